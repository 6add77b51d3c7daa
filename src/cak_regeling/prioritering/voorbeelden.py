# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Kaders after those of municipalities, as far as they are public, to start one's own from.

None is a copy: what is not known of the original is said in its ``toelichting``, and where it can't be left out it is
an argument without a default. Each says whether it looks at the BRP for who has died or moved out.
"""

from decimal import Decimal

from cak_regeling.bronnen import KENNISSESSIE, rzv, volgens
from cak_regeling.criteria.standaard import (
    achterstand_cak,
    andere_signalen,
    bijstand,
    in_premieregime,
    leeftijd,
    maanden_in_regeling,
    niet_benaderen,
    nieuw_op_lijst,
    overleden,
    schuldhulp,
    soort_signaal,
    verhuisd,
)
from cak_regeling.criteria.voorwaarde import ALTIJD, Voorwaarde
from cak_regeling.prioritering.aanpak import Aanpak, Kanaal
from cak_regeling.prioritering.kader import Afwegingskader
from cak_regeling.prioritering.regel import Regel


VERWEY_JONKER = volgens("Werken met de CAK-lijst, achtergrondrapportage, Verwey-Jonker Instituut 2023")
"""The study of five municipalities by Odekerken and Bulsink."""
_OMBUDSMAN = volgens("Hoe het stelsel een stuwmeer creëert, Ombudsman Metropool Amsterdam, oktober 2019")
_DIVOSA = volgens("De vroegsignaleringsaanpak van gemeenten onder de loep, Divosa 2024")
_NO_BRP = "Er is geen controle met de BRP: wie is overleden of verhuisd, staat er nog op."


def haarlem() -> Afwegingskader:
    """Make a kader after Haarlem's: the young first, a letter to who is new, then everyone else.

    From the slides of the 2023 knowledge session: 18 to 21 and 21 to 27 were the first two groups, with letters, home
    visits and talks; everyone else got a letter in the autumn of 2021 and since then everyone who is new on the list.
    Not known: which approach went with which age, and the order within a group; what is here is a proposal. Who was
    known to work and income was approached by their klantmanager, and is not taken apart here as it needs a verrijking.
    No check against the BRP is done.
    """
    return Afwegingskader(
        "naar het voorbeeld van Haarlem",
        toelichting=(
            "Niet bekend: welke aanpak bij welke leeftijd hoorde, en de volgorde binnen een groep. Inwoners die bekend "
            f"waren bij werk en inkomen, benaderde hun klantmanager; dat vraagt een verrijking. {_NO_BRP}"
        ),
        regels=[
            Regel("18 tot 21", als=leeftijd.tussen(18, 21), aanpak="huisbezoek"),
            Regel("21 tot 27", als=leeftijd.tussen(21, 27), aanpak="bellen"),
            Regel("nieuw", als=nieuw_op_lijst, aanpak="brief", bron=KENNISSESSIE),
            Regel("overig", als=ALTIJD, aanpak="later"),
        ],
        volgorde=[maanden_in_regeling.aflopend],
    )


def arnhem() -> Afwegingskader:
    """Make a kader after Arnhem's: home visits, by another party for who is under 27 than for who is 27 or older.

    From Verwey-Jonker 2023: Opr€cht visits and guides residents under 27, Rijnstad those of 27 and older. The whole
    debt, with what is owed elsewhere, was used in the talk. Not known: the order, for how many there was room, and how
    both parties stand to the municipality; name them as `Uitvoerder` before you hand anything out. No check against the
    BRP is done.
    """
    return Afwegingskader(
        "naar het voorbeeld van Arnhem",
        toelichting=(
            "Niet bekend: de volgorde binnen een groep, voor hoeveel bezoeken er plaats was, en of de partijen als "
            "verwerker of als derde werkten; geef ze op als uitvoerder. Het hele bedrag aan schulden werd in het "
            f"gesprek gebruikt, niet om te kiezen. {_NO_BRP}"
        ),
        regels=[
            Regel(
                "tot 27",
                als=leeftijd < 27,
                aanpak=Aanpak("huisbezoek door Opr€cht", kanaal=Kanaal.HUISBEZOEK),
                bron=VERWEY_JONKER,
            ),
            Regel(
                "27 en ouder",
                als=leeftijd >= 27,
                aanpak=Aanpak("huisbezoek door Rijnstad", kanaal=Kanaal.HUISBEZOEK),
                bron=VERWEY_JONKER,
            ),
        ],
    )


def amsterdam() -> Afwegingskader:
    """Make a kader after Amsterdam's: who has been on the list for ten years or longer.

    From Verwey-Jonker 2023, as a sequel to the Ombudsman's study of 2019. Not known: whether the ten years count from
    the latest aanmelding or from the first (here the latest, as nothing tells that the time since the first was
    unbroken), the order, and how residents were reached. Debts elsewhere were added to the picture, not used to choose.
    No check against the BRP is done.
    """
    return Afwegingskader(
        "naar het voorbeeld van Amsterdam",
        toelichting=(
            "Niet bekend: of de tien jaar telt vanaf de laatste of de eerste aanmelding (hier de laatste), "
            f"de volgorde, en hoe inwoners zijn benaderd. {_NO_BRP}"
        ),
        regels=[
            Regel(
                "tien jaar of langer",
                als=maanden_in_regeling >= 120,
                aanpak=Aanpak("actieonderzoek"),
                bron=VERWEY_JONKER,
                toelichting=f"Vervolg op: {_OMBUDSMAN}.",
            )
        ],
    )


def midden_groningen(*, hoog_bedrag: int | Decimal, verhoogd_risico: Voorwaarde) -> Afwegingskader:
    """Make a kader after Midden-Groningen's: a high amount and a raised risk, visited by Team Eropaf.

    From Verwey-Jonker 2023. Which amount is high and what makes a risk raised is not known, so both are asked. Nor are
    the order, and for how many there was room. No check against the BRP is done.

    Args:
        hoog_bedrag: From which amount owed to the CAK, in euro, inclusive.
        verhoogd_risico: What counts as a raised risk of debts.
    """
    return Afwegingskader(
        "naar het voorbeeld van Midden-Groningen",
        toelichting=(
            "Niet bekend: welk bedrag hoog is, wat een verhoogd risico is (beide heeft de gemeente die dit gebruikt, "
            f"zelf ingevuld), de volgorde, en voor hoeveel bezoeken er plaats was. {_NO_BRP}"
        ),
        regels=[
            Regel(
                "hoog bedrag en verhoogd risico",
                als=(achterstand_cak >= hoog_bedrag) & verhoogd_risico,
                aanpak=Aanpak("huisbezoek door Team Eropaf", kanaal=Kanaal.HUISBEZOEK),
                bron=VERWEY_JONKER,
            )
        ],
        volgorde=[achterstand_cak.aflopend],
    )


def haaksbergen() -> Afwegingskader:
    """Make a kader after Haaksbergen's: who has bijstand is offered the exit scheme for it (RUB; Rzv 6.5.6).

    From Verwey-Jonker 2023: additional insurance, the eigen risico covered, the debt paid off in three years. It needs
    a verrijking of the administration of benefits. Not known: the order, and how residents were reached. No check
    against the BRP is done.
    """
    return Afwegingskader(
        "naar het voorbeeld van Haaksbergen",
        toelichting=f"Niet bekend: de volgorde, en hoe inwoners zijn benaderd. {_NO_BRP}",
        regels=[
            Regel(
                "bijstand",
                als=bijstand,
                aanpak=Aanpak("uitstroomregeling bijstand"),
                bron=rzv("6.5.6"),
                toelichting=f"Zo gedaan volgens: {VERWEY_JONKER}.",
            )
        ],
    )


def en_en() -> Afwegingskader:
    """Make a kader that combines the list with other signals, with a check against the BRP: an example of our own.

    The practice of vroegsignalering (Divosa 2024) looks at how many signals there are on an address and of which kind;
    for rent and energy a visit comes first. Who has died, moved out, has debt help, or is not to be approached is left
    out. The numbers for which there is room are an example, as every municipality has another. Signals and
    the BRP have no established ground under the strict reading: the test of purpose asks for a judgement.
    """
    brief = Aanpak("brief", capaciteit=80)
    bellen = Aanpak("bellen", capaciteit=60, als_vol=brief)
    huisbezoek = Aanpak("huisbezoek", capaciteit=40, als_vol=bellen)
    return Afwegingskader(
        "de lijst en andere signalen",
        toelichting=(
            "Een eigen voorbeeld, niet van een gemeente. Overleden en verhuisd komen uit de BRP. De aantallen per "
            "maand zijn een voorbeeld. Voor signalen en BRP is een oordeel nodig zolang de gemeente de strikte lezing "
            "volgt."
        ),
        uitsluiten=[
            Regel("overleden", als=overleden),
            Regel("verhuisd", als=verhuisd),
            Regel("niet benaderen", als=niet_benaderen),
            Regel("schuldhulp", als=schuldhulp),
        ],
        regels=[
            Regel(
                "huur of energie",
                als=in_premieregime & soort_signaal.een_van("huur", "energie"),
                aanpak=huisbezoek,
                bron=_DIVOSA,
            ),
            Regel("meer signalen", als=andere_signalen >= 2, aanpak=huisbezoek, bron=_DIVOSA),
            Regel("ook een ander signaal", als=andere_signalen >= 1, aanpak=bellen, bron=_DIVOSA),
            Regel("nieuw", als=nieuw_op_lijst, aanpak=brief),
            Regel("overig", als=ALTIJD, aanpak=brief),
        ],
        volgorde=[andere_signalen.aflopend, maanden_in_regeling.aflopend],
    )
