# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Why the bestuursrechtelijke premie ends, and from which day.

The rule is one and the same (Zvw 18d lid 2): from the first day of the month after the month in which the
situation arises. Where no article says from when, as with death or detention, asking raises `NietVastgesteldError`.
Whether an end is definitive or provisional is practice of CAK and CJIB, or our conclusion, and no word of the law; so
it has a source of its own.
"""

from datetime import date
from enum import Enum
from types import MappingProxyType

from attrs import evolve, frozen

from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import Bron, Feit, Zekerheid, rzv, volgens, zvw
from cak_regeling.datums import first_of_next_month, require_date
from cak_regeling.errors import NietVastgesteldError, WaardeError
from cak_regeling.regeling.traject import START_REGELING, VERBETERING_WANBETALERSMAATREGELEN
from cak_regeling.termijnen import Eenheid, Termijn


START_BIJSTANDROUTE = date(2016, 7, 12)
"""Rzv 6.5.6 came into force (zorgverzekeringslijn.nl)."""
START_BEWINDROUTE = date(2019, 6, 17)
"""Rzv 6.5.7 was signed; the day on which it came into force was not found, and is not earlier (`BEWINDROUTE_VANAF`)."""

STABILISATIE_DUUR = Termijn(
    wat="stabilisatie duurt in de praktijk ten hoogste acht maanden",
    aantal=8,
    eenheid=Eenheid.MAANDEN,
    bron=volgens("hetcak.nl"),
    in_wet=False,
)
BIJSTAND_DUUR = Termijn(
    wat="inhouding en aflossing duren ten hoogste 36 maanden (bijstand)",
    aantal=36,
    eenheid=Eenheid.MAANDEN,
    bron=rzv("6.5.6", 1, "g").geldend(START_BIJSTANDROUTE),
    in_wet=False,
)
BEWIND_DUUR = Termijn(
    wat="betaling en aflossing duren ten hoogste 36 maanden (bewind)",
    aantal=36,
    eenheid=Eenheid.MAANDEN,
    bron=rzv("6.5.7", 1, "e").geldend(START_BEWINDROUTE),
    in_wet=False,
)


class RedenAfmelding(Enum):
    """Why the bestuursrechtelijke premie is not owed any more."""

    SCHULD_AFGELOST = "schuld_afgelost"
    """E1. The debts from the zorgverzekering are paid, or certain to be paid."""
    SCHULD_TENIETGEGAAN = "schuld_tenietgegaan"
    """E2. They are extinguished otherwise: by remission, prescription."""
    WSNP = "wsnp"
    """E3. Statutory debt restructuring becomes applicable."""
    STABILISATIE = "stabilisatie"
    """E4. A stabilisation agreement, through a debt counsellor."""
    MINNELIJKE_REGELING = "minnelijke_regeling"
    """E5. An out-of-court debt arrangement through a debt counsellor, in which the insurer takes part."""
    BETALINGSREGELING = "betalingsregeling"
    """E6. A payment arrangement agreed with the insurer, since 2016-07-01."""
    BIJSTAND = "bijstand"
    """E7. The bijstand route of Rzv 6.5.6, since 2016-07-12."""
    BEWIND = "bewind"
    """E8. The bewind route of Rzv 6.5.7, since 2019."""
    OVERLIJDEN = "overlijden"
    """E9. Death of the insured."""
    EINDE_VERZEKERINGSPLICHT = "einde_verzekeringsplicht"
    """E10. The duty to insure ends, as with emigration."""
    EINDE_VERZEKERAAR = "einde_verzekeraar"
    """E11. The insurer loses its licence, or the insured leaves its working area."""
    DETENTIE = "detentie"
    """E12. Detention: the rights and duties of the insurance are suspended."""
    ONTERECHT = "onterecht"
    """E13. The melding was wrong and is withdrawn."""

    @property
    def nummer(self) -> str:
        """Its number in the documentation: E1 to E13."""
        return f"E{list(RedenAfmelding).index(self) + 1}"

    @property
    def bron(self) -> Bron:
        """The rule that it rests on, as it is now."""
        return _REDENEN[self].bron

    @property
    def bronnen(self) -> tuple[Bron, ...]:
        """All rules that it rests on or rested on, that of now first."""
        return (self.bron, *_REDENEN[self].ook)

    def bron_op(self, dag: date) -> Bron:
        """Give the rule that it rests on on a day: 18d lid 2 since 2016-07-01, before that lid 3 (with lid 1).

        Raises:
            cak_regeling.WaardeError: When it could not arise yet on that day.
        """
        require_date(dag, "dag")
        if dag < self.geldig_van:
            raise WaardeError(f"{self.nummer} ({self.value}) can arise from {self.geldig_van} on ({self.bron})")
        return next(bron for bron in self.bronnen if bron.geldt_op(dag))

    @property
    def omschrijving(self) -> Tekst:
        """What it is, in words for a case worker."""
        return _REDENEN[self].omschrijving

    @property
    def definitief(self) -> bool | None:
        """True for a definitive end, False for a provisional one, None when no source says."""
        return _REDENEN[self].definitief

    @property
    def bron_definitief(self) -> Bron | None:
        """Who says so; None when nobody does."""
        return _REDENEN[self].bron_definitief

    @property
    def geldig_van(self) -> date:
        """First day on which it can arise, inclusive."""
        return _REDENEN[self].geldig_van

    @property
    def duur(self) -> Termijn | None:
        """How long a provisional end lasts at most, where a source says so."""
        return _REDENEN[self].duur

    @property
    def via_schuldhulpverlener(self) -> bool:
        """Whether it comes about through a debt counsellor: then a relapse is co-signed (Zvw 18d lid 5)."""
        return self in {RedenAfmelding.STABILISATIE, RedenAfmelding.MINNELIJKE_REGELING}

    @property
    def zonder_einddatum(self) -> bool:
        """Whether the law does not say from when: then `einddatum` raises `NietVastgesteldError`."""
        return not _REDENEN[self].per_volgende_maand

    def einddatum(self, op: date) -> date:
        """Give the day from which the premie is not owed any more.

        >>> RedenAfmelding.BETALINGSREGELING.einddatum(date(2025, 2, 14))
        datetime.date(2025, 3, 1)

        Args:
            op: The day on which the situation arises: paid, agreed, applicable, all conditions met.

        Raises:
            cak_regeling.WaardeError: When it could not arise yet on that day.
            cak_regeling.NietVastgesteldError: When the law does not say from when: E9 to E13.
        """
        self.bron_op(require_date(op, "op"))
        if self.zonder_einddatum:
            raise NietVastgesteldError(
                f"the law does not say from when the premie is not owed with {self.nummer} ({self.value}): "
                "use the day that the CAK or the insurer reported"
            )
        return first_of_next_month(op)


EINDE = Feit(
    "de premie eindigt op de eerste dag van de maand na die waarin de situatie ontstaat",
    zvw("18d", 2).geldend(VERBETERING_WANBETALERSMAATREGELEN),
)
MELDPLICHT = Feit("de verzekeraar meldt het einde (a, b, c) onverwijld", zvw("18d", 3))


@frozen(kw_only=True)
class _Reden:
    omschrijving: Tekst
    bron: Bron
    ook: tuple[Bron, ...] = ()
    definitief: bool | None = None
    bron_definitief: Bron | None = None
    """Where it is our conclusion: the premie can return by that rule, or without an insurance can't."""
    geldig_van: date = START_REGELING
    per_volgende_maand: bool = True
    duur: Termijn | None = None


