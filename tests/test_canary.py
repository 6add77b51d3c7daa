# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The canaries that others plant: found in every spelling and place, and silent where nobody shows."""

import logging
import sys
import warnings
from collections.abc import Callable
from datetime import date

import pytest

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.testing.canary import Canaries, CanaryFoundError


CANARIES = Canaries()
LOG = logging.getLogger("toepassing")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("inwoner 999993653 belde", ("bsn",)),
        ("inwoner 9999.93.653", ("bsn",)),
        ("inwoner 999 993 653", ("bsn",)),
        ("rij met bsn 999993654", ("bsn",)),
        ("MEVROUW KANARIEVOGEL", ("achternaam",)),
        ("de heer kanarie-van Kanariepiet", ("achternaam", "voorvoegsel")),
        ("Kanariekooi 87654 kanariehok", ("huisnummer", "huisnummertoevoeging", "straatnaam")),
        ("9876 XZ KANARIESTAD", ("postcode", "woonplaats")),
        ("postcode=9765ZX", ("postcode",)),
        ("17-04-1987 of 17/4/1987 of 1987-04-17 of date(1987, 4, 17)", ("geboortedatum",)),
        ("20040229", ("geboortedatum",)),
        ("€ 86.421,97", ("achterstand_cak",)),
        ("86421.97 euro", ("achterstand_cak",)),
        ("75,318.64", ("achterstand_cak",)),
        ("kanarieaanmelddatum", ("aanmelddatum",)),
        ("verwacht een bedrag, gevonden KanarieAchterstand_cak", ("achterstand_cak",)),
        ("inwoner 999990020 met code kanariestatuscode", ("bsn", "statuscode")),
        ("kanarie-opmerking", ("opmerking",)),
        ("K.A.N.A.R.I.E.", ("voorletters",)),
        ("", ()),
        ("rij 3: BSN_ONGELDIG, 7391, CJIB, 01-05-2017, 187654, 876543, 1999993653", ()),
    ],
)
def test_a_canary_is_found_however_it_is_spelled(text: str, fields: tuple[str, ...]) -> None:
    """Every value of a planted person is known in the ways it can be written; what others share is not looked for."""
    assert CANARIES.found_in(text) == fields


def test_the_canaries_are_on_the_list() -> None:
    """The list has the persons and the row that is rejected, as of the day asked for, and every value is known."""
    lijst = Canaries(peildatum=date(2024, 1, 31)).lijst.read()
    assert tuple(lijst.by_bsn) == CANARIES.bsns
    assert (len(lijst.rejected), lijst.peildatum) == (1, date(2024, 1, 31))
    unreadable = lijst.aanmeldingen[-1]
    assert (unreadable.aanmelddatum, unreadable.inningswijze) == (None, cak.Inningswijze.ONBEKEND)
    assert "kanariepostcode" in unreadable.extra.values()
    known = {column.field for column in lijst.layout.columns} - {"huisletter", "zorgverzekeraar", "peildatum"}
    assert set(CANARIES.found_in(CANARIES.lijst.content.decode())) == {*known, "opmerking"}
    assert repr(CANARIES) == "Canaries()"


def test_what_is_planted_besides_is_found() -> None:
    """Names of one's own are looked for too, in capitals or not, beside the planted persons."""
    own = Canaries(also=("Proefpersoon", "7391"))
    assert own.found_in("de heer PROEFPERSOON uit Kanariestad") == ("also", "woonplaats")
    assert own.found_in("verzekeraar 7391") == ("also",)
    assert own.found_in("verzekeraar 3311") == ()


class _Leaky:
    def __init__(self, way: str) -> None:
        self._way = way

    def __repr__(self) -> str:
        return "Leaky(Kanariestad)" if self._way == "repr" else "Leaky(…)"

    def __str__(self) -> str:
        return "Kanariestad" if self._way == "str" else "leaky"

    def __format__(self, spec: str) -> str:
        return "Kanariestad" if self._way == "format" else "leaky"


class _LeakyError(ValueError):
    def __repr__(self) -> str:
        return "LeakyError(Kanariestad)"


def _caused(inner: Exception, *, hidden: bool) -> Exception:
    try:
        try:
            raise inner
        except ValueError as error:
            raise RuntimeError("mislukt") from (None if hidden else error)
    except RuntimeError as outer:
        return outer


