# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Time frames on Polars from a csv file, beside Polars by hand that does the same checks: read, check, apply, sort.

Both read a national list with faults, tell by row what is wrong with it and which rows can't be tied to a person, make
persons of the others, put everyone under eight rules, and sort. The run checks that all of that is the same before it
times them. By hand only what occurs in this file is looked for: no quotes, no other encoding, one notation of days and
amounts, and no other header.
"""

import tempfile
from functools import partial
from pathlib import Path

import polars as pl
from apply import KADER, OP, PEILDATUM
from frames import HAND, RESULT, placed_by_hand
from land import GEMEENTEN, permissions
from measure import Line, arguments, by_turns, compared, show

import cak_regeling as cak
from cak_regeling import frames
from cak_regeling.testing import FAULTS, generate_lijst


GEMEENTE = cak.Gemeentecode(GEMEENTEN[0])
OF_LINES = {"cp1252", "dubbele_rij", "extra_scheidingsteken", "lege_regel", "titelregels", "totaalregel"}
"""Faults of whole lines, which a csv reader does not survive."""

Answer = tuple[pl.DataFrame, pl.DataFrame, list[int]]
"""Where everyone is placed, the codes of each accepted row, and which rows were rejected."""


def by_library(path: Path, gebruik: cak.ToegestaanGebruik) -> Answer:
    """Through the library."""
    scan = frames.scan_lijst(path, peildatum=PEILDATUM, gemeente=GEMEENTE)
    rows = scan.rows.collect()
    persons = frames.personen(rows.lazy(), bedragregel=scan.layout.bedragregel).collect()
    placed = frames.apply(KADER, persons.lazy(), gebruik, op=OP, vorige=cak.EERSTE_LIJST).collect()
    return placed, rows, [rejected.row for rejected in scan.rejected]


FIELDS = {
    "BSN": "bsn",
    "Voorletters": "voorletters",
    "Voorvoegsel": "voorvoegsel",
    "Achternaam": "achternaam",
    "Geboortedatum": "geboortedatum",
    "Straatnaam": "straatnaam",
    "Huisnummer": "huisnummer",
    "Huisnummertoevoeging": "huisnummertoevoeging",
    "Postcode": "postcode",
    "Woonplaats": "woonplaats",
    "UZOVI": "uzovi",
    "Aanmelddatum": "aanmelddatum",
    "Status": "statuscode",
    "Wijze van inning": "inningswijze",
    "Betalingsachterstand": "achterstand_cak",
    "Peildatum": "in_rij",
}
DAY = pl.lit(PEILDATUM)


def by_hand(path: Path) -> Answer:
    """As one would write it for this file and these eight rules alone."""
    cells = pl.scan_csv(path, separator=";", infer_schema=False, row_index_name="row", row_index_offset=2)
    texts = cells.rename(FIELDS).with_columns(pl.col(*FIELDS.values()).str.strip_chars())
    values = texts.with_columns(**_values()).collect()
    bsn, other = values["bsn"].is_null(), values["in_rij"] != PEILDATUM
    assert not other.any()
    rejected = values.filter(bsn)["row"].to_list()
    accepted = values.filter(~bsn)
    rows = accepted.select("row", bevindingen=_codes(accepted))
    content = accepted.lazy().drop("row", "in_rij", pl.selectors.starts_with("tekst_"))
    return placed_by_hand(content.with_columns(gemeente=pl.lit(GEMEENTE.value), peildatum=DAY)), rows, rejected


def _values() -> dict[str, pl.Expr]:
    """Give the value of each cell, or null, and its text where that must be told from an empty cell."""
    col = pl.col
    digits = col("bsn").str.pad_start(9, "0")
    number = pl.when(col("bsn").str.contains("^[0-9]{8,9}$")).then(digits).cast(pl.Int64)
    total = sum((number // 10 ** (9 - n) % 10 * (10 - n) for n in range(1, 9)), -(number % 10))
    uzovi = pl.when(col("uzovi").str.contains("^[0-9]{3,4}$")).then(col("uzovi").str.pad_start(4, "0"))
    postcode = col("postcode").str.replace(" ", "", literal=True).str.to_uppercase()
    amount = col("achterstand_cak").str.replace(",", ".", literal=True)
    known = {"BOE": True, "GBR": False}
    born = col("geboortedatum").str.split_exact("-", 2).struct
    year, month, day = (born.field(f"field_{n}") for n in (2, 1, 0))
    first = pl.concat_str(
        year, *(pl.when(part == "00").then(pl.lit("01")).otherwise(part) for part in (month, day)), separator="-"
    )
    begin = pl.when(year != "0000").then(first.str.to_date("%Y-%m-%d", strict=False))
    of_month = pl.when(day == "00").then(begin.dt.month_end()).otherwise(begin)
    end = pl.when(month == "00").then(begin.dt.offset_by("11mo").dt.month_end()).otherwise(of_month)
    serial = pl.when(col("aanmelddatum").str.contains("^[1-9][0-9]{4}$")).then(col("aanmelddatum")).cast(pl.Int64)
    start = col("aanmelddatum").str.to_date("%d-%m-%Y", strict=False)
    inning = col("inningswijze").str.to_lowercase()
    return {
        "bsn": pl.when((total % 11 == 0) & (number > 0)).then(digits),
        "geboortedatum": pl.when(begin.is_not_null()).then(pl.concat_str(year, month, day, separator="-")),
        "geboren_vanaf": begin,
        "geboren_tot_en_met": end,
        "huisnummer": pl.when(col("huisnummer").str.contains("^[0-9]{1,5}$")).then(col("huisnummer")).cast(pl.Int64),
        "postcode": pl.when(postcode.str.contains("^[1-9][0-9]{3}(?:[A-RT-Z][A-Z]|S[BCE-RT-Z])$")).then(postcode),
        "uzovi": uzovi,
        "aanmelddatum": start.fill_null((pl.date(1899, 12, 30) + pl.duration(days=serial)).cast(pl.Date)),
        "statuscode": col("statuscode").str.to_uppercase(),
        "in_premieregime": col("statuscode").str.to_uppercase().replace_strict(known, default=None),
        "inningswijze": pl.when(inning.is_in(["cjib", "broninhouding"])).then(inning),
        "achterstand_cak": pl.when(amount.str.contains(r"^-?[0-9]+\.[0-9]{2}$")).then(amount).cast(pl.Decimal(18, 2)),
        "in_rij": col("in_rij").str.to_date("%d-%m-%Y", strict=False),
        **{f"tekst_{name}": col(name) for name in CHECKED},
    }


CHECKED = ("geboortedatum", "postcode", "uzovi", "huisnummer", "aanmelddatum", "inningswijze", "achterstand_cak", "bsn")


def _codes(rows: pl.DataFrame) -> pl.Series:
    """Write what is wrong with each row."""
    col = pl.col

    def unread(name: str) -> pl.Expr:
        return col(name).is_null() & col(f"tekst_{name}").is_not_null()

    def number(day: str) -> pl.Expr:
        return (col(day).dt.year() * 100 + col(day).dt.month()) * 100 + col(day).dt.day()

    start, amount = col("aanmelddatum"), col("achterstand_cak")
    empty = [*(col(f"tekst_{name}").is_null() for name in ("geboortedatum", "postcode", "aanmelddatum"))]
    holds = {
        "AANMELDDATUM_TE_VROEG": start < pl.date(2009, 9, 1),
        "AANMELDDATUM_TOEKOMST": start > DAY,
        "BEDRAG_GROOT": amount > 50_000,
        "BEDRAG_NEGATIEF": amount < 0,
        "BEDRAG_ONLEESBAAR": unread("achterstand_cak"),
        "BSN_AANGEVULD": col("tekst_bsn").str.len_bytes() < 9,
        "CEL_LEEG": pl.any_horizontal(*empty, col("statuscode").is_null()),
        "DATUM_ONLEESBAAR": (unread("geboortedatum") & (col("tekst_geboortedatum") != "00-00-0000"))
        | unread("aanmelddatum"),
        "DATUM_SERIEEL": start.is_not_null() & (col("tekst_aanmelddatum").str.len_bytes() == 5),
        "HUISNUMMER_ONLEESBAAR": unread("huisnummer"),
        "INNINGSWIJZE_ONBEKEND": unread("inningswijze"),
        "MINDERJARIG": number("aanmelddatum") - number("geboren_vanaf") < 180_000,
        "POSTCODE_ONGELDIG": unread("postcode"),
        "STATUSCODE_ONBEKEND": ~col("statuscode").is_in(["BOE", "GBR", "GBT"]),
        "UZOVI_AANGEVULD": col("tekst_uzovi").str.len_bytes() == 3,
        "UZOVI_ONGELDIG": unread("uzovi"),
    }
    written = pl.concat_str(
        pl.when(found).then(pl.lit(f",{code}")).otherwise(pl.lit("")) for code, found in holds.items()
    )
    return rows.lazy().select(pl.when(written != "").then(written.str.slice(1))).collect().to_series()


def assert_equal(library: Answer, hand: Answer) -> None:
    """Check that everyone is in the same place, and that the same was found in each row."""
    assert library[0].select(RESULT).equals(hand[0].select(RESULT))
    columns = [pl.col("row").cast(pl.Int64), "bevindingen"]
    assert library[1].select(columns).sort("row").equals(hand[1].select(columns).sort("row"))
    assert library[2] == hand[2]


def compare(persons: int, rounds: int) -> list[Line]:
    """Check, time by turns, and compare: in seconds of the processor, and by the wall clock."""
    gebruik = permissions()[GEMEENTE.value]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lijst.csv"
        generate_lijst(persons, peildatum=PEILDATUM, faults=sorted(set(FAULTS) - OF_LINES)).to_csv(path)
        found = by_library(path, gebruik)
        rows = len(found[1])
        assert_equal(found, by_hand(path))
        took = by_turns({"frames": partial(by_library, path, gebruik), HAND: partial(by_hand, path)}, rounds)
    what = f"frames on Polars, {rows:,} rows of csv: read, check, persons, apply, sort"
    ours, theirs = took.values()
    return [
        *compared(what, took, {HAND: 1.5}),
        Line(what=f"{what}; by the wall clock", ours=ours.wall, unit="s", than=HAND, theirs=theirs.wall, bar=1.5),
    ]


def main() -> None:
    """Compare."""
    parser = arguments(__doc__)
    parser.add_argument("--persons", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    show(compare(given.persons // 10 if given.quick else given.persons, given.rounds), given)


if __name__ == "__main__":
    main()
