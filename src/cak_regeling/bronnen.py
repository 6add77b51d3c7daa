# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Citations: where in the law a fact, an amount or a rule comes from.

The addresses follow the jci 1.3 standard for references to Dutch law, as wetten.overheid.nl resolves them; what is not
in the Basiswettenbestand but was published officially has the address of zoek.officielebekendmakingen.nl.
"""

import re
from datetime import date
from enum import Enum

from attrs import evolve, frozen

from cak_regeling._controle import require, require_kinds
from cak_regeling.errors import WaardeError


class Zekerheid(Enum):
    """How certain a fact is."""

    PRIMAIR = "primair"
    """The text of the law, regulation or official publication was read."""
    SECUNDAIR = "secundair"
    """A public body or professional site says so."""
    AFGELEID = "afgeleid"
    """Reasoning or arithmetic from the sources, by the makers of this library."""


RECHTSTOESTAND = date(2026, 6, 4)
"""The state of the law by date: the latest text that this version was checked against, Rzv as valid on that day.

What changed after it is not in the library, and a rule may be read from an older text: each `Bron` says which.
"""

_LEDEN = (
    "",
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
)

_PUBLICATIE = re.compile(r"(Stcrt|Stb)\. ([0-9]{4}), ([0-9]+)")


@frozen(kw_only=True)
class Bron:
    """A place in the law, or another publication that a fact rests on.

    Attributes:
        regeling: *str*. Short title, such as ``Zvw`` or ``Rzv``, or the title of a publication.
        bwb: *str | None*. Its number in the Basiswettenbestand; None for what is not in it.
        publicatie: *str | None*. Where it was published: ``Stcrt. 2017, 33528`` or ``Stb. 2020, 240``.
        artikel: *str | None*. Article, as written: ``18d``, ``7b.1``.
        lid: *int | None*. Member of the article, counted from 1.
        onderdeel: *str | None*. Letter.
        geldig_op: *date | None*. A day on which the text that was read was in force.
        geldig_van: *date | None*. First day of the rule itself, inclusive; None where that was not looked up.
        geldig_tot: *date | None*. Last day of the rule, exclusive; None for a rule without a known end.
        zekerheid: *Zekerheid*. How certain it is that the fact rests here.

    Raises:
        cak_regeling.WaardeError: When the parts make no citation or are of another kind, or the rule ends before it
            starts.
    """

    regeling: str
    bwb: str | None = None
    publicatie: str | None = None
    artikel: str | None = None
    lid: int | None = None
    onderdeel: str | None = None
    geldig_op: date | None = None
    geldig_van: date | None = None
    geldig_tot: date | None = None
    zekerheid: Zekerheid = Zekerheid.PRIMAIR

    def __attrs_post_init__(self) -> None:
        """Refuse what is of another kind, what makes no citation, and a rule that ends before it starts."""
        require_kinds(self, str, str | None, int | None, Zekerheid)
        if self.lid is not None and self.lid < 1:
            raise WaardeError("expected lid to count from 1")
        if self.publicatie is not None and _PUBLICATIE.fullmatch(self.publicatie) is None:
            raise WaardeError("expected a publicatie like 'Stcrt. 2017, 33528' or 'Stb. 2020, 240'")
        if self.geldig_van is not None and self.geldig_tot is not None and self.geldig_tot <= self.geldig_van:
            raise WaardeError("expected geldig_tot after geldig_van")

    def citaat(self) -> str:
        """Cite it as Dutch lawyers do: ``artikel 7b.1, derde lid, onderdeel c, Rzv``."""
        parts: list[str] = []
        if self.artikel is not None:
            parts.append(f"artikel {self.artikel}")
        if self.lid is not None:
            parts.append(f"{_LEDEN[self.lid]} lid" if self.lid < len(_LEDEN) else f"lid {self.lid}")
        if self.onderdeel is not None:
            parts.append(f"onderdeel {self.onderdeel}")
        parts.append(self.regeling)
        if self.publicatie is not None:
            parts.append(self.publicatie)
        return ", ".join(parts)

    @property
    def jci(self) -> str | None:
        """Its jci 1.3 reference; None for what is not in the Basiswettenbestand."""
        if self.bwb is None:
            return None
        parts = [f"jci1.3:c:{self.bwb}"]
        if self.artikel is not None:
            parts.append(f"artikel={self.artikel}")
        if self.lid is not None:
            parts.append(f"lid={self.lid}")
        if self.onderdeel is not None:
            parts.append(f"o={self.onderdeel}")
        if self.geldig_op is not None:
            parts.extend((f"z={self.geldig_op.isoformat()}", f"g={self.geldig_op.isoformat()}"))
        return "&".join(parts)

    @property
    def url(self) -> str | None:
        """Its web address: of the law, else of the official publication; None for what is neither."""
        if self.jci is not None:
            return f"https://wetten.overheid.nl/{self.jci}"
        match = _PUBLICATIE.fullmatch(self.publicatie or "")
        if match is None:
            return None
        blad, jaar, nummer = match.groups()
        return f"https://zoek.officielebekendmakingen.nl/{blad.lower()}-{jaar}-{nummer}.html"

    def geldend(self, van: date, tot: date | None = None) -> "Bron":
        """Give the same place, for a rule that holds from *van*, inclusive, to *tot*, exclusive."""
        return evolve(self, geldig_van=van, geldig_tot=tot)

    def afgeleid(self) -> "Bron":
        """Give the same place, for what the makers of this library conclude from it."""
        return evolve(self, zekerheid=Zekerheid.AFGELEID)

    def geldt_op(self, dag: date) -> bool:
        """Tell whether the rule holds on a day; where its days were not looked up, it is taken to hold."""
        require(dag, date, "dag")
        started = self.geldig_van is None or self.geldig_van <= dag
        return started and (self.geldig_tot is None or dag < self.geldig_tot)

    def __str__(self) -> str:
        return self.citaat()


@frozen
class Feit:
    """Something that the law or another source says, and where it says so.

    Attributes:
        wat: *str*. What it says, in a few Dutch words.
        bron: *Bron*. Where.
    """

    wat: str
    bron: Bron

    def __attrs_post_init__(self) -> None:
        """Refuse a fact without a source."""
        require_kinds(self, str, Bron)


_ZVW_GELEZEN = date(2025, 7, 14)
_RZV_GELEZEN = date(2026, 6, 4)
_ATW_GELEZEN = date(2017, 5, 10)
BELEID_2012 = date(2012, 6, 1)
"""First day of the policy of 2012, and the end of that of 2009."""


def zvw(artikel: str, lid: int | None = None, onderdeel: str | None = None, *, geldig_op: date = _ZVW_GELEZEN) -> Bron:
    """Cite the Zorgverzekeringswet, in the text read on *geldig_op*."""
    return Bron(regeling="Zvw", bwb="BWBR0018450", artikel=artikel, lid=lid, onderdeel=onderdeel, geldig_op=geldig_op)


def rzv(
    artikel: str,
    lid: int | None = None,
    onderdeel: str | None = None,
    *,
    geldig_op: date = _RZV_GELEZEN,
    zekerheid: Zekerheid = Zekerheid.PRIMAIR,
) -> Bron:
    """Cite the Regeling zorgverzekering, in the text read on *geldig_op*."""
    return Bron(
        regeling="Rzv",
        bwb="BWBR0018715",
        artikel=artikel,
        lid=lid,
        onderdeel=onderdeel,
        geldig_op=geldig_op,
        zekerheid=zekerheid,
    )


def atw(artikel: str, lid: int | None = None) -> Bron:
    """Cite the Algemene termijnenwet, in the text read."""
    return Bron(regeling="Algemene termijnenwet", bwb="BWBR0002448", artikel=artikel, lid=lid, geldig_op=_ATW_GELEZEN)


def beleidsregels_2012(artikel: str, lid: int | None = None, onderdeel: str | None = None) -> Bron:
    """Cite the Beleidsregels inning bestuursrechtelijke premie Zorgverzekeringswet 2012.

    The CAK replaced them in 2018 (Stcrt. 2018, 9257), from a day that was not found and with a text of which only the
    opening of article 1 was read. The words of 2012 were read; that they still hold is our conclusion, so not certain.
    """
    return Bron(
        regeling="BR2012",
        bwb="BWBR0031664",
        artikel=artikel,
        lid=lid,
        onderdeel=onderdeel,
        geldig_van=BELEID_2012,
        zekerheid=Zekerheid.AFGELEID,
    )


def beleidsregels_2009(artikel: str, lid: int | None = None, onderdeel: str | None = None) -> Bron:
    """Cite the Beleidsregels inning bestuursrechtelijke premie Zorgverzekeringswet 2009, in force to 1 June 2012."""
    return Bron(
        regeling="BR2009",
        bwb="BWBR0026340",
        artikel=artikel,
        lid=lid,
        onderdeel=onderdeel,
        geldig_van=date(2009, 9, 1),
        geldig_tot=BELEID_2012,
    )


def volgens(wie: str, op: date | None = None, *, publicatie: str | None = None) -> Bron:
    """Cite a public body or a professional site: certain at second hand."""
    return Bron(regeling=wie, publicatie=publicatie, geldig_op=op, zekerheid=Zekerheid.SECUNDAIR)


AWB_MANDAAT = Bron(regeling="titel 10.1 Awb", zekerheid=Zekerheid.AFGELEID)
"""The rules on mandate; that they govern who may ask for the list is our conclusion."""

KENNISSESSIE = volgens("kennissessie Werken met de CAK-lijst, 12 oktober 2023", date(2023, 10, 12))
"""The slides of CAK, Zorgverzekeringslijn and Haarlem; they name the parts of a municipality that the explanatory note
of Stcrt. 2017, 33528 names."""
