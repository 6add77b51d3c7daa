# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The ladder from arrears to a melding, and from there to the start of the premie: Zvw 18a to 18d."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling import WaardeError, Zekerheid, maandpremie
from cak_regeling.regeling import START_REGELING, Achterstand, Boeking, Brieven, Trede, ingangsdatum, tijdlijn
from cak_regeling.regeling.traject import DREMPEL_LAATSTE_PREMIE, TERMIJN_INCASSO, TERMIJNEN


PREMIE = Decimal("130.00")
FIRSTS = [date(2023, 10, 1), date(2023, 11, 1), date(2023, 12, 1), *(date(2024, month, 1) for month in range(1, 7))]

RECEIVED = st.dates(date(2009, 8, 1), date(2100, 12, 31))


def unpaid(*betaald: Boeking, terms: int = 9) -> Achterstand:
    """Make the arrears of who pays nothing from October 2023 but what is given."""
    return Achterstand(vervallen=tuple(Boeking(day, PREMIE) for day in FIRSTS[:terms]), betaald=betaald)


def test_the_timeline_of_the_law() -> None:
    """No payments from October 2023: each step on its day, with its window and its rule."""
    brieven = Brieven(
        aanbod_gedaan=date(2023, 11, 15),
        aankondiging_ontvangen=date(2024, 1, 8),
        melding_ontvangen=date(2024, 3, 20),
    )
    stappen = tijdlijn(unpaid(), brieven, op=date(2024, 6, 1))
    assert [(stap.van, stap.tot_en_met, str(stap.bron)) for stap in stappen] == [
        (date(2023, 11, 1), None, "artikel 18a, eerste lid, Zvw"),
        (date(2023, 11, 1), date(2023, 11, 15), "artikel 18a, eerste lid, Zvw"),
        (date(2023, 11, 15), date(2023, 12, 13), "artikel 18a, vierde lid, Zvw"),
        (date(2023, 12, 1), None, "artikel 18aa, eerste lid, Zvw"),
        (date(2024, 1, 1), None, "artikel 18b, eerste lid, Zvw"),
        (date(2024, 1, 8), date(2024, 2, 5), "artikel 18b, eerste lid, Zvw"),
        (date(2024, 3, 1), None, "artikel 18c, eerste lid, Zvw"),
        (date(2024, 3, 20), None, "artikel 18c, eerste lid, Zvw"),
        (date(2024, 4, 1), None, "artikel 18d, eerste lid, Zvw"),
    ]
    texts = [stap.wat.nl for stap in stappen]
    assert len(set(texts)) == len(texts)
    assert texts[0] == "er staan twee maandpremies open"
    assert texts[2] == "tijd om het aanbod te aanvaarden"
    assert texts[-1] == "de bestuursrechtelijke premie gaat in"


def test_what_happened_later_is_left_out() -> None:
    """Looked at on an earlier day, the timeline stops there."""
    brieven = Brieven(
        aanbod_gedaan=date(2023, 11, 15), aankondiging_ontvangen=date(2024, 1, 8), melding_ontvangen=date(2024, 3, 20)
    )
    assert tijdlijn(unpaid(), brieven, op=date(2023, 10, 31)) == ()
    on_the_day = tijdlijn(unpaid(), brieven, op=date(2024, 1, 8))
    assert [stap.van for stap in on_the_day][-1] == date(2024, 1, 8)
    assert [stap.van for stap in tijdlijn(unpaid(), brieven, op=date(2024, 1, 7))][-1] == date(2024, 1, 1)
    assert len(tijdlijn(unpaid(), brieven, op=date(2024, 3, 20))) == 9
    assert len(tijdlijn(unpaid(), brieven, op=date(2024, 3, 19))) == 7


def test_a_dispute_has_its_window() -> None:
    """After the insurer's answer there are four weeks to go to the SKGZ or the court."""
    brieven = Brieven(
        geconstateerd=date(2023, 11, 6),
        aankondiging_ontvangen=date(2024, 1, 8),
        betwist=date(2024, 1, 20),
        standpunt_ontvangen=date(2024, 3, 1),
        gelijkgesteld=frozenset({date(2024, 3, 29), date(2023, 11, 8)}),
    )
    stappen = tijdlijn(unpaid(), brieven, op=date(2024, 3, 1))
    windows = [(stap.van, stap.tot_en_met) for stap in stappen if stap.tot_en_met is not None]
    assert windows == [
        (date(2023, 11, 6), date(2023, 11, 21)),  # ten working days, one of them equated with a holiday
        (date(2024, 1, 8), date(2024, 2, 5)),
        (date(2024, 3, 1), date(2024, 4, 2)),  # four weeks end on Good Friday
    ]
    assert stappen[-1].bron.citaat() in {"artikel 18b, tweede lid, Zvw", "artikel 18c, eerste lid, Zvw"}


