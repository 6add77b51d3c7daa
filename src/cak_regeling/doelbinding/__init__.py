"""May we? The use of the list, tested against Rzv article 7b.1, and permission as a type."""

from cak_regeling.doelbinding.gebruik import ToegestaanGebruik
from cak_regeling.doelbinding.toetsing import Toetsing, Uitkomst, toets
from cak_regeling.doelbinding.verwerking import (
    Doel,
    Mandaat,
    Oordeel,
    Organisatieonderdeel,
    SoortWerkwijze,
    Verlener,
    Verwerking,
    Werkwijze,
)


__all__ = [
    "Doel",
    "Mandaat",
    "Oordeel",
    "Organisatieonderdeel",
    "SoortWerkwijze",
    "ToegestaanGebruik",
    "Toetsing",
    "Uitkomst",
    "Verlener",
    "Verwerking",
    "Werkwijze",
    "toets",
]
