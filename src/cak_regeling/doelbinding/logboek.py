# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Logboek: an append-only record of uses of the list, in which a change can be found.

Each line carries the hash of the line before, so a line that was changed, removed, doubled or moved breaks the chain;
the head of the chain is kept beside it, so that lines missing at the end are found as well. That makes tampering
evident, not impossible: who can write both files can write a new chain. Keep the head elsewhere too where that counts.
No resident is in it: a count, and hashes of files and permissions.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from attrs import asdict, field, frozen

from cak_regeling.errors import WaardeError


class Handeling(Enum):
    """What was done with the list."""

    PRIORITEREN = "prioriteren"
    KOPPELEN = "koppelen"
    VERRIJKEN = "verrijken"
    UITGEVEN = "uitgeven"
    INZIEN = "inzien"
    VERWIJDEREN = "verwijderen"


_URI = re.compile(r"(https?://|urn:)\S+\Z")
_WRITABLE = re.compile(r"[^\ud800-\udfff]*\Z")

START = "0" * 64
"""What stands for the hash before the first line."""


def _text(_instance: object, attribute: Any, value: Any) -> None:
    if not isinstance(value, str) or not (value.strip() or value == attribute.default):
        raise WaardeError(f"expected text as {attribute.name}")
    if not _WRITABLE.match(value):
        raise WaardeError(f"expected text without half characters (surrogates) as {attribute.name}")


def _handeling(_instance: object, _attribute: object, value: Any) -> None:
    if not isinstance(value, Handeling):
        raise WaardeError("expected a Handeling as handeling")


def _aware(_instance: object, _attribute: object, value: Any) -> None:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise WaardeError("expected a datetime with a time zone as wanneer")


def _count(_instance: object, _attribute: object, value: Any) -> None:
    if type(value) is not int or value < 0:
        raise WaardeError("expected a number of 0 or more as personen")


@frozen(kw_only=True)
class Gebruiksregel:
    """One use, as the caller tells it.

    Attributes:
        wanneer: *datetime*. When, with a time zone.
        door: *str*. By whom: an opaque name, such as a number of a workplace; no resident.
        handeling: *Handeling*. What was done.
        verwerking: *str*. Which entry in the register of processing; its address, where `attributes` is used.
        personen: *int*. How many persons it was about.
        lijst: *str*. The hash of the list: `CakLijst.sha256`.
        kader: *str*. The hash of the kader; see `hash_of`. Empty where there is none.
        toestemming: *str*. The hash of the permission; see `hash_of`.

    Raises:
        cak_regeling.WaardeError: For a part of another kind.
    """

    wanneer: datetime = field(validator=_aware)
    door: str = field(validator=_text)
    handeling: Handeling = field(validator=_handeling)
    verwerking: str = field(validator=_text)
    personen: int = field(validator=_count)
    lijst: str = field(validator=_text)
    kader: str = field(default="", validator=_text)
    toestemming: str = field(validator=_text)

    def attributes(self) -> dict[str, str]:
        """Give it as attributes of a line of the standard Logboek Dataverwerkingen (Logius, a working version).

        There a line is about one person or about none. This is the line about none: the whole action. The lines below
        it, with ``dpl.core.data_subject_id`` (encrypted) and ``dpl.core.data_subject_id_type``, are for the program
        that knows the persons, and so are trace, span, name, times and status. What the standard has no name for is
        under a prefix of our own, which is no extension that was adopted: leave it out where that is asked.

        Raises:
            cak_regeling.WaardeError: When *verwerking* is no web address or urn, which the standard asks for.
        """
        if not _URI.match(self.verwerking):
            raise WaardeError("expected the address of the entry in the register, such as https://…, as verwerking")
        return {
            "dpl.core.processing_activity_id": self.verwerking,
            "cak_regeling.door": self.door,
            "cak_regeling.handeling": self.handeling.value,
            "cak_regeling.personen": str(self.personen),
            "cak_regeling.lijst": self.lijst,
            "cak_regeling.kader": self.kader,
            "cak_regeling.toestemming": self.toestemming,
        }


def hash_of(data: Mapping[str, Any]) -> str:
    """Give the SHA-256 of plain JSON types: of ``gebruik.verwerking.to_dict()``, or of the dict of a kader."""
    return sha256(canonical(data)).hexdigest()


