# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Strategies for what goes to and comes from other systems: DDAS files, signals of partners, matches."""

from datetime import date

from hypothesis import strategies as st

from cak_regeling.doelbinding import Doel, Mandaat, Oordeel, Organisatieonderdeel, Verlener, Verwerking, toets
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.testing.strategies.basis import made, makes, makes_plainly
from cak_regeling.testing.strategies.lijsten import lijsten
from cak_regeling.uitwisseling import (
    Bestand,
    Client,
    Contactpersoon,
    Levering,
    Matching,
    Melding,
    Organisatie,
    Signaal,
    Signalen,
    Treffer,
    Vroegsignaal,
    Vroegsignaalzaak,
    match_signalen,
)


@makes(Levering)
def leveringen() -> st.SearchStrategy[Levering]:
    """Make deliveries, in which each signal has an ID of its own."""
    signals = st.lists(made(Vroegsignaal), max_size=3, unique_by=_id_of)
    return made(Levering, signalen=signals.map(tuple))


def _id_of(signaal: Vroegsignaal) -> str:
    return signaal.id


@makes(Matching)
def matchings() -> st.SearchStrategy[Matching]:
    """Make matches of signals with a list, under a permission that covers it."""
    signals = st.lists(made(Signaal), max_size=4)
    both = st.tuples(lijsten(max_persons=4, gemeente=_USE.gemeente), signals)
    return both.map(lambda pair: match_signalen(*pair, toets(_USE, op=_OP).require(), op=_OP))


_OP = date(2023, 10, 12)
_OORDEEL = Oordeel(rol="college", op=date(2023, 1, 1), motivering="besluit")
_ASKED = ("LEZING_RUIM", "GEGEVEN_ANDERE_SIGNALEN", "GEGEVEN_SOORT_SIGNAAL")
_USE = Verwerking(
    doel=Doel.UITSTROOMBEVORDERING,
    onderdeel=Organisatieonderdeel.SCHULDHULPVERLENING,
    gemeente=Gemeentecode("0392"),
    gegevens=frozenset({Gegeven.BSN, Gegeven.POSTCODE, Gegeven.ADRES, Gegeven.ANDERE_SIGNALEN, Gegeven.SOORT_SIGNAAL}),
    mandaat=Mandaat(verlener=Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1)),
    oordelen=dict.fromkeys(_ASKED, _OORDEEL),
)

makes_plainly(Bestand, Client, Contactpersoon, Organisatie, Vroegsignaal, Vroegsignaalzaak)
makes_plainly(Melding, Signaal, Signalen, Treffer)
