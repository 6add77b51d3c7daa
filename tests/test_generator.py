# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Synthetic lists: the published shares, nobody real, and every fault that is asked for."""

import csv
import sys
from collections import Counter
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from types import NoneType
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from stdnum.nl import bsn as stdnum_bsn

from cak_regeling import CakLijst, Inningswijze, OnvolledigeDatum, WaardeError, read_lijst
from cak_regeling.datums import full_years, months_between
from cak_regeling.lijst import SkippedKind
from cak_regeling.regeling import START_REGELING
from cak_regeling.testing import FAULTS, GeneratedLijst, generate_lijst, pollute
from cak_regeling.testing.inwoners import bsns_downward


PEILDATUM = date(2023, 9, 30)
UNUSUAL = {"ADRES_MEER_INWONERS", "BSN_TWEE_VERZEKERAARS"}
"""What is said of a list without faults: who shares an address, or changed insurer."""
PERSONS = 4000
TOLERANCE = 0.02
"""Over four thousand persons a share is within two percentage points of what was published."""

FOUND = {
    "bedrag_onleesbaar": ("BEDRAG_ONLEESBAAR", 2),
    "bsn_afgekapt": ("BSN_ONGELDIG", 2),
    "bsn_leeg": ("BSN_LEEG", 2),
    "bsn_ongeldig": ("BSN_ONGELDIG", 2),
    "cp1252": ("CODERING_CP1252", 1),
    "datum_onmogelijk": ("DATUM_ONLEESBAAR", 2),
    "datum_serieel": ("DATUM_SERIEEL", 2),
    "extra_scheidingsteken": ("RIJ_CELLEN", 1),
    "huisnummer_tekst": ("HUISNUMMER_ONLEESBAAR", 2),
    "inning_onbekend": ("INNINGSWIJZE_ONBEKEND", 2),
    "postcode_ongeldig": ("POSTCODE_ONGELDIG", 2),
    "status_leeg": ("CEL_LEEG", 2),
    "status_onbekend": ("STATUSCODE_ONBEKEND", 2),
    "uzovi_voorloopnul": ("UZOVI_AANGEVULD", 2),
}
"""By fault: the one bevinding that it gives, and how often."""
SKIPPED = {
    "lege_regel": (SkippedKind.LEEG, 1),
    "titelregels": (SkippedKind.TITEL, 2),
    "totaalregel": (SkippedKind.TOTAAL, 1),
}
"""By fault: the lines that it adds, and how many."""
REJECTS = {"bsn_afgekapt", "bsn_leeg", "bsn_ongeldig", "extra_scheidingsteken"}


def _read(generated: GeneratedLijst, peildatum: date = PEILDATUM) -> CakLijst:
    return read_lijst(generated.content, peildatum=peildatum)


@pytest.fixture(scope="module")
def lijst() -> CakLijst:
    """A list of four thousand persons, read."""
    return _read(generate_lijst(PERSONS, seed=1, peildatum=PEILDATUM))


def _share(values: list[bool]) -> float:
    return sum(values) / len(values)


def test_the_same_arguments_give_the_same_bytes() -> None:
    """A list is determined by its arguments; another seed, day or number of persons gives another."""
    content = generate_lijst(50, seed=7, peildatum=PEILDATUM, faults=FAULTS).content
    assert content == generate_lijst(50, seed=7, peildatum=PEILDATUM, faults=list(FAULTS)).content
    assert content != generate_lijst(50, seed=8, peildatum=PEILDATUM, faults=FAULTS).content
    assert content != generate_lijst(51, seed=7, peildatum=PEILDATUM, faults=FAULTS).content
    assert content != generate_lijst(50, seed=7, peildatum=date(2023, 10, 31), faults=FAULTS).content
    assert generate_lijst(50, peildatum=PEILDATUM) == generate_lijst(50, seed=1, peildatum=PEILDATUM)


def test_two_thousand_persons_unless_told() -> None:
    """Without a number of persons there are two thousand."""
    assert len(_read(generate_lijst(peildatum=PEILDATUM)).wanbetalers) == 2000


