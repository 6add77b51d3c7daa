# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The page for policy officers: the kader on it can be read, and the command on it does what it says."""

import re
import shlex
from datetime import date
from pathlib import Path

import pytest

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.cli import main
from cak_regeling.testing import generate_lijst


PAGE = (Path(__file__).parents[1] / "docs" / "beleid.md").read_text("utf-8")


def block(kind: str) -> str:
    """Give the one block of code of a kind."""
    (text,) = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    return str(text)


def test_the_kader_on_the_page() -> None:
    """It means what the page says: until is not up to and including, and the rest waits or gets a letter."""
    kader = cak.Afwegingskader.from_toml(block("toml"))
    brief = cak.Aanpak("brief", capaciteit=80)
    huisbezoek = cak.Aanpak("huisbezoek", capaciteit=40, als_vol=brief)
    assert [(regel.naam, regel.aanpak) for regel in kader.regels] == [
        ("18 tot 21", huisbezoek),
        ("lang of hoog", huisbezoek),
        ("overig", brief),
    ]
    assert kader.regels[0].als == k.leeftijd.tussen(18, 21) & k.in_premieregime
    assert kader.regels[1].als == (k.maanden_in_regeling >= 120) | (k.achterstand_cak >= 5000)
    assert kader.vastgesteld_op == date(2023, 9, 1)


def test_the_command_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a list, the kader and a file of the BRP, it makes a file for each approach, and the proof."""
    monkeypatch.chdir(tmp_path)
    content = generate_lijst(150, seed=1, peildatum=date(2023, 9, 30)).content
    Path("lijst.csv").write_bytes(content)
    Path("overleden.csv").write_text(f"BSN\n{content.decode().splitlines()[1].split(';')[0]}\n", "utf-8")
    Path("kader.toml").write_text(block("toml"), "utf-8")
    command = block("sh").replace("\\\n", " ").replace("lijst.xlsx", "lijst.csv")
    assert main(shlex.split(command)[1:]) == 0
    out = capsys.readouterr().out
    assert re.search(r"wacht op plaats +\d+\n", out)
    assert re.search(r"uitgesloten +1\n", out)
    assert sorted(path.name for path in tmp_path.glob("*.[xj]*")) == [
        *("bewijs.json", "werk-brief.xlsx", "werk-huisbezoek.xlsx")
    ]


def test_nobody_is_judged_on_the_page() -> None:
    """It speaks of an inwoner."""
    assert "wanbetaler" not in PAGE.lower()
