# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Tables of cells to a file: csv or xlsx, the same bytes for the same cells.

Csv is for Excel in Dutch: ``;``, CRLF, dd-mm-jjjj, a decimal comma, and UTF-8 with a byte order mark, as Excel takes
text without one for Windows-1252 and spoils every ë. A line break in a cell stays where the reader of lists takes it
back, and is a space where it would not. In xlsx days and numbers are real ones, and text is marked as text, so that a
BSN keeps its zeros while a person corrects the sheet.

Xlsx is written here and not by openpyxl, which keeps rows in a file of its own on the way and writes the time of the
clock: personal data must not lie about, and a file must be repeatable.
"""

import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from decimal import Decimal
from functools import cache
from html import escape
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from attrs import field, frozen

from cak_regeling.bevinding import Tekst
from cak_regeling.errors import WaardeError
from cak_regeling.lijst.formulas import guarded
from cak_regeling.lijst.tabular import split_lines, split_records


Value = str | int | Decimal | date | None
"""What a cell can hold: text, a number, a day, or nothing. A BSN or UZOVI is given as the text of its value."""
Target = str | os.PathLike[str] | BinaryIO
"""A path, or a file opened in binary mode."""
Format = Literal["csv", "xlsx"]

MAX_SHEET_ROWS = 1_048_576
"""As many rows, the headers included, go on a sheet of xlsx."""
MAX_SHEET_COLUMNS = 16_384
"""As many columns go on it."""
MAX_CELL = 32_767
"""As many characters go in a cell of xlsx."""


def _to_headers(headers: Iterable[str]) -> tuple[str, ...]:
    return tuple(headers)


@frozen(kw_only=True, repr=False)
class Table:
    """A table to be written: headers and rows.

    Attributes:
        naam: *str*. Of its sheet; what a sheet can't be called is made fit.
        headers: *tuple[str, ...]*. The headers.
        rows: *Iterable[Sequence[Value]]*. The cells of each row, taken one at a time; there may be fewer or more than
            headers.
        count: *int | None*. How many rows there are, where that is known without taking them and none is longer than
            the headers. The sheet then says how large it is: a reader such as openpyxl else goes through all of it to
            know.
    """

    naam: str = "Lijst"
    headers: tuple[str, ...] = field(converter=_to_headers)
    rows: Iterable[Sequence[Value]]
    count: int | None = None

    def __repr__(self) -> str:
        return f"Table({self.naam!r}, {len(self.headers)} columns)"


def write_tables(target: Target, *tables: Table, format: Format | None = None, inert: bool = True) -> None:  # noqa: A002 - the word of the matter, and a keyword only
    """Write tables to csv (one table) or xlsx (a sheet for each).

    Args:
        target: A path, or a file opened in binary mode.
        tables: What is written.
        format: ``"csv"`` or ``"xlsx"``; by the suffix of the path when None.
        inert: Put a ``'`` before text that a spreadsheet would take for a formula; reading a list takes it off again.

    Raises:
        cak_regeling.WaardeError: For another format, more tables than the format takes, a cell of another type, or one
            that does not go on a sheet.
        OSError: When the file can't be written.
    """
    chosen = format_of(target) if format is None else format
    if chosen not in _WRITERS:
        raise WaardeError(
            Tekst(
                "verwacht een bestandsnaam die eindigt op .csv of .xlsx",
                "expected 'csv' or 'xlsx' as the format, or a path that ends on one of them",
            )
        )
    if not tables or (chosen == "csv" and len(tables) > 1):
        raise WaardeError("expected one table for csv, or one or more for xlsx")
    with opened(target) as file:
        _WRITERS[chosen](file, tables, guarded if inert else str)


def format_of(target: Target) -> str:
    """Tell the format by the suffix of a path; empty for a file that is open."""
    return Path(target).suffix.lower().removeprefix(".") if isinstance(target, str | os.PathLike) else ""


def opened(target: Target) -> "BinaryIO | nullcontext[BinaryIO]":
    """Open a path to write bytes to; a file that is open stays open.

    Raises:
        cak_regeling.WaardeError: For what is neither.
        OSError: When it can't be opened.
    """
    if isinstance(target, str | os.PathLike):
        return Path(target).open("wb")
    if isinstance(target, io.TextIOBase) or not hasattr(target, "write"):
        raise WaardeError("expected a path, or a file opened in binary mode")
    return nullcontext(target)


Guard = Callable[[str], str]


def _write_csv(file: BinaryIO, tables: Sequence[Table], guard: Guard) -> None:
    (table,) = tables
    file.write("\ufeff".encode())
    for cells in chain((table.headers,), table.rows):
        texts = [_csv_text(cell, guard) for cell in cells]
        line = _csv_line(texts)
        if any("\n" in text or "\r" in text for text in texts) and not _comes_back(line, texts, len(table.headers)):
            line = _csv_line([" ".join(re.split("\r\n|\r|\n", text)) for text in texts])
        file.write(_encoded(line))


def _csv_line(texts: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow(texts)
    return out.getvalue()


def _comes_back(line: str, texts: Sequence[str], width: int) -> bool:
    """Tell whether a row with line breaks is read as it was: the reader fears a stray quote, and may cut it."""
    lines = split_lines([line.encode("utf-8", "replace")])
    return [record.cells for record in split_records(lines, first_row=1, delimiter=";", width=width)] == [list(texts)]


def _csv_text(cell: Value, guard: Guard) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guard(cell)
    if type(cell) is date:
        return f"{cell:%d-%m-}{cell.year:04}"
    return _number(cell).replace(".", ",")


def _number(cell: object) -> str:
    """Write a number in full, with a point; refuse what is none."""
    if type(cell) is int:
        return str(cell)
    if type(cell) is Decimal and cell.is_finite():
        return f"{cell:f}"
    raise WaardeError("expected text, an int, a Decimal, a date or None as a cell")


def _encoded(text: str) -> bytes:
    """Encode; half a character, which no encoding has, becomes ``?``, as an error would hold the text."""
    return text.encode("utf-8", "replace")


def _write_xlsx(file: BinaryIO, tables: Sequence[Table], guard: Guard) -> None:
    names = _sheet_names([table.naam for table in tables])
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in _frame(names).items():
            archive.writestr(_entry(name), content)
        for number, table in enumerate(tables, 1):
            with archive.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w") as sheet:
                for part in _sheet(table, guard):
                    sheet.write(_encoded(part))


def _entry(name: str) -> ZipInfo:
    """Make an entry of the zip that tells nothing of when or where it was made."""
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 0
    return info


_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def _sheet_names(names: Sequence[str]) -> list[str]:
    """Make names fit for sheets: at most 31 characters, without those that Excel refuses, each another."""
    fit: list[str] = []
    for number, name in enumerate(names, 1):
        plain = _NOT_IN_A_NAME.sub("-", name)[:31].strip(" '") or f"Blad {number}"
        taken = {one.casefold() for one in fit}
        fit.append(f"{plain[:25]} ({number})" if plain.casefold() in taken else plain)
    return fit


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_GENERAL, _DAY, _AMOUNT, _TEXT, _BOLD = range(5)
"""The styles of cells, in the order of ``_STYLES``."""
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/>'
    '</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/>'
    '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/>'
    '<bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" '
    'borderId="0"/></cellStyleXfs><cellXfs count="5">'
    + "".join(
        f'<xf numFmtId="{number_format}" fontId="{font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for number_format, font in ((0, 0), (164, 0), (4, 0), (49, 0), (49, 1))
    )
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def _frame(names: Sequence[str]) -> dict[str, str]:
    """Write all parts of a workbook but its sheets."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, names, strict=True)
    )
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in [
            ("workbook", "sheet.main"),
            ("styles", "styles"),
            *((f"worksheets/sheet{n}", "worksheet") for n in numbers),
        ]
    )
    relations = "".join(_relation(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": _relations(_relation("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>{sheets}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": _relations(relations + _relation("rId0", "styles", "styles.xml")),
        "xl/styles.xml": _STYLES,
    }


def _relations(relations: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'


def _sheet(table: Table, guard: Guard) -> Iterator[str]:
    """Write a sheet, row by row: the first row stays in view, and the columns are as wide as their headers."""
    size = ""
    if table.count is not None and table.headers:
        size = f'<dimension ref="A1:{_letters(len(table.headers))}{table.count + 1}"/>'
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{max(len(header) + 2, 12)}" customWidth="1"/>'
        for n, header in enumerate(table.headers, 1)
    )
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}">{size}<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{f'<cols>{widths}</cols>' if widths else ''}<sheetData>"
    )
    for number, cells in enumerate(chain((table.headers,), table.rows), 1):
        if number > MAX_SHEET_ROWS or len(cells) > MAX_SHEET_COLUMNS:
            raise WaardeError(
                Tekst(
                    f"verwacht hoogstens {MAX_SHEET_ROWS} rijen en {MAX_SHEET_COLUMNS} kolommen; schrijf csv",
                    f"expected at most {MAX_SHEET_ROWS} rows and {MAX_SHEET_COLUMNS} columns; write csv",
                )
            )
        written = "".join(
            f'<c r="{_letters(column)}{number}"{_xlsx_cell(cell, guard, _BOLD if number == 1 else _TEXT)}</c>'
            for column, cell in enumerate(cells, 1)
            if cell is not None and cell != ""
        )
        yield f'<row r="{number}">{written}</row>'
    yield "</sheetData></worksheet>"


