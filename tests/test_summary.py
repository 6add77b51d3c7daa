# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What a list says of itself: counts and words for people, plain types for machines, both in a notebook."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from itertools import islice

import pytest

import cak_regeling as cak
from cak_regeling import Inningswijze
from cak_regeling.bevinding import Taal
from cak_regeling.testing.inwoners import bsns_downward


PEILDATUM = date(2023, 9, 30)
ROWS = """CAK-lijst KanarieNaam
BSN;Achternaam;Geboortedatum;Postcode;Aanmelddatum;Status;Wijze van inning;Kanarie & co
999993653;KanarieNaam;01-01-1980;2011AB;01-09-2023;BOE;CJIB;x
999990639;KanarieNaam;01-01-1980;2011AB;01-10-2022;BOE;Broninhouding;
999991723;KanarieNaam;01-01-1980;2011AB;30-09-2021;GBR;CJIB;
999995571;KanarieNaam;01-01-1980;2011AB;01-09-2018;GBT;;
999995571;KanarieNaam;01-01-1980;2011AB;01-09-2012;GBR;brief;
999993654;KanarieNaam;01-01-1980;2011AB;01-09-2018;BOE;CJIB;
;Totaal: 5 rijen;;;;;;
"""


@pytest.fixture(scope="module")
def lijst() -> cak.CakLijst:
    """Read a list with something of everything."""
    return cak.read_lijst(ROWS.encode(), peildatum=PEILDATUM, gemeente=cak.Gemeentecode("0392"))


def test_standen_are_counts_of_persons(lijst: cak.CakLijst) -> None:
    """Each person counts once, with the latest aanmelding; who owes the premie is counted apart."""
    standen = lijst.standen()
    assert (standen.aanmeldingen, standen.afgekeurd, standen.premieregime_onbekend) == (5, 2, 1)
    assert standen.aangemeld.personen == 4
    assert dict(standen.aangemeld.inning) == {
        Inningswijze.BRONINHOUDING: 1,
        Inningswijze.CJIB: 2,
        Inningswijze.ONBEKEND: 1,
    }
    assert dict(standen.aangemeld.duur) == dict(
        zip(("0-11", "12-23", "24-59", "60-119", "120+", "onbekend"), (2, 0, 1, 1, 0, 0), strict=True)
    )
    assert standen.in_premieregime.personen == 2
    assert sum(standen.in_premieregime.duur.values()) == sum(standen.in_premieregime.inning.values()) == 2


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("30-10-2022", "0-11"),
        ("30-09-2022", "12-23"),
        ("01-10-2021", "12-23"),
        ("30-09-2021", "24-59"),
        ("01-10-2018", "24-59"),
        ("30-09-2018", "60-119"),
        ("01-10-2013", "60-119"),
        ("30-09-2013", "120+"),
        ("01-10-2023", "onbekend"),
        ("morgen", "onbekend"),
    ],
)
def test_classes_of_duration_are_in_calendar_months(day: str, name: str) -> None:
    """A class starts at its whole number of calendar months; a day that is unknown or in the future has none."""
    lijst = cak.read_lijst(f"BSN;Aanmelddatum\n999993653;{day}\n".encode(), peildatum=PEILDATUM)
    assert [key for key, count in lijst.standen().aangemeld.duur.items() if count] == [name]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "nl",
            [
                "5 rijen aangenomen, van 4 inwoners",
                "2 van hen",
                "van 1 zegt",
                "2 rijen afgekeurd",
                "rij 8. Kolom “BSN”",
            ],
        ),
        (
            "en",
            ["5 rows accepted, of 4 residents", "2 of them", "of 1 the list", "2 rows rejected", "row 8. Column “BSN”"],
        ),
    ],
)
def test_the_summary_says_what_was_read_and_found(lijst: cak.CakLijst, lang: Taal, words: list[str]) -> None:
    """People read counts, the header that was found, what was rejected and what else was found; in two languages."""
    text = lijst.summary(lang)
    assert [word for word in words if word not in text] == []
    assert lijst.header.explain(lang) in text
    assert text.index(words[-1]) < text.index("Verder" if lang == "nl" else "Also")
    assert "wanbetaler" not in text.lower()


