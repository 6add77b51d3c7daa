# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The history of one insurance: what can follow on what, and what it answers."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling import Inningswijze, NietVastgesteldError, WaardeError, premie_verschuldigd
from cak_regeling.datums import first_of_next_month
from cak_regeling.regeling import Premietabel, RedenAfmelding, RedenTerugkeer, Registratie
from cak_regeling.regeling.registratie import Periode


E, T = RedenAfmelding, RedenTerugkeer
GEMELD = Registratie.gemeld(date(2024, 3, 20))
GEREGELD = GEMELD.afgemeld(E.BETALINGSREGELING, op=date(2025, 2, 14))
VERBROKEN = GEREGELD.teruggekeerd(T.REGELING_VERBROKEN, op=date(2025, 9, 10))
BETAALD = VERBROKEN.afgemeld(E.SCHULD_AFGELOST, op=date(2026, 5, 31))


def test_the_timeline_of_a_broken_arrangement() -> None:
    """Start 2024-04-01, 1,833.86 to 2025-03-01, again from 2025-10-01, 1,380.49 to 2026-06-01, and then for good."""
    assert GEMELD.start == date(2024, 4, 1)
    assert BETAALD.perioden == (
        Periode(date(2024, 4, 1), date(2025, 3, 1)),
        Periode(date(2025, 10, 1), date(2026, 6, 1)),
    )
    assert BETAALD.verschuldigd(date(2024, 1, 1), date(2025, 10, 1)) == Decimal("1833.86")
    assert BETAALD.verschuldigd(date(2025, 3, 1), date(2026, 12, 1)) == Decimal("1380.49")
    assert BETAALD.verschuldigd(date(2009, 1, 1), date(2040, 1, 1)) == Decimal("3214.35")
    assert len(BETAALD.delen(date(2024, 1, 1), date(2026, 12, 1))) == 5
    assert [r.definitief_beeindigd for r in (GEMELD, GEREGELD, VERBROKEN, BETAALD)] == [False, False, False, True]


def test_charged_in_this_month() -> None:
    """Any day of a month gives the answer of the month."""
    owed = [m for m in range(1, 13) if BETAALD.verschuldigd_in(date(2025, m, 28))]
    assert owed == [1, 2, 10, 11, 12]
    assert not GEMELD.verschuldigd_in(date(2024, 3, 31))
    assert GEMELD.verschuldigd_in(date(2040, 1, 1))


def test_days_unbroken_and_in_all() -> None:
    """The days since the last start, and those of all periods, up to but not counting the day itself."""
    assert BETAALD.dagen_onafgebroken(date(2025, 2, 28)) == 333
    assert BETAALD.dagen_onafgebroken(date(2025, 3, 1)) == 0
    assert BETAALD.dagen_onafgebroken(date(2025, 10, 2)) == 1
    assert BETAALD.dagen_totaal(date(2024, 1, 1)) == 0
    assert BETAALD.dagen_totaal(date(2025, 6, 1)) == 334
    assert BETAALD.dagen_totaal(date(2026, 7, 1)) == 334 + 243
    assert GEMELD.dagen_totaal(date(2025, 4, 1)) == GEMELD.dagen_onafgebroken(date(2025, 4, 1)) == 365


def test_a_pause_of_no_month_is_no_break() -> None:
    """Agreed and broken in one month: the end and the return fall on one day, and nothing was interrupted."""
    r = GEMELD.afgemeld(E.BETALINGSREGELING, op=date(2025, 2, 3)).teruggekeerd(
        T.REGELING_VERBROKEN, op=date(2025, 2, 20)
    )
    assert r.perioden == (Periode(date(2024, 4, 1)),)
    assert r.dagen_onafgebroken(date(2025, 4, 1)) == 365


def test_paid_in_the_month_of_the_melding() -> None:
    """Paid before the premie starts: it is never owed, and the history stays."""
    r = GEMELD.afgemeld(E.SCHULD_AFGELOST, op=date(2024, 3, 25))
    assert (r.perioden, r.dagen_totaal(date(2025, 1, 1))) == ((), 0)
    assert r.verschuldigd(date(2024, 1, 1), date(2025, 1, 1)) == 0
    assert (r.start, r.definitief_beeindigd) == (date(2024, 4, 1), True)


