# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The header: found among layouts and ways to cut, over one or more lines, and the choice is explained."""

from datetime import date

import pytest
from attrs import evolve

import cak_regeling as cak
from cak_regeling.lijst import STANDAARD, Header, Layout, SkippedKind
from cak_regeling.lijst.header import best_header, find_header
from cak_regeling.lijst.tabular import Record


PEILDATUM = date(2023, 9, 30)
EIGEN = evolve(
    STANDAARD,
    naam="eigen",
    columns=tuple(
        evolve(column, header={"bsn": "Klant", "aanmelddatum": "Sinds"}.get(column.field, column.header), spellings=())
        for column in STANDAARD.columns
    ),
)


def read(content: str, layout: Layout | tuple[Layout, ...] | None = None) -> cak.CakLijst:
    """Read a list as text."""
    return cak.read_lijst(content.encode(), peildatum=PEILDATUM, layout=layout)


@pytest.mark.parametrize("layouts", [(STANDAARD, EIGEN), (EIGEN, STANDAARD)], ids=["own last", "own first"])
def test_the_layout_with_most_columns_is_chosen(layouts: tuple[Layout, ...]) -> None:
    """Of several layouts the one of which most columns are there is read by, in whatever order they are given."""
    lijst = read("Klant;Sinds;Status\n999993653;01-03-2020;BOE\n", layouts)
    assert lijst.layout is EIGEN
    assert lijst.header.tweede == ("standaard", 1)
    assert read("BSN;Aanmelddatum;Status\n999993653;01-03-2020;BOE\n", layouts).layout is STANDAARD


def test_a_layout_that_can_be_read_by_goes_before_one_with_more_columns() -> None:
    """Without a required column a file is refused, so such a layout is chosen only when no other fits."""
    wide = "Klant;Sinds;BSN;Postcode;Woonplaats;Naam;Geb.datum\n"
    assert read(wide + "999993653;01-03-2020;;;;;\n", (STANDAARD, EIGEN)).layout is EIGEN


def test_of_equal_layouts_the_first_is_chosen() -> None:
    """The order of the caller decides between layouts that fit as well."""
    copy = evolve(STANDAARD, naam="kopie")
    content = "BSN;Aanmelddatum\n999993653;01-03-2020\n"
    assert read(content, (copy, STANDAARD)).layout is copy
    assert read(content, (STANDAARD, copy)).layout is STANDAARD


def test_the_choice_is_explained() -> None:
    """It says which row, which layout, what came second and what was not used, in two languages."""
    header = read("Lijst\n\nBSN\tAanmelddatum\tWijk \t\n999993653\t01-03-2020\tWest\t\n", (STANDAARD, EIGEN)).header
    assert header.explain() == (
        "De kop staat op rij 3: daar staan 2 kolommen van de layout “standaard”. Tussen de cellen staat “tab”. "
        "De layout “eigen” kwam als tweede, met 0 kolommen. Niet herkend en bewaard als extra: “Wijk”."
    )
    assert header.explain("en") == (
        "The header is row 3: it has 2 columns of the layout “standaard”. Between the cells stands “tab”. "
        "The layout “eigen” came second, with 0 columns. Not recognised, and kept as extra: “Wijk”."
    )


def test_the_choice_of_a_sheet_is_explained_without_a_delimiter() -> None:
    """A sheet has no delimiter, and without another layout there is no second; one column is singular."""
    header = find_header({"": [Record(1, 1, ["BSN"])]}, [evolve(STANDAARD, columns=STANDAARD.columns[:1])])
    assert header.explain() == "De kop staat op rij 1: daar staan 1 kolom van de layout “standaard”."
    assert header.explain("en") == "The header is row 1: it has 1 column of the layout “standaard”."


def test_rows_of_a_sheet_are_searched_as_lines_are() -> None:
    """The best row of a sheet tells how good the sheet is; without rows there is none."""
    rows = [Record(1, 1, []), Record(2, 1, ["Overzicht"]), Record(3, 1, ["BSN", "Aanmelddatum"])]
    found = best_header({"": rows}, [STANDAARD])
    assert isinstance(found, Header)
    assert (found.row, found.delimiter, found.score) == (3, "", (True, 2))
    assert best_header({"": []}, [STANDAARD]) is None


def test_a_header_over_two_lines_is_read() -> None:
    """Words of one header on two lines are put together when that gives more columns, and both lines are the header."""
    lijst = read("Lijst\n;Datum;Openstaand\nBSN;aanmelding;bedrag\n999993653;01-03-2020;12,50\n")
    assert lijst.headers == ("BSN", "Datum aanmelding", "Openstaand bedrag")
    assert [(line.row, line.lines, line.kind) for line in lijst.skipped] == [
        (1, 1, SkippedKind.TITEL),
        (2, 2, SkippedKind.KOP),
    ]
    assert [a.row for a in lijst.aanmeldingen] == [4]


def test_a_quoted_header_over_two_lines_is_read() -> None:
    """A header cell with a line end in it is one header, and the rows after it keep their numbers."""
    lijst = read('BSN;"Datum\naanmelding";Status\n999993653;01-03-2020;BOE\n')
    assert lijst.headers == ("BSN", "Datum\naanmelding", "Status")
    assert [(line.row, line.lines) for line in lijst.skipped] == [(1, 2)]
    assert [(a.row, str(a.aanmelddatum)) for a in lijst.aanmeldingen] == [(3, "2020-03-01")]


def test_a_row_above_the_header_is_not_taken_for_a_part_of_it() -> None:
    """A title, a group of columns or an empty line above the header stays what it is."""
    for above in ("Persoon;;Adres", ";;", "CAK-lijst"):
        lijst = read(f"{above}\nBSN;Aanmelddatum;Status\n999993653;01-03-2020;BOE\n")
        assert (lijst.header.row, lijst.header.lines) == (2, 1)


@pytest.mark.parametrize("layout", ["standaard", [], [STANDAARD, "x"], {"a": STANDAARD}])
def test_what_is_no_layout_is_refused(layout: object) -> None:
    """A layout is a Layout, or several of them."""
    with pytest.raises(cak.WaardeError, match="expected a Layout"):
        cak.read_lijst(b"BSN", peildatum=PEILDATUM, layout=layout)  # type: ignore[arg-type]
