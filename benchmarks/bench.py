# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Run all benchmarks, each in a process of its own, and print one table: ``make bench``.

Takes about ten minutes on two cores; ``--quick`` a tenth of the sizes, to see that it works, for figures that say
little. ``--page`` writes the table into docs/performance.md too, with the machine and the versions, and draws growth.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from measure import Line, table


HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "performance.md"
PROGRAMS = (
    "imports.py",
    "gemeente.py",
    "read.py",
    "scale.py",
    "apply.py",
    "frames.py",
    "scan.py",
    "cohort.py",
    "land.py",
)
FIGURES = {"scale.py": "reading.svg", "frames.py": "frames.svg"}
PACKAGES = ("pydantic", "msgspec", "pandas", "polars", "duckdb", "narwhals", "openpyxl")


def machine() -> str:
    """Say on what it ran, and with what."""
    cpus = Path("/proc/cpuinfo")
    models = re.findall(r"model name\s*: (.*)", cpus.read_text("utf-8")) if cpus.exists() else []
    model = models[0] if models else platform.processor() or platform.machine()
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"{os.cpu_count()} cores of {model}, {platform.system()}; Python {platform.python_version()}, {packages}."


def measured(programs: list[str], *, quick: bool, draw: bool) -> list[Line]:
    """Run the benchmarks, one after another; the figures are drawn by what measures them."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "lines"
        for program in programs:
            print(f"{program} ...", file=sys.stderr, flush=True)
            options = ["--keep", str(kept), *(["--quick"] if quick else [])]
            if draw and program in FIGURES:
                options += ["--figure", str(PAGE.parent / FIGURES[program])]
            subprocess.run([sys.executable, str(HERE / program), *options], check=True)  # noqa: S603 - ours
        return [Line(**json.loads(line)) for line in kept.read_text("utf-8").splitlines()]


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("programs", nargs="*", default=PROGRAMS, help="which; all when none is named")
    parser.add_argument("--quick", action="store_true", help="a tenth of the size, to see that it works")
    parser.add_argument("--page", action="store_true", help="write the table into the page too")
    given = parser.parse_args()
    lines = measured(given.programs, quick=given.quick, draw=given.page)
    said = f"{table(lines)}\n\n{machine()}"
    print(said)
    if given.page:
        text = PAGE.read_text("utf-8")
        head, _, rest = text.partition("<!-- table -->\n")
        PAGE.write_text(f"{head}<!-- table -->\n{said}\n<!-- end -->{rest.partition('<!-- end -->')[2]}", "utf-8")
    held = [line.holds for line in lines if line.holds is not None]
    print(f"\n{sum(held)} of {len(held)} lines are at or under their bar.")


if __name__ == "__main__":
    main()
