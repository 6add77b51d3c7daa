"""What the tests share: the folder with the facts that the library was built from, and how hypothesis runs."""

import os
from pathlib import Path

import pytest
from hypothesis import settings


settings.register_profile("cak", deadline=None)  # a slow machine is not a bug
settings.load_profile("cak")

DEFAULT_SHARED = Path(__file__).parents[2] / "shared"


def find_shared(folder: str | os.PathLike[str]) -> Path:
    """Give the folder of shared files, or skip the test that asked for it."""
    path = Path(folder)
    if not (path / "domain").is_dir():
        pytest.skip("the folder of shared files is not here: set CAK_SHARED to where it is")
    return path


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared files: CAK_SHARED, or ``../shared`` beside the repository."""
    return find_shared(os.environ.get("CAK_SHARED", DEFAULT_SHARED))
