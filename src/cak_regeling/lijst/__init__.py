# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The list as a file: its layout, reading it, and what is found in it."""

from cak_regeling.lijst.compare import Gebleven, Vergelijking, Wijziging, compare_lijsten, compare_standen
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.lijst.header import Header
from cak_regeling.lijst.layout import STANDAARD, Column, Layout
from cak_regeling.lijst.lijst import CakLijst, RejectedRow, SkippedKind, SkippedLine
from cak_regeling.lijst.limits import Limits
from cak_regeling.lijst.reader import iter_lijst, read_lijst
from cak_regeling.lijst.stand import Stand, Toestand
from cak_regeling.lijst.standen import Standen, Telling
from cak_regeling.lijst.verrijking_bestand import read_verrijking
from cak_regeling.lijst.writer import write_lijst, write_rejected


__all__ = [
    "STANDAARD",
    "CakLijst",
    "Column",
    "Gebleven",
    "Header",
    "Layout",
    "Lijstfilter",
    "Limits",
    "RejectedRow",
    "SkippedKind",
    "SkippedLine",
    "Stand",
    "Standen",
    "Telling",
    "Toestand",
    "Vergelijking",
    "Wijziging",
    "compare_lijsten",
    "compare_standen",
    "iter_lijst",
    "read_lijst",
    "read_verrijking",
    "write_lijst",
    "write_rejected",
]
