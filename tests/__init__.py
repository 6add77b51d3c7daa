# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The tests; a package, so that its conftest and the one above it are two modules."""