def test_a_list_without_faults_has_none(lijst: CakLijst) -> None:
    """No more is said than who shares an address or changed insurer; every line but the header is a row."""
    assert {bevinding.code for bevinding in lijst.bevindingen} <= UNUSUAL
    assert lijst.rejected == ()
    assert [line.kind for line in lijst.skipped] == [SkippedKind.KOP]
    assert len(lijst.wanbetalers) == PERSONS
    assert all((w.naam.voorletters or "").endswith(".") and len(w.naam.achternaam or "") > 2 for w in lijst.wanbetalers)
    assert lijst.fields >= {"bsn", "geboortedatum", "postcode", "aanmelddatum", "statuscode", "achterstand_cak"}


@pytest.mark.parametrize(("low", "high", "share"), [(18, 35, 0.398), (35, 50, 0.346), (50, 65, 0.212), (65, 90, 0.044)])
def test_ages_are_as_published(lijst: CakLijst, low: int, high: int, share: float) -> None:
    """The bands of ages have the shares that CBS published for 2016."""
    ages = [full_years(w.geboortedatum.laatste, PEILDATUM) for w in lijst.wanbetalers if w.geboortedatum.laatste]
    assert _share([low <= age < high for age in ages]) == pytest.approx(share, abs=TOLERANCE)


@pytest.mark.parametrize(("low", "high", "share"), [(0, 12, 0.25), (13, 24, 0.15), (25, 166, 0.60)])
def test_durations_are_as_published(lijst: CakLijst, low: int, high: int, share: float) -> None:
    """The months since the latest aanmelding have the shares that the CAK published for 2020."""
    months = [months_between(w.aanmelddatum, PEILDATUM) for w in lijst.wanbetalers if w.aanmelddatum]
    assert len(months) == PERSONS
    assert _share([low <= month <= high for month in months]) == pytest.approx(share, abs=TOLERANCE)


def test_who_owes_is_as_published(lijst: CakLijst) -> None:
    """Seven in ten owe the premie (Haarlem 2023), a third by broninhouding (CAK 2022); the others are GBR or GBT."""
    owes = [w for w in lijst.wanbetalers if w.in_premieregime]
    withheld = [w.inningswijze is Inningswijze.BRONINHOUDING for w in owes]
    rest = [w.in_premieregime is False for w in lijst.wanbetalers if not w.in_premieregime]
    assert len(owes) / PERSONS == pytest.approx(0.70, abs=TOLERANCE)
    assert _share(withheld) == pytest.approx(1 / 3, abs=TOLERANCE)
    assert 0 < _share(rest) < 1
    assert Counter(row.statuscode for w in owes for row in w.aanmeldingen)["BOE"] == len(owes)
    assert {w.aanmeldingen[-1].statuscode for w in owes} == {"BOE"}


def test_rows_per_person(lijst: CakLijst) -> None:
    """There are one and a half rows per person, from one to four."""
    rows = [len(w.aanmeldingen) for w in lijst.wanbetalers]
    assert sum(rows) / PERSONS == pytest.approx(1.5, abs=0.05)
    assert set(rows) == {1, 2, 3, 4}


def test_some_birth_dates_are_incomplete(lijst: CakLijst) -> None:
    """One in fifty birth dates lacks its day, its month and day, or all; the rest is whole."""
    births = [w.geboortedatum for w in lijst.wanbetalers]
    assert _share([birth.dag is None for birth in births]) == pytest.approx(0.02, abs=0.01)
    known = {(birth.jaar is not None, birth.maand is not None, birth.dag is not None) for birth in births}
    assert known == {(False,) * 3, (True, False, False), (True, True, False), (True,) * 3}


def test_some_share_an_address(lijst: CakLijst) -> None:
    """One in ten lives at the address of the one before, so that households exist."""
    homes = [w.adres for w in lijst.wanbetalers]
    assert len(set(homes)) / PERSONS == pytest.approx(0.9, abs=TOLERANCE)


def test_withheld_amounts_stay_near_zero(lijst: CakLijst) -> None:
    """Under broninhouding most owe the CAK nothing and none much; at the CJIB everyone owes something."""
    amounts: dict[Inningswijze, list[float]] = {way: [] for way in Inningswijze}
    for row in lijst.aanmeldingen:
        amounts[row.inningswijze].append(float(row.achterstand_cak or 0))
    withheld, cjib = amounts[Inningswijze.BRONINHOUDING], amounts[Inningswijze.CJIB]
    assert _share([amount == 0 for amount in withheld]) == pytest.approx(0.8, abs=TOLERANCE)
    assert max(withheld) <= 200
    assert min(cjib) >= 20
    assert amounts[Inningswijze.ONBEKEND] == []


