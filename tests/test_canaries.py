# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""No value of a person shows up where nobody asked for it: recognisable ones are planted everywhere, and looked for."""

import io
import logging
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import asdict, evolve, fields

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling import opvolging, regeling, uitwisseling
from cak_regeling.doelbinding import hash_of
from cak_regeling.lijst.rows import RowReader
from cak_regeling.lijst.tabular import split_lines, split_records
from cak_regeling.testing.canary import Canaries


PEILDATUM = date(2023, 9, 30)
CANARIES = Canaries(PEILDATUM, also=("kanarie", "7391", "9876", "86421"))
"""The kit that others use; these tests also look for parts of what is planted, and for the insurer."""
HEADERS, GOOD, OTHER, UNREADABLE, REJECTED = CANARIES.lijst.content.decode().splitlines()
FILE = (
    "\n".join(
        ["Lijst van Kanarievogel", HEADERS, GOOD, OTHER, UNREADABLE, REJECTED, GOOD.replace(";", ","), "Totaal;86421"]
    ).encode()
    + b"\nGemaakt door Kanarievogel\n"
    + b"Kanarie\x81"
    + GOOD.encode()
)


def values_of(lijst: cak.CakLijst) -> Iterator[object]:
    """Give every object of the list that is not bare text: there the caller has asked for it."""
    yield lijst
    for part in (lijst.aanmeldingen, lijst.rejected, lijst.skipped, lijst.wanbetalers, lijst.bevindingen):
        for item in part:
            yield item
            yield from getattr(item, "bevindingen", ())
    yield lijst.by_bsn
    for a in lijst.aanmeldingen:
        yield from (a.bsn, a.naam, a.geboortedatum, a.adres, a.adres.postcode, a.uzovi, a.extra)


@pytest.fixture(scope="module")
def lijst() -> cak.CakLijst:
    """Read the list in which the canaries are."""
    return cak.read_lijst(FILE, peildatum=PEILDATUM)


def test_the_canaries_are_there(lijst: cak.CakLijst) -> None:
    """Whoever asks gets every value, so that the other tests look for something."""
    a, _, bad = lijst.aanmeldingen
    parts = [*asdict(a.naam).values(), *(getattr(a.adres, f.name) for f in fields(cak.Adres) if f.name != "postcode")]
    assert [part for part in parts if not CANARIES.found_in(str(part))] == [None]  # there is no letter
    assert a.adres.postcode is not None
    assert a.uzovi is not None
    assert (a.adres.postcode.value, a.uzovi.value, a.bsn.value) == ("9876XZ", "7391", "999993653")
    assert len(bad.extra) == 8
    assert len(lijst.rejected) == 3
    assert [line.row for line in lijst.skipped if CANARIES.found_in(str(line.cells))] == [1, 8, 9]


def test_nothing_that_is_read_shows_a_person(lijst: cak.CakLijst) -> None:
    """Neither lists, rows, persons and values nor bevindingen show one in repr, str or format."""
    CANARIES.check(*values_of(lijst))


def test_no_explanation_of_the_list_shows_a_person(lijst: cak.CakLijst) -> None:
    """Bevindingen speak of rows and columns, in both languages."""
    said = [value for value in values_of(lijst) if isinstance(value, cak.Bevinding)]
    texts = [text(lang) for b in said for text in (b.explain, b.remedy) for lang in ("nl", "en")]
    assert texts
    CANARIES.check(*texts)


def test_what_is_inside_while_reading_shows_nobody() -> None:
    """The pieces that a debugger or an error tool would list hide their cells too."""
    records = list(split_records(split_lines([FILE]), first_row=1, delimiter=";", width=len(HEADERS.split(";"))))[1:]
    reader = RowReader(cak.read_lijst(FILE, peildatum=PEILDATUM).header, peildatum=PEILDATUM)
    list(reader.read([records[1]]))
    CANARIES.check(*records, reader)


