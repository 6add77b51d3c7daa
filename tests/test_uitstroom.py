# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The ways out for one resident, condition by condition, and in words that judge nobody."""

import re
from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling import WaardeError
from cak_regeling._kleene import all_true
from cak_regeling.bevinding import Taal
from cak_regeling.regeling import (
    Eis,
    Premietabel,
    RedenAfmelding,
    Route,
    Situatie,
    Staat,
    Uitweg,
    feiten,
    read_vervolgstappen,
    uitwegen,
)
from cak_regeling.regeling.melding import Beletsel
from cak_regeling.regeling.route import eisen
from cak_regeling.regeling.vervolgstap import vervolgstappen


OP = date(2026, 1, 15)
BIJSTAND = Situatie(
    op=OP,
    bijstand=True,
    maanden_bijstand=14,
    schuld_verzekeraar=Decimal(1400),
    collectief=True,
    eigen_risico_geregeld=True,
    zonder_vrijwillig_eigen_risico=True,
    kwijtschelding_toegezegd=True,
    inhouding_op_bijstand=True,
    belofte_na_bijstand=True,
    instemming_bijstand=True,
    eigen_premie=Decimal("150.00"),
)
BEWIND = Situatie(
    op=OP,
    bewind=True,
    eigen_risico_geregeld=True,
    zonder_vrijwillig_eigen_risico=True,
    kwijtschelding_toegezegd=True,
    betaling_door_bewindvoerder=True,
    belofte_na_bewind=True,
    instemming_bewind=True,
)
FACTS = [attribute.name for attribute in fields(Situatie) if attribute.type == bool | None]
LANGUAGES: tuple[Taal, ...] = ("nl", "en")


def way(situatie: Situatie, route: Route) -> Uitweg:
    """Give one way out."""
    return next(uitweg for uitweg in uitwegen(situatie) if uitweg.route is route)


@pytest.mark.parametrize(
    ("route", "situatie"),
    [
        (Route.BETALEN, Situatie(op=OP, schuld_betaald=True)),
        (Route.BETALEN, Situatie(op=OP, schuld_verzekeraar=Decimal(0))),
        (Route.BETALINGSREGELING, Situatie(op=OP, regeling_afgesproken=True, regeling_hele_schuld=True)),
        (Route.STABILISATIE, Situatie(op=OP, aangemeld_schuldhulp=True, stabilisatieovereenkomst=True)),
        (Route.MINNELIJKE_REGELING, Situatie(op=OP, schuldregeling=True, verzekeraar_doet_mee=True)),
        (Route.WSNP, Situatie(op=OP, wsnp=True)),
        (Route.BIJSTAND, BIJSTAND),
        (Route.BEWIND, BEWIND),
    ],
)
def test_open_when_all_conditions_are_met(route: Route, situatie: Situatie) -> None:
    """Each way opens by its own conditions, and its end comes by its own ground."""
    uitweg = way(situatie, route)
    assert (uitweg.staat, uitweg.niet_voldaan, uitweg.niet_bekend, uitweg.vragen()) == (Staat.OPEN, (), (), ())
    assert uitweg.bereikbaar is True
    assert len(uitweg.voldaan) == len(uitweg.punten) > 0
    assert uitweg.vanaf == date(2026, 2, 1) == route.reden.einddatum(OP)
    assert uitweg.definitief is route.reden.definitief
    assert "open: aan alle voorwaarden is voldaan." in uitweg.explain()
    assert "01-02-2026" in uitweg.explain("en")


