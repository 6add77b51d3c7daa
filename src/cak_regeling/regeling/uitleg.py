"""What a way out means, in plain words: for the kitchen table, in Dutch and in English.

It speaks of the resident and the scheme, says what is and what can be done, and judges nobody.
"""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.regeling.afmelding import KWIJTSCHELDING_VANAF, RedenAfmelding
from cak_regeling.regeling.terugkeer import RedenTerugkeer


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
_FOR_GOOD = Tekst("Daarmee is het klaar.", "With that it is done.")
_CAN_RETURN = Tekst(
    "Lukt het niet om de afspraken na te komen, dan kan de premie terugkomen; bel dan op tijd.",
    "If keeping to the agreements does not work out, the premie can come back; then call in time.",
)
_PROVISIONAL = Tekst("Dit is eerst voorlopig.", "This is provisional at first.")
_SAME = Tekst("Het bedrag per maand blijft gelijk.", "The amount a month stays the same.")
_LAPSES = Tekst(
    "Wat nog bij het CAK openstaat, vervalt dan (praktijk sinds 1 augustus 2018).",
    "What is still open at the CAK lapses then (practice since 1 August 2018).",
)
_NEXT = Tekst("Volgende stap:", "Next step:")


def _euro(amount: Decimal) -> Tekst:
    return Tekst(f"€ {amount:.2f}".replace(".", ","), f"€ {amount:.2f}")


def _change(uitweg: "Uitweg") -> Tekst:
    """Say from when the premie is not owed, and the usual premium is; for a way that is not open, on what condition."""
    last, start = (f"{day:%d-%m-%Y}" for day in (uitweg.vanaf - timedelta(days=1), uitweg.vanaf))
    is_open = not uitweg.niet_voldaan and not uitweg.niet_bekend
    nl = (
        f"Vanaf {start} hoeft de inwoner"
        if is_open
        else f"Is dat uiterlijk op {last} zo, dan hoeft de inwoner vanaf {start}"
    )
    en = f"From {start} on" if is_open else f"If that is so by {last}, then from {start} on"
    return Tekst(
        f"{nl} geen bestuursrechtelijke premie meer te betalen. "
        "Vanaf die dag betaalt de inwoner weer de gewone premie aan de zorgverzekeraar.",
        f"{en} the resident does not have to pay the bestuursrechtelijke premie any more. "
        "From that day on the resident pays the usual premium to the insurer again.",
    )


def _saving(saved: Decimal) -> Tekst:
    """Say what that changes a month."""
    euro = _euro(abs(saved))
    if saved == 0:
        return _SAME
    if saved > 0:
        return Tekst(
            f"Dat scheelt {euro.nl} per maand; een aflossing gaat daar nog af.",
            f"That is {euro.en} a month less; a repayment still comes off that.",
        )
    return Tekst(f"Dat is {euro.nl} per maand meer dan nu.", f"That is {euro.en} a month more than now.")


def explain(uitweg: "Uitweg", lang: Taal) -> str:
    """Say how a way stands, what is missing, what it changes and what to do next."""

    def say(text: Tekst) -> str:
        return text.in_taal(lang)

    name = say(uitweg.route.naam)
    sentences = [f"{name[0].upper()}{name[1:]}."]
    missing = "; ".join(say(eis.tekst) for eis in uitweg.niet_voldaan)
    questions = " ".join(uitweg.vragen(lang))
    if missing:
        sentences.append(f"{say(_CLOSED)} {missing}.")
        sentences.append(say(_NO_WAY_NOW if uitweg.bereikbaar is False else _CAN_BE_ARRANGED))
        sentences.extend([f"{say(_ALSO_ASK)} {questions}"] * bool(questions))
    else:
        sentences.append(f"{say(_UNKNOWN)} {questions}" if questions else say(_OPEN))
    sentences.append(say(_change(uitweg)))
    if uitweg.besparing is not None:
        sentences.append(say(_saving(uitweg.besparing)))
    if uitweg.route.reden is RedenAfmelding.SCHULD_AFGELOST and uitweg.vanaf >= KWIJTSCHELDING_VANAF:
        sentences.append(say(_LAPSES))
    if uitweg.definitief is False:
        sentences.append(say(_PROVISIONAL))
    sentences.append(say(_FOR_GOOD if RedenTerugkeer.na_einde(uitweg.route.reden) is None else _CAN_RETURN))
    sentences.extend(f"{say(_NEXT)} {say(step.tekst)}" for step in uitweg.stappen)
    sentences.append(f"({uitweg.route.reden.bron})")
    return " ".join(sentences)
