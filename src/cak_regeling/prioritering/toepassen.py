# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Applying a kader: everyone on a list in their place, and the room that there is divided by rang."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import count
from typing import Literal

from cak_regeling._controle import require
from cak_regeling.bevinding import Tekst
from cak_regeling.criteria.context import Context, by_gegeven
from cak_regeling.criteria.criterium import Operation
from cak_regeling.criteria.verrijking import Verrijking
from cak_regeling.criteria.voorwaarde import Test
from cak_regeling.datums import require_date
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik, admitted, require_gebruik
from cak_regeling.errors import KaderError
from cak_regeling.gegevens import Gegeven
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.prioritering.aanpak import Aanpak
from cak_regeling.prioritering.kader import EERSTE_LIJST, Afwegingskader, Vorige
from cak_regeling.prioritering.regel import Regel
from cak_regeling.prioritering.werklijst import Apart, Werkitem, Werklijst
from cak_regeling.wanbetaler import Wanbetaler


_AGAINST_ROWS = frozenset({Operation.CHANGED, Operation.MONTHS_UNCHANGED})
"""What looks at the rows of earlier lists, and not only at who is on them."""


def apply(  # noqa: PLR0913 - what `Afwegingskader.apply` takes
    kader: Afwegingskader,
    lijst: CakLijst,
    gebruik: ToegestaanGebruik,
    *,
    op: date,
    vorige: Sequence[CakLijst] | Literal[Vorige.EERSTE_LIJST],
    verrijkingen: Iterable[Verrijking],
) -> Werklijst:
    """Put everyone on a list in their place; see `Afwegingskader.apply`."""
    day = require_date(op, "op")
    require(lijst, CakLijst, "lijst")
    eerdere = _eerdere(lijst, vorige)
    lists = (lijst, *(eerdere or ()))
    for used in lists:
        require_gebruik(gebruik, op=day, gemeente=used.gemeente, gegevens=kader.regelgegevens, selectie=kader.selectie)
    context = Context(
        peildatum=lijst.peildatum,
        eerdere=None if eerdere is None else tuple(eerder.by_bsn for eerder in eerdere),
        eerdere_peildatums=tuple(eerder.peildatum for eerder in eerdere or ()),
        verrijkingen=by_gegeven(verrijkingen),
    )
    allowed = admitted(gebruik, context)
    require_columns(f"kader “{kader.naam}”", kader.regelgegevens, lijst.fields)
    compared = {gegeven for c in kader.criteria if c.operation in _AGAINST_ROWS for gegeven in c.gegevens}
    for eerder in eerdere or ():
        require_columns(f"kader “{kader.naam}”, vorige {eerder.peildatum}", compared, eerder.fields)
    excluding = [_Asked(regel, context) for regel in kader.uitsluiten]
    including = [_Asked(regel, context) for regel in kader.regels]
    asked = excluding + including
    zonder_regel, outside = _place(lijst.wanbetalers, asked, allowed)
    key = _sort_key(kader, context)
    waiting = ((wanbetaler, one.regel) for one in asked for wanbetaler in one.unknown)
    excluded = ((wanbetaler, one.regel) for one in excluding for wanbetaler in one.yes)
    return Werklijst(
        items=tuple(_items(including, key, context)),
        te_beoordelen=_apart(waiting, key, context),
        uitgesloten=_apart(excluded, key, context),
        zonder_regel=tuple(sorted(zonder_regel, key=key)),
        buiten_toestemming=outside,
        rejected=len(lijst.rejected),
        kader=kader,
        gebruik=gebruik,
        op=day,
        gemeente=lijst.gemeente,
        fields=lijst.fields,
        lijsten=tuple((used.peildatum, used.sha256) for used in lists),
        context=context,
    )


def _eerdere(lijst: CakLijst, vorige: Sequence[CakLijst] | Literal[Vorige.EERSTE_LIJST]) -> list[CakLijst] | None:
    """Give the earlier lists, the most recent first; None when nothing was given."""
    if vorige is EERSTE_LIJST:
        return []
    if not isinstance(vorige, Sequence) or not all(isinstance(eerder, CakLijst) for eerder in vorige):
        raise KaderError("expected vorige to be a sequence of CakLijst, or EERSTE_LIJST")
    days = [eerder.peildatum for eerder in vorige]
    if any(day >= lijst.peildatum for day in days) or len(set(days)) < len(days):
        raise KaderError(
            Tekst(
                "verwacht dat elke eerdere lijst van een eerdere peildatum is, en elk van een andere",
                "expected every list in vorige to be of an earlier peildatum, and of a day of its own",
            )
        )
    asked = (eerder.filter for eerder in vorige if eerder.filter is not None and not eerder.filter.alles)
    if any(filter_ != lijst.filter for filter_ in asked):
        raise KaderError(
            Tekst(
                "verwacht eerdere lijsten die heel zijn, of waarvoor hetzelfde is gevraagd als voor deze lijst: wie"
                " toen buiten het filter viel, zou nu nieuw lijken",
                "expected every list in vorige to be whole, or asked for with the filter of this list: who was outside"
                " it then would seem new now",
            )
        )
    return sorted(vorige, key=lambda eerder: eerder.peildatum, reverse=True) or None


