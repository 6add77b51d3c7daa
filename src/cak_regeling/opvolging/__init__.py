# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What happened then: contact with residents, what is due next, and cohorts that are followed.

Beside the systems that a municipality has, not instead of them.
"""

from cak_regeling.opvolging.cohort import Cohorttabel, buiten_filter, follow
from cak_regeling.opvolging.contact import (
    Contacten,
    Contactpoging,
    Contactresultaat,
    Contactstand,
    Contactverloop,
    Intake,
    Verwijzing,
)
from cak_regeling.opvolging.figuur import to_figure
from cak_regeling.opvolging.landelijk import Jaarstand, Landelijk, jaarstanden, landelijke_cijfers
from cak_regeling.opvolging.publicatie import VERBORGEN, Publicatie, Publicatierij, publiceer
from cak_regeling.opvolging.rapport import to_html
from cak_regeling.opvolging.rij import Cohortrij, Vertrek, Vertrekreden
from cak_regeling.opvolging.termen import Codelijst, Contactsoort, Dagdeel, Resultaat
from cak_regeling.opvolging.volharding import Vervolg, Volharding, Volhardingsstap


__all__ = [
    "VERBORGEN",
    "Codelijst",
    "Cohortrij",
    "Cohorttabel",
    "Contacten",
    "Contactpoging",
    "Contactresultaat",
    "Contactsoort",
    "Contactstand",
    "Contactverloop",
    "Dagdeel",
    "Intake",
    "Jaarstand",
    "Landelijk",
    "Publicatie",
    "Publicatierij",
    "Resultaat",
    "Vertrek",
    "Vertrekreden",
    "Vervolg",
    "Verwijzing",
    "Volharding",
    "Volhardingsstap",
    "buiten_filter",
    "follow",
    "jaarstanden",
    "landelijke_cijfers",
    "publiceer",
    "to_figure",
    "to_html",
]
