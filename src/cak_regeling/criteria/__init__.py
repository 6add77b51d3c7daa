"""What can be asked of a person, and how it is combined: the algebra of rules.

The criteria of this package are its attributes; import it as ``from cak_regeling import criteria as k``.
"""

from cak_regeling.criteria.context import Context
from cak_regeling.criteria.criterium import Criterium, Operation
from cak_regeling.criteria.reden import Reden
from cak_regeling.criteria.standaard import (
    STANDAARD,
    aantal_aanmeldingen,
    achterstand_cak,
    bijstand,
    in_premieregime,
    inningswijze,
    leeftijd,
    maanden_in_regeling,
    maanden_sinds_eerste_aanmelding,
    nieuw_op_lijst,
    postcode,
    statuscode,
    uzovi,
    woonplaats,
)
from cak_regeling.criteria.vergelijking import Getal, JaNee, Keuze, Volgorde
from cak_regeling.criteria.verrijking import ALLEN, Nagegaan, Verrijking
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
    "aantal_aanmeldingen",
    "achterstand_cak",
    "bijstand",
    "in_premieregime",
    "inningswijze",
    "leeftijd",
    "maanden_in_regeling",
    "maanden_sinds_eerste_aanmelding",
    "nieuw_op_lijst",
    "postcode",
    "statuscode",
    "uzovi",
    "woonplaats",
]
