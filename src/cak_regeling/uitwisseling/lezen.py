# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Reading DDAS files: v1.2, and the older spelling of v0.9.

The structure is checked here by a small table and not by a JSON Schema library, which is no dependency of the core; the
tests hold the table against the published schema. What breaks the structure refuses the file, each break with its path.
A value or a field that is not known is kept and reported: the model moves on faster than those who read it.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar, cast

from attrs import evolve, field, frozen

from cak_regeling.bevinding import Bevinding, Bevindingen, Bevindingsoort, Ernst
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.errors import LijstError, WaardeError
from cak_regeling.identificatie import BSN, Gemeentecode, Postcode
from cak_regeling.lijst.source import path_of
from cak_regeling.opvolging.contact import Contactpoging
from cak_regeling.opvolging.termen import Contactsoort, Dagdeel, Resultaat
from cak_regeling.persoon import Adres, Naam
from cak_regeling.uitwisseling import soorten
from cak_regeling.uitwisseling.model import (
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
)


E = TypeVar("E", bound=Enum)
T = TypeVar("T")

_OLD_NAMES = {
    "aanleverende_organisatie": "aanleverendeOrganisatie",
    "contactpersoonen": "contactpersonen",
    "startdatum_matchtingperiode": "startdatumMatchingperiode",
    "einddatum_matchingperiode": "einddatumMatchingperiode",
    "datum_opgepakt": "datumOpgepakt",
    "Burgerservicenummer": "burgerservicenummer",
    "Geboortedatum": "geboortedatum",
    "Postcode": "postcode",
    "Huisnummer": "huisnummer",
    "Huisnummertoevoeging": "huisnummertoevoeging",
}
"""The names of v0.9, spelled as in its schema, and what they are called since."""
_OLD_ONLY = ("Voorletters", "Voorvoegsel", "Achternaam", "Straatnaam", "Plaatsnaam")
_OLD_TERMS = {
    "Inwoner hoeft geen hulp vanuit vroegsignalering": Resultaat.HOEFT_GEEN_HULP,
    "Verwijzing zonder contact": Resultaat.VERWIJZING_ZONDER_INWONER,
}
_PLAIN_KEY = re.compile(r"[A-Za-z_-]{1,40}")
_HOUSE_NUMBER = re.compile(r"[0-9]{1,5}")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_bestand(source: Mapping[str, Any] | bytes | str | os.PathLike[str]) -> Bestand:
    """Read a DDAS file.

    Args:
        source: Parsed JSON, the bytes of a file, or its path.

    Raises:
        cak_regeling.LijstError: When it is no JSON, or breaks the schema; its ``.bevindingen`` say where, each with its
            path as ``.field``. The message holds no value of the file.
        cak_regeling.WaardeError: For what is none of these, such as the content as text.
        OSError: When the file can't be opened or read.
    """
    data = source if isinstance(source, Mapping) else _parsed(source)
    if not isinstance(data, Mapping):
        raise LijstError("expected a JSON object: a DDAS file")
    found: list[Bevinding] = []
    part = _Part(cast("Mapping[str, Any]", data), "", found)
    bestand = _bestand(part)
    errors = tuple(one for one in found if one.ernst is Ernst.FOUT)
    if errors or bestand is None:
        named = "; ".join(f"{one.field} ({one.code})" for one in errors[:3])
        more = f"; and {len(errors) - 3} more" if len(errors) > 3 else ""
        raise LijstError(f"this file breaks the schema: {named}{more}; see .bevindingen", bevindingen=errors)
    return evolve(bestand, bevindingen=Bevindingen(found).as_tuple())


def _parsed(source: bytes | str | os.PathLike[str]) -> Any:
    import json  # noqa: PLC0415 - not needed to import the library

    if not isinstance(source, bytes | bytearray | str | os.PathLike):
        raise WaardeError("expected parsed JSON, bytes or a path")
    content = source if isinstance(source, bytes | bytearray) else path_of(source).read_bytes()
    try:
        return json.loads(bytes(content).decode("utf-8-sig"), parse_constant=_refused)
    except (ValueError, RecursionError):
        pass
    raise LijstError("expected JSON in UTF-8: a DDAS file")


