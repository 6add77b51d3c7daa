# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Gegeven: which datum, from which source, on which ground a municipality may hold it for this work.

Rzv article 7b.1 names two sets: what the CAK gives on request (lid 3) and what insurer and college exchange (lid 2).
Everything else comes from somewhere else and needs a ground of its own; where none is established, it is None.
"""

from enum import Enum
from types import MappingProxyType

from attrs import frozen

from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import KENNISSESSIE, Bron, Zekerheid, rzv


class Herkomst(Enum):
    """Where a datum comes from."""

    CAK = "CAK"
    """The CAK-lijst, Rzv 7b.1 lid 3."""
    ZORGVERZEKERAAR = "zorgverzekeraar"
    """The insurer, Rzv 7b.1 lid 2."""
    BRP = "BRP"
    """The register of residents."""
    UITKERINGENADMINISTRATIE = "uitkeringenadministratie"
    """The municipality's own administration of bijstand."""
    SCHULDHULPVERLENING = "schuldhulpverlening"
    """The municipality's own file of debt help."""
    VROEGSIGNALERING = "vroegsignalering"
    """The municipality's own file of vroegsignalering under the Wgs."""
    EIGEN_CONTACT = "eigen contact"
    """The municipality's own record of its contact with the resident for this work."""
    SIGNAALPARTNER = "signaalpartner"
    """A creditor or partner that sends signals."""


class Lezing(Enum):
    """How a municipality reads the law on vroegsignalering: may the list be a signal in the sense of the Wgs?

    Both readings are held (law and practice differ), so a municipality chooses one, by name and with a date.
    """

    STRIKT = "strikt"
    """No: the list serves Rzv 7b.1 lid 1 b only."""
    RUIM = "ruim"
    """Yes: article 3 of the Besluit gemeentelijke schuldhulpverlening refers to data under Zvw 89."""


class Gegeven(Enum):
    """A datum about a resident, from one source. Its value is the logical field where the list has one."""

    BSN = "bsn"
    NAAM = "naam"
    GEBOORTEDATUM = "geboortedatum"
    ADRES = "adres"
    POSTCODE = "postcode"
    WOONPLAATS = "woonplaats"
    UZOVI = "uzovi"
    AANMELDDATUM = "aanmelddatum"
    STATUSCODE = "statuscode"
    """Not named in lid 3; it counts under lid 3 c, as it says whether the premie is owed (our conclusion)."""
    INNINGSWIJZE = "inningswijze"
    ACHTERSTAND_CAK = "achterstand_cak"
    TELEFOONNUMMER = "telefoonnummer"
    EMAILADRES = "emailadres"
    SCHULD_ZORGVERZEKERAAR = "schuld_zorgverzekeraar"
    MEDEVERZEKERDEN = "medeverzekerden"
    OVERLEDEN = "overleden"
    VERHUISD = "verhuisd"
    BIJSTAND = "bijstand"
    BIJSTANDSAANVRAAG = "bijstandsaanvraag"
    BEKEND_BIJ_WI = "bekend_bij_wi"
    BEWIND = "bewind"
    """From the municipality's own file or a look-up per person; a register of all bewinden at once is not assumed."""
    SCHULDHULP = "schuldhulp"
    ANDER_TRAJECT = "ander_traject"
    WGS_ZAAK = "wgs_zaak"
    """Taken up under the Wgs: whom that is, the municipality says by its policy; the facts leave it open."""
    EERDER_BENADERD = "eerder_benaderd"
    LAATSTE_CONTACT = "laatste_contact"
    AANTAL_POGINGEN = "aantal_pogingen"
    EERDER_AFGEWEZEN = "eerder_afgewezen"
    NIET_BENADEREN = "niet_benaderen"
    ANDERE_SCHULDEN = "andere_schulden"
    ANDERE_SIGNALEN = "andere_signalen"
    SOORT_SIGNAAL = "soort_signaal"

    @property
    def herkomst(self) -> Herkomst:
        """Where it comes from."""
        return _PARTICULARS[self].herkomst

    @property
    def fields(self) -> frozenset[str]:
        """The logical fields of the list that hold it, of which one is enough; empty when the list has it not."""
        if self.herkomst is not Herkomst.CAK:
            return frozenset()
        return _IN_PARTS.get(self, frozenset({self.value}))

    @property
    def grond(self) -> Bron | None:
        """On which ground the municipality may hold it for this work; None when none is established."""
        return _PARTICULARS[self].grond

    def grond_bij(self, lezing: Lezing) -> Bron | None:
        """Give the ground for holding it and combining it with the list, as a municipality reads the law."""
        if self.grond is None and lezing is Lezing.RUIM:
            return _ALSO_RUIM.get(self.herkomst)
        return self.grond

    @property
    def naam(self) -> Tekst:
        """What it is called, in Dutch and in English."""
        return _PARTICULARS[self].naam


