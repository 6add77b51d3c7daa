"""How the commands print: paragraphs, points and heads of at most 80 columns, numbers and days as in Dutch."""

from collections.abc import Iterable
from datetime import date
from textwrap import fill


WIDTH = 80
"""No line is wider."""


def say(text: str = "", indent: int = 0) -> None:
    """Print a paragraph."""
    margin = " " * indent
    print(fill(text, WIDTH, initial_indent=margin, subsequent_indent=margin))


def point(text: str) -> None:
    """Print a point of a list."""
    print(fill(text, WIDTH, initial_indent="   - ", subsequent_indent="     "))


def head(text: str) -> None:
    """Print a head above what follows."""
    print(f"\n{text}\n{'-' * len(text)}")


def counts(rows: Iterable[tuple[str, int]]) -> None:
    """Print counts below each other, each with its name."""
    for name, count in rows:
        print(f"   {name:<40}{number(count):>8}")


def number(value: int) -> str:
    """Write a count, with a dot between the thousands."""
    return f"{value:,}".replace(",", ".")


def day(value: date) -> str:
    """Write a day as dd-mm-jjjj."""
    return f"{value:%d-%m-%Y}"
