# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What can be asked of a person, and how it is combined: the algebra of rules.

The criteria of this package are its attributes; import it as ``from cak_regeling import criteria as k``.
"""

from cak_regeling.criteria.bestand import voorwaarde_schema
from cak_regeling.criteria.context import Context
from cak_regeling.criteria.criterium import Criterium, Operation
from cak_regeling.criteria.reden import Reden
from cak_regeling.criteria.standaard import (
    STANDAARD,
    aantal_aanmeldingen,
    aantal_pogingen,
    achterstand_cak,
    achterstand_in_maandpremies,
    ander_traject,
    andere_schulden,
    andere_signalen,
    bekend_bij_wi,
    bewind,
    bijstand,
    eerder_afgewezen,
    eerder_benaderd,
    in_premieregime,
    inning_gewisseld,
    inningswijze,
    inwoners_op_adres,
    leeftijd,
    maanden_in_regeling,
    maanden_sinds_contact,
    maanden_sinds_eerste_aanmelding,
    maanden_zonder_wijziging,
    mobiel_nummer,
    niet_benaderen,
    nieuw_op_lijst,
    overleden,
    pc4,
    postcode,
    schuld_zorgverzekeraar,
    schuldhulp,
    soort_signaal,
    statuscode,
    telefoonnummer,
    teruggekeerd,
    uzovi,
    verhuisd,
    wgs_zaak,
    woonplaats,
)
from cak_regeling.criteria.vergelijking import Getal, JaNee, Keuze, Volgorde
from cak_regeling.criteria.verrijking import ALLEN, Nagegaan, Verrijking, Waarde
from cak_regeling.criteria.voorwaarde import ALTIJD, Voorwaarde


__all__ = [
    "ALLEN",
    "ALTIJD",
    "STANDAARD",
    "Context",
    "Criterium",
    "Getal",
    "JaNee",
    "Keuze",
    "Nagegaan",
    "Operation",
    "Reden",
    "Verrijking",
    "Volgorde",
    "Voorwaarde",
    "Waarde",
    "aantal_aanmeldingen",
    "aantal_pogingen",
    "achterstand_cak",
    "achterstand_in_maandpremies",
    "ander_traject",
    "andere_schulden",
    "andere_signalen",
    "bekend_bij_wi",
    "bewind",
    "bijstand",
    "eerder_afgewezen",
    "eerder_benaderd",
    "in_premieregime",
    "inning_gewisseld",
    "inningswijze",
    "inwoners_op_adres",
    "leeftijd",
    "maanden_in_regeling",
    "maanden_sinds_contact",
    "maanden_sinds_eerste_aanmelding",
    "maanden_zonder_wijziging",
    "mobiel_nummer",
    "niet_benaderen",
    "nieuw_op_lijst",
    "overleden",
    "pc4",
    "postcode",
    "schuld_zorgverzekeraar",
    "schuldhulp",
    "soort_signaal",
    "statuscode",
    "telefoonnummer",
    "teruggekeerd",
    "uzovi",
    "verhuisd",
    "voorwaarde_schema",
    "wgs_zaak",
    "woonplaats",
]
