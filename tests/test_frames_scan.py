# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A list to a lazy frame: on every engine the rows, codes and refusals of reading it."""

import io
import sys
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling import frames
from cak_regeling.frames.cellen import cells_of
from cak_regeling.frames.waarden import readings_of
from cak_regeling.lijst import STANDAARD, Column, Layout, Limits
from cak_regeling.lijst.reader import How
from cak_regeling.testing import FAULTS, generate_lijst, pollute
from tests.frames_oracle import OP, Case, permission
from tests.frames_scan import PEILDATUM, assert_same, collected, refused
from tests.test_canaries import CANARIES, FILE
from tests.test_reader import Dripping
from tests.test_vuil import VARIANTS


ENGINES = ["polars", "duckdb"]
CLEAN = generate_lijst(900, seed=4, peildatum=PEILDATUM).content
"""More than the reader takes at once, so that the engine cuts lines of it."""


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_found(fault: str) -> None:
    """With each fault that lists were seen to have, a scan gives the rows, codes and rejected rows of reading."""
    polluted = pollute(CLEAN, fault)
    assert polluted != CLEAN
    assert_same(polluted)


@pytest.mark.parametrize("backend", ENGINES)
def test_all_faults_together_are_found(backend: str) -> None:
    """So it is with all of them in one list, of which nothing is lost."""
    content = generate_lijst(900, seed=5, peildatum=PEILDATUM, faults=FAULTS).content
    assert_same(content, backend=backend)
    scan = frames.scan_lijst(content, peildatum=PEILDATUM, backend=backend)
    apart = sum(item.lines for items in (scan.rejected, scan.skipped) for item in items)
    assert collected(scan)["lines"].sum() + apart == content.count(b"\n")


@pytest.mark.parametrize("name", VARIANTS)
def test_a_known_list_is_scanned_however_it_is_polluted(name: str) -> None:
    """Every way in which a list was ever seen to be polluted ends as it does in reading, a refusal included."""
    assert_same(VARIANTS[name].content)


HEADER = (
    "BSN;Achternaam;Voorletters;Geboortedatum;Straatnaam;Huisnummer;Postcode;UZOVI;Aanmelddatum;Status;"
    "Wijze van inning;Betalingsachterstand;Opmerking;Peildatum"
)
POOLS: tuple[tuple[str, ...], ...] = (
    ("999993653", "999990639", " 999991723", "'999993653", "10000094", "999993654", "", "totaal", "９９９９９３６５３"),
    ("Beuk", " Beuk ", "'s-Gravesande", "'=1", "", "\x1cBeuk", "\u2003Beuk", "Müller", "W\x85"),
    ("P.", "", "P.J. "),
    ("01-02-1980", "00-00-1968", "31-12-2010", "29-02-2012", "30-02-1980", "1980-02-01", "29500", "", "'01-02-1980"),
    ("Voorbeeldweg", "", "'"),
    ("12", "", "12a", " 7"),
    ("1234AB", "1234 ab", "1234SA", "0234AB", ""),
    ("0101", "101", "01011", ""),
    ("01-03-2020", "01-03-2031", "01-01-2005", "44000", "00-03-2020", ""),
    ("BOE", "boe", "XYZ", ""),
    ("CJIB", "c.j.i.b.", "per post", ""),
    ("12,50", "12.50", "1.234,56", "€ 12,5", "-3,00", "70000,00", "12,505", "", "99999,99"),
    ("", " x", "'=1+1", "'gewoon"),
    ("30-09-2023", "", "onbekend", "45199"),
)
PLAIN = ";".join(pool[0] for pool in POOLS)


def rows() -> st.SearchStrategy[str]:
    """Rows of cells that were seen in lists, or of anything with what cuts and encloses cells."""
    pooled = st.tuples(*map(st.sampled_from, POOLS)).map(";".join)
    anything = st.text(alphabet=";,\"' =a€é\t\x1c\u2028|01", max_size=40)
    return st.one_of(st.just(PLAIN), pooled, pooled, anything, st.just(PLAIN.replace("Beuk", '"Beu;k"')))


def encoded(lines: list[tuple[str, str]], end: str, codec: str, wrong: bytes) -> bytes:
    """Write rows after so many plain ones that the engine cuts some, with what is in no encoding at the end."""
    text = end.join([HEADER, *[PLAIN] * 60, ""]) + "".join(line + own for line, own in lines)
    return text.encode(codec, "replace") + (b"" if codec == "utf-16" else wrong)


