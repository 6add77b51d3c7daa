# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Why the premie ends and returns, and from which day: Zvw 18d lid 2 to 5, Rzv 6.5.6 and 6.5.7."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling import NietVastgesteldError, WaardeError, Zekerheid
from cak_regeling.regeling import START_REGELING, RedenAfmelding, RedenTerugkeer, ingangsdatum
from cak_regeling.regeling.afmelding import BEWIND_DUUR, BEWINDROUTE_VANAF, BIJSTAND_DUUR, FEITEN, STABILISATIE_DUUR
from cak_regeling.regeling.terugkeer import MEDEONDERTEKENING, MEDEONDERTEKENING_TOT_2016, STABILISATIE_TOT_2016


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
SILENT = [R.OVERLIJDEN, R.EINDE_VERZEKERINGSPLICHT, R.EINDE_VERZEKERAAR, R.DETENTIE, R.ONTERECHT]
SPOKEN = [reden for reden in R if reden not in SILENT]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[1])
def test_grounds(row: tuple[RedenAfmelding, str, str, bool | None, date]) -> None:
    """Each ground has its number, source, kind and first valid day."""
    reden, nummer, citaat, definitief, geldig_van = row
    assert (reden.nummer, reden.bron.citaat()) == (nummer, citaat)
    assert (reden.definitief, reden.geldig_van) == (definitief, geldig_van)
    assert reden.bron.zekerheid is (Zekerheid.SECUNDAIR if reden is R.ONTERECHT else Zekerheid.PRIMAIR)
    assert (reden.bron_definitief is None) == (definitief is None)
    assert reden.omschrijving.nl != reden.omschrijving.en
    assert reden.omschrijving.nl[0].islower()


def test_who_says_that_an_end_is_definitive() -> None:
    """The CAK for what it describes; for the two routes and for an insurance that ended it is our conclusion."""
    said = {reden: (str(bron), bron.zekerheid) for reden in R if (bron := reden.bron_definitief) is not None}
    cak = dict.fromkeys(list(R)[:5], ("hetcak.nl", Zekerheid.SECUNDAIR))
    assert said == cak | {
        R.BETALINGSREGELING: ("zorgverzekeringslijn.nl", Zekerheid.SECUNDAIR),
        R.BIJSTAND: ("artikel 6.5.6, tweede lid, Rzv", Zekerheid.AFGELEID),
        R.BEWIND: ("artikel 6.5.7, tweede lid, Rzv", Zekerheid.AFGELEID),
        R.OVERLIJDEN: ("artikel 6, eerste lid, onderdeel c, Zvw", Zekerheid.AFGELEID),
        R.EINDE_VERZEKERINGSPLICHT: ("artikel 6, eerste lid, onderdeel d, Zvw", Zekerheid.AFGELEID),
        R.EINDE_VERZEKERAAR: ("artikel 6, eerste lid, Zvw", Zekerheid.AFGELEID),
    }


CHANGE = date(2016, 7, 1)


@pytest.mark.parametrize(("reden", "onderdeel"), list(zip(list(R)[:5], "aabcc", strict=True)))
def test_a_ground_cites_the_text_of_its_day(reden: RedenAfmelding, onderdeel: str) -> None:
    """Until 2016-07-01 the five oldest grounds stood in lid 3, read in the text of 2016-01-01; since then in lid 2."""
    now, old = reden.bronnen
    assert (now.geldig_van, now.geldig_tot, now) == (CHANGE, None, reden.bron)
    assert (old.geldig_van, old.geldig_tot, old.geldig_op) == (START_REGELING, CHANGE, date(2016, 1, 1))
    assert reden.bron_op(CHANGE - timedelta(days=1)) is reden.bron_op(START_REGELING) is old
    assert old.citaat() == f"artikel 18d, derde lid, onderdeel {onderdeel}, Zvw"
    assert reden.bron_op(CHANGE) is now
    assert now.zekerheid is old.zekerheid is Zekerheid.PRIMAIR
    with pytest.raises(WaardeError, match="can arise from 2009-09-01"):
        reden.bron_op(date(2009, 8, 31))
    with pytest.raises(WaardeError, match=r"as dag$"):
        reden.bron_op("2016-07-01")  # type: ignore[arg-type]