def test_a_further_ground_while_nothing_is_owed() -> None:
    """Stabilisation, then an arrangement with all creditors, then paid: the first end stays the end."""
    r = GEMELD.afgemeld(E.STABILISATIE, op=date(2025, 2, 14)).afgemeld(E.MINNELIJKE_REGELING, op=date(2025, 8, 1))
    assert r.perioden == (Periode(date(2024, 4, 1), date(2025, 3, 1)),)
    paid = r.afgemeld(E.SCHULD_AFGELOST, op=date(2028, 8, 1))
    assert (paid.perioden, paid.definitief_beeindigd) == (r.perioden, True)


def test_a_melding_after_a_definitive_end() -> None:
    """After paying, new arrears can lead to a new melding."""
    r = BETAALD.opnieuw_gemeld(date(2026, 11, 5))
    assert r.perioden[-1] == Periode(date(2026, 12, 1))
    assert (r.start, r.dagen_onafgebroken(date(2026, 12, 31))) == (date(2024, 4, 1), 30)


def test_where_the_law_is_silent_the_day_is_asked_for() -> None:
    """With death or detention the CAK or the insurer says from which day, and the history takes that."""
    with pytest.raises(NietVastgesteldError, match="E12"):
        GEMELD.afgemeld(E.DETENTIE, op=date(2025, 2, 14))
    r = GEMELD.afgemeld(E.DETENTIE, op=date(2025, 2, 14), per=date(2025, 2, 1))
    assert r.perioden == (Periode(date(2024, 4, 1), date(2025, 2, 1)),)
    assert r.definitief_beeindigd is None
    withdrawn = GEMELD.afgemeld(E.ONTERECHT, op=date(2025, 2, 14), per=date(2024, 4, 1))
    assert withdrawn.perioden == ()
    assert withdrawn.opnieuw_gemeld(date(2026, 1, 1)).perioden == (Periode(date(2026, 2, 1)),)


def test_a_later_ground_with_an_earlier_day_cuts() -> None:
    """What the CAK reports later of an earlier day, as a death or a withdrawn melding, cuts what was owed after it."""
    died = GEREGELD.afgemeld(E.OVERLIJDEN, op=date(2025, 4, 2), per=date(2025, 2, 1))
    assert died.perioden == (Periode(date(2024, 4, 1), date(2025, 2, 1)),)
    assert GEREGELD.afgemeld(E.OVERLIJDEN, op=date(2025, 4, 2), per=date(2025, 5, 1)).perioden == GEREGELD.perioden
    years = date(2024, 1, 1), date(2027, 1, 1)
    for r in (GEMELD, GEREGELD, VERBROKEN):
        withdrawn = r.afgemeld(E.ONTERECHT, op=date(2025, 9, 30), per=date(2024, 4, 1))
        assert (withdrawn.perioden, withdrawn.verschuldigd(*years)) == ((), Decimal("0.00"))
    for per, ends in (
        (date(2025, 2, 1), [date(2025, 2, 1)]),
        (date(2025, 6, 1), [date(2025, 3, 1)]),
        (date(2025, 10, 1), [date(2025, 3, 1)]),
        (date(2025, 11, 1), [date(2025, 3, 1), date(2025, 11, 1)]),
    ):
        cut = VERBROKEN.afgemeld(E.OVERLIJDEN, op=date(2025, 12, 1), per=per)
        assert [periode.tot for periode in cut.perioden] == ends
    again = BETAALD.opnieuw_gemeld(date(2026, 11, 5))
    assert again.afgemeld(E.ONTERECHT, op=date(2027, 1, 5), per=date(2026, 12, 1)).perioden == BETAALD.perioden
    with pytest.raises(WaardeError, match="end not before the start"):
        again.afgemeld(E.ONTERECHT, op=date(2027, 1, 5), per=date(2026, 11, 1))


