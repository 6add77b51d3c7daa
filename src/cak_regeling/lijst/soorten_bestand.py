# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Why a file is refused as a whole: the bevindingen of a `LijstError`, for who works with the list."""

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
BESTAND_LEEG = _refusal(
    "BESTAND_LEEG",
    "Het bestand is leeg.",
    "The file is empty.",
    Tekst("Vraag of haal het bestand opnieuw op.", "Ask for the file or fetch it again."),
)
BESTAND_GEEN_KOP = _refusal(
    "BESTAND_GEEN_KOP",
    "Er is geen rij met koppen gevonden waarin deze kolommen staan: {column}.",
    "No row of headers was found that has these columns: {column}.",
    Tekst(
        "Controleer of dit de CAK-lijst is; heet een kolom anders, zet die naam dan in de layout.",
        "Check that this is the CAK-lijst; if a column is called otherwise, add that name to the layout.",
    ),
)
BESTAND_ANDERS = _refusal(
    "BESTAND_ANDERS",
    "Het bestand is geen csv en geen werkmap (xlsx), maar iets anders, zoals een pdf, een plaatje of een webpagina.",
    "The file is neither csv nor a workbook (xlsx), but something else, such as a pdf, a picture or a web page.",
)
BESTAND_OUD = _refusal(
    "BESTAND_OUD",
    "Het bestand is een oude werkmap of een oud document (xls, doc), of het heeft een wachtwoord.",
    "The file is an old workbook or document (xls, doc), or it has a password.",
)
BESTAND_GRENS = _refusal(
    "BESTAND_GRENS",
    "Het bestand gaat over een grens die voor lijsten geldt ({field}).",
    "The file goes beyond a limit for lists ({field}).",
    Tekst(
        "Controleer of dit de CAK-lijst is; wie het programma beheert, kan de grens hoger zetten.",
        "Check that this is the CAK-lijst; who runs the program can set the limit higher.",
    ),
)
BESTAND_PEILDATUM = _refusal(
    "BESTAND_PEILDATUM",
    "Het bestand noemt een andere peildatum dan is opgegeven.",
    "The file names another peildatum than was given.",
    Tekst(
        "Controleer of dit de lijst van de goede maand is, en geef de peildatum op die in het bestand staat.",
        "Check that this is the list of the right month, and give the peildatum that the file has.",
    ),
)