TEXTS = given(
    content=st.builds(
        encoded,
        lines=st.lists(st.tuples(rows(), st.sampled_from(["\n", "\r\n", "\r"])), max_size=12),
        end=st.sampled_from(["\n", "\r\n"]),
        codec=st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"]),
        wrong=st.binary(max_size=3),
    ),
    sizes=st.lists(st.integers(1, 400), max_size=20),
)
"""Lists that were made up, and in which pieces they come in."""


@settings(max_examples=60)
@TEXTS
def test_any_text_is_scanned_as_it_is_read(content: bytes, sizes: list[int]) -> None:
    """However its lines end, are encoded and enclosed, and however it comes in, a text gives what reading gives."""
    assert_same(Dripping(content, [*sizes, len(content)]), as_read=content)


@settings(max_examples=12)
@TEXTS
def test_any_text_is_scanned_by_duckdb_too(content: bytes, sizes: list[int]) -> None:
    """So it is on DuckDB."""
    assert_same(Dripping(content, [*sizes, len(content)]), as_read=content, backend="duckdb")


@pytest.mark.parametrize("backend", ENGINES)
def test_the_official_test_persons_are_scanned(shared: Path, backend: str) -> None:
    """The list of official test persons gives its 457 rows, in every encoding that is read."""
    path = shared / "data" / "rvig-testpersonen.csv"
    assert_same(path, backend=backend)
    text = path.read_text("utf-8-sig")
    for codec in ("utf-8-sig", "utf-16", "cp1252"):
        assert_same(text.encode(codec, "replace"), backend=backend)
    assert len(collected(frames.scan_lijst(path, peildatum=PEILDATUM, backend=backend))) == 457


@pytest.mark.parametrize("backend", ENGINES)
def test_rows_go_on_to_persons_and_a_kader(backend: str) -> None:
    """A scan goes through `personen` and `apply` with nothing between, and everyone has the place of the objects."""
    gemeente = cak.Gemeentecode("0392")
    kader = cak.Afwegingskader(
        "kader",
        regels=[
            cak.Regel("jong", als=(k.leeftijd < 27) & k.in_premieregime, aanpak="huisbezoek"),
            cak.Regel("hoog", als=(k.achterstand_cak >= 5000) | (k.maanden_in_regeling >= 100), aanpak="bellen"),
        ],
        volgorde=[k.maanden_in_regeling.aflopend],
    )
    lijst = cak.read_lijst(CLEAN, peildatum=PEILDATUM, gemeente=gemeente)
    gebruik = permission(kader, Case(lijst, (), (), cak.ALTIJD))
    scan = frames.scan_lijst(CLEAN, peildatum=PEILDATUM, gemeente=gemeente, backend=backend)
    persons = frames.personen(scan.rows, bedragregel=scan.layout.bedragregel)
    placed = frames.apply(kader, persons, gebruik, op=OP)
    result = placed.collect() if backend == "polars" else pl.DataFrame(placed.to_arrow_table())
    found = {row["bsn"]: (row["uitkomst"], row["regel"], row["rang"]) for row in result.iter_rows(named=True)}
    werklijst = kader.apply(lijst, gebruik, op=OP)
    expected: dict[str, tuple[Any, ...]] = {
        item.wanbetaler.bsn.value: ("werklijst", item.regel.naam, item.rang) for item in werklijst
    }
    expected |= {w.bsn.value: ("zonder_regel", None, None) for w in werklijst.zonder_regel}
    expected |= {e.wanbetaler.bsn.value: ("te_beoordelen", e.regel.naam, None) for e in werklijst.te_beoordelen}
    assert found == expected


OWN = Layout(
    naam="eigen",
    columns=(
        Column(field="bsn", header="Nummer", required=True),
        Column(field="achternaam", header="Wie", required=True, samengesteld=True),
        Column(field="straatnaam", header="Waar", samengesteld=True),
        Column(field="huisletter", header="Letter"),
        Column(field="geboortedatum", header="Geboren", notaties=("jjjj-mm-dd",)),
        Column(field="achterstand_cak", header="Open", notaties=("1,234.56",)),
    ),
    statuscodes={},
    inningswijzen={},
)
OWN_LINES = (
    "Nummer;Wie;Waar;Letter;Geboren;Open;Rest",
    "999993653;Beuk, P. van der;Voorbeeldweg 12 A;Z;1980-02-01;12.50;x",
    "999990639;;Plein 1945;Z;01-02-1980;12,50;",
    "999991723;Beuk;;;;1,234.5;'=x",
)


