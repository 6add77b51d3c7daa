# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Rows and the person behind them: order, sums, and what is not known."""

import copy
import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import permutations, product
from typing import Any

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cak_regeling import (
    BSN,
    UZOVI,
    Aanmelding,
    Adres,
    Bevinding,
    Inningswijze,
    Naam,
    OnvolledigeDatum,
    Postcode,
    WaardeError,
    Wanbetaler,
)
from cak_regeling._kleene import all_true, any_true
from cak_regeling._mapping import FrozenMapping
from cak_regeling.lijst import soorten
from cak_regeling.testing import strategies


ME = BSN("999993653")
OTHER = BSN("999990639")

ROW = Aanmelding(
    bsn=ME,
    naam=Naam(achternaam="Hazelaar", voorvoegsel="van", voorletters="A."),
    geboortedatum=OnvolledigeDatum(1968, 4, 1),
    adres=Adres(
        straatnaam="Proeflaan",
        huisnummer=9,
        huisletter="A",
        huisnummertoevoeging="II",
        postcode=Postcode("2011AB"),
        woonplaats="Voorbeeldstad",
    ),
    uzovi=UZOVI("0101"),
    zorgverzekeraar="Voorbeeld",
    aanmelddatum=date(2020, 5, 1),
    statuscode="BOE",
    in_premieregime=True,
    inningswijze=Inningswijze.CJIB,
    achterstand_cak=Decimal("100.50"),
    extra=FrozenMapping({"Opmerking": "x"}),
)
"""A row with something in every field."""

KNOWN_DAYS = [None, date(2019, 1, 1), date(2020, 5, 1)]


def _rows_with_ties() -> st.SearchStrategy[Aanmelding]:
    """Make rows of one person that often tie or are identical."""
    return st.builds(
        Aanmelding,
        bsn=st.just(ME),
        naam=st.sampled_from([Naam(), Naam(achternaam="A"), Naam(voorletters="A")]),
        aanmelddatum=st.sampled_from(KNOWN_DAYS),
        statuscode=st.sampled_from([None, "BOE"]),
        achterstand_cak=st.sampled_from([None, Decimal(0), Decimal("12.30")]),
        extra=st.sampled_from([{}, {"A": "1"}, {"A": "2"}, {"B": "1"}]).map(FrozenMapping),
        row=st.integers(2, 99),
    )


def _some_rows() -> st.SearchStrategy[list[Aanmelding]]:
    """Make lists of rows of one person."""
    row = _rows_with_ties() | strategies.aanmeldingen(st.just(ME))
    return st.lists(row, min_size=1, max_size=5)


@given(rows=_some_rows(), data=st.data())
def test_order_of_the_rows_does_not_matter(rows: list[Aanmelding], data: st.DataObject) -> None:
    """However the rows of a person stand in the file, the person is the same."""
    shuffled = data.draw(st.permutations(rows))
    assert Wanbetaler.of(*shuffled) == Wanbetaler.of(*rows)


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("achterstand_cak", Decimal(1), Decimal(2)),
        ("achterstand_cak", None, Decimal(0)),
        ("adres", Adres(huisletter="A"), Adres(huisletter="B")),
        ("adres", Adres(huisnummer=1), Adres(huisnummer=2)),
        ("adres", Adres(huisnummertoevoeging="A"), Adres(huisnummertoevoeging="B")),
        ("adres", Adres(postcode=Postcode("2011AB")), Adres(postcode=Postcode("2011AC"))),
        ("adres", Adres(straatnaam="A"), Adres(straatnaam="B")),
        ("adres", Adres(woonplaats="A"), Adres(woonplaats="B")),
        ("adres", Adres(woonplaats=None), Adres(woonplaats="None")),
        ("aanmelddatum", None, date.min),
        ("extra", FrozenMapping({"A": "1"}), FrozenMapping({"A": "2"})),
        ("extra", FrozenMapping({"A": "1"}), FrozenMapping({"B": "1"})),
        ("extra", FrozenMapping(), FrozenMapping({"A": "1"})),
        ("geboortedatum", OnvolledigeDatum(1968, 1, 1), OnvolledigeDatum(1968, 1)),
        ("geboortedatum", OnvolledigeDatum(1968, 1), OnvolledigeDatum(1968)),
        ("geboortedatum", OnvolledigeDatum(1968), OnvolledigeDatum()),
        ("in_premieregime", True, False),
        ("in_premieregime", False, None),
        ("inningswijze", Inningswijze.CJIB, Inningswijze.ONBEKEND),
        ("naam", Naam(achternaam="A"), Naam(achternaam="B")),
        ("naam", Naam(achternaam=None), Naam(achternaam="None")),
        ("naam", Naam(voorletters="A"), Naam(voorletters="B")),
        ("naam", Naam(voorvoegsel="A"), Naam(voorvoegsel="B")),
        ("statuscode", "BOE", "GBR"),
        ("uzovi", UZOVI("0101"), UZOVI("0102")),
        ("zorgverzekeraar", "A", "B"),
    ],
)
def test_ties_are_broken_by_any_difference(field: str, one: Any, other: Any) -> None:
    """Two rows that differ in one thing only have an order of their own, whatever that thing is."""
    a, b = (attrs.evolve(ROW, **{field: value}) for value in (one, other))
    assert a != b
    assert Wanbetaler.of(a, b) == Wanbetaler.of(b, a)


