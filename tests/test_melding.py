# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What bars a melding (Zvw 18b, 18c lid 2), and what makes the CAK set it aside (BR2012 art. 1)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve, fields

from cak_regeling import OnvolledigeDatum, WaardeError, Zekerheid
from cak_regeling.regeling import Achterstand, Beletsel, Boeking, Brieven, Meldingsgegevens, toets_melding


DAY = date(2024, 3, 20)
RECEIVED = date(2024, 1, 8)
LETTERS = Brieven(aankondiging_ontvangen=RECEIVED)
SIX = Achterstand(
    vervallen=tuple(
        Boeking(day, Decimal(130))
        for day in (*(date(2023, month, 1) for month in (10, 11, 12)), *(date(2024, month, 1) for month in (1, 2, 3)))
    )
)
RIGHT = Meldingsgegevens(
    op=DAY,
    achterstand=SIX,
    brieven=LETTERS,
    regeling=False,
    stabilisatie=False,
    adres_klopt=True,
    aanlevering_klopt=True,
    geboortedatum=OnvolledigeDatum(1990, 5, 5),
    verzekerd_sinds=date(2020, 1, 1),
    bsn_voldoet=True,
    verklaring=True,
    brieven_aangekomen=True,
    overleden=False,
)


def dispute(**days: Any) -> Brieven:
    """Make the letters of a dispute."""
    return evolve(LETTERS, betwist=date(2024, 1, 20), **days)


def test_a_melding_that_is_right() -> None:
    """Nothing stands in the way and everything is known."""
    toets = toets_melding(RIGHT)
    assert (toets.terecht, toets.staat_in_de_weg, toets.niet_bekend) == (True, (), ())
    assert set(toets.punten) == set(Beletsel)


def test_nothing_known() -> None:
    """Without data nothing is decided, and no point is taken to be in order."""
    toets = toets_melding(Meldingsgegevens(op=DAY))
    assert (toets.terecht, toets.staat_in_de_weg) == (None, ())
    assert set(toets.niet_bekend) == set(Beletsel)


@pytest.mark.parametrize(
    ("gegevens", "beletsel", "citaat"),
    [
        (
            evolve(RIGHT, achterstand=evolve(SIX, betaald=(Boeking(DAY, Decimal("0.01")),))),
            Beletsel.SCHULD_TE_LAAG,
            "artikel 18c, eerste lid, Zvw",
        ),
        (
            evolve(RIGHT, brieven=Brieven(aankondiging_ontvangen=date(2023, 12, 31))),  # three were open
            Beletsel.NIET_AANGEKONDIGD,
            "artikel 18b, eerste lid, Zvw",
        ),
        (evolve(RIGHT, brieven=Brieven()), Beletsel.NIET_AANGEKONDIGD, "artikel 18b, eerste lid, Zvw"),
        (
            evolve(RIGHT, brieven=Brieven(aankondiging_ontvangen=date(2024, 2, 21))),
            Beletsel.NIET_AANGEKONDIGD,
            "artikel 18b, eerste lid, Zvw",
        ),
        (
            evolve(RIGHT, regeling=True, regeling_sinds=date(2024, 1, 1), nieuwe_termijnen_betaald=True),
            Beletsel.REGELING_LOOPT,
            "artikel 18b, derde lid, Zvw",
        ),
        (evolve(RIGHT, brieven=dispute()), Beletsel.BETWIST, "artikel 18c, tweede lid, onderdeel a, Zvw"),
        (
            evolve(RIGHT, brieven=dispute(standpunt_ontvangen=date(2024, 3, 21))),
            Beletsel.BETWIST,
            "artikel 18c, tweede lid, onderdeel a, Zvw",
        ),
        (
            evolve(RIGHT, brieven=dispute(standpunt_ontvangen=DAY)),
            Beletsel.TERMIJN_GESCHIL,
            "artikel 18c, tweede lid, onderdeel b, Zvw",
        ),
        (
            evolve(RIGHT, brieven=dispute(standpunt_ontvangen=date(2024, 2, 21))),
            Beletsel.TERMIJN_GESCHIL,
            "artikel 18c, tweede lid, onderdeel b, Zvw",
        ),
        (
            evolve(RIGHT, brieven=dispute(standpunt_ontvangen=date(2024, 2, 1), geschil_voorgelegd=date(2024, 2, 29))),
            Beletsel.GESCHIL,
            "artikel 18c, tweede lid, onderdeel c, Zvw",
        ),
        (
            evolve(
                RIGHT,
                brieven=dispute(
                    standpunt_ontvangen=date(2024, 2, 1),
                    geschil_voorgelegd=date(2024, 2, 29),
                    geschil_beslist=date(2024, 3, 21),
                ),
            ),
            Beletsel.GESCHIL,
            "artikel 18c, tweede lid, onderdeel c, Zvw",
        ),
        (evolve(RIGHT, stabilisatie=True), Beletsel.STABILISATIE, "artikel 18c, tweede lid, onderdeel d, Zvw"),
        (evolve(RIGHT, adres_klopt=False), Beletsel.ADRES, "artikel 18c, tweede lid, onderdeel e, Zvw"),
        (evolve(RIGHT, aanlevering_klopt=False), Beletsel.AANLEVERING, "artikel 1, derde lid, BR2012"),
        (
            evolve(RIGHT, geboortedatum=OnvolledigeDatum(2005, 10, 21)),
            Beletsel.LEEFTIJD,
            "artikel 1, vierde lid, onderdeel a, BR2012",
        ),
        (
            evolve(RIGHT, verzekerd_sinds=date(2023, 10, 21)),
            Beletsel.KORT_VERZEKERD,
            "artikel 1, vierde lid, onderdeel b, BR2012",
        ),
        (evolve(RIGHT, bsn_voldoet=False), Beletsel.BSN, "artikel 1, vierde lid, onderdeel c, BR2012"),
        (evolve(RIGHT, verklaring=False), Beletsel.VERKLARING, "artikel 1, vierde lid, onderdeel d, BR2012"),
        (
            evolve(RIGHT, brieven_aangekomen=False),
            Beletsel.BRIEVEN_NIET_AANGEKOMEN,
            "artikel 1, vierde lid, onderdeel e, BR2012",
        ),
        (evolve(RIGHT, overleden=True), Beletsel.OVERLEDEN, "artikel 1, vierde lid, onderdeel f, BR2012"),
    ],
)
def test_each_bar_alone_is_enough(gegevens: Meldingsgegevens, beletsel: Beletsel, citaat: str) -> None:
    """One point that stands in the way makes the melding not right, and is named with its rule."""
    toets = toets_melding(gegevens)
    assert (toets.terecht, toets.staat_in_de_weg, toets.niet_bekend) == (False, (beletsel,), ())
    assert beletsel.bron.citaat() == citaat
    assert beletsel.omschrijving.nl != beletsel.omschrijving.en


