# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Logboek: an append-only record in which every change is found, that holds no resident and survives a kill."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling.doelbinding.logboek import START, Breuk, Kop, Opslag, hash_of, verify
from cak_regeling.testing import MemoryOpslag, generate_lijst


REGEL = cak.Gebruiksregel(
    wanneer=datetime(2023, 10, 12, 9, 30, tzinfo=UTC),
    door="werkplek 12",
    handeling=cak.Handeling.PRIORITEREN,
    verwerking="nr. 17",
    personen=1987,
    lijst="a" * 64,
    kader="b" * 64,
    toestemming="c" * 64,
)


def written(count: int) -> MemoryOpslag:
    """Write so many uses."""
    place = MemoryOpslag()
    logboek = cak.Logboek(place)
    for number in range(count):
        logboek.add(evolve(REGEL, personen=number))
    return place


WHOLE = written(6)


def test_an_entry_says_what_was_done() -> None:
    """When, by whom, what, on how many; with the hash of the line before, and its own."""
    lines = [json.loads(line) for line in WHOLE.lines()]
    assert [line["nummer"] for line in lines] == [1, 2, 3, 4, 5, 6]
    assert lines[0]["vorige"] == START
    assert all(after["vorige"] == before["hash"] for before, after in pairwise(lines))
    first = lines[0]
    assert first["hash"] == hash_of({key: value for key, value in first.items() if key != "hash"})
    assert (first["wanneer"], first["handeling"], first["na_onderbreking"]) == (
        "2023-10-12T09:30:00+00:00",
        "prioriteren",
        False,
    )
    assert verify(WHOLE) == ()


def test_a_logboek_goes_on_where_it_was() -> None:
    """Opened again it follows on the last line."""
    place = written(2)
    logboek = cak.Logboek(place)
    assert (repr(logboek), repr(place)) == ("Logboek(2 regels)", "MemoryOpslag(2 regels)")
    assert not logboek.onderbroken
    kop = logboek.add(REGEL)
    assert (kop, logboek.kop.regels) == (logboek.kop, 3)
    assert verify(place) == ()
    assert verify(place, kop=kop) == ()


@given(st.data())
def test_any_flipped_byte_is_found(data: st.DataObject) -> None:
    """Change one byte anywhere, and the line is pointed at."""
    lines = list(WHOLE.lines())
    at = data.draw(st.integers(0, len(lines) - 1))
    position = data.draw(st.integers(0, len(lines[at]) - 1))
    changed = bytearray(lines[at])
    changed[position] ^= data.draw(st.integers(1, 255))
    lines[at] = bytes(changed)
    assert at + 1 in {breuk.regel for breuk in verify(MemoryOpslag(lines, WHOLE.head()))}


def test_any_flipped_byte_of_the_files_is_found(tmp_path: Path) -> None:
    """Also an end of a line, and any byte of the head that is kept beside the lines."""
    path = tmp_path / "log.jsonl"
    logboek = cak.Logboek(cak.JsonLines(path))
    for number in range(3):
        logboek.add(evolve(REGEL, personen=number))
    for file in (path, path.with_name("log.jsonl.kop")):
        content = file.read_bytes()
        for position in range(len(content)):
            for flip in (1, content[position] ^ ord("\n")):
                changed = bytearray(content)
                changed[position] ^= flip
                file.write_bytes(changed)
                assert bool(verify(cak.JsonLines(path))) is (changed != content)
        file.write_bytes(content)
    assert verify(cak.JsonLines(path)) == ()


@given(st.integers(0, 5))
def test_any_removed_line_is_found(at: int) -> None:
    """Also the last one: the head beside it says how many there were."""
    lines = list(WHOLE.lines())
    del lines[at]
    assert verify(MemoryOpslag(lines, WHOLE.head()))


@given(st.integers(0, 5), st.integers(0, 6))
def test_any_doubled_line_is_found(at: int, to: int) -> None:
    """Wherever the copy is put."""
    lines = list(WHOLE.lines())
    lines.insert(to, lines[at])
    assert verify(MemoryOpslag(lines, WHOLE.head()))


