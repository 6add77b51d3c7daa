# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What a program in another language gets as JSON: each shape has a published schema, and examples that stay valid."""

import io
import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.bevinding import Taal
from cak_regeling.cli import main
from cak_regeling.testing import FAULTS, generate_lijst, generate_maanden, strategies


ROOT = Path(__file__).parents[1]
PEILDATUM, OP = date(2023, 9, 30), date(2023, 10, 12)
HAARLEM = cak.Gemeentecode("0392")
KADER = cak.Afwegingskader(
    "jongeren eerst",
    regels=[
        cak.Regel("18 tot 27", als=k.leeftijd.tussen(18, 27) & k.in_premieregime, aanpak="huisbezoek"),
        cak.Regel("overig", als=cak.ALTIJD, aanpak="brief"),
    ],
    volgorde=[k.maanden_in_regeling.aflopend],
)


def _lijst() -> cak.CakLijst:
    content = generate_lijst(60, seed=3, peildatum=PEILDATUM, faults=FAULTS).content
    return cak.read_lijst(content, peildatum=PEILDATUM, gemeente=HAARLEM, filter=cak.Lijstfilter(postcodes=("1011",)))


def _toetsing(kader: cak.Afwegingskader = KADER) -> cak.Toetsing:
    mandaat = cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1))
    verwerking = cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=HAARLEM,
        gegevens=kader.gegevens,
        mandaat=mandaat,
    )
    return cak.toets(verwerking, op=OP)


def _vergelijking() -> dict[str, Any]:
    vorige, huidige = (lijst.read() for lijst in generate_maanden(80, months=2, start=date(2023, 8, 31)).lijsten)
    return cak.compare_lijsten(vorige, huidige).to_dict()


def _werklijst() -> cak.Werklijst:
    return KADER.apply(_lijst(), _toetsing().require(), op=OP)


def _uitgifte() -> dict[str, Any]:
    file = io.BytesIO()
    _werklijst().write(file, _toetsing().require(), aanpak="huisbezoek", format="json")
    return dict(json.loads(file.getvalue()))


