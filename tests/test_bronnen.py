"""Citations: how a place in the law is named and addressed."""

import copy
import json
import pickle
from datetime import date
from pathlib import Path

import pytest

from cak_regeling import Bron, Zekerheid
from cak_regeling.bronnen import KENNISSESSIE, rzv, zvw


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
        (Bron(regeling="Awb", bwb="BWBR0005537"), "jci1.3:c:BWBR0005537"),
        (Bron(regeling="Awb", bwb="BWBR0005537", artikel="1:3", lid=1), "jci1.3:c:BWBR0005537&artikel=1:3&lid=1"),
    ],
)
def test_jci_and_url(bron: Bron, jci: str) -> None:
    """A place in the Basiswettenbestand has a jci 1.3 reference, and wetten.overheid.nl resolves it."""
    assert bron.jci == jci
    assert bron.url == f"https://wetten.overheid.nl/{jci}"


def test_what_is_no_law_has_no_address() -> None:
    """A publication that is not in the Basiswettenbestand has neither a jci reference nor an address."""
    assert KENNISSESSIE.bwb is None
    assert KENNISSESSIE.jci is None
    assert KENNISSESSIE.url is None


def test_certainty_goes_with_the_citation() -> None:
    """A citation is primair unless said otherwise; slides are secundair."""
    assert rzv("7b.1").zekerheid is Zekerheid.PRIMAIR
    assert zvw("18d").zekerheid is Zekerheid.PRIMAIR
    assert rzv("7b.1", zekerheid=Zekerheid.AFGELEID).zekerheid is Zekerheid.AFGELEID
    assert KENNISSESSIE.zekerheid is Zekerheid.SECUNDAIR


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
