# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What a caller gives is of the kind that was asked for: a flag is True, False or None, a day is a day."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, cast

from attrs import AttrsInstance, fields

from cak_regeling.errors import WaardeError


def require(value: object, kind: type | UnionType, name: str) -> None:
    """Refuse a value that is not of a kind.

    Raises:
        cak_regeling.WaardeError: When it is not, or is a moment where a day was expected; names the argument.
    """
    if not isinstance(value, kind) or isinstance(value, datetime):
        expected = "a datetime.date" if kind is date else kind.__name__ if isinstance(kind, type) else kind
        raise WaardeError(f"expected {expected} as {name}")


def require_all(values: object, kind: type | UnionType, name: str) -> tuple[Any, ...]:
    """Give values as a tuple, if each is of a kind.

    Raises:
        cak_regeling.WaardeError: When one is not, or when there is one bare text or value instead of several.
    """
    if not isinstance(values, Iterable) or isinstance(values, str | bytes | Mapping):
        raise WaardeError(f"expected a tuple, list or other iterable as {name}")
    items = tuple(cast("Iterable[object]", values))
    for item in items:
        require(item, kind, name)
    return items


def require_kinds(instance: AttrsInstance, *kinds: type | UnionType) -> None:
    """Refuse attributes that are not of the kind declared, where that is one of *kinds*; flags and days at least."""
    for name, kind in _of_kinds(type(instance), kinds):
        require(getattr(instance, name), kind, name)


@cache
def _of_kinds(cls: type[AttrsInstance], kinds: tuple[type | UnionType, ...]) -> tuple[tuple[str, Any], ...]:
    """Give the attributes that are of one of these kinds, with that kind: worked out once for a class."""
    wanted = (bool, bool | None, date, date | None, *kinds)
    return tuple((attribute.name, attribute.type) for attribute in fields(cls) if attribute.type in wanted)