@pytest.mark.parametrize(
    "gegevens",
    [
        evolve(RIGHT, brieven=Brieven(aankondiging_ontvangen=date(2024, 2, 20))),  # the window ended yesterday
        evolve(RIGHT, brieven=evolve(LETTERS, betwist=date(2024, 2, 6))),  # a day late
        evolve(RIGHT, brieven=evolve(LETTERS, betwist=date(2024, 2, 6), standpunt_ontvangen=DAY)),
        evolve(RIGHT, brieven=dispute(standpunt_ontvangen=date(2024, 2, 20))),
        evolve(RIGHT, brieven=dispute(standpunt_ontvangen=date(2024, 2, 1), geschil_voorgelegd=date(2024, 3, 1))),
        evolve(
            RIGHT,
            brieven=dispute(
                standpunt_ontvangen=date(2024, 2, 1), geschil_voorgelegd=date(2024, 2, 29), geschil_beslist=DAY
            ),
        ),
        evolve(RIGHT, regeling=True, regeling_sinds=date(2024, 1, 1), nieuwe_termijnen_betaald=False),
        evolve(
            RIGHT, regeling=True, regeling_sinds=date(2023, 12, 31), nieuwe_termijnen_betaald=True
        ),  # before four were open
        evolve(RIGHT, regeling=True, regeling_sinds=DAY + timedelta(days=1), nieuwe_termijnen_betaald=True),
        evolve(RIGHT, geboortedatum=OnvolledigeDatum(2005, 10, 20)),
        evolve(RIGHT, verzekerd_sinds=date(2023, 10, 20)),
    ],
)
def test_just_not_a_bar(gegevens: Meldingsgegevens) -> None:
    """A day later, or earlier, the same point does not stand in the way."""
    assert toets_melding(gegevens).terecht is True


def test_on_the_day_itself_it_counts() -> None:
    """An arrangement, a dispute or its submission on the day of the melding stands in the way of it."""
    arranged = evolve(RIGHT, regeling=True, regeling_sinds=DAY, nieuwe_termijnen_betaald=True)
    assert toets_melding(arranged).staat_in_de_weg == (Beletsel.REGELING_LOOPT,)
    late = Brieven(aankondiging_ontvangen=date(2024, 2, 21), betwist=DAY)
    assert Beletsel.BETWIST in toets_melding(evolve(RIGHT, brieven=late)).staat_in_de_weg
    submitted = dispute(standpunt_ontvangen=date(2024, 3, 1), geschil_voorgelegd=DAY)
    assert Beletsel.GESCHIL in toets_melding(evolve(RIGHT, brieven=submitted)).staat_in_de_weg


