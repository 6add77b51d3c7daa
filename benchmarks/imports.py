# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Time importing the library beside bare Python, and look what it loads: ``make bench``."""

import json
import subprocess
import sys

from measure import Line, arguments, show, started


BAR = 80.0
PROGRAMS = {
    "bare": "pass",
    "import": "import cak_regeling",
    "read": "from cak_regeling import read_lijst",
    "all": "from cak_regeling import *",
    "frames": "from cak_regeling import frames",
}
ALLOWED = {
    "import": {"cak_regeling"},
    "read": {"cak_regeling", "attr", "attrs"},
    "all": {"cak_regeling", "attr", "attrs"},
    "frames": {"cak_regeling", "attr", "attrs", "narwhals"},
}


def loaded(program: str) -> set[str]:
    """Give the packages that a program loads, those of Python itself and of how it was started left out."""
    ask = f"import sys; before = {{*sys.modules}}; {program}\n"
    ask += "import json; print(json.dumps(sorted({name.partition('.')[0] for name in {*sys.modules} - before})))"
    said = subprocess.run([sys.executable, "-c", ask], stdout=subprocess.PIPE, check=True).stdout  # noqa: S603 - ours
    return {name for name in json.loads(said) if name not in sys.stdlib_module_names and not name.startswith("_")}


def lines(rounds: int) -> list[Line]:
    """Look, and time by turns."""
    for name, allowed in ALLOWED.items():
        found = loaded(PROGRAMS[name])
        assert found <= allowed, f"{PROGRAMS[name]} loads {found - allowed}"
    took = started({name: ["-c", program] for name, program in PROGRAMS.items()}, rounds)
    names = {
        "import": "import cak_regeling",
        "read": "the same, with what read_lijst needs",
        "all": "the same, with all its names",
        "frames": "cak_regeling.frames and narwhals",
    }
    return [
        Line(
            what=f"{what}, over bare Python",
            ours=(took[name] - took["bare"]) * 1000,
            unit="ms",
            bar=BAR if name == "import" else None,
        )
        for name, what in names.items()
    ]


def main() -> None:
    """Measure, and print one table."""
    given = arguments(__doc__).parse_args()
    show(lines(5 if given.quick else 20), given)


if __name__ == "__main__":
    main()
