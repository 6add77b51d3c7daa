"""Applying a kader: everyone on a list in their place, and the room that there is divided by rang."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import count
from typing import Literal

from cak_regeling.criteria.context import Context, by_gegeven
from cak_regeling.criteria.verrijking import Verrijking
from cak_regeling.criteria.voorwaarde import Test
from cak_regeling.datums import require_date
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik, admitted, require_gebruik
from cak_regeling.errors import DoelbindingError, KaderError
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.prioritering.kader import EERSTE_LIJST, Afwegingskader, Vorige
from cak_regeling.prioritering.regel import Regel
from cak_regeling.prioritering.werklijst import Apart, Werkitem, Werklijst
from cak_regeling.wanbetaler import Wanbetaler


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
    eerdere = _eerdere(lijst, vorige)
    lists = (lijst, *(eerdere or ()))
    for used in lists:
        require_gebruik(gebruik, op=day, gemeente=used.gemeente, gegevens=kader.regelgegevens)
    context = Context(
        peildatum=lijst.peildatum,
        eerdere=None if eerdere is None else tuple(eerder.by_bsn for eerder in eerdere),
        eerdere_peildatums=tuple(eerder.peildatum for eerder in eerdere or ()),
        verrijkingen=by_gegeven(verrijkingen),
    )
    _require_tested(kader, gebruik)
    allowed = admitted(gebruik, context)
    _require_columns(kader, lijst)
    places = _Places(kader, allowed, context)
    for wanbetaler in lijst.wanbetalers:
        places.add(wanbetaler)
    key = _sort_key(kader, context)
    return Werklijst(
        items=tuple(places.items(key)),
        te_beoordelen=tuple(sorted(places.te_beoordelen, key=lambda apart: key(apart.wanbetaler))),
        uitgesloten=tuple(sorted(places.uitgesloten, key=lambda apart: key(apart.wanbetaler))),
        zonder_regel=tuple(sorted(places.zonder_regel, key=key)),
        buiten_toestemming=places.outside,
        rejected=len(lijst.rejected),
        kader=kader,
        gebruik=gebruik,
        op=day,
        gemeente=lijst.gemeente,
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
        raise KaderError("expected every list in vorige to be of an earlier peildatum, and of a day of its own")
    return sorted(vorige, key=lambda eerder: eerder.peildatum, reverse=True) or None


def _require_tested(kader: Afwegingskader, gebruik: ToegestaanGebruik) -> None:
    """Refuse what asks for persons who owe nothing now, where the use that was tested said that it would not."""
    tested = gebruik.verwerking.selectie
    if tested is not None and kader.selectie.zonder_premie and not tested.zonder_premie:
        raise DoelbindingError(
            f"kader “{kader.naam}” asks for persons who owe no premie now: test the use again with its selectie"
        )


def _require_columns(kader: Afwegingskader, lijst: CakLijst) -> None:
    """Refuse at once what would be "not known" for everyone."""
    missing = sorted(g.value for g in kader.regelgegevens if g.fields and lijst.fields.isdisjoint(g.fields))
    if missing:
        raise KaderError(f"kader “{kader.naam}” needs columns that the list has not: {', '.join(missing)}")


class _Places:
    """Where everyone is: under the first rule that is not False, exclusions first."""

    def __init__(self, kader: Afwegingskader, allowed: Test, context: Context) -> None:
        self._regels = kader.regels
        self._allowed = allowed
        self._context = context
        self._under: dict[str, list[Wanbetaler]] = {regel.naam: [] for regel in kader.regels}
        self._tests = [(regel, regel.als.bind(context)) for regel in (*kader.uitsluiten, *kader.regels)]
        self.te_beoordelen: list[Apart] = []
        self.uitgesloten: list[Apart] = []
        self.zonder_regel: list[Wanbetaler] = []
        self.outside = 0

    def add(self, wanbetaler: Wanbetaler) -> None:
        """Put one person in their place."""
        if not self._allowed(wanbetaler):
            self.outside += 1
            return
        for regel, test in self._tests:
            outcome = test(wanbetaler)
            if outcome is False:
                continue
            if outcome is None:
                self.te_beoordelen.append(Apart(wanbetaler, regel, self._context))
            elif regel.naam in self._under:
                self._under[regel.naam].append(wanbetaler)
            else:
                self.uitgesloten.append(Apart(wanbetaler, regel, self._context))
            return
        self.zonder_regel.append(wanbetaler)

    def items(self, key: Callable[[Wanbetaler], tuple[object, ...]]) -> Iterator[Werkitem]:
        """Give the items by rang, and divide the room that there is in that order."""
        room = _Room()
        rangen = count(1)
        for regel in self._regels:
            for wanbetaler, rang in zip(sorted(self._under[regel.naam], key=key), rangen, strict=False):
                aanpak, wacht = room.take(regel)
                yield Werkitem(wanbetaler, regel, rang, aanpak, self._context, wacht)


class _Room:
    """How much room is left; an approach that several rules share has one room for all of them."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, regel: Regel) -> tuple[str, bool]:
        """Take a place in the first approach that has one, and give its name; else wait for that of the rule."""
        keten = regel.keten
        for aanpak in keten:
            taken = self._taken.get(aanpak.naam, 0)
            if aanpak.capaciteit is None or taken < aanpak.capaciteit:
                self._taken[aanpak.naam] = taken + 1
                return aanpak.naam, False
        return keten[0].naam, True


def _sort_key(kader: Afwegingskader, context: Context) -> Callable[[Wanbetaler], tuple[object, ...]]:
    """Order by each of volgorde, then by BSN: total, and the same whatever the order of the list."""
    keys = [volgorde.sort_key(context) for volgorde in kader.volgorde]
    return lambda wanbetaler: (*(key(wanbetaler) for key in keys), wanbetaler.bsn.value)
