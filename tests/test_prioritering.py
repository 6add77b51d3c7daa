# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Who first? Everyone on the list in one place, by the first rule that is not no, with the reason."""

import random
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.bevinding import Tekst
from cak_regeling.criteria import Criterium, Getal, JaNee, Keuze, Operation, Volgorde, Voorwaarde
from cak_regeling.prioritering import Apart
from cak_regeling.testing import generate_lijst
from cak_regeling.testing.strategies import bsns


PEILDATUM = date(2023, 9, 30)
DAY = date(2023, 10, 12)
HAARLEM = cak.Gemeentecode("0392")
OTHER_GEMEENTE = cak.Gemeentecode("0307")

BSNS = ["999999990", "999999989", "999999977", "999999965", "999999953"]
"""Of test persons, from the highest down."""

HEADER = "BSN;Geboortedatum;Aanmelddatum;Status;Wijze van inning;Betalingsachterstand;Woonplaats"
COLUMNS = ("bsn", "geboortedatum", "aanmelddatum", "statuscode", "inningswijze", "achterstand_cak", "woonplaats")
ROW = dict(zip(COLUMNS, (BSNS[0], "01-01-1980", "01-01-2020", "BOE", "CJIB", "100,00", "Haarlem"), strict=True))

Row = dict[str, str]


def lijst(
    *rows: Row, peildatum: date = PEILDATUM, gemeente: cak.Gemeentecode | None = HAARLEM, header: str = HEADER
) -> cak.CakLijst:
    """Read a list of these rows, each by what differs from ROW."""
    lines = [header, *(";".join((ROW | row)[column] for column in COLUMNS) for row in rows)]
    return cak.read_lijst("\r\n".join(lines).encode(), peildatum=peildatum, gemeente=gemeente)


def generated(persons: int = 60, *, seed: int = 1, peildatum: date = PEILDATUM, **options: Any) -> cak.CakLijst:
    """Read a synthetic list."""
    content = generate_lijst(persons, seed=seed, peildatum=peildatum, **options).content
    return cak.read_lijst(content, peildatum=peildatum, gemeente=HAARLEM)


def toestemming(
    kader: cak.Afwegingskader,
    onderdeel: cak.Organisatieonderdeel = cak.Organisatieonderdeel.SCHULDHULPVERLENING,
    **changes: Any,
) -> cak.ToegestaanGebruik:
    """Get the permission that a kader needs, with a judgement where it asks for who owes nothing now."""
    mandaat = cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1))
    verwerking = cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=onderdeel,
        gemeente=HAARLEM,
        gegevens=kader.gegevens,
        mandaat=mandaat,
        selectie=kader.selectie,
        oordelen={"ZONDER_PREMIE": cak.Oordeel(rol="college", op=date(2023, 1, 1), motivering="ook nazorg")},
    )
    return cak.toets(evolve(verwerking, **changes), op=DAY).require()


def apply(kader: cak.Afwegingskader, lijst_: cak.CakLijst, **options: Any) -> cak.Werklijst:
    """Apply a kader on the day of these tests, with the permission that it needs."""
    return kader.apply(lijst_, toestemming(kader), op=DAY, **options)


def kader_of(*regels: cak.Regel | Voorwaarde, **options: Any) -> cak.Afwegingskader:
    """Make a kader; a bare condition becomes a rule that is named by its place, from ``1``."""
    named = [
        regel if isinstance(regel, cak.Regel) else cak.Regel(str(place), als=regel, aanpak="brief")
        for place, regel in enumerate(regels, 1)
    ]
    return cak.Afwegingskader("toets", regels=named, **options)


def bijstand(yes: set[str], looked_up: set[str] | None = None) -> cak.Verrijking:
    """Say who has bijstand, and who was looked up; everyone when None."""
    return cak.Verrijking(
        cak.Gegeven.BIJSTAND,
        waarden={cak.BSN(bsn): True for bsn in yes},
        nagegaan=cak.ALLEN if looked_up is None else frozenset(map(cak.BSN, looked_up)),
        herkomst="uitkeringenadministratie",
        peildatum=PEILDATUM,
    )


def places(werklijst: cak.Werklijst) -> list[tuple[str, str, str]]:
    """Where everyone is: BSN, place and rule, in the order of the werklijst."""
    return [
        *((item.wanbetaler.bsn.value, "item", item.regel.naam) for item in werklijst),
        *((apart.wanbetaler.bsn.value, "te_beoordelen", apart.regel.naam) for apart in werklijst.te_beoordelen),
        *((apart.wanbetaler.bsn.value, "uitgesloten", apart.regel.naam) for apart in werklijst.uitgesloten),
        *((wanbetaler.bsn.value, "zonder_regel", "") for wanbetaler in werklijst.zonder_regel),
    ]


def aside(werklijst: cak.Werklijst) -> list[Apart]:
    """Give those who were put apart."""
    return [*werklijst.te_beoordelen, *werklijst.uitgesloten]


# Strategies: lists with every kind of cell, and kaders of every shape


def rows() -> st.SearchStrategy[list[Row]]:
    """Make rows of up to eight persons, some with several rows, with cells that are empty or incomplete."""
    row = st.fixed_dictionaries(
        {
            "bsn": st.sampled_from(BSNS) | bsns().map(lambda bsn: bsn.value),
            "geboortedatum": st.sampled_from(
                ["", "01-10-2005", "30-09-2005", "00-09-2005", "00-00-2005", "00-00-1960", "15-06-1990", "00-00-0000"]
            ),
            "aanmelddatum": st.sampled_from(["", "01-09-2023", "01-10-2020", "01-10-2013", "01-09-2013"]),
            "statuscode": st.sampled_from(["BOE", "GBR", "GBT", ""]),
            "inningswijze": st.sampled_from(["CJIB", "Broninhouding", ""]),
            "achterstand_cak": st.sampled_from(["", "0,00", "4999,99", "5000,00", "-20,00"]),
            "woonplaats": st.sampled_from(["Haarlem", "HAARLEM", "Spaarndam", ""]),
        }
    )
    return st.lists(row, max_size=10)


