# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Explanations, read by a reader that knows nothing of the library: what is said leads to the same outcome.

The reader takes the text alone. From each comparison and the value that is said with it, it works out the outcome
itself; from those, by the brackets and the words *en*, *of* and *niet*, that of the whole.
"""

import re
from collections import Counter
from datetime import date

import pytest

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.testing import generate_lijst
from tests.test_prioritering import DAY, HAARLEM, PEILDATUM, toestemming


Outcome = bool | None
SAID = {"ja": True, "nee": False, "niet bekend": None}
NUMBER = r"-?\d+(?:,\d+)?"


def numbers_in(text: str) -> list[float]:
    """Give the numbers in a text, with a comma as the Dutch write them."""
    return [float(number.replace(",", ".")) for number in re.findall(NUMBER, text)]


class Reader:
    """Reads a reason from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.compared = 0

    def whole(self) -> Outcome:
        """Read the whole text."""
        outcome = self.parts()
        assert self.text == "", self.text
        return outcome

    def parts(self) -> Outcome:
        """Read parts that are joined by one word."""
        outcomes = [self.part()]
        words = set()
        while match := re.match(r"; (en|of) ", self.text):
            words.add(match[1])
            self.text = self.text[match.end() :]
            outcomes.append(self.part())
        assert len(words) <= 1, "en and of without brackets"
        return any_of(outcomes) if words == {"of"} else all_of(outcomes)

    def part(self) -> Outcome:
        """Read one part: brackets, a denial, a question whether it is known, or a comparison."""
        for start, then in (
            ("niet (", lambda outcome: None if outcome is None else not outcome),
            ("bekend is of (", lambda outcome: outcome is not None),
            ("(", lambda outcome: outcome),
        ):
            if self.text.startswith(start):
                self.text = self.text.removeprefix(start)
                outcome = self.parts()
                assert self.text.startswith(")"), self.text
                self.text = self.text.removeprefix(")")
                return then(outcome)
        if self.text.startswith("dit geldt voor iedereen"):
            self.text = self.text.removeprefix("dit geldt voor iedereen")
            return True
        return self.comparison()

    def comparison(self) -> Outcome:
        """Read a comparison with its outcome, and check that outcome against the value that is said with it."""
        match = re.match(
            r"(?P<asked>[^:;()]+): (?P<said>ja|nee|niet bekend)"
            r"(?: \(hier: (?P<value>[^)]*)\))?(?: \(artikel [^)]*\))?",
            self.text,
        )
        assert match is not None, self.text
        self.text = self.text[match.end() :]
        said = SAID[match["said"]]
        worked_out = compare(match["asked"], match["value"])
        if worked_out is not NotImplemented:
            assert worked_out is said, match[0]
            self.compared += 1
        return said


def all_of(outcomes: list[Outcome]) -> Outcome:
    """Combine as Kleene's table of *and* says."""
    return False if False in outcomes else None if None in outcomes else True


def any_of(outcomes: list[Outcome]) -> Outcome:
    """Combine as Kleene's table of *or* says."""
    return True if True in outcomes else None if None in outcomes else False


def compare(asked: str, value: str | None) -> object:
    """Work out a comparison from its words; NotImplemented for a yes or no, which has no value beside its outcome."""
    match = re.search(r" is (?P<how>ten minste|ten hoogste|minder dan|meer dan) (?P<rest>.*)$", asked)
    if match is not None:
        return compare_numbers(match["how"], match["rest"], value)
    match = re.search(r"^(?:de statuscode|de wijze van inning|de woonplaats) is (?P<codes>.*)$", asked)
    if match is None or match["codes"] == "bekend":
        return NotImplemented
    if value is None:
        return None
    wanted = {code.lower() for code in match["codes"].split(" of ")}
    found = set(value.split(", "))
    return True if wanted & found else None if "niet bekend" in found else False


def compare_numbers(how: str, rest: str, value: str | None) -> Outcome:
    """Compare a number, or all whole numbers from one to another."""
    if value is None:
        return None
    low, *high = numbers_in(value)
    first, *second = numbers_in(rest)
    numbers = [low + step for step in range(int(high[0] - low) + 1)] if high else [low]

    def holds(number: float) -> bool:
        if second:
            return first <= number < second[0]
        return {
            "ten minste": number >= first,
            "ten hoogste": number <= first,
            "minder dan": number < first,
            "meer dan": number > first,
        }[how]

    outcomes = {holds(number) for number in numbers}
    return None if len(outcomes) > 1 else outcomes.pop()


KADER = cak.Afwegingskader(
    "met alles erin",
    uitsluiten=[cak.Regel("jong", als=k.leeftijd < 19), cak.Regel("weg", als=k.woonplaats.is_("Elders"))],
    regels=[
        cak.Regel("18 tot 21", als=k.leeftijd.tussen(18, 21) & k.in_premieregime, aanpak="huisbezoek"),
        cak.Regel(
            "lang of hoog, en niet via de bron",
            als=((k.maanden_in_regeling >= 120) | (k.achterstand_cak >= 3000))
            & ~(k.inningswijze.is_(cak.Inningswijze.BRONINHOUDING) & k.statuscode.een_van("GBR", "GBT")),
            aanpak="bellen",
        ),
        cak.Regel("leeftijd is zeker", als=~(k.leeftijd > 66).bekend() | (k.aantal_aanmeldingen > 2), aanpak="brief"),
        cak.Regel("nieuw", als=k.nieuw_op_lijst & (k.achterstand_in_maandpremies <= 3), aanpak="brief"),
        cak.Regel("boven de 40", als=k.leeftijd >= 40, aanpak="brief"),
        cak.Regel("overig", als=cak.ALTIJD, aanpak="later"),
    ],
    volgorde=[k.maanden_in_regeling.aflopend],
)


