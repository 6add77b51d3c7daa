# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Verwerking: what a municipality wants to do with the list, said so that it can be tested.

Nothing is checked on making one: whether it is enough is what `toets` answers, with reasons.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from enum import Enum
from typing import Any

from attrs import field, frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.doelbinding.selectie import Selectie
from cak_regeling.gegevens import Gegeven, Lezing
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst.filter import Lijstfilter


def is_day(value: object) -> bool:
    """Tell whether it is a day, and not a moment."""
    return isinstance(value, date) and not isinstance(value, datetime)


def covers(start: date, end: date | None, day: date) -> bool:
    """Tell whether a day lies from *start*, inclusive, to *end*, exclusive; what is no day covers none."""
    return is_day(start) and start <= day and (end is None or (is_day(end) and day < end))


class Doel(Enum):
    """What the data is used for."""

    UITSTROOMBEVORDERING = "uitstroombevordering"
    """Helping a policyholder out of the bestuursrechtelijke premie: Rzv 7b.1 lid 1 b, what the list is for."""
    ACHTERSTAND_VOORKOMEN = "achterstand_voorkomen"
    """Preventing or reducing arrears: Rzv 7b.1 lid 1 a."""
    SCHULDHULPVERLENING = "schuldhulpverlening"
    """Debt help under the Wgs."""
    VROEGSIGNALERING = "vroegsignalering"
    """Early signalling under the Wgs."""
    STATISTIEK = "statistiek"
    """Figures for others, such as DDAS. A municipality's own evaluation on pseudonyms is part of the first purpose."""
    ONDERZOEK = "onderzoek"
    """Research by others."""
    ANDERS = "anders"
    """Anything else."""


class Organisatieonderdeel(Enum):
    """The part of the municipality that uses the data, by its task and not by the name of a department."""

    MAATSCHAPPELIJKE_DIENSTVERLENING = "maatschappelijke_dienstverlening"
    SCHULDHULPVERLENING = "schuldhulpverlening"
    WERK_EN_INKOMEN = "werk_en_inkomen"
    ANDERS = "anders"


class Verlener(Enum):
    """Who gives a mandate."""

    COLLEGE = "college"
    """The college van burgemeester en wethouders, to which the CAK gives the list."""
    BESTUUR_GR = "bestuur_gr"
    """The bestuur of a gemeenschappelijke regeling to which the task is delegated."""
    ANDERS = "anders"
    """Someone who holds a mandate themselves: an ondermandaat."""


@frozen(kw_only=True)
class Mandaat:
    """A mandate to act for the college.

    Attributes:
        verlener: *Verlener*. Who gives it.
        aan: *str*. To whom, by function.
        geldig_van: *date*. First day, inclusive.
        geldig_tot: *date | None*. Last day, exclusive; None for no end.
        vindplaats: *str | None*. Where it can be read.
        ondermandaat_van: *Mandaat | None*. The mandate that it rests on, when *verlener* is ``ANDERS``.
    """

    verlener: Verlener
    aan: str
    geldig_van: date
    geldig_tot: date | None = None
    vindplaats: str | None = None
    ondermandaat_van: "Mandaat | None" = None

    @property
    def keten(self) -> "tuple[Mandaat, ...]":
        """It and every mandate that it rests on, the source last."""
        chain: list[Mandaat] = [self]
        while isinstance(chain[-1].ondermandaat_van, Mandaat):
            chain.append(chain[-1].ondermandaat_van)
        return tuple(chain)


class SoortWerkwijze(Enum):
    """Where the working method is written down."""

    BELEIDSNOTA = "beleidsnota"
    WERKINSTRUCTIE = "werkinstructie"


@frozen
class Werkwijze:
    """The working method of the municipality, as it was written down.

    Attributes:
        soort: *SoortWerkwijze*. In what kind of document.
        titel: *str*. Its title.
        vastgesteld_op: *date*. The day on which it was adopted.
    """

    soort: SoortWerkwijze
    titel: str
    vastgesteld_op: date


class SoortUitvoerder(Enum):
    """Where someone who does the work stands."""

    BINNEN = "binnen"
    """Within the municipality, or the gemeenschappelijke regeling to which the task is delegated."""
    VERWERKER = "verwerker"
    """Outside, for the municipality alone and on its instructions (AVG 28)."""
    DERDE = "derde"
    """Outside, with ends of its own."""


@frozen
class Uitvoerder:
    """Someone who does a part of the work.

    Attributes:
        naam: *str*. Who: a function or an organisation, no person.
        soort: *SoortUitvoerder*. Where it stands.
        overeenkomst: *str | None*. Where the agreement can be read, for who stands outside.
    """

    naam: str
    soort: SoortUitvoerder
    overeenkomst: str | None = None


