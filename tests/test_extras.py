# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What is said where a package of an extra is not installed."""

import subprocess
import sys

import pytest


FIGURE = "from cak_regeling.opvolging.figuur import to_figure; to_figure((), after=6)"
ROWS = (
    "from datetime import date; from cak_regeling import frames; from cak_regeling.testing import generate_lijst; "
    "frames.scan_lijst(generate_lijst(2, peildatum=date(2023, 9, 30)).content, peildatum=date(2023, 9, 30){})"
)


@pytest.mark.parametrize(
    ("package", "code", "install"),
    [
        ("narwhals", "from cak_regeling import frames", "cak_regeling[frames]"),
        ("narwhals", "from cak_regeling.frames.engine import Engine", "cak_regeling[frames]"),
        ("polars", ROWS.format(""), "polars"),
        ("duckdb", ROWS.format(", backend='duckdb'"), "duckdb"),
        ("matplotlib", FIGURE, "cak_regeling[plots]"),
        ("hypothesis", "from cak_regeling.testing.strategies import lijsten", "cak_regeling[testing]"),
    ],
)
def test_what_to_install_is_said(package: str, code: str, install: str) -> None:
    """Where a package is not there, the error names it and what brings it, and nothing else comes before it."""
    program = (
        f"import sys; sys.modules[{package!r}] = None\n"
        f"try: {code}\n"
        "except ImportError as error: print(error, '-', error.name, error.__suppress_context__)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert result.stdout == f"this needs {package}: pip install '{install}' - {package} True\n"
