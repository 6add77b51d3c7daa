# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The bestuursrechtelijke premie by month, over a period, and less what is paid after leaving.

The amounts are those of `Premietabel`. They are looked up and never computed, and a month without a known amount is an
error, not its neighbour's amount.
"""

from datetime import date
from decimal import Decimal

from attrs import evolve, frozen

from cak_regeling._controle import require
from cak_regeling.bronnen import Feit, rzv, zvw
from cak_regeling.datums import first_of_next_month, months_between, require_date
from cak_regeling.errors import WaardeError
from cak_regeling.regeling.premietabel import (
    MINISTERIAL_FROM,
    Maandpremie,
    Premiesoort,
    Premietabel,
    require_amount,
)


BANDBREEDTE = Feit("de premie is 110% tot 130% van de gemiddelde premie", zvw("18d", 1).geldend(MINISTERIAL_FROM))
GEMIDDELDE_PREMIE = Feit(
    "de gemiddelde premie is de geraamde gemiddelde premie van de Wet op de zorgtoeslag", rzv("6.5.2", 1)
)
TWAALF_MAANDEN_18E = Feit("de premie van 18e geldt twaalf maanden", zvw("18e", 1).geldend(MINISTERIAL_FROM))
DEEL_SCHATKIST = Feit("23% van de geïnde premie van 18d gaat naar de schatkist", rzv("6.5.3a"))


def maandpremie(
    maand: date, *, soort: Premiesoort = Premiesoort.ARTIKEL_18D, tabel: Premietabel | None = None
) -> Maandpremie:
    """Give the bestuursrechtelijke premie for a month.

    >>> maandpremie(date(2024, 6, 1)).bedrag, maandpremie(date(2024, 7, 1)).bedrag
    (Decimal('175.20'), Decimal('160.60'))

    Args:
        maand: Any day of the month.
        soort: Under which article; 18d, the premie that the CAK-lijst is about, unless said otherwise.
        tabel: The amounts to look in; those of the library when None.

    Raises:
        cak_regeling.NietVastgesteldError: When the amount is not known for that month: before the scheme, in 2022,
            or after the last regulation that this version knows. It names the month.
    """
    require(tabel, Premietabel | None, "tabel")
    return (Premietabel.standaard() if tabel is None else tabel).maandpremie(maand, soort=soort)


@frozen(kw_only=True)
class Premiedeel:
    """Successive whole months with one amount.

    Attributes:
        van: *date*. First of the first month, inclusive.
        tot: *date*. First of the month after the last, exclusive.
        maandpremie: *Maandpremie*. The amount of each, with its source.
    """

    van: date
    tot: date
    maandpremie: Maandpremie

    @property
    def maanden(self) -> int:
        """How many months."""
        return months_between(self.van, self.tot)

    @property
    def bedrag(self) -> Decimal:
        """Euro over all of them."""
        return self.maanden * self.maandpremie.bedrag


def require_months(van: date, tot: date) -> None:
    """Refuse a period that does not consist of whole months with a `WaardeError`."""
    if require_date(van, "van").day != 1 or require_date(tot, "tot").day != 1:
        raise WaardeError("expected the first day of a month for van and tot")
    if tot < van:
        raise WaardeError("expected tot not before van")


def premiedelen(
    van: date, tot: date, *, soort: Premiesoort = Premiesoort.ARTIKEL_18D, tabel: Premietabel | None = None
) -> tuple[Premiedeel, ...]:
    """Split whole months where the amount changes: the pieces that `premie_verschuldigd` adds up.

    Args:
        van: First of the first month, inclusive.
        tot: First of the month after the last, exclusive. Not before *van*.
        soort: Under which article.
        tabel: The amounts to look in; those of the library when None.

    Raises:
        cak_regeling.WaardeError: When a day is not the first of a month, or *tot* is before *van*.
        cak_regeling.NietVastgesteldError: When the amount of one of the months is not known; it names the month.
    """
    require_months(van, tot)
    delen: list[Premiedeel] = []
    while van < tot:
        premie = maandpremie(van, soort=soort, tabel=tabel)
        until = first_of_next_month(van)
        if delen and delen[-1].maandpremie == premie:
            delen[-1] = evolve(delen[-1], tot=until)
        else:
            delen.append(Premiedeel(van=van, tot=until, maandpremie=premie))
        van = until
    return tuple(delen)


def premie_verschuldigd(
    van: date, tot: date, *, soort: Premiesoort = Premiesoort.ARTIKEL_18D, tabel: Premietabel | None = None
) -> Decimal:
    """Add up the bestuursrechtelijke premie over whole months.

    >>> premie_verschuldigd(date(2024, 4, 1), date(2025, 3, 1))
    Decimal('1833.86')

    Args:
        van: First of the first month, inclusive.
        tot: First of the month after the last, exclusive. Not before *van*.
        soort: Under which article.
        tabel: The amounts to look in; those of the library when None.

    Returns:
        Euro owed over the period; zero over no month. `premiedelen` gives the pieces.

    Raises:
        cak_regeling.WaardeError: When a day is not the first of a month, or *tot* is before *van*.
        cak_regeling.NietVastgesteldError: When the amount of one of the months is not known; it names the month.
    """
    return sum((deel.bedrag for deel in premiedelen(van, tot, soort=soort, tabel=tabel)), Decimal("0.00"))


def besparing_bij_uitstroom(maand: date, *, eigen_premie: Decimal, tabel: Premietabel | None = None) -> Decimal:
    """Say how much less a person pays in a month after leaving the scheme.

    That is the bestuursrechtelijke premie, which ends, less the person's own premie at the insurer, which starts again
    (Zvw 16 lid 2 b). Repayments of the debt are not in it: they depend on the arrangement.

    >>> besparing_bij_uitstroom(date(2026, 1, 1), eigen_premie=Decimal("150.00"))
    Decimal('22.70')

    Args:
        maand: Any day of the month.
        eigen_premie: Euro a month at the insurer, for the zorgverzekering alone.
        tabel: The amounts to look in; those of the library when None.

    Returns:
        Euro a month; negative for who will pay more.

    Raises:
        cak_regeling.WaardeError: When *eigen_premie* is negative or no Decimal.
        cak_regeling.NietVastgesteldError: When the amount of the month is not known.
    """
    return maandpremie(maand, tabel=tabel).bedrag - require_amount(eigen_premie, "eigen_premie")


GEEN_PREMIE_BIJ_VERZEKERAAR = Feit(
    "zolang de premie aan het CAK loopt, is er geen premie aan de verzekeraar", zvw("16", 2, "b")
)
FEITEN = (BANDBREEDTE, GEMIDDELDE_PREMIE, TWAALF_MAANDEN_18E, DEEL_SCHATKIST, GEEN_PREMIE_BIJ_VERZEKERAAR)