@pytest.mark.parametrize("eis", eisen(), ids=lambda eis: f"{eis.route.value}-{eis.veld}")
@pytest.mark.parametrize("known", [True, False])
def test_each_condition_counts(eis: Eis, known: bool) -> None:  # noqa: FBT001 - a parameter
    """Taking one condition away closes the way or leaves it unknown, and asks for just that."""
    wanted = eis
    all_met = dict.fromkeys(FACTS, True)
    situatie = Situatie(op=OP, maanden_bijstand=12, **all_met)  # type: ignore[arg-type]  # of many types
    parts = {
        "schuld_is_betaald": ["schuld_betaald"],
        "twaalf_maanden_of_kleine_schuld": ["maanden_bijstand"],
        "collectief_of_andere_groep": ["collectief", "verzekeraar_buiten_groep"],
    }.get(wanted.veld, [wanted.veld])
    value = None if not known else 11 if parts == ["maanden_bijstand"] else False
    changes = dict.fromkeys(parts, value)
    if known and parts == ["maanden_bijstand"]:
        changes["schuld_verzekeraar"] = Decimal(600)  # type: ignore[assignment]  # likewise
    uitweg = way(evolve(situatie, **changes), wanted.route)
    assert uitweg.staat is (Staat.GESLOTEN if known else Staat.ONBEKEND)
    assert (uitweg.niet_voldaan if known else uitweg.niet_bekend) == (wanted,)
    assert uitweg.vragen() == (() if known else (wanted.vraag.nl,))
    assert uitweg.vragen("en") == (() if known else (wanted.vraag.en,))
    assert uitweg.bereikbaar is (True if wanted.te_regelen else None if not known else False)
    for lang in LANGUAGES:
        text = wanted.tekst if known else wanted.vraag
        assert text.in_taal(lang) in uitweg.explain(lang)


def test_the_letters_are_those_of_the_regulation() -> None:
    """The bijstand route has conditions a to i and the bewind route a to g, each cited by its letter."""
    for route, artikel, letters in ((Route.BIJSTAND, "6.5.6", "abcdefghi"), (Route.BEWIND, "6.5.7", "abcdefg")):
        own = [eis for eis in eisen() if eis.route is route]
        assert [eis.onderdeel for eis in own] == list(letters)
        assert [str(eis.bron) for eis in own] == [f"artikel {artikel}, eerste lid, onderdeel {x}, Rzv" for x in letters]
        assert {eis.bron.geldig_van for eis in own} == {route.reden.geldig_van}


@pytest.mark.parametrize(
    ("months", "debt", "answer"),
    [
        (12, None, True),
        (11, None, None),
        (11, "600.00", False),
        (11, "599.99", True),
        (None, "599.99", True),
        (None, "600.00", None),
        (None, None, None),
        (0, "5000", False),
    ],
)
def test_twelve_months_or_a_small_debt(months: int | None, debt: str | None, answer: bool | None) -> None:  # noqa: FBT001 - values
    """Condition b holds with either: twelve months of bijstand, or a debt below 600 euro."""
    amount = None if debt is None else Decimal(debt)
    situatie = Situatie(op=OP, maanden_bijstand=months, schuld_verzekeraar=amount)
    assert situatie.twaalf_maanden_of_kleine_schuld is answer


def test_an_insurer_outside_the_group() -> None:
    """Condition c: the collective contract is not asked for with an insurer outside that group."""
    outside = evolve(BIJSTAND, collectief=False, verzekeraar_buiten_groep=True)
    assert way(outside, Route.BIJSTAND).staat is Staat.OPEN
    assert way(evolve(BIJSTAND, collectief=False), Route.BIJSTAND).staat is Staat.ONBEKEND


def test_what_can_still_be_arranged_is_said() -> None:
    """A closed way that waits for an agreement reads otherwise than one that waits for circumstances."""
    promise = way(evolve(BIJSTAND, belofte_na_bijstand=False, kwijtschelding_toegezegd=None), Route.BIJSTAND)
    assert "\nDat kan nog worden geregeld.\nVraag ook:\n- Heeft de zorgverzekeraar toegezegd" in promise.explain()
    without = way(evolve(BIJSTAND, bijstand=False), Route.BIJSTAND)
    assert "Dat hangt af van de omstandigheden; kijk ook naar de andere wegen." in without.explain()
    assert "Vraag ook" not in without.explain()


def test_an_insurance_can_be_changed() -> None:
    """A voluntary own risk and the collective insurance are choices, and no circumstances: they can be arranged."""
    insured_otherwise = evolve(
        BIJSTAND, zonder_vrijwillig_eigen_risico=False, collectief=False, verzekeraar_buiten_groep=False
    )
    uitweg = way(insured_otherwise, Route.BIJSTAND)
    assert [eis.onderdeel for eis in uitweg.niet_voldaan] == ["c", "e"]
    assert uitweg.bereikbaar is True
    assert way(evolve(BEWIND, zonder_vrijwillig_eigen_risico=False), Route.BEWIND).bereikbaar is True


