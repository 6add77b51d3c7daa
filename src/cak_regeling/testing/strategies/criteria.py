# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Strategies for what can be asked of a person."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from cak_regeling import criteria as k
from cak_regeling.criteria import (
    ALLEN,
    ALTIJD,
    Context,
    Criterium,
    Getal,
    JaNee,
    Keuze,
    Operation,
    Reden,
    Verrijking,
    Volgorde,
    Voorwaarde,
)
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import BSN
from cak_regeling.testing.strategies.basis import days, made, makes
from cak_regeling.testing.strategies.waarden import bsns, postcodes, uzovis, wanbetalers
from cak_regeling.wanbetaler import Inningswijze, Wanbetaler


def _compared(draw: st.DrawFn) -> Voorwaarde:
    """Make one comparison of a number of the list."""
    number = draw(st.sampled_from(_NUMBERS))
    low, high = sorted(draw(st.tuples(_THRESHOLDS, _THRESHOLDS)))
    ways = [number < low, number <= low, number > low, number >= low, number.tussen(low, high + 1)]
    return draw(st.sampled_from([*ways, number.een_van(low, high), number.bekend()]))


_NUMBERS = (k.leeftijd, k.maanden_in_regeling, k.achterstand_cak, k.aantal_aanmeldingen, k.pc4)
_THRESHOLDS = st.integers(0, 200) | st.decimals(0, 9000, places=2)
_ASKED = (
    ALTIJD,
    k.in_premieregime,
    *(k.statuscode.is_(code) for code in ("BOE", "GBR", "gbt")),
    *(k.inningswijze.is_(way) for way in (Inningswijze.CJIB, Inningswijze.BRONINHOUDING)),
    k.statuscode.bekend(),
    k.inningswijze.bekend(),
    k.uzovi.bekend(),
    k.postcode.bekend(),
)


@makes(Voorwaarde)
def voorwaarden(
    max_leaves: int = 8, *, extra: st.SearchStrategy[Voorwaarde] | None = None
) -> st.SearchStrategy[Voorwaarde]:
    """Make conditions over the standard criteria of the list itself, combined in every way.

    Args:
        max_leaves: How many comparisons at most.
        extra: Other conditions that may be parts, such as those that need earlier lists or a verrijking.
    """
    leaves = st.one_of(
        st.composite(_compared)(),
        st.sampled_from(_ASKED),
        uzovis().map(k.uzovi.is_),
        st.lists(postcodes(), min_size=1, max_size=2).map(lambda some: k.postcode.een_van(*some)),
        *(() if extra is None else (extra,)),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(lambda pair: pair[0] & pair[1]),
            st.tuples(inner, inner).map(lambda pair: pair[0] | pair[1]),
            inner.map(lambda one: ~one),
            inner.map(lambda one: one.bekend()),
        ),
        max_leaves=max_leaves,
    )


_OF_ONESELF = {
    "naam": st.text("abcdefgh_", min_size=1, max_size=10),
    "field": st.just("achterstand_cak"),
    "operation": st.just(Operation.FIELD),
    "gegevens": st.frozensets(st.sampled_from(Gegeven), min_size=1, max_size=3),
}


@makes(Criterium)
def criteria() -> st.SearchStrategy[Criterium]:
    """Make criteria: the standard ones, and numbers of one's own."""
    return st.sampled_from(sorted(k.STANDAARD, key=lambda one: one.naam)) | getallen()


@makes(Getal)
def getallen() -> st.SearchStrategy[Getal]:
    """Make criteria that are numbers."""
    return made(Getal, **_OF_ONESELF) | _standard(Getal)


@makes(JaNee)
def ja_nees() -> st.SearchStrategy[JaNee]:
    """Make criteria that are yes or no."""
    return made(JaNee, **_OF_ONESELF | {"field": st.just("in_premieregime")}) | _standard(JaNee)


@makes(Keuze)
def keuzes() -> st.SearchStrategy[Keuze[Any]]:
    """Make criteria that are one of several values."""
    kind: type[Keuze[Any]] = Keuze
    own = made(kind, **_OF_ONESELF | {"field": st.just("adres.woonplaats"), "soort": st.just(str)})
    return own | _standard(Keuze)


def _standard(kind: type[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from(sorted((one for one in k.STANDAARD if type(one) is kind), key=lambda one: one.naam))


@makes(Volgorde)
def volgordes() -> st.SearchStrategy[Volgorde]:
    """Make orders: by a number of the list, up or down."""
    return st.sampled_from([way for number in _NUMBERS for way in (number.oplopend, number.aflopend)])


@makes(Verrijking)
def verrijkingen(gegeven: Gegeven | None = None) -> st.SearchStrategy[Verrijking]:
    """Make what another administration says of persons: yes or no, of all or of some.

    Args:
        gegeven: Which datum; one of several when None.
    """
    return made(
        Verrijking,
        gegeven=st.sampled_from((Gegeven.BIJSTAND, Gegeven.BEWIND, Gegeven.SCHULDHULP))
        if gegeven is None
        else st.just(gegeven),
        waarden=st.dictionaries(bsns(), st.booleans(), max_size=4),
        nagegaan=st.just(ALLEN) | st.frozensets(bsns(), max_size=4),
    )


@makes(Context)
@st.composite
def contexten(draw: st.DrawFn) -> Context:
    """Make what a condition is evaluated against: a day, earlier lists and other administrations."""
    lists = draw(st.lists(st.lists(wanbetalers(max_rows=2), max_size=3), max_size=2))
    eerdere: tuple[Mapping[BSN, Wanbetaler], ...] = tuple({w.bsn: w for w in one} for one in lists)
    found = draw(st.lists(verrijkingen(), max_size=2))
    return Context(
        peildatum=draw(days(date(2024, 1, 1))),
        eerdere=eerdere,
        eerdere_peildatums=tuple(date(2023, 12 - index, 28) for index in range(len(eerdere))),
        verrijkingen={one.gegeven: one for one in found},
    )


@makes(Reden)
def redenen() -> st.SearchStrategy[Reden]:
    """Make reasons: a condition as it came out for a person."""
    return st.builds(Reden.of, voorwaarden(), wanbetalers(), contexten())
