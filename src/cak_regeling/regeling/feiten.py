# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Every fact of this room with its source, in one table: what the documentation prints and a test walks."""

from cak_regeling import termijnen
from cak_regeling.bronnen import Feit
from cak_regeling.regeling import (
    afmelding,
    inning,
    inningsgrond,
    premie,
    premietabel,
    route,
    terugkeer,
    traject,
    uitstroom,
    vervolgstap,
)
from cak_regeling.regeling.melding import Beletsel
from cak_regeling.termijnen import Termijn


def _of_terms(terms: tuple[Termijn, ...]) -> list[Feit]:
    return [Feit(f"{termijn.wat}: {termijn.aantal} {termijn.eenheid.value}", termijn.bron) for termijn in terms]


def feiten() -> tuple[Feit, ...]:
    """Give every amount, term, ground, bar and condition, with its source, in the order of the law."""
    ends = list(afmelding.RedenAfmelding)
    return (
        *(amount.feit for amount in premietabel.Premietabel.standaard().premies),
        *(feit for _, feit in premietabel.gemiddelde_premies().values()),
        *premie.FEITEN,
        *termijnen.FEITEN,
        *(Feit(f"drempel van {trede.maandpremies} maandpremies", trede.bron) for trede in traject.Trede),
        *_of_terms(traject.TERMIJNEN),
        *traject.FEITEN,
        *(Feit(beletsel.omschrijving.nl, bron) for beletsel in Beletsel for bron in beletsel.bronnen),
        *(Feit(grond.omschrijving.nl, grond.bron) for grond in inningsgrond.Inningsgrond),
        *(Feit(f"middel: {instrument.value}", instrument.bron) for instrument in inning.Instrument),
        *_of_terms(inning.TERMIJNEN),
        *inning.FEITEN,
        *(Feit(f"{end.nummer}: {end.omschrijving.nl}", bron) for end in ends for bron in end.bronnen),
        *(
            Feit(f"{end.nummer} is {'definitief' if end.definitief else 'voorlopig'}", end.bron_definitief)
            for end in ends
            if end.bron_definitief is not None
        ),
        *_of_terms(tuple(end.duur for end in ends if end.duur is not None)),
        *afmelding.FEITEN,
        *(Feit(f"{back.nummer}: {back.omschrijving.nl}", back.bron) for back in terugkeer.RedenTerugkeer),
        *terugkeer.FEITEN,
        *(Feit(f"{eis.route.value}: {eis.tekst.nl}", eis.bron) for eis in route.eisen()),
        *uitstroom.FEITEN,
        *(Feit(step.tekst.nl, step.bron) for step in vervolgstap.vervolgstappen()),
    )


def bronnentabel() -> str:
    """Give the table of `feiten` in Markdown, as ``docs/bronnen.md`` has it."""
    lines = ["| wat | bron | geldt van | geldt tot | tekst van | zekerheid |", "|---|---|---|---|---|---|"]
    for feit in feiten():
        bron = feit.bron
        link = f"[{bron}]({bron.url})" if bron.url is not None else str(bron)
        days = " | ".join(str(day or "") for day in (bron.geldig_van, bron.geldig_tot, bron.geldig_op))
        lines.append(f"| {feit.wat} | {link} | {days} | {bron.zekerheid.value} |")
    return "\n".join(lines)