EARLIER = GOOD.replace("30-09-2023", "31-08-2023")
REFUSED: dict[str, Any] = {
    "no header": f"{GOOD}\n{UNREADABLE}".encode(),
    "another header": f"Naam;Postcode\n{GOOD}".encode(),
    "another day": f"{HEADERS}\n{EARLIER}".encode(),
    "html": f"<html>{GOOD}</html>".encode(),
    "nul": f"{HEADERS}\n{GOOD}".encode() + b"\0" * 400,
    "long": HEADERS.encode() + b"\n" + b"Kanarie" * 200_000,
    "unreadable": b"Kanarie\x81" + GOOD.encode(),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_no_refusal_shows_a_person(content: bytes) -> None:
    """A file that is refused is not quoted, in any error of the chain."""
    with pytest.raises(cak.LijstError) as refused:
        cak.read_lijst(content, peildatum=PEILDATUM)
    CANARIES.check(refused.value)


def test_no_refusal_while_iterating_shows_a_person() -> None:
    """A file that turns out to be of another day halfway is refused without a word of who was on it."""
    content = f"{HEADERS}\n{GOOD}\n{EARLIER}".encode()
    items = cak.iter_lijst(content, peildatum=PEILDATUM)
    CANARIES.check(next(items))
    with pytest.raises(cak.LijstError) as refused:
        next(items)
    CANARIES.check(refused.value)


@pytest.mark.parametrize(
    "source",
    [
        f"{HEADERS}\n{GOOD}",
        f"{HEADERS}\n" + f"{GOOD}\n" * 50,
        f"{HEADERS}\n{GOOD}\0",
        io.StringIO(f"{HEADERS}\n{GOOD}"),
    ],
    ids=["text", "long text", "text with nul", "text file"],
)
def test_text_where_a_path_belongs_is_not_quoted(source: Any) -> None:
    """Who gives the text of a list instead of its path gets a refusal, and not the list back in a message."""
    with pytest.raises((cak.WaardeError, OSError)) as refused:
        cak.read_lijst(source, peildatum=PEILDATUM)
    CANARIES.check(refused.value)


def test_reading_prints_and_logs_nothing(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    """Neither reading nor a refusal writes a line anywhere."""
    caplog.set_level(logging.DEBUG)
    read = cak.read_lijst(FILE, peildatum=PEILDATUM)
    assert len(list(cak.iter_lijst(FILE, peildatum=PEILDATUM))) == len(read.aanmeldingen) + len(read.rejected)
    with pytest.raises(cak.LijstError):
        cak.read_lijst(REFUSED["unreadable"], peildatum=PEILDATUM)
    assert (capsys.readouterr(), caplog.records) == (("", ""), [])


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        (cak.BSN, ["999993654"]),
        (cak.BSN, [999993653]),
        (cak.UZOVI, ["kanarie"]),
        (cak.Postcode, ["9876KanarieXZ"]),
        (cak.Gemeentecode, ["kanarie"]),
        (cak.OnvolledigeDatum, [1987, 4, 99]),
        (cak.OnvolledigeDatum, ["17-04-1987"]),
    ],
)
def test_no_value_that_is_refused_is_quoted(kind: Any, arguments: list[object]) -> None:
    """The error of a value says what was expected, and not what was given."""
    with pytest.raises(cak.WaardeError) as refused:
        kind(*arguments)
    CANARIES.check(refused.value)


def test_no_lookup_that_fails_quotes_a_person(lijst: cak.CakLijst) -> None:
    """A person who is not on the list is not named by the KeyError."""
    with pytest.raises(KeyError) as missing:
        lijst.by_bsn[cak.BSN("999991723")]
    assert "999991723" not in repr(missing.value)


def verwerking_of(kader: cak.Afwegingskader) -> cak.Verwerking:
    """Say for what the list is used: for this kader."""
    return cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=cak.Gemeentecode("0392"),
        gegevens=kader.gegevens,
        mandaat=cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1)),
    )


def toestemming(kader: cak.Afwegingskader) -> cak.ToegestaanGebruik:
    """Get the permission for a kader."""
    return cak.toets(verwerking_of(kader), op=PEILDATUM).require()


def kader_of(als: cak.Voorwaarde) -> cak.Afwegingskader:
    """Make a kader of one rule."""
    return cak.Afwegingskader("toets", regels=[cak.Regel("regel", als=als, aanpak="brief")])


JONG = kader_of(k.leeftijd < 40)
WITH_BIJSTAND = JONG.gegevens | {cak.Gegeven.BIJSTAND}
NIEUW = kader_of(k.nieuw_op_lijst)
SALDO = kader_of(k.achterstand_cak >= 5)


def with_gemeente(code: str) -> cak.CakLijst:
    """Read the list as one of a municipality."""
    return cak.read_lijst(FILE, peildatum=PEILDATUM, gemeente=cak.Gemeentecode(code))


