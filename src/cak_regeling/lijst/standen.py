# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Standen: the counts of a list that a municipality reports, of persons and without any of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Tekst
from cak_regeling.datums import months_between
from cak_regeling.wanbetaler import Inningswijze, Wanbetaler


_BOUNDS = (12, 24, 60, 120)
"""Months at which a next class starts."""
DUUR: Mapping[str, Tekst] = FrozenMapping(
    {
        "0-11": Tekst("korter dan 1 jaar", "less than 1 year"),
        "12-23": Tekst("1 tot 2 jaar", "1 to 2 years"),
        "24-59": Tekst("2 tot 5 jaar", "2 to 5 years"),
        "60-119": Tekst("5 tot 10 jaar", "5 to 10 years"),
        "120+": Tekst("10 jaar of langer", "10 years or longer"),
        "onbekend": Tekst("duur niet bekend", "time not known"),
    }
)
"""Classes of time since the latest aanmelding, in calendar months, both ends inclusive."""
INNING: Mapping[Inningswijze, Tekst] = FrozenMapping(
    {
        Inningswijze.BRONINHOUDING: Tekst("broninhouding", "withheld from income"),
        Inningswijze.CJIB: Tekst("via het CJIB", "through the CJIB"),
        Inningswijze.ONBEKEND: Tekst("inning niet bekend", "collection not known"),
    }
)


@frozen(kw_only=True)
class Telling:
    """Counts of persons.

    Attributes:
        personen: *int*. How many.
        inning: *Mapping[Inningswijze, int]*. By how the premie is collected, of the latest aanmelding.
        duur: *Mapping[str, int]*. By calendar months since the latest aanmelding: ``"0-11"``, ``"12-23"``,
            ``"24-59"``, ``"60-119"``, ``"120+"`` and ``"onbekend"``. The rows have no end dates, so whether that time
            was unbroken can't be known.
    """

    personen: int
    inning: Mapping[Inningswijze, int]
    duur: Mapping[str, int]

    @classmethod
    def of(cls, persons: Iterable[Wanbetaler], peildatum: date) -> "Telling":
        """Count persons on a day."""
        counted = tuple(persons)
        inning = Counter(person.inningswijze for person in counted)
        duur = Counter(_duur(person.aanmelddatum, peildatum) for person in counted)
        return cls(
            personen=len(counted),
            inning=FrozenMapping({way: inning[way] for way in Inningswijze}),
            duur=FrozenMapping({name: duur[name] for name in DUUR}),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types."""
        return {
            "personen": self.personen,
            "inning": {way.value: count for way, count in self.inning.items()},
            "duur_in_maanden": dict(self.duur),
        }


def _duur(aanmelddatum: date | None, peildatum: date) -> str:
    if aanmelddatum is None or aanmelddatum > peildatum:
        return "onbekend"
    months = months_between(aanmelddatum, peildatum)
    return list(DUUR)[sum(months >= bound for bound in _BOUNDS)]


@frozen(kw_only=True)
class Standen:
    """What a municipality reports of a list.

    Attributes:
        aangemeld: *Telling*. Everyone on the list.
        in_premieregime: *Telling*. Those of them who owe the bestuursrechtelijke premie.
        premieregime_onbekend: *int*. Of how many the list does not say whether they owe it.
        aanmeldingen: *int*. How many accepted rows they have.
        afgekeurd: *int*. How many rows were rejected: residents who are in none of these counts.
    """

    aangemeld: Telling
    in_premieregime: Telling
    premieregime_onbekend: int
    aanmeldingen: int
    afgekeurd: int

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types."""
        return {
            "aangemeld": self.aangemeld.to_dict(),
            "in_premieregime": self.in_premieregime.to_dict(),
            "premieregime_onbekend": self.premieregime_onbekend,
            "aanmeldingen": self.aanmeldingen,
            "afgekeurde_rijen": self.afgekeurd,
        }