@pytest.mark.parametrize(
    ("trede", "maandpremies", "citaat"),
    [
        (Trede.AANBOD, 2, "artikel 18a, eerste lid, Zvw"),
        (Trede.ZORGTOESLAG, 3, "artikel 18aa, eerste lid, Zvw"),
        (Trede.AANKONDIGING, 4, "artikel 18b, eerste lid, Zvw"),
        (Trede.MELDING, 6, "artikel 18c, eerste lid, Zvw"),
    ],
)
def test_thresholds(trede: Trede, maandpremies: int, citaat: str) -> None:
    """Two, three, four and six monthly premiums, each with its article."""
    assert (trede.maandpremies, trede.bron.citaat()) == (maandpremies, citaat)
    reached = FIRSTS[maandpremies - 1]
    assert unpaid().sinds(trede, date(2024, 6, 30)) == reached
    assert unpaid().drempel(trede, reached) == maandpremies * PREMIE
    assert unpaid().bereikt(trede, reached)
    assert not unpaid().bereikt(trede, reached - timedelta(days=1))


def test_terms_have_their_length_and_source() -> None:
    """Ten working days or four weeks, from the Act or from the Rzv."""
    assert [(termijn.aantal, termijn.eenheid.value, str(termijn.bron), termijn.in_wet) for termijn in TERMIJNEN] == [
        (10, "werkdagen", "artikel 6.5.4, eerste lid, onderdeel a, Rzv", False),
        (10, "werkdagen", "artikel 18a, eerste lid, Zvw", True),
        (4, "weken", "artikel 18a, vierde lid, Zvw", True),
        (4, "weken", "artikel 18b, eerste lid, Zvw", True),
        (4, "weken", "artikel 18b, tweede lid, Zvw", True),
    ]
    assert all(termijn.wat for termijn in TERMIJNEN)
    assert TERMIJN_INCASSO.einde(date(2023, 10, 1)) == date(2023, 10, 13)


def test_thresholds_are_amounts() -> None:
    """A partial payment lowers the arrears, so six missed months need not be six monthly premiums."""
    part = unpaid(Boeking(date(2024, 2, 10), Decimal("0.01")))
    assert part.op(date(2024, 2, 9)) == 5 * PREMIE
    assert part.op(date(2024, 2, 10)) == 5 * PREMIE - Decimal("0.01")
    assert not part.bereikt(Trede.MELDING, date(2024, 3, 31))
    assert part.sinds(Trede.MELDING, date(2024, 6, 1)) == date(2024, 4, 1)


def test_a_threshold_can_be_left_and_reached_again() -> None:
    """The day counts since which the amount has been open without a break."""
    paid = unpaid(Boeking(date(2024, 3, 10), 2 * PREMIE))
    assert paid.sinds(Trede.MELDING, date(2024, 3, 9)) == date(2024, 3, 1)
    assert paid.sinds(Trede.MELDING, date(2024, 3, 10)) is None
    assert paid.sinds(Trede.MELDING, date(2024, 6, 1)) == date(2024, 5, 1)
    assert paid.sinds(Trede.AANKONDIGING, date(2024, 6, 1)) == date(2024, 1, 1)


def test_paid_ahead_is_no_negative_debt() -> None:
    """Who paid more than fell due has no arrears."""
    ahead = unpaid(Boeking(date(2023, 10, 1), 20 * PREMIE))
    assert str(ahead.op(date(2024, 6, 1))) == "0.00"
    assert ahead.sinds(Trede.AANBOD, date(2024, 6, 1)) is None


def test_before_the_first_term_no_step_is_open() -> None:
    """Of a day before anything fell due no step says since when it is open."""
    assert [unpaid().sinds(trede, date(2023, 1, 1)) for trede in Trede] == [None] * len(Trede)
    assert str(unpaid().op(date(2023, 9, 30))) == "0.00"


