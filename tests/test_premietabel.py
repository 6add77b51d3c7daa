# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The amounts of 18d and 18e as a table: pieces, bases, own amounts, and what leaving saves."""

import csv
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling import NietVastgesteldError, WaardeError, Zekerheid, maandpremie, premie_verschuldigd
from cak_regeling.datums import first_of_next_month, months_between
from cak_regeling.regeling import Premiesoort, Premietabel, besparing_bij_uitstroom, premiedelen
from cak_regeling.regeling.premietabel import _standaard, gemiddelde_premies


HEADER = "effective_from,effective_to,standaardpremie_jaar_eur,percentage,maandbedrag_eur,bron,confidence"
YEAR_2027 = f"{HEADER}\n2027-01-01,2027-12-31,2200,110,180.00,own file,primary"
E18 = Premiesoort.ARTIKEL_18E

AMOUNTS = [
    ("2009-09", "2010-01", "130.98", "1209", "130"),
    ("2010-01", "2011-01", "136.72", "1262", "130"),
    ("2011-01", "2012-01", "148.96", "1375", "130"),
    ("2012-01", "2013-01", "154.48", "1426", "130"),
    ("2013-01", "2014-01", "160.12", "1478", "130"),
    ("2014-01", "2015-01", "143.98", "1329", "130"),
    ("2015-01", "2016-01", "152.53", "1408", "130"),
    ("2016-01", "2016-07", "159.03", "1468", "130"),
    ("2016-07", "2017-01", "127.91", "1468", None),
    ("2017-01", "2018-01", "134.38", "1530", "125"),
    ("2018-01", "2019-01", "136.67", "1546", "125"),
    ("2019-01", "2020-01", "138.50", "1609", "120"),
    ("2020-01", "2021-01", "141.50", "1642", "120"),
    ("2021-01", "2022-01", "147.80", "1705", "120"),
    ("2023-01", "2024-01", "165.70", "1889", "120"),
    ("2024-01", "2024-07", "175.20", "1987", "120"),
    ("2024-07", "2025-01", "160.60", "1987", "110"),
    ("2025-01", "2026-01", "172.33", "2112", "110"),
    ("2026-01", "2027-01", "172.70", "2119", "110"),
]
AMOUNTS_18E = [
    ("2012-01", "118.83"),
    ("2013-01", "123.17"),
    ("2014-01", "110.75"),
    ("2015-12", "117.33"),
    ("2016-06", "122.33"),
    ("2016-07", "122.33"),
    ("2017-01", "127.50"),
    ("2018-01", "128.83"),
    ("2022-05", "145.75"),
    ("2023-01", "157.42"),
    ("2024-12", "165.58"),
    ("2025-01", "172.33"),
    ("2026-12", "172.70"),
]


@pytest.fixture(autouse=True)
def _fresh_tables() -> None:
    """Let every test read the tables itself, so that none leans on what another left in memory."""
    _standaard.cache_clear()
    gemiddelde_premies.cache_clear()


def day(month: str) -> date:
    """Give the first of a month."""
    return date.fromisoformat(f"{month}-01")


def months(first: date, last: date) -> st.SearchStrategy[date]:
    """Firsts of months between two, both inclusive."""
    return st.dates(first, last).map(lambda value: value.replace(day=1))


def test_every_month_has_its_amount_or_none() -> None:
    """From 2009-09 to 2026-12 each month gives the amount of the table, and the months of 2022 none."""
    month, seen = date(2009, 9, 1), 0
    rows = [(day(start), day(end), Decimal(bedrag)) for start, end, bedrag, _, _ in AMOUNTS]
    while month < date(2027, 1, 1):
        expected = [bedrag for start, end, bedrag in rows if start <= month < end]
        if expected:
            assert [maandpremie(month).bedrag] == expected
        else:
            assert month.year == 2022
            with pytest.raises(NietVastgesteldError, match=f"18d is established for {month:%Y-%m}"):
                maandpremie(month)
        month, seen = first_of_next_month(month), seen + 1
    assert seen == 208


