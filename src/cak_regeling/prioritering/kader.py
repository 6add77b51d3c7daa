# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Afwegingskader: a municipality's choice of whom to help first, as rules in order.

The first rule that is not False decides, exclusions before rules: True puts a person under it, and not known puts them
apart for a human to look at, even if a later rule would be True. So nobody is left out because a cell was empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, Literal

from attrs import field, frozen

from cak_regeling.bevinding import Tekst
from cak_regeling.criteria.bestand import parsed
from cak_regeling.criteria.criterium import Criterium
from cak_regeling.criteria.standaard import STANDAARD
from cak_regeling.criteria.vergelijking import Volgorde
from cak_regeling.criteria.verrijking import Verrijking
from cak_regeling.criteria.voorwaarde import Voorwaarde
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik
from cak_regeling.doelbinding.selectie import Selectie
from cak_regeling.doelbinding.verwerking import Uitvoerder
from cak_regeling.errors import KaderError
from cak_regeling.gegevens import Gegeven
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.prioritering.aanpak import Aanpak, Periode, check_naam, check_text
from cak_regeling.prioritering.regel import Regel
from cak_regeling.prioritering.werklijst import Werklijst


class Vorige(Enum):
    """What is known of earlier lists, where it is not a list."""

    EERSTE_LIJST = "eerste_lijst"
    """There is none: this is the first list, and everyone on it is new."""


EERSTE_LIJST: Literal[Vorige.EERSTE_LIJST] = Vorige.EERSTE_LIJST


def _twice(names: Iterable[str]) -> str | None:
    """Give the first name that was there already, if one was."""
    seen: set[str] = set()
    for naam in names:
        if naam in seen:
            return naam
        seen.add(naam)
    return None


def _to_regels(regels: Iterable[Regel]) -> tuple[Regel, ...]:
    return tuple(regels)


def _to_volgorde(volgorde: Iterable[Volgorde]) -> tuple[Volgorde, ...]:
    return tuple(volgorde)


def _to_uitsluiten(regels: Iterable[Regel | Voorwaarde]) -> tuple[Regel, ...]:
    """Take a bare condition for an exclusion that is named by its own words."""
    return tuple(Regel(r.tekst().nl, als=r) if isinstance(r, Voorwaarde) else r for r in regels)


def _check_day(_instance: object, _attribute: object, value: Any) -> None:
    if value is not None and type(value) is not date:
        raise KaderError("expected a datetime.date as vastgesteld_op")


def _check_periode(_instance: object, _attribute: object, value: Any) -> None:
    if not isinstance(value, Periode):
        raise KaderError("expected a Periode as periode, such as Periode.MAAND")


