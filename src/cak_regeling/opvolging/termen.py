# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The terms in which contact is recorded: those of DDAS Vroegsignalering v1.2, the national model for this work.

Kinds of contact, parts of the day and results are spelled as DDAS spells them, so that what is recorded here needs no
translation on its way out. A municipality's own codes are mapped onto the results by a `Codelijst`, which is data.
"""

from collections.abc import Mapping
from datetime import time
from enum import Enum

from attrs import field, frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.errors import WaardeError


class Contactsoort(Enum):
    """How contact was sought (DDAS v1.2, EnumContactsoort)."""

    ADMINISTRATIEF = "Administratief"
    AFSPRAAK_OP_LOCATIE = "Afspraak op locatie"
    BRIEF = "Brief"
    HUISBEZOEK = "Huisbezoek"
    KAARTJE = "Kaartje"
    MAIL = "Mail"
    ONBEKEND = "Onbekend"
    OVERIGE = "Overige"
    SMS_WHATSAPP = "SMS/Whatsapp"
    TELEFOON = "Telefoon"


class Dagdeel(Enum):
    """The part of the day (DDAS v1.2, EnumDagdeel)."""

    OCHTEND = "Ochtend"
    """Before 12:00."""
    MIDDAG = "Middag"
    """From 12:00 to before 18:00."""
    AVOND = "Avond"
    """From 18:00."""

    @classmethod
    def van(cls, tijd: time) -> "Dagdeel":
        """Give the part of the day in which a time lies."""
        return cls.OCHTEND if tijd.hour < 12 else cls.MIDDAG if tijd.hour < 18 else cls.AVOND


class Resultaat(Enum):
    """How a case ended (DDAS v1.2, EnumEindresultaat)."""

    ADVIES_QUICK_FIX = "(Budget)advies en/of quick fix"
    """Help with what the resident can solve within 30 days."""
    GEEN_CONTACT = "Definitief geen contact kunnen krijgen"
    GEEN_REACTIE = "Geen reactie na eerder contact"
    BEKEND_BIJ_SCHULDHULP = "Inwoner al bekend bij schuldhulpverlening"
    LOPEND_TRAJECT = "Inwoner heeft al een ander lopend traject"
    """Never because of a bewindvoerder: that is an extension of the resident."""
    ZELF_BETAALD = "Inwoner heeft zelf al betaald/betalingsregeling getroffen"
    OVERLEDEN = "Inwoner is overleden"
    HOEFT_GEEN_HULP = "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering"
    NIET_OPGEPAKT_ANDERS = "Niet opgepakt: andere reden"
    NIET_OPGEPAKT_HERHAALD = "Niet opgepakt: herhaalde melding"
    NIET_OPGEPAKT_ONTERECHT = "Niet opgepakt: onterecht signaal"
    GEEN_INWONER = "Persoon is geen inwoner (meer) in de gemeente"
    VERVOLGHULP = "Vervolghulp en/of verwijzing"
    VERVOLGHULP_FINANCIEEL = "Vervolghulp en/of verwijzing financieel"
    VERVOLGHULP_NIET_FINANCIEEL = "Vervolghulp en/of verwijzing niet financieel"
    VERWIJZING_ZONDER_INWONER = "Verwijzing zonder tussenkomst inwoner"

    @property
    def na_poging(self) -> bool:
        """Whether it can only follow after an attempt; the others can be seen from a file alone."""
        return self in _AFTER_ATTEMPT or self.na_contact

    @property
    def na_contact(self) -> bool:
        """Whether it can only follow after the resident was reached."""
        return self in _AFTER_CONTACT

    @property
    def aanvaard(self) -> bool:
        """Whether the resident accepted what was offered: advice, a quick fix, further help or a referral.

        Divosa found no definition that all municipalities share; this one is ours.
        """
        return self in _ACCEPTED


_ACCEPTED = frozenset(
    {
        Resultaat.ADVIES_QUICK_FIX,
        Resultaat.VERVOLGHULP,
        Resultaat.VERVOLGHULP_FINANCIEEL,
        Resultaat.VERVOLGHULP_NIET_FINANCIEEL,
    }
)
_AFTER_CONTACT = _ACCEPTED | {Resultaat.GEEN_REACTIE, Resultaat.HOEFT_GEEN_HULP}
_AFTER_ATTEMPT = frozenset({Resultaat.GEEN_CONTACT})


def _normalised(code: str) -> str:
    return "".join(character for character in code.casefold() if character.isalnum())


def _to_codes(codes: Mapping[str, Resultaat]) -> Mapping[str, Resultaat]:
    if not isinstance(codes, Mapping) or not all(
        isinstance(code, str) and isinstance(resultaat, Resultaat) for code, resultaat in codes.items()
    ):
        raise WaardeError("expected a Resultaat for each code")
    found: dict[str, Resultaat] = {}
    for code, resultaat in codes.items():
        spelling = _normalised(code)
        if found.setdefault(spelling, resultaat) is not resultaat or not spelling:
            raise WaardeError("expected each code to be text that means one Resultaat, whatever its case and spacing")
        if "bewind" in spelling and resultaat is Resultaat.LOPEND_TRAJECT:
            raise WaardeError("a bewindvoerder is not a lopend traject: expected another Resultaat for that code")
    return FrozenMapping(found)


@frozen(repr=False)
class Codelijst:
    """A municipality's own codes for results, mapped onto the terms of DDAS.

    >>> codes = Codelijst({"GG": Resultaat.GEEN_CONTACT})
    >>> codes.resultaat("gg"), codes.resultaat("Inwoner is overleden")
    (<Resultaat.GEEN_CONTACT: 'Definitief geen contact kunnen krijgen'>, <Resultaat.OVERLEDEN: 'Inwoner is overleden'>)

    Attributes:
        codes: *Mapping[str, Resultaat]*. By code, whatever its case, spacing and punctuation. The terms of DDAS need
            not be in it.

    Raises:
        cak_regeling.WaardeError: For a code that means two things, or one that takes a bewindvoerder for a lopend
            traject.
    """

    codes: Mapping[str, Resultaat] = field(default=FrozenMapping[str, Resultaat](), converter=_to_codes)

    def resultaat(self, code: str) -> Resultaat:
        """Give the result that a code stands for.

        Raises:
            cak_regeling.WaardeError: For a code that is not known. The message does not hold it: it may be free text.
        """
        spelling = _normalised(code)
        found = self.codes.get(spelling) or _DDAS.get(spelling)
        if found is None:
            raise WaardeError("a code that is not in the Codelijst, and no term of DDAS v1.2: add it to the Codelijst")
        return found

    def __repr__(self) -> str:
        return f"Codelijst({len(self.codes)} codes)"


_DDAS = FrozenMapping({_normalised(resultaat.value): resultaat for resultaat in Resultaat})