@pytest.mark.parametrize(("start", "end", "bedrag", "jaar", "percentage"), AMOUNTS)
def test_particulars(start: str, end: str, bedrag: str, jaar: str, percentage: str | None) -> None:
    """Each amount has its period, standaardpremie, percentage, article and certainty."""
    premie = maandpremie(day(start))
    assert (premie.geldig_van, premie.geldig_tot) == (day(start), day(end))
    assert (premie.bedrag, premie.standaardpremie) == (Decimal(bedrag), Decimal(jaar))
    assert premie.percentage == (None if percentage is None else Decimal(percentage))
    by_act = day(start) < date(2016, 7, 1)
    assert premie.bron.artikel == ("18d" if by_act else "6.5.2")
    assert (premie.bron.geldig_van, premie.bron.geldig_tot)[by_act] == date(2016, 7, 1)
    assert premie.bron.zekerheid is premie.zekerheid
    assert premie.soort is Premiesoort.ARTIKEL_18D
    assert premie.vindplaats
    assert premie.feit.bron is premie.bron
    assert bedrag in premie.feit.wat
    assert str(premie.geldig_van) in premie.feit.wat


def test_the_files_are_those_of_the_domain(shared: Path) -> None:
    """The tables are byte for byte the shared ones, so a correction there is seen here."""
    for name in ("bestuursrechtelijke_premie.csv", "bestuursrechtelijke_premie_18e.csv"):
        ours = Path(str(__import__("cak_regeling").__file__)).parent / "regeling" / name
        assert ours.read_bytes() == (shared / "domain" / name).read_bytes()
        rows = list(csv.DictReader(ours.read_text("utf-8").splitlines()))
        known = [premie for premie in Premietabel.standaard().premies if ("18e" in name) == (premie.soort is E18)]
        in_two = "18e" in name  # the row of 2016, in which the rule changed
        assert len(known) == sum(bool(row["maandbedrag_eur"]) for row in rows) + in_two


@pytest.mark.parametrize(("month", "bedrag"), AMOUNTS_18E)
def test_amounts_of_18e(month: str, bedrag: str) -> None:
    """The premie of who was insured ex officio has amounts of its own until 2025."""
    premie = maandpremie(day(month), soort=E18)
    assert (premie.bedrag, premie.soort) == (Decimal(bedrag), E18)
    by_act = premie.geldig_van < date(2016, 7, 1)
    assert premie.bron.artikel == ("18e" if by_act else "6.5.2")
    assert premie.bron.geldt_op(day(month))
    assert (premie.percentage, premie.grondslag) == ((100, premie.standaardpremie) if by_act else (None, None))


def test_a_row_of_18e_keeps_to_months_and_to_one_rule() -> None:
    """It starts on a first, and the rule that it cites holds in all of its months, also in 2016."""
    premies = [premie for premie in Premietabel.standaard().premies if premie.soort is E18]
    assert premies[0].geldig_van == date(2011, 4, 1)
    for premie in premies:
        assert premie.bron.geldt_op(premie.geldig_van)
        assert premie.bron.geldt_op(premie.geldig_tot - timedelta(days=1))
    halves = [(premie.geldig_van, premie.geldig_tot) for premie in premies if premie.geldig_van.year == 2016]
    assert halves == [(date(2016, 1, 1), date(2016, 7, 1)), (date(2016, 7, 1), date(2017, 1, 1))]


@pytest.mark.parametrize("month", ["2010-01", "2011-03", "2019-01", "2021-12", "2027-01"])
def test_unknown_months_of_18e(month: str) -> None:
    """Where the amount of 18e was not found, and after the last year of a row without an end, there is none."""
    with pytest.raises(NietVastgesteldError, match=f"18e is established for {month}"):
        maandpremie(day(month), soort=E18)


@pytest.mark.parametrize(
    ("month", "soort", "citaat", "read"),
    [
        ("2010-01", Premiesoort.ARTIKEL_18D, "artikel 18d, tweede lid, Zvw", date(2016, 1, 1)),
        ("2012-01", E18, "artikel 18e, Zvw", date(2016, 1, 1)),
        ("2018-01", Premiesoort.ARTIKEL_18D, "artikel 6.5.2, Rzv", None),
        ("2023-01", Premiesoort.ARTIKEL_18D, "artikel 6.5.2, Rzv", date(2023, 9, 1)),
        ("2024-07", Premiesoort.ARTIKEL_18D, "artikel 6.5.2, tweede lid, Rzv", date(2024, 11, 14)),
        ("2026-01", E18, "artikel 6.5.2, tweede lid, Rzv", date(2026, 6, 4)),
    ],
)
def test_an_amount_cites_the_text_that_was_read(month: str, soort: Premiesoort, citaat: str, read: date | None) -> None:
    """The article and lid that set an amount, with the day of the text only where that text was read."""
    bron = maandpremie(day(month), soort=soort).bron
    assert (bron.citaat(), bron.geldig_op) == (citaat, read)


