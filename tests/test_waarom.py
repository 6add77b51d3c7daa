# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Why not higher, and the proof of how a werklijst was made."""

import json
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.prioritering import Plaats, kader_schema
from tests.test_prioritering import (
    BSNS,
    DAY,
    GIVEN,
    PEILDATUM,
    Row,
    apply,
    bijstand,
    expected_place,
    kader_of,
    kaders,
    lijst,
    rows,
    toestemming,
)


KADER = kader_of(
    k.leeftijd.tussen(18, 21) & k.in_premieregime,
    k.achterstand_cak >= 5000,
    ~(k.inningswijze.is_(cak.Inningswijze.CJIB) & (k.leeftijd < 100)) | k.statuscode.is_("BOE"),
    uitsluiten=[cak.Regel("minderjarig", als=k.leeftijd < 18)],
    volgorde=[k.maanden_in_regeling.aflopend, k.leeftijd.oplopend],
)
READ = lijst(
    {"bsn": BSNS[0], "geboortedatum": "01-01-2005"},
    {"bsn": BSNS[1], "achterstand_cak": ""},
    {"bsn": BSNS[2], "geboortedatum": "01-01-2010"},
    {"bsn": BSNS[3], "achterstand_cak": "1,00"},
    {"bsn": BSNS[4], "statuscode": "GBR"},
)
WERKLIJST = apply(KADER, READ)


def person(place: int) -> cak.Wanbetaler:
    """Give one of the persons of the list."""
    return READ.by_bsn[cak.BSN(BSNS[place])]


def test_why_someone_is_not_higher() -> None:
    """Each rule before theirs with why it is no, then their own, and how many stand before them under it."""
    why = WERKLIJST.why_not(person(3))
    assert (why.plaats, why.rang, why.voor) == (Plaats.WERKLIJST, 2, 0)
    assert [(stap.regel.naam, stap.reden.uitkomst) for stap in why.stappen] == [
        ("minderjarig", False),
        ("1", False),
        ("2", False),
        ("3", True),
    ]
    assert why.explain().splitlines() == [
        (
            "Deze inwoner staat op plaats 2; onder dezelfde regel staan er 0 voor, op volgorde van "
            "de tijd sinds de laatste aanmelding (hoogste eerst), daarna de leeftijd (laagste eerst)."
        ),
        "“minderjarig”: nee (de leeftijd is minder dan 18 jaar: nee).",
        (
            "“1”: nee (de leeftijd is ten minste 18 en minder dan 21 jaar: nee; "
            "en de inwoner is nu de bestuursrechtelijke premie verschuldigd: ja (artikel 18d, eerste lid, Zvw))."
        ),
        "“2”: nee (het openstaande bedrag bij het CAK is ten minste 5000 euro: nee).",
        (
            "“3”: ja (niet (de wijze van inning is cjib: ja; en de leeftijd is minder dan 100 jaar: ja); "
            "of de statuscode is BOE: ja)."
        ),
        "De schuld bij de zorgverzekeraar staat niet op de lijst.",
    ]
    assert "“2”: nee (het openstaande bedrag bij het CAK is ten minste 5000 euro: nee (hier: 1,00 euro))." in (
        why.explain(personal=True)
    )


@pytest.mark.parametrize(
    ("place", "plaats", "last", "nl", "en"),
    [
        (1, Plaats.TE_BEOORDELEN, "2", "Een mens beoordeelt deze inwoner nog.", "A human is still to judge"),
        (2, Plaats.UITGESLOTEN, "minderjarig", "Deze inwoner is uitgesloten.", "This resident is excluded."),
        (4, Plaats.ZONDER_REGEL, "3", "Geen regel gaat over deze inwoner.", "No rule is about this resident."),
    ],
)
def test_why_someone_is_not_there(place: int, plaats: Plaats, last: str, nl: str, en: str) -> None:
    """Who is apart or without a rule reads where they are and why."""
    why = WERKLIJST.why_not(person(place))
    assert (why.plaats, why.rang, why.stappen[-1].regel.naam) == (plaats, None, last)
    assert why.explain().startswith(nl)
    assert why.explain("en").startswith(en)


