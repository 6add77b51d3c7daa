"""The parts of a spreadsheet file: a zip with xml in it, of which nothing is unpacked before it was looked at.

Parts are parsed by expat, a piece at a time, so that no tree of them is held. A doctype is refused, and without one an
xml file can't declare an entity: neither a bomb of entities nor one that fetches a file is possible. This is what
defusedxml does too, but that gives its parser up for one that is several times slower; openpyxl reads a sheet without
saying which rows are hidden, and gives either a formula or its value.
"""

import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import BinaryIO, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from cak_regeling.bevinding import Bevinding, Bevindingsoort
from cak_regeling.errors import LijstError
from cak_regeling.lijst import soorten_bestand as soorten
from cak_regeling.lijst.limits import Limits


Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
"""Is told the name of an element, and its attributes."""
End = Callable[[str, str], object]
"""Is told the name of an element, and the text since the last element that started."""

MAX_PARTS = 5_000
"""More parts are in no workbook."""
MAX_RATIO = 200
"""A part that unpacks to more than so many times its size, and to more than ``SMALL``, is a bomb."""
SMALL = 10_000_000
_CHUNK = 1 << 16


def refuse(soort: Bevindingsoort) -> NoReturn:
    """Refuse a file for what it is.

    Raises:
        cak_regeling.LijstError: Always, with the bevinding.
    """
    found = Bevinding(soort=soort)
    raise LijstError(f"expected a workbook (xlsx) that can be read. {found.explain('en')}", bevindingen=(found,))


@contextmanager
def _whole() -> Generator[None]:
    """Refuse a file in which anything is damaged; the errors of the parsers may hold cells, so they don't travel."""
    try:
        yield
    except (BadZipFile, zlib.error, ExpatError, EOFError, OSError, RuntimeError, ValueError, LookupError):
        refuse(soorten.BESTAND_BESCHADIGD)


class Parts:
    """The parts of a workbook, looked at.

    Args:
        data: The file.
        limits: What it may take at most.

    Raises:
        cak_regeling.LijstError: When it is no workbook, is encrypted or damaged, or would take more than the limits.
    """

    def __init__(self, data: BinaryIO, limits: Limits) -> None:
        self._limits = limits
        with _whole():
            self._archive = ZipFile(data)
        parts = self._archive.infolist()
        self.names = frozenset(part.filename for part in parts)
        if any(part.flag_bits & 1 for part in parts):
            refuse(soorten.BESTAND_WACHTWOORD)
        for sign, soort in _OTHER:
            if any(name.startswith(sign) for name in self.names):
                refuse(soort)
        if "[Content_Types].xml" not in self.names:
            refuse(soorten.BESTAND_ZIP)
        if len(parts) > MAX_PARTS or any(part.file_size > max(SMALL, MAX_RATIO * part.compress_size) for part in parts):
            refuse(soorten.BESTAND_BOM)
        if sum(part.file_size for part in parts) > limits.bytes:
            limits.refuse("bytes")

    def size(self, name: str) -> int:
        """Tell how many bytes a part unpacks to."""
        return self._archive.getinfo(name).file_size

    def walk(self, name: str, start: Start, end: End) -> Iterator[None]:
        """Parse a part, a piece at a time; it goes on when the next is asked for.

        Raises:
            cak_regeling.LijstError: When it is damaged, has a doctype, or has text longer than a cell may be.
        """
        walker = _Walker(start, end, self._limits)
        with _whole(), self._archive.open(name) as file:
            while chunk := file.read(_CHUNK):
                walker.feed(chunk)
                yield
            walker.close()

    def parse(self, name: str, start: Start, end: End | None = None) -> None:
        """Parse a part as a whole. Raises what `walk` does."""
        for _ in self.walk(name, start, end or _pass):
            pass


def _pass(_name: str, _text: str) -> None:
    """Do nothing at the end of an element."""


_OTHER = (
    ("xl/workbook.bin", soorten.BESTAND_XLSB),
    ("content.xml", soorten.BESTAND_ODS),
    ("word/", soorten.BESTAND_ZIP),
)
"""What other files have in their zip."""


class _Walker:
    """Feeds xml to expat, and passes on elements under their names without prefix, with their text."""

    def __init__(self, start: Start, end: End, limits: Limits) -> None:
        self._start_element = start
        self._end_element = end
        self._limits = limits
        self._text: list[str] = []
        self._length = 0
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        self._parser = parser

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self._parser.Parse(chunk, False)

    def close(self) -> None:
        """Say that there are no more."""
        self._parser.Parse(b"", True)

    def _start(self, name: str, attributes: Attributes) -> None:
        self._text.clear()
        self._length = 0
        self._start_element(name[name.find(":") + 1 :], attributes)

    def _end(self, name: str) -> None:
        self._end_element(name[name.find(":") + 1 :], "".join(self._text))
        self._text.clear()

    def _take(self, text: str) -> None:
        self._length += len(text)
        if self._length > self._limits.cell_length:
            self._limits.refuse("cell_length")
        self._text.append(text)


def _refuse_doctype(*_: object) -> None:
    refuse(soorten.BESTAND_DOCTYPE)
