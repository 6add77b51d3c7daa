# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The two readings of the law on vroegsignalering: why each is held, and which data each allows.

Which of them is right is open, so a municipality chooses one by a decision. The page for privacy officers has the
tables that are made here.
"""

from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Bevindingsoort
from cak_regeling.bronnen import KENNISSESSIE, Bron, Feit, Zekerheid, rzv, volgens
from cak_regeling.doelbinding import soorten, soorten_gegevens
from cak_regeling.doelbinding.soorten_gegevens import avg
from cak_regeling.gegevens import Gegeven, Lezing


def _wgs(artikel: str, lid: int | None = None, onderdeel: str | None = None) -> Bron:
    """Cite the Wgs; what it means for this list is a conclusion, as sources differ."""
    return Bron(
        regeling="Wgs",
        bwb="BWBR0031331",
        artikel=artikel,
        lid=lid,
        onderdeel=onderdeel,
        zekerheid=Zekerheid.AFGELEID,
    )


ARGUMENTEN = FrozenMapping(
    {
        Lezing.STRIKT: (
            Feit("het CAK geeft de lijst alleen voor uitstroom uit de premie", rzv("7b.1", 3)),
            Feit("de Wgs kent alleen aangewezen signalen van schuldeisers", _wgs("3", 1, "b")),
            Feit("de Wgs laat hergebruik toe van andere gegevens dan die van de Zvw", _wgs("8d")),
            Feit("de AVG bindt gebruik aan het doel waarvoor de gegevens zijn verzameld", avg("5", 1, "b")),
        ),
        Lezing.RUIM: (
            Feit(
                "het Besluit gemeentelijke schuldhulpverlening verwijst naar gegevens van artikel 89 Zvw", KENNISSESSIE
            ),
            Feit("hulp bij alle schulden dient de uitstroom", rzv("7b.1", 1, "b", zekerheid=Zekerheid.AFGELEID)),
            Feit("het landelijke gegevensmodel kent het CAK als soort signaalpartner", volgens("VNG Realisatie, DDAS")),
            Feit("de AVG laat verder gebruik toe dat bij het doel past", avg("6", 4)),
        ),
    }
)
"""Why each reading is held."""


def toegestane_gegevens(lezing: Lezing) -> frozenset[Gegeven]:
    """Give the data with an established ground under a reading; all other data needs an `Oordeel`."""
    return frozenset(gegeven for gegeven in Gegeven if gegeven.grond_bij(lezing) is not None)


def argumenten() -> str:
    """Give in Markdown why each reading is held, as ``docs/privacy.md`` has it."""
    return "\n\n".join(
        f"**{lezing.value.capitalize()}**\n\n"
        + "\n".join(f"- {_sentence(feit.wat)} ({_grond(feit.bron)})" for feit in feiten)
        for lezing, feiten in ARGUMENTEN.items()
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _grond(bron: Bron | None) -> str:
    """Cite a ground, and say where it is not certain from the text of the law itself; without one, ask a judgement."""
    if bron is None:
        return "oordeel"
    return f"{bron}" if bron.zekerheid is Zekerheid.PRIMAIR else f"{bron} [{bron.zekerheid.value}]"


def lezingentabel() -> str:
    """Give in Markdown which data each reading allows, and on which ground, as ``docs/privacy.md`` has it."""
    rows = [
        f"| {gegeven.naam.nl} | {gegeven.herkomst.value} | "
        + " | ".join(_grond(gegeven.grond_bij(lezing)) for lezing in Lezing)
        + " |"
        for gegeven in Gegeven
    ]
    return "\n".join(["| gegeven | bron | strikt | ruim |", "|---|---|---|---|", *rows])


def regeltabel() -> str:
    """Give in Markdown all that the test can find, as ``docs/privacy.md`` has it."""
    named = [*vars(soorten).values(), *vars(soorten_gegevens).values()]
    of_data = [soort for (_, lezing), soort in soorten_gegevens.BUITEN_LID_3.items() if lezing is Lezing.STRIKT]
    rows = [
        " | ".join(
            (f"| `{soort.code}`", soort.ernst.value, soort.oorzaak.nl, soort.oplossing.nl, f"{_grond(soort.bron)} |")
        ).format(field="[naam]")
        for soort in (*named, *of_data)
        if isinstance(soort, Bevindingsoort)
    ]
    return "\n".join(["| code | ernst | wat | wat te doen | grond |", "|---|---|---|---|---|", *rows])
