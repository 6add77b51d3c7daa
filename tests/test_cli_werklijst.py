"""``cak-regeling werklijst``: refuses without what the test needs, and says which; else who comes first."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from cak_regeling.cli import main
from cak_regeling.prioritering.voorbeelden import haaksbergen, haarlem
from cak_regeling.testing import generate_lijst


USE = [
    *("--doel", "uitstroombevordering", "--onderdeel", "schuldhulpverlening", "--gemeente", "0392"),
    *("--mandaat-aan", "teammanager", "--mandaat-van", "01-01-2023"),
]
DAYS = ["--op", "12-10-2023"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder with two lists and two kaders, and work in it."""
    generate_lijst(120, seed=1, peildatum=date(2023, 9, 30)).to_csv(tmp_path / "lijst.csv")
    generate_lijst(90, seed=2, peildatum=date(2023, 8, 31)).to_csv(tmp_path / "eerder.csv")
    (tmp_path / "haarlem.toml").write_text(haarlem().to_toml(), "utf-8")
    (tmp_path / "haaksbergen.json").write_text(json.dumps(haaksbergen().to_dict()), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, use: list[str] = USE) -> int:
    """Run the command on the list."""
    return main(["werklijst", "lijst.csv", *DAYS, *use, *arguments])


HAARLEM = ["--kader", "haarlem.toml", "--vorige", "eerder.csv"]


@pytest.mark.usefixtures("folder")
def test_it_says_who_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    """The use is tested, the list read, and everyone counted in their place; nobody is named."""
    assert run(*HAARLEM, "--werkwijze", "CAK-lijst 2023", "01-01-2023") == 0
    out = capsys.readouterr().out
    assert "TOEGESTAAN op 12-10-2023" in out
    assert "van 120 inwoners" in out
    assert re.search(r"nieuw: brief +\d+", out)
    assert re.search(r"te beoordelen door een mens +\d+", out)
    assert "geen besluit" in out
    assert "wacht op plaats" not in out
    assert max(map(len, out.splitlines())) <= 80
    assert not re.search(r"\d{8,9}", out)
    assert "wanbetaler" not in out.lower()


@pytest.mark.usefixtures("folder")
def test_it_says_all_that_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a particular that the test needs nothing is read, and each of them is named, with what it is."""
    assert run("--kader", "haarlem.toml", use=["--gemeente", "0392"]) == 2
    out = capsys.readouterr().out
    named = re.findall(r"- (--[a-z-]+)", out)
    assert named == ["--doel", "--onderdeel", "--mandaat-aan", "--mandaat-van", "--vorige"]
    assert "nieuw_op_lijst" in out
    assert "TOEGESTAAN" not in out
    assert run("--kader", "haaksbergen.json", use=[]) == 2
    out = capsys.readouterr().out
    assert "--verrijking bijstand BESTAND" in out
    assert "--gemeente" in out


@pytest.mark.usefixtures("folder")
def test_a_use_that_is_not_allowed(capsys: pytest.CaptureFixture[str]) -> None:
    """What the test says no to is not done, and what would make it a yes is said."""
    use = [word.replace("uitstroombevordering", "onderzoek") for word in USE]
    assert run(*HAARLEM, use=use) == 2
    out = capsys.readouterr().out
    assert "VERBODEN" in out
    assert "Er is nog nodig:" in out
    assert "Wie eerst?" not in out


def test_handing_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each approach gets a file of its own, and the receipt is kept beside them."""
    path = folder / "lijst.csv"
    *rows, last = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*rows, re.sub(r";\d\d-\d\d-\d{4};", ";00-00-0000;", last, count=1)]), "utf-8")
    assert run(*HAARLEM, "--uit", "werk.xlsx", "--bewijs", "bewijs.json") == 0
    out = capsys.readouterr().out
    assert sorted(path.name for path in folder.glob("werk*")) == [
        *("werk-bellen.xlsx", "werk-brief.xlsx", "werk-huisbezoek.xlsx", "werk-te_beoordelen.xlsx")
    ]
    assert "Voor later is geen bestand gemaakt" in out
    assert "werk-te_beoordelen.xlsx: 1 inwoners die een mens beoordeelt." in out
    assert json.loads((folder / "bewijs.json").read_bytes())["kader"] == haarlem().to_dict()
    assert run(*HAARLEM, "--uit", "brief.csv", "--aanpak", "brief") == 0
    assert not list(folder.glob("brief-*"))
    assert (folder / "brief.csv").read_text("utf-8-sig").startswith("Voorletters;Voorvoegsel;Achternaam;Straatnaam")