@frozen
class _Particulars:
    herkomst: Herkomst
    grond: Bron | None
    naam: Tekst


_WERK = rzv("7b.1", 1, "b", zekerheid=Zekerheid.AFGELEID)
"""One's own record of the work is part of the work: our conclusion."""
_ALSO_RUIM = MappingProxyType(
    {
        Herkomst.SIGNAALPARTNER: Bron(
            regeling="Besluit gemeentelijke schuldhulpverlening",
            publicatie="Stb. 2020, 240",
            artikel="3",
            zekerheid=Zekerheid.SECUNDAIR,
        ),
        Herkomst.BRP: Bron(regeling="Wgs", bwb="BWBR0031331", artikel="8b", zekerheid=Zekerheid.AFGELEID),
        Herkomst.VROEGSIGNALERING: Bron(
            regeling="Wgs", bwb="BWBR0031331", artikel="3", lid=1, onderdeel="b", zekerheid=Zekerheid.AFGELEID
        ),
    }
)
"""What the wider reading adds: signals, the BRP beside them, and who was taken up on a signal."""
_LID_3_A = rzv("7b.1", 3, "a")
_LID_3_C = rzv("7b.1", 3, "c")

_IN_PARTS = MappingProxyType(
    {
        Gegeven.NAAM: frozenset({"achternaam", "voorvoegsel", "voorletters"}),
        Gegeven.ADRES: frozenset({"straatnaam", "huisnummer", "huisletter", "huisnummertoevoeging"}),
    }
)

