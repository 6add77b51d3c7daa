# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The catalogue of what can be found in a list: title, cause, remedy and an example of each code, in both languages.

Causes and remedies are said with each bevinding, and stand with its kind in `soorten`; titles and examples are for who
looks a code up, and so stand here. The page of the documentation is made from this.
"""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from cak_regeling.bevinding import Bevindingsoort, Ernst, Taal, Tekst
from cak_regeling.lijst import soorten, soorten_bestand, soorten_xlsx


@frozen
class Uitleg:
    """What a code is called, and an example of what it is about.

    Attributes:
        titel: *Tekst*. A few words.
        voorbeeld: *Tekst*. What stands in the file, and what is made of it.
    """

    titel: Tekst
    voorbeeld: Tekst


def _uitleg(titel_nl: str, titel_en: str, voorbeeld_nl: str, voorbeeld_en: str) -> Uitleg:
    return Uitleg(Tekst(titel_nl, titel_en), Tekst(voorbeeld_nl, voorbeeld_en))


UITLEG: Mapping[str, Uitleg] = {
    "BSN_LEEG": _uitleg(
        "BSN ontbreekt", "No BSN", "Een rij met een naam en zonder BSN.", "A row with a name and no BSN."
    ),
    "BSN_ONGELDIG": _uitleg(
        "BSN klopt niet",
        "BSN is not right",
        "10000094.0: een getal met een punt, waarvan niet zeker is van wie het was.",
        "10000094.0: a number with a point; whose it was is not certain.",
    ),
    "BSN_AANGEVULD": _uitleg(
        "Voorloopnul van het BSN teruggezet",
        "Leading zero of the BSN put back",
        "Acht cijfers die met een nul ervoor aan de elfproef voldoen.",
        "Eight digits that pass the elfproef with a zero before them.",
    ),
    "UZOVI_AANGEVULD": _uitleg(
        "Voorloopnul van de UZOVI teruggezet",
        "Leading zero of the UZOVI put back",
        "101 is gelezen als 0101.",
        "101 was read as 0101.",
    ),
    "UZOVI_ONGELDIG": _uitleg(
        "UZOVI klopt niet",
        "UZOVI is not right",
        "De naam van een zorgverzekeraar in de kolom UZOVI.",
        "The name of an insurer in the column UZOVI.",
    ),
    "POSTCODE_ONGELDIG": _uitleg(
        "Postcode klopt niet",
        "Postcode is not right",
        "0000 XX, of een postcode uit België.",
        "0000 XX, or a postcode from Belgium.",
    ),
    "HUISNUMMER_ONLEESBAAR": _uitleg(
        "Huisnummer is niet te lezen",
        "House number can't be read",
        "12 hs in de kolom Huisnummer.",
        "12 hs in the column Huisnummer.",
    ),
    "DATUM_ONLEESBAAR": _uitleg(
        "Datum is niet te lezen",
        "Date can't be read",
        "31-02-2020, of 1 maart 2020 in woorden.",
        "31-02-2020, or 1 maart 2020 in words.",
    ),
    "DATUM_SERIEEL": _uitleg(
        "Datum stond er als getal",
        "Date was a number",
        "43891 is gelezen als 01-03-2020.",
        "43891 was read as 01-03-2020.",
    ),
    "BEDRAG_ONLEESBAAR": _uitleg(
        "Bedrag is niet te lezen",
        "Amount can't be read",
        "n.v.t., of 12 50 met een spatie.",
        "n/a, or 12 50 with a space.",
    ),
    "STATUSCODE_ONBEKEND": _uitleg(
        "Onbekende statuscode",
        "Unknown status code",
        "XYZ, terwijl de layout BOE, GBR en GBT kent.",
        "XYZ, where the layout knows BOE, GBR and GBT.",
    ),
    "INNINGSWIJZE_ONBEKEND": _uitleg(
        "Onbekende wijze van inning", "Unknown way of collection", "per post", "by post (per post)"
    ),
    "CEL_LEEG": _uitleg("Lege cel", "Empty cell", "Een rij zonder geboortedatum.", "A row without a date of birth."),
    "RIJ_CELLEN": _uitleg(
        "Te veel of te weinig cellen",
        "Too many or too few cells",
        "Een extra puntkomma in een straatnaam, waardoor alles erna opschuift.",
        "One more semicolon in a street, which shifts all that comes after it.",
    ),
    "AANHALINGSTEKEN_LOS": _uitleg(
        "Los aanhalingsteken",
        "Stray quote",
        'Een naam als "Beuk zonder tweede aanhalingsteken.',
        'A name such as "Beuk, without a second one.',
    ),
    "REGEL_OVERGESLAGEN": _uitleg(
        "Regel overgeslagen", "Line passed over", "Totaal;457, of Bron: CAK.", "Totaal;457, or Bron: CAK."
    ),
    "RIJ_DUBBEL": _uitleg(
        "Dubbele rij",
        "Identical row",
        "Twee rijen die in elke cel gelijk zijn.",
        "Two rows that are equal in every cell.",
    ),
    "RIJ_MEER_REGELS": _uitleg(
        "Rij over meer regels",
        "Row over several lines",
        "Een cel tussen aanhalingstekens met een regeleinde erin.",
        "A cell between quotes with a line end in it.",
    ),
    "CODERING_CP1252": _uitleg(
        "Geen UTF-8", "Not UTF-8", "Een regel met ë, opgeslagen als ANSI.", "A line with ë, saved as ANSI."
    ),
    "CODERING_ONLEESBAAR": _uitleg(
        "Onleesbare tekens",
        "Unreadable characters",
        "Een byte die in geen codering een teken is.",
        "A byte that no encoding has.",
    ),
    "KOLOM_ONTBREEKT": _uitleg(
        "Kolom ontbreekt", "Column is missing", "Een lijst zonder kolom Status.", "A list without the column Status."
    ),
    "KOLOM_DUBBEL": _uitleg(
        "Kolom staat er twee keer",
        "Column is there twice",
        "Naam en Achternaam in één bestand.",
        "Naam beside Achternaam.",
    ),
    "NAAM_GESPLITST": _uitleg(
        "Naam gesplitst", "Name split", "Jansen, P. van der in één cel.", "Jansen, P. van der in one cell."
    ),
    "ADRES_GESPLITST": _uitleg(
        "Adres gesplitst", "Address split", "Voorbeeldstraat 12 A in één cel.", "Voorbeeldstraat 12 A in one cell."
    ),
    "SCHEIDINGSTEKEN_ANDERS": _uitleg(
        "Ander scheidingsteken",
        "Another delimiter",
        "Een rij met komma's in een bestand met puntkomma's.",
        "A row with commas in a file with semicolons.",
    ),
    "AANMELDDATUM_TE_VROEG": _uitleg(
        "Aanmelddatum van voor de regeling", "Aanmelddatum before the scheme", "01-06-2008", "1 June 2008 (01-06-2008)"
    ),
    "AANMELDDATUM_TOEKOMST": _uitleg(
        "Aanmelddatum in de toekomst",
        "Aanmelddatum in the future",
        "01-11-2023 op een lijst van 30-09-2023.",
        "01-11-2023 on a list of 30-09-2023.",
    ),
    "MINDERJARIG": _uitleg(
        "Jonger dan 18 bij aanmelding",
        "Under 18 when registered",
        "Geboren in 2005 en aangemeld in 2020. Is de geboortedatum deels onbekend, dan alleen als het zeker is.",
        "Born in 2005 and registered in 2020. With a partly unknown date of birth, only when it is certain.",
    ),
    "BEDRAG_NEGATIEF": _uitleg("Negatief bedrag", "Negative amount", "-12,50", "-12,50 (less than nothing)"),
    "BEDRAG_GROOT": _uitleg(
        "Zeer hoog bedrag", "Very high amount", "1234567,00 waar 12345,67 bedoeld was.", "1234567,00 for 12345,67."
    ),
    "POSTCODE_BUITEN_GEMEENTE": _uitleg(
        "Postcode buiten de gemeente",
        "Postcode outside the municipality",
        "1234 AB, waar 2011 tot en met 2037 is opgegeven.",
        "1234 AB, where 2011 to 2037 was given.",
    ),
    "BSN_TWEE_GEBOORTEDATUMS": _uitleg(
        "Twee geboortedatums bij één BSN",
        "Two dates of birth under one BSN",
        "01-02-1980 en 01-02-1981; 00-00-1980 en 01-02-1980 kunnen dezelfde zijn.",
        "01-02-1980 and 01-02-1981; 00-00-1980 and 01-02-1980 may be the same.",
    ),
    "BSN_TWEE_NAMEN": _uitleg(
        "Twee achternamen bij één BSN",
        "Two surnames under one BSN",
        "Beuk en Berk; Müller en MULLER gelden als gelijk.",
        "Beuk and Berk; Müller and MULLER count as equal.",
    ),
    "BSN_TWEE_VERZEKERAARS": _uitleg(
        "Twee zorgverzekeraars bij één BSN", "Two insurers under one BSN", "0101 en 3311.", "0101 and 3311."
    ),
    "ADRES_MEER_INWONERS": _uitleg(
        "Meer inwoners op één adres",
        "Several residents at one address",
        "Dezelfde postcode, huisnummer en toevoeging bij twee BSN's.",
        "The same postcode, number and addition under two BSNs.",
    ),
    "BESTAND_BESCHADIGD": _uitleg(
        "Beschadigde werkmap", "Damaged workbook", "Een half gedownloade xlsx.", "An xlsx that was downloaded in part."
    ),
    "BESTAND_WACHTWOORD": _uitleg(
        "Werkmap met wachtwoord", "Workbook with a password", "lijst.xlsx, versleuteld.", "lijst.xlsx, encrypted."
    ),
    "BESTAND_XLSB": _uitleg("Binaire werkmap", "Binary workbook", "Het bestand lijst.xlsb.", "The file lijst.xlsb."),
    "BESTAND_ODS": _uitleg(
        "OpenDocument-bestand", "OpenDocument file", "Het bestand lijst.ods.", "The file lijst.ods."
    ),
    "BESTAND_ZIP": _uitleg(
        "Zipbestand of document", "Zip file or document", "lijst.zip, of een brief als docx.", "lijst.zip, or a docx."
    ),
    "BESTAND_BOM": _uitleg(
        "Werkmap die te groot uitpakt",
        "Workbook that unpacks too large",
        "Een paar kilobyte die gigabytes zouden worden.",
        "A few kilobytes that would become gigabytes.",
    ),
    "BESTAND_DOCTYPE": _uitleg(
        "Werkmap met een doctype", "Workbook with a doctype", "Entiteiten in het werkblad.", "Entities in the sheet."
    ),
    "BESTAND_VERRE_CEL": _uitleg(
        "Cel ver onder de lijst",
        "Cell far below the list",
        "Een losse cel in rij 1.048.576.",
        "A cell in row 1,048,576.",
    ),
    "BESTAND_LEEG": _uitleg("Leeg bestand", "Empty file", "Een bestand van 0 bytes.", "A file of 0 bytes."),
    "BESTAND_GEEN_KOP": _uitleg(
        "Geen kop gevonden",
        "No header found",
        "Een bestand zonder kolom voor het BSN of de aanmelddatum.",
        "A file without a column for the BSN or the aanmelddatum.",
    ),
    "BESTAND_GRENS": _uitleg(
        "Bestand over een grens",
        "File beyond a limit",
        "Een cel van meer dan 100.000 tekens.",
        "A cell of more than 100,000 characters.",
    ),
    "BESTAND_PEILDATUM": _uitleg(
        "Andere peildatum",
        "Another peildatum",
        "31-08-2023 in het bestand, terwijl 30-09-2023 is opgegeven.",
        "31-08-2023 in the file, while 30-09-2023 was given.",
    ),
    "BESTAND_ANDERS": _uitleg(
        "Geen csv of werkmap", "Neither csv nor a workbook", "Een pdf of een webpagina.", "A pdf or a web page."
    ),
    "BESTAND_OUD": _uitleg(
        "Oude werkmap of document", "Old workbook or document", "Het bestand lijst.xls.", "The file lijst.xls."
    ),
    "WERKBLAD_NIET_GELEZEN": _uitleg(
        "Nog een werkblad met een lijst",
        "Another sheet with a list",
        "Eén werkblad voor elke maand.",
        "One sheet for each month.",
    ),
    "CEL_FORMULE": _uitleg(
        "Formule waar een waarde hoort", "Formula where a value belongs", "=VERT.ZOEKEN(…)", "=VLOOKUP(…)"
    ),
    "CEL_FOUTWAARDE": _uitleg("Foutwaarde in een cel", "Error in a cell", "#N/B of #WAARDE!", "#N/A or #VALUE!"),
}
"""By code."""


def codes() -> Iterator[Bevindingsoort]:
    """Give every kind of bevinding of the list: those that reject a row or a file first, then by code."""
    found: Iterable[object] = [
        kind for module in (soorten, soorten_bestand, soorten_xlsx) for kind in vars(module).values()
    ]
    kinds = {soort.code: soort for soort in found if isinstance(soort, Bevindingsoort)}
    order = list(Ernst)
    yield from sorted(kinds.values(), key=lambda soort: (order.index(soort.ernst), soort.code))


_KOP: Mapping[Taal, str] = {
    "nl": "| code | wat | voorbeeld | oorzaak | oplossing |\n|---|---|---|---|---|",
    "en": "| code | what | example | cause | remedy |\n|---|---|---|---|---|",
}
_GROEP = {
    Ernst.FOUT: Tekst("Fout: de rij of het bestand is afgekeurd", "Fout: the row or the file is rejected"),
    Ernst.WAARSCHUWING: Tekst(
        "Waarschuwing: een waarde is weggelaten of twijfelachtig", "Waarschuwing: a value was dropped or is doubtful"
    ),
    Ernst.OPMERKING: Tekst(
        "Opmerking: hersteld, of ongewoon maar toegestaan", "Opmerking: repaired, or unusual but allowed"
    ),
}


def catalogus(lang: Taal = "nl") -> str:
    """Give the whole catalogue as Markdown: a table for each weight.

    Raises:
        cak_regeling.WaardeError: For another language than ``"nl"`` and ``"en"``.
    """
    parts: list[str] = []
    for ernst, groep in _GROEP.items():
        rows = [
            f"| `{soort.code}` | {' | '.join(_cell(tekst.in_taal(lang)) for tekst in _texts(soort))} |"
            for soort in codes()
            if soort.ernst is ernst
        ]
        parts.append("\n".join([f"### {groep.in_taal(lang)}", "", _KOP[lang], *rows]))
    return "\n\n".join(parts)


def _texts(soort: Bevindingsoort) -> tuple[Tekst, ...]:
    uitleg = UITLEG[soort.code]
    return uitleg.titel, uitleg.voorbeeld, soort.oorzaak, soort.oplossing


def _cell(text: str) -> str:
    """Write a text in a cell of a table; what a bevinding fills in stays open."""
    return text.replace("|", "\\|").replace("{field}", "…").replace("{column}", "…")
