"""A list as a spreadsheet (xlsx): which sheet it is on, and its rows of cells as text.

A cell becomes the text that a csv of the same list would have: a day dd-mm-jjjj, a number in full with a decimal comma
(so that 1.234 is no thousand), a truth WAAR or ONWAAR. A number keeps no more than the fifteen digits that a
spreadsheet holds. Of merged cells only the first has a value, as in the file: the others are empty.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import BinaryIO, NamedTuple

from attrs import frozen

from cak_regeling.bevinding import Bevinding, Bevindingsoort
from cak_regeling.lijst import soorten_bestand
from cak_regeling.lijst import soorten_xlsx as soorten
from cak_regeling.lijst.header import HEADER_WITHIN, Header, best_header
from cak_regeling.lijst.layout import Layout
from cak_regeling.lijst.limits import Limits
from cak_regeling.lijst.ooxml import Attributes, Parts, refuse
from cak_regeling.lijst.tabular import Record


MAX_GAP = 10_000
"""After more empty rows than this nothing belongs to the list any more."""
MAX_ROW = 1_048_576
"""No sheet has more rows."""

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DAYS_FIELDS = frozenset({"geboortedatum", "aanmelddatum", "peildatum"})
_BUILT_IN_DAYS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
"""Numbers of the built-in formats that show a day."""
_BETWEEN_1900_AND_1904 = 1462


@frozen(kw_only=True, repr=False)
class Sheet:
    """The sheet of a spreadsheet that has the best header.

    Attributes:
        naam: *str*. Its name.
        rows: *Iterator[Record]*. All its rows from row 1 to the last that has something, with cells as text.
        bevindingen: *tuple[Bevinding, ...]*. What there is to say of the workbook.
    """

    naam: str
    rows: Iterator[Record]
    bevindingen: tuple[Bevinding, ...] = ()


def open_sheet(data: BinaryIO, *, layouts: Sequence[Layout], limits: Limits) -> Sheet:
    """Choose the sheet whose first rows have the best header; one in view before a hidden one, then the first.

    Args:
        data: The file.
        layouts: Of which a header is looked for.
        limits: What it may take at most.

    Raises:
        cak_regeling.LijstError: When it is no workbook, is damaged or encrypted, or goes beyond a limit. While the
            rows are read too.
    """
    book = _Workbook(Parts(data, limits), limits)
    found: list[tuple[Header | None, _Named]] = []
    for named in book.sheets:
        head = list(islice(book.rows(named.part, _NO_HEADER), HEADER_WITHIN))
        found.append((best_header({"": head}, layouts), named))
    if not found:
        refuse(soorten_bestand.BESTAND_BESCHADIGD)
    header, chosen = max(found, key=_how_good)
    others = sum(1 for one, _ in found if one is not None and not one.missing) - 1
    return Sheet(
        naam=chosen.naam,
        rows=book.rows(chosen.part, _NO_HEADER if header is None else _Below.of(header)),
        bevindingen=(Bevinding(soort=soorten.WERKBLAD_NIET_GELEZEN),) if others > 0 else (),
    )


class _Named(NamedTuple):
    """A sheet: its name, its part of the file, and whether it is in view."""

    naam: str
    part: str
    in_view: bool


def _how_good(found: tuple[Header | None, _Named]) -> tuple[bool, bool, int]:
    header, named = found
    whole, columns = (False, 0) if header is None else header.score
    return whole, named.in_view, columns


@frozen
class _Below:
    """What is known of the rows below the header: in which columns values belong, and in which of those days."""

    row: int
    known: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()

    @classmethod
    def of(cls, header: Header) -> "_Below":
        days = frozenset(index for index, column in header.columns.items() if column.field in _DAYS_FIELDS)
        return cls(header.row + header.lines, frozenset(header.columns), days)


_NO_HEADER = _Below(MAX_ROW + 1)


class _Workbook:
    """A workbook: its sheets, and what their cells refer to."""

    def __init__(self, parts: Parts, limits: Limits) -> None:
        self._parts = parts
        self._limits = limits
        self._date1904 = False
        self._named: list[_Named] = []
        book = self._targets("_rels/.rels").get("officeDocument", "xl/workbook.xml")
        if book not in parts.names:
            refuse(soorten_bestand.BESTAND_ZIP)
        folder, _, name = book.rpartition("/")
        targets = self._targets(f"{folder}/_rels/{name}.rels")
        parts.parse(book, self._take_sheet)
        parts_of_sheets = ((named, targets.get(named.part)) for named in self._named)
        self.sheets = [named._replace(part=part) for named, part in parts_of_sheets if part in parts.names]
        self._days = self._read_styles(targets.get("styles", ""))
        self._strings = self._read_strings(targets.get("sharedStrings", ""))

    def rows(self, part: str, below: _Below) -> Iterator[Record]:
        """Give the rows of a sheet, from row 1."""
        reader = _RowReader(self._strings, self._days, self._limits, below, date1904=self._date1904)
        for _ in self._parts.walk(part, reader.start, reader.end):
            yield from reader.take()

    def _targets(self, part: str) -> dict[str, str]:
        """Read what a part refers to: by id and by kind, the path in the zip."""
        targets: dict[str, str] = {}
        folder = part.removesuffix(".rels").rpartition("_rels/")[0]

        def take(name: str, attributes: Attributes) -> None:
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                path = target[1:] if target.startswith("/") else f"{folder}{target}"
                targets[attributes.get("Id", "")] = path
                targets[attributes.get("Type", "").rpartition("/")[2]] = path

        if part in self._parts.names:
            self._parts.parse(part, take)
        return targets

    def _take_sheet(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self._date1904 = attributes.get("date1904") in {"1", "true"}
        elif name == "sheet":
            key = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            in_view = attributes.get("state", "visible") == "visible"
            self._named.append(_Named(attributes.get("name", ""), key, in_view))

    def _read_styles(self, part: str) -> frozenset[str]:
        """Give the numbers of the styles that show a day."""
        formats: dict[str, str] = {}
        styles: list[str] = []
        inside: list[str] = []

        def start(name: str, attributes: Attributes) -> None:
            if name == "numFmt":
                formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            elif name == "xf" and inside[-1:] == ["cellXfs"]:
                styles.append(attributes.get("numFmtId", ""))
            inside.append(name)

        if part in self._parts.names:
            self._parts.parse(part, start, lambda _name, _text: inside.pop())
        return frozenset(
            str(number)
            for number, style in enumerate(styles)
            if (_shows_day(formats[style]) if style in formats else style in map(str, _BUILT_IN_DAYS))
        )

    def _read_strings(self, part: str) -> list[str]:
        """Read the texts that cells refer to."""
        if part not in self._parts.names:
            return []
        if self._parts.size(part) > self._limits.packed_bytes:
            self._limits.refuse("packed_bytes")
        strings: list[str] = []
        text = _Text()

        def end(name: str, content: str) -> None:
            text.end(name, content)
            if name == "si":
                strings.append(text.take())

        self._parts.parse(part, text.start, end)
        return strings


_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""The parts of a format that are no pattern."""


