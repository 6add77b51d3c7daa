# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Signals of partners: read by a layout, matched with the list with a known truth, in two directions tested apart."""

import io
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from attrs import evolve
from openpyxl import Workbook

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.criteria.context import Context, by_gegeven
from cak_regeling.testing import generate_lijst
from cak_regeling.uitwisseling import (
    SIGNALEN,
    Grond,
    Matching,
    Meldingsoort,
    Signaal,
    Signaalpartner,
    match_signalen,
    op_cak_lijst,
    read_signalen,
)


PEILDATUM, OP = date(2023, 9, 30), date(2023, 10, 12)
HAARLEM = cak.Gemeentecode("0392")
OORDEEL = cak.Oordeel(rol="college", op=date(2023, 1, 1), motivering="besluit 7")
NEEDED = frozenset(
    {
        *(cak.Gegeven.BSN, cak.Gegeven.POSTCODE, cak.Gegeven.ADRES),
        *(cak.Gegeven.ANDERE_SIGNALEN, cak.Gegeven.SOORT_SIGNAAL),
    }
)


def use(doel: cak.Doel = cak.Doel.UITSTROOMBEVORDERING, **more: Any) -> cak.ToegestaanGebruik:
    """Test a use and give the permission."""
    known: dict[str, Any] = {
        "doel": doel,
        "onderdeel": cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        "gemeente": HAARLEM,
        "gegevens": NEEDED,
        "mandaat": cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1)),
        "oordelen": dict.fromkeys(("LEZING_RUIM", "GEGEVEN_ANDERE_SIGNALEN", "GEGEVEN_SOORT_SIGNAAL"), OORDEEL),
    }
    return cak.toets(cak.Verwerking(**known | more), op=OP).require()


GEBRUIK = use()
EARLY = use(cak.Doel.VROEGSIGNALERING, lezing=cak.Lezing.RUIM)
LIJST = cak.read_lijst(generate_lijst(400, seed=4, peildatum=PEILDATUM).content, peildatum=PEILDATUM, gemeente=HAARLEM)
NOT_ON_IT = cak.BSN("123456782")


def signaal(**more: Any) -> Signaal:
    """Make a signal in the month of the list."""
    known: dict[str, Any] = {"partner": Signaalpartner.ENERGIE, "datum": date(2023, 9, 12), "bedrag": Decimal(100)}
    return Signaal(**known | more)


def match(lijst: cak.CakLijst, *signalen: Signaal) -> Matching:
    """Match with the permission for it."""
    return match_signalen(lijst, signalen, GEBRUIK, op=OP)


def generated() -> list[tuple[Signaal, str, frozenset[cak.BSN]]]:
    """Make signals of every kind, each with what must come of it: the ground and whom it is about."""
    random = Random(7)  # noqa: S311 - test data
    made: list[tuple[Signaal, str, frozenset[cak.BSN]]] = []
    at: dict[object, set[cak.BSN]] = {}
    numbers: dict[object, set[cak.BSN]] = {}
    for w in LIJST.wanbetalers:
        at.setdefault(w.adres.plaats, set()).add(w.bsn)
        numbers.setdefault((w.adres.postcode, w.adres.huisnummer), set()).add(w.bsn)
    alone = [w for w in LIJST.wanbetalers if numbers[w.adres.postcode, w.adres.huisnummer] == at[w.adres.plaats]]
    for w in LIJST.wanbetalers:
        everyone = frozenset(at[w.adres.plaats])
        made.append((signaal(bsn=w.bsn), "bsn", frozenset({w.bsn})))
        suffix = w.adres.huisnummertoevoeging
        written = random.choice([suffix.lower(), suffix.upper(), f"-{suffix} "]) if suffix else None
        other = evolve(w.adres, huisnummertoevoeging=written, straatnaam="Anders", woonplaats=None)
        made.append((signaal(adres=other), "adres", everyone))
        if suffix == "A":
            apart = evolve(w.adres, huisletter="a", huisnummertoevoeging=None)
            made.append((signaal(adres=apart), "adres", everyone))
    for w in alone:
        everyone, suffix = frozenset(at[w.adres.plaats]), w.adres.huisnummertoevoeging
        made.append((signaal(adres=w.adres, bsn=NOT_ON_IT), "ander_bsn", everyone))
        plain = evolve(w.adres, huisnummertoevoeging=None if suffix else "C")
        made.append((signaal(adres=plain), "toevoeging_ontbreekt", everyone))
        if suffix in {"II", "hs"}:
            loose = evolve(w.adres, huisnummertoevoeging={"II": "2", "hs": "huis"}[suffix])
            made.append((signaal(adres=loose), "toevoeging_anders", everyone))
        if suffix:
            made.append((signaal(adres=evolve(w.adres, huisnummertoevoeging="Q")), "", frozenset()))
        made.append((signaal(adres=evolve(w.adres, postcode=cak.Postcode("9999XZ"))), "", frozenset()))
        made.append((signaal(adres=evolve(w.adres, postcode=None)), "", frozenset()))
    made.append((signaal(bsn=NOT_ON_IT), "", frozenset()))
    random.shuffle(made)
    return [(evolve(one, row=row), ground, who) for row, (one, ground, who) in enumerate(made, 1)]


