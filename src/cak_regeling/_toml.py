# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Values as TOML: the standard library reads it and does not write it."""

import json
from collections.abc import Mapping
from typing import Any, cast


def toml_key(key: str) -> str:
    """Write a key: bare where that can be."""
    return key if key.isascii() and key.replace("_", "").replace("-", "").isalnum() else toml_value(key)


def toml_value(value: Any) -> str:
    """Write a value on one line; a string of JSON is a string of TOML, but for one control character."""
    if isinstance(value, Mapping):
        table = cast("Mapping[str, Any]", value)
        return f"{{ {', '.join(f'{toml_key(key)} = {toml_value(one)}' for key, one in table.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, cast('list[Any]', value)))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