@given(st.permutations(range(6)))
def test_any_other_order_is_found(order: list[int]) -> None:
    """Only the order of writing is whole."""
    place = MemoryOpslag([WHOLE.lines()[at] for at in order], WHOLE.head())
    assert (verify(place) == ()) is (order == sorted(order))


def test_a_head_that_is_gone_is_found() -> None:
    """Lines without their head, or with another, are not whole; nor is a head without lines."""
    assert verify(MemoryOpslag(WHOLE.lines(), None)) == verify(MemoryOpslag(WHOLE.lines(), Kop(6, "d" * 64)))
    assert [breuk.regel for breuk in verify(MemoryOpslag(WHOLE.lines(), None))] == [7]
    assert [breuk.regel for breuk in verify(MemoryOpslag([], WHOLE.head()))] == [1]
    assert verify(MemoryOpslag(WHOLE.lines()[:5], Kop(5, json.loads(WHOLE.lines()[4])["hash"])), kop=WHOLE.head())


@pytest.mark.parametrize("line", [b"", b"null", b"[]", b"{}", b"\xff", b'{"hash": 1}', b"[" * 100_000])
def test_a_line_that_is_none_is_found(line: bytes) -> None:
    """Whatever stands there, it is a break and no crash."""
    assert verify(MemoryOpslag([line], Kop(1, "")))[0].regel == 1


def test_a_damaged_logboek_is_not_written_on() -> None:
    """What is not whole is first looked at by a human."""
    lines = list(WHOLE.lines())
    lines[2] = lines[2].replace(b'"personen":2', b'"personen":3')
    with pytest.raises(cak.WaardeError, match="not whole at line 3"):
        cak.Logboek(MemoryOpslag(lines, WHOLE.head()))
    with pytest.raises(cak.WaardeError, match="not whole at line 5"):
        cak.Logboek(MemoryOpslag(WHOLE.lines()[:4], WHOLE.head()))


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"wanneer": datetime(2023, 10, 12)}, "wanneer"),  # noqa: DTZ001 - the mistake that is tried
        ({"wanneer": date(2023, 10, 12)}, "wanneer"),
        ({"door": " "}, "door"),
        ({"verwerking": None}, "verwerking"),
        ({"personen": -1}, "personen"),
        ({"personen": True}, "personen"),
        ({"lijst": ""}, "lijst"),
        ({"toestemming": 5}, "toestemming"),
        ({"kader": None}, "kader"),
        ({"handeling": "bekijken"}, "handeling"),
        ({"door": "werkplek \ud800"}, "door"),
    ],
)
def test_an_entry_is_complete(change: dict[str, Any], name: str) -> None:
    """A moment with a time zone, names that say something, and a number."""
    with pytest.raises(cak.WaardeError, match=f"as {name}$"):
        evolve(REGEL, **change)
    with pytest.raises(cak.WaardeError, match=r"^expected a Gebruiksregel$"):
        cak.Logboek(MemoryOpslag()).add("regel")  # type: ignore[arg-type]


def test_attributes_have_the_names_of_the_standard() -> None:
    """Those of the Logboek Dataverwerkingen for a line about no person, as text; the rest has a prefix of our own."""
    register = "https://register.example.nl/verwerkingen/17"
    attributes = evolve(REGEL, verwerking=register).attributes()
    assert {name: value for name, value in attributes.items() if name.startswith("dpl.")} == {
        "dpl.core.processing_activity_id": register
    }
    assert {name: value for name, value in attributes.items() if not name.startswith("dpl.")} == {
        "cak_regeling.door": "werkplek 12",
        "cak_regeling.handeling": "prioriteren",
        "cak_regeling.personen": "1987",
        "cak_regeling.lijst": "a" * 64,
        "cak_regeling.kader": "b" * 64,
        "cak_regeling.toestemming": "c" * 64,
    }
    assert evolve(REGEL, verwerking="urn:nl:17").attributes()["dpl.core.processing_activity_id"] == "urn:nl:17"
    for wrong in ("nr. 17", "https://", "https://register 17", "zie https://register.example.nl"):
        with pytest.raises(
            cak.WaardeError,
            match=r"^expected the address of the entry in the register, such as https://…, as verwerking$",
        ):
            evolve(REGEL, verwerking=wrong).attributes()


