# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A list as text, without I/O: feed bytes, get rows of cells; the header is found on the way."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from time import perf_counter
from typing import cast

from cak_regeling.errors import LijstError
from cak_regeling.lijst.header import HEADER_WITHIN, Header, find_header
from cak_regeling.lijst.layout import Layout
from cak_regeling.lijst.limits import DEFAULT_LIMITS, Limits
from cak_regeling.lijst.tabular import (
    DELIMITERS,
    MAX_JOINED_LINES,
    QUOTE,
    Keep,
    Line,
    LineParser,
    Lines,
    Record,
    RecordParser,
    check_limits,
    split_cells,
    worst_of,
)


_MEGABYTE = 1_000_000


class TextParser:
    r"""Cuts a list as text into rows of cells, from its first line to its last.

    >>> from cak_regeling.lijst import STANDAARD
    >>> parser = TextParser([STANDAARD])
    >>> rows = list(parser.parse([b"CAK-lijst\nBSN;Aanmeld", b"datum\n999993653;01-03-2020"]))
    >>> [(row.row, len(row.cells)) for row in rows], parser.header.row
    ([(1, 1), (2, 2), (3, 2)], 2)

    Args:
        layouts: Those to choose from.
        limits: What it may take at most.
        keep: Gets lines as they are, where every one is a row of which there is nothing to say; no row is given then.

    Attributes:
        header: *Header | None*. Known before the first row is given.
    """

    def __init__(self, layouts: Sequence[Layout], limits: Limits = DEFAULT_LIMITS, keep: Keep | None = None) -> None:
        self.header: Header | None = None
        self._layouts = layouts
        self._limits = limits
        self._head: list[Line] = []
        self._keep = keep
        self._lines = LineParser(limits, self._taken)
        self._records: RecordParser | None = None
        self._bytes = 0
        self._seconds = 0.0

    def parse(self, chunks: Iterable[bytes]) -> Iterator[Record]:
        """Feed chunks as they come, and give the rows.

        Raises:
            cak_regeling.LijstError: As `feed`.
        """
        for chunk in chunks:
            yield from self.feed(chunk)
        yield from self.close()

    def feed(self, data: bytes) -> Iterator[Record]:
        """Take the next bytes; give the rows that are whole now. Use them up before the next bytes.

        Raises:
            cak_regeling.LijstError: After the rows before it, when no header is found or for what goes beyond a limit.
        """
        self._bytes += len(data)
        if self._bytes > self._limits.bytes:
            self._limits.refuse("bytes")
        return self._timed(self._rows(self._lines.feed(data)))

    def close(self) -> Iterator[Record]:
        """Say that there are no more bytes; give the last rows.

        Raises:
            cak_regeling.LijstError: As `feed`.
        """
        return self._timed(self._last_rows())

    def _taken(self, block: bytes) -> bool:
        return self._records is not None and self._records.take(block)

    def _rows(self, blocks: Iterator[Lines]) -> Iterator[Record]:
        """Gather the first lines, to find the header in; from there on cut lines into rows."""
        while self._records is None:
            block = next(blocks, None)
            if block is None:
                return
            self._head.extend(zip(block[0], repeat(block[1]), strict=False))
            if len(self._head) >= HEADER_WITHIN:
                yield from self._found()
        yield from self._records.feed(blocks)

    def _last_rows(self) -> Iterator[Record]:
        yield from self._rows(self._lines.close())
        if self._records is None:
            yield from self._found()
        yield from cast("RecordParser", self._records).close()

    def _found(self) -> Iterator[Record]:
        """Find the header, and give the first lines again, as rows."""
        header = self.header = find_header(_readings(self._head[:HEADER_WITHIN], self._limits), self._layouts)
        below = header.row - 1 + header.lines
        for row, (text, encoding) in enumerate(self._head[: header.row - 1], 1):
            yield self._checked(Record(row, 1, split_cells(text, header.delimiter), encoding))
        yield self._checked(Record(header.row, header.lines, list(header.cells), header.encoding))
        self._records = RecordParser(
            first_row=below + 1,
            delimiter=header.delimiter,
            width=len(header.cells),
            limits=self._limits,
            keep=self._keep,
        )
        yield from self._records.feed(([text], encoding) for text, encoding in self._head[below:])

    def _checked(self, record: Record) -> Record:
        check_limits(record, self._limits, max(map(len, record.cells)))
        return record

    def _timed(self, rows: Iterator[Record]) -> Iterator[Record]:
        """Gather rows before giving them, so that only the work on them counts for the limit of time."""
        start = perf_counter()
        gathered: list[Record] = []
        refusal: LijstError | None = None
        try:
            for row in rows:
                gathered.append(row)  # noqa: PERF402 - what came before a refusal must be kept
        except LijstError as error:
            refusal = error
        self._seconds += perf_counter() - start
        yield from gathered
        if refusal is not None:
            raise refusal
        if self._seconds > self._limits.seconds_per_mb * (1 + self._bytes // _MEGABYTE):
            self._limits.refuse("seconds_per_mb")


def _readings(lines: Sequence[Line], limits: Limits) -> dict[str, list[Record]]:
    """Cut the first lines in every way that a file may be cut, a quoted header over several lines included."""
    readings: dict[str, list[Record]] = {delimiter: [] for delimiter in DELIMITERS}
    for at in range(len(lines)):
        for taken in (lines[at : at + 1], _quoted(lines[at : at + MAX_JOINED_LINES])):
            text = "\n".join(line for line, _ in taken)
            for delimiter, records in readings.items() if taken else ():
                # A line may be cut in the wrong way, so too many cells are not refused here but left out.
                cells = split_cells(text, delimiter)[: limits.columns + 1]
                records.append(Record(at + 1, len(taken), cells, worst_of(how for _, how in taken)))
    return readings


def _quoted(lines: Sequence[Line]) -> Sequence[Line]:
    """Give the lines from an open quote to where it is closed; none when it is not, or not open."""
    odd = [count for count, (text, _) in enumerate(lines, 1) if text.count(QUOTE) % 2]
    return lines[: odd[1]] if len(odd) > 1 and odd[0] == 1 else ()
