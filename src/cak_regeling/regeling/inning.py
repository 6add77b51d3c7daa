# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""How the bestuursrechtelijke premie is collected: withheld from income where possible, else by the CJIB.

The Act gives the means (Zvw 18f), the Rzv the ranking and the end, and the policy of the CAK (BR2012, of which the 2018
successor could be read in part) says which income is used. Switching changes neither the start nor the amount. It is
how things stand since 2013; before, less could be withheld from some benefits.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

from attrs import evolve, field, frozen

from cak_regeling._controle import require, require_all, require_kinds
from cak_regeling._privacy import hides_value
from cak_regeling.bronnen import Bron, Feit, beleidsregels_2012, rzv, volgens, zvw
from cak_regeling.errors import NietVastgesteldError
from cak_regeling.regeling.inningsgrond import Inningsgrond
from cak_regeling.regeling.premietabel import require_amount
from cak_regeling.termijnen import Eenheid, Termijn
from cak_regeling.wanbetaler import Inningswijze


HELE_PREMIE = date(2013, 1, 1)
"""Since this day no benefit has a limit of its own on what is withheld."""


class Inkomenssoort(Enum):
    """What kind of income it is, for withholding."""

    LOON = "loon"
    """Wage of an employer, by the month."""
    UITZENDWERK = "uitzendwerk"
    """Work through a temp agency."""
    PENSIOEN = "pensioen"
    UITKERING = "uitkering"
    """A benefit that is none of the others."""
    BIJSTAND = "bijstand"
    """Algemene bijstand, withheld by the municipality."""
    WERKLOOSHEIDSUITKERING = "werkloosheidsuitkering"
    ZIEKTEWETUITKERING = "ziektewetuitkering"
    """Paid by the UWV."""
    OVERLIJDENSUITKERING = "overlijdensuitkering"
    EIGEN_ONDERNEMING = "eigen_onderneming"
    """Profit, which is no loon in the sense of the Wet op de loonbelasting 1964."""


_NOT_FROM = MappingProxyType(
    {
        Inkomenssoort.WERKLOOSHEIDSUITKERING: Inningsgrond.WERKLOOSHEIDSUITKERING,
        Inkomenssoort.ZIEKTEWETUITKERING: Inningsgrond.ZIEKTEWETUITKERING,
        Inkomenssoort.OVERLIJDENSUITKERING: Inningsgrond.OVERLIJDENSUITKERING,
        Inkomenssoort.EIGEN_ONDERNEMING: Inningsgrond.GEEN_LOON,
    }
)


