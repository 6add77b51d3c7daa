# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Frozen values made fast, where a file gives hundreds of thousands of them that were checked already.

attrs fills a frozen object through ``object.__setattr__``, field by field, which takes six times as long as plain
assignment does. Here each is filled by plain assignment, as an instance of a subclass that is not frozen and has no
slots of its own, and takes its real class last.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from attrs import AttrsInstance, fields


T = TypeVar("T", bound=AttrsInstance)


def maker_of(cls: type[T]) -> Callable[..., T]:
    """Give a function that makes instances of a frozen attrs class with slots, from all its fields in their order.

    Nothing is converted, checked or filled in: for values that are right already.
    """
    names = [field.name for field in fields(cls)]
    thawed: type[Any] = type(
        cls.__name__,
        (cls,),
        {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__},
    )
    lines = [
        f"def make({', '.join(names)}):",
        "    self = new(thawed)",
        *(f"    self.{name} = {name}" for name in names),
        "    self.__class__ = cls",
        "    return self",
    ]
    scope: dict[str, Any] = {"new": object.__new__, "thawed": thawed, "cls": cls}
    exec("\n".join(lines), scope)  # noqa: S102 - made of our own field names, as attrs makes its methods
    make: Callable[..., T] = scope["make"]
    return make