def test_the_latest_premium_sets_the_threshold() -> None:
    """When the premium changed, the threshold is taken from the last term that fell due; a reading, and marked so."""
    changed = Achterstand(
        vervallen=(Boeking(date(2024, 1, 1), Decimal(140)), *(Boeking(day, Decimal(130)) for day in FIRSTS[:3]))
    )
    assert changed.drempel(Trede.AANKONDIGING, date(2023, 9, 30)) is None
    assert changed.drempel(Trede.AANKONDIGING, date(2023, 12, 31)) == 520
    assert changed.drempel(Trede.AANKONDIGING, date(2024, 1, 1)) == 560
    assert not changed.bereikt(Trede.AANKONDIGING, date(2024, 1, 1))
    assert DREMPEL_LAATSTE_PREMIE.bron.zekerheid is Zekerheid.AFGELEID


def test_no_premium_no_threshold() -> None:
    """A premium of nothing (until 18) makes no arrears."""
    minor = Achterstand(vervallen=(Boeking(date(2024, 1, 1), Decimal(0)),))
    assert not minor.bereikt(Trede.AANBOD, date(2024, 2, 1))
    assert not minor.bereikt(Trede.AANBOD, date(2023, 12, 31))
    small = Achterstand(
        vervallen=(Boeking(date(2024, 1, 1), Decimal("0.40")), Boeking(date(2024, 2, 1), Decimal("0.40")))
    )
    assert small.bereikt(Trede.AANBOD, date(2024, 2, 1))