def test_after_detention_a_further_ground_can_follow() -> None:
    """Of detention nobody says that it ends the premie for good: an arrangement or a payment can still follow."""
    held = GEMELD.afgemeld(E.DETENTIE, op=date(2025, 2, 14), per=date(2025, 2, 1))
    paid = held.afgemeld(E.SCHULD_AFGELOST, op=date(2025, 5, 3))
    assert (paid.perioden, paid.definitief_beeindigd) == (held.perioden, True)
    withdrawn = GEMELD.afgemeld(E.ONTERECHT, op=date(2025, 2, 14), per=date(2024, 4, 1))
    with pytest.raises(WaardeError, match=r"^the premie ended with E13: E1 can't follow$"):
        withdrawn.afgemeld(E.SCHULD_AFGELOST, op=date(2025, 5, 3))


def test_after_death_nothing_follows() -> None:
    """Who has died is not reported again."""
    died = GEMELD.afgemeld(E.OVERLIJDEN, op=date(2025, 2, 14), per=date(2025, 3, 1))
    with pytest.raises(WaardeError, match=r"^after E9 \(overlijden\) only E13 can follow$"):
        died.opnieuw_gemeld(date(2026, 1, 1))
    with pytest.raises(WaardeError, match=r"^after E9 \(overlijden\) only E13 can follow$"):
        died.teruggekeerd(T.REGELING_VERBROKEN, op=date(2026, 1, 1))
    for reden, per in ((E.SCHULD_AFGELOST, None), (E.OVERLIJDEN, date(2026, 1, 1))):
        with pytest.raises(WaardeError, match=f"^the premie ended with E9: {reden.nummer} can't follow$"):
            died.afgemeld(reden, op=date(2026, 1, 1), per=per)


@pytest.mark.parametrize(
    "first", [E.SCHULD_AFGELOST, E.SCHULD_TENIETGEGAAN, E.EINDE_VERZEKERINGSPLICHT, E.EINDE_VERZEKERAAR]
)
def test_a_death_or_a_withdrawal_after_a_definitive_end(first: RedenAfmelding) -> None:
    """After the premie ended for good the person can die, and the melding can be withdrawn; each once."""
    per = date(2025, 3, 1) if first.zonder_einddatum else None
    ended = GEMELD.afgemeld(first, op=date(2025, 2, 14), per=per)
    died = ended.afgemeld(E.OVERLIJDEN, op=date(2025, 5, 1), per=date(2025, 6, 1))
    assert (died.perioden, died.definitief_beeindigd) == (ended.perioden, True)
    for before in (ended, died):
        withdrawn = before.afgemeld(E.ONTERECHT, op=date(2025, 8, 1), per=date(2024, 4, 1))
        assert (withdrawn.perioden, withdrawn.definitief_beeindigd) == ((), True)
        for again in (E.ONTERECHT, E.OVERLIJDEN):
            with pytest.raises(WaardeError, match=f"E13: {again.nummer} can't follow"):
                withdrawn.afgemeld(again, op=date(2025, 9, 1), per=date(2025, 9, 1))


def test_detention_leaves_the_earlier_ground_standing() -> None:
    """Who is detained while the debts are stabilised can still leave that agreement, with the co-signature of lid 5."""
    stable = GEMELD.afgemeld(E.STABILISATIE, op=date(2025, 2, 14))
    held = stable.afgemeld(E.DETENTIE, op=date(2025, 5, 1), per=date(2025, 6, 1))
    assert held.definitief_beeindigd is False
    back = held.teruggekeerd(T.REGELING_VERBROKEN, op=date(2025, 9, 10), medeondertekend=True)
    assert back.perioden == (Periode(date(2024, 4, 1), date(2025, 3, 1)), Periode(date(2025, 10, 1)))
    with pytest.raises(WaardeError, match="co-sign"):
        held.teruggekeerd(T.REGELING_VERBROKEN, op=date(2025, 9, 10), medeondertekend=False)
    with pytest.raises(WaardeError, match="after E4 the premie returns"):
        held.opnieuw_gemeld(date(2025, 9, 10))
    later = stable.afgemeld(E.DETENTIE, op=date(2025, 5, 1), per=date(2025, 8, 1))
    with pytest.raises(WaardeError, match="expected a return not before the end"):
        later.teruggekeerd(T.REGELING_VERBROKEN, op=date(2025, 6, 10), medeondertekend=True)
    at_once = later.teruggekeerd(T.REGELING_VERBROKEN, op=date(2025, 7, 10), medeondertekend=True)
    assert at_once.perioden[-1] == Periode(date(2025, 8, 1))
    alone = GEMELD.afgemeld(E.DETENTIE, op=date(2025, 5, 1), per=date(2025, 6, 1))
    with pytest.raises(WaardeError, match="not on E12"):
        alone.teruggekeerd(T.REGELING_VERBROKEN, op=date(2025, 9, 10))