@hides_value
@frozen
class Inkomen:
    """One income of the policyholder.

    Attributes:
        soort: *Inkomenssoort*. What kind.
        bedrag: *Decimal | None*. Euro a month, after what must be withheld first; None when not known.
        maandelijks_dienstverband: *bool | None*. With temp work: employed by the agency with an income by the month.

    Raises:
        cak_regeling.WaardeError: For an amount that is negative or no Decimal, a *soort* that is none, or a
            *maandelijks_dienstverband* that is not True, False or None.
    """

    soort: Inkomenssoort
    bedrag: Decimal | None = None
    maandelijks_dienstverband: bool | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse a kind, a flag or an amount that is none."""
        require_kinds(self, Inkomenssoort)
        if self.bedrag is not None:
            require_amount(self.bedrag, "bedrag")


@hides_value
@frozen(kw_only=True)
class Inning:
    """How the premie can be collected, and why.

    Attributes:
        wijze: *Inningswijze*. ``ONBEKEND`` where the income is not known well enough.
        inkomen: *Inkomen | None*. From which income is withheld; None when from none, or when not known.
        gronden: *tuple[Inningsgrond, ...]*. Why, and why not from other income; each with its source.
    """

    wijze: Inningswijze
    inkomen: Inkomen | None = None
    gronden: tuple[Inningsgrond, ...]


def bepaal_inning(  # noqa: PLR0913 - what is known of one premie, all by name
    inkomens: Iterable[Inkomen] | None,
    *,
    maandpremie: Decimal,
    verzekeringnemer: bool = True,
    zorgtoeslag: bool | None = None,
    nog_verschuldigd: bool = True,
    op: date | None = None,
) -> Inning:
    """Say whether the premie can be withheld, from which income, and if not, why.

    Args:
        inkomens: The incomes of the policyholder; None when they are not known, empty when there are none.
        maandpremie: Euro a month.
        verzekeringnemer: Whether it is the premie for the policyholder's own insurance; False for a co-insured person.
        zorgtoeslag: Whether policyholder or partner receives zorgtoeslag; None when not known.
        nog_verschuldigd: Whether the premie is still owed; False for what is left after the end.
        op: The day on which is collected; None for a day since 2013, from when on these rules hold.

    Raises:
        cak_regeling.WaardeError: When *maandpremie* is negative or no Decimal, or an income, flag or day is none.
        cak_regeling.NietVastgesteldError: For a day before 2013: less could be withheld from some benefits then.
    """
    require(op, date | None, "op")
    if op is not None and op < HELE_PREMIE:
        raise NietVastgesteldError(f"how the premie was collected before {HELE_PREMIE} is not worked out here")
    known: tuple[Inkomen, ...] | None = None if inkomens is None else require_all(inkomens, Inkomen, "inkomens")
    require_amount(maandpremie, "maandpremie")
    require(verzekeringnemer, bool, "verzekeringnemer")
    require(zorgtoeslag, bool | None, "zorgtoeslag")
    require(nog_verschuldigd, bool, "nog_verschuldigd")
    if not nog_verschuldigd:
        return Inning(wijze=Inningswijze.CJIB, gronden=(Inningsgrond.NA_EINDE, Inningsgrond.CJIB_RESTSCHULD))
    if not verzekeringnemer:
        return _by_cjib([Inningsgrond.MEDEVERZEKERDE], zorgtoeslag, Inningsgrond.CJIB_MEDEVERZEKERDE)
    if known is None:
        return Inning(wijze=Inningswijze.ONBEKEND, gronden=(Inningsgrond.INKOMEN_ONBEKEND,))
    if not known:
        return _by_cjib([Inningsgrond.GEEN_INKOMEN], zorgtoeslag)
    excluded = _unique(grond for inkomen in known if (grond := _excluded(inkomen)) is not None)
    usable = [inkomen for inkomen in known if _excluded(inkomen) is None]
    if not usable:
        return _by_cjib(excluded, zorgtoeslag)
    return _from(usable, maandpremie, excluded, zorgtoeslag)


def _from(
    usable: list[Inkomen],
    maandpremie: Decimal,
    excluded: list[Inningsgrond],
    zorgtoeslag: bool | None,  # noqa: FBT001 - a value, not a switch
) -> Inning:
    """Choose among incomes that can be withheld from: the highest, if it suffices."""
    known = [(inkomen.bedrag, inkomen) for inkomen in usable if inkomen.bedrag is not None and _certain(inkomen)]
    enough = [pair for pair in known if pair[0] >= maandpremie]
    if len(known) < len(usable):  # one that is not known may be the highest
        if not enough:
            return Inning(wijze=Inningswijze.ONBEKEND, gronden=(Inningsgrond.INKOMEN_ONBEKEND, *excluded))
        gronden = (Inningsgrond.VOLLEDIGE_INHOUDING, Inningsgrond.HOOGSTE_INKOMEN_ONBEKEND, *excluded)
        return Inning(wijze=Inningswijze.BRONINHOUDING, gronden=gronden)
    if not enough:
        return _by_cjib([Inningsgrond.INKOMEN_TE_LAAG, *excluded], zorgtoeslag)
    several = [Inningsgrond.HOOGSTE_INKOMEN] * (len(usable) > 1)
    return Inning(
        wijze=Inningswijze.BRONINHOUDING,
        inkomen=max(enough, key=lambda pair: pair[0])[1],
        gronden=(Inningsgrond.VOLLEDIGE_INHOUDING, *several, *excluded),
    )


def _by_cjib(
    reasons: list[Inningsgrond],
    zorgtoeslag: bool | None,  # noqa: FBT001 - a value, not a switch
    cjib: Inningsgrond = Inningsgrond.CJIB,
) -> Inning:
    toeslag = {True: [Inningsgrond.ZORGTOESLAG], False: [], None: [Inningsgrond.ZORGTOESLAG_ONBEKEND]}[zorgtoeslag]
    return Inning(wijze=Inningswijze.CJIB, gronden=(*reasons, *toeslag, cjib))


def _excluded(inkomen: Inkomen) -> Inningsgrond | None:
    """Say why nothing is withheld from an income; None when it can be, or when that is not known."""
    if inkomen.soort is Inkomenssoort.UITZENDWERK and inkomen.maandelijks_dienstverband is False:
        return Inningsgrond.UITZENDWERK
    return _NOT_FROM.get(inkomen.soort)


def _certain(inkomen: Inkomen) -> bool:
    return inkomen.soort is not Inkomenssoort.UITZENDWERK or inkomen.maandelijks_dienstverband is True


def _unique(gronden: Iterable[Inningsgrond]) -> list[Inningsgrond]:
    return list(dict.fromkeys(gronden))


class Instrument(Enum):
    """A means of collection of the CAK."""

    INHOUDING = "inhouding"
    ZORGTOESLAG = "zorgtoeslag"
    DWANGBEVEL = "dwangbevel"
    BESLAG = "beslag"

    @property
    def bron(self) -> Bron:
        """The rule that gives it."""
        return _INSTRUMENTEN[self]

    @property
    def na_einde(self) -> bool:
        """Whether it may still be used for what is left after the end (Rzv 6.5.3)."""
        return self not in {Instrument.INHOUDING, Instrument.ZORGTOESLAG}


_INSTRUMENTEN = MappingProxyType(
    {
        Instrument.INHOUDING: zvw("18f", 2),
        Instrument.ZORGTOESLAG: zvw("18f", 6),
        Instrument.DWANGBEVEL: zvw("18f", 7),
        Instrument.BESLAG: zvw("18f", 9),
    }
)

VOLGORDE = (
    Feit("eerst verplichte belastingen, premies en bijdragen", zvw("18f", 3)),
    Feit("dan de bestuursrechtelijke premie", zvw("18f", 3)),
    Feit("daarna bestuurlijke boetes van UWV, SVB en college, en de Wet inburgering", rzv("6.5.1")),
)
"""In which order is withheld from one income, first to last."""

TERMIJNEN = (
    Termijn(
        wat="inhoudingsplichtige draagt af",
        aantal=6,
        eenheid=Eenheid.WEKEN,
        bron=beleidsregels_2012("4", 2),
        in_wet=False,
    ),
    Termijn(
        wat="betalen na het betaalverzoek van het CJIB",
        aantal=6,
        eenheid=Eenheid.WEKEN,
        bron=beleidsregels_2012("5", 5),
        in_wet=False,
    ),
    Termijn(
        wat="betalen na de aanmaning van het CJIB",
        aantal=2,
        eenheid=Eenheid.WEKEN,
        bron=beleidsregels_2012("5", 5),
        in_wet=False,
    ),
)

FEITEN = (
    *VOLGORDE,
    Feit(
        "tot 2013 op uitkeringen als AOW en bijstand ten hoogste 100% van de standaardpremie ingehouden",
        evolve(rzv("6.5.1", 1, geldig_op=date(2012, 11, 2)), geldig_tot=HELE_PREMIE),
    ),
    Feit("wie niet inhoudt is zelf het hele bedrag verschuldigd", zvw("18f", 4)),
    Feit("bij beslag van een ander gaat de premie af van de beslagvrije voet", zvw("18f", 5)),
    Feit("bij beslag van het CAK gaat de nieuwe premie af van de beslagvrije voet", zvw("18f", 10)),
    Feit("het CAK heeft een voorrecht op alle goederen", zvw("18f", 8)),
    Feit("wisselen van inning verandert ingang en bedrag niet", beleidsregels_2012("4", 5)),
    Feit("onder de premie wordt niet ingehouden", volgens("zorgverzekeringslijn.nl", date(2021, 8, 21))),
    Feit("geen bezwaar tegen verschuldigdheid of hoogte", beleidsregels_2012("3", 1, "h")),
    Feit("eindafrekening na Wsnp of schuldregeling wordt niet ingevorderd", beleidsregels_2012("10", onderdeel="a")),
    Feit("eindafrekening na overlijden wordt niet ingevorderd", beleidsregels_2012("10", onderdeel="b")),
    Feit("eindafrekening onder € 50 wordt niet ingevorderd", beleidsregels_2012("10", onderdeel="c")),
    Feit("over achterstallige maanden ten hoogste de standaardpremie", beleidsregels_2012("8", 2)),
    Feit("geen eindafrekening zolang de stabilisatie loopt", beleidsregels_2012("7", 4)),
)
