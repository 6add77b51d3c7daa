# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The criteria that come with the library, over the fields of the list and the data most often combined with it."""

from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import rzv, zvw
from cak_regeling.criteria.criterium import Criterium, Operation
from cak_regeling.criteria.vergelijking import Getal, JaNee, Keuze
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import UZOVI, Postcode
from cak_regeling.wanbetaler import Inningswijze


_JAAR = Tekst("jaar", "years")
_MAANDEN = Tekst("maanden", "months")
_EURO = Tekst("euro", "euro")

leeftijd = Getal(
    naam="leeftijd",
    operation=Operation.YEARS_SINCE,
    field="geboortedatum",
    gegevens=frozenset({Gegeven.GEBOORTEDATUM}),
    omschrijving=Tekst("de leeftijd", "the age"),
    eenheid=_JAAR,
)
maanden_in_regeling = Getal(
    naam="maanden_in_regeling",
    operation=Operation.MONTHS_SINCE,
    field="aanmelddatum",
    gegevens=frozenset({Gegeven.AANMELDDATUM}),
    omschrijving=Tekst("de tijd sinds de laatste aanmelding", "the time since the latest aanmelding"),
    eenheid=_MAANDEN,
)
maanden_sinds_eerste_aanmelding = Getal(
    naam="maanden_sinds_eerste_aanmelding",
    operation=Operation.MONTHS_SINCE,
    field="eerste_aanmelddatum",
    gegevens=frozenset({Gegeven.AANMELDDATUM}),
    omschrijving=Tekst("de tijd sinds de eerste aanmelding", "the time since the first aanmelding"),
    eenheid=_MAANDEN,
)
achterstand_cak = Getal(
    naam="achterstand_cak",
    operation=Operation.FIELD,
    field="achterstand_cak",
    gegevens=frozenset({Gegeven.ACHTERSTAND_CAK}),
    omschrijving=Tekst("het openstaande bedrag bij het CAK", "the amount owed to the CAK"),
    eenheid=_EURO,
)
aantal_aanmeldingen = Getal(
    naam="aantal_aanmeldingen",
    operation=Operation.COUNT,
    field="aanmeldingen",
    gegevens=frozenset({Gegeven.BSN}),
    omschrijving=Tekst("het aantal aanmeldingen", "the number of aanmeldingen"),
)
statuscode = Keuze(
    naam="statuscode",
    operation=Operation.ROWS,
    field="statuscode",
    gegevens=frozenset({Gegeven.STATUSCODE}),
    omschrijving=Tekst("de statuscode", "the status code"),
    soort=str,
)
inningswijze = Keuze(
    naam="inningswijze",
    operation=Operation.ROWS,
    field="inningswijze",
    gegevens=frozenset({Gegeven.INNINGSWIJZE}),
    omschrijving=Tekst("de wijze van inning", "the way of collection"),
    soort=Inningswijze,
)
uzovi = Keuze(
    naam="uzovi",
    operation=Operation.ROWS,
    field="uzovi",
    gegevens=frozenset({Gegeven.UZOVI}),
    omschrijving=Tekst("de UZOVI van de zorgverzekeraar", "the UZOVI of the insurer"),
    soort=UZOVI,
)
postcode = Keuze(
    naam="postcode",
    operation=Operation.FIELD,
    field="adres.postcode",
    gegevens=frozenset({Gegeven.POSTCODE}),
    omschrijving=Tekst("de postcode", "the postcode"),
    soort=Postcode,
)
woonplaats = Keuze(
    naam="woonplaats",
    operation=Operation.FIELD,
    field="adres.woonplaats",
    gegevens=frozenset({Gegeven.WOONPLAATS}),
    omschrijving=Tekst("de woonplaats", "the town"),
    soort=str,
)
in_premieregime = JaNee(
    naam="in_premieregime",
    operation=Operation.FIELD,
    field="in_premieregime",
    gegevens=frozenset({Gegeven.STATUSCODE}),
    omschrijving=Tekst(
        "de inwoner is nu de bestuursrechtelijke premie verschuldigd",
        "the resident now owes the bestuursrechtelijke premie",
    ),
    bron=zvw("18d", 1),
)
nieuw_op_lijst = JaNee(
    naam="nieuw_op_lijst",
    operation=Operation.NOT_IN_EARLIER_LIST,
    gegevens=frozenset({Gegeven.BSN}),
    omschrijving=Tekst("de inwoner is nieuw op de lijst", "the resident is new on the list"),
)
bijstand = JaNee(
    naam="bijstand",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.BIJSTAND.value,
    gegevens=frozenset({Gegeven.BIJSTAND}),
    omschrijving=Tekst("de inwoner ontvangt bijstand", "the resident receives bijstand"),
)
achterstand_in_maandpremies = Getal(
    naam="achterstand_in_maandpremies",
    operation=Operation.MONTHLY_PREMIUMS,
    field="achterstand_cak",
    gegevens=frozenset({Gegeven.ACHTERSTAND_CAK}),
    omschrijving=Tekst("het openstaande bedrag bij het CAK", "the amount owed to the CAK"),
    eenheid=Tekst("maandpremies", "monthly premiums"),
    bron=zvw("18d", 1),
)
pc4 = Getal(
    naam="pc4",
    operation=Operation.FIELD,
    field="adres.pc4",
    gegevens=frozenset({Gegeven.POSTCODE}),
    omschrijving=Tekst("het getal van de postcode", "the number of the postcode"),
)
inwoners_op_adres = Getal(
    naam="inwoners_op_adres",
    operation=Operation.FIELD,
    field="inwoners_op_adres",
    gegevens=frozenset({Gegeven.POSTCODE, Gegeven.ADRES}),
    omschrijving=Tekst(
        "het aantal inwoners van de lijst op het adres", "the number of residents of the list at the address"
    ),
)
teruggekeerd = JaNee(
    naam="teruggekeerd",
    operation=Operation.RETURNED,
    gegevens=frozenset({Gegeven.BSN}),
    omschrijving=Tekst("de inwoner is teruggekeerd op de lijst", "the resident has returned to the list"),
)
inning_gewisseld = JaNee(
    naam="inning_gewisseld",
    operation=Operation.CHANGED,
    field="inningswijze",
    gegevens=frozenset({Gegeven.BSN, Gegeven.INNINGSWIJZE}),
    omschrijving=Tekst(
        "de wijze van inning is gewisseld sinds de vorige lijst",
        "the way of collection has changed since the list before",
    ),
)
maanden_zonder_wijziging = Getal(
    naam="maanden_zonder_wijziging",
    operation=Operation.MONTHS_UNCHANGED,
    gegevens=frozenset({Gegeven.BSN, Gegeven.STATUSCODE, Gegeven.INNINGSWIJZE, Gegeven.AANMELDDATUM}),
    omschrijving=Tekst("de tijd zonder wijziging op de lijst", "the time without a change on the list"),
    eenheid=_MAANDEN,
)
eerder_benaderd = JaNee(
    naam="eerder_benaderd",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.EERDER_BENADERD.value,
    gegevens=frozenset({Gegeven.EERDER_BENADERD}),
    omschrijving=Tekst("de inwoner is eerder benaderd", "the resident was approached before"),
)
maanden_sinds_contact = Getal(
    naam="maanden_sinds_contact",
    operation=Operation.MONTHS_SINCE_VERRIJKING,
    field=Gegeven.LAATSTE_CONTACT.value,
    gegevens=frozenset({Gegeven.LAATSTE_CONTACT}),
    omschrijving=Tekst("de tijd sinds het laatste contact", "the time since the last contact"),
    eenheid=_MAANDEN,
)
aantal_pogingen = Getal(
    naam="aantal_pogingen",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.AANTAL_POGINGEN.value,
    gegevens=frozenset({Gegeven.AANTAL_POGINGEN}),
    omschrijving=Tekst("het aantal contactpogingen", "the number of contact attempts"),
)
eerder_afgewezen = JaNee(
    naam="eerder_afgewezen",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.EERDER_AFGEWEZEN.value,
    gegevens=frozenset({Gegeven.EERDER_AFGEWEZEN}),
    omschrijving=Tekst("de inwoner wilde eerder geen hulp", "the resident did not want help before"),
)
bekend_bij_wi = JaNee(
    naam="bekend_bij_wi",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.BEKEND_BIJ_WI.value,
    gegevens=frozenset({Gegeven.BEKEND_BIJ_WI}),
    omschrijving=Tekst("de inwoner is bekend bij werk en inkomen", "the resident is known to work and income"),
)
schuldhulp = JaNee(
    naam="schuldhulp",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.SCHULDHULP.value,
    gegevens=frozenset({Gegeven.SCHULDHULP}),
    omschrijving=Tekst("de inwoner krijgt schuldhulp", "the resident has debt help"),
)
ander_traject = JaNee(
    naam="ander_traject",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.ANDER_TRAJECT.value,
    gegevens=frozenset({Gegeven.ANDER_TRAJECT}),
    omschrijving=Tekst("de inwoner krijgt andere hulp", "the resident has other support"),
)
wgs_zaak = JaNee(
    naam="wgs_zaak",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.WGS_ZAAK.value,
    gegevens=frozenset({Gegeven.WGS_ZAAK}),
    omschrijving=Tekst(
        "de inwoner is op grond van de Wgs in behandeling genomen", "the resident was taken up under the Wgs"
    ),
)
bewind = JaNee(
    naam="bewind",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.BEWIND.value,
    gegevens=frozenset({Gegeven.BEWIND}),
    omschrijving=Tekst("er is bewind", "there is protective administration"),
)
verhuisd = JaNee(
    naam="verhuisd",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.VERHUISD.value,
    gegevens=frozenset({Gegeven.VERHUISD}),
    omschrijving=Tekst("de inwoner is verhuisd uit de gemeente", "the resident has moved out of the municipality"),
)
overleden = JaNee(
    naam="overleden",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.OVERLEDEN.value,
    gegevens=frozenset({Gegeven.OVERLEDEN}),
    omschrijving=Tekst("de inwoner is overleden", "the resident has died"),
)
niet_benaderen = JaNee(
    naam="niet_benaderen",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.NIET_BENADEREN.value,
    gegevens=frozenset({Gegeven.NIET_BENADEREN}),
    omschrijving=Tekst("de inwoner wordt niet benaderd", "the resident is not to be approached"),
)
telefoonnummer = JaNee(
    naam="telefoonnummer",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.TELEFOONNUMMER.value,
    gegevens=frozenset({Gegeven.TELEFOONNUMMER}),
    omschrijving=Tekst("er is een telefoonnummer", "there is a telephone number"),
)
mobiel_nummer = JaNee(
    naam="mobiel_nummer",
    operation=Operation.IN_VERRIJKING,
    field=f"{Gegeven.TELEFOONNUMMER.value}.mobiel",
    gegevens=frozenset({Gegeven.TELEFOONNUMMER}),
    omschrijving=Tekst("er is een mobiel telefoonnummer", "there is a mobile telephone number"),
)
schuld_zorgverzekeraar = Getal(
    naam="schuld_zorgverzekeraar",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.SCHULD_ZORGVERZEKERAAR.value,
    gegevens=frozenset({Gegeven.SCHULD_ZORGVERZEKERAAR}),
    omschrijving=Tekst("de schuld bij de zorgverzekeraar", "the debt at the insurer"),
    eenheid=_EURO,
    bron=rzv("7b.1", 2, "c"),
)
andere_schulden = Getal(
    naam="andere_schulden",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.ANDERE_SCHULDEN.value,
    gegevens=frozenset({Gegeven.ANDERE_SCHULDEN}),
    omschrijving=Tekst("de andere schulden", "the other debts"),
    eenheid=_EURO,
)
andere_signalen = Getal(
    naam="andere_signalen",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.ANDERE_SIGNALEN.value,
    gegevens=frozenset({Gegeven.ANDERE_SIGNALEN}),
    omschrijving=Tekst(
        "het aantal signalen op het adres in zes maanden", "the number of signals at the address in six months"
    ),
)
soort_signaal = Keuze(
    naam="soort_signaal",
    operation=Operation.IN_VERRIJKING,
    field=Gegeven.SOORT_SIGNAAL.value,
    gegevens=frozenset({Gegeven.SOORT_SIGNAAL}),
    omschrijving=Tekst("de soort van het signaal", "the kind of the signal"),
    soort=str,
)

STANDAARD: frozenset[Criterium] = frozenset(
    {
        leeftijd,
        maanden_in_regeling,
        maanden_sinds_eerste_aanmelding,
        achterstand_cak,
        aantal_aanmeldingen,
        statuscode,
        inningswijze,
        uzovi,
        postcode,
        woonplaats,
        in_premieregime,
        nieuw_op_lijst,
        bijstand,
        achterstand_in_maandpremies,
        pc4,
        inwoners_op_adres,
        teruggekeerd,
        inning_gewisseld,
        maanden_zonder_wijziging,
        eerder_benaderd,
        maanden_sinds_contact,
        aantal_pogingen,
        eerder_afgewezen,
        bekend_bij_wi,
        schuldhulp,
        ander_traject,
        bewind,
        verhuisd,
        overleden,
        niet_benaderen,
        telefoonnummer,
        mobiel_nummer,
        schuld_zorgverzekeraar,
        andere_schulden,
        andere_signalen,
        soort_signaal,
        wgs_zaak,
    }
)
"""All of them: what a kader file may name. Add one's own with ``STANDAARD | {own}``."""
