"""What importing the library brings along."""

import subprocess
import sys


OPTIONAL = (
    "cattrs",
    "dateutil",
    "defusedxml",
    "hypothesis",
    "narwhals",
    "openpyxl",
    "pandas",
    "phonenumbers",
    "polars",
    "rich",
)


def _modules_after(code: str) -> set[str]:
    """Run code in a fresh interpreter; give the top-level modules that it has then."""
    program = f"{code}\nimport sys; print(' '.join({{name.partition('.')[0] for name in sys.modules}}))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    return set(result.stdout.split())


def test_import_loads_no_optional_package() -> None:
    """Importing the library loads no package but attrs."""
    assert not _modules_after("import cak_regeling").intersection(OPTIONAL)


def test_generating_needs_no_hypothesis() -> None:
    """Synthetic lists can be made without the extra for tests."""
    code = "from cak_regeling.testing import generate_lijst; import datetime; "
    code += "generate_lijst(20, peildatum=datetime.date(2023, 9, 30))"
    assert not _modules_after(code).intersection({"hypothesis", "rich"})


def test_voorbeeld_needs_neither_rich_nor_hypothesis() -> None:
    """The demonstration runs on the core alone."""
    code = "import contextlib, io; from cak_regeling.cli import main\n"
    code += "with contextlib.redirect_stdout(io.StringIO()): main(['voorbeeld'])"
    assert not _modules_after(code).intersection({"hypothesis", "rich"})
