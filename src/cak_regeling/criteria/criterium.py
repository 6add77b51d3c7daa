# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Criterium: what can be asked of a person, as data.

A criterium is one of a few operations on a logical field. It says which data it uses, in which unit, and what it is
called in both languages. How an operation is carried out on an object is in ``objects``.
"""

from enum import Enum

from attrs import frozen

from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import Bron
from cak_regeling.errors import KaderError
from cak_regeling.gegevens import Gegeven


class Operation(Enum):
    """What a criterium does with its field."""

    FIELD = "field"
    """The value of a field of the person."""
    ROWS = "rows"
    """The value of a field in each row; a comparison holds when it holds for at least one row."""
    YEARS_SINCE = "years_since"
    """Full years from a (possibly incomplete) date to the peildatum, from youngest to oldest."""
    MONTHS_SINCE = "months_since"
    """Calendar months from a date to the peildatum."""
    COUNT = "count"
    """How many there are."""
    MONTHLY_PREMIUMS = "monthly_premiums"
    """An amount, as so many times the bestuursrechtelijke premie of the month of the peildatum."""
    NOT_IN_EARLIER_LIST = "not_in_earlier_list"
    """The person was not on the most recent of the earlier lists."""
    RETURNED = "returned"
    """The person was on an earlier list, but not on the most recent of them."""
    CHANGED = "changed"
    """A field of the rows differs from the most recent of the earlier lists; no for who was not on it."""
    MONTHS_UNCHANGED = "months_unchanged"
    """Calendar months since the first of the unbroken run of lists with the same status, collection and start."""
    IN_VERRIJKING = "in_verrijking"
    """What a verrijking says of the person; the field is the value of its `Gegeven`, with a part of it after a dot."""
    MONTHS_SINCE_VERRIJKING = "months_since_verrijking"
    """Calendar months from the day in a verrijking to the peildatum; the field is the value of its `Gegeven`."""

    @property
    def needs_vorige(self) -> bool:
        """Whether it looks at earlier lists."""
        return self in _OF_VORIGE


_OF_VORIGE = frozenset(
    {Operation.NOT_IN_EARLIER_LIST, Operation.RETURNED, Operation.CHANGED, Operation.MONTHS_UNCHANGED}
)


@frozen(kw_only=True, order=False)
class Criterium:
    """What can be asked of a person.

    Attributes:
        naam: *str*. Its name in rules and kader files.
        operation: *Operation*. What is done with the field.
        field: *str*. The attribute of `Wanbetaler` or `Aanmelding`, dotted where it is a part.
        gegevens: *frozenset[Gegeven]*. Which data it uses.
        omschrijving: *Tekst*. What it is, as the subject of a sentence; for a yes or no, the whole sentence.
        eenheid: *Tekst*. The unit in which it counts; empty where there is none.
        bron: *Bron | None*. The rule that it rests on, if it rests on one.

    Raises:
        cak_regeling.KaderError: Without gegevens, or when it asks a verrijking for a datum that is none of them.
    """

    naam: str
    operation: Operation
    field: str = ""
    gegevens: frozenset[Gegeven]
    omschrijving: Tekst
    eenheid: Tekst = Tekst("", "")
    bron: Bron | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a criterium that does not tell which data it uses."""
        if not self.gegevens:
            raise KaderError(f"{self.naam}: expected the gegevens that it uses")
        of_verrijking = self.operation in {Operation.IN_VERRIJKING, Operation.MONTHS_SINCE_VERRIJKING}
        if of_verrijking and self.field.partition(".")[0] not in {gegeven.value for gegeven in self.gegevens}:
            raise KaderError(f"{self.naam}: expected the value of one of its gegevens as its field")

    def __repr__(self) -> str:
        return self.naam
