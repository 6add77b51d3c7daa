# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Whole names and addresses in one cell: split where that can't be wrong, and in no other case."""

from datetime import date

import pytest
from attrs import evolve

import cak_regeling as cak
from cak_regeling.lijst import STANDAARD, Layout
from cak_regeling.lijst.samengesteld import split_address, split_name


PEILDATUM = date(2023, 9, 30)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Jansen, P. van der", ("Jansen", "van der", "P.")),
        ("P. van der Jansen", ("Jansen", "van der", "P.")),
        ("P.J. Jansen", ("Jansen", None, "P.J.")),
        ("P. J. de Vries-Jansen", ("Vries-Jansen", "de", "P. J.")),
        ("Jansen-de Vries, Th.M.", ("Jansen-de Vries", None, "Th.M.")),
        ("J.-P. d'Ancona", ("d'Ancona", None, "J.-P.")),
        ("Beuk, van den", ("Beuk", "van den", None)),
        ("Hof, A. van 't", ("Hof", "van 't", "A.")),
        ("É. Wáng", ("Wáng", None, "É.")),
    ],
)
def test_a_name_that_can_be_read_in_one_way_is_split(text: str, parts: tuple[str, str | None, str | None]) -> None:
    """Surname first with a comma, or initials with dots first; the prefix stands between or behind."""
    assert split_name(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Beuk",
        "Peter Jansen",
        "Jansen Peter",
        "P Jansen",
        "van der Jansen",
        "Jansen, Peter",
        "Jansen, P. de Vries",
        "Jansen, P., dhr.",
        "Jansen,",
        ", P.",
        "P.",
        "P. van der",
        "P. Q.R.",
        "P. van Q. Jansen",
        "Beuk B.V.",
        "B.V. Beuk",
        "Stichting P. Beuk",
        "P. Jansen 2",
        "erven van P. Jansen",
    ],
)
def test_a_name_in_doubt_is_not_split(text: str) -> None:
    """First names, initials without dots, firms, and what is not whole stay as they are."""
    assert split_name(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Voorbeeldstraat 12", ("Voorbeeldstraat", 12, None, None)),
        ("Voorbeeldstraat 12A", ("Voorbeeldstraat", 12, "A", None)),
        ("Voorbeeldstraat 12 a", ("Voorbeeldstraat", 12, "A", None)),
        ("Van de Proeflaan 3 bis", ("Van de Proeflaan", 3, None, "bis")),
        ("Proeflaan 3-hs", ("Proeflaan", 3, None, "hs")),
        ("2e Toetsweg 12", ("2e Toetsweg", 12, None, None)),
        ("'t Hof 7", ("'t Hof", 7, None, None)),
    ],
)
def test_an_address_that_can_be_read_in_one_way_is_split(text: str, parts: tuple[object, ...]) -> None:
    """A street, one number, and a letter or an addition of letters."""
    assert split_address(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Voorbeeldstraat",
        "Plein 1945",
        "Straat 1940-1945 12",
        "Proeflaan 3-5",
        "Proeflaan 3/2",
        "12 Proeflaan",
        "Postbus 12",
        "Antwoordnummer 12",
        "Proeflaan 12, 1234 AB Voorbeeldstad",
        "Proeflaan 12 achter",
        "Proeflaan 0",
        "Laan 40 45",
        "Proeflaan 12345",
    ],
)
def test_an_address_in_doubt_is_not_split(text: str) -> None:
    """Years, ranges, boxes, more than one number and what comes after a comma stay as they are."""
    assert split_address(text) is None


def read(header: str, row: str, layout: Layout = STANDAARD) -> cak.CakLijst:
    """Read a list of one row."""
    content = f"BSN;Aanmelddatum;{header}\n999993653;01-03-2020;{row}\n"
    return cak.read_lijst(content.encode(), peildatum=PEILDATUM, layout=layout)


def test_a_combined_cell_is_split_said_and_kept() -> None:
    """The parts come where they belong, the cell stays in extra, and both are said in their column."""
    lijst = read("Naam;Adres", "Jansen, P. van der;Voorbeeldstraat 12 A")
    a = lijst.aanmeldingen[0]
    assert a.naam == cak.Naam(achternaam="Jansen", voorvoegsel="van der", voorletters="P.")
    assert a.adres == cak.Adres(straatnaam="Voorbeeldstraat", huisnummer=12, huisletter="A")
    assert a.extra == {"Naam": "Jansen, P. van der", "Adres": "Voorbeeldstraat 12 A"}
    said = [(b.code, b.column, b.field, b.ernst) for b in a.bevindingen]
    assert said == [
        ("NAAM_GESPLITST", "Naam", "achternaam", cak.Ernst.OPMERKING),
        ("ADRES_GESPLITST", "Adres", "straatnaam", cak.Ernst.OPMERKING),
    ]


def test_a_cell_in_doubt_stays_whole() -> None:
    """What can't be split is the surname or the street, without a word."""
    a = read("Naam;Adres", "Peter Jansen;Plein 1945").aanmeldingen[0]
    assert (a.naam.achternaam, a.adres.straatnaam, a.adres.huisnummer) == ("Peter Jansen", "Plein 1945", None)
    assert (a.extra, a.bevindingen) == ({}, ())
    assert read("Naam;Adres", ";").aanmeldingen[0].naam == cak.Naam()


@pytest.mark.parametrize(
    ("header", "row"),
    [("Naam;Voorletters", "Jansen, P.;Q."), ("Naam;Voorvoegsel", "Jansen, P.;"), ("Adres;Huisnr", "Proeflaan 3;4")],
)
def test_a_cell_beside_its_parts_is_not_split(header: str, row: str) -> None:
    """Where the file has columns for the parts, a cell is what its column says."""
    a = read(header, row).aanmeldingen[0]
    assert (a.naam.achternaam or a.adres.straatnaam) == row.split(";", maxsplit=1)[0]
    assert a.extra == {}


def test_a_layout_can_say_that_cells_are_not_combined() -> None:
    """Who knows that the column holds one thing turns the splitting off."""
    layout = evolve(STANDAARD, columns=tuple(evolve(column, samengesteld=False) for column in STANDAARD.columns))
    a = read("Naam;Adres", "Jansen, P.;Proeflaan 3", layout).aanmeldingen[0]
    assert (a.naam.achternaam, a.adres.straatnaam) == ("Jansen, P.", "Proeflaan 3")
