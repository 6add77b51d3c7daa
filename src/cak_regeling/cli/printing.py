"""How the commands print: paragraphs, points, heads, counts and progress.

Plain text of at most 80 columns; where someone looks at a terminal and rich is there, in its width and with some
colour. Rich only lays out: the words are the same.
"""

import json
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any, TextIO

from cak_regeling.lijst.summary import number


__all__ = ["PROGRESS_FROM", "WIDTH", "as_json", "counts", "day", "head", "number", "point", "progress", "say"]

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 80
"""No line of plain text is wider."""
PROGRESS_FROM = 3_000_000
"""Reading a file of so many bytes takes long enough to tell how far it is."""


def _console(stream: TextIO) -> "Console | None":
    """Give a console of rich, where it is there and someone looks."""
    if not stream.isatty():
        return None
    try:
        from rich.console import Console  # noqa: PLC0415 - optional
    except ImportError:
        return None
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def say(text: str = "", indent: int = 0) -> None:
    """Print a paragraph."""
    _print(text, " " * indent, " " * indent)


def point(text: str) -> None:
    """Print a point of a list."""
    _print(text, "   - ", "     ")


def _print(text: str, first: str, next_lines: str) -> None:
    console = _console(sys.stdout)
    width = WIDTH if console is None else console.width
    print(fill(text, width, initial_indent=first, subsequent_indent=next_lines))


def head(text: str) -> None:
    """Print a head above what follows."""
    console = _console(sys.stdout)
    if console is None:
        print(f"\n{text}\n{'-' * len(text)}")
    else:
        from rich.text import Text  # noqa: PLC0415 - optional

        console.print()
        console.rule(Text(text, style="bold"), align="left", style="blue")


def counts(rows: Iterable[tuple[str, int]]) -> None:
    """Print counts below each other, each with its name."""
    console = _console(sys.stdout)
    if console is None:
        for name, count in rows:
            print(f"   {name:<40}{number(count):>8}")
    else:
        from rich.table import Table  # noqa: PLC0415 - optional

        table = Table.grid(padding=(0, 2), pad_edge=True)
        table.add_column(min_width=40)
        table.add_column(justify="right", style="bold")
        for name, count in rows:
            table.add_row(name, number(count))
        console.print(table)


def as_json(data: dict[str, Any]) -> None:
    """Print plain types as JSON."""
    print(json.dumps(data, indent=1, ensure_ascii=False))


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
        yield lambda done, _: print(f"\r{file.name}: {done * 100 // size:>3} %", end="", file=sys.stderr, flush=True)
        print(f"\r{' ' * (len(file.name) + 7)}\r", end="", file=sys.stderr, flush=True)
    else:
        from rich.progress import Progress  # noqa: PLC0415 - optional

        with Progress(console=console, transient=True) as bar:
            task = bar.add_task(file.name, total=size)
            yield lambda done, _: bar.update(task, completed=done)


def day(value: date) -> str:
    """Write a day as dd-mm-jjjj."""
    return f"{value:%d-%m-%Y}"
