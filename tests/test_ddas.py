# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""DDAS: what is built is valid and reads back the same; what is read is whole; what breaks the schema is pointed at."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import cak_regeling as cak
from cak_regeling.opvolging import (
    Contacten,
    Contactpoging,
    Contactresultaat,
    Contactsoort,
    Contactverloop,
    Dagdeel,
    Resultaat,
)
from cak_regeling.testing import generate_lijst
from cak_regeling.uitwisseling import (
    Bestand,
    Client,
    Contactpersoon,
    Geslacht,
    Levering,
    Organisatie,
    Signaalpartner,
    Signaalstatus,
    Vroegsignaal,
    Vroegsignaalzaak,
    build_bestand,
    build_signalen,
    build_zaken,
    read_bestand,
)
from cak_regeling.uitwisseling.ddas import whole_euro


PEILDATUM, OP = date(2023, 9, 30), date(2023, 10, 12)
HAARLEM = cak.Gemeentecode("0392")
KEY = b"een geheime sleutel"
OORDEEL = cak.Oordeel(rol="college", op=date(2023, 1, 1), motivering="besluit 7")
KADER = cak.Afwegingskader("iedereen", regels=[cak.Regel("overig", als=cak.ALTIJD, aanpak="brief")])
ALL = frozenset(gegeven for gegeven in cak.Gegeven if gegeven.fields)
RUIM: dict[str, Any] = {"lezing": cak.Lezing.RUIM, "oordelen": {"LEZING_RUIM": OORDEEL}}


def use(doel: cak.Doel = cak.Doel.STATISTIEK, **more: Any) -> cak.Toetsing:
    """Test a use; of statistics under the wide reading unless said otherwise."""
    known: dict[str, Any] = {
        "doel": doel,
        "onderdeel": cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        "gemeente": HAARLEM,
        "gegevens": ALL,
        "mandaat": cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1)),
        **RUIM,
    }
    return cak.toets(cak.Verwerking(**known | more), op=OP)


def werklijst_of(lijst: cak.CakLijst) -> cak.Werklijst:
    """Put everyone of a list on a werklijst."""
    return KADER.apply(lijst, use(cak.Doel.UITSTROOMBEVORDERING).require(), op=OP)


def taken_up(*persons: cak.BSN, nagegaan: Any = cak.ALLEN) -> list[cak.Verrijking]:
    """Say who was taken up under the Wgs; of those that were looked up, the others were not."""
    return [
        cak.Verrijking(
            cak.Gegeven.WGS_ZAAK,
            waarden=dict.fromkeys(persons, True),
            nagegaan=nagegaan,
            herkomst="dossier vroegsignalering",
            peildatum=PEILDATUM,
        )
    ]


def signalen_of(
    werklijst: cak.Werklijst, gebruik: cak.ToegestaanGebruik | None = None, **more: Any
) -> tuple[Vroegsignaal, ...]:
    """Make signals of a werklijst of which everyone was taken up."""
    everyone = taken_up(*(item.wanbetaler.bsn for item in werklijst))
    return build_signalen(werklijst, gebruik or GEBRUIK, op=OP, verrijkingen=everyone, **more)


def generated(persons: int, seed: int = 1) -> cak.CakLijst:
    """Make a list, with addresses and birth dates that are not complete."""
    content = generate_lijst(persons, seed=seed, peildatum=PEILDATUM, faults=["postcode_ongeldig"]).content
    return cak.read_lijst(content, peildatum=PEILDATUM, gemeente=HAARLEM)


GEBRUIK = use().require()
LIJST = generated(60)
WERKLIJST = werklijst_of(LIJST)
ORGANISATIE = Organisatie(
    naam="Gemeente Voorbeeldstad",
    kvk_nummer="12345678",
    contactpersonen=(Contactpersoon(naam="Beheer", email="beheer@voorbeeld.nl", functietitel="beheerder"),),
)


def contact(lijst: cak.CakLijst) -> Contacten:
    """Make contact with two in three, with a result for one in three."""
    spoken = Contactpoging(
        soort=Contactsoort.TELEFOON, datum=date(2023, 10, 3), dagdeel=Dagdeel.AVOND, bereikt=True, minuten=20
    )
    letter = Contactpoging(soort=Contactsoort.BRIEF, datum=date(2023, 10, 2))
    helped = Contactresultaat(resultaat=Resultaat.ADVIES_QUICK_FIX, datum=date(2023, 10, 9))
    kinds = (
        Contactverloop(pogingen=[letter, spoken], resultaten=[helped]),
        Contactverloop(pogingen=[letter]),
        Contactverloop(),
    )
    return Contacten({w.bsn: kinds[number % 3] for number, w in enumerate(lijst.wanbetalers)})


