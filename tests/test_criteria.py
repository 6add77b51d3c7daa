# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The criteria: what is asked of a person, how it compares, and what a vendor can add."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from operator import ge, gt, le, lt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.bevinding import Tekst
from cak_regeling.criteria import Criterium, Getal, JaNee, Keuze, Operation, Voorwaarde
from cak_regeling.testing.strategies import bedragen, onvolledige_datums, wanbetalers


PEILDATUM = date(2023, 9, 30)
BSN = cak.BSN("999993653")
OTHER = cak.BSN("999999990")

COMPARISONS = {"<": lt, "<=": le, ">": gt, ">=": ge}


def person(*rows: dict[str, Any]) -> cak.Wanbetaler:
    """Make a person of rows, each given by the fields that matter."""
    return cak.Wanbetaler.of(*(cak.Aanmelding(bsn=BSN, **row) for row in rows or ({},)))


def born(*parts: int) -> cak.Wanbetaler:
    """Make a person with a birth date of which only *parts* are known."""
    return person({"geboortedatum": cak.OnvolledigeDatum(*parts)})


def ask(voorwaarde: Voorwaarde, wanbetaler: cak.Wanbetaler, *, peildatum: date = PEILDATUM) -> bool | None:
    """Evaluate on the peildatum of these tests, or another."""
    return voorwaarde.evaluate(wanbetaler, peildatum=peildatum)


def days_of(birth: cak.OnvolledigeDatum) -> list[date]:
    """Every day that a birth date can be; none when it is wholly unknown."""
    if birth.jaar is None:
        return []
    months = [birth.maand] if birth.maand is not None else list(range(1, 13))
    return [
        date(birth.jaar, month, day)
        for month in months
        for day in ([birth.dag] if birth.dag is not None else range(1, monthrange(birth.jaar, month)[1] + 1))
    ]


def age_on(day: date, birth: date) -> int:
    """Full years, by looking for the birthday in the year of *day*; 29 February is 1 March where it does not exist."""
    leap = monthrange(day.year, 2)[1] == 29
    month, of_month = (3, 1) if (birth.month, birth.day) == (2, 29) and not leap else (birth.month, birth.day)
    return day.year - birth.year - (1 if date(day.year, month, of_month) > day else 0)


def verdict(outcomes: set[bool]) -> bool | None:
    """True when it holds for all that it can be, False when for none, else None; None too when it can be anything."""
    return outcomes.pop() if len(outcomes) == 1 else None


# Age


@given(
    birth=onvolledige_datums(date(1990, 1, 1), date(2012, 12, 31)),
    peildatum=st.dates(date(2009, 9, 1), date(2030, 12, 31)),
    threshold=st.integers(-3, 40),
    length=st.integers(1, 10),
    exact=st.sets(st.integers(-3, 40), min_size=1, max_size=4),
)
def test_age_against_every_day_of_birth(
    birth: cak.OnvolledigeDatum, peildatum: date, threshold: int, length: int, exact: set[int]
) -> None:
    """A comparison is True iff it holds for every day that the birth date can be, False iff for none, else None."""
    ages = {age_on(peildatum, day) for day in days_of(birth)}
    someone = person({"geboortedatum": birth})
    for compare in COMPARISONS.values():
        expected = verdict({compare(age, threshold) for age in ages})
        assert ask(compare(k.leeftijd, threshold), someone, peildatum=peildatum) is expected
    between = k.leeftijd.tussen(threshold, threshold + length)
    expected = verdict({threshold <= age < threshold + length for age in ages})
    assert ask(between, someone, peildatum=peildatum) is expected
    assert ask(k.leeftijd.een_van(*exact), someone, peildatum=peildatum) is verdict({age in exact for age in ages})
    assert ask(k.leeftijd.is_(threshold), someone, peildatum=peildatum) is verdict({age == threshold for age in ages})
    assert ask(k.leeftijd.bekend(), someone, peildatum=peildatum) is bool(ages)


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        ((2005, 10, 1), False),
        ((2005, 9, 30), True),
        ((2002, 10, 1), True),
        ((2002, 9, 30), False),
        ((2004,), True),
        ((2005,), None),
        ((2002,), None),
        ((2005, 9), True),
        ((2005, 10), False),
        ((2001,), False),
        ((2006,), False),
        ((), None),
    ],
)
def test_tussen_is_half_open(birth: tuple[int, ...], *, expected: bool | None) -> None:
    """``tussen(18, 21)`` is 18, 19 and 20, and one comparison for an incomplete birth date."""
    assert ask(k.leeftijd.tussen(18, 21), born(*birth)) is expected


