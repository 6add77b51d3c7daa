# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What a way out means, in plain words: for the kitchen table, in Dutch and in English.

It speaks of the resident and the scheme, says what is and what can be done, and judges nobody.
"""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.bronnen import Zekerheid
from cak_regeling.regeling.afmelding import KWIJTSCHELDING_VANAF, RedenAfmelding
from cak_regeling.regeling.terugkeer import RedenTerugkeer
from cak_regeling.termijnen import Termijn


if TYPE_CHECKING:
    from cak_regeling.regeling.uitstroom import Uitweg

_OPEN = Tekst("Deze weg is open: aan alle voorwaarden is voldaan.", "This way is open: all conditions are met.")
_UNKNOWN = Tekst(
    "Of deze weg open is, is nog niet bekend. Vraag eerst:", "Whether this way is open is not known yet. First ask:"
)
_CLOSED = Tekst("Deze weg is nu niet open. Hieraan is nog niet voldaan:", "This way is not open now. Not met yet:")
_ALSO_ASK = Tekst("Vraag ook:", "Also ask:")
_CAN_BE_ARRANGED = Tekst("Dat kan nog worden geregeld.", "That can still be arranged.")
_NO_WAY_NOW = Tekst(
    "Dat hangt af van de omstandigheden; kijk ook naar de andere wegen.",
    "That depends on the circumstances; look at the other ways too.",
)
_USUAL_AGAIN = Tekst(
    "Vanaf die dag geldt weer de gewone premie van de zorgverzekeraar. "
    "Het CAK mag dan niets meer inhouden op het inkomen of de zorgtoeslag.",
    "From that day on the usual premium of the insurer applies again. "
    "The CAK may then withhold nothing more from the income or the zorgtoeslag.",
)
"""Zvw 16 lid 2 b and 18d lid 2; and Rzv 6.5.3 for what was still open."""
_SAME = Tekst("Het bedrag per maand blijft gelijk.", "The amount a month stays the same.")
_NO_REPAYMENT = Tekst(
    "Een aflossing van de schuld is daarin niet meegeteld.", "A repayment of the debt is not counted in that."
)
_LAPSES = Tekst(
    "Wat nog bij het CAK openstaat, vervalt dan (praktijk sinds 1 augustus 2018).",
    "What is still open at the CAK lapses then (practice since 1 August 2018).",
)
_FOR_GOOD = Tekst("Daarmee is het klaar.", "With that it is done.")
_CAN_RETURN = Tekst(
    "Lukt het niet om de afspraken na te komen, dan kan de premie terugkomen. "
    "Bel dan op tijd met degene met wie de afspraken zijn gemaakt.",
    "If keeping to the agreements does not work out, the premie can come back. "
    "Then call in time whoever the agreements were made with.",
)
_PROVISIONAL = Tekst("Dit is eerst voorlopig.", "This is provisional at first.")
_NEXT = Tekst("Volgende stap:", "Next step:")


def _euro(amount: Decimal) -> Tekst:
    return Tekst(f"€ {amount:.2f}".replace(".", ","), f"€ {amount:.2f}")


def _end(uitweg: "Uitweg") -> Tekst:
    """Say from when the premie is not owed; for a way that is not open, on what condition."""
    last, start = (f"{day:%d-%m-%Y}" for day in (uitweg.vanaf - timedelta(days=1), uitweg.vanaf))
    what = Tekst(
        "geen bestuursrechtelijke premie meer te betalen.",
        "the resident does not have to pay the bestuursrechtelijke premie any more.",
    )
    if not uitweg.niet_voldaan and not uitweg.niet_bekend:
        return Tekst(f"Vanaf {start} hoeft de inwoner {what.nl}", f"From {start} on {what.en}")
    return Tekst(
        f"Is uiterlijk op {last} aan alles voldaan, dan hoeft de inwoner vanaf {start} {what.nl}",
        f"If everything is met by {last}, then from {start} on {what.en}",
    )


def _saving(saved: Decimal) -> Tekst:
    """Say what that changes a month."""
    euro = _euro(abs(saved))
    if saved == 0:
        return _SAME
    if saved > 0:
        return Tekst(f"Dat scheelt {euro.nl} per maand.", f"That is {euro.en} a month less.")
    return Tekst(f"Dat is {euro.nl} per maand meer dan nu.", f"That is {euro.en} a month more than now.")


def _provisional(duur: Termijn | None) -> Tekst:
    """Say that it is provisional, and for how long at most, by the law or in practice."""
    if duur is None:
        return _PROVISIONAL
    by_law = duur.bron.zekerheid is Zekerheid.PRIMAIR
    return Tekst(
        f"Dit is voorlopig, {'' if by_law else 'in de praktijk '}voor ten hoogste {duur.aantal} maanden.",
        f"This is provisional, {'' if by_law else 'in practice '}for {duur.aantal} months at most.",
    )


def explain(uitweg: "Uitweg", lang: Taal) -> str:
    """Say how a way stands, what is missing, what it changes and what to do next; a line for each."""

    def say(*texts: Tekst) -> str:
        return " ".join(text.in_taal(lang) for text in texts)

    def listed(lines: Iterable[str]) -> list[str]:
        return [f"- {line}" for line in lines]

    reden, questions = uitweg.route.reden, listed(uitweg.vragen(lang))
    name = say(uitweg.route.naam)
    lines = [f"{name[0].upper()}{name[1:]}"]
    if uitweg.niet_voldaan:
        lines += [say(_CLOSED), *listed(say(eis.tekst) for eis in uitweg.niet_voldaan)]
        lines += [say(_NO_WAY_NOW if uitweg.bereikbaar is False else _CAN_BE_ARRANGED)]
        lines += [say(_ALSO_ASK), *questions] if questions else []
    else:
        lines += [say(_UNKNOWN), *questions] if questions else [say(_OPEN)]
    lines += [say(_end(uitweg), _USUAL_AGAIN)]
    if uitweg.besparing is not None:
        paid = reden is RedenAfmelding.SCHULD_AFGELOST
        lines += [say(_saving(uitweg.besparing), *(() if paid else (_NO_REPAYMENT,)))]
    if reden is RedenAfmelding.SCHULD_AFGELOST and uitweg.vanaf >= KWIJTSCHELDING_VANAF:
        lines += [say(_LAPSES)]
    if uitweg.definitief is False:
        lines += [say(_provisional(reden.duur))]
    lines += [say(_FOR_GOOD if RedenTerugkeer.na_einde(reden) is None else _CAN_RETURN)]
    if uitweg.niet_voldaan or questions:  # on an open way nothing is left to arrange
        lines += [f"{say(_NEXT)} {say(step.tekst)}" for step in uitweg.stappen]
    return "\n".join([*lines, f"({reden.bron})"])
