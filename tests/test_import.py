# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What importing the library brings along."""

import subprocess
import sys
from importlib import import_module

import pytest

import cak_regeling


OPTIONAL = (
    "cattrs",
    "dateutil",
    "defusedxml",
    "hypothesis",
    "matplotlib",
    "narwhals",
    "openpyxl",
    "pandas",
    "phonenumbers",
    "polars",
    "rich",
)


def _modules_after(code: str) -> set[str]:
    """Run code in a fresh interpreter; give the top-level modules that it has then."""
    program = f"{code}\nimport sys; print(' '.join({{name.partition('.')[0] for name in sys.modules}}))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    return set(result.stdout.split())


def test_import_loads_no_optional_package() -> None:
    """Importing the library loads no package at all, and using all of its names none but attrs."""
    assert not _modules_after("import cak_regeling").intersection({*OPTIONAL, "attrs", "attr"})
    used = _modules_after("from cak_regeling import *")
    assert not used.intersection(OPTIONAL)
    assert "attrs" in used


def test_names_are_there_when_they_are_asked_for() -> None:
    """A name is found once and then kept; what is none is an AttributeError, and all can be listed."""
    assert cak_regeling.read_lijst is vars(cak_regeling)["read_lijst"]
    assert cak_regeling.regeling is import_module("cak_regeling.regeling")
    assert dir(cak_regeling) == sorted(cak_regeling.__all__)
    with pytest.raises(AttributeError, match=r"^module 'cak_regeling' has no attribute 'lees_lijst'$"):
        cak_regeling.lees_lijst  # type: ignore[attr-defined]  # noqa: B018 - the asking is the test
    assert "attrs" in _modules_after("import cak_regeling; cak_regeling.regeling")
    fresh = "import cak_regeling; names = {n: getattr(cak_regeling, n) for n in cak_regeling.__all__}"
    assert "cak_regeling" in _modules_after(fresh)


def test_generating_needs_no_hypothesis() -> None:
    """Synthetic lists can be made without the extra for tests."""
    code = "from cak_regeling.testing import generate_lijst; import datetime; "
    code += "generate_lijst(20, peildatum=datetime.date(2023, 9, 30))"
    assert not _modules_after(code).intersection({"hypothesis", "rich"})


def test_voorbeeld_needs_neither_rich_nor_hypothesis() -> None:
    """The demonstration runs on the core alone."""
    code = "import contextlib, io; from cak_regeling.cli import main\n"
    code += "with contextlib.redirect_stdout(io.StringIO()): main(['voorbeeld'])"
    assert not _modules_after(code).intersection({"hypothesis", "rich"})
