# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The bevindingen of the list: what can be found in a file, what it means, and what to do."""

from cak_regeling.bevinding import Bevindingsoort, Ernst, Tekst
from cak_regeling.bronnen import rzv


_BRON_CORRECT = Tekst(
    "Verbeter de rij in het bronbestand en lees het bestand opnieuw in.",
    "Correct the row in the file and read it again.",
)

BSN_LEEG = Bevindingsoort(
    code="BSN_LEEG",
    ernst=Ernst.FOUT,
    oorzaak=Tekst("De rij heeft geen BSN.", "The row has no BSN."),
    oplossing=Tekst(
        "Zonder BSN is niet te zeggen over wie de rij gaat; zoek het na bij het CAK.",
        "Without a BSN nothing tells whom the row is about; ask the CAK.",
    ),
)
BSN_ONGELDIG = Bevindingsoort(
    code="BSN_ONGELDIG",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "Het BSN bestaat niet uit negen cijfers die aan de elfproef voldoen.",
        "The BSN is not nine digits that pass the elfproef.",
    ),
    oplossing=Tekst(
        "Vaak maakte een spreadsheet er een getal van; sla de kolom op als tekst en lees het bestand opnieuw in.",
        "Often a spreadsheet made a number of it; save the column as text and read again.",
    ),
)
BSN_AANGEVULD = Bevindingsoort(
    code="BSN_AANGEVULD",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "Het BSN miste een voorloopnul; die is teruggezet.", "The BSN lacked a leading zero; it was put back."
    ),
    oplossing=Tekst(
        "Controleer of een spreadsheet de nul heeft weggelaten.", "Check that a spreadsheet dropped the zero."
    ),
)
UZOVI_AANGEVULD = Bevindingsoort(
    code="UZOVI_AANGEVULD",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "De UZOVI miste een voorloopnul; die is teruggezet.",
        "The UZOVI lacked a leading zero; it was put back.",
    ),
    oplossing=BSN_AANGEVULD.oplossing,
)
UZOVI_ONGELDIG = Bevindingsoort(
    code="UZOVI_ONGELDIG",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst("De UZOVI bestaat niet uit vier cijfers.", "The UZOVI is not four digits."),
    oplossing=_BRON_CORRECT,
)
POSTCODE_ONGELDIG = Bevindingsoort(
    code="POSTCODE_ONGELDIG",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "De postcode bestaat niet uit vier cijfers en twee letters.",
        "The postcode is not four digits and two letters.",
    ),
    oplossing=_BRON_CORRECT,
)
HUISNUMMER_ONLEESBAAR = Bevindingsoort(
    code="HUISNUMMER_ONLEESBAAR",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst("Het huisnummer is geen getal.", "The house number is not a number."),
    oplossing=Tekst(
        "Zet een letter of toevoeging in een eigen kolom.", "Put a letter or addition in a column of its own."
    ),
)
DATUM_ONLEESBAAR = Bevindingsoort(
    code="DATUM_ONLEESBAAR",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "De datum staat niet in een bekende notatie (dd-mm-jjjj, jjjj-mm-dd of jjjjmmdd) of bestaat niet.",
        "The date is in no known notation (dd-mm-yyyy, yyyy-mm-dd or yyyymmdd) or does not exist.",
    ),
    oplossing=_BRON_CORRECT,
)
DATUM_SERIEEL = Bevindingsoort(
    code="DATUM_SERIEEL",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "De datum was een spreadsheetgetal en is als datum gelezen.",
        "The date was a spreadsheet number and was read as a date.",
    ),
    oplossing=Tekst("Sla de kolom op als datum of als tekst.", "Save the column as a date or as text."),
)
BEDRAG_ONLEESBAAR = Bevindingsoort(
    code="BEDRAG_ONLEESBAAR",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst("Het bedrag is niet te lezen.", "The amount can't be read."),
    oplossing=_BRON_CORRECT,
)
STATUSCODE_ONBEKEND = Bevindingsoort(
    code="STATUSCODE_ONBEKEND",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "De statuscode staat niet in de codetabel; de code is bewaard, de betekenis is niet bekend.",
        "The status code is not in the code table; the code was kept, its meaning is not known.",
    ),
    oplossing=Tekst(
        "Zoek de code op in de leeswijzer van het CAK en zet hem in de layout.",
        "Look the code up in the leeswijzer of the CAK and add it to the layout.",
    ),
)
INNINGSWIJZE_ONBEKEND = Bevindingsoort(
    code="INNINGSWIJZE_ONBEKEND",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst("De wijze van inning staat niet in de codetabel.", "The way of collection is not in the code table."),
    oplossing=Tekst("Zet de tekst in de layout.", "Add the text to the layout."),
    bron=rzv("7b.1", 3, "c"),
)
CEL_LEEG = Bevindingsoort(
    code="CEL_LEEG",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst("De cel is leeg.", "The cell is empty."),
    oplossing=Tekst(
        "De uitkomst van regels die dit gegeven nodig hebben, is voor deze inwoner niet bekend.",
        "The outcome of rules that need it is not known for this resident.",
    ),
)
RIJ_CELLEN = Bevindingsoort(
    code="RIJ_CELLEN",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "De rij heeft meer of minder cellen dan de kop.",
        "The row has more or fewer cells than the header.",
    ),
    oplossing=_BRON_CORRECT,
)
AANHALINGSTEKEN_LOS = Bevindingsoort(
    code="AANHALINGSTEKEN_LOS",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "De rij heeft een aanhalingsteken dat nergens wordt gesloten; het is als gewoon teken gelezen.",
        "The row has a quote that nothing closes; it was read as a plain character.",
    ),
    oplossing=Tekst("Controleer of de cellen van deze rij kloppen.", "Check that the cells of this row are right."),
)
REGEL_OVERGESLAGEN = Bevindingsoort(
    code="REGEL_OVERGESLAGEN",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "De regel is overgeslagen: het lijkt een totaal of een voettekst.",
        "The line was passed over: it looks like a total or a footer.",
    ),
    oplossing=Tekst("Controleer of het geen inwoner is.", "Check that it is no resident."),
)
RIJ_DUBBEL = Bevindingsoort(
    code="RIJ_DUBBEL",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "De rij is gelijk aan een eerdere rij; het bedrag telt voor deze inwoner één keer.",
        "The row equals an earlier one; its amount counts once for this resident.",
    ),
    oplossing=Tekst(
        "Het kan ook om twee verzekerden gaan; vraag het zo nodig na bij het CAK.",
        "It may also be about two insured persons; ask the CAK where it matters.",
    ),
)
RIJ_MEER_REGELS = Bevindingsoort(
    code="RIJ_MEER_REGELS",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst("Een cel loopt door op de volgende regel.", "A cell runs on over the next line."),
    oplossing=Tekst("Controleer de rij.", "Check the row."),
)
CODERING_CP1252 = Bevindingsoort(
    code="CODERING_CP1252",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "De regel is geen UTF-8 en is als Windows-1252 gelezen.",
        "The line is not UTF-8 and was read as Windows-1252.",
    ),
    oplossing=Tekst("Sla het bestand op als UTF-8.", "Save the file as UTF-8."),
)
CODERING_ONLEESBAAR = Bevindingsoort(
    code="CODERING_ONLEESBAAR",
    ernst=Ernst.FOUT,
    oorzaak=Tekst("De regel bevat tekens die niet te lezen zijn.", "The line holds characters that can't be read."),
    oplossing=CODERING_CP1252.oplossing,
)
KOLOM_ONTBREEKT = Bevindingsoort(
    code="KOLOM_ONTBREEKT",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst("Het bestand heeft geen kolom voor {field}.", "The file has no column for {field}."),
    oplossing=Tekst(
        "Regels die dit gegeven nodig hebben, zijn niet toe te passen op deze lijst.",
        "Rules that need it can't be applied to this list.",
    ),
)
KOLOM_DUBBEL = Bevindingsoort(
    code="KOLOM_DUBBEL",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Er is al een kolom voor {field}; deze is bewaard als extra kolom.",
        "There is a column for {field} already; this one was kept as an extra column.",
    ),
    oplossing=Tekst(
        "Geef een van beide kolommen een andere kop als dit de verkeerde is.",
        "Give one of the two another header if this was the wrong one.",
    ),
)