def conditions() -> st.SearchStrategy[Voorwaarde]:
    """Make conditions over the columns of these lists."""
    leaves = st.sampled_from(
        [
            k.leeftijd.tussen(18, 21),
            k.leeftijd < 27,
            k.leeftijd.bekend(),
            k.in_premieregime,
            k.maanden_in_regeling >= 120,
            k.maanden_sinds_eerste_aanmelding >= 36,
            k.achterstand_cak >= 5000,
            k.achterstand_cak < Decimal("0.01"),
            k.aantal_aanmeldingen > 1,
            k.inningswijze.is_(cak.Inningswijze.CJIB),
            k.statuscode.een_van("GBR", "GBT"),
            k.woonplaats.is_("haarlem"),
            k.nieuw_op_lijst,
            k.bijstand,
            cak.ALTIJD,
        ]
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(lambda a, b: a & b, inner, inner),
            st.builds(lambda a, b: a | b, inner, inner),
            inner.map(lambda a: ~a),
            inner.map(lambda a: a.bekend()),
        ),
        max_leaves=3,
    )


VOLGORDES = [
    k.maanden_in_regeling.aflopend,
    k.maanden_in_regeling.oplopend,
    k.achterstand_cak.aflopend,
    k.leeftijd.oplopend,
    k.aantal_aanmeldingen.aflopend,
]


@st.composite
def kaders(draw: st.DrawFn) -> cak.Afwegingskader:
    """Make kaders of up to four rules and two exclusions."""
    regels = draw(st.lists(conditions(), min_size=1, max_size=4))
    uitsluiten = [
        cak.Regel(f"buiten {place}", als=als) for place, als in enumerate(draw(st.lists(conditions(), max_size=2)), 1)
    ]
    volgorde = draw(st.lists(st.sampled_from(VOLGORDES), max_size=2, unique_by=repr))
    return kader_of(*regels, uitsluiten=uitsluiten, volgorde=volgorde)


GIVEN: dict[str, Any] = {
    "vorige": [lijst({"bsn": BSNS[0]}, {"bsn": BSNS[1]}, peildatum=date(2023, 3, 31))],
    "verrijkingen": [bijstand({BSNS[0], BSNS[2]}, {BSNS[0], BSNS[1], BSNS[3]})],
}
"""Earlier lists and a verrijking, for whatever a kader of these asks."""

CONTEXT = k.Context(
    peildatum=PEILDATUM,
    eerdere=tuple(vorige.by_bsn for vorige in GIVEN["vorige"]),
    verrijkingen={verrijking.gegeven: verrijking for verrijking in GIVEN["verrijkingen"]},
)


def expected_place(kader: cak.Afwegingskader, wanbetaler: cak.Wanbetaler) -> tuple[str, str]:
    """Find the place of a person by asking each rule in turn."""
    asked = [("uitgesloten", regel) for regel in kader.uitsluiten] + [("item", regel) for regel in kader.regels]
    for place, regel in asked:
        outcome = regel.als.bind(CONTEXT)(wanbetaler)
        if outcome is not False:
            return ("te_beoordelen" if outcome is None else place), regel.naam
    return "zonder_regel", ""


@settings(max_examples=70)
@given(rows(), kaders())
def test_everyone_exactly_once_and_where_they_belong(drawn: list[Row], kader: cak.Afwegingskader) -> None:
    """Each person is in one place: that of the first rule that is not no, exclusions before rules."""
    read = lijst(*drawn)
    werklijst = apply(kader, read, **GIVEN)
    expected = {w.bsn.value: expected_place(kader, w) for w in read.wanbetalers}
    found = places(werklijst)
    assert len(found) == len(read.wanbetalers)
    assert {bsn: (place, naam) for bsn, place, naam in found} == expected
    assert werklijst.buiten_toestemming == 0
    assert [item.rang for item in werklijst] == list(range(1, len(werklijst) + 1))
    order = [regel.naam for regel in kader.regels]
    ranks = [order.index(item.regel.naam) for item in werklijst]
    assert ranks == sorted(ranks)


@settings(max_examples=50)
@given(rows(), kaders(), st.randoms(use_true_random=False))
def test_order_of_the_file_has_no_meaning(drawn: list[Row], kader: cak.Afwegingskader, shuffle: random.Random) -> None:
    """The same rows in another order give the same werklijst, places, ranks and words."""
    other = drawn.copy()
    shuffle.shuffle(other)
    one, same = apply(kader, lijst(*drawn), **GIVEN), apply(kader, lijst(*other), **GIVEN)
    assert places(one) == places(same)
    assert [item.explain() for item in one] == [item.explain() for item in same]
    assert [apart.explain() for apart in aside(one)] == [apart.explain() for apart in aside(same)]


