# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""May we? The test of purpose, its reasons, and the permission that comes out.

What the table expects follows from Rzv article 7b.1 (lid 3 serves lid 1 b only, and names the data that the CAK gives)
and from the parts of a municipality that the explanatory note of Stcrt. 2017, 33528 names.
"""

import copy
import json
import pickle
import re
from collections.abc import Callable
from datetime import date, datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.bevinding import Bevindingsoort as Soort
from cak_regeling.bevinding import Ernst
from cak_regeling.doelbinding import lezingen, soorten, soorten_gegevens
from cak_regeling.doelbinding.gebruik import require_gebruik
from cak_regeling.gegevens import Herkomst
from tests.test_errors import is_said_in_dutch


DAY = date(2023, 10, 12)
HAARLEM = cak.Gemeentecode("0392")
OTHER = cak.Gemeentecode("0307")

COLLEGE = cak.Mandaat(
    verlener=cak.Verlener.COLLEGE, aan="teammanager schulddienstverlening", geldig_van=date(2023, 1, 1)
)
BESTUUR = evolve(COLLEGE, verlener=cak.Verlener.BESTUUR_GR, aan="directeur")
ONDER = cak.Mandaat(
    verlener=cak.Verlener.ANDERS, aan="consulent", geldig_van=date(2023, 6, 1), ondermandaat_van=COLLEGE
)
ONDER_ONDER = evolve(ONDER, aan="medewerker", ondermandaat_van=ONDER)
WERKWIJZE = cak.Werkwijze(cak.SoortWerkwijze.WERKINSTRUCTIE, "CAK-lijst 2023", date(2023, 1, 1))
OORDEEL = cak.Oordeel(rol="functionaris gegevensbescherming", op=date(2023, 9, 1), motivering="gericht op uitstroom")

LIST_DATA = frozenset(g for g in cak.Gegeven if g.herkomst is Herkomst.CAK)
FEW = frozenset({cak.Gegeven.BSN, cak.Gegeven.GEBOORTEDATUM})

BASE = cak.Verwerking(
    doel=cak.Doel.UITSTROOMBEVORDERING,
    onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
    gemeente=HAARLEM,
    gegevens=FEW,
    mandaat=COLLEGE,
    werkwijze=WERKWIJZE,
    bewaartermijn="24 maanden na het laatste contact",
    dpia="DPIA CAK-lijst, 1 mei 2023",
    verwerkingsregister="nr. 17",
    selectie=cak.Selectie(),
)
"""A use with nothing against it."""
RUIM: dict[str, Any] = {"lezing": cak.Lezing.RUIM, "oordelen": {"LEZING_RUIM": OORDEEL}}
"""The wide reading, adopted."""
BINNEN = cak.Uitvoerder("budgetcoach", cak.SoortUitvoerder.BINNEN)
VERWERKER = cak.Uitvoerder("belbureau", cak.SoortUitvoerder.VERWERKER, "verwerkersovereenkomst 2023-4")
DERDE = cak.Uitvoerder("stichting", cak.SoortUitvoerder.DERDE)
JONG = cak.Lijstfilter(leeftijd=(18, 27))
JONGER = cak.Lijstfilter(leeftijd=(18, 21))

JA = cak.Uitkomst.TOEGESTAAN
NEE = cak.Uitkomst.VERBODEN
MENS = cak.Uitkomst.MENSELIJK_OORDEEL
STRENGTH = {NEE: 0, MENS: 1, JA: 2}


def verwerking(**changes: Any) -> cak.Verwerking:
    """Make a use that differs from BASE in *changes*; keyed by text, so that wrong types can be tried."""
    return evolve(BASE, **changes)


def met(*names: str) -> frozenset[cak.Gegeven]:
    """The few data of BASE, and those that are named."""
    return FEW | {cak.Gegeven[name] for name in names}


def anders(**oordelen: cak.Oordeel) -> dict[str, Any]:
    """Give the changes for a part of the municipality that is not named, with judgements by code."""
    return {"onderdeel": cak.Organisatieonderdeel.ANDERS, "oordelen": oordelen}


TABLE: list[tuple[str, dict[str, Any], cak.Uitkomst, set[str]]] = [
    # nothing against it
    ("base", {}, JA, set()),
    ("delegated bestuur", {"mandaat": BESTUUR}, JA, set()),
    ("ondermandaat", {"mandaat": ONDER}, JA, set()),
    ("ondermandaat of an ondermandaat", {"mandaat": ONDER_ONDER}, JA, set()),
    ("ondermandaat of a delegated bestuur", {"mandaat": evolve(ONDER, ondermandaat_van=BESTUUR)}, JA, set()),
    # purpose
    ("lid 1 a", {"doel": cak.Doel.ACHTERSTAND_VOORKOMEN}, NEE, {"DOEL_LID_1A"}),
    ("debt help", {"doel": cak.Doel.SCHULDHULPVERLENING}, NEE, {"DOEL_SCHULDHULP"}),
    ("early signalling", {"doel": cak.Doel.VROEGSIGNALERING}, NEE, {"DOEL_STRIKT"}),
    ("statistics", {"doel": cak.Doel.STATISTIEK}, NEE, {"DOEL_STATISTIEK_STRIKT"}),
    ("research", {"doel": cak.Doel.ONDERZOEK}, NEE, {"DOEL_ONDERZOEK"}),
    ("something else", {"doel": cak.Doel.ANDERS}, NEE, {"DOEL_ANDERS"}),
    ("no purpose", {"doel": None}, NEE, {"DOEL_ANDERS"}),
    ("purpose as text", {"doel": "uitstroombevordering"}, NEE, {"DOEL_ANDERS"}),
    (
        "a judgement does not heal a purpose",
        {"doel": cak.Doel.ONDERZOEK, "oordelen": {"DOEL_ONDERZOEK": OORDEEL}},
        NEE,
        {"DOEL_ONDERZOEK"},
    ),
    (
        "a judgement does not heal the strict reading",
        {"doel": cak.Doel.VROEGSIGNALERING, "oordelen": {"DOEL_STRIKT": OORDEEL, "LEZING_RUIM": OORDEEL}},
        NEE,
        {"DOEL_STRIKT"},
    ),
    # reading
    ("early signalling, wide", {"doel": cak.Doel.VROEGSIGNALERING} | RUIM, JA, {"DOEL_RUIM", "LEZING_RUIM"}),
    ("statistics, wide", {"doel": cak.Doel.STATISTIEK} | RUIM, JA, {"DOEL_STATISTIEK_RUIM", "LEZING_RUIM"}),
    ("outflow, wide", RUIM, JA, {"LEZING_RUIM"}),
    ("wide without a decision", {"lezing": cak.Lezing.RUIM}, MENS, {"LEZING_RUIM"}),
    (
        "statistics, wide without a decision",
        {"doel": cak.Doel.STATISTIEK, "lezing": cak.Lezing.RUIM},
        MENS,
        {"DOEL_STATISTIEK_RUIM", "LEZING_RUIM"},
    ),
    (
        "wide, decided tomorrow",
        RUIM | {"oordelen": {"LEZING_RUIM": evolve(OORDEEL, op=date(2023, 10, 13))}},
        MENS,
        {"LEZING_RUIM"},
    ),
    ("lid 1 a, wide", {"doel": cak.Doel.ACHTERSTAND_VOORKOMEN} | RUIM, NEE, {"DOEL_LID_1A", "LEZING_RUIM"}),
    ("research, wide", {"doel": cak.Doel.ONDERZOEK} | RUIM, NEE, {"DOEL_ONDERZOEK", "LEZING_RUIM"}),
    ("debt help, wide", {"doel": cak.Doel.SCHULDHULPVERLENING} | RUIM, NEE, {"DOEL_SCHULDHULP", "LEZING_RUIM"}),
    ("reading as text", {"lezing": "ruim"}, NEE, {"LEZING_ONBEKEND"}),
    ("no reading", {"lezing": None}, NEE, {"LEZING_ONBEKEND"}),
    ("signals, wide", RUIM | {"gegevens": met("ANDERE_SIGNALEN")}, JA, {"LEZING_RUIM", "GEGEVEN_ANDERE_SIGNALEN"}),
    ("deceased, wide", RUIM | {"gegevens": met("OVERLEDEN")}, JA, {"LEZING_RUIM", "GEGEVEN_OVERLEDEN"}),
    ("bewind, wide", RUIM | {"gegevens": met("BEWIND")}, MENS, {"LEZING_RUIM", "GEGEVEN_BEWIND"}),
    # second purpose
    (
        "debt help after contact",
        {"tweede_doel": cak.Doel.SCHULDHULPVERLENING, "tweede_doel_na_contact": True},
        JA,
        {"TWEEDE_DOEL_NA_CONTACT"},
    ),
    ("debt help as well", {"tweede_doel": cak.Doel.SCHULDHULPVERLENING}, MENS, {"TWEEDE_DOEL"}),
    (
        "debt help as policy",
        {"tweede_doel": cak.Doel.SCHULDHULPVERLENING, "oordelen": {"TWEEDE_DOEL": OORDEEL}},
        JA,
        {"TWEEDE_DOEL"},
    ),
    (
        "after contact, as a word",
        {"tweede_doel": cak.Doel.VROEGSIGNALERING, "tweede_doel_na_contact": "ja"},
        MENS,
        {"TWEEDE_DOEL"},
    ),
    (
        "research after contact",
        {"tweede_doel": cak.Doel.ONDERZOEK, "tweede_doel_na_contact": True},
        NEE,
        {"TWEEDE_DOEL_ONBEKEND"},
    ),
    ("second purpose as text", {"tweede_doel": "schuldhulpverlening"}, NEE, {"TWEEDE_DOEL_ONBEKEND"}),
    # who does the work
    ("budget coach inside", {"uitvoerders": (BINNEN,)}, JA, set()),
    ("call centre with agreement", {"uitvoerders": (VERWERKER,)}, JA, {"BSN_BINNEN"}),
    (
        "call centre without the BSN",
        {"uitvoerders": (VERWERKER,), "gegevens": FEW - {cak.Gegeven.BSN}},
        JA,
        set(),
    ),
    (
        "call centre without agreement",
        {"uitvoerders": (evolve(VERWERKER, overeenkomst=None),)},
        NEE,
        {"UITVOERDER_OVEREENKOMST", "BSN_BINNEN"},
    ),
    (
        "agreement that is blank",
        {"uitvoerders": (evolve(VERWERKER, overeenkomst=" "),)},
        NEE,
        {"UITVOERDER_OVEREENKOMST", "BSN_BINNEN"},
    ),
    ("third party", {"uitvoerders": (DERDE,)}, MENS, {"UITVOERDER_DERDE:stichting", "BSN_BINNEN"}),
    (
        "third party, judged",
        {"uitvoerders": (DERDE,), "oordelen": {"UITVOERDER_DERDE:stichting": OORDEEL}},
        JA,
        {"UITVOERDER_DERDE:stichting", "BSN_BINNEN"},
    ),
    ("inside and outside", {"uitvoerders": (BINNEN, VERWERKER)}, JA, {"BSN_BINNEN"}),
    ("outside and inside", {"uitvoerders": (VERWERKER, BINNEN)}, JA, {"BSN_BINNEN"}),
    ("someone without a name", {"uitvoerders": (evolve(BINNEN, naam=" "),)}, NEE, {"UITVOERDER_ONBEKEND"}),
    ("someone as text", {"uitvoerders": ("belbureau",)}, NEE, {"UITVOERDER_ONBEKEND"}),
    ("someone of a kind as text", {"uitvoerders": (cak.Uitvoerder("coach", "binnen"),)}, NEE, {"UITVOERDER_ONBEKEND"}),  # type: ignore[arg-type]
    ("uitvoerders not said", {"uitvoerders": None}, NEE, {"UITVOERDER_ONBEKEND"}),
    # choice
    ("choice not said", {"selectie": None}, JA, {"SELECTIE_ONBEKEND"}),
    ("asks for who owes nothing", {"selectie": cak.Selectie(zonder_premie=True)}, MENS, {"ZONDER_PREMIE"}),
    (
        "asks for who owes nothing, judged",
        {"selectie": cak.Selectie(zonder_premie=True), "oordelen": {"ZONDER_PREMIE": OORDEEL}},
        JA,
        {"ZONDER_PREMIE"},
    ),
    ("choice of no kind", {"selectie": evolve(cak.Selectie(), zonder_premie=None)}, MENS, {"ZONDER_PREMIE"}),  # type: ignore[arg-type]
    ("smallest list of no kind", {"selectie": evolve(cak.Selectie(), kleinste=None)}, JA, set()),  # type: ignore[arg-type]
    ("a smaller list would do", {"selectie": cak.Selectie(kleinste=JONG)}, JA, {"LIJST_KLEINER"}),
    ("the smaller list is asked for", {"selectie": cak.Selectie(kleinste=JONG), "filter": JONG}, JA, set()),
    ("less than the smaller list", {"selectie": cak.Selectie(kleinste=JONG), "filter": JONGER}, JA, set()),
    ("less, and more", {"selectie": cak.Selectie(kleinste=JONGER), "filter": JONG}, JA, {"LIJST_KLEINER"}),
    ("a filter of no kind", {"selectie": cak.Selectie(kleinste=JONG), "filter": "jong"}, JA, {"LIJST_KLEINER"}),
    ("postcode", {"gegevens": met("POSTCODE")}, JA, {"POSTCODE_ADRES"}),
    ("address", {"gegevens": met("ADRES")}, JA, {"POSTCODE_ADRES"}),
    # paperwork
    ("no retention", {"bewaartermijn": None}, JA, {"BEWAARTERMIJN_ONTBREEKT"}),
    ("retention that is blank", {"bewaartermijn": " "}, JA, {"BEWAARTERMIJN_ONTBREEKT"}),
    ("retention in months", {"bewaartermijn": 24}, JA, set()),
    ("retention at once", {"bewaartermijn": 0}, JA, set()),
    ("retention below nothing", {"bewaartermijn": -1}, JA, {"BEWAARTERMIJN_ONTBREEKT"}),
    ("retention as a flag", {"bewaartermijn": True}, JA, {"BEWAARTERMIJN_ONTBREEKT"}),
    # days
    (
        "mandate reversed",
        {"mandaat": evolve(COLLEGE, geldig_tot=date(2022, 1, 1))},
        NEE,
        {"DATUMS_OMGEKEERD", "MANDAAT_DAG"},
    ),
    (
        "judgement reversed",
        {"oordelen": {"X": evolve(OORDEEL, geldig_tot=date(2023, 9, 1))}},
        NEE,
        {"DATUMS_OMGEKEERD"},
    ),
    ("no dpia", {"dpia": None}, JA, {"DPIA_ONTBREEKT"}),
    ("no register", {"verwerkingsregister": None}, JA, {"REGISTER_ONTBREEKT"}),
    # municipality
    ("no gemeente", {"gemeente": None}, NEE, {"GEMEENTE_ONBEKEND"}),
    ("gemeente as text", {"gemeente": "0392"}, NEE, {"GEMEENTE_ONBEKEND"}),
    # mandate
    ("no mandaat", {"mandaat": None}, NEE, {"MANDAAT_ONTBREEKT"}),
    ("mandaat as text", {"mandaat": "van het college"}, NEE, {"MANDAAT_ONTBREEKT"}),
    ("mandaat to nobody", {"mandaat": evolve(COLLEGE, aan="")}, NEE, {"MANDAAT_ONTBREEKT"}),
    ("mandaat to blanks", {"mandaat": evolve(COLLEGE, aan="  ")}, NEE, {"MANDAAT_ONTBREEKT"}),
    (
        "nobody deeper in the chain",
        {"mandaat": evolve(ONDER, ondermandaat_van=evolve(COLLEGE, aan=""))},
        NEE,
        {"MANDAAT_ONTBREEKT"},
    ),
    ("ondermandaat of nothing", {"mandaat": evolve(ONDER, ondermandaat_van=None)}, NEE, {"MANDAAT_KETEN"}),
    (
        "chain that never reaches the college",
        {"mandaat": evolve(ONDER, ondermandaat_van=evolve(ONDER, ondermandaat_van=None))},
        NEE,
        {"MANDAAT_KETEN"},
    ),
    ("college under another", {"mandaat": evolve(COLLEGE, ondermandaat_van=COLLEGE)}, NEE, {"MANDAAT_KETEN"}),
    ("bestuur under the college", {"mandaat": evolve(BESTUUR, ondermandaat_van=COLLEGE)}, NEE, {"MANDAAT_KETEN"}),
    (
        "college in the middle",
        {"mandaat": evolve(ONDER, ondermandaat_van=evolve(COLLEGE, ondermandaat_van=BESTUUR))},
        NEE,
        {"MANDAAT_KETEN"},
    ),
    ("verlener as text", {"mandaat": evolve(COLLEGE, verlener="college")}, NEE, {"MANDAAT_KETEN"}),  # type: ignore[arg-type]
    ("no verlener", {"mandaat": evolve(COLLEGE, verlener=None)}, NEE, {"MANDAAT_KETEN"}),  # type: ignore[arg-type]
    ("from today", {"mandaat": evolve(COLLEGE, geldig_van=DAY)}, JA, set()),
    ("from tomorrow", {"mandaat": evolve(COLLEGE, geldig_van=date(2023, 10, 13))}, NEE, {"MANDAAT_DAG"}),
    ("until tomorrow", {"mandaat": evolve(COLLEGE, geldig_tot=date(2023, 10, 13))}, JA, set()),
    ("until today, exclusive", {"mandaat": evolve(COLLEGE, geldig_tot=DAY)}, NEE, {"MANDAAT_DAG"}),
    ("long past", {"mandaat": evolve(COLLEGE, geldig_tot=date(2023, 2, 1))}, NEE, {"MANDAAT_DAG"}),
    (
        "source expired",
        {"mandaat": evolve(ONDER, ondermandaat_van=evolve(COLLEGE, geldig_tot=DAY))},
        NEE,
        {"MANDAAT_DAG"},
    ),
    (
        "link not yet valid",
        {"mandaat": evolve(ONDER_ONDER, ondermandaat_van=evolve(ONDER, geldig_van=date(2024, 1, 1)))},
        NEE,
        {"MANDAAT_DAG"},
    ),
    (
        "broken and expired",
        {"mandaat": evolve(ONDER, ondermandaat_van=None, geldig_tot=DAY)},
        NEE,
        {"MANDAAT_KETEN", "MANDAAT_DAG"},
    ),
    # part of the municipality
    (
        "maatschappelijke dienstverlening",
        {"onderdeel": cak.Organisatieonderdeel.MAATSCHAPPELIJKE_DIENSTVERLENING},
        JA,
        {"ONDERDEEL_GENOEMD"},
    ),
    ("werk en inkomen", {"onderdeel": cak.Organisatieonderdeel.WERK_EN_INKOMEN}, JA, {"ONDERDEEL_BIJSTAND"}),
    ("another part", anders(), MENS, {"ONDERDEEL_ANDERS"}),
    ("no part", {"onderdeel": None}, NEE, {"ONDERDEEL_ONBEKEND"}),
    ("part as text", {"onderdeel": "werk_en_inkomen"}, NEE, {"ONDERDEEL_ONBEKEND"}),
    ("another part, no mandaat", anders() | {"mandaat": None}, NEE, {"ONDERDEEL_ANDERS", "MANDAAT_ONTBREEKT"}),
    # data
    ("all of the list", {"gegevens": LIST_DATA}, JA, {"STATUSCODE_AFGELEID", "POSTCODE_ADRES"}),
    ("status", {"gegevens": met("STATUSCODE")}, JA, {"STATUSCODE_AFGELEID"}),
    ("no data", {"gegevens": frozenset()}, NEE, {"GEGEVENS_ONBEKEND"}),
    ("data not said", {"gegevens": None}, NEE, {"GEGEVENS_ONBEKEND"}),
    ("data as text", {"gegevens": frozenset({"bsn"})}, NEE, {"GEGEVENS_ONBEKEND"}),
    ("some data as text", {"gegevens": FEW | {"naam"}}, NEE, {"GEGEVENS_ONBEKEND"}),
    ("telephone", {"gegevens": met("TELEFOONNUMMER")}, JA, {"GEGEVEN_TELEFOONNUMMER"}),
    ("bijstand", {"gegevens": met("BIJSTAND")}, JA, {"GEGEVEN_BIJSTAND"}),
    ("bewind", {"gegevens": met("BEWIND")}, MENS, {"GEGEVEN_BEWIND"}),
    ("Wgs cases", {"gegevens": met("WGS_ZAAK")}, MENS, {"GEGEVEN_WGS_ZAAK"}),
    ("Wgs cases, wide", RUIM | {"gegevens": met("WGS_ZAAK")}, JA, {"LEZING_RUIM", "GEGEVEN_WGS_ZAAK"}),
    ("debt help file", {"gegevens": met("SCHULDHULP")}, MENS, {"GEGEVEN_SCHULDHULP"}),
    ("other debts", {"gegevens": met("ANDERE_SCHULDEN")}, MENS, {"GEGEVEN_ANDERE_SCHULDEN"}),
    ("other signals", {"gegevens": met("ANDERE_SIGNALEN")}, MENS, {"GEGEVEN_ANDERE_SIGNALEN"}),
    (
        "everything",
        {"gegevens": frozenset(cak.Gegeven)},
        MENS,
        {"STATUSCODE_AFGELEID", "POSTCODE_ADRES"} | {f"GEGEVEN_{g.name}" for g in cak.Gegeven if g not in LIST_DATA},
    ),
    # working method
    ("no werkwijze", {"werkwijze": None}, JA, {"WERKWIJZE_ONTBREEKT"}),
    ("werkwijze without title", {"werkwijze": evolve(WERKWIJZE, titel=" ")}, JA, {"WERKWIJZE_ONTBREEKT"}),
    ("werkwijze as text", {"werkwijze": "op papier"}, JA, {"WERKWIJZE_ONTBREEKT"}),
    ("werkwijze of no kind", {"werkwijze": evolve(WERKWIJZE, soort="nota")}, JA, {"WERKWIJZE_ONTBREEKT"}),  # type: ignore[arg-type]
    ("werkwijze of today", {"werkwijze": evolve(WERKWIJZE, vastgesteld_op=DAY)}, JA, set()),
    (
        "werkwijze of tomorrow",
        {"werkwijze": evolve(WERKWIJZE, vastgesteld_op=date(2023, 10, 13))},
        JA,
        {"WERKWIJZE_ONTBREEKT"},
    ),
    # judgement
    ("judged part", anders(ONDERDEEL_ANDERS=OORDEEL), JA, {"ONDERDEEL_ANDERS"}),
    (
        "judged data",
        {"gegevens": met("BEWIND"), "oordelen": {"GEGEVEN_BEWIND": OORDEEL}},
        JA,
        {"GEGEVEN_BEWIND"},
    ),
    (
        "one of two judged",
        anders(ONDERDEEL_ANDERS=OORDEEL) | {"gegevens": met("BEWIND")},
        MENS,
        {"ONDERDEEL_ANDERS", "GEGEVEN_BEWIND"},
    ),
    (
        "both judged",
        anders(ONDERDEEL_ANDERS=OORDEEL, GEGEVEN_BEWIND=OORDEEL) | {"gegevens": met("BEWIND")},
        JA,
        {"ONDERDEEL_ANDERS", "GEGEVEN_BEWIND"},
    ),
    ("judged something else", anders(GEGEVEN_BEWIND=OORDEEL), MENS, {"ONDERDEEL_ANDERS"}),
    ("judged from today", anders(ONDERDEEL_ANDERS=evolve(OORDEEL, op=DAY)), JA, {"ONDERDEEL_ANDERS"}),
    (
        "judged in future",
        anders(ONDERDEEL_ANDERS=evolve(OORDEEL, op=date(2023, 10, 13))),
        MENS,
        {"ONDERDEEL_ANDERS"},
    ),
    (
        "judged until tomorrow",
        anders(ONDERDEEL_ANDERS=evolve(OORDEEL, geldig_tot=date(2023, 10, 13))),
        JA,
        {"ONDERDEEL_ANDERS"},
    ),
    ("judged until today", anders(ONDERDEEL_ANDERS=evolve(OORDEEL, geldig_tot=DAY)), MENS, {"ONDERDEEL_ANDERS"}),
    ("judged by nobody", anders(ONDERDEEL_ANDERS=evolve(OORDEEL, rol="")), MENS, {"ONDERDEEL_ANDERS"}),
    ("judged without reason", anders(ONDERDEEL_ANDERS=evolve(OORDEEL, motivering=" ")), MENS, {"ONDERDEEL_ANDERS"}),
    (
        "a judgement does not heal a mandate",
        {"mandaat": None, "oordelen": {"MANDAAT_ONTBREEKT": OORDEEL}},
        NEE,
        {"MANDAAT_ONTBREEKT"},
    ),
    # all at once
    (
        "nothing said",
        dict.fromkeys(("doel", "onderdeel", "gemeente", "gegevens", "mandaat", "werkwijze", "dpia", "selectie")),
        NEE,
        {
            "DPIA_ONTBREEKT",
            "SELECTIE_ONBEKEND",
            "DOEL_ANDERS",
            "GEMEENTE_ONBEKEND",
            "MANDAAT_ONTBREEKT",
            "ONDERDEEL_ONBEKEND",
            "GEGEVENS_ONBEKEND",
            "WERKWIJZE_ONTBREEKT",
        },
    ),
]


LID_3, LID_1B = "artikel 7b.1, derde lid, Rzv", "artikel 7b.1, eerste lid, onderdeel b, Rzv"
SLIDES = "kennissessie Werken met de CAK-lijst, 12 oktober 2023"
BGS = "artikel 3, Besluit gemeentelijke schuldhulpverlening, Stb. 2020, 240"
GRONDEN = {
    # lid 3 gives the list for lid 1 b only, to the college of one municipality, and names its data
    **dict.fromkeys(("DOEL_LID_1A", "DOEL_ANDERS", "DOEL_SCHULDHULP", "DOEL_ONDERZOEK", "DOEL_STRIKT"), LID_3),
    **dict.fromkeys(("DOEL_STATISTIEK_STRIKT", "TWEEDE_DOEL_ONBEKEND", "GEMEENTE_ONBEKEND", "UITVOERDER_DERDE"), LID_3),
    "DAG_VOOR_LID_3": f"{LID_3}, Stcrt. 2017, 33528",
    "STATUSCODE_AFGELEID": "artikel 7b.1, derde lid, onderdeel c, Rzv",
    "ZONDER_PREMIE": LID_1B,
    "GEGEVENS_ONBEKEND": "artikel 89, eerste lid, Zvw",  # the data *necessary*
    "BSN_BINNEN": "artikel 18g, tweede lid, Zvw",
    # the wide reading points at the Bgs; a second purpose at the task of the Wgs
    **dict.fromkeys(("DOEL_RUIM", "DOEL_STATISTIEK_RUIM", "LEZING_RUIM", "LEZING_ONBEKEND"), BGS),
    **dict.fromkeys(("TWEEDE_DOEL", "TWEEDE_DOEL_NA_CONTACT"), "artikel 3, eerste lid, Wgs"),
    # what the explanatory note says was heard at second hand
    **dict.fromkeys(("ONDERDEEL_GENOEMD", "ONDERDEEL_BIJSTAND", "ONDERDEEL_ANDERS", "ONDERDEEL_ONBEKEND"), SLIDES),
    **dict.fromkeys(("MANDAAT_ONTBREEKT", "WERKWIJZE_ONTBREEKT"), SLIDES),
    **dict.fromkeys(("MANDAAT_KETEN", "MANDAAT_DAG", "DATUMS_OMGEKEERD"), "titel 10.1 Awb"),
    **dict.fromkeys(("UITVOERDER_ONBEKEND", "UITVOERDER_OVEREENKOMST"), "artikel 28, AVG"),
    **dict.fromkeys(("SELECTIE_ONBEKEND", "LIJST_KLEINER", "BEWAARTERMIJN_ONTBREEKT"), "artikel 5, eerste lid, AVG"),
    "DPIA_ONTBREEKT": "artikel 35, AVG",
    "REGISTER_ONTBREEKT": "artikel 30, AVG",
    "POSTCODE_ADRES": "artikel 1, Grondwet",
    # data that the CAK does not give: the ground where one is known, else what leaves it out
    **{f"GEGEVEN_{gegeven.name}": LID_3 for gegeven in cak.Gegeven},
    **dict.fromkeys(
        ("GEGEVEN_TELEFOONNUMMER", "GEGEVEN_EMAILADRES", "GEGEVEN_MEDEVERZEKERDEN"),
        "artikel 7b.1, tweede lid, onderdeel a, Rzv",
    ),
    "GEGEVEN_SCHULD_ZORGVERZEKERAAR": "artikel 7b.1, tweede lid, onderdeel c, Rzv",
    "GEGEVEN_BIJSTAND": SLIDES,
    **dict.fromkeys(("GEGEVEN_EERDER_BENADERD", "GEGEVEN_LAATSTE_CONTACT", "GEGEVEN_AANTAL_POGINGEN"), LID_1B),
    **dict.fromkeys(("GEGEVEN_EERDER_AFGEWEZEN", "GEGEVEN_NIET_BENADEREN"), LID_1B),
}
"""The ground of each bevinding, from law.md section 4."""
GRONDEN_RUIM = {
    **dict.fromkeys(("GEGEVEN_ANDERE_SCHULDEN", "GEGEVEN_ANDERE_SIGNALEN", "GEGEVEN_SOORT_SIGNAAL"), BGS),
    **dict.fromkeys(("GEGEVEN_OVERLEDEN", "GEGEVEN_VERHUISD"), "artikel 8b, Wgs"),
    "GEGEVEN_WGS_ZAAK": "artikel 3, eerste lid, onderdeel b, Wgs",
}
"""Where the wide reading has another."""


WEIGHTS = {
    **dict.fromkeys(("LEZING_RUIM", "TWEEDE_DOEL", "ONDERDEEL_ANDERS", "UITVOERDER_DERDE"), Ernst.OORDEEL),
    "ZONDER_PREMIE": Ernst.OORDEEL,
    **dict.fromkeys(("DOEL_RUIM", "DOEL_STATISTIEK_RUIM", "TWEEDE_DOEL_NA_CONTACT"), Ernst.WAARSCHUWING),
    **dict.fromkeys(("ONDERDEEL_GENOEMD", "ONDERDEEL_BIJSTAND", "BSN_BINNEN", "POSTCODE_ADRES"), Ernst.WAARSCHUWING),
    **dict.fromkeys(("SELECTIE_ONBEKEND", "BEWAARTERMIJN_ONTBREEKT", "DPIA_ONTBREEKT"), Ernst.WAARSCHUWING),
    **dict.fromkeys(("REGISTER_ONTBREEKT", "WERKWIJZE_ONTBREEKT"), Ernst.WAARSCHUWING),
    **dict.fromkeys(("STATUSCODE_AFGELEID", "LIJST_KLEINER"), Ernst.OPMERKING),
}
"""What a judgement settles, what warns and what is noted; all else forbids."""


def test_every_weight_is_as_decided() -> None:
    """What forbids, what a human judges, what warns and what is noted; data by whether a ground is known."""
    for room in (soorten, soorten_gegevens):
        for soort in vars(room).values():
            if isinstance(soort, Soort):
                assert soort.ernst is WEIGHTS.get(soort.code, Ernst.FOUT), soort.code
    for (gegeven, lezing), soort in soorten_gegevens.BUITEN_LID_3.items():
        gronden = (GRONDEN | GRONDEN_RUIM) if lezing is cak.Lezing.RUIM else GRONDEN
        known = gronden[soort.code] != LID_3
        assert soort.ernst is (Ernst.OPMERKING if known else Ernst.OORDEEL)
        assert gegeven.herkomst.value in soort.oplossing.nl
        assert gegeven.herkomst.value in soort.oplossing.en
        assert gegeven.naam.nl in soort.oorzaak.nl


@pytest.mark.parametrize(
    ("changes", "uitkomst", "codes"), [row[1:] for row in TABLE], ids=[row[0].replace(" ", "_") for row in TABLE]
)
def test_table(changes: dict[str, Any], uitkomst: cak.Uitkomst, codes: set[str]) -> None:
    """Each use comes out as the law has it, with these bevindingen and no others, and only a yes gives permission."""
    toetsing = cak.toets(verwerking(**changes), op=DAY)
    assert toetsing.uitkomst is uitkomst
    assert sorted(bevinding.code for bevinding in toetsing.bevindingen) == sorted(codes)
    assert toetsing.toegestaan is (uitkomst is JA)
    for lang in ("nl", "en"):
        assert bool(toetsing.nog_nodig(lang)) is (uitkomst is not JA)
        assert all(bevinding.explain(lang) for bevinding in toetsing.bevindingen)
    ruim = changes.get("lezing") is cak.Lezing.RUIM
    for bevinding in toetsing.bevindingen:
        code = bevinding.code.partition(":")[0]
        gronden = GRONDEN_RUIM if ruim and code in GRONDEN_RUIM else GRONDEN
        assert str(bevinding.bron) == gronden[code]
    if uitkomst is JA:
        assert toetsing.require().gemeente == HAARLEM
    else:
        with pytest.raises(cak.DoelbindingError, match=f"^{uitkomst.value}: ") as caught:
            toetsing.require()
        assert {bevinding.code for bevinding in caught.value.bevindingen} <= codes
        assert caught.value.bevindingen


GRID: dict[str, list[tuple[Any, cak.Uitkomst]]] = {
    "onderdeel": [
        (cak.Organisatieonderdeel.SCHULDHULPVERLENING, JA),
        (cak.Organisatieonderdeel.MAATSCHAPPELIJKE_DIENSTVERLENING, JA),
        (cak.Organisatieonderdeel.WERK_EN_INKOMEN, JA),
        (cak.Organisatieonderdeel.ANDERS, MENS),
    ],
    "gegevens": [(LIST_DATA, JA), (met("BIJSTAND", "TELEFOONNUMMER"), JA), (met("BEWIND"), MENS), (frozenset(), NEE)],
    "mandaat": [(COLLEGE, JA), (BESTUUR, JA), (ONDER_ONDER, JA), (evolve(COLLEGE, geldig_tot=DAY), NEE), (None, NEE)],
    "uitvoerders": [
        ((), JA),
        ((BINNEN, VERWERKER), JA),
        ((BINNEN, DERDE), MENS),
        ((evolve(VERWERKER, overeenkomst=None), DERDE), NEE),
    ],
}
"""What each part of a use allows at most, whatever the others are."""
GRID_DOEL = {
    # under the strict reading, under the wide one without a decision, and with one
    cak.Doel.UITSTROOMBEVORDERING: (JA, MENS, JA),
    cak.Doel.VROEGSIGNALERING: (NEE, MENS, JA),
    cak.Doel.STATISTIEK: (NEE, MENS, JA),
    cak.Doel.ACHTERSTAND_VOORKOMEN: (NEE, NEE, NEE),
    cak.Doel.SCHULDHULPVERLENING: (NEE, NEE, NEE),
    cak.Doel.ONDERZOEK: (NEE, NEE, NEE),
    cak.Doel.ANDERS: (NEE, NEE, NEE),
}
READINGS: tuple[dict[str, Any], ...] = ({"lezing": cak.Lezing.STRIKT}, {"lezing": cak.Lezing.RUIM}, RUIM)


def test_every_combination() -> None:
    """Purpose x reading x task x data x mandate x uitvoerder: a use is allowed as far as its weakest part is."""
    tried = 0
    for doel, allowed in GRID_DOEL.items():
        for reading, by_doel in zip(READINGS, allowed, strict=True):
            for parts in product(*GRID.values()):
                changes = {name: value for name, (value, _) in zip(GRID, parts, strict=True)}
                weakest = min(by_doel, *(at_most for _, at_most in parts), key=lambda one: STRENGTH[one])
                toetsing = cak.toets(verwerking(doel=doel, **changes, **reading), op=DAY)
                assert toetsing.uitkomst is weakest
                tried += 1
    assert tried == 7 * 3 * 4 * 4 * 5 * 4


RUBBISH: list[Any] = [
    None,
    "",
    "ja",
    b"x",
    0,
    1,
    True,
    float("nan"),
    [],
    ["x"],
    {},
    {"x": 1},
    object(),
    datetime.min,  # noqa: DTZ901 - the mistake that is tried
    JA,
]
PARTS = {
    "": ("doel", "onderdeel", "gemeente", "gegevens", "mandaat", "lezing"),
    "mandaat": ("verlener", "aan", "geldig_van"),
    "uitvoerders": ("naam", "soort"),
}


@pytest.mark.parametrize(
    ("within", "name"),
    [(within, name) for within, names in PARTS.items() for name in names],
    ids=str,
)
def test_rubbish_is_a_no(within: str, name: str) -> None:
    """Whatever stands where a part that is needed belongs, the answer is no with a reason, and never a crash."""
    for rubbish in RUBBISH:
        if (name, type(rubbish)) in {("aan", str), ("naam", str)} and rubbish:
            continue  # that is a name
        changes: dict[str, Any] = {name: rubbish}
        if within == "mandaat":
            changes = {"mandaat": evolve(COLLEGE, **changes)}
        if within == "uitvoerders":
            changes = {"uitvoerders": (evolve(BINNEN, **changes),)}
        toetsing = cak.toets(verwerking(**changes), op=DAY)
        assert toetsing.uitkomst is NEE
        assert toetsing.nog_nodig()


def test_rubbish_elsewhere_is_no_crash() -> None:
    """Nor is it one where a part may be left out."""
    names = (
        "werkwijze",
        "oordelen",
        "uitvoerders",
        "bewaartermijn",
        "dpia",
        "verwerkingsregister",
        "selectie",
        "filter",
    )
    for name in (*names, "tweede_doel", "tweede_doel_na_contact"):
        for rubbish in RUBBISH:
            assert cak.toets(verwerking(**{name: rubbish}), op=DAY).explain()
            assert repr(verwerking(**{name: rubbish})).startswith("Verwerking(")


@pytest.mark.parametrize(
    "changes",
    [
        {"gegevens": 5},
        {"mandaat": evolve(COLLEGE, aan=None)},  # type: ignore[arg-type]
        {"mandaat": evolve(COLLEGE, geldig_van=None)},  # type: ignore[arg-type]
        {"mandaat": evolve(COLLEGE, geldig_van="2023-01-01")},  # type: ignore[arg-type]
        {"mandaat": evolve(COLLEGE, geldig_van=datetime(2023, 1, 1))},  # noqa: DTZ001 - the mistake that is tried
        {"mandaat": evolve(COLLEGE, geldig_tot="2024-01-01")},  # type: ignore[arg-type]
        {"mandaat": evolve(ONDER, ondermandaat_van="college")},  # type: ignore[arg-type]
        anders() | {"oordelen": None},
        anders() | {"oordelen": {"ONDERDEEL_ANDERS": "akkoord"}},
        anders() | {"oordelen": {"ONDERDEEL_ANDERS": True}},
        anders(ONDERDEEL_ANDERS=evolve(OORDEEL, rol=None)),  # type: ignore[arg-type]
        anders(ONDERDEEL_ANDERS=evolve(OORDEEL, op=None)),  # type: ignore[arg-type]
        anders(ONDERDEEL_ANDERS=evolve(OORDEEL, geldig_tot="2024-01-01")),  # type: ignore[arg-type]
    ],
    ids=[
        "gegevens=5",
        "aan=None",
        "geldig_van=None",
        "geldig_van=text",
        "geldig_van=datetime",
        "geldig_tot=text",
        "ondermandaat_van=text",
        "oordelen=None",
        "oordeel=text",
        "oordeel=True",
        "rol=None",
        "op=None",
        "oordeel.geldig_tot=text",
    ],
)
def test_wrong_types_are_a_no(changes: dict[str, Any]) -> None:
    """A field of the wrong type, however deep, is a reason against and not a crash."""
    toetsing = cak.toets(verwerking(**changes), op=DAY)
    assert not toetsing.toegestaan
    assert toetsing.nog_nodig()


def test_a_working_method_of_the_wrong_type_is_a_warning() -> None:
    """A title that is no text is as good as none."""
    toetsing = cak.toets(verwerking(werkwijze=evolve(WERKWIJZE, titel=None)), op=DAY)  # type: ignore[arg-type]
    assert [bevinding.code for bevinding in toetsing.bevindingen] == ["WERKWIJZE_ONTBREEKT"]


@pytest.mark.parametrize("op", [None, "2023-10-12", datetime(2023, 10, 12)])  # noqa: DTZ001 - the mistake that is tried
def test_the_day_is_a_date(op: Any) -> None:
    """The day of use is a date; without one there is nothing to test."""
    with pytest.raises(cak.WaardeError, match="date as op"):
        cak.toets(BASE, op=op)


def test_before_the_ground_there_is_no_use() -> None:
    """Rzv 7b.1 lid 3 is there since 1 July 2017 (Stcrt. 2017, 33528): on the day before, no mandate makes it a yes."""
    early = verwerking(mandaat=evolve(COLLEGE, geldig_van=date(2016, 1, 1)), werkwijze=None)
    before, after = (cak.toets(early, op=day) for day in (date(2017, 6, 30), date(2017, 7, 1)))
    assert (before.uitkomst, after.uitkomst) == (NEE, JA)
    assert {b.code for b in before.bevindingen} - {b.code for b in after.bevindingen} == {"DAG_VOOR_LID_3"}


# Properties: over uses of any kind


MANDATEN = st.sampled_from(
    [
        None,
        COLLEGE,
        BESTUUR,
        ONDER,
        ONDER_ONDER,
        evolve(COLLEGE, geldig_tot=date(2023, 10, 13)),
        evolve(COLLEGE, geldig_tot=DAY),
        evolve(ONDER, ondermandaat_van=None),
    ]
)
EVERY = [*vars(soorten).values(), *vars(soorten_gegevens).values(), *soorten_gegevens.BUITEN_LID_3.values()]
KINDS = {(soort.code, soort.ernst): soort for soort in EVERY if isinstance(soort, Soort)}
ALL_CODES = {code for code, _ in KINDS} - {"REGEL_FAALT"}
CODES = [
    *("ONDERDEEL_ANDERS", "GEGEVEN_BEWIND", "GEGEVEN_SCHULDHULP", "DOEL_ANDERS", "MANDAAT_ONTBREEKT", "LEZING_RUIM"),
    *("UITVOERDER_DERDE:stichting", "ZONDER_PREMIE", "TWEEDE_DOEL", "DOEL_STRIKT"),
]
OORDELEN = st.dictionaries(
    st.sampled_from(CODES),
    st.sampled_from([OORDEEL, evolve(OORDEEL, geldig_tot=DAY), evolve(OORDEEL, geldig_tot=date(2024, 1, 1))]),
)


def gegevens() -> st.SearchStrategy[frozenset[cak.Gegeven]]:
    """Make sets of data, most of them of the list."""
    return st.frozensets(st.sampled_from([*LIST_DATA] * 3 + [*cak.Gegeven]), max_size=5)


def verwerkingen() -> st.SearchStrategy[cak.Verwerking]:
    """Make uses of any kind, about half of them for the one purpose."""
    return st.builds(
        cak.Verwerking,
        doel=st.just(cak.Doel.UITSTROOMBEVORDERING) | st.sampled_from(cak.Doel),
        onderdeel=st.sampled_from(cak.Organisatieonderdeel),
        gemeente=st.just(HAARLEM),
        gegevens=gegevens(),
        mandaat=MANDATEN,
        werkwijze=st.sampled_from([None, WERKWIJZE]),
        oordelen=OORDELEN,
        uitvoerders=st.lists(st.sampled_from([BINNEN, VERWERKER, DERDE]), max_size=2).map(tuple),
        lezing=st.sampled_from(cak.Lezing),
        dpia=st.sampled_from([None, "DPIA"]),
        selectie=st.none() | st.builds(cak.Selectie, zonder_premie=st.booleans()),
        tweede_doel=st.none() | st.just(cak.Doel.SCHULDHULPVERLENING),
        tweede_doel_na_contact=st.booleans(),
    )


def strength(use: cak.Verwerking) -> int:
    """How near to a yes a use comes."""
    return STRENGTH[cak.toets(use, op=DAY).uitkomst]


@given(verwerkingen())
def test_taking_away_never_helps(use: cak.Verwerking) -> None:
    """Default is no: without one of the things that a yes rests on, no use comes nearer to yes."""
    before = strength(use)
    for code in use.oordelen:
        fewer = {other: oordeel for other, oordeel in use.oordelen.items() if other != code}
        assert strength(evolve(use, oordelen=fewer)) <= before
    without: list[dict[str, Any]] = [
        {"mandaat": None},
        {"werkwijze": None},
        {"doel": None},
        {"gemeente": None},
        {"gegevens": frozenset()},
        {"onderdeel": None, "oordelen": {}},
        {"lezing": None},
        {"dpia": None},
        {"tweede_doel_na_contact": False},
    ]
    without.extend(
        {"uitvoerders": tuple(evolve(one, overeenkomst=None) for one in use.uitvoerders)} for _ in use.uitvoerders[:1]
    )
    weaker: list[dict[str, Any]] = [
        {"aan": ""},
        {"geldig_tot": DAY},
        {"verlener": cak.Verlener.ANDERS, "ondermandaat_van": None},
    ]
    if use.mandaat is not None:
        without.extend({"mandaat": evolve(use.mandaat, **changes)} for changes in weaker)
    for changes in without:
        assert strength(evolve(use, **changes)) <= before


@given(verwerkingen(), gegevens())
def test_asking_for_more_never_helps(use: cak.Verwerking, more: frozenset[cak.Gegeven]) -> None:
    """A use that says which data it needs comes no nearer to yes by needing more."""
    if use.gegevens:
        assert strength(evolve(use, gegevens=use.gegevens | more)) <= strength(use)
    else:
        assert strength(use) == STRENGTH[NEE]


@given(verwerkingen())
def test_a_permission_covers_no_more_than_was_tested(use: cak.Verwerking) -> None:
    """What a yes gives is for the municipality, data and first end of what was tested, and a no gives nothing.

    Every datum in it has a ground under the reading, or was judged.
    """
    toetsing = cak.toets(use, op=DAY)
    if not toetsing.toegestaan:
        with pytest.raises(cak.DoelbindingError):
            toetsing.require()
        return
    gebruik = toetsing.require()
    werk = use.onderdeel is cak.Organisatieonderdeel.WERK_EN_INKOMEN
    figures = use.doel is cak.Doel.STATISTIEK
    beperking = {
        (False, False): cak.ALTIJD,
        (True, False): k.bijstand,
        (False, True): k.wgs_zaak,
        (True, True): k.bijstand & k.wgs_zaak,
    }[werk, figures]
    assert gebruik.verwerking == use
    assert gebruik.gemeente == HAARLEM
    assert gebruik.gegevens == use.gegevens | beperking.gegevens
    assert gebruik.beperking == beperking
    judged = {gegeven for gegeven in cak.Gegeven if f"GEGEVEN_{gegeven.name}" in use.oordelen}
    assert gebruik.gegevens <= lezingen.toegestane_gegevens(use.lezing) | judged
    assert not figures or use.lezing is cak.Lezing.RUIM
    assert gebruik.geldig_van == DAY
    assert gebruik.geldig_tot is None or gebruik.geldig_tot > DAY
    assert use.mandaat is not None
    end = gebruik.geldig_tot or date.max
    assert all(end <= (schakel.geldig_tot or date.max) for schakel in use.mandaat.keten)


# What a test says


def test_nog_nodig_says_what_would_make_it_yes() -> None:
    """One sentence for each point in the way, with the code of a judgement, and none for what only warns."""
    toetsing = cak.toets(verwerking(**anders(), mandaat=None, werkwijze=None), op=DAY)
    assert toetsing.nog_nodig() == toetsing.nog_nodig("nl")
    assert toetsing.nog_nodig("nl") == (
        soorten.MANDAAT_ONTBREEKT.oplossing.nl,
        (
            "Laat het college, of wie daarvoor mandaat heeft, beoordelen of de taak op uitstroom is gericht, met "
            "functie, datum en motivering. (ONDERDEEL_ANDERS)"
        ),
    )
    assert toetsing.nog_nodig("en") == (
        soorten.MANDAAT_ONTBREEKT.oplossing.en,
        (
            "Have the college, or whoever has its mandate, judge whether the task aims at leaving the premie, with "
            "function, date and motivation. (ONDERDEEL_ANDERS)"
        ),
    )
    assert cak.toets(BASE, op=DAY).nog_nodig() == cak.toets(BASE, op=DAY).nog_nodig("en") == ()


WHO: dict[str, tuple[str, ...]] = {
    "nl": ("het college", "de beheerder", "de leverancier", "wie de verwerking beschrijft", "wie het "),
    "en": ("the college", "the administrator", "the vendor", "whoever describes the use", "whoever gave"),
}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_nog_nodig_names_who_can_give_it(lang: Any) -> None:
    """What stands in the way is said in whole sentences, and each names someone who can change it."""
    in_the_way = [soort for soort in KINDS.values() if soort.ernst in {Ernst.FOUT, Ernst.OORDEEL}]
    assert len(in_the_way) > 30
    for soort in in_the_way:
        (sentence,) = cak.toets(BASE, op=DAY, extra=[lambda _use, _op, soort=soort: [soort]]).nog_nodig(lang)  # type: ignore[misc]  # mypy can't type its default
        asked = soort.ernst is Ernst.OORDEEL
        words = sentence.removesuffix(f" ({soort.code})")
        assert (words == sentence) is not asked
        assert words[0].isupper()
        assert words[-1] == "."
        assert any(who in words.lower() for who in WHO[lang])


def test_each_third_party_has_a_judgement_of_its_own() -> None:
    """What was judged of one says nothing of another that is added, or of all of them together."""
    other = evolve(DERDE, naam="incasso {bsn}")
    both = {"uitvoerders": (DERDE, other)}
    codes = ["UITVOERDER_DERDE:stichting", "UITVOERDER_DERDE:incasso {bsn}"]
    for judged, missing in (([], codes), (codes[:1], codes[1:]), (["UITVOERDER_DERDE"], codes), (codes, [])):
        toetsing = cak.toets(verwerking(**both, oordelen=dict.fromkeys(judged, OORDEEL)), op=DAY)
        assert toetsing.uitkomst is (MENS if missing else JA)
        assert [sentence.rpartition(" (")[2][:-1] for sentence in toetsing.nog_nodig()] == missing
        assert [found.code for found in toetsing.bevindingen] == [*codes, "BSN_BINNEN"]
    assert "“incasso {bsn}”" in toetsing.explain()


@pytest.mark.parametrize("resting_on", ["college", {"verlener": "college"}, "", 0, False])
def test_what_a_mandate_rests_on_is_a_mandate(resting_on: Any) -> None:
    """A chain that goes on in something else is not whole, whoever gave the mandate above it."""
    toetsing = cak.toets(verwerking(mandaat=evolve(COLLEGE, ondermandaat_van=resting_on)), op=DAY)
    assert (toetsing.uitkomst, [found.code for found in toetsing.bevindingen]) == (NEE, ["MANDAAT_KETEN"])


def test_no_text_is_no_list_of_who_does_the_work() -> None:
    """An empty text says nothing of who does a part of the work; no one is an empty list."""
    assert [found.code for found in cak.toets(verwerking(uitvoerders=""), op=DAY).bevindingen] == [
        "UITVOERDER_ONBEKEND"
    ]


def test_a_point_on_data_names_it() -> None:
    """With two data without a ground, each sentence stands on its own and says which of them it is about."""
    nl, en = (
        cak.toets(verwerking(gegevens=met("BEWIND", "SCHULDHULP")), op=DAY).nog_nodig(lang) for lang in ("nl", "en")
    )
    assert ["“bewind”" in nl[0], "“lopende schuldhulp”" in nl[1]] == [True, True]
    assert ["“protective administration”" in en[0], "“running debt help”" in en[1]] == [True, True]


def test_a_point_on_someone_names_them() -> None:
    """With two processors it is clear which of them has no agreement, also with a name full of braces."""
    two = (VERWERKER, cak.Uitvoerder("bureau {x}", cak.SoortUitvoerder.VERWERKER), DERDE)
    sentences = cak.toets(verwerking(uitvoerders=two), op=DAY).nog_nodig()
    assert sentences[0] == "Laat het college een verwerkersovereenkomst sluiten met “bureau {x}”, en noem die."
    assert "naar “stichting” gaan" in sentences[1]
    assert "belbureau" not in " ".join(sentences)


def test_following_the_advice_leads_to_yes() -> None:
    """Who does what ``nog_nodig`` asks gets a yes."""
    first = verwerking(**anders(), mandaat=None, gegevens=met("BEWIND"))
    assert len(cak.toets(first, op=DAY).nog_nodig()) == 3
    better = evolve(first, mandaat=COLLEGE, oordelen={"ONDERDEEL_ANDERS": OORDEEL, "GEGEVEN_BEWIND": OORDEEL})
    assert cak.toets(better, op=DAY).toegestaan


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_bevindingen_cite_what_they_rest_on(lang: Any) -> None:
    """Each bevinding names its source in its text, and none judges a resident."""
    seen: set[str] = set()
    for changes, day in [*((changes, DAY) for _, changes, _, _ in TABLE), ({}, date(2017, 6, 30))]:
        for bevinding in cak.toets(verwerking(**changes), op=day).bevindingen:
            seen.add(bevinding.code)
            text = bevinding.explain(lang)
            assert bevinding.bron is not None
            assert bevinding.bron.citaat() in text
            assert "wanbetaler" not in text.lower()
    assert len(seen) == len(ALL_CODES)


def test_purpose_rests_on_article_7b1() -> None:
    """That the list serves lid 1 b only is what lid 3 of Rzv article 7b.1 says."""
    (bevinding,) = cak.toets(verwerking(doel=cak.Doel.ACHTERSTAND_VOORKOMEN), op=DAY).bevindingen
    assert bevinding.bron is not None
    assert (bevinding.bron.regeling, bevinding.bron.artikel, bevinding.bron.lid) == ("Rzv", "7b.1", 3)
    assert "lid 1, onderdeel b" in bevinding.explain()


def test_the_error_carries_only_what_stands_in_the_way() -> None:
    """``require`` names the codes in its message and carries their bevindingen, without those that only warn."""
    toetsing = cak.toets(verwerking(**anders(), mandaat=None, werkwijze=None), op=DAY)
    with pytest.raises(cak.DoelbindingError, match="verboden: MANDAAT_ONTBREEKT, ONDERDEEL_ANDERS") as caught:
        toetsing.require()
    assert [bevinding.code for bevinding in caught.value.bevindingen] == ["MANDAAT_ONTBREEKT", "ONDERDEEL_ANDERS"]
    assert set(caught.value.bevindingen) < set(toetsing.bevindingen)


def test_a_toetsing_can_not_be_dressed_up() -> None:
    """The bevindingen follow from the use and the day: they can't be handed in, and follow a change of either."""
    toetsing = cak.toets(verwerking(mandaat=None), op=DAY)
    with pytest.raises(TypeError):
        cak.Toetsing(BASE, DAY, ())  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        evolve(toetsing, bevindingen=())  # type: ignore[call-arg]
    with pytest.raises(FrozenInstanceError):
        toetsing.bevindingen = ()  # type: ignore[misc]
    assert evolve(toetsing, verwerking=BASE).toegestaan
    assert not evolve(cak.toets(BASE, op=DAY), op=date(2022, 12, 31)).toegestaan
    assert cak.toets(BASE, op=DAY) == cak.Toetsing(BASE, DAY)
    assert repr(toetsing) == "Toetsing(VERBODEN op 2023-10-12, 1 bevindingen)"


