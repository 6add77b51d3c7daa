# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Time frames on Polars beside hand-written Polars with the same answers, and time and memory against size.

Both read rows from Parquet, make persons of them, put everyone under eight rules, and sort with a rang for each
municipality. The run checks that the answers are the same before it times them. Sizes from 10,000 to 3,000,000 rows
are measured each in a process of its own; ``--figure`` draws them.
"""

import json
import tempfile
from collections.abc import Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import polars as pl
from apply import KADER, OP
from growth import Size, against, draw
from land import list_of, permissions
from measure import Line, apart, arguments, by_turns, compared, highest_memory, show

import cak_regeling as cak
from cak_regeling import frames
from cak_regeling.testing.inwoners import bsns_downward


SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000)
HAND = "Polars by hand"
KEY = ["gemeente", "peildatum", "bsn"]
RESULT = [*KEY, "uitkomst", "regel", "rang"]


def by_library(path: Path, gebruik: dict[str, cak.ToegestaanGebruik]) -> pl.DataFrame:
    """Through the library."""
    persons = frames.personen(pl.scan_parquet(path)).collect()  # once: apply first asks whose lists they are
    result = frames.apply(KADER, persons.lazy(), gebruik, op=OP, vorige=cak.EERSTE_LIJST)
    return result.collect()  # type: ignore[no-any-return]


def by_hand(path: Path) -> pl.DataFrame:
    """By hand."""
    return placed_by_hand(pl.scan_parquet(path))


def placed_by_hand(rows: pl.LazyFrame) -> pl.DataFrame:
    """As one would write it for these eight rules alone; null is "not known", as Polars counts with it too."""
    amounts = (
        rows.unique()
        .group_by(KEY)
        .agg(achterstand_cak=pl.when(~pl.col("achterstand_cak").is_null().any()).then(pl.col("achterstand_cak").sum()))
    )
    order = ["aanmelddatum", "statuscode", "in_premieregime", "inningswijze", "achterstand_cak", "uzovi", "postcode"]
    persons = (
        rows.sort(*KEY, *order, "huisnummer")
        .group_by(KEY)
        .agg(
            pl.exclude("achterstand_cak", "in_premieregime", *KEY).last(),
            aantal=pl.len(),
            owes=pl.col("in_premieregime").any(ignore_nulls=False),
            cjib=(pl.col("inningswijze") == "cjib").any(),
        )
        .join(amounts, on=KEY)
    )
    day = pl.col("peildatum")

    def age(birth: str) -> pl.Expr:
        born = pl.col(birth).dt
        later = born.month().cast(pl.Int32) * 100 + born.day() > day.dt.month().cast(pl.Int32) * 100 + day.dt.day()
        return day.dt.year() - born.year() - later.cast(pl.Int32)

    def between(low: int, high: int) -> pl.Expr:
        young, old = pl.col("jong"), pl.col("oud")
        all_of, none_of = (young >= low) & (old < high), (old < low) | (young >= high)
        return pl.when(all_of).then(pl.lit(True)).when(none_of).then(pl.lit(False))

    start = pl.col("aanmelddatum").dt
    months = day.dt.year() * 12 + day.dt.month() - start.year() * 12 - start.month()
    persons = persons.with_columns(jong=age("geboren_tot_en_met"), oud=age("geboren_vanaf"), maanden=months)
    rules = {
        "minderjarig": between(-1000, 18),
        "18 tot 21": between(18, 21) & pl.col("owes"),
        "21 tot 27": between(21, 27) & pl.col("owes"),
        "lang of hoog": (pl.col("maanden") >= 120) | (pl.col("achterstand_cak") >= 5000),
        "via het CJIB": pl.col("cjib") & (pl.col("maanden") >= 60),
        "vaker aangemeld": pl.col("aantal") >= 3,
        "nieuw": pl.lit(True),
        "overig": pl.col("owes") | (pl.col("achterstand_cak") >= 100),
    }
    place: pl.Expr = pl.lit(99)
    for i, holds in reversed(list(enumerate(rules.values()))):
        place = pl.when(holds).then(i).when(holds.is_null()).then(i + 10).otherwise(place)
    names = list(rules)
    item = (pl.col("plaats") >= 1) & (pl.col("plaats") < 10)
    rank = pl.when(pl.col("plaats") == 0).then(30).when(pl.col("plaats").is_between(10, 19)).then(20)
    ordered = (
        persons.with_columns(plaats=place)
        .with_columns(
            uitkomst=pl.when(item)
            .then(pl.lit("werklijst"))
            .when(pl.col("plaats") == 0)
            .then(pl.lit("uitgesloten"))
            .when(pl.col("plaats") < 20)
            .then(pl.lit("te_beoordelen"))
            .otherwise(pl.lit("zonder_regel")),
            regel=(pl.col("plaats") % 10).replace_strict(dict(enumerate(names)), default=None),
            rij=rank.otherwise(pl.col("plaats")),
            lang=-pl.col("maanden"),
            hoog=-pl.col("achterstand_cak"),
        )
        .sort("gemeente", "peildatum", "rij", "lang", "hoog", "bsn", nulls_last=True)
    )
    rang = pl.when(item).then(item.cum_sum().over("gemeente", "peildatum"))
    return ordered.with_columns(rang=rang.cast(pl.Int64)).collect()


def made(folder: Path, rows: int) -> Path:
    """Write one national list of about so many rows."""
    path = folder / f"{rows}.parquet"
    list_of(pl.Series(list(islice(bsns_downward(), rows * 2 // 3))), 116).write_parquet(path)
    return path


def compare(rows: int, rounds: int) -> list[Line]:
    """Check, time by turns, and compare: in seconds of the processor, and by the wall clock."""
    gebruik = permissions()
    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder), rows)
        assert by_library(path, gebruik).select(RESULT).equals(by_hand(path).select(RESULT))
        took = by_turns({"frames": partial(by_library, path, gebruik), HAND: partial(by_hand, path)}, rounds)
    what = f"frames on Polars, {rows:,} rows in Parquet: persons, apply, sort"
    ours, theirs = took.values()
    return [
        *compared(what, took, {HAND: 1.5}),
        Line(what=f"{what}; by the wall clock", ours=ours.wall, unit="s", than=HAND, theirs=theirs.wall, bar=1.5),
    ]


def growth(sizes: Sequence[Size]) -> list[Line]:
    """Compare the sizes from 100,000 rows on: below that the fixed part shows."""
    small, *others = [size for size in sizes if size.rows >= 100_000]
    last = sizes[-1]
    return [
        *against("frames", small, others),
        Line(what=f"frames: highest memory of the process, {last.rows:,} rows", ours=last.mib, unit="MiB"),
    ]


def one(rows: int) -> dict[str, float]:
    """Measure one size, the second time that it runs."""
    gebruik = permissions()
    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder), rows)
        by_library(path, gebruik)
        took = by_turns({"": lambda: by_library(path, gebruik)}, 1)[""]
    return {"seconds": took.cpu, "mib": highest_memory()}


def main() -> None:
    """Compare, and measure growth."""
    parser = arguments(__doc__)
    parser.add_argument("--rows", type=int, default=300_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--figure", type=Path, help="where growth is drawn (svg)")
    parser.add_argument("--one", type=int, help="measure one size; for this program itself")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(one(given.one)))
        return
    ratios = compare(given.rows, given.rounds)
    sizes = [Size(rows=rows, **apart(__file__, "--one", rows)) for rows in (SIZES[:-2] if given.quick else SIZES)]
    if given.figure is not None:
        draw({"frames on Polars": sizes}, given.figure)
    show([*ratios, *growth(sizes)], given)


if __name__ == "__main__":
    main()
