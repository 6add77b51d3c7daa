# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Is the reference complete? Every public name of every room stands on a built page. Usage: check.py FOLDER."""

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from sphinx.util.inventory import InventoryFile

import cak_regeling


PAGES = ("criteria", "regeling")
"""Names of the surface that are rooms, with a page instead of an entry."""


def missing(inventory: Path) -> list[str]:
    """Give the public names that have no place in the reference."""
    objects = InventoryFile.loads(inventory.read_bytes(), uri="").data
    documented = {name for kind, names in objects.items() if kind.startswith("py:") for name in names}
    anywhere = {name.rpartition(".")[2] for name in documented}
    rooms = [import_module(f"cak_regeling.{room.name}") for room in iter_modules(cak_regeling.__path__) if room.ispkg]
    left_out = [f"cak_regeling.{name}" for name in cak_regeling.__all__ if name not in {*anywhere, *PAGES}]
    for room in rooms:
        names = {f"{room.__name__}.{name}" for name in getattr(room, "__all__", ())}
        left_out += sorted(names - documented)
    return left_out


if __name__ == "__main__":
    left_out = missing(Path(sys.argv[1]) / "objects.inv")
    sys.exit(f"not in the reference: {', '.join(left_out)}" if left_out else 0)
