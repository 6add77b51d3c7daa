# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What goes with a release is right: the list of parts, the licence, the description of the project."""

import json
import re
import runpy
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

import cak_regeling
from cak_regeling.regeling import feiten


ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_list_of_parts_is_that_of_the_project() -> None:
    """The SBOM names every dependency with its versions, and is what `make sbom` writes."""
    text = (ROOT / "sbom" / "cak_regeling.cdx.json").read_text("utf-8")
    assert text == runpy.run_path(str(ROOT / "sbom" / "make.py"))["text"]()
    parts = {part["name"]: part["scope"] for part in json.loads(text)["components"]}
    core = {name for name, scope in parts.items() if scope == "required"}
    assert core == {"attrs", "cattrs", "phonenumbers", "python-dateutil"}
    assert {"hypothesis", "narwhals", "rich"} <= set(parts)


def test_the_list_of_parts_is_cyclonedx() -> None:
    """The SBOM has what CycloneDX 1.6 asks for, and each part that is referred to is there."""
    bom = json.loads((ROOT / "sbom" / "cak_regeling.cdx.json").read_text("utf-8"))
    assert (bom["bomFormat"], bom["specVersion"], bom["version"]) == ("CycloneDX", "1.6", 1)
    (needs,) = bom["dependencies"]
    assert needs["ref"] == bom["metadata"]["component"]["bom-ref"]
    assert sorted(needs["dependsOn"]) == sorted(part["bom-ref"] for part in bom["components"])
    assert {part["type"] for part in bom["components"]} == {"library"}


OWNER, LICENCE = "SPDX-FileCopyrightText: The cak_regeling developers", f"SPDX-License-Identifier: {PROJECT['license']}"
FOLDERS = (".", ".ci", "benchmarks", "docs", "engines", "fuzz", "sbom", "soak", "src", "tests")
SPEAKING = {".css", ".md", ".mjs", ".py", ".toml", ".yml"}
"""Files that can hold a comment; what can't stands in REUSE.toml."""


def speaking() -> Iterator[Path]:
    """Give the files of the project that say themselves under which licence they are."""
    for folder in FOLDERS:
        for path in (ROOT / folder).glob("*" if folder == "." else "**/*"):
            named = path.suffix in SPEAKING or path.name in {"Makefile", "run"}
            if path.is_file() and named and path.name != "REUSE.toml":
                yield path


def test_every_file_says_its_licence() -> None:
    """The two lines stand at the top of every file that can hold a comment; ``make lint`` asks REUSE for all files."""
    files = list(speaking())
    assert len(files) > 300
    assert {path.suffix for path in files} >= SPEAKING - {".toml"}
    tops = {path: path.read_text("utf-8").splitlines()[:6] for path in files}
    assert [
        path.name
        for path, top in tops.items()
        if not all(any(said in line for line in top) for said in (OWNER, LICENCE))
    ] == []


def test_the_licence_is_the_same_everywhere() -> None:
    """LICENSE is the text that REUSE looks for, and REUSE.toml has only files that can't hold a comment."""
    assert (ROOT / "LICENSE").read_bytes() == (ROOT / "LICENSES" / "EUPL-1.2.txt").read_bytes()
    (annotation,) = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"]
    assert annotation["SPDX-License-Identifier"] == PROJECT["license"]
    assert not {Path(path).suffix for path in annotation["path"]} & SPEAKING


PUBLICCODE: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
CHANGES = (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_publiccode_is_valid() -> None:
    """publiccode.yml has the keys and values that its standard asks for, no other, and the licence of the project."""
    schema = json.loads((ROOT / "tests" / "publiccode.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(PUBLICCODE)] == []
    wrong = [
        PUBLICCODE | {"url": "cak_regeling"},
        PUBLICCODE | {"categories": ["debt-help"]},
        PUBLICCODE | {"inputTypes": ["text/csv"]},
        PUBLICCODE | {"maintenance": {"type": "internal"}},
        {key: value for key, value in PUBLICCODE.items() if key != "url"},
    ]
    assert all(list(validator.iter_errors(one)) for one in wrong)
    assert PUBLICCODE["legal"]["license"] == PROJECT["license"]
    assert set(PUBLICCODE["description"]) == set(PUBLICCODE["localisation"]["availableLanguages"]) == {"nl", "en"}


def release_of(changes: str) -> str | None:
    """Give the version that the changelog says was released last; None before the first."""
    found = re.findall(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)$", changes, re.MULTILINE)
    return found[0][0] if found else None


def waiting(data: dict[str, Any]) -> list[str]:
    """Give the keys of publiccode.yml that have a value of which only the form is right."""
    names = [contact["name"] for contact in data["maintenance"]["contacts"]]
    authors = [author["name"] for author in PROJECT["authors"]]
    keys = {"url": "://example." in data["url"], "maintenance.contacts": not set(names).isdisjoint(authors)}
    return [key for key, is_so in keys.items() if is_so]


def test_no_release_without_a_home() -> None:
    """What only the place and the people of the project can fill in is filled in once there is a release."""
    released = release_of(CHANGES)
    assert PUBLICCODE.get("softwareVersion") == released
    assert released is None or waiting(PUBLICCODE) == []
    assert release_of("# Changelog\n\n## 1.0.0 (2027-01-15)\n\n## 0.1.0 (2026-12-01)\n") == "1.0.0"
    open_ones = {"url": "https://example.org/x.git", "maintenance": {"contacts": PROJECT["authors"]}}
    filled = {"url": "https://git.gemeente.nl/x.git", "maintenance": {"contacts": [{"name": "A. Voorbeeld"}]}}
    assert waiting(PUBLICCODE | open_ones) == ["url", "maintenance.contacts"]
    assert waiting(PUBLICCODE | filled) == []


def test_the_state_of_the_law_is_the_latest_text() -> None:
    """RECHTSTOESTAND is the latest day of a text that a fact of the library rests on, and the changelog says it."""
    assert isinstance(cak_regeling.RECHTSTOESTAND, date)
    read = {feit.bron.geldig_op for feit in feiten()} - {None}
    assert max(day for day in read if day is not None) == cak_regeling.RECHTSTOESTAND
    months = ["jan", "feb", "maart", "april", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec"]
    state = cak_regeling.RECHTSTOESTAND
    said = re.search(r"stand van het recht is die van (\d+) (\w+) (\d{4}):", " ".join(CHANGES.split()))
    assert said is not None
    assert (int(said[1]), said[2].startswith(months[state.month - 1]), int(said[3])) == (state.day, True, state.year)
