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

DROPPED = frozenset(
    {
        UZOVI_ONGELDIG,
        POSTCODE_ONGELDIG,
        HUISNUMMER_ONLEESBAAR,
        DATUM_ONLEESBAAR,
        BEDRAG_ONLEESBAAR,
        INNINGSWIJZE_ONBEKEND,
    }
)
"""Those that mean that a cell gave no value; its text is kept in ``extra``."""
