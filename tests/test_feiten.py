# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Every fact has its source, the sources exist, and the words that a rule rests on stand there."""

import importlib
import json
import pkgutil
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

import cak_regeling
from cak_regeling import Bron, WaardeError
from cak_regeling.bevinding import Bevindingsoort
from cak_regeling.bronnen import Feit
from cak_regeling.regeling import afmelding, bronnentabel, feiten, premietabel, route
from cak_regeling.termijnen import Termijn


MODULES = [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(cak_regeling.__path__, "cak_regeling.")
    if not module.name.endswith("__main__")
]
"""The whole package."""
LAW = [module for module in MODULES if module.__name__.startswith(("cak_regeling.regeling.", "cak_regeling.termijnen"))]
"""Those whose facts stand in the table of sources."""
DOCUMENT = Path(__file__).parents[1] / "docs" / "bronnen.md"
LAWS = {"Zvw": "zvw-*.json", "Rzv": "rzv-*.json", "Algemene termijnenwet": "atw-*.json"}

STATE_NO_RULE = {
    *("Doel", "Eenheid", "Handeling", "Herkomst", "Inkomenssoort", "Inningswijze", "Lezing", "Organisatieonderdeel"),
    *("Premiesoort", "SoortUitvoerder", "SoortWerkwijze", "Staat", "Uitkomst", "Verlener", "Zekerheid"),
    "Bedragregel",  # a setting of a layout
    "Gegeven",  # its ground, where one is established, is tested in tests/test_gegevens.py
    "Route",  # has the source of the ground that it leads to
}
"""Enums of kinds and answers in the rooms about the law. Any other there states rules, and has a source for each."""
LAW_ROOMS = ("regeling", "termijnen", "doelbinding", "gegevens", "bronnen", "wanbetaler")

Place = tuple[str, str | None, int | None, str | None]