def test_bad_input_is_refused() -> None:
    """No terms, negative amounts, and answers without a question."""
    with pytest.raises(WaardeError, match=r"^expected one or more terms of the premium in vervallen$"):
        Achterstand(vervallen=())
    with pytest.raises(WaardeError, match="0 or more as bedrag"):
        Boeking(date(2024, 1, 1), Decimal(-1))
    with pytest.raises(WaardeError, match=r"^expected betwist on or after aankondiging_ontvangen"):
        Brieven(betwist=date(2024, 1, 1))
    with pytest.raises(WaardeError, match=r"^expected standpunt_ontvangen on or after betwist"):
        Brieven(aankondiging_ontvangen=date(2024, 1, 1), standpunt_ontvangen=date(2024, 2, 1))
    with pytest.raises(WaardeError, match=r"^expected geschil_voorgelegd on or after standpunt_ontvangen"):
        Brieven(
            aankondiging_ontvangen=date(2024, 1, 1),
            betwist=date(2024, 1, 1),
            standpunt_ontvangen=date(2024, 2, 1),
            geschil_voorgelegd=date(2024, 1, 31),
        )
    with pytest.raises(WaardeError, match=r"^expected geschil_beslist on or after geschil_voorgelegd"):
        Brieven(geschil_beslist=date(2024, 1, 31))
    with pytest.raises(WaardeError, match=r"^expected melding_ontvangen on or after aankondiging_ontvangen$"):
        Brieven(aankondiging_ontvangen=date(2024, 1, 8), melding_ontvangen=date(2024, 1, 7))
    same = Brieven(aankondiging_ontvangen=date(2024, 1, 8), melding_ontvangen=date(2024, 1, 8))
    assert Brieven(melding_ontvangen=date(2024, 1, 8)) != same  # a melding without an announcement is a fact
    for name in ("geconstateerd", "aanbod_gedaan", "aankondiging_ontvangen", "betwist", "melding_ontvangen"):
        for value in ("2024-01-08", False, datetime(2024, 1, 8)):  # noqa: DTZ001 - a moment is what it refuses
            with pytest.raises(WaardeError, match=rf"^expected datetime\.date \| None as {name}$"):
                Brieven(**{name: value})  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match=r"^expected a datetime.date as op$"):
        Boeking("2024-01-08", Decimal(1))  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match=r"^expected Boeking as vervallen$"):
        Achterstand(vervallen=("2024-01-08",))  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match=r"^expected Boeking as betaald$"):
        Achterstand(vervallen=(Boeking(date(2024, 1, 8), Decimal(1)),), betaald=(None,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("betwist", "voorgelegd", "tijdig"),
    [
        (date(2024, 2, 5), date(2024, 4, 2), (True, True)),
        (date(2024, 2, 6), date(2024, 4, 2), (False, False)),
        (date(2024, 2, 5), date(2024, 4, 3), (True, False)),
        (date(2024, 2, 5), None, (True, False)),
    ],
)
def test_in_time_is_until_the_last_day(betwist: date, voorgelegd: date | None, tijdig: tuple[bool, bool]) -> None:
    """The last day of the window is in time, the day after is not; a late dispute can't be submitted in time."""
    brieven = Brieven(
        aankondiging_ontvangen=date(2024, 1, 8),
        betwist=betwist,
        standpunt_ontvangen=date(2024, 3, 1),
        geschil_voorgelegd=voorgelegd,
    )
    assert (brieven.tijdig_betwist, brieven.tijdig_voorgelegd) == tijdig
    assert not Brieven().tijdig_betwist
    assert not Brieven(aankondiging_ontvangen=date(2024, 1, 8)).tijdig_betwist


@pytest.mark.parametrize(
    ("melding", "start"),
    [
        (date(2009, 8, 1), date(2009, 9, 1)),
        (date(2024, 3, 20), date(2024, 4, 1)),
        (date(2024, 3, 31), date(2024, 4, 1)),
        (date(2024, 4, 1), date(2024, 5, 1)),
        (date(2024, 12, 31), date(2025, 1, 1)),
    ],
)
def test_start(melding: date, start: date) -> None:
    """The first day of the month after the month of receipt (18d lid 1)."""
    assert ingangsdatum(melding_ontvangen=melding) == start


def test_a_decreed_day_off_lengthens_the_window() -> None:
    """A dispute on the day after four weeks is in time where the last day was equated with a holiday (Atw 3 lid 3)."""
    brieven = Brieven(
        aankondiging_ontvangen=date(2024, 1, 8),
        betwist=date(2024, 2, 6),
        standpunt_ontvangen=date(2024, 2, 12),
        geschil_voorgelegd=date(2024, 3, 12),
    )
    decreed = evolve(brieven, gelijkgesteld=frozenset({date(2024, 2, 5), date(2024, 3, 11)}))
    assert (brieven.tijdig_betwist, brieven.tijdig_voorgelegd) == (False, False)
    assert (decreed.tijdig_betwist, decreed.tijdig_voorgelegd) == (True, True)
    half = evolve(brieven, gelijkgesteld=frozenset({date(2024, 2, 5)}))
    assert (half.tijdig_betwist, half.tijdig_voorgelegd) == (True, False)
    for wrong in (frozenset({"2024-02-05"}), [date(2024, 2, 5)]):
        with pytest.raises(WaardeError, match=r"as gelijkgesteld$"):
            Brieven(gelijkgesteld=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("op", "first"),
    [(date(2016, 6, 30), None), (date(2016, 7, 1), date(2016, 7, 1)), (date(2016, 9, 1), date(2016, 7, 1))],
)
def test_a_step_shows_from_the_first_day_of_its_rule(op: date, first: date | None) -> None:
    """The step at three monthly premiums is of 18aa, since 2016-07-01: not on a timeline before, nor dated before."""
    months = [date(2012, month, 1) for month in range(1, 4)]
    achterstand = Achterstand(vervallen=tuple(Boeking(day, PREMIE) for day in months))
    steps = [stap.van for stap in tijdlijn(achterstand, Brieven(), op=op) if stap.bron.artikel == "18aa"]
    assert steps == ([] if first is None else [first])
    assert "18aa" in [stap.bron.artikel for stap in tijdlijn(unpaid(), Brieven(), op=date(2024, 1, 1))]


def test_a_timeline_is_of_arrears_and_letters() -> None:
    """Something else is refused by name."""
    day = date(2024, 1, 1)
    faults = (("x", Brieven(), day, "achterstand"), (unpaid(), "x", day, "brieven"), (unpaid(), Brieven(), "x", "op"))
    for achterstand, brieven, op, name in faults:
        with pytest.raises(WaardeError, match=rf"as {name}$"):
            tijdlijn(achterstand, brieven, op=op)  # type: ignore[arg-type]


def test_no_start_before_the_scheme() -> None:
    """A melding from before August 2009 is none of this scheme."""
    with pytest.raises(WaardeError, match=r"^expected a melding from August 2009 on: the scheme .* 2009-09-01$"):
        ingangsdatum(melding_ontvangen=date(2009, 7, 31))
    with pytest.raises(WaardeError, match="as melding_ontvangen"):
        ingangsdatum(melding_ontvangen="2024-03-20")  # type: ignore[arg-type]
    early = Achterstand(vervallen=(Boeking(date(2009, 7, 1), Decimal(100)),))
    assert tijdlijn(early, Brieven(), op=date(2009, 9, 1)) == ()
    with pytest.raises(WaardeError, match=r"^expected a day from 2009-09-01 on as op: the scheme started then$"):
        tijdlijn(early, Brieven(), op=date(2009, 8, 31))


@given(st.dates(date(2009, 8, 1), date(2090, 1, 1)), st.integers(1, 28))
def test_shifting_a_melding_inside_its_month_changes_nothing(melding: date, day: int) -> None:
    """Only the month of receipt counts."""
    start = ingangsdatum(melding_ontvangen=melding)
    assert start == ingangsdatum(melding_ontvangen=melding.replace(day=day))
    assert start.day == 1
    assert 1 <= (start - melding).days <= 31


@given(st.lists(st.tuples(st.integers(0, 270), st.decimals(0, 500, places=2)), max_size=6), st.integers(0, 270))
def test_higher_steps_are_reached_later(payments: list[tuple[int, Decimal]], offset: int) -> None:
    """Whatever was paid: who stands on a step stands on those below it, since the same day or earlier."""
    start = date(2023, 10, 1)
    achterstand = unpaid(*(Boeking(start + timedelta(days=days), amount) for days, amount in payments))
    day = start + timedelta(days=offset)
    since = [achterstand.sinds(trede, day) for trede in Trede]
    reached = [moment for moment in since if moment is not None]
    assert since[: len(reached)] == reached == sorted(reached)
    assert [achterstand.bereikt(trede, day) for trede in Trede] == [moment is not None for moment in since]


@pytest.mark.parametrize(
    ("received", "start"),
    [
        (date(2024, 3, 20), date(2024, 4, 1)),
        (date(2024, 3, 1), date(2024, 4, 1)),
        (date(2024, 3, 31), date(2024, 4, 1)),
        (date(2024, 4, 1), date(2024, 5, 1)),
        (date(2023, 12, 31), date(2024, 1, 1)),
        (date(2024, 1, 31), date(2024, 2, 1)),
        (date(2024, 2, 29), date(2024, 3, 1)),
        (date(2009, 8, 1), date(2009, 9, 1)),
        (date(2009, 8, 31), date(2009, 9, 1)),
    ],
)
def test_ingangsdatum(received: date, start: date) -> None:
    """The premie is owed from the first day of the month after that of the melding (Zvw 18d lid 1)."""
    assert ingangsdatum(melding_ontvangen=received) == start


@given(received=RECEIVED, other=st.integers(1, 31))
def test_the_day_within_the_month_changes_nothing(received: date, other: int) -> None:
    """A melding on another day of the same month starts the premie on the same day."""
    moved = received.replace(day=min(other, 28))
    assert ingangsdatum(melding_ontvangen=moved) == ingangsdatum(melding_ontvangen=received)


@given(received=RECEIVED)
def test_start_is_the_first_first_after_the_melding(received: date) -> None:
    """The start is a first, after the melding, and no other first lies between them; found here day by day."""
    day = received + timedelta(1)
    while day.day != 1:
        day += timedelta(1)
    assert ingangsdatum(melding_ontvangen=received) == day


@pytest.mark.parametrize("received", [date(2009, 7, 31), date(2009, 7, 1), date(2006, 1, 1), date.min])
def test_nothing_starts_before_the_scheme(received: date) -> None:
    """A melding that would start the premie before September 2009 is refused."""
    with pytest.raises(WaardeError, match=r"2009-09-01$"):
        ingangsdatum(melding_ontvangen=received)


def test_the_scheme_starts_with_the_first_amount() -> None:
    """The first day of the scheme is the first for which an amount is known."""
    assert maandpremie(START_REGELING).geldig_van == START_REGELING == date(2009, 9, 1)


@pytest.mark.parametrize("bad", [datetime(2024, 3, 20), "2024-03-20", 20240320, None])  # noqa: DTZ001 - it is refused
def test_a_melding_is_received_on_a_day(bad: Any) -> None:
    """A moment, a text or a number is no day; the argument is named."""
    with pytest.raises(WaardeError, match=r"as melding_ontvangen$"):
        ingangsdatum(melding_ontvangen=bad)
