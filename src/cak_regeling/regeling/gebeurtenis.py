# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What happens to one insurance in the scheme, and what can follow on what.

A melding, an afmelding by a ground, and a return; each with the day on which it happened, and the day from which it
counts, which the law sets.
"""

from datetime import date

from attrs import frozen

from cak_regeling._controle import require_kinds
from cak_regeling._privacy import hides_value
from cak_regeling.errors import WaardeError
from cak_regeling.regeling.afmelding import RedenAfmelding
from cak_regeling.regeling.terugkeer import RedenTerugkeer
from cak_regeling.regeling.traject import ingangsdatum


@hides_value
@frozen(kw_only=True)
class Melding:
    """The insurer reported the insurance to the CAK.

    Attributes:
        op: *date*. The day on which the CAK received it.
        per: *date*. From which day the premie is owed.
    """

    op: date
    per: date

    def __attrs_post_init__(self) -> None:
        """Refuse a day that is none."""
        require_kinds(self)


@hides_value
@frozen(kw_only=True)
class Afmelding:
    """The premie stopped being owed.

    Attributes:
        reden: *RedenAfmelding*. Why.
        op: *date*. The day on which the situation arose.
        per: *date*. From which day the premie is not owed.
    """

    reden: RedenAfmelding
    op: date
    per: date

    def __attrs_post_init__(self) -> None:
        """Refuse a ground or a day that is none."""
        require_kinds(self, RedenAfmelding)


@hides_value
@frozen(kw_only=True)
class Terugkeer:
    """The premie is owed again.

    Attributes:
        reden: *RedenTerugkeer*. Why.
        op: *date*. The day on which it happened.
        per: *date*. From which day the premie is owed again.
        medeondertekend: *bool | None*. Whether a debt counsellor co-signed; None when not known.
    """

    reden: RedenTerugkeer
    op: date
    per: date
    medeondertekend: bool | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a ground, a day or a flag that is none."""
        require_kinds(self, RedenTerugkeer)


Gebeurtenis = Melding | Afmelding | Terugkeer


def check_day(event: Gebeurtenis) -> None:
    """Refuse a day that is not the one that the law sets."""
    if event.per.day != 1:
        raise WaardeError("expected the first day of a month as per: the premie is owed by the month")
    if isinstance(event, Melding):
        expected = ingangsdatum(melding_ontvangen=event.op)
    elif isinstance(event, Terugkeer):
        expected = event.reden.ingangsdatum(event.op)
    else:
        expected = event.per if event.reden.zonder_einddatum else event.reden.einddatum(event.op)
    if event.per != expected:
        raise WaardeError("the law sets the day: expected the first of the month after that of op as per")


def standing_ground(events: tuple[Gebeurtenis, ...]) -> RedenAfmelding | None:
    """Give the ground by which the premie is not owed; None when it is. Detention leaves an earlier one standing."""
    ground: RedenAfmelding | None = None
    for event in events:
        if not isinstance(event, Afmelding):
            ground = None
        elif ground is None or event.reden is not RedenAfmelding.DETENTIE:
            ground = event.reden
    return ground


def check_order(before: tuple[Gebeurtenis, ...], event: Gebeurtenis) -> None:
    """Refuse what can't follow on what happened before."""
    if event.op < before[-1].op:
        raise WaardeError("expected events in order: this one is before the last")
    ground = standing_ground(before)
    if isinstance(event, Afmelding):
        _check_afmelding(before, ground, event)
    elif ground is RedenAfmelding.OVERLIJDEN:
        raise WaardeError(f"after E9 ({ground.value}) only E13 can follow")
    elif isinstance(event, Melding):
        _check_melding(before[-1], ground, event)
    elif ground is None:
        raise WaardeError("expected an afmelding before a return: the premie is owed already")
    elif event.reden.vraagt_medeondertekening(ground) and event.medeondertekend is False:
        raise WaardeError("a debt counsellor must co-sign this melding (artikel 18d, vijfde lid, Zvw)")
    elif event.per < before[-1].per:
        raise WaardeError("expected a return not before the end: the premie is not owed until later")


def _check_afmelding(before: tuple[Gebeurtenis, ...], ground: RedenAfmelding | None, event: Afmelding) -> None:
    if ground is not None and not _can_follow(ground, event.reden):
        raise WaardeError(f"the premie ended with {ground.nummer}: {event.reden.nummer} can't follow")
    if event.per < max(earlier.per for earlier in before if isinstance(earlier, Melding)):
        raise WaardeError("expected an end not before the start of the period in which the premie is owed")


def _can_follow(ground: RedenAfmelding, reden: RedenAfmelding) -> bool:
    """Tell whether a ground can follow on another while nothing is owed.

    After what can be left, and after detention, which passes: any. After a definitive end: a death, and the withdrawal
    of the melding, which may go back further; of each only the first.
    """
    if ground is RedenAfmelding.DETENTIE or RedenTerugkeer.na_einde(ground) is not None:
        return True
    order = (RedenAfmelding.OVERLIJDEN, RedenAfmelding.ONTERECHT)
    return reden in (order[order.index(ground) + 1 :] if ground in order else order)


def _check_melding(last: Gebeurtenis, ground: RedenAfmelding | None, event: Melding) -> None:
    if ground is None:
        raise WaardeError("registrations of one insurance can't overlap: the premie is owed already")
    if ground.definitief is False:
        raise WaardeError(f"after {ground.nummer} the premie returns by Zvw 18d lid 4, without a new melding")
    if event.per < last.per:
        raise WaardeError("registrations of one insurance can't overlap: expected a melding after the end")
