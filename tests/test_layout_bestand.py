# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A layout as a file: written whole and read back, or a few lines that say what differs."""

import tomllib
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling.lijst import STANDAARD, Column, Layout
from cak_regeling.lijst.layout import BEDRAGNOTATIES, DATUMNOTATIES, FIELDS
from tests.test_errors import is_said_in_dutch


PEILDATUM = date(2023, 9, 30)
VENDOR = """
naam = "onze gemeente, leeswijzer 2023"
basis = "standaard"
bedragregel = "laatste"
statuscodes = { GBT = "nee", XYZ = "onbekend" }
inningswijzen = { deurwaarder = "cjib" }
[kolommen.bsn]
kop = "Klantnummer"
[kolommen.aanmelddatum]
spellingen = ["sinds"]
notaties = ["dd/mm/jjjj"]
"""
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


def test_a_vendor_s_own_layout_takes_ten_lines() -> None:
    """What the file does not say is as in the proposed layout, spellings are added to those there were."""
    assert len(VENDOR.strip().splitlines()) == 10
    layout = Layout.from_toml(VENDOR)
    lijst = cak.read_lijst(
        b"Klantnummer;Sinds;Status;Wijze van inning;Geb.datum\n999993653;01/03/2020;GBT;Deurwaarder;01-02-1980\n",
        peildatum=PEILDATUM,
        layout=[STANDAARD, layout],
    )
    a = lijst.aanmeldingen[0]
    assert lijst.layout == layout
    assert (a.aanmelddatum, a.in_premieregime, a.inningswijze) == (date(2020, 3, 1), False, cak.Inningswijze.CJIB)
    assert dict(layout.statuscodes) == {"BOE": True, "GBR": False, "GBT": False, "XYZ": None}
    assert layout.bedragregel is cak.Bedragregel.LAATSTE
    assert [column.field for column in layout.columns] == [column.field for column in STANDAARD.columns]
    assert layout.by_spelling["bsn"].header == "Klantnummer"


def test_a_column_can_be_taken_away_and_added() -> None:
    """``false`` takes a column of the basis away; a layout without a basis names all of its own."""
    layout = Layout.from_dict({"naam": "x", "basis": "standaard", "kolommen": {"zorgverzekeraar": False}})
    assert {column.field for column in layout.columns} == set(FIELDS) - {"zorgverzekeraar"}
    own: dict[str, Any] = {"naam": "x", "kolommen": {"bsn": {"kop": "Nr", "verplicht": True, "voorloopnullen": 2}}}
    assert Layout.from_dict(own) == Layout(
        naam="x",
        columns=(Column(field="bsn", header="Nr", required=True, leading_zeros=2),),
        statuscodes={},
        inningswijzen={},
    )
    assert "zorgverzekeraar" not in {
        c.field for c in Layout.from_dict({**own, "kolommen": {**own["kolommen"], "zorgverzekeraar": False}}).columns
    }


@pytest.mark.parametrize("layout", [STANDAARD, Layout.from_toml(VENDOR)], ids=["standaard", "vendor"])
def test_a_layout_written_is_read_back(layout: Layout) -> None:
    """Whole, in plain types and as TOML, and by Python's own reader of TOML."""
    assert Layout.from_dict(layout.to_dict()) == layout
    assert Layout.from_toml(layout.to_toml()) == layout
    assert tomllib.loads(layout.to_toml()) == layout.to_dict()


@settings(max_examples=60)
@given(
    naam=TEXT,
    spellings=st.lists(TEXT, unique_by=lambda text: "".join(filter(str.isalnum, text.casefold())), max_size=3),
    codes=st.dictionaries(
        TEXT.map(lambda text: text.strip().upper()), st.sampled_from([True, False, None]), max_size=3
    ),
    notaties=st.lists(st.sampled_from(DATUMNOTATIES), unique=True),
    regel=st.sampled_from(cak.Bedragregel),
    flag=st.booleans(),
)
def test_any_layout_is_read_back(  # noqa: PLR0917 - hypothesis gives them by name
    naam: str,
    spellings: list[str],
    codes: dict[str, bool | None],
    notaties: list[str],
    regel: cak.Bedragregel,
    flag: bool,  # noqa: FBT001 - one of the values
) -> None:
    """Whatever characters stand in names, headers and codes."""
    layout = Layout(
        naam=naam,
        columns=(
            Column(field="bsn", header="q1", required=True, leading_zeros=int(flag)),
            Column(field="achternaam", header="q2", samengesteld=flag, expected=not flag),
            Column(field="geboortedatum", header="q3", spellings=spellings, notaties=notaties),
        ),
        statuscodes=codes,
        inningswijzen={"q": cak.Inningswijze.CJIB},
        bedragregel=regel,
    )
    assert Layout.from_toml(layout.to_toml()) == layout


