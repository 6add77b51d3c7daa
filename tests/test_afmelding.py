"""Why the premie ends and returns, and from which day: Zvw 18d lid 2 to 5, Rzv 6.5.6 and 6.5.7."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling import NietVastgesteldError, WaardeError, Zekerheid
from cak_regeling.regeling import START_REGELING, RedenAfmelding, RedenTerugkeer, ingangsdatum
from cak_regeling.regeling.afmelding import BEWIND_DUUR, BIJSTAND_DUUR, STABILISATIE_DUUR


R = RedenAfmelding
AFTER_ALL = st.dates(date(2019, 7, 1), date(2039, 12, 31))

TABLE = [
    (R.SCHULD_AFGELOST, "E1", "artikel 18d, tweede lid, onderdeel a, Zvw", True, START_REGELING),
    (R.SCHULD_TENIETGEGAAN, "E2", "artikel 18d, tweede lid, onderdeel a, Zvw", True, START_REGELING),
    (R.WSNP, "E3", "artikel 18d, tweede lid, onderdeel b, Zvw", True, START_REGELING),
    (R.STABILISATIE, "E4", "artikel 18d, tweede lid, onderdeel c, Zvw", False, START_REGELING),
    (R.MINNELIJKE_REGELING, "E5", "artikel 18d, tweede lid, onderdeel c, Zvw", True, START_REGELING),
    (R.BETALINGSREGELING, "E6", "artikel 18d, tweede lid, onderdeel c, Zvw", False, date(2016, 7, 1)),
    (R.BIJSTAND, "E7", "artikel 6.5.6, eerste lid, Rzv", False, date(2016, 7, 12)),
    (R.BEWIND, "E8", "artikel 6.5.7, eerste lid, Rzv", False, date(2019, 6, 17)),
    (R.OVERLIJDEN, "E9", "artikel 6, eerste lid, onderdeel c, Zvw", True, START_REGELING),
    (R.EINDE_VERZEKERINGSPLICHT, "E10", "artikel 6, eerste lid, onderdeel d, Zvw", True, START_REGELING),
    (R.EINDE_VERZEKERAAR, "E11", "artikel 6, eerste lid, Zvw", True, START_REGELING),
    (R.DETENTIE, "E12", "artikel 24, eerste lid, Zvw", None, START_REGELING),
    (R.ONTERECHT, "E13", "uwv.nl", None, START_REGELING),
]
SAID = [R.SCHULD_AFGELOST, R.SCHULD_TENIETGEGAAN, R.WSNP, R.STABILISATIE, R.MINNELIJKE_REGELING, R.BETALINGSREGELING]
"""Of which CAK or Zorgverzekeringslijn says whether the end is for good; of the others it was concluded."""
SILENT = [R.OVERLIJDEN, R.EINDE_VERZEKERINGSPLICHT, R.EINDE_VERZEKERAAR, R.DETENTIE, R.ONTERECHT]
SPOKEN = [reden for reden in R if reden not in SILENT]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[1])
def test_grounds(row: tuple[RedenAfmelding, str, str, bool | None, date]) -> None:
    """Each ground has its number, source, kind and first valid day."""
    reden, nummer, citaat, definitief, geldig_van = row
    assert (reden.nummer, reden.bron.citaat()) == (nummer, citaat)
    assert (reden.definitief, reden.geldig_van) == (definitief, geldig_van)
    assert (reden.bron_definitief is None) == (definitief is None)
    if reden.bron_definitief is not None:
        certain = reden.bron_definitief.zekerheid
        assert certain is (Zekerheid.SECUNDAIR if reden in SAID else Zekerheid.AFGELEID)
        assert (reden.bron_definitief.citaat() in {"hetcak.nl", "zorgverzekeringslijn.nl"}) == (reden in SAID)
    assert reden.omschrijving.nl != reden.omschrijving.en
    assert reden.omschrijving.nl[0].islower()


def test_five_grounds_stood_elsewhere_before_2016() -> None:
    """E1 to E5 had the same effect by lid 3 before 2016-07-01; the others always cite what they rest on now."""
    last, first = date(2016, 6, 30), date(2016, 7, 1)
    for reden in SAID[:5]:
        assert reden.bron_op(last).citaat() == "artikel 18d, derde lid, Zvw"
        assert (reden.bron_op(last).geldig_op, reden.bron_op(last).geldig_tot) == (date(2016, 1, 1), first)
        assert reden.bron_op(first) == reden.bron
    for reden in set(R) - set(SAID[:5]):
        assert reden.bron_op(reden.geldig_van) == reden.bron
    with pytest.raises(WaardeError, match=r"^E6 .* can arise from 2016-07-01 on"):
        R.BETALINGSREGELING.bron_op(last)


def test_a_return_knows_what_it_follows_on() -> None:
    """R3 exists since the bijstand route; after bewind it can't arise before the bewind route did."""
    r3 = RedenTerugkeer.VOORWAARDEN_VERVALLEN
    assert r3.ingangsdatum(date(2017, 1, 5), na=R.BIJSTAND) == date(2017, 2, 1)
    with pytest.raises(WaardeError, match=r"^R3 .* can arise from 2019-06-17 on"):
        r3.ingangsdatum(date(2017, 1, 5), na=R.BEWIND)
    with pytest.raises(WaardeError, match=r"^R3 follows on E7, E8 .* not on E6$"):
        r3.ingangsdatum(date(2017, 1, 5), na=R.BETALINGSREGELING)


