# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What a test of purpose can find about data, those who do the work, the choice that is made and the paperwork."""

from types import MappingProxyType

from cak_regeling.bevinding import Bevindingsoort, Ernst, Tekst
from cak_regeling.bronnen import KENNISSESSIE, Bron, Zekerheid, rzv, zvw
from cak_regeling.gegevens import Gegeven, Herkomst, Lezing


_LID_3 = rzv("7b.1", 3)


def avg(artikel: str, lid: int | None = None, onderdeel: str | None = None) -> Bron:
    """Cite the AVG; its text was not read again, so what is concluded from it is not certain."""
    return Bron(regeling="AVG", artikel=artikel, lid=lid, onderdeel=onderdeel, zekerheid=Zekerheid.AFGELEID)


_AVG_5 = avg("5", 1)
_AVG_28 = avg("28")
_AVG_30 = avg("30")
_AVG_35 = avg("35")
_ONDERSCHEID = Bron(regeling="Grondwet", artikel="1", zekerheid=Zekerheid.AFGELEID)

GEGEVENS_ONBEKEND = Bevindingsoort(
    code="GEGEVENS_ONBEKEND",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Er is niet gezegd welke gegevens worden gebruikt; noodzaak is dan niet te toetsen.",
        "It is not said which data is used; then its necessity can't be tested.",
    ),
    oplossing=Tekst(
        "Laat wie de verwerking beschrijft de gegevens noemen, bijvoorbeeld die van het kader (kader.gegevens).",
        "Have whoever describes the use name the data, such as that of the kader (kader.gegevens).",
    ),
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
UITVOERDER_ONBEKEND = Bevindingsoort(
    code="UITVOERDER_ONBEKEND",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Van een uitvoerder is niet gezegd wie het is of waar die staat.",
        "Of someone who does the work it is not said who it is, or where it stands.",
    ),
    oplossing=Tekst(
        "Laat wie de verwerking beschrijft de uitvoerder noemen, en of die binnen de gemeente staat, verwerker is of "
        "een derde.",
        "Have whoever describes the use name it, and say whether it stands within the municipality, is a processor or "
        "a third party.",
    ),
    bron=_AVG_28,
)
UITVOERDER_OVEREENKOMST = Bevindingsoort(
    code="UITVOERDER_OVEREENKOMST",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Voor verwerker “{field}” is geen verwerkersovereenkomst genoemd.",
        "For processor “{field}” no data processing agreement is named.",
    ),
    oplossing=Tekst(
        "Laat het college een verwerkersovereenkomst sluiten met “{field}”, en noem die.",
        "Have the college make a data processing agreement with “{field}”, and name it.",
    ),
    bron=_AVG_28,
)
UITVOERDER_DERDE = Bevindingsoort(
    code="UITVOERDER_DERDE",
    ernst=Ernst.OORDEEL,
    oorzaak=Tekst(
        "Uitvoerder “{field}” is een derde met eigen doelen; artikel 7b.1 zegt niet dat de gegevens daarheen mogen.",
        "“{field}” is a third party with ends of its own; article 7b.1 does not say that the data may go there.",
    ),
    oplossing=Tekst(
        "Laat het college, of wie daarvoor mandaat heeft, beoordelen op welke grond de gegevens naar “{field}” gaan, "
        "met functie, datum en motivering, of maak er een verwerker van.",
        "Have the college, or whoever has its mandate, judge on which ground the data goes to “{field}”, with "
        "function, date and motivation, or make it a processor.",
    ),
    bron=_LID_3,
)
BSN_BINNEN = Bevindingsoort(
    code="BSN_BINNEN",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Het burgerservicenummer wordt gebruikt en er is een uitvoerder buiten de gemeente.",
        "The BSN is used, and someone outside the municipality does a part of the work.",
    ),
    oplossing=Tekst(
        "Houd het nummer binnen de gemeente; geef het daarbuiten alleen waar de wet dat toestaat.",
        "Keep the number within the municipality, and give it to someone outside only where the law allows that.",
    ),
    bron=zvw("18g", 2),
)
POSTCODE_ADRES = Bevindingsoort(
    code="POSTCODE_ADRES",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Postcode of adres wordt gebruikt; kiezen op plaats kan mensen onbedoeld ongelijk behandelen.",
        "Postcode or address is used; choosing by place can treat people unequally without anyone meaning it.",
    ),
    oplossing=Tekst(
        "Leg vast waarvoor de plaats nodig is. Is het een grond om te kiezen, kijk dan wie er daardoor wel en niet "
        "wordt gekozen.",
        "Write down what the place is needed for. If it is a ground to choose, look at who is and who is not chosen "
        "because of it.",
    ),
    bron=_ONDERSCHEID,
)
SELECTIE_ONBEKEND = Bevindingsoort(
    code="SELECTIE_ONBEKEND",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Er is niet gezegd wie de regels ten hoogste kiezen. Een kader dat vraagt om inwoners die nu niets "
        "verschuldigd zijn, wordt dan geweigerd; of een kleinere lijst genoeg is, is niet getoetst.",
        "It is not said whom the rules can choose at most. A kader that asks for residents who owe nothing now is then "
        "refused; whether a smaller list is enough was not tested.",
    ),
    oplossing=Tekst(
        "Geef de selectie van het kader mee (kader.selectie).",
        "Give the selectie of the kader (kader.selectie).",
    ),
    bron=_AVG_5,
)
ZONDER_PREMIE = Bevindingsoort(
    code="ZONDER_PREMIE",
    ernst=Ernst.OORDEEL,
    oorzaak=Tekst(
        "Het kader vraagt om inwoners die de bestuursrechtelijke premie nu niet verschuldigd zijn; het doel is dat "
        "iemand haar niet langer verschuldigd is.",
        "The kader asks for residents who do not owe the bestuursrechtelijke premie now; the purpose is that someone "
        "no longer owes it.",
    ),
    oplossing=Tekst(
        "Laat het college, of wie daarvoor mandaat heeft, beoordelen of het bij het doel hoort om inwoners te "
        "benaderen die nu niets verschuldigd zijn, met functie, datum en motivering, of laat hen weg uit het kader.",
        "Have the college, or whoever has its mandate, judge whether approaching residents who owe nothing now "
        "belongs to the purpose, with function, date and motivation, or leave them out of the kader.",
    ),
    bron=rzv("7b.1", 1, "b"),
)
LIJST_KLEINER = Bevindingsoort(
    code="LIJST_KLEINER",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "Een kleinere lijst is genoeg voor dit kader.",
        "A smaller list is enough for this kader.",
    ),
    oplossing=Tekst(
        "Vraag bij het CAK alleen de postcodes en leeftijden aan die het kader nodig heeft (kader.kleinste_filter()).",
        "Ask the CAK only for the postcodes and ages that the kader needs (kader.kleinste_filter()).",
    ),
    bron=_AVG_5,
)
BEWAARTERMIJN_ONTBREEKT = Bevindingsoort(
    code="BEWAARTERMIJN_ONTBREEKT",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Er is niet gezegd hoe lang de gegevens worden bewaard; de wet geeft geen termijn.",
        "It is not said how long the data is kept; the law gives no term.",
    ),
    oplossing=Tekst(
        "Stel een bewaartermijn vast en noem die.",
        "Set a retention term and name it.",
    ),
    bron=_AVG_5,
)
DPIA_ONTBREEKT = Bevindingsoort(
    code="DPIA_ONTBREEKT",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Er is geen gegevensbeschermingseffectbeoordeling genoemd.",
        "No data protection impact assessment is named.",
    ),
    oplossing=Tekst(
        "Noem de DPIA, of waarom die niet nodig is.",
        "Name the DPIA, or why none is needed.",
    ),
    bron=_AVG_35,
)
REGISTER_ONTBREEKT = Bevindingsoort(
    code="REGISTER_ONTBREEKT",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Er is geen vermelding in het verwerkingsregister genoemd.",
        "No entry in the register of processing is named.",
    ),
    oplossing=Tekst(
        "Neem de verwerking op in het register en noem de vermelding.",
        "Enter the processing in the register and name the entry.",
    ),
    bron=_AVG_30,
)
REGEL_FAALT = Bevindingsoort(
    code="REGEL_FAALT",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Een eigen regel van de leverancier kon de toets niet doen.",
        "An extra rule of the vendor could not do its test.",
    ),
    oplossing=Tekst(
        "Laat de leverancier de regel herstellen; tot dan is het antwoord nee.",
        "Have the vendor repair the rule; until then the answer is no.",
    ),
    bron=_AVG_5,
)
WERKWIJZE_ONTBREEKT = Bevindingsoort(
    code="WERKWIJZE_ONTBREEKT",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Er is geen werkwijze genoemd die op de dag van gebruik was vastgesteld.",
        "No working method is named that was adopted by the day of use.",
    ),
    oplossing=Tekst(
        "Leg de werkwijze vast in een beleidsnota of werkinstructie, en noem titel en datum.",
        "Write the working method down in a beleidsnota or werkinstructie, and name its title and day.",
    ),
    bron=KENNISSESSIE,
)