# The permission


def permission(**changes: Any) -> cak.ToegestaanGebruik:
    """Test a use and give the permission."""
    return cak.toets(verwerking(**changes), op=DAY).require()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, None),
        ({"mandaat": evolve(COLLEGE, geldig_tot=date(2025, 1, 1))}, date(2025, 1, 1)),
        ({"mandaat": evolve(ONDER, ondermandaat_van=evolve(COLLEGE, geldig_tot=date(2025, 1, 1)))}, date(2025, 1, 1)),
        (
            {
                "mandaat": evolve(
                    ONDER,
                    geldig_tot=date(2024, 6, 1),
                    ondermandaat_van=evolve(COLLEGE, geldig_tot=date(2025, 1, 1)),
                )
            },
            date(2024, 6, 1),
        ),
        (anders(ONDERDEEL_ANDERS=evolve(OORDEEL, geldig_tot=date(2024, 1, 1))), date(2024, 1, 1)),
        (
            anders(ONDERDEEL_ANDERS=evolve(OORDEEL, geldig_tot=date(2024, 1, 1)))
            | {"mandaat": evolve(COLLEGE, geldig_tot=date(2023, 12, 1))},
            date(2023, 12, 1),
        ),
        ({"oordelen": {"ONDERDEEL_ANDERS": evolve(OORDEEL, geldig_tot=date(2024, 1, 1))}}, None),
    ],
    ids=["no_end", "mandaat", "source", "first_of_chain", "oordeel", "first_of_both", "oordeel_not_needed"],
)
def test_geldig_tot_is_the_first_end(changes: dict[str, Any], expected: date | None) -> None:
    """A permission ends with the first of the mandates and judgements that it rests on, and of no others."""
    assert permission(**changes).geldig_tot == expected