def test_a_way_is_said_line_by_line() -> None:
    """The name, how it stands, what to ask one by one, what changes, what comes after, what to do, and the rule."""
    asked = evolve(BIJSTAND, belofte_na_bijstand=None, instemming_bijstand=None)
    assert [line[:36] for line in way(asked, Route.BIJSTAND).explain().split("\n")] == [
        "Route bij bijstand",
        "Of deze weg open is, is nog niet bek",
        "- Zegt de inwoner toe door te betale",
        "- Stemt de inwoner ermee in om bij d",
        "Is uiterlijk op 31-01-2026 aan alles",
        "Dat scheelt € 22,70 per maand. Een a",
        "Dit is voorlopig, voor ten hoogste 3",
        "Lukt het niet om de afspraken na te ",
        "(artikel 6.5.6, eerste lid, Rzv)",
    ]


def test_ways_come_with_the_law() -> None:
    """On a day before its rule, a way is not offered."""
    assert [uitweg.route for uitweg in uitwegen(Situatie(op=date(2016, 6, 30)))] == [
        Route.BETALEN,
        Route.STABILISATIE,
        Route.MINNELIJKE_REGELING,
        Route.WSNP,
    ]
    assert Route.BEWIND not in {uitweg.route for uitweg in uitwegen(Situatie(op=date(2019, 6, 16)))}
    assert [uitweg.route for uitweg in uitwegen(Situatie(op=OP))] == list(Route)
    assert len(uitwegen(Situatie(op=date(2009, 9, 1)))) == 4
    with pytest.raises(WaardeError, match="expected a day from 2009-09-01 on as op"):
        uitwegen(Situatie(op=date(2009, 8, 31)))


@pytest.mark.parametrize(
    ("eigen_premie", "nl", "en"),
    [
        ("150.00", "Dat scheelt € 22,70 per maand.", "That is € 22.70 a month less."),
        ("180.00", "Dat is € 7,30 per maand meer dan nu.", "That is € 7.30 a month more than now."),
        ("172.70", "Het bedrag per maand blijft gelijk.", "The amount a month stays the same."),
    ],
)
def test_what_it_changes_a_month(eigen_premie: str, nl: str, en: str) -> None:
    """Less, more or the same, by the own premie at the insurer."""
    uitweg = way(Situatie(op=OP, eigen_premie=Decimal(eigen_premie)), Route.BETALEN)
    assert uitweg.besparing == Decimal("172.70") - Decimal(eigen_premie)
    assert f"\n{nl}\n" in uitweg.explain()  # who has paid it all has nothing to repay
    assert f"\n{en}\n" in uitweg.explain("en")
    arranged = way(Situatie(op=OP, eigen_premie=Decimal(eigen_premie)), Route.BETALINGSREGELING)
    assert f"\n{nl} Een aflossing van de schuld is daarin niet meegeteld.\n" in arranged.explain()
    assert f"\n{en} A repayment of the debt is not counted in that.\n" in arranged.explain("en")


def test_a_saving_that_is_not_known_is_left_out() -> None:
    """Without the own premie, or in a month without a known amount, nothing is said of money."""
    assert way(Situatie(op=OP), Route.BETALEN).besparing is None
    unknown = way(Situatie(op=date(2022, 5, 1), eigen_premie=Decimal(130)), Route.BETALEN)
    assert unknown.besparing is None
    assert "per maand" not in unknown.explain()
    own = uitwegen(Situatie(op=OP, eigen_premie=Decimal(130)), tabel=Premietabel(()))
    assert {uitweg.besparing for uitweg in own} == {None}