@settings(max_examples=30)
@given(rows(), kaders(), conditions())
def test_a_rule_at_the_end_changes_nothing_before_it(
    drawn: list[Row], kader: cak.Afwegingskader, extra: Voorwaarde
) -> None:
    """A rule that is added last moves only people for whom there was no rule."""
    read = lijst(*drawn)
    longer = evolve(kader, regels=[*kader.regels, cak.Regel("laatste", als=extra, aanpak="later")])
    before, after = apply(kader, read, **GIVEN), apply(longer, read, **GIVEN)
    assert places(after)[: len(before)] == places(before)[: len(before)]
    stayed = [place for place in places(after) if place[2] != "laatste"]
    moved = [bsn for bsn, _, naam in places(after) if naam == "laatste"]
    assert stayed == [place for place in places(before) if place[0] not in moved]
    assert set(moved) <= {w.bsn.value for w in before.zonder_regel}


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("faults", [(), ("bsn_ongeldig", "bsn_leeg", "status_leeg", "dubbele_rij")])
def test_everyone_on_a_synthetic_list(seed: int, faults: tuple[str, ...]) -> None:
    """On a list with the published shares, everyone and every rejected row is accounted for."""
    read = generated(seed=seed, faults=faults)
    werklijst = apply(
        kader_of(
            k.leeftijd.tussen(18, 21) & k.in_premieregime,
            (k.maanden_in_regeling >= 120) | (k.achterstand_cak >= 5000),
            uitsluiten=[k.statuscode.is_("GBR") & ~k.in_premieregime],
            volgorde=[k.maanden_in_regeling.aflopend],
        ),
        read,
    )
    found = [bsn for bsn, _, _ in places(werklijst)]
    assert sorted(found) == sorted(w.bsn.value for w in read.wanbetalers)
    assert werklijst.rejected == len(read.rejected)
    assert bool(werklijst.rejected) is bool(faults)
    assert len(werklijst) == len(werklijst.items) == len(list(werklijst))


# First match under not-known


UNKNOWN = k.achterstand_cak >= 5000
YES = k.leeftijd >= 18
NO = k.leeftijd < 18
PERSON: Row = {"achterstand_cak": ""}


@pytest.mark.parametrize(
    ("uitsluiten", "regels", "place", "naam"),
    [
        ([], [YES], "item", "1"),
        ([], [NO], "zonder_regel", ""),
        ([], [UNKNOWN], "te_beoordelen", "1"),
        ([], [NO, YES], "item", "2"),
        ([], [YES, UNKNOWN], "item", "1"),
        ([], [UNKNOWN, YES], "te_beoordelen", "1"),
        ([], [NO, UNKNOWN, YES], "te_beoordelen", "2"),
        ([], [NO, NO], "zonder_regel", ""),
        ([], [NO, UNKNOWN, NO], "te_beoordelen", "2"),
        ([YES], [YES], "uitgesloten", "buiten"),
        ([YES], [UNKNOWN], "uitgesloten", "buiten"),
        ([UNKNOWN], [YES], "te_beoordelen", "buiten"),
        ([NO], [YES], "item", "1"),
        ([NO], [UNKNOWN], "te_beoordelen", "1"),
        ([NO], [NO], "zonder_regel", ""),
        ([YES], [cak.ALTIJD], "uitgesloten", "buiten"),
    ],
)
def test_first_match_under_not_known(
    uitsluiten: list[Voorwaarde], regels: list[Voorwaarde], place: str, naam: str
) -> None:
    """Exclusions come first, and the first rule that is not no decides: not known waits for a human."""
    kader = kader_of(*regels, uitsluiten=[cak.Regel("buiten", als=als) for als in uitsluiten])
    werklijst = apply(kader, lijst(PERSON))
    assert places(werklijst) == [(BSNS[0], place, naam)]


def test_a_bare_condition_excludes_by_its_own_words() -> None:
    """An exclusion may be a condition alone; its name is what it says in Dutch, and it needs no aanpak."""
    kader = kader_of(cak.ALTIJD, uitsluiten=[k.leeftijd >= 18])
    (regel,) = kader.uitsluiten
    assert (regel.naam, regel.aanpak) == ("de leeftijd is ten minste 18 jaar", None)
    assert [apart.regel for apart in apply(kader, lijst({})).uitgesloten] == [regel]


def test_te_beoordelen_says_what_would_settle_it() -> None:
    """Who waits for a human has the rule, and the comparisons that are not known."""
    kader = kader_of(YES & UNKNOWN & k.in_premieregime)
    (apart,) = apply(kader, lijst(PERSON | {"statuscode": ""})).te_beoordelen
    assert apart.reden.uitkomst is None
    assert apart.reden.onbekend == (UNKNOWN, k.in_premieregime)


# Order


def ordered(volgorde: list[Volgorde], *drawn: Row) -> list[str]:
    """Apply one rule for everyone and give the BSNs in order."""
    return [item.wanbetaler.bsn.value for item in apply(kader_of(cak.ALTIJD, volgorde=volgorde), lijst(*drawn))]


BY_AMOUNT: list[Row] = [
    {"bsn": BSNS[0], "achterstand_cak": ""},
    {"bsn": BSNS[1], "achterstand_cak": "20,00"},
    {"bsn": BSNS[2], "achterstand_cak": "100,00"},
    {"bsn": BSNS[3], "achterstand_cak": "-3,00"},
    {"bsn": BSNS[4], "achterstand_cak": ""},
]


@pytest.mark.parametrize(
    ("volgorde", "expected"),
    [
        ([], [4, 3, 2, 1, 0]),
        ([k.achterstand_cak.oplopend], [3, 1, 2, 4, 0]),
        ([k.achterstand_cak.aflopend], [2, 1, 3, 4, 0]),
        ([k.leeftijd.oplopend, k.achterstand_cak.aflopend], [2, 1, 3, 4, 0]),
        ([k.aantal_aanmeldingen.oplopend], [4, 3, 2, 1, 0]),
    ],
)
def test_order_within_a_rule(volgorde: list[Volgorde], expected: list[int]) -> None:
    """By volgorde, with not known last in both directions, and then by BSN."""
    assert ordered(volgorde, *BY_AMOUNT) == [BSNS[index] for index in expected]