def test_matches_equal_the_truth() -> None:
    """No false match on BSN, every match on address found, whatever its spelling, and what is doubtful listed apart."""
    made = generated()
    matching = match(LIJST, *(one for one, _, _ in made))
    found: dict[int, tuple[set[str], set[cak.BSN]]] = {}
    for treffer in (*matching.treffers, *matching.twijfel):
        grounds, persons = found.setdefault(treffer.signaal.row, (set(), set()))
        grounds.add(treffer.grond.value)
        persons.add(treffer.bsn)
    for one, ground, who in made:
        assert found.get(one.row, (set(), set())) == ({ground} - {""}, set(who))
    assert {treffer.grond for treffer in matching.treffers} == {Grond.BSN, Grond.ADRES}
    assert all(t.bsn == t.signaal.bsn for t in matching.treffers if t.grond is Grond.BSN)
    assert {treffer.grond for treffer in matching.twijfel} == set(Grond) - {Grond.BSN, Grond.ADRES}
    assert {one.row for one in matching.zonder_treffer} == {one.row for one, ground, _ in made if not ground}
    told = dict(op_cak_lijst([one for one, _, _ in made], LIJST, EARLY, op=OP))
    answers = {"bsn": True, "adres": True, "": False}
    assert all(told[one] is answers.get(ground) for one, ground, _ in made)


# What signals make together


def lijst_of(*rows: str) -> cak.CakLijst:
    """Make a list of rows such as ``999993653;2011AB;12;A``."""
    text = "\n".join(["BSN;Postcode;Huisnummer;Huisnummertoevoeging;Aanmelddatum", *(f"{row};" for row in rows)])
    return cak.read_lijst(text.encode(), peildatum=PEILDATUM)


ONE, TWO, THREE = cak.BSN("999993653"), cak.BSN("999990639"), cak.BSN("999991723")
HOUSE = lijst_of("999993653;2011AB;12;A", "999990639;2011AB;12;a", "999991723;2011AB;12;B")
OTHER_PARTNER = {"partner": Signaalpartner.HUUR}


@pytest.mark.parametrize(
    ("signalen", "soorten", "counted"),
    [
        ([{}], {"enkelvoudig"}, 1),
        ([{}, OTHER_PARTNER], {"meervoudig"}, 2),
        ([{}, {"naam": "B"}], {"meervoudig"}, 2),
        ([{}, {"datum": date(2023, 3, 1), **OTHER_PARTNER}], {"opeenvolgend"}, 2),
        ([{}, OTHER_PARTNER, {"datum": date(2023, 8, 1), "naam": "B"}], {"meervoudig", "opeenvolgend"}, 3),
        ([{}, {"datum": date(2023, 2, 28), **OTHER_PARTNER}], {"enkelvoudig"}, 1),
        ([{"datum": date(2023, 8, 1)}], set(), 1),
        ([{"datum": date(2023, 8, 1)}, {}], set(), 1),
        ([{"datum": date(2023, 8, 1)}, {"bedrag": Decimal("99.99")}], set(), 1),
        ([{"datum": date(2023, 8, 1)}, {"bedrag": Decimal("100.01")}], {"opeenvolgend"}, 2),
        ([{"datum": date(2023, 8, 1)}, {"bedrag": None}], {"opeenvolgend"}, 2),
        ([{"datum": date(2023, 8, 1), "bedrag": None}, {}], {"opeenvolgend"}, 2),
        ([{"datum": date(2023, 8, 1)}, {"naam": "B"}], {"opeenvolgend"}, 2),
        ([{"datum": date(2023, 9, 2)}, {"bedrag": Decimal(80)}, {"bedrag": Decimal(90)}], {"enkelvoudig"}, 1),
    ],
)
def test_the_terms_of_divosa(signalen: list[dict[str, Any]], soorten: set[str], counted: int) -> None:
    """By month and household; a repeated signal counts only when its amount has risen, or may have."""
    matching = match(HOUSE, *(signaal(bsn=ONE, row=row, **one) for row, one in enumerate(signalen)))
    melding = matching.meldingen[ONE]
    assert {soort.value for soort in melding.soorten} == soorten
    assert len(melding.signalen) == counted
    in_period = [one for one in signalen if one.get("datum", OP) >= date(2023, 3, 1)]
    assert len(melding.signalen) + len(melding.herhaald) == len(in_period)