@pytest.mark.parametrize("backend", ENGINES)
@pytest.mark.parametrize(
    "arguments",
    [
        {"layout": OWN},
        {"layout": [STANDAARD, OWN], "postcodes": ["1234"], "gemeente": cak.Gemeentecode("0392")},
        {"layout": OWN, "filter": cak.Lijstfilter(postcodes=("1234",), leeftijd=(18, 27))},
        {"layout": OWN, "limits": Limits(rows=3)},
        {"layout": OWN, "limits": Limits(cell_length=14)},
    ],
    ids=["layout", "layouts", "filter", "rows", "cells"],
)
def test_arguments_mean_what_they_mean_in_reading(arguments: dict[str, Any], backend: str) -> None:
    """A layout of one's own, with whole names and addresses in a cell; a municipality, a filter, a limit."""
    assert_same("\n".join(OWN_LINES).encode(), backend=backend, **arguments)


@pytest.mark.parametrize("backend", ENGINES)
def test_postcodes_of_the_municipality_are_looked_at(backend: str) -> None:
    """A row with a postcode of another municipality has its code."""
    assert_same(CLEAN, backend=backend, postcodes=["1005-1010"])
    scan = frames.scan_lijst(CLEAN, peildatum=PEILDATUM, backend=backend, postcodes=["1005-1010"])
    assert "POSTCODE_BUITEN_GEMEENTE" in set(collected(scan)["bevindingen"])


@pytest.mark.parametrize("limit", [{"rows": 500}, {"bytes": 9000}, {"cell_length": 9}, {"line_bytes": 100}])
def test_limits_hold_for_lines_that_the_engine_cuts(limit: dict[str, int]) -> None:
    """A file beyond a limit is refused in the same words."""
    assert_same(CLEAN, limits=Limits(**limit))


@pytest.mark.parametrize("backend", ENGINES)
@pytest.mark.parametrize("layout", [STANDAARD, OWN], ids=["no list", "one column"])
def test_a_list_of_one_column_is_one_too(layout: Layout, backend: str) -> None:
    """With one column an empty line can't be told by its delimiters; it is skipped, as in reading."""
    only = Layout(naam="een", columns=OWN.columns[:1], statuscodes={}, inningswijzen={})
    content = "\n".join(["Nummer", *["999993653", ""] * 200]).encode()
    assert_same(Dripping(content, [900, 400]), as_read=content, backend=backend, layout=[layout, only])


def test_another_peildatum_in_a_row_refuses_the_file() -> None:
    """The refusal names both days and the first row that differs, wherever it stands."""
    lines = CLEAN.split(b"\r\n")
    for at in (3, 900, 1100):
        above, below = b"\r\n".join(lines[:at]), b"\r\n".join(lines[at:])
        content = above + b"\r\n" + below.replace(b"30-09-2023", b"31-08-2023")
        assert f"2023-08-31 in row {at + 1}, " in str(refused(content, peildatum=PEILDATUM))
        assert_same(content)


# Sheets


@pytest.mark.parametrize("backend", ENGINES)
def test_a_sheet_is_scanned(tmp_path: Path, backend: str) -> None:
    """A spreadsheet gives the rows of reading it, from a path, bytes or an open file."""
    path = tmp_path / "lijst.xlsx"
    generate_lijst(80, seed=5, peildatum=PEILDATUM, faults=FAULTS).to_xlsx(path)
    assert_same(path, backend=backend)
    assert_same(path.read_bytes(), backend=backend)
    with path.open("rb") as file:
        assert_same(file, as_read=path, backend=backend)


def test_formulas_and_numbers_in_a_sheet_are_no_bsn(tmp_path: Path) -> None:
    """A formula rejects its row, and a BSN that became a number is padded with its code or rejected."""
    import openpyxl  # noqa: PLC0415 - only this test makes such a sheet

    book = openpyxl.Workbook()
    for row in (
        ("BSN", "Aanmelddatum", "Status", "Postcode", "Geboortedatum"),
        ("999993653", date(2020, 3, 1), "BOE", "1234AB", "01-02-1980"),
        (10000094, date(2020, 3, 1), "BOE", "1234AB", "01-02-1980"),
        (10000094.5, date(2020, 3, 1), "BOE", "1234AB", "01-02-1980"),
        ("=1+1", date(2020, 3, 1), "BOE", "1234AB", "01-02-1980"),
        ("999990639", "#N/A", "BOE", "1234AB", "01-02-1980"),
    ):
        book.active.append(row)
    book.active["B6"].data_type = "e"
    path = tmp_path / "lijst.xlsx"
    book.save(path)
    assert_same(path)
    assert len(frames.scan_lijst(path, peildatum=PEILDATUM).rejected) == 2


