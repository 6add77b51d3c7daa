# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The examples in the documentation and the docstrings are tests: what is promised there runs."""

import contextlib
from collections.abc import Iterator

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser


@pytest.fixture
def own_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run the examples of a document in one folder of their own, as they write files and go on from each other."""
    folder = tmp_path_factory.getbasetemp() / request.path.stem
    folder.mkdir(exist_ok=True)
    with contextlib.chdir(folder):
        yield


_DOCUMENTS = Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"], fixtures=["own_folder"])
_DOCSTRINGS = Sybil(parsers=[DocTestParser()], patterns=["*.py"], path="src")

pytest_collect_file = (_DOCUMENTS + _DOCSTRINGS).pytest()
