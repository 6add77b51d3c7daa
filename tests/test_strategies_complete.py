# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Every public type of every room has a strategy: whoever adds a type adds how to make one."""

import inspect
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules

import pytest

import cak_regeling
from cak_regeling.testing.strategies.basis import MADE


def public_types() -> set[type]:
    """Give the classes that the facade and the rooms offer; the command line offers none."""
    rooms = [f"cak_regeling.{room.name}" for room in iter_modules(cak_regeling.__path__) if room.ispkg]
    modules = [cak_regeling, *(import_module(name) for name in rooms if name != "cak_regeling.cli")]
    offered = (getattr(module, name) for module in modules for name in module.__all__)
    return {one for one in offered if inspect.isclass(one) and not getattr(one, "_is_protocol", False)}


import_module("cak_regeling.testing.strategies.frames")  # with it come those of data frames
PUBLIC = sorted(public_types(), key=lambda kind: (kind.__module__, kind.__name__))


@pytest.mark.parametrize("kind", PUBLIC, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_a_public_type_has_a_strategy(kind: type) -> None:
    """A type is in the table of strategies, or an enumeration, of which hypothesis takes any member by itself."""
    assert kind in MADE or issubclass(kind, Enum)


def test_nothing_else_is_offered() -> None:
    """The table holds types of this library only, and the rooms offer as many types as they did, or more."""
    assert {kind.__module__.partition(".")[0] for kind in MADE} == {"cak_regeling"}
    assert len(PUBLIC) > 150
