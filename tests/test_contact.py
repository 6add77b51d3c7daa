# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Contact: the records, what they refuse, what they say to the criteria, and what is due next."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.criteria.context import Context, by_gegeven
from cak_regeling.opvolging import (
    Codelijst,
    Contacten,
    Contactpoging,
    Contactresultaat,
    Contactsoort,
    Contactstand,
    Contactverloop,
    Dagdeel,
    Intake,
    Resultaat,
    Verwijzing,
    Volharding,
    Volhardingsstap,
)
from cak_regeling.opvolging.volharding import VOORBEELD


ONE, TWO = cak.BSN("999993653"), cak.BSN("999990639")
KEY = b"een geheime sleutel"


def poging(day: int, **more: Any) -> Contactpoging:
    """Make an attempt in October 2023."""
    known: dict[str, Any] = {"soort": Contactsoort.TELEFOON, "datum": date(2023, 10, day)}
    return Contactpoging(**known | more)


def resultaat(day: int, which: Resultaat) -> Contactresultaat:
    """Make a result in October 2023."""
    return Contactresultaat(resultaat=which, datum=date(2023, 10, day))


def verwijzing(day: int = 1, **more: Any) -> Verwijzing:
    """Make a referral in October 2023."""
    known: dict[str, Any] = {"naar": "wijkteam", "financieel": False, "datum": date(2023, 10, day)}
    return Verwijzing(**known | more)


# The terms


def test_terms_are_those_of_ddas(shared: Path) -> None:
    """Kinds of contact, parts of the day and results are exactly those of the published model, v1.2."""
    import json  # noqa: PLC0415 - for this test alone

    published = json.loads((shared / "peers/ddas/uitwisselmodel-v1.2.json").read_text("utf-8"))["$defs"]
    for ours, theirs in ((Contactsoort, "Contactsoort"), (Dagdeel, "Dagdeel"), (Resultaat, "Eindresultaat")):
        assert [term.value for term in ours] == published[f"Enum{theirs}"]["enum"]


@pytest.mark.parametrize(
    ("tijd", "dagdeel"),
    [
        (time(0, 0), Dagdeel.OCHTEND),
        (time(11, 59), Dagdeel.OCHTEND),
        (time(12, 0), Dagdeel.MIDDAG),
        (time(17, 59), Dagdeel.MIDDAG),
        (time(18, 0), Dagdeel.AVOND),
    ],
)
def test_parts_of_the_day(tijd: time, dagdeel: Dagdeel) -> None:
    """The afternoon starts at twelve, the evening at six."""
    assert Dagdeel.van(tijd) is dagdeel


def test_own_codes_are_mapped() -> None:
    """A code of one's own and a term of DDAS both give the result, whatever their case and spacing."""
    codes = Codelijst({"GG": Resultaat.GEEN_CONTACT, "bewindvoerder": Resultaat.VERVOLGHULP})
    assert codes.resultaat(" g.g. ") is Resultaat.GEEN_CONTACT
    assert codes.resultaat("Bewindvoerder") is Resultaat.VERVOLGHULP
    assert {codes.resultaat(term.value.upper()) for term in Resultaat} == set(Resultaat)
    assert repr(codes) == "Codelijst(2 codes)"
    with pytest.raises(cak.WaardeError, match="add it to the Codelijst") as caught:
        codes.resultaat("KanarieNaam belde")
    assert "Kanarie" not in str(caught.value)


@pytest.mark.parametrize(
    "codes",
    [
        {"bewindvoerder": Resultaat.LOPEND_TRAJECT},
        {"onder bewind": Resultaat.LOPEND_TRAJECT},
        {"gg": Resultaat.GEEN_CONTACT, "G G": Resultaat.OVERLEDEN},
        {"": Resultaat.OVERLEDEN},
        {"gg": "Inwoner is overleden"},
        {1: Resultaat.OVERLEDEN},
        [("gg", Resultaat.OVERLEDEN)],
    ],
)
def test_codes_that_mislead_are_refused(codes: Any) -> None:
    """A bewindvoerder is not a lopend traject, and a code means one thing."""
    with pytest.raises(cak.WaardeError):
        Codelijst(codes)