def test_tussen_is_more_than_its_two_halves() -> None:
    """One comparison knows what two apart can't: who is 17 or 18 is in a range that holds both."""
    someone = born(2005)
    assert ask(k.leeftijd.een_van(17, 18), someone) is True
    assert ask(k.leeftijd.is_(17) | k.leeftijd.is_(18), someone) is None
    assert ask(k.leeftijd.tussen(17, 19), someone) is True
    assert ask(k.leeftijd.tussen(18, 20), someone) is None
    assert ask(k.leeftijd.tussen(19, 21), someone) is False


@pytest.mark.parametrize(
    ("peildatum", "expected"),
    [(date(2022, 2, 28), False), (date(2022, 3, 1), True), (date(2024, 2, 28), True), (date(2024, 2, 29), True)],
)
def test_who_is_born_on_29_february_turns_on_1_march(peildatum: date, *, expected: bool) -> None:
    """In a year without 29 February the birthday is on 1 March."""
    assert ask(k.leeftijd >= 18, born(2004, 2, 29), peildatum=peildatum) is expected


# Other numbers


@pytest.mark.parametrize(
    ("aanmelddatum", "months"),
    [
        (date(2023, 9, 30), 0),
        (date(2023, 9, 1), 0),
        (date(2023, 8, 31), 1),
        (date(2022, 9, 30), 12),
        (date(2013, 9, 1), 120),
        (date(2023, 10, 1), -1),
    ],
)
def test_months_are_calendar_months(aanmelddatum: date, months: int) -> None:
    """Days of the month play no part in ``maanden_in_regeling``."""
    assert ask(k.maanden_in_regeling.is_(months), person({"aanmelddatum": aanmelddatum})) is True


def test_months_from_the_latest_and_from_the_first() -> None:
    """``maanden_in_regeling`` counts from the latest aanmelding, the other from the oldest, which may be not known."""
    known = person({"aanmelddatum": date(2023, 1, 1)}, {"aanmelddatum": date(2020, 1, 1)})
    assert ask(k.maanden_in_regeling.is_(8), known) is True
    assert ask(k.maanden_sinds_eerste_aanmelding.is_(44), known) is True
    half_known = person({"aanmelddatum": date(2023, 1, 1)}, {"aanmelddatum": None})
    assert ask(k.maanden_in_regeling.is_(8), half_known) is True
    assert ask(k.maanden_sinds_eerste_aanmelding.is_(44), half_known) is None
    assert ask(k.maanden_sinds_eerste_aanmelding.bekend(), half_known) is False


@pytest.mark.parametrize(
    ("amount", "threshold", "expected"),
    [
        (Decimal("5000.00"), 5000, True),
        (Decimal("4999.99"), 5000, False),
        (Decimal("0.10"), Decimal("0.1"), True),
        (Decimal("-20.00"), 0, False),
        (None, 0, None),
    ],
)
def test_amounts_compare_to_the_cent(
    amount: Decimal | None, threshold: Decimal | int, *, expected: bool | None
) -> None:
    """Amounts are Decimal, so that a threshold is the amount that was written."""
    assert ask(k.achterstand_cak >= threshold, person({"achterstand_cak": amount})) is expected


def test_the_number_of_rows_is_always_known() -> None:
    """``aantal_aanmeldingen`` counts the rows of the person."""
    three = person({"statuscode": "BOE"}, {"statuscode": "GBR"}, {"statuscode": "GBT"})
    assert ask(k.aantal_aanmeldingen.is_(3), three) is True
    assert ask(k.aantal_aanmeldingen > 3, three) is False