_TEKST_2016 = date(2016, 1, 1)
"""The last text before the change of 2016; 18d has the same words in that of 2009-09-01."""
_SINDS_2016 = {letter: zvw("18d", 2, letter).geldend(VERBETERING_WANBETALERSMAATREGELEN) for letter in "abc"}
_TOT_2016 = {
    letter: zvw("18d", 3, letter, geldig_op=_TEKST_2016).geldend(START_REGELING, VERBETERING_WANBETALERSMAATREGELEN)
    for letter in "abc"
}
"""The same grounds in the older text: the premie was owed to the month after the day that lid 3 names (lid 1)."""
_EINDE_VERZEKERING = zvw("6", 1, geldig_op=date(2026, 1, 1))
"""The insurance ends by law; the text of 2015-01-05 has the same words."""
_CAK = volgens("hetcak.nl")
_ZVL_2018 = volgens("zorgverzekeringslijn.nl", date(2018, 11, 21))

_REDENEN = MappingProxyType(
    {
        RedenAfmelding.SCHULD_AFGELOST: _Reden(
            omschrijving=Tekst(
                "de schuld bij de zorgverzekeraar is betaald, of wordt dat zeker",
                "the debt at the insurer is paid, or certain to be",
            ),
            bron=_SINDS_2016["a"],
            ook=(_TOT_2016["a"],),
            definitief=True,
            bron_definitief=_CAK,
        ),
        RedenAfmelding.SCHULD_TENIETGEGAAN: _Reden(
            omschrijving=Tekst(
                "de schuld bij de zorgverzekeraar bestaat niet meer, bijvoorbeeld door kwijtschelding",
                "the debt at the insurer does not exist any more, for instance by remission",
            ),
            bron=_SINDS_2016["a"],
            ook=(_TOT_2016["a"],),
            definitief=True,
            bron_definitief=_CAK,
        ),
        RedenAfmelding.WSNP: _Reden(
            omschrijving=Tekst(
                "de wettelijke schuldsanering (Wsnp) is van toepassing",
                "statutory debt restructuring (Wsnp) applies",
            ),
            bron=_SINDS_2016["b"],
            ook=(_TOT_2016["b"],),
            definitief=True,
            bron_definitief=_CAK,
        ),
        RedenAfmelding.STABILISATIE: _Reden(
            omschrijving=Tekst(
                "er is een stabilisatieovereenkomst via een schuldhulpverlener",
                "there is a stabilisation agreement through a debt counsellor",
            ),
            bron=_SINDS_2016["c"],
            ook=(_TOT_2016["c"],),
            definitief=False,
            bron_definitief=_CAK,
            duur=STABILISATIE_DUUR,
        ),
        RedenAfmelding.MINNELIJKE_REGELING: _Reden(
            omschrijving=Tekst(
                "er is een minnelijke schuldregeling waaraan de zorgverzekeraar meedoet",
                "there is an out-of-court debt arrangement in which the insurer takes part",
            ),
            bron=_SINDS_2016["c"],
            ook=(_TOT_2016["c"],),
            definitief=True,
            bron_definitief=_CAK,
        ),
        RedenAfmelding.BETALINGSREGELING: _Reden(
            omschrijving=Tekst(
                "er is een betalingsregeling met de zorgverzekeraar voor de hele schuld",
                "there is a payment arrangement with the insurer for the whole debt",
            ),
            bron=_SINDS_2016["c"],
            definitief=False,
            bron_definitief=_ZVL_2018,
            geldig_van=VERBETERING_WANBETALERSMAATREGELEN,
        ),
        RedenAfmelding.BIJSTAND: _Reden(
            omschrijving=Tekst(
                "de inwoner voldoet aan de voorwaarden van de bijstandroute",
                "the resident meets the conditions of the bijstand route",
            ),
            bron=rzv("6.5.6", 1).geldend(START_BIJSTANDROUTE),
            definitief=False,
            bron_definitief=rzv("6.5.6", 2).afgeleid(),
            geldig_van=START_BIJSTANDROUTE,
            duur=BIJSTAND_DUUR,
        ),
        RedenAfmelding.BEWIND: _Reden(
            omschrijving=Tekst(
                "de inwoner voldoet aan de voorwaarden van de bewindroute",
                "the resident meets the conditions of the bewind route",
            ),
            bron=rzv("6.5.7", 1).geldend(START_BEWINDROUTE),
            definitief=False,
            bron_definitief=rzv("6.5.7", 2).afgeleid(),
            geldig_van=START_BEWINDROUTE,
            duur=BEWIND_DUUR,
        ),
        RedenAfmelding.OVERLIJDEN: _Reden(
            omschrijving=Tekst("de verzekerde is overleden", "the insured has died"),
            bron=evolve(_EINDE_VERZEKERING, onderdeel="c"),
            definitief=True,
            bron_definitief=evolve(_EINDE_VERZEKERING, onderdeel="c").afgeleid(),
            per_volgende_maand=False,
        ),
        RedenAfmelding.EINDE_VERZEKERINGSPLICHT: _Reden(
            omschrijving=Tekst(
                "de verzekeringsplicht is geëindigd, bijvoorbeeld door emigratie",
                "the duty to insure has ended, for instance by emigration",
            ),
            bron=evolve(_EINDE_VERZEKERING, onderdeel="d"),
            definitief=True,
            bron_definitief=evolve(_EINDE_VERZEKERING, onderdeel="d").afgeleid(),
            per_volgende_maand=False,
        ),
        RedenAfmelding.EINDE_VERZEKERAAR: _Reden(
            omschrijving=Tekst(
                "de verzekering is geëindigd door een verandering bij de zorgverzekeraar",
                "the insurance has ended by a change at the insurer",
            ),
            bron=_EINDE_VERZEKERING,
            ook=(evolve(_EINDE_VERZEKERING, lid=2),),
            definitief=True,
            bron_definitief=_EINDE_VERZEKERING.afgeleid(),
            per_volgende_maand=False,
        ),
        RedenAfmelding.DETENTIE: _Reden(
            omschrijving=Tekst(
                "de rechten en plichten uit de verzekering zijn opgeschort door detentie",
                "the rights and duties of the insurance are suspended by detention",
            ),
            bron=zvw("24", 1),
            ook=(zvw("24", 3),),
            per_volgende_maand=False,
        ),
        RedenAfmelding.ONTERECHT: _Reden(
            omschrijving=Tekst(
                "de melding was niet terecht en is ingetrokken", "the melding was not right and was withdrawn"
            ),
            bron=volgens("uwv.nl"),
            per_volgende_maand=False,
        ),
    }
)


