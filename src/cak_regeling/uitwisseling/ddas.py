# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""DDAS Vroegsignalering: the signals of type `CAK Zorgverzekeringen` and the cases, in the national exchange model.

It makes parts to merge into the delivery that the vendor makes already, not a delivery beside it. Whether the list may
be used for these statistics is disputed; so this asks for a permission with purpose `STATISTIEK`, which exists only
under the reading `RUIM`, as the college adopted it. Such a permission holds only for residents who were taken up under
the Wgs: the municipality says who they are, in a verrijking with WGS_ZAAK. Of whom it is not known, nothing goes along.
"""

import hmac
from base64 import b32encode
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from attrs import evolve

from cak_regeling._controle import require
from cak_regeling.bevinding import Bevinding
from cak_regeling.criteria.context import Context, by_gegeven
from cak_regeling.criteria.verrijking import Verrijking
from cak_regeling.datums import OnvolledigeDatum, require_date
from cak_regeling.doelbinding import soorten as doel_soorten
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik, admitted, require_gebruik
from cak_regeling.doelbinding.verwerking import Doel
from cak_regeling.errors import DoelbindingError, WaardeError
from cak_regeling.gegevens import Gegeven, Lezing
from cak_regeling.identificatie import BSN
from cak_regeling.opvolging.contact import Contacten, Contactpoging, Contactverloop
from cak_regeling.persoon import Adres
from cak_regeling.prioritering.werklijst import Werklijst
from cak_regeling.uitwisseling.lezen import read_bestand
from cak_regeling.uitwisseling.model import (
    Client,
    Levering,
    Organisatie,
    Signaalpartner,
    Signaalstatus,
    Vroegsignaal,
    Vroegsignaalzaak,
)
from cak_regeling.wanbetaler import Wanbetaler


__all__ = ["build_bestand", "build_signalen", "build_zaken", "read_bestand", "whole_euro"]

HerkenAan = Literal["bsn", "adres"]


def whole_euro(amount: Decimal) -> int:
    """Round to whole euro: half a euro goes up, away from zero. DDAS asks for whole euro and does not say how.

    >>> whole_euro(Decimal("12.50")), whole_euro(Decimal("12.49"))
    (13, 12)
    """
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def build_signalen(  # noqa: PLR0913 - keywords only, each with a default that fits
    werklijst: Werklijst,
    gebruik: ToegestaanGebruik,
    *,
    op: date,
    key: bytes | None = None,
    herken_aan: HerkenAan = "bsn",
    contacten: Contacten | None = None,
    verrijkingen: Iterable[Verrijking] = (),
) -> tuple[Vroegsignaal, ...]:
    """Make a signal of who is to be helped by a werklijst and was taken up under the Wgs, in its order.

    Of who was not, or of whom that is not known, nothing goes along; the werklijst has so many more than it gives.

    Only what the permission covers is in it: the amount with ACHTERSTAND_CAK (in whole euro, half a euro up; none that
    is below zero), the day since when with AANMELDDATUM. Whether there is a crisis is not on the list, so not said.

    Args:
        werklijst: Whose items are signalled.
        gebruik: A permission with purpose STATISTIEK, under the reading RUIM.
        op: The day of use.
        key: Secret, at least 16 bytes: makes IDs that stay the same for a person and list, whatever the werklijst.
            Without it IDs count the items, and are the same for the same werklijst only.
        herken_aan: ``bsn``: by BSN alone. ``adres``: by postcode and huisnummer (with toevoeging, and the birth date
            when it is complete), where a BSN may not go along; who has no such address is then left out.
        contacten: Contact with them; who was approached by *op* is Opgepakt, who was not is Nog niet opgepakt, and a
            result that is a status too is that.
        verrijkingen: What other administrations say: who was taken up under the Wgs (WGS_ZAAK), and what else the
            permission is restricted by.

    Raises:
        cak_regeling.DoelbindingError: Without that permission (its bevindingen say why), or without such a verrijking.
        cak_regeling.WaardeError: For an argument of another kind.
    """
    day = require_date(op, "op")
    signalen: list[Vroegsignaal] = []
    for wanbetaler, client, name in _chosen(werklijst, gebruik, day, key, herken_aan, verrijkingen):
        amount = wanbetaler.achterstand_cak if Gegeven.ACHTERSTAND_CAK in gebruik.gegevens else None
        verloop = None if contacten is None else contacten.personen.get(wanbetaler.bsn)
        signalen.append(
            Vroegsignaal(
                id=name,
                partner=Signaalpartner.CAK_ZORGVERZEKERINGEN,
                client=client,
                bedrag=None if amount is None or amount < 0 else whole_euro(amount),
                ontstaansdatum=wanbetaler.aanmelddatum if Gegeven.AANMELDDATUM in gebruik.gegevens else None,
                signaaldatum=werklijst.lijsten[0][0],
                status=_status(None if verloop is None else verloop.tot_en_met(day)),
            )
        )
    return tuple(signalen)


def _chosen(  # noqa: PLR0913, PLR0917 - what both functions pass on
    werklijst: Werklijst,
    gebruik: ToegestaanGebruik,
    day: date,
    key: bytes | None,
    herken_aan: HerkenAan,
    verrijkingen: Iterable[Verrijking],
) -> Iterator[tuple[Wanbetaler, Client, str]]:
    """Give of whom a signal is made: the person, by whom it is known, and its ID."""
    require(werklijst, Werklijst, "werklijst")
    if herken_aan not in {"bsn", "adres"}:
        raise WaardeError("expected herken_aan as 'bsn' or 'adres'")
    needed = (Gegeven.BSN,) if herken_aan == "bsn" else (Gegeven.POSTCODE, Gegeven.ADRES)
    _require_statistiek(gebruik, werklijst, day, needed)
    peildatum = werklijst.lijsten[0][0]
    allowed = admitted(gebruik, Context(peildatum=peildatum, verrijkingen=by_gegeven(verrijkingen)))
    for item in werklijst:
        client = _client(item.wanbetaler, herken_aan, gebruik)
        if client is not None and allowed(item.wanbetaler):
            yield item.wanbetaler, client, _id(item.wanbetaler.bsn, item.rang, peildatum, gebruik, key)


def _require_statistiek(gebruik: object, werklijst: Werklijst, day: date, needed: Iterable[Gegeven]) -> None:
    """Refuse another purpose, or another reading, than these statistics rest on; say why."""
    selectie = werklijst.kader.selectie
    checked = require_gebruik(gebruik, op=day, gemeente=werklijst.gemeente, gegevens=needed, selectie=selectie)
    verwerking = checked.verwerking
    if verwerking.lezing is not Lezing.RUIM:
        raise DoelbindingError(
            "under the reading STRIKT the list is not for statistics on vroegsignalering: the college can adopt the "
            "reading RUIM (LEZING_RUIM), and the use is then tested with purpose STATISTIEK",
            bevindingen=(Bevinding(soort=doel_soorten.DOEL_STATISTIEK_STRIKT),),
        )
    if verwerking.doel is not Doel.STATISTIEK:
        raise DoelbindingError(
            f"a permission with purpose {verwerking.doel.name} does not cover statistics: test the use with STATISTIEK",
            bevindingen=(Bevinding(soort=doel_soorten.DOEL_STATISTIEK_RUIM),),
        )


def _id(bsn: BSN, rang: int, peildatum: date, gebruik: ToegestaanGebruik, key: bytes | None) -> str:
    """Name a signal; without the key nothing leads from it to the person."""
    start = f"CAK-{gebruik.gemeente.value}-{peildatum:%Y%m%d}"
    if key is None:
        return f"{start}-{rang:06}"
    bsn.pseudonym(key)  # refuses a key that is too short
    digest = hmac.digest(key, f"ddas {peildatum.isoformat()} {bsn.value}".encode(), "sha256")
    return f"{start}-{b32encode(digest[:10]).decode()}"


def _client(wanbetaler: Wanbetaler, herken_aan: HerkenAan, gebruik: ToegestaanGebruik) -> Client | None:
    """Give by whom it is known; None for who has not enough of an address."""
    if herken_aan == "bsn":
        return Client(bsn=wanbetaler.bsn)
    adres = wanbetaler.adres
    if adres.postcode is None or adres.huisnummer is None:
        return None
    birth = wanbetaler.geboortedatum
    known = birth.dag is not None and Gegeven.GEBOORTEDATUM in gebruik.gegevens
    suffix = "".join(part for part in (adres.huisletter, adres.huisnummertoevoeging) if part)
    return Client(
        adres=Adres(postcode=adres.postcode, huisnummer=adres.huisnummer, huisnummertoevoeging=suffix or None),
        geboortedatum=birth if known else OnvolledigeDatum(),
    )


_STATUS_OF = {status.value: status for status in Signaalstatus}


def _status(verloop: Contactverloop | None) -> Signaalstatus:
    """Say what was done with a signal; many results are a status of the same name."""
    if verloop is None:
        return Signaalstatus.NOG_NIET_OPGEPAKT
    if verloop.resultaat is not None and verloop.resultaat.value in _STATUS_OF:
        return _STATUS_OF[verloop.resultaat.value]
    taken_up = verloop.pogingen or verloop.resultaten
    return Signaalstatus.OPGEPAKT if taken_up else Signaalstatus.NOG_NIET_OPGEPAKT


def build_zaken(  # noqa: PLR0913 - as build_signalen
    werklijst: Werklijst,
    gebruik: ToegestaanGebruik,
    contacten: Contacten,
    *,
    op: date,
    key: bytes | None = None,
    herken_aan: HerkenAan = "bsn",
    verrijkingen: Iterable[Verrijking] = (),
) -> tuple[Vroegsignaalzaak, ...]:
    """Make a case of every signal that was taken up: attempts and the result, up to and including a day.

    Minutes, referrals and codes of one's own have no place in DDAS. Takes and raises what `build_signalen` does; give
    the same *key* and *herken_aan*, so that the cases name the same signals.
    """
    require(contacten, Contacten, "contacten")
    day = require_date(op, "op")
    zaken: list[Vroegsignaalzaak] = []
    for wanbetaler, _, name in _chosen(werklijst, gebruik, day, key, herken_aan, verrijkingen):
        known = contacten.personen.get(wanbetaler.bsn, Contactverloop()).tot_en_met(day)
        if known.pogingen or known.resultaten:
            plain = (evolve(poging, minuten=None, via_bewindvoerder=False) for poging in known.pogingen)
            zaken.append(
                Vroegsignaalzaak(
                    signalen=(name,),
                    resultaat=known.resultaat,
                    opgepakt_op=known.eerste_poging,
                    pogingen=tuple(plain),
                )
            )
    return tuple(zaken)


def build_bestand(  # noqa: PLR0913 - the fields of the model, by keyword
    leveringen: Iterable[Levering],
    *,
    leverancier: str,
    van: date,
    tot_en_met: date,
    aangeleverd: datetime,
    versie: Literal["1.2"] = "1.2",
) -> dict[str, Any]:
    """Make a DDAS file of deliveries, as plain JSON types: ``json.dumps`` makes it text.

    Args:
        leveringen: One or more, each of another municipality; they are counted in this order.
        leverancier: Code of who delivers the file.
        van: First day of the period, inclusive.
        tot_en_met: Last day of the period, inclusive.
        aangeleverd: The moment of delivery, with its time zone.
        versie: Only v1.2 is written; older versions are only read.

    Raises:
        cak_regeling.WaardeError: For another version, no deliveries, two of one municipality, a period that ends before
            it starts, a moment without a time zone, or a part that v1.2 can't hold.
    """
    if versie != "1.2":
        raise WaardeError("expected versie '1.2': older versions are only read")
    items = tuple(leveringen)
    if not items or not all(isinstance(levering, Levering) for levering in items):
        raise WaardeError("expected one or more of Levering")
    if len({levering.gemeente for levering in items}) < len(items):
        raise WaardeError("expected each levering to be of another gemeente")
    if require_date(tot_en_met, "tot_en_met") < require_date(van, "van"):
        raise WaardeError("expected a period that ends on the day on which it starts, or later")
    if not isinstance(aangeleverd, datetime) or aangeleverd.tzinfo is None:
        raise WaardeError("expected aangeleverd as a datetime with its time zone")
    if not isinstance(leverancier, str) or not leverancier.strip():
        raise WaardeError("expected a code as leverancier")
    return {
        "codeGegevensleverancier": leverancier,
        "startdatumLevering": van.isoformat(),
        "einddatumLevering": tot_en_met.isoformat(),
        "aanleverdatumEnTijd": aangeleverd.isoformat(),
        "leveringen": [_levering(levering, teller) for teller, levering in enumerate(items, 1)],
    }


def _said(**values: object) -> dict[str, Any]:
    """Leave out what is not known or empty."""
    return {name: value for name, value in values.items() if value is not None and value != []}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _levering(levering: Levering, teller: int) -> dict[str, Any]:
    if levering.gemeente is None:
        raise WaardeError("expected a Gemeentecode as gemeente of a levering")
    return {
        "teller": teller,
        "gemeentecode": levering.gemeente.value,
        "aanleverendeOrganisatie": _organisatie(levering.organisatie),
        "vroegsignalen": [_signaal(signaal) for signaal in levering.signalen],
        "vroegsignaalzaken": [_zaak(zaak) for zaak in levering.zaken],
    }


def _organisatie(organisatie: Organisatie) -> dict[str, Any]:
    persons = [
        _said(naam=one.naam, telefoonnummer=one.telefoonnummer, email=one.email, functietitel=one.functietitel)
        for one in organisatie.contactpersonen
    ]
    return _said(naam=organisatie.naam, contactpersonen=persons) | _said(**{"kvk-nummer": organisatie.kvk_nummer})


def _signaal(signaal: Vroegsignaal) -> dict[str, Any]:
    if signaal.partner is None:
        raise WaardeError("a signal of a partner that is not known can't be written: v1.2 has no term for it")
    return _said(
        ID=signaal.id,
        signaalpartner={"type": signaal.partner.value},
        client=_as_client(signaal.client),
        bedrag=signaal.bedrag,
        ontstaansdatum=_day(signaal.ontstaansdatum),
        signaaldatum=_day(signaal.signaaldatum),
        status=None if signaal.status is None else signaal.status.value,
        crisissignaal=signaal.crisissignaal,
        warmeOverdracht=signaal.warme_overdracht,
    )


def _as_client(client: Client) -> Mapping[str, Any]:
    """Write a BSN alone; else the address, and the birth date when it is complete."""
    if client.bsn is not None:
        return {"burgerservicenummer": client.bsn.value}
    adres = client.adres
    if adres.postcode is None or adres.huisnummer is None:
        raise WaardeError("a client without a BSN needs a postcode and a huisnummer")
    suffix = "".join(part for part in (adres.huisletter, adres.huisnummertoevoeging) if part)
    birth = client.geboortedatum
    return _said(
        postcode=adres.postcode.value,
        huisnummer=str(adres.huisnummer),
        huisnummertoevoeging=suffix or None,
        geboortedatum=_day(birth.vroegste) if birth.dag is not None else None,
        geslachtsaanduiding=None if client.geslacht is None else client.geslacht.value,
    )


def _zaak(zaak: Vroegsignaalzaak) -> dict[str, Any]:
    if not zaak.signalen or len(set(zaak.signalen)) < len(zaak.signalen):
        raise WaardeError("a case is about one or more signals, each named once")
    return _said(
        resultaat=None if zaak.resultaat is None else zaak.resultaat.value,
        matchingsdatum=_day(zaak.matchingsdatum),
        startdatumMatchingperiode=_day(zaak.matching_van),
        datumOpgepakt=_day(zaak.opgepakt_op),
        einddatumMatchingperiode=_day(zaak.matching_tot_en_met),
        vroegsignalen=[{"ID": one} for one in zaak.signalen],
        contactpogingen=[_poging(poging) for poging in zaak.pogingen],
    )


def _poging(poging: Contactpoging) -> dict[str, Any]:
    return _said(
        soort=poging.soort.value,
        bereikt=poging.bereikt,
        datum=poging.datum.isoformat(),
        dagdeel=None if poging.dagdeel is None else poging.dagdeel.value,
    )