def test_any_day_of_a_month_will_do() -> None:
    """The amount is one of the month, also where the first text that was read starts in the middle of one."""
    assert maandpremie(date(2024, 6, 30)) == maandpremie(date(2024, 6, 1))
    with pytest.raises(NietVastgesteldError, match="2011-03"):
        maandpremie(date(2011, 3, 20), soort=E18)


def test_the_base_gives_the_amount() -> None:
    """Percentage times base, over twelve, rounded half up, is the amount, wherever both are known."""
    checked = 0
    for premie in Premietabel.standaard().premies:
        if premie.grondslag is None or premie.percentage is None:
            continue
        computed = premie.grondslag * premie.percentage / 1200
        assert computed.quantize(Decimal("0.01"), ROUND_HALF_UP) == premie.bedrag
        checked += 1
    assert checked == 24
    assert maandpremie(date(2016, 6, 1)).grondslag == Decimal(1468)
    assert maandpremie(date(2016, 7, 1)).grondslag is None
    assert maandpremie(date(2024, 7, 1)).grondslag == Decimal(1752)
    assert maandpremie(date(2024, 7, 1), soort=E18).grondslag is None
    assert maandpremie(date(2025, 7, 1), soort=E18).grondslag is None


def test_the_average_premium_has_its_source() -> None:
    """Each gemiddelde premie says whether it was found or derived."""
    found = gemiddelde_premies()
    assert set(found) == {2017, 2018, 2019, 2020, 2021, 2023, 2024, 2025, 2026}
    bedrag, feit = found[2021]
    assert (bedrag, feit.bron.zekerheid) == (Decimal(1478), Zekerheid.SECUNDAIR)
    assert "staatvenz.nl" in feit.bron.citaat()
    assert found[2024][1].bron.zekerheid is Zekerheid.AFGELEID
    assert found[2024][1].wat == "gemiddelde premie 2024: € 1752 per jaar"


def test_the_timeline_to_the_cent() -> None:
    """3 x 175.20 + 6 x 160.60 + 2 x 172.33 and 3 x 172.33 + 5 x 172.70, in pieces and in all."""
    delen = premiedelen(date(2024, 4, 1), date(2025, 3, 1))
    assert [(deel.van, deel.tot, deel.maanden, deel.maandpremie.bedrag) for deel in delen] == [
        (date(2024, 4, 1), date(2024, 7, 1), 3, Decimal("175.20")),
        (date(2024, 7, 1), date(2025, 1, 1), 6, Decimal("160.60")),
        (date(2025, 1, 1), date(2025, 3, 1), 2, Decimal("172.33")),
    ]
    assert [deel.bedrag for deel in delen] == [Decimal("525.60"), Decimal("963.60"), Decimal("344.66")]
    assert premie_verschuldigd(date(2024, 4, 1), date(2025, 3, 1)) == Decimal("1833.86")
    assert premie_verschuldigd(date(2025, 10, 1), date(2026, 6, 1)) == Decimal("1380.49")


def test_over_no_month_nothing_is_owed() -> None:
    """An empty period has no pieces and costs nothing, also where no amount is known."""
    assert premiedelen(date(2022, 5, 1), date(2022, 5, 1)) == ()
    assert str(premie_verschuldigd(date(2022, 5, 1), date(2022, 5, 1))) == "0.00"


@given(
    st.lists(months(date(2009, 9, 1), date(2021, 12, 1)), min_size=2, max_size=6)
    | st.lists(months(date(2023, 1, 1), date(2026, 12, 1)), min_size=2, max_size=6)
)
def test_totals_are_additive(cuts: list[date]) -> None:
    """However a period is split, the parts add up to the whole, in euro and in months."""
    cuts.sort()
    whole = premiedelen(cuts[0], cuts[-1])
    parts = [premie_verschuldigd(start, end) for start, end in pairwise(cuts)]
    assert sum(parts) == premie_verschuldigd(cuts[0], cuts[-1]) == sum(deel.bedrag for deel in whole)
    assert sum(deel.maanden for deel in whole) == months_between(cuts[0], cuts[-1])


def test_an_unknown_month_is_named() -> None:
    """A period that touches 2022 gives no total, and says which month."""
    with pytest.raises(NietVastgesteldError, match="2022-01"):
        premie_verschuldigd(date(2021, 11, 1), date(2023, 3, 1))


