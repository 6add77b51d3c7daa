# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Time and memory against size: compared line by line, and drawn."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import frozen
from measure import Line


@frozen(kw_only=True)
class Size:
    """What one size took, in a process of its own.

    Attributes:
        rows: *int*. How many rows there were.
        seconds: *float*. Of the processor.
        mib: *float*. The highest memory of the process, in MiB.
    """

    rows: int
    seconds: float
    mib: float

    @property
    def micro(self) -> float:
        """Microseconds a row."""
        return self.seconds / self.rows * 1e6


def against(name: str, small: Size, others: Sequence[Size]) -> list[Line]:
    """Compare a row of each size with one of the smallest; and say as which power of the rows time grows, from there.

    Time that is linear grows as the first power; sorting, and tables that outgrow a cache, make it a little more.
    """
    lines = [
        Line(
            what=f"{name}: a row of {size.rows:,}",
            ours=size.micro,
            unit="µs",
            than=f"of {small.rows:,}",
            theirs=small.micro,
        )
        for size in others
    ]
    last = others[-1]
    power = math.log(last.seconds / small.seconds) / math.log(last.rows / small.rows)
    what = f"{name}: power of the rows that time grows by, {small.rows:,} to {last.rows:,}"
    return [*lines, Line(what=what, ours=power, unit="", bar=1.1)]


COLOURS = ("#1f5fa8", "#b3541e")


def draw(curves: Mapping[str, Sequence[Size]], figure: Path) -> None:
    """Draw time and memory against rows, both on logarithmic axes, with a straight line beside the longest."""
    import matplotlib as mpl  # noqa: PLC0415 - only where a figure is asked for

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "cak_regeling"  # the same figures give the same file
    from matplotlib import pyplot as plt  # noqa: PLC0415 - likewise

    drawing, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for (name, sizes), colour, mark in zip(curves.items(), COLOURS, "os", strict=False):
        rows = [size.rows for size in sizes]
        left.loglog(rows, [size.seconds for size in sizes], f"{mark}-", color=colour, label=name)
        right.loglog(rows, [size.mib for size in sizes], f"{mark}-", color=colour, label=name)
    longest = max(curves.values(), key=lambda sizes: sizes[-1].rows)
    rows, last = [size.rows for size in longest], longest[-1]
    left.loglog(rows, [last.micro * n / 1e6 for n in rows], "--", color="#777777", label="linear")
    left.set(xlabel="rows", ylabel="seconds", title="Time")
    right.set(xlabel="rows", ylabel="MiB", title="Highest memory of the process")
    for axes in (left, right):
        axes.grid(visible=True, which="major", color="#dddddd")
        axes.legend()
    drawing.savefig(figure, metadata={"Date": None})
