"""Every fact has its source, the sources exist, and the words that a rule rests on stand there."""

import json
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from types import ModuleType

import pytest

from cak_regeling import Bron, Inningswijze, Zekerheid, regeling, termijnen
from cak_regeling.bronnen import Feit
from cak_regeling.regeling import (
    afmelding,
    bronnentabel,
    feiten,
    inning,
    melding,
    premie,
    premietabel,
    terugkeer,
    traject,
    uitstroom,
)
from cak_regeling.termijnen import Termijn


MODULES = (premie, premietabel, traject, melding, inning, afmelding, terugkeer, uitstroom, termijnen)
DOCUMENT = Path(__file__).parents[1] / "docs" / "bronnen.md"
LAWS = {"Zvw": "zvw-*.json", "Rzv": "rzv-*.json", "Algemene termijnenwet": "atw-*.json"}
NO_FACTS = {
    premietabel.Premiesoort,
    inning.Inkomenssoort,
    Inningswijze,
    termijnen.Eenheid,
    uitstroom.Staat,
    uitstroom.Route,
    Zekerheid,
}
"""Kinds and answers, that state no rule; a Route has the source of the ground that it leads to."""

WORDS: dict[tuple[str, str | None, int | None, str | None], str] = {
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
    ("Rzv", "6.5.6", 1, "b"): "twaalf aaneengesloten maanden algemene bijstand ontvangen of",
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
    ("Zvw", "16", 2, None): "geen premie verschuldigd over de periode, bedoeld in artikel 18d",
    ("Zvw", "18a", 1, None): "Uiterlijk tien werkdagen nadat",
    ("Zvw", "18a", 4, None): "termijn van vier weken",
    ("Zvw", "18b", 1, None): "ter hoogte van vier maandpremies",
    ("Zvw", "18b", 2, None): "binnen een termijn van vier weken na ontvangst",
    ("Zvw", "18b", 3, None): "zolang de nieuw vervallende termijnen van de premie worden voldaan",
    ("Zvw", "18c", 1, None): "rente en incassokosten buiten beschouwing latend, een premieschuld ter hoogte van zes",
    ("Zvw", "18c", 2, "a"): "tijdige betwisting",
    ("Zvw", "18c", 2, "b"): "gedurende de termijn",
    ("Zvw", "18c", 2, "c"): "onherroepelijk",
    ("Zvw", "18c", 2, "d"): "stabilisatie",
    ("Zvw", "18c", 2, "e"): "basisregistratie personen",
    ("Zvw", "18d", 1, None): "ten minste 110% en ten hoogste 130% van de gemiddelde premie",
    ("Zvw", "18d", 2, None): "niet meer verschuldigd met ingang van de eerste dag van de maand volgende",
    ("Zvw", "18d", 2, "a"): "zijn of zullen zijn afgelost of tenietgaan",
    ("Zvw", "18d", 2, "b"): "schuldsaneringsregeling natuurlijke personen",
    ("Zvw", "18d", 2, "c"): "betalingsregeling is overeengekomen",
    ("Zvw", "18d", 3, None): "onverwijld",
    ("Zvw", "18d", 4, "a"): "artikel 350, derde lid, onderdeel c, d, e, f, of g",
    ("Zvw", "18d", 4, "b"): "blijkens een melding van zijn zorgverzekeraar",
    ("Zvw", "18d", 4, "c"): "niet meer voldoet",
    ("Zvw", "18d", 5, None): "mede door een schuldhulpverlener te zijn ondertekend",
    ("Zvw", "18e", 1, None): "eerste twaalf maanden",
    ("Zvw", "18f", 2, None): "geheel of voor een door het CAK te bepalen gedeelte",
    ("Zvw", "18f", 3, None): "onmiddellijk nadat",
    ("Zvw", "18f", 4, None): "het gehele bedrag",
    ("Zvw", "18f", 5, None): "verminderd met het in opdracht van het CAK ingehouden bedrag",
    ("Zvw", "18f", 6, None): "verzekeringnemer of zijn partner",
    ("Zvw", "18f", 7, None): "dwangbevel",
    ("Zvw", "18f", 8, None): "voorrecht op alle goederen",
    ("Zvw", "18f", 9, None): "beslag",
    ("Zvw", "18f", 10, None): "verlaagd met de bestuursrechtelijke premie",
    ("Zvw", "18g", 5, None): "kwijt te schelden",
    ("Zvw", "24", 1, None): "van rechtswege opgeschort",
    ("Zvw", "24", 3, None): "buiten Nederland in detentie",
}
"""The words of the law that each citation rests on, for the articles of which the text is at hand."""


