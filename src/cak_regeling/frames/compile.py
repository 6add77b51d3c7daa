# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""From conditions to expressions: the same tree that is evaluated on objects, for a frame of persons.

A condition becomes two expressions without null, for whom it holds and for whom it does not; who is in neither is not
known. So Kleene's logic needs nothing of what an engine does with null. Numbers are whole and exact: months, years,
cents; a threshold is rounded to the side that gives the same answer.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR
from functools import reduce
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from cak_regeling.criteria.criterium import Criterium
from cak_regeling.criteria.objects import Number
from cak_regeling.criteria.vergelijking import JaNee, Keuze, Operator, Vergelijking
from cak_regeling.criteria.voorwaarde import Altijd, Bekend, Niet, Samenstelling, Verbinding, Voorwaarde
from cak_regeling.errors import KaderError
from cak_regeling.frames.kolommen import cell


@frozen
class Outcome:
    """For whom a condition holds, and for whom it does not; neither of them is ever null.

    Attributes:
        ja: *nw.Expr*. It holds.
        nee: *nw.Expr*. It does not hold.
    """

    ja: nw.Expr
    nee: nw.Expr


def all_of(holds: Iterable[nw.Expr]) -> nw.Expr:
    """Combine one expression or more: all of them hold."""
    return reduce(lambda one, other: one & other, holds)


def any_of(holds: Iterable[nw.Expr]) -> nw.Expr:
    """Combine one expression or more: at least one of them holds."""
    return reduce(lambda one, other: one | other, holds)


LARGE = 2**62
"""Beyond every number of a person: what a threshold or an order is cut off at."""


@frozen
class Numbers:
    """The number of a criterium, as columns of whole numbers.

    Attributes:
        low: *str*. The lowest that it can be, inclusive; null when there is none or nothing is known.
        high: *str*. The highest that it can be, inclusive; the same column when it is exact.
        none: *str | None*. Column that is true where it is known that there is none; None when that can't be.
        units: *tuple*. The rows for which it holds, as an expression, and how many of the whole numbers go in one of
            the criterium; the last pair is for all other rows.
    """

    low: str
    high: str
    none: str | None = None
    units: tuple[tuple[Any, Number], ...] = ((None, 1),)

    def threshold(self, waarde: Any, rounding: str) -> Any:
        """Give a threshold in whole numbers: one for all rows, or an expression."""
        *others, (_, unit) = self.units or ((None, 1),)
        result: Any = _whole(waarde * unit, rounding)
        for rows, other in others:
            result = nw.when(rows).then(nw.lit(_whole(waarde * other, rounding))).otherwise(lit(result))
        return result

    @property
    def is_exact(self) -> bool:
        """Whether the lowest is also the highest."""
        return self.low == self.high


def lit(value: Any) -> nw.Expr:
    """Give a value as an expression; what is one already stays."""
    return value if isinstance(value, nw.Expr) else nw.lit(value)


def _whole(value: Number, rounding: str) -> int:
    whole = value if isinstance(value, int) else int(value.to_integral_value(rounding))
    return max(-LARGE, min(LARGE, whole))


@frozen
class Prepared:
    """What the criteria ask, made ready as columns of one frame.

    Attributes:
        answers: *Mapping[Criterium, tuple[str, str]]*. By criterium that gives a yes or no: the columns with who has a
            yes and who has a no, neither of them ever null.
        numbers: *Mapping[Criterium, Numbers]*. By criterium that gives a number.
        columns: *Mapping[Criterium, str]*. By criterium that gives a choice: the column.
        of_all_rows: *frozenset[Criterium]*. Of those, the ones whose column holds the values of all rows.
        none: *Mapping[Criterium, str]*. By choice of which it can be known that there is none: the column that says so.
    """

    answers: Mapping[Criterium, tuple[str, str]]
    numbers: Mapping[Criterium, Numbers]
    columns: Mapping[Criterium, str]
    of_all_rows: frozenset[Criterium]
    none: Mapping[Criterium, str]


def compiled(voorwaarde: Voorwaarde, prepared: Prepared) -> Outcome:  # noqa: PLR0911 - one for each kind
    """Give a condition as expressions over the columns that were made ready.

    Raises:
        cak_regeling.KaderError: For a condition of one's own kind, which frames can't interpret.
    """
    match voorwaarde:
        case Altijd():
            return Outcome(nw.lit(True), nw.lit(False))
        case Niet(deel=deel):
            inner = compiled(deel, prepared)
            return Outcome(inner.nee, inner.ja)
        case Bekend(deel=deel):
            inner = compiled(deel, prepared)
            known = inner.ja | inner.nee
            return Outcome(known, ~known)
        case Samenstelling(verbinding=verbinding, voorwaarden=delen):
            parts = [compiled(deel, prepared) for deel in delen]
            yes, no = (all_of, any_of) if verbinding is Verbinding.EN else (any_of, all_of)
            return Outcome(yes(part.ja for part in parts), no(part.nee for part in parts))
        case JaNee():
            ja, nee = prepared.answers[voorwaarde]
            return Outcome(nw.col(ja), nw.col(nee))
        case Vergelijking(criterium=Keuze()):
            return _choice(voorwaarde, prepared)
        case Vergelijking():
            return _number(voorwaarde, prepared.numbers[voorwaarde.criterium])
        case _:
            raise KaderError(f"frames can't interpret a condition of type {type(voorwaarde).__name__}")


