"""What the law says of the wanbetalersregeling: amounts and terms, each with its source."""

from cak_regeling.regeling.afmelding import RedenAfmelding
from cak_regeling.regeling.premie import (
    Maandpremie,
    Premiedeel,
    Premiesoort,
    Premietabel,
    besparing_bij_uitstroom,
    maandpremie,
    premie_verschuldigd,
    premiedelen,
)
from cak_regeling.regeling.registratie import Registratie
from cak_regeling.regeling.terugkeer import RedenTerugkeer
from cak_regeling.regeling.traject import START_REGELING, ingangsdatum


__all__ = [
    "START_REGELING",
    "Maandpremie",
    "Premiedeel",
    "Premiesoort",
    "Premietabel",
    "RedenAfmelding",
    "RedenTerugkeer",
    "Registratie",
    "besparing_bij_uitstroom",
    "ingangsdatum",
    "maandpremie",
    "premie_verschuldigd",
    "premiedelen",
]