@settings(max_examples=30)
@given(wanbetalers(), st.integers(-20, 200), st.integers(1, 50))
def test_exact_numbers_against_plain_python(wanbetaler: cak.Wanbetaler, threshold: int, length: int) -> None:
    """Months, amounts and counts compare as the numbers do, and are None where there is none."""
    latest = wanbetaler.aanmelddatum
    months = None if latest is None else (PEILDATUM.year - latest.year) * 12 + PEILDATUM.month - latest.month
    numbers: list[tuple[Getal, int | Decimal | None]] = [
        (k.maanden_in_regeling, months),
        (k.achterstand_cak, wanbetaler.achterstand_cak),
        (k.aantal_aanmeldingen, len(wanbetaler.aanmeldingen)),
    ]
    for getal, value in numbers:
        for compare in COMPARISONS.values():
            expected = None if value is None else compare(value, threshold)
            assert ask(compare(getal, threshold), wanbetaler) is expected
        between = None if value is None else threshold <= value < threshold + length
        assert ask(getal.tussen(threshold, threshold + length), wanbetaler) is between
        assert ask(getal.bekend(), wanbetaler) is (value is not None)


def test_the_other_way_round() -> None:
    """A number may stand on the left of a comparison."""
    number: Any = 18
    pairs = [
        (number <= k.leeftijd, k.leeftijd >= 18),
        (number < k.leeftijd, k.leeftijd > 18),
        (number >= k.leeftijd, k.leeftijd <= 18),
        (number > k.leeftijd, k.leeftijd < 18),
    ]
    assert all(left == right for left, right in pairs)


WAYS: dict[str, Callable[[Any], object]] = {
    "<": lambda value: k.leeftijd < value,
    "<=": lambda value: k.leeftijd <= value,
    ">": lambda value: k.leeftijd > value,
    ">=": lambda value: k.leeftijd >= value,
    "is_": k.leeftijd.is_,
    "een_van": lambda value: k.leeftijd.een_van(18, value),
    "tussen_van": lambda value: k.leeftijd.tussen(value, 30),
    "tussen_tot": lambda value: k.leeftijd.tussen(-1, value),
}
"""Every way to write a threshold."""


@pytest.mark.parametrize("threshold", [18.0, True, False, "18", None, 18j, date(2023, 1, 1)], ids=repr)
@pytest.mark.parametrize("write", WAYS.values(), ids=WAYS)
def test_a_threshold_is_int_or_decimal(write: Callable[[Any], object], threshold: Any) -> None:
    """A float, a bool or a text as a threshold is refused when the rule is written, not when it is used."""
    with pytest.raises(cak.KaderError, match="expected int or Decimal"):
        write(threshold)


@pytest.mark.parametrize("write", WAYS.values(), ids=WAYS)
def test_a_threshold_is_a_number(write: Callable[[Any], object]) -> None:
    """The Decimal that is not a number has no place in an order, so it is refused when the rule is written."""
    for threshold in (Decimal("NaN"), Decimal("sNaN")):
        with pytest.raises(cak.KaderError):
            write(threshold)


@pytest.mark.parametrize(("van", "tot"), [(21, 18), (18, 18), (Decimal("0.2"), Decimal("0.1"))])
def test_a_range_has_something_in_it(van: int | Decimal, tot: int | Decimal) -> None:
    """A range that ends where it starts, or before, is a mistake."""
    with pytest.raises(cak.KaderError, match=r"tussen\(van, tot\)"):
        k.leeftijd.tussen(van, tot)


@pytest.mark.parametrize("criterium", [k.leeftijd, k.inningswijze, k.statuscode], ids=repr)
def test_one_of_nothing_is_refused(criterium: Getal | Keuze[Any]) -> None:
    """``een_van()`` without a value would hold for nobody."""
    with pytest.raises(cak.KaderError, match="at least one value"):
        criterium.een_van()


def test_equals_makes_no_condition() -> None:
    """``==`` compares criteria and not persons; what comes out is refused as a rule."""
    number: object = 18
    assert (k.leeftijd == number) is False
    with pytest.raises(cak.KaderError, match=r"\.is_\(\.\.\.\) and not =="):
        cak.Regel("18", als=k.leeftijd == number, aanpak="brief")  # type: ignore[arg-type]


# Codes and texts


ROW = {
    "yes": {"inningswijze": cak.Inningswijze.CJIB},
    "no": {"inningswijze": cak.Inningswijze.BRONINHOUDING},
    "unknown": {"inningswijze": cak.Inningswijze.ONBEKEND},
}


