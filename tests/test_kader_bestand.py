# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A kader as a file: what was written is read again, and what can't be read is pointed at."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.bronnen import KENNISSESSIE, rzv
from cak_regeling.doelbinding import SoortUitvoerder, Uitvoerder
from cak_regeling.prioritering import Periode, kader_schema
from cak_regeling.prioritering.voorbeelden import haarlem
from cak_regeling.testing import strategies
from tests.test_errors import is_said_in_dutch


SCHEMA = kader_schema(k.STANDAARD)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
KADER = cak.Afwegingskader(
    "jongeren eerst",
    uitsluiten=[cak.Regel("overleden", als=k.overleden, toelichting="volgens de BRP")],
    regels=[
        cak.Regel("jong", als=k.leeftijd.tussen(18, 27) & k.in_premieregime, aanpak="huisbezoek", bron=KENNISSESSIE),
        cak.Regel("overig", als=cak.ALTIJD, aanpak="brief", bron=rzv("7b.1", 1, "b")),
    ],
    volgorde=[k.maanden_in_regeling.aflopend, k.leeftijd.oplopend],
    vastgesteld_op=date(2023, 9, 1),
)
TOML = """versie = 1
naam = "jongeren eerst"
vastgesteld_op = "2023-09-01"
volgorde = [{ criterium = "maanden_in_regeling", aflopend = true }, { criterium = "leeftijd", aflopend = false }]

[[uitsluiten]]
naam = "overleden"
als = { criterium = "overleden" }
toelichting = "volgens de BRP"

[[regels]]
naam = "jong"
als = { alle = [{ criterium = "leeftijd", van = 18, tot = 27 }, { criterium = "in_premieregime" }] }
aanpak = "huisbezoek"
"""


def test_a_kader_comes_back() -> None:
    """Through TOML and through JSON it is the same kader, of the form of the schema."""
    assert KADER.to_toml().startswith(TOML)
    assert cak.Afwegingskader.from_toml(KADER.to_toml()) == KADER
    data = json.loads(json.dumps(KADER.to_dict()))
    assert cak.Afwegingskader.from_dict(data) == KADER
    VALIDATOR.validate(data)
    assert cak.Afwegingskader.from_dict(haarlem().to_dict()) == haarlem()


def test_a_day_of_toml_is_a_day() -> None:
    """A date may stand without quotes in TOML."""
    text = KADER.to_toml().replace('"2023-09-01"', "2023-09-01")
    assert isinstance(tomllib.loads(text)["vastgesteld_op"], date)
    assert cak.Afwegingskader.from_toml(text) == KADER


_ROOM = st.none() | st.integers(0, 3)


@st.composite
def aanpakken(draw: st.DrawFn) -> list[cak.Aanpak]:
    """Make approaches with names of their own, of which each may come after the ones before it."""
    made: list[cak.Aanpak] = []
    for naam in draw(st.lists(st.text(min_size=1).map(lambda text: f"a{text}"), min_size=1, max_size=4, unique=True)):
        room = draw(_ROOM)
        made.append(
            cak.Aanpak(
                naam,
                kanaal=draw(st.none() | st.sampled_from(cak.Kanaal)),
                uitvoerder=draw(
                    st.none()
                    | st.builds(Uitvoerder, st.text(), st.sampled_from(SoortUitvoerder), st.none() | st.text())
                ),
                capaciteit=room,
                als_vol=draw(st.none() | st.sampled_from(made)) if made and room is not None else None,
            )
        )
    return made


@given(aanpakken(), st.sampled_from(Periode), st.text())
def test_what_is_done_comes_back_whatever_it_is(made: list[cak.Aanpak], periode: Periode, toelichting: str) -> None:
    """Chains, channels and who does it survive TOML and plain types, and fit the schema."""
    regels = [cak.Regel(str(at), als=cak.ALTIJD, aanpak=aanpak) for at, aanpak in enumerate(made)]
    kader = cak.Afwegingskader("k", regels=regels, periode=periode, toelichting=toelichting)
    assert cak.Afwegingskader.from_toml(kader.to_toml()) == kader
    assert cak.Afwegingskader.from_dict(kader.to_dict()) == kader
    VALIDATOR.validate(kader.to_dict())