WORDS: dict[Place, str | tuple[str, ...]] = {
    ("Algemene termijnenwet", "1", 1, None): "zaterdag, zondag of algemeen erkende feestdag",
    ("Algemene termijnenwet", "1", 2, None): "terugrekening",
    ("Algemene termijnenwet", "2", None, None): "ten minste drie dagen",
    ("Algemene termijnenwet", "3", 1, None): "vijfde mei",
    ("Algemene termijnenwet", "3", 2, None): "Goede Vrijdag",
    ("Algemene termijnenwet", "3", 3, None): "gelijkstellen",
    ("Algemene termijnenwet", "4", None, None): "meer dan 90 dagen, in meer dan twaalf weken, in meer dan drie maanden",
    ("Rzv", "6.5.3a", None, None): "23 procent",
    ("Rzv", "6.5.6", 1, None): "eerste dag van de maand volgende",
    ("Rzv", "6.5.6", 1, "a"): "ontvangt algemene bijstand",
    ("Rzv", "6.5.6", 1, "b"): ("twaalf aaneengesloten maanden algemene bijstand ontvangen of", "minder dan € 600"),
    ("Rzv", "6.5.6", 1, "c"): "geen deel uitmaakt van een groep",
    ("Rzv", "6.5.6", 1, "d"): "gespreide dan wel tijdige betaling",
    ("Rzv", "6.5.6", 1, "e"): "zonder vrijwillig eigen risico",
    ("Rzv", "6.5.6", 1, "f"): "kwijtgescholden",
    ("Rzv", "6.5.6", 1, "g"): "maximaal 36 maanden",
    ("Rzv", "6.5.6", 1, "h"): "zegt toe",
    ("Rzv", "6.5.6", 1, "i"): "c, d, e en h",
    ("Rzv", "6.5.6", 2, None): "onderdeel c, d, e of g",
    ("Rzv", "6.5.7", 1, None): "eerste dag van de maand volgende",
    ("Rzv", "6.5.7", 1, "a"): "bewind als bedoeld in artikel 431, eerste lid, onderdeel a of b",
    ("Rzv", "6.5.7", 1, "b"): "gespreide dan wel tijdige betaling",
    ("Rzv", "6.5.7", 1, "c"): "zonder vrijwillig eigen risico",
    ("Rzv", "6.5.7", 1, "d"): "kwijtgescholden",
    ("Rzv", "6.5.7", 1, "e"): "maximaal 36 maanden",
    ("Rzv", "6.5.7", 1, "f"): "zegt toe",
    ("Rzv", "6.5.7", 1, "g"): "b, c en f",
    ("Rzv", "6.5.7", 2, None): "onderdeel b, c of f",
    ("Rzv", "7b.1", 1, "b"): "niet langer een bestuursrechtelijke premie verschuldigd is",
    ("Rzv", "7b.1", 2, "a"): "telefoonnummer, e-mailadres, geboortedatum",
    ("Rzv", "7b.1", 2, "c"): "verschuldigde bedragen met betrekking tot de premie",
    ("Rzv", "7b.1", 3, None): ("onderdeel b", "op verzoek aan het college van burgemeester en wethouders"),
    ("Rzv", "7b.1", 3, "a"): "naam, adres, postcode, woonplaats, geboortedatum en burgerservicenummer",
    ("Rzv", "7b.1", 3, "b"): "zorgverzekeraarsidentificatienummer",
    ("Rzv", "7b.1", 3, "c"): ("de datum vanaf wanneer", "de wijze van inning"),
    ("Zvw", "16", 2, "b"): "geen premie verschuldigd over de periode, bedoeld in artikel 18d",
    ("Zvw", "18a", 1, None): ("Uiterlijk tien werkdagen nadat", "ter hoogte van twee maandpremies"),
    ("Zvw", "18a", 4, None): "termijn van vier weken",
    ("Zvw", "18b", 1, None): ("ter hoogte van vier maandpremies", "uiterlijk vier weken na ontvangst", "de melding"),
    ("Zvw", "18b", 2, None): "binnen een termijn van vier weken na ontvangst",
    ("Zvw", "18b", 3, None): "zolang de nieuw vervallende termijnen van de premie worden voldaan",
    ("Zvw", "18c", 1, None): (
        "rente en incassokosten buiten beschouwing latend",
        "ter hoogte van zes of meer maandpremies",
    ),
    ("Zvw", "18c", 2, "a"): "tijdige betwisting",
    ("Zvw", "18c", 2, "b"): "gedurende de termijn",
    ("Zvw", "18c", 2, "c"): "onherroepelijk",
    ("Zvw", "18c", 2, "d"): (
        "zich heeft aangemeld bij een schuldhulpverlener",
        "schriftelijke overeenkomst tot stabilisatie",
    ),
    ("Zvw", "18c", 2, "e"): "basisregistratie personen",
    ("Zvw", "18d", 1, None): (
        "eerste dag van de maand volgende op de maand waarin het CAK de melding",
        "ten minste 110% en ten hoogste 130% van de gemiddelde premie",
    ),
    ("Zvw", "18d", 2, None): "niet meer verschuldigd met ingang van de eerste dag van de maand volgende",
    ("Zvw", "18d", 2, "a"): "zijn of zullen zijn afgelost of tenietgaan",
    ("Zvw", "18d", 2, "b"): "schuldsaneringsregeling natuurlijke personen",
    ("Zvw", "18d", 2, "c"): (
        "overeenkomst als bedoeld in artikel 18c, tweede lid, onderdeel d",
        "buitengerechtelijke schuldregeling tot stand is gekomen waarin, naast de verzekeringnemer, ten minste zijn",
        "de zorgverzekeraar met de verzekeringnemer een betalingsregeling is overeengekomen",
    ),
    ("Zvw", "18d", 3, None): "onverwijld",
    ("Zvw", "18d", 4, "a"): "artikel 350, derde lid, onderdeel c, d, e, f, of g",
    ("Zvw", "18d", 4, "b"): "blijkens een melding van zijn zorgverzekeraar",
    ("Zvw", "18d", 4, "c"): "niet meer voldoet",
    ("Zvw", "18d", 5, None): "mede door een schuldhulpverlener te zijn ondertekend",
    ("Zvw", "18e", 1, None): "eerste twaalf maanden",
    ("Zvw", "18f", 2, None): ("geheel of voor een door het CAK te bepalen gedeelte", "loon"),
    ("Zvw", "18f", 3, None): ("onmiddellijk nadat", "belastingen, premies of andere bijdragen"),
    ("Zvw", "18f", 4, None): "het gehele bedrag",
    ("Zvw", "18f", 5, None): "verminderd met het in opdracht van het CAK ingehouden bedrag",
    ("Zvw", "18f", 6, None): "verzekeringnemer of zijn partner",
    ("Zvw", "18f", 7, None): "dwangbevel",
    ("Zvw", "18f", 8, None): "voorrecht op alle goederen",
    ("Zvw", "18f", 9, None): "beslag",
    ("Zvw", "18f", 10, None): "verlaagd met de bestuursrechtelijke premie",
    ("Zvw", "18g", 5, None): "kwijt te schelden",
    ("Zvw", "18g", 2, None): "het burgerservicenummer gebruikt",
    ("Zvw", "24", 1, None): "van rechtswege opgeschort",
    ("Zvw", "24", 3, None): "buiten Nederland in detentie",
    ("Zvw", "89", 1, None): "noodzakelijk zijn voor de uitvoering van de zorgverzekeringen of van deze wet",
}
"""The words of the law that each citation rests on, for the articles of which the text is at hand."""