@pytest.mark.parametrize(
    ("rows", "expected", "known"),
    [
        (["yes"], True, True),
        (["no"], False, True),
        (["unknown"], None, False),
        (["yes", "no"], True, True),
        (["no", "yes"], True, True),
        (["yes", "unknown"], True, True),
        (["unknown", "yes"], True, True),
        (["no", "unknown"], None, True),
        (["unknown", "no"], None, True),
        (["no", "no"], False, True),
        (["unknown", "unknown"], None, False),
        (["no", "unknown", "yes"], True, True),
    ],
)
def test_a_criterium_of_rows_holds_when_one_row_does(rows: list[str], *, expected: bool | None, known: bool) -> None:
    """One row is enough for yes, and no takes all of them: a row that is not known makes it not known."""
    someone = person(*({**ROW[row], "statuscode": str(i)} for i, row in enumerate(rows)))
    assert ask(k.inningswijze.is_(cak.Inningswijze.CJIB), someone) is expected
    assert ask(k.inningswijze.bekend(), someone) is known
    denied = None if expected is None else not expected
    assert ask(~k.inningswijze.is_(cak.Inningswijze.CJIB), someone) is denied


@settings(max_examples=30)
@given(wanbetalers())
def test_choices_against_plain_python(wanbetaler: cak.Wanbetaler) -> None:
    """Codes of rows and texts of the address compare as the values do, and are None where there is none."""

    def in_rows(values: list[bool | None]) -> bool | None:
        return True if True in values else None if None in values else False

    rows = wanbetaler.aanmeldingen
    uzovi = rows[0].uzovi or cak.UZOVI("0101")
    town = wanbetaler.adres.woonplaats or "Voorbeeldstad"
    postcode = wanbetaler.adres.postcode or cak.Postcode("1234AB")
    table: list[tuple[Voorwaarde, bool | None]] = [
        (k.statuscode.is_("boe"), in_rows([None if a.statuscode is None else a.statuscode == "BOE" for a in rows])),
        (k.uzovi.is_(uzovi), in_rows([None if a.uzovi is None else a.uzovi == uzovi for a in rows])),
        (k.woonplaats.is_(town), None if wanbetaler.adres.woonplaats is None else True),
        (k.postcode.is_(postcode), None if wanbetaler.adres.postcode is None else True),
        (k.statuscode.bekend(), any(a.statuscode is not None for a in rows)),
        (k.uzovi.bekend(), any(a.uzovi is not None for a in rows)),
        (k.inningswijze.bekend(), any(a.inningswijze is not cak.Inningswijze.ONBEKEND for a in rows)),
        (k.woonplaats.bekend(), wanbetaler.adres.woonplaats is not None),
        (k.postcode.bekend(), wanbetaler.adres.postcode is not None),
    ]
    for voorwaarde, expected in table:
        assert ask(voorwaarde, wanbetaler) is expected


@pytest.mark.parametrize("text", ["'s-Gravenhage", "'S-GRAVENHAGE", "'s-gravenhage"])
def test_text_compares_without_case(text: str) -> None:
    """A town is the same in capitals, on both sides."""
    for written in ("'s-Gravenhage", "'S-GRAVENHAGE"):
        someone = person({"adres": cak.Adres(woonplaats=written)})
        assert ask(k.woonplaats.is_(text), someone) is True
        assert ask(k.woonplaats.een_van("Haarlem", text), someone) is True
        assert ask(k.woonplaats.is_("Haarlem"), someone) is False


def test_identifiers_compare_by_value() -> None:
    """A UZOVI keeps its leading zero, and a postcode is the same with and without the space."""
    someone = person({"uzovi": cak.UZOVI("0101"), "adres": cak.Adres(postcode=cak.Postcode("2011AB"))})
    assert ask(k.uzovi.is_(cak.UZOVI("0101")), someone) is True
    assert ask(k.uzovi.is_(cak.UZOVI("1010")), someone) is False
    assert ask(k.postcode.een_van(cak.Postcode("2011 ab"), cak.Postcode("2012 AB")), someone) is True


@pytest.mark.parametrize(
    ("keuze", "waarde"),
    [
        (k.inningswijze, "CJIB"),
        (k.inningswijze, "cjib"),
        (k.inningswijze, None),
        (k.inningswijze, cak.Gegeven.BSN),
        (k.uzovi, "0101"),
        (k.uzovi, 101),
        (k.postcode, "2011AB"),
        (k.statuscode, 1),
        (k.statuscode, None),
        (k.woonplaats, cak.Postcode("2011AB")),
    ],
)
def test_a_choice_takes_values_of_its_own_type(keuze: Keuze[Any], waarde: object) -> None:
    """A text where a code belongs would never be equal to anything, so it is refused."""
    for write in (keuze.is_, keuze.een_van):
        with pytest.raises(cak.KaderError, match=f"{keuze.naam}: expected values of type"):
            write(waarde)