def test_who_is_not_on_the_list_gets_no_rules() -> None:
    """Of who is not on the list, and of who the permission does not cover, nothing is worked out."""
    stranger = lijst({"bsn": "999993653"}).wanbetalers[0]
    why = WERKLIJST.why_not(stranger)
    assert (why.plaats, why.stappen) == (Plaats.AFWEZIG, ())
    assert "niet op de lijst, of buiten de toestemming" in why.explain()
    kader = kader_of(cak.ALTIJD)
    restricted = kader.apply(
        READ,
        toestemming(kader, cak.Organisatieonderdeel.WERK_EN_INKOMEN),
        op=DAY,
        verrijkingen=[bijstand({BSNS[0]})],
    )
    assert restricted.why_not(person(1)) == why
    assert restricted.why_not(person(0)).explain("en").startswith("This resident is number 1; under the same rule 0")


def test_how_many_stand_before() -> None:
    """Under one rule, those before are counted, and a kader without an order says no order."""
    werklijst = apply(kader_of(k.leeftijd < 18, cak.ALTIJD), READ)
    why = werklijst.why_not(person(0))
    assert (why.rang, why.voor) == (5, 3)
    assert why.explain().splitlines()[0] == "Deze inwoner staat op plaats 5; onder dezelfde regel staan er 3 voor."


@settings(max_examples=40)
@given(rows(), kaders())
def test_why_not_agrees_with_the_place(drawn: list[Row], kader: cak.Afwegingskader) -> None:
    """The last rule is the one that decided, all before it are no, and no value of a person is said unasked."""
    read = lijst(*drawn)
    werklijst = apply(kader, read, **GIVEN)
    for wanbetaler in read.wanbetalers:
        why = werklijst.why_not(wanbetaler)
        place, naam = expected_place(kader, wanbetaler)
        assert why.plaats.value == ("werklijst" if place == "item" else place)
        *before, last = why.stappen
        assert all(stap.reden.uitkomst is False for stap in before)
        assert (last.regel.naam if naam else "") == naam
        assert wanbetaler.bsn.value not in why.explain()
        assert wanbetaler.bsn.value not in repr(why)
        assert "wanbetaler" not in f"{why.explain()}{why.explain('en')}".lower()


# Values of persons, only where asked


def test_values_appear_only_where_asked() -> None:
    """Each comparison with what was compared, when asked; in repr and otherwise never."""
    kader = kader_of(
        (k.leeftijd < 100) & k.statuscode.is_("BOE") & k.inningswijze.bekend() & (k.maanden_in_regeling >= 1),
    )
    read = lijst({"geboortedatum": "00-00-1980", "achterstand_cak": "77,77"})
    (item,) = apply(kader, read)
    said = item.explain(personal=True)
    assert "de leeftijd is minder dan 100 jaar: ja (hier: 42 tot en met 43 jaar)" in said
    assert "de statuscode is BOE: ja (hier: boe)" in said
    assert "de wijze van inning is bekend: ja (hier: cjib)" in said
    assert "the age is less than 100 years: yes (here: 42 to 43 years)" in item.explain("en", personal=True)
    assert item.explain() == said.replace(" (hier: 42 tot en met 43 jaar)", "").replace(" (hier: boe)", "").replace(
        " (hier: cjib)", ""
    ).replace(" (hier: 44 maanden)", "")
    assert "42" not in repr(item.reden)
    assert "42" not in str(item.reden)