def file_of(*leveringen: Levering) -> dict[str, Any]:
    """Make a file of deliveries."""
    return build_bestand(
        leveringen,
        leverancier="SOFT-123",
        van=date(2023, 10, 1),
        tot_en_met=date(2023, 10, 31),
        aangeleverd=datetime(2023, 11, 2, 10, 30, tzinfo=UTC),
    )


def levering_of(lijst: cak.CakLijst, **more: Any) -> Levering:
    """Make a delivery of a list, with cases."""
    werklijst, contacten = werklijst_of(lijst), contact(lijst)
    return Levering(
        gemeente=HAARLEM,
        organisatie=ORGANISATIE,
        signalen=signalen_of(werklijst, key=KEY, contacten=contacten, **more),
        zaken=build_zaken(werklijst, GEBRUIK, contacten, op=OP, key=KEY, verrijkingen=taken_up(*lijst.by_bsn), **more),
    )


@pytest.fixture(scope="module")
def validator(shared: Path) -> Draft202012Validator:
    """The published schema, v1.2, with its formats."""
    schema = json.loads((shared / "peers/ddas/uitwisselmodel-v1.2.json").read_text("utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


# Building


@pytest.mark.parametrize(
    ("persons", "herken_aan"), [(1, "bsn"), (1, "adres"), (37, "bsn"), (300, "adres"), (5000, "bsn")]
)
def test_what_is_built_is_valid_and_reads_back_the_same(
    persons: int, herken_aan: str, validator: Draft202012Validator
) -> None:
    """For lists of 1 to 5,000 persons the published schema finds nothing, and reading gives what was built."""
    levering = levering_of(generated(persons), herken_aan=herken_aan)
    built = file_of(levering)
    assert list(validator.iter_errors(built)) == []
    read = read_bestand(json.dumps(built).encode())
    assert read.leveringen == (levering,)
    assert {name for zaak in levering.zaken for name in zaak.signalen} <= {one.id for one in levering.signalen}
    assert (read.versie, read.leverancier, read.bevindingen, read.extra) == ("1.2", "SOFT-123", (), {})
    assert (read.van, read.tot_en_met) == (date(2023, 10, 1), date(2023, 10, 31))
    assert read.aangeleverd == datetime(2023, 11, 2, 10, 30, tzinfo=UTC)
    assert len(levering.signalen) >= persons - 2
    assert re.fullmatch(r"2023-11-02T10:30:00\+00:00", built["aanleverdatumEnTijd"])  # RFC 3339, unknown to jsonschema


@settings(max_examples=15)
@given(persons=st.integers(1, 40), seed=st.integers(1, 1000))
def test_any_list_makes_a_valid_file(persons: int, seed: int, validator: Draft202012Validator) -> None:
    """Whatever is on the list."""
    levering = levering_of(generated(persons, seed), herken_aan="adres")
    assert list(validator.iter_errors(file_of(levering))) == []
    assert read_bestand(file_of(levering)).leveringen == (levering,)


def test_a_signal_says_what_the_list_says() -> None:
    """The kind of partner, the amount in whole euro, since when, of which list, and a BSN alone."""
    for item, signaal in zip(WERKLIJST, signalen_of(WERKLIJST), strict=True):
        w = item.wanbetaler
        assert w.achterstand_cak is not None
        assert signaal == Vroegsignaal(
            id=signaal.id,
            partner=Signaalpartner.CAK_ZORGVERZEKERINGEN,
            client=Client(bsn=w.bsn),
            bedrag=whole_euro(w.achterstand_cak),
            ontstaansdatum=w.aanmelddatum,
            signaaldatum=PEILDATUM,
            status=Signaalstatus.NOG_NIET_OPGEPAKT,
        )
    assert file_of(Levering(gemeente=HAARLEM, signalen=[signaal]))["leveringen"][0]["vroegsignalen"][0]["client"] == {
        "burgerservicenummer": w.bsn.value
    }


def test_by_address_without_a_bsn() -> None:
    """Postcode and number, letter and addition as one, and only a whole birth date; who has no address is left out."""
    text = (
        "BSN;Aanmelddatum;Geboortedatum;Postcode;Huisnummer;Huisletter;Huisnummertoevoeging;Betalingsachterstand\n"
        "999993653;01-02-2020;03-04-1980;2011AB;12;A;bis;-3\n"
        "999990639;;00-00-1980;2011AB;13;;;12,50\n"
        "999991723;;;;14;;;\n"
    )
    lijst = cak.read_lijst(text.encode(), peildatum=PEILDATUM)
    signalen = signalen_of(werklijst_of(lijst), herken_aan="adres")
    built = file_of(Levering(gemeente=HAARLEM, signalen=signalen))["leveringen"][0]["vroegsignalen"]
    assert [signaal["client"] for signaal in built] == [
        {"postcode": "2011AB", "huisnummer": "13"},
        {"postcode": "2011AB", "huisnummer": "12", "huisnummertoevoeging": "Abis", "geboortedatum": "1980-04-03"},
    ]
    assert [signaal.get("bedrag") for signaal in built] == [13, None]


def test_only_what_is_covered_goes_along() -> None:
    """No amount, day or birth date without permission for it."""
    narrow = use(gegevens=frozenset({cak.Gegeven.BSN, cak.Gegeven.POSTCODE, cak.Gegeven.ADRES})).require()
    for herken_aan in ("bsn", "adres"):
        for signaal in signalen_of(WERKLIJST, narrow, herken_aan=herken_aan):
            assert (signaal.bedrag, signaal.ontstaansdatum) == (None, None)
            assert signaal.client.geboortedatum == cak.OnvolledigeDatum()
    with pytest.raises(cak.DoelbindingError, match="does not cover BSN"):
        build_signalen(WERKLIJST, use(gegevens=frozenset({cak.Gegeven.POSTCODE})).require(), op=OP)


@pytest.mark.parametrize(
    ("amount", "euro"),
    [("0", 0), ("0.49", 0), ("0.50", 1), ("1.50", 2), ("2.50", 3), ("1234.56", 1235), ("-0.50", -1)],
)
def test_half_a_euro_goes_up(amount: str, euro: int) -> None:
    """And not to the even number, as Python rounds."""
    assert whole_euro(Decimal(amount)) == euro


def test_ids_are_stable_and_lead_to_nobody() -> None:
    """With a key the same for a person and list, without one for the same werklijst; never from a bare BSN."""
    import hashlib  # noqa: PLC0415 - for this test alone

    def ids(werklijst: cak.Werklijst, key: bytes | None) -> dict[cak.BSN | None, str]:
        return {signaal.client.bsn: signaal.id for signaal in signalen_of(werklijst, key=key)}

    half = cak.read_lijst(
        b"\n".join(generate_lijst(60, seed=1, peildatum=PEILDATUM).content.splitlines()[:40]),
        peildatum=PEILDATUM,
        gemeente=HAARLEM,
    )
    keyed, fewer = ids(WERKLIJST, KEY), ids(werklijst_of(half), KEY)
    assert fewer.items() <= keyed.items()
    assert len(set(keyed.values())) == 60
    assert ids(WERKLIJST, None) == ids(werklijst_of(LIJST), None)
    assert set(keyed.values()).isdisjoint(ids(WERKLIJST, b"een andere sleutel").values())
    plain = ids(WERKLIJST, None)
    for bsn in LIJST.by_bsn:
        for one in (keyed[bsn], plain[bsn]):
            assert bsn.value not in one
            for name in ("md5", "sha1", "sha256"):
                assert hashlib.new(name, bsn.value.encode()).hexdigest()[:10] not in one.lower()
    with pytest.raises(cak.WaardeError, match="at least 16 bytes"):
        signalen_of(WERKLIJST, key=b"kort")


def test_status_follows_the_contact() -> None:
    """Who was approached by the day is taken up; a result that is a status too is that; what came later is not."""
    persons = [item.wanbetaler.bsn for item in WERKLIJST]
    letter = Contactpoging(soort=Contactsoort.BRIEF, datum=OP)
    late = evolve(letter, datum=date(2023, 10, 13))
    known = Contactresultaat(resultaat=Resultaat.BEKEND_BIJ_SCHULDHULP, datum=OP)
    tried = Contactresultaat(resultaat=Resultaat.GEEN_CONTACT, datum=OP)
    contacten = Contacten(
        {
            persons[0]: Contactverloop(pogingen=[letter]),
            persons[1]: Contactverloop(pogingen=[late]),
            persons[2]: Contactverloop(resultaten=[known]),
            persons[3]: Contactverloop(pogingen=[letter], resultaten=[tried]),
        }
    )
    signalen = signalen_of(WERKLIJST, contacten=contacten)
    assert [signaal.status for signaal in signalen[:5]] == [
        Signaalstatus.OPGEPAKT,
        Signaalstatus.NOG_NIET_OPGEPAKT,
        Signaalstatus.BEKEND_BIJ_SCHULDHULP,
        Signaalstatus.OPGEPAKT,
        Signaalstatus.NOG_NIET_OPGEPAKT,
    ]
    zaken = build_zaken(WERKLIJST, GEBRUIK, contacten, op=OP, verrijkingen=taken_up(*LIJST.by_bsn))
    assert [zaak.signalen for zaak in zaken] == [(signalen[place].id,) for place in (0, 2, 3)]
    assert [zaak.resultaat for zaak in zaken] == [None, Resultaat.BEKEND_BIJ_SCHULDHULP, Resultaat.GEEN_CONTACT]
    assert [len(zaak.pogingen) for zaak in zaken] == [1, 0, 1]


# May we?


def test_under_the_strict_reading_it_says_no_and_why() -> None:
    """Such a use can't be permitted, and one that was permitted for helping people out does not cover it."""
    strict: dict[str, Any] = {"lezing": cak.Lezing.STRIKT, "oordelen": {}}
    toetsing = use(**strict)
    assert toetsing.uitkomst is cak.Uitkomst.VERBODEN
    gebruik = use(cak.Doel.UITSTROOMBEVORDERING, **strict).require()
    with pytest.raises(cak.DoelbindingError, match="under the reading STRIKT") as caught:
        build_signalen(WERKLIJST, gebruik, op=OP)
    assert [bevinding.code for bevinding in caught.value.bevindingen] == ["DOEL_STATISTIEK_STRIKT"]
    assert "ruime lezing" in caught.value.bevindingen[0].explain()


def test_only_the_purpose_that_was_tested() -> None:
    """Another purpose is not enough under the wide reading, nor is a reading nobody adopted, another place or day."""
    assert use(oordelen={}).uitkomst is cak.Uitkomst.MENSELIJK_OORDEEL
    for doel in (cak.Doel.UITSTROOMBEVORDERING, cak.Doel.VROEGSIGNALERING):
        with pytest.raises(cak.DoelbindingError, match=f"purpose {doel.name} does not cover statistics"):
            build_signalen(WERKLIJST, use(doel).require(), op=OP)
    with pytest.raises(cak.DoelbindingError, match="expected a ToegestaanGebruik"):
        build_signalen(WERKLIJST, None, op=OP)  # type: ignore[arg-type]
    with pytest.raises(cak.DoelbindingError, match="gemeente"):
        build_signalen(WERKLIJST, use(gemeente=cak.Gemeentecode("0307")).require(), op=OP)
    with pytest.raises(cak.DoelbindingError, match="not on 2023-10-11"):
        build_signalen(WERKLIJST, GEBRUIK, op=date(2023, 10, 11))


def test_a_restricted_permission_gives_only_whom_it_covers() -> None:
    """For werk en inkomen only residents with bijstand, of those who were taken up under the Wgs."""
    gebruik = use(onderdeel=cak.Organisatieonderdeel.WERK_EN_INKOMEN).require()
    with pytest.raises(cak.DoelbindingError, match="give a Verrijking with BIJSTAND, WGS_ZAAK"):
        build_signalen(WERKLIJST, gebruik, op=OP)
    some, other, third = (person.bsn for person in LIJST.wanbetalers[3:6])
    bijstand = cak.Verrijking(
        cak.Gegeven.BIJSTAND,
        waarden={some: True, other: True},
        nagegaan=cak.ALLEN,
        herkomst="uitkeringen",
        peildatum=PEILDATUM,
    )
    with pytest.raises(cak.DoelbindingError, match="give a Verrijking with WGS_ZAAK"):
        build_signalen(WERKLIJST, gebruik, op=OP, verrijkingen=[bijstand])
    signalen = build_signalen(WERKLIJST, gebruik, op=OP, verrijkingen=[bijstand, *taken_up(some, third)])
    assert [signaal.client.bsn for signaal in signalen] == [some]


def test_only_who_was_taken_up_under_the_wgs() -> None:
    """Who was not, and of whom it is not known, is in no signal, case or view; only how many there are can be told."""
    persons = [item.wanbetaler.bsn for item in WERKLIJST]
    up, down = persons[:5], persons[5:8]
    known = taken_up(*up, nagegaan=frozenset([*up, *down]))
    contacten = Contacten(
        {bsn: Contactverloop(pogingen=[Contactpoging(soort=Contactsoort.BRIEF, datum=OP)]) for bsn in persons}
    )
    signalen = build_signalen(WERKLIJST, GEBRUIK, op=OP, contacten=contacten, verrijkingen=known)
    assert [signaal.client.bsn for signaal in signalen] == up
    assert len(build_zaken(WERKLIJST, GEBRUIK, contacten, op=OP, verrijkingen=known)) == len(up)
    view = GEBRUIK.view(LIJST, verrijkingen=known)
    assert {person["bsn"] for person in view.personen} == set(up)
    assert view.buiten_toestemming == len(LIJST.wanbetalers) - len(up)
    werklijst = KADER.apply(LIJST, GEBRUIK, op=OP, verrijkingen=known)
    assert {item.wanbetaler.bsn for item in werklijst} == set(up)
    assert werklijst.buiten_toestemming == len(LIJST.wanbetalers) - len(up)
    for make in (
        lambda: build_signalen(WERKLIJST, GEBRUIK, op=OP, contacten=contacten),
        lambda: build_zaken(WERKLIJST, GEBRUIK, contacten, op=OP),
        lambda: GEBRUIK.view(LIJST),
        lambda: KADER.apply(LIJST, GEBRUIK, op=OP),
    ):
        with pytest.raises(cak.DoelbindingError, match="give a Verrijking with WGS_ZAAK"):
            make()


SIGNAAL = Vroegsignaal(id="1", partner=Signaalpartner.ENERGIE, client=Client(bsn=cak.BSN("999993653")))
LEVERING = Levering(gemeente=HAARLEM, signalen=[SIGNAAL])
MOMENT = datetime(2023, 11, 2, tzinfo=UTC)
FILE: dict[str, Any] = {
    "leveringen": [LEVERING],
    "leverancier": "x",
    "van": date(2023, 10, 1),
    "tot_en_met": date(2023, 10, 31),
    "aangeleverd": MOMENT,
}


@pytest.mark.parametrize(
    "change",
    [
        {"versie": "0.9"},
        {"leveringen": []},
        {"leveringen": ["levering"]},
        {"leveringen": [LEVERING, LEVERING]},
        {"leveringen": [evolve(LEVERING, gemeente=None)]},
        {"leveringen": [evolve(LEVERING, signalen=[evolve(SIGNAAL, partner=None)])]},
        {"leveringen": [evolve(LEVERING, signalen=[evolve(SIGNAAL, client=Client())])]},
        {"leveringen": [evolve(LEVERING, zaken=[Vroegsignaalzaak(signalen=())])]},
        {"leveringen": [evolve(LEVERING, zaken=[Vroegsignaalzaak(signalen=("1", "1"))])]},
        {"van": date(2023, 11, 1)},
        {"van": "2023-10-01"},
        {"aangeleverd": datetime(2023, 11, 2)},  # noqa: DTZ001 - the point of the test
        {"aangeleverd": date(2023, 11, 2)},
        {"leverancier": " "},
        {"leverancier": None},
    ],
)
def test_what_v12_can_not_hold_is_refused(change: dict[str, Any]) -> None:
    """Before a file is made, and without naming anyone."""
    assert build_bestand(**FILE)
    with pytest.raises(cak.WaardeError):
        build_bestand(**FILE | change)


def test_calls_that_are_wrong_are_refused() -> None:
    """Two signals with one ID, another way to know someone, a werklijst that is none."""
    with pytest.raises(cak.WaardeError, match="ID of its own"):
        Levering(gemeente=HAARLEM, signalen=[SIGNAAL, SIGNAAL])
    with pytest.raises(cak.WaardeError, match="herken_aan"):
        build_signalen(WERKLIJST, GEBRUIK, op=OP, herken_aan="naam")  # type: ignore[arg-type]
    with pytest.raises(cak.WaardeError, match="as werklijst"):
        build_signalen(LIJST, GEBRUIK, op=OP)  # type: ignore[arg-type]
    with pytest.raises(cak.WaardeError, match="as contacten"):
        build_zaken(WERKLIJST, GEBRUIK, {}, op=OP)  # type: ignore[arg-type]


def test_every_part_is_written() -> None:
    """What DDAS has a place for and the list has not: crisis, warm handover, the matching, sex."""
    signaal = evolve(
        SIGNAAL,
        client=Client(
            adres=cak.Adres(postcode=cak.Postcode("2011AB"), huisnummer=1, huisnummertoevoeging="bis"),
            geslacht=Geslacht.ONBEKEND,
        ),
        crisissignaal=True,
        warme_overdracht=False,
    )
    zaak = Vroegsignaalzaak(
        signalen=("1", "van vorige maand"),
        matchingsdatum=OP,
        matching_van=date(2023, 10, 1),
        matching_tot_en_met=date(2023, 10, 31),
        opgepakt_op=OP,
    )
    levering = Levering(gemeente=HAARLEM, signalen=[signaal], zaken=[zaak])
    assert read_bestand(file_of(levering)).leveringen == (levering,)


# Reading


def test_the_example_of_v09_is_read_whole(shared: Path) -> None:
    """Every value of the published example is in what was read, the two old terms as their new ones."""
    path = shared / "peers/ddas/voorbeeld-meervoudig-v0.9.json"
    data = json.loads(path.read_text("utf-8"))
    bestand = read_bestand(path)
    assert bestand == read_bestand(data) == read_bestand(path.read_bytes()) == read_bestand(str(path))
    assert bestand.versie == "0.9"
    assert [repr(levering) for levering in bestand.leveringen] == ["Levering(2 signalen, 2 zaken)"] * 2
    texts = {text for text in _texts(data) if text != "Inwoner hoeft geen hulp vanuit vroegsignalering"}
    assert texts <= set(_values(bestand))
    assert Resultaat.HOEFT_GEEN_HULP in [zaak.resultaat for zaak in bestand.leveringen[0].zaken]
    found = {(bevinding.code, bevinding.field) for bevinding in bestand.bevindingen}
    signals = [(0, 0), (0, 1), (1, 0), (1, 1)]
    not_bsns = {
        ("DDAS_ONBEKENDE_WAARDE", f"leveringen[{i}].vroegsignalen[{j}].client.Burgerservicenummer") for i, j in signals
    }
    assert found - not_bsns == {("DDAS_OUDE_TERM", "leveringen[0].vroegsignaalzaken[1].resultaat")}
    assert not_bsns & found


def _texts(data: Any) -> set[str]:
    """Give every text and number of JSON, as text; not those that count or time the file itself."""
    if isinstance(data, dict):
        return {text for key, value in data.items() if key != "teller" for text in _texts(value)}
    if isinstance(data, list):
        return {text for value in data for text in _texts(value)}
    return set() if isinstance(data, bool) else {str(data).removesuffix("Z")}


def _values(value: Any) -> set[str]:  # noqa: PLR0911 - one for each kind
    """Give every value inside our objects, as JSON would have it."""
    if isinstance(value, datetime):
        return {value.replace(tzinfo=None).isoformat()}
    if isinstance(value, date):
        return {value.isoformat()}
    if isinstance(value, cak.OnvolledigeDatum):
        return {str(value.vroegste)}
    if hasattr(value, "__attrs_attrs__"):
        return {text for one in value.__attrs_attrs__ for text in _values(getattr(value, one.name))}
    if isinstance(value, tuple | list):
        return {text for one in value for text in _values(one)}
    if hasattr(value, "values"):
        return {text for one in value.values() for text in _values(one)}
    return {str(getattr(value, "value", value))}


def valid() -> dict[str, Any]:
    """Make a file with one of everything, to be broken."""
    zaak = Vroegsignaalzaak(
        signalen=("1",), pogingen=(Contactpoging(soort=Contactsoort.BRIEF, datum=OP, bereikt=False),)
    )
    by_address = evolve(
        SIGNAAL,
        id="2",
        client=Client(adres=cak.Adres(postcode=cak.Postcode("2011AB"), huisnummer=1)),
        status=Signaalstatus.OPGEPAKT,
    )
    levering = Levering(gemeente=HAARLEM, organisatie=ORGANISATIE, signalen=[SIGNAAL, by_address], zaken=[zaak])
    return file_of(levering)


def put(*path: Any, value: Any = None) -> Callable[[dict[str, Any]], None]:
    """Make what puts a value in a place of a file; None takes the place away."""

    def change(data: dict[str, Any]) -> None:
        part: Any = data
        for step in path[:-1]:
            part = part[step]
        if value is None:
            del part[path[-1]]
        else:
            part[path[-1]] = value

    return change


L0 = ("leveringen", 0)
S0, S1 = (*L0, "vroegsignalen", 0), (*L0, "vroegsignalen", 1)
Z0 = (*L0, "vroegsignaalzaken", 0)
SIGNALS = "leveringen[0].vroegsignalen"
CASES = "leveringen[0].vroegsignaalzaken[0]"


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        (put("codeGegevensleverancier"), "DDAS_ONTBREEKT", "codeGegevensleverancier"),
        (put("startdatumLevering"), "DDAS_ONTBREEKT", "startdatumLevering"),
        (put("einddatumLevering", value="31-10-2023"), "DDAS_SOORT", "einddatumLevering"),
        (put("einddatumLevering", value="20231031"), "DDAS_SOORT", "einddatumLevering"),
        (put("aanleverdatumEnTijd", value="gisteren"), "DDAS_SOORT", "aanleverdatumEnTijd"),
        (put("aanleverdatumEnTijd", value="2023-11-02T10:30:00"), "DDAS_SOORT", "aanleverdatumEnTijd"),
        (put("leveringen", value=[]), "DDAS_DUBBEL", "leveringen"),
        (put("leveringen", value={}), "DDAS_SOORT", "leveringen"),
        (put("leveringen", value=[1]), "DDAS_SOORT", "leveringen[0]"),
        (put(*L0, "teller", value="1"), "DDAS_SOORT", "leveringen[0].teller"),
        (put(*L0, "teller", value=True), "DDAS_SOORT", "leveringen[0].teller"),
        (put(*L0, "gemeentecode"), "DDAS_ONTBREEKT", "leveringen[0].gemeentecode"),
        (put(*L0, "aanleverendeOrganisatie"), "DDAS_ONTBREEKT", "leveringen[0].aanleverendeOrganisatie"),
        (
            put(*L0, "aanleverendeOrganisatie", "contactpersonen", value=[]),
            "DDAS_DUBBEL",
            "leveringen[0].aanleverendeOrganisatie.contactpersonen",
        ),
        (put(*S0, "ID"), "DDAS_ONTBREEKT", f"{SIGNALS}[0].ID"),
        (put(*S0, "client"), "DDAS_ONTBREEKT", f"{SIGNALS}[0].client"),
        (put(*S0, "signaalpartner"), "DDAS_ONTBREEKT", f"{SIGNALS}[0].signaalpartner"),
        (put(*S0, "bedrag", value=1.5), "DDAS_SOORT", f"{SIGNALS}[0].bedrag"),
        (put(*S0, "crisissignaal", value=0), "DDAS_SOORT", f"{SIGNALS}[0].crisissignaal"),
        (put(*S0, "signaaldatum", value="2023-02-30"), "DDAS_SOORT", f"{SIGNALS}[0].signaaldatum"),
        (put(*S0, "client", "postcode", value="2011AB"), "DDAS_CLIENT", f"{SIGNALS}[0].client"),
        (put(*S0, "client", "burgerservicenummer", value="99999365"), "DDAS_CLIENT", f"{SIGNALS}[0].client"),
        (put(*S1, "client", "huisnummer"), "DDAS_CLIENT", f"{SIGNALS}[1].client"),
        (put(*Z0, "vroegsignalen", value=[]), "DDAS_DUBBEL", f"{CASES}.vroegsignalen"),
        (put(*Z0, "vroegsignalen", value=[{"ID": "1"}, {"ID": "1"}]), "DDAS_DUBBEL", f"{CASES}.vroegsignalen"),
        (put(*Z0, "vroegsignalen", 0, "ID"), "DDAS_ONTBREEKT", f"{CASES}.vroegsignalen[0].ID"),
        (put(*Z0, "contactpogingen", 0, "bereikt", value="nee"), "DDAS_SOORT", f"{CASES}.contactpogingen[0].bereikt"),
    ],
)
def test_what_breaks_the_schema_is_pointed_at(
    change: Callable[[dict[str, Any]], None], code: str, path: str, validator: Draft202012Validator
) -> None:
    """Each break with its path, wherever the published schema finds one too."""
    broken = deepcopy(valid())
    change(broken)
    assert path == "aanleverdatumEnTijd" or not validator.is_valid(broken)  # jsonschema alone knows no moments
    with pytest.raises(cak.LijstError, match="breaks the schema") as caught:
        read_bestand(broken)
    assert (code, path) in [(bevinding.code, bevinding.field) for bevinding in caught.value.bevindingen]
    assert path in caught.value.bevindingen[0].explain()
    assert "99999365" not in str(caught.value) + "".join(b.explain() for b in caught.value.bevindingen)


