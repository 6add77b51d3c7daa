# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What a list holds on one person, in plain words: for who asks what is held on them."""

from datetime import date

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.wanbetaler import Aanmelding, Inningswijze, Wanbetaler


_NOTHING = Tekst("Op deze lijst staat niets over u.", "There is nothing about you on this list.")
_DEBT = Tekst("De schuld bij de zorgverzekeraar staat niet op de lijst.", "The debt at the insurer is not on the list.")
_INNING = {
    Inningswijze.BRONINHOUDING: Tekst("via inhouding op het inkomen", "withheld from income"),
    Inningswijze.CJIB: Tekst("via het CJIB", "through the CJIB"),
    Inningswijze.ONBEKEND: Tekst("niet bekend", "not known"),
}
_UNKNOWN = Tekst("niet bekend", "not known")
_OWES = {True: Tekst("ja", "yes"), False: Tekst("nee", "no"), None: _UNKNOWN}


def explain(wanbetaler: Wanbetaler | None, peildatum: date, lang: Taal, *, rejected: int) -> str:
    """Say what the list of a day holds on a person; None for who is not on it.

    Of rows that were rejected it is not known whose they are, so their number is said.
    """
    apart = Tekst(
        f"Van {rejected} {'regel' if rejected == 1 else 'regels'} is niet bekend over wie die gaan; een medewerker kan "
        "daarin kijken.",
        f"Of {rejected} {'row' if rejected == 1 else 'rows'} it is not known whom they are about; someone can look "
        "into them.",
    )
    held = _held(wanbetaler, peildatum, lang)
    return f"{held}\n\n{apart.in_taal(lang)}" if rejected else held


def _held(wanbetaler: Wanbetaler | None, peildatum: date, lang: Taal) -> str:
    if wanbetaler is None:
        return _NOTHING.in_taal(lang)
    count = len(wanbetaler.aanmeldingen)
    intro = Tekst(
        f"Op de lijst van {peildatum:%d-%m-%Y} staat over u, in {count} {'regel' if count == 1 else 'regels'}:",
        f"On the list of {peildatum:%d-%m-%Y} stands about you, in {count} {'row' if count == 1 else 'rows'}:",
    )
    rows = "\n\n".join(_row(aanmelding, lang) for aanmelding in wanbetaler.aanmeldingen)
    return f"{intro.in_taal(lang)}\n\n{rows}\n\n{_DEBT.in_taal(lang)}"


def _row(a: Aanmelding, lang: Taal) -> str:
    name = (a.naam.voorletters, a.naam.voorvoegsel, a.naam.achternaam)
    number = "".join(str(part) for part in (a.adres.huisnummer, a.adres.huisletter) if part is not None)
    address = (a.adres.straatnaam, number, a.adres.huisnummertoevoeging)
    place = (a.adres.postcode and a.adres.postcode.value, a.adres.woonplaats)
    amount = None if a.achterstand_cak is None else f"€ {a.achterstand_cak:.2f}"
    if amount is not None and lang == "nl":
        amount = amount.replace(".", ",")
    parts: list[tuple[Tekst, str]] = [
        (Tekst("burgerservicenummer", "BSN"), a.bsn.value),
        (Tekst("naam", "name"), _joined(*name)),
        (Tekst("geboortedatum", "date of birth"), _birth(a.geboortedatum).in_taal(lang)),
        (Tekst("adres", "address"), _joined(*address)),
        (Tekst("postcode en woonplaats", "postcode and town"), _joined(*place)),
        (Tekst("zorgverzekeraar", "insurer"), _joined(a.zorgverzekeraar, a.uzovi and a.uzovi.value)),
        (Tekst("in de regeling sinds", "in the scheme since"), (a.aanmelddatum and f"{a.aanmelddatum:%d-%m-%Y}") or ""),
        (Tekst("statuscode", "status code"), a.statuscode or ""),
        (
            Tekst("moet nu elke maand premie aan het CAK betalen", "must now pay premie to the CAK every month"),
            _OWES[a.in_premieregime].in_taal(lang),
        ),
        (Tekst("wijze van inning", "way of collection"), _INNING[a.inningswijze].in_taal(lang)),
        (Tekst("open bij het CAK", "open at the CAK"), amount or ""),
        *((Tekst(header, header), text) for header, text in a.extra.items()),
    ]
    return "\n".join(f"- {label.in_taal(lang)}: {text or _UNKNOWN.in_taal(lang)}" for label, text in parts)


def _joined(*parts: object) -> str:
    return " ".join(str(part) for part in parts if part)


def _birth(day: OnvolledigeDatum) -> Tekst:
    if day.jaar is None:
        return _UNKNOWN
    if day.maand is None:
        return Tekst(f"{day.jaar} (dag en maand niet bekend)", f"{day.jaar} (day and month not known)")
    if day.dag is None:
        month = f"{day.maand:02}-{day.jaar}"
        return Tekst(f"{month} (dag niet bekend)", f"{month} (day not known)")
    whole = f"{day.dag:02}-{day.maand:02}-{day.jaar}"
    return Tekst(whole, whole)
