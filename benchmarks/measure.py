# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What the benchmarks share: timing by turns, and one table of what was measured against what.

Seconds are of the processor, all threads together, unless a line says otherwise: a machine may be busy with other work.
Those of the wall clock are measured beside them. What counts is the ratio; seconds differ from machine to machine.
"""

import argparse
import json
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import asdict, frozen


@frozen
class Took:
    """What a piece of work took: the median of its rounds, in seconds.

    Attributes:
        cpu: *float*. Of the processor, all threads together.
        wall: *float*. By the wall clock.
    """

    cpu: float
    wall: float


def by_turns(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Took]:
    """Time pieces of work round by round, so that all of them meet the same machine; freeing what they give apart."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            cpu, wall = time.process_time(), time.perf_counter()
            result = work()
            times[name].append((time.process_time() - cpu, time.perf_counter() - wall))
            del result
    return {name: Took(*map(statistics.median, zip(*some, strict=True))) for name, some in times.items()}


@frozen(kw_only=True)
class Line:
    """A line of the table.

    Attributes:
        what: *str*. What was measured.
        ours: *float*. What it was for the library.
        unit: *str*. Of both.
        than: *str*. Whom it is compared with; empty when it is held against the bar itself.
        theirs: *float | None*. What it was for them.
        bar: *float | None*. The highest ratio, or the highest value where there is no one to compare with; None when
            the line is there for information.
    """

    what: str
    ours: float
    unit: str
    than: str = ""
    theirs: float | None = None
    bar: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours over theirs."""
        return None if self.theirs is None else self.ours / self.theirs

    @property
    def holds(self) -> bool | None:
        """Whether it is at or under its bar; None when there is none."""
        return None if self.bar is None else (self.ours if self.ratio is None else self.ratio) <= self.bar


def compared(what: str, took: Mapping[str, Took], bars: Mapping[str, float | None]) -> list[Line]:
    """Compare the first of what was timed with each of the others, in seconds of the processor."""
    own, *others = took
    ours = took[own].cpu
    return [
        Line(what=what, ours=ours, unit="s", than=name, theirs=took[name].cpu, bar=bars.get(name)) for name in others
    ]


HEADERS = ("what", "ours", "beside", "theirs", "ratio", "at most", "holds")


def table(lines: Iterable[Line]) -> str:
    """Write lines as a table, in Markdown."""
    rows = [HEADERS, *(_cells(line) for line in lines)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    written = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([written[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *written[1:]])


def _cells(line: Line) -> tuple[str, ...]:
    unit = "" if line.theirs is not None else f" {line.unit}"
    return (
        line.what,
        f"{_number(line.ours)} {line.unit}".strip(),
        line.than,
        "" if line.theirs is None else f"{_number(line.theirs)} {line.unit}",
        "" if line.ratio is None else f"{line.ratio:.2f}",
        "" if line.bar is None else f"{line.bar:g}{unit}".strip(),
        {None: "", True: "yes", False: "**no**"}[line.holds],
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def arguments(description: str | None) -> argparse.ArgumentParser:
    """Begin a parser of arguments with what every benchmark takes."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="a tenth of the size, to see that it works")
    parser.add_argument("--keep", type=Path, help="where the lines are kept for the table of all, one JSON a line")
    return parser


def show(lines: Iterable[Line], given: argparse.Namespace) -> None:
    """Print lines as a table, or keep them."""
    if given.keep is None:
        print(table(lines))
        return
    with given.keep.open("a", encoding="utf-8") as kept:
        kept.writelines(json.dumps(asdict(line)) + "\n" for line in lines)


def apart(program: str, *given: Any) -> Any:
    """Run a benchmark in a process of its own, for what only a process tells (its memory); give the JSON it prints."""
    command = [sys.executable, program, *map(str, given)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)  # noqa: S603 - ours


def started(programs: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """Start programs of Python by turns; give the median of what each took, in seconds of the processor."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            before = _of_children()
            subprocess.run([sys.executable, *program], check=True)  # noqa: S603 - ours
            times[name].append(_of_children() - before)
    return {name: statistics.median(some) for name, some in times.items()}


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def highest_memory() -> float:
    """Give the highest memory that this process had, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux ru_maxrss counts in that of the process that started this one
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text("ascii"))[1]) / 2**10  # type: ignore[index]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10
