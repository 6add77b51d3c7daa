# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Count ten years of the whole country per municipality, month and rule, from Parquet, within 4 GiB.

It makes about 36 million rows (120 lists of 300,000) in a folder, and counts them through the library: persons from
rows, a kader of eight rules, counts. With Polars, month by month, as each list is a list of its own; with DuckDB
(``--engine duckdb``) all of it as one query, which spills to disk at its memory limit. What comes out are counts: each
college is the controller of its own list, and has a permission of its own.
"""

import subprocess
import sys
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
from measure import Line, arguments, highest_memory, show

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


def lines(engine: str, persons: int, months: int, folder: Path) -> list[Line]:
    """Make the lists where they are not there yet, count them, and say what it took."""
    if not any(folder.glob("*.parquet")):
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, __file__, "--make", "--persons", str(persons), "--months", str(months)]
        subprocess.run([*command, "--folder", str(folder)], check=True)  # noqa: S603 - ours; its memory is not counted
    rows = pl.scan_parquet(folder / "*.parquet").select(pl.len()).collect().item()
    cpu, wall = time.process_time(), time.perf_counter()
    counts = ENGINES[engine](folder)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    assert 0 < counts["personen"].sum() < rows
    what = f"count {rows:,} rows in Parquet by {engine}"
    return [
        Line(what=f"{what}: highest memory", ours=highest_memory(), unit="MiB", bar=4096),
        Line(what=f"{what}: of the processor", ours=cpu, unit="s"),
        Line(what=f"{what}: by the wall clock", ours=wall, unit="s"),
    ]


def main() -> None:
    """Measure, and print one table."""
    parser = arguments(__doc__)
    parser.add_argument("--persons", type=int, default=200_000)
    parser.add_argument("--months", type=int, default=120)
    parser.add_argument("--engine", choices=sorted(ENGINES), default="polars")
    parser.add_argument("--folder", type=Path, help="where the lists are kept; if they are there they are used again")
    parser.add_argument("--make", action="store_true", help="only make the lists, in the folder")
    given = parser.parse_args()
    if given.make:
        make(given.folder, given.persons, given.months)
        return
    with tempfile.TemporaryDirectory() as temporary:
        months = given.months // 10 if given.quick else given.months
        show(lines(given.engine, given.persons, months, given.folder or Path(temporary)), given)


if __name__ == "__main__":
    main()
