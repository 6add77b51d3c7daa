# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""How the premie is collected: Zvw 18f, Rzv 6.5.1 and 6.5.3, BR2012 art. 3 to 5."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling import Inningswijze, NietVastgesteldError, WaardeError
from cak_regeling.regeling import Inkomen, Inkomenssoort, Inning, Inningsgrond, Instrument, bepaal_inning
from cak_regeling.regeling.inning import FEITEN, TERMIJNEN, VOLGORDE


S, G = Inkomenssoort, Inningsgrond
PREMIE = Decimal("172.70")
HIGH, LOW = Decimal(1500), Decimal("172.69")
BIJSTAND, LOON = Inkomen(S.BIJSTAND, HIGH), Inkomen(S.LOON, Decimal(900))
PROEF = Inkomen(S.UITZENDWERK, HIGH, maandelijks_dienstverband=True)


def collect(*inkomens: Inkomen) -> Inning:
    """Say how it is collected from these incomes."""
    return bepaal_inning(inkomens, maandpremie=PREMIE, zorgtoeslag=True)


@pytest.mark.parametrize("soort", [S.LOON, S.PENSIOEN, S.UITKERING, S.BIJSTAND])
def test_withheld_from_income_that_suffices(soort: Inkomenssoort) -> None:
    """Wage, pension and benefits are withheld from when they reach the premie."""
    for amount in (HIGH, PREMIE):
        inkomen = Inkomen(soort, amount)
        assert collect(inkomen) == Inning(
            wijze=Inningswijze.BRONINHOUDING, inkomen=inkomen, gronden=(G.VOLLEDIGE_INHOUDING,)
        )
    assert collect(Inkomen(soort, LOW)).gronden == (G.INKOMEN_TE_LAAG, G.ZORGTOESLAG, G.CJIB)


@pytest.mark.parametrize(
    ("inkomen", "grond", "citaat"),
    [
        (
            Inkomen(S.WERKLOOSHEIDSUITKERING, HIGH),
            G.WERKLOOSHEIDSUITKERING,
            "artikel 4, vierde lid, onderdeel c, BR2012",
        ),
        (Inkomen(S.ZIEKTEWETUITKERING, HIGH), G.ZIEKTEWETUITKERING, "artikel 4, vierde lid, onderdeel b, BR2012"),
        (Inkomen(S.OVERLIJDENSUITKERING, HIGH), G.OVERLIJDENSUITKERING, "artikel 4, vierde lid, onderdeel a, BR2012"),
        (Inkomen(S.EIGEN_ONDERNEMING, HIGH), G.GEEN_LOON, "lezing van artikel 18f, tweede lid, Zvw"),
        (
            Inkomen(S.UITZENDWERK, HIGH, maandelijks_dienstverband=False),
            G.UITZENDWERK,
            "artikel 4, derde lid, BR2012",
        ),
    ],
)
def test_income_that_is_left_alone(inkomen: Inkomen, grond: Inningsgrond, citaat: str) -> None:
    """From some income nothing is withheld, whatever its height; each says on what ground."""
    inning = collect(inkomen)
    assert (inning.wijze, inning.inkomen) == (Inningswijze.CJIB, None)
    assert inning.gronden == (grond, G.ZORGTOESLAG, G.CJIB)
    assert grond.bron.citaat() == citaat
    beside = collect(inkomen, inkomen, LOON)
    assert (beside.wijze, beside.inkomen) == (Inningswijze.BRONINHOUDING, LOON)
    assert beside.gronden == (G.VOLLEDIGE_INHOUDING, grond)


def test_the_highest_income() -> None:
    """Of several incomes the highest is chosen, in whichever order they are given."""
    for inkomens in ((LOON, BIJSTAND), (BIJSTAND, LOON)):
        inning = collect(*inkomens)
        assert (inning.inkomen, inning.gronden) == (BIJSTAND, (G.VOLLEDIGE_INHOUDING, G.HOOGSTE_INKOMEN))
    assert collect(PROEF).inkomen is PROEF


