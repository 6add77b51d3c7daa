# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Matching signals of vaste-lastenpartners with the list: on BSN, else on address within the month and household.

A signal counts again only when its amount has risen. Nothing that only looks alike decides: it is put apart for a
person. There are two directions, each with a purpose of its own to be tested: signals used for the work with the list
(`match_signalen`), and the list used for vroegsignalering (`op_cak_lijst`).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from cak_regeling._controle import require
from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Bevinding
from cak_regeling.criteria.context import Context, by_gegeven
from cak_regeling.criteria.verrijking import Verrijking
from cak_regeling.datums import months_between, require_date
from cak_regeling.doelbinding import soorten as doel_soorten
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik, admitted, require_gebruik
from cak_regeling.doelbinding.verwerking import Doel
from cak_regeling.errors import DoelbindingError, WaardeError
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import BSN
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.persoon import Adres
from cak_regeling.uitwisseling.matching import Grond, Matching, Melding, Meldingsoort, Treffer
from cak_regeling.uitwisseling.model import Signaalpartner
from cak_regeling.uitwisseling.signaal import SIGNALEN, Signaal, Signalen, read_signalen
from cak_regeling.wanbetaler import Wanbetaler


__all__ = [
    "SIGNALEN",
    "Grond",
    "Matching",
    "Melding",
    "Meldingsoort",
    "Signaal",
    "Signalen",
    "Treffer",
    "match_signalen",
    "op_cak_lijst",
    "read_signalen",
]

MAANDEN_TERUG = 6
"""How far back a signal makes a later one opeenvolgend (Divosa)."""


def match_signalen(  # noqa: PLR0913 - keywords with a default that fits
    lijst: CakLijst,
    signalen: Iterable[Signaal],
    gebruik: ToegestaanGebruik,
    *,
    op: date,
    maand: date | None = None,
    verrijkingen: Iterable[Verrijking] = (),
) -> Matching:
    """Use signals for the work with the list: which persons of it have other arrears.

    Args:
        lijst: The list.
        signalen: Those of the month and, for opeenvolgend, of the six months before; in any order.
        gebruik: A permission with purpose UITSTROOMBEVORDERING, with BSN, POSTCODE, ADRES, ANDERE_SIGNALEN and
            SOORT_SIGNAAL.
        op: The day of use.
        maand: A day in the month whose signals are matched; None for the month of the list.
        verrijkingen: What other administrations say, where the permission holds only for some persons.

    Raises:
        cak_regeling.DoelbindingError: Without that permission.
        cak_regeling.WaardeError: For an argument of another kind.
    """
    needed = {Gegeven.BSN, Gegeven.POSTCODE, Gegeven.ADRES, Gegeven.ANDERE_SIGNALEN, Gegeven.SOORT_SIGNAAL}
    require(lijst, CakLijst, "lijst")
    _require(gebruik, Doel.UITSTROOMBEVORDERING, lijst, op, needed)
    month = lijst.peildatum if maand is None else require_date(maand, "maand")
    context = Context(peildatum=lijst.peildatum, verrijkingen=by_gegeven(verrijkingen))
    allowed = admitted(gebruik, context)
    inside = [wanbetaler for wanbetaler in lijst.wanbetalers if allowed(wanbetaler)]
    places = _Places(inside)
    treffers: list[Treffer] = []
    zonder: list[Signaal] = []
    niet_geteld: list[Signaal] = []
    for signaal in _checked(signalen):
        if _ago(signaal, month) is None:
            niet_geteld.append(signaal)
            continue
        found = places.match(signaal)
        treffers.extend(found)
        if not found:
            zonder.append(signaal)
    certain = tuple(treffer for treffer in treffers if treffer.grond.zeker)
    return Matching(
        meldingen=FrozenMapping(_meldingen(certain, places, month)),
        treffers=certain,
        twijfel=tuple(treffer for treffer in treffers if not treffer.grond.zeker),
        zonder_treffer=tuple(zonder),
        niet_geteld=tuple(niet_geteld),
        buiten_toestemming=len(lijst.wanbetalers) - len(inside),
        peildatum=lijst.peildatum,
        personen=frozenset(wanbetaler.bsn for wanbetaler in inside),
    )


