"""Kaders after those of municipalities, as far as they are public, with what is not known of the original."""

from cak_regeling.bronnen import KENNISSESSIE
from cak_regeling.criteria.standaard import leeftijd, maanden_in_regeling, nieuw_op_lijst
from cak_regeling.criteria.voorwaarde import ALTIJD
from cak_regeling.prioritering.kader import Afwegingskader
from cak_regeling.prioritering.regel import Regel


def haarlem() -> Afwegingskader:
    """Make a kader after Haarlem's: the young first, a letter to who is new, then everyone else.

    From the slides of the 2023 knowledge session: 18 to 21 and 21 to 27 were the first two groups, with letters, home
    visits and talks; everyone else got a letter in the autumn of 2021 and since then everyone who is new on the list.
    Not known: which approach went with which age, and the order within a group; what is here is a proposal. Bijstand,
    which Haarlem took apart, is left out here as it needs a verrijking. No check against the BRP is done.
    """
    return Afwegingskader(
        "naar het voorbeeld van Haarlem",
        regels=[
            Regel("18 tot 21", als=leeftijd.tussen(18, 21), aanpak="huisbezoek"),
            Regel("21 tot 27", als=leeftijd.tussen(21, 27), aanpak="bellen"),
            Regel("nieuw", als=nieuw_op_lijst, aanpak="brief", bron=KENNISSESSIE),
            Regel("overig", als=ALTIJD, aanpak="later"),
        ],
        volgorde=[maanden_in_regeling.aflopend],
    )
