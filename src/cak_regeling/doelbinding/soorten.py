"""The bevindingen of a test of purpose: what stands in the way, on what ground, and what would make it yes."""

from types import MappingProxyType

from cak_regeling.bevinding import Bevindingsoort, Ernst, Tekst
from cak_regeling.bronnen import AWB_MANDAAT, KENNISSESSIE, Zekerheid, rzv, zvw
from cak_regeling.gegevens import Gegeven, Herkomst


_LID_3 = rzv("7b.1", 3)

DOEL_LID_1A = Bevindingsoort(
    code="DOEL_LID_1A",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Het CAK geeft de lijst alleen voor uitstroom uit de bestuursrechtelijke premie (lid 1, onderdeel b), niet "
        "voor het voorkomen of verminderen van achterstand (lid 1, onderdeel a).",
        "The CAK gives the list only to help out of the bestuursrechtelijke premie (lid 1 b), not to prevent or reduce "
        "arrears (lid 1 a).",
    ),
    oplossing=Tekst(
        "Gebruik de lijst alleen voor uitstroombevordering; voor achterstanden wisselen zorgverzekeraar en college "
        "gegevens uit op grond van lid 2.",
        "Use the list for uitstroombevordering only; for arrears, insurer and college exchange data under lid 2.",
    ),
    bron=_LID_3,
)
DOEL_ANDERS = Bevindingsoort(
    code="DOEL_ANDERS",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Het doel is niet uitstroombevordering of niet bekend; de lijst is er voor dat ene doel.",
        "The purpose is not uitstroombevordering, or not known; the list is there for that one purpose.",
    ),
    oplossing=Tekst(
        "Kies uitstroombevordering als dat het doel is; iets anders vraagt een andere grondslag en een andere bron.",
        "Choose uitstroombevordering if that is the purpose; anything else needs another ground and another source.",
    ),
    bron=_LID_3,
)
GEMEENTE_ONBEKEND = Bevindingsoort(
    code="GEMEENTE_ONBEKEND",
    ernst=Ernst.FOUT,
    oorzaak=Tekst("Er is geen gemeente genoemd.", "No municipality is named."),
    oplossing=Tekst(
        "Noem de gemeentecode; de lijst wordt gegeven aan het college van één gemeente.",
        "Name the gemeentecode; the list is given to the college of one municipality.",
    ),
    bron=_LID_3,
)
MANDAAT_ONTBREEKT = Bevindingsoort(
    code="MANDAAT_ONTBREEKT",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Er is geen mandaat genoemd, of niet aan wie het is gegeven.",
        "No mandate is named, or not to whom it was given.",
    ),
    oplossing=Tekst(
        "Noem het mandaat van het college (of van het bestuur van de gemeenschappelijke regeling); het college kan het "
        "geven.",
        "Name the mandate of the college (or the bestuur of the gemeenschappelijke regeling); the college can give it.",
    ),
    bron=KENNISSESSIE,
)
MANDAAT_KETEN = Bevindingsoort(
    code="MANDAAT_KETEN",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "De keten van mandaten begint niet bij het college of bij een bestuur waaraan de taak is overgedragen.",
        "The chain of mandates does not start at the college, or at a bestuur to which the task is delegated.",
    ),
    oplossing=Tekst(
        "Noem bij een ondermandaat het mandaat waarop het rust, tot en met dat van het college.",
        "With an ondermandaat, name the mandate that it rests on, up to that of the college.",
    ),
    bron=AWB_MANDAAT,
)
MANDAAT_DAG = Bevindingsoort(
    code="MANDAAT_DAG",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Een mandaat in de keten geldt niet op de dag van gebruik.",
        "A mandate in the chain is not valid on the day of use.",
    ),
    oplossing=Tekst(
        "Laat het mandaat vernieuwen, of toets op een dag waarop het geldt.",
        "Have the mandate renewed, or test on a day on which it is valid.",
    ),
    bron=AWB_MANDAAT,
)
ONDERDEEL_GENOEMD = Bevindingsoort(
    code="ONDERDEEL_GENOEMD",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Maatschappelijke dienstverlening mag de lijst gebruiken omdat de toelichting op artikel 7b.1 haar noemt.",
        "Maatschappelijke dienstverlening may use the list as the explanatory note names it.",
    ),
    oplossing=Tekst(
        "Leg vast welke taak het is, en dat die op uitstroom is gericht.",
        "Write down which task it is, and that it aims at leaving the bestuursrechtelijke premie.",
    ),
    bron=KENNISSESSIE,
)
ONDERDEEL_BIJSTAND = Bevindingsoort(
    code="ONDERDEEL_BIJSTAND",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Werk en inkomen mag de lijst alleen gebruiken voor inwoners met bijstand; die beperking werkt vanzelf.",
        "Werk en inkomen may use the list only for residents with bijstand; that restriction applies by itself.",
    ),
    oplossing=Tekst(
        "Geef bij gebruik een verrijking met bijstand mee uit de uitkeringenadministratie.",
        "On use, give a verrijking with bijstand from the administration of benefits.",
    ),
    bron=KENNISSESSIE,
)
ONDERDEEL_ANDERS = Bevindingsoort(
    code="ONDERDEEL_ANDERS",
    ernst=Ernst.OORDEEL,
    oorzaak=Tekst(
        "Dit onderdeel van de gemeente wordt in de toelichting op artikel 7b.1 niet genoemd.",
        "The explanatory note does not name this part of the municipality.",
    ),
    oplossing=Tekst(
        "Laat beoordelen, met naam van de functie, datum en motivering, of de taak op uitstroom is gericht.",
        "Have it judged, with function, date and motivation, whether the task aims at leaving the premie.",
    ),
    bron=KENNISSESSIE,
)
ONDERDEEL_ONBEKEND = Bevindingsoort(
    code="ONDERDEEL_ONBEKEND",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Er is niet gezegd welk onderdeel van de gemeente de lijst gebruikt.",
        "It is not said which part of the municipality uses the list.",
    ),
    oplossing=Tekst("Noem het onderdeel, naar zijn taak.", "Name the part, by its task."),
    bron=KENNISSESSIE,
)
GEGEVENS_ONBEKEND = Bevindingsoort(
    code="GEGEVENS_ONBEKEND",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Er is niet gezegd welke gegevens worden gebruikt; noodzaak is dan niet te toetsen.",
        "It is not said which data is used; then its necessity can't be tested.",
    ),
    oplossing=Tekst("Noem de gegevens, bijvoorbeeld die van het kader.", "Name the data, such as that of the kader."),
    bron=zvw("89", 1),
)
STATUSCODE_AFGELEID = Bevindingsoort(
    code="STATUSCODE_AFGELEID",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "De statuscode staat niet met zoveel woorden in artikel 7b.1; zij hoort bij de verschuldigde premie.",
        "Article 7b.1 does not name the status code; it belongs to the premie that is owed.",
    ),
    oplossing=Tekst("Noem dit in de werkwijze.", "Mention this in the working method."),
    bron=rzv("7b.1", 3, "c", zekerheid=Zekerheid.AFGELEID),
)
WERKWIJZE_ONTBREEKT = Bevindingsoort(
    code="WERKWIJZE_ONTBREEKT",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst("Er is geen vastgelegde werkwijze genoemd.", "No written working method is named."),
    oplossing=Tekst(
        "Leg de werkwijze vast in een beleidsnota of werkinstructie en noem die.",
        "Write the working method down in a beleidsnota or werkinstructie, and name it.",
    ),
    bron=KENNISSESSIE,
)


