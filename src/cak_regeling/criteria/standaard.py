"""The criteria that come with the library, over the fields of the list and the data most often combined with it."""

from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import zvw
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
    }
)
"""All of them: what a kader file may name. Add one's own with ``STANDAARD | {own}``."""