def test_order_by_more_than_one() -> None:
    """The second of volgorde decides where the first says the same."""
    drawn = [
        {"bsn": BSNS[0], "aanmelddatum": "01-01-2020", "achterstand_cak": "5,00"},
        {"bsn": BSNS[1], "aanmelddatum": "31-01-2020", "achterstand_cak": "7,00"},
        {"bsn": BSNS[2], "aanmelddatum": "01-12-2019", "achterstand_cak": "1,00"},
        {"bsn": BSNS[3], "aanmelddatum": "", "achterstand_cak": "900,00"},
    ]
    volgorde = [k.maanden_in_regeling.aflopend, k.achterstand_cak.aflopend]
    assert ordered(volgorde, *drawn) == [BSNS[index] for index in (2, 1, 0, 3)]


def test_an_age_that_is_not_exact_counts_as_the_lowest() -> None:
    """Who is 42 or 43 stands between 42 and 43 by BSN, and who has no birth date comes last."""
    drawn = [
        {"bsn": BSNS[0], "geboortedatum": "00-00-1980"},
        {"bsn": BSNS[1], "geboortedatum": "01-12-1980"},
        {"bsn": BSNS[2], "geboortedatum": "01-01-1980"},
        {"bsn": BSNS[3], "geboortedatum": ""},
    ]
    assert ordered([k.leeftijd.oplopend], *drawn) == [BSNS[index] for index in (1, 0, 2, 3)]
    assert ordered([k.leeftijd.aflopend], *drawn) == [BSNS[index] for index in (2, 1, 0, 3)]


def test_rules_come_before_volgorde() -> None:
    """Everyone under the first rule stands before everyone under the second, and the order holds apart as well."""
    kader = kader_of(k.achterstand_cak < 50, k.achterstand_cak >= 50, volgorde=[k.achterstand_cak.aflopend])
    werklijst = apply(kader, lijst(*BY_AMOUNT))
    assert [(item.rang, item.wanbetaler.bsn.value, item.regel.naam) for item in werklijst] == [
        (1, BSNS[1], "1"),
        (2, BSNS[3], "1"),
        (3, BSNS[2], "2"),
    ]
    assert [apart.wanbetaler.bsn.value for apart in werklijst.te_beoordelen] == [BSNS[4], BSNS[0]]
    without = apply(kader_of(NO, volgorde=[k.achterstand_cak.oplopend]), lijst(*BY_AMOUNT))
    assert [w.bsn.value for w in without.zonder_regel] == [BSNS[index] for index in (3, 1, 2, 4, 0)]


# Earlier lists


NIEUW = kader_of(k.nieuw_op_lijst)
MARCH = lijst({"bsn": BSNS[0]}, peildatum=date(2023, 3, 31))
JUNE = lijst({"bsn": BSNS[1]}, peildatum=date(2023, 6, 30))


@pytest.mark.parametrize(
    ("vorige", "expected"),
    [
        (cak.EERSTE_LIJST, [2, 1, 0]),
        ([MARCH], [2, 1]),
        ([JUNE], [2, 0]),
        ([MARCH, JUNE], [2, 0]),
        ((JUNE, MARCH), [2, 0]),
    ],
)
def test_nieuw_op_lijst(vorige: Any, expected: list[int]) -> None:
    """New is who was not on the latest of the earlier lists, in any order; on a first list everyone is."""
    now = lijst({"bsn": BSNS[0]}, {"bsn": BSNS[1]}, {"bsn": BSNS[2]})
    werklijst = apply(NIEUW, now, vorige=vorige)
    assert [item.wanbetaler.bsn.value for item in werklijst] == [BSNS[index] for index in expected]


@pytest.mark.parametrize(
    "vorige",
    [
        [lijst({}, peildatum=PEILDATUM)],
        [lijst({}, peildatum=date(2023, 12, 31))],
        [MARCH, lijst({}, peildatum=date(2023, 12, 31))],
        [MARCH, lijst({}, peildatum=MARCH.peildatum)],
        MARCH,
        [None],
        None,
        "eerste",
        [MARCH.by_bsn],
        {MARCH},
    ],
    ids=[
        "same_day",
        "later",
        "one_later",
        "same_day_twice",
        "bare",
        "none_in",
        "none",
        "text",
        "persons",
        "set",
    ],
)
@pytest.mark.parametrize("kader", [NIEUW, kader_of(YES)], ids=["needed", "not_needed"])
def test_wrong_earlier_lists(vorige: Any, kader: cak.Afwegingskader) -> None:
    """Earlier lists are a sequence of lists, each of an earlier day of its own, needed or not."""
    with pytest.raises(cak.KaderError, match="vorige"):
        apply(kader, lijst({}), vorige=vorige)


def test_an_earlier_list_that_does_not_say_whose_it_is() -> None:
    """A list that was read without gemeente passes, as the list itself does."""
    unsaid = lijst({"bsn": BSNS[0]}, peildatum=date(2023, 3, 31), gemeente=None)
    assert len(apply(NIEUW, lijst({}), vorige=[unsaid])) == 0
    assert len(apply(NIEUW, lijst({}, gemeente=None), vorige=[unsaid, JUNE])) == 1


def test_an_earlier_list_of_another_gemeente_than_the_permission() -> None:
    """An earlier list is used too: that of another municipality is refused, whatever the list itself says."""
    stranger = lijst({}, peildatum=date(2023, 3, 31), gemeente=OTHER_GEMEENTE)
    for read in (lijst({}), lijst({}, gemeente=None)):
        with pytest.raises(cak.DoelbindingError, match=OTHER_GEMEENTE.value):
            apply(NIEUW, read, vorige=[JUNE, stranger])


JONG = cak.Lijstfilter(leeftijd=(18, 27))


