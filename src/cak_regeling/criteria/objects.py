# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""How the operations of criteria are carried out on objects: on a `Wanbetaler`, in a `Context`.

Each function makes a criterium ready for one context and gives what asks it of a person.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import takewhile
from operator import attrgetter
from typing import Any, TypeVar

from attrs import fields_dict, has

from cak_regeling.criteria.context import Context
from cak_regeling.criteria.criterium import Criterium, Operation
from cak_regeling.criteria.verrijking import Verrijking
from cak_regeling.datums import full_years, months_between
from cak_regeling.errors import KaderError
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import BSN, Telefoonnummer
from cak_regeling.wanbetaler import Aanmelding, Inningswijze, Wanbetaler


_K = TypeVar("_K")
_V = TypeVar("_V")

Number = int | Decimal
Quantity = Number | range
"""A number; or the whole numbers that it can be, where it is not exact: none when it is known that there is none."""

_NONE = range(0)


def number(  # noqa: PLR0911 - one for each operation
    criterium: Criterium, context: Context
) -> Callable[[Wanbetaler], Quantity | None]:
    """Ask a number; None when nothing is known.

    Raises:
        cak_regeling.KaderError: When the operation gives no number, or the context lacks what it needs.
        cak_regeling.NietVastgesteldError: When it counts in premies and that of the month is not established.
    """
    peildatum = context.peildatum
    match criterium.operation:
        case Operation.YEARS_SINCE:
            return _years_since(criterium, peildatum)
        case Operation.MONTHS_SINCE:
            return _months_since(_getter(criterium), peildatum)
        case Operation.COUNT:
            get = _getter(criterium)
            return lambda wanbetaler: len(get(wanbetaler))
        case Operation.FIELD:
            return _getter(criterium)
        case Operation.MONTHLY_PREMIUMS:
            return _in_premiums(criterium, peildatum)
        case Operation.MONTHS_UNCHANGED:
            return _months_unchanged(criterium, context)
        case Operation.IN_VERRIJKING:
            verrijking = _verrijking(criterium, context, bool, int, Decimal)
            verrijking.require_kind(criterium.naam, int, Decimal)
            return lambda wanbetaler: _as_number(verrijking.value_of(wanbetaler.bsn))
        case Operation.MONTHS_SINCE_VERRIJKING:
            verrijking = _verrijking(criterium, context, date)
            return _months_since(lambda wanbetaler: verrijking.value_of(wanbetaler.bsn), peildatum)
        case _:
            raise KaderError(f"{criterium.naam}: {criterium.operation.value} gives no number")


def _getter(criterium: Criterium, holder: type = Wanbetaler) -> Callable[[Any], Any]:
    """Give what reads its field; a field that a person or a row has not is the fault of the criterium."""
    kind: Any = holder
    for name in criterium.field.split("."):
        if not hasattr(kind, name):
            raise KaderError(f"{criterium.naam}: expected a field of {holder.__name__}, not “{criterium.field}”")
        known = fields_dict(kind).get(name) if has(kind) else None
        kind = known.type if known is not None else object
    return attrgetter(criterium.field)


def _years_since(criterium: Criterium, peildatum: date) -> Callable[[Wanbetaler], Quantity | None]:
    get = _getter(criterium)
    ages: dict[date, int] = _Remembered(lambda birth: full_years(birth, peildatum))

    def years(wanbetaler: Wanbetaler) -> Quantity | None:
        day = get(wanbetaler)
        first, last = day.vroegste, day.laatste
        if first is None:
            return None
        oldest = ages[first]
        return oldest if last is first else range(ages[last], oldest + 1)

    return years


def _months_since(get: Callable[[Wanbetaler], Any], peildatum: date) -> Callable[[Wanbetaler], Quantity | None]:
    """Count months since a day: none of a day that there is not, and not known of one that is not known."""
    months: dict[Any, Quantity | None] = _Remembered(lambda day: months_between(day, peildatum))
    months.update({None: None, False: _NONE})
    return lambda wanbetaler: months[get(wanbetaler)]


class _Remembered(dict[_K, _V]):
    """What was worked out before; many persons share a day."""

    def __init__(self, work: Callable[[_K], _V]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: _K) -> _V:
        value = self[key] = self._work(key)
        return value


def _as_number(value: Any) -> Quantity | None:
    return 0 if value is False else value


def _in_premiums(criterium: Criterium, peildatum: date) -> Callable[[Wanbetaler], Quantity | None]:
    from cak_regeling.regeling.premie import maandpremie  # noqa: PLC0415 - its tables are read when they are needed

    premie = maandpremie(peildatum).bedrag
    get = _getter(criterium)
    return lambda wanbetaler: None if (amount := get(wanbetaler)) is None else amount / premie


