# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The ways out that the law knows, and the conditions of each, as ``eisen.csv`` beside this module has them."""

from enum import Enum
from functools import cache
from types import MappingProxyType

from attrs import evolve, frozen

from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import Bron
from cak_regeling.regeling._tabel import Row, cite, read_lines, rows_of
from cak_regeling.regeling.afmelding import RedenAfmelding


class Route(Enum):
    """A way out."""

    BETALEN = "betalen"
    BETALINGSREGELING = "betalingsregeling"
    STABILISATIE = "stabilisatie"
    MINNELIJKE_REGELING = "minnelijke_regeling"
    WSNP = "wsnp"
    BIJSTAND = "bijstand"
    BEWIND = "bewind"

    @property
    def reden(self) -> RedenAfmelding:
        """By which ground the premie ends."""
        return _ROUTES[self][0]

    @property
    def naam(self) -> Tekst:
        """What it is called."""
        return _ROUTES[self][1]


_ROUTES = MappingProxyType(
    {
        Route.BETALEN: (RedenAfmelding.SCHULD_AFGELOST, Tekst("de schuld betalen", "paying the debt")),
        Route.BETALINGSREGELING: (
            RedenAfmelding.BETALINGSREGELING,
            Tekst("betalingsregeling met de zorgverzekeraar", "payment arrangement with the insurer"),
        ),
        Route.STABILISATIE: (
            RedenAfmelding.STABILISATIE,
            Tekst("stabilisatie via schuldhulp", "stabilisation through debt help"),
        ),
        Route.MINNELIJKE_REGELING: (
            RedenAfmelding.MINNELIJKE_REGELING,
            Tekst("minnelijke schuldregeling", "out-of-court debt arrangement"),
        ),
        Route.WSNP: (RedenAfmelding.WSNP, Tekst("wettelijke schuldsanering", "statutory debt restructuring")),
        Route.BIJSTAND: (RedenAfmelding.BIJSTAND, Tekst("route bij bijstand", "bijstand route")),
        Route.BEWIND: (RedenAfmelding.BEWIND, Tekst("route bij bewind", "bewind route")),
    }
)


@frozen(kw_only=True)
class Eis:
    """A condition of a way out.

    Attributes:
        route: *Route*. Of which way.
        onderdeel: *str | None*. Its letter in the regulation.
        veld: *str*. The attribute of `Situatie` that says whether it is met.
        te_regelen: *bool*. Whether it can still be arranged; False for a circumstance.
        tekst: *Tekst*. What it asks.
        vraag: *Tekst*. What to ask when it is not known.
        bron: *Bron*. The rule.
    """

    route: Route
    onderdeel: str | None
    veld: str
    te_regelen: bool
    tekst: Tekst
    vraag: Tekst
    bron: Bron


@cache
def eisen() -> tuple[Eis, ...]:
    """Give all conditions of all ways, in the order of the law."""
    return tuple(_eis(row) for _, row in rows_of(read_lines("eisen.csv"), what="conditions", columns=("route",)))


def _eis(row: Row) -> Eis:
    route = Route(row["route"])
    return Eis(
        route=route,
        onderdeel=row["onderdeel"] or None,
        veld=row["veld"],
        te_regelen=row["te_regelen"] == "ja",
        tekst=Tekst(row["tekst_nl"], row["tekst_en"]),
        vraag=Tekst(row["vraag_nl"], row["vraag_en"]),
        bron=evolve(cite(row["regeling"], row), geldig_van=route.reden.geldig_van),
    )