def test_text_is_no_day_and_no_ground() -> None:
    """What should be a day, a ground, a way of collection or a flag is refused when it is something else."""
    day, text = date(2025, 2, 14), "2025-02-14"
    for wrong in (text, None, datetime(2025, 2, 14)):  # noqa: DTZ001 - a moment is what it refuses
        with pytest.raises(WaardeError, match=r"as op$"):
            Registratie.gemeld(wrong)  # type: ignore[arg-type]
        for per in (None, date(2025, 3, 1)):
            reden = E.OVERLIJDEN if per else E.WSNP
            with pytest.raises(WaardeError, match=r"as op$"):
                GEMELD.afgemeld(reden, op=wrong, per=per)  # type: ignore[arg-type]
        with pytest.raises(WaardeError, match=r"as op$"):
            GEREGELD.teruggekeerd(T.REGELING_VERBROKEN, op=wrong)  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match=r"as per$"):
        GEMELD.afgemeld(E.OVERLIJDEN, op=day, per="2025-03-01")  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match=r"^expected RedenAfmelding as reden$"):
        GEMELD.afgemeld("wsnp", op=day)  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match=r"^expected RedenTerugkeer as reden$"):
        GEREGELD.teruggekeerd("regeling_verbroken", op=day)  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match=r"^expected Inningswijze as wijze$"):
        GEMELD.geind("CJIB", vanaf=day)  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match=r" as gebeurtenissen$"):
        Registratie((*GEMELD.gebeurtenissen, "afgemeld"))  # type: ignore[arg-type]
    stable = GEMELD.afgemeld(E.STABILISATIE, op=day)
    for flag in (0, 1, "nee"):
        with pytest.raises(WaardeError, match=r"as medeondertekend$"):
            stable.teruggekeerd(T.REGELING_VERBROKEN, op=date(2025, 9, 10), medeondertekend=flag)  # type: ignore[arg-type]


def test_collection_changes_neither_start_nor_amount() -> None:
    """From CJIB to broninhouding and back: only how it is collected differs (BR2012 art. 4 lid 5)."""
    r = BETAALD.geind(Inningswijze.CJIB, vanaf=date(2024, 4, 1)).geind(
        Inningswijze.BRONINHOUDING, vanaf=date(2024, 6, 1)
    )
    assert r.inningswijze_op(date(2024, 5, 31)) is Inningswijze.CJIB
    assert r.inningswijze_op(date(2024, 6, 1)) is Inningswijze.BRONINHOUDING
    assert r.inningswijze_op(date(2025, 3, 1)) is None
    assert GEMELD.inningswijze_op(date(2024, 4, 1)) is Inningswijze.ONBEKEND
    assert (r.start, r.perioden) == (BETAALD.start, BETAALD.perioden)
    with pytest.raises(WaardeError, match="change of collection"):
        r.geind(Inningswijze.CJIB, vanaf=date(2024, 6, 1))
    with pytest.raises(WaardeError, match="change of collection"):
        GEMELD.geind(Inningswijze.CJIB, vanaf=date(2024, 3, 31))