def test_onbekend_is_not_a_value() -> None:
    """Asking for ONBEKEND is refused, and says how to ask it."""
    for write in (k.inningswijze.is_, k.inningswijze.een_van):
        with pytest.raises(cak.KaderError, match=r"~inningswijze\.bekend\(\)"):
            write(cak.Inningswijze.ONBEKEND)
    with pytest.raises(cak.KaderError, match="ONBEKEND"):
        k.inningswijze.een_van(cak.Inningswijze.CJIB, cak.Inningswijze.ONBEKEND)


@pytest.mark.parametrize("empty", ["", " "])
def test_empty_text_is_no_value(empty: str) -> None:
    """Asking for an empty code or place is refused, as nothing can be it, and says how to ask it."""
    for criterium in (k.statuscode, k.woonplaats, k.soort_signaal):
        with pytest.raises(cak.KaderError, match=rf"~{criterium.naam}\.bekend\(\)"):
            criterium.een_van("BOE", empty)


# Yes or no


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([True], True),
        ([False], False),
        ([None], None),
        ([True, None, False], True),
        ([None, False], None),
        ([False, False], False),
    ],
)
def test_in_premieregime(rows: list[bool | None], *, expected: bool | None) -> None:
    """It is yes when one row says so, else not known when one does not tell, else no."""
    someone = person(*({"in_premieregime": row, "statuscode": str(i)} for i, row in enumerate(rows)))
    assert ask(k.in_premieregime, someone) is expected


def test_nieuw_op_lijst_looks_at_the_most_recent_list_only() -> None:
    """New is who was not on the latest of the earlier lists; on the first list everyone is."""
    someone = person()
    here, gone = {BSN: someone}, {OTHER: someone}
    expected = [((), True), ((here,), False), ((gone,), True), ((gone, here), True), ((here, gone), False)]
    for eerdere, outcome in expected:
        context = k.Context(peildatum=PEILDATUM, eerdere=eerdere)
        assert k.nieuw_op_lijst.bind(context)(someone) is outcome


# What a criterium says of itself


GEGEVENS = {
    "leeftijd": {"GEBOORTEDATUM"},
    "maanden_in_regeling": {"AANMELDDATUM"},
    "maanden_sinds_eerste_aanmelding": {"AANMELDDATUM"},
    "achterstand_cak": {"ACHTERSTAND_CAK"},
    "aantal_aanmeldingen": {"BSN"},
    "statuscode": {"STATUSCODE"},
    "inningswijze": {"INNINGSWIJZE"},
    "uzovi": {"UZOVI"},
    "postcode": {"POSTCODE"},
    "woonplaats": {"WOONPLAATS"},
    "in_premieregime": {"STATUSCODE"},
    "nieuw_op_lijst": {"BSN"},
    "bijstand": {"BIJSTAND"},
    "achterstand_in_maandpremies": {"ACHTERSTAND_CAK"},
    "pc4": {"POSTCODE"},
    "inwoners_op_adres": {"POSTCODE", "ADRES"},
    "teruggekeerd": {"BSN"},
    "inning_gewisseld": {"BSN", "INNINGSWIJZE"},
    "maanden_zonder_wijziging": {"BSN", "STATUSCODE", "INNINGSWIJZE", "AANMELDDATUM"},
    "eerder_benaderd": {"EERDER_BENADERD"},
    "maanden_sinds_contact": {"LAATSTE_CONTACT"},
    "aantal_pogingen": {"AANTAL_POGINGEN"},
    "eerder_afgewezen": {"EERDER_AFGEWEZEN"},
    "bekend_bij_wi": {"BEKEND_BIJ_WI"},
    "schuldhulp": {"SCHULDHULP"},
    "ander_traject": {"ANDER_TRAJECT"},
    "bewind": {"BEWIND"},
    "verhuisd": {"VERHUISD"},
    "overleden": {"OVERLEDEN"},
    "niet_benaderen": {"NIET_BENADEREN"},
    "telefoonnummer": {"TELEFOONNUMMER"},
    "mobiel_nummer": {"TELEFOONNUMMER"},
    "schuld_zorgverzekeraar": {"SCHULD_ZORGVERZEKERAAR"},
    "andere_schulden": {"ANDERE_SCHULDEN"},
    "andere_signalen": {"ANDERE_SIGNALEN"},
    "soort_signaal": {"SOORT_SIGNAAL"},
    "wgs_zaak": {"WGS_ZAAK"},
}


