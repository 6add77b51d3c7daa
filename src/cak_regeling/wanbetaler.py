# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A row of the list (`Aanmelding`) and the person behind the rows (`Wanbetaler`).

The list has one row for each registration, so a person who was registered more often stands on it more often. The law
speaks of a wanbetaler and so does the code; what a case worker reads says *inwoner*.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

from attrs import field, frozen

from cak_regeling._controle import require_kinds
from cak_regeling._kleene import any_true
from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Bevinding
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import BSN, UZOVI
from cak_regeling.persoon import Adres, Naam


class Inningswijze(Enum):
    """How the bestuursrechtelijke premie is collected (Zvw 18f; Rzv 7b.1 lid 3 c)."""

    BRONINHOUDING = "broninhouding"
    """Withheld from wage or benefit."""
    CJIB = "cjib"
    """Collected by the CJIB."""
    ONBEKEND = "onbekend"
    """The list does not say, or says something that the layout does not know."""


class Bedragregel(Enum):
    """What a person with several rows owes to the CAK: a setting, as the explanation of the list is not public."""

    SOM = "som"
    """All rows together; rows that are identical in every cell count once."""
    MAXIMUM = "maximum"
    """The highest amount of a row."""
    LAATSTE = "laatste"
    """The amount of the latest aanmelding."""


NO_EXTRA: Mapping[str, str] = FrozenMapping({})
"""Shared by all rows that have nothing extra."""


def _frozen(extra: Mapping[str, str]) -> Mapping[str, str]:
    return extra if isinstance(extra, FrozenMapping) else FrozenMapping(extra)


