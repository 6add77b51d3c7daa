"""The bevindingen of a spreadsheet: why it is refused as a whole, and what can be found in its rows."""

from cak_regeling.bevinding import Bevindingsoort, Ernst, Tekst


_SAVE_AS = Tekst(
    "Open het in het programma waar het uit komt en sla het op als Excel-werkmap (.xlsx) of als csv (UTF-8).",
    "Open it in the program it comes from and save it as an Excel workbook (.xlsx) or as csv (UTF-8).",
)


def _refusal(code: str, nl: str, en: str, oplossing: Tekst = _SAVE_AS) -> Bevindingsoort:
    return Bevindingsoort(code=code, ernst=Ernst.FOUT, oorzaak=Tekst(nl, en), oplossing=oplossing)


BESTAND_BESCHADIGD = _refusal(
    "BESTAND_BESCHADIGD",
    "Het bestand is een beschadigde werkmap: het is niet heel te lezen.",
    "The file is a damaged workbook: it can't be read whole.",
    Tekst("Vraag of haal het bestand opnieuw op.", "Ask for the file or fetch it again."),
)
BESTAND_WACHTWOORD = _refusal(
    "BESTAND_WACHTWOORD",
    "Het bestand is met een wachtwoord beveiligd.",
    "The file is protected by a password.",
    Tekst("Haal het wachtwoord eraf en lees het bestand opnieuw in.", "Take the password off and read the file again."),
)
BESTAND_XLSB = _refusal(
    "BESTAND_XLSB", "Het bestand is een binaire werkmap (xlsb).", "The file is a binary workbook (xlsb)."
)
BESTAND_ODS = _refusal(
    "BESTAND_ODS", "Het bestand is een OpenDocument-bestand (ods, odt).", "The file is an OpenDocument file (ods, odt)."
)
BESTAND_ZIP = _refusal(
    "BESTAND_ZIP",
    "Het bestand is een zipbestand of document, en geen werkmap (xlsx).",
    "The file is a zip file or a document, and no workbook (xlsx).",
    Tekst(
        "Pak het uit, of sla het op als Excel-werkmap (.xlsx) of als csv (UTF-8).",
        "Unpack it, or save it as an Excel workbook (.xlsx) or as csv (UTF-8).",
    ),
)
BESTAND_BOM = _refusal(
    "BESTAND_BOM",
    "Het bestand zou uitgepakt veel groter worden dan een werkmap hoort te zijn.",
    "The file would unpack to much more than a workbook ought to be.",
)
BESTAND_DOCTYPE = _refusal(
    "BESTAND_DOCTYPE",
    "Het bestand bevat een doctype of entiteiten; die horen niet in een werkmap.",
    "The file has a doctype or entities, which do not belong in a workbook.",
)
BESTAND_VERRE_CEL = _refusal(
    "BESTAND_VERRE_CEL",
    "Het werkblad heeft een cel ver onder de andere.",
    "The sheet has a cell far below the others.",
    Tekst(
        "Verwijder wat er onder de lijst staat, of zet de lijst op een leeg werkblad.",
        "Remove what stands below the list, or put the list on an empty sheet.",
    ),
)
WERKBLAD_NIET_GELEZEN = Bevindingsoort(
    code="WERKBLAD_NIET_GELEZEN",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Er is nog een werkblad dat op een lijst lijkt; dat is niet gelezen.",
        "There is another sheet that looks like a list; it was not read.",
    ),
    oplossing=Tekst(
        "Zet alle rijen op één werkblad, of sla het andere werkblad op als eigen bestand.",
        "Put all rows on one sheet, or save the other sheet as a file of its own.",
    ),
)
CEL_FORMULE = Bevindingsoort(
    code="CEL_FORMULE",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "De rij heeft een formule waar een waarde hoort; de uitkomst kan verouderd of verschoven zijn.",
        "The row has a formula where a value belongs; its result may be out of date or shifted.",
    ),
    oplossing=Tekst(
        "Vervang de formule door haar waarde (kopiëren, plakken als waarden) en lees het bestand opnieuw in.",
        "Replace the formula by its value (copy, paste as values) and read the file again.",
    ),
)
CEL_FOUTWAARDE = Bevindingsoort(
    code="CEL_FOUTWAARDE",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "Een cel van de rij heeft een foutwaarde zoals #N/B; de cel is als leeg gelezen.",
        "A cell of the row has an error such as #N/A; the cell was read as empty.",
    ),
    oplossing=Tekst(
        "Vul de waarde in het bronbestand in en lees het bestand opnieuw in.",
        "Fill in the value in the file and read it again.",
    ),
)
RIJ_VERBORGEN = Bevindingsoort(
    code="RIJ_VERBORGEN",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "De rij is verborgen in het werkblad, bijvoorbeeld door een filter; zij is gewoon gelezen.",
        "The row is hidden in the sheet, by a filter for instance; it was read like any other.",
    ),
    oplossing=Tekst(
        "Verwijder de rij uit het bestand als zij er niet in hoort.", "Remove the row from the file if it should go."
    ),
)