def test_two_grounds_rest_on_two_places() -> None:
    """Detention in the Netherlands and abroad, and a change at the insurer or a move; the others on one place a day."""
    assert [str(bron) for bron in R.DETENTIE.bronnen] == [
        "artikel 24, eerste lid, Zvw",
        "artikel 24, derde lid, Zvw",
    ]
    assert [str(bron) for bron in R.EINDE_VERZEKERAAR.bronnen] == [
        "artikel 6, eerste lid, Zvw",
        "artikel 6, tweede lid, Zvw",
    ]
    for reden in (R.DETENTIE, R.EINDE_VERZEKERAAR):
        assert {bron.zekerheid for bron in reden.bronnen} == {Zekerheid.PRIMAIR}
    assert [len(reden.bronnen) for reden in list(R)[5:]] == [1, 1, 1, 1, 1, 2, 2, 1]


def test_from_when_bewind_counts_is_not_certain() -> None:
    """The day of signing is known, that of entry into force is not; the table of sources says so."""
    bron = BEWINDROUTE_VANAF.bron
    assert (bron.publicatie, bron.zekerheid) == ("Stcrt. 2019, 34671", Zekerheid.AFGELEID)
    assert BEWINDROUTE_VANAF in FEITEN


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


RETURNS = [
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
]


@pytest.mark.parametrize(("reden", "nummer", "citaat", "na", "geldig_van"), RETURNS)
def test_returns(
    reden: RedenTerugkeer, nummer: str, citaat: str, na: frozenset[RedenAfmelding], geldig_van: date
) -> None:
    """Each return has its number, source, the ends that it follows on and its first day."""
    assert (reden.nummer, reden.bron.citaat(), reden.na, reden.geldig_van) == (nummer, citaat, na, geldig_van)
    assert reden.bron.zekerheid is Zekerheid.PRIMAIR
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


def test_the_older_text_on_leaving_an_arrangement() -> None:
    """Until 2016-07-01 lid 4 b asked for the co-signature itself, and named a regeling alone."""
    old = MEDEONDERTEKENING_TOT_2016.bron
    assert str(old) == "artikel 18d, vierde lid, onderdeel b, Zvw"
    assert (old.geldig_van, old.geldig_tot, old.geldig_op) == (START_REGELING, CHANGE, date(2016, 1, 1))
    assert MEDEONDERTEKENING.bron.geldig_van == CHANGE
    assert STABILISATIE_TOT_2016.bron.zekerheid is Zekerheid.AFGELEID


def test_a_return_is_not_before_the_end_that_it_follows_on() -> None:
    """The conditions of bewind could not lapse in 2016, nor an arrangement be left before there were any."""
    r3, r2 = RedenTerugkeer.VOORWAARDEN_VERVALLEN, RedenTerugkeer.REGELING_VERBROKEN
    assert r3.ingangsdatum(date(2016, 7, 12), na=R.BIJSTAND) == date(2016, 8, 1)
    assert r3.ingangsdatum(date(2019, 6, 17), na=R.BEWIND) == date(2019, 7, 1)
    with pytest.raises(WaardeError, match=r"R3 .* can arise from 2019-06-17 on"):
        r3.ingangsdatum(date(2019, 6, 16), na=R.BEWIND)
    with pytest.raises(WaardeError, match=r"R2 .* can arise from 2016-07-01 on"):
        r2.ingangsdatum(date(2016, 6, 30), na=R.BETALINGSREGELING)
    assert r2.ingangsdatum(date(2016, 6, 30), na=R.STABILISATIE) == CHANGE
    with pytest.raises(WaardeError, match=r"R3 follows on E7, E8 .*, not on E6"):
        r3.ingangsdatum(date(2025, 1, 1), na=R.BETALINGSREGELING)
    with pytest.raises(WaardeError, match=r"^expected RedenAfmelding as na$"):
        r3.ingangsdatum(date(2025, 1, 1), na="bewind")  # type: ignore[arg-type]


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
