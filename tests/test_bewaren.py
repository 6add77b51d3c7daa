# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Bewaren, aanvraag, inzage and view: keeping no more, asking no more and showing no more than is needed."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.doelbinding import RedenVerwijderen, niet_meer_op_lijst
from cak_regeling.doelbinding.aanvraag import ANDERE_FILTERS, OPENBARE_FILTERS
from cak_regeling.testing import generate_lijst


OP = date(2026, 1, 15)
DAY = date(2023, 10, 12)
PEILDATUM = date(2023, 9, 30)
HAARLEM = cak.Gemeentecode("0392")
ONE, TWO = cak.BSN("999993653"), cak.BSN("999990639")
TERMS = cak.Bewaartermijnen(niet_meer_op_lijst=6, uitstroom_definitief=12, doel_bereikt=0)
COLLEGE = cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1))
LIJST = cak.read_lijst(generate_lijst(40, seed=5, peildatum=PEILDATUM).content, peildatum=PEILDATUM, gemeente=HAARLEM)


def use(**changes: Any) -> cak.ToegestaanGebruik:
    """Test a use and give the permission."""
    verwerking = cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=HAARLEM,
        gegevens=frozenset({cak.Gegeven.BSN, cak.Gegeven.NAAM}),
        mandaat=COLLEGE,
    )
    return cak.toets(evolve(verwerking, **changes), op=DAY).require()


# Keeping


@pytest.mark.parametrize(
    ("dossier", "redenen"),
    [
        ({}, []),
        ({"niet_meer_op_lijst": date(2025, 7, 15)}, [("niet_meer_op_lijst", date(2026, 1, 15))]),
        ({"niet_meer_op_lijst": date(2025, 7, 16)}, []),
        ({"uitstroom_definitief": date(2025, 1, 15)}, [("uitstroom_definitief", OP)]),
        ({"uitstroom_definitief": date(2025, 1, 16)}, []),
        ({"doel_bereikt": OP}, [("doel_bereikt", OP)]),
        ({"doel_bereikt": date(2026, 1, 16)}, []),
        ({"bezwaar_gegrond": date(2026, 1, 1)}, [("bezwaar_gegrond", date(2026, 1, 1))]),
        (
            {"niet_meer_op_lijst": date(2025, 1, 31), "bezwaar_gegrond": OP},
            [("niet_meer_op_lijst", date(2025, 7, 31)), ("bezwaar_gegrond", OP)],
        ),
    ],
)
def test_whose_data_must_go(dossier: dict[str, Any], redenen: list[tuple[str, date]]) -> None:
    """So many months after the day of a reason, and on that day already."""
    plan = cak.bewaarplan([cak.Dossier(bsn=ONE, **dossier)], TERMS, op=OP)
    found = [(reden.value, day) for one in plan.weg for reden, day in one.redenen]
    assert found == redenen
    assert (len(plan.weg), len(plan.blijft)) == ((1, 0) if redenen else (0, 1))


def test_a_reason_without_a_term_asks_nothing() -> None:
    """The law gives no term, so none is assumed; only an objection that was upheld counts at once."""
    dossier = cak.Dossier(bsn=ONE, niet_meer_op_lijst=date(2010, 1, 1), uitstroom_definitief=date(2010, 1, 1))
    assert cak.bewaarplan([dossier], cak.Bewaartermijnen(), op=OP).blijft == (ONE,)
    upheld = evolve(dossier, bezwaar_gegrond=date(2025, 12, 31))
    assert [one.bsn for one in cak.bewaarplan([upheld], cak.Bewaartermijnen(), op=OP).weg] == [ONE]