def test_co_insured_persons_always_by_the_cjib() -> None:
    """For another insured than the policyholder nothing is withheld, however high the income."""
    inning = bepaal_inning([BIJSTAND], maandpremie=PREMIE, verzekeringnemer=False, zorgtoeslag=True)
    assert (inning.wijze, inning.gronden) == (
        Inningswijze.CJIB,
        (G.MEDEVERZEKERDE, G.ZORGTOESLAG, G.CJIB_MEDEVERZEKERDE),
    )
    assert G.CJIB_MEDEVERZEKERDE.bron.citaat() == "artikel 5, eerste lid, onderdeel b, BR2012"


def test_income_that_is_not_known() -> None:
    """Missing data is said, not guessed: unknown incomes, amounts, or employment."""
    assert bepaal_inning(None, maandpremie=PREMIE).wijze is Inningswijze.ONBEKEND
    for unknown in (Inkomen(S.LOON), Inkomen(S.UITZENDWERK, HIGH), Inkomen(S.UITZENDWERK)):
        assert collect(unknown) == Inning(wijze=Inningswijze.ONBEKEND, gronden=(G.INKOMEN_ONBEKEND,))
        low = collect(unknown, Inkomen(S.LOON, LOW))
        assert low.wijze is Inningswijze.ONBEKEND
        enough = collect(unknown, LOON)
        assert (enough.wijze, enough.inkomen) == (Inningswijze.BRONINHOUDING, None)
        assert enough.gronden == (G.VOLLEDIGE_INHOUDING, G.HOOGSTE_INKOMEN_ONBEKEND)


def test_no_income_and_zorgtoeslag() -> None:
    """Without income the CJIB collects; the zorgtoeslag goes first, unless there is none."""
    assert collect().gronden == (G.GEEN_INKOMEN, G.ZORGTOESLAG, G.CJIB)
    without = bepaal_inning([], maandpremie=PREMIE, zorgtoeslag=False)
    assert without.gronden == (G.GEEN_INKOMEN, G.CJIB)
    unknown = bepaal_inning([], maandpremie=PREMIE)
    assert unknown.gronden == (G.GEEN_INKOMEN, G.ZORGTOESLAG_ONBEKEND, G.CJIB)
    assert "niet bekend" in G.ZORGTOESLAG_ONBEKEND.omschrijving.nl
    assert "the partner's too" in G.ZORGTOESLAG.omschrijving.en


def test_after_the_end() -> None:
    """What is left is not withheld and not taken from zorgtoeslag; a writ and attachment stay possible (Rzv 6.5.3)."""
    inning = bepaal_inning([BIJSTAND], maandpremie=PREMIE, zorgtoeslag=True, nog_verschuldigd=False)
    assert (inning.wijze, inning.gronden) == (Inningswijze.CJIB, (G.NA_EINDE, G.CJIB_RESTSCHULD))
    assert {instrument for instrument in Instrument if instrument.na_einde} == {
        Instrument.DWANGBEVEL,
        Instrument.BESLAG,
    }
    assert [str(instrument.bron) for instrument in Instrument] == [
        f"artikel 18f, {lid} lid, Zvw" for lid in ("tweede", "zesde", "zevende", "negende")
    ]


def test_order_and_terms() -> None:
    """What is withheld before and after, and how long there is to pay, each with its source."""
    assert [str(feit.bron) for feit in VOLGORDE] == [
        "artikel 18f, derde lid, Zvw",
        "artikel 18f, derde lid, Zvw",
        "artikel 6.5.1, Rzv",
    ]
    assert [(termijn.aantal, termijn.bron.artikel) for termijn in TERMIJNEN] == [(6, "4"), (6, "5"), (2, "5")]


@pytest.mark.parametrize("grond", G)
def test_each_ground_has_words_and_a_source(grond: Inningsgrond) -> None:
    """A ground can be shown to a case worker in both languages, with its source."""
    assert grond.bron.citaat()
    assert grond.omschrijving.nl != grond.omschrijving.en


