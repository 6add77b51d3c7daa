# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What comes of matching signals with the list: matches with their ground, doubts, and what they make together.

The terms are those of Divosa: enkelvoudig, meervoudig and opeenvolgend, by household and month.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum

from attrs import frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.criteria.verrijking import Verrijking
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import BSN
from cak_regeling.uitwisseling.signaal import Signaal


class Meldingsoort(Enum):
    """What the signals of a household in a month make together; the last two can both hold."""

    ENKELVOUDIG = "enkelvoudig"
    """One signal in the month, and none in the six months before."""
    MEERVOUDIG = "meervoudig"
    """Two or more signals in the month."""
    OPEENVOLGEND = "opeenvolgend"
    """A signal in the month, and another one in the six months before."""


class Grond(Enum):
    """On what a signal was matched with a person of the list, or why a person must look."""

    BSN = "bsn"
    ADRES = "adres"
    TOEVOEGING_ONTBREEKT = "toevoeging_ontbreekt"
    TOEVOEGING_ANDERS = "toevoeging_anders"
    ANDER_BSN = "ander_bsn"

    @property
    def zeker(self) -> bool:
        """Whether it makes a match; the others are for a person."""
        return self in {Grond.BSN, Grond.ADRES}


_GROUNDS = FrozenMapping(
    {
        Grond.BSN: Tekst("Het BSN is gelijk.", "The BSN is the same."),
        Grond.ADRES: Tekst(
            "Postcode, huisnummer, letter en toevoeging zijn gelijk; wie van het huishouden het is, staat er niet.",
            "Postcode, number, letter and addition are the same; whom of the household it is about is not said.",
        ),
        Grond.TOEVOEGING_ONTBREEKT: Tekst(
            "Postcode en huisnummer zijn gelijk, maar één van beide heeft een letter of toevoeging en de ander niet.",
            "Postcode and number are the same, but one of them has a letter or addition and the other has not.",
        ),
        Grond.TOEVOEGING_ANDERS: Tekst(
            "Postcode en huisnummer zijn gelijk; de toevoeging is anders geschreven, misschien is het dezelfde.",
            "Postcode and number are the same; the addition is written otherwise, and may be the same one.",
        ),
        Grond.ANDER_BSN: Tekst(
            "Het adres is gelijk, maar het signaal noemt een ander BSN: misschien een huisgenoot.",
            "The address is the same, but the signal has another BSN: maybe of a housemate.",
        ),
    }
)
_ELSEWHERE = Tekst("Het adres van het signaal is een ander dan op de lijst.", "The address is not that of the list.")


@frozen(kw_only=True, repr=False)
class Treffer:
    """A signal and a person of the list, and on what they were brought together.

    Attributes:
        bsn: *BSN*. The person.
        signaal: *Signaal*. The signal.
        grond: *Grond*. On what.
        adres_wijkt_af: *bool*. Matched on BSN, while the addresses differ.
    """

    bsn: BSN
    signaal: Signaal
    grond: Grond
    adres_wijkt_af: bool = False

    def explain(self, lang: Taal = "nl") -> str:
        """Say on what, and what is uncertain about it; no value of the person is in it."""
        said = _GROUNDS[self.grond].in_taal(lang)
        return f"{said} {_ELSEWHERE.in_taal(lang)}" if self.adres_wijkt_af else said

    def __repr__(self) -> str:
        return f"Treffer({self.grond.value}, {self.signaal!r})"


@frozen(kw_only=True, repr=False)
class Melding:
    """The signals of a household, which everyone of the list at the address shares.

    Attributes:
        soorten: *frozenset[Meldingsoort]*. Of the month; empty when no signal of the month counts.
        signalen: *tuple[Signaal, ...]*. Those that count, of the month and the six months before, by day.
        herhaald: *tuple[Signaal, ...]*. Those that do not: of the same partner, while the amount did not rise.
    """

    soorten: frozenset[Meldingsoort]
    signalen: tuple[Signaal, ...]
    herhaald: tuple[Signaal, ...]

    def __repr__(self) -> str:
        return f"Melding({len(self.signalen)} signalen, {len(self.herhaald)} herhaald)"


@frozen(kw_only=True, repr=False)
class Matching:
    """What came of matching signals with a list: every signal is in treffers, twijfel, zonder_treffer or niet_geteld.

    Attributes:
        meldingen: *Mapping[BSN, Melding]*. By person of the list with a certain match, own or of the household.
        treffers: *tuple[Treffer, ...]*. Certain matches; a signal on an address has one for each person there.
        twijfel: *tuple[Treffer, ...]*. For a person to look at; they count for nothing.
        zonder_treffer: *tuple[Signaal, ...]*. Of nobody on the list.
        niet_geteld: *tuple[Signaal, ...]*. Outside the month and the six before, or of the CAK for this very debt.
        buiten_toestemming: *int*. How many persons of the list the permission does not cover.
        peildatum: *date*. Of the list.
        personen: *frozenset[BSN]*. Everyone who was looked up.
    """

    meldingen: Mapping[BSN, Melding]
    treffers: tuple[Treffer, ...]
    twijfel: tuple[Treffer, ...]
    zonder_treffer: tuple[Signaal, ...]
    niet_geteld: tuple[Signaal, ...]
    buiten_toestemming: int
    peildatum: date
    personen: frozenset[BSN]

    def verrijkingen(self, herkomst: str = "signalen van vaste-lastenpartners") -> tuple[Verrijking, ...]:
        """Give what the criteria andere_signalen and soort_signaal ask.

        The first is the number of signals that count, of the month and the six months before; the second has the kinds
        of partners, and the terms of Divosa that hold. Of who is in doubt nothing is known until a person looked.
        """
        doubtful = {treffer.bsn for treffer in self.twijfel}
        known = {bsn: melding for bsn, melding in self.meldingen.items() if bsn not in doubtful and melding.signalen}
        nagegaan = self.personen - doubtful
        return (
            Verrijking(
                Gegeven.ANDERE_SIGNALEN,
                waarden={bsn: len(melding.signalen) for bsn, melding in known.items()},
                nagegaan=nagegaan,
                herkomst=herkomst,
                peildatum=self.peildatum,
            ),
            Verrijking(
                Gegeven.SOORT_SIGNAAL,
                waarden={bsn: _kinds(melding) for bsn, melding in known.items()},
                nagegaan=nagegaan,
                herkomst=herkomst,
                peildatum=self.peildatum,
            ),
        )

    def __repr__(self) -> str:
        return (
            f"Matching({len(self.treffers)} treffers, {len(self.twijfel)} twijfel, {len(self.zonder_treffer)} zonder)"
        )


def _kinds(melding: Melding) -> frozenset[str]:
    return frozenset(
        {*(signaal.partner.value for signaal in melding.signalen), *(soort.value for soort in melding.soorten)}
    )