def test_what_is_not_known_has_no_value() -> None:
    """A comparison that is not known says so and no more; a day that there is not is none."""
    read = lijst({"geboortedatum": "", "inningswijze": ""})
    context = k.Context(
        peildatum=PEILDATUM,
        verrijkingen={
            gegeven: cak.Verrijking(gegeven, waarden={}, nagegaan=cak.ALLEN, herkomst="eigen", peildatum=PEILDATUM)
            for gegeven in (cak.Gegeven.LAATSTE_CONTACT, cak.Gegeven.SOORT_SIGNAAL)
        },
    )
    als = (
        (k.leeftijd < 18)
        | k.inningswijze.is_(cak.Inningswijze.CJIB)
        | (k.maanden_sinds_contact < 3)
        | k.soort_signaal.is_("huur")
    )
    said = k.Reden.of(als, read.wanbetalers[0], context).explain(personal=True)
    assert said == (
        "de leeftijd is minder dan 18 jaar: niet bekend; of de wijze van inning is cjib: niet bekend; "
        "of de tijd sinds het laatste contact is minder dan 3 maanden: nee (hier: geen); "
        "of de soort van het signaal is huur: nee (hier: geen)"
    )


# The receipt


OPTIONS: dict[str, Any] = GIVEN


def receipt_of(kader: cak.Afwegingskader, read: cak.CakLijst, **options: Any) -> dict[str, Any]:
    """Read a receipt."""
    data: dict[str, Any] = json.loads(apply(kader, read, **options).receipt())
    return data


def test_the_receipt_says_how_it_was_made() -> None:
    """List, kader, permission, verrijkingen, days, counts and version, and the kader comes back from it."""
    kader = kader_of(k.bijstand, k.nieuw_op_lijst)
    data = receipt_of(kader, READ, **OPTIONS)
    assert data["lijst"] == {"sha256": READ.sha256, "peildatum": "2023-09-30", "gemeente": "0392"}
    assert data["vorige"] == [{"sha256": OPTIONS["vorige"][0].sha256, "peildatum": "2023-03-31"}]
    assert data["op"] == "2023-10-12"
    assert data["pakket"] == {"naam": "cak_regeling", "versie": version("cak_regeling")}
    assert data["verrijkingen"] == [
        {
            "gegeven": "bijstand",
            "herkomst": "uitkeringenadministratie",
            "peildatum": "2023-09-30",
            "waarden": 2,
            "nagegaan": 3,
        }
    ]
    assert cak.Afwegingskader.from_dict(data["kader"]) == kader
    jsonschema.validate(data["kader"], kader_schema(k.STANDAARD))
    assert cak.Verwerking.from_dict(data["toestemming"]["verwerking"]) == toestemming(kader).verwerking
    assert sum(data["aantallen"].values()) == 5
    assert data["eerste_lijst"] is False


def test_the_receipt_is_canonical() -> None:
    """The same input gives the same bytes, in the canonical form; another list, kader, day or permission others."""
    kader = kader_of(k.nieuw_op_lijst)
    once = apply(kader, READ, vorige=cak.EERSTE_LIJST).receipt()
    assert apply(kader, READ, vorige=cak.EERSTE_LIJST).receipt() == once
    assert json.dumps(json.loads(once), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() == once
    assert json.loads(once)["eerste_lijst"] is True
    gebruik = toestemming(kader)
    others = [
        apply(kader, lijst({}), vorige=cak.EERSTE_LIJST),
        apply(kader_of(k.nieuw_op_lijst, cak.ALTIJD), READ, vorige=cak.EERSTE_LIJST),
        kader.apply(READ, gebruik, op=date(2023, 10, 13), vorige=cak.EERSTE_LIJST),
        apply(kader, READ, vorige=OPTIONS["vorige"]),
    ]
    assert len({once, *(other.receipt() for other in others)}) == 5


def test_the_receipt_holds_no_person() -> None:
    """Neither a BSN nor a name nor a hash of one stands in it."""
    text = apply(KADER, READ).receipt().decode()
    for wanbetaler in READ.wanbetalers:
        assert wanbetaler.bsn.value not in text
        assert sha256(wanbetaler.bsn.value.encode()).hexdigest() not in text


def test_a_resident_is_asked_about_and_not_a_number() -> None:
    """What is no Wanbetaler is refused by its name."""
    text: Any = BSNS[0]
    with pytest.raises(cak.WaardeError, match=r"^expected Wanbetaler as wanbetaler$"):
        WERKLIJST.why_not(text)
