# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The objects of DDAS Vroegsignalering: a file, its deliveries, signals and cases.

The names are those of the exchange model of VNG Realisatie, v1.2; other versions are read into the same objects. What a
file says that has no place here is kept in ``extra``, as it stands in the file.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from attrs import field, frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling._privacy import hides_value
from cak_regeling.bevinding import Bevinding
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import BSN, Gemeentecode
from cak_regeling.opvolging.contact import Contactpoging
from cak_regeling.opvolging.termen import Resultaat
from cak_regeling.persoon import Adres, Naam


class Signaalpartner(Enum):
    """Who sends a signal (DDAS v1.2, EnumSignaalpartner)."""

    BELASTINGDIENST = "Belastingdienst"
    CAK_EIGEN_BIJDRAGE = "CAK Eigen bijdrage"
    """Wmo and Wlz: another debt than that of the list."""
    CAK_ZORGVERZEKERINGEN = "CAK Zorgverzekeringen"
    """The CAK-lijst: more than six months unpaid, and taken over by the CAK."""
    DIENST_TOESLAGEN = "Dienst Toeslagen"
    DUO = "DUO"
    ENERGIE = "Energie"
    HUUR = "Huur"
    HYPOTHEEK = "Hypotheek"
    OVERIGE = "Overige"
    WATER = "Water"
    ZORG = "Zorg"
    """The insurer itself: 30 to 100 days."""


class Signaalstatus(Enum):
    """What is done with a signal (DDAS v1.2, EnumSignaalstatus)."""

    BEKEND_BIJ_SCHULDHULP = "Inwoner al bekend bij schuldhulpverlening"
    OVERLEDEN = "Inwoner is overleden"
    NIET_OPGEPAKT_ANDERS = "Niet opgepakt: andere reden"
    NIET_OPGEPAKT_HERHAALD = "Niet opgepakt: herhaalde melding"
    NIET_OPGEPAKT_ONTERECHT = "Niet opgepakt: onterecht signaal"
    NOG_NIET_OPGEPAKT = "Nog niet opgepakt"
    OPGEPAKT = "Opgepakt"
    GEEN_INWONER = "Persoon is geen inwoner (meer) in de gemeente"


class Geslacht(Enum):
    """As DDAS v1.2 has it; not on the CAK-lijst, so never written from it."""

    MAN = "Man"
    VROUW = "Vrouw"
    ONBEKEND = "Onbekend"
    LEEG = "Leeg"


NO_EXTRA: Mapping[str, Any] = FrozenMapping({})


def _extra() -> Any:
    return field(default=NO_EXTRA, converter=FrozenMapping[str, Any])


@hides_value
@frozen(kw_only=True)
class Client:
    """Whom a signal is about.

    Attributes:
        bsn: *BSN | None*. In v1.2 it stands alone.
        adres: *Adres*. Without a BSN at least postcode and huisnummer; a letter is part of the toevoeging.
        geboortedatum: *OnvolledigeDatum*. Written only when it is complete.
        geslacht: *Geslacht | None*. As the file has it.
        naam: *Naam*. Only in v0.9 and v1.0.
        extra: *Mapping[str, Any]*. What could not be read, as it stands in the file.
    """

    bsn: BSN | None = None
    adres: Adres = Adres()
    geboortedatum: OnvolledigeDatum = OnvolledigeDatum()
    geslacht: Geslacht | None = None
    naam: Naam = Naam()
    extra: Mapping[str, Any] = _extra()


@frozen(kw_only=True, repr=False)
class Vroegsignaal:
    """One signal of one partner about one client.

    Attributes:
        id: *str*. Its ID: in this file, and stable from delivery to delivery.
        partner: *Signaalpartner | None*. Who sent it; None when the file has a kind that is not known.
        client: *Client*. Whom it is about.
        bedrag: *int | None*. Whole euro.
        ontstaansdatum: *date | None*. Since when there is a debt.
        signaaldatum: *date | None*. When the partner sent it.
        status: *Signaalstatus | None*. What is done with it.
        crisissignaal: *bool | None*. Whether there is a crisis; None when not said.
        warme_overdracht: *bool | None*. Whether there is contact already, and the partner hands over.
        extra: *Mapping[str, Any]*. What is not known here, as it stands in the file.
    """

    id: str
    partner: Signaalpartner | None
    client: Client
    bedrag: int | None = None
    ontstaansdatum: date | None = None
    signaaldatum: date | None = None
    status: Signaalstatus | None = None
    crisissignaal: bool | None = None
    warme_overdracht: bool | None = None
    extra: Mapping[str, Any] = _extra()

    def __repr__(self) -> str:
        return f"Vroegsignaal({None if self.partner is None else self.partner.value})"