def test_flags_and_kinds_are_checked() -> None:
    """A number or a word for a flag, or text for a kind of income, is refused."""
    for flag in (0, 1, "nee"):
        with pytest.raises(WaardeError, match=r"^expected bool \| None as maandelijks_dienstverband$"):
            Inkomen(S.UITZENDWERK, HIGH, maandelijks_dienstverband=flag)  # type: ignore[arg-type]
        for name in ("zorgtoeslag", "verzekeringnemer", "nog_verschuldigd"):
            with pytest.raises(WaardeError, match=f"as {name}$"):
                bepaal_inning([], maandpremie=PREMIE, **{name: flag})  # type: ignore[arg-type]
    with pytest.raises(WaardeError, match=r"^expected Inkomenssoort as soort$"):
        Inkomen("loon")  # type: ignore[arg-type]


def test_amounts_are_checked() -> None:
    """Negative amounts and floats are refused."""
    with pytest.raises(WaardeError, match="as bedrag"):
        Inkomen(S.LOON, Decimal(-1))
    with pytest.raises(WaardeError, match="as maandpremie"):
        bepaal_inning([], maandpremie=172.7)  # type: ignore[arg-type]


def test_before_2013_it_is_not_worked_out() -> None:
    """Less could be withheld from some benefits then, so the rules of now are not applied to those days."""
    for inkomens in ([BIJSTAND], None, []):
        with pytest.raises(NietVastgesteldError, match="before 2013-01-01 is not worked out"):
            bepaal_inning(inkomens, maandpremie=PREMIE, op=date(2012, 12, 31))
    since = bepaal_inning([BIJSTAND], maandpremie=PREMIE, op=date(2013, 1, 1))
    assert since == bepaal_inning([BIJSTAND], maandpremie=PREMIE)
    old = next(feit.bron for feit in FEITEN if feit.wat.startswith("tot 2013"))
    assert (old.geldig_van, old.geldig_tot) == (None, date(2013, 1, 1))
    with pytest.raises(WaardeError, match=r"as op$"):
        bepaal_inning([BIJSTAND], maandpremie=PREMIE, op="2013-01-01")  # type: ignore[arg-type]


def test_what_is_no_income_is_refused() -> None:
    """Text where incomes belong, or the kind of one, is refused by name, before anything is decided."""
    for wrong in (["x"], {Inkomen(S.LOON): 1}.keys() | {1}, [S.BIJSTAND]):
        with pytest.raises(WaardeError, match=r"^expected Inkomen as inkomens$"):
            bepaal_inning(wrong, maandpremie=PREMIE, verzekeringnemer=False)  # type: ignore[arg-type]
    for one in (5, "x", ""):
        with pytest.raises(WaardeError, match=r"^expected a tuple, list or other iterable as inkomens$"):
            bepaal_inning(one, maandpremie=PREMIE)  # type: ignore[arg-type]
    for amount in (1500, HIGH):
        with pytest.raises(WaardeError, match=r"^expected Inkomenssoort as soort$"):
            Inkomen("werkloosheidsuitkering", amount)  # type: ignore[arg-type]


@given(st.lists(st.builds(Inkomen, st.sampled_from(S), st.none() | st.decimals(0, 5000, places=2)), max_size=5))
def test_knowing_more_never_turns_an_answer_round(inkomens: list[Inkomen]) -> None:
    """Withheld with some amounts unknown stays withheld; what is chosen suffices and is the highest known."""
    inning = bepaal_inning(inkomens, maandpremie=PREMIE)
    assert inning.gronden
    if inning.inkomen is not None:
        assert inning.wijze is Inningswijze.BRONINHOUDING
        assert inning.inkomen.bedrag is not None
        assert inning.inkomen.bedrag >= PREMIE
    if inning.wijze is Inningswijze.BRONINHOUDING:
        filled = [item if item.bedrag is not None else Inkomen(item.soort, HIGH) for item in inkomens]
        assert bepaal_inning(filled, maandpremie=PREMIE).wijze is Inningswijze.BRONINHOUDING