@pytest.fixture(scope="module")
def werklijst() -> cak.Werklijst:
    """Apply a kader with every kind of condition to 1,000 generated persons."""
    now, before = (
        cak.read_lijst(
            generate_lijst(persons, seed=persons, peildatum=day, faults=faults).content, peildatum=day, gemeente=HAARLEM
        )
        for persons, day, faults in (
            (1000, PEILDATUM, ["status_leeg", "inning_onbekend", "bedrag_onleesbaar", "datum_onmogelijk"]),
            (900, date(2023, 8, 31), []),
        )
    )
    assert len(now.wanbetalers) == 1000
    return KADER.apply(now, toestemming(KADER), op=DAY, vorige=[before])


FRAMES = {
    r"Deze inwoner valt onder “(?P<regel>[^”]*)” \(aanpak: [^)]*\), want (?P<why>.*)": True,
    r"Deze inwoner valt buiten de werklijst door “(?P<regel>[^”]*)”, want (?P<why>.*)": True,
    (
        r"Of deze inwoner onder “(?P<regel>[^”]*)” valt, is niet bekend; een mens beoordeelt dat. Wat er is: "
        r"(?P<why>.*)"
    ): None,
}
DEBT = " De schuld bij de zorgverzekeraar staat niet op de lijst."


def test_every_explanation_leads_to_the_same_outcome(werklijst: cak.Werklijst) -> None:
    """For 1,000 persons what is said, with the values that are said, leads to where they are."""
    compared = 0
    kinds: Counter[Outcome] = Counter()
    for entry in (*werklijst, *werklijst.te_beoordelen, *werklijst.uitgesloten):
        text = entry.explain(personal=True)
        assert text.endswith(DEBT)
        ((outcome, match),) = (
            (outcome, match)
            for frame, outcome in FRAMES.items()
            if (match := re.fullmatch(frame, text.removesuffix(DEBT).removesuffix("."))) is not None
        )
        reader = Reader(match["why"])
        assert reader.whole() is outcome, text
        assert match["regel"] == entry.regel.naam
        compared += reader.compared
        kinds[outcome] += 1
    assert sum(kinds.values()) == 1000
    assert set(kinds) == {True, None}
    assert compared > 1000


def test_every_rule_before_is_a_no(werklijst: cak.Werklijst) -> None:
    """What `why_not` says of each rule leads to the outcome that it says, for every tenth person."""
    for entry in (*werklijst, *werklijst.te_beoordelen, *werklijst.uitgesloten)[::10]:
        _, *lines, debt = werklijst.why_not(entry.wanbetaler).explain(personal=True).splitlines()
        assert f" {debt}" == DEBT
        for line in lines:
            match = re.fullmatch(r"“[^”]*”: (?P<said>ja|nee|niet bekend) \((?P<why>.*)\)\.", line)
            assert match is not None, line
            assert Reader(match["why"]).whole() is SAID[match["said"]], line


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("de leeftijd is ten minste 18 en minder dan 21 jaar: ja (hier: 19 jaar)", True),
        ("de leeftijd is minder dan 21 jaar: niet bekend (hier: 20 tot en met 21 jaar)", None),
        ("het openstaande bedrag bij het CAK is meer dan 99,50 euro: ja (hier: 99,51 euro)", True),
        ("de statuscode is BOE: niet bekend; of de statuscode is bekend: nee", None),
        ("de wijze van inning is cjib: niet bekend (hier: broninhouding, niet bekend)", None),
        ("niet (de statuscode is BOE of GBR: ja (hier: boe, gbt); en de inwoner is nieuw: nee)", True),
        ("(de inwoner is nieuw: niet bekend; of dit geldt voor iedereen); en de inwoner is nieuw: niet bekend", None),
    ],
)
def test_the_reader_reads(text: str, outcome: Outcome) -> None:
    """The reader itself, on texts of which the outcome is plain."""
    assert Reader(text).whole() is outcome


@pytest.mark.parametrize(
    "text",
    [
        "de leeftijd is minder dan 21 jaar: ja (hier: 22 jaar)",
        "de statuscode is BOE: nee (hier: boe)",
        "de inwoner is nieuw: ja; en de inwoner is nieuw: ja; of de inwoner is nieuw: ja",
        "de inwoner is nieuw",
        "(de inwoner is nieuw: ja",
    ],
)
def test_the_reader_is_no_yes_man(text: str) -> None:
    """An outcome that does not follow from the value, or a text that can't be read, is noticed."""
    with pytest.raises(AssertionError):
        Reader(text).whole()