def test_no_resident_is_in_it(tmp_path: Path) -> None:
    """After a real use nothing of anyone on the list stands in the file."""
    day = date(2023, 9, 30)
    lijst = cak.read_lijst(generate_lijst(50, seed=2, peildatum=day).content, peildatum=day)
    logboek = cak.Logboek(cak.JsonLines(tmp_path / "log.jsonl"))
    logboek.add(evolve(REGEL, personen=len(lijst.wanbetalers), lijst=lijst.sha256))
    text = (tmp_path / "log.jsonl").read_text("utf-8")
    assert not [w for w in lijst.wanbetalers if w.bsn.value in text or (w.naam.achternaam or "#") in text]


def test_a_file_survives_being_cut_anywhere(tmp_path: Path) -> None:
    """Cut inside the last line, the rest is whole, the cut piece is kept apart, and the next entry says so."""
    whole = tmp_path / "whole.jsonl"
    logboek = cak.Logboek(cak.JsonLines(whole))
    for number in range(3):
        logboek.add(evolve(REGEL, personen=number))
    assert verify(cak.JsonLines(whole)) == ()
    assert repr(cak.JsonLines(whole)) == "JsonLines(…)"
    content = whole.read_bytes()
    start = content[:-1].rindex(b"\n") + 1
    second = json.loads(content[:start].splitlines()[1])["hash"]
    for cut in range(start + 1, len(content), 7):
        path = tmp_path / f"{cut}.jsonl"
        path.write_bytes(content[:cut])
        path.with_name(f"{path.name}.kop").write_text(f"2 {second}", "ascii")
        assert [breuk.wat for breuk in verify(cak.JsonLines(path))] == ["a line is not whole"]
        again = cak.Logboek(cak.JsonLines(path))
        assert again.onderbroken
        again.add(REGEL)
        assert not again.onderbroken
        assert verify(cak.JsonLines(path)) == ()
        assert json.loads(path.read_bytes().splitlines()[-1])["na_onderbreking"] is True
        assert path.with_name(f"{path.name}.afgebroken").read_bytes() == content[start:cut] + b"\n"


def test_a_head_that_is_one_behind_is_an_interruption(tmp_path: Path) -> None:
    """Stopped between the line and the head: the line counts, and it is said."""
    path = tmp_path / "log.jsonl"
    logboek = cak.Logboek(cak.JsonLines(path))
    logboek.add(REGEL)
    before = path.with_name("log.jsonl.kop").read_text("ascii")
    logboek.add(REGEL)
    path.with_name("log.jsonl.kop").write_text(before, "ascii")
    assert verify(cak.JsonLines(path)) == (
        Breuk(3, "the head of the chain is another: lines are missing or were added"),
    )
    again = cak.Logboek(cak.JsonLines(path))
    assert (again.onderbroken, again.kop.regels) == (True, 2)
    again.add(REGEL)
    assert verify(cak.JsonLines(path)) == ()
    other = tmp_path / "other.jsonl"
    rewritten = cak.Logboek(cak.JsonLines(other))
    for _ in range(4):
        rewritten.add(evolve(REGEL, door="werkplek 13"))
    whole = path.read_bytes()
    path.write_bytes(other.read_bytes())  # one line more than the head says, but it is not the head of these lines
    with pytest.raises(cak.WaardeError, match="not whole at line 5"):
        cak.Logboek(cak.JsonLines(path))
    path.write_bytes(whole)
    path.with_name("log.jsonl.kop").write_text("niets", "ascii")
    assert cak.JsonLines(path).head() is None


