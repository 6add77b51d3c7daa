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
from itertools import chain
from typing import NamedTuple

from cak_regeling.errors import LijstError


class Encoding(Enum):
    """How the bytes of a line were read."""

    UTF8 = "utf-8"
    CP1252 = "cp1252"
    UNREADABLE = "unreadable"


Line = tuple[str, Encoding]
"""A line without its end, and how it was read."""

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
        cells: *list[str]*. Its cells, as they stand in the file.
        encoding: *Encoding*. How its first line was read.
    """

    row: int
    lines: int
    cells: list[str]
    encoding: Encoding


def split_lines(chunks: Iterable[bytes]) -> Iterator[Line]:
    """Cut bytes into decoded lines; the same lines however the bytes are cut into chunks.

    Raises:
        cak_regeling.LijstError: When a line is longer than `MAX_LINE_BYTES`.
    """
    for block in _blocks(_without_mark(chunks)):
        data = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n")
        text = _decoded(data, "utf-8")
        if text is not None:
            for line in text.split("\n"):
                yield line, Encoding.UTF8
        else:
            yield from map(_climbed, data.split(b"\n"))


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
        texts = chain((decoder.decode(chunk) for chunk in chain((head,), rest)), (decoder.decode(b"", final=True),))
        # What UTF-16 could not give becomes a byte that no step of the ladder takes, so that its line is rejected.
        yield from (text.encode().replace("\ufffd".encode(), b"\x81") for text in texts)
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
        if len(held) > MAX_LINE_BYTES:
            raise LijstError(f"expected lines of at most {MAX_LINE_BYTES} bytes; this is not a list as text")
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
    except csv.Error:
        return [line]


def split_records(lines: Iterable[Line], *, first_row: int, delimiter: str, width: int) -> Iterator[Record]:
    """Cut lines into rows of cells.

    A quoted cell may run over several lines, when they together make a row of *width* cells. Otherwise its quote is a
    stray one, and the line stands alone: one stray quote must not swallow rows.

    Args:
        lines: The lines after the header.
        first_row: Number of the first of them.
        delimiter: What stands between cells.
        width: How many cells a row has.
    """
    source = iter(lines)
    waiting: deque[Line] = deque()
    row = first_row
    while True:
        line = waiting.popleft() if waiting else next(source, None)
        if line is None:
            return
        text, encoding = line
        cells = split_cells(text, delimiter)
        taken = 1
        if len(cells) < width and text.count(QUOTE) % 2:
            joined = _joined(text, source, waiting, delimiter, width)
            if joined is not None:
                cells, taken = joined
        yield Record(row, taken, cells, encoding)
        row += taken


def _joined(
    text: str, source: Iterator[Line], waiting: deque[Line], delimiter: str, width: int
) -> tuple[list[str], int] | None:
    """Look ahead for the end of a quoted cell; give the cells and how many lines they take, or None."""
    texts = [text]
    for index in range(MAX_JOINED_LINES - 1):
        if index == len(waiting):
            following = next(source, None)
            if following is None:
                return None
            waiting.append(following)
        texts.append(waiting[index][0])
        if texts[-1].count(delimiter) >= width - 1:  # a row of its own
            return None
        if texts[-1].count(QUOTE) % 2:
            cells = split_cells("\n".join(texts), delimiter)
            if len(cells) != width:
                return None
            for _ in range(index + 1):
                waiting.popleft()
            return cells, len(texts)
    return None