@cache
def _letters(column: int) -> str:
    """Give the letters of a column, from 1: A to Z, AA to ZZ, and so on."""
    before, last = divmod(column - 1, 26)
    return (_letters(before) if before else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[last]


_SERIAL_ZERO = date(1899, 12, 30)
_FIRST_DAY = date(1900, 3, 1)
"""Days before it are not the same in every spreadsheet, because of the false 29 February 1900: they are text."""


def _xlsx_cell(cell: Value, guard: Guard, style: int) -> str:
    """Write the attributes and content of a cell that is not empty; *style* is for text."""
    if isinstance(cell, str):
        return _inline(guard(cell), style)
    if type(cell) is date:
        if cell < _FIRST_DAY:
            return _inline(_csv_text(cell, guard), style)
        return f' s="{_DAY}"><v>{(cell - _SERIAL_ZERO).days}</v>'
    return f' s="{_AMOUNT if type(cell) is Decimal else _GENERAL}"><v>{_number(cell)}</v>'


_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""Characters that xml does not take or would change, and what would be read as one of those."""


def _inline(text: str, style: int) -> str:
    if len(text) > MAX_CELL:
        raise WaardeError(
            Tekst(
                f"verwacht hoogstens {MAX_CELL} tekens in een cel van xlsx; schrijf csv",
                f"expected at most {MAX_CELL} characters in a cell of xlsx; write csv",
            )
        )
    safe = _NOT_IN_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return f' s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(safe, quote=False)}</t></is>'


_WRITERS: dict[str, Callable[[BinaryIO, Sequence[Table], Guard], None]] = {"csv": _write_csv, "xlsx": _write_xlsx}
