# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The bevindingen of a spreadsheet: what can be found in the workbook and in its rows."""

from cak_regeling.bevinding import Bevindingsoort, Ernst, Tekst


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
