"""A list as a spreadsheet: which sheet it is on, and its rows of cells."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from attrs import frozen

from cak_regeling.errors import LijstError
from cak_regeling.lijst.header import LOOKED_FOR
from cak_regeling.lijst.layout import Layout
from cak_regeling.lijst.limits import Limits
from cak_regeling.lijst.tabular import Record


@frozen(kw_only=True, repr=False)
class Sheet:
    """The sheet of a spreadsheet that has the best header.

    Attributes:
        naam: *str*. Its name.
        rows: *Iterator[Record]*. All its rows from row 1, empty ones included, with cells as text.
    """

    naam: str
    rows: Iterator[Record]


def open_sheet(_data: BinaryIO, *, layouts: Sequence[Layout], limits: Limits) -> Sheet:  # noqa: ARG001 - the form
    """Refuse a spreadsheet: it is not read yet.

    Raises:
        cak_regeling.LijstError: Always, with what to do instead.
    """
    raise LijstError(f"{LOOKED_FOR}; found a zip file or a spreadsheet such as xlsx; save it as csv (UTF-8) first")