def test_bsns_come_from_the_top() -> None:
    """BSNs are the highest that python-stdnum accepts, without a gap, and those of a small list start with 99999."""
    highest = [str(number) for number in range(999_999_999, 999_990_000, -1) if stdnum_bsn.is_valid(str(number))]
    assert list(islice(bsns_downward(), len(highest))) == highest
    people = _read(generate_lijst(len(highest), peildatum=PEILDATUM)).wanbetalers
    assert {w.bsn.value for w in people} == set(highest)
    assert [w.bsn.value for w in people] != highest


def test_bsns_go_on_below() -> None:
    """A list with more persons than official test numbers takes the next lower ones, each once."""
    people = _read(generate_lijst(1000, peildatum=PEILDATUM)).wanbetalers
    assert {w.bsn.value for w in people} == set(islice(bsns_downward(), 1000))
    assert min(w.bsn.value for w in people) < "999990000"


@given(
    persons=st.integers(1, 60),
    seed=st.integers(0, 10_000),
    peildatum=st.dates(date(2010, 1, 1), date(2040, 12, 31)),
)
@example(persons=60, seed=1, peildatum=date(2010, 1, 1))
@example(persons=60, seed=1, peildatum=date(2024, 2, 29))
@settings(max_examples=25)
def test_any_list_could_be_one(persons: int, seed: int, peildatum: date) -> None:
    """On any day, everyone is an adult registered on a first of a month within the scheme, after turning 18."""
    generated = generate_lijst(persons, seed=seed, peildatum=peildatum)
    lijst = _read(generated, peildatum)
    assert {bevinding.code for bevinding in lijst.bevindingen} <= UNUSUAL
    assert len(lijst.wanbetalers) == persons
    assert len(lijst.aanmeldingen) == generated.rows
    for w in lijst.wanbetalers:
        youngest, _ = w.geboortedatum.leeftijd_op(peildatum)
        assert youngest is None or 17 <= youngest < 90
        days = [row.aanmelddatum or date.max for row in w.aanmeldingen]
        assert len(set(days)) == len(days)
        assert all(START_REGELING <= day <= peildatum and day.day == 1 for day in days)
        assert w.geboortedatum.dag is None or _age_at(w.geboortedatum, days[0]) >= 18


def _age_at(birth: OnvolledigeDatum, day: date) -> int:
    age, _ = birth.leeftijd_op(day)
    return -1 if age is None else age


def test_the_tables_know_every_fault() -> None:
    """Every fault that can be asked for is expected below, and no other."""
    assert {*FOUND, *SKIPPED, "dubbele_rij"} == set(FAULTS)
    assert len(set(FAULTS)) == len(FAULTS)


@pytest.mark.parametrize("fault", sorted(FOUND))
def test_a_fault_gives_its_bevinding(fault: str) -> None:
    """A fault in cells or bytes gives its own bevinding and no other, in as many rows as promised."""
    generated = generate_lijst(200, peildatum=PEILDATUM, faults=[fault])
    lijst = _read(generated)
    code, times = FOUND[fault]
    assert [bevinding.code for bevinding in lijst.bevindingen if bevinding.code not in UNUSUAL] == [code] * times
    assert len({bevinding.row for bevinding in lijst.bevindingen if bevinding.code not in UNUSUAL}) == times
    assert len(lijst.rejected) == (times if fault in REJECTS else 0)
    assert len(lijst.aanmeldingen) + len(lijst.rejected) == generated.rows


@pytest.mark.parametrize("fault", sorted(SKIPPED))
def test_a_fault_gives_lines_that_are_no_rows(fault: str) -> None:
    """A title, a total or an empty line is passed over, and is no row."""
    generated = generate_lijst(200, peildatum=PEILDATUM, faults=[fault])
    lijst = _read(generated)
    soort, times = SKIPPED[fault]
    assert Counter(line.kind for line in lijst.skipped) == Counter({soort: times, SkippedKind.KOP: 1})
    assert len(lijst.aanmeldingen) == generated.rows
    said = ["REGEL_OVERGESLAGEN"] if soort is SkippedKind.TOTAAL else []
    assert [bevinding.code for bevinding in lijst.bevindingen if bevinding.code not in UNUSUAL] == said