REFUSED_USE: dict[str, Callable[[cak.CakLijst], object]] = {
    "no column": lambda lijst: SALDO.apply(
        cak.read_lijst(b"BSN;Achternaam;Aanmelddatum\n999993653;Kanarievogel;01-05-2017", peildatum=PEILDATUM),
        toestemming(SALDO),
        op=lijst.peildatum,
    ),
    "no earlier list": lambda lijst: NIEUW.apply(lijst, toestemming(NIEUW), op=PEILDATUM),
    "no earlier day": lambda lijst: NIEUW.apply(lijst, toestemming(NIEUW), op=PEILDATUM, vorige=[lijst]),
    "persons as earlier list": lambda lijst: NIEUW.apply(
        lijst,
        toestemming(NIEUW),
        op=PEILDATUM,
        vorige=lijst.wanbetalers,  # type: ignore[arg-type]
    ),
    "a person as condition": lambda lijst: cak.Regel("regel", als=lijst.wanbetalers[0]),  # type: ignore[arg-type]
    "a bare number in a verrijking": lambda _: cak.Verrijking(
        cak.Gegeven.BIJSTAND,
        waarden={"999993653": True},  # type: ignore[dict-item]
        nagegaan=cak.ALLEN,
        herkomst="uitkeringenadministratie",
        peildatum=PEILDATUM,
    ),
    "a text in a verrijking": lambda lijst: cak.Verrijking(
        cak.Gegeven.BIJSTAND,
        waarden={lijst.aanmeldingen[0].bsn: b"kanarie"},  # type: ignore[dict-item]
        nagegaan=cak.ALLEN,
        herkomst="uitkeringenadministratie",
        peildatum=PEILDATUM,
    ),
    "a value in a file that can't be read": lambda _: cak.read_verrijking(
        b"BSN;Bijstand\n999993653;Kanarie\n", cak.Gegeven.BIJSTAND, herkomst="x", peildatum=PEILDATUM
    ),
    "a BSN in a file that is none": lambda _: cak.read_verrijking(
        b"BSN;Bijstand\n999993654;ja\n", cak.Gegeven.BIJSTAND, herkomst="x", peildatum=PEILDATUM
    ),
    "two values in a file": lambda _: cak.read_verrijking(
        b"BSN;LaatsteContact\n999993653;17-04-1987\n999993653;18-04-1987\n",
        cak.Gegeven.LAATSTE_CONTACT,
        herkomst="x",
        peildatum=PEILDATUM,
    ),
    "handing out beyond the permission": lambda lijst: JONG.apply(lijst, toestemming(JONG), op=PEILDATUM).write(
        io.BytesIO(), toestemming(SALDO), aanpak="brief", format="csv", op=date(2020, 1, 1)
    ),
    "no permission": lambda lijst: JONG.apply(lijst, lijst, op=PEILDATUM),  # type: ignore[arg-type]
    "a permission for less": lambda lijst: SALDO.apply(lijst, toestemming(JONG), op=PEILDATUM),
    "another municipality": lambda _: JONG.apply(with_gemeente("0363"), toestemming(JONG), op=PEILDATUM),
    "another day": lambda lijst: JONG.apply(lijst, toestemming(JONG), op=date(2020, 1, 1)),
    "no mandate": lambda _: cak.toets(evolve(verwerking_of(JONG), mandaat=None), op=PEILDATUM).require(),
    "a bijstand that was not given": lambda lijst: JONG.apply(
        lijst,
        cak.toets(
            evolve(verwerking_of(JONG), onderdeel=cak.Organisatieonderdeel.WERK_EN_INKOMEN, gegevens=WITH_BIJSTAND),
            op=PEILDATUM,
        ).require(),
        op=PEILDATUM,
    ),
    "two persons as one": lambda lijst: cak.Wanbetaler.of(*lijst.aanmeldingen),
}


@pytest.mark.parametrize("use", REFUSED_USE.values(), ids=REFUSED_USE)
def test_no_use_that_is_refused_shows_a_person(lijst: cak.CakLijst, use: Callable[[cak.CakLijst], object]) -> None:
    """An error about a kader, a verrijking or a permission names no one, nor do its bevindingen."""
    with pytest.raises((cak.KaderError, cak.DoelbindingError, cak.WaardeError)) as refused:
        use(lijst)
    CANARIES.check(refused.value, *(b.explain(lang) for b in refused.value.bevindingen for lang in ("nl", "en")))


