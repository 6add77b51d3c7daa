# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What a condition is evaluated against, beside the person: a day, earlier lists, and verrijkingen."""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import field, frozen

from cak_regeling._controle import require_all
from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Tekst
from cak_regeling.criteria.verrijking import Verrijking
from cak_regeling.errors import KaderError
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import BSN
from cak_regeling.wanbetaler import Wanbetaler


_NONE: Mapping[Gegeven, Verrijking] = FrozenMapping({})


@frozen(kw_only=True, repr=False)
class Context:
    """What was given to evaluate against. It holds persons, never a list: conditions know no file.

    Attributes:
        peildatum: *date*. The day of which the list is true.
        eerdere: *tuple[Mapping[BSN, Wanbetaler], ...] | None*. Persons of earlier lists, the most recent first; empty
            when this is the first list, None when nothing was given.
        eerdere_peildatums: *tuple[date, ...]*. The days of those lists, in the same order.
        verrijkingen: *Mapping[Gegeven, Verrijking]*. By the datum that they give.
    """

    peildatum: date
    eerdere: tuple[Mapping[BSN, Wanbetaler], ...] | None = None
    eerdere_peildatums: tuple[date, ...] = ()
    verrijkingen: Mapping[Gegeven, Verrijking] = field(default=_NONE)

    def require_eerdere(self, name: str) -> tuple[Mapping[BSN, Wanbetaler], ...]:
        """Give the earlier lists.

        Raises:
            cak_regeling.KaderError: When nothing was given; names the criterium that asks.
        """
        if self.eerdere is None:
            raise KaderError(
                Tekst(
                    f"{name} heeft eerdere lijsten nodig, of dat dit de eerste is",
                    f"{name} needs vorige=[...] with the earlier lists, or vorige=EERSTE_LIJST",
                )
            )
        return self.eerdere

    def require_verrijking(self, gegeven: Gegeven) -> Verrijking:
        """Give the verrijking for a datum.

        Raises:
            cak_regeling.KaderError: When it was not given; names the datum.
        """
        if gegeven not in self.verrijkingen:
            raise KaderError(
                Tekst(
                    f"er is een verrijking nodig met {gegeven.value}",
                    f"needs a Verrijking with {gegeven.name} in verrijkingen=[...]",
                )
            )
        return self.verrijkingen[gegeven]


def by_gegeven(verrijkingen: Iterable[Verrijking]) -> Mapping[Gegeven, Verrijking]:
    """Give the verrijkingen by datum.

    Raises:
        cak_regeling.KaderError: For two of one datum, or what is none.
        cak_regeling.WaardeError: For one that does not stand in a tuple, list or other iterable.
    """
    result: dict[Gegeven, Verrijking] = {}
    for verrijking in require_all(verrijkingen, object, "verrijkingen"):
        if not isinstance(verrijking, Verrijking):
            raise KaderError("expected each of verrijkingen to be a Verrijking")
        if verrijking.gegeven in result:
            naam = verrijking.gegeven.name
            raise KaderError(
                Tekst(
                    f"verwacht één verrijking met {verrijking.gegeven.value}, het zijn er twee",
                    f"expected one Verrijking for {naam}, found two",
                )
            )
        result[verrijking.gegeven] = verrijking
    return result
