# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What the library offers by name: sorted, complete, importable and documented."""

import inspect
from importlib import import_module
from importlib.resources import files
from types import ModuleType

import pytest

import cak_regeling
from cak_regeling import testing


ROOMS = [
    "cak_regeling",
    "cak_regeling.criteria",
    "cak_regeling.doelbinding",
    "cak_regeling.lijst",
    "cak_regeling.opvolging",
    "cak_regeling.prioritering",
    "cak_regeling.regeling",
    "cak_regeling.testing",
    "cak_regeling.uitwisseling",
]


def _order(name: str) -> tuple[int, str]:
    """Constants first, then classes, then functions and modules; by name within each."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name


def _public(room: ModuleType) -> set[str]:
    return {
        name
        for name, value in vars(room).items()
        if not name.startswith("_") and not (inspect.ismodule(value) and value.__name__.startswith("cak_regeling"))
    }


@pytest.mark.parametrize("name", ROOMS)
def test_all_is_sorted(name: str) -> None:
    """`__all__` is in order and names nothing twice."""
    exported: list[str] = import_module(name).__all__
    assert exported == sorted(set(exported), key=_order)


@pytest.mark.parametrize("name", ROOMS)
def test_everything_in_all_is_there(name: str) -> None:
    """Everything that `__all__` names can be imported by that name."""
    room = import_module(name)
    assert [exported for exported in room.__all__ if not hasattr(room, exported)] == []


@pytest.mark.parametrize("name", ROOMS)
def test_nothing_public_is_left_out(name: str) -> None:
    """Everything without an underscore that stands in a room is in its `__all__`; modules only where they are named."""
    room = import_module(name)
    assert _public(room) - set(room.__all__) - {"TYPE_CHECKING"} == set()


def test_star_import_gives_all() -> None:
    """A star import gives the names of `__all__` and no other."""
    namespace: dict[str, object] = {}
    exec("from cak_regeling import *", namespace)  # noqa: S102 - there is no star import in a function
    assert set(namespace) - {"__builtins__"} == set(cak_regeling.__all__)


@pytest.mark.parametrize(
    "name", [name for name in cak_regeling.__all__ if not name.isupper() or name in {"BSN", "UZOVI"}]
)
def test_everything_public_is_documented(name: str) -> None:
    """Every public class, function and module says in a docstring what it is; attrs and enum defaults do not count."""
    text = inspect.getdoc(getattr(cak_regeling, name))
    assert text is not None
    assert text[0].isupper()
    assert "." in text


@pytest.mark.parametrize(
    "name", ["generate_lijst", "strategies", "opvolging", "uitwisseling", "frames", "testing", "cli"]
)
def test_what_has_a_room_of_its_own_stays_there(name: str) -> None:
    """What few need is not part of the public surface but has a room of its own."""
    assert name not in cak_regeling.__all__


def test_testing_offers_the_generator_without_hypothesis() -> None:
    """The room for tests names the generator only; the strategies, which need hypothesis, are asked for by name."""
    assert "generate_lijst" in testing.__all__
    assert "strategies" not in testing.__all__


def test_the_package_is_typed() -> None:
    """The marker that makes type checkers read the annotations is in the package."""
    assert files("cak_regeling").joinpath("py.typed").is_file()
