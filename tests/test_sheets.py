# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Writing tables: what stands in the file, and that no cell becomes something else on the way."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling.lijst import sheets
from cak_regeling.lijst.formulas import guarded, unguarded
from cak_regeling.lijst.sheets import Format, Table, Value, write_tables
from cak_regeling.lijst.tabular import split_lines, split_records


MIXED: tuple[Value, ...] = ("0101", 12, Decimal("1234.50"), date(2023, 9, 30), date(1890, 1, 2), None, "", "=1+1")


def written(*tables: Table, format: Format, inert: bool = True) -> bytes:  # noqa: A002 - as in what is tested
    """Write to memory."""
    file = io.BytesIO()
    write_tables(file, *tables, format=format, inert=inert)
    return file.getvalue()


def table(*rows: Sequence[Value], naam: str = "Lijst") -> Table:
    """Make a table of two columns."""
    return Table(naam=naam, headers=("Een", "Twee"), rows=rows)


def read_csv(content: bytes) -> list[list[str]]:
    """Read csv as the standard library does."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_xlsx(content: bytes) -> list[tuple[Any, ...]]:
    """Read the first sheet as openpyxl does."""
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))


def test_csv_is_for_excel_in_dutch() -> None:
    """There is a mark for UTF-8, a semicolon, a decimal comma and dd-mm-jjjj; formulas are inert, numbers are not."""
    content = written(table(MIXED, (Decimal(-5), "ë;\"'")), format="csv")
    assert content == ('\ufeffEen;Twee\r\n0101;12;1234,50;30-09-2023;02-01-1890;;;\'=1+1\r\n-5;"ë;""\'"\r\n'.encode())


def test_xlsx_has_real_days_and_numbers_and_text_stays_text() -> None:
    """Another program sees days, numbers and text as what they are; text is marked as text, also when retyped."""
    book = openpyxl.load_workbook(io.BytesIO(written(table(MIXED), format="xlsx")))
    headers, cells = book.worksheets[0].iter_rows()
    assert [cell.value for cell in headers] == ["Een", "Twee", *[None] * 6]
    assert headers[0].font.b
    assert [cell.value for cell in cells] == [
        *("0101", 12, 1234.5, datetime(2023, 9, 30)),  # noqa: DTZ001 - as openpyxl gives a day
        *("02-01-1890", None, None, "'=1+1"),
    ]
    assert [cell.number_format for cell in cells[:4]] == ["@", "General", "#,##0.00", r"dd\-mm\-yyyy"]
    assert book.worksheets[0].freeze_panes == "A2"


def test_several_sheets_have_names_that_fit() -> None:
    """Each table has its sheet; what Excel refuses in a name is replaced, and no two are called the same."""
    names = ["brief", "Brief", "a/b:c", "", "x" * 40, "'"]
    content = written(*(table((n, "x"), naam=name) for n, name in enumerate(names)), format="xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["brief", "Brief (2)", "a-b-c", "Blad 4", "x" * 31, "Blad 6"]
    assert [sheet["A2"].value for sheet in book.worksheets] == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_the_same_cells_give_the_same_bytes(format: Format) -> None:  # noqa: A002 - as in what is tested
    """Nothing of the clock or the machine is in the file."""
    content = written(table(MIXED), format=format)
    assert content == written(table(MIXED), format=format)
    assert b"\x21\x00" in content or format == "csv"  # 1 January 1980, as a zip writes it


@pytest.mark.parametrize("suffix", [".csv", ".XLSX"])
def test_the_format_is_that_of_the_suffix(tmp_path: Path, suffix: str) -> None:
    """A path says what is written."""
    path = tmp_path / f"lijst{suffix}"
    write_tables(path, table(("a", "b")))
    assert path.read_bytes() == written(table(("a", "b")), format="csv" if suffix == ".csv" else "xlsx")


@given(st.text())
@example("'s-Gravesande")
@example("''=cmd")
@example("'\t")
def test_a_formula_is_made_inert_and_back(text: str) -> None:
    """For every text: what is written does not start a formula, and reading gives the text."""
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r")
    assert unguarded(guarded(guarded(text))) == guarded(text)


def test_who_asks_gets_formulas() -> None:
    """Text goes as it is when the caller says so."""
    assert written(table(("=1+1", "'s")), format="csv", inert=False).endswith(b"=1+1;'s\r\n")
    assert "=1+1" in read_xlsx(written(table(("=1+1", "")), format="xlsx", inert=False))[1]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8", exclude_characters="\r")), st.integers()), max_size=5))
@example([("\x00\x1f_x0041_ a\nb", 1), (" \t", 2), ("\ufffe", 3)])
def test_every_text_and_number_comes_back(rows: list[tuple[str, int]]) -> None:
    """Another reader finds what was written, whatever characters it holds, in either format."""
    as_csv = read_csv(written(table(*rows), format="csv", inert=False))
    expected = [["Een", "Twee"], *([text, str(number)] for text, number in rows)]
    assert [[one_line(text) for text in row] for row in as_csv] == [
        [one_line(text) for text in row] for row in expected
    ]
    unescape: Any = openpyxl.utils.escape.unescape
    as_xlsx = [
        (unescape(text or ""), number) for text, number in read_xlsx(written(table(*rows), format="xlsx", inert=False))
    ]
    assert as_xlsx == [("Een", "Twee"), *rows]


def one_line(text: str) -> str:
    """Give text with spaces for its line breaks."""
    return re.sub("\r\n|\r|\n", " ", text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\nb", True),
        ("a\n\nb", True),
        ('a "b"\nc', True),
        ('a "b\nc"', True),
        ("a\r\nb", False),
        ("a\rb", False),
        ("a;\nb", False),
        ('Jan "de ;\nBoer"', False),
        ("\n" * 30, False),
    ],
)
def test_a_line_break_that_would_cut_the_row_is_a_space(text: str, kept: bool) -> None:  # noqa: FBT001 - a table of cases
    """The reader of lists gets the row back whole: with its line breaks where it takes them, and else with spaces."""
    content = written(table((text, "x"), ("y", "z")), format="csv")
    lines = split_lines([content])
    records = [record.cells for record in split_records(lines, first_row=1, delimiter=";", width=2)]
    assert records == [["Een", "Twee"], [text if kept else one_line(text), "x"], ["y", "z"]]


def test_far_columns_have_their_letters() -> None:
    """The columns after Z and ZZ stand where they belong."""
    wide = Table(headers=[str(n) for n in range(1, 800)], rows=[])
    assert read_xlsx(written(wide, format="xlsx"))[0] == tuple(str(n) for n in range(1, 800))
    assert read_xlsx(written(Table(headers=(), rows=[("a",)]), format="xlsx"))[-1] == ("a",)


@pytest.mark.parametrize("cell", [1.5, True, datetime(2023, 9, 30), Decimal("NaN"), b"x", cak.BSN("999993653")])  # noqa: DTZ001 - to be refused
@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_cell_of_another_type_is_refused(cell: Any, format: Format) -> None:  # noqa: A002 - as in what is tested
    """A float, a flag, a moment, a value of the library: no guess is made of how it is to be written."""
    with pytest.raises(cak.WaardeError, match="as a cell"):
        written(table((cell,)), format=format)


def test_rows_are_taken_one_at_a_time() -> None:
    """A sheet is written while its rows come in and need not fit in memory; one that is counted says its size first."""
    seen: list[int] = []

    def rows() -> Iterator[tuple[str, ...]]:
        for number in range(3):
            seen.append(number)
            yield (f"rij {number}", "x")

    plain = sheets._sheet(Table(headers=("a", "b"), rows=rows()), str)
    assert "<dimension" not in next(plain)
    assert [(next(plain).count("<c "), list(seen)) for _ in range(3)] == [(2, []), (2, [0]), (2, [0, 1])]
    assert [*plain][-1].endswith("</worksheet>")
    counted = sheets._sheet(Table(headers=("a", "b"), rows=rows(), count=3), str)
    assert '<dimension ref="A1:B4"/>' in next(counted)
    assert "<dimension" not in next(sheets._sheet(Table(headers=(), rows=[], count=0), str))


def test_what_does_not_go_on_a_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many rows or columns, or too long a cell, is an error that says to write csv: Excel would call it damaged."""
    with pytest.raises(cak.WaardeError, match="32767 characters"):
        written(table(("x" * 32_768, "")), format="xlsx")
    with pytest.raises(cak.WaardeError, match="16384 columns"):
        written(table(("",) * 16_385), format="xlsx")
    monkeypatch.setattr(sheets, "MAX_SHEET_ROWS", 2)
    assert written(table(("a", "b")), format="xlsx")
    with pytest.raises(cak.WaardeError, match="at most 2 rows"):
        written(table(("a", "b"), ("c", "d")), format="xlsx")


@pytest.mark.parametrize(
    ("target", "tables", "chosen"),
    [
        ("lijst.ods", [table()], None),
        (io.BytesIO(), [table()], None),
        (io.BytesIO(), [table()], "ods"),
        (io.BytesIO(), [], "xlsx"),
        (io.BytesIO(), [table(), table()], "csv"),
        (io.StringIO(), [table()], "csv"),
        (object(), [table()], "csv"),
    ],
)
def test_wrong_use_is_refused(target: Any, tables: list[Table], chosen: Any) -> None:
    """Another format, no table, two tables for csv, or a file for text: an error that says what was expected."""
    with pytest.raises(cak.WaardeError, match=r"^expected"):
        write_tables(target, *tables, format=chosen)


def test_half_a_character_is_no_error() -> None:
    """What no encoding has is written as ``?``: an error of the codec would hold the text."""
    assert written(table(("\ud800", "")), format="csv").endswith(b"?;\r\n")
    assert read_xlsx(written(table(("\ud800", "a")), format="xlsx"))[1] == ("?", "a")


def test_a_table_shows_no_cells() -> None:
    """Neither headers nor cells are in its repr."""
    assert repr(table(("Kanarie", "x"))) == "Table('Lijst', 2 columns)"
