# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The tests of the small program, with the fixtures and strategies that the library brings."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkbakje import answer

import cak_regeling as cak
from cak_regeling.testing import FAULTS, generate_lijst, generate_maanden, pollute
from cak_regeling.testing.canary import Canaries


PEILDATUM = date(2023, 9, 30)


def test_everyone_has_a_place(
    cak_lijst: cak.CakLijst, kader: cak.Afwegingskader, gebruik: cak.ToegestaanGebruik
) -> None:
    """All persons of the list of the plugin are on the werklijst or to be judged."""
    content = generate_lijst(200, seed=1, peildatum=PEILDATUM).content
    said = answer(content, peildatum=PEILDATUM, kader=kader, gebruik=gebruik)
    assert said["personen"] == len(cak_lijst.wanbetalers) == len(said["werklijst"]) + said["te beoordelen"]
    assert [entry["rang"] for entry in said["werklijst"]] == list(range(1, len(said["werklijst"]) + 1))


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_is_too_much(fault: str, kader: cak.Afwegingskader, gebruik: cak.ToegestaanGebruik) -> None:
    """A list with a fault is answered too."""
    content = pollute(generate_lijst(50, peildatum=PEILDATUM).content, fault)
    assert answer(content, peildatum=PEILDATUM, kader=kader, gebruik=gebruik)["personen"] >= 47


def test_nobody_shows(cak_canaries: Canaries, kader: cak.Afwegingskader, gebruik: cak.ToegestaanGebruik) -> None:
    """Neither the answer nor the log nor a refusal shows a planted person."""
    content = cak_canaries.lijst.content
    said = answer(content, peildatum=PEILDATUM, kader=kader, gebruik=gebruik)
    assert said["personen"] == 3
    refused = answer(content, peildatum=date(2023, 8, 31), kader=kader, gebruik=gebruik)
    assert "geweigerd" in refused
    cak_canaries.check(said, refused, where="the answer")


def test_the_course_of_months_is_known() -> None:
    """Who is gone from the second month is who the truth says is gone."""
    maanden = generate_maanden(100, months=2, start=date(2023, 1, 31))
    before, after = (lijst.read() for lijst in maanden.lijsten)
    assert before.by_bsn.keys() - after.by_bsn.keys() == maanden.waarheid.gegaan(1)


@given(row=..., toetsing=...)
@settings(max_examples=25, deadline=None)
def test_types_are_known_to_hypothesis(row: cak.Aanmelding, toetsing: cak.Toetsing) -> None:
    """Types in the annotations of a test are enough to get values."""
    assert row.bsn.value not in repr(row)
    assert toetsing.toegestaan is (toetsing.uitkomst is cak.Uitkomst.TOEGESTAAN)


@given(kader=st.from_type(cak.Afwegingskader))
@settings(max_examples=25, deadline=None)
def test_a_kader_survives_its_file(kader: cak.Afwegingskader) -> None:
    """A kader of any shape is the same after writing and reading."""
    assert cak.Afwegingskader.from_dict(kader.to_dict()) == kader
