# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Citations: where a place is published, how long its rule holds, and what makes none."""

import copy
import json
import pickle
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from cak_regeling import Bron, WaardeError, Zekerheid
from cak_regeling.bronnen import KENNISSESSIE, atw, beleidsregels_2009, beleidsregels_2012, rzv, volgens, zvw


@pytest.mark.parametrize(
    ("bron", "citaat"),
    [
        (rzv("7b.1", 3, "c"), "artikel 7b.1, derde lid, onderdeel c, Rzv"),
        (rzv("7b.1", 1), "artikel 7b.1, eerste lid, Rzv"),
        (rzv("6.5.2"), "artikel 6.5.2, Rzv"),
        (zvw("18d", 2, "a"), "artikel 18d, tweede lid, onderdeel a, Zvw"),
        (zvw("18g", 5), "artikel 18g, vijfde lid, Zvw"),
        (zvw("89", 9), "artikel 89, negende lid, Zvw"),
        (zvw("18f", 10), "artikel 18f, tiende lid, Zvw"),
        (zvw("18f", 11), "artikel 18f, elfde lid, Zvw"),
        (atw("2"), "artikel 2, Algemene termijnenwet"),
        (KENNISSESSIE, "kennissessie Werken met de CAK-lijst, 12 oktober 2023"),
    ],
)
def test_citaat(bron: Bron, citaat: str) -> None:
    """A place is cited as Dutch lawyers do, from article to letter and then the law; str gives the same."""
    assert bron.citaat() == citaat
    assert str(bron) == citaat


@pytest.mark.parametrize(
    ("bron", "jci"),
    [
        (
            rzv("7b.1", 3, "c"),
            "jci1.3:c:BWBR0018715&artikel=7b.1&lid=3&o=c&z=2026-06-04&g=2026-06-04",
        ),
        (
            zvw("18d", geldig_op=date(2011, 3, 15)),
            "jci1.3:c:BWBR0018450&artikel=18d&z=2011-03-15&g=2011-03-15",
        ),
        (beleidsregels_2009("1", 4, "d"), "jci1.3:c:BWBR0026340&artikel=1&lid=4&o=d"),
        (Bron(regeling="Awb", bwb="BWBR0005537"), "jci1.3:c:BWBR0005537"),
        (Bron(regeling="Awb", bwb="BWBR0005537", artikel="1:3", lid=1), "jci1.3:c:BWBR0005537&artikel=1:3&lid=1"),
    ],
)
def test_jci_and_url(bron: Bron, jci: str) -> None:
    """A place in the Basiswettenbestand has a jci 1.3 reference, and wetten.overheid.nl resolves it."""
    assert bron.jci == jci
    assert bron.url == f"https://wetten.overheid.nl/{jci}"


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


@pytest.mark.parametrize(("bron", "file"), [(zvw("18d"), "zvw-2025-07-14.json"), (rzv("7b.1"), "rzv-2026-06-04.json")])
def test_law_cited_is_law_read(shared: Path, bron: Bron, file: str) -> None:
    """The number and the day with which a law is cited are those of the text that was read."""
    text = json.loads((shared / "domain" / "wettekst" / file).read_text("utf-8"))
    assert bron.bwb == text["bwb_id"]
    assert bron.geldig_op == date.fromisoformat(text["geldig_op"])


def test_every_lid_that_was_read_can_be_cited(shared: Path) -> None:
    """Each lid of the laws that were read has words of its own in a citation."""
    for file in sorted((shared / "domain" / "wettekst").glob("*.json")):
        places = {
            (place["artikel"], int(place["lid"] or 0)) for place in json.loads(file.read_text("utf-8"))["artikelen"]
        }
        citations = {Bron(regeling="R", artikel=artikel, lid=lid or None).citaat() for artikel, lid in places}
        assert len(citations) == len(places)


def test_bron_is_a_value() -> None:
    """Two citations of one place are equal and stay so through pickle and copy; another day makes another citation."""
    bron = rzv("7b.1", 3, "c")
    assert bron == rzv("7b.1", 3, "c")
    assert bron != rzv("7b.1", 3, "c", geldig_op=date(2023, 9, 1))
    assert pickle.loads(pickle.dumps(bron)) == bron  # noqa: S301 - our own
    assert copy.deepcopy(bron) == bron
    assert len({bron, rzv("7b.1", 3, "c"), rzv("7b.1", 3, "b")}) == 2