BSN: dict[str, Any] = {"kop": "BSN", "verplicht": True}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "^expected a table"),
        ({"naam": "x", "versie": 2}, "versie: expected 1"),
        ({"basis": "standaard"}, "naam: expected text"),
        ({"naam": "x", "basis": "anders"}, "basis: expected “standaard”"),
        ({"naam": "x", "statuscode": {}}, "“statuscode” is not known; did you mean “statuscodes”"),
        ({"naam": "x", "statuscodes": []}, "statuscodes: expected a table"),
        ({"naam": "x", "basis": "standaard", "statuscodes": {"GBT": True}}, "statuscodes.GBT: expected one of ja, nee"),
        ({"naam": "x", "basis": "standaard", "inningswijzen": {"a": "b"}}, "inningswijzen.a: expected one of bron"),
        ({"naam": "x", "basis": "standaard", "bedragregel": "min"}, "bedragregel: expected one of som"),
        ({"naam": "x", "kolommen": {"bns": BSN}}, "kolommen: “bns” is not known; did you mean “bsn”"),
        ({"naam": "x", "kolommen": {"bsn": "BSN"}}, "kolommen.bsn: expected a table"),
        ({"naam": "x", "kolommen": {"bsn": {"verplicht": True}}}, r"kolommen.bsn.kop: expected text"),
        ({"naam": "x", "kolommen": {"bsn": {**BSN, "kop": 1}}}, "kolommen.bsn.kop: expected text"),
        ({"naam": "x", "kolommen": {"bsn": {**BSN, "verplicht": 1}}}, "kolommen.bsn.verplicht: expected true or false"),
        (
            {"naam": "x", "kolommen": {"bsn": {**BSN, "voorloopnullen": True}}},
            "voorloopnullen: expected a whole number",
        ),
        ({"naam": "x", "kolommen": {"bsn": {**BSN, "spellingen": "a"}}}, "spellingen: expected a list of texts"),
        ({"naam": "x", "kolommen": {"bsn": {**BSN, "spellingen": [1]}}}, "kolommen.bsn: expected texts in a list"),
        (
            {"naam": "x", "kolommen": {"bsn": {**BSN, "notaties": ["serieel"]}}},
            "bsn: expected notaties of bsn from none",
        ),
        ({"naam": "x", "kolommen": {"bsn": {**BSN, "samengesteld": True}}}, "kolommen.bsn: expected samengesteld only"),
        ({"naam": "x", "kolommen": {}}, "expected a required column for bsn"),
    ],
)
def test_what_can_not_be_read_is_pointed_at(data: Any, message: str) -> None:
    """The error says where it is and what was expected, with the nearest word that is known."""
    with pytest.raises(cak.WaardeError, match=message) as caught:
        Layout.from_dict(data)
    assert is_said_in_dutch(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [("naam = \n", "^this file is no TOML: see line 1, column 8$"), (b"naam = 1", "expected the text")],
)
def test_what_is_no_toml_is_refused(text: Any, message: str) -> None:
    """A broken file is refused with the place, and bytes are not text."""
    with pytest.raises(cak.WaardeError, match=message):
        Layout.from_toml(text)


@pytest.mark.parametrize(
    ("field", "notaties", "cell", "expected"),
    [
        ("aanmelddatum", ("dd/mm/jjjj",), "01/03/2020", "2020-03-01"),
        ("aanmelddatum", ("dd/mm/jjjj",), "01-03-2020", "None"),
        ("aanmelddatum", ("dd.mm.jjjj", "jjjjmmdd"), "1.3.2020", "2020-03-01"),
        ("aanmelddatum", ("dd-mm-jjjj",), "45301", "None"),
        ("achterstand_cak", ("1,234.56",), "1,234.56", "1234.56"),
        ("achterstand_cak", ("1,234.56",), "€ -1,234,567.80", "-1234567.80"),
        ("achterstand_cak", ("1,234.56",), "12,5", "None"),
        ("achterstand_cak", ("1.234,56",), "1234.56", "None"),
        ("achterstand_cak", ("1.234,56",), "1.234", "1234.00"),
        ("achterstand_cak", ("1234.56",), "1.234", "None"),
    ],
)
def test_a_column_says_how_its_cells_are_written(
    field: str, notaties: tuple[str, ...], cell: str, expected: str
) -> None:
    """Only the notations that it names are read; a cell in another is dropped and said."""
    columns = tuple(evolve(c, notaties=notaties) if c.field == field else c for c in STANDAARD.columns)
    header = next(column.header for column in columns if column.field == field)
    content = f"BSN;{header}{';Aanmelddatum' if field != 'aanmelddatum' else ''}\n999993653;{cell};\n".encode()
    lijst = cak.read_lijst(content, peildatum=PEILDATUM, layout=evolve(STANDAARD, columns=columns))
    assert str(getattr(lijst.aanmeldingen[0], field)) == expected


def test_a_notation_that_does_not_exist_is_refused() -> None:
    """Only the notations of a day or an amount can be named, and only where a day or an amount stands."""
    assert set(BEDRAGNOTATIES).isdisjoint(DATUMNOTATIES)
    with pytest.raises(cak.WaardeError, match="expected notaties of achterstand_cak from"):
        Column(field="achterstand_cak", header="x", notaties=("dd-mm-jjjj",))
    with pytest.raises(cak.WaardeError, match="expected several texts"):
        Column(field="achterstand_cak", header="x", spellings="abc")
