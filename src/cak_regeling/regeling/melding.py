# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Was the melding right? What bars it by law, and what makes the CAK set it aside.

Each point is True when it stands in the way, False when it does not, and None when that is not known. The reasons of
the CAK are its policy of 2012, and before 1 June 2012 that of 2009; of their successor (Stcrt. 2018, 9257) the opening
was read, which says the same.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum
from types import MappingProxyType

from attrs import frozen

from cak_regeling._controle import require, require_kinds
from cak_regeling._kleene import any_true
from cak_regeling._privacy import hides_value
from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import BELEID_2012, Bron, beleidsregels_2009, beleidsregels_2012, zvw
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.errors import WaardeError
from cak_regeling.regeling.traject import (
    TERMIJN_BETWISTING,
    TERMIJN_GESCHIL,
    VERBETERING_WANBETALERSMAATREGELEN,
    Achterstand,
    Brieven,
    Trede,
    ingangsdatum,
)


class Beletsel(Enum):
    """What can stand in the way of a melding."""

    SCHULD_TE_LAAG = "schuld_te_laag"
    NIET_AANGEKONDIGD = "niet_aangekondigd"
    REGELING_LOOPT = "regeling_loopt"
    BETWIST = "betwist"
    TERMIJN_GESCHIL = "termijn_geschil"
    GESCHIL = "geschil"
    STABILISATIE = "stabilisatie"
    ADRES = "adres"
    AANLEVERING = "aanlevering"
    LEEFTIJD = "leeftijd"
    KORT_VERZEKERD = "kort_verzekerd"
    BSN = "bsn"
    VERKLARING = "verklaring"
    BRIEVEN_NIET_AANGEKOMEN = "brieven_niet_aangekomen"
    OVERLEDEN = "overleden"

    @property
    def bron(self) -> Bron:
        """The rule that it rests on, as it is now: the Act, or the policy of the CAK."""
        return _BELETSELEN[self].bron

    @property
    def bronnen(self) -> tuple[Bron, ...]:
        """All rules that it rests on or rested on, that of now first."""
        return (self.bron, *_BELETSELEN[self].ook)

    @property
    def omschrijving(self) -> Tekst:
        """What it is, in words for a case worker."""
        return _BELETSELEN[self].omschrijving

    def geldt_op(self, dag: date) -> bool:
        """Tell whether it counts on a day."""
        return any(bron.geldt_op(dag) for bron in self.bronnen)


