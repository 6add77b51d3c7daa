# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The order of the house: a room imports only rooms above it."""

import ast
from pathlib import Path

import pytest

import cak_regeling


ROOMS = (
    "_mapping",
    "_privacy",
    "_extra",
    "_fast",
    "_kleene",
    "_toml",
    "errors",
    "_controle",
    "bronnen",
    "bevinding",
    "identificatie",
    "datums",
    "termijnen",
    "persoon",
    "gegevens",
    "wanbetaler",
    "regeling",
    "criteria",
    "lijst",
    "doelbinding",
    "prioritering",
    "opvolging",
    "uitwisseling",
    "frames",
    "testing",
    "__init__",
    "cli",
    "__main__",
)
SOURCE = Path(cak_regeling.__file__).parent
MODULES = sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.py"))


def room_of(module: Path) -> str:
    """Give the room that a module is in."""
    return module.with_suffix("").parts[0]


def imported_rooms(module: Path) -> set[str]:
    """Give the rooms that a module imports when it runs; imports for annotations alone do not count."""
    tree = ast.parse((SOURCE / module).read_text("utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    rooms: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and id(node) not in for_types:
            package, _, rest = node.module.partition(".")
            if package == "cak_regeling":
                rooms.update([rest.split(".")[0]] if rest else [alias.name for alias in node.names])
    return rooms


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_room_imports_only_rooms_above_it(module: Path) -> None:
    """No module imports a room below its own, so that each can be read without those below."""
    own = ROOMS.index(room_of(module))
    assert {room for room in imported_rooms(module) if ROOMS.index(room) > own} == set()


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_is_a_screen_or_three(module: Path) -> None:
    """No module has grown beyond what can be read at one sitting, the licence above it aside."""
    _, _, text = (SOURCE / module).read_text("utf-8").partition("\n\n")
    assert len(text.splitlines()) <= 400
