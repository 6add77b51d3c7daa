# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The three kinds of criteria, by what they can be compared with, and the comparison that comes out.

A `Getal` is compared with numbers, a `Keuze` with values of its own type, and a `JaNee` is a condition as it stands.
"""

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, TypeVar

from attrs import frozen

from cak_regeling.bevinding import Tekst
from cak_regeling.criteria import objects
from cak_regeling.criteria.context import Context
from cak_regeling.criteria.criterium import Criterium
from cak_regeling.criteria.objects import Number
from cak_regeling.criteria.voorwaarde import Test, Voorwaarde
from cak_regeling.errors import KaderError
from cak_regeling.wanbetaler import Inningswijze, Wanbetaler


T = TypeVar("T")


class Operator(Enum):
    """How a criterium is compared."""

    MINDER = "<"
    TEN_HOOGSTE = "<="
    MEER = ">"
    TEN_MINSTE = ">="
    TUSSEN = "tussen"
    EEN_VAN = "een_van"
    BEKEND = "bekend"


_WORDS = {
    Operator.MINDER: Tekst("minder dan", "less than"),
    Operator.TEN_HOOGSTE: Tekst("ten hoogste", "at most"),
    Operator.MEER: Tekst("meer dan", "more than"),
    Operator.TEN_MINSTE: Tekst("ten minste", "at least"),
}
_NOTHING = Tekst("geen", "none")
_DECIMALS = 6
"""So many are written of a number at most: enough to tell amounts apart that differ by a cent, in premies too."""
_FEW = 4
"""So many values are looked through faster than they are hashed."""


@frozen(repr=False)
class Vergelijking(Voorwaarde):
    """A criterium compared with values: a leaf of the tree.

    Attributes:
        criterium: *Getal | Keuze*. What is compared.
        operator: *Operator*. How.
        waarden: *tuple*. With what: one threshold, the two ends of a half-open range, the values of a choice, or
            nothing for ``bekend``.
    """

    criterium: "Getal | Keuze[Any]"
    operator: Operator
    waarden: tuple[object, ...]

    @property
    def criteria(self) -> frozenset[Criterium]:
        """The criterium that is compared."""
        return frozenset({self.criterium})

    def bind(self, context: Context) -> Test:
        """Make it ready for one context."""
        return self.criterium.compare(self, context)

    def waarde_van(self, wanbetaler: Wanbetaler, context: Context) -> Tekst | None:
        """Say what was compared, of one person; None when it is not known. Personal."""
        return self.criterium.waarde_van(wanbetaler, context)

    def tekst(self) -> Tekst:
        """Say it in words."""
        subject, unit = self.criterium.omschrijving, self.criterium.eenheid
        values = [_said(waarde) for waarde in self.waarden]
        match self.operator:
            case Operator.BEKEND:
                return Tekst(f"{subject.nl} is bekend", f"{subject.en} is known")
            case Operator.TUSSEN:
                nl = f"ten minste {values[0].nl} en minder dan {values[1].nl}"
                en = f"at least {values[0].en} and less than {values[1].en}"
            case Operator.EEN_VAN:
                nl, en = " of ".join(value.nl for value in values), " or ".join(value.en for value in values)
            case _:
                word = _WORDS[self.operator]
                nl, en = f"{word.nl} {values[0].nl}", f"{word.en} {values[0].en}"
        return Tekst(f"{subject.nl} is {nl} {unit.nl}".rstrip(), f"{subject.en} is {en} {unit.en}".rstrip())

    def __repr__(self) -> str:
        if self.operator in _WORDS:
            return f"({self.criterium!r} {self.operator.value} {self.waarden[0]!r})"
        return f"{self.criterium!r}.{self.operator.value}({', '.join(map(_written, self.waarden))})"


def _written(waarde: object) -> str:
    """Write a value of a rule as it stands in code."""
    return repr(waarde) if isinstance(waarde, int | Decimal) else repr(_shown(waarde))


def _shown(waarde: object) -> str:
    """Write a value of a rule; it is the municipality's choice and not a person's, so it may be read."""
    if isinstance(waarde, Enum):
        return str(waarde.value)
    return str(getattr(waarde, "value", waarde))


def _said(waarde: object) -> Tekst:
    """Say a value; a number with decimals has a comma in Dutch."""
    if not isinstance(waarde, Decimal):
        return Tekst(_shown(waarde), _shown(waarde))
    text = f"{waarde:f}"
    if len(text.partition(".")[2]) > _DECIMALS:
        text = f"{waarde:.{_DECIMALS}f}"
    return Tekst(text.replace(".", ","), text)


def _threshold(waarde: object) -> Number:
    if isinstance(waarde, bool) or not isinstance(waarde, int | Decimal):
        raise KaderError(f"expected int or Decimal to compare with, found {type(waarde).__name__}")
    if isinstance(waarde, Decimal) and not waarde.is_finite():
        raise KaderError(Tekst("verwacht een eindig getal als grens", "expected a finite number as a threshold"))
    return waarde


@frozen(kw_only=True, repr=False, order=False)
class Getal(Criterium):
    """A criterium that gives a number, and that numbers are compared with.

    Where the number is not exact (an age from an incomplete birth date), a comparison is True when it holds for all
    that it can be, False when it holds for none, and else None.
    """

    def __lt__(self, other: Number) -> Voorwaarde:
        return Vergelijking(self, Operator.MINDER, (_threshold(other),))

    def __le__(self, other: Number) -> Voorwaarde:
        return Vergelijking(self, Operator.TEN_HOOGSTE, (_threshold(other),))

    def __gt__(self, other: Number) -> Voorwaarde:
        return Vergelijking(self, Operator.MEER, (_threshold(other),))

    def __ge__(self, other: Number) -> Voorwaarde:
        return Vergelijking(self, Operator.TEN_MINSTE, (_threshold(other),))

    def tussen(self, van: Number, tot: Number) -> Voorwaarde:
        """From *van*, inclusive, to *tot*, exclusive: ``tussen(18, 21)`` is 18, 19 and 20.

        Raises:
            cak_regeling.KaderError: When *tot* is not above *van*, or one is not int or Decimal.
        """
        if not _threshold(van) < _threshold(tot):
            raise KaderError(
                Tekst(
                    "verwacht dat het einde (tot) boven het begin (van) ligt",
                    "expected the end of a range to be above its start: tussen(van, tot)",
                )
            )
        return Vergelijking(self, Operator.TUSSEN, (van, tot))

    def is_(self, waarde: Number) -> Voorwaarde:
        """Exactly *waarde*."""
        return self.een_van(waarde)

    def een_van(self, *waarden: Number) -> Voorwaarde:
        """One of *waarden*.

        Raises:
            cak_regeling.KaderError: Without a value, or with one that is not int or Decimal.
        """
        return Vergelijking(self, Operator.EEN_VAN, _some(tuple(_threshold(waarde) for waarde in waarden)))

    def bekend(self) -> Voorwaarde:
        """Something is known of it, be it not exactly."""
        return Vergelijking(self, Operator.BEKEND, ())

    @property
    def oplopend(self) -> "Volgorde":
        """Lowest first, not known last."""
        return Volgorde(criterium=self, aflopend=False)

    @property
    def aflopend(self) -> "Volgorde":
        """Highest first, not known last."""
        return Volgorde(criterium=self, aflopend=True)

    def compare(self, vergelijking: Vergelijking, context: Context) -> Test:
        """Make a comparison of it ready for one context."""
        get = objects.number(self, context)
        if vergelijking.operator is Operator.BEKEND:
            return lambda wanbetaler: get(wanbetaler) is not None
        holds = _holds(vergelijking)

        def test(wanbetaler: Wanbetaler) -> bool | None:
            number = get(wanbetaler)
            if number is None:
                return None
            if type(number) is range:
                outcomes = set(map(holds, number))
                return None if len(outcomes) > 1 else True in outcomes
            return holds(number)

        return test

    def waarde_van(self, wanbetaler: Wanbetaler, context: Context) -> Tekst | None:
        """Say the number of one person, or between which numbers it is; None when it is not known. Personal."""
        number = objects.number(self, context)(wanbetaler)
        if number is None:
            return None
        if number == range(0):
            return _NOTHING
        said = _said(number)
        if isinstance(number, range):
            said = Tekst(f"{number[0]} tot en met {number[-1]}", f"{number[0]} to {number[-1]}")
        return Tekst(f"{said.nl} {self.eenheid.nl}".rstrip(), f"{said.en} {self.eenheid.en}".rstrip())


def _holds(vergelijking: Vergelijking) -> Callable[[Any], bool]:
    """Give the test of one number."""
    first, *rest = (_threshold(waarde) for waarde in vergelijking.waarden)
    match vergelijking.operator:
        case Operator.MINDER:
            return lambda number: number < first
        case Operator.TEN_HOOGSTE:
            return lambda number: number <= first
        case Operator.MEER:
            return lambda number: number > first
        case Operator.TEN_MINSTE:
            return lambda number: number >= first
        case Operator.TUSSEN:
            (end,) = rest
            return lambda number: first <= number < end
        case _:
            return frozenset((first, *rest)).__contains__


def _some(waarden: tuple[T, ...]) -> tuple[T, ...]:
    if not waarden:
        raise KaderError(Tekst("verwacht minstens één waarde", "expected at least one value"))
    return waarden


@frozen(kw_only=True, repr=False, order=False)
class Keuze(Criterium, Generic[T]):
    """A criterium that gives a code, a text or an identifier, and that values of that type are compared with.

    About a row it holds for a person when it holds for at least one of the rows. Text compares without regard to case.

    Attributes:
        soort: *type[T]*. The type of its values.
    """

    soort: type[T]

    def is_(self, waarde: T) -> Voorwaarde:
        """Exactly *waarde*."""
        return self.een_van(waarde)

    def een_van(self, *waarden: T) -> Voorwaarde:
        """One of *waarden*.

        Raises:
            cak_regeling.KaderError: Without a value, with one of another type, or with ``ONBEKEND`` or empty text:
                that is not a value but the lack of one, asked with ``~x.bekend()``.
        """
        for waarde in waarden:
            if not isinstance(waarde, self.soort):
                raise KaderError(f"{self.naam}: expected values of type {self.soort.__name__}, each given apart")
            if waarde is Inningswijze.ONBEKEND:
                raise KaderError(
                    Tekst(
                        "onbekend is geen waarde; vraag of het niet bekend is",
                        f"{self.naam}: ONBEKEND is not a value; ask it with ~{self.naam}.bekend()",
                    )
                )
            if isinstance(waarde, str) and not waarde.strip():
                raise KaderError(
                    Tekst(
                        "lege tekst is geen waarde; vraag of het niet bekend is",
                        f"{self.naam}: empty text is not a value; ask it with ~{self.naam}.bekend()",
                    )
                )
        return Vergelijking(self, Operator.EEN_VAN, _some(waarden))

    def bekend(self) -> Voorwaarde:
        """It is known, in at least one row."""
        return Vergelijking(self, Operator.BEKEND, ())

    def compare(self, vergelijking: Vergelijking, context: Context) -> Test:
        """Make a comparison of it ready for one context."""
        get = objects.choices(self, context)
        if vergelijking.operator is Operator.BEKEND:
            return lambda wanbetaler: any(value is not None for value in get(wanbetaler))
        values = [w.casefold() if isinstance(w, str) else w for w in vergelijking.waarden]
        wanted = frozenset(values) if len(values) > _FEW else tuple(values)

        def test(wanbetaler: Wanbetaler) -> bool | None:
            result: bool | None = False
            for value in get(wanbetaler):
                if value is None:
                    result = None
                elif value in wanted:
                    return True
            return result

        return test

    def waarde_van(self, wanbetaler: Wanbetaler, context: Context) -> Tekst | None:
        """Say the values of one person, and whether there are more; None when none is known. Personal."""
        values = objects.choices(self, context)(wanbetaler)
        known = sorted({_shown(value) for value in values if value is not None})
        if not known:
            return None if values else _NOTHING
        said = ", ".join(known)
        return Tekst(f"{said}, niet bekend", f"{said}, not known") if None in values else Tekst(said, said)


@frozen(kw_only=True, repr=False, order=False)
class JaNee(Criterium, Voorwaarde):  # pyright: ignore[reportIncompatibleVariableOverride] - its gegevens are its own
    """A criterium that gives yes or no, and so is a condition as it stands."""

    @property
    def criteria(self) -> frozenset[Criterium]:
        """Itself."""
        return frozenset({self})

    def bind(self, context: Context) -> Test:
        """Make it ready for one context."""
        return objects.yes_no(self, context)

    def tekst(self) -> Tekst:
        """Say it in words."""
        return self.omschrijving


@frozen(kw_only=True)
class Volgorde:
    """An order of persons by a number; who has none comes last, in either direction.

    Attributes:
        criterium: *Getal*. What is ordered by.
        aflopend: *bool*. Highest first.
    """

    criterium: Getal
    aflopend: bool

    def tekst(self) -> Tekst:
        """Say it in words."""
        subject = self.criterium.omschrijving
        first = Tekst("hoogste eerst", "highest first") if self.aflopend else Tekst("laagste eerst", "lowest first")
        return Tekst(f"{subject.nl} ({first.nl})", f"{subject.en} ({first.en})")

    def sort_key(self, context: Context) -> Callable[[Wanbetaler], tuple[bool, Number]]:
        """Give the key to sort persons with. What is not exact counts as the lowest that it can be."""
        get = objects.number(self.criterium, context)
        down = self.aflopend

        def key(wanbetaler: Wanbetaler) -> tuple[bool, Number]:
            number = get(wanbetaler)
            if type(number) is range:
                number = number[0] if number else None
            return (True, 0) if number is None else (False, -number if down else number)

        return key