def test_a_plan_says_why_and_shows_nobody() -> None:
    """In both languages, with the ground; nobody's number is in what it shows."""
    plan = cak.bewaarplan([cak.Dossier(bsn=ONE, doel_bereikt=date(2025, 3, 4)), cak.Dossier(bsn=TWO)], TERMS, op=OP)
    (gone,) = plan.weg
    assert gone.explain() == "Het doel is bereikt: weg vanaf 04-03-2025 (artikel 5, eerste lid, onderdeel e, AVG)."
    assert gone.explain("en").startswith("The purpose is reached: to go from 04-03-2025 (")
    assert repr(plan) == "Bewaarplan(op=2026-01-15, 1 weg, 1 blijft)"
    assert repr(gone) == "Verwijdering(doel_bereikt)"
    both = cak.Dossier(bsn=ONE, doel_bereikt=date(2025, 3, 4), bezwaar_gegrond=date(2025, 4, 5))
    (twice,) = cak.bewaarplan([both], TERMS, op=OP).weg
    assert repr(twice) == "Verwijdering(doel_bereikt, bezwaar_gegrond)"
    assert twice.explain() == (
        "Het doel is bereikt: weg vanaf 04-03-2025 (artikel 5, eerste lid, onderdeel e, AVG); het bezwaar van de "
        "inwoner is gegrond: weg vanaf 05-04-2025 (artikel 21, eerste lid, AVG)."
    )
    assert repr(cak.Dossier(bsn=ONE)) == "Dossier(…)"
    assert {reden.bron.artikel for reden in RedenVerwijderen} == {"5", "21"}


@given(st.lists(st.dates(date(2020, 1, 1), date(2026, 1, 1)), min_size=1, max_size=5, unique=True), st.integers(0, 40))
def test_everyone_is_in_the_plan_once(days: list[date], months: int) -> None:
    """Gone or kept, nobody is lost, and a longer term never makes more go."""
    dossiers = [cak.Dossier(bsn=w.bsn, doel_bereikt=day) for w, day in zip(LIJST.wanbetalers, days, strict=False)]
    shorter = cak.bewaarplan(dossiers, cak.Bewaartermijnen(doel_bereikt=months), op=OP)
    longer = cak.bewaarplan(dossiers, cak.Bewaartermijnen(doel_bereikt=months + 1), op=OP)
    assert {one.bsn for one in shorter.weg} | set(shorter.blijft) == {d.bsn for d in dossiers}
    assert {one.bsn for one in longer.weg} <= {one.bsn for one in shorter.weg}


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: cak.Bewaartermijnen(doel_bereikt=-1),
        lambda: cak.Bewaartermijnen(doel_bereikt=True),
        lambda: cak.Bewaartermijnen(doel_bereikt="12 maanden"),  # type: ignore[arg-type]
        lambda: cak.Dossier(bsn=ONE, doel_bereikt="2025-01-01"),  # type: ignore[arg-type]
        lambda: cak.Dossier(bsn="999993653"),  # type: ignore[arg-type]
        lambda: cak.bewaarplan([], None, op=OP),  # type: ignore[arg-type]
        lambda: cak.bewaarplan([], TERMS, op="2026-01-15"),  # type: ignore[arg-type]
        lambda: cak.bewaarplan([cak.Dossier(bsn=ONE), cak.Dossier(bsn=ONE)], TERMS, op=OP),
        lambda: niet_meer_op_lijst([]),
        lambda: niet_meer_op_lijst([LIJST, cak.read_lijst(b"BSN;Aanmelddatum\n999993653;\n", peildatum=OP)]),
    ],
)
def test_what_makes_no_plan_is_refused(wrong: Any) -> None:
    """Terms that are none, days that are none, two dossiers of one person, lists that can't be compared."""
    with pytest.raises(cak.WaardeError):
        wrong()


def test_who_is_on_no_newer_list() -> None:
    """The last list on which each stood; None for who is on the newest."""
    first = cak.read_lijst(b"BSN;Aanmelddatum\n999993653;\n999990639;\n", peildatum=date(2025, 1, 31))
    second = cak.read_lijst(b"BSN;Aanmelddatum\n999990639;\n", peildatum=date(2025, 2, 28))
    assert niet_meer_op_lijst([second, first]) == {ONE: date(2025, 1, 31), TWO: None}


def test_pseudonyms_have_a_key_and_a_version() -> None:
    """It is what a list keeps of itself."""
    assert cak.pseudonymise(LIJST, b"een geheime sleutel", version="2") == LIJST.stand(
        b"een geheime sleutel", version="2"
    )
    assert cak.pseudonymise(LIJST, b"een geheime sleutel").version == LIJST.stand(b"een geheime sleutel").version


