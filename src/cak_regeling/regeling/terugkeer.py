# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Why the bestuursrechtelijke premie is owed again after an end, and from which day (Zvw 18d lid 4)."""

from datetime import date
from enum import Enum
from types import MappingProxyType

from attrs import frozen

from cak_regeling._controle import require
from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import Bron, Feit, rzv, zvw
from cak_regeling.datums import first_of_next_month, require_date
from cak_regeling.errors import WaardeError
from cak_regeling.regeling.afmelding import START_BIJSTANDROUTE, RedenAfmelding
from cak_regeling.regeling.traject import START_REGELING, VERBETERING_WANBETALERSMAATREGELEN


class RedenTerugkeer(Enum):
    """Why the bestuursrechtelijke premie is owed again, without a new build-up of six months (Zvw 18d lid 4)."""

    WSNP_BEEINDIGD = "wsnp_beeindigd"
    """R1. The Wsnp is ended under Fw 350 lid 3 c to g."""
    REGELING_VERBROKEN = "regeling_verbroken"
    """R2. The person withdraws from the arrangement before it is fulfilled, by a melding of the insurer."""
    VOORWAARDEN_VERVALLEN = "voorwaarden_vervallen"
    """R3. The conditions of the bijstand or bewind route are not met any more."""

    @property
    def nummer(self) -> str:
        """Its number in the documentation: R1 to R3."""
        return f"R{list(RedenTerugkeer).index(self) + 1}"

    @property
    def bron(self) -> Bron:
        """The rule that it rests on."""
        return _TERUGKEER[self].bron

    @property
    def omschrijving(self) -> Tekst:
        """What it is, in words for a case worker."""
        return _TERUGKEER[self].omschrijving

    @property
    def na(self) -> frozenset[RedenAfmelding]:
        """After which ends it can follow."""
        return _TERUGKEER[self].na

    @property
    def geldig_van(self) -> date:
        """First day on which it can arise, inclusive."""
        return min(reden.geldig_van for reden in self.na)

    @classmethod
    def na_einde(cls, reden: RedenAfmelding) -> "RedenTerugkeer | None":
        """Give the ground by which the premie can return after an end; None when only a new melding can."""
        require(reden, RedenAfmelding, "reden")
        return next((terugkeer for terugkeer in cls if reden in terugkeer.na), None)

    def ingangsdatum(self, op: date, *, na: RedenAfmelding | None = None) -> date:
        """Give the day from which the premie is owed again.

        >>> RedenTerugkeer.REGELING_VERBROKEN.ingangsdatum(date(2025, 9, 10))
        datetime.date(2025, 10, 1)

        Args:
            op: The day on which it happens; for R2 the day of withdrawal by the melding of the insurer.
            na: The end that it follows on; None for any that it can follow on.

        Raises:
            cak_regeling.WaardeError: When it could not happen yet on that day, or can't follow on that end.
        """
        if na is not None:
            self._require_follows_on(na)
        earliest = self.geldig_van if na is None else na.geldig_van
        if require_date(op, "op") < earliest:
            raise WaardeError(f"{self.nummer} ({self.value}) can arise from {earliest} on ({self.bron})")
        return first_of_next_month(op)

    def vraagt_medeondertekening(self, na: RedenAfmelding) -> bool:
        """Tell whether a debt counsellor must co-sign the melding (Zvw 18d lid 5).

        Args:
            na: The end that it follows on.

        Raises:
            cak_regeling.WaardeError: When it can't follow on that end.
        """
        self._require_follows_on(na)
        return na.via_schuldhulpverlener

    def _require_follows_on(self, na: RedenAfmelding) -> None:
        require(na, RedenAfmelding, "na")
        if na not in self.na:
            allowed = ", ".join(reden.nummer for reden in RedenAfmelding if reden in self.na)
            raise WaardeError(f"{self.nummer} follows on {allowed} ({self.bron}), not on {na.nummer}")


MEDEONDERTEKENING = Feit(
    "een schuldhulpverlener ondertekent de melding van een verbroken regeling mede",
    zvw("18d", 5).geldend(VERBETERING_WANBETALERSMAATREGELEN),
)
_OLD_LID_4B = zvw("18d", 4, "b", geldig_op=date(2016, 1, 1)).geldend(START_REGELING, VERBETERING_WANBETALERSMAATREGELEN)
MEDEONDERTEKENING_TOT_2016 = Feit(MEDEONDERTEKENING.wat, _OLD_LID_4B)
STABILISATIE_TOT_2016 = Feit(
    "onderdeel b noemt nog alleen een regeling; dat een stabilisatieovereenkomst er ook onder valt, is onze lezing",
    _OLD_LID_4B.afgeleid(),
)


@frozen(kw_only=True)
class _Terugkeer:
    omschrijving: Tekst
    bron: Bron
    na: frozenset[RedenAfmelding]


_TERUGKEER = MappingProxyType(
    {
        RedenTerugkeer.WSNP_BEEINDIGD: _Terugkeer(
            omschrijving=Tekst(
                "de wettelijke schuldsanering (Wsnp) is tussentijds beëindigd",
                "statutory debt restructuring (Wsnp) was ended early",
            ),
            bron=zvw("18d", 4, "a"),
            na=frozenset({RedenAfmelding.WSNP}),
        ),
        RedenTerugkeer.REGELING_VERBROKEN: _Terugkeer(
            omschrijving=Tekst("de regeling is niet afgemaakt", "the arrangement was not completed"),
            bron=zvw("18d", 4, "b"),
            na=frozenset(
                {RedenAfmelding.STABILISATIE, RedenAfmelding.MINNELIJKE_REGELING, RedenAfmelding.BETALINGSREGELING}
            ),
        ),
        RedenTerugkeer.VOORWAARDEN_VERVALLEN: _Terugkeer(
            omschrijving=Tekst(
                "aan een voorwaarde van de bijstand- of bewindroute wordt niet meer voldaan",
                "a condition of the bijstand or bewind route is not met any more",
            ),
            bron=zvw("18d", 4, "c").geldend(START_BIJSTANDROUTE),
            na=frozenset({RedenAfmelding.BIJSTAND, RedenAfmelding.BEWIND}),
        ),
    }
)

VOORWAARDEN_TERUGKEER_BIJSTAND = Feit(
    "de premie keert terug bij het niet meer voldoen aan c, d, e of g, of bij stoppen na de bijstand", rzv("6.5.6", 2)
)
VOORWAARDEN_TERUGKEER_BEWIND = Feit(
    "de premie keert terug bij het niet meer voldoen aan b, c of f, of bij stoppen na het bewind", rzv("6.5.7", 2)
)
FEITEN = (
    MEDEONDERTEKENING,
    MEDEONDERTEKENING_TOT_2016,
    STABILISATIE_TOT_2016,
    VOORWAARDEN_TERUGKEER_BIJSTAND,
    VOORWAARDEN_TERUGKEER_BEWIND,
)
