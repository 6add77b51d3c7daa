# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Time and memory of reading against size: ``make bench``; each size in a process of its own.

A stream of rows is made on the way, every person a new one, so that what is measured is the reader: `iter_lijst` over
it up to ten months of the whole country, and `read_lijst` with the persons up to the whole country. What making the
stream takes is left out of the time, and is part of the memory. What a row takes when it is held is asked of Python
itself (`tracemalloc`), beside objects of pydantic.
"""

import io
import json
import statistics
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cells import PEILDATUM
from growth import Size, against, draw
from measure import Line, apart, arguments, highest_memory, show

import cak_regeling as cak
from cak_regeling.testing import generate_lijst
from cak_regeling.testing.inwoners import bsns_downward


SIZES = (10_000, 100_000, 1_000_000, 3_000_000)
COUNTRY = 300_000
HELD = 30_000


class Stream(io.RawIOBase):
    """So many rows of a list, as a binary file that holds no more than a part of it; it keeps what making them took."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        header, *lines = generate_lijst(7_000, peildatum=PEILDATUM).content.splitlines(keepends=True)
        self._lines = [line.split(b";", 1) for line in lines]
        self._bsns = bsns_downward()
        self._left = rows
        self._next = header
        self.seconds = 0.0

    def read(self, _size: int = -1) -> bytes:
        """Give the next piece, whatever was asked for."""
        start = time.process_time()
        piece, some = self._next, self._lines[: min(self._left, 500)]
        self._left -= len(some)
        self._lines = [*self._lines[len(some) :], *some]
        self._next = b"".join(self._renewed(some))
        self.seconds += time.process_time() - start
        return piece

    def _renewed(self, lines: Sequence[list[bytes]]) -> list[bytes]:
        """Give rows to new persons; what was of one person stays of one."""
        made, before, bsn = [], b"", b""
        for old, rest in lines:
            if old != before:
                before, bsn = old, next(self._bsns).encode()
            made.append(bsn + b";" + rest)
        return made


def iterate(stream: Stream) -> int:
    """Count the rows one by one."""
    return sum(1 for _ in cak.iter_lijst(stream, peildatum=PEILDATUM))  # type: ignore[arg-type, misc]


def hold(stream: Stream) -> int:
    """Count the rows of a list that is held whole, with its persons."""
    lijst = cak.read_lijst(stream, peildatum=PEILDATUM)  # type: ignore[arg-type]
    assert len(lijst.wanbetalers) < len(lijst.aanmeldingen)
    return len(lijst.aanmeldingen)


WORKS: dict[str, Callable[[Stream], int]] = {"iter_lijst": iterate, "read_lijst": hold}


def one(name: str, rows: int) -> dict[str, float]:
    """Measure one size in this process, several times when it is small: seconds, and the highest memory."""
    took = []
    for _ in range(max(1, min(5, 200_000 // rows))):
        stream = Stream(rows)
        start = time.process_time()
        assert WORKS[name](stream) == rows
        took.append(time.process_time() - start - stream.seconds)
    return {"seconds": statistics.median(took), "mib": highest_memory()}


def held() -> tuple[float, float]:
    """Give the bytes that a row takes while it is held: of ours with the persons made, and of pydantic."""
    import by_pydantic  # noqa: PLC0415 - it is no part of the memory of the processes for each size

    content = generate_lijst(HELD * 2 // 3, peildatum=PEILDATUM).content

    def ours() -> tuple[Any, int]:
        lijst = cak.read_lijst(content, peildatum=PEILDATUM)
        assert lijst.wanbetalers
        return lijst, len(lijst.aanmeldingen)

    def theirs() -> tuple[Any, int]:
        rows, _ = by_pydantic.read(content)
        return rows, len(rows)

    def bytes_a_row(work: Callable[[], tuple[Any, int]]) -> float:
        work()  # what is imported or made on first use is no row
        tracemalloc.start()
        _kept, rows = work()
        held, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return held / rows

    return bytes_a_row(ours), bytes_a_row(theirs)


def growth(most: int, country: int) -> dict[str, list[Size]]:
    """Measure each size in a process of its own."""
    largest = {"iter_lijst": most, "read_lijst": country}
    sizes = {name: sorted({*(size for size in SIZES if size < last), last}) for name, last in largest.items()}
    return {name: [Size(rows=rows, **apart(__file__, "--one", name, rows)) for rows in sizes[name]] for name in WORKS}


def lines(sizes: Mapping[str, Sequence[Size]]) -> list[Line]:
    """Compare the sizes, and say what a row takes that is held."""
    ours, theirs = held()
    found = [
        Line(what="a row that is held, persons included", ours=ours / 1000, unit="kB", bar=1.2),
        Line(what="the same, without persons for pydantic", ours=ours, unit="B", than="pydantic", theirs=theirs),
    ]
    for name, (small, *others) in sizes.items():
        found += against(name, small, others)
        found.append(
            Line(
                what=f"{name}: highest memory of the process, {others[-1].rows:,} rows",
                ours=others[-1].mib,
                unit="MiB",
                than=f"{small.rows:,} rows",
                theirs=small.mib,
                bar=1.2 if name == "iter_lijst" else None,
            )
        )
    return found


def main() -> None:
    """Measure, and print one table."""
    parser = arguments(__doc__)
    parser.add_argument("--rows", type=int, default=SIZES[-1], help="the largest size that iter_lijst is measured at")
    parser.add_argument("--held", type=int, default=COUNTRY, help="the largest size that read_lijst is measured at")
    parser.add_argument("--figure", type=Path, help="where growth is drawn (svg)")
    parser.add_argument("--one", nargs=2, metavar=("NAME", "ROWS"), help="measure one size; for this program itself")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(one(given.one[0], int(given.one[1]))))
        return
    shrink = 10 if given.quick else 1
    sizes = growth(given.rows // shrink, given.held // shrink)
    if given.figure is not None:
        draw(sizes, given.figure)
    show(lines(sizes), given)


if __name__ == "__main__":
    main()
