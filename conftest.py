"""The examples in the documentation and the docstrings are tests: what is promised there runs."""

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each example of a document in a folder of its own, as some write a file."""
    monkeypatch.chdir(tmp_path)


_DOCUMENTS = Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"], fixtures=["empty_folder"])
_DOCSTRINGS = Sybil(parsers=[DocTestParser()], patterns=["*.py"], path="src")

pytest_collect_file = (_DOCUMENTS + _DOCSTRINGS).pytest()