def test_a_co_signature_that_is_not_there() -> None:
    """Lid 5: without the debt counsellor's signature there is no return; when it is not known, that is kept."""
    r = GEMELD.afgemeld(E.STABILISATIE, op=date(2025, 2, 14))
    with pytest.raises(WaardeError, match=r"co-sign .*artikel 18d, vijfde lid, Zvw"):
        r.teruggekeerd(T.REGELING_VERBROKEN, op=date(2025, 9, 10), medeondertekend=False)
    for answer in (True, None):
        back = r.teruggekeerd(T.REGELING_VERBROKEN, op=date(2025, 9, 10), medeondertekend=answer)
        assert getattr(back.gebeurtenissen[-1], "medeondertekend", "") is answer
        assert back.medeondertekening_onbekend == (() if answer else back.gebeurtenissen[-1:])
        assert back.verschuldigd_in(date(2025, 10, 1))
    assert VERBROKEN.medeondertekening_onbekend == GEMELD.medeondertekening_onbekend == ()
    own = GEREGELD.teruggekeerd(T.REGELING_VERBROKEN, op=date(2025, 9, 10), medeondertekend=False)
    assert own.perioden == VERBROKEN.perioden


def test_impossible_orders_are_refused() -> None:
    """What the law does not allow is refused with the rule that it breaks."""
    with pytest.raises(WaardeError, match="scheme started on 2009-09-01"):
        Registratie.gemeld(date(2009, 7, 31))
    with pytest.raises(WaardeError, match="owed already"):
        GEMELD.teruggekeerd(T.REGELING_VERBROKEN, op=date(2025, 9, 10))
    with pytest.raises(WaardeError, match=r"R3 follows on E7, E8 .* not on E6"):
        GEREGELD.teruggekeerd(T.VOORWAARDEN_VERVALLEN, op=date(2025, 9, 10))
    with pytest.raises(WaardeError, match="the premie ended with E1: E3 can't follow"):
        BETAALD.afgemeld(E.WSNP, op=date(2026, 7, 1))
    with pytest.raises(WaardeError, match="not on E1"):
        BETAALD.teruggekeerd(T.REGELING_VERBROKEN, op=date(2026, 7, 1))
    with pytest.raises(WaardeError, match="can't overlap: the premie is owed already"):
        GEMELD.opnieuw_gemeld(date(2025, 1, 1))
    with pytest.raises(WaardeError, match="after E6 the premie returns by Zvw 18d lid 4"):
        GEREGELD.opnieuw_gemeld(date(2025, 6, 1))
    late = GEMELD.afgemeld(E.EINDE_VERZEKERINGSPLICHT, op=date(2025, 2, 14), per=date(2025, 6, 1))
    with pytest.raises(WaardeError, match="can't overlap: expected a melding after the end"):
        late.opnieuw_gemeld(date(2025, 3, 1))
    with pytest.raises(WaardeError, match="the law sets the end with E1"):
        GEMELD.afgemeld(E.SCHULD_AFGELOST, op=date(2025, 2, 14), per=date(2025, 3, 1))
    with pytest.raises(WaardeError, match="first day of a month as per"):
        GEMELD.afgemeld(E.OVERLIJDEN, op=date(2025, 2, 14), per=date(2025, 2, 15))
    with pytest.raises(WaardeError, match="end not before the start"):
        GEMELD.afgemeld(E.ONTERECHT, op=date(2025, 2, 14), per=date(2024, 3, 1))
    with pytest.raises(WaardeError, match=r"E6 .* from 2016-07-01"):
        Registratie.gemeld(date(2015, 1, 1)).afgemeld(E.BETALINGSREGELING, op=date(2016, 6, 30))


def test_a_history_made_by_hand_is_checked_too() -> None:
    """Events from a file are held against the same rules: a melding first, the days of the law, and the order."""
    melding, afmelding, terugkeer = VERBROKEN.gebeurtenissen
    assert Registratie((melding, afmelding, terugkeer)) == VERBROKEN
    for start in ((), (afmelding,), (terugkeer, melding)):
        with pytest.raises(WaardeError, match="starts with a melding"):
            Registratie(start)
    with pytest.raises(WaardeError, match="owed already"):
        Registratie((melding, terugkeer))
    with pytest.raises(WaardeError, match="in order"):
        Registratie((melding, afmelding, evolve(terugkeer, op=date(2025, 1, 1), per=date(2025, 2, 1))))
    for index, wrong in enumerate((melding, afmelding, terugkeer)):
        later = first_of_next_month(wrong.per)
        with pytest.raises(WaardeError, match="the law sets the day: expected the first of the month after that of op"):
            Registratie((*VERBROKEN.gebeurtenissen[:index], evolve(wrong, per=later)))