def test_all_grounds_are_in_the_table() -> None:
    """There are thirteen grounds, and no ground is left out of the tests."""
    assert [row[0] for row in TABLE] == list(R)
    assert [reden for reden in R if reden.zonder_einddatum] == SILENT


@pytest.mark.parametrize("reden", SPOKEN)
def test_the_end_is_the_first_of_the_next_month(reden: RedenAfmelding) -> None:
    """From the first day of the month after that in which it arises (18d lid 2), on whichever day of the month."""
    assert reden.einddatum(date(2025, 2, 1)) == date(2025, 3, 1)
    assert reden.einddatum(date(2025, 2, 28)) == date(2025, 3, 1)
    assert reden.einddatum(date(2025, 12, 31)) == date(2026, 1, 1)
    assert reden.einddatum(reden.geldig_van) > reden.geldig_van


@pytest.mark.parametrize("reden", R)
def test_a_ground_has_a_first_day(reden: RedenAfmelding) -> None:
    """Before its rule was there, a ground can't arise."""
    with pytest.raises(WaardeError, match=f"^{reden.nummer} .* can arise from {reden.geldig_van} on .*{reden.bron}"):
        reden.einddatum(reden.geldig_van - timedelta(days=1))
    with pytest.raises(WaardeError, match="as op"):
        reden.einddatum("2025-02-14")  # type: ignore[arg-type]


@pytest.mark.parametrize("reden", SILENT)
def test_where_the_law_is_silent(reden: RedenAfmelding) -> None:
    """No article says in which month the premie ends with death, emigration, detention or a withdrawn melding."""
    message = rf"^the law does not say .*{reden.nummer} \({reden.value}\): use the day that the CAK or the insurer"
    with pytest.raises(NietVastgesteldError, match=message):
        reden.einddatum(date(2025, 2, 14))


def test_durations_and_who_is_between() -> None:
    """The provisional ends with a longest duration have it, and two come about through a debt counsellor."""
    assert {reden: reden.duur for reden in R if reden.duur is not None} == {
        R.STABILISATIE: STABILISATIE_DUUR,
        R.BIJSTAND: BIJSTAND_DUUR,
        R.BEWIND: BEWIND_DUUR,
    }
    assert STABILISATIE_DUUR.einde(date(2025, 3, 1)) == date(2025, 11, 1)
    assert BIJSTAND_DUUR.einde(date(2025, 3, 1)) == BEWIND_DUUR.einde(date(2025, 3, 1)) == date(2028, 3, 1)
    assert STABILISATIE_DUUR.bron.zekerheid is Zekerheid.SECUNDAIR
    assert BIJSTAND_DUUR.bron.citaat() == "artikel 6.5.6, eerste lid, onderdeel g, Rzv"
    assert BEWIND_DUUR.bron.citaat() == "artikel 6.5.7, eerste lid, onderdeel e, Rzv"
    assert not any(duur.in_wet for duur in (STABILISATIE_DUUR, BIJSTAND_DUUR, BEWIND_DUUR))
    assert {reden for reden in R if reden.via_schuldhulpverlener} == {R.STABILISATIE, R.MINNELIJKE_REGELING}


