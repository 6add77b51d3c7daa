"""The Dutch wanbetalersregeling and the CAK-lijst, as a typed domain library.

The law speaks Dutch and the machine speaks English: a word of the law, the CAK or the municipality is spelled as they
do, and what only a programmer reads is English. Start with `read_lijst`; the criteria of rules are in
``cak_regeling.criteria``, what the law says in ``cak_regeling.regeling``, and what tests need in
``cak_regeling.testing``.
"""

from cak_regeling import criteria, regeling
from cak_regeling.bevinding import Bevinding, Ernst, Tekst
from cak_regeling.bronnen import Bron, Zekerheid
from cak_regeling.criteria import ALLEN, ALTIJD, Criterium, Reden, Verrijking, Voorwaarde
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.doelbinding import (
    Doel,
    Mandaat,
    Oordeel,
    Organisatieonderdeel,
    SoortWerkwijze,
    ToegestaanGebruik,
    Toetsing,
    Uitkomst,
    Verlener,
    Verwerking,
    Werkwijze,
    toets,
)
from cak_regeling.errors import (
    CakRegelingError,
    DoelbindingError,
    KaderError,
    LijstError,
    NietVastgesteldError,
    WaardeError,
)
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import BSN, UZOVI, Gemeentecode, Postcode
from cak_regeling.lijst import CakLijst, Layout, RejectedRow, iter_lijst, read_lijst
from cak_regeling.persoon import Adres, Naam
from cak_regeling.prioritering import EERSTE_LIJST, Afwegingskader, Regel, Werkitem, Werklijst
from cak_regeling.regeling import (
    Maandpremie,
    Premietabel,
    RedenAfmelding,
    RedenTerugkeer,
    Registratie,
    Situatie,
    Uitweg,
    besparing_bij_uitstroom,
    ingangsdatum,
    maandpremie,
    premie_verschuldigd,
    uitwegen,
)
from cak_regeling.wanbetaler import Aanmelding, Inningswijze, Wanbetaler


__all__ = [
    "ALLEN",
    "ALTIJD",
    "BSN",
    "EERSTE_LIJST",
    "UZOVI",
    "Aanmelding",
    "Adres",
    "Afwegingskader",
    "Bevinding",
    "Bron",
    "CakLijst",
    "CakRegelingError",
    "Criterium",
    "Doel",
    "DoelbindingError",
    "Ernst",
    "Gegeven",
    "Gemeentecode",
    "Inningswijze",
    "KaderError",
    "Layout",
    "LijstError",
    "Maandpremie",
    "Mandaat",
    "Naam",
    "NietVastgesteldError",
    "OnvolledigeDatum",
    "Oordeel",
    "Organisatieonderdeel",
    "Postcode",
    "Premietabel",
    "Reden",
    "RedenAfmelding",
    "RedenTerugkeer",
    "Regel",
    "Registratie",
    "RejectedRow",
    "Situatie",
    "SoortWerkwijze",
    "Tekst",
    "ToegestaanGebruik",
    "Toetsing",
    "Uitkomst",
    "Uitweg",
    "Verlener",
    "Verrijking",
    "Verwerking",
    "Voorwaarde",
    "WaardeError",
    "Wanbetaler",
    "Werkitem",
    "Werklijst",
    "Werkwijze",
    "Zekerheid",
    "besparing_bij_uitstroom",
    "criteria",
    "ingangsdatum",
    "iter_lijst",
    "maandpremie",
    "premie_verschuldigd",
    "read_lijst",
    "regeling",
    "toets",
    "uitwegen",
]
