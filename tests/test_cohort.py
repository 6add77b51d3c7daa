# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Cohorts: 24 generated months whose truth is known, told by lists and by stands alike; and what can't be followed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import pytest
from attrs import evolve

import cak_regeling as cak
from cak_regeling.lijst import Stand
from cak_regeling.opvolging import (
    Cohortrij,
    Cohorttabel,
    Contacten,
    Contactpoging,
    Contactresultaat,
    Contactsoort,
    Contactverloop,
    Intake,
    Resultaat,
    Vertrek,
    Vertrekreden,
    Verwijzing,
    buiten_filter,
    follow,
)
from cak_regeling.testing import generate_maanden
from cak_regeling.testing.maanden import Maanden
from cak_regeling.testing.waarheid import SoortVerandering, Verandering


HAARLEM = cak.Gemeentecode("0392")
KEY = b"een geheime sleutel"
START = date(2022, 1, 31)
AFTER = (3, 6, 12, 24)
YOUNG = cak.Lijstfilter(leeftijd=(18, 27))
FILTERS = {"heel": None, "jong": YOUNG}


@cache
def months(which: str) -> tuple[Maanden, tuple[cak.CakLijst, ...]]:
    """Make 24 months, of the whole list or of the young, and read them."""
    maanden = generate_maanden(200 if which == "heel" else 900, months=24, seed=8, start=START, filter=FILTERS[which])
    return maanden, tuple(
        cak.read_lijst(maand.lijst.content, peildatum=maand.peildatum, gemeente=HAARLEM, filter=FILTERS[which])
        for maand in maanden
    )


def stands(lijsten: Iterable[cak.CakLijst], version: str | None = None) -> list[Stand]:
    """Keep only the stands."""
    return [lijst.stand(KEY, version=version) for lijst in lijsten]


def left(waarheid: Mapping[cak.BSN, Iterable[Verandering]]) -> dict[cak.BSN, list[Vertrek]]:
    """Give what is known of leaving: the reason where there is one, not for who left for no known reason."""
    own = {
        SoortVerandering.VERHUISD: Vertrekreden.VERHUISD,
        SoortVerandering.BUITEN_FILTER: Vertrekreden.BUITEN_FILTER,
    }
    found: dict[cak.BSN, list[Vertrek]] = defaultdict(list)
    for bsn, course in waarheid.items():
        for one in (event for event in course if event.zichtbaar):
            reden = own.get(one.soort) or (one.reden if one.soort is SoortVerandering.AFGEMELD else None)
            if reden is not None:
                assert not isinstance(reden, cak.RedenTerugkeer)
                found[bsn].append(Vertrek(op=one.dag, reden=reden))
    return found


def truth(course: Iterable[Verandering], last: int) -> tuple[int, dict[int, set[str]]] | None:
    """Tell from what happened to a person the month of their cohort, and where they are at each point."""
    events = [one for one in course if one.zichtbaar]
    came = [one.maand for one in events if one.soort.komt]
    if not came:
        return None
    start = came[0]
    points: dict[int, set[str]] = {}
    for after in AFTER:
        t = start + after
        if t > last:
            points[after] = {"nog_niet_gevolgd"}
            continue
        moves = [one for one in events if one.maand <= t and (one.soort.komt or one.soort.gaat)]
        if moves[-1].soort.gaat:
            why = moves[-1]
            reden = why.soort if why.soort in {SoortVerandering.VERHUISD, SoortVerandering.BUITEN_FILTER} else why.reden
            points[after] = {"verdwenen", "reden_onbekend" if reden is None else reden.value}
            continue
        points[after] = {"op_lijst"} | ({"teruggekeerd"} if len(moves) > 1 else set())
        states = [
            one
            for one in events
            if start < one.maand <= t and one.soort in {SoortVerandering.STATUSCODE, SoortVerandering.TERUGGEKEERD}
        ]
        owed = any(one.van == "BOE" for one in states)
        if owed and states[-1].soort is SoortVerandering.STATUSCODE and states[-1].naar != "BOE":
            points[after].add("regeling")
    return start, points


