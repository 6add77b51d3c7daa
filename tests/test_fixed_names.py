# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The names that others check against, used as they are promised. It grows with the library."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling import frames
from cak_regeling.testing import generate_lijst, strategies


PEILDATUM = date(2023, 9, 30)
OP = date(2023, 10, 12)


@pytest.fixture
def kader() -> cak.Afwegingskader:
    """Make the kader of the example."""
    return cak.Afwegingskader(
        "jongeren eerst",
        regels=[
            cak.Regel("18 tot 21", als=k.leeftijd.tussen(18, 21) & k.in_premieregime, aanpak="huisbezoek"),
            cak.Regel(
                "lang of hoog", als=(k.maanden_in_regeling >= 120) | (k.achterstand_cak >= 5000), aanpak="bellen"
            ),
            cak.Regel("nieuw", als=k.nieuw_op_lijst, aanpak="brief"),
            cak.Regel("overig", als=cak.ALTIJD, aanpak="brief"),
        ],
        uitsluiten=[],
        volgorde=[k.maanden_in_regeling.aflopend],
    )


@pytest.fixture
def gebruik(kader: cak.Afwegingskader) -> cak.ToegestaanGebruik:
    """Make the permission of the example."""
    mandaat = cak.Mandaat(
        verlener=cak.Verlener.COLLEGE, aan="teammanager schulddienstverlening", geldig_van=date(2023, 1, 1)
    )
    verwerking = cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=cak.Gemeentecode("0392"),
        mandaat=mandaat,
        gegevens=kader.gegevens,
        werkwijze=cak.Werkwijze(cak.SoortWerkwijze.WERKINSTRUCTIE, "CAK-lijst 2023", date(2023, 1, 1)),
    )
    toetsing = cak.toets(verwerking, op=date(2023, 10, 12))
    assert toetsing.uitkomst is cak.Uitkomst.TOEGESTAAN
    assert toetsing.toegestaan
    assert toetsing.nog_nodig(lang="nl") == ()
    assert all(bevinding.bron for bevinding in toetsing.bevindingen)
    return toetsing.require()


@pytest.fixture
def lijst(tmp_path: Path) -> cak.CakLijst:
    """Read a generated list from a file."""
    path = tmp_path / "lijst.csv"
    generate_lijst(persons=300, seed=1, peildatum=PEILDATUM, faults=["bsn_leeg", "titelregels"]).to_csv(path)
    return cak.read_lijst(
        path,
        peildatum=PEILDATUM,
        layout=None,
        gemeente=None,
        filter=None,
        limits=cak.Limits(),
        on_progress=lambda _done, _total: None,
    )


def test_values() -> None:
    """The values are made from text, and an incomplete date tells the youngest and the oldest age."""
    assert cak.BSN("999993653").value == "999993653"
    assert cak.UZOVI("0101").value == "0101"
    assert cak.Postcode("2011 ab").value == "2011AB"
    assert cak.Gemeentecode("0392").value == "0392"
    born = cak.OnvolledigeDatum(1968)
    assert (born.jaar, born.maand, born.dag) == (1968, None, None)
    assert born.leeftijd_op(PEILDATUM) == (54, 55)
    assert cak.OnvolledigeDatum().leeftijd_op(PEILDATUM) == (None, None)
    with pytest.raises(ValueError, match="BSN"):
        cak.BSN("123")


def test_list(lijst: cak.CakLijst) -> None:
    """A list has its rows, persons, rejected and skipped lines, bevindingen and particulars."""
    assert len(lijst.wanbetalers) == len(lijst.by_bsn) > 0
    assert lijst.peildatum == PEILDATUM
    assert len(lijst.sha256) == 64
    assert lijst.layout.naam
    assert lijst.gemeente is None
    rejected = lijst.rejected[0]
    assert (rejected.row > 1, rejected.lines, len(rejected.cells)) == (True, 1, 16)
    assert rejected.bevindingen[0] in lijst.bevindingen
    assert [skipped.row for skipped in lijst.skipped] == [1, 2, 3]
    bevinding = lijst.bevindingen[0]
    assert (bevinding.code, bevinding.aantal) == ("BSN_LEEG", 1)
    assert bevinding.row in {row.row for row in lijst.rejected}
    assert (bevinding.column, bevinding.field) == ("BSN", "bsn")
    assert bevinding.ernst is cak.Ernst.FOUT
    assert bevinding.explain(lang="nl") != bevinding.explain(lang="en")


