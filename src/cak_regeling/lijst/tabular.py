"""Bytes to lines, and lines to rows of cells with their place in the file. No file is opened and no cell is judged.

Decoding is a ladder, climbed line by line so that one bad byte does not change the other lines: a byte order mark
decides; else strict UTF-8; else cp1252; else the line is kept as latin-1 (which loses nothing) and marked unreadable.
Lines end at CR, LF or CRLF and nowhere else: a name may hold what Unicode calls a line separator.
"""

import codecs
import csv
from collections import deque
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import chain, islice
from typing import NamedTuple

from cak_regeling.errors import LijstError


class Encoding(Enum):
    """How the bytes of a line were read."""

    UTF8 = "utf-8"
    CP1252 = "cp1252"
    UNREADABLE = "unreadable"


Line = tuple[str, Encoding]
"""A line without its end, and how it was read."""

DELIMITERS = {";": ";", ",": ",", "\t": "tab", "|": "|"}
"""What may stand between cells, with its name."""
QUOTE = '"'
MAX_LINE_BYTES = 1_000_000
"""A longer line is no line of a list; the file is refused."""
MAX_JOINED_LINES = 20
"""How many lines one quoted cell may run over before its first quote is taken for a stray one."""


class Record(NamedTuple):
    """One row of cells.

    Attributes:
        row: *int*. Line of the file on which it starts, from 1.
        lines: *int*. How many lines it takes.
        cells: *list[str]*. Its cells, without the quotes that enclose them.
        encoding: *Encoding*. How its bytes were read; of several lines, the worst.
        stray_quote: *bool*. It has a quote that nothing closes; its cells are then cut at every delimiter.
    """

    row: int
    lines: int
    cells: list[str]
    encoding: Encoding
    stray_quote: bool

    def __repr__(self) -> str:
        return f"Record(row={self.row}, {len(self.cells)} cells)"


def split_lines(chunks: Iterable[bytes]) -> Iterator[Line]:
    """Cut bytes into decoded lines; the same lines however the bytes are cut into chunks.

    Raises:
        cak_regeling.LijstError: When a line is longer than `MAX_LINE_BYTES`.
    """
    for block in _blocks(_without_mark(chunks)):
        data = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n")
        raw = data.split(b"\n")
        _refuse_long(max(map(len, raw)))
        text = _decoded(data, "utf-8")
        if text is not None:
            for line in text.split("\n"):
                yield line, Encoding.UTF8
        else:
            yield from map(_climbed, raw)


def _refuse_long(length: int) -> None:
    if length > MAX_LINE_BYTES:
        raise LijstError(f"expected lines of at most {MAX_LINE_BYTES} bytes; this is not a list as text")


def _without_mark(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Take off a byte order mark; bring UTF-16 to UTF-8."""
    rest = iter(chunks)
    head = b""
    for chunk in rest:
        head += chunk
        if len(head) >= len(codecs.BOM_UTF8):
            break
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        decoder = codecs.getincrementaldecoder("utf-16")("replace")
        for chunk in chain((head,), rest, (b"",)):
            text = decoder.decode(chunk, final=not chunk)
            # What UTF-16 could not give becomes a byte that no step of the ladder takes, so that its line is rejected.
            yield text.encode().replace("\ufffd".encode(), b"\x81")
    else:
        yield head.removeprefix(codecs.BOM_UTF8)
        yield from rest


def _blocks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Bring chunks to blocks of whole lines."""
    held = b""
    for chunk in chunks:
        data = held + chunk
        # A CR at the very end may be the first half of a CRLF: it waits for the next chunk.
        end = max(data.rfind(b"\n"), data.rfind(b"\r", 0, -1)) + 1
        held = data[end:]
        _refuse_long(len(held.removesuffix(b"\r")))
        if end:
            yield data[:end]
    if held:
        yield held


def _climbed(data: bytes) -> Line:
    """Decode one line by the ladder."""
    for encoding in (Encoding.UTF8, Encoding.CP1252):
        text = _decoded(data, encoding.value)
        if text is not None:
            return text, encoding
    return data.decode("latin-1"), Encoding.UNREADABLE


def _decoded(data: bytes, encoding: str) -> str | None:
    """Decode, or give None: the error of the codec holds the bytes, so it must not travel."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def split_cells(line: str, delimiter: str) -> list[str]:
    """Cut one line (or several, joined by LF within quotes) into cells, with quotes as in csv."""
    if QUOTE not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except csv.Error:  # a cell beyond the limit that the program set for csv
        return line.split(delimiter)


def split_records(lines: Iterable[Line], *, first_row: int, delimiter: str, width: int) -> Iterator[Record]:
    """Cut lines into rows of cells.

    A quoted cell may run over several lines, when they together make a row of *width* cells. Otherwise its quote is a
    stray one: the line stands alone and is cut at every delimiter, as one stray quote must not swallow cells or rows.

    Args:
        lines: The lines after the header.
        first_row: Number of the first of them.
        delimiter: What stands between cells.
        width: How many cells a row has.
    """
    ahead = _Ahead(lines)
    row = first_row
    for line in ahead:
        text, encoding = line
        if text.count(QUOTE) % 2 == 0:
            record = Record(row, 1, split_cells(text, delimiter), encoding, stray_quote=False)
        else:
            record = _joined(line, ahead, row, delimiter, width) or Record(
                row, 1, text.split(delimiter), encoding, stray_quote=True
            )
        yield record
        row += record.lines


class _Ahead:
    """Lines, of which the next ones can be looked at before they are taken."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._source = iter(lines)
        self._seen: deque[Line] = deque()

    def __iter__(self) -> Iterator[Line]:
        while True:
            line = self._seen.popleft() if self._seen else next(self._source, None)
            if line is None:
                return
            yield line

    def look(self) -> Iterator[Line]:
        """Look at the next lines, without taking them."""
        yield from tuple(self._seen)
        for line in self._source:
            self._seen.append(line)
            yield line

    def take(self, count: int) -> None:
        """Take lines that were looked at."""
        for _ in range(count):
            self._seen.popleft()


def _joined(first: Line, ahead: _Ahead, row: int, delimiter: str, width: int) -> Record | None:
    """Look ahead for the end of a quoted cell; None when there is none within reach, or a row stands in between."""
    before_quote = len(split_cells(first[0], delimiter)) - 1
    if first[0].count(delimiter) >= width - 1 > before_quote:  # a whole row, with a quote inside it
        return None
    lines = [first]
    for line in islice(ahead.look(), MAX_JOINED_LINES - 1):
        lines.append(line)
        closing = line[0].count(QUOTE) % 2 == 1
        if line[0].count(delimiter) >= width - 1 and (before_quote or not closing):  # a row of its own
            return None
        if closing:
            cells = split_cells("\n".join(text for text, _ in lines), delimiter)
            if len(cells) != width:
                return None
            ahead.take(len(lines) - 1)
            worst = max((encoding for _, encoding in lines), key=list(Encoding).index)
            return Record(row, len(lines), cells, worst, stray_quote=False)
    return None