def test_a_permission_is_not_made() -> None:
    """Nobody can write a permission: not with arguments, not without, not by changing one."""
    gebruik = permission()
    fields = {"gegevens": gebruik.gegevens, "geldig_van": DAY, "geldig_tot": None, "beperking": cak.ALTIJD}
    forgeries: list[Callable[[], object]] = [
        cak.ToegestaanGebruik,
        lambda: cak.ToegestaanGebruik(BASE),
        lambda: cak.ToegestaanGebruik(verwerking=BASE, **fields),
        lambda: evolve(gebruik, geldig_tot=date(2099, 1, 1)),  # type: ignore[call-arg]
        lambda: evolve(gebruik),
        lambda: type(gebruik)(gebruik),
        lambda: getattr(type(gebruik), "__replace__", evolve)(gebruik, geldig_tot=None),  # what copy.replace calls
    ]
    for forge in forgeries:
        with pytest.raises(
            cak.DoelbindingError, match=r"^a ToegestaanGebruik is not made but given: toets\(verwerking, op=\.\.\.\)"
        ):
            forge()
    for name, value in (("geldig_tot", None), ("beperking", cak.ALTIJD), ("gegevens", LIST_DATA), ("verwerking", BASE)):
        with pytest.raises(FrozenInstanceError):
            setattr(gebruik, name, value)


