# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The look into a spreadsheet before openpyxl opens it: whether it is one, what it would take, and what would get lost.

Xml is parsed by defusedxml, here and in openpyxl. A doctype is refused, and without one no entity can be declared: none
that grows and none that fetches a file. Refused is also what openpyxl would leave out without a word (a row or cell
that goes back) and what it would hold as a whole (a row without end).
"""

from collections.abc import Callable
from importlib import import_module
from typing import IO, BinaryIO, NoReturn, TypeVar
from zipfile import ZipFile

from cak_regeling.bevinding import Bevinding, Bevindingsoort
from cak_regeling.errors import CakRegelingError, LijstError
from cak_regeling.lijst import soorten_bestand as soorten
from cak_regeling.lijst.limits import Limits


T = TypeVar("T")

MAX_ROW = 1_048_576
"""No sheet has more rows."""
MAX_COLUMN = 16_384
"""No sheet has more columns."""
MAX_PARTS = 5_000
"""More parts are in no workbook."""
MAX_RATIO = 200
"""A part that unpacks to more than so many times its size, and to more than ``SMALL``, is a bomb."""
SMALL = 10_000_000
MAX_ELEMENTS = 250_000
"""More elements are in no row, and in no part that openpyxl holds as a whole."""

_OTHER = (
    ("xl/workbook.bin", soorten.BESTAND_XLSB),
    ("content.xml", soorten.BESTAND_ODS),
    ("word/", soorten.BESTAND_ZIP),
)
"""What other files have in their zip."""


def refuse(soort: Bevindingsoort) -> NoReturn:
    """Refuse a file for what it is.

    Raises:
        cak_regeling.LijstError: Always, with the bevinding.
    """
    found = Bevinding(soort=soort)
    raise LijstError(f"expected a workbook (xlsx) that can be read. {found.explain('en')}", bevindingen=(found,))


def whole(step: Callable[[], T]) -> T:
    """Do a step of reading, and refuse the file when anything in it is damaged.

    The errors of the parsers may hold cells, so they don't travel, not even as what the refusal came from.

    Raises:
        cak_regeling.LijstError: When the step fails on what is in the file, or raises it itself.
    """
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - only for who reads a spreadsheet

    try:
        return step()
    except (CakRegelingError, MemoryError):
        raise
    except DefusedXmlException:
        soort = soorten.BESTAND_DOCTYPE
    except Exception:  # noqa: BLE001 - openpyxl raises whatever its way through a damaged file leads to
        soort = soorten.BESTAND_BESCHADIGD
    refuse(soort)


def look(data: BinaryIO, limits: Limits) -> None:
    """Look into a file before it is opened as a workbook; a step for `whole`.

    Args:
        data: The file.
        limits: What it may take at most.

    Raises:
        cak_regeling.LijstError: When it is no workbook, is encrypted, or would take more than the limits.
    """
    archive = ZipFile(data)
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        refuse(soorten.BESTAND_WACHTWOORD)
    for sign, soort in _OTHER:
        if any(name.startswith(sign) for name in names):
            refuse(soort)
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        refuse(soorten.BESTAND_ZIP)
    if len(parts) > MAX_PARTS or any(part.file_size > max(SMALL, MAX_RATIO * part.compress_size) for part in parts):
        refuse(soorten.BESTAND_BOM)
    if sum(part.file_size for part in parts) > limits.bytes:
        limits.refuse("bytes")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            inside = _Look(limits)
            with archive.open(part) as file:
                inside.read(file)
            if inside.root == "sst" and part.file_size > limits.packed_bytes:
                limits.refuse("packed_bytes")


_PIECES = {"worksheet": "row", "sst": "si", "pivotCacheRecords": "r"}
"""By the root of a part that is read in pieces, the element that a piece starts with; other parts are held whole."""


class _Look:
    """Looks whether rows and cells of a sheet go forward, and whether what is held at a time can be.

    The parser is that of defusedxml, which refuses a doctype; what it finds comes here at once and not by way of a
    tree, as a sheet has some forty elements a row.
    """

    def __init__(self, limits: Limits) -> None:
        self.root = ""
        self._limits = limits
        self._coordinates = import_module("openpyxl.utils").coordinate_to_tuple
        self._elements = 0
        self._text = 0
        self._row = 0
        self._column = 0

    def read(self, part: IO[bytes]) -> None:
        """Look at a part, as xml."""
        from defusedxml.ElementTree import DefusedXMLParser  # noqa: PLC0415 - only for who reads a spreadsheet

        expat = DefusedXMLParser(forbid_dtd=True).parser
        expat.ordered_attributes = False
        expat.StartElementHandler = self._start
        expat.CharacterDataHandler = self._characters
        expat.EndElementHandler = expat.DefaultHandlerExpand = None
        expat.ParseFile(part)

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        """Take the start of an element; before its name stands its namespace."""
        kind = name.rpartition("}")[2]
        self.root = self.root or kind
        self._text = 0
        self._elements = 1 if kind == _PIECES.get(self.root) else self._elements + 1
        if self._elements > MAX_ELEMENTS:
            refuse(soorten.BESTAND_BOM)
        if self.root == "worksheet" and kind == "row":
            self._row = _forward(self._row, int(attrs.get("r", self._row + 1)), MAX_ROW)
            self._column = 0
        elif self.root == "worksheet" and kind == "c":
            place = attrs.get("r")
            row, column = self._coordinates(place) if place else (self._row, self._column + 1)
            if row != self._row:
                refuse(soorten.BESTAND_BESCHADIGD)
            self._column = _forward(self._column, column, MAX_COLUMN)

    def _characters(self, content: str) -> None:
        """Take text."""
        self._text += len(content)
        if self._text > self._limits.cell_length and self.root in {"worksheet", "sst"}:
            self._limits.refuse("cell_length")


def _forward(last: int, number: int, most: int) -> int:
    if not last < number <= most:
        refuse(soorten.BESTAND_BESCHADIGD)
    return number