WRITER = """
import sys
from datetime import UTC, datetime
import cak_regeling as cak

logboek = cak.Logboek(cak.JsonLines(sys.argv[1]))
print("start", logboek.kop.regels, logboek.onderbroken, flush=True)
for number in range(200):
    logboek.add(cak.Gebruiksregel(
        wanneer=datetime(2023, 10, 12, tzinfo=UTC), door="a", handeling=cak.Handeling.INZIEN, verwerking="v",
        personen=number, lijst="x", toestemming="y",
    ))
    print(logboek.kop.regels, flush=True)
"""


ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
EVERY_STEP = """
import json, os, shutil, signal, sys
from datetime import UTC, datetime
from pathlib import Path
import cak_regeling as cak
from cak_regeling.doelbinding.logboek import verify

REGEL = cak.Gebruiksregel(
    wanneer=datetime(2023, 10, 12, tzinfo=UTC), door="a", handeling=cak.Handeling.INZIEN, verwerking="v",
    personen=7, lijst="x", toestemming="y",
)
home, trial = Path(sys.argv[1]), Path(sys.argv[2])


def write_until(step):
    steps = 0

    def trace(frame, event, _):
        nonlocal steps
        if event == "call" and frame.f_code is not cak.JsonLines.append.__code__:
            return None
        steps += event in ("line", "return")
        if steps == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    logboek = cak.Logboek(cak.JsonLines(trial / "log"))
    sys.settrace(trace)
    logboek.add(REGEL)
    os._exit(0)


logboek = cak.Logboek(cak.JsonLines(home / "log"))
for number in range(1, 201):
    if number in (1, 2, 100, 200):
        step, killed = 0, True
        while killed:
            step += 1
            shutil.rmtree(trial, ignore_errors=True)
            shutil.copytree(home, trial)
            child = os.fork()
            if child == 0:
                write_until(step)
            killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
            place = cak.JsonLines(trial / "log")
            head = place.head()
            again = cak.Logboek(place)
            found = again.kop.regels
            again.add(REGEL)
            told = [json.loads(line)["na_onderbreking"] for line in place.lines()]
            print(json.dumps({
                "number": number, "step": step, "killed": killed, "found": found, "head": head.regels if head else 0,
                "told": told[-1], "told_before": any(told[:-1]), "breuken": len(verify(place)),
            }))
    logboek.add(REGEL)
"""


def test_a_kill_at_every_step_of_a_write(tmp_path: Path) -> None:
    """Killed between any two steps, at the start, in the middle and at the end of 200 writes, no earlier entry is lost.

    Where a line was written and its head was not, the next start and the next entry say so.
    """
    (tmp_path / "home").mkdir()
    command = [sys.executable, "-c", EVERY_STEP, str(tmp_path / "home"), str(tmp_path / "trial")]
    output = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT).stdout  # noqa: S603 - our own text, run by our own interpreter
    trials = [json.loads(line) for line in output.splitlines()]
    assert {trial["number"] for trial in trials if trial["killed"]} == {1, 2, 100, 200}
    for number in (1, 2, 100, 200):
        of_it = [trial for trial in trials if trial["number"] == number]
        assert {trial["found"] for trial in of_it if trial["killed"]} == {number - 1, number}
        assert len(of_it) > 10
    for trial in trials:
        assert trial["found"] == trial["number"] or (trial["killed"] and trial["found"] == trial["number"] - 1)
        assert trial["told"] is (trial["head"] < trial["found"])
        assert (trial["told_before"], trial["breuken"]) == (False, 0)
    assert any(trial["told"] for trial in trials)


@pytest.mark.parametrize("after", [0, 1, 120])
def test_a_kill_loses_at_most_the_last_entry(tmp_path: Path, after: int) -> None:
    """Killed at some moment of 200 writes, what was said to be written is there, and the next start is whole."""
    path = tmp_path / "log.jsonl"
    with subprocess.Popen(  # noqa: S603 - our own text, run by our own interpreter
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as process:
        assert process.stdout is not None
        start = process.stdout.readline()
        assert start.startswith("start 0")
        said = max([int(line) for line in islice(process.stdout, after)], default=0)
        process.kill()
        rest = [int(line) for line in process.stdout.read().split("\n") if line.isdigit()]
    said = max([said, *rest])
    logboek = cak.Logboek(cak.JsonLines(path))
    assert logboek.kop.regels in {said, said + 1}
    logboek.add(REGEL)
    assert verify(cak.JsonLines(path)) == ()


def test_the_protocol_is_what_the_file_does() -> None:
    """Both places are an Opslag to a type checker and at run time."""
    places: list[Opslag] = [MemoryOpslag(), cak.JsonLines("nergens.jsonl")]
    assert all(place.interrupted() == b"" and list(place.lines()) == [] for place in places)
