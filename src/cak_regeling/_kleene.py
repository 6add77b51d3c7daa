# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Kleene's three-valued *or* and *and*: True, False, and None for not known."""

from collections.abc import Iterable


def any_true(values: Iterable[bool | None]) -> bool | None:
    """True when one is True; else None when one is not known; else False."""
    result: bool | None = False
    for value in values:
        if value:
            return True
        if value is None:
            result = None
    return result


def all_true(values: Iterable[bool | None]) -> bool | None:
    """False when one is False; else None when one is not known; else True."""
    result: bool | None = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result