def test_what_lies_after_the_melding_does_not_bar_it() -> None:
    """A dispute, or a dispute submitted, on a later day says nothing about this one."""
    later = Brieven(aankondiging_ontvangen=date(2024, 2, 20), betwist=date(2024, 3, 19))
    assert toets_melding(evolve(RIGHT, op=date(2024, 3, 18), brieven=later)).punten[Beletsel.BETWIST] is False
    submitted = dispute(standpunt_ontvangen=date(2024, 3, 1), geschil_voorgelegd=date(2024, 3, 25))
    toets = toets_melding(evolve(RIGHT, brieven=submitted))
    assert toets.staat_in_de_weg == (Beletsel.TERMIJN_GESCHIL,)
    before = dispute(standpunt_ontvangen=DAY + timedelta(days=1))
    assert toets_melding(evolve(RIGHT, brieven=before)).punten[Beletsel.TERMIJN_GESCHIL] is False


@pytest.mark.parametrize(
    ("gegevens", "beletsel"),
    [
        (evolve(RIGHT, regeling=None), Beletsel.REGELING_LOOPT),
        (evolve(RIGHT, regeling=True, nieuwe_termijnen_betaald=True), Beletsel.REGELING_LOOPT),
        (evolve(RIGHT, adres_klopt=None), Beletsel.ADRES),
        (evolve(RIGHT, geboortedatum=OnvolledigeDatum(2005)), Beletsel.LEEFTIJD),
        (evolve(RIGHT, regeling=True, regeling_sinds=date(2024, 1, 1)), Beletsel.REGELING_LOOPT),
    ],
)
def test_one_thing_not_known(gegevens: Meldingsgegevens, beletsel: Beletsel) -> None:
    """A point that is not known leaves the answer open."""
    toets = toets_melding(gegevens)
    assert (toets.terecht, toets.niet_bekend) == (None, (beletsel,))


def test_an_announcement_needs_arrears_of_four_premiums() -> None:
    """Whether it could be announced is not known without the arrears; once reached, a payment does not undo it."""
    toets = toets_melding(evolve(RIGHT, achterstand=None))
    assert (toets.terecht, toets.niet_bekend) == (None, (Beletsel.SCHULD_TE_LAAG, Beletsel.NIET_AANGEKONDIGD))
    for received, answer in ((date(2024, 1, 1), False), (date(2023, 12, 31), True)):
        letters = Brieven(aankondiging_ontvangen=received)
        assert toets_melding(evolve(RIGHT, brieven=letters)).punten[Beletsel.NIET_AANGEKONDIGD] is answer
    paid = evolve(SIX, betaald=(Boeking(date(2024, 1, 2), Decimal(130)),))
    assert toets_melding(evolve(RIGHT, achterstand=paid)).punten[Beletsel.NIET_AANGEKONDIGD] is False
    unannounced = toets_melding(evolve(RIGHT, achterstand=None, brieven=Brieven()))
    assert unannounced.staat_in_de_weg == (Beletsel.NIET_AANGEKONDIGD,)


def test_what_was_given_must_fit() -> None:
    """No day of an arrangement that is not there, no flag that is a number or a word, no text for a day or letters."""
    with pytest.raises(WaardeError, match=r"^expected no regeling_sinds where regeling is False$"):
        evolve(RIGHT, regeling_sinds=date(2024, 1, 1))
    flags = [attribute.name for attribute in fields(Meldingsgegevens) if attribute.type == bool | None]
    assert len(flags) == 9
    for name in flags:
        for value in (0, 1, "nee"):
            with pytest.raises(WaardeError, match=f"as {name}$"):
                evolve(RIGHT, **{name: value})  # type: ignore[arg-type]
    for name in ("op", "achterstand", "brieven", "regeling_sinds", "geboortedatum", "verzekerd_sinds"):
        with pytest.raises(WaardeError, match=f"as {name}$"):
            evolve(RIGHT, **{name: "2024-03-20"})  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match=r"as gegevens$"):
        toets_melding("2024-03-20")  # type: ignore[arg-type]


def test_an_arrangement_without_known_arrears() -> None:
    """Unpaid new terms settle it whatever the arrears; paid ones do not."""
    unpaid = Meldingsgegevens(op=DAY, regeling_sinds=date(2024, 1, 1), nieuwe_termijnen_betaald=False)
    assert toets_melding(unpaid).punten[Beletsel.REGELING_LOOPT] is False
    paid = evolve(unpaid, nieuwe_termijnen_betaald=True)
    assert toets_melding(paid).punten[Beletsel.REGELING_LOOPT] is None