def test_standaard_holds_every_criterium_with_its_footprint() -> None:
    """Each criterium is in STANDAARD under its own name, is an attribute of the package, and names its data."""
    by_name = {criterium.naam: criterium for criterium in k.STANDAARD}
    assert {naam: {g.name for g in c.gegevens} for naam, c in by_name.items()} == GEGEVENS
    assert all(getattr(k, naam) is criterium for naam, criterium in by_name.items())
    assert {repr(criterium) for criterium in k.STANDAARD} == set(GEGEVENS)
    assert len({hash(criterium) for criterium in k.STANDAARD}) == len(k.STANDAARD)


@pytest.mark.parametrize("criterium", sorted(k.STANDAARD, key=repr), ids=repr)
def test_each_criterium_has_words_in_both_languages(criterium: Criterium) -> None:
    """No text is missing, and none judges."""
    for tekst in (criterium.omschrijving, *(gegeven.naam for gegeven in criterium.gegevens)):
        assert tekst.nl
        assert tekst.en
        assert "wanbetaler" not in f"{tekst.nl} {tekst.en}".lower()
    assert bool(criterium.eenheid.nl) is bool(criterium.eenheid.en)


def test_the_page_names_every_criterium() -> None:
    """Whoever writes a kader finds each of them in docs/kader.md."""
    page = (Path(__file__).parents[1] / "docs" / "kader.md").read_text("utf-8")
    assert [criterium.naam for criterium in k.STANDAARD if f"`{criterium.naam}`" not in page] == []


def test_the_package_exports_what_it_says() -> None:
    """``__all__`` is sorted as the formatter does and holds only what there is."""
    assert all(hasattr(k, name) for name in k.__all__)
    assert set(GEGEVENS) < set(k.__all__)


# A vendor's own, and misuse


def own(kind: Any, operation: Operation, field: str, **changes: Any) -> Any:
    """Make a criterium as a vendor would."""
    fields: dict[str, Any] = {
        "naam": "eigen",
        "operation": operation,
        "field": field,
        "gegevens": frozenset({cak.Gegeven.ADRES}),
        "omschrijving": Tekst("het eigen gegeven", "our own datum"),
    }
    if kind is Keuze:
        fields["soort"] = str
    return kind(**(fields | changes))


def test_a_vendors_own_getal() -> None:
    """A number of a part of the person compares as the standard ones do."""
    huisnummer = own(Getal, Operation.FIELD, "adres.huisnummer")
    someone = person({"adres": cak.Adres(huisnummer=12)})
    assert ask(huisnummer >= 12, someone) is True
    assert ask(huisnummer.tussen(1, 12), someone) is False
    assert ask(huisnummer >= 12, person()) is None
    assert (huisnummer >= 12).tekst() == Tekst("het eigen gegeven is ten minste 12", "our own datum is at least 12")


def test_a_vendors_own_keuze_and_ja_nee() -> None:
    """A text of each row, and a yes or no from another verrijking, work as the standard ones do."""
    verzekeraar = own(Keuze, Operation.ROWS, "zorgverzekeraar")
    bewind = own(JaNee, Operation.IN_VERRIJKING, cak.Gegeven.BEWIND.value, gegevens=frozenset({cak.Gegeven.BEWIND}))
    someone = person({"zorgverzekeraar": "Voorbeeld"}, {"zorgverzekeraar": None})
    assert ask(verzekeraar.is_("VOORBEELD"), someone) is True
    assert ask(verzekeraar.is_("anders"), someone) is None
    verrijking = cak.Verrijking(
        cak.Gegeven.BEWIND, waarden={BSN: True}, nagegaan=cak.ALLEN, herkomst="register", peildatum=PEILDATUM
    )
    context = k.Context(peildatum=PEILDATUM, verrijkingen={cak.Gegeven.BEWIND: verrijking})
    assert (bewind & verzekeraar.is_("Voorbeeld")).bind(context)(someone) is True
    assert (bewind & verzekeraar.is_("Voorbeeld")).gegevens == {cak.Gegeven.BEWIND, cak.Gegeven.ADRES}