def exact(holds: nw.Expr) -> Outcome:
    """Part what may be null into for whom it holds and for whom not."""
    return Outcome(holds.fill_null(False), (~holds).fill_null(False))


def _choice(vergelijking: Vergelijking, prepared: Prepared) -> Outcome:
    criterium = vergelijking.criterium
    name = prepared.columns[criterium]
    if criterium in prepared.of_all_rows:
        outcome = _in_rows(vergelijking, nw.col(name).fill_null("||"))
    elif vergelijking.operator is Operator.BEKEND:
        outcome = Outcome(~nw.col(name).is_null(), nw.col(name).is_null())
    else:
        outcome = exact(nw.col(name).is_in([_token(waarde) for waarde in vergelijking.waarden]))
        unknown = nw.col(name).is_null()
        outcome = Outcome(outcome.ja & ~unknown, outcome.nee & ~unknown)
    if criterium not in prepared.none:
        return outcome
    none = nw.col(prepared.none[criterium])
    return Outcome(outcome.ja & ~none, outcome.nee | none)


def _in_rows(vergelijking: Vergelijking, values: nw.Expr) -> Outcome:
    """Look in the text of all rows: yes for one that has it, else not known for one that does not tell."""
    if vergelijking.operator is Operator.BEKEND:
        nothing = values.str.replace_all("|", "", literal=True) == nw.lit("")
        return Outcome(~nothing, nothing)
    found = [values.str.contains(f"|{cell(_token(w))}|", literal=True) for w in vergelijking.waarden]
    some = any_of(found)
    return Outcome(some, ~some & ~values.str.contains("||", literal=True))


def _token(waarde: Any) -> Any:
    """Give what a value is compared as: text without its case."""
    text = getattr(waarde, "value", waarde)
    return text.casefold() if isinstance(text, str) else text


def _number(vergelijking: Vergelijking, numbers: Numbers) -> Outcome:
    low, high = nw.col(numbers.low), nw.col(numbers.high)
    none = None if numbers.none is None else nw.col(numbers.none)
    if vergelijking.operator is Operator.BEKEND:
        known = ~low.is_null() if none is None else ~low.is_null() | none
        return Outcome(known, ~known)
    for_all, for_none = _HOLDS[vergelijking.operator](low, high, vergelijking.waarden, numbers)
    nee = for_none.fill_null(False)
    return Outcome(for_all.fill_null(False), nee if none is None else nee | none)


_Holds = Callable[[nw.Expr, nw.Expr, tuple[Any, ...], Numbers], tuple[nw.Expr, nw.Expr]]
"""From the lowest, the highest and the thresholds: whether it holds for all that it can be, and for none of it."""


def _less(low: nw.Expr, high: nw.Expr, waarden: tuple[Any, ...], numbers: Numbers) -> tuple[nw.Expr, nw.Expr]:
    end = numbers.threshold(waarden[0], ROUND_CEILING)
    return high < end, low >= end


def _more(low: nw.Expr, high: nw.Expr, waarden: tuple[Any, ...], numbers: Numbers) -> tuple[nw.Expr, nw.Expr]:
    start = numbers.threshold(waarden[0], ROUND_FLOOR)
    return low > start, high <= start


def _at_most(low: nw.Expr, high: nw.Expr, waarden: tuple[Any, ...], numbers: Numbers) -> tuple[nw.Expr, nw.Expr]:
    return _swapped(_more(low, high, waarden, numbers))


def _at_least(low: nw.Expr, high: nw.Expr, waarden: tuple[Any, ...], numbers: Numbers) -> tuple[nw.Expr, nw.Expr]:
    return _swapped(_less(low, high, waarden, numbers))


def _swapped(pair: tuple[nw.Expr, nw.Expr]) -> tuple[nw.Expr, nw.Expr]:
    return pair[1], pair[0]


def _between(low: nw.Expr, high: nw.Expr, waarden: tuple[Any, ...], numbers: Numbers) -> tuple[nw.Expr, nw.Expr]:
    start, end = (numbers.threshold(waarde, ROUND_CEILING) for waarde in waarden)
    return (low >= start) & (high < end), (high < start) | (low >= end)


def _one_of(low: nw.Expr, high: nw.Expr, waarden: tuple[Any, ...], numbers: Numbers) -> tuple[nw.Expr, nw.Expr]:
    """Count which of the wanted numbers it can be: all that it can be, or none."""
    hits = [_hit(low, high, waarde, numbers) for waarde in dict.fromkeys(waarden)]
    known = ~low.is_null()
    if numbers.is_exact:
        some = any_of(hits)
        return known & some, known & ~some
    count = reduce(lambda one, other: one + other, (hit.cast(nw.Int64()) for hit in hits))
    return known & (count == high - low + 1), known & (count == 0)


def _hit(low: nw.Expr, high: nw.Expr, waarde: Any, numbers: Numbers) -> nw.Expr:
    """Whether it can be this number; a threshold that is not whole lies between two and is never hit."""
    first, last = numbers.threshold(waarde, ROUND_CEILING), numbers.threshold(waarde, ROUND_FLOOR)
    held: nw.Expr = ((low <= last) & (high >= first) & (lit(first) <= lit(last))).fill_null(False)
    return held


_HOLDS: Mapping[Operator, _Holds] = {
    Operator.MINDER: _less,
    Operator.TEN_HOOGSTE: _at_most,
    Operator.MEER: _more,
    Operator.TEN_MINSTE: _at_least,
    Operator.TUSSEN: _between,
    Operator.EEN_VAN: _one_of,
}