def test_a_double_row_stands_twice() -> None:
    """A double row makes one row more that says what another says, and no other person."""
    plain = _read(generate_lijst(200, peildatum=PEILDATUM))
    generated = generate_lijst(200, peildatum=PEILDATUM, faults=["dubbele_rij"])
    double = _read(generated)
    assert generated.rows == len(double.aanmeldingen) == len(plain.aanmeldingen) + 1
    assert set(double.aanmeldingen) == set(plain.aanmeldingen)
    assert [w.achterstand_cak for w in double.wanbetalers] == [w.achterstand_cak for w in plain.wanbetalers]


def test_a_double_row_is_found() -> None:
    """Like every other fault, a double row is a bevinding: the second of the two, in its row."""
    double = _read(generate_lijst(200, peildatum=PEILDATUM, faults=["dubbele_rij"]))
    rows = double.aanmeldingen
    second = [row.row for index, row in enumerate(rows) if row in rows[:index]]
    assert [bevinding.row for bevinding in double.bevindingen if bevinding.code not in UNUSUAL] == second


@given(
    persons=st.integers(1, 30),
    seed=st.integers(0, 10_000),
    faults=st.lists(st.sampled_from(FAULTS), unique=True),
)
@settings(max_examples=40)
def test_faults_lose_no_line(persons: int, seed: int, faults: list[str]) -> None:
    """Whatever faults are asked for, every line of the file is an aanmelding, a rejected row or a skipped line."""
    generated = generate_lijst(persons, seed=seed, peildatum=PEILDATUM, faults=faults)
    lijst = _read(generated)
    lines = [
        *(row.lines for row in lijst.aanmeldingen),
        *(row.lines for row in lijst.rejected),
        *(line.lines for line in lijst.skipped),
    ]
    assert sum(lines) == generated.content.count(b"\r\n")
    assert generated.content.endswith(b"\r\n")


def test_all_faults_at_once() -> None:
    """All faults in one list of two thousand persons are all found, and the rows are counted."""
    generated = generate_lijst(peildatum=PEILDATUM, faults=FAULTS)
    lijst = _read(generated)
    expected: Counter[str] = Counter()
    for code, times in FOUND.values():
        expected[code] += times
    found = Counter(bevinding.code for bevinding in lijst.bevindingen if bevinding.code in expected)
    assert found == expected
    assert {line.kind for line in lijst.skipped} == {SkippedKind.KOP, *(soort for soort, _ in SKIPPED.values())}
    assert len(lijst.aanmeldingen) + len(lijst.rejected) == generated.rows


@pytest.mark.parametrize("fault", ["lege_regel", "dubbele_rij"])
def test_rows_are_counted_when_a_fault_is_named_twice(fault: str) -> None:
    """The number of rows is right, however often a fault of whole lines is named."""
    generated = generate_lijst(50, peildatum=PEILDATUM, faults=[fault, fault])
    assert generated.rows == len(_read(generated).aanmeldingen)


def test_to_csv(tmp_path: Path) -> None:
    """The file holds the content, and is read as the content is; the repr shows a count only."""
    generated = generate_lijst(5, peildatum=PEILDATUM)
    generated.to_csv(tmp_path / "lijst.csv")
    generated.to_csv(str(tmp_path / "again.csv"))
    assert (tmp_path / "lijst.csv").read_bytes() == generated.content == (tmp_path / "again.csv").read_bytes()
    lijst = read_lijst(tmp_path / "lijst.csv", peildatum=PEILDATUM)
    assert len(lijst.aanmeldingen) == generated.rows
    assert repr(generated) == str(generated) == f"GeneratedLijst({generated.rows} rows)"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"persons": 0}, "at least one person"),
        ({"persons": -5}, "at least one person"),
        ({"persons": 2.5}, "at least one person"),
        ({"seed": None}, "whole number as seed"),
        ({"peildatum": date(2009, 12, 31)}, "peildatum from 2010 on"),
        ({"peildatum": datetime(2023, 9, 30)}, r"as peildatum$"),  # noqa: DTZ001 - it is refused
        ({"peildatum": "2023-09-30"}, r"as peildatum$"),
        ({"faults": ["bsn_leeg", "zzz", "aaa"]}, "found aaa, zzz$"),
        ({"faults": "bsn_leeg"}, "expected faults from bedrag_onleesbaar, "),
    ],
)
def test_wrong_arguments_are_refused(arguments: dict[str, Any], message: str) -> None:
    """No persons, a day before 2010 and an unknown fault are refused, and the message says what was expected."""
    with pytest.raises(WaardeError, match=message):
        generate_lijst(**{"peildatum": PEILDATUM} | arguments)