@given(rows=_some_rows())
def test_rows_are_in_order_of_date(rows: list[Aanmelding]) -> None:
    """Rows without an aanmelddatum come first, then the oldest; none is lost and none is added."""
    person = Wanbetaler.of(*rows)
    days = [row.aanmelddatum for row in person.aanmeldingen]
    known = sorted(day for day in days if day is not None)
    assert days == [None] * (len(days) - len(known)) + known
    assert sorted(map(id, person.aanmeldingen)) == sorted(map(id, rows))


def test_a_row_without_a_date_is_before_the_first_day_of_the_calendar() -> None:
    """A row whose day is not known comes before one that some system dated 1 January of the year 1."""
    unknown = Aanmelding(bsn=ME, naam=Naam(achternaam="Z"))
    person = Wanbetaler.of(Aanmelding(bsn=ME, naam=Naam(achternaam="A"), aanmelddatum=date.min), unknown)
    assert person.aanmeldingen[0] == unknown
    assert person.eerste_aanmelddatum is None


def test_values_are_of_the_latest_row() -> None:
    """Name, birth date, address, date and collection are of the latest aanmelding; the first date is of the oldest."""
    oldest = Aanmelding(bsn=ME, aanmelddatum=date(2015, 1, 1), inningswijze=Inningswijze.BRONINHOUDING)
    middle = attrs.evolve(ROW, aanmelddatum=date(2018, 1, 1), naam=Naam(achternaam="Iep"), uzovi=UZOVI("3311"))
    person = Wanbetaler.of(ROW, oldest, middle)
    assert person.aanmeldingen == (oldest, middle, ROW)
    assert (person.bsn, person.naam, person.adres) == (ME, ROW.naam, ROW.adres)
    assert person.geboortedatum == ROW.geboortedatum
    assert person.aanmelddatum == date(2020, 5, 1)
    assert person.eerste_aanmelddatum == date(2015, 1, 1)
    assert person.inningswijze is Inningswijze.CJIB


def test_codes_and_insurers_are_of_all_rows() -> None:
    """Status codes and insurers are gathered from all rows; what a row does not say is left out."""
    rows = [
        ROW,
        attrs.evolve(ROW, statuscode="GBR", uzovi=None),
        attrs.evolve(ROW, statuscode=None, uzovi=UZOVI("3311")),
    ]
    person = Wanbetaler.of(*rows)
    assert person.statuscodes == frozenset({"BOE", "GBR"})
    assert person.uzovis == frozenset({UZOVI("0101"), UZOVI("3311")})
    nothing = Wanbetaler.of(Aanmelding(bsn=ME))
    assert (nothing.statuscodes, nothing.uzovis) == (frozenset(), frozenset())


@given(rows=_some_rows())
def test_oldest_date_is_not_known_when_one_is_not(rows: list[Aanmelding]) -> None:
    """The first aanmelddatum is the smallest, and not known as soon as one is not; the latest is the greatest known."""
    person = Wanbetaler.of(*rows)
    days = [row.aanmelddatum for row in rows]
    known = [day for day in days if day is not None]
    assert person.eerste_aanmelddatum == (None if None in days else min(known))
    assert person.aanmelddatum == max(known, default=None)


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        pytest.param(["100.50"], "100.50", id="one row"),
        pytest.param(["100.50", "100.50"], "100.50", id="identical rows count once"),
        pytest.param(["100.50", "100.50", "20.25", "20.25"], "120.75", id="each of two"),
        pytest.param(["100.50", "-100.50"], "0.00", id="overpaid"),
        pytest.param([None], None, id="not known"),
        pytest.param(["100.50", None], None, id="one not known"),
        pytest.param(["0"], "0", id="nothing owed"),
    ],
)
def test_amounts_add_up(amounts: list[str | None], total: str | None) -> None:
    """Amounts of rows that differ are added, identical rows count once, and one not known makes the sum not known."""
    rows = [
        attrs.evolve(ROW, achterstand_cak=None if amount is None else Decimal(amount), row=row)
        for row, amount in enumerate(amounts, 2)
    ]
    assert Wanbetaler.of(*rows).achterstand_cak == (None if total is None else Decimal(total))