def op_cak_lijst(
    signalen: Iterable[Signaal], lijst: CakLijst, gebruik: ToegestaanGebruik, *, op: date
) -> tuple[tuple[Signaal, bool | None], ...]:
    """Use the list for vroegsignalering: of each signal whether its person or address is on the list.

    Nothing else of the list is told. None is for a person to look at.

    Args:
        signalen: The signals.
        lijst: The list.
        gebruik: A permission with purpose VROEGSIGNALERING, which exists only under the reading RUIM, with BSN,
            POSTCODE and ADRES; not one that holds only for some persons.
        op: The day of use.

    Raises:
        cak_regeling.DoelbindingError: Without that permission.
        cak_regeling.WaardeError: For an argument of another kind.
    """
    require(lijst, CakLijst, "lijst")
    _require(gebruik, Doel.VROEGSIGNALERING, lijst, op, {Gegeven.BSN, Gegeven.POSTCODE, Gegeven.ADRES})
    allowed = admitted(gebruik, Context(peildatum=lijst.peildatum))
    places = _Places([wanbetaler for wanbetaler in lijst.wanbetalers if allowed(wanbetaler)])
    answers: list[tuple[Signaal, bool | None]] = []
    for signaal in _checked(signalen):
        found = places.match(signaal)
        certain = any(treffer.grond.zeker for treffer in found)
        answers.append((signaal, True if certain else None if found else False))
    return tuple(answers)


def _require(gebruik: object, doel: Doel, lijst: CakLijst, op: date, needed: Iterable[Gegeven]) -> None:
    """Refuse a permission for the other direction."""
    day = require_date(op, "op")
    checked = require_gebruik(gebruik, op=day, gemeente=lijst.gemeente, gegevens=needed, selectie=None)
    if checked.verwerking.doel is not doel:
        soort = doel_soorten.DOEL_ANDERS if doel is Doel.UITSTROOMBEVORDERING else doel_soorten.DOEL_STRIKT
        other = checked.verwerking.doel.name
        raise DoelbindingError(
            f"a permission with purpose {other} does not cover this: test the use with {doel.name}",
            bevindingen=(Bevinding(soort=soort),),
        )


def _checked(signalen: Iterable[Signaal]) -> list[Signaal]:
    found = list(signalen)
    if not all(isinstance(signaal, Signaal) for signaal in found):
        raise WaardeError("expected each of signalen to be a Signaal")
    return found


def _ago(signaal: Signaal, maand: date) -> int | None:
    """Count the months that a signal is older than the month; None for one that does not count."""
    ago = months_between(signaal.datum, maand)
    own = signaal.partner is Signaalpartner.CAK_ZORGVERZEKERINGEN
    return ago if 0 <= ago <= MAANDEN_TERUG and not own else None


_Place = tuple[str, int]


def _place(adres: Adres) -> _Place | None:
    return None if adres.postcode is None or adres.huisnummer is None else (adres.postcode.value, adres.huisnummer)


def _suffix(adres: Adres) -> str:
    """Give letter and addition as one, without case, spaces and punctuation: ``A bis`` is ``abis``."""
    text = f"{adres.huisletter or ''}{adres.huisnummertoevoeging or ''}".casefold()
    return "".join(character for character in text if character.isalnum())


_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_GROUND_FLOOR = {"h", "hs", "huis", "bg", "beg"}


def _loose(suffix: str) -> str:
    """Give what two ways of writing an addition may have in common; it decides nothing."""
    return "hs" if suffix in _GROUND_FLOOR else _ROMAN.get(suffix, suffix)


