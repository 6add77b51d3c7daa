# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A row of a cohort table, the reasons for leaving, and what the figures must be labelled with."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import fields_dict, frozen

from cak_regeling._controle import require, require_kinds
from cak_regeling._mapping import FrozenMapping
from cak_regeling._privacy import hides_value
from cak_regeling.bevinding import Tekst
from cak_regeling.errors import WaardeError
from cak_regeling.regeling.afmelding import RedenAfmelding


class Vertrekreden(Enum):
    """Why someone is off the list without having left the scheme."""

    VERHUISD = "verhuisd"
    """Moved to another municipality: on its list now."""
    BUITEN_FILTER = "buiten_filter"
    """Only fell outside what was asked for, as by a birthday."""


Reden = RedenAfmelding | Vertrekreden


@hides_value
@frozen(kw_only=True)
class Vertrek:
    """That someone left, where another source says why: the BRP, the resident, the insurer.

    Attributes:
        op: *date*. From which day.
        reden: *RedenAfmelding | Vertrekreden*. Why.
    """

    op: date
    reden: Reden

    def __attrs_post_init__(self) -> None:
        """Refuse what is of another kind."""
        require_kinds(self)
        require(self.reden, RedenAfmelding | Vertrekreden, "reden")


NO_REASONS: Mapping[Reden, int] = FrozenMapping({})


@frozen(kw_only=True)
class Cohortrij:
    """One cohort at one point of following. All are numbers of persons, unless said otherwise.

    personen = op_lijst + verdwenen + nog_niet_gevolgd; verdwenen = reden_onbekend + the sum of redenen.

    Attributes:
        cohort: *date*. First day of the month of the cohort.
        groep: *str | None*. The group or approach, where that was given.
        after: *int*. Months after the month of the cohort.
        op: *date | None*. The peildatum of the list of that month; None when there is none.
        eerste_lijst: *bool*. Whether it is the cohort of the first list: not new persons but everyone there was.
        personen: *int*. How many the cohort has.
        nog_niet_gevolgd: *int*. Of whom there is no list of that month: not known, never a no.
        op_lijst: *int*. On the list of that month.
        teruggekeerd: *int*. Part of op_lijst: off a list in between.
        verdwenen: *int*. Not on it. That is not the same as uitgestroomd.
        redenen: *Mapping[RedenAfmelding | Vertrekreden, int]*. Of verdwenen, by the reason where it is known.
        reden_onbekend: *int*. Of verdwenen, those without a known reason.
        op_regeling: *int*. Part of op_lijst: owed the premie on an earlier list, and not on this one (BOE to GBR).
        regeling_onbekend: *int*. Part of op_lijst: owed it earlier, and whether they do now is not known (GBT).
        inning_gewisseld: *int*. Part of op_lijst: collected in another way than at the start.
        inning_onbekend: *int*. Part of op_lijst: the way is not known, then or now.
        benaderd: *int | None*. Approached by then; this and the next five are None without contacten.
        bereikt: *int | None*. Reached by then.
        aanbod_aanvaard: *int | None*. Accepted what was offered, or agreed to a referral, by then.
        pogingen: *int | None*. Attempts by then; no persons.
        minuten: *int | None*. Minutes spent on them, where recorded.
        pogingen_zonder_minuten: *int | None*. Attempts of which no minutes were recorded.
        achterstand_cak: *Decimal | None*. Euro owed to the CAK by who is on the list; no measure of repayment. None
            unless asked for.
        zonder_bedrag: *int | None*. Part of op_lijst: the amount is not known.
        met_intake: *int | None*. With an intake by then; None without intakes.
        schuld_intake: *Decimal | None*. Euro of all debts, as told at those intakes.
    """

    cohort: date
    groep: str | None = None
    after: int
    op: date | None
    eerste_lijst: bool
    personen: int
    nog_niet_gevolgd: int
    op_lijst: int
    teruggekeerd: int
    verdwenen: int
    redenen: Mapping[Reden, int] = NO_REASONS
    reden_onbekend: int
    op_regeling: int
    regeling_onbekend: int
    inning_gewisseld: int
    inning_onbekend: int
    benaderd: int | None = None
    bereikt: int | None = None
    aanbod_aanvaard: int | None = None
    pogingen: int | None = None
    minuten: int | None = None
    pogingen_zonder_minuten: int | None = None
    achterstand_cak: Decimal | None = None
    zonder_bedrag: int | None = None
    met_intake: int | None = None
    schuld_intake: Decimal | None = None

    @property
    def gevolgd(self) -> int:
        """How many were followed up to this point."""
        return self.personen - self.nog_niet_gevolgd

    def aandeel(self, name: str) -> float | None:
        """Give a number as a share of those who were followed; None when nobody was, or the number is not there.

        Raises:
            cak_regeling.WaardeError: For a name that is no number of persons.
        """
        if name not in AANTALLEN:
            raise WaardeError(f"expected one of {', '.join(AANTALLEN)}")
        value: int | None = getattr(self, name)
        return value / self.gevolgd if self.gevolgd and value is not None else None

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types: days as text, amounts as text with two decimals."""
        plain = {name: _plain(getattr(self, name)) for name in fields_dict(type(self))}
        return plain | {"redenen": {reden.value: count for reden, count in self.redenen.items()}}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value


AANTALLEN = (
    *("op_lijst", "teruggekeerd", "verdwenen", "reden_onbekend", "op_regeling", "regeling_onbekend"),
    *("inning_gewisseld", "inning_onbekend", "benaderd", "bereikt", "aanbod_aanvaard", "zonder_bedrag", "met_intake"),
)
"""The numbers of persons that can be a share of those who were followed."""

LABELS = FrozenMapping(
    {
        "cohort": Tekst("cohort", "cohort"),
        "groep": Tekst("groep", "group"),
        "after": Tekst("na maanden", "after months"),
        "personen": Tekst("inwoners", "residents"),
        "nog_niet_gevolgd": Tekst("nog niet gevolgd", "not followed yet"),
        "op_lijst": Tekst("op de lijst", "on the list"),
        "teruggekeerd": Tekst("teruggekeerd", "returned"),
        "verdwenen": Tekst("verdwenen", "gone"),
        "reden_onbekend": Tekst("verdwenen, reden onbekend", "gone, reason not known"),
        "op_regeling": Tekst("op een regeling (BOE naar GBR)", "in an arrangement (BOE to GBR)"),
        "regeling_onbekend": Tekst("regeling niet bekend", "arrangement not known"),
        "inning_gewisseld": Tekst("andere wijze van inning", "collected otherwise"),
        "inning_onbekend": Tekst("wijze van inning niet bekend", "way of collection not known"),
        "benaderd": Tekst("benaderd", "approached"),
        "bereikt": Tekst("bereikt", "reached"),
        "aanbod_aanvaard": Tekst("aanbod aanvaard", "offer accepted"),
        "pogingen": Tekst("contactpogingen", "contact attempts"),
        "minuten": Tekst("minuten besteed", "minutes spent"),
        "pogingen_zonder_minuten": Tekst("pogingen zonder minuten", "attempts without minutes"),
        "achterstand_cak": Tekst(
            "openstaand bij het CAK (geen maat voor aflossing)", "owed to the CAK (no measure of repayment)"
        ),
        "zonder_bedrag": Tekst("bedrag niet bekend", "amount not known"),
        "met_intake": Tekst("met intake", "with an intake"),
        "schuld_intake": Tekst("alle schulden volgens de intake", "all debts, as told at the intake"),
    }
)
"""What each figure is called."""