# Parquet


@pytest.mark.parametrize("backend", ENGINES)
def test_parquet_of_text_is_scanned(tmp_path: Path, backend: str) -> None:
    """Text under the logical names gives what a csv of it gives; rows count from 1."""
    faults = sorted(set(FAULTS) - {"titelregels", "totaalregel", "lege_regel", "extra_scheidingsteken", "cp1252"})
    made = generate_lijst(300, seed=5, peildatum=PEILDATUM, faults=faults)
    path = tmp_path / "lijst.parquet"
    made.to_parquet(path)
    header = ";".join(pl.read_parquet_schema(path)).encode()
    as_csv = header + made.content[made.content.index(b"\r\n") :]
    assert_same(path, as_read=as_csv, above=1, backend=backend)
    assert "achterstand_cak" in collected(frames.scan_lijst(path, peildatum=PEILDATUM, backend=backend)).columns
    if backend == "polars":
        assert_same(path.read_bytes(), as_read=as_csv, above=1)
        with path.open("rb") as file:
            assert_same(file, as_read=as_csv, above=1)


TYPED = {
    "BSN": [999993653, 10000094, 999993654, None],
    "Geb. datum": [date(1980, 2, 1), date(2010, 3, 29), None, date(1980, 1, 1)],
    "huisnr": [12.0, None, 7.5, 1.0],
    "Ingangsdatum": [datetime(2020, 3, 1), datetime(2020, 3, 1, 12), None, None],  # noqa: DTZ001 - as files have them
    "Openstaand bedrag": [Decimal("12.5000"), Decimal("1200.0000"), Decimal("-1.0000"), None],
    "Saldo": [12.5, 0.1 + 0.2, None, 2.0],
    "Status": ["BOE", "", None, "GBR"],
    "Mobiel": [True, False, None, True],
}
AS_CSV = """
999993653;01-02-1980;12;01-03-2020;12,5;12,5;BOE;WAAR
10000094;29-03-2010;;01-03-2020 12:00:00;1200;0,30000000000000004;;ONWAAR
999993654;;7,5;;-1;;;
;01-01-1980;1;;;2;GBR;WAAR"""


@pytest.mark.parametrize("backend", ENGINES)
def test_parquet_with_types_is_scanned(tmp_path: Path, backend: str) -> None:
    """Days, moments, numbers and truths become the text that a csv has; a number that is no BSN does not become one."""
    path = tmp_path / "lijst.parquet"
    typed = pl.DataFrame(TYPED, schema_overrides={"Openstaand bedrag": pl.Decimal(18, 4)})
    typed.with_columns(pl.col("Status").cast(pl.Categorical)).write_parquet(path)
    as_csv = ";".join(TYPED) + AS_CSV
    assert_same(str(path), as_read=as_csv.encode(), above=1, backend=backend)


def parquet(frame: pl.DataFrame) -> bytes:
    """Write a frame as Parquet."""
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


def test_parquet_that_is_no_list_is_refused() -> None:
    """Without the required columns, with lists in its cells, or damaged: a typed refusal that holds nothing of it."""
    good = pl.DataFrame({"BSN": ["999993653"], "Aanmelddatum": ["01-03-2020"]})
    assert len(collected(frames.scan_lijst(parquet(good), peildatum=PEILDATUM))) == 1
    for content, said in (
        (parquet(good.drop("Aanmelddatum")), "no column for Aanmelddatum"),
        (parquet(good.with_columns(Rest=[["999993653"]])), "column 3, not List"),
        (parquet(good)[:-30] + b"999993653PAR1", "expected a list that polars can read"),
    ):
        refusal = refused(content, peildatum=PEILDATUM)
        assert said in str(refusal)
        assert refusal.bevindingen
        assert "999993653" not in str(refusal)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(bytes=100), "limits.bytes"),
        (Limits(columns=1), "limits.columns"),
        (Limits(rows=1), "limits.rows"),
        (Limits(cell_length=9), "limits.cell_length"),
    ],
)
def test_limits_hold_for_parquet(limits: Limits, said: str) -> None:
    """Parquet beyond a limit is refused, with the name of the limit."""
    content = parquet(pl.DataFrame({"BSN": ["999993653"] * 2, "Aanmelddatum": ["01-03-2020"] * 2}))
    with pytest.raises(cak.LijstError, match=said):
        frames.scan_lijst(content, peildatum=PEILDATUM, limits=limits)


