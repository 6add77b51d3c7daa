"""Citations: where a place is published, how long its rule holds, and what makes none."""

from datetime import date

import pytest
from attrs import evolve

from cak_regeling import Bron, WaardeError, Zekerheid
from cak_regeling.bronnen import KENNISSESSIE, atw, beleidsregels_2012, rzv, volgens, zvw


@pytest.mark.parametrize(
    ("bron", "citaat", "jci"),
    [
        (zvw("18d", 1), "artikel 18d, eerste lid, Zvw", "jci1.3:c:BWBR0018450&artikel=18d&lid=1"),
        (
            rzv("7b.1", 3, "c"),
            "artikel 7b.1, derde lid, onderdeel c, Rzv",
            "jci1.3:c:BWBR0018715&artikel=7b.1&lid=3&o=c",
        ),
        (zvw("18f", 11), "artikel 18f, elfde lid, Zvw", "jci1.3:c:BWBR0018450&artikel=18f&lid=11"),
        (atw("2"), "artikel 2, Algemene termijnenwet", "jci1.3:c:BWBR0002448&artikel=2"),
    ],
)
def test_law_is_cited_and_linked(bron: Bron, citaat: str, jci: str) -> None:
    """A place in the law has a Dutch citation, and a jci link with the day on which the text was read."""
    assert bron.citaat() == str(bron) == citaat
    assert bron.geldig_op is not None
    assert bron.jci == f"{jci}&z={bron.geldig_op}&g={bron.geldig_op}"
    assert bron.url == f"https://wetten.overheid.nl/{bron.jci}"


def test_a_whole_law_without_a_day_is_linked() -> None:
    """Without an article or a day, the link is to the law as it is now."""
    bron = Bron(regeling="Zvw", bwb="BWBR0018450")
    assert (bron.citaat(), bron.jci) == ("Zvw", "jci1.3:c:BWBR0018450")
    assert beleidsregels_2012("4", 4).url == "https://wetten.overheid.nl/jci1.3:c:BWBR0031664&artikel=4&lid=4"


@pytest.mark.parametrize(
    ("publicatie", "url"),
    [
        ("Stcrt. 2017, 33528", "https://zoek.officielebekendmakingen.nl/stcrt-2017-33528.html"),
        ("Stb. 2020, 240", "https://zoek.officielebekendmakingen.nl/stb-2020-240.html"),
    ],
)
def test_official_publications_have_an_address(publicatie: str, url: str) -> None:
    """What stands in the Staatscourant or Staatsblad is cited by number, and found there."""
    bron = Bron(regeling="toelichting", publicatie=publicatie, zekerheid=Zekerheid.SECUNDAIR)
    assert (bron.citaat(), bron.jci, bron.url) == (f"toelichting, {publicatie}", None, url)


def test_policy_that_was_replaced_is_not_certain() -> None:
    """The policy of 2012 was replaced in 2018, on a day that is not known: for today it is our conclusion."""
    assert beleidsregels_2012("4", 1).zekerheid is Zekerheid.AFGELEID


def test_other_publications_have_no_address() -> None:
    """What is neither law nor official publication is named, and certain at second hand only."""
    assert (KENNISSESSIE.jci, KENNISSESSIE.url) == (None, None)
    assert volgens("hetcak.nl").zekerheid is Zekerheid.SECUNDAIR


def test_a_rule_has_its_own_validity() -> None:
    """The days of the rule stand beside the day on which the text was read."""
    bron = rzv("6.5.6", 1).geldend(date(2016, 7, 12))
    assert (bron.geldig_van, bron.geldig_tot, bron.geldig_op) == (date(2016, 7, 12), None, date(2026, 6, 4))


def test_a_conclusion_from_a_place_is_marked() -> None:
    """What is concluded from a text that was read is not as certain as its words."""
    assert zvw("18b", 3).afgeleid() == evolve(zvw("18b", 3), zekerheid=Zekerheid.AFGELEID) != zvw("18b", 3)


def test_a_rule_holds_on_its_days() -> None:
    """From its first day to its last, exclusive; days that were not looked up bound nothing."""
    start, end = date(2009, 9, 1), date(2016, 7, 1)
    bron = zvw("18d", 3).geldend(start, end)
    assert [bron.geldt_op(day) for day in (date(2009, 8, 31), start, date(2016, 6, 30), end)] == [
        False,
        True,
        True,
        False,
    ]
    assert zvw("18d", 3).geldt_op(date.min)
    assert zvw("18d", 2).geldend(end).geldt_op(date.max)


@pytest.mark.parametrize("lid", [0, -1])
def test_lid_counts_from_one(lid: int) -> None:
    """A lid that no article has is refused; one beyond the words is cited by its number."""
    assert zvw("18d", 13).citaat() == "artikel 18d, lid 13, Zvw"
    with pytest.raises(WaardeError, match="expected lid"):
        zvw("18d", lid)


@pytest.mark.parametrize("publicatie", ["Stcrt 2017, 33528", "2017-33528", ""])
def test_publicatie_has_one_spelling(publicatie: str) -> None:
    """An official publication that can't be found is refused."""
    with pytest.raises(WaardeError, match="expected a publicatie"):
        Bron(regeling="toelichting", publicatie=publicatie)


def test_a_rule_does_not_end_before_it_starts() -> None:
    """The validity of a rule is a period."""
    with pytest.raises(WaardeError, match="geldig_tot after geldig_van"):
        zvw("18d").geldend(date(2016, 7, 1), date(2016, 7, 1))