def test_every_break_is_said() -> None:
    """Not only the first one; two signals with one ID too, which the schema would let pass."""
    broken = valid()
    for key in ("codeGegevensleverancier", "startdatumLevering", "einddatumLevering", "aanleverdatumEnTijd"):
        del broken[key]
    broken["leveringen"][0]["vroegsignalen"][1]["ID"] = "1"
    with pytest.raises(cak.LijstError, match="and 2 more") as caught:
        read_bestand(broken)
    assert len(caught.value.bevindingen) == 5
    assert caught.value.bevindingen[-1].field == f"{SIGNALS}[1].ID"


@pytest.mark.parametrize(
    ("change", "path", "kept"),
    [
        (put(*S1, "status", value="Uitgesteld"), f"{SIGNALS}[1].status", ("status", "Uitgesteld")),
        (
            put(*S0, "signaalpartner", "type", value="Telecom"),
            f"{SIGNALS}[0].signaalpartner.type",
            ("signaalpartner", {"type": "Telecom"}),
        ),
        (put(*S0, "kleur", value="rood"), f"{SIGNALS}[0].kleur", ("kleur", "rood")),
        (put(*S0, "Jan Kanarie", value=1), f"{SIGNALS}[0].…", ("Jan Kanarie", 1)),
    ],
)
def test_what_is_not_known_is_kept_and_reported(
    change: Callable[[dict[str, Any]], None], path: str, kept: tuple[str, Any]
) -> None:
    """A term or a field of a newer model refuses nothing; it is in extra, and said with its path."""
    newer = valid()
    change(newer)
    bestand = read_bestand(newer)
    assert [bevinding.field for bevinding in bestand.bevindingen] == [path]
    assert [bevinding.ernst for bevinding in bestand.bevindingen] == [cak.Ernst.WAARSCHUWING]
    signaal = bestand.leveringen[0].signalen[1 if "[1]" in path else 0]
    assert signaal.extra == dict([kept])