@frozen(repr=False)
class Afwegingskader:
    """A municipality's choice of whom to help first.

    Attributes:
        naam: *str*. What it is called.
        regels: *tuple[Regel, ...]*. Rules in order, each with an approach; at least one.
        uitsluiten: *tuple[Regel, ...]*. For whom nothing is done, before any rule; a bare Voorwaarde is one too.
        volgorde: *tuple[Volgorde, ...]*. The order within a rule; ties go by BSN.
        vastgesteld_op: *date | None*. The day on which it was adopted.
        toelichting: *str*. Why it is as it is, and what is not known of it.
        periode: *Periode*. The time that a werklijst is for; there is room for so many in it.

    Raises:
        cak_regeling.KaderError: Without a rule, with a rule without an approach, or with two rules or two approaches
            of one name that are not the same.
    """

    naam: str = field(validator=check_naam)
    regels: tuple[Regel, ...] = field(kw_only=True, converter=_to_regels)
    uitsluiten: tuple[Regel, ...] = field(kw_only=True, default=(), converter=_to_uitsluiten)
    volgorde: tuple[Volgorde, ...] = field(kw_only=True, default=(), converter=_to_volgorde)
    vastgesteld_op: date | None = field(kw_only=True, default=None, validator=_check_day)
    toelichting: str = field(kw_only=True, default="", validator=check_text)
    periode: Periode = field(kw_only=True, default=Periode.MAAND, validator=_check_periode)

    def __attrs_post_init__(self) -> None:
        """Check the rules against each other."""
        if not self.regels:
            raise KaderError(
                Tekst(
                    "verwacht minstens één regel; altijd = true maakt een laatste voor iedereen",
                    "expected at least one rule; ALTIJD makes a last one for everyone",
                )
            )
        if not all(isinstance(regel, Regel) for regel in (*self.uitsluiten, *self.regels)):
            raise KaderError("expected each rule to be a Regel")
        if not all(isinstance(volgorde, Volgorde) for volgorde in self.volgorde):
            raise KaderError("expected each of volgorde to be such as k.leeftijd.oplopend")
        for regel in self.regels:
            if regel.aanpak is None:
                raise KaderError(
                    Tekst(
                        f"verwacht een aanpak bij regel “{regel.naam}”",
                        f"expected rule “{regel.naam}” to have an aanpak",
                    )
                )
        naam = _twice(regel.naam for regel in (*self.uitsluiten, *self.regels))
        if naam is not None:
            raise KaderError(
                Tekst(
                    f"verwacht elke regel met een eigen naam; “{naam}” staat er twee keer",
                    f"expected every rule to have a name of its own, found “{naam}” twice",
                )
            )
        naam = _twice(aanpak.naam for aanpak in self.aanpakken)
        if naam is not None:
            raise KaderError(
                Tekst(
                    f"verwacht aanpak “{naam}” overal hetzelfde; geef een andere aanpak een eigen naam",
                    f"expected aanpak “{naam}” to be the same in every rule; else give it a name of its own",
                )
            )

    @property
    def aanpakken(self) -> tuple[Aanpak, ...]:
        """What can be done, each once, in the order of the rules; what is done for who finds no room included."""
        return tuple(dict.fromkeys(aanpak for regel in self.regels for aanpak in regel.keten))

    @property
    def uitvoerders(self) -> tuple[Uitvoerder, ...]:
        """Who else does a part of the work, as its approaches name them: for `Verwerking.uitvoerders`."""
        return tuple(dict.fromkeys(a.uitvoerder for a in self.aanpakken if a.uitvoerder is not None))

    @cached_property
    def criteria(self) -> frozenset[Criterium]:
        """Every criterium that it uses."""
        asked = {criterium for regel in (*self.uitsluiten, *self.regels) for criterium in regel.als.criteria}
        return frozenset(asked | {volgorde.criterium for volgorde in self.volgorde})

    @property
    def gegevens(self) -> frozenset[Gegeven]:
        """Every datum that it needs: what its rules ask, and what reaching the residents takes, such as an address."""
        return self.regelgegevens.union(*(aanpak.gegevens for aanpak in self.aanpakken))

    @cached_property
    def regelgegevens(self) -> frozenset[Gegeven]:
        """Every datum that `apply` needs; the BSN is always one, as persons are told apart by it."""
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
        return cls.from_dict(parsed(text, "TOML"), criteria=criteria)

    @cached_property
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
            vorige: Earlier lists of the same municipality, in any order, or ``EERSTE_LIJST``. Each is whole, or asked
                for with the filter of the list.
            verrijkingen: What other administrations say, at most one for each datum.

        Raises:
            cak_regeling.DoelbindingError: When the permission does not cover it, or restricts it by a verrijking that
                is not given.
            cak_regeling.KaderError: When the list or an earlier one lacks a column, when earlier lists or a verrijking
                are needed and not given, or when an earlier list was filtered otherwise.
            cak_regeling.WaardeError: When *lijst* is none, or *op* is no day.
        """
        from cak_regeling.prioritering.toepassen import apply  # noqa: PLC0415 - it knows this class

        return apply(self, lijst, gebruik, op=op, vorige=vorige, verrijkingen=verrijkingen)

    def __repr__(self) -> str:
        return f"Afwegingskader({self.naam!r}, {len(self.regels)} regels, {len(self.uitsluiten)} uitsluiten)"