def require_columns(what: str, gegevens: Iterable[Gegeven], fields: AbstractSet[str]) -> None:
    """Refuse at once what would be "not known", or empty, for everyone.

    Raises:
        cak_regeling.KaderError: Names what needs them, and the data without a column.
    """
    missing = sorted(g.value for g in gegevens if g.fields and fields.isdisjoint(g.fields))
    if missing:
        names = ", ".join(missing)
        raise KaderError(
            Tekst(
                f"{what} heeft kolommen nodig die de lijst niet heeft: {names}",
                f"{what} needs columns that the list has not: {names}",
            )
        )


class _Asked:
    """A rule made ready to be asked, and for whom it was the first that is not False."""

    def __init__(self, regel: Regel, context: Context) -> None:
        self.regel = regel
        self.test = regel.als.bind(context)
        self.yes: list[Wanbetaler] = []
        self.unknown: list[Wanbetaler] = []


def _place(wanbetalers: Iterable[Wanbetaler], asked: Iterable[_Asked], allowed: Test) -> tuple[list[Wanbetaler], int]:
    """Put everyone under the first rule that is not False; give who is without one, and how many fall outside."""
    tests = [(one.test, one.yes.append, one.unknown.append) for one in asked]
    zonder_regel: list[Wanbetaler] = []
    outside = 0
    for wanbetaler in wanbetalers:
        if not allowed(wanbetaler):
            outside += 1
            continue
        for test, add_yes, add_unknown in tests:
            outcome = test(wanbetaler)
            if outcome is False:
                continue
            if outcome:
                add_yes(wanbetaler)
            else:
                add_unknown(wanbetaler)
            break
        else:
            zonder_regel.append(wanbetaler)
    return zonder_regel, outside


_Key = Callable[[Wanbetaler], tuple[object, ...]]


def _apart(pairs: Iterable[tuple[Wanbetaler, Regel]], key: _Key, context: Context) -> tuple[Apart, ...]:
    ordered = sorted(pairs, key=lambda pair: key(pair[0]))
    return tuple(Apart(wanbetaler, regel, context) for wanbetaler, regel in ordered)


def _items(asked: Iterable[_Asked], key: _Key, context: Context) -> Iterator[Werkitem]:
    """Give the items by rang, and divide the room that there is in that order."""
    room, rangen = _Room(), count(1)
    for one in asked:
        regel, keten = one.regel, one.regel.keten
        always = (keten[0].naam, False) if keten[0].capaciteit is None else None
        for wanbetaler, rang in zip(sorted(one.yes, key=key), rangen, strict=False):
            aanpak, wacht = always or room.take(keten)
            yield Werkitem(wanbetaler, regel, rang, aanpak, context, wacht)


class _Room:
    """How much room is left; an approach that several rules share has one room for all of them."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, keten: tuple[Aanpak, ...]) -> tuple[str, bool]:
        """Take a place in the first approach that has one, and give its name; else wait for the first."""
        for aanpak in keten:
            taken = self._taken.get(aanpak.naam, 0)
            if aanpak.capaciteit is None or taken < aanpak.capaciteit:
                self._taken[aanpak.naam] = taken + 1
                return aanpak.naam, False
        return keten[0].naam, True


def _sort_key(kader: Afwegingskader, context: Context) -> _Key:
    """Order by each of volgorde, then by BSN: total, and the same whatever the order of the list."""
    key: _Key = lambda wanbetaler: (wanbetaler.bsn.value,)  # noqa: E731 - one of several that are joined
    for volgorde in reversed(kader.volgorde):
        key = _then(volgorde.sort_key(context), key)
    return key


def _then(first: _Key, second: _Key) -> _Key:
    return lambda wanbetaler: first(wanbetaler) + second(wanbetaler)