def test_a_permission_is_not_carried_elsewhere() -> None:
    """A copy is the permission itself, and it can't be pickled: who carries a use tests it again."""
    gebruik = permission()
    assert copy.copy(gebruik) is gebruik
    assert copy.deepcopy([gebruik])[0] is gebruik
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(
            cak.DoelbindingError,
            match=r"^a ToegestaanGebruik is not carried elsewhere: carry its verwerking and test that again$",
        ):
            pickle.dumps(gebruik, protocol)


def test_a_repr_shows_no_free_text() -> None:
    """What someone typed, as a name or a motivation, is not in a log line; how much there is can be."""
    use = verwerking(**ENDING, oordelen={"ZONDER_PREMIE": OORDEEL}, uitvoerders=(DERDE,), selectie=None)
    assert repr(use) == "Verwerking(uitstroombevordering, schuldhulpverlening, 0392, 2 gegevens)"
    assert repr(verwerking(doel="x", onderdeel=None, gemeente=None, gegevens=())) == "Verwerking(0 gegevens)"
    assert repr(permission(**ENDING)) == ("ToegestaanGebruik(gemeente 0392, van 2023-10-12 tot 2024-01-01, 2 gegevens)")
    assert repr(permission()) == "ToegestaanGebruik(gemeente 0392, van 2023-10-12, 2 gegevens)"