@pytest.mark.parametrize("which", FILTERS)
@pytest.mark.parametrize("kept", ["lijsten", "stands", "beide"])
def test_cohorts_equal_the_truth(which: str, kept: str) -> None:
    """Who left, why and when, who only dropped out of a filter, who returned: to the person, from whatever was kept."""
    maanden, lijsten = months(which)
    expected: dict[tuple[date, int], Counter[str]] = defaultdict(Counter)
    for course in maanden.waarheid.by_bsn.values():
        told = truth(course, len(maanden) - 1)
        if told is not None:
            cohort = maanden.peildatums[told[0]].replace(day=1)
            for after, names in told[1].items():
                expected[cohort, after].update({"personen", *names})
    standen: list[Any] = list(lijsten) if kept == "lijsten" else stands(lijsten)
    if kept == "beide":
        standen[::2] = lijsten[::2]
    Random(1).shuffle(standen)  # noqa: S311 - any order will do
    table = follow(standen, after=AFTER, vertrek=left(maanden.waarheid.by_bsn), key=None if kept == "lijsten" else KEY)
    found = {
        (row.cohort, row.after): Counter(
            {
                **{name: getattr(row, name) for name in ("personen", "nog_niet_gevolgd", "op_lijst", "teruggekeerd")},
                **{name: getattr(row, name) for name in ("verdwenen", "reden_onbekend")},
                **{reden.value: count for reden, count in row.redenen.items()},
                "regeling": row.op_regeling + row.regeling_onbekend,
            }
        )
        for row in table
    }
    assert {key: +counts for key, counts in found.items()} == expected
    assert sum(counts["personen"] for (_, after), counts in found.items() if after == 3) > 250
    reasons = Counter[str]()
    for row in table:
        reasons.update(reden.value for reden in row.redenen)
    assert len(reasons) > 5
    assert ("buiten_filter" in reasons) == (which == "jong")


def test_lists_and_stands_give_the_same_table() -> None:
    """The whole table, every figure, whichever was kept, with contact and reasons by BSN or by pseudonym."""
    maanden, lijsten = months("heel")
    vertrek = left(maanden.waarheid.by_bsn)
    contacten = contact(lijsten)
    named = follow(lijsten, contacten=contacten, vertrek=vertrek)
    pseudonyms = {bsn.pseudonym(KEY): reasons for bsn, reasons in vertrek.items()}
    assert follow(stands(lijsten), contacten=contacten.stand(KEY), vertrek=pseudonyms) == named
    assert follow(stands(lijsten), contacten=contacten, vertrek=vertrek, key=KEY) == named


def contact(lijsten: Iterable[cak.CakLijst]) -> Contacten:
    """Make contact with half of the persons, from the day of their first list on."""
    random = Random(3)  # noqa: S311 - test data
    first: dict[cak.BSN, date] = {}
    for lijst in lijsten:
        for bsn in lijst.by_bsn:
            first.setdefault(bsn, lijst.peildatum)
    found: dict[cak.BSN, Contactverloop] = {}
    for bsn, day in first.items():
        days = sorted(day + timedelta(random.randrange(400)) for _ in range(random.randrange(4)))
        pogingen = [
            Contactpoging(
                soort=Contactsoort.TELEFOON,
                datum=one,
                bereikt=random.random() < 0.3,
                minuten=random.choice([None, 5, 20]),
            )
            for one in days
        ]
        reached = [one.datum for one in pogingen if one.bereikt]
        results = [Resultaat.ADVIES_QUICK_FIX, Resultaat.HOEFT_GEEN_HULP]
        resultaten = [Contactresultaat(resultaat=random.choice(results), datum=one) for one in reached[:1]]
        agreed = [one + timedelta(30) for one in reached[:1] if random.random() < 0.2]
        verwijzingen = [Verwijzing(naar="wijkteam", financieel=False, datum=one, akkoord_op=one) for one in agreed]
        found[bsn] = Contactverloop(pogingen=pogingen, resultaten=resultaten, verwijzingen=verwijzingen)
    return Contacten(found)


