# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The catalogue of bevindingen: every code of the room has its words, and the page is what they say."""

import importlib
import pkgutil
from pathlib import Path

import pytest

from cak_regeling import WaardeError, lijst
from cak_regeling.bevinding import Bevindingsoort, Ernst, Taal
from cak_regeling.lijst.catalogus import UITLEG, catalogus, codes


PAGE = Path(__file__).parents[1] / "docs" / "bevindingen.md"


def declared() -> dict[str, Bevindingsoort]:
    """Give every kind of bevinding that a module of the room declares."""
    modules = [
        importlib.import_module(f"{lijst.__name__}.{info.name}") for info in pkgutil.iter_modules(lijst.__path__)
    ]
    kinds = [value for module in modules for value in vars(module).values() if isinstance(value, Bevindingsoort)]
    return {kind.code: kind for kind in kinds}


def test_every_code_is_in_the_catalogue() -> None:
    """No code is left out, and nothing is explained that does not exist; the heaviest come first."""
    assert {soort.code for soort in codes()} == set(declared()) == set(UITLEG)
    weights = [soort.ernst for soort in codes()]
    assert weights == sorted(weights, key=list(Ernst).index)


@pytest.mark.parametrize("code", UITLEG)
def test_titles_and_examples_are_in_two_languages(code: str) -> None:
    """Each differs between Dutch and English, is short, and never says wanbetaler."""
    for tekst in (UITLEG[code].titel, UITLEG[code].voorbeeld):
        assert tekst.nl != tekst.en
        assert "wanbetaler" not in f"{tekst.nl} {tekst.en}".casefold()
        assert 0 < len(tekst.nl) <= 120
        assert 0 < len(tekst.en) <= 120
    assert not UITLEG[code].titel.nl.endswith(".")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_page_is_up_to_date(lang: Taal) -> None:
    """The documentation has the catalogue as it is, in both languages; ``make bevindingen`` writes it."""
    assert f"<!-- {lang} -->\n\n{catalogus(lang)}\n\n<!-- einde -->" in PAGE.read_text("utf-8")


def test_another_language_is_refused() -> None:
    """There is Dutch and English."""
    with pytest.raises(WaardeError, match="'nl' or 'en'"):
        catalogus("fr")  # type: ignore[arg-type]