def test_writing_and_comparing(lijst: cak.CakLijst, tmp_path: Path) -> None:
    """A list is written by the suffix of a path, and two lists are compared by BSN."""
    for name in ("eigen.csv", "eigen.xlsx"):
        cak.write_lijst(lijst, tmp_path / name)
        again = cak.read_lijst(tmp_path / name, peildatum=PEILDATUM)
        assert again.aanmeldingen == lijst.aanmeldingen
    older = generate_lijst(persons=300, seed=2, peildatum=date(2023, 8, 31)).content
    vorige = cak.read_lijst(older, peildatum=date(2023, 8, 31))
    vergelijking = cak.compare_lijsten(vorige, lijst, eerdere=[])
    assert len(vergelijking.nieuw) + len(vergelijking.gebleven) == len(lijst.wanbetalers)
    assert len(vergelijking.verdwenen) + len(vergelijking.gebleven) == len(vorige.wanbetalers)
    assert set(vergelijking.gewijzigd) <= set(vergelijking.gebleven)
    assert set(vergelijking.teruggekeerd) <= set(vergelijking.nieuw)


def test_rows_one_by_one(lijst: cak.CakLijst, tmp_path: Path) -> None:
    """iter_lijst gives accepted and rejected rows."""
    items = list(cak.iter_lijst(tmp_path / "lijst.csv", peildatum=PEILDATUM))
    assert [item for item in items if isinstance(item, cak.Aanmelding)] == list(lijst.aanmeldingen)
    assert [item for item in items if isinstance(item, cak.RejectedRow)] == list(lijst.rejected)


def test_row_and_person(lijst: cak.CakLijst) -> None:
    """A row and a person have the attributes that are promised."""
    a = lijst.aanmeldingen[0]
    assert isinstance(a.bsn, cak.BSN)
    assert isinstance(a.geboortedatum, cak.OnvolledigeDatum)
    assert a.naam.achternaam
    assert a.naam.voorvoegsel is None or a.naam.voorvoegsel
    assert a.naam.voorletters
    assert (a.adres.huisletter, a.adres.woonplaats) == (None, "Voorbeeldstad")
    assert a.adres.straatnaam
    assert a.adres.huisnummer
    assert a.adres.huisnummertoevoeging is None or a.adres.huisnummertoevoeging
    assert isinstance(a.adres.postcode, cak.Postcode)
    assert isinstance(a.uzovi, cak.UZOVI)
    assert isinstance(a.aanmelddatum, date)
    assert a.statuscode in {"BOE", "GBR", "GBT"}
    assert a.inningswijze in {cak.Inningswijze.BRONINHOUDING, cak.Inningswijze.CJIB}
    assert isinstance(a.achterstand_cak, Decimal)
    assert a.extra == {}
    w = next(person for person in lijst.wanbetalers if len(person.aanmeldingen) > 1)
    latest = w.aanmeldingen[-1]
    assert (w.bsn, w.naam, w.adres, w.geboortedatum) == (latest.bsn, latest.naam, latest.adres, latest.geboortedatum)
    assert (w.aanmelddatum, w.inningswijze) == (latest.aanmelddatum, latest.inningswijze)
    assert w.eerste_aanmelddatum == w.aanmeldingen[0].aanmelddatum
    assert latest.statuscode in w.statuscodes
    assert latest.uzovi in w.uzovis
    assert w.in_premieregime in {True, False, None}
    assert w.achterstand_cak is not None


def test_law() -> None:
    """Amounts come with percentage, standaardpremie, source and certainty; an unknown month is an error."""
    premie = cak.maandpremie(date(2024, 5, 1))
    assert premie.bedrag == Decimal("175.20")
    assert (premie.percentage, premie.standaardpremie) == (Decimal(120), Decimal(1987))
    assert premie.bron.citaat() == "artikel 6.5.2, Rzv"
    assert premie.zekerheid is cak.Zekerheid.SECUNDAIR
    assert cak.premie_verschuldigd(date(2024, 4, 1), date(2025, 3, 1)) == Decimal("1833.86")
    assert cak.ingangsdatum(melding_ontvangen=date(2024, 3, 20)) == date(2024, 4, 1)
    with pytest.raises(cak.NietVastgesteldError, match="2022-05"):
        cak.maandpremie(date(2022, 5, 1))


def test_law_ends_and_returns() -> None:
    """A ground has its source, kind and end; a return its source and start; where the law is silent it is an error."""
    for reden in cak.RedenAfmelding:
        assert isinstance(reden.bron, cak.Bron)
        assert reden.definitief in {True, False, None}
    assert len(cak.RedenAfmelding) == 13
    assert cak.RedenAfmelding.BETALINGSREGELING.einddatum(date(2025, 2, 14)) == date(2025, 3, 1)
    with pytest.raises(cak.NietVastgesteldError):
        cak.RedenAfmelding.OVERLIJDEN.einddatum(date(2025, 2, 14))
    assert len(cak.RedenTerugkeer) == 3
    for terugkeer in cak.RedenTerugkeer:
        assert isinstance(terugkeer.bron, cak.Bron)
        assert terugkeer.ingangsdatum(date(2025, 9, 10)) == date(2025, 10, 1)