def test_the_month_can_be_another_than_that_of_the_list() -> None:
    """In October the list is of 30 September, and the signals are of October."""
    signalen = [signaal(bsn=ONE, datum=date(2023, 10, 3)), signaal(bsn=ONE, datum=date(2023, 4, 1), **OTHER_PARTNER)]
    matching = match_signalen(HOUSE, signalen, GEBRUIK, op=OP, maand=OP)
    assert matching.meldingen[ONE].soorten == {Meldingsoort.OPEENVOLGEND}
    assert matching.verrijkingen()[0].peildatum == PEILDATUM
    assert len(match(HOUSE, *signalen).niet_geteld) == 1
    with pytest.raises(cak.WaardeError, match="as maand"):
        match_signalen(HOUSE, [], GEBRUIK, op=OP, maand="oktober")  # type: ignore[arg-type]


def test_a_household_shares_its_signals() -> None:
    """Signals of everyone of the list at the address count for each, next door not; one signal counts once."""
    by_address = cak.Adres(postcode=cak.Postcode("2011AB"), huisnummer=12, huisletter="A")
    matching = match(HOUSE, signaal(bsn=ONE), signaal(adres=by_address, **OTHER_PARTNER))
    assert matching.meldingen.keys() == {ONE, TWO}
    assert matching.meldingen[ONE] == matching.meldingen[TWO]
    assert matching.meldingen[ONE].soorten == {Meldingsoort.MEERVOUDIG}
    assert len(matching.meldingen[ONE].signalen) == 2


def test_what_does_not_count() -> None:
    """Signals after the month, or more than six months before, and those of the CAK for this very debt."""
    out = [
        signaal(bsn=ONE, datum=date(2023, 10, 1)),
        signaal(bsn=ONE, datum=date(2023, 2, 28)),
        signaal(bsn=ONE, partner=Signaalpartner.CAK_ZORGVERZEKERINGEN),
    ]
    matching = match(HOUSE, *out)
    assert list(matching.niet_geteld) == out
    assert (matching.treffers, dict(matching.meldingen)) == ((), {})


def test_an_address_that_is_not_known_matches_nobody() -> None:
    """A person without a postcode is found on BSN alone, and makes a household of their own."""
    bare = lijst_of("999993653;;12;A")
    matching = match(bare, signaal(bsn=ONE), signaal(adres=cak.Adres(huisnummer=12, huisletter="A")))
    assert (len(matching.treffers), len(matching.zonder_treffer), len(matching.twijfel)) == (1, 1, 0)
    assert matching.meldingen.keys() == {ONE}


def test_a_certain_match_leaves_no_doubt() -> None:
    """Where the whole address is someone's, another at the number without an addition is in no doubt."""
    lijst = lijst_of("999993653;2011AB;12;A", "999990639;2011AB;12;")
    place = cak.Adres(postcode=cak.Postcode("2011AB"), huisnummer=12, huisletter="A")
    matching = match(lijst, signaal(adres=place))
    assert ([treffer.bsn for treffer in matching.treffers], matching.twijfel) == ([ONE], ())


