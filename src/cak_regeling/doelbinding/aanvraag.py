# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Aanvraag: what a municipality asks the CAK for, as a text to paste. Ask for no more than the kader needs.

Only two filters are public, postcode and age; which others the CAK offers is not known, and neither is its form.
"""

from datetime import date

from attrs import frozen

from cak_regeling._controle import require_kinds
from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.doelbinding.regels import mandaat_gebreken
from cak_regeling.doelbinding.verwerking import Mandaat, Verlener
from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst.filter import Lijstfilter


OPENBARE_FILTERS = ("postcodes", "leeftijd")
"""The filters that are named in public (zorgverzekeringslijn.nl and the handreiking of 2023; secundair)."""
ANDERE_FILTERS: None = None
"""Which other filters the CAK offers: not known."""


@frozen(kw_only=True)
class Aanvraag:
    """What is asked of the CAK.

    Attributes:
        gemeente: *Gemeentecode*. For whose list.
        mandaat: *Mandaat*. On whose behalf.
        op: *date*. The day of asking, on which the mandate must hold.
        filter: *Lijstfilter*. The part that is enough; the whole list when it leaves nobody out.

    Raises:
        cak_regeling.WaardeError: For a part of another kind, or a mandate that does not hold on the day or whose chain
            does not start at the college or a delegated bestuur.
    """

    gemeente: Gemeentecode
    mandaat: Mandaat
    op: date
    filter: Lijstfilter = Lijstfilter()

    def __attrs_post_init__(self) -> None:
        """Refuse what the CAK could not act on."""
        require_kinds(self, Gemeentecode, Mandaat, Lijstfilter)
        gebreken = [soort.code for soort in mandaat_gebreken(self.mandaat, self.op)]
        if gebreken:
            raise WaardeError(f"expected a mandate that holds on the day of asking, up to its source: {gebreken[0]}")

    def tekst(self, lang: Taal = "nl") -> str:
        """Say it as a text to paste; it names no resident."""
        college = Tekst(
            f"het college van gemeente {self.gemeente.value}", f"the college of gemeente {self.gemeente.value}"
        )
        if self.mandaat.keten[-1].verlener is Verlener.BESTUUR_GR:
            college = Tekst(
                f"het bestuur van de gemeenschappelijke regeling waaraan {college.nl} deze taak heeft overgedragen",
                f"the bestuur of the gemeenschappelijke regeling to which {college.en} has delegated this task",
            )
        place = "" if self.mandaat.vindplaats is None else f" ({self.mandaat.vindplaats})"
        text = Tekst(
            f"Namens {college.nl} vragen wij de CAK-lijst op van gemeente {self.gemeente.value}, op grond van artikel "
            "7b.1, derde lid, van de Regeling zorgverzekering. Wij gebruiken die alleen om inwoners uit de "
            f"bestuursrechtelijke premie te helpen. De aanvraag gebeurt door {self.mandaat.aan}, met mandaat sinds "
            f"{self.mandaat.geldig_van:%d-%m-%Y}{place}. {self._part().nl}",
            f"On behalf of {college.en} we ask for the CAK-lijst of gemeente {self.gemeente.value}, under article 7b.1 "
            "lid 3 of the Regeling zorgverzekering. We use it only to help residents out of the bestuursrechtelijke "
            f"premie. It is asked for by {self.mandaat.aan}, with a mandate since "
            f"{self.mandaat.geldig_van:%d-%m-%Y}{place}. {self._part().en}",
        )
        return text.in_taal(lang)

    def _part(self) -> Tekst:
        if self.filter.alles:
            return Tekst("Wij vragen de hele lijst.", "We ask for the whole list.")
        nl: list[str] = []
        en: list[str] = []
        if self.filter.postcodes:
            codes = ", ".join(self.filter.postcodes)
            nl.append(f"postcodes {codes}")
            en.append(f"postcodes {codes}")
        van, tot = self.filter.leeftijd or (None, None)
        if van is not None:
            nl.append(f"vanaf {van} jaar")
            en.append(f"from {van} years")
        if tot is not None:
            nl.append(f"jonger dan {tot} jaar")
            en.append(f"younger than {tot} years")
        return Tekst(f"Een kleinere lijst is genoeg: {', '.join(nl)}.", f"A smaller list is enough: {', '.join(en)}.")
