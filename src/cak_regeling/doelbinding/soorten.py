"""What a test of purpose can find about purpose, reading, municipality, mandate and the part that does the work.

Each says what stands in the way, on what ground, and what would make it yes. Those on data are in ``soorten_gegevens``.
"""

from cak_regeling.bevinding import Bevindingsoort, Ernst, Tekst
from cak_regeling.bronnen import AWB_MANDAAT, KENNISSESSIE, Bron, Zekerheid, rzv


_LID_3 = rzv("7b.1", 3)
_BGS = Bron(
    regeling="Besluit gemeentelijke schuldhulpverlening",
    publicatie="Stb. 2020, 240",
    artikel="3",
    zekerheid=Zekerheid.SECUNDAIR,
)
_WGS_3 = Bron(regeling="Wgs", bwb="BWBR0031331", artikel="3", lid=1, zekerheid=Zekerheid.AFGELEID)

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
DOEL_STRIKT = Bevindingsoort(
    code="DOEL_STRIKT",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Dit doel is vroegsignalering of statistiek daarover; in de strikte lezing is de lijst daar niet voor.",
        "This purpose is vroegsignalering or its statistics; in the strict reading the list is not for that.",
    ),
    oplossing=Tekst(
        "Gebruik de lijst voor uitstroombevordering, of laat het college de ruime lezing vaststellen (LEZING_RUIM) "
        "en noem die.",
        "Use the list for uitstroombevordering, or have the college adopt the wide reading (LEZING_RUIM) and name it.",
    ),
    bron=_LID_3,
)
DOEL_RUIM = Bevindingsoort(
    code="DOEL_RUIM",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Dit doel rust op de ruime lezing; het geldt alleen voor inwoners die op grond van de Wgs in behandeling zijn.",
        "This purpose rests on the wide reading; it holds only for residents who were taken up under the Wgs.",
    ),
    oplossing=Tekst(
        "Leg in het beleid vast wie dat zijn, en geef geen gegevens over anderen.",
        "Write down in the policy who they are, and give no data about others.",
    ),
    bron=_BGS,
)
LEZING_RUIM = Bevindingsoort(
    code="LEZING_RUIM",
    ernst=Ernst.OORDEEL,
    oorzaak=Tekst(
        "De gemeente leest de wet ruim; of dat mag, is omstreden.",
        "The municipality reads the law widely; whether that is allowed is disputed.",
    ),
    oplossing=Tekst(
        "Laat het college de lezing vaststellen, met functie, datum en motivering.",
        "Have the college adopt the reading, with function, date and motivation.",
    ),
    bron=_BGS,
)
LEZING_ONBEKEND = Bevindingsoort(
    code="LEZING_ONBEKEND",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Er is niet gezegd hoe de gemeente de wet op vroegsignalering leest.",
        "It is not said how the municipality reads the law on vroegsignalering.",
    ),
    oplossing=Tekst(
        "Kies de strikte of de ruime lezing.",
        "Choose the strict or the wide reading.",
    ),
    bron=_BGS,
)
TWEEDE_DOEL = Bevindingsoort(
    code="TWEEDE_DOEL",
    ernst=Ernst.OORDEEL,
    oorzaak=Tekst(
        "De gegevens worden ook voor iets anders gebruikt, zonder dat er eerst contact is.",
        "The data is used for something else as well, without contact first.",
    ),
    oplossing=Tekst(
        "Laat dat pas na contact beginnen, of laat het college het met functie, datum en motivering vaststellen.",
        "Let that start only after contact, or have the college adopt it with function, date and motivation.",
    ),
    bron=_WGS_3,
)
TWEEDE_DOEL_NA_CONTACT = Bevindingsoort(
    code="TWEEDE_DOEL_NA_CONTACT",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Na het contact worden gegevens ook voor iets anders gebruikt.",
        "After the contact data is used for something else as well.",
    ),
    oplossing=Tekst(
        "Gebruik daarvoor wat de inwoner zelf geeft, en niet de lijst; leg dat vast.",
        "Use what the residents give themselves for it, and not the list; write that down.",
    ),
    bron=_WGS_3,
)
TWEEDE_DOEL_ONBEKEND = Bevindingsoort(
    code="TWEEDE_DOEL_ONBEKEND",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Het tweede doel is geen hulp bij schulden: de lijst mag daar niet voor worden gebruikt.",
        "The second purpose is no help with debts: the list may not be used for it.",
    ),
    oplossing=Tekst(
        "Noem schuldhulpverlening of vroegsignalering als tweede doel, of laat het weg.",
        "Name schuldhulpverlening or vroegsignalering as the second purpose, or leave it out.",
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
DATUMS_OMGEKEERD = Bevindingsoort(
    code="DATUMS_OMGEKEERD",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Een mandaat of oordeel eindigt op of voor de dag waarop het begint.",
        "A mandate or judgement ends on or before the day on which it starts.",
    ),
    oplossing=Tekst(
        "Laat wie het gaf de datums verbeteren; het einde is de eerste dag waarop het niet meer geldt.",
        "Have whoever gave it mend the days; the end is the first day on which it does not hold.",
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