@pytest.mark.parametrize(
    "value",
    [
        b"{'bsn': '999990639'}",
        bytearray(b"Kanariedorp"),
        _Leaky("repr"),
        _Leaky("str"),
        _Leaky("format"),
        ValueError("Kanariestad"),
        ValueError({"bsn": "999990639"}),
        _LeakyError("niets"),
        _caused(ValueError("Kanariestad"), hidden=False),
        _caused(ValueError("Kanariestad"), hidden=True),
    ],
    ids=["bytes", "bytearray", "repr", "str", "format", "message", "argument", "error", "cause", "hidden context"],
)
def test_a_canary_is_found_in_any_value(value: object) -> None:
    """A body, a value by its repr, and an error with all it came from are looked through; the message has no value."""
    with pytest.raises(CanaryFoundError, match=r"^a planted person showed up in a response: (bsn|woonplaats)$"):
        CANARIES.check("niets", value, where="a response")


def test_nothing_is_found_where_nobody_is() -> None:
    """A text, an error that was raised from itself and a value that show nobody pass."""
    error = ValueError("verwacht een BSN van negen cijfers")
    error.__context__ = error
    CANARIES.check("rij 3", b"\xff", error, 12, where="a response")


def _warn(text: str) -> None:
    warnings.warn(text, stacklevel=1)


def _raise(text: str) -> None:
    raise KeyError(text)


def _print_error(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 - printing is what is looked for


LEAKS: dict[str, tuple[Callable[[str], object], str]] = {
    "logged": (LOG.debug, "the log"),
    "logged with arguments": (lambda text: LOG.info("gelezen: %s", text), "the log"),
    "logged beside": (lambda text: LOG.error("mislukt", extra={"inwoner": text}), "the log"),
    "printed": (print, "what was printed"),
    "printed as an error": (_print_error, "what was printed"),
    "warned": (_warn, "a warning"),
    "raised": (_raise, "an error"),
}


@pytest.mark.parametrize("name", LEAKS)
def test_what_leaks_fails(name: str) -> None:
    """What is logged, printed, warned of or raised with a planted person fails; the error before it does not go on."""
    leak, where = LEAKS[name]
    with (
        pytest.raises(CanaryFoundError, match=rf"^a planted person showed up in {where}: woonplaats$"),
        CANARIES.watch(),
    ):
        leak("Kanariestad")


@pytest.mark.parametrize("name", sorted(set(LEAKS) - {"raised"}))
def test_what_shows_nobody_passes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same without a person passes, goes where it went, and leaves logging as it was."""
    root = logging.getLogger()
    before = (root.level, list(root.handlers))
    leak, _ = LEAKS[name]
    with CANARIES.watch():
        leak("rij 3")
    assert (root.level, list(root.handlers)) == before
    printed = capsys.readouterr()
    assert ("rij 3" in printed.out + printed.err) is name.startswith("printed")


def test_an_error_that_shows_nobody_goes_on() -> None:
    """An error of the program is what the test sees, when it shows nobody."""
    error = KeyError("rij 3")
    with pytest.raises(KeyError) as raised, CANARIES.watch():
        raise error
    assert raised.value is error


def test_a_failed_assertion_is_what_the_test_sees() -> None:
    """An assertion that shows a person fails the test by itself, and says more."""
    with pytest.raises(AssertionError, match=r"^Kanariestad$"), CANARIES.watch():
        raise AssertionError("Kanariestad")


def test_the_library_shows_no_canary(tmp_path_factory: pytest.TempPathFactory) -> None:
    """From reading to a werklijst with reasons, a planted person is nowhere logged, printed, warned of or said."""
    folder = tmp_path_factory.mktemp("lijst")
    kader = cak.Afwegingskader("toets", regels=[cak.Regel("jong", als=k.leeftijd < 40, aanpak="brief")])
    verwerking = cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=cak.Gemeentecode("0392"),
        gegevens=kader.gegevens,
        mandaat=cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1)),
    )
    with CANARIES.watch():
        CANARIES.lijst.to_csv(folder / "lijst.csv")
        lijst = cak.read_lijst(folder / "lijst.csv", peildatum=CANARIES.peildatum)
        gebruik = cak.toets(verwerking, op=date(2023, 10, 12)).require()
        werklijst = kader.apply(lijst, gebruik, op=date(2023, 10, 12))
        CANARIES.check(lijst, *lijst.aanmeldingen, *lijst.rejected, *lijst.bevindingen, werklijst, *werklijst)
        CANARIES.check(*(item.explain() for item in werklijst), werklijst.receipt())
    assert len(werklijst) + len(werklijst.te_beoordelen) == 3
