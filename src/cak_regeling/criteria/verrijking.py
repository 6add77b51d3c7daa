"""Verrijking: what another administration of the municipality says of persons on the list."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from enum import Enum
from typing import Literal

from attrs import field, frozen

from cak_regeling.datums import require_date
from cak_regeling.errors import KaderError
from cak_regeling.gegevens import Gegeven, Herkomst
from cak_regeling.identificatie import BSN


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


def _check_waarden(_instance: object, _attribute: object, value: Mapping[BSN, bool]) -> None:
    if not isinstance(value, Mapping) or not all(
        isinstance(bsn, BSN) and isinstance(known, bool) for bsn, known in value.items()
    ):
        raise KaderError("expected waarden to give True or False by BSN")


def _check_nagegaan(_instance: object, _attribute: object, value: frozenset[BSN] | Nagegaan) -> None:
    if value is not ALLEN and not (isinstance(value, AbstractSet) and all(isinstance(bsn, BSN) for bsn in value)):
        raise KaderError("expected a set of BSNs as nagegaan, or ALLEN")


def _check_peildatum(_instance: object, _attribute: object, value: date) -> None:
    require_date(value, "peildatum")


@frozen(repr=False)
class Verrijking:
    """Yes or no for persons on the list, from one source on one day.

    Who is not in *waarden* is a no when looked up (in *nagegaan*), and else not known.

    Attributes:
        gegeven: *Gegeven*. Which datum; not one of the list itself.
        waarden: *Mapping[BSN, bool]*. What the source says, by person.
        nagegaan: *frozenset[BSN] | Nagegaan*. Who was looked up: a set of persons, or ``ALLEN``.
        herkomst: *str*. The administration it comes from, in words.
        peildatum: *date*. The day of which it is true.

    Raises:
        cak_regeling.KaderError: For a datum of the list itself, or values that are not True or False by BSN.
    """

    gegeven: Gegeven = field(validator=_check_gegeven)
    waarden: Mapping[BSN, bool] = field(kw_only=True, validator=_check_waarden)
    nagegaan: frozenset[BSN] | Nagegaan = field(kw_only=True, validator=_check_nagegaan)
    herkomst: str = field(kw_only=True)
    peildatum: date = field(kw_only=True, validator=_check_peildatum)

    def value_of(self, bsn: BSN) -> bool | None:
        """Give what is known of a person; None when not looked up."""
        value = self.waarden.get(bsn)
        if value is None and (self.nagegaan is ALLEN or bsn in self.nagegaan):
            return False
        return value

    def __repr__(self) -> str:
        return f"Verrijking({self.gegeven.name}, {len(self.waarden)} waarden)"