@frozen(kw_only=True, repr=False)
class Vroegsignaalzaak:
    """What the municipality did with one or more signals.

    Attributes:
        signalen: *tuple[str, ...]*. The IDs of the signals.
        resultaat: *Resultaat | None*. How it ended.
        matchingsdatum: *date | None*. When signals were matched.
        matching_van: *date | None*. First day of the period over which was matched.
        matching_tot_en_met: *date | None*. Last day of that period, inclusive.
        opgepakt_op: *date | None*. When it was taken up.
        pogingen: *tuple[Contactpoging, ...]*. Attempts, without minutes, which DDAS has not.
        extra: *Mapping[str, Any]*. What is not known here, as it stands in the file.
    """

    signalen: tuple[str, ...]
    resultaat: Resultaat | None = None
    matchingsdatum: date | None = None
    matching_van: date | None = None
    matching_tot_en_met: date | None = None
    opgepakt_op: date | None = None
    pogingen: tuple[Contactpoging, ...] = ()
    extra: Mapping[str, Any] = _extra()

    def __repr__(self) -> str:
        return f"Vroegsignaalzaak({len(self.signalen)} signalen, {len(self.pogingen)} pogingen)"


@hides_value
@frozen(kw_only=True)
class Contactpersoon:
    """Whom to ask about a delivery.

    Attributes:
        naam: *str | None*. Name.
        telefoonnummer: *str | None*. As written.
        email: *str | None*. As written.
        functietitel: *str | None*. Function.
        extra: *Mapping[str, Any]*. What is not known here, as it stands in the file.
    """

    naam: str | None = None
    telefoonnummer: str | None = None
    email: str | None = None
    functietitel: str | None = None
    extra: Mapping[str, Any] = _extra()


@frozen(kw_only=True)
class Organisatie:
    """Who delivers: the municipality, or who does the work for it.

    Attributes:
        naam: *str | None*. Its name.
        kvk_nummer: *str | None*. Its number in the register of companies.
        contactpersonen: *tuple[Contactpersoon, ...]*. Whom to ask.
        extra: *Mapping[str, Any]*. What is not known here, as it stands in the file.
    """

    naam: str | None = None
    kvk_nummer: str | None = None
    contactpersonen: tuple[Contactpersoon, ...] = ()
    extra: Mapping[str, Any] = _extra()


def _to_tuple(items: Any) -> tuple[Any, ...]:
    return tuple(items)


@frozen(kw_only=True, repr=False)
class Levering:
    """The signals and cases of one municipality over a period.

    Attributes:
        gemeente: *Gemeentecode | None*. Which; None when the file has something that is no code.
        organisatie: *Organisatie*. Who delivers.
        signalen: *tuple[Vroegsignaal, ...]*. Signals, each with an ID of its own.
        zaken: *tuple[Vroegsignaalzaak, ...]*. Cases; a case may be about a signal of an earlier delivery.
        extra: *Mapping[str, Any]*. What is not known here, as it stands in the file.

    Raises:
        cak_regeling.WaardeError: For two signals with one ID.
    """

    gemeente: Gemeentecode | None
    organisatie: Organisatie = Organisatie()
    signalen: tuple[Vroegsignaal, ...] = field(default=(), converter=_to_tuple)
    zaken: tuple[Vroegsignaalzaak, ...] = field(default=(), converter=_to_tuple)
    extra: Mapping[str, Any] = _extra()

    def __attrs_post_init__(self) -> None:
        """Refuse IDs that name two signals."""
        if len({signaal.id for signaal in self.signalen}) < len(self.signalen):
            raise WaardeError("expected an ID of its own for each signal of a levering")

    def __repr__(self) -> str:
        return f"Levering({len(self.signalen)} signalen, {len(self.zaken)} zaken)"


@frozen(kw_only=True, repr=False)
class Bestand:
    """A file, as it was read.

    Attributes:
        versie: *str*. ``1.2``, or ``0.9`` for the older spelling of names (also that of v1.0's clients).
        leverancier: *str*. Code of who delivers the file.
        van: *date*. First day of the period, inclusive.
        tot_en_met: *date*. Last day of the period, inclusive.
        aangeleverd: *datetime*. When it was delivered, with its offset.
        leveringen: *tuple[Levering, ...]*. By municipality.
        bevindingen: *tuple[Bevinding, ...]*. What was found: ``.field`` is the path in the file.
        extra: *Mapping[str, Any]*. What is not known here, as it stands in the file.
    """

    versie: str
    leverancier: str
    van: date
    tot_en_met: date
    aangeleverd: datetime
    leveringen: tuple[Levering, ...]
    bevindingen: tuple[Bevinding, ...] = field(default=(), eq=False)
    extra: Mapping[str, Any] = _extra()

    def __repr__(self) -> str:
        return (
            f"Bestand(versie={self.versie!r}, {len(self.leveringen)} leveringen, {len(self.bevindingen)} bevindingen)"
        )
