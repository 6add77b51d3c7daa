# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A place for a Logboek that is gone with the test."""

from collections.abc import Iterable, Sequence

from cak_regeling.doelbinding.logboek import Kop


class MemoryOpslag:
    """Where a `Logboek` is kept in memory, so that a test sees what a program recorded; it meets `Opslag`.

    >>> from cak_regeling import Logboek
    >>> place = MemoryOpslag()
    >>> Logboek(place), len(place.lines())
    (Logboek(0 regels), 0)

    Args:
        lines: What stands in it already, oldest first; no line ends.
        head: The head that goes with those.
    """

    def __init__(self, lines: Iterable[bytes] = (), head: Kop | None = None) -> None:
        self._lines, self._head = list(lines), head

    def __repr__(self) -> str:
        return f"MemoryOpslag({len(self._lines)} regels)"

    def lines(self) -> Sequence[bytes]:
        """Give the lines, oldest first."""
        return tuple(self._lines)

    def head(self) -> Kop | None:
        """Give the head that was kept last."""
        return self._head

    def append(self, line: bytes, head: Kop) -> None:
        """Keep a line and the new head."""
        self._lines.append(line)
        self._head = head

    def interrupted(self) -> bytes:
        """Nothing is ever left in the middle of a line."""
        return b""

    def set_apart(self) -> None:
        """Nothing is ever left in the middle of a line."""