@pytest.mark.parametrize("fault", sorted({*FOUND, *SKIPPED, "dubbele_rij"}))
def test_a_fault_can_be_put_into_a_file(tmp_path: Path, fault: str) -> None:
    """A file of one's own gets the fault that is named, as a generated list does; the file itself stays as it is."""
    clean = generate_lijst(80, peildatum=PEILDATUM)
    clean.to_csv(tmp_path / "lijst.csv")
    polluted = pollute(tmp_path / "lijst.csv", fault, seed=5)
    assert (tmp_path / "lijst.csv").read_bytes() == clean.content
    assert polluted == pollute(clean.content, fault, seed=5)
    assert (polluted == pollute(clean.content, fault, seed=6)) is (fault in {"titelregels", "totaalregel"})
    lijst = read_lijst(polluted, peildatum=PEILDATUM)
    codes = [FOUND[fault][0]] * FOUND[fault][1] if fault in FOUND else []
    said = {"dubbele_rij": ["RIJ_DUBBEL"], "totaalregel": ["REGEL_OVERGESLAGEN"]}.get(fault, codes)
    assert [bevinding.code for bevinding in lijst.bevindingen if bevinding.code not in UNUSUAL] == said


def test_what_is_polluted_keeps_its_other_cells() -> None:
    """A list with quotes, a mark and lines that end otherwise is polluted too, and nothing else changes."""
    own = '\ufeffBSN;Achternaam;Aanmelddatum;Eigen\n999993653;"de ""Boer""; jr.";01-05-2017;x\n'.encode()
    (row,) = read_lijst(pollute(own, "datum_onmogelijk"), peildatum=PEILDATUM).aanmeldingen
    assert row.aanmelddatum is None
    assert (row.naam.achternaam, row.extra["Eigen"]) == ('de "Boer"; jr.', "x")


@pytest.mark.parametrize("content", [b"", b"een;twee\r\n1;2\r\n"])
def test_only_a_list_can_be_polluted(content: bytes) -> None:
    """A file without a header of a list, and a fault that does not exist, are refused."""
    with pytest.raises(WaardeError, match="whose first line names the columns"):
        pollute(content, "bsn_leeg")
    with pytest.raises(WaardeError, match=r"found zzz$"):
        pollute(generate_lijst(2, peildatum=PEILDATUM).content, "zzz")


def test_reading_a_generated_list() -> None:
    """A generated list reads itself as of its own day, and equals one made with the same arguments only."""
    generated = generate_lijst(5, peildatum=PEILDATUM)
    assert generated.read().sha256 == _read(generated).sha256
    assert generated.read().peildatum == PEILDATUM
    assert hash(generated) == hash(generate_lijst(5, peildatum=PEILDATUM))
    assert generated != generate_lijst(6, peildatum=PEILDATUM)
    assert generated != generated.content