# The records


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: poging(1, minuten=-1),
        lambda: poging(1, minuten=1.5),
        lambda: poging(1, minuten=True),
        lambda: poging(1, soort="Telefoon"),
        lambda: poging(1, datum="2023-10-01"),
        lambda: poging(1, dagdeel="Avond"),
        lambda: poging(1, bereikt="ja"),
        lambda: Contactresultaat(resultaat="Inwoner is overleden", datum=date(2023, 10, 1)),  # type: ignore[arg-type]
        lambda: verwijzing(naar=" "),
        lambda: verwijzing(naar=None),
        lambda: verwijzing(financieel=None),
        lambda: verwijzing(2, opgepakt_op=date(2023, 10, 1)),
        lambda: verwijzing(2, vervallen_op=date(2023, 10, 1)),
        lambda: verwijzing(warm=True),
        lambda: verwijzing(opgepakt_op=date(2023, 10, 2), vervallen_op=date(2023, 10, 2)),
        lambda: Contactverloop(pogingen=["gebeld"]),
        lambda: Contacten({"999993653": Contactverloop()}),  # type: ignore[dict-item]
        lambda: Contacten([ONE]),  # type: ignore[arg-type]
        lambda: Intake(op=date(2023, 10, 1), schuld=Decimal(-1)),
        lambda: Intake(op=date(2023, 10, 1), schuld=Decimal("NaN")),
        lambda: Intake(op=date(2023, 10, 1), schuld=100),  # type: ignore[arg-type]
    ],
)
def test_records_that_can_not_be_are_refused(wrong: Any) -> None:
    """Each part is of its kind, and the days of a referral follow each other."""
    with pytest.raises(cak.WaardeError):
        wrong()


def test_a_result_rests_on_an_attempt() -> None:
    """What only contact can bring needs an attempt that reached the resident, on or before the day."""
    tried, spoken = poging(3, bereikt=False), poging(3, bereikt=True)
    with pytest.raises(cak.WaardeError, match="without an attempt on or before its day"):
        Contactverloop(resultaten=[resultaat(3, Resultaat.GEEN_CONTACT)])
    with pytest.raises(cak.WaardeError, match="without an attempt on or before its day"):
        Contactverloop(pogingen=[tried], resultaten=[resultaat(2, Resultaat.GEEN_CONTACT)])
    with pytest.raises(cak.WaardeError, match="reached the resident"):
        Contactverloop(pogingen=[tried], resultaten=[resultaat(3, Resultaat.VERVOLGHULP)])
    assert Contactverloop(pogingen=[tried], resultaten=[resultaat(3, Resultaat.GEEN_CONTACT)]).resultaat
    assert Contactverloop(pogingen=[spoken], resultaten=[resultaat(3, Resultaat.VERVOLGHULP)]).resultaat


@pytest.mark.parametrize("which", [one for one in Resultaat if not one.na_poging])
def test_some_results_are_seen_from_a_file(which: Resultaat) -> None:
    """A death or a move is known without an attempt."""
    assert Contactverloop(resultaten=[resultaat(1, which)]).resultaat is which
    assert not which.aanvaard


def test_two_open_referrals_of_one_kind_are_refused() -> None:
    """The same organisation for the same kind of help once at a time; others beside it, and the same one after it."""
    open_one = verwijzing()
    with pytest.raises(cak.WaardeError, match="two open referrals of one kind"):
        Contactverloop(verwijzingen=[open_one, verwijzing(5, naar="Wijkteam ")])
    others = [verwijzing(2, naar="kredietbank", financieel=True), verwijzing(2, naar="huisarts"), open_one]
    verloop = Contactverloop(verwijzingen=[*others, verwijzing(1, opgepakt_op=date(2023, 10, 2))])
    assert [one.open for one in verloop.verwijzingen] == [True, False, True, True]
    warm = verwijzing(akkoord_op=date(2023, 10, 1), warm=True, vervallen_op=date(2023, 10, 9))
    assert not warm.open


def test_a_verloop_is_in_the_order_of_the_days() -> None:
    """Whatever order the records came in; up to a day only what there was by then."""
    verloop = Contactverloop(
        pogingen=[poging(9, bereikt=True), poging(2)],
        resultaten=[resultaat(9, Resultaat.HOEFT_GEEN_HULP)],
        verwijzingen=[verwijzing(10)],
    )
    assert [one.datum.day for one in verloop.pogingen] == [2, 9]
    assert (verloop.eerste_poging, verloop.resultaat) == (date(2023, 10, 2), Resultaat.HOEFT_GEEN_HULP)
    early = verloop.tot_en_met(date(2023, 10, 2))
    assert repr(early) == "Contactverloop(1 pogingen, 0 resultaten, 0 verwijzingen)"
    assert (early.resultaat, Contactverloop().eerste_poging) == (None, None)
    assert verloop.tot_en_met(date(2023, 10, 31)) == verloop


