# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""How the commands print: paragraphs, points, heads, counts and progress.

Plain text of at most 80 columns; where someone looks at a terminal and rich is there, in its width and with some
colour. Rich only lays out: the words are the same. ``NO_COLOR`` takes the colour away; ``FORCE_COLOR`` asks for it
where nobody looks, such as in a log that shows it.
"""

import json
import os
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill, wrap
from typing import TYPE_CHECKING, Any, TextIO

from cak_regeling.bevinding import Taal
from cak_regeling.lijst.summary import number


__all__ = ["PROGRESS_FROM", "WIDTH", "as_json", "counts", "day", "head", "number", "point", "progress", "say"]

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 80
"""No line of plain text is wider."""
PROGRESS_FROM = 3_000_000
"""Reading a file of so many bytes takes long enough to tell how far it is."""
_NAME, _COUNT = 40, 8
"""The columns that a name and a count take, where there is room."""


def _console(stream: TextIO) -> "Console | None":
    """Give a console of rich, where it is there and someone looks, or colour is asked for."""
    if not (stream.isatty() or os.environ.get("FORCE_COLOR")):
        return None
    try:
        from rich.console import Console  # noqa: PLC0415 - optional
    except ImportError:
        return None
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def _width() -> int:
    """Give the columns that plain text may take: fewer where the terminal is narrower."""
    return min(WIDTH, get_terminal_size((WIDTH, 24)).columns) if sys.stdout.isatty() else WIDTH


def say(text: str = "", indent: int = 0) -> None:
    """Print a paragraph."""
    _print(text, " " * indent, " " * indent)


def point(text: str, mark: str = "-") -> None:
    """Print a point of a list, behind a mark."""
    _print(text, f"{mark:>4} ", "     ")


def _print(text: str, first: str, next_lines: str) -> None:
    console = _console(sys.stdout)
    width = _width() if console is None else console.width
    print(fill(text, width, initial_indent=first, subsequent_indent=next_lines))


def head(text: str) -> None:
    """Print a head above what follows."""
    console = _console(sys.stdout)
    if console is None:
        lines = wrap(text, _width())
        print("", *lines, "-" * max(map(len, lines)), sep="\n")
    else:
        from rich.text import Text  # noqa: PLC0415 - optional

        console.print()
        console.rule(Text(text, style="bold"), align="left", style="blue")


def counts(rows: Iterable[tuple[str, int]], lang: Taal = "nl") -> None:
    """Print counts below each other, each with its name."""
    console = _console(sys.stdout)
    if console is None:
        room = min(_NAME, _width() - _COUNT - 3)
        for name, count in rows:
            *above, last = wrap(name, room)
            for line in above:
                print(f"   {line}")
            print(f"   {last:<{room}}{number(count, lang):>{_COUNT}}")
    else:
        from rich.table import Table  # noqa: PLC0415 - optional

        table = Table.grid(padding=(0, 2), pad_edge=True)
        table.add_column(min_width=min(_NAME, console.width - _COUNT - 3))
        table.add_column(justify="right", style="bold")
        for name, count in rows:
            table.add_row(name, number(count, lang))
        console.print(table)


def as_json(data: dict[str, Any]) -> None:
    """Print plain types as JSON; where the output takes fewer characters than there are, those are escaped."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print(json.dumps(data, indent=1, ensure_ascii=encoding.lower().replace("-", "") != "utf8"))


@contextmanager
def progress(path: str) -> Generator[Callable[[int, int | None], object] | None]:
    """Tell on stderr how far reading a file is, when it is large and someone looks; None when not."""
    file = Path(path)
    size = file.stat().st_size if file.exists() else 0
    if size < PROGRESS_FROM or not sys.stderr.isatty():
        yield None
        return
    console = _console(sys.stderr)
    if console is None:
        name = file.name[: _width() - 8]
        try:
            yield lambda done, _: print(f"\r{name}: {done * 100 // size:>3} %", end="", file=sys.stderr, flush=True)
        finally:
            print(f"\r{' ' * (len(name) + 7)}\r", end="", file=sys.stderr, flush=True)
    else:
        from rich.progress import Progress  # noqa: PLC0415 - optional

        with Progress(console=console, transient=True) as bar:
            task = bar.add_task(file.name, total=size)
            yield lambda done, _: bar.update(task, completed=done)


def day(value: date) -> str:
    """Write a day as dd-mm-jjjj."""
    return f"{value:%d-%m-%Y}"
