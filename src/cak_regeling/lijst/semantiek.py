# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What can be read and still can't be right, or is unusual: within a row, and over the rows of a list."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from operator import attrgetter

from cak_regeling.bevinding import Bevinding, Bevindingsoort
from cak_regeling.datums import OnvolledigeDatum, full_years
from cak_regeling.identificatie import Postcode
from cak_regeling.lijst import soorten
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.wanbetaler import Aanmelding


START_REGELING = date(2009, 9, 1)
"""First day on which the premie could be owed."""
GROOT_BEDRAG = Decimal(50_000)
"""More than this in one row is doubtful: the highest premie there was (€ 175,20), every month since 2009, is less."""
_VOLWASSEN = 18


def of_aanmelddatum(day: date | None, peildatum: date) -> Bevindingsoort | None:
    """Say what is odd about an aanmelddatum."""
    if day is None:
        return None
    if day < START_REGELING:
        return soorten.AANMELDDATUM_TE_VROEG
    return soorten.AANMELDDATUM_TOEKOMST if day > peildatum else None


def of_amount(amount: Decimal | None) -> Bevindingsoort | None:
    """Say what is odd about an amount."""
    if amount is None or 0 <= amount <= GROOT_BEDRAG:
        return None
    return soorten.BEDRAG_NEGATIEF if amount < 0 else soorten.BEDRAG_GROOT


def of_postcode(postcode: Postcode | None, gebied: Lijstfilter) -> Bevindingsoort | None:
    """Say that a postcode is none of the municipality."""
    return soorten.POSTCODE_BUITEN_GEMEENTE if gebied.bevat_postcode(postcode) is False else None


def too_young(born: OnvolledigeDatum, day: date | None) -> bool:
    """Tell whether someone was certainly under 18 on a day."""
    if day is None or born.vroegste is None or day.year - born.vroegste.year > _VOLWASSEN:
        return False
    return full_years(born.vroegste, day) < _VOLWASSEN


def over_rows(aanmeldingen: Iterable[Aanmelding], headers: Mapping[str, str]) -> list[Bevinding]:
    """Say what rows say of each other, at the later row: the same person, or the same address.

    Rows of one BSN are compared with the first that says something, so that a third row is not silent about the first.

    Args:
        aanmeldingen: The accepted rows, in file order.
        headers: By logical field, as the file spells them.
    """
    firsts: dict[str, Aanmelding] = {}
    with_more: dict[str, list[Aanmelding]] = {}
    for a in aanmeldingen:
        first = firsts.setdefault(a.bsn.value, a)
        if first is not a:
            with_more.setdefault(a.bsn.value, [first]).append(a)
    found = [
        Bevinding(soort=soort, row=row, column=field and headers.get(field), field=field)
        for rows in with_more.values()
        for row, soort, field in _of_person(rows)
    ]
    found.extend(Bevinding(soort=soorten.ADRES_MEER_INWONERS, row=row) for row in _with_others(firsts.values()))
    return sorted(found, key=attrgetter("row"))


def _of_person(rows: list[Aanmelding]) -> Iterator[tuple[int, Bevindingsoort, str | None]]:
    """Compare the rows of one person."""
    seen: set[Aanmelding] = set()
    may_be_equal = len({a.aanmelddatum for a in rows}) < len(rows)
    naam, born, uzovi = rows[0].naam, rows[0].geboortedatum, rows[0].uzovi
    for a in rows:
        if may_be_equal:
            if a in seen:
                yield a.row, soorten.RIJ_DUBBEL, None
                continue
            seen.add(a)
        if a.geboortedatum is not born:
            if _apart(born, a.geboortedatum):
                yield a.row, soorten.BSN_TWEE_GEBOORTEDATUMS, "geboortedatum"
            born = a.geboortedatum if born.vroegste is None else born
        if a.naam is not naam:
            own, first = _comparable(a.naam.achternaam), _comparable(naam.achternaam)
            if own and first and own != first:
                yield a.row, soorten.BSN_TWEE_NAMEN, "achternaam"
            naam = naam if first else a.naam
        if a.uzovi is not uzovi:
            if uzovi is not None and a.uzovi is not None and uzovi != a.uzovi:
                yield a.row, soorten.BSN_TWEE_VERZEKERAARS, "uzovi"
            uzovi = uzovi or a.uzovi


def _apart(one: OnvolledigeDatum, other: OnvolledigeDatum) -> bool:
    """Tell whether two dates can't be the same day, whatever their unknown parts are."""
    if one.vroegste is None or one.laatste is None or other.vroegste is None or other.laatste is None:
        return False
    return one.laatste < other.vroegste or other.laatste < one.vroegste


def _comparable(name: str | None) -> str:
    """Give a surname without case, accents, spaces and punctuation: those get lost between systems."""
    letters = unicodedata.normalize("NFKD", (name or "").casefold())
    return "".join(character for character in letters if character.isalnum())


def _with_others(rows: Iterable[Aanmelding]) -> Iterator[int]:
    """Give the row of each person after the first on an address."""
    seen: set[tuple[object, ...]] = set()
    for a in rows:
        place = a.adres.plaats
        if place in seen:
            yield a.row
        elif place is not None:
            seen.add(place)