# What criteria hear


def test_contact_feeds_the_criteria() -> None:
    """Each of the four criteria answers what the records say on the peildatum, and no for who was never approached."""
    contacten = Contacten(
        {
            ONE: Contactverloop(
                pogingen=[poging(2), poging(3, bereikt=True), poging(20)],
                resultaten=[resultaat(3, Resultaat.HOEFT_GEEN_HULP)],
            ),
            TWO: Contactverloop(pogingen=[poging(30)]),
        }
    )
    lijst = cak.read_lijst(b"BSN;Aanmelddatum\n999993653;\n999990639;\n", peildatum=date(2023, 10, 25))
    one, two = (lijst.by_bsn[bsn] for bsn in (ONE, TWO))
    context = Context(peildatum=date(2024, 1, 31), verrijkingen=by_gegeven(contacten.verrijkingen(date(2023, 10, 25))))

    def answers(person: cak.Wanbetaler) -> list[bool | None]:
        asked = (k.eerder_benaderd, k.aantal_pogingen >= 3, k.maanden_sinds_contact >= 3, k.eerder_afgewezen)
        return [condition.bind(context)(person) for condition in asked]

    assert answers(one) == [True, True, True, True]
    assert answers(two) == [False, False, False, False]
    narrow = contacten.verrijkingen(date(2023, 10, 25), nagegaan=frozenset({ONE}))
    context = evolve(context, verrijkingen=by_gegeven(narrow))
    assert answers(two) == [None, None, None, None]


def test_contact_shows_nobody() -> None:
    """Counts, no persons and no amounts; under a pseudonym the same records."""
    contacten = Contacten({ONE: Contactverloop(pogingen=[poging(2)])})
    stand = contacten.stand(KEY, version="2")
    assert stand == Contactstand(personen={ONE.pseudonym(KEY): contacten.personen[ONE]}, version="2")
    assert (len(contacten), list(contacten)) == (1, [ONE])
    intake = Intake(op=date(2023, 10, 1), schuld=Decimal(12345))
    assert [repr(shown) for shown in (contacten, stand, intake)] == [
        "Contacten(1 personen)",
        "Contactstand(1 personen)",
        "Intake(…)",
    ]


# What is due next


def due(*pogingen: Contactpoging, day: int = 20, regel: Volharding = VOORBEELD) -> tuple[Any, ...]:
    """Ask what is due on a day of October 2023: kind, day and parts of the day."""
    vervolg = regel.volgende(Contactverloop(pogingen=pogingen), op=date(2023, 10, day))
    return vervolg.soort, vervolg.vanaf and vervolg.vanaf.day, {part.name for part in vervolg.dagdelen}


def test_after_three_calls_at_two_parts_of_the_day_a_visit() -> None:
    """Calls first; three in the morning are not enough, one more in another part is; then a visit, then a letter."""
    morning = [poging(day, dagdeel=Dagdeel.OCHTEND) for day in (2, 3, 4)]
    all_parts = {"OCHTEND", "MIDDAG", "AVOND"}
    assert due() == (Contactsoort.TELEFOON, 20, all_parts)
    assert due(morning[0]) == (Contactsoort.TELEFOON, 20, {"MIDDAG", "AVOND"})
    assert due(*morning) == (Contactsoort.TELEFOON, 20, {"MIDDAG", "AVOND"})
    assert due(*morning, poging(5)) == (Contactsoort.TELEFOON, 20, {"MIDDAG", "AVOND"})
    called = [*morning, poging(5, dagdeel=Dagdeel.AVOND)]
    assert due(*called[1:]) == (Contactsoort.HUISBEZOEK, 20, all_parts)
    assert due(*called[2:]) == (Contactsoort.TELEFOON, 20, all_parts)
    visited = [*called, poging(9, soort=Contactsoort.HUISBEZOEK)]
    assert due(*visited) == (Contactsoort.BRIEF, 20, all_parts)
    assert due(*visited, poging(10, soort=Contactsoort.BRIEF)) == (None, None, set())


