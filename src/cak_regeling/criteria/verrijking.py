# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Verrijking: what another administration of the municipality says of persons on the list."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal

from attrs import field, frozen

from cak_regeling.bevinding import Tekst
from cak_regeling.datums import require_date
from cak_regeling.errors import KaderError, WaardeError
from cak_regeling.gegevens import Gegeven, Herkomst
from cak_regeling.identificatie import BSN, Telefoonnummer


class Nagegaan(Enum):
    """Who was looked up, where that is not a set of persons."""

    ALLEN = "allen"
    """Everyone on the list."""


ALLEN: Literal[Nagegaan.ALLEN] = Nagegaan.ALLEN


def _check_gegeven(_instance: object, _attribute: object, value: Gegeven) -> None:
    if not isinstance(value, Gegeven):
        raise KaderError("expected a Gegeven")
    if value.herkomst is Herkomst.CAK:
        raise KaderError(f"{value.name} stands on the list itself; a verrijking comes from another source")


Waarde = bool | int | Decimal | date | str | frozenset[str] | Telefoonnummer
"""What a verrijking can say: yes or no, a number or amount, a day, a code or several, a telephone number."""
_KINDS = (bool, int, Decimal, date, str, frozenset, Telefoonnummer)


def _check_waarden(_instance: object, _attribute: object, value: Mapping[BSN, Waarde]) -> None:
    if not isinstance(value, Mapping) or not all(isinstance(bsn, BSN) for bsn in value):
        raise KaderError("expected waarden by BSN: make each key with BSN(...), or read a file with read_verrijking")
    kinds = {type(known) for known in value.values()}
    if not kinds <= set(_KINDS) or not (len(kinds) <= 1 or kinds == {int, Decimal}):
        raise KaderError("expected waarden of one kind: True or False, int or Decimal, date, text, or Telefoonnummer")
    if not all(known.is_finite() for known in value.values() if isinstance(known, Decimal)):
        raise WaardeError("expected each number of waarden to be finite")


def _check_nagegaan(_instance: object, _attribute: object, value: frozenset[BSN] | Nagegaan) -> None:
    if value is not ALLEN and not (isinstance(value, AbstractSet) and all(isinstance(bsn, BSN) for bsn in value)):
        raise KaderError("expected a set of BSNs as nagegaan, or ALLEN")


def _check_peildatum(_instance: object, _attribute: object, value: date) -> None:
    require_date(value, "peildatum")


@frozen(repr=False)
class Verrijking:
    """What one source says of persons on the list, on one day.

    Who is not in *waarden* is a no when looked up (in *nagegaan*), and else not known. A no is 0 for a number; of a day
    or a code there is then none, and every comparison with it is False.

    Attributes:
        gegeven: *Gegeven*. Which datum; not one of the list itself.
        waarden: *Mapping[BSN, Waarde]*. What the source says, by person; all of one kind.
        nagegaan: *frozenset[BSN] | Nagegaan*. Who was looked up: a set of persons, or ``ALLEN``.
        herkomst: *str*. The administration it comes from, in words.
        peildatum: *date*. The day of which it is true.

    Raises:
        cak_regeling.KaderError: For a datum of the list itself, or values that are not of one kind by BSN.
        cak_regeling.WaardeError: For a number that is not finite.
    """

    gegeven: Gegeven = field(validator=_check_gegeven)
    waarden: Mapping[BSN, Waarde] = field(kw_only=True, validator=_check_waarden)
    nagegaan: frozenset[BSN] | Nagegaan = field(kw_only=True, validator=_check_nagegaan)
    herkomst: str = field(kw_only=True)
    peildatum: date = field(kw_only=True, validator=_check_peildatum)

    def require_kind(self, naam: str, *kinds: type) -> None:
        """Refuse values of another kind than a criterium asks for.

        Raises:
            cak_regeling.KaderError: Names the criterium.
        """
        found = {type(value) for value in self.waarden.values()}
        if not found <= set(kinds):
            expected = " or ".join(kind.__name__ for kind in kinds)
            raise KaderError(
                Tekst(
                    f"{naam} kan niets met deze waarden van {self.gegeven.value}: ze zijn van een andere soort",
                    f"{naam} needs a Verrijking with {self.gegeven.name} whose waarden are {expected}",
                )
            )

    def value_of(self, bsn: BSN) -> Waarde | None:
        """Give what is known of a person: False for who was looked up and is not in it, None when not looked up."""
        value = self.waarden.get(bsn)
        if value is None and (self.nagegaan is ALLEN or bsn in self.nagegaan):
            return False
        return value

    def __repr__(self) -> str:
        return f"Verrijking({self.gegeven.name}, {len(self.waarden)} waarden)"