def canonical(data: Mapping[str, Any]) -> bytes:
    """Give the one form of plain JSON types: keys sorted, no white space, UTF-8."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@frozen
class Kop:
    """The head of a chain: how many lines it has, and the hash of the last.

    Attributes:
        regels: *int*. How many lines.
        hash: *str*. Of the last line; ``START`` for none.
    """

    regels: int = 0
    hash: str = START


class Opslag(Protocol):
    """Where the lines are kept. A vendor writes its own for a database."""

    def lines(self) -> Iterable[bytes]:
        """Give the lines, oldest first, each without its end."""
        ...

    def head(self) -> Kop | None:
        """Give the head that was written last; None when none was."""
        ...

    def append(self, line: bytes, head: Kop) -> None:
        """Write a line after the others, for good, and then the head."""
        ...

    def interrupted(self) -> bytes:
        """Give what a writer left that was stopped in the middle of a line; empty when nothing was left."""
        ...

    def set_apart(self) -> None:
        """Move what was left in the middle of a line out of the way, without losing it."""
        ...


class JsonLines:
    """Lines in a file, with the head in a second file beside it. One writer at a time."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)
        self._head = self._path.with_name(f"{self._path.name}.kop")

    def __repr__(self) -> str:
        return "JsonLines(…)"

    def lines(self) -> Iterator[bytes]:
        """Give the lines, oldest first; not what is left of one."""
        if self._path.exists():
            with self._path.open("rb") as file:
                yield from (line[:-1] for line in file if line.endswith(b"\n"))

    def head(self) -> Kop | None:
        """Give the head that was written last; None when there is none, or it can't be read."""
        try:
            count, _, digest = self._head.read_text("ascii").partition(" ")
            return Kop(int(count), digest)
        except (OSError, ValueError):
            return None

    def append(self, line: bytes, head: Kop) -> None:
        """Write a line, wait until it is on the disk, and then put the new head in the place of the old."""
        with self._path.open("ab") as file:
            file.write(line + b"\n")
            file.flush()
            os.fsync(file.fileno())
        new = self._head.with_name(f"{self._head.name}.nieuw")
        with new.open("w", encoding="ascii") as file:
            file.write(f"{head.regels} {head.hash}")
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._head)

    def interrupted(self) -> bytes:
        """Give what stands after the last whole line."""
        return self._path.read_bytes().rpartition(b"\n")[2] if self._path.exists() else b""

    def set_apart(self) -> None:
        """Move what stands after the last whole line to a file of its own, ``….afgebroken``."""
        left = self.interrupted()
        with self._path.with_name(f"{self._path.name}.afgebroken").open("ab") as apart:
            apart.write(left + b"\n")
        with self._path.open("r+b") as file:
            file.truncate(self._path.stat().st_size - len(left))


@frozen
class Breuk:
    """A place where a logboek is not as it was written.

    Attributes:
        regel: *int*. The line, from 1; one more than there are when lines are missing at the end.
        wat: *str*. What is the case, in a few words.
    """

    regel: int
    wat: str


class Logboek:
    """Writes uses to a place, each tied to the one before.

    Attributes:
        onderbroken: *bool*. Whether an earlier writer was stopped in the middle of a line or before the head was
            written: at most the last entry is missing. It is said here, and in the next entry.

    Raises:
        cak_regeling.WaardeError: When what is there is not whole: see `verify`.
    """

    def __init__(self, opslag: Opslag) -> None:
        self._opslag = opslag
        self.onderbroken = bool(opslag.interrupted())
        if self.onderbroken:
            opslag.set_apart()
        breuken, before, self._kop = _read(opslag.lines())
        written = opslag.head() or Kop()
        if written != self._kop:
            behind = written == before
            self.onderbroken = self.onderbroken or behind
            if not behind:
                breuken = (*breuken, Breuk(self._kop.regels + 1, _OTHER_HEAD))
        if breuken:
            raise WaardeError(f"this logboek is not whole at line {breuken[0].regel}: verify it before writing on")

    def __repr__(self) -> str:
        return f"Logboek({self._kop.regels} regels)"

    @property
    def kop(self) -> Kop:
        """The head of the chain, to keep elsewhere as well."""
        return self._kop

    def add(self, regel: Gebruiksregel) -> Kop:
        """Write a use, and give the new head.

        Raises:
            cak_regeling.WaardeError: When it is no Gebruiksregel.
        """
        if not isinstance(regel, Gebruiksregel):
            raise WaardeError("expected a Gebruiksregel")
        body = {
            **asdict(regel),
            "wanneer": regel.wanneer.isoformat(),
            "handeling": regel.handeling.value,
            "nummer": self._kop.regels + 1,
            "na_onderbreking": self.onderbroken,
            "vorige": self._kop.hash,
        }
        kop = Kop(self._kop.regels + 1, hash_of(body))
        self._opslag.append(canonical({**body, "hash": kop.hash}), kop)
        self._kop, self.onderbroken = kop, False
        return kop


_OTHER_HEAD = "the head of the chain is another: lines are missing or were added"


def verify(opslag: Opslag, *, kop: Kop | None = None) -> tuple[Breuk, ...]:
    """Find every place where a logboek is not as it was written; empty when it is whole.

    Args:
        opslag: Where it is kept.
        kop: The head as it was kept elsewhere; that beside the lines when None.
    """
    breuken, _, found = _read(opslag.lines())
    left = opslag.interrupted()
    if left:
        breuken = (*breuken, Breuk(found.regels + 1, "a line is not whole"))
    if found != (kop or opslag.head() or Kop()):
        breuken = (*breuken, Breuk(found.regels + 1, _OTHER_HEAD))
    return breuken


def _read(lines: Iterable[bytes]) -> tuple[tuple[Breuk, ...], Kop, Kop]:
    """Follow the chain; give the breaks, the head before the last line, and the head.

    After a break go on from the line as it stands, so that later breaks are found too.
    """
    breuken: list[Breuk] = []
    before = kop = Kop()
    for number, line in enumerate(lines, 1):
        wat = ""
        digest = ""
        try:
            entry = json.loads(line)
            digest = entry.pop("hash")
            if line != canonical({**entry, "hash": digest}) or digest != hash_of(entry):
                wat = "the line was changed"
            elif entry["nummer"] != number or entry["vorige"] != kop.hash:
                wat = "the line does not follow on the one before"
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            wat = "the line can't be read"
        if wat:
            breuken.append(Breuk(number, wat))
        before, kop = kop, Kop(number, str(digest))
    return tuple(breuken), before, kop