class _Places:
    """The persons of a list by BSN and by address."""

    def __init__(self, persons: Iterable[Wanbetaler]) -> None:
        self.by_bsn = {wanbetaler.bsn: wanbetaler for wanbetaler in persons}
        self._at: defaultdict[_Place, list[Wanbetaler]] = defaultdict(list)
        for wanbetaler in self.by_bsn.values():
            place = _place(wanbetaler.adres)
            if place is not None:
                self._at[place].append(wanbetaler)

    def match(self, signaal: Signaal) -> list[Treffer]:
        """Find whom a signal is about: on BSN, else on address; what only looks alike when neither gives anyone."""
        known = None if signaal.bsn is None else self.by_bsn.get(signaal.bsn)
        if known is not None:
            elsewhere = _place(signaal.adres) is not None and not _same_address(signaal.adres, known.adres)
            return [Treffer(bsn=known.bsn, signaal=signaal, grond=Grond.BSN, adres_wijkt_af=elsewhere)]
        place = _place(signaal.adres)
        there = () if place is None else self._at.get(place, ())
        found = [
            Treffer(bsn=wanbetaler.bsn, signaal=signaal, grond=grond)
            for wanbetaler in there
            if (grond := _ground(signaal, wanbetaler.adres)) is not None
        ]
        certain = [treffer for treffer in found if treffer.grond.zeker]
        return certain or found

    def household(self, bsn: BSN) -> tuple[BSN, ...]:
        """Give everyone of the list at the address of a person, themselves included."""
        own = self.by_bsn[bsn].adres
        place = _place(own)
        there = () if place is None else self._at[place]
        return tuple(one.bsn for one in there if _suffix(one.adres) == _suffix(own)) or (bsn,)


def _same_address(one: Adres, other: Adres) -> bool:
    return _place(one) == _place(other) and _suffix(one) == _suffix(other)


def _ground(signaal: Signaal, adres: Adres) -> Grond | None:
    """Say on what a signal and a person with one postcode and number belong together."""
    theirs, ours = _suffix(signaal.adres), _suffix(adres)
    if theirs == ours:
        return Grond.ADRES if signaal.bsn is None else Grond.ANDER_BSN
    if not theirs or not ours:
        return Grond.TOEVOEGING_ONTBREEKT
    return Grond.TOEVOEGING_ANDERS if _loose(theirs) == _loose(ours) else None


def _meldingen(treffers: Iterable[Treffer], places: _Places, maand: date) -> dict[BSN, Melding]:
    """Bring the signals of each household together."""
    by_household: defaultdict[tuple[BSN, ...], dict[int, Signaal]] = defaultdict(dict)
    for treffer in treffers:
        by_household[places.household(treffer.bsn)][id(treffer.signaal)] = treffer.signaal
    return {
        bsn: melding
        for household, signalen in by_household.items()
        for melding in (_melding(signalen.values(), maand),)
        for bsn in household
    }


def _melding(signalen: Iterable[Signaal], maand: date) -> Melding:
    """Leave out what only repeats an amount, and say what the rest makes together."""
    counted: list[Signaal] = []
    repeated: list[Signaal] = []
    amounts: dict[tuple[Signaalpartner, str], Decimal | None] = {}
    for signaal in sorted(signalen, key=lambda one: (one.datum, one.row)):
        key = signaal.partner, (signaal.naam or "").casefold()
        before = amounts.get(key)
        if key in amounts and before is not None and signaal.bedrag is not None and signaal.bedrag <= before:
            repeated.append(signaal)
        else:
            counted.append(signaal)
            amounts[key] = signaal.bedrag
    now = sum(_ago(signaal, maand) == 0 for signaal in counted)
    before_now = len(counted) - now
    soorten = {
        Meldingsoort.ENKELVOUDIG: now == 1 and not before_now,
        Meldingsoort.MEERVOUDIG: now >= 2,
        Meldingsoort.OPEENVOLGEND: now >= 1 and before_now >= 1,
    }
    return Melding(
        soorten=frozenset(soort for soort, holds in soorten.items() if holds),
        signalen=tuple(counted),
        herhaald=tuple(repeated),
    )
