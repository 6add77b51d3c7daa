# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Gegevens: which datum, from which source, on which ground; held against the text of the law."""

import json
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from cak_regeling import Adres, Bron, Gegeven, Naam, Zekerheid
from cak_regeling.bevinding import Bevindingsoort
from cak_regeling.doelbinding import soorten as soorten_doel
from cak_regeling.doelbinding import soorten_gegevens
from cak_regeling.gegevens import Herkomst, Lezing
from cak_regeling.lijst import STANDAARD
from cak_regeling.lijst import soorten as soorten_lijst


Place = tuple[str, int | None, str | None]

FILES = {"Rzv": "rzv-2026-06-04.json", "Zvw": "zvw-2025-07-14.json"}

WORDS = {
    Gegeven.BSN: "burgerservicenummer",
    Gegeven.NAAM: "naam",
    Gegeven.GEBOORTEDATUM: "geboortedatum",
    Gegeven.ADRES: "adres",
    Gegeven.POSTCODE: "postcode",
    Gegeven.WOONPLAATS: "woonplaats",
    Gegeven.UZOVI: "het unieke zorgverzekeraarsidentificatienummer",
    Gegeven.AANMELDDATUM: "de datum vanaf wanneer de verzekeringnemer de bestuursrechtelijke premie verschuldigd is",
    Gegeven.INNINGSWIJZE: "de wijze van inning van de bestuursrechtelijke premie",
    Gegeven.ACHTERSTAND_CAK: "verschuldigde bestuursrechtelijke premie",
    Gegeven.TELEFOONNUMMER: "telefoonnummer",
    Gegeven.EMAILADRES: "e-mailadres",
    Gegeven.SCHULD_ZORGVERZEKERAAR: "door de verzekeringnemer verschuldigde bedragen",
    Gegeven.MEDEVERZEKERDEN: "verzekerden",
}
"""The words with which the law names a datum."""


@pytest.fixture(scope="module")
def law(shared: Path) -> dict[str, dict[Place, str]]:
    """The texts of the law, by short title and place."""
    return {name: _places(shared / "domain" / "wettekst" / file) for name, file in FILES.items()}


def _places(file: Path) -> dict[Place, str]:
    return {
        (place["artikel"], None if place["lid"] is None else int(place["lid"]), place.get("onderdeel")): place["tekst"]
        for place in json.loads(file.read_text("utf-8"))["artikelen"]
    }


def _place(bron: Bron) -> Place:
    return str(bron.artikel), bron.lid, bron.onderdeel


def _grounds() -> dict[Gegeven, Bron]:
    return {gegeven: gegeven.grond for gegeven in Gegeven if gegeven.grond is not None}


def test_every_ground_in_the_law_exists(law: dict[str, dict[Place, str]]) -> None:
    """Every ground that cites the Rzv or the Zvw is an article, lid and letter of the text that was read."""
    cited = {gegeven: bron for gegeven, bron in _grounds().items() if bron.regeling in law}
    assert {gegeven for gegeven, bron in cited.items() if _place(bron) not in law[bron.regeling]} == set()
    assert len(cited) > 10


def test_every_rule_under_a_bevinding_exists(law: dict[str, dict[Place, str]]) -> None:
    """Every rule that a bevinding rests on is a place of the text that was read, or no law at all."""
    rooms = [*vars(soorten_lijst).values(), *vars(soorten_doel).values(), *vars(soorten_gegevens).values()]
    rooms += soorten_gegevens.BUITEN_LID_3.values()
    cited = {soort.code: soort.bron for soort in rooms if isinstance(soort, Bevindingsoort) and soort.bron is not None}
    in_law = {code: bron for code, bron in cited.items() if bron.bwb is not None}
    assert {
        code for code, bron in in_law.items() if bron.regeling in law and _place(bron) not in law[bron.regeling]
    } == set()
    assert {bron.regeling for bron in in_law.values() if bron.regeling not in law} == {"Wgs"}
    assert "INNINGSWIJZE_ONBEKEND" in in_law


def test_the_ground_names_the_datum(law: dict[str, dict[Place, str]]) -> None:
    """The place that is cited as ground names the datum in so many words; where it does not, the ground is afgeleid."""
    named = {gegeven for gegeven, bron in _grounds().items() if bron.zekerheid is Zekerheid.PRIMAIR}
    assert named == set(WORDS)
    for gegeven in named:
        bron = _grounds()[gegeven]
        assert WORDS[gegeven] in law[bron.regeling][_place(bron)]


@pytest.mark.parametrize("gegeven", Gegeven)
def test_source_and_lid_agree(gegeven: Gegeven) -> None:
    """Lid 3 is the ground for what the CAK gives, lid 2 for what the insurer gives, and neither for anything else."""
    place = (gegeven.grond.artikel, gegeven.grond.lid) if gegeven.grond is not None else (None, None)
    assert (place == ("7b.1", 3)) == (gegeven.herkomst is Herkomst.CAK)
    assert (place == ("7b.1", 2)) == (gegeven.herkomst is Herkomst.ZORGVERZEKERAAR)


