# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What the tests share: the folder with the facts that the library was built from, and how hypothesis runs."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings


# A slow machine is not a bug; and a build tells about the change in it, not about the luck of the draw.
settings.register_profile("cak", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("cak")

DEFAULT_SHARED = Path(__file__).parents[2] / "shared"


def _find(folder: str | os.PathLike[str]) -> Path:
    """Give the folder of shared files, or skip the test that asked for it."""
    path = Path(folder)
    if not (path / "domain").is_dir():
        pytest.skip("the folder of shared files is not here: set CAK_SHARED to where it is")
    return path


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared files: CAK_SHARED, or ``../shared`` beside the repository."""
    return _find(os.environ.get("CAK_SHARED", DEFAULT_SHARED))


@pytest.fixture
def find_shared() -> Callable[[Path], Path]:
    """How the folder of shared files is found, to test that it says so when it is absent."""
    return _find