# Asking


def test_what_is_asked_of_the_cak() -> None:
    """The municipality, the mandate and the part that is enough, in words to paste."""
    whole = cak.Aanvraag(gemeente=HAARLEM, mandaat=COLLEGE, op=DAY)
    assert whole.tekst() == (
        "Namens het college van gemeente 0392 vragen wij de CAK-lijst op van gemeente 0392, op grond van artikel 7b.1, "
        "derde lid, van de Regeling zorgverzekering. Wij gebruiken die alleen om inwoners uit de bestuursrechtelijke "
        "premie te helpen. De aanvraag gebeurt door teammanager, met mandaat sinds 01-01-2023. "
        "Wij vragen de hele lijst."
    )
    assert whole.tekst("en") == (
        "On behalf of the college of gemeente 0392 we ask for the CAK-lijst of gemeente 0392, under article 7b.1 lid 3 "
        "of the Regeling zorgverzekering. We use it only to help residents out of the bestuursrechtelijke premie. It "
        "is asked for by teammanager, with a mandate since 01-01-2023. We ask for the whole list."
    )
    part = evolve(whole, filter=cak.Lijstfilter(postcodes=("2011", "2013-2019"), leeftijd=(18, 27)))
    assert part.tekst().endswith(
        "Een kleinere lijst is genoeg: postcodes 2011, 2013-2019, vanaf 18 jaar, jonger dan 27 jaar."
    )
    assert part.tekst("en").endswith(
        "A smaller list is enough: postcodes 2011, 2013-2019, from 18 years, younger than 27 years."
    )
    old = evolve(whole, filter=cak.Lijstfilter(leeftijd=(60, None)), mandaat=evolve(COLLEGE, vindplaats="besluit 7"))
    assert old.tekst("en").endswith("(besluit 7). A smaller list is enough: from 60 years.")
    assert evolve(whole, filter=cak.Lijstfilter(leeftijd=(None, 27))).tekst().endswith("genoeg: jonger dan 27 jaar.")


def test_a_delegated_bestuur_asks_in_its_own_name() -> None:
    """Where the task was delegated, it is not the college that asks."""
    asked = cak.Aanvraag(gemeente=HAARLEM, mandaat=evolve(COLLEGE, verlener=cak.Verlener.BESTUUR_GR), op=DAY)
    nl, en = asked.tekst(), asked.tekst("en")
    assert nl.startswith(
        "Namens het bestuur van de gemeenschappelijke regeling waaraan het college van gemeente 0392 deze taak heeft "
        "overgedragen vragen wij de CAK-lijst op van gemeente 0392, op grond van artikel 7b.1, derde lid,"
    )
    assert en.startswith("On behalf of the bestuur of the gemeenschappelijke regeling to which the college of gemeente")
    college = evolve(asked, mandaat=COLLEGE)
    assert college.tekst().startswith("Namens het college van gemeente 0392 vragen wij de CAK-lijst op van gemeente")
    assert college.tekst("en").startswith("On behalf of the college of gemeente 0392 we ask for the CAK-lijst")


def test_only_public_filters_are_offered() -> None:
    """Postcode and age are named in public; which others there are is not known, and not guessed."""
    assert set(OPENBARE_FILTERS) == set(cak.Lijstfilter().to_dict())
    assert ANDERE_FILTERS is None


@pytest.mark.parametrize(
    "change",
    [
        {"gemeente": "0392"},
        {"mandaat": None},
        {"filter": "2011"},
        {"op": "2023-10-12"},
        {"op": date(2022, 12, 31)},
        {"mandaat": evolve(COLLEGE, geldig_tot=DAY)},
        {"mandaat": evolve(COLLEGE, geldig_van="2023-01-01")},  # type: ignore[arg-type]
        {"mandaat": evolve(COLLEGE, verlener=cak.Verlener.ANDERS)},
        {"mandaat": evolve(COLLEGE, aan=" ")},
    ],
)
def test_what_the_cak_could_not_act_on_is_refused(change: dict[str, Any]) -> None:
    """Parts of another kind, and a mandate that does not hold on the day or does not start at the college."""
    with pytest.raises(cak.WaardeError, match=r"^expected "):
        evolve(cak.Aanvraag(gemeente=HAARLEM, mandaat=COLLEGE, op=DAY), **change)