def test_no_werklijst_shows_a_person(
    lijst: cak.CakLijst, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Neither items nor reasons nor explanations hold a value, and nothing is printed or logged on the way."""
    caplog.set_level(logging.DEBUG)
    kader = cak.Afwegingskader(
        "toets",
        regels=[
            cak.Regel("jong", als=k.leeftijd < 40, aanpak="bellen"),
            cak.Regel("overig", als=cak.ALTIJD, aanpak="brief"),
        ],
        uitsluiten=[k.woonplaats.is_("elders")],
        volgorde=[k.achterstand_cak.aflopend],
    )
    gebruik = toestemming(kader)
    werklijst = kader.apply(lijst, gebruik, op=PEILDATUM)
    entries = [*werklijst, *werklijst.te_beoordelen]
    assert len(entries) == 3
    whys = [werklijst.why_not(entry.wanbetaler) for entry in entries]
    seen = werklijst.items[0].beoordeeld("KanarieRol", PEILDATUM, "KanarieNoot")
    difference = cak.compare_kaders(kader, JONG, lijst, gebruik, op=PEILDATUM)
    values = [werklijst, *entries, *(entry.reden for entry in entries), gebruik, kader, *whys, seen, difference]
    texts = [said.explain(lang) for said in (*entries, *whys, difference) for lang in ("nl", "en")]
    CANARIES.check(*values, seen.beoordeling, *texts, werklijst.receipt())
    assert (capsys.readouterr(), caplog.text) == (("", ""), "")


def test_a_view_and_a_stand_show_no_person(lijst: cak.CakLijst, tmp_path: Path) -> None:
    """Neither what a permission shows, what is kept of a list, nor the record of its use shows one of itself."""
    use = cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=cak.Gemeentecode("0392"),
        gegevens=frozenset(gegeven for gegeven in cak.Gegeven if gegeven.fields),
        mandaat=cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1)),
    )
    toetsing = cak.toets(use, op=date(2023, 10, 12))
    view = toetsing.require().view(lijst)
    assert CANARIES.found_in(str([dict(person) for person in view.personen]))
    stand = lijst.stand(b"een geheime sleutel")
    dossier = cak.Dossier(bsn=lijst.aanmeldingen[0].bsn, doel_bereikt=date(2020, 1, 1))
    plan = cak.bewaarplan([dossier], cak.Bewaartermijnen(doel_bereikt=0), op=date(2023, 10, 12))
    log = cak.Logboek(cak.JsonLines(tmp_path / "log.jsonl"))
    log.add(
        cak.Gebruiksregel(
            wanneer=datetime(2023, 10, 12, tzinfo=UTC),
            door="werkplek 12",
            handeling=cak.Handeling.INZIEN,
            verwerking="nr. 17",
            personen=len(view.personen),
            lijst=lijst.sha256,
            toestemming=hash_of(use.to_dict()),
        )
    )
    values = (view, *view.personen, stand, *stand.personen.values(), dossier, plan, *plan.weg, log, toetsing, use)
    CANARIES.check(*values)
    kept = str(stand.to_dict()).replace("KANARIESTATUSCODE", "")  # the status code is what a stand is for
    texts = [kept, plan.weg[0].explain(), (tmp_path / "log.jsonl").read_text("utf-8")]
    texts += [toetsing.explain(), str(toetsing.to_dict())]
    CANARIES.check(*texts)


def test_what_the_law_says_of_a_person_hides_it() -> None:
    """Neither incomes, arrears, letters and events nor answers about them show a day, an amount or a circumstance."""
    day, amount = date(2017, 4, 19), Decimal("86421.97")
    term = regeling.Boeking(day, amount)
    income = regeling.Inkomen(regeling.Inkomenssoort.BIJSTAND, amount)
    arrears = regeling.Achterstand(vervallen=(term, term))
    letters = regeling.Brieven(geconstateerd=day)
    report = regeling.Meldingsgegevens(op=day, achterstand=arrears, brieven=letters, overleden=True)
    history = cak.Registratie.gemeld(day).afgemeld(cak.RedenAfmelding.BEWIND, op=date(2019, 7, 2))
    situation = cak.Situatie(op=day, schuld_verzekeraar=amount, bijstand=True)
    held = [term, income, arrears, letters, report, history, situation, *history.gebeurtenissen, *history.perioden]
    answers = [
        regeling.toets_melding(report),
        regeling.bepaal_inning([income], maandpremie=Decimal(100)),
        *regeling.tijdlijn(arrears, letters, op=day),
        *cak.uitwegen(situation),
    ]
    telling = re.compile(r"20\d\d|86421|bewind|bijstand|overleden|true", re.IGNORECASE)
    assert [text for value in (*held, *answers) for text in (f"{value}", repr(value)) if telling.search(text)] == []


def test_contact_and_cohorts_show_no_person(lijst: cak.CakLijst) -> None:
    """Records of contact, why someone left, an intake, and the tables that are made of them."""
    bsn = lijst.aanmeldingen[0].bsn
    day = lijst.peildatum
    poging = opvolging.Contactpoging(soort=opvolging.Contactsoort.BRIEF, datum=day, bereikt=True, minuten=86421)
    resultaat = opvolging.Contactresultaat(resultaat=opvolging.Resultaat.VERVOLGHULP, datum=day)
    verwijzing = opvolging.Verwijzing(naar="kanarieteam", financieel=True, datum=day)
    verloop = opvolging.Contactverloop(pogingen=[poging], resultaten=[resultaat], verwijzingen=[verwijzing])
    contacten = opvolging.Contacten({bsn: verloop})
    vertrek = opvolging.Vertrek(op=day, reden=opvolging.Vertrekreden.VERHUISD)
    intake = opvolging.Intake(op=day, schuld=Decimal(86421))
    tabel = opvolging.follow([lijst], contacten=contacten, vertrek={bsn: [vertrek]}, intakes={bsn: intake})
    values = [poging, resultaat, verwijzing, verloop, contacten, contacten.stand(b"een geheime sleutel"), vertrek]
    values += [intake, tabel, *contacten.verrijkingen(day)]
    CANARIES.check(*values)
    texts = [str(tabel.to_dict()), opvolging.to_html(opvolging.publiceer(tabel), op=day)]
    CANARIES.check(*texts)
    for one in (poging, resultaat, verwijzing, vertrek, intake):
        assert repr(one) == f"{type(one).__name__}(…)"
    with pytest.raises(cak.WaardeError) as caught:
        opvolging.follow([lijst], contacten=opvolging.Contacten({bsn: EARLY}))
    CANARIES.check(caught.value)


EARLY = opvolging.Contactverloop(
    pogingen=[opvolging.Contactpoging(soort=opvolging.Contactsoort.BRIEF, datum=date(2001, 1, 1))]
)


def test_an_exchange_shows_no_person(lijst: cak.CakLijst) -> None:
    """Signals, matches and files show none of themselves, nor do the errors about them."""
    read = uitwisseling.read_signalen(
        b"BSN;Postcode;Huisnummer;Signaaldatum;Bedrag;Naam partner;Signaalpartner\n"
        b"999993653;9876XZ;87654;01-09-2023;86421;KanarieStroom;Energie\n"
        b"999993654;KanarieCode;KanarieNummer;KanarieDag;KanarieBedrag;KanarieStroom;KanariePartner\n",
        op=PEILDATUM,
    )
    assert (len(read.signalen), read.afgekeurd) == (1, (3,))
    places = [
        uitwisseling.Treffer(bsn=lijst.aanmeldingen[0].bsn, signaal=read.signalen[0], grond=uitwisseling.Grond.BSN)
    ]
    client = {"burgerservicenummer": "999993654", "Achternaam": "Kanarievogel"}
    signal = {"ID": "1", "signaalpartner": {"type": "KanariePartner"}, "client": client, "Kanarievogel 999993653": 1}
    levering: dict[str, Any] = {"teller": 1, "gemeentecode": "0392", "aanleverendeOrganisatie": {}}
    file = {
        "codeGegevensleverancier": "x",
        "startdatumLevering": "2023-09-01",
        "einddatumLevering": "2023-09-30",
        "aanleverdatumEnTijd": "2023-10-01T00:00:00Z",
        "leveringen": [levering | {"vroegsignalen": [signal]}],
    }
    bestand = uitwisseling.read_bestand(file)
    values: list[object] = [read, *read.signalen, *places, bestand, *bestand.leveringen]
    values += [*bestand.leveringen[0].signalen, bestand.leveringen[0].signalen[0].client]
    CANARIES.check(*values)
    texts = [text for found in (*read.bevindingen, *bestand.bevindingen) for text in (repr(found), found.explain())]
    CANARIES.check(*texts)
    broken = file | {"einddatumLevering": "KanarieDag", "leveringen": [levering | {"teller": "KanarieTeller"}]}
    with pytest.raises(cak.LijstError) as caught:
        uitwisseling.read_bestand(broken)
    CANARIES.check(caught.value, *(found.explain("en") for found in caught.value.bevindingen))
