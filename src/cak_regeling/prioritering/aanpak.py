# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Aanpak: what is done for a resident, by whom, and for how many there is room."""

from enum import Enum
from types import MappingProxyType
from typing import Any

from attrs import Attribute, Factory, field, frozen

from cak_regeling.bevinding import Tekst
from cak_regeling.doelbinding.verwerking import SoortUitvoerder, Uitvoerder
from cak_regeling.errors import KaderError
from cak_regeling.gegevens import Gegeven


class Periode(Enum):
    """The time that a werklijst is for, and that there is room in."""

    WEEK = "week"
    MAAND = "maand"
    KWARTAAL = "kwartaal"
    JAAR = "jaar"

    @property
    def naam(self) -> Tekst:
        """What it is called, in Dutch and in English."""
        return _PERIODES[self]


_PERIODES = MappingProxyType(
    {
        Periode.WEEK: Tekst("week", "week"),
        Periode.MAAND: Tekst("maand", "month"),
        Periode.KWARTAAL: Tekst("kwartaal", "quarter"),
        Periode.JAAR: Tekst("jaar", "year"),
    }
)


class Kanaal(Enum):
    """How the resident is reached; it decides which data is handed out."""

    BRIEF = "brief"
    TELEFOON = "telefoon"
    HUISBEZOEK = "huisbezoek"

    @property
    def gegevens(self) -> frozenset[Gegeven]:
        """The data of the list that reaching a resident this way needs."""
        return _GEGEVENS[self]


_ADDRESS = frozenset({Gegeven.NAAM, Gegeven.ADRES, Gegeven.POSTCODE, Gegeven.WOONPLAATS})
_GEGEVENS = MappingProxyType(
    {
        Kanaal.BRIEF: _ADDRESS,
        Kanaal.TELEFOON: frozenset({Gegeven.NAAM, Gegeven.GEBOORTEDATUM}),
        Kanaal.HUISBEZOEK: _ADDRESS | {Gegeven.GEBOORTEDATUM},
    }
)
BY_NAME = MappingProxyType({"bellen": Kanaal.TELEFOON, **{kanaal.value: kanaal for kanaal in Kanaal}})
"""The channel of an approach that is named after it."""


def check_naam(_instance: object, _attribute: object, value: Any) -> None:
    """Refuse a name that says nothing.

    Raises:
        cak_regeling.KaderError: When it is empty, or no text.
    """
    if not isinstance(value, str) or not value.strip():
        raise KaderError(Tekst("verwacht een naam die niet leeg is", "expected a name that is not empty"))


def check_text(_instance: object, attribute: "Attribute[Any]", value: Any) -> None:
    """Refuse what is no text.

    Raises:
        cak_regeling.KaderError: Names the attribute.
    """
    if not isinstance(value, str):
        raise KaderError(f"expected text as {attribute.name}")


def to_aanpak(value: "Aanpak | str | None") -> "Aanpak | None":
    """Take text for an approach that is only named; empty text for none.

    Raises:
        cak_regeling.KaderError: For anything else.
    """
    if isinstance(value, str):
        return Aanpak(value) if value.strip() else None
    if value is not None and not isinstance(value, Aanpak):
        raise KaderError("expected an Aanpak, or its name as text")
    return value


def _named_after(naam: Any) -> Kanaal | None:
    """Give the channel that a name says, if it says one."""
    return BY_NAME.get(naam.strip().casefold()) if isinstance(naam, str) else None


@frozen
class Aanpak:
    """What is done. Text alone is one too: one without a limit, whose channel follows from its name if it can.

    Attributes:
        naam: *str*. What it is called, such as ``huisbezoek``.
        kanaal: *Kanaal | None*. How the resident is reached; where it is not said, the one that it is named after
            (``brief``, ``bellen``, ``telefoon``, ``huisbezoek``), else None: then it can't be handed out.
        uitvoerder: *Uitvoerder | None*. Who does it; None is the municipality itself.
        capaciteit: *int | None*. For how many there is room in one period of the kader; None for no limit.
        als_vol: *Aanpak | None*. What is done for who finds no room; None is that they wait for the next period.

    Raises:
        cak_regeling.KaderError: For an empty name, a part of another kind, or *als_vol* without *capaciteit*.
    """

    naam: str = field(validator=check_naam)
    kanaal: Kanaal | None = field(kw_only=True, default=Factory(lambda self: _named_after(self.naam), takes_self=True))
    uitvoerder: Uitvoerder | None = field(kw_only=True, default=None)
    capaciteit: int | None = field(kw_only=True, default=None)
    als_vol: "Aanpak | None" = field(kw_only=True, default=None, converter=to_aanpak)

    def __attrs_post_init__(self) -> None:
        """Check the parts against each other."""
        if not isinstance(self.kanaal, Kanaal | None) or not isinstance(self.uitvoerder, Uitvoerder | None):
            raise KaderError(f"expected a Kanaal and an Uitvoerder for aanpak “{self.naam}”")
        if self.capaciteit is not None and (type(self.capaciteit) is not int or self.capaciteit < 0):
            raise KaderError(
                Tekst(
                    f"verwacht de capaciteit van aanpak “{self.naam}” als een heel getal, 0 of meer",
                    f"expected the capaciteit of aanpak “{self.naam}” as a whole number, 0 or more",
                )
            )
        if self.als_vol is not None and self.capaciteit is None:
            raise KaderError(
                Tekst(
                    f"aanpak “{self.naam}” heeft als_vol en dus een capaciteit nodig",
                    f"aanpak “{self.naam}” has als_vol and so needs a capaciteit",
                )
            )

    @property
    def keten(self) -> "tuple[Aanpak, ...]":
        """It, and what is done in turn for who finds no room."""
        return (self, *(self.als_vol.keten if self.als_vol is not None else ()))

    @property
    def gegevens(self) -> frozenset[Gegeven]:
        """The data of the list that it needs, beside what its rule asks."""
        return frozenset() if self.kanaal is None else self.kanaal.gegevens

    @property
    def binnen(self) -> bool:
        """Whether it is done within the municipality."""
        return self.uitvoerder is None or self.uitvoerder.soort is SoortUitvoerder.BINNEN

    @property
    def is_only_named(self) -> bool:
        """Whether its name says all there is to it."""
        return self == Aanpak(self.naam)