@pytest.mark.parametrize("asked", [None, JONG, cak.Lijstfilter(postcodes=["2011"])])
def test_an_earlier_list_of_which_another_part_was_asked(asked: cak.Lijstfilter | None) -> None:
    """Who was outside the filter then is not new now: such a list is refused, and a whole or an equal one is not."""
    now = evolve(lijst({"bsn": BSNS[0]}, {"bsn": BSNS[1]}), filter=asked)
    for same in (None, cak.Lijstfilter(), asked):
        assert len(apply(NIEUW, now, vorige=[evolve(MARCH, filter=same)])) == 1
    for other in {JONG, cak.Lijstfilter(leeftijd=(18, 23))} - {asked}:
        with pytest.raises(cak.KaderError, match="the filter of this list"):
            apply(NIEUW, now, vorige=[JUNE, evolve(MARCH, filter=other)])


@pytest.mark.parametrize("als", [k.inning_gewisseld, k.maanden_zonder_wijziging >= 6])
def test_a_column_that_an_earlier_list_has_not(als: Voorwaarde) -> None:
    """What looks at rows of an earlier list needs their columns; who is on it can be asked without."""
    bare = cak.read_lijst(f"BSN;Aanmelddatum\n{BSNS[0]};01-01-2020\n".encode(), peildatum=date(2023, 3, 31))
    with pytest.raises(cak.KaderError, match="vorige 2023-03-31 needs columns that the list has not: inningswijze"):
        apply(kader_of(als), lijst({}), vorige=[JUNE, bare])
    assert len(apply(NIEUW, lijst({}), vorige=[bare])) == 0


def test_what_is_no_list_is_refused() -> None:
    """A kader is applied to a list and to nothing else, and the argument is named."""
    not_a_list: Any = "lijst.csv"
    with pytest.raises(cak.WaardeError, match="expected CakLijst as lijst"):
        apply(kader_of(YES), not_a_list)


# What is missing, and permission


def test_a_missing_column_is_refused_at_once() -> None:
    """A kader that needs a column that the list has not is no "not known" for everyone."""
    read = lijst(header="BSN;A;Aanmelddatum;B;C;D;E")
    with pytest.raises(cak.KaderError, match="columns that the list has not: achterstand_cak, geboortedatum"):
        apply(kader_of(YES | UNKNOWN), read)
    with pytest.raises(cak.KaderError, match="achterstand_cak"):
        apply(kader_of(cak.ALTIJD, volgorde=[k.achterstand_cak.aflopend]), read)
    with pytest.raises(cak.KaderError, match="inningswijze"):
        apply(kader_of(cak.ALTIJD, uitsluiten=[k.inningswijze.is_(cak.Inningswijze.CJIB)]), read)
    assert len(apply(kader_of(k.maanden_in_regeling >= 0), read)) == 0


@pytest.mark.parametrize("vorige", [(), []])
def test_missing_earlier_lists_are_refused_at_once(vorige: Any) -> None:
    """A kader that looks at earlier lists needs them, or EERSTE_LIJST, even for an empty list and a later rule."""
    for kader in (NIEUW, kader_of(YES, k.nieuw_op_lijst), kader_of(YES, uitsluiten=[~k.nieuw_op_lijst])):
        with pytest.raises(cak.KaderError, match="nieuw_op_lijst needs vorige"):
            apply(kader, lijst(), vorige=vorige)


def test_a_missing_verrijking_is_refused_at_once() -> None:
    """A kader that looks at bijstand needs a verrijking with it, even for an empty list, and not two."""
    kader = kader_of(YES, k.bijstand)
    with pytest.raises(cak.KaderError, match="BIJSTAND"):
        apply(kader, lijst())
    with pytest.raises(cak.KaderError, match="one Verrijking for BIJSTAND, found two"):
        apply(kader, lijst(), verrijkingen=[bijstand(set()), bijstand({BSNS[0]})])


def test_a_verrijking_that_is_no_verrijking() -> None:
    """Something else in its place is refused as a mistake of the caller."""
    with pytest.raises(cak.KaderError):
        apply(kader_of(YES), lijst({}), verrijkingen=[{cak.BSN(BSNS[0]): True}])


def test_a_verrijking_decides() -> None:
    """Who has it falls under the rule, who was looked up without it does not, and who was not looked up waits."""
    werklijst = apply(
        kader_of(k.bijstand),
        lijst(*({"bsn": bsn} for bsn in BSNS[:3])),
        verrijkingen=[bijstand({BSNS[0]}, {BSNS[0], BSNS[1]})],
    )
    assert sorted(places(werklijst), reverse=True) == [
        (BSNS[0], "item", "1"),
        (BSNS[1], "zonder_regel", ""),
        (BSNS[2], "te_beoordelen", "1"),
    ]


def test_the_permission_must_cover_the_use() -> None:
    """Another municipality, a day outside it, more data, or a test in its place: refused before anyone is looked at."""
    kader, read = kader_of(YES), lijst({})
    gebruik = toestemming(kader)
    more = kader_of(YES & UNKNOWN)
    with pytest.raises(cak.DoelbindingError, match="gemeente 0307"):
        kader.apply(lijst({}, gemeente=OTHER_GEMEENTE), gebruik, op=DAY)
    with pytest.raises(cak.DoelbindingError, match="not on 2023-10-11"):
        kader.apply(read, gebruik, op=date(2023, 10, 11))
    with pytest.raises(cak.DoelbindingError, match="does not cover ACHTERSTAND_CAK"):
        more.apply(read, gebruik, op=DAY)
    others: list[Any] = [cak.toets(gebruik.verwerking, op=DAY), None, gebruik.verwerking]
    for wrong in others:
        with pytest.raises(cak.DoelbindingError, match="expected a ToegestaanGebruik"):
            kader.apply(read, wrong, op=DAY)
    with pytest.raises(cak.WaardeError, match="op"):
        kader.apply(read, gebruik, op="2023-10-12")  # type: ignore[arg-type]
    assert len(kader.apply(lijst({}, gemeente=None), gebruik, op=DAY)) == 1


WERK = cak.Organisatieonderdeel.WERK_EN_INKOMEN