def public_facts(module: ModuleType) -> Iterator[tuple[str, object]]:
    """Walk what a module states: its Feiten, Termijnen, and the members of its enums, each with its source."""
    for name, value in vars(module).items():
        if name.startswith("_"):
            continue
        if isinstance(value, Feit | Termijn):
            yield name, value.bron
        elif isinstance(value, tuple):
            yield from ((name, item.bron) for item in value if isinstance(item, Feit | Termijn))
        elif isinstance(value, type) and issubclass(value, Enum) and states_rules(value):
            yield from ((str(member), getattr(member, "bron", None)) for member in value)


def states_rules(enum: type[Enum]) -> bool:
    """Tell whether an enum states rules: in a room about the law unless said not to, elsewhere if it has a Bron."""
    package, *room = enum.__module__.split(".")[:2]
    in_law = package == "cak_regeling" and room[0] in LAW_ROOMS and enum.__name__ not in STATE_NO_RULE
    return in_law or hasattr(enum, "bron")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_public_fact_has_a_source(module: ModuleType) -> None:
    """No ground, bar, term, means or fact without a Bron; those of the law are in the one table."""
    found = list(public_facts(module))
    assert [name for name, bron in found if not isinstance(bron, Bron)] == []
    table = {feit.bron for feit in feiten()}
    assert [name for name, bron in found if module in LAW and bron not in table] == []


def test_the_walk_finds_what_has_no_source() -> None:
    """A fact without a Bron can't be made; a public enum that states rules without one is found."""
    module = ModuleType("module")
    module.__dict__["Nieuw"] = Enum("Nieuw", {"EEN": 1}, module="cak_regeling.regeling.nieuw")
    assert list(public_facts(module)) == [("Nieuw.EEN", None)]
    for bron in (None, "artikel 1"):
        with pytest.raises(WaardeError, match=r"^expected Bron as bron$"):
            Feit("iets", bron)  # type: ignore[arg-type]


def test_amounts_and_conditions_are_in_the_table() -> None:
    """Each amount and each condition is a fact of the table, with its own source."""
    table = set(feiten())
    assert {amount.feit for amount in premietabel.Premietabel.standaard().premies} <= table
    assert {feit for _, feit in premietabel.gemiddelde_premies().values()} <= table
    sources = {feit.bron for feit in table}
    assert {eis.bron for eis in route.eisen()} <= sources
    assert {bron for reden in afmelding.RedenAfmelding for bron in reden.bronnen} <= sources
    assert {reden.bron_definitief for reden in afmelding.RedenAfmelding if reden.definitief is not None} <= sources
    assert all(feit.wat and feit.bron.citaat() for feit in table)


def test_every_finding_of_purpose_has_a_source() -> None:
    """What the test of purpose says rests on a rule that it names."""
    rooms = [module for module in MODULES if module.__name__.startswith("cak_regeling.doelbinding.soorten")]
    kinds = [kind for room in rooms for kind in vars(room).values() if isinstance(kind, Bevindingsoort)]
    assert len(kinds) > 20
    assert [kind.code for kind in kinds if kind.bron is None] == []


def test_the_document_has_the_table() -> None:
    """The page of sources is the table of the library; ``make bronnen`` writes it."""
    assert bronnentabel() in DOCUMENT.read_text("utf-8")


