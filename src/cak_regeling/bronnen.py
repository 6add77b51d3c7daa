"""Citations: where in the law a fact, an amount or a rule comes from.

The addresses follow the jci 1.3 standard for references to Dutch law, as wetten.overheid.nl resolves them.
"""

from datetime import date
from enum import Enum

from attrs import field, frozen


class Zekerheid(Enum):
    """How certain a fact is."""

    PRIMAIR = "primair"
    """The text of the law, regulation or official publication was read."""
    SECUNDAIR = "secundair"
    """A public body or professional site says so."""
    AFGELEID = "afgeleid"
    """Reasoning or arithmetic from the sources, by the makers of this library."""


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


@frozen(kw_only=True)
class Bron:
    """A place in the law, or another publication that a fact rests on.

    Attributes:
        regeling: *str*. Short title, such as ``Zvw`` or ``Rzv``, or the title of a publication.
        bwb: *str | None*. Its number in the Basiswettenbestand; None for what is not in it.
        artikel: *str | None*. Article, as written: ``18d``, ``7b.1``.
        lid: *int | None*. Member of the article, counted from 1.
        onderdeel: *str | None*. Letter.
        geldig_op: *date | None*. A day on which the text that was read was in force.
        zekerheid: *Zekerheid*. How certain it is that the fact rests here.
    """

    regeling: str
    bwb: str | None = None
    artikel: str | None = None
    lid: int | None = None
    onderdeel: str | None = None
    geldig_op: date | None = None
    zekerheid: Zekerheid = field(default=Zekerheid.PRIMAIR)

    def citaat(self) -> str:
        """Cite it as Dutch lawyers do: ``artikel 7b.1, derde lid, onderdeel c, Rzv``."""
        parts: list[str] = []
        if self.artikel is not None:
            parts.append(f"artikel {self.artikel}")
        if self.lid is not None:
            parts.append(f"{_LEDEN[self.lid]} lid" if self.lid < len(_LEDEN) else f"lid {self.lid}")
        if self.onderdeel is not None:
            parts.append(f"onderdeel {self.onderdeel}")
        return ", ".join([*parts, self.regeling])

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
        if self.geldig_op is not None:
            parts.extend((f"z={self.geldig_op.isoformat()}", f"g={self.geldig_op.isoformat()}"))
        return "&".join(parts)

    @property
    def url(self) -> str | None:
        """Its web address; None for what is not in the Basiswettenbestand."""
        return None if self.jci is None else f"https://wetten.overheid.nl/{self.jci}"

    def __str__(self) -> str:
        return self.citaat()


_ZVW_GELEZEN = date(2025, 7, 14)
_RZV_GELEZEN = date(2026, 6, 4)


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


AWB_MANDAAT = Bron(regeling="titel 10.1 Awb", zekerheid=Zekerheid.AFGELEID)
"""The rules on mandate; that they govern who may ask for the list is our conclusion."""

KENNISSESSIE = Bron(
    regeling="kennissessie Werken met de CAK-lijst, 12 oktober 2023",
    geldig_op=date(2023, 10, 12),
    zekerheid=Zekerheid.SECUNDAIR,
)
"""The slides of CAK, Zorgverzekeringslijn and Haarlem; they name the parts of a municipality that the explanatory note
of Stcrt. 2017, 33528 names."""