def test_values_that_are_none_of_ours_are_kept() -> None:
    """Of the file, the delivery, the organisation, the client, the case and the attempt, each where it belongs."""
    odd = valid()
    odd["bron"] = "a"
    levering = odd["leveringen"][0]
    levering |= {"gemeentecode": "Haarlem", "regio": "b"}
    levering["aanleverendeOrganisatie"]["type"] = "c"
    levering["aanleverendeOrganisatie"]["contactpersonen"][0]["kamer"] = "d"
    levering["vroegsignalen"][0]["client"] = {"burgerservicenummer": "123456789"}
    levering["vroegsignalen"][1]["client"] = {"postcode": "0000XX", "huisnummer": "12-14", "huis": "e"}
    zaak = levering["vroegsignaalzaken"][0]
    zaak["resultaat"] = "f"
    zaak["vroegsignalen"][0]["naam"] = "g"
    zaak["contactpogingen"] += [{"soort": "Duif", "datum": "2023-10-12"}, {"dagdeel": "Avond"}]
    bestand = read_bestand(odd)
    (read,) = bestand.leveringen
    assert (bestand.extra, read.extra, read.gemeente) == (
        {"bron": "a"},
        {"gemeentecode": "Haarlem", "regio": "b"},
        None,
    )
    assert (read.organisatie.extra, read.organisatie.contactpersonen[0].extra) == ({"type": "c"}, {"kamer": "d"})
    assert read.signalen[0].client.extra == {"burgerservicenummer": "123456789"}
    assert read.signalen[1].client.extra == {"postcode": "0000XX", "huisnummer": "12-14", "huis": "e"}
    assert read.zaken[0].extra == {
        "resultaat": "f",
        "vroegsignalen": [{"ID": "1", "naam": "g"}],
        "contactpogingen": [{"soort": "Duif", "datum": "2023-10-12"}, {"dagdeel": "Avond"}],
    }
    assert len(read.zaken[0].pogingen) == 2
    assert len(bestand.bevindingen) == 13


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"1", b'{"a": NaN}', b"\xff\xfe", b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"],
)
def test_what_is_no_file_is_refused(content: bytes) -> None:
    """Bytes that are no JSON object, or one that can't be taken in."""
    with pytest.raises(cak.LijstError, match=r"^(expected JSON|expected a JSON object|this file breaks)") as caught:
        read_bestand(content)
    assert caught.value.__cause__ is None