def test_werklijst(
    kader: cak.Afwegingskader, gebruik: cak.ToegestaanGebruik, lijst: cak.CakLijst, tmp_path: Path
) -> None:
    """A kader puts everyone somewhere exactly once, and every item says why."""
    bsn = lijst.wanbetalers[0].bsn
    werklijst = kader.apply(
        lijst,
        gebruik,
        op=date(2023, 10, 12),
        vorige=cak.EERSTE_LIJST,
        verrijkingen=[
            cak.Verrijking(
                cak.Gegeven.BIJSTAND,
                waarden={bsn: True},
                nagegaan=cak.ALLEN,
                herkomst="uitkeringenadministratie",
                peildatum=PEILDATUM,
            )
        ],
    )
    for item in werklijst:
        assert isinstance(item.wanbetaler, cak.Wanbetaler)
        assert item.regel.naam in {regel.naam for regel in kader.regels}
        assert item.aanpak in {"huisbezoek", "bellen", "brief"}
        assert item.regel.aanpak is not None
        assert item.aanpak == item.regel.aanpak.naam
        assert item.explain(lang="nl")
        assert item.reden.uitkomst is True
        assert item.beoordeling is None
    assert [item.rang for item in werklijst] == list(range(1, len(werklijst) + 1))
    apart = (*werklijst.te_beoordelen, *werklijst.uitgesloten)
    persons = [item.wanbetaler for item in (*werklijst, *apart)] + list(werklijst.zonder_regel)
    assert len(persons) + werklijst.buiten_toestemming == len(lijst.wanbetalers)
    assert {person.bsn for person in persons} == set(lijst.by_bsn)
    assert all(entry.reden is not None for entry in apart)
    target = tmp_path / "brieven.xlsx"
    werklijst.write(target, gebruik, aanpak="brief")
    assert target.read_bytes().startswith(b"PK")
    assert isinstance(werklijst.receipt(), bytes)


def test_a_kader_as_plain_types(kader: cak.Afwegingskader) -> None:
    """A kader goes to plain types and comes back, with criteria of one's own beside the standard ones."""
    own = k.JaNee(
        naam="aanvraag",
        operation=k.Operation.IN_VERRIJKING,
        field=cak.Gegeven.BIJSTANDSAANVRAAG.value,
        gegevens=frozenset({cak.Gegeven.BIJSTANDSAANVRAAG}),
        omschrijving=cak.Tekst("er is bijstand aangevraagd", "bijstand was applied for"),
    )
    data = json.loads(json.dumps(kader.to_dict()))
    assert cak.Afwegingskader.from_dict(data, criteria=k.STANDAARD | {own}) == kader
    assert kader.vastgesteld_op is None
    assert (kader.regels[0].toelichting, kader.regels[0].bron) == ("", None)


def test_conditions(lijst: cak.CakLijst) -> None:
    """A condition is evaluated on one person, and can be asked with is_, een_van and bekend."""
    w = lijst.wanbetalers[0]
    assert (k.leeftijd >= 18).evaluate(w, peildatum=PEILDATUM) in {True, None}
    assert k.inningswijze.is_(w.inningswijze).evaluate(w, peildatum=PEILDATUM) is True
    assert k.statuscode.een_van(*w.statuscodes).evaluate(w, peildatum=PEILDATUM) is True
    assert k.achterstand_cak.bekend().evaluate(w, peildatum=PEILDATUM) is True
    with pytest.raises(TypeError, match="tussen"):
        bool(k.leeftijd >= 18)


def test_frames(lijst: cak.CakLijst, kader: cak.Afwegingskader, gebruik: cak.ToegestaanGebruik) -> None:
    """The same kader on a data frame: one row per person in, the same kind out, sorted, with four columns more."""
    native_frame = frames.to_frame(lijst)
    assert len(native_frame) == len(lijst.wanbetalers)
    codes = {"0392": gebruik}
    on_one = frames.apply(kader, native_frame, gebruik, op=OP, peildatum=PEILDATUM, vorige=cak.EERSTE_LIJST)
    assert {"uitkomst", "regel", "aanpak", "rang"} <= set(on_one.columns)
    assert set(on_one["uitkomst"]) <= {
        "werklijst",
        "te_beoordelen",
        "uitgesloten",
        "zonder_regel",
        "buiten_toestemming",
    }
    coded = native_frame.with_columns(gemeente=pl.lit("0392"))
    on_many = frames.apply(kader, coded, codes, op=OP, vorige=cak.EERSTE_LIJST, verrijkingen=[], sort=False)
    assert sorted(on_many["rang"].drop_nulls()) == on_one["rang"].drop_nulls().to_list()
    with pytest.raises(cak.DoelbindingError):
        frames.apply(kader, native_frame.with_columns(gemeente=None), codes, op=OP, vorige=cak.EERSTE_LIJST)


def test_testing_is_importable_without_being_asked_for() -> None:
    """The kit for the test suites of others has its two parts."""
    assert callable(generate_lijst)
    assert callable(strategies.bsns)
