# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What a caller writes that a type checker must accept. It is checked, and never run."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import assert_type

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.bevinding import Tekst


def conditions(wanbetaler: cak.Wanbetaler) -> None:
    """Each kind of criterium takes values of its own type and gives conditions, which combine."""
    assert_type(k.leeftijd >= 18, cak.Voorwaarde)
    assert_type(18 <= k.leeftijd, cak.Voorwaarde)  # noqa: SIM300 - this way round too
    assert_type(k.achterstand_cak < Decimal("99.50"), cak.Voorwaarde)
    assert_type(k.leeftijd.tussen(18, 21) & k.in_premieregime, cak.Voorwaarde)
    assert_type(~k.nieuw_op_lijst | k.bijstand, cak.Voorwaarde)
    assert_type(k.inningswijze.is_(cak.Inningswijze.CJIB), cak.Voorwaarde)
    assert_type(k.inningswijze, k.Keuze[cak.Inningswijze])
    assert_type(k.uzovi.een_van(cak.UZOVI("0101"), cak.UZOVI("3311")), cak.Voorwaarde)
    assert_type(k.statuscode.een_van("BOE", "GBR"), cak.Voorwaarde)
    assert_type(k.leeftijd.bekend() & k.in_premieregime.bekend(), cak.Voorwaarde)
    assert_type((k.leeftijd >= 18).evaluate(wanbetaler, peildatum=date(2023, 9, 30)), bool | None)
    assert_type(k.maanden_in_regeling.aflopend, k.Volgorde)


def own_criteria() -> None:
    """A vendor's own criteria are typed as the standard ones are."""
    huisnummer = k.Getal(
        naam="huisnummer",
        operation=k.Operation.FIELD,
        field="adres.huisnummer",
        gegevens=frozenset({cak.Gegeven.ADRES}),
        omschrijving=Tekst("het huisnummer", "the house number"),
    )
    assert_type(huisnummer.tussen(1, 10), cak.Voorwaarde)
    verzekeraar = k.Keuze(
        naam="zorgverzekeraar",
        operation=k.Operation.ROWS,
        field="zorgverzekeraar",
        gegevens=frozenset({cak.Gegeven.UZOVI}),
        omschrijving=Tekst("de zorgverzekeraar", "the insurer"),
        soort=str,
    )
    assert_type(verzekeraar, k.Keuze[str])
    own: frozenset[cak.Criterium] = frozenset({huisnummer, verzekeraar})
    assert_type(k.STANDAARD | own, frozenset[cak.Criterium])


def approaches(werklijst: cak.Werklijst, gebruik: cak.ToegestaanGebruik, wanbetaler: cak.Wanbetaler) -> None:
    """What is done, why, and handing it out."""
    brief = cak.Aanpak("brief", capaciteit=80, als_vol="later")
    cak.Regel(
        "r", als=cak.ALTIJD, aanpak=cak.Aanpak("buddy", kanaal=cak.Kanaal.HUISBEZOEK, capaciteit=5, als_vol=brief)
    )
    assert_type(werklijst.why_not(wanbetaler), cak.Waarom)
    assert_type(werklijst.write("brieven.xlsx", gebruik, aanpak="brief", one_per_address=True), int)
    assert_type(werklijst.receipt(), bytes)
    for item in werklijst:
        assert_type(item.aanpak, str)
        assert_type(item.explain("en", personal=True), str)
        assert_type(item.beoordeeld("consulent", date(2023, 10, 12), "belt zelf"), cak.Werkitem)
    assert_type((k.leeftijd >= 18).vereenvoudigd(), cak.Voorwaarde)


def main_job(lijst: cak.CakLijst, verwerking: cak.Verwerking, bsn: cak.BSN) -> None:
    """The main job, from a list to reasons."""
    kader = cak.Afwegingskader(
        "jongeren eerst",
        regels=[
            cak.Regel("18 tot 21", als=k.leeftijd.tussen(18, 21) & k.in_premieregime, aanpak="huisbezoek"),
            cak.Regel("overig", als=cak.ALTIJD, aanpak="brief"),
        ],
        uitsluiten=[k.leeftijd < 18, cak.Regel("bijstand", als=k.bijstand)],
        volgorde=[k.maanden_in_regeling.aflopend],
    )
    toetsing = cak.toets(verwerking, op=date(2023, 10, 12))
    assert_type(toetsing.nog_nodig("en"), tuple[str, ...])
    verrijking = cak.Verrijking(
        cak.Gegeven.BIJSTAND,
        waarden={bsn: True},
        nagegaan=cak.ALLEN,
        herkomst="uitkeringenadministratie",
        peildatum=date(2023, 9, 30),
    )
    gebruik = assert_type(toetsing.require(), cak.ToegestaanGebruik)
    werklijst = kader.apply(lijst, gebruik, op=date(2023, 10, 12), vorige=cak.EERSTE_LIJST, verrijkingen=[verrijking])
    kader.apply(lijst, gebruik, op=date(2023, 10, 12), vorige=[lijst])
    for item in werklijst:
        assert_type(item, cak.Werkitem)
        assert_type(item.explain(lang="nl"), str)
        assert_type(item.reden, cak.Reden)
    assert_type(werklijst.zonder_regel, tuple[cak.Wanbetaler, ...])
    assert_type(werklijst.buiten_toestemming, int)


def values(lijst: cak.CakLijst) -> None:
    """Values come out with their types, and what may be unknown says so."""
    assert_type(cak.BSN("999993653").value, str)
    assert_type(lijst.by_bsn, Mapping[cak.BSN, cak.Wanbetaler])
    assert_type(lijst.wanbetalers[0].in_premieregime, bool | None)
    assert_type(lijst.wanbetalers[0].achterstand_cak, Decimal | None)
    assert_type(lijst.aanmeldingen[0].geboortedatum, cak.OnvolledigeDatum)
    assert_type(cak.maandpremie(date(2024, 5, 1)).bedrag, Decimal)
    assert_type(cak.read_lijst(b"", peildatum=date(2023, 9, 30)), cak.CakLijst)