@hides_value
@frozen(kw_only=True)
class Meldingsgegevens:
    """What is known of a melding; None for what is not known.

    Attributes:
        op: *date*. The day of the melding.
        achterstand: *Achterstand | None*. What fell due and what was paid.
        brieven: *Brieven | None*. The days of the letters.
        regeling: *bool | None*. Whether there is an arrangement of Zvw 18a; a *regeling_sinds* says so too.
        regeling_sinds: *date | None*. From which day it runs.
        nieuwe_termijnen_betaald: *bool | None*. Whether the new terms are paid under it.
        stabilisatie: *bool | None*. Whether the policyholder showed a written stabilisation agreement through a debt
            counsellor.
        adres_klopt: *bool | None*. Whether the address is in the BRP and the same there, or differs for a reason that
            Zvw 4a lid 3 a to c names.
        aanlevering_klopt: *bool | None*. Whether the data was delivered in the agreed way.
        geboortedatum: *OnvolledigeDatum*. Of the insured.
        verzekerd_sinds: *date | None*. From which day the insured is, with this insurer.
        bsn_voldoet: *bool | None*. Whether the BSN meets the requirements.
        verklaring: *bool | None*. Whether the declaration of 18c lid 3 is with it.
        brieven_aangekomen: *bool | None*. Whether it is plausible that the letters at two and four monthly premiums
            reached the person.
        overleden: *bool | None*. Whether the person has died.

    Raises:
        cak_regeling.WaardeError: For a value of another kind, or a *regeling_sinds* where *regeling* is False.
    """

    op: date
    achterstand: Achterstand | None = None
    brieven: Brieven | None = None
    regeling: bool | None = None
    regeling_sinds: date | None = None
    nieuwe_termijnen_betaald: bool | None = None
    stabilisatie: bool | None = None
    adres_klopt: bool | None = None
    aanlevering_klopt: bool | None = None
    geboortedatum: OnvolledigeDatum = OnvolledigeDatum()
    verzekerd_sinds: date | None = None
    bsn_voldoet: bool | None = None
    verklaring: bool | None = None
    brieven_aangekomen: bool | None = None
    overleden: bool | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is of another kind, and an arrangement that is and is not there."""
        require_kinds(self, Achterstand | None, Brieven | None, OnvolledigeDatum)
        if self.regeling is False and self.regeling_sinds is not None:
            raise WaardeError("expected no regeling_sinds where regeling is False")


@hides_value
@frozen
class Meldingstoets:
    """Whether a melding was right, point by point.

    Attributes:
        punten: *Mapping[Beletsel, bool | None]*. Whether each stands in the way; None when not known. What did not
            count yet on the day is left out.
    """

    punten: MappingProxyType[Beletsel, bool | None]

    @property
    def terecht(self) -> bool | None:
        """False when anything stands in the way, True when nothing does, None when that is not known."""
        in_the_way = any_true(self.punten.values())
        return None if in_the_way is None else not in_the_way

    @property
    def staat_in_de_weg(self) -> tuple[Beletsel, ...]:
        """What stands in the way."""
        return tuple(beletsel for beletsel, answer in self.punten.items() if answer)

    @property
    def niet_bekend(self) -> tuple[Beletsel, ...]:
        """What is to be found out."""
        return tuple(beletsel for beletsel, answer in self.punten.items() if answer is None)


def toets_melding(gegevens: Meldingsgegevens) -> Meldingstoets:
    """Test a melding against the Act and the policy of the CAK, as they were on its day.

    Raises:
        cak_regeling.WaardeError: When *gegevens* are none, or from a day on which the premie could not start yet.
    """
    require(gegevens, Meldingsgegevens, "gegevens")
    ingangsdatum(melding_ontvangen=gegevens.op)
    return Meldingstoets(
        MappingProxyType(
            {beletsel: _BELETSELEN[beletsel].test(gegevens) for beletsel in Beletsel if beletsel.geldt_op(gegevens.op)}
        )
    )


def _not(answer: bool | None) -> bool | None:  # noqa: FBT001 - a truth value is what it turns round
    return None if answer is None else not answer


def _schuld_te_laag(g: Meldingsgegevens) -> bool | None:
    return None if g.achterstand is None else not g.achterstand.bereikt(Trede.MELDING, g.op)


def _niet_aangekondigd(g: Meldingsgegevens) -> bool | None:
    """Only arrears of four monthly premiums can be announced (18b lid 1), whatever was paid after they arose."""
    if g.brieven is None:
        return None
    received = g.brieven.aankondiging_ontvangen
    if received is None or g.op <= g.brieven.einde(TERMIJN_BETWISTING, received):
        return True
    return None if g.achterstand is None else not g.achterstand.ooit_bereikt(Trede.AANKONDIGING, received)


def _regeling_loopt(g: Meldingsgegevens) -> bool | None:
    """Only an arrangement that starts after arrears of four monthly premiums arose (18b lid 3).

    The melding of the first lid, that it bars, is the one of 18c: the announcement itself is called a mededeling there.
    """
    if g.regeling is False or g.nieuwe_termijnen_betaald is False:
        return False
    if g.regeling_sinds is None:
        return None
    if g.regeling_sinds > g.op:
        return False
    if g.achterstand is None:
        return None
    since = g.achterstand.sinds(Trede.AANKONDIGING, g.regeling_sinds)
    return False if since is None else g.nieuwe_termijnen_betaald


def _betwist(g: Meldingsgegevens) -> bool | None:
    if g.brieven is None:
        return None
    betwist, answered = g.brieven.betwist, g.brieven.standpunt_ontvangen
    if betwist is None or betwist > g.op or not g.brieven.tijdig_betwist:
        return False
    return answered is None or g.op < answered


def _termijn_geschil(g: Meldingsgegevens) -> bool | None:
    if g.brieven is None:
        return None
    answered = g.brieven.standpunt_ontvangen
    if answered is None or not g.brieven.tijdig_betwist:
        return False
    return answered <= g.op <= g.brieven.einde(TERMIJN_GESCHIL, answered)


def _geschil(g: Meldingsgegevens) -> bool | None:
    if g.brieven is None:
        return None
    submitted, decided = g.brieven.geschil_voorgelegd, g.brieven.geschil_beslist
    if submitted is None or submitted > g.op or not g.brieven.tijdig_voorgelegd:
        return False
    return decided is None or g.op < decided


def _maanden(g: Meldingsgegevens) -> int:
    """Give the months that count for age and time insured: five since June 2012, six before."""
    return 5 if g.op >= BELEID_2012 else 6


def _leeftijd(g: Meldingsgegevens) -> bool | None:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - not needed to import the library

    first, last = g.geboortedatum.vroegste, g.geboortedatum.laatste
    if first is None or last is None:
        return None
    age = relativedelta(years=18, months=_maanden(g))
    if g.op < first + age:
        return True
    return False if g.op >= last + age else None


def _kort_verzekerd(g: Meldingsgegevens) -> bool | None:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - not needed to import the library

    return None if g.verzekerd_sinds is None else g.op < g.verzekerd_sinds + relativedelta(months=_maanden(g))


@frozen(kw_only=True)
class _Beletsel:
    bron: Bron
    ook: tuple[Bron, ...] = ()
    omschrijving: Tekst
    test: Callable[[Meldingsgegevens], bool | None]


_BELETSELEN = MappingProxyType(
    {
        Beletsel.SCHULD_TE_LAAG: _Beletsel(
            bron=zvw("18c", 1),
            omschrijving=Tekst("er staan geen zes maandpremies open", "no six monthly premiums are open"),
            test=_schuld_te_laag,
        ),
        Beletsel.NIET_AANGEKONDIGD: _Beletsel(
            bron=zvw("18b", 1),
            omschrijving=Tekst(
                "de melding is niet of te vroeg aangekondigd, of de vier weken om te betwisten lopen nog",
                "the melding was not announced or too early, or the four weeks to dispute still run",
            ),
            test=_niet_aangekondigd,
        ),
        Beletsel.REGELING_LOOPT: _Beletsel(
            bron=zvw("18b", 3),
            omschrijving=Tekst(
                "er loopt een betalingsregeling en de nieuwe premie wordt betaald",
                "a payment arrangement runs and the new premium is paid",
            ),
            test=_regeling_loopt,
        ),
        Beletsel.BETWIST: _Beletsel(
            bron=zvw("18c", 2, "a"),
            omschrijving=Tekst(
                "de schuld is op tijd betwist en de verzekeraar heeft nog niet geantwoord",
                "the debt was disputed in time and the insurer has not answered yet",
            ),
            test=_betwist,
        ),
        Beletsel.TERMIJN_GESCHIL: _Beletsel(
            bron=zvw("18c", 2, "b"),
            omschrijving=Tekst(
                "de vier weken na het antwoord van de verzekeraar lopen nog",
                "the four weeks after the answer of the insurer still run",
            ),
            test=_termijn_geschil,
        ),
        Beletsel.GESCHIL: _Beletsel(
            bron=zvw("18c", 2, "c"),
            omschrijving=Tekst(
                "het geschil is op tijd voorgelegd en nog niet onherroepelijk beslist",
                "the dispute was submitted in time and not decided irrevocably yet",
            ),
            test=_geschil,
        ),
        Beletsel.STABILISATIE: _Beletsel(
            bron=zvw("18c", 2, "d"),
            omschrijving=Tekst(
                "er is een schriftelijke stabilisatieovereenkomst via een schuldhulpverlener",
                "there is a written stabilisation agreement through a debt counsellor",
            ),
            test=lambda g: g.stabilisatie,
        ),
        Beletsel.ADRES: _Beletsel(
            bron=zvw("18c", 2, "e").geldend(VERBETERING_WANBETALERSMAATREGELEN),
            omschrijving=Tekst(
                "het adres staat niet in de BRP of is daar een ander",
                "the address is not in the BRP, or is another one there",
            ),
            test=lambda g: _not(g.adres_klopt),
        ),
        Beletsel.AANLEVERING: _Beletsel(
            bron=beleidsregels_2012("1", 3),
            ook=(beleidsregels_2009("1", 3),),
            omschrijving=Tekst(
                "de gegevens zijn niet volgens afspraak aangeleverd", "the data was not delivered as agreed"
            ),
            test=lambda g: _not(g.aanlevering_klopt),
        ),
        Beletsel.LEEFTIJD: _Beletsel(
            bron=beleidsregels_2012("1", 4, "a"),
            ook=(beleidsregels_2009("1", 4, "a"),),
            omschrijving=Tekst(
                "de verzekerde is nog geen 18 jaar en vijf maanden (tot juni 2012: zes)",
                "the insured is not 18 years and five months yet (until June 2012: six)",
            ),
            test=_leeftijd,
        ),
        Beletsel.KORT_VERZEKERD: _Beletsel(
            bron=beleidsregels_2012("1", 4, "b"),
            ook=(beleidsregels_2009("1", 4, "b"),),
            omschrijving=Tekst(
                "de verzekerde is korter dan vijf maanden (tot juni 2012: zes) bij deze verzekeraar verzekerd",
                "the insured has been insured with this insurer for less than five months (until June 2012: six)",
            ),
            test=_kort_verzekerd,
        ),
        Beletsel.BSN: _Beletsel(
            bron=beleidsregels_2012("1", 4, "c"),
            ook=(beleidsregels_2009("1", 4, "c"),),
            omschrijving=Tekst("het BSN voldoet niet aan de eisen", "the BSN does not meet the requirements"),
            test=lambda g: _not(g.bsn_voldoet),
        ),
        Beletsel.VERKLARING: _Beletsel(
            bron=beleidsregels_2012("1", 4, "d"),
            omschrijving=Tekst(
                "de verklaring van de verzekeraar ontbreekt", "the declaration of the insurer is missing"
            ),
            test=lambda g: _not(g.verklaring),
        ),
        Beletsel.BRIEVEN_NIET_AANGEKOMEN: _Beletsel(
            bron=beleidsregels_2012("1", 4, "e"),
            omschrijving=Tekst(
                "het is niet aannemelijk dat de brieven zijn aangekomen", "it is not plausible that the letters arrived"
            ),
            test=lambda g: _not(g.brieven_aangekomen),
        ),
        Beletsel.OVERLEDEN: _Beletsel(
            bron=beleidsregels_2012("1", 4, "f"),
            ook=(beleidsregels_2009("1", 4, "d"),),
            omschrijving=Tekst("de verzekerde is overleden", "the insured has died"),
            test=lambda g: g.overleden,
        ),
    }
)