def _buiten_lid_3(gegeven: Gegeven) -> Bevindingsoort:
    """A datum that the CAK does not give: a note where its ground is known, else a matter of judgement."""
    naam, herkomst = gegeven.naam, gegeven.herkomst.value
    if gegeven.grond is not None:
        ernst = Ernst.OPMERKING
        oplossing = Tekst(
            f"Haal het uit deze bron: {herkomst}, en niet uit de lijst.",
            f"Take it from this source: {herkomst}.",
        )
    else:
        ernst = Ernst.OORDEEL
        oplossing = Tekst(
            f"Laat beoordelen op welke grond dit gegeven (bron: {herkomst}) voor dit doel nodig is, met functie, datum "
            "en motivering.",
            f"Have it judged on which ground this datum (source: {herkomst}) is needed for this purpose, with "
            "function, date and motivation.",
        )
    return Bevindingsoort(
        code=f"GEGEVEN_{gegeven.name}",
        ernst=ernst,
        oorzaak=Tekst(f"Het CAK geeft dit gegeven niet: {naam.nl}.", f"The CAK does not give this datum: {naam.en}."),
        oplossing=oplossing,
        bron=gegeven.grond or _LID_3,
    )


BUITEN_LID_3 = MappingProxyType(
    {gegeven: _buiten_lid_3(gegeven) for gegeven in Gegeven if gegeven.herkomst is not Herkomst.CAK}
)
"""By datum that is not on the list."""