def article_texts(shared: Path, regeling_: str) -> list[dict[str, str | None]]:
    """Give the articles of a law of which the text is at hand."""
    path = next((shared / "domain" / "wettekst").glob(LAWS[regeling_]))
    articles: list[dict[str, str | None]] = json.loads(path.read_text("utf-8"))["artikelen"]
    return articles


def day_of(shared: Path, regeling_: str) -> date:
    """Give the day of the text that is at hand."""
    path = next((shared / "domain" / "wettekst").glob(LAWS[regeling_]))
    return date.fromisoformat(path.stem.partition("-")[2])


def text_of(shared: Path, bron: Bron) -> str | None:
    """Give the words of a cited place; None when the place does not exist. Skip what is not at hand with a KeyError."""
    if bron.regeling not in LAWS:
        raise KeyError(bron.citaat())
    articles = article_texts(shared, bron.regeling)
    at_hand = bron.geldig_op == day_of(shared, bron.regeling)
    own = [one for one in articles if at_hand and one["artikel"] == bron.artikel]
    if not own:
        raise KeyError(bron.citaat())
    if bron.lid is not None:
        own = [one for one in own if one["lid"] == str(bron.lid)]
    if bron.onderdeel is not None and any(one.get("onderdeel") for one in own):
        own = [one for one in own if one.get("onderdeel") == bron.onderdeel]
    text = " ".join(str(one["tekst"]) for one in own)
    if bron.onderdeel is not None and not any(one.get("onderdeel") for one in own):
        parts = f" {text}".partition(f" {bron.onderdeel}. ")
        text = parts[2].partition(f" {chr(ord(bron.onderdeel) + 1)}. ")[0]
    return text or None


def sources_in(value: Any) -> Iterator[Bron]:
    """Walk all citations in a value: in its attributes, items, and what the members of an enum give."""
    if isinstance(value, Bron):
        yield value
    elif isinstance(value, type) and issubclass(value, Enum):
        names = [name for name, one in vars(value).items() if isinstance(one, property)]
        yield from (bron for member in value for name in names for bron in sources_in(getattr(member, name)))
    elif isinstance(value, Mapping):
        yield from sources_in((*value, *value.values()))
    elif isinstance(value, tuple | list | set | frozenset):
        yield from (bron for item in value for bron in sources_in(item))
    elif attrs.has(type(value)):
        yield from sources_in([getattr(value, field.name) for field in attrs.fields(type(value))])


def test_every_citation_exists_and_says_so(shared: Path) -> None:
    """Each artikel, lid and onderdeel that the package cites, of which the text is at hand, exists and says so."""
    cited = {feit.bron for feit in feiten()}
    cited.update(bron for module in MODULES for value in vars(module).values() for bron in sources_in(value))
    seen: set[Place] = set()
    for bron in cited:
        key = (bron.regeling, bron.artikel, bron.lid, bron.onderdeel)
        try:
            text = text_of(shared, bron)
        except KeyError:
            continue
        assert text is not None, bron.citaat()
        assert key in WORDS, f"{bron}: add the words that it rests on to WORDS"
        words = WORDS[key]
        for part in (words,) if isinstance(words, str) else words:
            assert part in text, bron.citaat()
        seen.add(key)
    assert seen == set(WORDS)


def test_what_is_not_at_hand_is_known(shared: Path) -> None:
    """The citations of which no text is at hand are these; they were read elsewhere, as the sources page says."""
    missing: dict[str, set[str]] = {}
    for bron in {feit.bron for feit in feiten() if feit.bron.regeling in LAWS}:
        try:
            text_of(shared, bron)
        except KeyError:
            missing.setdefault(f"{bron.regeling} {bron.artikel}", set()).add(str(bron.geldig_op))
    assert missing == {
        "Rzv 6.5.1": {"2012-11-02", "2026-06-04"},
        "Rzv 6.5.2": {"2023-09-01", "2024-11-14", "2025-04-01", "2026-06-04", "None"},
        "Rzv 6.5.3": {"2026-06-04"},
        "Rzv 6.5.4": {"2026-06-04"},
        "Zvw 6": {"2026-01-01"},
        "Zvw 18aa": {"2026-01-01"},
        "Zvw 18bb": {"2026-01-01"},
        "Zvw 18d": {"2016-01-01"},
        "Zvw 18e": {"2016-01-01"},
    }
