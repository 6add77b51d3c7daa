# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Bytes to lines, and lines to rows of cells with their place in the file. No file is opened and no cell is judged.

Both steps are parsers without I/O: feed them what has come in, take what is whole, and close them at the end. What
comes out is the same however the bytes were cut into chunks, a refusal included.

Decoding is a ladder, climbed line by line so that one bad byte does not change the other lines: a byte order mark
decides; else strict UTF-8; else cp1252; else the line is kept as latin-1 (which loses nothing) and marked unreadable.
Lines end at CR, LF or CRLF and nowhere else: a name may hold what Unicode calls a line separator.
"""

import codecs
import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from functools import cache, partial
from itertools import chain, count, repeat
from typing import Any, NamedTuple

from cak_regeling.bevinding import Bevindingsoort
from cak_regeling.lijst.limits import DEFAULT_LIMITS, Limits


class Encoding(Enum):
    """How the bytes of a line were read."""

    UTF8 = "utf-8"
    CP1252 = "cp1252"
    UNREADABLE = "unreadable"


Line = tuple[str, Encoding]
"""A line without its end, and how it was read."""
Lines = tuple[Sequence[str], Encoding]
"""Lines that follow each other and were read in the same way."""

Keep = Callable[[int, int, bytes], object]
"""Is given lines as they stand in the file: the number of the first, how many they are, and their bytes."""

DELIMITERS = {";": ";", ",": ",", "\t": "tab", "|": "|"}
"""What may stand between cells, with its name."""
QUOTE = '"'
MAX_LINE_BYTES = DEFAULT_LIMITS.line_bytes
"""A longer line is no line of a list, unless the caller says otherwise; the file is refused."""
_HALVED_TO = 1024
"""Fewer bytes than this are not offered in halves any more."""
MAX_JOINED_LINES = 20
"""How many lines one quoted cell may run over before its first quote is taken for a stray one."""


class Record(NamedTuple):
    """One row of cells, of a text or of a sheet.

    Attributes:
        row: *int*. Line of the file on which it starts, or row of the sheet; from 1.
        lines: *int*. How many lines it takes.
        cells: *list[str]*. Its cells, without the quotes that enclose them.
        encoding: *Encoding*. How its bytes were read; of several lines, the worst.
        stray_quote: *bool*. It has a quote that nothing closes; its cells are then cut at every delimiter.
        found: *tuple[Bevindingsoort, ...]*. What else its source has to say of it; a FOUT among them rejects the row.
    """

    row: int
    lines: int
    cells: list[str]
    encoding: Encoding = Encoding.UTF8
    stray_quote: bool = False
    found: tuple[Bevindingsoort, ...] = ()

    def __repr__(self) -> str:
        return f"Record(row={self.row}, {len(self.cells)} cells)"


_record_of: Callable[[tuple[Any, ...]], Record] = partial(tuple[Any, ...].__new__, Record)
"""Make one of six values in a tuple: `Record` itself takes twice the time, for every line."""


def worst_of(encodings: Iterable[Encoding]) -> Encoding:
    """Give the one that says most: a line that was hard to read is not hidden by the line that it continues."""
    return max(encodings, key=list(Encoding).index)


class LineParser:
    """Cuts bytes into decoded lines.

    >>> parser = LineParser()
    >>> [*parser.feed(b"BSN;Na"), *parser.feed(b"am"), *parser.close()]
    [(['BSN;Naam'], <Encoding.UTF8: 'utf-8'>)]

    Args:
        limits: How long a line may be.
        offer: Is offered whole lines as bytes, and tells whether it takes them; those are not given.
    """

    def __init__(self, limits: Limits = DEFAULT_LIMITS, offer: Callable[[bytes], bool] | None = None) -> None:
        self._limits = limits
        self._offer = offer
        self._held = bytearray()
        self._at_start = True
        self._decoder: codecs.IncrementalDecoder | None = None

    def feed(self, data: bytes) -> Iterator[Lines]:
        """Take the next bytes; give the lines that are whole now. Use them up before the next bytes.

        Raises:
            cak_regeling.LijstError: After the lines before it, when a line is longer than the limit.
        """
        held = self._held
        if self._at_start:
            held += data
            if len(held) < len(codecs.BOM_UTF8):
                return
            data = self._without_mark()
        elif self._decoder is not None:
            data = _as_utf8(self._decoder.decode(data))
        # A CR at the very end may be the first half of a CRLF: it waits for the next bytes.
        start = max(len(held) - 1, 0)
        held += data
        end = max(held.rfind(b"\n", start), held.rfind(b"\r", start, -1)) + 1
        block = bytes(held[:end])
        del held[:end]
        if block:
            yield from self._lines(block) if self._offer is None else self._not_taken(block, self._offer)
        if len(held) - held.endswith(b"\r") > self._limits.line_bytes:
            self._limits.refuse("line_bytes")

    def close(self) -> Iterator[Lines]:
        """Say that there are no more bytes; give the last line, when it had no end.

        Raises:
            cak_regeling.LijstError: When it is longer than the limit.
        """
        if self._at_start:
            self._held += self._without_mark()
        if self._decoder is not None:
            self._held += _as_utf8(self._decoder.decode(b"", final=True))
        if self._held:
            yield from self._lines(bytes(self._held))
            self._held.clear()

    def _without_mark(self) -> bytes:
        """Take what was held so far, without its byte order mark; from then on UTF-16 is brought to UTF-8."""
        head = bytes(self._held)
        self._held.clear()
        self._at_start = False
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            self._decoder = codecs.getincrementaldecoder("utf-16")("replace")
            return _as_utf8(self._decoder.decode(head))
        return head.removeprefix(codecs.BOM_UTF8)

    def _not_taken(self, block: bytes, offer: Callable[[bytes], bool]) -> Iterator[Lines]:
        """Offer whole lines, all or else each half, so that one that is not taken does not keep all others from it."""
        if offer(block):
            return
        half = block.rfind(b"\n", 0, len(block) // 2) + 1
        if not half or len(block) < _HALVED_TO:
            yield from self._lines(block)
            return
        yield from self._not_taken(block[:half], offer)
        yield from self._not_taken(block[half:], offer)

    def _lines(self, block: bytes) -> Iterator[Lines]:
        """Decode whole lines, together where that can be."""
        data = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n")
        raw = data.split(b"\n")
        longest = self._limits.line_bytes
        text = _decoded(data, "utf-8") if max(map(len, raw)) <= longest else None
        if text is not None:
            yield text.split("\n"), Encoding.UTF8
            return
        for one in raw:
            if len(one) > longest:
                self._limits.refuse("line_bytes")
            line, encoding = _climbed(one)
            yield [line], encoding


def split_lines(chunks: Iterable[bytes]) -> Iterator[Line]:
    """Cut bytes into decoded lines.

    Raises:
        cak_regeling.LijstError: When a line is longer than `MAX_LINE_BYTES`.
    """
    parser = LineParser()
    for lines, encoding in chain.from_iterable(chain(map(parser.feed, chunks), [parser.close()])):
        yield from zip(lines, repeat(encoding), strict=False)


def _as_utf8(text: str) -> bytes:
    """Write what came from UTF-16; what it could not give is a byte that no step of the ladder takes."""
    return text.encode().replace("\ufffd".encode(), b"\x81")


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


class RecordParser:
    """Cuts lines into rows of cells.

    A quoted cell may run over several lines, when they together make a row of *width* cells. Otherwise its quote is a
    stray one: the line stands alone and is cut at every delimiter, as one stray quote must not swallow cells or rows.

    Args:
        first_row: Number of the first line.
        delimiter: What stands between cells.
        width: How many cells a row has.
        limits: How many rows and cells there may be, and how long a cell.
        keep: Gets whole lines instead of rows, where `take` finds nothing to say of them.
    """

    def __init__(
        self,
        *,
        first_row: int,
        delimiter: str,
        width: int,
        limits: Limits = DEFAULT_LIMITS,
        keep: Keep | None = None,
    ) -> None:
        self._row = first_row
        self._delimiter = delimiter
        self._width = width
        self._limits = limits
        self._keep = keep
        self._cut = delimiter.encode() * (width - 1)
        self._waiting: list[Line] = []

    def feed(self, blocks: Iterable[Lines]) -> Iterator[Record]:
        """Take the next lines; give the rows that are whole now. Use them up before the next lines.

        Raises:
            cak_regeling.LijstError: After the rows before it, for what goes beyond a limit.
        """
        for texts, encoding in blocks:
            if not self._waiting and QUOTE not in "".join(texts):
                yield from self._plain(texts, encoding)
                continue
            for text in texts:
                self._waiting.append((text, encoding))
                yield from self._settled(last=False)

    def take(self, block: bytes) -> bool:
        """Let whole lines be kept as they are, when every one is a row of its own of which there is nothing to say.

        That is when they are UTF-8 and have no quotes, as many cells as a row has, ends alike, and nothing that may go
        beyond a limit; each line has text or a delimiter, so that none of them is empty.

        Args:
            block: Lines with their ends, the next to come.
        """
        limits = self._limits
        if self._keep is None or self._waiting or not self._cut:
            return False
        lines = block.count(b"\n")
        if self._row + lines > limits.rows or len(block) > min(limits.line_bytes, limits.cell_length):
            return False
        end = b"\r\n" if block.endswith(b"\r\n") else b"\n"
        if block.translate(None, _all_but(self._cut + b'"\r\n')) != (self._cut + end) * lines:
            return False
        if not block.isascii() and _decoded(block, "utf-8") is None:
            return False
        self._keep(self._row, lines, block)
        self._row += lines
        return True

    def _plain(self, texts: Sequence[str], encoding: Encoding) -> Iterator[Record]:
        """Cut lines without a quote, all together."""
        limits, row = self._limits, self._row
        self._row += len(texts)
        cells = [text.split(self._delimiter) for text in texts]
        records = map(_record_of, zip(count(row), repeat(1), cells, repeat(encoding), repeat(False), repeat(())))
        longest, widest = max(map(len, texts)), max(map(len, cells))
        if self._row > limits.rows or widest > limits.columns or longest > limits.cell_length:
            for record in records:
                check_limits(record, limits, longest)
                yield record
        else:
            yield from records

    def close(self) -> Iterator[Record]:
        """Say that there are no more lines; give what waited for the end of a quoted cell.

        Raises:
            cak_regeling.LijstError: As `feed`.
        """
        yield from self._settled(last=True)

    def _settled(self, *, last: bool) -> Iterator[Record]:
        """Give the rows at the start of what waits, as far as the lines that came tell what they are."""
        waiting = self._waiting
        while waiting:
            text, encoding = waiting[0]
            count = 1
            stray = text.count(QUOTE) % 2 == 1
            if stray:
                count = _lines_taken(waiting, self._delimiter, self._width)
                if not count and not last and len(waiting) < MAX_JOINED_LINES:
                    return
            if count > 1:
                text = "\n".join(line for line, _ in waiting[:count])
                encoding = worst_of(how for _, how in waiting[:count])
                stray = False
            cells = text.split(self._delimiter) if stray else split_cells(text, self._delimiter)
            record = Record(self._row, count or 1, cells, encoding, stray)
            check_limits(record, self._limits, len(text))
            del waiting[: record.lines]
            self._row += record.lines
            yield record


def split_records(lines: Iterable[Line], *, first_row: int, delimiter: str, width: int) -> Iterator[Record]:
    """Cut lines into rows of cells, as `RecordParser` does."""
    parser = RecordParser(first_row=first_row, delimiter=delimiter, width=width)
    yield from parser.feed(([text], encoding) for text, encoding in lines)
    yield from parser.close()


def check_limits(record: Record, limits: Limits, longest: int) -> None:
    """Refuse what goes beyond a limit.

    Args:
        record: A row of cells.
        limits: How many rows and cells there may be, and how long a cell.
        longest: What no cell of it is longer than, in characters.

    Raises:
        cak_regeling.LijstError: With the name of the limit.
    """
    if record.row > limits.rows:
        limits.refuse("rows")
    if len(record.cells) > limits.columns:
        limits.refuse("columns")
    if longest > limits.cell_length and max(map(len, record.cells)) > limits.cell_length:
        limits.refuse("cell_length")


@cache
def _all_but(some: bytes) -> bytes:
    """Give all bytes but some."""
    return bytes(set(range(256)) - set(some))


def _lines_taken(lines: Sequence[Line], delimiter: str, width: int) -> int:
    """Tell how many lines a row takes that starts with an open quote; 1 for a stray quote, 0 when more must come."""
    first, _ = lines[0]
    before_quote = len(split_cells(first, delimiter)) - 1
    if first.count(delimiter) >= width - 1 > before_quote:  # a whole row, with a quote inside it
        return 1
    for taken, (line, _) in enumerate(lines[1:MAX_JOINED_LINES], 2):
        closing = line.count(QUOTE) % 2 == 1
        if line.count(delimiter) >= width - 1 and (before_quote or not closing):  # a row of its own
            return 1
        if closing:
            cells = split_cells("\n".join(text for text, _ in lines[:taken]), delimiter)
            return taken if len(cells) == width else 1
    return 0