def _refused(_constant: str) -> None:
    raise ValueError


@frozen(eq=False)
class _Part:
    """An object of the file, with its path; takes note of what is wrong with it, and of what was asked of it."""

    data: Mapping[str, Any]
    path: str
    found: list[Bevinding]
    asked: set[str] = field(factory=set[str])
    kept: dict[str, Any] = field(factory=dict[str, Any])

    def note(self, soort: Bevindingsoort, key: str = "") -> None:
        """Take note of something at this object, or at one of its fields."""
        shown = key if _PLAIN_KEY.fullmatch(key) or not key else "…"
        self.found.append(Bevinding(soort=soort, field=f"{self.path}.{shown}".strip(".") or "$"))

    def key(self, name: str) -> str:
        """Give the name as this file spells it: that of v1.2, or the older one."""
        if name not in self.data:
            for old, new in _OLD_NAMES.items():
                if new == name and old in self.data:
                    return old
        return name

    def get(self, name: str, kind: type[T], *, required: bool = False) -> T | None:
        """Give the value of a field, when it is there and of the kind that the schema has."""
        key = self.key(name)
        self.asked.add(key)
        if key not in self.data:
            if required:
                self.note(soorten.DDAS_ONTBREEKT, key)
            return None
        value = self.data[key]
        if isinstance(value, kind) and isinstance(value, bool) == (kind is bool):
            return value
        self.note(soorten.DDAS_SOORT, key)
        return None

    def keep(self, name: str, soort: Bevindingsoort = soorten.DDAS_ONBEKENDE_WAARDE) -> None:
        """Keep a value that can't be read, and say so."""
        key = self.key(name)
        self.kept[key] = self.data[key]
        self.note(soort, key)

    def term(self, name: str, terms: type[E]) -> E | None:
        """Give one of a closed set of terms; one that is not known is kept."""
        text = self.get(name, str)
        if text is None:
            return None
        old = _OLD_TERMS.get(text)
        if isinstance(old, terms):
            self.note(soorten.DDAS_OUDE_TERM, self.key(name))
            return old
        try:
            return terms(text)
        except ValueError:
            self.keep(name)
            return None

    def day(self, name: str, *, required: bool = False) -> date | None:
        """Give a day: yyyy-mm-dd."""
        text = self.get(name, str, required=required)
        try:
            day = date.fromisoformat(text) if text is not None and _ISO_DAY.fullmatch(text) else None
        except ValueError:
            day = None
        if text is not None and day is None:
            self.note(soorten.DDAS_SOORT, self.key(name))
        return day

    def made(self, name: str, make: Callable[[str], T]) -> T | None:
        """Give a value of a strict type made from text; what makes none is kept."""
        text = self.get(name, str)
        if text is None:
            return None
        try:
            return make(text)
        except WaardeError:
            self.keep(name)
            return None

    def part(self, name: str, *, required: bool = False) -> "_Part | None":
        """Give an object."""
        value = self.get(name, Mapping, required=required)  # type: ignore[type-abstract]  # only for isinstance
        path = f"{self.path}.{self.key(name)}".strip(".")
        return None if value is None else _Part(cast("Mapping[str, Any]", value), path, self.found)

    def parts(self, name: str, *, filled: bool = False) -> "Iterator[_Part]":
        """Give the objects of an array; a filled one has at least one, and no two alike."""
        items = cast("list[Any]", self.get(name, list) or [])
        key = self.key(name)
        if filled and key in self.data:
            repeated = any(items.index(item) != number for number, item in enumerate(items))
            if repeated or not items:
                self.note(soorten.DDAS_DUBBEL, key)
        for number, item in enumerate(items):
            path = f"{self.path}.{key}[{number}]".strip(".")
            part = _Part(cast("Mapping[str, Any]", item) if isinstance(item, Mapping) else {}, path, self.found)
            if isinstance(item, Mapping):
                yield part
            else:
                part.note(soorten.DDAS_SOORT)

    def rest(self) -> dict[str, Any]:
        """Give what was kept, and keep what nobody asked for."""
        for key in self.data:
            if key not in self.asked:
                self.asked.add(key)
                self.kept[key] = self.data[key]
                self.note(soorten.DDAS_ONBEKEND_VELD, key)
        return self.kept