def test_with_room_and_verrijkingen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who finds no room waits and is counted, and a verrijking comes from a file."""
    bsn = (folder / "lijst.csv").read_text("utf-8").splitlines()[1].split(";")[0]
    (folder / "bijstand.csv").write_text(f"BSN\n{bsn}\n", "utf-8")
    kader = haaksbergen().to_dict()
    kader["aanpakken"] = [{"naam": "uitstroomregeling bijstand", "capaciteit": 0}]
    (folder / "vol.json").write_text(json.dumps(kader), "utf-8")
    options = ["--verrijking", "bijstand", "bijstand.csv", "--lezing", "ruim"]
    oordeel = ["--oordeel", "LEZING_RUIM", "college", "01-10-2023", "besluit 12"]
    assert run("--kader", "vol.json", *options, *oordeel) == 0
    out = capsys.readouterr().out
    assert re.search(r"wacht op plaats +1\n", out)
    assert re.search(r"te beoordelen door een mens +119\n", out)  # who was not looked up is not known
    assert run("--kader", "vol.json", *options, *oordeel, "--allen-nagegaan", "bijstand") == 0
    assert re.search(r"zonder regel +119\n", capsys.readouterr().out)


@pytest.mark.usefixtures("folder")
def test_a_first_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no earlier list, everyone is new."""
    assert run("--kader", "haarlem.toml", "--eerste-lijst") == 0
    assert "overig: later" not in capsys.readouterr().out


def test_a_rejected_row_is_status_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A resident without an offer is said, and tells in the status."""
    generate_lijst(120, seed=1, peildatum=date(2023, 9, 30), faults=["bsn_leeg"]).to_csv(folder / "lijst.csv")
    assert run(*HAARLEM) == 1
    assert re.search(r"afgekeurde rijen \(nog geen aanbod\) +2\n", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--kader", "nergens.toml"], "nergens.toml"),
        (
            ["--kader", "fout.toml"],
            "fout.toml: regels[0].als: er is geen criterium dat “leeftyd” heet; bedoelt u “leeftijd”?",
        ),
        (["--kader", "fout.json"], "fout.json: dit bestand is geen JSON: zie regel 1, kolom 2"),
        ([*HAARLEM, "--verrijking", "inkomen", "x.csv"], "--verrijking: verwacht een gegeven: telefoonnummer,"),
        ([*HAARLEM, "--vorige-peildatum", "31-07-2023"], "peildatum"),
        ([*HAARLEM, "--werkwijze", "x", "gisteren"], "--werkwijze: verwacht een dag"),
        ([*HAARLEM, "--uit", "x.csv", "--aanpak", "brieven"], "geen aanpak die “brieven” heet; bedoelt u “brief”?"),
    ],
)
def test_what_is_wrong_is_one_line(
    folder: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is not there, a name that is misspelled, a day that is none: status 2 and where it is."""
    wrong = haarlem().to_toml().replace('"leeftijd"', '"leeftyd"')
    (folder / "fout.toml").write_text(wrong, "utf-8")
    (folder / "fout.json").write_text("{", "utf-8")
    assert run(*arguments) == 2
    err = capsys.readouterr().err
    assert message in err
    assert len(err.splitlines()) == 1
