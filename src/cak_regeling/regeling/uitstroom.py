# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The ways out of the bestuursrechtelijke premie for one resident, as a budget coach reads them at the kitchen table.

Each way has its conditions, one by one: met, not met, or not known. All met is open, one not met is closed, else it is
unknown; for a closed way it is said whether what is missing can still be arranged.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import field, frozen

from cak_regeling._controle import require, require_all, require_kinds
from cak_regeling._kleene import all_true, any_true
from cak_regeling._privacy import hides_value
from cak_regeling.bevinding import Taal
from cak_regeling.bronnen import Feit, rzv
from cak_regeling.errors import NietVastgesteldError, WaardeError
from cak_regeling.regeling.premie import besparing_bij_uitstroom
from cak_regeling.regeling.premietabel import Premietabel, require_amount
from cak_regeling.regeling.route import Eis, Route, eisen
from cak_regeling.regeling.traject import require_in_scheme
from cak_regeling.regeling.vervolgstap import Vervolgstap, vervolgstappen


class Staat(Enum):
    """How a way out stands."""

    OPEN = "open"
    """Every condition is met."""
    GESLOTEN = "gesloten"
    """A condition is not met."""
    ONBEKEND = "onbekend"
    """Nothing is known not to be met, and something is not known."""


KLEINE_SCHULD = Decimal(600)
"""Below this debt at the insurer, euro, twelve months of bijstand are not asked for (Rzv 6.5.6 lid 1 b)."""
MAANDEN_BIJSTAND = 12
"""Months of bijstand in a row (Rzv 6.5.6 lid 1 b)."""
FEITEN = (Feit("twaalf maanden achter elkaar bijstand, of een schuld onder € 600", rzv("6.5.6", 1, "b")),)


def _check_debt(_instance: object, attribute: Any, value: Decimal | None) -> None:
    if value is not None:
        require_amount(value, attribute.name)


def _check_months(_instance: object, _attribute: object, value: int | None) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
        raise WaardeError("expected a number of months of 0 or more as maanden_bijstand")


@hides_value
@frozen(kw_only=True)
class Situatie:
    """What is known of one resident; None for what is not known.

    Attributes:
        op: *date*. The day on which is looked.
        schuld_betaald: *bool | None*. The whole debt at the insurer is paid, or certain to be.
        schuld_verzekeraar: *Decimal | None*. Euro from the zorgverzekering, at the insurer; not what the CAK asks.
        regeling_afgesproken: *bool | None*. A payment arrangement with the insurer.
        regeling_hele_schuld: *bool | None*. It is about the whole debt.
        aangemeld_schuldhulp: *bool | None*. Applied to a debt counsellor.
        stabilisatieovereenkomst: *bool | None*. Signed, through the debt counsellor.
        schuldregeling: *bool | None*. An out-of-court debt arrangement came about.
        verzekeraar_doet_mee: *bool | None*. The insurer takes part in it.
        wsnp: *bool | None*. The Wsnp applies.
        bijstand: *bool | None*. Receives algemene bijstand.
        maanden_bijstand: *int | None*. Full months of it in a row.
        collectief: *bool | None*. Insured on the municipality's collective contract.
        verzekeraar_buiten_groep: *bool | None*. The insurer is not of the group of the contracting one.
        eigen_risico_geregeld: *bool | None*. Compulsory own risk insured, spread, or paid in time.
        zonder_vrijwillig_eigen_risico: *bool | None*. No voluntary own risk.
        kwijtschelding_toegezegd: *bool | None*. The insurer remits what is left after the term.
        inhouding_op_bijstand: *bool | None*. The municipality withholds and pays on.
        belofte_na_bijstand: *bool | None*. Promises to go on paying when the bijstand stops.
        instemming_bijstand: *bool | None*. Consents to the conditions of the bijstand route.
        bewind: *bool | None*. Under bewind in the sense of BW 1:431 lid 1 a or b.
        betaling_door_bewindvoerder: *bool | None*. The administrator pays premium and repayment.
        belofte_na_bewind: *bool | None*. Promises to go on paying when the bewind ends.
        instemming_bewind: *bool | None*. Resident and administrator consent to the conditions of the bewind route.
        eigen_premie: *Decimal | None*. Euro a month at the insurer after leaving.

    Raises:
        cak_regeling.WaardeError: For negative amounts or months, a flag that is not True, False or None, or an *op*
            that is no day.
    """

    op: date
    schuld_betaald: bool | None = None
    schuld_verzekeraar: Decimal | None = field(default=None, validator=_check_debt)
    regeling_afgesproken: bool | None = None
    regeling_hele_schuld: bool | None = None
    aangemeld_schuldhulp: bool | None = None
    stabilisatieovereenkomst: bool | None = None
    schuldregeling: bool | None = None
    verzekeraar_doet_mee: bool | None = None
    wsnp: bool | None = None
    bijstand: bool | None = None
    maanden_bijstand: int | None = field(default=None, validator=_check_months)
    collectief: bool | None = None
    verzekeraar_buiten_groep: bool | None = None
    eigen_risico_geregeld: bool | None = None
    zonder_vrijwillig_eigen_risico: bool | None = None
    kwijtschelding_toegezegd: bool | None = None
    inhouding_op_bijstand: bool | None = None
    belofte_na_bijstand: bool | None = None
    instemming_bijstand: bool | None = None
    bewind: bool | None = None
    betaling_door_bewindvoerder: bool | None = None
    belofte_na_bewind: bool | None = None
    instemming_bewind: bool | None = None
    eigen_premie: Decimal | None = field(default=None, validator=_check_debt)

    def __attrs_post_init__(self) -> None:
        """Refuse a flag or a day that is none."""
        require_kinds(self)

    @property
    def schuld_is_betaald(self) -> bool | None:
        """Zvw 18d lid 2 a; a debt of nothing is paid."""
        return True if self.schuld_verzekeraar == 0 else self.schuld_betaald

    @property
    def twaalf_maanden_of_kleine_schuld(self) -> bool | None:
        """Rzv 6.5.6 lid 1 b."""
        months, debt = self.maanden_bijstand, self.schuld_verzekeraar
        return any_true(
            (
                None if months is None else months >= MAANDEN_BIJSTAND,
                None if debt is None else debt < KLEINE_SCHULD,
            )
        )

    @property
    def collectief_of_andere_groep(self) -> bool | None:
        """Rzv 6.5.6 lid 1 c."""
        return any_true((self.collectief, self.verzekeraar_buiten_groep))