def _bestand(part: _Part) -> Bestand | None:
    leverancier = part.get("codeGegevensleverancier", str, required=True)
    van, tot = part.day("startdatumLevering", required=True), part.day("einddatumLevering", required=True)
    moment = part.get("aanleverdatumEnTijd", str, required=True)
    try:
        aangeleverd = None if moment is None else datetime.fromisoformat(moment)
    except ValueError:
        aangeleverd = None
    if moment is not None and (aangeleverd is None or aangeleverd.tzinfo is None):
        part.note(soorten.DDAS_SOORT, "aanleverdatumEnTijd")
    leveringen = tuple(_levering(one) for one in part.parts("leveringen", filled=True))
    extra = part.rest()
    if leverancier is None or van is None or tot is None or aangeleverd is None:
        return None
    return Bestand(
        versie="0.9" if _is_old(part.data) else "1.2",
        leverancier=leverancier,
        van=van,
        tot_en_met=tot,
        aangeleverd=aangeleverd,
        leveringen=leveringen,
        extra=extra,
    )


def _is_old(value: object) -> bool:
    """Tell whether a name of v0.9 occurs anywhere."""
    if isinstance(value, Mapping):
        items = cast("Mapping[str, object]", value).items()
        return any(key in _OLD_NAMES or key in _OLD_ONLY or _is_old(inner) for key, inner in items)
    return isinstance(value, list) and any(map(_is_old, cast("list[object]", value)))


def _levering(part: _Part) -> Levering:
    part.get("teller", int, required=True)
    part.get("gemeentecode", str, required=True)
    organisatie = part.part("aanleverendeOrganisatie", required=True)
    signalen = [_signaal(one) for one in part.parts("vroegsignalen")]
    seen: set[str] = set()
    for number, signaal in enumerate(signalen):
        if signaal.id in seen:
            key = part.key("vroegsignalen")
            part.found.append(Bevinding(soort=soorten.DDAS_DUBBEL, field=f"{part.path}.{key}[{number}].ID"))
        seen.add(signaal.id)
    return Levering(
        gemeente=part.made("gemeentecode", Gemeentecode),
        organisatie=Organisatie() if organisatie is None else _organisatie(organisatie),
        signalen=tuple({signaal.id: signaal for signaal in signalen}.values()),
        zaken=tuple(_zaak(one) for one in part.parts("vroegsignaalzaken")),
        extra=part.rest(),
    )


def _organisatie(part: _Part) -> Organisatie:
    naam, kvk = part.get("naam", str), part.get("kvk-nummer", str)
    persons = [
        Contactpersoon(
            naam=one.get("naam", str),
            telefoonnummer=one.get("telefoonnummer", str),
            email=one.get("email", str),
            functietitel=one.get("functietitel", str),
            extra=one.rest(),
        )
        for one in part.parts("contactpersonen", filled=True)
    ]
    return Organisatie(naam=naam, kvk_nummer=kvk, contactpersonen=tuple(persons), extra=part.rest())


