# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Write the list of parts (SBOM, CycloneDX 1.6) that goes into the wheel: the library and what it depends on.

The wheel holds no code of others, so the parts are the dependencies that pyproject.toml names, with the versions that
they may have; which of those is used is decided where it is installed. The same input gives the same bytes.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any


ROOT = Path(__file__).parents[1]
TARGET = Path(__file__).with_name("cak_regeling.cdx.json")


def sbom(project: dict[str, Any]) -> dict[str, Any]:
    """Give the list of parts of a project."""
    name, version = project["name"], project["version"]
    own = f"pkg:pypi/{name.replace('_', '-')}@{version}"
    needed = [(text, "required") for text in project["dependencies"]]
    needed += [(text, "optional") for texts in project["optional-dependencies"].values() for text in texts]
    parts: dict[str, Any] = {}
    for text, scope in needed:
        part, versions = re.fullmatch(r"([\w.-]+)(.*)", text).groups()  # type: ignore[union-attr]
        parts.setdefault(
            part,
            {
                "type": "library",
                "bom-ref": f"pkg:pypi/{part}",
                "name": part,
                "purl": f"pkg:pypi/{part}",
                "scope": scope,
                "properties": [{"name": "cak_regeling:versions", "value": versions}],
            },
        )
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": own,
                "name": name,
                "version": version,
                "purl": own,
                "description": project["description"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [parts[part] for part in sorted(parts)],
        "dependencies": [{"ref": own, "dependsOn": sorted(part["bom-ref"] for part in parts.values())}],
    }


def text() -> str:
    """Give the file as it should be."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return json.dumps(sbom(project), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), "utf-8")
