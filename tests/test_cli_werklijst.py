# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""``cak-regeling werklijst``: refuses without what the test needs, and says which; else who comes first."""

import errno
import json
import re
from datetime import date
from pathlib import Path

import pytest

import cak_regeling as cak
from cak_regeling.cli import main
from cak_regeling.prioritering.voorbeelden import haaksbergen, haarlem
from cak_regeling.testing import generate_lijst
from tests.test_schemas import validator


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


# For another system


def use_in_a_file(folder: Path, **changes: object) -> list[str]:
    """Write the use as a file; give the option that names it."""
    kader = haarlem()
    verwerking = cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=cak.Gemeentecode("0392"),
        gegevens=kader.gegevens,
        mandaat=cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1)),
        selectie=kader.selectie,
    )
    (folder / "verwerking.json").write_text(json.dumps(verwerking.to_dict() | changes), "utf-8-sig")
    return ["--verwerking", "verwerking.json"]


def test_the_use_as_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A use in a file gives what the options give; options beside it are refused, and so is what it does not cover."""
    outcomes = []
    for use in (USE, use_in_a_file(folder)):
        assert run(*HAARLEM, "--json", use=use) == 0
        outcomes.append(json.loads(capsys.readouterr().out))
    assert outcomes[0] == outcomes[1]
    assert run(*HAARLEM, "--lezing", "ruim", use=["--verwerking", "verwerking.json"]) == 2
    assert "laat dan weg: --lezing" in capsys.readouterr().err
    assert run(*HAARLEM, use=use_in_a_file(folder, gegevens=["bsn"])) == 2
    assert "de toestemming gaat niet over aanmelddatum, geboortedatum" in capsys.readouterr().err
    assert run(*HAARLEM, use=use_in_a_file(folder, gegevens="bsn")) == 2
    assert "verwerking.json: verwacht gegevens als een lijst" in capsys.readouterr().err


def test_a_program_gets_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json there are counts and the files that were written, and nobody; the same that the words say."""
    assert run(*HAARLEM, "--json", "--uit", "werk.json", "--bewijs", "bewijs.json") == 0
    out = capsys.readouterr().out
    data = json.loads(out)
    assert [error.message for error in validator("werklijst").iter_errors(data)] == []
    assert not re.search(r"\d{8,9}", out)
    everyone = data["zonder_regel"] + data["buiten_toestemming"]
    everyone += sum(one["aantal"] for part in ("regels", "te_beoordelen", "uitgesloten") for one in data[part])
    assert everyone == 120
    for one in data["uitgegeven"]:
        given = json.loads((folder / one["bestand"]).read_text("utf-8"))
        assert [error.message for error in validator("uitgifte").iter_errors(given)] == []
        assert (given["aanpak"], len(given["inwoners"])) == (one["aanpak"], one["inwoners"])
    assert (folder / "bewijs.json").exists()


@pytest.mark.usefixtures("folder")
def test_residents_on_the_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    """Who asks for it gets one approach as json, with its columns alone, and no word beside it."""
    assert run(*HAARLEM, "--json", "--aanpak", "bellen", "--uit", "-") == 0
    data = json.loads(capsys.readouterr().out)
    assert [error.message for error in validator("uitgifte").iter_errors(data)] == []
    assert {name for inwoner in data["inwoners"] for name in inwoner} == {
        *("rang", "bsn", "regel", "voorletters", "voorvoegsel", "achternaam", "geboortedatum")
    }
    assert [inwoner["rang"] for inwoner in data["inwoners"]] == sorted(inwoner["rang"] for inwoner in data["inwoners"])