def test_equal_amounts_of_different_rows_are_added() -> None:
    """Two rows with the same amount but another insurer are two debts; the same row elsewhere in the file is one."""
    other = attrs.evolve(ROW, uzovi=UZOVI("3311"))
    again = attrs.evolve(ROW, row=99, lines=2, bevindingen=(Bevinding(soort=soorten.CEL_LEEG, row=99),))
    assert Wanbetaler.of(ROW, other).achterstand_cak == Decimal("201.00")
    assert Wanbetaler.of(ROW, again).achterstand_cak == Decimal("100.50")
    assert len(Wanbetaler.of(ROW, again).aanmeldingen) == 2


@given(rows=_some_rows())
def test_amount_is_the_sum_over_different_rows(rows: list[Aanmelding]) -> None:
    """The amount is the sum over the different rows, added here in cents; not known when one is not."""
    different = [row for index, row in enumerate(rows) if row not in rows[:index]]
    amounts = [row.achterstand_cak for row in different]
    cents = sum(int(amount * 100) for amount in amounts if amount is not None)
    expected = None if None in amounts else Decimal(cents) / 100
    assert Wanbetaler.of(*rows).achterstand_cak == expected


@pytest.mark.parametrize(
    ("says", "owes"),
    [
        ([True], True),
        ([False], False),
        ([None], None),
        ([True, False], True),
        ([True, None], True),
        ([False, None], None),
        ([False, False], False),
        ([False, None, True], True),
    ],
)
def test_in_premieregime(says: list[bool | None], owes: bool | None) -> None:  # noqa: FBT001 - three-valued
    """One row that says so is enough; without one it is not known when one row does not tell, else no."""
    for order in permutations(says):
        rows = [Aanmelding(bsn=ME, in_premieregime=value, row=row) for row, value in enumerate(order, 2)]
        assert Wanbetaler.of(*rows).in_premieregime is owes


@pytest.mark.parametrize("size", range(4))
def test_kleene_is_the_least_and_the_greatest(size: int) -> None:
    """With False < not known < True, *or* is the greatest and *and* the least; of nothing they are False and True."""
    values: list[bool | None] = [False, None, True]
    for some in product(values, repeat=size):
        ranks = [values.index(value) for value in some]
        assert any_true(iter(some)) is values[max(ranks, default=0)]
        assert all_true(iter(some)) is values[min(ranks, default=2)]


@pytest.mark.parametrize("rows", [(), (ROW, attrs.evolve(ROW, bsn=OTHER)), (attrs.evolve(ROW, bsn=OTHER), ROW, ROW)])
def test_a_person_needs_rows_of_one_person(rows: tuple[Aanmelding, ...]) -> None:
    """No rows, or rows of more than one BSN, make no person; the refusal names nobody."""
    with pytest.raises(WaardeError, match="one or more aanmeldingen, all with the same BSN") as caught:
        Wanbetaler.of(*rows)
    assert not any(character.isdigit() for character in str(caught.value))


@pytest.mark.parametrize("field", [part.name for part in attrs.fields(Aanmelding)])
def test_rows_are_equal_when_they_say_the_same(field: str) -> None:
    """Two rows are equal unless they differ in what they say; place in the file and bevindingen are not said."""
    different: dict[str, Any] = {
        "bsn": OTHER,
        "naam": Naam(),
        "geboortedatum": OnvolledigeDatum(),
        "adres": Adres(),
        "inningswijze": Inningswijze.ONBEKEND,
        "extra": FrozenMapping(),
        "row": 5,
        "lines": 5,
        "bevindingen": (Bevinding(soort=soorten.CEL_LEEG),),
    }
    value: Any = different.get(field)
    changed = attrs.evolve(ROW, **{field: value})
    if field in {"row", "lines", "bevindingen"}:
        assert changed == ROW
        assert hash(changed) == hash(ROW)
        assert getattr(changed, field) == different[field]
    else:
        assert changed != ROW


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("bsn", "999993653"),
        ("naam", "Beuk"),
        ("geboortedatum", date(1980, 2, 1)),
        ("geboortedatum", None),
        ("adres", None),
        ("uzovi", "0101"),
        ("zorgverzekeraar", 101),
        ("aanmelddatum", "2020-03-01"),
        ("aanmelddatum", datetime(2020, 3, 1, tzinfo=UTC)),
        ("statuscode", 3),
        ("in_premieregime", 1),
        ("inningswijze", "cjib"),
        ("achterstand_cak", 12.5),
        ("achterstand_cak", 12),
    ],
)
def test_a_row_of_another_type_is_refused(field: str, bad: Any) -> None:
    """What a row is made of is right once it is held: another type is refused, and named without its value."""
    with pytest.raises(WaardeError, match=f" as {field}$") as refused:
        attrs.evolve(ROW, **{field: bad})
    assert str(bad) not in str(refused.value)


