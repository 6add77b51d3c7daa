# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The public surface as text: every name of every room, with its signature or members."""

import inspect
import re
from collections.abc import Callable
from enum import Enum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import NoneType

import cak_regeling


SNAPSHOT = Path(__file__).with_name("api.txt")


def snapshot() -> str:
    """Give the surface of today; what a room has too stands in the facade by name only."""
    packages = sorted(room.name for room in iter_modules(cak_regeling.__path__) if room.ispkg and room.name != "cli")
    rooms = {f"cak_regeling.{name}": _exported(f"cak_regeling.{name}") for name in packages}
    rooms["cak_regeling.testing.canary"] = _exported("cak_regeling.testing.canary")
    elsewhere = {name for names in rooms.values() for name in names} | set(packages)
    lines = ["# cak_regeling"]
    for name in sorted(cak_regeling.__all__):
        lines += [name] if name in elsewhere else _entry(name, getattr(cak_regeling, name))
    for room, names in rooms.items():
        lines += ["", f"# {room}"]
        lines += [line for name in names for line in _entry(name, getattr(import_module(room), name))]
    return "\n".join([*lines, ""])


def _exported(name: str) -> list[str]:
    room = import_module(name)
    own = (one for one, value in vars(room).items() if _is_own(value, name))
    return sorted(getattr(room, "__all__", own))


def _is_own(value: object, module: str) -> bool:
    return inspect.isclass(value) and value.__module__ == module and not value.__name__.startswith("_")


def _entry(name: str, value: object) -> list[str]:
    if inspect.isclass(value) and issubclass(value, Enum):
        return [f"{name}: {', '.join(value.__members__)}"]
    if inspect.isclass(value):
        return [f"{name}{_signature(value)}", *(f"    {line}" for line in _members(value))]
    if inspect.isfunction(value):
        return [f"{name}{_signature(value)}"]
    return [f"{name}: {type(value).__name__}"]


def _members(kind: type) -> list[str]:
    own = {name: value for base in reversed(kind.__mro__[:-1]) for name, value in vars(base).items()}
    said: list[str] = []
    for name, value in sorted(own.items()):
        inner = getattr(value, "__func__", value)
        if name.startswith("_") or not (inspect.isfunction(inner) or hasattr(inner, "__get__")):
            continue
        said.append(f".{name}{_signature(inner)}" if inspect.isfunction(inner) else f".{name}")
    return said


class _Something:
    """A default that is not shown: its repr may differ from run to run."""

    def __repr__(self) -> str:
        return "…"


def _signature(value: Callable[..., object]) -> str:
    try:
        signature = inspect.signature(value)
    except ValueError:  # an exception, which takes what it takes
        return "(...)"
    empty = inspect.Parameter.empty
    shown = [
        one if one.default is empty or isinstance(one.default, _SHOWN) else one.replace(default=_Something())
        for one in signature.parameters.values()
    ]
    return re.sub(r"\bcak_regeling\.[\w.]*\.", "", str(signature.replace(parameters=shown)))


_SHOWN = (NoneType, bool, int, str)