def _months_unchanged(criterium: Criterium, context: Context) -> Callable[[Wanbetaler], Quantity | None]:
    eerdere = context.require_eerdere(criterium.naam)
    if len(context.eerdere_peildatums) != len(eerdere):
        raise KaderError(f"{criterium.naam} needs the peildatum of each of the earlier lists")
    pairs = tuple(zip(eerdere, context.eerdere_peildatums, strict=True))

    def months(wanbetaler: Wanbetaler) -> Quantity:
        now = _how_it_stands(wanbetaler)
        same = takewhile(
            lambda pair: (then := pair[0].get(wanbetaler.bsn)) is not None and _how_it_stands(then) == now, pairs
        )
        first = min((day for _, day in same), default=context.peildatum)
        return months_between(first, context.peildatum)

    return months


def _how_it_stands(wanbetaler: Wanbetaler) -> tuple[object, ...]:
    return wanbetaler.statuscodes, wanbetaler.inningswijze, wanbetaler.aanmelddatum


def choices(criterium: Criterium, context: Context) -> Callable[[Wanbetaler], Sequence[object]]:
    """Ask a code or text: one value for each row, or one for the person; None where it is not known.

    Raises:
        cak_regeling.KaderError: When the operation gives no choice, or the context lacks what it needs.
    """
    match criterium.operation:
        case Operation.ROWS:
            get = _getter(criterium, Aanmelding)
            return lambda wanbetaler: [_known(get(a)) for a in wanbetaler.aanmeldingen]
        case Operation.FIELD:
            get = _getter(criterium)
            return lambda wanbetaler: (_known(get(wanbetaler)),)
        case Operation.IN_VERRIJKING:
            verrijking = _verrijking(criterium, context, str, frozenset)
            return lambda wanbetaler: _codes(verrijking.value_of(wanbetaler.bsn))
        case _:
            raise KaderError(f"{criterium.naam}: {criterium.operation.value} gives no choice")


def _known(value: object) -> object:
    """Text compares without regard to case; ONBEKEND is not known."""
    if isinstance(value, str):
        return value.casefold()
    return None if value is Inningswijze.ONBEKEND else value


def _codes(value: Any) -> tuple[object, ...]:
    """Give the codes of a person: none for who has none, None where it is not known."""
    if value is None:
        return (None,)
    if value is False:
        return ()
    codes: Any = (value,) if isinstance(value, str) else value
    return tuple(_known(code) for code in codes)


def yes_no(criterium: Criterium, context: Context) -> Callable[[Wanbetaler], bool | None]:
    """Ask a yes or no; None when it is not known.

    Raises:
        cak_regeling.KaderError: When the operation gives no yes or no, or the context lacks what it needs.
    """
    match criterium.operation:
        case Operation.FIELD:
            return _getter(criterium)
        case Operation.NOT_IN_EARLIER_LIST:
            latest = _latest(criterium, context)
            return lambda wanbetaler: wanbetaler.bsn not in latest
        case Operation.RETURNED:
            latest, older = _latest(criterium, context), context.require_eerdere(criterium.naam)[1:]
            return lambda w: w.bsn not in latest and any(w.bsn in persons for persons in older)
        case Operation.CHANGED:
            return _changed(criterium, context)
        case Operation.IN_VERRIJKING if "." in criterium.field:
            return _part(criterium, context)
        case Operation.IN_VERRIJKING:
            verrijking = _verrijking(criterium, context, bool, Telefoonnummer)
            return lambda wanbetaler: None if (v := verrijking.value_of(wanbetaler.bsn)) is None else v is not False
        case _:
            raise KaderError(f"{criterium.naam}: {criterium.operation.value} gives no yes or no")


def _latest(criterium: Criterium, context: Context) -> Mapping[BSN, Wanbetaler]:
    """Give the persons of the most recent of the earlier lists; none when this is the first."""
    eerdere = context.require_eerdere(criterium.naam)
    return eerdere[0] if eerdere else {}


def _changed(criterium: Criterium, context: Context) -> Callable[[Wanbetaler], bool | None]:
    get = _getter(criterium, Aanmelding)
    latest = _latest(criterium, context)

    def values(wanbetaler: Wanbetaler) -> frozenset[object]:
        return frozenset(_known(get(a)) for a in wanbetaler.aanmeldingen)

    def changed(wanbetaler: Wanbetaler) -> bool | None:
        before = latest.get(wanbetaler.bsn)
        if before is None:
            return False
        then, now = values(before), values(wanbetaler)
        return None if None in then | now else then != now

    return changed


def _part(criterium: Criterium, context: Context) -> Callable[[Wanbetaler], bool | None]:
    """Ask a part of a value, as whether a telephone number is a mobile one; no for who has no value."""
    get = attrgetter(criterium.field.partition(".")[2])
    verrijking = _verrijking(criterium, context, Telefoonnummer)

    def part(wanbetaler: Wanbetaler) -> bool | None:
        value = verrijking.value_of(wanbetaler.bsn)
        return value if value is None or value is False else get(value)

    return part


def _verrijking(criterium: Criterium, context: Context, *kinds: type) -> Verrijking:
    verrijking = context.require_verrijking(Gegeven(criterium.field.partition(".")[0]))
    verrijking.require_kind(criterium.naam, *kinds)
    return verrijking
