# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Is the built package good? Installs it in clean environments, looks, and runs the small program's tests.

The wheel is tested on the lowest versions of the dependencies, and the sdist, built once more, on the highest.
Usage: check.py WHEEL SDIST. It needs a package index, and nothing of this repository but the folder that it is in.
"""

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from statistics import median
from venv import create


HERE = Path(__file__).parent
CORE = {"attrs", "cattrs", "phonenumbers", "python-dateutil", "six", "typing-extensions", "tzdata"}
"""What may come in: the four dependencies, and what those need themselves."""
MOST_BYTES = 1_000_000
MOST_MS = 80
"""Over bare Python, as promised; the median of some runs."""
RUNS = 9


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a program and give what it prints."""
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, cwd=cwd)
    if result.returncode:
        sys.exit(f"{' '.join(map(str, command[:4]))}\n{result.stdout}{result.stderr}")
    return result.stdout


def environment(folder: Path, *packages: str) -> Path:
    """Make a clean environment with packages; give its Python."""
    create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    return python


def installed(python: Path) -> dict[str, str]:
    """Give what is in an environment, by name."""
    listed = json.loads(run(python, "-m", "pip", "list", "--format=json", "--disable-pip-version-check"))
    return {one["name"].lower().replace("_", "-"): one["version"] for one in listed}


def ms_to_import(python: Path) -> float:
    """Give how much longer importing the library takes than starting Python."""
    code = (
        "import subprocess, sys, time; t = time.perf_counter(); subprocess.run([sys.executable, '-c', sys.argv[1]]); "
    )
    code += "print((time.perf_counter() - t) * 1000)"
    pairs = [[float(run(python, "-c", code, what)) for what in ("import cak_regeling", "pass")] for _ in range(RUNS)]
    return median(loaded - bare for loaded, bare in pairs)


def lowest(wheel: Path) -> list[str]:
    """Give the lowest version that is promised of each package that the small program's tests need."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [one for one in archive.namelist() if one.endswith(".dist-info/METADATA")]
        metadata = archive.read(name).decode()
    found = re.findall(
        r"^Requires-Dist: ([\w.-]+)>=([\w.]+)(?: ?; extra == ['\"]testing['\"])?$", metadata, re.MULTILINE
    )
    return [f"{name}=={version}" for name, version in found]


SOURCES = {
    "src",
    "tests",
    "docs",
    "benchmarks",
    "engines",
    "fuzz",
    "soak",
    "sbom",
    "LICENSES",
    "Makefile",
    "REUSE.toml",
}
"""What somebody who gets the sdist only needs to build, test and change the library."""


def main(wheel: Path, sdist: Path) -> None:
    """Check everything; the first thing that is wrong ends it."""
    with tarfile.open(sdist) as source:
        held = {name.split("/")[1] for name in source.getnames()}
    size = wheel.stat().st_size
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    with tempfile.TemporaryDirectory() as temporary:
        room = Path(temporary)
        python = environment(room / "core", str(wheel))
        came_in = set(installed(python)) - {"pip", "setuptools", "cak-regeling"}
        took = ms_to_import(python)
        run(room / "core" / "bin" / "cak-regeling", "voorbeeld", cwd=room)
        shutil.copytree(HERE, room / "downstream")
        program = room / "downstream"
        results = {}
        for name, package, pins in (("highest", sdist, []), ("lowest", wheel, [*lowest(wheel), "pytest==8.2.0"])):
            python = environment(room / name, f"{package}[testing]", "pytest>=8.2", *pins)
            run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check", str(program))
            said = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", cwd=program)
            versions = installed(python)
            shown = ", ".join(
                f"{one} {versions[one]}" for one in sorted({*CORE, "hypothesis", "pytest"} & set(versions))
            )
            results[name] = f"{said.strip().splitlines()[-1]} ({shown})"
    checks = {
        "only the core dependencies came in": came_in <= CORE,
        f"the wheel has at most {MOST_BYTES:,} bytes": size <= MOST_BYTES,
        f"importing takes at most {MOST_MS} ms more than bare Python": took <= MOST_MS,
        "the list of parts (SBOM) is in the wheel": any("/sboms/" in name for name in names),
        "the licence is in the wheel": any(name.endswith("LICENSE") for name in names),
        "the types are in the wheel": "cak_regeling/py.typed" in names,
        "the sdist has what building, testing and changing need": held >= SOURCES,
        "no test of ours is in the wheel": not any(name.startswith("tests") for name in names),
    }
    print(f"came in: {', '.join(sorted(came_in))}")
    print(f"size: {size:,} bytes, as source {sdist.stat().st_size:,}; import: {took:.0f} ms more than bare Python")
    for name, said in results.items():
        print(f"small program, {name} versions: {said}")
    for what, is_so in checks.items():
        print(f"{'ok' if is_so else 'NOT OK'}: {what}")
    if not all(checks.values()):
        sys.exit(1)


if __name__ == "__main__":
    main(*(Path(argument).resolve() for argument in sys.argv[1:3]))