@pytest.mark.parametrize(
    ("reden", "nummer", "citaat", "na", "geldig_van"),
    [
        (
            RedenTerugkeer.WSNP_BEEINDIGD,
            "R1",
            "artikel 18d, vierde lid, onderdeel a, Zvw",
            frozenset({R.WSNP}),
            START_REGELING,
        ),
        (
            RedenTerugkeer.REGELING_VERBROKEN,
            "R2",
            "artikel 18d, vierde lid, onderdeel b, Zvw",
            frozenset({R.STABILISATIE, R.MINNELIJKE_REGELING, R.BETALINGSREGELING}),
            START_REGELING,
        ),
        (
            RedenTerugkeer.VOORWAARDEN_VERVALLEN,
            "R3",
            "artikel 18d, vierde lid, onderdeel c, Zvw",
            frozenset({R.BIJSTAND, R.BEWIND}),
            date(2016, 7, 12),
        ),
    ],
)
def test_returns(
    reden: RedenTerugkeer, nummer: str, citaat: str, na: frozenset[RedenAfmelding], geldig_van: date
) -> None:
    """Each return has its number, source, the ends that it follows on and its first day."""
    assert (reden.nummer, reden.bron.citaat(), reden.na, reden.geldig_van) == (nummer, citaat, na, geldig_van)
    assert reden.omschrijving.nl != reden.omschrijving.en
    assert reden.ingangsdatum(date(2025, 9, 10)) == date(2025, 10, 1)
    assert reden.ingangsdatum(geldig_van) > geldig_van
    with pytest.raises(WaardeError, match=f"^{nummer} .* can arise from {geldig_van} on .*{citaat}"):
        reden.ingangsdatum(geldig_van - timedelta(days=1))
    with pytest.raises(WaardeError, match="as op"):
        reden.ingangsdatum(None)  # type: ignore[arg-type]
    for einde in R:
        assert (RedenTerugkeer.na_einde(einde) is reden) == (einde in na)


def test_from_a_definitive_end_of_the_debt_nothing_returns() -> None:
    """Five kinds of arrangement and two routes can be left; after the others only a new melding can follow."""
    assert {einde for einde in R if RedenTerugkeer.na_einde(einde) is None} == {
        R.SCHULD_AFGELOST,
        R.SCHULD_TENIETGEGAAN,
        *SILENT,
    }


def test_co_signature() -> None:
    """A debt counsellor co-signs where the arrangement came about through one (18d lid 5), and else nobody does."""
    verbroken = RedenTerugkeer.REGELING_VERBROKEN
    assert verbroken.vraagt_medeondertekening(R.STABILISATIE)
    assert verbroken.vraagt_medeondertekening(R.MINNELIJKE_REGELING)
    assert not verbroken.vraagt_medeondertekening(R.BETALINGSREGELING)
    assert not RedenTerugkeer.WSNP_BEEINDIGD.vraagt_medeondertekening(R.WSNP)
    assert not RedenTerugkeer.VOORWAARDEN_VERVALLEN.vraagt_medeondertekening(R.BIJSTAND)
    with pytest.raises(WaardeError, match=r"^R2 follows on E4, E5, E6 \(artikel 18d, .*\), not on E7$"):
        verbroken.vraagt_medeondertekening(R.BIJSTAND)


@given(AFTER_ALL, st.sampled_from(SPOKEN), st.integers(0, 900))
def test_ends_are_firsts_of_months_and_returns_come_after(op: date, reden: RedenAfmelding, days: int) -> None:
    """An end is the first of a month, in the month after; a return on that day or later never starts before it."""
    einde = reden.einddatum(op)
    assert einde.day == 1
    assert 1 <= (einde - op).days <= 31
    terugkeer = RedenTerugkeer.na_einde(reden) or RedenTerugkeer.REGELING_VERBROKEN
    ingang = terugkeer.ingangsdatum(op + timedelta(days=days))
    assert ingang.day == 1
    assert ingang >= einde


@given(AFTER_ALL, st.sampled_from(SPOKEN))
def test_the_day_inside_the_month_plays_no_part(op: date, reden: RedenAfmelding) -> None:
    """Shifting an event inside its month moves neither start, end nor return."""
    first = op.replace(day=1)
    assert reden.einddatum(op) == reden.einddatum(first)
    assert ingangsdatum(melding_ontvangen=op) == ingangsdatum(melding_ontvangen=first)
    for terugkeer in RedenTerugkeer:
        assert terugkeer.ingangsdatum(op) == terugkeer.ingangsdatum(first)
