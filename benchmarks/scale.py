"""Time and memory against size: ``make bench`` prints a row for each number of rows, up to a whole decade of months.

A stream of rows is made on the way, so that what is measured is the reader: `iter_lijst` over it, and `read_lijst` up
to the size of the whole country. Memory is what Python holds at most (`tracemalloc`), in a run apart from the timing.
"""

import argparse
import io
import time
import tracemalloc
from collections.abc import Callable
from datetime import date

import cak_regeling as cak
from cak_regeling.testing import generate_lijst


PEILDATUM = date(2023, 9, 30)
COUNTRY = 300_000


class Stream(io.RawIOBase):
    """So many rows of a list, as a binary file that holds no more than a part of it."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        header, *self._lines = generate_lijst(7_000, peildatum=PEILDATUM).content.splitlines(keepends=True)
        self._left = rows
        self._next = header

    def read(self, _size: int = -1) -> bytes:
        """Give the next piece, whatever was asked for."""
        piece, some = self._next, self._lines[: min(self._left, 500)]
        self._left -= len(some)
        self._lines = [*self._lines[len(some) :], *some]
        self._next = b"".join(some)
        return piece


def iterate(rows: int) -> int:
    """Count the rows one by one."""
    return sum(1 for _ in cak.iter_lijst(Stream(rows), peildatum=PEILDATUM))  # type: ignore[arg-type, misc]


def hold(rows: int) -> int:
    """Count the rows of a list that is held whole."""
    return len(cak.read_lijst(Stream(rows), peildatum=PEILDATUM).aanmeldingen)  # type: ignore[arg-type]


def peak(work: Callable[[int], int], rows: int) -> float:
    """Give the most that is held, in megabytes."""
    tracemalloc.start()
    work(rows)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=3_000_000)
    arguments = parser.parse_args()
    print(f"{'':<14}{'rows':>12}{'s':>8}{'µs/row':>10}{'peak MB':>10}")
    sizes = [size for size in (10_000, 100_000, 1_000_000, 3_000_000) if size <= arguments.rows]
    for name, work, most in (("iter_lijst", iterate, arguments.rows), ("read_lijst", hold, COUNTRY)):
        for rows in sorted({*(size for size in sizes if size <= most), most}):
            start = time.perf_counter()
            assert work(rows) == rows
            seconds = time.perf_counter() - start
            memory = f"{peak(work, rows):>10.1f}" if rows <= 100_000 else ""
            print(f"{name:<14}{rows:>12}{seconds:>8.1f}{seconds / rows * 1e6:>10.1f}{memory}")


if __name__ == "__main__":
    main()
