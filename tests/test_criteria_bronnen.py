# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Criteria beyond the row: earlier lists, the address, premiums, contact, and what other administrations say."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.identificatie import Telefoonnummer


PEILDATUM = date(2024, 6, 30)
ONE, TWO, THREE = cak.BSN("999993653"), cak.BSN("999990639"), cak.BSN("999999990")
CJIB, BRON, UNKNOWN = cak.Inningswijze.CJIB, cak.Inningswijze.BRONINHOUDING, cak.Inningswijze.ONBEKEND


def person(bsn: cak.BSN = ONE, **row: Any) -> cak.Wanbetaler:
    """Make a person with one row."""
    fields: dict[str, Any] = {
        "bsn": bsn,
        "naam": cak.Naam(),
        "adres": cak.Adres(),
        "geboortedatum": cak.OnvolledigeDatum(1990),
        "aanmelddatum": date(2020, 1, 1),
        "statuscode": "BOE",
        "inningswijze": CJIB,
    }
    return cak.Wanbetaler.of(cak.Aanmelding(**(fields | row)))


def against(*lists: tuple[date, list[cak.Wanbetaler]]) -> k.Context:
    """Make a context with earlier lists, the most recent first."""
    return k.Context(
        peildatum=PEILDATUM,
        eerdere=tuple({w.bsn: w for w in persons} for _, persons in lists),
        eerdere_peildatums=tuple(day for day, _ in lists),
    )


def beside(gegeven: cak.Gegeven, waarden: dict[cak.BSN, Any], nagegaan: Any = cak.ALLEN) -> k.Context:
    """Make a context with a verrijking."""
    verrijking = cak.Verrijking(gegeven, waarden=waarden, nagegaan=nagegaan, herkomst="bron", peildatum=PEILDATUM)
    return k.Context(peildatum=PEILDATUM, verrijkingen={gegeven: verrijking})


MAY, APRIL, MARCH = date(2024, 5, 31), date(2024, 4, 30), date(2024, 3, 31)


# Earlier lists


@pytest.mark.parametrize(
    ("lists", "returned"),
    [
        ([], False),
        ([(MAY, [])], False),
        ([(MAY, [person()])], False),
        ([(MAY, []), (APRIL, [person()])], True),
        ([(MAY, []), (APRIL, []), (MARCH, [person()])], True),
        ([(MAY, [person()]), (APRIL, []), (MARCH, [person()])], False),
        ([(MAY, []), (APRIL, [person(TWO)])], False),
    ],
)
def test_who_has_returned(lists: Any, *, returned: bool) -> None:
    """On an older list, and not on the last one."""
    assert k.teruggekeerd.bind(against(*lists))(person()) is returned


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        (None, CJIB, False),
        (CJIB, CJIB, False),
        (CJIB, BRON, True),
        (UNKNOWN, CJIB, None),
        (CJIB, UNKNOWN, None),
    ],
)
def test_whose_collection_changed(before: Any, now: cak.Inningswijze, *, changed: bool | None) -> None:
    """Against the last list; not known where either is not known, and no for who was not on it."""
    persons = [] if before is None else [person(inningswijze=before)]
    assert k.inning_gewisseld.bind(against((MAY, persons)))(person(inningswijze=now)) is changed


@pytest.mark.parametrize(
    ("lists", "months"),
    [
        ([], 0),
        ([(MAY, [])], 0),
        ([(MAY, [person()])], 1),
        ([(MAY, [person()]), (APRIL, [person()]), (MARCH, [person()])], 3),
        ([(MAY, [person()]), (APRIL, []), (MARCH, [person()])], 1),
        ([(MAY, [person()]), (APRIL, [person(statuscode="GBR")]), (MARCH, [person()])], 1),
        ([(MAY, [person(inningswijze=BRON)]), (APRIL, [person()])], 0),
        ([(MAY, [person(aanmelddatum=date(2019, 1, 1))])], 0),
    ],
)
def test_months_without_a_change(lists: Any, months: int) -> None:
    """Since the first of the unbroken run of lists on which the person stood as now."""
    test = k.maanden_zonder_wijziging.is_(months).bind(against(*lists))
    assert test(person()) is True


def test_earlier_lists_have_their_days() -> None:
    """Without earlier lists, or without their days, it can't be counted."""
    with pytest.raises(cak.KaderError, match="teruggekeerd needs vorige"):
        k.teruggekeerd.bind(k.Context(peildatum=PEILDATUM))
    with pytest.raises(cak.KaderError, match="needs the peildatum of each"):
        (k.maanden_zonder_wijziging > 1).bind(evolve(against((MAY, [])), eerdere_peildatums=()))