@hides_value
@frozen(kw_only=True)
class Uitweg:
    """One way out for one resident.

    Attributes:
        route: *Route*. Which.
        punten: *tuple[tuple[Eis, bool | None], ...]*. The conditions, and whether each is met; None when not known.
        vanaf: *date*. From which day the premie is not owed, if all conditions are met on the day looked at.
        besparing: *Decimal | None*. Euro a month less than now, repayments left out; None when not known.
        stappen: *tuple[Vervolgstap, ...]*. What can be done next.
    """

    route: Route
    punten: tuple[tuple[Eis, bool | None], ...]
    vanaf: date
    besparing: Decimal | None
    stappen: tuple[Vervolgstap, ...]

    @property
    def staat(self) -> Staat:
        """Open, closed, or unknown."""
        return {True: Staat.OPEN, False: Staat.GESLOTEN, None: Staat.ONBEKEND}[all_true(met for _, met in self.punten)]

    @property
    def bereikbaar(self) -> bool | None:
        """Whether only conditions are missing that can still be arranged; None when that is not known."""
        return all_true(met for eis, met in self.punten if not eis.te_regelen)

    @property
    def voldaan(self) -> tuple[Eis, ...]:
        """The conditions that are met."""
        return tuple(eis for eis, met in self.punten if met)

    @property
    def niet_voldaan(self) -> tuple[Eis, ...]:
        """The conditions that are not met."""
        return tuple(eis for eis, met in self.punten if met is False)

    @property
    def niet_bekend(self) -> tuple[Eis, ...]:
        """The conditions of which it is not known."""
        return tuple(eis for eis, met in self.punten if met is None)

    @property
    def definitief(self) -> bool | None:
        """Whether the premie ends for good; False when it can come back if the agreements are not kept."""
        return self.route.reden.definitief

    def vragen(self, lang: Taal = "nl") -> tuple[str, ...]:
        """Say what to ask next; empty when everything is known."""
        return tuple(eis.vraag.in_taal(lang) for eis in self.niet_bekend)

    def explain(self, lang: Taal = "nl") -> str:
        """Say how it stands, what is missing, what it changes and what to do next.

        Plain text of several lines: the name of the way, then a line for each thing; lists have ``-`` before each item.
        """
        from cak_regeling.regeling.uitleg import explain  # noqa: PLC0415 - the words stand apart from the rules

        return explain(self, lang)


def uitwegen(
    situatie: Situatie, *, stappen: Iterable[Vervolgstap] = (), tabel: Premietabel | None = None
) -> tuple[Uitweg, ...]:
    """Give every way out that the law knows on the day, with its conditions, in a fixed order.

    Args:
        situatie: What is known of the resident.
        stappen: Next steps of the municipality itself, put before those of the whole country.
        tabel: The amounts to look in; those of the library when None.

    Raises:
        cak_regeling.WaardeError: When *situatie*, a step or *tabel* is none, and for a day before the scheme.
    """
    require(situatie, Situatie, "situatie")
    require(tabel, Premietabel | None, "tabel")
    own: tuple[Vervolgstap, ...] = require_all(stappen, Vervolgstap, "stappen")
    op = situatie.op
    require_in_scheme(op)
    steps = [step for step in (*own, *vervolgstappen()) if step.bron.geldt_op(op)]
    return tuple(
        Uitweg(
            route=route,
            punten=tuple((eis, getattr(situatie, eis.veld)) for eis in eisen() if eis.route is route),
            vanaf=(vanaf := route.reden.einddatum(op)),
            besparing=_besparing(situatie, vanaf, tabel),
            stappen=tuple(step for step in steps if not step.routes or route in step.routes),
        )
        for route in Route
        if route.reden.geldig_van <= op
    )


def _besparing(situatie: Situatie, vanaf: date, tabel: Premietabel | None) -> Decimal | None:
    if situatie.eigen_premie is None:
        return None
    try:
        return besparing_bij_uitstroom(vanaf, eigen_premie=situatie.eigen_premie, tabel=tabel)
    except NietVastgesteldError:
        return None
