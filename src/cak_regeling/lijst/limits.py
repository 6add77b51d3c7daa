# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Limits: how much of a file is read before it is taken for no list of a municipality."""

from typing import Any, NoReturn

import attrs
from attrs import frozen

from cak_regeling.bevinding import Bevinding
from cak_regeling.errors import LijstError, WaardeError
from cak_regeling.lijst.soorten_bestand import BESTAND_GRENS


def _check_positive(_instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    allowed = (int, float) if attribute.type is float else (int,)
    if type(value) not in allowed or not value > 0:
        raise WaardeError(f"expected a number above 0 as {attribute.name}")


def _limit(default: float) -> Any:
    return attrs.field(default=default, validator=_check_positive)


@frozen(kw_only=True)
class Limits:
    """What a file may take at most; beyond it the file is refused with a `LijstError` that names the limit.

    The defaults leave room for the whole country, many times over; who reads what strangers send may set them lower.

    Attributes:
        bytes: *int*. Of the file; of a spreadsheet, of what is unpacked from it.
        packed_bytes: *int*. Of a spreadsheet as a file, as that is held whole.
        rows: *int*. Of the file, empty ones included.
        columns: *int*. Of one row.
        line_bytes: *int*. Of one line of text.
        cell_length: *int*. Of one cell, in characters.
        seconds_per_mb: *float*. Of work on cutting a file into cells, for each begun megabyte of it.

    Raises:
        cak_regeling.WaardeError: For what is no number above 0.
    """

    bytes: int = _limit(2_000_000_000)
    packed_bytes: int = _limit(100_000_000)
    rows: int = _limit(20_000_000)
    columns: int = _limit(1_000)
    line_bytes: int = _limit(1_000_000)
    cell_length: int = _limit(100_000)
    seconds_per_mb: float = _limit(60.0)

    def refuse(self, name: str) -> NoReturn:
        """Refuse a file that goes beyond the limit of a name.

        Raises:
            cak_regeling.LijstError: Always; it says the limit.
        """
        raise LijstError(
            f"expected {_EXPECTED[name].format(getattr(self, name))} (limits.{name})",
            bevindingen=(Bevinding(soort=BESTAND_GRENS, field=name),),
        )


DEFAULT_LIMITS = Limits()
"""What the library takes when the caller says nothing."""
_EXPECTED = {
    "bytes": "a file of at most {} bytes",
    "packed_bytes": "a spreadsheet of at most {} bytes",
    "rows": "at most {} rows",
    "columns": "rows of at most {} cells",
    "line_bytes": "lines of at most {} bytes; this is not a list as text",
    "cell_length": "cells of at most {} characters",
    "seconds_per_mb": "to need at most {} seconds for each megabyte",
}
