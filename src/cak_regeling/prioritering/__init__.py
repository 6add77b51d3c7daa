# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Who first? Rules that explain themselves, and the werklijst that comes out."""

from cak_regeling.prioritering.aanpak import Aanpak, Kanaal, Periode
from cak_regeling.prioritering.bestand import kader_schema
from cak_regeling.prioritering.kader import EERSTE_LIJST, Afwegingskader, Vorige
from cak_regeling.prioritering.regel import Regel
from cak_regeling.prioritering.vergelijken import Beweging, Kadervergelijking, compare_kaders
from cak_regeling.prioritering.waarom import Plaats, Stap, Waarom
from cak_regeling.prioritering.werklijst import Apart, Beoordeling, Werkitem, Werklijst


__all__ = [
    "EERSTE_LIJST",
    "Aanpak",
    "Afwegingskader",
    "Apart",
    "Beoordeling",
    "Beweging",
    "Kadervergelijking",
    "Kanaal",
    "Periode",
    "Plaats",
    "Regel",
    "Stap",
    "Vorige",
    "Waarom",
    "Werkitem",
    "Werklijst",
    "compare_kaders",
    "kader_schema",
]