def public_facts(module: ModuleType) -> Iterator[tuple[str, Bron]]:
    """Walk what a module states of the law: its Feiten, Termijnen, and the members of its enums."""
    for name, value in vars(module).items():
        if name.startswith("_"):
            continue
        if isinstance(value, Feit | Termijn):
            yield name, value.bron
        elif isinstance(value, tuple):
            yield from ((name, item.bron) for item in value if isinstance(item, Feit | Termijn))
        elif isinstance(value, type) and issubclass(value, Enum) and value not in NO_FACTS and len(value):
            yield from ((str(member), getattr(member, "bron", None)) for member in value)  # type: ignore[misc]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_public_fact_has_a_source(module: ModuleType) -> None:
    """No ground, bar, term, means or fact without a Bron, and all of them are in the one table."""
    table = {feit.bron for feit in feiten()}
    found = list(public_facts(module))
    assert [name for name, bron in found if not isinstance(bron, Bron)] == []
    assert [name for name, bron in found if bron not in table] == []


def test_amounts_and_conditions_are_in_the_table() -> None:
    """Each amount and each condition is a fact of the table, with its own source."""
    table = set(feiten())
    assert {amount.feit for amount in premietabel.Premietabel.standaard().premies} <= table
    assert {feit for _, feit in premietabel.gemiddelde_premies().values()} <= table
    sources = {feit.bron for feit in table}
    assert {eis.bron for eis in uitstroom.eisen()} <= sources
    assert {reden.bron_definitief for reden in afmelding.RedenAfmelding if reden.definitief is not None} <= sources
    assert all(feit.wat and feit.bron.citaat() for feit in table)


def test_the_exported_enums_are_walked() -> None:
    """A new public enum of the room either states rules with a source, or is named as one that states none."""
    enums = {value for value in vars(regeling).values() if isinstance(value, type) and issubclass(value, Enum)}
    walked = {value for module in MODULES for value in vars(module).values() if isinstance(value, type)}
    assert enums <= walked


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


def test_every_citation_exists_and_says_so(shared: Path) -> None:
    """Each cited artikel, lid and onderdeel of which the text is at hand exists, and holds the words it rests on."""
    cited = {feit.bron for feit in feiten() if feit.bron.regeling in LAWS}
    seen: set[tuple[str, str | None, int | None, str | None]] = set()
    for bron in cited:
        key = (bron.regeling, bron.artikel, bron.lid, bron.onderdeel)
        try:
            text = text_of(shared, bron)
        except KeyError:
            continue
        assert text is not None, bron.citaat()
        assert WORDS[key] in text, bron.citaat()
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
        "Zvw 6": {"None"},
        "Zvw 18aa": {"2026-01-01"},
        "Zvw 18bb": {"2026-01-01"},
        "Zvw 18d": {"2016-01-01"},
        "Zvw 18e": {"2016-01-01"},
    }


def test_the_thresholds_are_the_words_of_the_law(shared: Path) -> None:
    """Two, four and six monthly premiums, and the numbers of days, weeks and euro, stand in the articles cited."""
    for bron, words in (
        (traject.Trede.AANBOD.bron, "ter hoogte van twee maandpremies"),
        (traject.Trede.AANKONDIGING.bron, "ter hoogte van vier maandpremies"),
        (traject.Trede.MELDING.bron, "ter hoogte van zes of meer maandpremies"),
        (traject.TERMIJN_BETWISTING.bron, "uiterlijk vier weken na ontvangst"),
        (uitstroom.FEITEN[0].bron, "minder dan € 600"),
        (traject.INGANG.bron, "eerste dag van de maand volgende op de maand waarin het CAK de melding"),
    ):
        text = text_of(shared, bron)
        assert text is not None
        assert words in text
