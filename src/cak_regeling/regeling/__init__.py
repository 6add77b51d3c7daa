# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What the law says of the wanbetalersregeling: amounts and terms, each with its source."""

from cak_regeling.regeling.afmelding import RedenAfmelding
from cak_regeling.regeling.feiten import bronnentabel, feiten
from cak_regeling.regeling.inning import (
    Inkomen,
    Inkomenssoort,
    Inning,
    Instrument,
    bepaal_inning,
)
from cak_regeling.regeling.inningsgrond import Inningsgrond
from cak_regeling.regeling.melding import Beletsel, Meldingsgegevens, Meldingstoets, toets_melding
from cak_regeling.regeling.premie import (
    Premiedeel,
    besparing_bij_uitstroom,
    maandpremie,
    premie_verschuldigd,
    premiedelen,
)
from cak_regeling.regeling.premietabel import Maandpremie, Premiesoort, Premietabel
from cak_regeling.regeling.registratie import Registratie
from cak_regeling.regeling.route import Eis, Route
from cak_regeling.regeling.terugkeer import RedenTerugkeer
from cak_regeling.regeling.traject import (
    START_REGELING,
    Achterstand,
    Boeking,
    Brieven,
    Stap,
    Trede,
    ingangsdatum,
    tijdlijn,
)
from cak_regeling.regeling.uitstroom import Situatie, Staat, Uitweg, uitwegen
from cak_regeling.regeling.vervolgstap import Vervolgstap, read_vervolgstappen


__all__ = [
    "START_REGELING",
    "Achterstand",
    "Beletsel",
    "Boeking",
    "Brieven",
    "Eis",
    "Inkomen",
    "Inkomenssoort",
    "Inning",
    "Inningsgrond",
    "Instrument",
    "Maandpremie",
    "Meldingsgegevens",
    "Meldingstoets",
    "Premiedeel",
    "Premiesoort",
    "Premietabel",
    "RedenAfmelding",
    "RedenTerugkeer",
    "Registratie",
    "Route",
    "Situatie",
    "Staat",
    "Stap",
    "Trede",
    "Uitweg",
    "Vervolgstap",
    "bepaal_inning",
    "besparing_bij_uitstroom",
    "bronnentabel",
    "feiten",
    "ingangsdatum",
    "maandpremie",
    "premie_verschuldigd",
    "premiedelen",
    "read_vervolgstappen",
    "tijdlijn",
    "toets_melding",
    "uitwegen",
]