OF_VERRIJKING = {Operation.IN_VERRIJKING, Operation.MONTHS_SINCE_VERRIJKING}


@pytest.mark.parametrize(
    ("kind", "operation"),
    [
        *((Getal, o) for o in (Operation.ROWS, Operation.NOT_IN_EARLIER_LIST, Operation.RETURNED, Operation.CHANGED)),
        *((Keuze, o) for o in Operation if o not in {Operation.ROWS, Operation.FIELD, *OF_VERRIJKING}),
        *((JaNee, o) for o in (Operation.ROWS, Operation.YEARS_SINCE, Operation.MONTHS_SINCE, Operation.COUNT)),
        *((JaNee, o) for o in (Operation.MONTHLY_PREMIUMS, Operation.MONTHS_UNCHANGED)),
    ],
)
def test_misuse_of_an_operation(kind: type[Criterium], operation: Operation) -> None:
    """An operation that gives something else than the kind of criterium asks for is refused, with its name."""

    def use() -> None:
        criterium = own(kind, operation, cak.Gegeven.ADRES.value)
        voorwaarde = criterium if kind is JaNee else criterium.bekend()
        ask(voorwaarde, person())

    with pytest.raises(cak.KaderError, match=f"eigen: {operation.value} gives no"):
        use()


def test_a_criterium_tells_which_data_it_uses() -> None:
    """Without gegevens a purpose can't be tested, so there is no criterium without."""
    with pytest.raises(cak.KaderError, match="eigen: expected the gegevens"):
        own(Getal, Operation.COUNT, "aanmeldingen", gegevens=frozenset())


def test_misuse_in_an_order() -> None:
    """An order by what is no number is refused too."""
    volgorde = own(Getal, Operation.ROWS, "statuscode").oplopend
    with pytest.raises(cak.KaderError, match="gives no number"):
        volgorde.sort_key(k.Context(peildatum=PEILDATUM))


def test_a_verrijking_of_a_datum_that_does_not_exist() -> None:
    """A criterium on a verrijking names a Gegeven by its value."""
    with pytest.raises(cak.KaderError):
        ask(own(JaNee, Operation.IN_VERRIJKING, "geen gegeven"), person())


# Order


def test_an_order_puts_not_known_last_in_both_directions() -> None:
    """Who has no number comes last either way; an age that is not exact counts as the lowest that it can be."""
    context = k.Context(peildatum=PEILDATUM)
    young, between, old, unknown = born(2005, 1, 1), born(1980), born(1979, 1, 1), born()
    mixed = [unknown, old, young, between]
    assert sorted(mixed, key=k.leeftijd.oplopend.sort_key(context)) == [young, between, old, unknown]
    assert sorted(mixed, key=k.leeftijd.aflopend.sort_key(context)) == [old, between, young, unknown]
    assert k.leeftijd.oplopend.sort_key(context)(between)[1] == 42


@given(st.lists(st.none() | bedragen(), max_size=8))
def test_an_order_is_that_of_the_numbers(drawn: list[Decimal | None]) -> None:
    """Sorting by an amount gives the known ones in order and then the others, in either direction."""
    context = k.Context(peildatum=PEILDATUM)
    persons = [person({"achterstand_cak": amount}) for amount in drawn]
    amounts = [w.achterstand_cak for w in persons if w.achterstand_cak is not None]
    for volgorde, expected in (
        (k.achterstand_cak.oplopend, sorted(amounts)),
        (k.achterstand_cak.aflopend, sorted(amounts, reverse=True)),
    ):
        ordered = [w.achterstand_cak for w in sorted(persons, key=volgorde.sort_key(context))]
        assert ordered == [*expected, *[None] * (len(persons) - len(amounts))]


def test_a_wrong_kind_says_what_was_given() -> None:
    """Text is not said to be a float, and a list of codes is told to give them apart."""
    text: Any = "18"
    codes: Any = ["BOE"]
    with pytest.raises(cak.KaderError, match=r"^expected int or Decimal to compare with, found str$"):
        assert k.leeftijd >= text
    with pytest.raises(cak.KaderError, match=r"^statuscode: expected values of type str, each given apart$"):
        k.statuscode.een_van(codes)