def test_what_is_found_often_is_said_once(lijst: cak.CakLijst) -> None:
    """A column that is wrong throughout is one point with the rows and a count; a clean list has no points."""
    row = "{};Jansen;01-01-1980;2011AB;01-09-2020;BOE;{}\n"
    header = ROWS.splitlines()[1].rpartition(";")[0]
    bsns = list(islice(bsns_downward(), 1200))
    clean, content = (
        "\n".join([header, *(row.format(bsn, way).strip() for bsn in bsns)]).encode() for way in ("CJIB", "brief")
    )
    assert "\n- " not in cak.read_lijst(clean, peildatum=PEILDATUM).summary()
    bad = cak.read_lijst(content, peildatum=PEILDATUM)
    for text, after in ((bad.summary(), r" en 1?\.?\d+ rijen daarna"), (bad.summary("en"), r" and 1?,?\d+ rows after")):
        assert text.count("\n- ") == 1
        assert re.search(after, text)
    (counted,) = bad.to_dict()["bevindingen"]
    assert counted["aantal"] == 1200 > len(counted["rijen"])
    assert lijst.summary().count("\n- ") == len(lijst.to_dict()["bevindingen"])


def test_machines_get_plain_types_without_a_person(lijst: cak.CakLijst) -> None:
    """What a program gets is JSON, has a version, and says nothing of anyone."""
    data = lijst.to_dict()
    assert json.loads(json.dumps(data)) == data
    assert (data["versie"], data["peildatum"], data["gemeente"], data["filter"]) == (1, "2023-09-30", "0392", None)
    assert data["kop"]["rij"] == 2
    assert data["geen_rij"] == {"kop": 1, "titel": 1}
    assert data["standen"]["aangemeld"]["inning"] == {"broninhouding": 1, "cjib": 2, "onbekend": 1}
    assert data["standen"]["aangemeld"]["duur_in_maanden"]["0-11"] == 2
    assert {"code": "BSN_ONGELDIG", "ernst": "fout", "aantal": 1, "rijen": [8], "kolom": "BSN", "veld": "bsn"} in data[
        "bevindingen"
    ]
    assert sum(one["aantal"] for one in data["bevindingen"]) == sum(b.aantal for b in lijst.bevindingen)
    filtered = cak.read_lijst(ROWS.encode(), peildatum=PEILDATUM, filter=cak.Lijstfilter(leeftijd=(18, 27)))
    assert filtered.to_dict()["filter"] == {"postcodes": [], "leeftijd": [18, 27]}
    assert filtered.to_dict()["gemeente"] is None


class _Tags(HTMLParser):
    """Gathers the tags of a page, and refuses one that is closed wrongly."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the form of the base
        """Note a tag."""
        self.open.append(tag)
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the last tag."""
        assert self.open.pop() == tag


def test_a_notebook_shows_both(lijst: cak.CakLijst) -> None:
    """Counts in a table with heads, the words, and folded what a machine gets; whole html, without a script."""
    page = lijst._repr_html_()
    tags = _Tags()
    tags.feed(page)
    assert tags.open == []
    assert {"table", "caption", "th", "p", "li", "details"} <= set(tags.seen)
    assert {"script", "img", "link"}.isdisjoint(tags.seen)
    assert "5 rijen aangenomen" in page
    assert "“Kanarie &amp; co”" in page
    assert "&quot;versie&quot;: 1" in page
    assert 'lang="nl"' in page
    rows = re.findall(r'<th scope="row"[^>]*>([^<]*)', page)
    assert len(set(rows)) == len(rows) == 10


def test_nothing_that_is_said_shows_a_person(lijst: cak.CakLijst) -> None:
    """No name or BSN is in the words, the page or the data; only headers are, as the file spells them."""
    said = " ".join([*(lijst.summary(lang) for lang in ("nl", "en")), str(lijst.to_dict()), lijst._repr_html_()])
    assert not re.search(r"KanarieNaam|99999\d{4}", said)


def test_one_is_no_plural() -> None:
    """One row, resident or rejected row is said as one, in both languages."""
    rows = "BSN;Aanmelddatum;Status\n999993653;01-09-2022;BOE\n999993654;01-09-2022;BOE\n"
    one = cak.read_lijst(rows.encode(), peildatum=PEILDATUM)
    nl, en = one.summary(), one.summary("en")
    assert nl.startswith("1 rij aangenomen, van 1 inwoner (")
    assert "; 1 van hen is nu de " in nl
    assert "\n1 rij afgekeurd: een inwoner zonder aanbod, " in nl
    assert en.startswith("1 row accepted, of 1 resident (")
    assert "; 1 of them owes the " in en
    assert "\n1 row rejected: a resident without an offer, " in en