def test_a_permission_does_not_change_with_the_callers_set() -> None:
    """Data that is added to the caller's set after the test is not covered."""
    asked = {cak.Gegeven.BSN}
    gebruik = permission(gegevens=asked)
    asked.add(cak.Gegeven.BEWIND)
    assert gebruik.gegevens == {cak.Gegeven.BSN}
    assert not hasattr(gebruik.gegevens, "add")


def test_a_test_does_not_change_with_the_callers_judgements() -> None:
    """A judgement that is put in after the test needs a new test."""
    oordelen: dict[str, cak.Oordeel] = {}
    toetsing = cak.toets(verwerking(**(anders() | {"oordelen": oordelen})), op=DAY)
    assert toetsing.uitkomst is MENS
    oordelen["ONDERDEEL_ANDERS"] = OORDEEL
    assert toetsing.uitkomst is MENS


def test_a_permission_for_werk_en_inkomen_is_restricted() -> None:
    """The task werk en inkomen gets a permission for persons with bijstand, and may use that datum to apply it."""
    gebruik = permission(onderdeel=cak.Organisatieonderdeel.WERK_EN_INKOMEN)
    assert gebruik.beperking == k.bijstand
    assert gebruik.gegevens == FEW | {cak.Gegeven.BIJSTAND}