def _buiten_lid_3(gegeven: Gegeven, lezing: Lezing) -> Bevindingsoort:
    """A datum that the CAK does not give: a note where its ground is known, else a matter of judgement."""
    naam, herkomst, grond = gegeven.naam, gegeven.herkomst.value, gegeven.grond_bij(lezing)
    if grond is not None:
        ernst = Ernst.OPMERKING
        oplossing = Tekst(
            f"Haal het uit deze bron: {herkomst}, en niet uit de lijst.",
            f"Take it from this source: {herkomst}, and not from the list.",
        )
    else:
        ernst = Ernst.OORDEEL
        oplossing = Tekst(
            "Laat het college, of wie daarvoor mandaat heeft, beoordelen op welke grond het gegeven "
            f"“{naam.nl}” (bron: {herkomst}) voor dit doel nodig is, met functie, datum en motivering.",
            "Have the college, or whoever has its mandate, judge on which ground the datum "
            f"“{naam.en}” (source: {herkomst}) is needed for this purpose, with function, date and motivation.",
        )
    return Bevindingsoort(
        code=f"GEGEVEN_{gegeven.name}",
        ernst=ernst,
        oorzaak=Tekst(f"Het CAK geeft dit gegeven niet: {naam.nl}.", f"The CAK does not give this datum: {naam.en}."),
        oplossing=oplossing,
        bron=grond or _LID_3,
    )


BUITEN_LID_3 = MappingProxyType(
    {
        (gegeven, lezing): _buiten_lid_3(gegeven, lezing)
        for gegeven in Gegeven
        for lezing in Lezing
        if gegeven.herkomst is not Herkomst.CAK
    }
)
"""By datum that is not on the list, and by reading."""
