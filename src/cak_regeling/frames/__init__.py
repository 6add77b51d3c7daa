# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The same meaning on data frames: many municipalities, many months.

It needs the extra ``frames`` (narwhals) and the engine that the frames are of: Polars, DuckDB, PySpark, or pandas.
"""

from cak_regeling._extra import needed


with needed("cak_regeling[frames]"):
    from cak_regeling.frames.maanden import VERLOOP, verblijf, verloop
    from cak_regeling.frames.objecten import from_frame, to_frame, to_rows
    from cak_regeling.frames.personen import personen
    from cak_regeling.frames.placing import RESULT, UITKOMSTEN, apply
    from cak_regeling.frames.scan import LijstScan, scan_lijst
    from cak_regeling.frames.verrijken import FrameVerrijking


__all__ = [
    "RESULT",
    "UITKOMSTEN",
    "VERLOOP",
    "FrameVerrijking",
    "LijstScan",
    "apply",
    "from_frame",
    "personen",
    "scan_lijst",
    "to_frame",
    "to_rows",
    "verblijf",
    "verloop",
]