NAAM_GESPLITST = Bevindingsoort(
    code="NAAM_GESPLITST",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "Naam, voorvoegsel en voorletters staan in één cel en zijn gesplitst.",
        "Surname, prefix and initials stand in one cell and were split.",
    ),
    oplossing=Tekst(
        "De cel zelf is bewaard als extra kolom; controleer enkele namen.",
        "The cell itself was kept as an extra column; check some names.",
    ),
)
ADRES_GESPLITST = Bevindingsoort(
    code="ADRES_GESPLITST",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "Straat en huisnummer staan in één cel en zijn gesplitst.",
        "Street and number stand in one cell and were split.",
    ),
    oplossing=Tekst(
        "De cel zelf is bewaard als extra kolom; controleer enkele adressen.",
        "The cell itself was kept as an extra column; check some addresses.",
    ),
)
SCHEIDINGSTEKEN_ANDERS = Bevindingsoort(
    code="SCHEIDINGSTEKEN_ANDERS",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "De rij lijkt met een ander scheidingsteken geschreven dan de kop.",
        "The row looks written with another delimiter than the header.",
    ),
    oplossing=Tekst(
        "Schrijf de rij met hetzelfde scheidingsteken als de kop en lees het bestand opnieuw in.",
        "Write the row with the delimiter of the header and read the file again.",
    ),
)
AANMELDDATUM_TE_VROEG = Bevindingsoort(
    code="AANMELDDATUM_TE_VROEG",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "De aanmelddatum ligt vóór 1 september 2009; toen bestond de regeling nog niet.",
        "The aanmelddatum is before 1 September 2009, when the scheme did not exist yet.",
    ),
    oplossing=_BRON_CORRECT,
)
AANMELDDATUM_TOEKOMST = Bevindingsoort(
    code="AANMELDDATUM_TOEKOMST",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "De aanmelddatum ligt na de peildatum van de lijst.",
        "The aanmelddatum is after the day of which the list is true.",
    ),
    oplossing=Tekst(
        "Controleer de datum en de peildatum die is opgegeven.",
        "Check the date, and the peildatum that was given.",
    ),
)
MINDERJARIG = Bevindingsoort(
    code="MINDERJARIG",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "De inwoner was op de aanmelddatum nog geen 18 jaar.",
        "The resident was not yet 18 years old on the aanmelddatum.",
    ),
    oplossing=Tekst(
        "Controleer de geboortedatum en de aanmelddatum; vraag het zo nodig na bij het CAK.",
        "Check the date of birth and the aanmelddatum; ask the CAK where it matters.",
    ),
)
BEDRAG_NEGATIEF = Bevindingsoort(
    code="BEDRAG_NEGATIEF",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "Het bedrag is negatief; mogelijk is te veel betaald.",
        "The amount is negative; perhaps too much was paid.",
    ),
    oplossing=Tekst(
        "Controleer het bedrag als het meetelt in een regel.",
        "Check the amount where it counts in a rule.",
    ),
)
BEDRAG_GROOT = Bevindingsoort(
    code="BEDRAG_GROOT",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Het bedrag is hoger dan € 50.000: meer dan alle premies sinds 2009 bij elkaar.",
        "The amount is above € 50,000: more than all premiums since 2009 together.",
    ),
    oplossing=Tekst(
        "Controleer of de komma goed staat.",
        "Check that the decimal comma is in its place.",
    ),
)
POSTCODE_BUITEN_GEMEENTE = Bevindingsoort(
    code="POSTCODE_BUITEN_GEMEENTE",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "De postcode valt buiten de opgegeven postcodes van de gemeente.",
        "The postcode is outside the postcodes of the municipality that were given.",
    ),
    oplossing=Tekst(
        "Zoek in de BRP na of de inwoner in de gemeente woont.",
        "Look up in the BRP whether the resident lives in the municipality.",
    ),
)
BSN_TWEE_GEBOORTEDATUMS = Bevindingsoort(
    code="BSN_TWEE_GEBOORTEDATUMS",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Hetzelfde BSN staat eerder op de lijst met een andere geboortedatum.",
        "The same BSN is earlier on the list with another date of birth.",
    ),
    oplossing=Tekst(
        "Zoek in de BRP na welke klopt; het kan om twee mensen gaan.",
        "Look up in the BRP which is right; it may be about two people.",
    ),
)
BSN_TWEE_NAMEN = Bevindingsoort(
    code="BSN_TWEE_NAMEN",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Hetzelfde BSN staat eerder op de lijst met een andere achternaam.",
        "The same BSN is earlier on the list with another surname.",
    ),
    oplossing=Tekst(
        "Het kan de naam van een partner zijn; zoek het na in de BRP.",
        "It may be the name of a partner; look it up in the BRP.",
    ),
)
BSN_TWEE_VERZEKERAARS = Bevindingsoort(
    code="BSN_TWEE_VERZEKERAARS",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Hetzelfde BSN staat eerder op de lijst met een andere zorgverzekeraar.",
        "The same BSN is earlier on the list with another insurer.",
    ),
    oplossing=Tekst(
        "Dat kan na een overstap; vraag na bij welke verzekeraar de schuld is.",
        "That can be after a change of insurer; ask at which insurer the debt is.",
    ),
)
ADRES_MEER_INWONERS = Bevindingsoort(
    code="ADRES_MEER_INWONERS",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "Op dit adres staat eerder op de lijst al een andere inwoner.",
        "Another resident with this address is earlier on the list.",
    ),
    oplossing=Tekst(
        "Het hoeft geen huishouden te zijn: bespreek de zaken van de een niet met de ander.",
        "They need not be a household: do not discuss the one's affairs with the other.",
    ),
)

TEXT_KEPT = frozenset(
    {
        UZOVI_ONGELDIG,
        POSTCODE_ONGELDIG,
        HUISNUMMER_ONLEESBAAR,
        DATUM_ONLEESBAAR,
        BEDRAG_ONLEESBAAR,
        INNINGSWIJZE_ONBEKEND,
        NAAM_GESPLITST,
        ADRES_GESPLITST,
    }
)
"""Those with which the text of a cell is kept in ``extra``: it gave no value, or more than one."""