def test_to_xlsx(tmp_path: Path) -> None:
    """The sheet has the cells of the csv, title lines too, with days and amounts as what they are."""
    generated = generate_lijst(30, peildatum=PEILDATUM, faults=FAULTS)
    generated.to_xlsx(tmp_path / "lijst.xlsx")
    with closing(openpyxl.load_workbook(tmp_path / "lijst.xlsx", read_only=True)) as book:
        titles, _, header, *rows = book["CAK-lijst"].iter_rows(values_only=True)
    assert titles[0] == "CAK-lijst (voorbeeld)"
    lines = generated.content.decode("cp1252").splitlines()
    assert header == tuple(lines[2].split(";"))
    assert len(rows) == len(lines) - 3
    rows = [(*row, *[None] * (len(header) - len(row))) for row in rows]
    columns = {name: [row[index] for row in rows] for index, name in enumerate(header)}
    assert Counter(type(cell) for cell in columns["Aanmelddatum"])[datetime] == generated.rows - 5
    assert {"n.v.t.", "onbekend", "XYZ"} <= {cell for column in columns.values() for cell in column}
    numbers = [cell for cell in columns["Betalingsachterstand"] if isinstance(cell, int | float)]
    assert len(numbers) == generated.rows - 3
    again = read_lijst(tmp_path / "lijst.xlsx", peildatum=PEILDATUM)
    csv_read = generated.read()
    assert (len(again.aanmeldingen), len(again.rejected)) == (len(csv_read.aanmeldingen), len(csv_read.rejected))
    assert {type(cell) for cell in columns["BSN"]} == {str, NoneType}


def test_to_parquet(tmp_path: Path) -> None:
    """The rows stand in Parquet by logical field, every cell as text; what is no row is left out."""
    plain = generate_lijst(30, peildatum=PEILDATUM)
    plain.to_parquet(tmp_path / "plain.parquet")
    rows = parquet.read_table(tmp_path / "plain.parquet").to_pylist()
    assert [";".join(row.values()) for row in rows] == plain.content.decode().splitlines()[1:]
    assert {*rows[0]} >= {"bsn", "aanmelddatum", "achterstand_cak"}
    faulty = generate_lijst(30, peildatum=PEILDATUM, faults=FAULTS)
    faulty.to_parquet(tmp_path / "faulty.parquet")
    assert parquet.read_table(tmp_path / "faulty.parquet").num_rows == faulty.rows - 1


def test_without_the_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the package of a form is not there, the error names it, and nothing is written."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"^writing a list as Parquet needs pyarrow$"):
        generate_lijst(2, peildatum=PEILDATUM).to_parquet(tmp_path / "lijst")
    assert list(tmp_path.iterdir()) == []


def test_fifty_thousand_persons_have_the_published_shares(shared: Path, tmp_path: Path) -> None:
    """Of 50,000 persons every share is within two points of the file of published figures, streamed and read flat."""
    with (shared / "domain" / "figures.csv").open(encoding="utf-8", newline="") as file:
        figures = {(row["measure"], row["year"]): row["value"] for row in csv.DictReader(file)}
    generate_lijst(50_000, peildatum=PEILDATUM).to_csv(tmp_path / "lijst.csv")
    latest: dict[str, list[str]] = {}
    with (tmp_path / "lijst.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file, delimiter=";")
    for row in rows:
        latest[row[0]] = row
    births = [int(row[4][6:]) * 12 + int(row[4][3:5]) for row in latest.values() if row[4][3:5] != "00"]
    ages = [(PEILDATUM.year * 12 + PEILDATUM.month - birth) // 12 for birth in births]
    months = [(2023 - int(row[11][6:])) * 12 + 9 - int(row[11][3:5]) for row in latest.values()]
    owes = [row[13] for row in latest.values() if row[12] == "BOE"]
    measured = {
        ("cbs_age_share_18_35", "2016"): _share([age < 35 for age in ages]),
        ("cbs_age_share_35_50", "2016"): _share([35 <= age < 50 for age in ages]),
        ("cbs_age_share_50_65", "2016"): _share([50 <= age < 65 for age in ages]),
        ("cbs_age_share_65_plus", "2016"): _share([age >= 65 for age in ages]),
        ("duration_share_0_12_months", "2020"): _share([month <= 12 for month in months]),
        ("duration_share_13_24_months", "2020"): _share([13 <= month <= 24 for month in months]),
        ("duration_share_over_24_months", "2020"): _share([month > 24 for month in months]),
        ("collection_share_broninhouding", "2022"): _share([way == "Broninhouding" for way in owes]),
        ("collection_share_cjib", "2022"): _share([way == "CJIB" for way in owes]),
        ("haarlem_share_boe", "2023"): len(owes) / len(latest),
    }
    assert len(latest) == 50_000
    published = {measure: float(figures[measure]) / 100 for measure in measured}
    assert measured == pytest.approx(published, abs=0.02)
