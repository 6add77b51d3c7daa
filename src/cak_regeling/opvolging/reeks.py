# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Reeks: many lists or stands of one municipality as one, small enough for the whole country over years.

Of each person on each list one byte is kept: whether they stood on it, whether they owed the premie, and how it was
collected. Persons go by BSN in memory when all are lists, and else by the pseudonyms of the stands.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from attrs import field, frozen

from cak_regeling.datums import months_between
from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import BSN, Gemeentecode, key_version
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.lijst.stand import Stand
from cak_regeling.wanbetaler import Inningswijze


T = TypeVar("T")

AFWEZIG = 0
_PREMIE = {None: 1, True: 2, False: 3}
_BACK = {code: owes for owes, code in _PREMIE.items()}
_BRONINHOUDING, _CJIB = 4, 8
_OWED = tuple(_PREMIE[True] | way for way in (0, _BRONINHOUDING, _CJIB))
ONBEKEND = -1
"""An amount that is not known, or that nobody asked for."""


def toestand_code(in_premieregime: bool | None, inningswijze: Inningswijze) -> int:  # noqa: FBT001 - three-valued
    """Give the byte for a person who is on a list."""
    if inningswijze is Inningswijze.CJIB:
        return _PREMIE[in_premieregime] | _CJIB
    return _PREMIE[in_premieregime] | (_BRONINHOUDING if inningswijze is Inningswijze.BRONINHOUDING else 0)


def in_premieregime(code: int) -> bool | None:
    """Give back whether the premie was owed."""
    return _BACK[code & 3]


def ever_owed(codes: bytes) -> bool:
    """Tell whether the premie was owed on any of the lists that these bytes are of."""
    return any(code in codes for code in _OWED)


def inning(code: int) -> int:
    """Give back the way of collection as a number; 0 when it is not known."""
    return code & (_BRONINHOUDING | _CJIB)


@frozen(repr=False, eq=False)
class Reeks:
    """Lists of one municipality in the order of their days.

    Attributes:
        peildatums: *tuple[date, ...]*. Of each list.
        gemeente: *Gemeentecode | None*. Whose lists they are.
        filter: *Lijstfilter | None*. What was asked of the CAK.
        version: *str | None*. Of the key of the pseudonyms; None when persons go by BSN.
        index: *Mapping[str, int]*. The place of each person.
        codes: *tuple[bytes, ...]*. For each list, of each person one byte; shorter when the last persons came later.
        bedragen: *tuple[array[int], ...]*. For each list, of each person the cents owed to the CAK, or ``ONBEKEND``;
            empty when nobody asked.
        key: *bytes | None*. What turns a BSN into a pseudonym.
    """

    peildatums: tuple[date, ...]
    gemeente: Gemeentecode | None
    filter: Lijstfilter | None
    version: str | None
    index: Mapping[str, int]
    codes: tuple[bytearray, ...]
    bedragen: "tuple[array[int], ...]"
    key: bytes | None = field(repr=False)

    @classmethod
    def of(cls, standen: Iterable[Stand | CakLijst], *, key: bytes | None, bedragen: bool) -> "Reeks":
        """Take in lists and stands, in any order, one at a time.

        Raises:
            cak_regeling.WaardeError: For lists that can't be compared, or a list among stands without a key.
        """
        taken = _Intake(key=key, bedragen=bedragen)
        for stand in standen:
            taken.add(stand)
        return taken.done()

    def timelines(self) -> Iterator[bytes]:
        """Give for each person their bytes over all lists."""
        size = len(self.index)
        columns = [codes.ljust(size, b"\0") for codes in self.codes]
        return map(bytes, zip(*columns, strict=True))

    def by_person(self, data: Mapping[BSN, T] | Mapping[str, T], name: str) -> dict[str, T]:
        """Give data by the name that persons go by here.

        Raises:
            cak_regeling.WaardeError: For data by pseudonym beside lists, or by BSN beside stands without a key.
        """
        if not isinstance(data, Mapping):
            raise WaardeError(f"expected {name} by BSN or by pseudonym")
        return {self._name_of(person, name): value for person, value in data.items()}

    def _name_of(self, person: BSN | str, name: str) -> str:
        if self.version is None and isinstance(person, BSN):
            return person.value
        if self.version is not None and isinstance(person, str):
            return person
        if self.version is None or self.key is None or not isinstance(person, BSN):
            raise WaardeError(f"expected {name} by BSN with lists, and by pseudonym (or with key=...) with stands")
        return person.pseudonym(self.key)

    def month(self, month: int) -> int | None:
        """Give the place of the last list of a month, counted as `month_of` does; None when there is none."""
        places = [place for place, day in enumerate(self.peildatums) if month_of(day) == month]
        return places[-1] if places else None