def test_what_comes_after() -> None:
    """Paying is for good and what is open at the CAK lapses; arrangements can be left, and some are provisional."""
    texts = {uitweg.route: uitweg.explain() for uitweg in uitwegen(Situatie(op=OP))}
    assert {route for route, text in texts.items() if "Daarmee is het klaar." in text} == {Route.BETALEN}
    assert {route for route, text in texts.items() if "kan de premie terugkomen" in text} == set(Route) - {
        Route.BETALEN
    }
    provisional = {route: text.partition("Dit is ")[2].partition(".")[0] for route, text in texts.items()}
    assert {route: said for route, said in provisional.items() if said} == {
        Route.BETALINGSREGELING: "eerst voorlopig",
        Route.STABILISATIE: "voorlopig, in de praktijk voor ten hoogste 8 maanden",
        Route.BIJSTAND: "voorlopig, voor ten hoogste 36 maanden",
        Route.BEWIND: "voorlopig, voor ten hoogste 36 maanden",
    }
    assert {route for route in Route if route.reden.definitief is False} == {
        route for route, said in provisional.items() if said
    }
    assert "This is provisional, in practice for 8 months at most." in way(Situatie(op=OP), Route.STABILISATIE).explain(
        "en"
    )
    assert {route for route, text in texts.items() if "openstaat, vervalt" in text} == {Route.BETALEN}
    before = way(Situatie(op=date(2018, 6, 30)), Route.BETALEN)
    assert "vervalt" not in before.explain()
    assert "vervalt" in way(Situatie(op=date(2018, 7, 1)), Route.BETALEN).explain()


def test_the_municipality_adds_its_own_steps() -> None:
    """Steps of one's own come first, for the ways that they name, or for all."""
    lines = [
        "naam,routes,tekst_nl,tekst_en,bron",
        "budgetcoach,betalen bijstand,Maak een afspraak met de budgetcoach.,Meet the budget coach.,gemeente Voorbeeld",
        "loket,,Kom langs bij het loket.,Come to the desk.,gemeente Voorbeeld",
    ]
    own = read_vervolgstappen([f"\ufeff{lines[0]}", *lines[1:]])  # as a spreadsheet saves it
    found = {uitweg.route: uitweg for uitweg in uitwegen(Situatie(op=OP), stappen=own)}
    assert [step.naam for step in found[Route.BETALEN].stappen[:2]] == ["budgetcoach", "loket"]
    assert [step.naam for step in found[Route.WSNP].stappen] == ["loket"]
    assert "Volgende stap: Kom langs bij het loket." in found[Route.WSNP].explain()
    assert own[0].bron.citaat() == "gemeente Voorbeeld"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ["naam,routes,tekst_nl,tekst_en,bron", "a,,b,c,d", "loket,wegkijken,a,b,c"],
            "row 3 of .* routes out of betalen, ",
        ),
        (
            ["naam,routes,tekst_nl,tekst_en,bron", "loket"],
            "row 2 of the next steps: expected as many cells as there are",
        ),
        (
            ["naam,routes,tekst_nl,tekst_en,bron", 'loket,,"a,b,c'],
            "the next steps are no csv after row 1: check the quotes$",
        ),
        (
            ["naam;routes;tekst_nl;tekst_en;bron"],
            "the next steps lack columns, which commas separate: naam, routes, tekst_nl",
        ),
        ([], "the next steps lack columns"),
    ],
)
def test_a_table_of_steps_with_faults_is_refused(lines: list[str], message: str) -> None:
    """A route that is not one, a row that is too short, an open quote, another separator: named, with the row."""
    with pytest.raises(WaardeError, match=f"^{message}"):
        read_vervolgstappen(lines)


def test_national_steps() -> None:
    """The Schuldhulproute and the één-overheidsconvenant are next steps where a debt counsellor comes in."""
    for route in (Route.STABILISATIE, Route.MINNELIJKE_REGELING):
        names = [step.naam for step in way(Situatie(op=OP), route).stappen]
        assert names == ["Nederlandse Schuldhulproute", "Eén overheidsconvenant"]
    assert all(step.bron.citaat() for step in vervolgstappen())


def test_the_insurer_offers_since_2021() -> None:
    """The yearly offer is of Rzv 6.5.4 lid 2 a, which rests on 18c lid 5: there since 2021-01-01."""
    step = vervolgstappen()[0]
    assert (step.naam, step.bron.citaat()) == ("zorgverzekeraar", "artikel 6.5.4, tweede lid, onderdeel a, Rzv")
    for op, there in ((date(2020, 12, 31), False), (date(2021, 1, 1), True)):
        assert (step in way(Situatie(op=op), Route.BETALEN).stappen) is there
    header = "naam,routes,tekst_nl,tekst_en,bron,artikel,lid,letter"
    own = read_vervolgstappen([header, "x,,a,b,Zvw,18d,2,c", "y,,a,b,gemeente,18d,2,c", "z,,a,b,Zvw,18d,2,"])
    assert [str(one.bron) for one in own] == [
        "artikel 18d, tweede lid, onderdeel c, Zvw",
        "gemeente",
        "artikel 18d, tweede lid, Zvw",
    ]
    for lid in ("twee", "0"):
        with pytest.raises(
            WaardeError, match=r"^row 2 of the next steps: expected a number that counts from 1 as lid$"
        ):
            read_vervolgstappen([header, f"x,,a,b,Zvw,18d,{lid},c"])
    assert str(read_vervolgstappen([header, "x,,a,b,Rzv,6.5.3,,"])[0].bron) == "artikel 6.5.3, Rzv"


