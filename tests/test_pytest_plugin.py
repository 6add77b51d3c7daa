# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The fixtures that others get by installing the library, and what loading them costs: nothing until they are used."""

import subprocess
import sys
from pathlib import Path

import cak_regeling as cak
from cak_regeling.testing.canary import Canaries


OWN = """
import logging
import warnings
from datetime import date
import cak_regeling as cak
import pytest
from cak_regeling import criteria as k

def test_all(cak_lijst, kader, gebruik):
    assert len(cak_lijst.wanbetalers) == 200 and not cak_lijst.rejected
    werklijst = kader.apply(cak_lijst, gebruik, op=date(2023, 10, 12))
    assert len(werklijst) + len(werklijst.te_beoordelen) == 200

class TestOwn:
    @pytest.fixture
    def kader(self):
        return cak.Afwegingskader("eigen", regels=[cak.Regel("saldo", als=k.achterstand_cak > 5, aanpak="brief")])

    def test_gebruik_covers_a_kader_of_ones_own(self, cak_lijst, kader, gebruik):
        assert gebruik.gegevens == kader.gegevens
        kader.apply(cak_lijst, gebruik, op=date(2023, 10, 12))

def test_silent(cak_canaries):
    assert len(cak_canaries.lijst.read().wanbetalers) == 3

@pytest.mark.parametrize("leak", [print, warnings.warn, logging.getLogger().debug, KeyError])
def test_leaks(cak_canaries, leak):
    result = leak(cak_canaries.lijst.read().wanbetalers[0].bsn.value)
    if result is not None:
        raise result
"""


def _run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - ours
        [sys.executable, *arguments], capture_output=True, text=True, check=False, cwd=cwd
    )


def test_the_fixtures_work_in_a_suite_of_others(tmp_path: Path) -> None:
    """A suite elsewhere has the fixtures by name, can give its own kader, and fails where a canary is printed."""
    (tmp_path / "test_own.py").write_text(OWN)
    for capture in ("--capture=fd", "--capture=no"):
        result = _run("-m", "pytest", "-q", "-p", "no:cacheprovider", capture, cwd=tmp_path)
        assert "4 failed, 3 passed" in result.stdout
        for place in ("what was printed", "a warning", "the log", "an error"):
            assert f"CanaryFoundError: a planted person showed up in {place}: bsn" in result.stdout


def test_loading_the_plugin_imports_nothing(tmp_path: Path) -> None:
    """Pytest with the plugin loaded has not imported the package: it starts as fast, and coverage sees all of it."""
    (tmp_path / "test_own.py").write_text(
        "import sys\ndef test_nothing_yet():\n    assert 'pytest_cak_regeling' in sys.modules\n"
        "    assert not [name for name in sys.modules if name.partition('.')[0] in {'cak_regeling', 'hypothesis'}]\n"
    )
    result = _run("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", cwd=tmp_path)
    assert result.returncode == 0, result.stdout


def test_the_fixtures_are_here_too(
    cak_lijst: cak.CakLijst, kader: cak.Afwegingskader, gebruik: cak.ToegestaanGebruik, cak_canaries: Canaries
) -> None:
    """The list, the kader and the permission fit each other, and the canaries are on a list of their own."""
    werklijst = kader.apply(cak_lijst, gebruik, op=gebruik.geldig_van.replace(2023, 10, 12))
    assert {item.regel.naam for item in werklijst} == {"18 tot 27", "lang", "overig"}
    assert cak_lijst.gemeente == gebruik.gemeente
    assert not set(cak_canaries.bsns) & set(cak_lijst.by_bsn)
