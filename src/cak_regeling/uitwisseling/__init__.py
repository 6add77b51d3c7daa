# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""To and from other systems: the national exchange model for vroegsignalering, and the signals of other partners."""

from cak_regeling.uitwisseling.ddas import build_bestand, build_signalen, build_zaken
from cak_regeling.uitwisseling.lezen import read_bestand
from cak_regeling.uitwisseling.matching import Grond, Matching, Melding, Meldingsoort, Treffer
from cak_regeling.uitwisseling.model import (
    Bestand,
    Client,
    Contactpersoon,
    Geslacht,
    Levering,
    Organisatie,
    Signaalpartner,
    Signaalstatus,
    Vroegsignaal,
    Vroegsignaalzaak,
)
from cak_regeling.uitwisseling.signaal import SIGNALEN, Signaal, Signalen, read_signalen
from cak_regeling.uitwisseling.signalen import match_signalen, op_cak_lijst


__all__ = [
    "SIGNALEN",
    "Bestand",
    "Client",
    "Contactpersoon",
    "Geslacht",
    "Grond",
    "Levering",
    "Matching",
    "Melding",
    "Meldingsoort",
    "Organisatie",
    "Signaal",
    "Signaalpartner",
    "Signaalstatus",
    "Signalen",
    "Treffer",
    "Vroegsignaal",
    "Vroegsignaalzaak",
    "build_bestand",
    "build_signalen",
    "build_zaken",
    "match_signalen",
    "op_cak_lijst",
    "read_bestand",
    "read_signalen",
]