@pytest.mark.parametrize("r", [GEMELD, GEREGELD, BETAALD])
def test_events_come_in_order(r: Registratie) -> None:
    """Nothing happens before what happened last."""
    before = r.gebeurtenissen[-1].op - timedelta(days=1)
    with pytest.raises(WaardeError, match="in order"):
        r.afgemeld(E.SCHULD_AFGELOST, op=before)
    with pytest.raises(WaardeError, match="in order"):
        r.teruggekeerd(T.REGELING_VERBROKEN, op=before)
    with pytest.raises(WaardeError, match="in order"):
        r.opnieuw_gemeld(before)


def test_periods_asked_for_are_whole_months() -> None:
    """What is owed is asked for over whole months, also where nothing is owed."""
    with pytest.raises(WaardeError, match="first day of a month"):
        GEMELD.verschuldigd(date(2010, 1, 2), date(2010, 2, 1))
    with pytest.raises(WaardeError, match="tot not before van"):
        GEMELD.verschuldigd(date(2010, 3, 1), date(2010, 2, 1))


def test_unknown_months_matter_only_where_owed() -> None:
    """2022 has no known amount: no total over it, unless nothing was owed then."""
    r = Registratie.gemeld(date(2021, 10, 5))
    with pytest.raises(NietVastgesteldError, match="2022-01"):
        r.verschuldigd(date(2021, 11, 1), date(2023, 1, 1))
    paid = r.afgemeld(E.SCHULD_AFGELOST, op=date(2021, 12, 9))
    assert paid.verschuldigd(date(2021, 1, 1), date(2023, 1, 1)) == Decimal("295.60")


def test_a_history_takes_a_table_of_amounts() -> None:
    """An own table serves a history too, and the representation tells counts only."""
    with pytest.raises(NietVastgesteldError, match="2024-04"):
        GEMELD.verschuldigd(date(2024, 1, 1), date(2024, 7, 1), tabel=Premietabel(()))
    assert repr(BETAALD) == "Registratie(4 gebeurtenissen)"


@given(
    st.dates(date(2023, 1, 1), date(2025, 12, 31)),
    st.lists(st.integers(0, 200), min_size=1, max_size=6),
    st.lists(st.dates(date(2023, 1, 1), date(2026, 12, 1)), min_size=2, max_size=5),
)
def test_histories_hold_together(op: date, gaps: list[int], cuts: list[date]) -> None:
    """Periods are whole months in order; totals are additive; days and months agree; returns follow ends."""
    r = Registratie.gemeld(op)
    for index, gap in enumerate(gaps):
        op += timedelta(days=gap)
        r = r.teruggekeerd(T.REGELING_VERBROKEN, op=op) if index % 2 else r.afgemeld(E.BETALINGSREGELING, op=op)
    edges = [edge for periode in r.perioden for edge in (periode.van, periode.tot) if edge is not None]
    assert edges == sorted(set(edges))
    assert all(edge.day == 1 for edge in edges)
    months = sorted(cut.replace(day=1) for cut in cuts)
    parts = [r.verschuldigd(van, tot) for van, tot in pairwise(months)]
    assert sum(parts) == r.verschuldigd(months[0], months[-1])
    month = months[0]
    while month < months[-1]:
        after = first_of_next_month(month)
        owed = r.verschuldigd_in(month)
        assert r.verschuldigd(month, after) == (premie_verschuldigd(month, after) if owed else 0)
        assert r.dagen_totaal(after) - r.dagen_totaal(month) == ((after - month).days if owed else 0)
        assert 0 <= r.dagen_onafgebroken(month) <= r.dagen_totaal(month)
        month = after