def test_a_decreed_day_off_keeps_the_windows_open() -> None:
    """A melding on the day after four weeks is too early where the last day was equated with a holiday."""
    announced = Brieven(aankondiging_ontvangen=date(2024, 2, 20))  # four weeks end on 2024-03-19, the day before
    decreed = evolve(announced, gelijkgesteld=frozenset({date(2024, 3, 19)}))
    assert toets_melding(evolve(RIGHT, brieven=announced)).terecht is True
    assert toets_melding(evolve(RIGHT, brieven=decreed)).staat_in_de_weg == (Beletsel.NIET_AANGEKONDIGD,)
    answered = dispute(standpunt_ontvangen=date(2024, 2, 20))
    decreed = evolve(answered, gelijkgesteld=frozenset({date(2024, 3, 19)}))
    assert toets_melding(evolve(RIGHT, brieven=answered)).terecht is True
    assert toets_melding(evolve(RIGHT, brieven=decreed)).staat_in_de_weg == (Beletsel.TERMIJN_GESCHIL,)


def test_the_bars_of_the_act_are_its_own_words() -> None:
    """Also 18b lid 3: the melding that its first lid means is that of 18c."""
    certain = [beletsel.bron.zekerheid for beletsel in Beletsel if beletsel.bron.regeling == "Zvw"]
    assert certain == [Zekerheid.PRIMAIR] * 8


def test_the_insured_is_meant() -> None:
    """Age and the time insured are of the insured, who need not be the policyholder."""
    for beletsel in (Beletsel.LEEFTIJD, Beletsel.KORT_VERZEKERD):
        assert "de verzekerde is" in beletsel.omschrijving.nl
        assert "the insured" in beletsel.omschrijving.en


def test_no_melding_before_the_scheme() -> None:
    """What could start no premie was no melding, right or wrong."""
    assert toets_melding(Meldingsgegevens(op=date(2009, 8, 1))).terecht is None
    with pytest.raises(WaardeError, match="expected a melding from August 2009 on"):
        toets_melding(Meldingsgegevens(op=date(2009, 7, 31)))


def test_points_count_from_their_first_day() -> None:
    """The address bars since 2016-07-01, a missing declaration and letters that did not arrive since 2012-06-01."""

    def later(day: date) -> set[Beletsel]:
        return set(Beletsel) - set(toets_melding(Meldingsgegevens(op=day)).punten)

    new_in_2012 = {Beletsel.VERKLARING, Beletsel.BRIEVEN_NIET_AANGEKOMEN}
    assert later(date(2016, 7, 1)) == set()
    assert later(date(2016, 6, 30)) == later(date(2012, 6, 1)) == {Beletsel.ADRES}
    assert later(date(2012, 5, 31)) == later(date(2009, 9, 1)) == {Beletsel.ADRES} | new_in_2012


def test_the_policy_of_2009_asked_for_six_months() -> None:
    """Until 1 June 2012 the insured had to be 18 years and six months, and insured for half a year."""
    for op, born, since in (
        (date(2012, 5, 31), date(1993, 12, 1), date(2011, 12, 1)),
        (date(2012, 6, 1), date(1994, 1, 2), date(2012, 1, 2)),
    ):
        young = Meldingsgegevens(op=op, geboortedatum=OnvolledigeDatum.op(born), verzekerd_sinds=since)
        assert toets_melding(young).staat_in_de_weg == (Beletsel.LEEFTIJD, Beletsel.KORT_VERZEKERD)
        birth = OnvolledigeDatum.op(born - timedelta(days=1))
        older = Meldingsgegevens(op=op, geboortedatum=birth, verzekerd_sinds=since - timedelta(days=1))
        assert toets_melding(older).staat_in_de_weg == ()
    old = {b: str(b.bronnen[1]) for b in Beletsel if len(b.bronnen) > 1}
    assert old == {
        Beletsel.AANLEVERING: "artikel 1, derde lid, BR2009",
        Beletsel.LEEFTIJD: "artikel 1, vierde lid, onderdeel a, BR2009",
        Beletsel.KORT_VERZEKERD: "artikel 1, vierde lid, onderdeel b, BR2009",
        Beletsel.BSN: "artikel 1, vierde lid, onderdeel c, BR2009",
        Beletsel.OVERLEDEN: "artikel 1, vierde lid, onderdeel d, BR2009",
    }
    assert {b.bronnen[1].zekerheid for b in old} == {Zekerheid.PRIMAIR}