# Showing


def test_a_view_shows_only_what_it_covers() -> None:
    """Of each person the values of the data that were tested, and no others."""
    view = use().view(LIJST)
    assert len(view.personen) == len(LIJST.wanbetalers)
    assert {name for person in view.personen for name in person} == {
        "bsn",
        "achternaam",
        "voorvoegsel",
        "voorletters",
    }
    first = LIJST.wanbetalers[0]
    assert view.personen[0]["bsn"] == first.bsn
    assert view.personen[0]["achternaam"] == first.naam.achternaam
    assert repr(view) == "Weergave(40 personen, 0 buiten_toestemming)"


@pytest.mark.parametrize("gegeven", [g for g in cak.Gegeven if g.fields])
def test_every_datum_of_the_list_can_be_shown(gegeven: cak.Gegeven) -> None:
    """Each datum shows its own values, as the person has them."""
    view = use(gegevens=frozenset({gegeven})).view(LIJST)
    person, shown = LIJST.wanbetalers[0], view.personen[0]
    assert shown
    for name, value in shown.items():
        holder = next(part for part in (person, person.naam, person.adres) if hasattr(part, name))
        assert value == getattr(holder, name)


def test_a_view_lapses_with_the_permission() -> None:
    """Not on another day, and not for the list of another municipality."""
    gebruik = use(mandaat=evolve(COLLEGE, geldig_tot=date(2024, 1, 1)))
    assert gebruik.view(LIJST, op=date(2023, 12, 31)).personen
    with pytest.raises(cak.DoelbindingError, match="not on 2024-01-01"):
        gebruik.view(LIJST, op=date(2024, 1, 1))
    with pytest.raises(cak.DoelbindingError, match="gemeente"):
        use(gemeente=cak.Gemeentecode("0307")).view(LIJST)
    newer = cak.read_lijst(b"BSN;Aanmelddatum\n999993653;\n", peildatum=date(2024, 1, 1))
    assert use().view(newer).personen
    with pytest.raises(cak.DoelbindingError, match="not on 2024-01-01"):
        gebruik.view(newer)  # a list of a later day can't be used on an earlier one


@pytest.mark.parametrize("also", [(), (cak.Gegeven.BIJSTAND,), (cak.Gegeven.STATUSCODE, cak.Gegeven.TELEFOONNUMMER)])
def test_a_view_keeps_the_restriction(also: tuple[cak.Gegeven, ...]) -> None:
    """For werk en inkomen only who is known to have bijstand, whatever data was named; of others only the number."""
    gebruik = use(onderdeel=cak.Organisatieonderdeel.WERK_EN_INKOMEN, gegevens=frozenset({cak.Gegeven.BSN, *also}))
    with pytest.raises(cak.DoelbindingError, match="give a Verrijking with BIJSTAND"):
        gebruik.view(LIJST)
    some = [w.bsn for w in LIJST.wanbetalers[:4]]
    known = cak.Verrijking(
        cak.Gegeven.BIJSTAND,
        waarden={some[0]: True, some[1]: False, some[2]: True},
        nagegaan=frozenset(some),
        herkomst="uitkeringenadministratie",
        peildatum=PEILDATUM,
    )
    view = gebruik.view(LIJST, verrijkingen=[known])
    assert [person["bsn"] for person in view.personen] == [some[0], some[2]]
    assert view.buiten_toestemming == 38