def _said(*arguments: str) -> dict[str, Any]:
    """Give what the command line gives a program."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        main([*arguments, "--json"])
    return dict(json.loads(out.getvalue()))


MADE: dict[str, Callable[[], dict[str, Any]]] = {
    "lijst": lambda: _lijst().to_dict(),
    "toetsing": lambda: _toetsing().to_dict(),
    "vergelijking": _vergelijking,
    "werklijst": lambda: _werklijst().to_dict(),
    "werklijst-bewijs": lambda: dict(json.loads(_werklijst().receipt())),
    "uitgifte": _uitgifte,
    "premie": lambda: _said("premie", "05-2024"),
    "fout": lambda: _said("controleer", __file__),
    "kader": KADER.to_dict,
}
"""By shape: what gives the example."""


def validator(name: str) -> Draft202012Validator:
    """Give the published schema of a shape."""
    folder = ROOT / "docs" if name == "kader" else ROOT / "docs" / "schemas"
    schema = json.loads((folder / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def shape(data: object) -> object:
    """Give the names in plain types, without the values."""
    if isinstance(data, dict):
        return {name: shape(value) for name, value in data.items()}
    if isinstance(data, list):
        return [shape(data[0])] if data else []
    return None


@pytest.mark.parametrize("name", MADE)
def test_an_example_stays_valid(name: str) -> None:
    """The frozen example of each shape is valid by the published schema, and what is given now has the same names."""
    example = json.loads((ROOT / "tests" / "json" / f"{name}.json").read_text("utf-8"))
    now = json.loads(json.dumps(MADE[name](), allow_nan=False))
    assert [error.message for error in validator(name).iter_errors(example)] == []
    assert [error.message for error in validator(name).iter_errors(now)] == []
    assert shape(now) == shape(example)


@pytest.mark.parametrize("name", sorted(set(MADE) - {"kader"}))
def test_a_schema_refuses_what_is_another_shape(name: str) -> None:
    """Without a part, with one more, or with another version it is not this shape."""
    data = MADE[name]()
    assert not validator(name).is_valid(data | {"versie": 2})
    assert not validator(name).is_valid(data | {"onbekend": 1})
    for part in data:
        assert not validator(name).is_valid({key: value for key, value in data.items() if key != part})


VALIDATORS = {name: validator(name) for name in MADE}


@given(lijst=strategies.gelezen_lijsten() | strategies.lijsten())
@settings(max_examples=40)
def test_any_list_is_valid(lijst: cak.CakLijst) -> None:
    """The summary of any list is valid by its schema."""
    assert [error.message for error in VALIDATORS["lijst"].iter_errors(lijst.to_dict())] == []


@given(toetsing=strategies.toetsingen())
@settings(max_examples=40)
def test_any_toetsing_is_valid(toetsing: cak.Toetsing) -> None:
    """The outcome of any test is valid by its schema."""
    assert [error.message for error in VALIDATORS["toetsing"].iter_errors(toetsing.to_dict())] == []


@given(werklijst=strategies.werklijsten())
@settings(max_examples=30)
def test_any_receipt_is_valid(werklijst: cak.Werklijst) -> None:
    """The receipt of any werklijst is valid by its schema, and the kader in it by that of a kader."""
    receipt = json.loads(werklijst.receipt())
    assert [error.message for error in VALIDATORS["werklijst-bewijs"].iter_errors(receipt)] == []
    assert [error.message for error in VALIDATORS["kader"].iter_errors(receipt["kader"])] == []


@given(werklijst=strategies.werklijsten())
@settings(max_examples=30)
def test_any_werklijst_is_valid(werklijst: cak.Werklijst) -> None:
    """The counts of any werklijst are valid by their schema, and count everyone once."""
    data = werklijst.to_dict()
    assert [error.message for error in VALIDATORS["werklijst"].iter_errors(data)] == []
    for part, of in (("regels", werklijst.items), ("te_beoordelen", werklijst.te_beoordelen)):
        assert sum(one["aantal"] for one in data[part]) == len(of)


@given(werklijst=strategies.werklijsten(), lang=st.sampled_from(["nl", "en"]))
@settings(max_examples=30)
def test_anything_handed_out_is_valid(werklijst: cak.Werklijst, lang: Taal) -> None:
    """Whatever is handed out as json is valid by its schema, and each resident has its columns and no other."""
    given = [aanpak.naam for aanpak in werklijst.kader.aanpakken if aanpak.kanaal is not None]
    for aanpak in (*given, None):
        file = io.BytesIO()
        if aanpak is None:
            werklijst.write_te_beoordelen(file, werklijst.gebruik, format="json", lang=lang)
        else:
            werklijst.write(file, werklijst.gebruik, aanpak=aanpak, format="json", lang=lang)
        data = json.loads(file.getvalue())
        assert [error.message for error in VALIDATORS["uitgifte"].iter_errors(data)] == []
        columns = [kolom["naam"] for kolom in data["kolommen"]]
        assert all(list(inwoner) == columns for inwoner in data["inwoners"])


def test_every_shape_has_a_schema_and_an_example() -> None:
    """What is published is what is tested, and the page on embedding names each."""
    published = {path.name.removesuffix(".schema.json") for path in ROOT.glob("docs/**/*.schema.json")}
    examples = {path.stem for path in (ROOT / "tests" / "json").glob("*.json")}
    assert published == examples == set(MADE)
    page = (ROOT / "docs" / "embedding.md").read_text("utf-8")
    assert [name for name in sorted(MADE) if f"{name}.schema.json" not in page] == []


@given(data=st.data())
@settings(max_examples=30)
def test_any_comparison_is_valid(data: st.DataObject) -> None:
    """The counts of any comparison are valid by their schema."""
    before = data.draw(strategies.lijsten(peildatum=date(2023, 8, 31)))
    after = data.draw(strategies.lijsten())
    counts = cak.compare_lijsten(before, after).to_dict()
    assert [error.message for error in VALIDATORS["vergelijking"].iter_errors(counts)] == []