@given(
    st.lists(
        st.builds(
            cak.Regel,
            st.text(min_size=1).map(lambda text: f"r{text}"),
            als=strategies.voorwaarden(),
            aanpak=st.text(min_size=1).map(lambda text: f"a{text}"),
            toelichting=st.text(),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda regel: regel.naam,
    )
)
def test_any_kader_comes_back(regels: list[cak.Regel]) -> None:
    """Whatever its rules and words are, as TOML and as plain types."""
    kader = cak.Afwegingskader("k", regels=regels)
    assert cak.Afwegingskader.from_toml(kader.to_toml()) == kader
    assert cak.Afwegingskader.from_dict(kader.to_dict()) == kader
    VALIDATOR.validate(kader.to_dict())


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ((), None, "expected a table"),
        (("versie",), 2, "versie: expected 1"),
        (("naam",), 5, "naam: expected text"),
        (("naam",), " ", "expected a name that is not empty"),
        (("regels",), [], "expected at least one rule"),
        (("regels",), {}, "regels: expected a list"),
        (("regel",), [], "“regel” is not known; did you mean “regels”?"),
        (("xyzzy",), [], "“xyzzy” is not known"),
        (("vastgesteld_op",), "1 september", "vastgesteld_op: expected a day as jjjj-mm-dd"),
        (("vastgesteld_op",), 5, "vastgesteld_op: expected a day as jjjj-mm-dd"),
        (("regels", 1), "brief", "regels[1]: expected a table"),
        (("regels", 1, "naam"), None, "regels[1].naam: expected text"),
        (("regels", 1, "naam"), "", "regels[1].naam: expected a name"),
        (("regels", 1, "naam"), "jong", "expected every rule to have a name of its own"),
        (("regels", 1, "aanpak"), 5, "regels[1].aanpak: expected text"),
        (("regels", 1, "aanpak"), "", "expected rule “overig” to have an aanpak"),
        (("regels", 1, "als"), None, "regels[1].als: expected a table"),
        (
            ("regels", 0, "als", "alle", 0, "criterium"),
            "leeftyd",
            "regels[0].als.alle[0]: no criterium is called “leeftyd”",
        ),
        (("regels", 1, "aanpakken"), "x", "regels[1]: “aanpakken” is not known; did you mean “aanpak”?"),
        (("regels", 1, "bron"), "Rzv", "regels[1].bron: expected a table"),
        (("regels", 1, "bron"), {}, "regels[1].bron: expected a source"),
        (("regels", 1, "bron", "lid"), 0, "regels[1].bron: expected a source"),
        (("regels", 1, "bron", "zekerheid"), "zeker", "regels[1].bron: expected a source"),
        (("regels", 1, "bron", "geldig_op"), "gisteren", "regels[1].bron.geldig_op: expected a day"),
        (("volgorde", 0, "criterium"), "statuscode", "volgorde[0].criterium: no criterium with a number is called"),
        (
            ("volgorde", 0, "criterium"),
            "leeftyd",
            "volgorde[0].criterium: no criterium with a number is called “leeftyd”; did",
        ),
        (("volgorde", 0, "aflopend"), "ja", "volgorde[0].aflopend: expected true or false"),
        (("uitsluiten", 0, "als"), {"altijd": 0}, "uitsluiten[0].als.altijd: expected true"),
    ],
)
def test_what_can_not_be_read_is_pointed_at(path: tuple[Any, ...], value: Any, message: str) -> None:
    """Each fault has its place, what was expected, and the nearest name."""
    data: Any = json.loads(json.dumps(KADER.to_dict()))
    part = data
    for name in path[:-1]:
        part = part[name]
    if path:
        part[path[-1]] = value
    else:
        data = value
    with pytest.raises(cak.KaderError) as caught:
        cak.Afwegingskader.from_dict(data)
    assert str(caught.value).startswith(message)
    assert is_said_in_dutch(caught.value)


def test_what_is_no_toml() -> None:
    """The line is named."""
    with pytest.raises(cak.KaderError, match=r"^this file is no TOML: see line 1, column 8$") as caught:
        cak.Afwegingskader.from_toml("naam = jongeren")
    assert caught.value.explain() == "dit bestand is geen TOML: zie regel 1, kolom 8"
    with pytest.raises(cak.KaderError, match=r"^this file is no TOML$"):
        cak.Afwegingskader.from_toml("naam = '")


def test_a_vendors_own_criterium_in_a_file() -> None:
    """It is read when it is passed in, and is not known otherwise."""
    own = k.Getal(
        naam="eigen",
        operation=k.Operation.FIELD,
        field="achterstand_cak",
        gegevens=frozenset({cak.Gegeven.ACHTERSTAND_CAK}),
        omschrijving=cak.Tekst("iets", "something"),
    )
    kader = evolve(KADER, regels=[cak.Regel("r", als=own > 5, aanpak="brief")], volgorde=[own.aflopend])
    assert cak.Afwegingskader.from_toml(kader.to_toml(), criteria=k.STANDAARD | {own}) == kader
    with pytest.raises(cak.KaderError, match="no criterium is called “eigen”"):
        cak.Afwegingskader.from_dict(kader.to_dict())


