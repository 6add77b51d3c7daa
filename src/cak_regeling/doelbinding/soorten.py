# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What a test of purpose can find about purpose, reading, municipality, mandate and the part that does the work.

Each says what stands in the way, on what ground, and what would make it yes. Those on data are in ``soorten_gegevens``.
"""

from datetime import date

from attrs import evolve

from cak_regeling.bevinding import Bevindingsoort, Ernst, Tekst
from cak_regeling.bronnen import AWB_MANDAAT, KENNISSESSIE, Bron, Zekerheid, rzv


_LID_3 = rzv("7b.1", 3)
_BGS = Bron(
    regeling="Besluit gemeentelijke schuldhulpverlening",
    publicatie="Stb. 2020, 240",
    artikel="3",
    zekerheid=Zekerheid.SECUNDAIR,
)
LID_3_SINDS = date(2017, 7, 1)
"""The day on which the ground for the list came into force."""
_WGS_3 = Bron(regeling="Wgs", bwb="BWBR0031331", artikel="3", lid=1, zekerheid=Zekerheid.AFGELEID)

DAG_VOOR_LID_3 = Bevindingsoort(
    code="DAG_VOOR_LID_3",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Op deze dag was er nog geen grond om de lijst te geven en te gebruiken: die is er sinds 1 juli 2017.",
        "On this day there was no ground yet to give the list and to use it: there is one since 1 July 2017.",
    ),
    oplossing=Tekst(
        "Laat wie de verwerking beschrijft een dag van gebruik noemen vanaf 1 juli 2017.",
        "Have whoever describes the use name a day of use from 1 July 2017 on.",
    ),
    bron=evolve(_LID_3, publicatie="Stcrt. 2017, 33528"),
)
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
        "Gebruik de lijst alleen voor uitstroombevordering. Voor achterstanden kan het college gegevens vragen aan de "
        "zorgverzekeraar, op grond van lid 2.",
        "Use the list for uitstroombevordering only. For arrears, the college can ask the insurer for data under "
        "lid 2.",
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
        "Laat wie de verwerking beschrijft uitstroombevordering kiezen, als dat het doel is. Voor iets anders moet het "
        "college een andere grondslag en een andere bron vinden.",
        "Have whoever describes the use choose uitstroombevordering, if that is the purpose. For anything else the "
        "college must find another ground and another source.",
    ),
    bron=_LID_3,
)
DOEL_SCHULDHULP = Bevindingsoort(
    code="DOEL_SCHULDHULP",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Schuldhulpverlening is een taak uit de Wgs; het CAK geeft de lijst alleen voor uitstroom uit de "
        "bestuursrechtelijke premie.",
        "Debt help is a task under the Wgs; the CAK gives the list only to help out of the bestuursrechtelijke premie.",
    ),
    oplossing=Tekst(
        "Laat wie de verwerking beschrijft uitstroombevordering als doel noemen, en schuldhulpverlening als tweede "
        "doel dat pas na contact begint.",
        "Have whoever describes the use name uitstroombevordering as the purpose, and schuldhulpverlening as a second "
        "one that starts only after contact.",
    ),
    bron=_LID_3,
)
DOEL_ONDERZOEK = Bevindingsoort(
    code="DOEL_ONDERZOEK",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Onderzoek door anderen is een eigen doel; daar geeft het CAK de lijst niet voor.",
        "Research by others is a purpose of its own; the CAK does not give the list for it.",
    ),
    oplossing=Tekst(
        "Laat het college nagaan of het onderzoek een eigen grondslag en bron heeft. Evaluatie door de gemeente zelf, "
        "op pseudoniemen, hoort bij uitstroombevordering.",
        "Have the college find out whether the research has a ground and a source of its own. Evaluation by the "
        "municipality itself, on pseudonyms, belongs to uitstroombevordering.",
    ),
    bron=_LID_3,
)
DOEL_STRIKT = Bevindingsoort(
    code="DOEL_STRIKT",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Dit doel is vroegsignalering; in de strikte lezing is de lijst daar niet voor.",
        "This purpose is vroegsignalering; in the strict reading the list is not for that.",
    ),
    oplossing=Tekst(
        "Gebruik de lijst voor uitstroombevordering, of laat het college de ruime lezing vaststellen (LEZING_RUIM).",
        "Use the list for uitstroombevordering, or have the college adopt the wide reading (LEZING_RUIM).",
    ),
    bron=_LID_3,
)
DOEL_RUIM = Bevindingsoort(
    code="DOEL_RUIM",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "De lijst wordt gebruikt als signaal voor vroegsignalering; dat rust op de ruime lezing.",
        "The list is used as a signal for vroegsignalering; that rests on the wide reading.",
    ),
    oplossing=Tekst(
        "Leg in het beleid vast hoe dat gaat, en verwijs naar het besluit van het college over de lezing.",
        "Write down in the policy how that goes, and refer to the decision of the college on the reading.",
    ),
    bron=_BGS,
)
DOEL_STATISTIEK_STRIKT = Bevindingsoort(
    code="DOEL_STATISTIEK_STRIKT",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Dit doel is statistiek voor anderen, zoals DDAS; in de strikte lezing is de lijst daar niet voor.",
        "This purpose is figures for others, such as DDAS; in the strict reading the list is not for that.",
    ),
    oplossing=Tekst(
        "Laat het college de ruime lezing vaststellen (LEZING_RUIM), of lever deze cijfers niet. Evaluatie door de "
        "gemeente zelf, op pseudoniemen, hoort bij uitstroombevordering.",
        "Have the college adopt the wide reading (LEZING_RUIM), or do not deliver these figures. Evaluation by the "
        "municipality itself, on pseudonyms, belongs to uitstroombevordering.",
    ),
    bron=_LID_3,
)
DOEL_STATISTIEK_RUIM = Bevindingsoort(
    code="DOEL_STATISTIEK_RUIM",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Statistiek voor anderen rust op de ruime lezing, en gaat alleen over inwoners die op grond van de Wgs in "
        "behandeling zijn genomen; die beperking werkt vanzelf.",
        "Figures for others rest on the wide reading, and are only about residents who were taken up under the Wgs; "
        "that restriction applies by itself.",
    ),
    oplossing=Tekst(
        "Leg in het beleid vast wie dat zijn, en geef bij gebruik een verrijking mee (wgs_zaak) uit het dossier "
        "vroegsignalering.",
        "Write down in the policy who they are, and on use give a verrijking (wgs_zaak) from the file of "
        "vroegsignalering.",
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
        "Laat het college de ruime lezing vaststellen, met functie, datum en motivering, of kies de strikte.",
        "Have the college adopt the wide reading, with function, date and motivation, or choose the strict one.",
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
        "Laat het college de strikte of de ruime lezing kiezen; strikt is wat geldt als er niets is besloten.",
        "Have the college choose the strict or the wide reading; strict is what holds when nothing was decided.",
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
        "Laat het tweede doel pas na contact beginnen, of laat het college dat doel met functie, datum en motivering "
        "vaststellen.",
        "Let the second purpose start only after contact, or have the college adopt it with function, date and "
        "motivation.",
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
        "Laat wie de verwerking beschrijft het tweede doel weglaten, of schuldhulpverlening of vroegsignalering "
        "noemen.",
        "Have whoever describes the use leave the second purpose out, or name schuldhulpverlening or vroegsignalering.",
    ),
    bron=_LID_3,
)
GEMEENTE_ONBEKEND = Bevindingsoort(
    code="GEMEENTE_ONBEKEND",
    ernst=Ernst.FOUT,
    oorzaak=Tekst("Er is geen gemeente genoemd.", "No municipality is named."),
    oplossing=Tekst(
        "Laat de beheerder van het systeem de gemeentecode invullen; de lijst is voor het college van één gemeente.",
        "Have the administrator of the system fill in the gemeentecode; the list is for the college of one "
        "municipality.",
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
        "Vraag het college om mandaat, of het bestuur van de gemeenschappelijke regeling waaraan de taak is "
        "overgedragen, en noem aan welke functie het is gegeven.",
        "Ask the college for a mandate, or the bestuur of the gemeenschappelijke regeling to which the task is "
        "delegated, and name the function to which it was given.",
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
        "Vraag wie het ondermandaat gaf op welk mandaat het rust, en noem de hele keten, tot en met het mandaat van "
        "het college of het bestuur.",
        "Ask whoever gave the ondermandaat which mandate it rests on, and name the whole chain, up to the mandate of "
        "the college or the bestuur.",
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
        "Vraag wie het mandaat gaf om het te vernieuwen, of toets op een dag waarop het geldt.",
        "Ask whoever gave the mandate to renew it, or test on a day on which it is valid.",
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
        "Laat wie het mandaat of oordeel gaf de datums verbeteren; het einde is de eerste dag waarop het niet meer "
        "geldt.",
        "Have whoever gave the mandate or judgement mend the days; the end is the first day on which it does not hold.",
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
        "Laat het college, of wie daarvoor mandaat heeft, beoordelen of de taak op uitstroom is gericht, met functie, "
        "datum en motivering.",
        "Have the college, or whoever has its mandate, judge whether the task aims at leaving the premie, with "
        "function, date and motivation.",
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
    oplossing=Tekst(
        "Laat wie de verwerking beschrijft het onderdeel noemen, naar zijn taak en niet naar de naam van de afdeling.",
        "Have whoever describes the use name the part, by its task and not by the name of the department.",
    ),
    bron=KENNISSESSIE,
)
