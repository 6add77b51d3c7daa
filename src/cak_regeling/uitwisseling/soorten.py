# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What can be found in an exchange file; ``{field}`` is the path in it."""

from cak_regeling.bevinding import Bevindingsoort, Ernst, Tekst


DDAS_ONTBREEKT = Bevindingsoort(
    code="DDAS_ONTBREEKT",
    ernst=Ernst.FOUT,
    oorzaak=Tekst("{field} ontbreekt.", "{field} is missing."),
    oplossing=Tekst("Laat de leverancier het bestand herstellen.", "Have the vendor repair the file."),
)
DDAS_SOORT = Bevindingsoort(
    code="DDAS_SOORT",
    ernst=Ernst.FOUT,
    oorzaak=Tekst("{field} is van een andere soort dan het schema vraagt.", "{field} is of another kind than asked."),
    oplossing=Tekst("Laat de leverancier het bestand herstellen.", "Have the vendor repair the file."),
)
DDAS_CLIENT = Bevindingsoort(
    code="DDAS_CLIENT",
    ernst=Ernst.FOUT,
    oorzaak=Tekst(
        "{field} heeft niet óf alleen een burgerservicenummer, óf een postcode met huisnummer.",
        "{field} has not either a burgerservicenummer alone, or a postcode with a huisnummer.",
    ),
    oplossing=Tekst("Laat de leverancier het bestand herstellen.", "Have the vendor repair the file."),
)
DDAS_DUBBEL = Bevindingsoort(
    code="DDAS_DUBBEL",
    ernst=Ernst.FOUT,
    oorzaak=Tekst("{field} komt vaker voor, of is leeg.", "{field} occurs more often, or is empty."),
    oplossing=Tekst("Laat de leverancier het bestand herstellen.", "Have the vendor repair the file."),
)
DDAS_ONBEKENDE_WAARDE = Bevindingsoort(
    code="DDAS_ONBEKENDE_WAARDE",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "{field} heeft een waarde die hier niet bekend is; zij is bewaard zoals zij in het bestand staat.",
        "{field} has a value that is not known here; it was kept as it stands in the file.",
    ),
    oplossing=Tekst(
        "Ga na of er een nieuwere versie van het uitwisselmodel is.", "See whether there is a newer exchange model."
    ),
)
DDAS_ONBEKEND_VELD = Bevindingsoort(
    code="DDAS_ONBEKEND_VELD",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst(
        "{field} heeft iets dat het schema niet kent; het is bewaard zoals het in het bestand staat.",
        "{field} has something that the schema has not; it was kept as it stands in the file.",
    ),
    oplossing=Tekst(
        "Ga na of er een nieuwere versie van het uitwisselmodel is.", "See whether there is a newer exchange model."
    ),
)
DDAS_OUDE_TERM = Bevindingsoort(
    code="DDAS_OUDE_TERM",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst(
        "{field} heeft een term van v0.9, die als die van v1.2 is gelezen.",
        "{field} has a term of v0.9, which was read as that of v1.2.",
    ),
    oplossing=Tekst("U hoeft niets te doen.", "Nothing needs to be done."),
)
