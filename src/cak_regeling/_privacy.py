# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What a person's value shows of itself: its type, and nothing else.

A value that hides itself can stand in a log line, an error or a debugger's list without telling whom it is about.
Only ``.value`` (or the named parts of a name or address) gives it, so that every disclosure is a word in the code.
"""

from typing import TypeVar


T = TypeVar("T")


def hides_value(cls: type[T]) -> type[T]:
    """Make ``repr``, ``str`` and ``format`` of *cls* show the type's name only."""

    def hidden(self: T) -> str:
        return f"{type(self).__name__}(…)"

    def hidden_format(self: T, spec: str) -> str:
        return format(hidden(self), spec)

    for name, method in (("__repr__", hidden), ("__str__", hidden), ("__format__", hidden_format)):
        setattr(cls, name, method)
    return cls