@pytest.mark.parametrize("missing", [["--json"], ["--aanpak", "brief"], []])
@pytest.mark.usefixtures("folder")
def test_residents_are_not_printed_by_accident(missing: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Without json and an approach nobody goes to the standard output."""
    assert run(*HAARLEM, *missing, "--uit", "-") == 2
    assert not re.search(r"\d{8,9}|achternaam", capsys.readouterr().out)


@pytest.mark.usefixtures("folder")
def test_a_use_that_is_not_allowed_hands_out_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the reasons are in what went wrong, each with its code."""
    use = [word.replace("uitstroombevordering", "onderzoek") for word in USE]
    assert run(*HAARLEM, "--json", "--aanpak", "brief", "--uit", "-", use=use) == 2
    fout = json.loads(capsys.readouterr().out)["fout"]
    assert fout["soort"] == "doelbinding"
    assert fout["bevindingen"]


def test_two_approaches_in_one_file_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where two names give one file nothing is lost: it is refused before anything is written."""
    kader = haarlem().to_dict()
    kader["aanpakken"] = [{"naam": naam, "kanaal": "brief"} for naam in ("een brief", "een-brief")]
    for regel, naam in zip(kader["regels"], ("een brief", "een-brief"), strict=False):
        regel["aanpak"] = naam
    (folder / "twee.json").write_text(json.dumps(kader), "utf-8")
    assert run("--kader", "twee.json", "--eerste-lijst", "--uit", "werk.csv") == 2
    assert "bestand met dezelfde naam" in capsys.readouterr().err
    assert not list(folder.glob("werk*"))


def test_nothing_is_handed_out_where_one_file_can_not_be(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All files are written or none; what was there before stays as it was."""
    (folder / "werk-huisbezoek.csv").mkdir()
    (folder / "werk-brief.csv").write_text("van mij", "utf-8")
    assert run(*HAARLEM, "--uit", "werk.csv", "--bewijs", "bewijs.json") == 2
    assert "dit is een map en geen bestand: werk-huisbezoek.csv" in capsys.readouterr().err
    assert sorted(path.name for path in folder.glob("werk*")) == ["werk-brief.csv", "werk-huisbezoek.csv"]
    assert (folder / "werk-brief.csv").read_text("utf-8") == "van mij"
    assert not (folder / "bewijs.json").exists()
    (folder / "werk-huisbezoek.csv").rmdir()
    assert run(*HAARLEM, "--uit", "werk.csv") == 0
    assert (folder / "werk-brief.csv").read_text("utf-8-sig").startswith("Voorletters;")
    assert run(*HAARLEM, "--uit", "weg.csv", "--aanpak", "brief", "--bewijs", "nergens/bewijs.json") == 2
    assert not (folder / "weg.csv").exists()


@pytest.mark.usefixtures("folder")
def test_a_disk_that_is_full_half_way(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What was written is named, so that it can be taken away, also to a program."""
    write_bytes = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "werk-brief.csv":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write_bytes(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    assert run(*HAARLEM, "--uit", "werk.csv", "--json") == 2
    fout = json.loads(capsys.readouterr().out)["fout"]
    assert fout["soort"] == "bestand"
    assert re.search(
        r"Wel geschreven: werk-huisbezoek\.csv, werk-bellen\.csv; misschien voor een deel: werk-brief\.csv", fout["nl"]
    )
    assert re.search(r"Written: .*; perhaps in part: werk-brief\.csv", fout["en"])


@pytest.mark.usefixtures("folder")
def test_it_speaks_english(capsys: pytest.CaptureFixture[str]) -> None:
    """Everything that is said is in English when that was asked for."""
    assert run(*HAARLEM, "--lang", "en", "--uit", "werk.csv", "--bewijs", "bewijs.json") == 0
    out = capsys.readouterr().out
    assert "ALLOWED on 12-10-2023" in out
    assert re.search(r"to be judged by a human +\d", out)
    assert "proposal" in out
    assert not re.search(r"\b(inwoners?|geen|wordt|rijen|niet)\b", out)


# May we?


def test_toets_says_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 0 when no obstacle was found, 1 when there is one; with the reasons, in words and as json."""
    asked = ["toets", "--op", "12-10-2023"]
    assert main([*asked, *use_in_a_file(folder)]) == 0
    assert "TOEGESTAAN op 12-10-2023" in capsys.readouterr().out
    assert main([*asked, *USE, "--kader", "haarlem.toml"]) == 0
    assert "Dit houdt niets tegen" in capsys.readouterr().out
    research = [word.replace("uitstroombevordering", "onderzoek") for word in USE]
    assert main([*asked, *research, "--kader", "haarlem.toml"]) == 1
    assert re.search(r"VERBODEN .*\n +- ", capsys.readouterr().out)
    assert main([*asked, *research, "--kader", "haarlem.toml", "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [error.message for error in validator("toetsing").iter_errors(data)] == []
    assert data["uitkomst"] == "verboden"


def test_kader_says_which_approach_has_no_channel(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is misspelled is seen before anything is handed out, also of what is done when another is full."""
    kader = haarlem().to_dict()
    kader["regels"][0]["aanpak"] = "Breif"
    kader["aanpakken"] = [{"naam": "bellen", "capaciteit": 5, "als_vol": "bellne"}]
    (folder / "fout.json").write_text(json.dumps(kader), "utf-8")
    assert main(["kader", "fout.json"]) == 0
    out = capsys.readouterr().out
    assert "Geen kanaal, en dus niet uit te geven:\n   - Breif; bedoelt u “brief”?\n" in out
    assert "   - bellne; bedoelt u “bellen”?\n   - later\n" in out
    assert main(["kader", "fout.json", "--lang", "en"]) == 0
    assert "so it can't be handed out:\n   - Breif; did you mean “brief”?\n" in capsys.readouterr().out
    kader = haarlem().to_dict() | {"regels": [{"naam": "a", "als": {"altijd": True}, "aanpak": "brief"}]}
    (folder / "goed.json").write_text(json.dumps(kader), "utf-8")
    assert main(["kader", "goed.json"]) == 0
    assert "kanaal" not in capsys.readouterr().out


def test_an_error_in_a_verrijking_names_its_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of several files it is said which one can't be read, whether it is refused as a whole or at a row."""
    (folder / "goed.csv").write_text("BSN\n999993653\n", "utf-8")
    for content in ("BSN;bijstand\n999993653;misschien\n", "naam\nx\n"):
        (folder / "fout.csv").write_text(content, "utf-8")
        options = ["--verrijking", "overleden", "goed.csv", "--verrijking", "bijstand", "fout.csv"]
        oordeel = ["--oordeel", "GEGEVEN_OVERLEDEN", "fg", "01-10-2023", "geen brief aan nabestaanden"]
        assert run(*HAARLEM, *options, *oordeel) == 2
        err = capsys.readouterr().err
        assert ": fout.csv: " in err
        assert "goed.csv" not in err


def test_kader_says_what_it_chooses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In words for a policy officer, exclusions first; as json for a program."""
    assert main(["kader", "haarlem.toml"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "1. 18 tot 21 (huisbezoek): de leeftijd is ten minste 18 en minder dan 21 jaar." in out
    assert "Gegevens die het nodig heeft: aanmelddatum" in out
    kader = haarlem().to_dict() | {"toelichting": ""}
    kader["uitsluiten"] = [{"naam": "jong", "als": {"criterium": "leeftijd", "minder_dan": 18}}]
    (folder / "met.json").write_text(json.dumps(kader), "utf-8")
    assert main(["kader", "met.json", "--lang", "en"]) == 0
    assert "   - jong: the age is less than 18 years." in capsys.readouterr().out
    assert main(["kader", "met.json", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data == cak.Afwegingskader.from_dict(kader).to_dict()