def test_a_condition_is_said_without_its_letters() -> None:
    """Who reads it at the kitchen table has no regulation at hand."""
    for eis in eisen():
        for text in (eis.tekst, eis.vraag):
            assert re.search(r"voorwaarden? [a-i]\b|conditions? [a-i]\b", text.nl + text.en) is None


def test_an_open_way_says_from_when() -> None:
    """What is so already is not said as a condition; of a way that is not open it is."""
    paid = Situatie(op=OP, schuld_betaald=True)
    assert "Vanaf " in way(paid, Route.BETALEN).explain()
    assert "Is uiterlijk op" not in way(paid, Route.BETALEN).explain()
    assert "If everything is met" not in way(paid, Route.BETALEN).explain("en")
    for answer in (False, None):
        uitweg = way(evolve(paid, schuld_betaald=answer), Route.BETALEN)
        assert "\nIs uiterlijk op 31-01-2026 aan alles voldaan, dan hoeft" in uitweg.explain()
        assert "\nIf everything is met by 31-01-2026, then from" in uitweg.explain("en")


def test_steps_show_from_their_first_day() -> None:
    """The één-overheidsconvenant is there since 1 July 2020, the CAK in the Schuldhulproute since August 2020."""
    for op, count in ((date(2020, 6, 30), 0), (date(2020, 7, 1), 1), (date(2020, 7, 31), 1), (date(2020, 8, 1), 2)):
        assert len(way(Situatie(op=op), Route.STABILISATIE).stappen) == count
    lines = ["naam,routes,tekst_nl,tekst_en,bron,geldig_van", "loket,,Kom langs.,Come.,gemeente Voorbeeld,2026-01-16"]
    own = read_vervolgstappen(lines)
    later = evolve(BIJSTAND, op=date(2026, 1, 16))
    assert [own[0] in uitwegen(s, stappen=own)[0].stappen for s in (BIJSTAND, later)] == [False, True]
    with pytest.raises(WaardeError, match=r"^row 2 of the next steps: expected YYYY-MM-DD as geldig_van$"):
        read_vervolgstappen([lines[0], "loket,,a,b,c,1 juli 2020"])


def test_both_premiums_after_leaving_are_said() -> None:
    """From that day on the one premium is not owed any more, and the usual one is, in plain sentences."""
    uitweg = way(Situatie(op=OP), Route.BETALEN)
    assert (
        "dan hoeft de inwoner vanaf 01-02-2026 geen bestuursrechtelijke premie meer te betalen. "
        "Vanaf die dag geldt weer de gewone premie van de zorgverzekeraar. "
        "Het CAK mag dan niets meer inhouden op het inkomen of de zorgtoeslag.\n"
    ) in uitweg.explain()
    assert (
        "then from 01-02-2026 on the resident does not have to pay the bestuursrechtelijke premie any more. "
        "From that day on the usual premium of the insurer applies again. "
        "The CAK may then withhold nothing more from the income or the zorgtoeslag.\n"
    ) in uitweg.explain("en")


def test_an_open_way_asks_for_nothing_more() -> None:
    """Who has paid is not told to ask for an arrangement; who has not yet is."""
    paid, unknown = (way(Situatie(op=OP, schuld_betaald=known), Route.BETALEN) for known in (True, None))
    assert (paid.staat, paid.stappen) == (Staat.OPEN, unknown.stappen)
    assert "Volgende stap:" not in paid.explain()
    assert "Volgende stap: Vraag de zorgverzekeraar om een regeling" in unknown.explain()


