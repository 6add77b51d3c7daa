"""Afwegingskader: a municipality's choice of whom to help first, as rules in order.

The first rule that is not False decides, exclusions before rules: True puts a person under it, and not known puts them
apart for a human to look at, even if a later rule would be True. So nobody is left out because a cell was empty.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, Literal

from attrs import field, frozen

from cak_regeling.criteria.context import Context, by_gegeven
from cak_regeling.criteria.criterium import Criterium
from cak_regeling.criteria.standaard import STANDAARD
from cak_regeling.criteria.vergelijking import Volgorde
from cak_regeling.criteria.verrijking import Verrijking
from cak_regeling.criteria.voorwaarde import Test, Voorwaarde
from cak_regeling.datums import require_date
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik, admitted, require_gebruik
from cak_regeling.doelbinding.selectie import Selectie
from cak_regeling.errors import DoelbindingError, KaderError
from cak_regeling.gegevens import Gegeven
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.prioritering.regel import Regel, check_naam
from cak_regeling.prioritering.werklijst import Apart, Werkitem, Werklijst
from cak_regeling.wanbetaler import Wanbetaler


class Vorige(Enum):
    """What is known of earlier lists, where it is not a list."""

    EERSTE_LIJST = "eerste_lijst"
    """There is none: this is the first list, and everyone on it is new."""


EERSTE_LIJST: Literal[Vorige.EERSTE_LIJST] = Vorige.EERSTE_LIJST


def _to_regels(regels: Iterable[Regel]) -> tuple[Regel, ...]:
    return tuple(regels)


def _to_volgorde(volgorde: Iterable[Volgorde]) -> tuple[Volgorde, ...]:
    return tuple(volgorde)


def _to_uitsluiten(regels: Iterable[Regel | Voorwaarde]) -> tuple[Regel, ...]:
    """Take a bare condition for an exclusion that is named by its own words."""
    return tuple(Regel(r.tekst().nl, als=r) if isinstance(r, Voorwaarde) else r for r in regels)


@frozen(repr=False)
class Afwegingskader:
    """A municipality's choice of whom to help first.

    Attributes:
        naam: *str*. What it is called.
        regels: *tuple[Regel, ...]*. Rules in order, each with an approach; at least one.
        uitsluiten: *tuple[Regel, ...]*. For whom nothing is done, before any rule; a bare Voorwaarde is one too.
        volgorde: *tuple[Volgorde, ...]*. The order within a rule; ties go by BSN.
        vastgesteld_op: *date | None*. The day on which it was adopted.

    Raises:
        cak_regeling.KaderError: Without a rule, with a rule without an approach, or with two of one name.
    """

    naam: str = field(validator=check_naam)
    regels: tuple[Regel, ...] = field(kw_only=True, converter=_to_regels)
    uitsluiten: tuple[Regel, ...] = field(kw_only=True, default=(), converter=_to_uitsluiten)
    volgorde: tuple[Volgorde, ...] = field(kw_only=True, default=(), converter=_to_volgorde)
    vastgesteld_op: date | None = field(kw_only=True, default=None)

    def __attrs_post_init__(self) -> None:
        """Check the rules against each other."""
        if not self.regels:
            raise KaderError("expected at least one rule; ALTIJD makes a last one for everyone")
        if not all(isinstance(regel, Regel) for regel in (*self.uitsluiten, *self.regels)):
            raise KaderError("expected each rule to be a Regel")
        if not all(isinstance(volgorde, Volgorde) for volgorde in self.volgorde):
            raise KaderError("expected each of volgorde to be such as k.leeftijd.oplopend")
        names = [regel.naam for regel in (*self.uitsluiten, *self.regels)]
        for naam in names:
            if names.count(naam) > 1:
                raise KaderError(f"expected every rule to have a name of its own, found “{naam}” twice")
        for regel in self.regels:
            if not regel.aanpak.strip():
                raise KaderError(f"expected rule “{regel.naam}” to have an aanpak")

    @property
    def criteria(self) -> frozenset[Criterium]:
        """Every criterium that it uses."""
        asked = {criterium for regel in (*self.uitsluiten, *self.regels) for criterium in regel.als.criteria}
        return frozenset(asked | {volgorde.criterium for volgorde in self.volgorde})

    @property
    def gegevens(self) -> frozenset[Gegeven]:
        """Every datum that it needs; the BSN is always one, as persons are told apart by it."""
        return frozenset({Gegeven.BSN, *(gegeven for criterium in self.criteria for gegeven in criterium.gegevens)})

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON and TOML types, with a version."""
        from cak_regeling.prioritering import bestand  # noqa: PLC0415 - files are read and written on demand

        return bestand.to_dict(self)

    def to_toml(self) -> str:
        """Give it as the text of a TOML file, which a policy officer can read and change."""
        from cak_regeling.prioritering import bestand  # noqa: PLC0415 - likewise

        return bestand.to_toml(self.to_dict())

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], *, criteria: Iterable[Criterium] = STANDAARD) -> "Afwegingskader":
        """Read what `to_dict` gave.

        Args:
            data: The plain types.
            criteria: What may be named; add one's own with ``STANDAARD | {own}``.

        Raises:
            cak_regeling.KaderError: With the place and the nearest name, for what can't be read or is not known; and
                when it makes no kader.
        """
        from cak_regeling.prioritering import bestand  # noqa: PLC0415 - likewise

        return cls(**bestand.from_dict(data, criteria))

    @classmethod
    def from_toml(cls, text: str, *, criteria: Iterable[Criterium] = STANDAARD) -> "Afwegingskader":
        """Read the text of a TOML file; see `from_dict`.

        Raises:
            cak_regeling.KaderError: Also for what is no TOML, with the line.
        """
        import tomllib  # noqa: PLC0415 - not needed to import the library

        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise KaderError(f"this file is no TOML: {error}") from None
        return cls.from_dict(data, criteria=criteria)

    @property
    def selectie(self) -> Selectie:
        """Whom it can choose at most: for `Verwerking.selectie`."""
        return Selectie.of((regel.als for regel in self.regels), uitsluiten=(regel.als for regel in self.uitsluiten))

    def kleinste_filter(self) -> Lijstfilter:
        """Give the smallest list that is enough: which postcodes and ages to ask the CAK for.

        Who has no known birth date or postcode may be missing from it.
        """
        return self.selectie.kleinste

    def apply(
        self,
        lijst: CakLijst,
        gebruik: ToegestaanGebruik,
        *,
        op: date,
        vorige: Sequence[CakLijst] | Literal[Vorige.EERSTE_LIJST] = (),
        verrijkingen: Iterable[Verrijking] = (),
    ) -> Werklijst:
        """Put everyone on a list in their place. It is a proposal for a person to look at, not a besluit.

        Ages and months are counted on the peildatum of the list.

        Args:
            lijst: The list.
            gebruik: The permission.
            op: The day of use, for which the permission must hold.
            vorige: Earlier lists of the same municipality, in any order, or ``EERSTE_LIJST``.
            verrijkingen: What other administrations say, at most one for each datum.

        Raises:
            cak_regeling.DoelbindingError: When the permission does not cover it, or restricts it by a verrijking that
                is not given.
            cak_regeling.KaderError: When the list lacks a column, or earlier lists or a verrijking are needed and not
                given.
        """
        day = require_date(op, "op")
        eerdere = _eerdere(lijst, vorige)
        for used in (lijst, *(eerdere or ())):
            require_gebruik(gebruik, op=day, gemeente=used.gemeente, gegevens=self.gegevens)
        context = Context(
            peildatum=lijst.peildatum,
            eerdere=None if eerdere is None else tuple(eerder.by_bsn for eerder in eerdere),
            eerdere_peildatums=tuple(eerder.peildatum for eerder in eerdere or ()),
            verrijkingen=by_gegeven(verrijkingen),
        )
        self._require_tested(gebruik)
        allowed = admitted(gebruik, context)
        self._require_columns(lijst)
        return self._placed(lijst, allowed, context)

    def _require_tested(self, gebruik: ToegestaanGebruik) -> None:
        """Refuse what asks for persons who owe nothing now, where the use that was tested said that it would not."""
        tested = gebruik.verwerking.selectie
        if tested is not None and self.selectie.zonder_premie and not tested.zonder_premie:
            raise DoelbindingError(
                f"kader “{self.naam}” asks for persons who owe no premie now: test the use again with its selectie"
            )

    def _require_columns(self, lijst: CakLijst) -> None:
        """Refuse at once what would be "not known" for everyone."""
        missing = sorted(g.value for g in self.gegevens if g.fields and lijst.fields.isdisjoint(g.fields))
        if missing:
            raise KaderError(f"kader “{self.naam}” needs columns that the list has not: {', '.join(missing)}")

    def _placed(self, lijst: CakLijst, allowed: Test, context: Context) -> Werklijst:
        excluding = [(regel, regel.als.bind(context)) for regel in self.uitsluiten]
        including = [(regel, regel.als.bind(context)) for regel in self.regels]
        tests = excluding + including
        under: dict[str, list[Wanbetaler]] = {regel.naam: [] for regel in self.regels}
        uitgesloten: list[Apart] = []
        te_beoordelen: list[Apart] = []
        zonder_regel: list[Wanbetaler] = []
        outside = 0
        for wanbetaler in lijst.wanbetalers:
            if not allowed(wanbetaler):
                outside += 1
                continue
            for regel, test in tests:
                outcome = test(wanbetaler)
                if outcome is False:
                    continue
                if outcome is None:
                    te_beoordelen.append(Apart(wanbetaler, regel, context))
                elif regel.naam in under:
                    under[regel.naam].append(wanbetaler)
                else:
                    uitgesloten.append(Apart(wanbetaler, regel, context))
                break
            else:
                zonder_regel.append(wanbetaler)
        key = self._sort_key(context)
        ordered = ((w, regel) for regel in self.regels for w in sorted(under[regel.naam], key=key))
        return Werklijst(
            items=tuple(Werkitem(w, regel, rang, context) for rang, (w, regel) in enumerate(ordered, 1)),
            te_beoordelen=tuple(sorted(te_beoordelen, key=lambda apart: key(apart.wanbetaler))),
            uitgesloten=tuple(sorted(uitgesloten, key=lambda apart: key(apart.wanbetaler))),
            zonder_regel=tuple(sorted(zonder_regel, key=key)),
            buiten_toestemming=outside,
            rejected=len(lijst.rejected),
        )

    def _sort_key(self, context: Context) -> Callable[[Wanbetaler], tuple[object, ...]]:
        """Order by each of volgorde, then by BSN: total, and the same whatever the order of the list."""
        keys = [volgorde.sort_key(context) for volgorde in self.volgorde]
        return lambda wanbetaler: (*(key(wanbetaler) for key in keys), wanbetaler.bsn.value)

    def __repr__(self) -> str:
        return f"Afwegingskader({self.naam!r}, {len(self.regels)} regels, {len(self.uitsluiten)} uitsluiten)"


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
