# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Packages that are not always there: what to install is said where one is missing."""

from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def needed(install: str | None = None) -> Generator[None]:
    """Say which package is missing and what to install, where something is imported.

    Args:
        install: What brings the package, such as ``cak_regeling[frames]``; the package itself when None.

    Raises:
        ModuleNotFoundError: When a package is not there.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        message = f"this needs {package}: pip install '{install or package}'"
        raise ModuleNotFoundError(message, name=package) from None