def test_waiting_between_attempts() -> None:
    """Nothing is due before the day of asking, nor sooner after the last attempt than the step says."""
    regel = Volharding([Volhardingsstap(soort=Contactsoort.MAIL, pogingen=2, na_dagen=7)])
    mail = poging(10, soort=Contactsoort.MAIL)
    assert due(mail, day=12, regel=regel)[:2] == (Contactsoort.MAIL, 17)
    assert due(mail, day=18, regel=regel)[:2] == (Contactsoort.MAIL, 18)
    assert due(poging(12), mail, day=12, regel=regel)[:2] == (Contactsoort.MAIL, 19)


def test_nothing_is_due_when_the_resident_was_reached() -> None:
    """Nor when there is a result; not counting what was before a return. A bewindvoerder counts as the resident."""
    reached = Contactverloop(pogingen=[poging(3, bereikt=True, via_bewindvoerder=True)])
    day = date(2023, 10, 20)
    assert VOORBEELD.volgende(reached, op=day).explain() == "De inwoner is bereikt."
    assert VOORBEELD.volgende(reached, op=day, sinds=date(2023, 10, 4)).soort is Contactsoort.TELEFOON
    moved = Contactverloop(resultaten=[resultaat(3, Resultaat.GEEN_INWONER)])
    assert VOORBEELD.volgende(moved, op=day).explain("en") == "There is a result."
    assert VOORBEELD.volgende(moved, op=date(2023, 10, 2)).soort is Contactsoort.TELEFOON


def test_what_is_due_is_said() -> None:
    """In both languages: the kind, the day, the parts of the day and how far the step is."""
    vervolg = VOORBEELD.volgende(Contactverloop(pogingen=[poging(3, dagdeel=Dagdeel.OCHTEND)]), op=date(2023, 10, 20))
    assert vervolg.explain() == (
        "Telefoon, vanaf 20-10-2023 (middag of avond): er zijn 1 van 3 pogingen gedaan, op 1 van 2 dagdelen."
    )
    assert vervolg.explain("en") == (
        "Telefoon, from 20-10-2023 (middag or avond): 1 of 3 attempts were made, at 1 of 2 parts of the day."
    )


STEPS = st.builds(
    lambda soort, pogingen, dagdelen, na_dagen: Volhardingsstap(
        soort=soort, pogingen=pogingen, dagdelen=min(pogingen, dagdelen), na_dagen=na_dagen
    ),
    st.sampled_from(Contactsoort),
    st.integers(1, 4),
    st.integers(1, 3),
    st.integers(0, 10),
)


@given(st.builds(Volharding, st.lists(STEPS, min_size=1, max_size=4, unique_by=lambda stap: stap.soort)))
def test_doing_what_is_due_comes_to_an_end(regel: Volharding) -> None:
    """Who does each time what is due takes every step, with as many attempts as the steps ask, and no more."""
    made: list[Contactpoging] = []
    op = date(2023, 1, 1)
    while (vervolg := regel.volgende(Contactverloop(pogingen=made), op=op)).soort is not None:
        assert vervolg.vanaf is not None
        op = vervolg.vanaf
        part = min(vervolg.dagdelen, key=lambda dagdeel: dagdeel.value)
        made.append(Contactpoging(soort=vervolg.soort, datum=op, dagdeel=part))
    assert [one.soort for one in made] == [stap.soort for stap in regel.stappen for _ in range(stap.pogingen)]
    assert Volharding.from_dict(regel.to_dict()) == regel


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Volharding([]),
        lambda: Volharding(["bellen"]),  # type: ignore[list-item]
        lambda: Volhardingsstap(soort=Contactsoort.MAIL, pogingen=0),
        lambda: Volhardingsstap(soort=Contactsoort.MAIL, na_dagen=-1),
        lambda: Volhardingsstap(soort=Contactsoort.MAIL, pogingen=2, dagdelen=3),
        lambda: Volhardingsstap(soort=Contactsoort.MAIL, pogingen=5, dagdelen=4),
        lambda: Volhardingsstap(soort="Mail"),  # type: ignore[arg-type]
        lambda: Volharding.from_dict({"versie": 2, "stappen": []}),
        lambda: Volharding.from_dict({"versie": 1}),
        lambda: Volharding.from_dict({"versie": 1, "stappen": [{"soort": "Duif"}]}),
        lambda: Volharding.from_dict({"versie": 1, "stappen": [{"kind": "Mail"}]}),
    ],
)
def test_a_rule_that_can_not_be_followed_is_refused(wrong: Any) -> None:
    """Steps of a kind, in numbers that can be reached."""
    with pytest.raises(cak.WaardeError):
        wrong()
