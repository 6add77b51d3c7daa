# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Stand: what must be kept of a list to compare later ones with it, and no more.

Persons are under keyed pseudonyms: no name, address, birth date, amount or insurer is in it. Who holds the key can
still tie it to persons, so it stays personal data, with less at stake.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.datums import require_date
from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.wanbetaler import Inningswijze, Wanbetaler


@frozen(kw_only=True, repr=False)
class Toestand:
    """How one person stood on a list.

    Attributes:
        statuscodes: *frozenset[str]*. Of all rows, those that are known.
        inningswijze: *Inningswijze*. Of the latest aanmelding.
        in_premieregime: *bool | None*. Owes the bestuursrechtelijke premie; None when not known.
        aanmelddatum: *date | None*. Of the latest aanmelding.
        eerste_aanmelddatum: *date | None*. Of the oldest.
    """

    statuscodes: frozenset[str]
    inningswijze: Inningswijze
    in_premieregime: bool | None
    aanmelddatum: date | None
    eerste_aanmelddatum: date | None

    @classmethod
    def of(cls, wanbetaler: Wanbetaler) -> "Toestand":
        """Take it from a person."""
        return cls(
            statuscodes=wanbetaler.statuscodes,
            inningswijze=wanbetaler.inningswijze,
            in_premieregime=wanbetaler.in_premieregime,
            aanmelddatum=wanbetaler.aanmelddatum,
            eerste_aanmelddatum=wanbetaler.eerste_aanmelddatum,
        )

    def __repr__(self) -> str:
        return "Toestand(…)"


def _check_day(_instance: object, _attribute: object, value: date) -> None:
    require_date(value, "peildatum")


def _to_personen(value: Mapping[str, Toestand]) -> Mapping[str, Toestand]:
    return FrozenMapping(value)


@frozen(kw_only=True, repr=False)
class Stand:
    """How everyone on a list stood, under pseudonyms. `CakLijst.stand` makes it.

    Attributes:
        peildatum: *date*. The day of which the list is true.
        gemeente: *Gemeentecode | None*. Whose list it was.
        filter: *Lijstfilter | None*. What was asked of the CAK.
        version: *str*. Which key the pseudonyms were made with; only stands of one key can be compared.
        personen: *Mapping[str, Toestand]*. By pseudonym.
    """

    peildatum: date = field(validator=_check_day)
    gemeente: Gemeentecode | None = None
    filter: Lijstfilter | None = None
    version: str = "1"
    personen: Mapping[str, Toestand] = field(converter=_to_personen)

    def __repr__(self) -> str:
        return f"Stand(peildatum={self.peildatum.isoformat()}, {len(self.personen)} personen)"

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types."""
        return {
            "versie": 1,
            "peildatum": self.peildatum.isoformat(),
            "gemeente": None if self.gemeente is None else self.gemeente.value,
            "filter": None if self.filter is None else self.filter.to_dict(),
            "sleutel": self.version,
            "personen": {
                pseudonym: {
                    "statuscodes": sorted(person.statuscodes),
                    "inningswijze": person.inningswijze.value,
                    "in_premieregime": person.in_premieregime,
                    "aanmelddatum": None if person.aanmelddatum is None else person.aanmelddatum.isoformat(),
                    "eerste_aanmelddatum": (
                        None if person.eerste_aanmelddatum is None else person.eerste_aanmelddatum.isoformat()
                    ),
                }
                for pseudonym, person in sorted(self.personen.items())
            },
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Stand":
        """Read what `to_dict` gave.

        Raises:
            cak_regeling.WaardeError: When it can't be read.
        """
        try:
            if data["versie"] != 1:
                raise WaardeError("expected a stand of versie 1")
            return cls(
                peildatum=date.fromisoformat(data["peildatum"]),
                gemeente=None if data["gemeente"] is None else Gemeentecode(data["gemeente"]),
                filter=None if data["filter"] is None else Lijstfilter.from_dict(data["filter"]),
                version=data["sleutel"],
                personen={pseudonym: _toestand(person) for pseudonym, person in data["personen"].items()},
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise WaardeError(f"this stand can't be read ({type(error).__name__})") from None


def _toestand(data: Mapping[str, Any]) -> Toestand:
    if data["in_premieregime"] not in (True, False, None):
        raise TypeError
    return Toestand(
        statuscodes=frozenset(data["statuscodes"]),
        inningswijze=Inningswijze(data["inningswijze"]),
        in_premieregime=data["in_premieregime"],
        aanmelddatum=_day(data["aanmelddatum"]),
        eerste_aanmelddatum=_day(data["eerste_aanmelddatum"]),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
