"""Who first? Rules that explain themselves, and the werklijst that comes out."""

from cak_regeling.prioritering.bestand import kader_schema
from cak_regeling.prioritering.kader import EERSTE_LIJST, Afwegingskader, Vorige
from cak_regeling.prioritering.regel import Regel
from cak_regeling.prioritering.werklijst import Apart, Werkitem, Werklijst


__all__ = ["EERSTE_LIJST", "Afwegingskader", "Apart", "Regel", "Vorige", "Werkitem", "Werklijst", "kader_schema"]