@pytest.mark.parametrize(
    ("gegeven", "herkomst"),
    [
        (Gegeven.BIJSTAND, Herkomst.UITKERINGENADMINISTRATIE),
        (Gegeven.BEWIND, Herkomst.SCHULDHULPVERLENING),
        (Gegeven.SCHULDHULP, Herkomst.SCHULDHULPVERLENING),
        (Gegeven.WGS_ZAAK, Herkomst.VROEGSIGNALERING),
        (Gegeven.TELEFOONNUMMER, Herkomst.ZORGVERZEKERAAR),
        (Gegeven.ANDERE_SCHULDEN, Herkomst.SIGNAALPARTNER),
        (Gegeven.ANDERE_SIGNALEN, Herkomst.SIGNAALPARTNER),
    ],
)
def test_what_the_cak_does_not_give(gegeven: Gegeven, herkomst: Herkomst) -> None:
    """What is not on the list comes from the source that has it."""
    assert gegeven.herkomst is herkomst


def test_no_ground_is_guessed() -> None:
    """Where no ground is established there is none, and the status code is only afgeleid from the premie."""
    sources = {Herkomst.CAK, Herkomst.ZORGVERZEKERAAR, Herkomst.EIGEN_CONTACT}
    assert set(_grounds()) == {gegeven for gegeven in Gegeven if gegeven.herkomst in sources} | {Gegeven.BIJSTAND}
    own = [bron for gegeven, bron in _grounds().items() if gegeven.herkomst is Herkomst.EIGEN_CONTACT]
    assert {bron.zekerheid for bron in own} == {Zekerheid.AFGELEID}
    assert _grounds()[Gegeven.STATUSCODE].zekerheid is Zekerheid.AFGELEID


def test_the_wide_reading_adds_signals_and_the_brp() -> None:
    """Under RUIM signals, the BRP and who was taken up have a ground that STRIKT does not give; none is certain."""
    added = {g for g in Gegeven if g.grond_bij(Lezing.RUIM) != g.grond_bij(Lezing.STRIKT)}
    assert added == {
        g for g in Gegeven if g.herkomst in {Herkomst.SIGNAALPARTNER, Herkomst.BRP, Herkomst.VROEGSIGNALERING}
    }
    for gegeven in added:
        bron = gegeven.grond_bij(Lezing.RUIM)
        assert bron is not None
        assert bron.zekerheid is not Zekerheid.PRIMAIR
        assert gegeven.grond_bij(Lezing.STRIKT) is None
    assert all(g.grond_bij(Lezing.STRIKT) == g.grond for g in Gegeven)


@pytest.mark.parametrize("gegeven", Gegeven)
def test_every_gegeven_has_a_name(gegeven: Gegeven) -> None:
    """Each is called something in both languages, and never a wanbetaler."""
    for name in (gegeven.naam.nl, gegeven.naam.en):
        assert name.strip()
        assert "wanbetaler" not in name.casefold()


def test_names_are_unique() -> None:
    """No two gegevens are called the same, in either language."""
    assert (
        len({gegeven.naam.nl for gegeven in Gegeven}) == len({gegeven.naam.en for gegeven in Gegeven}) == len(Gegeven)
    )


@pytest.mark.parametrize("gegeven", Gegeven)
def test_what_the_cak_gives_is_on_the_list(gegeven: Gegeven) -> None:
    """What comes from the CAK has columns in the proposed layout, and nothing else has."""
    assert gegeven.fields <= {column.field for column in STANDAARD.columns}
    assert bool(gegeven.fields) == (gegeven.herkomst is Herkomst.CAK)


def test_a_datum_is_its_column_or_its_parts() -> None:
    """A datum stands in the column of its name; a name and an address stand in those of their parts, shared by none."""
    assert Gegeven.BSN.fields == {"bsn"}
    assert Gegeven.ACHTERSTAND_CAK.fields == {"achterstand_cak"}
    assert Gegeven.NAAM.fields == {part.name for part in attrs.fields(Naam)}
    assert Gegeven.ADRES.fields == {part.name for part in attrs.fields(Adres)} - {"postcode", "woonplaats"}
    every = [field for gegeven in Gegeven for field in gegeven.fields]
    assert len(set(every)) == len(every)


def test_without_the_texts_a_test_says_so(find_shared: Callable[[Path], Path], tmp_path: Path) -> None:
    """A test that needs the shared files takes a folder that has them, and is else skipped with what to do."""
    with pytest.raises(pytest.skip.Exception, match="set CAK_SHARED"):
        find_shared(tmp_path)
    (tmp_path / "domain").mkdir()
    assert find_shared(tmp_path) == tmp_path
