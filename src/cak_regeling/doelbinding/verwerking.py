"""Verwerking: what a municipality wants to do with the list, said so that it can be tested.

Nothing is checked on making one: whether it is enough is what `toets` answers, with reasons.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from enum import Enum

from attrs import field, frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import Gemeentecode


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
    """Figures for others than the municipality itself."""
    ONDERZOEK = "onderzoek"
    """Research."""
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
        return (self, *(self.ondermandaat_van.keten if isinstance(self.ondermandaat_van, Mandaat) else ()))


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


@frozen(kw_only=True)
class Verwerking:
    """What a municipality wants to do with the list.

    Attributes:
        doel: *Doel*. What for.
        onderdeel: *Organisatieonderdeel*. By whom, by task.
        gemeente: *Gemeentecode*. Which municipality.
        gegevens: *frozenset[Gegeven]*. Which data; for a kader its ``gegevens``.
        mandaat: *Mandaat | None*. On whose behalf.
        werkwijze: *Werkwijze | None*. Where the working method is written down.
        oordelen: *Mapping[str, Oordeel]*. Judgements, by the code of the bevinding that they are about.
    """

    doel: Doel
    onderdeel: Organisatieonderdeel
    gemeente: Gemeentecode
    gegevens: frozenset[Gegeven] = field(converter=_to_gegevens)
    mandaat: Mandaat | None = None
    werkwijze: Werkwijze | None = None
    oordelen: Mapping[str, Oordeel] = field(default=_NO_OORDELEN, converter=_to_oordelen)