def test_what_is_not_met_is_said_as_such() -> None:
    """A closed way says what is not met; the Wsnp is a court's decision and can't just be arranged."""
    wsnp = way(Situatie(op=OP, wsnp=False), Route.WSNP)
    assert "Hieraan is nog niet voldaan:\n- de wettelijke schuldsanering (Wsnp) is van toepassing\n" in wsnp.explain()
    assert "Not met yet:\n- statutory debt restructuring (Wsnp) applies\n" in wsnp.explain("en")
    assert wsnp.bereikbaar is False
    assert "Dat kan nog worden geregeld." not in wsnp.explain()


def test_consent_is_asked_for_by_its_conditions() -> None:
    """Who is asked to consent hears to what."""
    for situatie, route, last in (
        (evolve(BIJSTAND, instemming_bijstand=None), Route.BIJSTAND, "door te betalen als de bijstand stopt?"),
        (evolve(BEWIND, instemming_bewind=None), Route.BEWIND, "door te betalen als het bewind eindigt?"),
    ):
        (question,) = way(situatie, route).vragen()
        assert "verplicht eigen risico" in question
        assert "geen vrijwillig eigen risico" in question
        assert question.endswith(last)


@pytest.mark.parametrize("name", FACTS)
@pytest.mark.parametrize("value", [0, 1, "nee", Decimal(1)])
def test_a_flag_is_true_false_or_none(name: str, value: object) -> None:
    """A number or a word opens no way out and is not passed over: it is refused."""
    with pytest.raises(WaardeError, match=rf"^expected bool \| None as {name}$"):
        Situatie(op=OP, **{name: value})  # type: ignore[arg-type]


def test_bad_input_is_refused() -> None:
    """Negative amounts and months, and a day that is none."""
    with pytest.raises(WaardeError, match="as schuld_verzekeraar"):
        Situatie(op=OP, schuld_verzekeraar=Decimal(-1))
    with pytest.raises(WaardeError, match="as eigen_premie"):
        Situatie(op=OP, eigen_premie=Decimal("NaN"))
    for months in (-1, True, 1.5):
        with pytest.raises(WaardeError, match="number of months"):
            Situatie(op=OP, maanden_bijstand=months)  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match="as op"):
        uitwegen(Situatie(op="2026-01-15"))  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match=r"^expected Situatie as situatie$"):
        uitwegen("bijstand")  # type: ignore[arg-type]


def test_a_situation_hides_itself() -> None:
    """What is known of a resident does not show in a log."""
    assert repr(BIJSTAND) == str(BIJSTAND) == "Situatie(…)"


@given(st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in FACTS}))
def test_knowing_more_never_turns_an_answer_round(facts: dict[str, bool | None]) -> None:
    """An open or closed way stays so when what is not known becomes known."""
    for uitweg in uitwegen(Situatie(op=OP, **facts)):  # type: ignore[arg-type]  # likewise
        assert (uitweg.staat is Staat.OPEN) == (all_true(met for _, met in uitweg.punten) is True)
        for answer in (True, False):
            known = {name: answer if value is None else value for name, value in facts.items()}
            later = way(Situatie(op=OP, maanden_bijstand=12 if answer else 0, **known), uitweg.route)  # type: ignore[arg-type]  # likewise
            if uitweg.staat is not Staat.ONBEKEND:
                assert later.staat is uitweg.staat


JUDGING = re.compile(
    r"wanbetal|defaulter|boete|\bfine\b|schuldig|\bfout|eigen schuld|\bmoet u\b|verwijt|blame", re.IGNORECASE
)


def test_the_words_judge_nobody() -> None:
    """What a resident or case worker may read says inwoner, has no compound of wanbetaler, and judges nobody."""
    texts = [uitweg.explain(lang) for uitweg in uitwegen(BIJSTAND) for lang in LANGUAGES]
    texts += [uitweg.explain(lang) for uitweg in uitwegen(Situatie(op=OP)) for lang in LANGUAGES]
    for reden in RedenAfmelding:
        texts += [reden.omschrijving.nl, reden.omschrijving.en]
    for beletsel in Beletsel:
        texts += [beletsel.omschrijving.nl, beletsel.omschrijving.en]
    found = [text for text in texts if JUDGING.search(text.replace("verschuldigd", ""))]
    assert found == []
    assert any("inwoner" in text for text in texts)
    assert not any("wanbetal" in feit.wat.lower() for feit in feiten())