def test_signals_feed_the_criteria() -> None:
    """How many and which kinds, no for who has none, and not known for who is in doubt until a person looked."""
    doubt = signaal(adres=cak.Adres(postcode=cak.Postcode("2011AB"), huisnummer=14), **OTHER_PARTNER)
    lijst = lijst_of("999993653;2011AB;12;A", "999990639;2011AB;13;", "999991723;2011AB;14;B")
    matching = match(lijst, signaal(bsn=ONE), signaal(bsn=ONE, **OTHER_PARTNER), signaal(bsn=THREE), doubt)
    context = Context(peildatum=PEILDATUM, verrijkingen=by_gegeven(matching.verrijkingen()))

    def answers(bsn: cak.BSN) -> list[bool | None]:
        asked = (
            k.andere_signalen >= 2,
            k.soort_signaal.is_("Huur"),
            k.soort_signaal.is_("meervoudig"),
            k.soort_signaal.een_van("Water", "opeenvolgend"),
        )
        return [condition.bind(context)(lijst.by_bsn[bsn]) for condition in asked]

    assert answers(ONE) == [True, True, True, False]
    assert answers(TWO) == [False, False, False, False]
    assert answers(THREE) == [None, None, None, None]


def test_every_match_says_on_what() -> None:
    """In both languages, with what is uncertain, and without a value of anyone."""
    place = cak.Adres(postcode=cak.Postcode("2011AB"), huisnummer=12, huisletter="A")
    moved = match(HOUSE, signaal(bsn=ONE, adres=evolve(place, huisnummer=99))).treffers[0]
    assert moved.explain() == "Het BSN is gelijk. Het adres van het signaal is een ander dan op de lijst."
    assert moved.explain("en") == "The BSN is the same. The address is not that of the list."
    assert match(HOUSE, signaal(bsn=ONE, adres=place)).treffers[0].explain() == "Het BSN is gelijk."
    matching = match(LIJST, *(one for one, _, _ in generated()))
    for treffer in (*matching.treffers, *matching.twijfel):
        assert treffer.explain()
        assert treffer.explain("en") != treffer.explain()
    assert repr(moved) == "Treffer(bsn, Signaal(Energie, row=0))"
    assert repr(match(HOUSE, signaal(bsn=ONE)).meldingen[ONE]) == "Melding(1 signalen, 0 herhaald)"
    assert repr(match(HOUSE, signaal(bsn=ONE))) == "Matching(1 treffers, 0 twijfel, 0 zonder)"


# Two directions, tested apart


def test_each_direction_needs_its_own_purpose() -> None:
    """A permission for the one does not cover the other, and says what to test."""
    with pytest.raises(cak.DoelbindingError, match="purpose VROEGSIGNALERING does not cover this") as caught:
        match_signalen(HOUSE, [], EARLY, op=OP)
    assert [bevinding.code for bevinding in caught.value.bevindingen] == ["DOEL_ANDERS"]
    with pytest.raises(cak.DoelbindingError, match="test the use with VROEGSIGNALERING") as caught:
        op_cak_lijst([], HOUSE, GEBRUIK, op=OP)
    assert [bevinding.code for bevinding in caught.value.bevindingen] == ["DOEL_STRIKT"]
    assert op_cak_lijst([], HOUSE, EARLY, op=OP) == ()


@pytest.mark.parametrize("gegeven", [one for one in cak.Gegeven if one in NEEDED])
def test_every_datum_must_be_covered(gegeven: cak.Gegeven) -> None:
    """The data of the list and of the signals; for the other direction those of the list."""
    with pytest.raises(cak.DoelbindingError, match=gegeven.name):
        match_signalen(HOUSE, [], use(gegevens=NEEDED - {gegeven}), op=OP)
    if gegeven.fields:
        with pytest.raises(cak.DoelbindingError, match=gegeven.name):
            op_cak_lijst(
                [], HOUSE, use(cak.Doel.VROEGSIGNALERING, lezing=cak.Lezing.RUIM, gegevens=NEEDED - {gegeven}), op=OP
            )