def test_progress_is_told() -> None:
    """Whoever asks is told how far the reading is, of Parquet when it is done."""
    content = parquet(pl.DataFrame({"BSN": ["999993653"], "Aanmelddatum": ["01-03-2020"]}))
    told: list[tuple[int, int | None]] = []

    def tell(done: int, of: int | None) -> None:
        told.append((done, of))

    for source in (CLEAN, content, io.BytesIO(content)):
        frames.scan_lijst(source, peildatum=PEILDATUM, on_progress=tell)
    assert told[-2:] == [(len(CLEAN), len(CLEAN)), (len(content), len(content))]


# What is refused


def test_an_engine_that_can_not_do_it_is_named() -> None:
    """Another engine, or Parquet that is no path for DuckDB, is an error that names it."""
    with pytest.raises(cak.KaderError, match="expected polars or duckdb as backend"):
        frames.scan_lijst(CLEAN, peildatum=PEILDATUM, backend="pandas")
    with pytest.raises(cak.KaderError, match="duckdb can't read Parquet from bytes"):
        frames.scan_lijst(b"PAR1", peildatum=PEILDATUM, backend="duckdb")


@pytest.mark.parametrize("wrong", [{"gemeente": "0392"}, {"filter": "alles"}, {"peildatum": "2023"}, {"layout": "x"}])
def test_arguments_are_checked(wrong: dict[str, Any]) -> None:
    """An argument of another type is refused as in reading."""
    with pytest.raises(cak.WaardeError):
        frames.scan_lijst(CLEAN, **({"peildatum": PEILDATUM} | wrong))
    with pytest.raises(cak.WaardeError):
        frames.scan_lijst(5, peildatum=PEILDATUM)  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize("backend", ["polars", "pyarrow"])
def test_an_amount_that_no_frame_holds_is_not_shown(backend: str) -> None:
    """More than sixteen digits before the comma don't go into a frame; the error does not hold the amount."""
    changed = CLEAN.replace(b",", b"1234567890123456789,", 1)
    lijst = cak.read_lijst(changed, peildatum=PEILDATUM)
    engine = "polars" if backend == "polars" else "duckdb"
    for make in (
        partial(frames.to_rows, lijst, backend=backend),
        partial(frames.scan_lijst, changed, peildatum=PEILDATUM, backend=engine),
    ):
        with pytest.raises(cak.KaderError, match=f"{backend} can't hold one of the values") as caught:
            make()
        assert "123456789012" not in str(caught.value)
        assert caught.value.__suppress_context__


def test_an_engine_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the engine the import error is what is raised."""
    monkeypatch.setitem(sys.modules, "polars", None)
    for make in (
        partial(frames.scan_lijst, CLEAN, peildatum=PEILDATUM),
        partial(frames.to_rows, cak.read_lijst(CLEAN, peildatum=PEILDATUM)),
    ):
        with pytest.raises(ImportError, match="polars"):
            make()


def test_a_scan_shows_counts() -> None:
    """What a scan shows of itself has no cell in it."""
    scan = frames.scan_lijst(pollute(CLEAN, "bsn_leeg"), peildatum=PEILDATUM)
    assert repr(scan) == "LijstScan(peildatum=2023-09-30, 2 rejected, 1 skipped)"


@pytest.mark.parametrize("backend", ENGINES)
def test_no_cell_shows_where_nobody_asked(backend: str) -> None:
    """A file full of recognisable cells leaves none in what a scan shows of itself, of its parts or in a refusal."""
    scan = frames.scan_lijst(FILE, peildatum=PEILDATUM, backend=backend)
    assert len(scan.rejected) > 1
    refusal = refused(FILE, peildatum=date(2023, 8, 31), limits=Limits(rows=3), backend=backend)
    shown = [scan, scan.rejected, scan.skipped, scan.bevindingen, refusal, refusal.bevindingen]
    cells = cells_of(FILE, How(PEILDATUM, None, (), Limits(), None), backend)
    for reading in readings_of(cells, ()):
        found = reading.looked_up(cells.frame)
        shown += [cells, reading, found, *found.said.values()]
    assert not CANARIES.found_in("".join(map(repr, shown)))