def test_a_kader_gives_the_days_of_its_lists() -> None:
    """Applied to a list with an earlier one, the months are counted from its peildatum."""
    content = b"BSN;Aanmelddatum;Status;Wijze van inning\n999993653;01-01-2020;BOE;CJIB\n"
    now, before = (cak.read_lijst(content, peildatum=day) for day in (PEILDATUM, MAY))
    kader = cak.Afwegingskader("k", regels=[cak.Regel("r", als=k.maanden_zonder_wijziging >= 1, aanpak="brief")])
    verwerking = cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=cak.Gemeentecode("0392"),
        gegevens=kader.gegevens,
        mandaat=cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="x", geldig_van=date(2023, 1, 1)),
    )
    gebruik = cak.toets(verwerking, op=PEILDATUM).require()
    assert len(kader.apply(now, gebruik, op=PEILDATUM, vorige=[before])) == 1


# The address and premiums


def test_residents_at_one_address() -> None:
    """Postcode, number, letter and addition tell addresses apart; without postcode or number nobody knows."""
    rows = [
        "BSN;Aanmelddatum;Postcode;Huisnummer;Huisnummertoevoeging",
        "999993653;;2011AB;1;A",
        "999990639;;2011 AB;1;a",
        "999999990;;2011AB;1;",
        "999999989;;2011AB;;",
        "999999977;;;1;",
    ]
    lijst = cak.read_lijst("\n".join(rows).encode(), peildatum=PEILDATUM)
    assert [w.inwoners_op_adres for w in lijst.wanbetalers] == [2, 2, 1, None, None]
    assert [(k.inwoners_op_adres >= 2).evaluate(w, peildatum=PEILDATUM) for w in lijst.wanbetalers] == [
        True,
        True,
        False,
        None,
        None,
    ]
    assert person().inwoners_op_adres is None


def test_the_number_of_a_postcode() -> None:
    """A range of postcodes is a range of numbers, half-open as every range."""
    at = person(adres=cak.Adres(postcode=cak.Postcode("2013ZZ")))
    assert k.pc4.tussen(2011, 2014).evaluate(at, peildatum=PEILDATUM) is True
    assert k.pc4.tussen(2011, 2013).evaluate(at, peildatum=PEILDATUM) is False
    assert k.pc4.een_van(2011, 2013).evaluate(at, peildatum=PEILDATUM) is True
    assert (k.pc4 >= 2011).evaluate(person(), peildatum=PEILDATUM) is None


def test_an_amount_in_premiums() -> None:
    """So many times the premie of the month of the peildatum: 175.20 in June 2024, and not established in 2022."""
    owes = person(achterstand_cak=Decimal("1051.20"))
    assert k.achterstand_in_maandpremies.is_(6).evaluate(owes, peildatum=PEILDATUM) is True
    assert (k.achterstand_in_maandpremies > 6).evaluate(owes, peildatum=date(2024, 7, 31)) is True
    assert (k.achterstand_in_maandpremies > 6).evaluate(person(), peildatum=PEILDATUM) is None
    with pytest.raises(cak.NietVastgesteldError, match="2022-05"):
        (k.achterstand_in_maandpremies > 6).evaluate(owes, peildatum=date(2022, 5, 31))


# What other administrations say


def test_contact_feeds_criteria() -> None:
    """Yes or no, a number and a day, from the municipality's own record."""
    assert k.eerder_benaderd.bind(beside(cak.Gegeven.EERDER_BENADERD, {ONE: True}))(person()) is True
    attempts = beside(cak.Gegeven.AANTAL_POGINGEN, {ONE: 3}, frozenset({ONE, TWO}))
    assert (k.aantal_pogingen >= 3).bind(attempts)(person()) is True
    assert k.aantal_pogingen.is_(0).bind(attempts)(person(TWO)) is True
    assert (k.aantal_pogingen >= 0).bind(attempts)(person(THREE)) is None


def test_without_contact_there_are_no_months_since() -> None:
    """Who was looked up and had no contact has none: every comparison is no, and its denial yes; that is known."""
    context = beside(cak.Gegeven.LAATSTE_CONTACT, {ONE: date(2024, 1, 15)}, frozenset({ONE, TWO}))
    recent = k.maanden_sinds_contact < 6
    assert (recent.bind(context)(person()), (k.maanden_sinds_contact >= 5).bind(context)(person())) == (True, True)
    assert (recent.bind(context)(person(TWO)), (~recent).bind(context)(person(TWO))) == (False, True)
    assert (k.maanden_sinds_contact >= 6).bind(context)(person(TWO)) is False
    assert k.maanden_sinds_contact.bekend().bind(context)(person(TWO)) is True
    assert recent.bind(context)(person(THREE)) is None
    keys = [k.maanden_sinds_contact.oplopend.sort_key(context)(person(bsn)) for bsn in (ONE, TWO, THREE)]
    assert keys == [(False, 5), (True, 0), (True, 0)]


def test_debts_are_amounts_that_are_not_added() -> None:
    """The debt at the insurer and other debts are asked apart, each from its own source."""
    for gegeven, criterium in (
        (cak.Gegeven.SCHULD_ZORGVERZEKERAAR, k.schuld_zorgverzekeraar),
        (cak.Gegeven.ANDERE_SCHULDEN, k.andere_schulden),
    ):
        context = beside(gegeven, {ONE: Decimal("812.50"), TWO: 900})
        assert (criterium > 812).bind(context)(person()) is True
        assert criterium.is_(0).bind(context)(person(THREE)) is True
        assert criterium.gegevens == {gegeven}