def month_of(day: date) -> int:
    """Count the months since the year 0."""
    return months_between(date(1, 1, 1), day) + 12


def first_day(month: int) -> date:
    """Give the first day of a month."""
    return date(month // 12, month % 12 + 1, 1)


class _Intake:
    """Takes in one list after another and keeps only what is needed."""

    def __init__(self, *, key: bytes | None, bedragen: bool) -> None:
        self._key = key
        self._bedragen = bedragen
        self._index: dict[str, int] = {}
        self._taken: dict[date, tuple[bytearray, array[int]]] = {}
        self._about: set[tuple[Gemeentecode | None, Lijstfilter | None, str | None]] = set()

    def add(self, stand: Stand | CakLijst) -> None:
        """Take in one."""
        if not isinstance(stand, Stand | CakLijst):
            raise WaardeError("expected lists (CakLijst) or stands (Stand)")
        if isinstance(stand, Stand) and self._bedragen:
            raise WaardeError("a stand keeps no amounts: give lists, or leave bedragen out")
        if stand.peildatum in self._taken:
            raise WaardeError(f"expected one list for each peildatum, found two of {stand.peildatum.isoformat()}")
        asked = None if stand.filter is None or stand.filter.alles else stand.filter
        version = stand.version if isinstance(stand, Stand) else None
        self._about.add((stand.gemeente, asked, version))
        codes = bytearray(len(self._index))
        amounts = array("q", [ONBEKEND]) * (len(self._index) if self._bedragen else 0)
        for name, code, amount in self._persons(stand):
            place = self._index.setdefault(name, len(self._index))
            if place == len(codes):
                codes.append(AFWEZIG)
                if self._bedragen:
                    amounts.append(ONBEKEND)
            codes[place] = code
            if self._bedragen:
                amounts[place] = amount
        self._taken[stand.peildatum] = codes, amounts

    def _persons(self, stand: Stand | CakLijst) -> Iterator[tuple[str, int, int]]:
        if isinstance(stand, Stand):
            for name, person in stand.personen.items():
                yield name, toestand_code(person.in_premieregime, person.inningswijze), ONBEKEND
            return
        for bsn, wanbetaler in stand.by_bsn.items():
            name = bsn.value if self._key is None else bsn.pseudonym(self._key)
            code = toestand_code(wanbetaler.in_premieregime, wanbetaler.inningswijze)
            yield name, code, _cents(wanbetaler.achterstand_cak)

    def done(self) -> Reeks:
        """Check that they can be compared, and give them."""
        if not self._taken:
            raise WaardeError("expected at least one list or stand")
        versions = {version for _, _, version in self._about}
        if None in versions and len(versions) > 1 and self._key is None:
            raise WaardeError("lists among stands: give key=..., the key of the stands")
        if len(versions - {None}) > 1:
            raise WaardeError("these stands were made with different keys, and can't be compared")
        if len({gemeente for gemeente, _, _ in self._about}) > 1:
            raise WaardeError("these lists are of different municipalities, or not all say of which: nothing to follow")
        if len({asked for _, asked, _ in self._about}) > 1:
            raise WaardeError("these lists were asked for with different filters, which makes false exits")
        (gemeente, asked, _), *_ = self._about
        days = sorted(self._taken)
        return Reeks(
            peildatums=tuple(days),
            gemeente=gemeente,
            filter=asked,
            version=next(iter(versions - {None}), None) or (None if self._key is None else key_version(self._key)),
            index=self._index,
            codes=tuple(self._taken[day][0] for day in days),
            bedragen=tuple(self._taken[day][1] for day in days) if self._bedragen else (),
            key=self._key,
        )


def _cents(amount: Decimal | None) -> int:
    """Give whole cents; an amount below zero is not owed, so nothing is known of what is."""
    return ONBEKEND if amount is None or amount < 0 else int(amount * 100)