def test_a_kader_that_asks_for_more_than_was_tested() -> None:
    """A use that was tested for who owes the premie does not cover a kader that asks for others."""
    kader = cak.Afwegingskader("k", regels=[cak.Regel("r", als=~k.in_premieregime, aanpak="brief")])
    narrow = use(gegevens=kader.gegevens, selectie=cak.Selectie())
    with pytest.raises(cak.DoelbindingError, match="owe no premie now"):
        kader.apply(LIJST, narrow, op=DAY)
    with pytest.raises(cak.DoelbindingError, match="owe no premie now"):
        kader.apply(LIJST, use(gegevens=kader.gegevens), op=DAY)
    judged = cak.Oordeel(rol="fg", op=date(2023, 1, 1), motivering="ook nazorg")
    wide = use(gegevens=kader.gegevens, selectie=kader.selectie, oordelen={"ZONDER_PREMIE": judged})
    assert len(kader.apply(LIJST, wide, op=DAY)) > 0


def test_inzage_says_what_is_held() -> None:
    """Every value of the person's own rows, in plain words, and that the debt at the insurer is not on it."""
    person = max(LIJST.wanbetalers, key=lambda w: len(w.aanmeldingen))
    text = LIJST.inzage(person.bsn)
    assert person.bsn.value in text
    assert str(person.naam.achternaam) in text
    assert f"in {len(person.aanmeldingen)} regels" in text
    for aanmelding in person.aanmeldingen:
        assert aanmelding.aanmelddatum is not None
        assert f"{aanmelding.aanmelddatum:%d-%m-%Y}" in text
        assert f"{aanmelding.achterstand_cak:.2f}".replace(".", ",") in text
    owes = {True: "ja", False: "nee", None: "niet bekend"}
    said = [line for line in text.splitlines() if line.startswith("- moet nu elke maand premie aan het CAK betalen: ")]
    assert [line.partition(": ")[2] for line in said] == [owes[a.in_premieregime] for a in person.aanmeldingen]
    assert text.endswith("De schuld bij de zorgverzekeraar staat niet op de lijst.")
    assert "wanbetaler" not in text
    others = [w for w in LIJST.wanbetalers if w is not person]
    assert not [w for w in others if w.bsn.value in text]
    assert LIJST.inzage(person.bsn, "en").endswith("The debt at the insurer is not on the list.")


def test_inzage_when_little_or_nothing_is_held() -> None:
    """Who is not on the list hears so; what is not known is said to be not known."""
    bare = cak.read_lijst(b"BSN;Aanmelddatum;Opmerking\n999993653;;belt terug\n", peildatum=PEILDATUM)
    text = bare.inzage(ONE, "en")
    assert "in 1 row:" in text
    assert "- name: not known" in text
    assert "- date of birth: not known" in text
    assert "- Opmerking: belt terug" in text
    assert bare.inzage(TWO) == "Op deze lijst staat niets over u."
    partly = cak.read_lijst(b"BSN;Aanmelddatum;Geboortedatum\n999993653;;00-00-1980\n", peildatum=PEILDATUM)
    assert "- geboortedatum: 1980 (dag en maand niet bekend)" in partly.inzage(ONE)
    month = cak.read_lijst(b"BSN;Aanmelddatum;Geboortedatum\n999993653;;00-04-1980\n", peildatum=PEILDATUM)
    assert "- date of birth: 04-1980 (day not known)" in month.inzage(ONE, "en")
    whole = cak.read_lijst(b"BSN;Aanmelddatum;Geboortedatum\n999993653;;03-04-1980\n", peildatum=PEILDATUM)
    assert "- geboortedatum: 03-04-1980\n" in whole.inzage(ONE)


def test_inzage_speaks_of_rows_that_may_be_anyones() -> None:
    """Of a row without a usable BSN it is not known whose it is, so who asks hears that there are some."""
    one = cak.read_lijst(b"BSN;Aanmelddatum\n999993653;\n999999999;\n", peildatum=PEILDATUM)
    assert one.inzage(ONE).endswith("Van 1 regel is niet bekend over wie die gaan; een medewerker kan daarin kijken.")
    assert one.inzage(TWO, "en") == (
        "There is nothing about you on this list.\n\n"
        "Of 1 row it is not known whom they are about; someone can look into them."
    )


def test_inzage_is_asked_by_bsn() -> None:
    """A number as text is on no list, so that nothing false is said of who is on it."""
    text: Any = ONE.value
    with pytest.raises(cak.WaardeError, match=r"^expected BSN as bsn$"):
        LIJST.inzage(text)
