"""The public surface as text: every name of every room, with its signature or members."""

import inspect
import re
from enum import Enum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

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


def _signature(value: object) -> str:
    try:
        text = str(inspect.signature(value))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return "(...)"
    return re.sub(r" at 0x[0-9a-f]+", "", re.sub(r"\bcak_regeling\.[\w.]*\.", "", text))


if __name__ == "__main__":
    SNAPSHOT.write_text(snapshot(), "utf-8")
