# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Objects and data frames give everyone the same place: generated lists and kaders, on each engine of one machine."""

from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

import cak_regeling as cak
from cak_regeling import frames
from tests.frames_oracle import OP, Engine, drawn, generated, kaders, on_objects, permission, places_of


def to_pandas(frame: pl.DataFrame) -> Any:
    """As a program that uses pandas has it: columns of NumPy and objects, nulls as pandas has them."""
    return frame.to_pandas()


ENGINES = {
    "polars": Engine(lambda frame: frame, pl.DataFrame),
    "polars lazy": Engine(lambda frame: frame.lazy(), pl.LazyFrame),
    "duckdb": Engine(lambda frame: duckdb.from_arrow(frame.to_arrow()), duckdb.DuckDBPyRelation),
    "pandas": Engine(to_pandas, pd.DataFrame),
}
LISTS, KADERS = 50, 11


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_gives_what_objects_give(name: str) -> None:
    """Of over five hundred pairs of a list and a kader, everyone has the same place, approach, rang and room."""
    found, made = generated(LISTS)
    some = drawn(kaders(), KADERS)
    assert len(found) * len(some) >= 500
    for kader in some:
        places = made.apply(kader, found, ENGINES[name])
        expected = on_objects(kader, found)
        assert [p for p in places if p[2] != "buiten_toestemming"] == [
            p for p in expected if p[2] != "buiten_toestemming"
        ]
        assert sorted(places, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("name", ENGINES)
def test_a_kader_that_asks_nothing_is_applied_too(name: str) -> None:
    """Where no rule and no permission asks for any datum, there is nothing to make columns of, on each engine."""
    found, made = generated(LISTS)
    kader = cak.Afwegingskader("kader", regels=[cak.Regel("rest", als=cak.ALTIJD, aanpak="brief")])
    case = next(case for case in found if case.beperking == cak.ALTIJD)
    own = made.persons.filter(pl.col("gemeente") == case.gemeente)
    result = frames.apply(kader, ENGINES[name].take(own), permission(kader, case), op=OP)
    assert places_of(result) == on_objects(kader, [case])