def test_a_restricted_permission_matches_only_whom_it_covers() -> None:
    """For werk en inkomen only residents with bijstand; of the others only the number is kept."""
    gebruik = use(onderdeel=cak.Organisatieonderdeel.WERK_EN_INKOMEN)
    bijstand = cak.Verrijking(
        cak.Gegeven.BIJSTAND, waarden={TWO: True}, nagegaan=cak.ALLEN, herkomst="uitkeringen", peildatum=PEILDATUM
    )
    signalen = [signaal(bsn=ONE), signaal(bsn=TWO)]
    matching = match_signalen(HOUSE, signalen, gebruik, op=OP, verrijkingen=[bijstand])
    assert ([treffer.bsn for treffer in matching.treffers], matching.buiten_toestemming) == ([TWO], 2)
    assert matching.personen == {TWO}


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: match_signalen(HOUSE, ["signaal"], GEBRUIK, op=OP),  # type: ignore[list-item]
        lambda: match_signalen(HOUSE.wanbetalers, [], GEBRUIK, op=OP),  # type: ignore[arg-type]
        lambda: op_cak_lijst([], None, EARLY, op=OP),  # type: ignore[arg-type]
        lambda: match_signalen(HOUSE, [], GEBRUIK, op="2023-10-12"),  # type: ignore[arg-type]
        lambda: signaal(partner="Energie"),
        lambda: signaal(datum="2023-09-01"),
        lambda: signaal(bsn="999993653"),
        lambda: signaal(adres="Straat 1"),
        lambda: signaal(bedrag=100.0),
        lambda: read_signalen(b"BSN;Postcode;Signaaldatum\n", op=OP, layout="standaard"),  # type: ignore[arg-type]
        lambda: read_signalen(b"BSN", op=OP, partners={"gas": "Energie"}),  # type: ignore[dict-item]
    ],
)
def test_calls_that_are_wrong_are_refused(wrong: Any) -> None:
    """Values of another kind than was asked."""
    with pytest.raises(cak.WaardeError):
        wrong()


# Reading


ROWS = [
    ["BSN", "Postcode", "Huisnummer", "Huisletter", "Signaaldatum", "Bedrag", "Naam partner", "Signaalpartner"],
    ["999993653", "2011 AB", "12", "A", "01-09-2023", "75,50", "KanarieStroom", "Energie"],
    ["", "2011 AB", "13", "", "02-09-2023", "1.234,00", "", "gas"],
    ["", "onbekend", "x", "", "03-09-2023", "veel", "", "HUUR"],
    ["999993653", "2011 AB", "12", "A", "", "10", "", "Energie"],
    ["", "2011 AB", "14", "", "04-09-2023", "10", "", "Sportclub"],
    ["999993654", "2011 AB", "15", "", "05-09-2023", "10", "", "Water"],
]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_signals_are_read(kind: str) -> None:
    """From csv and xlsx the same: with and without a BSN, own words for partners, and what is doubtful by line."""
    if kind == "csv":
        content = "\n".join(";".join(row) for row in ROWS).encode()
    else:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in ROWS:
            sheet.append(row)
        out = io.BytesIO()
        book.save(out)
        content = out.getvalue()
    read = read_signalen(content, op=OP, partners={"Gas": Signaalpartner.ENERGIE})
    assert [(one.row, one.partner, one.bsn, one.bedrag) for one in read.signalen] == [
        (2, Signaalpartner.ENERGIE, ONE, Decimal("75.50")),
        (3, Signaalpartner.ENERGIE, None, Decimal(1234)),
        (4, Signaalpartner.HUUR, None, None),
    ]
    assert read.signalen[0].adres == cak.Adres(postcode=cak.Postcode("2011AB"), huisnummer=12, huisletter="A")
    assert (read.signalen[0].naam, read.signalen[0].datum) == ("KanarieStroom", date(2023, 9, 1))
    assert read.signalen[1].adres.huisnummer == 13
    assert read.signalen[2].adres == cak.Adres()
    assert read.afgekeurd == (5, 6, 7)
    assert "BSN_LEEG" not in [bevinding.code for bevinding in read.bevindingen]
    assert "BSN_ONGELDIG" in [bevinding.code for bevinding in read.bevindingen]
    assert repr(read) == "Signalen(3 signalen, 3 afgekeurd)"
    assert "Kanarie" not in repr(read.signalen)


def test_a_layout_of_ones_own() -> None:
    """Other headers, and another column for the kind of partner; without that column the file is refused."""
    columns = [
        evolve(column, header="Dag") if column.field == "aanmelddatum" else column for column in SIGNALEN.columns
    ]
    content = b"BSN,Postcode,Dag,Soort\n,2011AB,01-09-2023,Water\n"
    layout = evolve(SIGNALEN, columns=tuple(columns))
    assert len(read_signalen(content, op=OP, layout=layout, kolom="soort").signalen) == 1
    with pytest.raises(cak.LijstError, match="“Signaalpartner”"):
        read_signalen(content, op=OP, layout=layout)