def test_kinds_of_signals() -> None:
    """One kind or several; who has none has none of them, and who was not looked up is not known."""
    test = k.soort_signaal.een_van("Energie", "water")
    one = beside(cak.Gegeven.SOORT_SIGNAAL, {ONE: "energie", TWO: "Huur"}, frozenset({THREE}))
    assert [test.bind(one)(person(bsn)) for bsn in (ONE, TWO, THREE)] == [True, False, False]
    several = beside(cak.Gegeven.SOORT_SIGNAAL, {ONE: frozenset({"huur", "water"}), TWO: frozenset()}, frozenset())
    assert [test.bind(several)(person(bsn)) for bsn in (ONE, TWO, THREE)] == [True, False, None]


def test_a_telephone_number() -> None:
    """Whether there is one, and whether it is a mobile one; without one it is neither."""
    numbers = {ONE: Telefoonnummer("06 12345678"), TWO: Telefoonnummer("023 511 5115")}
    context = beside(cak.Gegeven.TELEFOONNUMMER, numbers, frozenset({THREE}))
    assert [k.telefoonnummer.bind(context)(person(bsn)) for bsn in (ONE, TWO, THREE)] == [True, True, False]
    assert [k.mobiel_nummer.bind(context)(person(bsn)) for bsn in (ONE, TWO, THREE)] == [True, False, False]
    unknown = beside(cak.Gegeven.TELEFOONNUMMER, {}, frozenset())
    assert (k.telefoonnummer.bind(unknown)(person()), k.mobiel_nummer.bind(unknown)(person())) == (None, None)


@pytest.mark.parametrize(
    ("voorwaarde", "gegeven", "value"),
    [
        (k.bijstand, cak.Gegeven.BIJSTAND, 1),
        (k.bijstand, cak.Gegeven.BIJSTAND, "ja"),
        (k.aantal_pogingen > 1, cak.Gegeven.AANTAL_POGINGEN, True),
        (k.aantal_pogingen > 1, cak.Gegeven.AANTAL_POGINGEN, "3"),
        (k.maanden_sinds_contact > 1, cak.Gegeven.LAATSTE_CONTACT, 3),
        (k.soort_signaal.is_("huur"), cak.Gegeven.SOORT_SIGNAAL, 3),
        (k.mobiel_nummer, cak.Gegeven.TELEFOONNUMMER, True),
    ],
)
def test_another_kind_than_is_asked(voorwaarde: cak.Voorwaarde, gegeven: cak.Gegeven, value: Any) -> None:
    """A verrijking of another kind is refused before anyone is asked, by the name of the criterium."""
    with pytest.raises(cak.KaderError, match=rf" needs a Verrijking with {gegeven.name} whose waarden are "):
        voorwaarde.bind(beside(gegeven, {ONE: value}))


@pytest.mark.parametrize(
    ("kind", "operation", "field"),
    [
        (k.Getal, k.Operation.FIELD, "schoenmaat"),
        (k.Getal, k.Operation.FIELD, "adres.schoenmaat"),
        (k.Getal, k.Operation.YEARS_SINCE, "adres.postcode.value.lengte"),
        (k.JaNee, k.Operation.CHANGED, "wanbetaler"),
        (k.JaNee, k.Operation.FIELD, ""),
    ],
)
def test_a_field_that_nobody_has(kind: Any, operation: k.Operation, field: str) -> None:
    """The fault of the criterium, said as such and at once."""
    own = kind(
        naam="eigen",
        operation=operation,
        field=field,
        gegevens=frozenset({cak.Gegeven.ADRES}),
        omschrijving=cak.Tekst("iets", "something"),
    )
    voorwaarde = own if kind is k.JaNee else own.bekend()
    with pytest.raises(cak.KaderError, match=r"^eigen: expected a field of "):
        voorwaarde.bind(against())


@pytest.mark.parametrize(
    ("text", "value", "mobiel"),
    [
        ("06 12345678", "+31612345678", True),
        ("0612345678", "+31612345678", True),
        ("+31 6 12345678", "+31612345678", True),
        ("(023) 511 51 15", "+31235115115", False),
        ("+32 470 12 34 56", "+32470123456", True),
        ("+1 202 456 1111", "+12024561111", None),
    ],
)
def test_telephone_numbers_have_one_form(text: str, value: str, *, mobiel: bool | None) -> None:
    """That of E.164; a number without a country is Dutch."""
    number = Telefoonnummer(text)
    assert (number.value, number.mobiel) == (value, mobiel)
    assert value[3:] not in f"{number!r} {number} {number!s:>40}"


@pytest.mark.parametrize("wrong", ["", "12345", "abc", "06 1234567", None, 612345678])
def test_what_is_no_telephone_number(wrong: Any) -> None:
    """Refused without showing it."""
    with pytest.raises(cak.WaardeError, match=r"^not a telephone number") as caught:
        Telefoonnummer(wrong)
    assert str(wrong or "#") not in str(caught.value)
