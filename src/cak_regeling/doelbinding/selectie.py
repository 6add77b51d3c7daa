# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Selectie: who can be chosen by a set of rules at most, read from the rules and not from persons.

A rule carries its footprint. From it follow the smallest list that is enough, and whether it asks for persons who owe
nothing now.
"""

from collections.abc import Iterable
from decimal import Decimal
from math import ceil
from typing import Any

from attrs import frozen

from cak_regeling.criteria.criterium import Criterium
from cak_regeling.criteria.standaard import in_premieregime, leeftijd, postcode, statuscode
from cak_regeling.criteria.vergelijking import JaNee, Operator, Vergelijking
from cak_regeling.criteria.voorwaarde import Altijd, Bekend, Niet, Samenstelling, Verbinding, Voorwaarde
from cak_regeling.gegevens import Gegeven
from cak_regeling.lijst.filter import Leeftijden, Lijstfilter


_OWES = frozenset({"boe"})
"""The status codes that mean that the premie is owed now, as far as that is known."""


@frozen(kw_only=True)
class Selectie:
    """Who can be chosen at most.

    Attributes:
        kleinste: *Lijstfilter*. The smallest list that holds everyone who can be chosen for certain. Who has no known
            birth date or postcode may be missing from it.
        zonder_premie: *bool*. Whether a rule asks for persons who owe no bestuursrechtelijke premie now: that they owe
            nothing is then a reason to be chosen, or not to be left out. A rule that does not speak of it asks for
            nobody in particular, and nor does one that asks whether it is known.
    """

    kleinste: Lijstfilter = Lijstfilter()
    zonder_premie: bool = False

    @classmethod
    def of(cls, regels: Iterable[Voorwaarde], *, uitsluiten: Iterable[Voorwaarde] = ()) -> "Selectie":
        """Read it from conditions.

        Args:
            regels: Who is chosen: a person under any of them.
            uitsluiten: Who is left out.
        """
        chosen, left_out = tuple(regels), tuple(uitsluiten)
        asks = any(_asks_without(v, positive=True) for v in chosen)
        asks = asks or any(_asks_without(v, positive=False) for v in left_out)
        return cls(kleinste=_hull([_bounds(v) for v in chosen]), zonder_premie=asks)

    def __or__(self, other: "Selectie") -> "Selectie":
        """Whom either of them chooses at most: for one use of two kaders."""
        if not isinstance(other, Selectie):
            return NotImplemented
        return Selectie(
            kleinste=_hull([self.kleinste, other.kleinste]),
            zonder_premie=self.zonder_premie or other.zonder_premie,
        )


def _asks_without(voorwaarde: Voorwaarde, *, positive: bool) -> bool:
    """Tell whether it asks for who owes nothing now: not in_premieregime, or a list of codes beyond BOE.

    A criterium of one's own over the same field counts as well, by whatever name. A condition of one's own kind can't
    be read: one that looks at the status code counts as asking.
    """
    match voorwaarde:
        case Niet(deel=deel):
            return _asks_without(deel, positive=not positive)
        case Samenstelling(voorwaarden=delen):
            return any(_asks_without(deel, positive=positive) for deel in delen)
        case Vergelijking(criterium=Criterium(field=statuscode.field), waarden=waarden):
            codes = {str(waarde).casefold() for waarde in waarden}
            return bool(codes - _OWES) if positive else bool(codes & _OWES)
        case JaNee(operation=in_premieregime.operation, field=in_premieregime.field):
            return not positive
        case Altijd() | Bekend() | JaNee() | Vergelijking():
            return False
        case _:
            return Gegeven.STATUSCODE in voorwaarde.gegevens


def _bounds(voorwaarde: Voorwaarde) -> Lijstfilter:
    """Give the smallest filter that lets everyone through for whom it can be True."""
    if isinstance(voorwaarde, Samenstelling):
        parts = [_bounds(deel) for deel in voorwaarde.delen]
        return _meet(parts) if voorwaarde.verbinding is Verbinding.EN else _hull(parts)
    if not isinstance(voorwaarde, Vergelijking):
        return Lijstfilter()
    if voorwaarde.criterium == leeftijd:
        return Lijstfilter(leeftijd=_ages(voorwaarde.operator, voorwaarde.waarden))
    if voorwaarde.criterium == postcode and voorwaarde.operator is Operator.EEN_VAN:
        return Lijstfilter(postcodes=tuple(waarde.value for waarde in voorwaarde.waarden))  # type: ignore[attr-defined]  # of Postcode
    return Lijstfilter()


def _ages(operator: Operator, waarden: tuple[Any, ...]) -> Leeftijden | None:
    """Give the ages, from and to, that a comparison lets through; None when that is all, or nobody."""
    whole = [int(waarde) for waarde in waarden]
    match operator:
        case Operator.TUSSEN:
            ages: Leeftijden = (_up(waarden[0]), _up(waarden[1]))
        case Operator.MINDER:
            ages = (None, _up(waarden[0]))
        case Operator.TEN_HOOGSTE:
            ages = (None, whole[0] + 1)
        case Operator.MEER:
            ages = (whole[0] + 1, None)
        case Operator.TEN_MINSTE:
            ages = (_up(waarden[0]), None)
        case Operator.EEN_VAN:
            ages = (min(whole), max(whole) + 1)
        case _:
            return None
    van, tot = ages
    van = None if van is not None and van <= 0 else van
    return None if tot is not None and tot <= (van or 0) else (van, tot)


def _up(waarde: int | Decimal) -> int:
    """Round up: the first whole age that is not less."""
    return ceil(waarde)


def _hull(filters: list[Lijstfilter]) -> Lijstfilter:
    """Give the smallest filter that holds all of them."""
    if not filters:
        return Lijstfilter()
    postcodes = [f.postcodes for f in filters]
    ages = [f.leeftijd or (None, None) for f in filters]
    low = [van for van, _ in ages]
    high = [tot for _, tot in ages]
    return Lijstfilter(
        postcodes=tuple(one for some in postcodes for one in some) if all(postcodes) else (),
        leeftijd=_or_none(
            None if None in low else min(age for age in low if age is not None),
            None if None in high else max(age for age in high if age is not None),
        ),
    )


def _meet(filters: list[Lijstfilter]) -> Lijstfilter:
    """Give a filter that holds everyone whom all of them hold: the first postcodes that are named, and all ages met."""
    ages = [f.leeftijd or (None, None) for f in filters]
    van = max((age for age, _ in ages if age is not None), default=None)
    tot = min((age for _, age in ages if age is not None), default=None)
    if tot is not None and tot <= (van or 0):  # nobody: any filter will do
        van, tot = None, None
    return Lijstfilter(postcodes=next((f.postcodes for f in filters if f.postcodes), ()), leeftijd=_or_none(van, tot))


def _or_none(van: int | None, tot: int | None) -> Leeftijden | None:
    return None if van is None and tot is None else (van, tot)
