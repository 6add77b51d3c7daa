"""How the operations of criteria are carried out on objects: on a `Wanbetaler`, in a `Context`.

Each function makes a criterium ready for one context and gives what asks it of a person.
"""

from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter

from cak_regeling.criteria.context import Context
from cak_regeling.criteria.criterium import Criterium, Operation
from cak_regeling.datums import months_between
from cak_regeling.errors import KaderError
from cak_regeling.gegevens import Gegeven
from cak_regeling.wanbetaler import Inningswijze, Wanbetaler


Number = int | Decimal
Interval = tuple[Number, Number]
"""The lowest and the highest value that it can be, both inclusive."""


def number(criterium: Criterium, context: Context) -> Callable[[Wanbetaler], Interval | None]:
    """Ask a number: as an interval, or None when nothing is known.

    Raises:
        cak_regeling.KaderError: When the operation gives no number.
    """
    get = attrgetter(criterium.field)
    peildatum = context.peildatum

    def years(wanbetaler: Wanbetaler) -> Interval | None:
        youngest, oldest = get(wanbetaler).leeftijd_op(peildatum)
        return None if youngest is None else (youngest, oldest)

    def months(wanbetaler: Wanbetaler) -> Interval | None:
        day = get(wanbetaler)
        return None if day is None else _exact(months_between(day, peildatum))

    def value(wanbetaler: Wanbetaler) -> Interval | None:
        known = get(wanbetaler)
        return None if known is None else _exact(known)

    match criterium.operation:
        case Operation.YEARS_SINCE:
            return years
        case Operation.MONTHS_SINCE:
            return months
        case Operation.COUNT:
            return lambda wanbetaler: _exact(len(get(wanbetaler)))
        case Operation.FIELD:
            return value
        case _:
            raise KaderError(f"{criterium.naam}: {criterium.operation.value} gives no number")


def _exact(value: Number) -> Interval:
    return value, value


def choices(criterium: Criterium, context: Context) -> Callable[[Wanbetaler], tuple[object, ...]]:  # noqa: ARG001 - see below
    """Ask a code or text: one value for each row, or one for the person; None where it is not known.

    The context plays no part; it is taken so that all three functions are called alike.

    Raises:
        cak_regeling.KaderError: When the operation gives no choice.
    """
    get = attrgetter(criterium.field)
    match criterium.operation:
        case Operation.ROWS:
            return lambda wanbetaler: tuple(_known(get(a)) for a in wanbetaler.aanmeldingen)
        case Operation.FIELD:
            return lambda wanbetaler: (_known(get(wanbetaler)),)
        case _:
            raise KaderError(f"{criterium.naam}: {criterium.operation.value} gives no choice")


def _known(value: object) -> object:
    """Text compares without regard to case; ONBEKEND is not known."""
    if isinstance(value, str):
        return value.casefold()
    return None if value is Inningswijze.ONBEKEND else value


def yes_no(criterium: Criterium, context: Context) -> Callable[[Wanbetaler], bool | None]:
    """Ask a yes or no; None when it is not known.

    Raises:
        cak_regeling.KaderError: When the operation gives no yes or no, or the context lacks what it needs.
    """
    match criterium.operation:
        case Operation.FIELD:
            return attrgetter(criterium.field)
        case Operation.NOT_IN_EARLIER_LIST:
            eerdere = context.require_eerdere(criterium.naam)
            latest = eerdere[:1]
            return lambda wanbetaler: not any(wanbetaler.bsn in persons for persons in latest)
        case Operation.IN_VERRIJKING:
            verrijking = context.require_verrijking(Gegeven(criterium.field))
            return lambda wanbetaler: verrijking.value_of(wanbetaler.bsn)
        case _:
            raise KaderError(f"{criterium.naam}: {criterium.operation.value} gives no yes or no")