_PARTICULARS = MappingProxyType(
    {
        Gegeven.BSN: _Particulars(Herkomst.CAK, _LID_3_A, Tekst("burgerservicenummer", "BSN")),
        Gegeven.NAAM: _Particulars(Herkomst.CAK, _LID_3_A, Tekst("naam", "name")),
        Gegeven.GEBOORTEDATUM: _Particulars(Herkomst.CAK, _LID_3_A, Tekst("geboortedatum", "date of birth")),
        Gegeven.ADRES: _Particulars(Herkomst.CAK, _LID_3_A, Tekst("adres", "address")),
        Gegeven.POSTCODE: _Particulars(Herkomst.CAK, _LID_3_A, Tekst("postcode", "postcode")),
        Gegeven.WOONPLAATS: _Particulars(Herkomst.CAK, _LID_3_A, Tekst("woonplaats", "town")),
        Gegeven.UZOVI: _Particulars(
            Herkomst.CAK, rzv("7b.1", 3, "b"), Tekst("UZOVI van de zorgverzekeraar", "UZOVI of the insurer")
        ),
        Gegeven.AANMELDDATUM: _Particulars(Herkomst.CAK, _LID_3_C, Tekst("aanmelddatum", "aanmelddatum")),
        Gegeven.STATUSCODE: _Particulars(
            Herkomst.CAK,
            rzv("7b.1", 3, "c", zekerheid=Zekerheid.AFGELEID),
            Tekst("statuscode", "status code"),
        ),
        Gegeven.INNINGSWIJZE: _Particulars(Herkomst.CAK, _LID_3_C, Tekst("wijze van inning", "way of collection")),
        Gegeven.ACHTERSTAND_CAK: _Particulars(
            Herkomst.CAK, _LID_3_C, Tekst("achterstand bij het CAK", "arrears at the CAK")
        ),
        Gegeven.TELEFOONNUMMER: _Particulars(
            Herkomst.ZORGVERZEKERAAR, rzv("7b.1", 2, "a"), Tekst("telefoonnummer", "telephone number")
        ),
        Gegeven.EMAILADRES: _Particulars(
            Herkomst.ZORGVERZEKERAAR, rzv("7b.1", 2, "a"), Tekst("e-mailadres", "e-mail address")
        ),
        Gegeven.SCHULD_ZORGVERZEKERAAR: _Particulars(
            Herkomst.ZORGVERZEKERAAR, rzv("7b.1", 2, "c"), Tekst("schuld bij de zorgverzekeraar", "debt at the insurer")
        ),
        Gegeven.MEDEVERZEKERDEN: _Particulars(
            Herkomst.ZORGVERZEKERAAR, rzv("7b.1", 2, "a"), Tekst("medeverzekerden", "co-insured persons")
        ),
        Gegeven.OVERLEDEN: _Particulars(Herkomst.BRP, None, Tekst("overlijden", "death")),
        Gegeven.VERHUISD: _Particulars(Herkomst.BRP, None, Tekst("verhuizing", "move out of the municipality")),
        Gegeven.BIJSTAND: _Particulars(
            Herkomst.UITKERINGENADMINISTRATIE, KENNISSESSIE, Tekst("bijstandsuitkering", "bijstand benefit")
        ),
        Gegeven.BIJSTANDSAANVRAAG: _Particulars(
            Herkomst.UITKERINGENADMINISTRATIE, None, Tekst("aanvraag van bijstand", "application for bijstand")
        ),
        Gegeven.BEKEND_BIJ_WI: _Particulars(
            Herkomst.UITKERINGENADMINISTRATIE,
            None,
            Tekst("bekend bij werk en inkomen", "known to work and income"),
        ),
        Gegeven.BEWIND: _Particulars(Herkomst.SCHULDHULPVERLENING, None, Tekst("bewind", "protective administration")),
        Gegeven.SCHULDHULP: _Particulars(
            Herkomst.SCHULDHULPVERLENING, None, Tekst("lopende schuldhulp", "running debt help")
        ),
        Gegeven.ANDER_TRAJECT: _Particulars(
            Herkomst.SCHULDHULPVERLENING, None, Tekst("ander lopend traject", "other running support")
        ),
        Gegeven.WGS_ZAAK: _Particulars(
            Herkomst.VROEGSIGNALERING, None, Tekst("zaak op grond van de Wgs", "case under the Wgs")
        ),
        Gegeven.EERDER_BENADERD: _Particulars(
            Herkomst.EIGEN_CONTACT, _WERK, Tekst("eerdere benadering", "earlier approach")
        ),
        Gegeven.LAATSTE_CONTACT: _Particulars(
            Herkomst.EIGEN_CONTACT, _WERK, Tekst("dag van het laatste contact", "day of the last contact")
        ),
        Gegeven.AANTAL_POGINGEN: _Particulars(
            Herkomst.EIGEN_CONTACT, _WERK, Tekst("aantal contactpogingen", "number of contact attempts")
        ),
        Gegeven.EERDER_AFGEWEZEN: _Particulars(
            Herkomst.EIGEN_CONTACT, _WERK, Tekst("eerdere afwijzing van hulp", "earlier refusal of help")
        ),
        Gegeven.NIET_BENADEREN: _Particulars(
            Herkomst.EIGEN_CONTACT, _WERK, Tekst("niet benaderen", "not to be approached")
        ),
        Gegeven.ANDERE_SCHULDEN: _Particulars(Herkomst.SIGNAALPARTNER, None, Tekst("andere schulden", "other debts")),
        Gegeven.ANDERE_SIGNALEN: _Particulars(Herkomst.SIGNAALPARTNER, None, Tekst("andere signalen", "other signals")),
        Gegeven.SOORT_SIGNAAL: _Particulars(
            Herkomst.SIGNAALPARTNER, None, Tekst("soort van het signaal", "kind of the signal")
        ),
    }
)