@frozen(kw_only=True)
class Oordeel:
    """A human judgement on a point that the law leaves open: named, dated and motivated.

    Attributes:
        rol: *str*. Who judged, by function.
        op: *date*. When, inclusive: it counts from that day.
        motivering: *str*. Why.
        geldig_tot: *date | None*. Last day, exclusive; None for no end.
    """

    rol: str
    op: date
    motivering: str
    geldig_tot: date | None = None


_NO_OORDELEN: Mapping[str, Oordeel] = FrozenMapping({})


def _to_gegevens(value: AbstractSet[Gegeven]) -> frozenset[Gegeven]:
    """Keep what was given at the time; what is no set of data counts as not said."""
    return frozenset(value) if isinstance(value, AbstractSet) else frozenset()


def _to_oordelen(value: Mapping[str, Oordeel]) -> Mapping[str, Oordeel]:
    """Keep what was given at the time; what is no judgement does not count."""
    if not isinstance(value, Mapping):
        return _NO_OORDELEN
    return FrozenMapping({code: oordeel for code, oordeel in value.items() if isinstance(oordeel, Oordeel)})


def _to_uitvoerders(value: Iterable[Uitvoerder]) -> tuple[Uitvoerder, ...]:
    """Keep what was given at the time; what can't be gone through is one that says nothing, which the test refuses."""
    other: Any = value  # a caller without types can give anything
    return tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else (other,)


@frozen(kw_only=True, repr=False)
class Verwerking:
    """What a municipality wants to do with the list.

    Attributes:
        doel: *Doel*. What for.
        onderdeel: *Organisatieonderdeel*. By whom, by task.
        gemeente: *Gemeentecode*. Which municipality.
        gegevens: *frozenset[Gegeven]*. Which data; for a kader its ``gegevens``.
        mandaat: *Mandaat | None*. On whose behalf.
        werkwijze: *Werkwijze | None*. Where the working method is written down.
        oordelen: *Mapping[str, Oordeel]*. Judgements, by the code of the bevinding that they are about; each third
            party has one of its own, ``UITVOERDER_DERDE:`` and its name.
        uitvoerders: *tuple[Uitvoerder, ...]*. Who else does a part of the work.
        lezing: *Lezing*. How the municipality reads the law on vroegsignalering.
        bewaartermijn: *int | str | None*. How long the data is kept: months, or in words; the law gives no term.
        dpia: *str | None*. Where the data protection impact assessment can be read.
        verwerkingsregister: *str | None*. The entry in the register of processing.
        selectie: *Selectie | None*. Whom it can choose at most; for a kader its ``selectie``. None when not said:
            then no kader is covered that asks for persons who owe no premie now.
        filter: *Lijstfilter | None*. What is asked of the CAK, where that is not the whole list.
        tweede_doel: *Doel | None*. What the data is used for as well, once the resident is helped.
        tweede_doel_na_contact: *bool*. Whether that starts only after contact, with what the resident then gives.
    """

    doel: Doel
    onderdeel: Organisatieonderdeel
    gemeente: Gemeentecode
    gegevens: frozenset[Gegeven] = field(converter=_to_gegevens)
    mandaat: Mandaat | None = None
    werkwijze: Werkwijze | None = None
    oordelen: Mapping[str, Oordeel] = field(default=_NO_OORDELEN, converter=_to_oordelen)
    uitvoerders: tuple[Uitvoerder, ...] = field(default=(), converter=_to_uitvoerders)
    lezing: Lezing = Lezing.STRIKT
    bewaartermijn: int | str | None = None
    dpia: str | None = None
    verwerkingsregister: str | None = None
    selectie: Selectie | None = None
    filter: Lijstfilter | None = None
    tweede_doel: Doel | None = None
    tweede_doel_na_contact: bool = False

    def __repr__(self) -> str:
        parts = [
            part.value for part in (self.doel, self.onderdeel, self.gemeente) if isinstance(part, Enum | Gemeentecode)
        ]
        return f"Verwerking({', '.join([*parts, f'{len(self.gegevens)} gegevens'])})"

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types, so that a job queue can carry it and test it again.

        Raises:
            cak_regeling.WaardeError: When a part is of another kind than it should be.
        """
        from cak_regeling.doelbinding.bestand import to_dict  # noqa: PLC0415 - cattrs is not needed to import

        return to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Verwerking":
        """Read what `to_dict` gave.

        Raises:
            cak_regeling.WaardeError: When a part is missing, unknown or can't be read; names its place.
        """
        from cak_regeling.doelbinding.bestand import from_dict  # noqa: PLC0415 - cattrs is not needed to import

        return from_dict(data)
