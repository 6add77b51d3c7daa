# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Strategies for purpose and permission: uses of the list that pass the test and that do not."""

from datetime import date
from tempfile import mkdtemp

from hypothesis import strategies as st

from cak_regeling.doelbinding import (
    Aanvraag,
    Bewaarplan,
    Bewaartermijnen,
    Breuk,
    Doel,
    Dossier,
    Gebruiksregel,
    JsonLines,
    Kop,
    Logboek,
    Mandaat,
    Oordeel,
    Organisatieonderdeel,
    Selectie,
    ToegestaanGebruik,
    Toetsing,
    Uitvoerder,
    Verlener,
    Verwerking,
    Verwijdering,
    Weergave,
    Werkwijze,
    toets,
)
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.testing.opslag import MemoryOpslag
from cak_regeling.testing.strategies.basis import days, made, makes, makes_plainly, words
from cak_regeling.testing.strategies.lijsten import lijsten, lijstfilters
from cak_regeling.testing.strategies.waarden import gemeentecodes


@makes(Mandaat)
def mandaten() -> st.SearchStrategy[Mandaat]:
    """Make mandates: of the college or a delegated bestuur, and ondermandaten that rest on one."""
    sources = st.sampled_from([Verlener.COLLEGE, Verlener.BESTUUR_GR])
    source = made(Mandaat, verlener=sources, ondermandaat_van=st.none())
    return source | made(Mandaat, verlener=st.just(Verlener.ANDERS), ondermandaat_van=source)


@makes(Selectie)
def selecties() -> st.SearchStrategy[Selectie]:
    """Make bounds of whom a use can choose."""
    return st.builds(Selectie, kleinste=lijstfilters(), zonder_premie=st.booleans())


@makes(Verwerking)
def verwerkingen() -> st.SearchStrategy[Verwerking]:
    """Make uses of the list: for every purpose, with and without what the test asks for."""
    return made(
        Verwerking,
        mandaat=st.none() | mandaten(),
        gegevens=st.frozensets(st.sampled_from(Gegeven), max_size=6),
        oordelen=st.dictionaries(words(), made(Oordeel), max_size=2),
        uitvoerders=st.lists(made(Uitvoerder), max_size=2).map(tuple),
    )


def toegestane_verwerkingen(
    gegevens: frozenset[Gegeven] | None = None,
    gemeente: Gemeentecode | None = None,
    selectie: Selectie | None = None,
) -> st.SearchStrategy[Verwerking]:
    """Make uses of the list that pass the test from 2023 on.

    Args:
        gegevens: Which data they are for, such as ``kader.gegevens``; any of the list itself when None.
        gemeente: Of which municipality; any when None.
        selectie: Whom they choose at most, such as ``kader.selectie``, with a judgement where that needs one; not said
            when None.
    """
    judged = made(Oordeel, rol=words(), op=days(date(2017, 7, 1), date(2023, 1, 1)), geldig_tot=st.none())
    asks = selectie is not None and selectie.zonder_premie
    of_the_list = [gegeven for gegeven in Gegeven if gegeven.fields]
    return st.builds(
        Verwerking,
        doel=st.just(Doel.UITSTROOMBEVORDERING),
        onderdeel=st.just(Organisatieonderdeel.SCHULDHULPVERLENING),
        gemeente=gemeentecodes() if gemeente is None else st.just(gemeente),
        gegevens=st.frozensets(st.sampled_from(of_the_list), min_size=1) if gegevens is None else st.just(gegevens),
        mandaat=st.builds(
            Mandaat,
            verlener=st.just(Verlener.COLLEGE),
            aan=words(),
            geldig_van=days(date(2017, 7, 1), date(2023, 1, 1)),
        ),
        werkwijze=st.none() | made(Werkwijze, vastgesteld_op=days(date(2017, 7, 1), date(2023, 1, 1))),
        selectie=st.just(selectie),
        oordelen=st.fixed_dictionaries({"ZONDER_PREMIE": judged} if asks else {}),
    )


@makes(Toetsing)
def toetsingen() -> st.SearchStrategy[Toetsing]:
    """Make outcomes of the test, with all three answers."""
    data = st.frozensets(st.sampled_from(Gegeven), min_size=1, max_size=2)
    uses = verwerkingen() | toegestane_verwerkingen() | data.flatmap(toegestane_verwerkingen)
    return st.tuples(uses, days(date(2022, 1, 1))).map(lambda pair: toets(pair[0], op=pair[1]))


@makes(ToegestaanGebruik)
def gebruiken(
    gegevens: frozenset[Gegeven] | None = None,
    gemeente: Gemeentecode | None = None,
    selectie: Selectie | None = None,
) -> st.SearchStrategy[ToegestaanGebruik]:
    """Make permissions that hold from 2023 on.

    Args:
        gegevens: Which data they cover; any of the list itself when None.
        gemeente: Of which municipality; any when None.
        selectie: Whom they choose at most; not said when None.
    """
    uses = toegestane_verwerkingen(gegevens, gemeente, selectie)
    return uses.map(lambda use: toets(use, op=date(2023, 1, 1)).require())


@makes(Weergave)
def weergaven() -> st.SearchStrategy[Weergave]:
    """Make what a permission shows of a list."""
    gemeente = Gemeentecode("0392")
    lists = lijsten(max_persons=3, gemeente=gemeente)
    covered = frozenset({Gegeven.BSN, Gegeven.NAAM, Gegeven.AANMELDDATUM})
    return st.tuples(gebruiken(covered, gemeente), lists).map(lambda pair: pair[0].view(pair[1]))


@makes(Aanvraag)
def aanvragen() -> st.SearchStrategy[Aanvraag]:
    """Make requests to the CAK."""
    return toegestane_verwerkingen().flatmap(
        lambda use: made(
            Aanvraag,
            gemeente=st.just(use.gemeente),
            mandaat=st.just(use.mandaat),
            op=days(date(2023, 1, 1)),
            filter=lijstfilters(),
        )
    )


@makes(Gebruiksregel)
def gebruiksregels() -> st.SearchStrategy[Gebruiksregel]:
    """Make entries of a Logboek."""
    return made(Gebruiksregel)


@makes(MemoryOpslag)
def memory_opslagen() -> st.SearchStrategy[MemoryOpslag]:
    """Make places for a Logboek in memory, with some entries."""
    return st.lists(gebruiksregels(), max_size=3).map(_filled)


def _filled(entries: list[Gebruiksregel]) -> MemoryOpslag:
    place = MemoryOpslag()
    log = Logboek(place)
    for entry in entries:
        log.add(entry)
    return place


@makes(Logboek)
def logboeken() -> st.SearchStrategy[Logboek]:
    """Make logs with some entries, in memory."""
    return memory_opslagen().map(Logboek)


@makes(JsonLines)
def json_lines() -> st.SearchStrategy[JsonLines]:
    """Make places for a Logboek in a folder of their own, where nothing is yet."""
    return st.builds(lambda: JsonLines(f"{mkdtemp(prefix='cak_regeling_')}/log.jsonl"))


makes_plainly(Bewaarplan, Bewaartermijnen, Breuk, Dossier, Kop, Oordeel, Uitvoerder, Verwijdering, Werkwijze)