def test_what_is_no_source_is_refused(tmp_path: Path) -> None:
    """A number is none; a path without a file is the system's own error; a byte order mark does no harm."""
    with pytest.raises(cak.WaardeError, match="expected parsed JSON"):
        read_bestand(1)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        read_bestand(tmp_path / "weg.json")
    (tmp_path / "bestand.json").write_text(json.dumps(valid()), "utf-8-sig")
    assert read_bestand(tmp_path / "bestand.json") == read_bestand(valid())


@settings(max_examples=50)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["leveringen", "client", "ID", "vroegsignalen"]) | st.text(max_size=3),
                inner,
                max_size=3,
            )
        ),
        max_leaves=8,
    )
)
def test_any_json_is_read_or_refused(data: Any) -> None:
    """Whatever it is: a file, or the one error; in any place of a good file too."""
    for given_data in (data, valid() | {"leveringen": data}, valid() | {"leveringen": [data]}):
        try:
            found: object = read_bestand(json.dumps(given_data).encode())
        except cak.LijstError as error:
            found = error
        assert isinstance(found, Bestand | cak.LijstError)


def test_nothing_shows_a_person() -> None:
    """Reprs have counts and kinds; a client and a contact show their type alone."""
    bestand = read_bestand(valid())
    (levering,) = bestand.leveringen
    assert repr(bestand) == "Bestand(versie='1.2', 1 leveringen, 0 bevindingen)"
    assert repr(levering) == "Levering(2 signalen, 1 zaken)"
    assert repr(levering.zaken[0]) == "Vroegsignaalzaak(1 signalen, 1 pogingen)"
    assert repr(evolve(SIGNAAL, partner=None)) == "Vroegsignaal(None)"
    assert f"{levering.signalen}{levering.signalen[0].client}{ORGANISATIE}".count("99999") == 0
    assert "Beheer" not in repr(ORGANISATIE)


@pytest.mark.parametrize("text", ['{"burgerservicenummer": "999900067"}', "{\n}", "\0"])
def test_text_is_no_path(text: str) -> None:
    """The content of a file where its path belongs is refused without its words, as a message of no file has them."""
    with pytest.raises(cak.WaardeError, match=r"^expected a path; this is text: give the content as bytes$"):
        read_bestand(text)
