# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The pairs of `tests/test_frames_oracle.py`, three times as many: a longer search on the engines of one machine."""

import pytest
from tests.frames_oracle import drawn, generated, kaders, on_objects
from tests.test_frames_oracle import ENGINES


LISTS, KADERS = 40, 40


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_gives_what_objects_give(name: str) -> None:
    """Of sixteen hundred pairs of a list and a kader, everyone has the same uitkomst, rule, approach and rang."""
    found, made = generated(LISTS)
    for kader in drawn(kaders(), KADERS):
        places = made.apply(kader, found, ENGINES[name])
        expected = on_objects(kader, found)
        assert [p for p in places if p[2] != "buiten_toestemming"] == [
            p for p in expected if p[2] != "buiten_toestemming"
        ]
        assert sorted(places, key=str) == sorted(expected, key=str)