def test_werk_en_inkomen_sees_only_persons_with_bijstand() -> None:
    """Of who has no bijstand, and of who was not looked up, only the number comes out."""
    kader = kader_of(k.leeftijd < 18, uitsluiten=[k.achterstand_cak >= 5000])
    read = lijst(
        {"bsn": BSNS[0]},
        {"bsn": BSNS[1], "geboortedatum": "01-01-2010"},
        {"bsn": BSNS[2], "achterstand_cak": "5000,00"},
        {"bsn": BSNS[3]},
        {"bsn": BSNS[4]},
    )
    werklijst = kader.apply(
        read, toestemming(kader, WERK), op=DAY, verrijkingen=[bijstand(set(BSNS[:3]), set(BSNS[:4]))]
    )
    assert werklijst.buiten_toestemming == 2
    assert sorted(places(werklijst), reverse=True) == [
        (BSNS[0], "zonder_regel", ""),
        (BSNS[1], "item", "1"),
        (BSNS[2], "uitgesloten", kader.uitsluiten[0].naam),
    ]


@settings(max_examples=30)
@given(rows(), kaders(), st.sets(st.sampled_from(BSNS)), st.none() | st.sets(st.sampled_from(BSNS)))
def test_the_restriction_lets_no_one_else_through(
    drawn: list[Row], kader: cak.Afwegingskader, yes: set[str], looked_up: set[str] | None
) -> None:
    """With the restriction everyone with bijstand is where they would be without it, and the others are counted."""
    read = lijst(*drawn)
    options = GIVEN | {"verrijkingen": [bijstand(yes, looked_up)]}
    restricted = kader.apply(read, toestemming(kader, WERK), op=DAY, **options)
    expected = [place for place in places(apply(kader, read, **options)) if place[0] in yes]
    assert places(restricted) == expected
    assert restricted.buiten_toestemming == len(read.wanbetalers) - len(expected)


def test_werk_en_inkomen_needs_the_verrijking() -> None:
    """Without knowing who has bijstand, the restricted permission can't be used, even for an empty list."""
    kader = kader_of(YES)
    with pytest.raises(cak.DoelbindingError, match="give a Verrijking with BIJSTAND"):
        kader.apply(lijst(), toestemming(kader, WERK), op=DAY)


def test_ages_are_of_the_peildatum() -> None:
    """Ages and months are counted on the day of the list, not on the day of use."""
    kader = kader_of(k.leeftijd >= 18, k.leeftijd < 18)
    read = lijst({"geboortedatum": "05-10-2005"})
    assert places(apply(kader, read)) == [(BSNS[0], "item", "2")]


# Making a kader


def test_a_kader_needs_a_rule() -> None:
    """A kader without a rule prioritises nobody."""
    with pytest.raises(cak.KaderError, match="at least one rule; ALTIJD"):
        cak.Afwegingskader("leeg", regels=[])


@pytest.mark.parametrize("naam", ["", "  ", "\n", None, 3])
def test_names_are_not_empty(naam: Any) -> None:
    """A kader and a rule have a name, as people read it."""
    with pytest.raises(cak.KaderError, match="name that is not empty"):
        cak.Afwegingskader(naam, regels=[cak.Regel("alle", als=cak.ALTIJD, aanpak="brief")])
    with pytest.raises(cak.KaderError, match="name that is not empty"):
        cak.Regel(naam, als=cak.ALTIJD, aanpak="brief")


ALLE = cak.Regel("alle", als=cak.ALTIJD, aanpak="brief")


@pytest.mark.parametrize(
    ("regels", "uitsluiten"),
    [
        ([ALLE, ALLE], []),
        ([ALLE], [ALLE]),
        ([ALLE], [YES, YES]),
        ([ALLE, cak.Regel("de leeftijd is ten minste 18 jaar", als=YES, aanpak="brief")], [YES]),
    ],
)
def test_names_are_unique(regels: list[cak.Regel], uitsluiten: list[Any]) -> None:
    """Two rules of one name, exclusions included, can't be told apart by who reads the reason."""
    with pytest.raises(cak.KaderError, match="twice"):
        cak.Afwegingskader("dubbel", regels=regels, uitsluiten=uitsluiten)


@pytest.mark.parametrize("aanpak", ["", "  ", None])
def test_a_rule_needs_an_aanpak(aanpak: Any) -> None:
    """A rule says what is done; only an exclusion needs not."""
    with pytest.raises(cak.KaderError, match="aanpak"):
        cak.Afwegingskader("geen aanpak", regels=[cak.Regel("alle", als=cak.ALTIJD, aanpak=aanpak)])


@pytest.mark.parametrize("als", [k.leeftijd == 18, True, None, "leeftijd >= 18", k.leeftijd], ids=repr)  # type: ignore[comparison-overlap]
def test_a_rule_needs_a_condition(als: Any) -> None:
    """What Python makes of ``==`` is no condition; the message says what to write."""
    with pytest.raises(cak.KaderError, match=r"compare for equality with \.is_"):
        cak.Regel("18", als=als, aanpak="brief")


@pytest.mark.parametrize(
    "options",
    [
        {"regels": [k.in_premieregime]},
        {"regels": ["alle"]},
        {"regels": [ALLE], "uitsluiten": ["alle"]},
        {"regels": [ALLE], "uitsluiten": [k.leeftijd]},
        {"regels": [ALLE], "volgorde": [k.leeftijd]},
        {"regels": [ALLE], "volgorde": ["leeftijd"]},
    ],
)
def test_what_is_no_rule_or_order_is_refused(options: dict[str, Any]) -> None:
    """A bare condition is no rule as it has no aanpak, and a criterium is no order as it has no direction."""
    with pytest.raises(cak.KaderError, match="expected each"):
        cak.Afwegingskader("verkeerd", **options)


