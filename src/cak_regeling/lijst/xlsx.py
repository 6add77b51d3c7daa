# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A list as a spreadsheet (xlsx): which sheet it is on, and its rows of cells as text. Openpyxl reads the file.

A cell becomes the text that a csv of the same list would have: a day dd-mm-jjjj, a number in full with a decimal comma
(so that 1.234 is no thousand), a truth WAAR or ONWAAR. A number keeps no more than the fifteen digits that a
spreadsheet holds. Of merged cells only the first has a value, as in the file: the others are empty. A hidden row is a
row like any other: openpyxl, reading row by row, does not say which are hidden.
"""

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO

from attrs import frozen

from cak_regeling.bevinding import Bevinding, Bevindingsoort
from cak_regeling.errors import CakRegelingError
from cak_regeling.lijst import soorten_bestand
from cak_regeling.lijst import soorten_xlsx as soorten
from cak_regeling.lijst.header import HEADER_WITHIN, Header, best_header
from cak_regeling.lijst.layout import Column, Layout
from cak_regeling.lijst.limits import Limits
from cak_regeling.lijst.ooxml import MAX_ROW, look, refuse, whole
from cak_regeling.lijst.tabular import Record


MAX_GAP = 10_000
"""After more empty rows than this nothing belongs to the list any more."""

_DAYS_FIELDS = frozenset({"geboortedatum", "aanmelddatum", "peildatum"})
_BETWEEN_1900_AND_1904 = 1462
_SERIAL = re.compile("[1-9][0-9]{4}")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a character is written that xml does not take; openpyxl leaves it as it is."""


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
        cak_regeling.CakRegelingError: When openpyxl or defusedxml is not there.
    """
    _check_installed()
    whole(partial(look, data, limits))
    book = _Workbook(data, limits)
    found: list[tuple[Header | None, Any]] = []
    for sheet in book.sheets:
        head = list(islice(book.rows(sheet), HEADER_WITHIN))
        found.append((best_header({"": head}, layouts), sheet))
    if not found:
        refuse(soorten_bestand.BESTAND_BESCHADIGD)
    header, chosen = max(found, key=_how_good)
    others = sum(1 for one, _ in found if one is not None and not one.missing) - 1
    return Sheet(
        naam=chosen.title,
        rows=book.rows(chosen, header),
        bevindingen=(Bevinding(soort=soorten.WERKBLAD_NIET_GELEZEN),) if others > 0 else (),
    )


def _how_good(found: tuple[Header | None, Any]) -> tuple[bool, bool, int]:
    header, sheet = found
    complete, columns = (False, 0) if header is None else header.score
    return complete, sheet.sheet_state == "visible", columns


def _check_installed() -> None:
    """Refuse to read without openpyxl, or where it would parse xml without defusedxml.

    What openpyxl warns of while reading (a validation, a style or an extension that it does not keep) is nothing to a
    list, and one warning quotes a cell. That alone is silenced, and for good: to put the filters back after each step,
    as `warnings.catch_warnings` does, would undo what other threads change meanwhile.
    """
    try:
        import openpyxl  # noqa: PLC0415 - only for who reads a spreadsheet
    except ImportError:
        defused = False
    else:
        defused = openpyxl.DEFUSEDXML
    if not defused:
        raise CakRegelingError(
            "expected openpyxl and defusedxml, to read a spreadsheet: install cak_regeling[xlsx]"
            " (and do not set OPENPYXL_DEFUSEDXML)"
        )
    warnings.filterwarnings("ignore", module=_READING)


_READING = r"openpyxl\.(packaging|reader|styles|worksheet\._reader|worksheet\.header_footer)"


class _Workbook:
    """A workbook, opened as it is stored; and once more as it was computed when it turns out to have formulas."""

    def __init__(self, data: BinaryIO, limits: Limits) -> None:
        self._data = data
        self._limits = limits
        self._stored = self._open(computed=False)
        self._shift = _BETWEEN_1900_AND_1904 if self._stored.epoch.year == 1904 else 0
        self._to_serial = import_module("openpyxl.utils.datetime").to_excel
        self.sheets = self._stored.worksheets

    def rows(self, sheet: Any, header: Header | None = None) -> Iterator[Record]:
        """Give the rows of a sheet, from row 1 to the last that has something."""
        filled = self._filled(sheet, header)
        given = 0
        while (record := whole(partial(next, filled, None))) is not None:
            if record.row - given > MAX_GAP:
                refuse(soorten_bestand.BESTAND_VERRE_CEL)
            yield from (Record(row, 1, []) for row in range(given + 1, record.row))
            yield record
            given = record.row

    def _open(self, *, computed: bool) -> Any:
        from openpyxl import load_workbook  # noqa: PLC0415 - only for who reads a spreadsheet

        return whole(partial(load_workbook, self._data, read_only=True, data_only=computed, keep_links=False))

    def _filled(self, sheet: Any, header: Header | None) -> Iterator[Record]:
        """Give the rows that have something."""
        columns: Mapping[int, Column] = {} if header is None else header.columns
        below = MAX_ROW if header is None else header.row + header.lines
        outcomes = None
        for number, cells in _numbered(sheet):
            shown = cells
            known = columns.keys() if number >= below else set[int]()
            formulas = {cell.column - 1 for cell in cells if cell.data_type == "f"}
            if formulas:
                outcomes = outcomes or _numbered(self._open(computed=True).worksheets[self.sheets.index(sheet)])
                shown = next(outcome for row, outcome in outcomes if row == number)
            texts: list[str] = []
            found: list[Bevindingsoort] = [soorten.CEL_FORMULE] if formulas & known else []
            for cell in shown:
                at = cell.column - 1
                if cell.data_type == "e":
                    found.append(soorten.CEL_FOUTWAARDE)
                elif text := self._text(cell.value, in_days=at in known and columns[at].field in _DAYS_FIELDS):
                    if at >= self._limits.columns:
                        self._limits.refuse("columns")
                    texts.extend([""] * (at + 1 - len(texts)))
                    texts[at] = text
            if texts or found:
                yield Record(number, 1, texts, found=tuple(dict.fromkeys(found)))

    def _text(self, value: Any, *, in_days: bool) -> str:
        """Write the value of a cell; what is shown as a day and is no whole one becomes the number that it was."""
        if isinstance(value, str):
            return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value) if "_x" in value else value
        if isinstance(value, bool):
            return "WAAR" if value else "ONWAAR"
        number = value if isinstance(value, int | float) else self._to_serial(value, self._stored.epoch)
        if isinstance(value, date) and number >= 1 and number == int(number):
            return f"{value:%d-%m-}{value.year:04}"
        text = f"{number:.15g}".replace(".", ",")
        # what reads it later takes a serial number for one of 1900
        return str(int(text) + self._shift) if in_days and _SERIAL.fullmatch(text) else text


def _numbered(sheet: Any) -> Iterator[tuple[int, Sequence[Any]]]:
    """Give the rows of a sheet that have cells, with their number."""
    sheet.reset_dimensions()
    for row in filter(None, sheet.iter_rows(max_row=MAX_ROW)):
        yield row[-1].row, [cell for cell in row if cell.value is not None]