def test_a_permission_for_statistics_is_restricted() -> None:
    """Figures for others are of who was taken up under the Wgs; for werk en inkomen of those with bijstand only."""
    figures = permission(**({"doel": cak.Doel.STATISTIEK} | RUIM))
    assert figures.beperking == k.wgs_zaak
    assert figures.gegevens == FEW | {cak.Gegeven.WGS_ZAAK}
    both = permission(doel=cak.Doel.STATISTIEK, onderdeel=cak.Organisatieonderdeel.WERK_EN_INKOMEN, **RUIM)
    assert both.beperking == k.bijstand & k.wgs_zaak


ENDING = {"mandaat": evolve(COLLEGE, geldig_tot=date(2024, 1, 1))}


@pytest.mark.parametrize(
    ("op", "gemeente", "gegevens_used"),
    [
        (DAY, HAARLEM, FEW),
        (DAY, None, FEW),
        (date(2023, 12, 31), HAARLEM, FEW),
        (DAY, HAARLEM, frozenset({cak.Gegeven.BSN})),
        (DAY, HAARLEM, frozenset()),
    ],
)
def test_a_use_that_is_covered(
    op: date, gemeente: cak.Gemeentecode | None, gegevens_used: frozenset[cak.Gegeven]
) -> None:
    """A use by the municipality, in time, with no more data, gets the permission back."""
    gebruik = permission(**ENDING)
    assert require_gebruik(gebruik, op=op, gemeente=gemeente, gegevens=gegevens_used, selectie=None) is gebruik