def test_a_kader_names_its_footprint() -> None:
    """The data of rules, exclusions and order adds up, with the BSN, before any list is there."""
    kader = kader_of(
        k.leeftijd.tussen(18, 21) & k.in_premieregime,
        k.bijstand,
        uitsluiten=[k.woonplaats.is_("Haarlem")],
        volgorde=[k.maanden_in_regeling.aflopend],
    )
    names = {"BSN", "GEBOORTEDATUM", "STATUSCODE", "BIJSTAND", "WOONPLAATS", "AANMELDDATUM"}
    assert {gegeven.name for gegeven in kader.regelgegevens} == names
    assert {gegeven.name for gegeven in kader.gegevens} == names | {"NAAM", "ADRES", "POSTCODE"}  # a letter goes there
    assert kader.criteria == {k.leeftijd, k.in_premieregime, k.bijstand, k.woonplaats, k.maanden_in_regeling}
    assert kader_of(cak.ALTIJD).regelgegevens == {cak.Gegeven.BSN}
    assert kader_of(cak.Regel("alle", als=cak.ALTIJD, aanpak="later")).gegevens == {cak.Gegeven.BSN}


def test_a_kader_is_a_value() -> None:
    """Lists become tuples, equal kaders are equal, and ``repr`` shows counts."""
    kader = kader_of(YES, UNKNOWN, uitsluiten=[NO], volgorde=[k.leeftijd.oplopend])
    assert kader == kader_of(YES, UNKNOWN, uitsluiten=(NO,), volgorde=iter([k.leeftijd.oplopend]))
    assert kader != kader_of(UNKNOWN, YES, uitsluiten=[NO], volgorde=[k.leeftijd.oplopend])
    assert hash(kader) == hash(evolve(kader))
    assert repr(kader) == "Afwegingskader('toets', 2 regels, 1 uitsluiten)"
    assert [type(part) for part in (kader.regels, kader.uitsluiten, kader.volgorde)] == [tuple] * 3


# A vendor's own criteria


def own(kind: Any, operation: Operation, field: str, *gegevens: cak.Gegeven, **changes: Any) -> Any:
    """Make a criterium as a vendor would."""
    omschrijving = Tekst("het eigen gegeven", "our own datum")
    return kind(
        naam="eigen",
        operation=operation,
        field=field,
        gegevens=frozenset(gegevens),
        omschrijving=omschrijving,
        **changes,
    )


def test_a_vendors_own_criteria_work_in_a_kader() -> None:
    """A number, a choice and a yes or no of one's own decide, order, explain and count in the footprint."""
    months = own(Getal, Operation.MONTHS_SINCE, "eerste_aanmelddatum", cak.Gegeven.AANMELDDATUM)
    latest = own(Keuze, Operation.FIELD, "inningswijze", cak.Gegeven.INNINGSWIJZE, soort=cak.Inningswijze)
    schuldhulp = own(JaNee, Operation.IN_VERRIJKING, "schuldhulp", cak.Gegeven.SCHULDHULP)
    kader = kader_of(
        latest.is_(cak.Inningswijze.CJIB) & (months >= 12),
        uitsluiten=[schuldhulp],
        volgorde=[months.oplopend],
    )
    oordeel = cak.Oordeel(rol="functionaris gegevensbescherming", op=DAY, motivering="voorkomt dubbele hulp")
    gebruik = toestemming(kader, oordelen={"GEGEVEN_SCHULDHULP": oordeel})
    helped = cak.Verrijking(
        cak.Gegeven.SCHULDHULP,
        waarden={cak.BSN(BSNS[1]): True},
        nagegaan=cak.ALLEN,
        herkomst="schuldhulpverlening",
        peildatum=PEILDATUM,
    )
    read = lijst({"bsn": BSNS[0]}, {"bsn": BSNS[1]}, {"bsn": BSNS[2], "aanmelddatum": "01-01-2022"})
    werklijst = kader.apply(read, gebruik, op=DAY, verrijkingen=[helped])
    assert [bsn for bsn, _, _ in places(werklijst)] == [BSNS[2], BSNS[0], BSNS[1]]
    assert [apart.wanbetaler.bsn.value for apart in werklijst.uitgesloten] == [BSNS[1]]
    assert "het eigen gegeven is cjib: ja; en het eigen gegeven is ten minste 12: ja" in werklijst.items[0].explain()


@pytest.mark.parametrize(
    ("field", "gegeven", "value"),
    [("naam.achternaam", cak.Gegeven.NAAM, "Linde"), ("adres.straatnaam", cak.Gegeven.ADRES, "Proeflaan")],
)
def test_a_vendors_own_criterium_on_name_or_address(field: str, gegeven: cak.Gegeven, value: str) -> None:
    """Name and address have several columns; a list that has them serves a criterium on them."""
    keuze = own(Keuze, Operation.FIELD, field, gegeven, soort=str)
    read = generated(40)
    assert {"achternaam", "straatnaam"} <= read.fields
    werklijst = apply(kader_of(keuze.is_(value)), read)
    assert 0 < len(werklijst) < 40


@pytest.mark.parametrize(
    "als",
    [
        own(Getal, Operation.ROWS, "statuscode", cak.Gegeven.STATUSCODE) >= 1,
        own(Keuze, Operation.COUNT, "aanmeldingen", cak.Gegeven.BSN, soort=str).is_("x"),
        own(JaNee, Operation.COUNT, "aanmeldingen", cak.Gegeven.BSN),
    ],
    ids=["getal", "keuze", "ja_nee"],
)
def test_misuse_of_an_operation_is_refused_at_once(als: Voorwaarde) -> None:
    """A criterium that can't be asked is refused before anyone is looked at, even by a later rule on an empty list."""
    with pytest.raises(cak.KaderError, match=r"eigen: .* gives no"):
        apply(kader_of(YES, als), lijst())


