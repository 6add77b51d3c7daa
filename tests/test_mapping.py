# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The mapping that can't be changed."""

import pickle

import pytest

from cak_regeling._mapping import FrozenMapping


def test_it_is_a_mapping() -> None:
    """It looks up, contains, counts, iterates and equals as a dict with the same items does."""
    mapping = FrozenMapping({"a": 1, "b": 2})
    assert (mapping["a"], "b" in mapping, "c" in mapping, len(mapping), list(mapping)) == (
        1,
        True,
        False,
        2,
        ["a", "b"],
    )
    assert mapping == {"b": 2, "a": 1}
    assert mapping != FrozenMapping()
    with pytest.raises(KeyError):
        mapping["c"]


def test_it_can_not_be_changed() -> None:
    """It has no way to set an item, and does not follow the dict that it was made of."""
    items = {"a": 1}
    mapping = FrozenMapping(items)
    items["a"] = 2
    assert mapping["a"] == 1
    with pytest.raises(TypeError):
        mapping["a"] = 3  # type: ignore[index]


def test_it_is_hashed_and_pickled_by_what_is_in_it() -> None:
    """Equal ones have one hash, and a copy through pickle is equal."""
    mapping = FrozenMapping({"a": 1, "b": 2})
    assert hash(mapping) == hash(FrozenMapping({"b": 2, "a": 1}))
    assert pickle.loads(pickle.dumps(mapping)) == mapping  # noqa: S301 - our own bytes


def test_its_repr_shows_how_much_and_not_what() -> None:
    """A mapping with personal values tells only how many there are."""
    assert repr(FrozenMapping({"geheim": "kanarie"})) == "FrozenMapping(1 items)"