@frozen(kw_only=True, repr=False)
class Aanmelding:
    """One accepted row of the list: one registration of one person.

    Two are equal when they say the same, wherever they stand in the file.

    Attributes:
        bsn: *BSN*. Whom it is about.
        naam: *Naam*. Always there; its parts may be None.
        geboortedatum: *OnvolledigeDatum*. Wholly unknown where the cell is empty or can't be read.
        adres: *Adres*. Always there; its parts may be None.
        uzovi: *UZOVI | None*. The insurer.
        zorgverzekeraar: *str | None*. The insurer's name, where the file has it.
        aanmelddatum: *date | None*. Day from which the bestuursrechtelijke premie is owed (Rzv 7b.1 lid 3 c).
        statuscode: *str | None*. As the file has it, in capitals; unknown codes are kept.
        in_premieregime: *bool | None*. Whether that code means that the premie is owed now, by the layout.
        inningswijze: *Inningswijze*. How it is collected.
        achterstand_cak: *Decimal | None*. Euro owed to the CAK; not the debt at the insurer, never to be added to it.
        extra: *Mapping[str, str]*. By header: the cells of unknown columns, and those that could not be read.
        row: *int*. Line of the file on which it starts, from 1.
        lines: *int*. How many lines it takes.
        bevindingen: *tuple[Bevinding, ...]*. What was found in this row.

    Raises:
        cak_regeling.WaardeError: When a part is of another type.
    """

    bsn: BSN
    naam: Naam = Naam()
    geboortedatum: OnvolledigeDatum = OnvolledigeDatum()
    adres: Adres = Adres()
    uzovi: UZOVI | None = None
    zorgverzekeraar: str | None = None
    aanmelddatum: date | None = None
    statuscode: str | None = None
    in_premieregime: bool | None = None
    inningswijze: Inningswijze = Inningswijze.ONBEKEND
    achterstand_cak: Decimal | None = None
    extra: Mapping[str, str] = field(default=NO_EXTRA, converter=_frozen)
    row: int = field(default=0, eq=False)
    lines: int = field(default=1, eq=False)
    bevindingen: tuple[Bevinding, ...] = field(default=(), eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what is of another type, such as a BSN that is still text or an amount in float."""
        require_kinds(self, BSN, Naam, OnvolledigeDatum, Adres, UZOVI | None, str | None, Inningswijze, Decimal | None)

    def __repr__(self) -> str:
        return f"Aanmelding(row={self.row}, {len(self.bevindingen)} bevindingen)"


def _order(a: Aanmelding) -> tuple[object, ...]:
    """Order rows: not-known aanmelddatum first, then oldest first; ties by content, never by place in the file."""
    content = (
        *(a.statuscode, a.in_premieregime, a.inningswijze.value, a.achterstand_cak, a.zorgverzekeraar),
        *(a.uzovi and a.uzovi.value, a.adres.postcode and a.adres.postcode.value),
        *(a.naam.achternaam, a.naam.voorvoegsel, a.naam.voorletters),
        *(a.geboortedatum.jaar, a.geboortedatum.maand, a.geboortedatum.dag),
        *(a.adres.straatnaam, a.adres.huisnummer, a.adres.huisletter, a.adres.huisnummertoevoeging, a.adres.woonplaats),
        *(text for item in sorted(a.extra.items()) for text in item),
    )
    return (*_known_last(a.aanmelddatum), *(part for value in content for part in _known_last(value)))


def _known_last(value: object) -> tuple[bool, object]:
    """Make something that may be unknown fit to be ordered; what is known keeps its own order."""
    return value is not None, value


def _owed(aanmeldingen: tuple[Aanmelding, ...], regel: Bedragregel) -> Decimal | None:
    """Give what all rows together say is owed; not known as soon as one that counts is not."""
    counted = aanmeldingen[-1:] if regel is Bedragregel.LAATSTE else aanmeldingen
    if len(counted) == 1:
        return counted[0].achterstand_cak
    amounts = [a.achterstand_cak for a in dict.fromkeys(counted)]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return None
    return max(known) if regel is Bedragregel.MAXIMUM else sum(known[1:], known[0])


@frozen(kw_only=True, repr=False)
class Wanbetaler:
    """One person on the list, with all their rows. Values that follow from the rows are stored, not computed.

    Attributes:
        aanmeldingen: *tuple[Aanmelding, ...]*. Not-known aanmelddatum first, then oldest first; ties by content.
        bsn: *BSN*. Whom it is about.
        naam: *Naam*. Of the latest aanmelding.
        geboortedatum: *OnvolledigeDatum*. Of the latest aanmelding.
        adres: *Adres*. Of the latest aanmelding.
        aanmelddatum: *date | None*. Of the latest aanmelding.
        eerste_aanmelddatum: *date | None*. Of the oldest, so None when one is not known. The rows have no end dates:
            nothing says that the time since then was unbroken.
        inningswijze: *Inningswijze*. Of the latest aanmelding.
        statuscodes: *frozenset[str]*. Of all rows, those that are known.
        uzovis: *frozenset[UZOVI]*. Of all rows, those that are known.
        in_premieregime: *bool | None*. Owes the bestuursrechtelijke premie now: True when any row says so, else None
            when any row does not tell.
        achterstand_cak: *Decimal | None*. Euro owed to the CAK over all rows, by the rule of the layout: by default
            their sum, in which identical rows count once. None when one that counts is not known.
        inwoners_op_adres: *int | None*. How many persons of the list have this address; None when the address is not
            known well enough, or nobody looked.
    """

    aanmeldingen: tuple[Aanmelding, ...]
    bsn: BSN
    naam: Naam
    geboortedatum: OnvolledigeDatum
    adres: Adres
    aanmelddatum: date | None
    eerste_aanmelddatum: date | None
    inningswijze: Inningswijze
    statuscodes: frozenset[str]
    uzovis: frozenset[UZOVI]
    in_premieregime: bool | None
    achterstand_cak: Decimal | None
    inwoners_op_adres: int | None = None

    @classmethod
    def of(
        cls,
        *aanmeldingen: Aanmelding,
        inwoners_op_adres: int | None = None,
        bedragregel: Bedragregel = Bedragregel.SOM,
    ) -> "Wanbetaler":
        """Make a person of their rows, in any order.

        Args:
            aanmeldingen: The rows.
            inwoners_op_adres: How many persons of the list have the address; None when not known.
            bedragregel: What several rows together say is owed.

        Raises:
            cak_regeling.WaardeError: Without a row, or with rows of more than one BSN.
        """
        if len({a.bsn for a in aanmeldingen}) != 1:
            raise WaardeError("expected one or more aanmeldingen, all with the same BSN")
        ordered = aanmeldingen if len(aanmeldingen) == 1 else tuple(sorted(aanmeldingen, key=_order))
        latest = ordered[-1]
        return cls(
            aanmeldingen=ordered,
            bsn=latest.bsn,
            naam=latest.naam,
            geboortedatum=latest.geboortedatum,
            adres=latest.adres,
            aanmelddatum=latest.aanmelddatum,
            eerste_aanmelddatum=ordered[0].aanmelddatum,
            inningswijze=latest.inningswijze,
            statuscodes=frozenset(a.statuscode for a in ordered if a.statuscode is not None),
            uzovis=frozenset(a.uzovi for a in ordered if a.uzovi is not None),
            in_premieregime=any_true(a.in_premieregime for a in ordered),
            achterstand_cak=_owed(ordered, bedragregel),
            inwoners_op_adres=inwoners_op_adres,
        )

    def __repr__(self) -> str:
        return f"Wanbetaler({len(self.aanmeldingen)} aanmeldingen)"
