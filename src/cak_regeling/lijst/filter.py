# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Lijstfilter: what was asked of the CAK, where not the whole list was.

Since about 2022 a smaller list can be asked for. Only two filters are named in public: postcode and age; whether there
are more is not known. A filtered list makes false exits, so lists are compared only with equal filters.
"""

import re
from collections.abc import Iterable, Mapping
from types import NoneType
from typing import Any, cast

from attrs import field, frozen

from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import Postcode


_PC4 = re.compile(r"[1-9][0-9]{3}")
_PC6 = re.compile(r"([1-9][0-9]{3})\s?([A-Za-z]{2})")
_RANGE = re.compile(r"([1-9][0-9]{3})\s?[-–]\s?([1-9][0-9]{3})")

Leeftijden = tuple[int | None, int | None]
"""From, inclusive, and to, exclusive, in full years on the peildatum; None for no bound."""


def _to_postcodes(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise WaardeError("expected several postcodes: a tuple of texts")
    return tuple(sorted({_normalised(value) for value in values}))


def _normalised(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if _PC4.fullmatch(text):
        return text
    if match := _PC6.fullmatch(text):
        return Postcode(f"{match[1]}{match[2]}").value
    if (match := _RANGE.fullmatch(text)) and match[1] <= match[2]:
        return match[1] if match[1] == match[2] else f"{match[1]}-{match[2]}"
    raise WaardeError("expected postcodes such as '2011', '2012AB' or '2013-2019'")


def _check_leeftijd(_instance: object, _attribute: object, value: Any) -> None:
    if value is None:
        return
    pair: Any = cast("Any", value) if isinstance(value, tuple) else ()
    if len(pair) != 2 or any(type(age) not in {int, NoneType} for age in pair):
        raise WaardeError("expected leeftijd as (from, to) in full years, either of them None")
    van, tot = pair
    if (van is not None and van < 0) or (tot is not None and tot <= (van or 0)):
        raise WaardeError("expected leeftijd from 0 on, and to after from")


@frozen
class Lijstfilter:
    """A part of the list: what was asked for.

    >>> Lijstfilter(postcodes=("2011", "2013-2019"), leeftijd=(18, 27)).bevat_postcode(Postcode("2015AB"))
    True

    Attributes:
        postcodes: *tuple[str, ...]*. Four digits, a whole postcode, or a range of four digits, inclusive at both ends;
            empty for all.
        leeftijd: *tuple[int | None, int | None] | None*. From, inclusive, to, exclusive, in full years on the
            peildatum; None for all.

    Raises:
        cak_regeling.WaardeError: For what is no postcode or range, or ages that make no range.
    """

    postcodes: tuple[str, ...] = field(default=(), converter=_to_postcodes)
    leeftijd: Leeftijden | None = field(default=None, validator=_check_leeftijd)

    @property
    def alles(self) -> bool:
        """Whether it leaves nobody out."""
        return not self.postcodes and self.leeftijd in {None, (None, None)}

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types."""
        return {
            "postcodes": list(self.postcodes),
            "leeftijd": None if self.leeftijd is None else list(self.leeftijd),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Lijstfilter":
        """Read what `to_dict` gave.

        Raises:
            cak_regeling.WaardeError: When it can't be read.
        """
        if not isinstance(data, Mapping) or set(data) != {"postcodes", "leeftijd"}:
            raise WaardeError("expected postcodes and leeftijd of a filter")
        postcodes: Any = data["postcodes"]
        ages: Any = data["leeftijd"]
        if type(postcodes) is not list or type(ages) not in {list, NoneType}:
            raise WaardeError("expected lists as postcodes and leeftijd of a filter")
        return cls(postcodes=tuple(cast("list[str]", postcodes)), leeftijd=None if ages is None else tuple(ages))

    def bevat(self, other: "Lijstfilter") -> bool:
        """Tell whether everyone who is in another is in it.

        >>> Lijstfilter(leeftijd=(18, 27)).bevat(Lijstfilter(postcodes=("2011",), leeftijd=(21, 27)))
        True
        """
        (van, tot), (other_van, other_tot) = self.leeftijd or (None, None), other.leeftijd or (None, None)
        ages = (van or 0) <= (other_van or 0) and (tot is None or (other_tot is not None and other_tot <= tot))
        if not self.postcodes:
            return ages
        return ages and bool(other.postcodes) and all(self._covers(part) for part in other.postcodes)

    def _covers(self, part: str) -> bool:
        """Tell whether all postcodes of a part of a filter are in it."""
        if part in self.postcodes:
            return True
        first, _, last = part.partition("-")
        spans = [own.partition("-") for own in self.postcodes if not own[-1].isalpha()]
        return all(
            any(start <= digits <= (end or start) for start, _, end in spans)
            for digits in map(str, range(int(first[:4]), int(last or first[:4]) + 1))
        )

    def bevat_postcode(self, postcode: Postcode | None) -> bool | None:
        """Tell whether a postcode is in it; None when it is not known."""
        if not self.postcodes:
            return True
        if postcode is None:
            return None
        digits = postcode.value[:4]
        for part in self.postcodes:
            first, _, last = part.partition("-")
            if part in {digits, postcode.value} or (last and first <= digits <= last):
                return True
        return False


ALLES = Lijstfilter()
"""The whole list: nothing is left out."""
