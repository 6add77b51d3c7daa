# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The list as a value: its persons, and what its parts show of themselves."""

import pickle
from datetime import date

import pytest

import cak_regeling as cak
from cak_regeling.lijst import SkippedKind
from cak_regeling.testing import generate_lijst


PEILDATUM = date(2023, 9, 30)


@pytest.fixture(scope="module")
def lijst() -> cak.CakLijst:
    """Read a list with some faults."""
    faults = ["bsn_leeg", "titelregels", "dubbele_rij"]
    return cak.read_lijst(generate_lijst(120, peildatum=PEILDATUM, faults=faults).content, peildatum=PEILDATUM)


def test_persons_are_made_once_in_the_order_of_their_first_row(lijst: cak.CakLijst) -> None:
    """A person with several rows is one person, in the place of the first."""
    order = list(dict.fromkeys(a.bsn for a in lijst.aanmeldingen))
    assert [w.bsn for w in lijst.wanbetalers] == order
    assert lijst.wanbetalers is lijst.wanbetalers
    assert sum(len(w.aanmeldingen) for w in lijst.wanbetalers) == len(lijst.aanmeldingen)


def test_persons_by_bsn_can_not_be_changed(lijst: cak.CakLijst) -> None:
    """Persons are found by their BSN, in a mapping without a way to change it."""
    person = lijst.wanbetalers[0]
    assert lijst.by_bsn[person.bsn] is person
    with pytest.raises(TypeError):
        lijst.by_bsn[person.bsn] = person  # type: ignore[index]


def test_parts_show_places_and_counts(lijst: cak.CakLijst) -> None:
    """A repr tells where and how much, and nothing of anyone."""
    assert repr(lijst) == (
        f"CakLijst(peildatum=2023-09-30, {len(lijst.aanmeldingen)} aanmeldingen, "
        f"{len(lijst.rejected)} rejected, 3 skipped)"
    )
    assert repr(lijst.rejected[0]) == f"RejectedRow(row={lijst.rejected[0].row}, BSN_LEEG)"
    assert repr(lijst.skipped[0]) == "SkippedLine(row=1, TITEL)"
    assert lijst.skipped[2].kind is SkippedKind.KOP


def test_a_list_goes_to_another_process_and_back(lijst: cak.CakLijst) -> None:
    """Rows, persons, bevindingen and layout survive pickle, so that work can be spread."""
    copy = pickle.loads(pickle.dumps(lijst))  # noqa: S301 - our own bytes
    assert copy.aanmeldingen == lijst.aanmeldingen
    assert copy.wanbetalers == lijst.wanbetalers
    assert copy.bevindingen == lijst.bevindingen
    assert copy.layout == lijst.layout
