"""Count ten years of the whole country per municipality, month and rule, from Parquet, within 4 GiB.

``python benchmarks/land.py --months 120 --persons 200000`` makes about 36 million rows (120 lists of 300,000) in a
folder, and counts them through the library: persons from rows, a kader of eight rules, counts. With Polars, month by
month, as each list is a list of its own; with DuckDB all of it as one query, which spills to disk at its memory limit.
It prints rows, seconds and the highest memory of the process. What comes out are counts: each college is the
controller of its own list, and has a permission of its own.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from apply import KADER, OP

import cak_regeling as cak
from cak_regeling import frames
from cak_regeling.doelbinding.gebruik import grant
from cak_regeling.testing.inwoners import bsns_downward


GEMEENTEN = [f"{code:04}" for code in range(1, 343)]
"""As many as there are; the codes are made up."""


def day_of(month: int) -> date:
    """Give the day of a list, counted from January 2014."""
    return date(2014 + month // 12, month % 12 + 1, 28)


def drawn(salt: int, high: int) -> pl.Expr:
    """Draw a whole number below *high* for each row, the same every time."""
    return (pl.col("n").hash(salt) % high).cast(pl.Int32)


def list_of(bsns: pl.Series, month: int) -> pl.DataFrame:
    """Make the list of one month: of three persons two have one row and one has more; some things are not known."""
    n = len(bsns)
    day = day_of(month)
    rows = pl.DataFrame({"bsn": bsns, "n": pl.int_range(n, eager=True)})
    born = pl.date(1940 + drawn(2, 64), 1 + drawn(3, 12), 1 + drawn(4, 28))
    year_only = drawn(5, 50) == 0
    person = rows.with_columns(
        gemeente=pl.Series(GEMEENTEN).gather((rows["n"] * 7919) % len(GEMEENTEN)),
        peildatum=pl.lit(day),
        geboren_vanaf=pl.when(year_only).then(pl.date(born.dt.year(), 1, 1)).otherwise(born),
        geboren_tot_en_met=pl.when(year_only).then(pl.date(born.dt.year(), 12, 31)).otherwise(born),
        postcode=(1000 + drawn(6, 9000)).cast(pl.String) + "AB",
        huisnummer=1 + drawn(7, 400).cast(pl.Int64),
    )
    several = [person, person.filter(pl.col("n") % 3 == 0), person.filter(pl.col("n") % 6 == 0)]
    made = []
    for i, part in enumerate(several):
        status = drawn(10 + i, 10)
        code = pl.when(status < 7).then(pl.lit("BOE")).when(status < 9).then(pl.lit("GBR")).otherwise(pl.lit("GBT"))
        back = drawn(20 + i, 120) + 12 * i
        start = pl.lit(day).dt.offset_by(pl.format("-{}mo", back)).dt.month_start()
        made.append(
            part.with_columns(
                statuscode=code,
                in_premieregime=pl.when(status < 7).then(True).when(status < 9).then(False),
                aanmelddatum=pl.when(drawn(30 + i, 200) > 0).then(start),
                inningswijze=pl.when(drawn(40 + i, 3) > 0).then(pl.lit("cjib")).otherwise(pl.lit("broninhouding")),
                uzovi=pl.lit("0") + (100 + drawn(50 + i, 6)).cast(pl.String),
                achterstand_cak=(pl.when(drawn(60 + i, 100) > 0).then(drawn(70 + i, 600_000)) / 100).cast(
                    pl.Decimal(18, 2)
                ),
            )
        )
    return pl.concat(made).drop("n")


def make(folder: Path, persons: int, months: int) -> int:
    """Write the lists as one Parquet file a month; give how many rows they have."""
    numbers = pl.Series(list(islice(bsns_downward(), persons + months * (persons // 100))))
    rows = 0
    for month in range(months):
        path = folder / f"{day_of(month):%Y-%m}.parquet"
        shift = month * (persons // 100)  # each month one in a hundred leaves, and as many come
        made = list_of(numbers[shift : shift + persons], month)
        made.write_parquet(path)
        rows += len(made)
    return rows


def permissions() -> dict[str, cak.ToegestaanGebruik]:
    """Give each municipality its permission; what is needed for one is no part of the time."""

    def of(code: str) -> cak.ToegestaanGebruik:
        verwerking = cak.Verwerking(
            doel=cak.Doel.UITSTROOMBEVORDERING,
            onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
            gemeente=cak.Gemeentecode(code),
            mandaat=None,
            gegevens=KADER.gegevens,
        )
        return grant(verwerking, gegevens=KADER.gegevens, geldig_van=OP, geldig_tot=None, beperking=cak.ALTIJD)

    return {code: of(code) for code in GEMEENTEN}


COUNTED = ["gemeente", "peildatum", "uitkomst", "regel"]


def placed(persons: Any, gebruik: dict[str, cak.ToegestaanGebruik]) -> Any:
    """Put everyone in their place."""
    return frames.apply(KADER, persons, gebruik, op=OP, vorige=cak.EERSTE_LIJST, sort=False)


def with_polars(folder: Path) -> pl.DataFrame:
    """Count month by month: a list never needs another one here."""

    def months() -> Iterator[pl.DataFrame]:
        gebruik = permissions()
        for path in sorted(folder.glob("*.parquet")):
            persons = frames.personen(pl.scan_parquet(path)).collect()  # one list fits
            yield placed(persons.lazy(), gebruik).group_by(COUNTED).len("personen").collect()

    return pl.concat(months())


def with_duckdb(folder: Path) -> pl.DataFrame:
    """Count all months in one query."""
    duckdb.sql(f"SET memory_limit = '2500MB'; SET threads = 2; SET temp_directory = '{folder}/spill'")
    rows = duckdb.read_parquet(f"{folder}/*.parquet")
    result = placed(frames.personen(rows), permissions())
    counted = result.aggregate(f"{', '.join(COUNTED)}, count(*) AS personen")
    return pl.DataFrame(pl.from_arrow(counted.to_arrow_table()))


ENGINES = {"polars": with_polars, "duckdb": with_duckdb}


def main() -> None:
    """Make the lists, count them, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=20_000)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--engine", choices=sorted(ENGINES), default="polars")
    parser.add_argument("--folder", type=Path, help="where the lists are kept; if they are there they are used again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        if not any(folder.glob("*.parquet")):
            folder.mkdir(exist_ok=True)
            make(folder, given.persons, given.months)
        rows = pl.scan_parquet(folder / "*.parquet").select(pl.len()).collect().item()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        start = time.perf_counter()
        counts = ENGINES[given.engine](folder)
        seconds = time.perf_counter() - start
        highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{rows:,} rows, {counts['personen'].sum():,} persons, {len(counts):,} counts, by {given.engine}")
    print(f"{seconds:.1f} s, {rows / seconds / 1e6:.2f} million rows a second")
    print(f"at most {highest:,.0f} MiB of memory, of which {before:,.0f} MiB before counting")


if __name__ == "__main__":
    main()