def test_an_empty_row_knows_nothing() -> None:
    """A row with a BSN alone has all its parts, and none of them is known."""
    row = Aanmelding(bsn=ME)
    assert (row.naam, row.adres, row.geboortedatum) == (Naam(), Adres(), OnvolledigeDatum())
    assert (row.uzovi, row.zorgverzekeraar, row.aanmelddatum, row.statuscode) == (None, None, None, None)
    assert (row.in_premieregime, row.achterstand_cak) == (None, None)
    assert row.inningswijze is Inningswijze.ONBEKEND
    assert (dict(row.extra), row.bevindingen) == ({}, ())


def test_a_person_with_one_unknown_row_knows_nothing() -> None:
    """A person of a row with a BSN alone has no date, no amount and no answer about the premie."""
    person = Wanbetaler.of(Aanmelding(bsn=ME))
    assert (person.aanmelddatum, person.eerste_aanmelddatum) == (None, None)
    assert (person.in_premieregime, person.achterstand_cak) == (None, None)
    assert person.inningswijze is Inningswijze.ONBEKEND


@pytest.mark.parametrize("spec", ["", ">60"])
def test_rows_and_persons_show_counts_only(spec: str) -> None:
    """A row shows its place and how many bevindingen it has, a person how many rows; nothing of what they say."""
    row = attrs.evolve(ROW, row=7, bevindingen=(Bevinding(soort=soorten.CEL_LEEG, row=7, column="Kop"),))
    assert repr(row) == str(row) == "Aanmelding(row=7, 1 bevindingen)"
    assert repr(Wanbetaler.of(row, ROW)) == str(Wanbetaler.of(row, ROW)) == "Wanbetaler(2 aanmeldingen)"
    assert f"{row!s:{spec}}".strip() == repr(row)


@given(person=strategies.wanbetalers())
@settings(max_examples=25)
def test_no_person_shows_anything(person: Wanbetaler) -> None:
    """Nothing that a person or row says is in what is shown of it."""
    assert repr(person) == f"{person}" == f"Wanbetaler({len(person.aanmeldingen)} aanmeldingen)"
    for row in person.aanmeldingen:
        assert repr(row) == f"{row}" == "Aanmelding(row=0, 0 bevindingen)"


@given(person=strategies.wanbetalers())
@settings(max_examples=25)
def test_persons_are_values(person: Wanbetaler) -> None:
    """A person made again of copies of the same rows is equal and has the same hash."""
    again = Wanbetaler.of(*(copy.copy(row) for row in reversed(person.aanmeldingen)))
    assert again == person
    assert hash(again) == hash(person)


@given(person=strategies.wanbetalers())
@example(person=Wanbetaler.of(ROW, Aanmelding(bsn=ME)))
@settings(max_examples=25)
def test_pickle_and_copy_keep_them_equal(person: Wanbetaler) -> None:
    """A person or row that was pickled or copied is equal and has the same hash, whatever was extra."""
    for thing in (person, person.aanmeldingen[-1]):
        for again in (pickle.loads(pickle.dumps(thing)), copy.copy(thing), copy.deepcopy(thing)):  # noqa: S301 - our own
            assert again == thing
            assert hash(again) == hash(thing)


def test_what_is_extra_may_be_a_plain_dict() -> None:
    """A row made by hand with a plain dict as `extra` is a row like any other: it makes a person."""
    row = attrs.evolve(ROW, extra={"Opmerking": "x"})
    assert row == ROW
    assert Wanbetaler.of(row, ROW).achterstand_cak == Decimal("100.50")


def test_rows_and_persons_can_not_be_changed() -> None:
    """Once read, a row and a person stay what they are."""
    things: list[Any] = [ROW, Wanbetaler.of(ROW)]
    for thing in things:
        with pytest.raises(FrozenInstanceError):
            thing.aanmelddatum = None


def test_rows_do_not_share_what_is_extra() -> None:
    """The empty `extra` that rows share can't be written to."""
    extra: Any = Aanmelding(bsn=ME).extra
    with pytest.raises(TypeError):
        extra["Kop"] = "x"
