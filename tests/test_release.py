"""What goes with a release is right: the list of parts, the licence, the description of the project."""

import json
import runpy
import tomllib
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


def test_the_licence_is_the_same_everywhere() -> None:
    """LICENSE is the text that REUSE looks for, and every file falls under it."""
    assert (ROOT / "LICENSE").read_bytes() == (ROOT / "LICENSES" / "EUPL-1.2.txt").read_bytes()
    (annotation,) = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"]
    assert (annotation["path"], annotation["SPDX-License-Identifier"]) == ("**", PROJECT["license"])


PUBLICCODE = {
    "type": "object",
    "required": [
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "categories",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    ],
    "properties": {
        "publiccodeYmlVersion": {"const": "0.4"},
        "url": {"type": "string", "pattern": r"^https://.+\.git$"},
        "platforms": {"type": "array", "minItems": 1},
        "categories": {"type": "array", "minItems": 1},
        "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
        "softwareType": {
            "pattern": r"^(standalone/(mobile|iot|desktop|web|backend|other)|addon|library|configurationFiles)$"
        },
        "description": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "required": ["shortDescription", "longDescription", "features"],
                "properties": {
                    "shortDescription": {"maxLength": 150},
                    "longDescription": {"minLength": 150, "maxLength": 10000},
                    "features": {"items": {"maxLength": 100}},
                },
            },
        },
        "legal": {"required": ["license"]},
        "maintenance": {
            "required": ["type", "contacts"],
            "properties": {"type": {"enum": ["internal", "community"]}, "contacts": {"items": {"required": ["name"]}}},
        },
        "localisation": {"required": ["localisationReady", "availableLanguages"]},
    },
}
"""What publiccode.yml 0.4 asks for (yml.publiccode.tools), as far as it goes for a library."""


def test_publiccode_is_valid() -> None:
    """publiccode.yml has the keys and values of its standard, and says the version and licence of the project."""
    data = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert list(Draft202012Validator(PUBLICCODE).iter_errors(data)) == []
    assert (data["softwareVersion"], data["legal"]["license"]) == (PROJECT["version"], PROJECT["license"])
    assert set(data["description"]) == set(data["localisation"]["availableLanguages"]) == {"nl", "en"}


def test_the_state_of_the_law_is_the_latest_text() -> None:
    """RECHTSTOESTAND is the latest day of a text that a fact of the library rests on."""
    assert isinstance(cak_regeling.RECHTSTOESTAND, date)
    read = {feit.bron.geldig_op for feit in feiten()} - {None}
    assert max(day for day in read if day is not None) == cak_regeling.RECHTSTOESTAND