@pytest.mark.parametrize(
    ("op", "gemeente", "gegevens_used", "message"),
    [
        (DAY, OTHER, FEW, "for gemeente 0392, the list is of gemeente 0307"),
        (date(2023, 10, 11), HAARLEM, FEW, "from 2023-10-12 to before 2024-01-01, not on 2023-10-11"),
        (date(2024, 1, 1), HAARLEM, FEW, "from 2023-10-12 to before 2024-01-01, not on 2024-01-01"),
        (date(2030, 1, 1), HAARLEM, FEW, "not on 2030-01-01"),
        (DAY, HAARLEM, met("NAAM", "ADRES"), "does not cover ADRES, NAAM"),
        (DAY, HAARLEM, met("BIJSTAND"), "does not cover BIJSTAND"),
    ],
)
def test_a_use_that_is_not_covered(
    op: date, gemeente: cak.Gemeentecode, gegevens_used: frozenset[cak.Gegeven], message: str
) -> None:
    """Another municipality, a day outside it or more data is refused, and the message says what is covered."""
    with pytest.raises(cak.DoelbindingError, match=message):
        require_gebruik(permission(**ENDING), op=op, gemeente=gemeente, gegevens=gegevens_used, selectie=None)


def test_a_permission_without_an_end() -> None:
    """It holds long after, and not a day before."""
    gebruik = permission()
    assert require_gebruik(gebruik, op=date(2040, 1, 1), gemeente=HAARLEM, gegevens=FEW, selectie=None) is gebruik
    with pytest.raises(cak.DoelbindingError, match="from 2023-10-12, not on 2023-10-11"):
        require_gebruik(gebruik, op=date(2023, 10, 11), gemeente=HAARLEM, gegevens=FEW, selectie=None)


@pytest.mark.parametrize(
    "offered",
    [None, True, "ja", cak.toets(BASE, op=DAY), BASE, COLLEGE, cak.ToegestaanGebruik],
    ids=lambda offered: type(offered).__name__,
)
def test_only_a_permission_is_a_permission(offered: object) -> None:
    """A passing test is not yet a permission, and neither is anything else; the message says how to get one."""
    with pytest.raises(cak.DoelbindingError, match=r"toets\(verwerking, op=\.\.\.\)\.require\(\)"):
        require_gebruik(offered, op=DAY, gemeente=HAARLEM, gegevens=FEW, selectie=None)


def test_the_mandate_names_its_chain() -> None:
    """``keten`` is the mandate and all that it rests on, the source last."""
    assert ONDER_ONDER.keten == (ONDER_ONDER, ONDER, COLLEGE)
    deep = COLLEGE
    for _ in range(5000):
        deep = evolve(ONDER, ondermandaat_van=deep)
    assert len(deep.keten) == 5001
    assert permission(mandaat=deep).geldig_tot is None
    assert COLLEGE.keten == (COLLEGE,)


# As a file, and with rules of one's own


@given(verwerkingen())
def test_a_use_comes_back(use: cak.Verwerking) -> None:
    """Written as plain JSON types, carried and read again, it is the same and tests the same."""
    carried = json.loads(json.dumps(use.to_dict()))
    again = cak.Verwerking.from_dict(carried)
    assert again == use
    assert cak.toets(again, op=DAY) == cak.toets(use, op=DAY)


def test_a_whole_use_comes_back() -> None:
    """With a chain of mandates, a filter, everyone who does the work, and judgements that end."""
    use = verwerking(
        mandaat=evolve(ONDER_ONDER, vindplaats="besluit 7", geldig_tot=date(2025, 1, 1)),
        uitvoerders=(BINNEN, VERWERKER),
        filter=cak.Lijstfilter(postcodes=("2011",), leeftijd=(18, None)),
        selectie=cak.Selectie(kleinste=JONG, zonder_premie=True),
        oordelen={"ZONDER_PREMIE": evolve(OORDEEL, geldig_tot=date(2024, 1, 1))},
        lezing=cak.Lezing.RUIM,
        tweede_doel=cak.Doel.SCHULDHULPVERLENING,
        tweede_doel_na_contact=True,
    )
    data = json.loads(json.dumps(use.to_dict()))
    assert cak.Verwerking.from_dict(data) == use
    assert data["gemeente"] == "0392"
    assert data["gegevens"] == ["bsn", "geboortedatum"]
    assert data["mandaat"]["ondermandaat_van"]["ondermandaat_van"]["verlener"] == "college"


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("doel",), "iets", "verwerking.doel"),
        (("doel",), None, "verwerking.doel"),
        (("gemeente",), "392", "verwerking.gemeente"),
        (("gegevens",), "bsn", "gegevens"),
        (("gegevens",), ["schoenmaat"], "verwerking.gegevens"),
        (("mandaat", "geldig_van"), "1 januari", "verwerking.mandaat.geldig_van"),
        (("mandaat", "aan"), 5, "verwerking.mandaat.aan"),
        (("mandaat", "verlener"), "burgemeester", "verwerking.mandaat.verlener"),
        (("werkwijze", "soort"), "praatje", "verwerking.werkwijze.soort"),
        (("selectie", "zonder_premie"), "nee", "verwerking.selectie.zonder_premie"),
        (("selectie", "kleinste"), {"postcodes": ["x"], "leeftijd": None}, "verwerking.selectie.kleinste"),
        (("oordelen",), {"X": {"rol": 1}}, "verwerking.oordelen"),
        (("schoenmaat",), 43, "verwerking"),
        (("versie",), 2, "versie"),
    ],
)
def test_a_use_that_can_not_be_read(path: tuple[str, ...], value: Any, place: str) -> None:
    """Each fault is refused with the place where it stands."""
    data = json.loads(json.dumps(BASE.to_dict()))
    part = data
    for name in path[:-1]:
        part = part[name]
    part[path[-1]] = value
    with pytest.raises(cak.WaardeError, match=place.replace(".", r"\.")) as caught:
        cak.Verwerking.from_dict(data)
    assert is_said_in_dutch(caught.value)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("tweede_doel",), "verwerking.tweede_doel"),
        (("mandaat", "geldig_tot"), "verwerking.mandaat.geldig_tot"),
        (("uitvoerders", 0, "overeenkomst"), "verwerking.uitvoerders[0].overeenkomst"),
        (("oordelen", "ZONDER_PREMIE", "geldig_tot"), "verwerking.oordelen.ZONDER_PREMIE.geldig_tot"),
    ],
)
def test_nothing_is_filled_in(path: tuple[str | int, ...], place: str) -> None:
    """A mandate or a judgement that lost its end has none; a use that lost a part on the way is refused."""
    data: Any = verwerking(uitvoerders=(BINNEN,), oordelen={"ZONDER_PREMIE": OORDEEL}).to_dict()
    part = data = json.loads(json.dumps(data))
    for name in path[:-1]:
        part = part[name]
    del part[path[-1]]
    with pytest.raises(cak.WaardeError, match=re.escape(f"{place} is not there")) as caught:
        cak.Verwerking.from_dict(data)
    assert caught.value.explain() == f"deze verwerking is niet te lezen: {place} ontbreekt"


def test_a_part_that_is_missing_has_its_place() -> None:
    """What a use can't do without is asked for by name; what is no use at all is refused."""
    data = BASE.to_dict()
    del data["onderdeel"]
    with pytest.raises(cak.WaardeError, match="onderdeel"):
        cak.Verwerking.from_dict(data)
    kinds: list[Any] = [None, [], {}, "x"]
    for wrong in kinds:
        with pytest.raises(cak.WaardeError, match="versie 1"):
            cak.Verwerking.from_dict(wrong)


@pytest.mark.parametrize(
    "changes",
    [{"doel": "anders"}, {"gemeente": None}, {"mandaat": "x"}, {"gegevens": frozenset({"x"})}, {"lezing": "ruim"}],
)
def test_a_use_of_other_kinds_is_not_written(changes: dict[str, Any]) -> None:
    """What could not be read again is not written."""
    with pytest.raises(cak.WaardeError, match=r"^this use can't be written"):
        verwerking(**changes).to_dict()


