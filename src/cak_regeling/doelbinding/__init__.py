# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""May we? The test of purpose of Rzv article 7b.1, the permission that comes out of it, and the record of its use."""

from cak_regeling.doelbinding.aanvraag import Aanvraag
from cak_regeling.doelbinding.bewaren import (
    Bewaarplan,
    Bewaartermijnen,
    Dossier,
    RedenVerwijderen,
    Verwijdering,
    bewaarplan,
    niet_meer_op_lijst,
    pseudonymise,
)
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik, Weergave
from cak_regeling.doelbinding.logboek import Breuk, Gebruiksregel, Handeling, JsonLines, Kop, Logboek, hash_of, verify
from cak_regeling.doelbinding.selectie import Selectie
from cak_regeling.doelbinding.toetsing import Toetsing, Uitkomst, toets
from cak_regeling.doelbinding.verwerking import (
    Doel,
    Mandaat,
    Oordeel,
    Organisatieonderdeel,
    SoortUitvoerder,
    SoortWerkwijze,
    Uitvoerder,
    Verlener,
    Verwerking,
    Werkwijze,
)
from cak_regeling.gegevens import Lezing


__all__ = [
    "Aanvraag",
    "Bewaarplan",
    "Bewaartermijnen",
    "Breuk",
    "Doel",
    "Dossier",
    "Gebruiksregel",
    "Handeling",
    "JsonLines",
    "Kop",
    "Lezing",
    "Logboek",
    "Mandaat",
    "Oordeel",
    "Organisatieonderdeel",
    "RedenVerwijderen",
    "Selectie",
    "SoortUitvoerder",
    "SoortWerkwijze",
    "ToegestaanGebruik",
    "Toetsing",
    "Uitkomst",
    "Uitvoerder",
    "Verlener",
    "Verwerking",
    "Verwijdering",
    "Weergave",
    "Werkwijze",
    "bewaarplan",
    "hash_of",
    "niet_meer_op_lijst",
    "pseudonymise",
    "toets",
    "verify",
]