def _shows_day(code: str) -> bool:
    """Tell whether a format shows a day: it has a pattern for a day of the month or a year."""
    return re.search("[dy]", _NOT_SHOWN.sub("", code.split(";", maxsplit=1)[0]), re.IGNORECASE) is not None


class _Text:
    """Gathers the text of one cell from its pieces; how a text is pronounced (in Japanese) is no part of it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._pronounced = False

    def start(self, name: str, _attributes: Attributes) -> None:
        if name == "rPh":
            self._pronounced = True

    def end(self, name: str, text: str) -> None:
        if name == "rPh":
            self._pronounced = False
        elif name == "t" and not self._pronounced:
            self._pieces.append(text)

    def take(self) -> str:
        """Give the text, and start another."""
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(self._pieces))
        self._pieces.clear()
        return text


_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a character is written that xml does not take."""


class _RowReader:
    """Makes rows of the elements of a sheet."""

    def __init__(
        self, strings: Sequence[str], days: frozenset[str], limits: Limits, below: _Below, *, date1904: bool
    ) -> None:
        self._strings = strings
        self._days = days
        self._limits = limits
        self._below = below
        self._date1904 = date1904
        self._done: list[Record] = []
        self._given = 0  # number of the last row that was given
        self._row = 0
        self._hidden = False
        self._cells: list[str] = []
        self._found: list[Bevindingsoort] = []
        self._column = -1
        self._cell: Mapping[str, str] = {}
        self._formula = False
        self._value = ""
        self._text = _Text()

    def take(self) -> Iterator[Record]:
        """Give the rows that are whole."""
        yield from self._done
        self._done.clear()

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if name == "c":
            self._cell = attributes
            self._column = _column(attributes["r"]) if "r" in attributes else self._column + 1
            self._formula = False
            self._value = ""
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._hidden = attributes.get("hidden") in {"1", "true"}
            self._column = -1
        elif name == "f":
            self._formula = True
        else:
            self._text.start(name, attributes)

    def end(self, name: str, text: str) -> None:
        """Take the end of an element."""
        if name == "v":
            self._value = text
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        else:
            self._text.end(name, text)

    def _end_cell(self) -> None:
        kind = self._cell.get("t", "n")
        text = self._text_of(kind)
        column, cells = self._column, self._cells
        in_place = column in self._below.known and self._row >= self._below.row
        if kind == "e":
            self._found.append(soorten.CEL_FOUTWAARDE)
        if self._formula and in_place:
            self._found.append(soorten.CEL_FORMULE)
        if text:
            if column >= self._limits.columns:
                self._limits.refuse("columns")
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = text

    def _text_of(self, kind: str) -> str:
        value = self._value
        if kind == "n":
            return self._number_or_day(value)
        if kind == "s":
            return self._strings[int(value)] if value else ""
        if kind == "inlineStr":
            return self._text.take()
        if kind == "b":
            return {"1": "WAAR", "0": "ONWAAR"}.get(value, value)
        return "" if kind == "e" else value.removesuffix("T00:00:00")

    def _number_or_day(self, value: str) -> str:
        if self._cell.get("s") in self._days:
            return _day(value, date1904=self._date1904)
        text = _number(value)
        in_days = self._column in self._below.days and self._row >= self._below.row
        if self._date1904 and in_days and _SERIAL.fullmatch(text):  # what reads it later takes it for one of 1900
            return str(int(text) + _BETWEEN_1900_AND_1904)
        return text

    def _end_row(self) -> None:
        cells, found = self._cells, list(dict.fromkeys(self._found))
        if not cells and not found:
            return
        if not self._given < self._row <= MAX_ROW:
            refuse(soorten_bestand.BESTAND_BESCHADIGD)
        if self._row - self._given > MAX_GAP:
            refuse(soorten_bestand.BESTAND_VERRE_CEL)
        if self._hidden and self._row >= self._below.row:
            found.append(soorten.RIJ_VERBORGEN)
        self._done.extend(Record(row, 1, []) for row in range(self._given + 1, self._row))
        self._done.append(Record(self._row, 1, cells, found=tuple(found)))
        self._given = self._row
        self._cells = []
        self._found.clear()