@pytest.mark.parametrize("by", ["eerste_vermelding", "eerste_contact"])
def test_what_came_of_contact(by: Any) -> None:
    """Approached, reached, accepted and the minutes, counted again person by person in the plainest way."""
    _, lijsten = months("heel")
    contacten = contact(lijsten)
    table = follow(lijsten, by=by, contacten=contacten)
    last_of = {(lijst.peildatum.year, lijst.peildatum.month): lijst for lijst in lijsten}
    expected: dict[tuple[date, int], Counter[str]] = defaultdict(Counter)
    for bsn, verloop in contacten.personen.items():
        first = min(lijst.peildatum for lijst in lijsten if bsn in lijst.by_bsn)
        begin = first if by == "eerste_vermelding" else verloop.eerste_poging
        if begin is None:
            continue
        for after in AFTER:
            counts = expected[begin.replace(day=1), after]
            counts["personen"] += 1
            total = begin.year * 12 + begin.month - 1 + after
            lijst = last_of.get((total // 12, total % 12 + 1))
            if lijst is None:
                continue
            tried = [one for one in verloop.pogingen if one.datum <= lijst.peildatum]
            counts["benaderd"] += len(tried) > 0
            counts["bereikt"] += len([one for one in tried if one.bereikt]) > 0
            counts["pogingen"] += len(tried)
            counts["minuten"] += sum(one.minuten for one in tried if one.minuten is not None)
            counts["pogingen_zonder_minuten"] += len([one for one in tried if one.minuten is None])
            helped = [
                one
                for one in verloop.resultaten
                if one.resultaat is Resultaat.ADVIES_QUICK_FIX and one.datum <= lijst.peildatum
            ]
            agreed = [one for one in verloop.verwijzingen if (one.akkoord_op or date.max) <= lijst.peildatum]
            counts["aanbod_aanvaard"] += bool(helped or agreed)
            at_start = [one for one in lijsten if one.peildatum <= begin and bsn in one.by_bsn][-1]
            if bsn in lijst.by_bsn:
                counts["inning"] += lijst.by_bsn[bsn].inningswijze is not at_start.by_bsn[bsn].inningswijze
    found = {
        (row.cohort, row.after): +Counter(
            {
                **{name: getattr(row, name) for name in ("personen", "benaderd", "bereikt", "aanbod_aanvaard")},
                **{name: getattr(row, name) for name in ("pogingen", "minuten", "pogingen_zonder_minuten")},
                "inning": row.inning_gewisseld,
            }
        )
        for row in table
    }
    assert found == {key: +counts for key, counts in expected.items()}
    assert sum(row.aanbod_aanvaard or 0 for row in table) > 20
    assert not any(row.inning_onbekend for row in table)
    assert table.niet_op_lijst == 0


# Small lists, made by hand


def lijst(month: int, *persons: str, **more: Any) -> cak.CakLijst:
    """Make a list of 2023, of persons such as ``1 BOE cjib 12,50``."""
    bsns = {"1": "999993653", "2": "999990639", "3": "999991723"}
    rows = [person.split() for person in persons]
    lines = [";".join([bsns[name], "01-01-2020", *rest, *[""] * (4 - len(rest))]) for name, *rest in rows]
    text = "\n".join(["BSN;Aanmelddatum;Status;Wijze van inning;Betalingsachterstand;Geboortedatum", *lines])
    day = date(2023 + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return cak.read_lijst(text.encode(), peildatum=day, **more)


ONE, TWO = cak.BSN("999993653"), cak.BSN("999990639")
APPROACHED = Contactverloop(pogingen=[Contactpoging(soort=Contactsoort.BRIEF, datum=date(2023, 1, 1))])


def row_of(lijsten: Iterable[cak.CakLijst], after: int = 3, **more: Any) -> Cohortrij:
    """Follow the first cohort to one point."""
    return follow(lijsten, after=[after], **more)[0]


def test_what_is_not_known_is_no_no() -> None:
    """GBT may be an arrangement or not, a way of collection that is not known has not changed, and no list is no no."""
    first = lijst(1, "1 BOE cjib", "2 BOE cjib", "3 GBR bron")
    row = row_of([first, lijst(2, "1 BOE bron", "2 BOE", "3 BOE"), lijst(4, "1 GBR bron", "2 GBT", "3 GBR bron")])
    assert (row.op_regeling, row.regeling_onbekend) == (2, 1)
    assert (row.inning_gewisseld, row.inning_onbekend) == (1, 1)
    assert (row.cohort, row.op, row.eerste_lijst) == (date(2023, 1, 1), date(2023, 4, 1), True)
    assert row.aandeel("op_regeling") == 2 / 3
    gap = row_of([first, lijst(5, "1 BOE")])
    assert (gap.nog_niet_gevolgd, gap.gevolgd, gap.verdwenen, gap.op) == (3, 0, 0, None)
    assert gap.aandeel("verdwenen") is None
    assert row.aandeel("benaderd") is None
    with pytest.raises(cak.WaardeError, match="expected one of op_lijst"):
        row.aandeel("minuten")


def test_a_reason_belongs_to_its_own_leaving() -> None:
    """Who left, returned and left again has the reason of the last time, or none."""
    lists = [lijst(1, "1 BOE"), lijst(2, "2 BOE"), lijst(3, "1 BOE"), lijst(4, "2 BOE")]
    before = Vertrek(op=date(2023, 1, 20), reden=cak.RedenAfmelding.DETENTIE)
    after = Vertrek(op=date(2023, 3, 20), reden=Vertrekreden.VERHUISD)
    later = Vertrek(op=date(2023, 4, 2), reden=cak.RedenAfmelding.WSNP)
    assert row_of(lists, vertrek={ONE: [before]}).reden_onbekend == 1
    assert row_of(lists, vertrek={ONE: [later, after, before]}).redenen == {Vertrekreden.VERHUISD: 1}
    assert row_of(lists, vertrek={ONE: [later]}).redenen == {}
    assert row_of([*lists, lijst(5)], 4, vertrek={ONE: [later]}).redenen == {cak.RedenAfmelding.WSNP: 1}
    assert row_of([*lists, lijst(5)], 4, vertrek={ONE: [later, after]}).redenen == {Vertrekreden.VERHUISD: 1}
    assert row_of(lists, 1, vertrek={ONE: [before]}).redenen == {cak.RedenAfmelding.DETENTIE: 1}
    assert row_of(lists, 2, vertrek={ONE: [before]}).teruggekeerd == 1


def test_a_result_can_say_why_someone_left() -> None:
    """A death or a move that was found while seeking contact is a reason; no other result is."""
    kinds = (Resultaat.OVERLEDEN, Resultaat.BEKEND_BIJ_SCHULDHULP, Resultaat.GEEN_INWONER)
    bsns = (ONE, TWO, cak.BSN("999991723"))
    contacten = Contacten(
        {
            bsn: Contactverloop(resultaten=[Contactresultaat(resultaat=which, datum=date(2023, 2, 1))])
            for bsn, which in zip(bsns, kinds, strict=True)
        }
    )
    row = row_of([lijst(1, "1 BOE", "2 BOE", "3 BOE"), lijst(4)], vertrek=contacten.vertrek())
    assert row.redenen == {cak.RedenAfmelding.OVERLIJDEN: 1, Vertrekreden.VERHUISD: 1}
    assert row.reden_onbekend == 1
    assert TWO not in contacten.vertrek()


def test_the_last_list_of_a_month_counts() -> None:
    """Where there are more, the point looks at the last; who first appears on either belongs to that month."""
    late = evolve(lijst(4, "2 BOE"), peildatum=date(2023, 4, 28))
    row = row_of([lijst(1, "1 BOE"), evolve(lijst(1, "2 BOE"), peildatum=date(2023, 1, 20)), lijst(4, "1 BOE"), late])
    assert (row.personen, row.op_lijst, row.verdwenen, row.op) == (2, 1, 1, date(2023, 4, 28))


def test_groups_are_told_apart() -> None:
    """Each group has rows of its own, who has none too; and the table says that a difference is no proof."""
    lists = [lijst(1, "1 BOE", "2 BOE", "3 BOE"), lijst(4, "2 BOE")]
    table = follow(lists, after=[3], groepen={ONE: "huisbezoek", TWO: "brief"})
    assert [(row.groep, row.personen, row.verdwenen) for row in table] == [
        ("brief", 1, 0),
        ("geen", 1, 1),
        ("huisbezoek", 1, 1),
    ]
    assert any("geen bewijs van effect" in text for text in table.opmerkingen())
    assert any("no proof of effect" in text for text in table.opmerkingen("en"))
    plain = follow(lists, after=[3]).opmerkingen()
    assert not any("bewijs" in text for text in plain)
    assert any("eerste lijst" in text for text in plain)
    by_contact = follow(lists, by="eerste_contact", contacten=Contacten({ONE: APPROACHED})).opmerkingen()
    assert not any("eerste lijst" in text for text in by_contact)


def test_amounts_come_with_their_label() -> None:
    """What is owed to the CAK is added up only when asked, and never without saying that it measures no repayment."""
    lists = [
        lijst(1, "1 BOE cjib 100,10", "2 BOE cjib 1", "3 BOE"),
        lijst(4, "1 BOE cjib 250,25", "2 BOE cjib -5", "3 BOE"),
    ]
    row = row_of(lists, bedragen=True)
    assert (row.achterstand_cak, row.zonder_bedrag) == (Decimal("250.25"), 2)
    assert row_of(lists).achterstand_cak is None
    table = follow(lists, after=[3], bedragen=True)
    assert any("geen maat voor aflossing" in text for text in table.opmerkingen())
    told = {
        ONE: Intake(op=date(2023, 4, 1), schuld=Decimal("1234.56")),
        TWO: Intake(op=date(2023, 4, 2), schuld=Decimal(9)),
    }
    row = row_of(lists, intakes=told)
    assert (row.met_intake, row.schuld_intake) == (1, Decimal("1234.56"))
    assert row_of(lists).met_intake is None


def test_a_table_is_data() -> None:
    """Rows in order, as a sequence, and as plain types with days and amounts as text; its repr shows no figures."""
    lists = [lijst(1, "1 BOE cjib 100,10", gemeente=HAARLEM), lijst(2, "2 BOE cjib 5", gemeente=HAARLEM)]
    vertrek = {ONE: [Vertrek(op=date(2023, 1, 20), reden=cak.RedenAfmelding.WSNP)]}
    table = follow(lists, after=[1, 2], bedragen=True, vertrek=vertrek)
    assert isinstance(table, Cohorttabel)
    assert [(row.cohort.month, row.after) for row in table] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert [row.after for row in table[:2]] == [1, 2]
    assert repr(table) == "Cohorttabel(eerste_vermelding, 4 rijen, 2023-01-01 tot en met 2023-02-01)"
    data = table.to_dict()
    assert (data["gemeente"], data["filter"], data["after"], data["laatste"]) == ("0392", None, [1, 2], "2023-02-01")
    assert data["rijen"][0]["redenen"] == {"wsnp": 1}
    assert data["rijen"][0]["achterstand_cak"] == "0.00"
    assert data["rijen"][0]["cohort"] == "2023-01-01"
    young = follow([lijst(1, "1 BOE", filter=YOUNG)], after=[1]).to_dict()
    assert (young["filter"], young["gemeente"]) == (YOUNG.to_dict(), None)


def test_a_filter_that_leaves_nobody_out_is_none() -> None:
    """The whole list, asked for in words or not at all, is one and the same."""
    whole = cak.Lijstfilter()
    assert row_of([lijst(1, "1 BOE", filter=whole), lijst(4, "1 BOE")]).op_lijst == 1


def test_who_is_too_old_for_the_filter() -> None:
    """Only who is off the next list and certainly too old on its day; with half a birth date that takes longer."""
    born = ["1 BOE cjib 1 02-02-1996", "2 BOE cjib 1 00-00-1996", "3 BOE cjib 1 01-01-1997"]
    first = lijst(1, *born, filter=YOUNG)
    expected = {ONE: Vertrek(op=date(2023, 3, 1), reden=Vertrekreden.BUITEN_FILTER)}
    assert buiten_filter(first, lijst(3, "3 BOE", filter=YOUNG)) == expected
    assert buiten_filter(first, lijst(3, *born, filter=YOUNG)) == {}
    assert set(buiten_filter(first, lijst(13, filter=YOUNG))) == {ONE, TWO, cak.BSN("999991723")}
    assert buiten_filter(lijst(1, *born), lijst(3)) == {}
    older = cak.Lijstfilter(leeftijd=(18, None))
    assert buiten_filter(lijst(1, *born, filter=older), lijst(3, filter=older)) == {}
    assert set(buiten_filter(lijst(1, "1 BOE", "2 BOE", filter=YOUNG), lijst(3, filter=YOUNG))) == set()
    with pytest.raises(cak.WaardeError, match="different filters"):
        buiten_filter(first, lijst(3))


EARLY = Contacten({ONE: Contactverloop(pogingen=[Contactpoging(soort=Contactsoort.BRIEF, datum=date(2022, 12, 31))])})
NONE = Contacten({})
JANUARY = lijst(1, "1 BOE")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (lambda: follow([]), "at least one"),
        (lambda: follow(["lijst"]), "expected lists"),  # type: ignore[list-item]
        (lambda: follow([JANUARY], after=[]), "expected after"),
        (lambda: follow([JANUARY], after=[0]), "expected after"),
        (lambda: follow([JANUARY], after=[3, 3]), "expected after"),
        (lambda: follow([JANUARY], after=[True]), "expected after"),
        (lambda: follow([JANUARY], by="eerste_brief"), "expected by"),  # type: ignore[arg-type]
        (lambda: follow([JANUARY], by="eerste_contact"), "expected by"),
        (lambda: follow([JANUARY, lijst(1, "2 BOE")]), "found two of 2023-01-01"),
        (lambda: follow([JANUARY, lijst(2, gemeente=HAARLEM)]), "different municipalities"),
        (lambda: follow([JANUARY, lijst(2, filter=YOUNG)]), "different filters"),
        (lambda: follow([JANUARY.stand(KEY), lijst(2).stand(KEY, version="2")]), "different keys"),
        (lambda: follow([JANUARY.stand(KEY), lijst(2).stand(KEY[::-1])]), "different keys"),
        (lambda: follow([JANUARY.stand(KEY), lijst(2)]), "give key="),
        (lambda: follow([JANUARY.stand(KEY)], bedragen=True), "keeps no amounts"),
        (lambda: follow([JANUARY], contacten=EARLY), "1 persons have attempts before the first list"),
        (lambda: follow([JANUARY], contacten={}), "expected Contacten"),  # type: ignore[arg-type]
        (lambda: follow([JANUARY], contacten=NONE.stand(KEY)), "another key"),
        (lambda: follow([JANUARY.stand(KEY)], contacten=NONE.stand(KEY, version="2")), "another key"),
        (lambda: follow([JANUARY.stand(KEY)], contacten=EARLY), "expected contacten by BSN with lists"),
        (lambda: follow([JANUARY], groepen={"ABC": "x"}), "expected groepen by BSN with lists"),
        (lambda: follow([JANUARY.stand(KEY)], groepen={1: "x"}, key=KEY), "expected groepen"),  # type: ignore[arg-type]
        (lambda: follow([JANUARY], groepen=["x"]), "expected groepen"),  # type: ignore[arg-type]
        (lambda: Vertrek(op=date(2023, 1, 1), reden="verhuisd"), "as reden"),  # type: ignore[arg-type]
        (lambda: Vertrek(op="2023-01-01", reden=Vertrekreden.VERHUISD), "as op"),  # type: ignore[arg-type]
    ],
)
def test_what_can_not_be_followed_is_refused(given: Any, message: str) -> None:
    """Lists that can't be compared, points that are none, attempts before the list; and no message names anyone."""
    with pytest.raises(cak.WaardeError, match=message) as caught:
        given()
    assert "99999" not in str(caught.value)


def test_contact_with_someone_on_none_of_the_lists_is_counted() -> None:
    """They are in no cohort, and the table says how many they are."""
    assert follow([lijst(1, "2 BOE")], contacten=EARLY).niet_op_lijst == 1
    assert len(follow([lijst(1, "2 BOE")], by="eerste_contact", contacten=EARLY)) == 0


def test_a_table_is_a_value() -> None:
    """Two tables of the same lists are equal, and a row can be changed only into another one."""
    table = follow([JANUARY], after=[3])
    assert table == follow([JANUARY], after=[3])
    assert evolve(table[0], personen=9) != table[0]


def test_points_are_several() -> None:
    """One number of months is not a sequence of them, and is refused by the name of the argument."""
    three: Any = 3
    with pytest.raises(cak.WaardeError, match=r"^expected a tuple, list or other iterable as after$"):
        follow([], after=three)
