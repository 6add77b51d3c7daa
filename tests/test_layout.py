# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Layouts: what columns may be called, and what codes mean."""

import pickle
from typing import Any

import pytest
from attrs import evolve

import cak_regeling as cak
from cak_regeling.lijst import STANDAARD, Column, Layout
from cak_regeling.lijst.layout import FIELDS, normalised


BSN = Column(field="bsn", header="BSN", required=True)


@pytest.mark.parametrize("text", ["Geb. datum", "GEB_DATUM", " geb-datum ", "gebdatum"])
def test_spellings_compare_without_case_and_punctuation(text: str) -> None:
    """Case, spaces and punctuation play no part in a header."""
    assert normalised(text) == "gebdatum"
    assert STANDAARD.by_spelling[normalised(text)].field == "geboortedatum"


@pytest.mark.parametrize(
    ("column", "spelling"),
    [(column, spelling) for column in STANDAARD.columns for spelling in (column.header, *column.spellings)],
    ids=lambda value: value if isinstance(value, str) else value.field,
)
def test_every_spelling_is_found_however_it_is_written(column: Column, spelling: str) -> None:
    """Each header of the layout leads to its column, in any case and with other punctuation."""
    written = {spelling.upper(), spelling.title(), f" {spelling}: ", ".".join(spelling), spelling.replace(" ", "_")}
    assert {STANDAARD.by_spelling[normalised(text)].field for text in written} == {column.field}


def test_the_proposed_layout_has_every_field_once() -> None:
    """Every logical field has a column, and the required ones are those without which a list is none."""
    assert sorted(column.field for column in STANDAARD.columns) == sorted(FIELDS)
    assert {column.field for column in STANDAARD.columns if column.required} == {"bsn", "aanmelddatum"}
    assert repr(STANDAARD) == "Layout('standaard', 18 columns)"


def test_codes_are_found_whatever_their_case() -> None:
    """A vendor may write codes and texts as their leeswijzer does."""
    layout = Layout(
        naam="eigen",
        columns=(BSN,),
        statuscodes={" gbt ": False},
        inningswijzen={"Via het C.J.I.B.": cak.Inningswijze.CJIB},
    )
    assert dict(layout.statuscodes) == {"GBT": False}
    assert dict(layout.inningswijzen) == {"viahetcjib": cak.Inningswijze.CJIB}


def test_a_layout_is_a_value() -> None:
    """It is equal to another with the same contents, hashes, survives pickle, and does not change with its source."""
    codes: dict[str, bool | None] = {"BOE": True}
    layout = Layout(naam="eigen", columns=(BSN,), statuscodes=codes, inningswijzen={})
    codes["GBT"] = True
    assert dict(layout.statuscodes) == {"BOE": True}
    assert layout == evolve(layout)
    assert hash(layout) == hash(evolve(layout))
    assert pickle.loads(pickle.dumps(layout)) == layout  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"columns": (Column(field="postcode", header="Postcode"),)}, "column for bsn"),
        ({"columns": (Column(field="bsn", header="BSN"),)}, "required column for bsn"),
        ({"columns": (BSN, Column(field="postcode", header="PC", spellings=("b.s.n.",)))}, "found “bsn” in two"),
        ({"statuscodes": {"BOE": "ja"}}, "True, False or None"),
        ({"inningswijzen": {"cjib": "cjib"}}, "expected an Inningswijze"),
    ],
)
def test_a_layout_that_can_not_work_is_refused(changes: dict[str, Any], message: str) -> None:
    """Without a BSN column, with a spelling of two columns or a meaning of another type, there is no reading by it."""
    with pytest.raises(cak.WaardeError, match=message):
        evolve(STANDAARD, **changes)


def test_a_column_is_of_a_field_that_exists() -> None:
    """A field that no one knows is refused, with the names of those that there are."""
    with pytest.raises(cak.WaardeError, match="achterstand_cak"):
        Column(field="inkomen", header="Inkomen")