def test_the_schema_in_the_docs_is_that_of_the_code() -> None:
    """``make schema`` writes it, for editors and for systems in another language."""
    page = Path(__file__).parents[1] / "docs" / "kader.schema.json"
    assert json.loads(page.read_text("utf-8")) == SCHEMA
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


# What is done, in a file


AANPAKKEN = """
versie = 1
naam = "met plaats"
toelichting = "een voorbeeld"
periode = "week"

[[aanpakken]]
naam = "huisbezoek"
uitvoerder = { naam = "wijkteam", soort = "verwerker", overeenkomst = "nr. 12" }
capaciteit = 40
als_vol = "brief"

[[aanpakken]]
naam = "brief"
capaciteit = 80
als_vol = "later"

[[aanpakken]]
naam = "bellen"
kanaal = "geen"

[[aanpakken]]
naam = "buddy"
kanaal = "huisbezoek"

[[regels]]
naam = "jong"
als = { criterium = "leeftijd", minder_dan = 27 }
aanpak = "huisbezoek"

[[regels]]
naam = "oud"
als = { criterium = "leeftijd", minstens = 67 }
aanpak = "bellen"

[[regels]]
naam = "lang"
als = { criterium = "maanden_in_regeling", minstens = 120 }
aanpak = "buddy"

[[regels]]
naam = "overig"
als = { altijd = true }
aanpak = "brief"
"""


def test_what_is_done_comes_back() -> None:
    """Room, channel, who does it and what comes next stand once in the file, and rules name them."""
    kader = cak.Afwegingskader.from_toml(AANPAKKEN)
    brief = cak.Aanpak("brief", capaciteit=80, als_vol="later")
    team = Uitvoerder("wijkteam", SoortUitvoerder.VERWERKER, "nr. 12")
    assert [regel.aanpak for regel in kader.regels] == [
        cak.Aanpak("huisbezoek", uitvoerder=team, capaciteit=40, als_vol=brief),
        cak.Aanpak("bellen", kanaal=None),
        cak.Aanpak("buddy", kanaal=cak.Kanaal.HUISBEZOEK),
        brief,
    ]
    assert (kader.periode, kader.toelichting) == (Periode.WEEK, "een voorbeeld")
    assert cak.Afwegingskader.from_toml(kader.to_toml()) == kader
    assert kader.to_dict()["aanpakken"][1] == {"naam": "brief", "capaciteit": 80, "als_vol": "later"}
    VALIDATOR.validate(kader.to_dict())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'als_vol = "later"',
            'als_vol = "huisbezoek"',
            "aanpakken[0].als_vol: this goes round: huisbezoek → brief → hui",
        ),
        (
            'naam = "buddy"',
            'naam = "budy"',
            "aanpakken[3].naam: no rule has “budy” as its aanpak; spell it as the rule",
        ),
        (
            'naam = "buddy"',
            'naam = "brief"',
            "aanpakken[3].naam: expected every aanpak to be described once, found “br",
        ),
        ('kanaal = "geen"', 'kanaal = "brie"', "aanpakken[2].kanaal: expected one of brief, telefoon, huisbezoek; did"),
        (
            "capaciteit = 40",
            'capaciteit = "veel"',
            "aanpakken[0]: expected the capaciteit of aanpak “huisbezoek” as a wh",
        ),
        ("capaciteit = 80", "", "aanpakken[1]: aanpak “brief” has als_vol and so needs a capaciteit"),
        ("capaciteit = 80", "capasiteit = 80", "aanpakken[1]: “capasiteit” is not known; did you mean “capaciteit”?"),
        (
            'soort = "verwerker"',
            'soort = "buiten"',
            "aanpakken[0].uitvoerder.soort: expected one of binnen, verwerker,",
        ),
        ('soort = "verwerker", ', "", "aanpakken[0].uitvoerder.soort: expected one of binnen, verwerker, derde"),
        (
            'uitvoerder = { naam = "wijkteam", soort = "verwerker"',
            "uitvoerder = { naam = 5",
            "aanpakken[0].uitvoerder.naa",
        ),
        ('periode = "week"', 'periode = "maanden"', "periode: expected one of week, maand, kwartaal, jaar; did you me"),
        ('toelichting = "een voorbeeld"', "toelichting = 5", "toelichting: expected text"),
    ],
)
def test_what_is_wrong_with_an_aanpak(old: str, new: str, message: str) -> None:
    """Each fault has its place, and what to do."""
    assert AANPAKKEN.count(old) >= 1
    with pytest.raises(cak.KaderError) as caught:
        cak.Afwegingskader.from_toml(AANPAKKEN.replace(old, new))
    assert str(caught.value).startswith(message)
    assert is_said_in_dutch(caught.value)