@pytest.mark.parametrize(
    ("van", "tot", "message"),
    [
        (date(2024, 4, 2), date(2024, 5, 1), "first day of a month"),
        (date(2024, 4, 1), date(2024, 5, 2), "first day of a month"),
        (date(2024, 5, 1), date(2024, 4, 1), "tot not before van"),
        ("2024-04-01", date(2024, 4, 1), "datetime.date as van"),
        (date(2024, 4, 1), None, "datetime.date as tot"),
    ],
)
def test_periods_that_are_none(van: date, tot: date, message: str) -> None:
    """Halves of months and reversed periods are refused, with what was expected."""
    with pytest.raises(WaardeError, match=f"^expected .*{message}"):
        premie_verschuldigd(van, tot)


def test_a_month_is_a_day() -> None:
    """A text is no month."""
    with pytest.raises(WaardeError, match="as maand"):
        maandpremie("2024-05")  # type: ignore[arg-type]


def test_next_year_from_an_own_file() -> None:
    """A vendor adds an amount before the library knows it, for its own calculations only."""
    tabel = Premietabel.standaard().extend_from_csv(YEAR_2027.splitlines())
    assert maandpremie(date(2027, 2, 1), tabel=tabel).bedrag == Decimal("180.00")
    assert maandpremie(date(2027, 2, 1), tabel=tabel).grondslag is None
    assert premie_verschuldigd(date(2026, 12, 1), date(2027, 2, 1), tabel=tabel) == Decimal("352.70")
    assert [deel.maanden for deel in premiedelen(date(2026, 12, 1), date(2027, 2, 1), tabel=tabel)] == [1, 1]
    assert besparing_bij_uitstroom(date(2027, 1, 1), eigen_premie=Decimal(150), tabel=tabel) == 30
    with pytest.raises(NietVastgesteldError, match="2027-02"):
        maandpremie(date(2027, 2, 1))
    assert repr(tabel) == f"Premietabel({len(Premietabel.standaard().premies) + 1} premies)"


def test_next_year_of_18e_from_own_rows() -> None:
    """Rows can be given as values too, and of either soort."""
    row = evolve(maandpremie(date(2026, 1, 1), soort=E18), geldig_van=date(2027, 1, 1), geldig_tot=date(2028, 1, 1))
    tabel = Premietabel.standaard().extend(row)
    assert maandpremie(date(2027, 2, 1), soort=E18, tabel=tabel) is row
    assert premie_verschuldigd(date(2027, 1, 1), date(2027, 3, 1), soort=E18, tabel=tabel) == 2 * row.bedrag
    with pytest.raises(NietVastgesteldError, match="18d is established for 2027-02"):
        maandpremie(date(2027, 2, 1), tabel=tabel)
    by_csv = Premietabel.standaard().extend_from_csv(YEAR_2027.splitlines(), soort=E18)
    assert maandpremie(date(2027, 2, 1), soort=E18, tabel=by_csv).bedrag == Decimal("180.00")


def test_an_empty_table_knows_nothing() -> None:
    """A table without amounts is not replaced by the library's own."""
    with pytest.raises(NietVastgesteldError):
        maandpremie(date(2024, 5, 1), tabel=Premietabel(()))


def test_two_amounts_for_one_day_are_refused() -> None:
    """An own amount does not silently win from, or lose to, one that is there."""
    with pytest.raises(WaardeError, match="18d are valid on 2026-12-01: give one"):
        Premietabel.standaard().extend_from_csv(YEAR_2027.replace("2027-01-01", "2026-12-01").splitlines())


def test_a_row_without_an_amount_is_left_out() -> None:
    """An amount that is not known yet stays unknown."""
    lines = f"{HEADER}\n2027-01-01,2027-12-31,,,,not found,unknown".splitlines()
    assert Premietabel.standaard().extend_from_csv(lines) == Premietabel.standaard()


@pytest.mark.parametrize(
    ("find", "replace", "message"),
    [
        ("2027-12-31", "31-12-2027", "expected YYYY-MM-DD as effective_to"),
        ("2027-12-31", "9999-12-31", "expected YYYY-MM-DD as effective_to"),
        ("2027-01-01", "", "expected YYYY-MM-DD as effective_from"),
        ("2027-12-31", "2026-12-30", "expected geldig_tot after geldig_van"),
        ("2027-12-31", "2027-12-30", "expected the first day of a month for geldig_van and geldig_tot"),
        ("2027-01-01", "2027-01-02", "expected the first day of a month for geldig_van and geldig_tot"),
        ("180.00", '"180,00"', "expected an amount as maandbedrag_eur"),
        ("180.00", "-180.00", "expected a Decimal of 0 or more as bedrag"),
        ("180.00", "NaN", "expected a Decimal of 0 or more as bedrag"),
        ("2200", "", "expected an amount as standaardpremie_jaar_eur"),
        ("2200", "-1", "expected a Decimal of 0 or more as standaardpremie"),
        (",110,", ",veel,", "expected a number as percentage"),
        (",110,", ",NaN,", "expected a Decimal of 0 or more as percentage"),
        (",110,", ",-110,", "expected a Decimal of 0 or more as percentage"),
        ("primary", "zeker", "expected primary or secondary or inferred as confidence"),
        (",180.00,own file,primary", "", "expected as many cells as there are columns"),
        (",primary", "", "expected as many cells as there are columns"),
        ("primary", "primary,more", "expected as many cells as there are columns"),
    ],
)
def test_own_files_with_faults_are_refused(find: str, replace: str, message: str) -> None:
    """A row that is cut short, or a cell that can't be read, is refused with its row and what was expected."""
    with pytest.raises(WaardeError, match=f"^row 2 of the premies: {message}$"):
        Premietabel.standaard().extend_from_csv(YEAR_2027.replace(find, replace).splitlines())


