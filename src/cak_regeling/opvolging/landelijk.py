# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The standen of a municipality over the years, beside the national figures, which count others.

The CBS counts residents of 18 and over who are charged the premie on 31 December, and leaves out who has a payment
arrangement (goede betaler) or a stabilisatieovereenkomst. A list holds those too: its aangemeld is larger, and its
in_premieregime is what comes nearest. The CBS is below the CAK, as it leaves out persons who are not in the BRP.
"""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from attrs import frozen

from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import Zekerheid
from cak_regeling.errors import WaardeError
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.lijst.stand import Stand


DEFINITIES: Mapping[str, Tekst] = {
    "aangemeld": Tekst(
        "inwoners op de lijst van de gemeente, ook wie een regeling heeft",
        "residents on the list of the municipality, also those with an arrangement",
    ),
    "in_premieregime": Tekst(
        "van hen wie volgens de statuscode de bestuursrechtelijke premie betaalt",
        "of them those who by the status code pay the bestuursrechtelijke premie",
    ),
    "cbs": Tekst(
        "heel Nederland, 31 december: 18 jaar en ouder, in de BRP, betaalt de bestuursrechtelijke premie; zonder "
        "betalingsregeling of stabilisatie (CBS)",
        "the whole country, 31 December: 18 and over, in the BRP, pays the bestuursrechtelijke premie; without those "
        "in an arrangement or stabilisation (CBS)",
    ),
    "cak": Tekst(
        "heel Nederland, 31 december, volgens het CAK: ook wie niet in de BRP staat",
        "the whole country, 31 December, as the CAK counts: also who is not in the BRP",
    ),
}
"""What each figure counts; figures with another definition are not to be divided by each other."""


@frozen(kw_only=True)
class Landelijk:
    """A published figure.

    Attributes:
        maat: *str*. ``cbs`` or ``cak``: whose definition.
        jaar: *int*. Of 31 December of this year.
        personen: *int*. How many, as published; some are rounded.
        bron: *str*. Where it was published.
        zekerheid: *Zekerheid*. How certain it is that it says so.
    """

    maat: str
    jaar: int
    personen: int
    bron: str
    zekerheid: Zekerheid


@cache
def landelijke_cijfers() -> tuple[Landelijk, ...]:
    """Give the published figures that are known, by measure and year; a year without one is not filled in."""
    from importlib.resources import files  # noqa: PLC0415 - not needed to import the library

    text = files("cak_regeling.opvolging").joinpath("landelijk.csv").read_text("utf-8")
    return tuple(
        Landelijk(
            maat=row["maat"],
            jaar=int(row["jaar"]),
            personen=int(row["waarde"]),
            bron=row["bron"],
            zekerheid=Zekerheid(row["zekerheid"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


@frozen(kw_only=True)
class Jaarstand:
    """One year: the standen of the municipality, and the published figures.

    Attributes:
        jaar: *int*. The year.
        peildatum: *date | None*. Of the last list of December; None when there is none.
        aangemeld: *int | None*. Persons on it.
        in_premieregime: *int | None*. Of them, those who owe the premie.
        premieregime_onbekend: *int | None*. Of them, those of whom the list does not say.
        cbs: *Landelijk | None*. The national figure of the CBS, which counts others.
        cak: *Landelijk | None*. The national figure of the CAK.
    """

    jaar: int
    peildatum: date | None = None
    aangemeld: int | None = None
    in_premieregime: int | None = None
    premieregime_onbekend: int | None = None
    cbs: Landelijk | None = None
    cak: Landelijk | None = None

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types, each published figure with its source."""
        return {
            "jaar": self.jaar,
            "peildatum": None if self.peildatum is None else self.peildatum.isoformat(),
            "aangemeld": self.aangemeld,
            "in_premieregime": self.in_premieregime,
            "premieregime_onbekend": self.premieregime_onbekend,
            "cbs": _plain(self.cbs),
            "cak": _plain(self.cak),
        }


def _plain(cijfer: Landelijk | None) -> dict[str, Any] | None:
    if cijfer is None:
        return None
    return {"personen": cijfer.personen, "bron": cijfer.bron, "zekerheid": cijfer.zekerheid.value}


def jaarstanden(standen: Iterable[CakLijst | Stand]) -> tuple[Jaarstand, ...]:
    """Give the standen of every year from the first list to the last, each of its last list of December.

    Args:
        standen: Lists or stands of one municipality, in any order.

    Raises:
        cak_regeling.WaardeError: Without any, for lists of different municipalities or filters, or what is no list.
    """
    known: dict[date, CakLijst | Stand] = {}
    about: set[object] = set()
    for stand in standen:
        if not isinstance(stand, CakLijst | Stand):
            raise WaardeError("expected lists (CakLijst) or stands (Stand)")
        known[stand.peildatum] = stand
        about.add((stand.gemeente, None if stand.filter is None or stand.filter.alles else stand.filter))
    if len(about) != 1:
        raise WaardeError("expected lists or stands of one municipality, asked for with one filter")
    published = {(cijfer.maat, cijfer.jaar): cijfer for cijfer in landelijke_cijfers()}
    rows: list[Jaarstand] = []
    for jaar in range(min(known).year, max(known).year + 1):
        days = [day for day in known if (day.year, day.month) == (jaar, 12)]
        premie = [] if not days else _premie(known[max(days)])
        rows.append(
            Jaarstand(
                jaar=jaar,
                peildatum=max(days, default=None),
                aangemeld=len(premie) if days else None,
                in_premieregime=premie.count(True) if days else None,
                premieregime_onbekend=premie.count(None) if days else None,
                cbs=published.get(("cbs", jaar)),
                cak=published.get(("cak", jaar)),
            )
        )
    return tuple(rows)


def _premie(stand: CakLijst | Stand) -> list[bool | None]:
    persons = stand.wanbetalers if isinstance(stand, CakLijst) else stand.personen.values()
    return [person.in_premieregime for person in persons]
