# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Persons from rows, and month to month, on data frames: the same as on objects, on each engine of one machine."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

import narwhals as nw
import polars as pl
import pytest
from attrs import evolve

import cak_regeling as cak
from cak_regeling import frames
from cak_regeling.lijst import STANDAARD
from cak_regeling.testing import strategies
from cak_regeling.wanbetaler import Bedragregel
from tests.frames_oracle import drawn
from tests.test_frames_oracle import ENGINES


DAYS = [date(2022 + month // 12, month % 12 + 1, 28) for month in range(7)]
CODES = ["0363", "0392", None]


def _with_doubles(lijst: cak.CakLijst, code: str | None, peildatum: date) -> cak.CakLijst:
    """Put the list in a municipality and month, with some of its rows twice."""
    gemeente = None if code is None else cak.Gemeentecode(code)
    rows = (*lijst.aanmeldingen, *lijst.aanmeldingen[::3])
    return evolve(lijst, gemeente=gemeente, aanmeldingen=rows, peildatum=peildatum)


@pytest.fixture(scope="module")
def lists() -> list[cak.CakLijst]:
    """Three municipalities with seven months each, whose persons come and go."""
    found = []
    large = sorted(drawn(strategies.lijsten(max_persons=9), 30), key=lambda lijst: len(lijst.wanbetalers))[-3:]
    for code, pool in zip(CODES, large, strict=True):
        made = _with_doubles(pool, code, DAYS[0])
        persons = sorted({row.bsn for row in made.aanmeldingen})
        for i, day in enumerate(DAYS):
            kept = {bsn for n, bsn in enumerate(persons) if (i * (n + 3)) % 5 != 1 or n == 0}
            found.append(
                evolve(made, peildatum=day, aanmeldingen=tuple(row for row in made.aanmeldingen if row.bsn in kept))
            )
    return [lijst for lijst in found if lijst.aanmeldingen]


def carried_out(native: Any) -> pl.DataFrame:
    """Give a result as a frame of Polars."""
    frame = nw.from_native(native)
    table: Any = (frame.collect() if isinstance(frame, nw.LazyFrame) else frame).to_arrow()
    return pl.DataFrame(pl.from_arrow(table))


def code_of(lijst: cak.CakLijst) -> str | None:
    """Give the code of the municipality, if it has one."""
    return None if lijst.gemeente is None else lijst.gemeente.value


@pytest.mark.parametrize("name", ENGINES)
def test_persons_from_rows_are_those_of_objects(name: str) -> None:
    """Latest row, first start, codes of all rows, amounts and persons at the address: all as on objects."""
    found = drawn(strategies.lijsten(max_persons=6), 25)
    made = [_with_doubles(lijst, f"{i:04}", DAYS[0]) for i, lijst in enumerate(found)]
    rows = pl.concat([frames.to_rows(lijst) for lijst in made])
    expected = pl.concat([frames.to_frame(lijst) for lijst in made]).sort("gemeente", "bsn")
    persons = carried_out(frames.personen(ENGINES[name].take(rows)))
    assert set(persons.columns) == set(expected.columns)
    assert persons.select(expected.columns).sort("gemeente", "bsn").rows() == expected.rows()


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("fields", [[], ["aanmelddatum"], ["aanmelddatum", "woonplaats"]])
def test_persons_need_no_more_than_the_list_has(name: str, fields: list[str]) -> None:
    """Rows with a BSN alone, or with what a list must have, become the same persons on every engine."""
    row = {"bsn": "1", "aanmelddatum": date(2020, 3, 1), "woonplaats": "Haarlem"}
    later = {**row, "aanmelddatum": date(2021, 3, 1)}
    rows = pl.DataFrame([row, later]).select("bsn", *fields)
    persons = carried_out(frames.personen(ENGINES[name].take(rows)))
    assert persons.select("bsn", *fields, "aantal_aanmeldingen").rows() == [
        ("1", *[later[field] for field in fields], 2)
    ]


@pytest.mark.parametrize("name", ENGINES)
def test_amounts_add_up_also_where_the_column_has_room_for_each_alone(name: str) -> None:
    """A column with four digits before the comma holds two amounts whose sum needs five; pandas makes such columns."""
    rows = pl.DataFrame({"bsn": ["1", "1"], "statuscode": ["BOE", "GBR"], "achterstand_cak": ["9999.99", "5000.00"]})
    rows = rows.with_columns(pl.col("achterstand_cak").cast(pl.Decimal(6, 2)))
    persons = carried_out(frames.personen(ENGINES[name].take(rows)))
    assert persons["achterstand_cak"].to_list() == [Decimal("14999.99")]


@pytest.mark.parametrize("name", ENGINES)
def test_no_engine_quotes_a_cell_that_is_none_of_its_column(name: str) -> None:
    """Text that is no postcode has no area; a column of another type is an error without a cell in it."""
    rows = pl.DataFrame({"bsn": ["1", "2"], "postcode": ["Kanariestad", "2011AB"]})
    persons = carried_out(frames.personen(ENGINES[name].take(rows)))
    assert sorted(persons["pc4"].to_list(), key=str) == [2011, None]
    text = pl.DataFrame({"bsn": ["1", "1"], "in_premieregime": ["Kanarie", "ja"]})
    with pytest.raises(cak.KaderError, match=r" can't do this: \w+$"):
        carried_out(frames.personen(ENGINES[name].take(text)))


@pytest.mark.parametrize("regel", Bedragregel)
def test_what_several_rows_say_is_owed_is_a_setting(regel: Bedragregel) -> None:
    """The sum, the highest or the latest amount: as on objects of a layout that says so."""
    layout = evolve(STANDAARD, bedragregel=regel)
    found = [evolve(lijst, layout=layout) for lijst in drawn(strategies.lijsten(max_persons=6), 20)]
    made = [_with_doubles(lijst, f"{i:04}", DAYS[0]) for i, lijst in enumerate(found)]
    persons = frames.personen(pl.concat([frames.to_rows(lijst) for lijst in made]), bedragregel=regel)
    expected = pl.concat([frames.to_frame(lijst) for lijst in made])
    names = ["gemeente", "bsn", "achterstand_cak"]
    assert persons.select(names).sort(names).rows() == expected.select(names).sort(names).rows()


def test_persons_have_what_the_rows_have() -> None:
    """Rows with a BSN alone give persons with a number of rows; persons are no rows."""
    rows = pl.DataFrame({"bsn": ["1", "2", "1"]})
    assert frames.personen(rows).sort("bsn").rows() == [("1", 2), ("2", 1)]
    with pytest.raises(cak.KaderError, match="expected a frame of rows"):
        frames.personen(frames.personen(rows))


@pytest.mark.parametrize("name", ENGINES)
def test_who_comes_and_goes_is_as_compared_on_objects(name: str, lists: list[cak.CakLijst]) -> None:
    """Per municipality and month the counts are those of `compare_lijsten` with the lists before."""
    persons = pl.concat([frames.to_frame(lijst) for lijst in lists])
    counts = carried_out(frames.verloop(ENGINES[name].take(persons)))
    expected = set()
    for _, group in groupby(lists, key=code_of):
        months = list(group)
        for i, lijst in enumerate(months):
            row: list[Any] = [code_of(lijst), lijst.peildatum, len(lijst.wanbetalers)]
            if i == 0:
                expected.add((*row, None, None, None, None))
                continue
            change = cak.compare_lijsten(months[i - 1], lijst, eerdere=months[: i - 1])
            parts = (change.nieuw, change.teruggekeerd, change.gebleven, change.verdwenen)
            expected.add((*row, *map(len, parts)))
    assert counts.columns == ["gemeente", "peildatum", *frames.VERLOOP]
    assert set(counts.rows()) == expected
    assert counts["teruggekeerd"].sum() > 0


@pytest.mark.parametrize("name", ENGINES)
def test_how_long_is_counted_in_unbroken_lists(name: str, lists: list[cak.CakLijst]) -> None:
    """Each unbroken run of lists of a person is one row, with its ends, and whether it may go on outside them."""
    persons = pl.concat([frames.to_frame(lijst) for lijst in lists])
    runs = carried_out(frames.verblijf(ENGINES[name].take(persons)))
    expected = set()
    for code, group in groupby(lists, key=code_of):
        months = list(group)
        for bsn in {bsn for lijst in months for bsn in lijst.by_bsn}:
            there = [bsn in lijst.by_bsn for lijst in months]
            for present, run in groupby(range(len(months)), key=lambda i: there[i]):
                held = list(run)
                if present:
                    van, tot = months[held[0]].peildatum, months[held[-1]].peildatum
                    apart = (tot.year - van.year) * 12 + tot.month - van.month
                    ends = (held[0] == 0, held[-1] == len(months) - 1)
                    expected.add((code, bsn.value, van, tot, len(held), apart, *ends))
    assert set(runs.rows()) == expected


def test_lists_are_compared_with_equal_filters_only(lists: list[cak.CakLijst]) -> None:
    """Whoever falls outside a filter seems to be gone, so another filter is refused unless it is asked for."""
    young = cak.Lijstfilter(leeftijd=(18, 27))
    some = [evolve(lists[0], filter=young), lists[1]]
    persons = pl.concat([frames.to_frame(lijst) for lijst in some])
    assert set(persons["filter"]) == {None, "postcodes= leeftijd=18-27"}
    with pytest.raises(cak.WaardeError, match="with equal filters"):
        frames.verloop(persons)
    assert len(frames.verloop(persons, filters_may_differ=True)) == 2
    assert len(frames.verloop(persons.drop("filter", "gemeente"))) == 2
    whole = evolve(lists[0], filter=cak.Lijstfilter())
    assert frames.to_frame(whole)["filter"].null_count() == len(whole.wanbetalers)


@pytest.mark.parametrize("function", [frames.verloop, frames.verblijf])
def test_months_need_persons_with_a_day(function: Callable[[Any], Any]) -> None:
    """Rows, and persons without a peildatum, are refused."""
    with pytest.raises(cak.KaderError, match="month to month needs a column aantal_aanmeldingen"):
        function(pl.DataFrame({"bsn": ["1"]}))
