# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""How strategies are made: from the annotations of a type, with what its checks ask for said by hand."""

import types
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import partial
from typing import Any, TypeVar, Union, get_args, get_origin

import attrs
from hypothesis import strategies as st


_T = TypeVar("_T")

Maker = Callable[[], st.SearchStrategy[Any]]

MADE: dict[type, Maker] = {}
"""By type: what makes it. `st.from_type` asks here."""


def add(kind: type, maker: Maker) -> None:
    """Let `st.from_type` make a type."""
    MADE[kind] = maker
    st.register_type_strategy(kind, lambda _: maker())


def makes(*kinds: type) -> Callable[[Callable[..., _T]], Callable[..., _T]]:
    """Let `st.from_type` use a function, without arguments, for these types."""

    def register(maker: Callable[..., Any]) -> Callable[..., Any]:
        for kind in kinds:
            add(kind, maker)
        return maker

    return register


def makes_plainly(*kinds: type) -> None:
    """Let types of which any values go together be made from their annotations."""
    for kind in kinds:
        add(kind, partial(made, kind))


def made(kind: type[_T], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[_T]:
    """Make an attrs class: the arguments that are given, and the others by their annotations.

    Args:
        kind: The class.
        given: Strategies by argument, for what its checks ask for.
    """
    attrs.resolve_types(kind)  # type: ignore[type-var]  # an attrs class
    fields = {field.alias: field.type for field in attrs.fields(kind) if field.init}  # type: ignore[arg-type]  # likewise
    rest = {name: of(hint) for name, hint in fields.items() if name not in given}
    return st.builds(kind, **rest, **given)


def words() -> st.SearchStrategy[str]:
    """Make text as it can stand in a cell of a name or address."""
    letters = st.characters(categories=("Lu", "Ll"), include_characters="'-. ")
    return st.text(letters, min_size=1, max_size=12).map(lambda text: text.strip() or "X")


def days(min_value: date = date(2010, 1, 1), max_value: date = date(2030, 12, 31)) -> st.SearchStrategy[date]:
    """Make days in the time of the scheme."""
    return st.dates(min_value, max_value)


def days_in_order(*, most: int, min_value: date = date(2017, 7, 1)) -> st.SearchStrategy[list[date]]:
    """Make as many days, each on or after the one before."""
    return st.lists(days(min_value), min_size=most, max_size=most).map(sorted)


def euros() -> st.SearchStrategy[Decimal]:
    """Make amounts from 0 on, in cents."""
    return st.decimals(0, 50_000, places=2)


_SIMPLE: Mapping[Any, Maker] = {
    str: words,
    date: days,
    datetime: lambda: st.datetimes(datetime(2017, 7, 1), datetime(2030, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 - the bounds of hypothesis have no zone
    Decimal: euros,
    int: lambda: st.integers(1, 60),
    bool: st.booleans,
    float: lambda: st.floats(0.1, 100),
    bytes: lambda: st.binary(max_size=20),
    types.NoneType: st.none,
    object: words,
    Any: words,
}


def of(hint: Any) -> st.SearchStrategy[Any]:
    """Make what an annotation says."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]()
    if get_args(hint):
        return _of_several(get_origin(hint), get_args(hint))
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    return st.deferred(lambda: MADE[hint]())  # noqa: PLW0108 - deferred takes a function only


def _of_several(origin: Any, inner: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if origin in {Union, types.UnionType}:
        return st.one_of([of(one) for one in inner])
    if origin is tuple and inner[-1] is not Ellipsis:
        return st.tuples(*(of(one) for one in inner))
    if origin is tuple:
        return st.lists(of(inner[0]), max_size=3).map(tuple)
    if origin is frozenset:
        return st.frozensets(of(inner[0]), max_size=3)
    return st.dictionaries(of(inner[0]), of(inner[1]), max_size=3)
