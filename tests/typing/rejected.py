# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Mistakes that a type checker must find. It is checked, and never run.

Each mark says which error mypy must give there. Pyright heeds the same marks, and both complain about one that is not
needed: so each of these lines is an error to both.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from datetime import date

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling import frames
from cak_regeling.uitwisseling import build_signalen, match_signalen, op_cak_lijst


def use(_: object) -> None:
    """Take a value, so that an expression is no statement by itself."""


def conditions(wanbetaler: cak.Wanbetaler) -> None:
    """A value of another type, or something that is no condition."""
    k.leeftijd.is_("CJIB")  # type: ignore[arg-type]
    use(k.leeftijd >= "18")  # type: ignore[operator]
    use(k.leeftijd >= 18.5)  # type: ignore[operator]
    use(k.leeftijd & 3)  # type: ignore[operator]
    use(k.leeftijd & k.in_premieregime)  # type: ignore[operator]
    use((k.leeftijd >= 18) & True)  # type: ignore[operator]
    use(~k.leeftijd)  # type: ignore[operator]
    k.inningswijze.is_("CJIB")  # type: ignore[arg-type]
    k.inningswijze.een_van(cak.Inningswijze.CJIB, "BRONINHOUDING")  # type: ignore[arg-type]
    use(k.inningswijze >= 3)  # type: ignore[operator]
    k.uzovi.is_("0101")  # type: ignore[arg-type]
    k.in_premieregime.is_(True)  # type: ignore[attr-defined]
    (k.leeftijd >= 18).evaluate(wanbetaler, peildatum="2023-09-30")  # type: ignore[arg-type]
    (k.leeftijd >= 18).evaluate(wanbetaler)  # type: ignore[call-arg]


def kaders() -> None:
    """A rule without a condition, and an order without a direction."""
    cak.Regel("18", als=k.leeftijd, aanpak="brief")  # type: ignore[arg-type]
    cak.Regel("18", als=True, aanpak="brief")  # type: ignore[arg-type]
    cak.Regel("18", k.leeftijd >= 18, "brief")  # type: ignore[call-arg]
    cak.Afwegingskader("x", regels=[k.in_premieregime])  # type: ignore[list-item]
    cak.Afwegingskader("x", regels=[], volgorde=[k.leeftijd])  # type: ignore[list-item]


def approaches(werklijst: cak.Werklijst, gebruik: cak.ToegestaanGebruik, item: cak.Werkitem) -> None:
    """A channel or room of another kind, and handing out without a permission or an approach."""
    cak.Aanpak("brief", kanaal="brief")  # type: ignore[arg-type]
    cak.Aanpak("brief", capaciteit="veel")  # type: ignore[arg-type]
    cak.Aanpak("brief", cak.Kanaal.BRIEF)  # type: ignore[call-arg]
    cak.Regel("r", als=cak.ALTIJD, aanpak=5)  # type: ignore[arg-type]
    werklijst.write("brieven.xlsx", aanpak="brief")  # type: ignore[call-arg]
    werklijst.write("brieven.xlsx", gebruik)  # type: ignore[call-arg]
    werklijst.why_not("999993653")  # type: ignore[arg-type]
    item.beoordeeld("consulent", "12-10-2023", "belt zelf")  # type: ignore[arg-type]
    use(item.aanpak.capaciteit)  # type: ignore[attr-defined]


def permission(lijst: cak.CakLijst, kader: cak.Afwegingskader, toetsing: cak.Toetsing, op: date) -> None:
    """Something else where a permission belongs."""
    kader.apply(lijst, toetsing, op=op)  # type: ignore[arg-type]
    kader.apply(lijst, toetsing.verwerking, op=op)  # type: ignore[arg-type]
    kader.apply(lijst, None, op=op)  # type: ignore[arg-type]
    kader.apply(lijst, op=op)  # type: ignore[call-arg]
    kader.apply(lijst, toetsing.require(), op="2023-10-12")  # type: ignore[arg-type]
    kader.apply(lijst, toetsing.require(), op=op, vorige=lijst)  # type: ignore[arg-type]
    kader.apply(lijst, toetsing.require())  # type: ignore[call-arg]
    werklijst = kader.apply(lijst, toetsing.require(), op=op)
    werklijst.write("brief.csv", toetsing, aanpak="brief")  # type: ignore[arg-type]
    werklijst.write("brief.csv", aanpak="brief")  # type: ignore[call-arg]
    build_signalen(werklijst, toetsing, op=op)  # type: ignore[arg-type]
    build_signalen(werklijst, op=op)  # type: ignore[call-arg]
    match_signalen(lijst, [], toetsing, op=op)  # type: ignore[arg-type]
    match_signalen(lijst, [], op=op)  # type: ignore[call-arg]
    op_cak_lijst([], lijst, toetsing, op=op)  # type: ignore[arg-type]
    frames.apply(kader, frames.to_frame(lijst), toetsing, op=op)  # type: ignore[arg-type]
    frames.apply(kader, frames.to_frame(lijst), op=op)  # type: ignore[call-arg]
    toetsing.view(lijst)  # type: ignore[attr-defined]
    toetsing.require().view(toetsing)  # type: ignore[arg-type]
    toetsing.require().view(lijst, op="2023-10-12")  # type: ignore[arg-type]
    toetsing.bevindingen = ()  # type: ignore[misc]
    cak.toets(toetsing.verwerking, op="2023-10-12")  # type: ignore[arg-type]
    toetsing.nog_nodig("fr")  # type: ignore[arg-type]


def values(bsn: cak.BSN) -> None:
    """A number where text belongs, and changing what is fixed."""
    cak.BSN(999993653)  # type: ignore[arg-type]
    cak.UZOVI(101)  # type: ignore[arg-type]
    cak.Gemeentecode(392)  # type: ignore[arg-type]
    bsn.value = "999993653"  # type: ignore[misc]
    cak.read_lijst("lijst.csv", peildatum="2023-09-30")  # type: ignore[arg-type]
    cak.read_lijst("lijst.csv")  # type: ignore[call-arg]
    cak.Verrijking(
        cak.Gegeven.BIJSTAND,
        waarden={"999993653": True},  # type: ignore[dict-item]
        nagegaan=cak.ALLEN,
        herkomst="uitkeringenadministratie",
        peildatum=date(2023, 9, 30),
    )
