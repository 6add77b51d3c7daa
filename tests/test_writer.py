# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Writing a list: reading what was written gives the same list, and what was rejected can be corrected and read."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling.lijst import STANDAARD
from cak_regeling.lijst.sheets import Format
from cak_regeling.testing import generate_lijst, strategies


PEILDATUM = date(2023, 9, 30)
HEADERS = tuple(column.header for column in STANDAARD.columns if column.field != "peildatum")
BSN = "999993653"
FORMATS: list[Format] = ["csv", "xlsx"]


def csv_of(*rows: Sequence[str]) -> bytes:
    """Write rows as csv, as any program would."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().encode()


def read(content: bytes, **arguments: Any) -> cak.CakLijst:
    """Read a list."""
    return cak.read_lijst(content, peildatum=PEILDATUM, **arguments)


def written(lijst: cak.CakLijst, format: Format) -> bytes:  # noqa: A002 - as in what is tested
    """Write a list to memory."""
    file = io.BytesIO()
    cak.write_lijst(lijst, file, format=format)
    return file.getvalue()


def rejected(lijst: cak.CakLijst, format: Format, **arguments: Any) -> bytes:  # noqa: A002 - as in what is tested
    """Write the rejected rows to memory."""
    file = io.BytesIO()
    cak.write_rejected(lijst, file, format=format, **arguments)
    return file.getvalue()


def assert_same(again: cak.CakLijst, lijst: cak.CakLijst) -> None:
    """Say the same: rows with all that is in them, persons, fields and codes; and reject nothing."""
    assert again.aanmeldingen == lijst.aanmeldingen
    assert again.wanbetalers == lijst.wanbetalers
    assert again.fields == lijst.fields
    assert again.rejected == ()
    assert [line.kind.name for line in again.skipped] == ["KOP"]


def on_one_line(a: cak.Aanmelding) -> cak.Aanmelding:
    """Give a row with spaces for the line breaks in its texts."""
    return evolve(
        a,
        naam=evolve(a.naam, **_flat(a.naam, "achternaam", "voorvoegsel", "voorletters")),
        adres=evolve(a.adres, **_flat(a.adres, "straatnaam", "huisletter", "huisnummertoevoeging", "woonplaats")),
        extra={name: text.replace("\n", " ") for name, text in a.extra.items()},
        **_flat(a, "zorgverzekeraar", "statuscode"),
    )


def _flat(value: object, *names: str) -> dict[str, Any]:
    return {name: text and text.replace("\n", " ").strip() for name in names for text in [getattr(value, name)]}


NAMES = ["'s-Gravesande", "=cmd|' /C calc'!A0", "''=x", "-Beuk", "+31", "@x", "'t Hof", 'Jan "de ;\nBoer"', "€ ë Ș"]
"""Names that are Dutch, hostile, or both."""
TEXTS = st.sampled_from(NAMES) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n"), min_size=1, max_size=8
)
CELLS = TEXTS | st.sampled_from(["00-00-1968", "00-02-1995", "31-12-1899", "01-01-0001", "30-02-2020", "-5,00", "12,5"])


@settings(max_examples=100)
@given(st.lists(strategies.aanmeldingen(), max_size=5), st.sampled_from(FORMATS), TEXTS)
@example([cak.Aanmelding(bsn=cak.BSN(BSN), naam=cak.Naam(achternaam=name)) for name in NAMES[:-2]], "csv", "=1")
def test_any_rows_come_back(rows: list[cak.Aanmelding], format: Format, extra: str) -> None:  # noqa: A002 - as in what is tested
    """For any rows, with any text in a column of one's own: reading what was written gives the same list."""
    lijst = read(csv_of(HEADERS, (BSN, *HEADERS[1:])))
    lijst = evolve(lijst, rejected=(), aanmeldingen=tuple(evolve(a, extra={"Eigen kolom": extra}) for a in rows))
    assert_same(read(written(lijst, format)), lijst)


@settings(max_examples=100)
@given(st.lists(st.lists(CELLS, min_size=19, max_size=19), max_size=4), st.sampled_from(FORMATS))
def test_any_cells_that_were_read_come_back(cells: list[list[str]], format: Format) -> None:  # noqa: A002 - as in what is tested
    """For any cells, readable or not, and a column without a header: what is read, written and read is the same."""
    headers = (*HEADERS, "", "'=kolom")
    lijst = read(csv_of(headers, *([BSN, *row[1:]] for row in cells)))
    again = read(written(lijst, format))
    if format == "csv":  # a line break that would cut the row is a space from then on
        lijst, again = (evolve(one, aanmeldingen=tuple(map(on_one_line, one.aanmeldingen))) for one in (lijst, again))
    assert_same(again, lijst)
    assert [name for name in lijst.header.names if name not in again.header.names] in ([], ["kolom 18"])
    assert written(again, format) == written(read(written(again, format)), format)