def _column(reference: str) -> int:
    """Give the number of the column of a cell such as AB12, from 0."""
    return _index_of(reference.rstrip("0123456789"))


@lru_cache(maxsize=1024)
def _index_of(letters: str) -> int:
    if not _LETTERS.fullmatch(letters):
        refuse(soorten_bestand.BESTAND_BESCHADIGD)
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


_LETTERS = re.compile("[A-Z]{1,3}")
_SERIAL = re.compile("[1-9][0-9]{4}")


def _number(value: str) -> str:
    """Write a number in full, with the fifteen digits that a spreadsheet has of it, and a decimal comma."""
    if value.isdigit() and len(value) <= 15:
        return value
    try:
        text = f"{float(value):.15g}"
    except ValueError:
        return value
    return text.replace(".", ",")


@lru_cache(maxsize=4096)
def _day(value: str, *, date1904: bool) -> str:
    """Write the day of a serial number; what is no whole day stays a number."""
    text = _number(value)
    if not text.isdigit() or len(text) > 7:
        return text
    serial = int(text) + (_BETWEEN_1900_AND_1904 if date1904 else 0)
    if serial < 1 or serial == _FALSE_DAY or serial > _LAST_DAY:
        return text
    day = date(1899, 12, 30 if serial > _FALSE_DAY else 31) + timedelta(days=serial)
    return f"{day:%d-%m-}{day.year:04}"


_FALSE_DAY = 60
"""29 February 1900, which spreadsheets have and the calendar has not."""
_LAST_DAY = 2_958_465
"""31 December 9999."""