# What is said


def test_an_item_says_itself() -> None:
    """An item has its person, rule, aanpak, rank and reason, and no judgement until a human gave one."""
    bron = cak.Bron(regeling="beleidsnota", artikel="3")
    regel = cak.Regel(
        "18 tot 21",
        als=k.leeftijd.tussen(18, 21) & k.in_premieregime,
        aanpak="huisbezoek",
        bron=bron,
        toelichting="jong",
    )
    read = lijst({"geboortedatum": "01-01-2005"})
    (item,) = apply(kader_of(regel), read)
    assert item.wanbetaler is read.wanbetalers[0]
    assert (item.regel, item.aanpak, item.rang, item.beoordeling) == (regel, "huisbezoek", 1, None)
    assert item.reden.uitkomst is True
    assert [deel.uitkomst for deel in item.reden.delen] == [True, True]
    assert item.explain() == item.explain("nl")
    assert item.explain("nl") == (
        "Deze inwoner valt onder “18 tot 21” (aanpak: huisbezoek), want "
        "de leeftijd is ten minste 18 en minder dan 21 jaar: ja; "
        "en de inwoner is nu de bestuursrechtelijke premie verschuldigd: ja (artikel 18d, eerste lid, Zvw). "
        "Bron: artikel 3, beleidsnota. De schuld bij de zorgverzekeraar staat niet op de lijst."
    )
    assert item.explain("en") == (
        "This resident falls under “18 tot 21” (aanpak: huisbezoek), because "
        "the age is at least 18 and less than 21 years: yes; "
        "and the resident now owes the bestuursrechtelijke premie: yes (artikel 18d, eerste lid, Zvw). "
        "Source: artikel 3, beleidsnota. The debt at the insurer is not on the list."
    )


def test_who_is_apart_says_why() -> None:
    """Who is excluded reads by what, and who waits reads that a human judges and what there is."""
    kader = kader_of(k.achterstand_cak >= 50, uitsluiten=[cak.Regel("minderjarig", als=k.leeftijd < 18)])
    werklijst = apply(
        kader, lijst({"bsn": BSNS[0], "geboortedatum": "01-01-2010"}, {"bsn": BSNS[1], "achterstand_cak": ""})
    )
    (excluded,), (waiting,) = werklijst.uitgesloten, werklijst.te_beoordelen
    assert excluded.explain("nl") == (
        "Deze inwoner valt buiten de werklijst door “minderjarig”, want de leeftijd is minder dan 18 jaar: ja. "
        "De schuld bij de zorgverzekeraar staat niet op de lijst."
    )
    assert excluded.explain("en") == (
        "This resident is not on the werklijst because of “minderjarig”: the age is less than 18 years: yes. "
        "The debt at the insurer is not on the list."
    )
    assert waiting.explain("nl") == (
        "Of deze inwoner onder “1” valt, is niet bekend; een mens beoordeelt dat. Wat er is: "
        "het openstaande bedrag bij het CAK is ten minste 50 euro: niet bekend. "
        "De schuld bij de zorgverzekeraar staat niet op de lijst."
    )
    assert waiting.explain("en") == (
        "Whether this resident falls under “1” is not known; a human judges. What there is: "
        "the amount owed to the CAK is at least 50 euro: not known. "
        "The debt at the insurer is not on the list."
    )


@settings(max_examples=30)
@given(rows(), kaders())
def test_an_explanation_never_judges_and_never_tells_who(drawn: list[Row], kader: cak.Afwegingskader) -> None:
    """Every explanation speaks of a resident, says which debt is not on the list, and holds no value of the person."""
    werklijst = apply(kader, lijst(*drawn), **GIVEN)
    for entry in (*werklijst, *aside(werklijst)):
        nl, en = entry.explain("nl"), entry.explain("en")
        assert "deze inwoner" in nl.lower()
        assert "this resident" in en.lower()
        assert nl.endswith("De schuld bij de zorgverzekeraar staat niet op de lijst.")
        assert en.endswith("The debt at the insurer is not on the list.")
        assert "wanbetaler" not in f"{nl} {en}".lower()
        for text in (nl, en, repr(entry), repr(werklijst)):
            assert entry.wanbetaler.bsn.value not in text
        cites_the_law = k.in_premieregime in entry.regel.als.criteria
        assert ("artikel 18d, eerste lid, Zvw" in nl) is cites_the_law
        assert ("artikel 18d, eerste lid, Zvw" in en) is cites_the_law


def test_a_werklijst_shows_counts() -> None:
    """``repr`` tells how many there are in each place, and about nobody."""
    kader = kader_of(k.achterstand_cak >= 50, uitsluiten=[k.leeftijd < 18])
    read = lijst(
        {"bsn": BSNS[0]},
        {"bsn": BSNS[1], "achterstand_cak": ""},
        {"bsn": BSNS[2], "geboortedatum": "01-01-2010"},
        {"bsn": BSNS[3], "achterstand_cak": "1,00"},
        {"bsn": "123"},
    )
    assert repr(apply(kader, read)) == (
        "Werklijst(1 items, 1 te_beoordelen, 1 uitgesloten, 1 zonder_regel, 0 buiten_toestemming, 1 rejected)"
    )


def test_a_rejected_row_is_a_resident_without_an_offer() -> None:
    """Rows that could not be tied to a person are counted beside everyone who is placed."""
    werklijst = apply(kader_of(cak.ALTIJD), lijst({}, {"bsn": "123"}, {"bsn": ""}))
    assert (len(werklijst), werklijst.rejected) == (1, 2)


def test_a_criterium_type_is_exported() -> None:
    """What a kader names as its criteria are of the type that a vendor can import."""
    assert all(isinstance(criterium, Criterium) for criterium in kader_of(YES & k.in_premieregime).criteria)