@pytest.mark.parametrize("format", FORMATS)
def test_a_generated_list_comes_back(format: Format) -> None:  # noqa: A002 - as in what is tested
    """A list of a municipality, with its title lines, total and rejected rows gone, says the same."""
    lijst = read(generate_lijst(300, peildatum=PEILDATUM, faults=["titelregels", "bsn_leeg", "totaalregel"]).content)
    again = read(written(lijst, format))
    assert_same(again, lijst)
    found, before = ([[b.code for b in a.bevindingen] for a in one.aanmeldingen] for one in (again, lijst))
    assert found == before


def test_a_cell_that_could_not_be_read_stands_in_its_column() -> None:
    """Whatever the file called the column, the text goes back under the header of the layout, and only there."""
    lijst = read(csv_of(("burgerservicenummer", "Ingangsdatum", "saldo"), (BSN, "morgen", "vijf")))
    assert lijst.aanmeldingen[0].extra == {"Ingangsdatum": "morgen", "saldo": "vijf"}
    content = written(lijst, "csv")
    assert content == "\ufeffBSN;Aanmelddatum;Betalingsachterstand\r\n999993653;morgen;vijf\r\n".encode()
    again = read(content)
    assert again.aanmeldingen[0].extra == {"Aanmelddatum": "morgen", "Betalingsachterstand": "vijf"}
    assert_same(read(written(again, "csv")), again)


def test_a_second_column_for_a_field_stays_a_second_column() -> None:
    """Two columns with addresses: the one that was read stays the one that is read."""
    lijst = read(csv_of(("BSN", "Aanmelddatum", "Adres", "Straatnaam"), (BSN, "01-05-2017", "Kade 1", "")))
    assert_same(read(written(lijst, "csv")), lijst)
    assert read(written(lijst, "csv")).aanmeldingen[0].extra == {"Adres": "Kade 1"}


def test_an_empty_column_is_left_out() -> None:
    """A list that starts in the second column of its sheet is written from the first, the rejected rows too."""
    lijst = read(csv_of(("", "BSN", "Aanmelddatum", ""), ("", BSN, "01-05-2017", "x"), ("", "1", "01-05-2017", "y")))
    assert written(lijst, "csv") == "\ufeffBSN;Aanmelddatum;kolom 4\r\n999993653;01-05-2017;x\r\n".encode()
    assert_same(read(written(lijst, "csv")), evolve(lijst, rejected=()))
    assert read(rejected(lijst, "csv")).headers == ("Reden van afkeuring", "BSN", "Aanmelddatum", "kolom 4")


def test_only_the_fields_that_the_list_has_are_written() -> None:
    """A rule that needs a column that was not there must not find an empty one; a peildatum is written where it was."""
    lijst = read(csv_of(("Aanmelddatum", "BSN", "Peildatum"), ("01-05-2017", BSN, "")))
    assert written(lijst, "csv") == ("\ufeffBSN;Aanmelddatum;Peildatum\r\n999993653;01-05-2017;30-09-2023\r\n".encode())


def test_days_and_amounts_are_real_in_a_sheet() -> None:
    """A spreadsheet sees days and numbers; an incomplete birth date and a number that is no number are text."""
    row = {"BSN": BSN, "Geboortedatum": "00-00-1968", "UZOVI": "0101", "Aanmelddatum": "01-05-2017"}
    row |= {"Huisnummer": "12", "Betalingsachterstand": "1.234,50", "Wijze van inning": "via CJIB"}
    lijst = read(csv_of(tuple(row), tuple(row.values())))
    sheet = openpyxl.load_workbook(io.BytesIO(written(lijst, "xlsx"))).worksheets[0]
    cells = dict(zip(*sheet.iter_rows(values_only=True), strict=True))
    assert cells["Aanmelddatum"].date() == date(2017, 5, 1)
    assert (cells["BSN"], cells["UZOVI"], cells["Geboortedatum"]) == (BSN, "0101", "00-00-1968")
    assert (cells["Huisnummer"], cells["Betalingsachterstand"], cells["Wijze van inning"]) == (12, 1234.5, "cjib")