def test_own_files_without_their_columns_are_refused() -> None:
    """A column that is not there is named; so is a soort that is none, also for a file without rows."""
    with pytest.raises(WaardeError, match=r"^the premies lack columns, which commas separate: maandbedrag_eur$"):
        Premietabel.standaard().extend_from_csv(YEAR_2027.replace("maandbedrag_eur", "bedrag").splitlines())
    with pytest.raises(WaardeError, match=r"^the premies lack columns, .*: effective_from, .*, confidence$"):
        Premietabel.standaard().extend_from_csv([])
    with pytest.raises(WaardeError, match=r"^expected Premiesoort as soort$"):
        Premietabel.standaard().extend_from_csv([HEADER], soort="x")  # type: ignore[arg-type]
    assert Premietabel.standaard().extend_from_csv([HEADER]) == Premietabel.standaard()


def test_the_line_of_a_fault_is_named() -> None:
    """A row is counted by its line in the file, also after an empty line."""
    with pytest.raises(WaardeError, match=r"^row 4 of the premies: expected as many cells"):
        Premietabel.standaard().extend_from_csv([*YEAR_2027.splitlines(), "", "2028-01-01"])


@pytest.mark.parametrize("bedrag", [Decimal("-0.01"), Decimal("NaN"), Decimal("Infinity"), 172.7, 173])
def test_amounts_are_decimals_of_zero_or_more(bedrag: Decimal) -> None:
    """A float is no amount of money, nor is less than nothing."""
    with pytest.raises(WaardeError, match="0 or more as bedrag"):
        evolve(maandpremie(date(2026, 1, 1)), bedrag=bedrag)
    with pytest.raises(WaardeError, match="0 or more as eigen_premie"):
        besparing_bij_uitstroom(date(2026, 1, 1), eigen_premie=bedrag)


def test_zero_is_an_amount() -> None:
    """A premie of nothing at the insurer is possible, for who is paid for."""
    assert besparing_bij_uitstroom(date(2026, 1, 1), eigen_premie=Decimal(0)) == Decimal("172.70")
    assert evolve(maandpremie(date(2026, 1, 1)), bedrag=Decimal(0)).bedrag == 0


def test_an_amount_has_a_period() -> None:
    """An amount that ends before it starts is refused."""
    premie = maandpremie(date(2026, 1, 1))
    with pytest.raises(WaardeError, match=r"^expected geldig_tot after geldig_van$"):
        evolve(premie, geldig_tot=premie.geldig_van)
    with pytest.raises(WaardeError, match=r"^expected a datetime.date as geldig_van$"):
        evolve(premie, geldig_van="2026-01-01")  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match=r"^expected a datetime.date as geldig_tot$"):
        evolve(premie, geldig_tot="2026-01-01")  # type: ignore[arg-type]


def test_what_leaving_saves() -> None:
    """The premie to the CAK less the own premie, which may be more."""
    assert besparing_bij_uitstroom(date(2024, 5, 20), eigen_premie=Decimal("140.00")) == Decimal("35.20")
    assert besparing_bij_uitstroom(date(2026, 5, 1), eigen_premie=Decimal("180.00")) == Decimal("-7.30")
    with pytest.raises(NietVastgesteldError, match="2022-05"):
        besparing_bij_uitstroom(date(2022, 5, 1), eigen_premie=Decimal(140))


def test_text_is_no_soort() -> None:
    """The article under which the premie is owed is one of the two that the library knows."""
    with pytest.raises(WaardeError, match=r"^expected Premiesoort as soort$"):
        maandpremie(date(2026, 1, 1), soort="18d")  # type: ignore[arg-type]
