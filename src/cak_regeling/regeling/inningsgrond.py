# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Why the bestuursrechtelijke premie is, or is not, collected in a way: the grounds, each with its source."""

from enum import Enum
from types import MappingProxyType

from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import Bron, Zekerheid, beleidsregels_2012, rzv, zvw


class Inningsgrond(Enum):
    """Why the premie is, or is not, collected in a way."""

    VOLLEDIGE_INHOUDING = "volledige_inhouding"
    HOOGSTE_INKOMEN = "hoogste_inkomen"
    HOOGSTE_INKOMEN_ONBEKEND = "hoogste_inkomen_onbekend"
    INKOMEN_ONBEKEND = "inkomen_onbekend"
    GEEN_INKOMEN = "geen_inkomen"
    MEDEVERZEKERDE = "medeverzekerde"
    INKOMEN_TE_LAAG = "inkomen_te_laag"
    UITZENDWERK = "uitzendwerk"
    WERKLOOSHEIDSUITKERING = "werkloosheidsuitkering"
    ZIEKTEWETUITKERING = "ziektewetuitkering"
    OVERLIJDENSUITKERING = "overlijdensuitkering"
    GEEN_LOON = "geen_loon"
    NA_EINDE = "na_einde"
    CJIB = "cjib"
    CJIB_MEDEVERZEKERDE = "cjib_medeverzekerde"
    CJIB_RESTSCHULD = "cjib_restschuld"
    ZORGTOESLAG = "zorgtoeslag"
    ZORGTOESLAG_ONBEKEND = "zorgtoeslag_onbekend"

    @property
    def bron(self) -> Bron:
        """The rule that it rests on."""
        return _GRONDEN[self][0]

    @property
    def omschrijving(self) -> Tekst:
        """What it says, in words for a case worker."""
        return _GRONDEN[self][1]


_GRONDEN: MappingProxyType[Inningsgrond, tuple[Bron, Tekst]] = MappingProxyType(
    {
        Inningsgrond.VOLLEDIGE_INHOUDING: (
            zvw("18f", 2),
            Tekst("de premie wordt op het inkomen ingehouden", "the premie is withheld from the income"),
        ),
        Inningsgrond.HOOGSTE_INKOMEN: (
            beleidsregels_2012("4", 1),
            Tekst("bij meer inkomens telt het hoogste", "of several incomes the highest counts"),
        ),
        Inningsgrond.HOOGSTE_INKOMEN_ONBEKEND: (
            beleidsregels_2012("4", 1),
            Tekst("welk inkomen het hoogste is, is niet bekend", "which income is the highest is not known"),
        ),
        Inningsgrond.INKOMEN_ONBEKEND: (
            beleidsregels_2012("4", 1),
            Tekst("het inkomen is niet bekend", "the income is not known"),
        ),
        Inningsgrond.GEEN_INKOMEN: (
            beleidsregels_2012("5", 1, "a"),
            Tekst("er is geen inkomen om op in te houden", "there is no income to withhold from"),
        ),
        Inningsgrond.MEDEVERZEKERDE: (
            beleidsregels_2012("3", 1, "g"),
            Tekst("voor wie is meeverzekerd wordt nooit ingehouden", "for who is co-insured nothing is ever withheld"),
        ),
        Inningsgrond.INKOMEN_TE_LAAG: (
            beleidsregels_2012("4", 1),
            Tekst("het inkomen is lager dan de premie", "the income is lower than the premie"),
        ),
        Inningsgrond.UITZENDWERK: (
            beleidsregels_2012("4", 3),
            Tekst(
                "uitzendwerk zonder dienstverband met maandinkomen",
                "temp work without an employment with monthly income",
            ),
        ),
        Inningsgrond.WERKLOOSHEIDSUITKERING: (
            beleidsregels_2012("4", 4, "c"),
            Tekst("op een WW-uitkering wordt niet ingehouden", "nothing is withheld from a WW benefit"),
        ),
        Inningsgrond.ZIEKTEWETUITKERING: (
            beleidsregels_2012("4", 4, "b"),
            Tekst(
                "op een Ziektewetuitkering van het UWV wordt niet ingehouden",
                "nothing is withheld from a Ziektewet benefit of the UWV",
            ),
        ),
        Inningsgrond.OVERLIJDENSUITKERING: (
            beleidsregels_2012("4", 4, "a"),
            Tekst("op een overlijdensuitkering wordt niet ingehouden", "nothing is withheld from a death benefit"),
        ),
        Inningsgrond.GEEN_LOON: (
            Bron(regeling="lezing van artikel 18f, tweede lid, Zvw", zekerheid=Zekerheid.AFGELEID),
            Tekst("winst uit een eigen onderneming is geen loon", "profit of an own business is no wage in this sense"),
        ),
        Inningsgrond.NA_EINDE: (
            rzv("6.5.3"),
            Tekst(
                "na het einde wordt niet meer ingehouden en geen zorgtoeslag meer gebruikt",
                "after the end nothing is withheld and no zorgtoeslag is used any more",
            ),
        ),
        Inningsgrond.CJIB: (
            beleidsregels_2012("5", 1, "a"),
            Tekst("het CJIB stuurt een betaalverzoek", "the CJIB sends a payment request"),
        ),
        Inningsgrond.CJIB_MEDEVERZEKERDE: (
            beleidsregels_2012("5", 1, "b"),
            Tekst(
                "het CJIB stuurt een betaalverzoek voor wie is meeverzekerd",
                "the CJIB sends a payment request for who is co-insured",
            ),
        ),
        Inningsgrond.CJIB_RESTSCHULD: (
            beleidsregels_2012("8", 1),
            Tekst(
                "het CJIB int wat er na het einde nog openstaat", "the CJIB collects what is still open after the end"
            ),
        ),
        Inningsgrond.ZORGTOESLAG: (
            zvw("18f", 6),
            Tekst(
                "de zorgtoeslag, ook die van de partner, gaat eerst naar de premie; de rest wordt gevraagd",
                "the zorgtoeslag, the partner's too, goes to the premie first; the rest is asked for",
            ),
        ),
        Inningsgrond.ZORGTOESLAG_ONBEKEND: (
            zvw("18f", 6),
            Tekst(
                "of er zorgtoeslag is, is niet bekend; zo ja, dan gaat die eerst naar de premie",
                "whether there is zorgtoeslag is not known; if so, it goes to the premie first",
            ),
        ),
    }
)