def test_a_way_of_collection_without_a_text_is_its_own() -> None:
    """A layout without a text for a way of collection gets the word of the library."""
    lijst = read(csv_of(("BSN", "Aanmelddatum", "Inning"), (BSN, "01-05-2017", "CJIB")))
    bare = evolve(lijst, layout=evolve(STANDAARD, inningswijzen={}))
    assert written(bare, "csv").endswith(b";cjib\r\n")


def test_a_path_says_the_format(tmp_path: Path) -> None:
    """The suffix of a path is the format, and what is no list is refused."""
    lijst = read(csv_of(("BSN", "Aanmelddatum"), (BSN, "01-05-2017")))
    for name in ("lijst.csv", "lijst.xlsx"):
        cak.write_lijst(lijst, tmp_path / name)
        assert_same(cak.read_lijst(tmp_path / name, peildatum=PEILDATUM), lijst)
    for write in (cak.write_lijst, cak.write_rejected):
        with pytest.raises(cak.WaardeError, match="CakLijst as lijst"):
            write(lijst.aanmeldingen, tmp_path / "lijst.csv")  # type: ignore[arg-type]


BAD = (
    ("BSN", "Achternaam", "Aanmelddatum", "Opmerking"),
    (BSN, "Goed", "01-05-2017", ""),
    ("999993654", "=Fout", "01-05-2017", "x"),
    ("", "Leeg", "01-05-2017", ""),
    (BSN, "Kort", "01-05-2017"),
    (BSN, "Lang", "01-05-2017", "", "erbij"),
)


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_rejected_is_rejected_again_until_it_is_corrected(format: Format) -> None:  # noqa: A002 - as in what is tested
    """Every rejected row is in the file with its cells and the reason, and nothing else is."""
    lijst = read(csv_of(*BAD))
    again = read(rejected(lijst, format))
    assert (len(lijst.rejected), len(again.rejected), again.aanmeldingen) == (4, 4, ())
    assert again.headers == ("Reden van afkeuring", *BAD[0])
    for before, after in zip(lijst.rejected, again.rejected, strict=True):
        assert after.cells[0] == before.bevindingen[0].explain()
        assert before.bevindingen[0].code in {bevinding.code for bevinding in after.bevindingen}
    once_more = read(rejected(again, format))
    assert [row.cells[1:] for row in once_more.rejected] == [row.cells[1:] for row in again.rejected]
    assert once_more.headers == again.headers


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_corrected_is_read(format: Format) -> None:  # noqa: A002 - as in what is tested
    """With a good BSN, and the mark cleared where the cells were shifted, the rows are residents with an offer."""
    table = _rows(rejected(read(csv_of(*BAD)), format), format)
    by_name = {row[2]: row for row in table[1:]}
    by_name["'=Fout"][1] = BSN
    by_name["Leeg"][1] = "999990639"
    assert "wis dan deze cel" in by_name["Kort"][5]
    by_name["Kort"][5] = ""
    by_name["Lang"][5:] = ["", ""]
    lijst = read(csv_of(*table))
    assert lijst.rejected == ()
    assert [a.naam.achternaam for a in lijst.aanmeldingen] == ["=Fout", "Leeg", "Kort", "Lang"]


def _rows(content: bytes, format: Format) -> list[list[str]]:  # noqa: A002 - as in what is tested
    """Read a file as another program does."""
    if format == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_a_row_of_which_bytes_are_lost_is_held_back() -> None:
    """A line that could not be decoded is good UTF-8 once it is written: it must be looked at all the same."""
    lijst = read(b"BSN;Aanmelddatum\n999993653;01-05-2017\x81\n")
    assert [b.code for b in lijst.rejected[0].bevindingen] == ["CODERING_ONLEESBAAR"]
    assert [b.code for b in read(rejected(lijst, "csv")).rejected[0].bevindingen] == ["RIJ_CELLEN"]


def test_the_reason_is_in_the_language_that_was_asked_for() -> None:
    """Reasons come in Dutch and English; a list without rejected rows gives the headers alone."""
    lijst = read(csv_of(*BAD))
    english = rejected(lijst, "csv", lang="en").decode()
    assert "Reason of rejection" in english
    assert "clear this cell" in english
    assert read(rejected(read(rejected(lijst, "csv", lang="en")), "csv", lang="en")).headers[1:] == BAD[0]
    assert rejected(read(csv_of(*BAD[:2])), "csv").count(b"\r\n") == 1
