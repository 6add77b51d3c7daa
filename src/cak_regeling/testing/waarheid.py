# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What truly happened to the persons of generated months: the answer to test one's own following of persons by."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from attrs import frozen

from cak_regeling.identificatie import BSN
from cak_regeling.regeling.afmelding import RedenAfmelding
from cak_regeling.regeling.terugkeer import RedenTerugkeer
from cak_regeling.wanbetaler import Inningswijze


class SoortVerandering(Enum):
    """What can happen to a person between two lists."""

    BEGINSTAND = "beginstand"
    """Was in the scheme on the peildatum of the first list."""
    AANGEMELD = "aangemeld"
    """Was reported; had not been in the scheme since the first list."""
    TERUGGEKEERD = "teruggekeerd"
    """Was reported again, after leaving: a new aanmelding, beside the rows of before."""
    AFGEMELD = "afgemeld"
    """Left the scheme, for a known reason."""
    VERHUISD = "verhuisd"
    """Moved to another municipality, and so to another list; the scheme goes on."""
    VERTREK_ONBEKEND = "vertrek_onbekend"
    """Is gone, and nobody knows why."""
    STATUSCODE = "statuscode"
    """Owes the premie no more, or again, and stays on the list: BOE to GBR or GBT, and back."""
    INNINGSWIJZE = "inningswijze"
    """The premie is collected in the other way."""
    ADRES = "adres"
    """Moved within the municipality."""
    BUITEN_FILTER = "buiten_filter"
    """Only fell outside what was asked for: no exit."""
    BINNEN_FILTER = "binnen_filter"
    """Only came within what was asked for: no entry."""

    @property
    def komt(self) -> bool:
        """Whether a person is on a list by it who was not on the one before."""
        return self in _KOMT

    @property
    def gaat(self) -> bool:
        """Whether a person is off the list by it."""
        return self in _GAAT


_KOMT = {
    SoortVerandering.BEGINSTAND,
    SoortVerandering.AANGEMELD,
    SoortVerandering.TERUGGEKEERD,
    SoortVerandering.BINNEN_FILTER,
}
_GAAT = {
    SoortVerandering.AFGEMELD,
    SoortVerandering.VERHUISD,
    SoortVerandering.VERTREK_ONBEKEND,
    SoortVerandering.BUITEN_FILTER,
}

Waarde = str | Inningswijze
"""A status code or a way of collection."""


@frozen(kw_only=True, repr=False)
class Verandering:
    """One thing that happened to one person.

    Attributes:
        bsn: *BSN*. To whom.
        soort: *SoortVerandering*. What.
        maand: *int*. In which month, from 0: the first whose list could show it.
        dag: *date*. The day: of the aanmelding from which the premie is owed, else on which it happened.
        reden: *RedenAfmelding | RedenTerugkeer | None*. On which ground, where it has one.
        van: *str | Inningswijze | None*. The status code or way of collection before.
        naar: *str | Inningswijze | None*. The one after.
        zichtbaar: *bool*. Whether the lists show it: not for who is outside the filter all along.
    """

    bsn: BSN
    soort: SoortVerandering
    maand: int
    dag: date
    reden: RedenAfmelding | RedenTerugkeer | None = None
    van: Waarde | None = None
    naar: Waarde | None = None
    zichtbaar: bool = True

    def __repr__(self) -> str:
        return f"Verandering({self.soort.name}, maand={self.maand})"


def _by_bsn(veranderingen: Iterable[Verandering]) -> Mapping[BSN, tuple[Verandering, ...]]:
    found: dict[BSN, list[Verandering]] = {}
    for verandering in veranderingen:
        found.setdefault(verandering.bsn, []).append(verandering)
    return MappingProxyType({bsn: tuple(course) for bsn, course in found.items()})


@frozen(repr=False, slots=False, eq=False)
class Waarheid:
    """All that happened in a sequence of months.

    Attributes:
        veranderingen: *tuple[Verandering, ...]*. In order of month; who was there at the start comes first.
        onder_bewind: *frozenset[BSN]*. Who has a bewindvoerder: not on any list, for tests of a verrijking.
    """

    veranderingen: tuple[Verandering, ...]
    onder_bewind: frozenset[BSN]

    @cached_property
    def by_bsn(self) -> Mapping[BSN, tuple[Verandering, ...]]:
        """What happened to each person, in order; made on first use."""
        return _by_bsn(self.veranderingen)

    def in_maand(self, maand: int) -> Iterator[Verandering]:
        """Give what the list of a month is the first to be able to show.

        Args:
            maand: From 0.
        """
        return (one for one in self.veranderingen if one.maand == maand)

    def gekomen(self, maand: int) -> frozenset[BSN]:
        """Give who is on the list of a month and not on the one before, for whatever cause."""
        return frozenset(one.bsn for one in self.in_maand(maand) if one.soort.komt and one.zichtbaar)

    def gegaan(self, maand: int) -> frozenset[BSN]:
        """Give who is on the list before and not on that of a month, for whatever cause."""
        return frozenset(one.bsn for one in self.in_maand(maand) if one.soort.gaat and one.zichtbaar)

    def __repr__(self) -> str:
        return f"Waarheid({len(self.veranderingen)} veranderingen)"
