# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Voorwaarde: a condition on a person, as a tree that can be evaluated, explained and inspected.

Conditions are combined with ``&``, ``|`` and ``~`` and evaluate by Kleene's logic to True, False or None (not known).
They are data: the same tree tells which data it needs, says itself in Dutch and English, and gives the reason.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Never, NoReturn

from attrs import frozen

from cak_regeling.bevinding import Tekst
from cak_regeling.criteria.context import Context
from cak_regeling.criteria.criterium import Criterium
from cak_regeling.datums import require_date
from cak_regeling.gegevens import Gegeven
from cak_regeling.wanbetaler import Wanbetaler


Test = Callable[[Wanbetaler], bool | None]
"""A condition made ready for one context: asks it of a person."""


class Voorwaarde(ABC):
    """A condition on a person; make one by comparing a criterium, such as ``k.leeftijd >= 18``."""

    __slots__ = ()

    @abstractmethod
    def bind(self, context: Context) -> Test:
        """Make it ready to be asked of many persons in one context.

        Raises:
            cak_regeling.KaderError: When the context lacks what it needs.
        """

    @abstractmethod
    def tekst(self) -> Tekst:
        """Say it in words, as a part of a sentence."""

    @property
    def delen(self) -> "tuple[Voorwaarde, ...]":
        """The conditions that it is directly made of; empty when it is made of none."""
        return ()

    @property
    def criteria(self) -> frozenset[Criterium]:
        """Every criterium in it."""
        return frozenset(criterium for deel in self.delen for criterium in deel.criteria)

    @property
    def gegevens(self) -> frozenset[Gegeven]:
        """Every datum that it needs."""
        return frozenset(gegeven for criterium in self.criteria for gegeven in criterium.gegevens)

    def evaluate(self, wanbetaler: Wanbetaler, *, peildatum: date) -> bool | None:
        """Ask it of one person.

        Args:
            wanbetaler: The person.
            peildatum: The day on which ages and months are counted.

        Returns:
            True, False, or None when it is not known.

        Raises:
            cak_regeling.KaderError: When it needs earlier lists or a verrijking.
        """
        return self.bind(Context(peildatum=require_date(peildatum, "peildatum")))(wanbetaler)

    def bekend(self) -> "Voorwaarde":
        """Ask whether it is known: True or False, never None."""
        return Bekend(self)

    def vereenvoudigd(self) -> "Voorwaarde":
        """Give a condition that is not longer and has the same outcome for everyone, not known included.

        It drops double negation, repeats, what ``ALTIJD`` decides, and what another part already says (``a`` or both
        ``a`` and ``b``). It leaves comparisons as they are: ``~(x < 18)`` is not ``x >= 18`` where there is no x.
        """
        from cak_regeling.criteria.vereenvoudigen import simplified  # noqa: PLC0415 - it knows this class

        return simplified(self)

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON and TOML types; criteria by name, amounts as text."""
        from cak_regeling.criteria.bestand import to_dict  # noqa: PLC0415 - it knows this class

        return to_dict(self)

    @staticmethod
    def from_dict(data: Mapping[str, Any], *, criteria: Iterable[Criterium], place: str = "") -> "Voorwaarde":
        """Read what `to_dict` gave.

        Args:
            data: The plain types.
            criteria: What may be named: ``STANDAARD``, and one's own.
            place: Where it stands in a larger file, for messages.

        Raises:
            cak_regeling.KaderError: With the place, for what can't be read or is not known.
        """
        from cak_regeling.criteria.bestand import from_dict  # noqa: PLC0415 - it knows this class

        return from_dict(data, criteria=criteria, place=place)

    def __and__(self, other: "Voorwaarde") -> "Voorwaarde":
        return _combined(Verbinding.EN, self, other)

    def __or__(self, other: "Voorwaarde") -> "Voorwaarde":
        return _combined(Verbinding.OF, self, other)

    def __rand__(self, other: Never) -> NoReturn:
        raise TypeError(_BRACKETS)

    def __ror__(self, other: Never) -> NoReturn:
        raise TypeError(_BRACKETS)

    def __invert__(self) -> "Voorwaarde":
        return Niet(self)

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "a Voorwaarde is not yes or no until it is evaluated: combine with & | ~ instead of and, or, not, "
            "and write a range as .tussen(van, tot) instead of van <= x < tot"
        )


_BRACKETS = "& and | bind before a comparison: put each comparison between brackets, as in (x >= 18) & y"


class Verbinding(Enum):
    """How conditions are combined: with which sign, words and logic."""

    EN = ("&", Tekst(" en ", " and "), False)
    OF = ("|", Tekst(" of ", " or "), True)

    def __init__(self, sign: str, words: Tekst, decides: bool) -> None:  # noqa: FBT001 - an outcome
        self.sign = sign
        self.words = words
        self.decides = decides
        """The outcome of one part that settles the whole."""


@frozen(repr=False)
class Samenstelling(Voorwaarde):
    """All of them hold, or at least one of them.

    Attributes:
        verbinding: *Verbinding*. Which of the two.
        voorwaarden: *tuple[Voorwaarde, ...]*. The conditions that are combined.
    """

    verbinding: Verbinding
    voorwaarden: tuple[Voorwaarde, ...]

    @property
    def delen(self) -> tuple[Voorwaarde, ...]:
        """The conditions that are combined."""
        return self.voorwaarden

    def bind(self, context: Context) -> Test:
        """Make it ready for one context."""
        tests = tuple(deel.bind(context) for deel in self.voorwaarden)
        decides = self.verbinding.decides

        def combined(wanbetaler: Wanbetaler) -> bool | None:
            result: bool | None = not decides
            for test in tests:
                outcome = test(wanbetaler)
                if outcome is decides:
                    return decides
                if outcome is None:
                    result = None
            return result

        return combined

    def tekst(self) -> Tekst:
        """Say it in words; a part that is itself combined goes between brackets."""
        words = self.verbinding.words
        parts = [(deel.tekst(), isinstance(deel, Samenstelling)) for deel in self.voorwaarden]
        return Tekst(
            words.nl.join(f"({tekst.nl})" if nested else tekst.nl for tekst, nested in parts),
            words.en.join(f"({tekst.en})" if nested else tekst.en for tekst, nested in parts),
        )

    def __repr__(self) -> str:
        return f"({f' {self.verbinding.sign} '.join(map(repr, self.voorwaarden))})"


def _combined(verbinding: Verbinding, *voorwaarden: Voorwaarde) -> Samenstelling:
    """Combine conditions; those that are combined in the same way already become parts of one whole."""
    parts: list[Voorwaarde] = []
    for voorwaarde in voorwaarden:
        if not isinstance(voorwaarde, Voorwaarde):
            raise TypeError(_BRACKETS)
        same = isinstance(voorwaarde, Samenstelling) and voorwaarde.verbinding is verbinding
        parts.extend(voorwaarde.delen if same else (voorwaarde,))
    return Samenstelling(verbinding, tuple(parts))


@frozen(repr=False)
class Niet(Voorwaarde):
    """It does not hold; not known stays not known."""

    deel: Voorwaarde

    @property
    def delen(self) -> tuple[Voorwaarde, ...]:
        """The condition that is denied."""
        return (self.deel,)

    def bind(self, context: Context) -> Test:
        """Make it ready for one context."""
        test = self.deel.bind(context)

        def denied(wanbetaler: Wanbetaler) -> bool | None:
            outcome = test(wanbetaler)
            return None if outcome is None else not outcome

        return denied

    def tekst(self) -> Tekst:
        """Say it in words."""
        return self.around(self.deel.tekst())

    def around(self, deel: Tekst) -> Tekst:
        """Say it around what is said of the condition that is denied."""
        return Tekst(f"niet ({deel.nl})", f"not ({deel.en})")

    def __repr__(self) -> str:
        return f"~{self.deel!r}"


@frozen(repr=False)
class Bekend(Voorwaarde):
    """It is known whether a condition holds."""

    deel: Voorwaarde

    @property
    def delen(self) -> tuple[Voorwaarde, ...]:
        """The condition that is asked about."""
        return (self.deel,)

    def bind(self, context: Context) -> Test:
        """Make it ready for one context."""
        test = self.deel.bind(context)
        return lambda wanbetaler: test(wanbetaler) is not None

    def tekst(self) -> Tekst:
        """Say it in words."""
        return self.around(self.deel.tekst())

    def around(self, deel: Tekst) -> Tekst:
        """Say it around what is said of the condition that is asked about."""
        return Tekst(f"bekend is of ({deel.nl})", f"it is known whether ({deel.en})")

    def __repr__(self) -> str:
        return f"{self.deel!r}.bekend()"


@frozen(repr=False)
class Altijd(Voorwaarde):
    """It holds for everyone."""

    def bind(self, context: Context) -> Test:  # noqa: ARG002 - the same in every context
        """Make it ready for one context."""
        return lambda _: True

    def tekst(self) -> Tekst:
        """Say it in words."""
        return Tekst("dit geldt voor iedereen", "this holds for everyone")

    def __repr__(self) -> str:
        return "ALTIJD"


ALTIJD = Altijd()
"""Holds for everyone: the last rule of a kader that leaves no one out."""