def _signaal(part: _Part) -> Vroegsignaal:
    partner = part.part("signaalpartner", required=True)
    client = part.part("client", required=True)
    sender = None if partner is None else partner.term("type", Signaalpartner)
    unknown = {} if partner is None else partner.rest()
    signaal = Vroegsignaal(
        id=part.get("ID", str, required=True) or f"zonder ID: {part.path}",
        partner=sender,
        client=Client() if client is None else _client(client),
        bedrag=part.get("bedrag", int),
        ontstaansdatum=part.day("ontstaansdatum"),
        signaaldatum=part.day("signaaldatum"),
        status=part.term("status", Signaalstatus),
        crisissignaal=part.get("crisissignaal", bool),
        warme_overdracht=part.get("warmeOverdracht", bool),
    )
    kept = part.rest()
    return evolve(signaal, extra=kept | ({"signaalpartner": unknown} if unknown else {}))


def _client(part: _Part) -> Client:
    texts = {name: part.get(name, str) for name in ("huisnummertoevoeging", "huisnummer", *_OLD_ONLY)}
    number = texts["huisnummer"]
    day = part.day("geboortedatum")
    client = Client(
        bsn=part.made("burgerservicenummer", BSN),
        adres=Adres(
            straatnaam=texts["Straatnaam"],
            huisnummer=int(number) if number is not None and _HOUSE_NUMBER.fullmatch(number) else None,
            huisnummertoevoeging=texts["huisnummertoevoeging"],
            postcode=part.made("postcode", Postcode),
            woonplaats=texts["Plaatsnaam"],
        ),
        geboortedatum=OnvolledigeDatum() if day is None else OnvolledigeDatum.op(day),
        geslacht=part.term("geslachtsaanduiding", Geslacht),
        naam=Naam(achternaam=texts["Achternaam"], voorvoegsel=texts["Voorvoegsel"], voorletters=texts["Voorletters"]),
    )
    if number is not None and client.adres.huisnummer is None:
        part.keep("huisnummer")
    if not _is_old(part.data):
        _check_client(part)
    return evolve(client, extra=part.rest())


def _check_client(part: _Part) -> None:
    """Hold it against v1.2: a BSN of nine characters alone, or a postcode with a house number."""
    bsn = part.data.get("burgerservicenummer")
    if bsn is None:
        if not {"postcode", "huisnummer"} <= set(part.data):
            part.note(soorten.DDAS_CLIENT)
    elif len(part.data) > 1 or len(str(bsn)) != 9:
        part.note(soorten.DDAS_CLIENT)


def _zaak(part: _Part) -> Vroegsignaalzaak:
    unread: dict[str, list[Any]] = {}
    ids: list[str] = []
    for one in part.parts("vroegsignalen", filled=True):
        ids.append(one.get("ID", str, required=True) or "")
        if one.rest():
            unread.setdefault("vroegsignalen", []).append(one.data)
    pogingen: list[Contactpoging] = []
    for one in part.parts("contactpogingen"):
        poging = _poging(one)
        if poging is not None:
            pogingen.append(poging)
        if poging is None or one.rest():
            unread.setdefault("contactpogingen", []).append(one.data)
    zaak = Vroegsignaalzaak(
        signalen=tuple(ids),
        resultaat=part.term("resultaat", Resultaat),
        matchingsdatum=part.day("matchingsdatum"),
        matching_van=part.day("startdatumMatchingperiode"),
        matching_tot_en_met=part.day("einddatumMatchingperiode"),
        opgepakt_op=part.day("datumOpgepakt"),
        pogingen=tuple(pogingen),
    )
    return evolve(zaak, extra=part.rest() | unread)


def _poging(part: _Part) -> Contactpoging | None:
    """Give an attempt; one without a day is kept as it stands."""
    soort, day = part.term("soort", Contactsoort), part.day("datum")
    dagdeel, reached = part.term("dagdeel", Dagdeel), part.get("bereikt", bool)
    if day is None:
        part.note(soorten.DDAS_ONBEKENDE_WAARDE, "datum")
        return None
    return Contactpoging(soort=soort or Contactsoort.ONBEKEND, datum=day, dagdeel=dagdeel, bereikt=reached)