def test_a_toetsing_as_a_file() -> None:
    """Outcome, words in both languages, grounds, what a judgement settled, and the use; no resident."""
    data = cak.toets(verwerking(**anders(ONDERDEEL_ANDERS=OORDEEL), dpia=None), op=DAY).to_dict()
    assert json.loads(json.dumps(data)) == data
    assert (data["versie"], data["op"], data["uitkomst"]) == (1, "2023-10-12", "toegestaan")
    assert data["tekst"]["en"].startswith("No obstacle was found in the points tested.")
    assert data["tekst"]["nl"].startswith("Op de getoetste punten is geen beletsel gevonden.")
    assert data["bevindingen"] == [
        {
            "code": "ONDERDEEL_ANDERS",
            "ernst": "oordeel",
            "nl": cak.Bevinding(soort=soorten.ONDERDEEL_ANDERS).explain("nl"),
            "en": cak.Bevinding(soort=soorten.ONDERDEEL_ANDERS).explain("en"),
            "bron": "kennissessie Werken met de CAK-lijst, 12 oktober 2023",
            "oordeel": True,
        },
        {
            "code": "DPIA_ONTBREEKT",
            "ernst": "waarschuwing",
            "nl": cak.Bevinding(soort=soorten_gegevens.DPIA_ONTBREEKT).explain("nl"),
            "en": cak.Bevinding(soort=soorten_gegevens.DPIA_ONTBREEKT).explain("en"),
            "bron": "artikel 35, AVG",
            "oordeel": False,
        },
    ]
    assert data["nog_nodig"] == {"nl": [], "en": []}
    assert cak.Verwerking.from_dict(data["verwerking"]).mandaat == COLLEGE
    no = cak.toets(verwerking(mandaat=None), op=DAY).to_dict()
    assert no["nog_nodig"] == {
        "nl": [soorten.MANDAAT_ONTBREEKT.oplossing.nl],
        "en": [soorten.MANDAAT_ONTBREEKT.oplossing.en],
    }
    silent = Soort(code="EIGEN", ernst=Ernst.OPMERKING, oorzaak=cak.Tekst("a", "a"), oplossing=cak.Tekst("b", "b"))
    own = cak.toets(BASE, op=DAY, extra=[lambda _use, _op: [silent]])
    assert own.extra[0](BASE, DAY) == [silent]
    assert own.to_dict()["bevindingen"][0]["bron"] is None
    assert own.explain() == (
        f"{cak.toets(BASE, op=DAY).explain()}\nDit houdt niets tegen, maar let erop:\n- a b [EIGEN]"
    )


@pytest.mark.parametrize(
    ("changes", "nl", "en"),
    [
        ({}, "Op de getoetste punten is geen beletsel gevonden.", "No obstacle was found in the points tested."),
        ({"mandaat": None}, "Zo mag de lijst niet worden gebruikt.", "The list may not be used like this."),
        (anders(), "De wet laat een punt open.", "The law leaves a point open."),
    ],
)
def test_a_toetsing_says_itself(changes: dict[str, Any], nl: str, en: str) -> None:
    """The outcome first, then each point with its code; a yes says that the college stays responsible."""
    toetsing = cak.toets(verwerking(**changes), op=DAY)
    assert toetsing.explain().startswith(nl)
    assert toetsing.explain("en").startswith(en)
    for bevinding in toetsing.bevindingen:
        assert f"[{bevinding.code}]" in toetsing.explain()
    assert ("college blijft verantwoordelijk" in toetsing.explain()) is toetsing.toegestaan


def test_what_is_in_the_way_is_said_first() -> None:
    """Then what else was found; what was judged is among that, with who judged it and when."""
    judged = verwerking(**anders(ONDERDEEL_ANDERS=OORDEEL), dpia=None, gegevens=met("BEWIND"))
    lines = cak.toets(judged, op=DAY).explain("en").split("\n")
    assert [line.rpartition(" ")[2] for line in lines if line.startswith("- ")] == [
        "[GEGEVEN_BEWIND]",
        "[ONDERDEEL_ANDERS]",
        "[DPIA_ONTBREEKT]",
    ]
    assert lines[2] == "This stands in nobody's way, but mind it:"
    assert lines[3].endswith(" Judged by: functionaris gegevensbescherming, 01-09-2023. [ONDERDEEL_ANDERS]")
    dutch = cak.toets(judged, op=DAY).explain().split("\n")
    assert dutch[3].endswith(" Beoordeeld door: functionaris gegevensbescherming, 01-09-2023. [ONDERDEEL_ANDERS]")
    assert "let erop" not in cak.toets(BASE, op=DAY).explain()


def _fails(_use: cak.Verwerking, _op: date) -> list[Soort]:
    raise RuntimeError("999993653")


def _weightless(ernst: Any) -> Soort:
    return Soort(code="EIGEN", ernst=ernst, oorzaak=cak.Tekst("a", "b"), oplossing=cak.Tekst("c", "d"))


_WEIGHTLESS: tuple[Any, ...] = (
    lambda _use, _op: [_weightless("fout")],
    lambda _use, _op: [cak.Bevinding(soort=_weightless(None))],
    lambda _use, _op: [cak.Bevinding(soort=None)],  # type: ignore[arg-type]
)


@pytest.mark.parametrize("rule", [_fails, lambda _use, _op: ["nee"], lambda _use, _op: None, list, None, *_WEIGHTLESS])
def test_an_extra_rule_that_fails_means_no(rule: Any) -> None:
    """Whatever goes wrong in a vendor's own rule, the answer is no, and nothing of it shows."""
    toetsing = cak.toets(BASE, op=DAY, extra=[rule])
    assert (toetsing.uitkomst, [found.code for found in toetsing.bevindingen]) == (NEE, ["REGEL_FAALT"])
    assert "999993653" not in toetsing.explain()


def test_an_extra_rule_hears_the_use_and_the_day() -> None:
    """A rule of a vendor can depend on the day, and name what it is about."""
    late = Soort(code="LAAT", ernst=Ernst.FOUT, oorzaak=cak.Tekst("{field}", "{field}"), oplossing=cak.Tekst("b", "b"))

    def rule(use: cak.Verwerking, op: date) -> list[cak.Bevinding]:
        return [cak.Bevinding(soort=late, field=use.gemeente.value)] if op > DAY else []

    assert cak.toets(BASE, op=DAY, extra=[rule]).toegestaan
    assert cak.toets(BASE, op=date(2023, 10, 13), extra=[rule]).explain().endswith("- 0392 b [LAAT]")


def test_a_fault_is_not_judged_away() -> None:
    """A judgement under the code of a fault does not count, and nothing says that it was judged."""
    toetsing = cak.toets(verwerking(mandaat=None, oordelen={"MANDAAT_ONTBREEKT": OORDEEL}), op=DAY)
    assert "Beoordeeld" not in toetsing.explain()
    assert [found["oordeel"] for found in toetsing.to_dict()["bevindingen"]] == [False]


def test_an_extra_rule_can_only_add() -> None:
    """A rule of a vendor warns, asks for a judgement or forbids, and is asked after those of the library."""
    warns = Soort(code="EIGEN", ernst=Ernst.OORDEEL, oorzaak=cak.Tekst("a", "a"), oplossing=cak.Tekst("b", "b"))

    def rule(use: cak.Verwerking, _op: date) -> list[Soort]:
        return [warns] if use.doel is cak.Doel.UITSTROOMBEVORDERING else []

    assert cak.toets(BASE, op=DAY, extra=[rule]).uitkomst is MENS
    judged = evolve(BASE, oordelen={"EIGEN": OORDEEL})
    assert cak.toets(judged, op=DAY, extra=[rule]).toegestaan
    forbidden = verwerking(mandaat=None)
    assert [b.code for b in cak.toets(forbidden, op=DAY, extra=[rule]).bevindingen] == ["MANDAAT_ONTBREEKT", "EIGEN"]
    with pytest.raises(cak.WaardeError, match=r"^expected a Verwerking$"):
        cak.toets("alles", op=DAY)  # type: ignore[arg-type]


def test_every_point_for_a_human_can_be_judged_and_none_else() -> None:
    """An Oordeel under its code settles every point that the law leaves open, and no fault."""
    assert len(KINDS) > 45
    both = cak.toets(BASE, op=DAY, extra=[lambda _use, _op: [soorten.DOEL_ANDERS, "x"]])  # type: ignore[list-item]
    assert [found.code for found in both.bevindingen] == ["REGEL_FAALT"]
    for soort in KINDS.values():
        rule: Any = lambda _use, _op, soort=soort: [soort]  # noqa: E731 - one rule for each kind
        before = cak.toets(BASE, op=DAY, extra=[rule])
        after = cak.toets(verwerking(oordelen={soort.code: OORDEEL}), op=DAY, extra=[rule])
        assert soort in {found.soort for found in after.bevindingen}
        if soort.ernst is Ernst.OORDEEL:
            assert (before.uitkomst, after.uitkomst) == (MENS, JA)
        else:
            assert before.uitkomst is after.uitkomst is (NEE if soort.ernst is Ernst.FOUT else JA)


def test_the_page_for_privacy_officers_has_the_tables() -> None:
    """What it says of readings and rules is what the code does; ``make privacy`` writes it."""
    page = (Path(__file__).parents[1] / "docs" / "privacy.md").read_text("utf-8")
    assert lezingen.lezingentabel() in page
    assert lezingen.regeltabel() in page
    assert lezingen.argumenten() in page
    assert "wanbetaler" not in page.lower()
    for code in ALL_CODES:
        assert f"`{code}`" in page


def test_both_readings_have_arguments_and_data() -> None:
    """Each reading says why it is held, with a source; the wide one allows more, and never less."""
    assert set(lezingen.ARGUMENTEN) == set(cak.Lezing)
    assert all(feit.bron.citaat() for arguments in lezingen.ARGUMENTEN.values() for feit in arguments)
    wgs = [feit.bron for feit in lezingen.ARGUMENTEN[cak.Lezing.STRIKT] if feit.bron.regeling == "Wgs"]
    assert [bron.jci for bron in wgs] == [
        "jci1.3:c:BWBR0031331&artikel=3&lid=1&o=b",
        "jci1.3:c:BWBR0031331&artikel=8d",
    ]
    assert {bron.zekerheid for bron in wgs} == {cak.Zekerheid.AFGELEID}
    strict, wide = (lezingen.toegestane_gegevens(lezing) for lezing in (cak.Lezing.STRIKT, cak.Lezing.RUIM))
    assert strict < wide
    assert strict >= LIST_DATA
    for gegeven in set(cak.Gegeven) - wide:
        assert cak.toets(verwerking(gegevens=FEW | {gegeven}), op=DAY).uitkomst is MENS