BEWINDROUTE_VANAF = Feit(
    "de bewindroute is ondertekend op 17 juni 2019 en geldt niet eerder; vanaf welke dag wel, is niet gevonden",
    Bron(regeling="wijziging van de Rzv", publicatie="Stcrt. 2019, 34671", zekerheid=Zekerheid.AFGELEID),
)
EINDE_TOT_2016 = Feit(
    EINDE.wat,
    zvw("18d", 1, geldig_op=_TEKST_2016).geldend(START_REGELING, VERBETERING_WANBETALERSMAATREGELEN),
)
KWIJTSCHELDING = Feit("het CAK kan openstaande premie kwijtschelden na het einde", zvw("18g", 5))
KWIJTSCHELDING_VANAF = date(2018, 8, 1)
"""Since this day what is open at the CAK lapses when the whole debt at the insurer is paid (hetcak.nl)."""
KWIJTSCHELDING_2018 = Feit(
    "sinds 1 augustus 2018 vervalt wat bij het CAK openstaat als de hele schuld bij de verzekeraar is betaald",
    volgens("hetcak.nl").geldend(KWIJTSCHELDING_VANAF),
)
FEITEN = (EINDE, EINDE_TOT_2016, MELDPLICHT, BEWINDROUTE_VANAF, KWIJTSCHELDING, KWIJTSCHELDING_2018)
