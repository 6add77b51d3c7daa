# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Conditions: three-valued logic, what they say of themselves, and the reasons they give."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import product
from operator import and_, or_

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.criteria import Voorwaarde
from cak_regeling.testing.strategies import wanbetalers


PEILDATUM = date(2023, 9, 30)
BSN = cak.BSN("999993653")

PERSON = cak.Wanbetaler.of(cak.Aanmelding(bsn=BSN, aanmelddatum=date(2020, 1, 1)))
"""Someone with one row, of whom the amount, the age and the status are not known."""

YES = k.aantal_aanmeldingen >= 1
NO = k.aantal_aanmeldingen >= 2
UNKNOWN = k.achterstand_cak >= 1
BY_OUTCOME: dict[bool | None, Voorwaarde] = {True: YES, False: NO, None: UNKNOWN}

few = settings(max_examples=20)
"""For laws that the oracle below implies as well."""


def ask(voorwaarde: Voorwaarde, wanbetaler: cak.Wanbetaler = PERSON) -> bool | None:
    """Evaluate on the peildatum of these tests."""
    return voorwaarde.evaluate(wanbetaler, peildatum=PEILDATUM)


# An oracle of our own: no is 0, not known is a half and yes is 1; then "and" is the lowest, "or" the highest, and "not"
# what is left of 1. Each condition is drawn together with a function that gives its outcome as such a number.

Oracle = Callable[[cak.Wanbetaler], float]
Case = tuple[Voorwaarde, Oracle]

OUTCOME: dict[bool | None, float] = {True: 1.0, None: 0.5, False: 0.0}


def ages(wanbetaler: cak.Wanbetaler) -> set[int]:
    """Every age on the peildatum, over every day that the birth date can be."""
    birth = wanbetaler.geboortedatum
    return {
        PEILDATUM.year - year - ((month, day) > (PEILDATUM.month, PEILDATUM.day))
        for year in ([] if birth.jaar is None else [birth.jaar])
        for month in (range(1, 13) if birth.maand is None else [birth.maand])
        for day in (range(1, monthrange(year, month)[1] + 1) if birth.dag is None else [birth.dag])
    }


def three_valued(outcomes: set[bool]) -> float:
    """One outcome, or a half when there are two or none."""
    return OUTCOME[outcomes.pop()] if len(outcomes) == 1 else 0.5


def leeftijd_case(van: int, length: int) -> Case:
    """An age from *van* to before *length* years later."""
    tot = van + length
    return k.leeftijd.tussen(van, tot), lambda w: three_valued({van <= age < tot for age in ages(w)})


def amount_case(threshold: int) -> Case:
    """More than an amount."""

    def oracle(wanbetaler: cak.Wanbetaler) -> float:
        known = wanbetaler.achterstand_cak
        return 0.5 if known is None else OUTCOME[known > threshold]

    return k.achterstand_cak > threshold, oracle


def inning_case(wanted: cak.Inningswijze) -> Case:
    """A way of collection, in at least one row."""

    def oracle(wanbetaler: cak.Wanbetaler) -> float:
        rows = [a.inningswijze for a in wanbetaler.aanmeldingen]
        return max(0.5 if row is cak.Inningswijze.ONBEKEND else OUTCOME[row is wanted] for row in rows)

    return k.inningswijze.is_(wanted), oracle


def regime_case() -> Case:
    """A yes or no, from the status of the rows."""

    def oracle(wanbetaler: cak.Wanbetaler) -> float:
        known = {"BOE": 1.0, "GBR": 0.0}
        return max(known.get(a.statuscode or "", 0.5) for a in wanbetaler.aanmeldingen)

    return k.in_premieregime, oracle


def both(one: Case, other: Case) -> Case:
    """One and the other."""
    return one[0] & other[0], lambda w: min(one[1](w), other[1](w))


def either(one: Case, other: Case) -> Case:
    """One or the other."""
    return one[0] | other[0], lambda w: max(one[1](w), other[1](w))


def denied(case: Case) -> Case:
    """Not the one."""
    return ~case[0], lambda w: 1 - case[1](w)


def known(case: Case) -> Case:
    """Whether the one is known."""
    return case[0].bekend(), lambda w: OUTCOME[case[1](w) != 0.5]


def cases(max_leaves: int = 6) -> st.SearchStrategy[Case]:
    """Make conditions of any shape, each with its oracle."""
    leaves = st.one_of(
        st.builds(leeftijd_case, st.integers(0, 90), st.integers(1, 30)),
        st.builds(amount_case, st.sampled_from([-1, 0, 500, 5000])),
        st.sampled_from([cak.Inningswijze.CJIB, cak.Inningswijze.BRONINHOUDING]).map(inning_case),
        st.builds(regime_case),
        st.just((cak.ALTIJD, lambda _: 1.0)),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(both, inner, inner),
            st.builds(either, inner, inner),
            inner.map(denied),
            inner.map(known),
        ),
        max_leaves=max_leaves,
    )


def voorwaarden() -> st.SearchStrategy[Voorwaarde]:
    """Make conditions of any shape."""
    return cases(4).map(lambda case: case[0])


@settings(max_examples=70)
@given(cases(), wanbetalers())
def test_a_tree_means_what_an_independent_reading_gives(case: Case, wanbetaler: cak.Wanbetaler) -> None:
    """A condition of any shape comes out as the oracle does, for any person."""
    voorwaarde, oracle = case
    assert OUTCOME[ask(voorwaarde, wanbetaler)] == oracle(wanbetaler)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (True, True, True),
        (True, None, None),
        (True, False, False),
        (None, True, None),
        (None, None, None),
        (None, False, False),
        (False, True, False),
        (False, None, False),
        (False, False, False),
    ],
)
def test_and(one: bool | None, other: bool | None, expected: bool | None) -> None:  # noqa: FBT001 - three-valued
    """Kleene's table for "and": one no makes it no, whatever is not known."""
    assert ask(BY_OUTCOME[one] & BY_OUTCOME[other]) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (True, True, True),
        (True, None, True),
        (True, False, True),
        (None, True, True),
        (None, None, None),
        (None, False, None),
        (False, True, True),
        (False, None, None),
        (False, False, False),
    ],
)
def test_or(one: bool | None, other: bool | None, expected: bool | None) -> None:  # noqa: FBT001 - three-valued
    """Kleene's table for "or": one yes makes it yes, whatever is not known."""
    assert ask(BY_OUTCOME[one] | BY_OUTCOME[other]) is expected


@pytest.mark.parametrize(("one", "expected"), [(True, False), (None, None), (False, True)])
def test_not(one: bool | None, expected: bool | None) -> None:  # noqa: FBT001 - three-valued
    """Kleene's table for "not": what is not known stays not known."""
    assert ask(~BY_OUTCOME[one]) is expected


@pytest.mark.parametrize(("one", "expected"), [(True, True), (None, False), (False, True)])
def test_bekend(one: bool | None, expected: bool) -> None:  # noqa: FBT001 - three-valued
    """Whether something is known is itself always known."""
    assert ask(BY_OUTCOME[one].bekend()) is expected


@pytest.mark.parametrize("outcomes", list(product([True, None, False], repeat=3)))
def test_three_in_a_row(outcomes: tuple[bool | None, bool | None, bool | None]) -> None:
    """Three that are combined in one go come out as when they are combined two by two, from either side."""
    a, b, c = (BY_OUTCOME[outcome] for outcome in outcomes)
    for combine in (and_, or_):
        whole = combine(combine(a, b), c)
        assert ask(whole) is ask(combine(a, combine(b, c)))
        assert ask(whole) is ask(combine(BY_OUTCOME[ask(combine(a, b))], c))


@few
@given(voorwaarden(), voorwaarden(), wanbetalers())
def test_de_morgan(one: Voorwaarde, other: Voorwaarde, wanbetaler: cak.Wanbetaler) -> None:
    """De Morgan's laws hold, for what is not known too."""
    assert ask(~(one & other), wanbetaler) is ask(~one | ~other, wanbetaler)
    assert ask(~(one | other), wanbetaler) is ask(~one & ~other, wanbetaler)


@few
@given(voorwaarden(), wanbetalers())
def test_double_negation(voorwaarde: Voorwaarde, wanbetaler: cak.Wanbetaler) -> None:
    """Denying twice changes nothing."""
    assert ask(~~voorwaarde, wanbetaler) is ask(voorwaarde, wanbetaler)


@few
@given(voorwaarden(), voorwaarden(), wanbetalers())
def test_order_of_the_parts_has_no_meaning(one: Voorwaarde, other: Voorwaarde, wanbetaler: cak.Wanbetaler) -> None:
    """The parts may change places, and saying one twice adds nothing."""
    assert ask(one & other, wanbetaler) is ask(other & one, wanbetaler)
    assert ask(one | other, wanbetaler) is ask(other | one, wanbetaler)
    assert ask(one & one, wanbetaler) is ask(one, wanbetaler)
    assert ask(one | one, wanbetaler) is ask(one, wanbetaler)


@few
@given(voorwaarden(), wanbetalers())
def test_altijd_is_neutral_in_and(voorwaarde: Voorwaarde, wanbetaler: cak.Wanbetaler) -> None:
    """With ALTIJD, "and" leaves a condition as it is and "or" holds for everyone."""
    assert ask(voorwaarde & cak.ALTIJD, wanbetaler) is ask(voorwaarde, wanbetaler)
    assert ask(voorwaarde | cak.ALTIJD, wanbetaler) is True


@few
@given(voorwaarden(), wanbetalers())
def test_bekend_is_never_not_known(voorwaarde: Voorwaarde, wanbetaler: cak.Wanbetaler) -> None:
    """``bekend()`` says True exactly when the condition is not None."""
    assert ask(voorwaarde.bekend(), wanbetaler) is (ask(voorwaarde, wanbetaler) is not None)


def test_a_condition_has_no_truth_of_its_own() -> None:
    """Using a condition as a yes or no raises, with a hint at what to write instead."""
    with pytest.raises(TypeError) as caught:
        bool(YES)
    message = str(caught.value)
    for hint in ("&", "|", "~", "tussen"):
        assert hint in message


@pytest.mark.parametrize(
    "write",
    [
        lambda: 18 <= k.leeftijd < 21,
        lambda: YES and NO,
        lambda: YES or NO,
        lambda: not YES,
        lambda: bool(k.in_premieregime),
        lambda: bool(cak.ALTIJD),
        lambda: bool(~YES),
        lambda: bool(YES & NO),
        lambda: bool(YES.bekend()),
    ],
    ids=["chain", "and", "or", "not", "ja_nee", "altijd", "niet", "samenstelling", "bekend"],
)
def test_python_logic_is_refused(write: Callable[[], object]) -> None:
    """A chained comparison, ``and``, ``or`` and ``not`` can't silently drop half of a rule."""
    with pytest.raises(TypeError, match=r"combine with & \| ~"):
        write()


@pytest.mark.parametrize("other", [True, None, 3, "ja", k.leeftijd])
def test_only_conditions_combine(other: object) -> None:
    """Something else than a condition can't be combined with one."""
    for combine in (and_, or_):
        with pytest.raises(TypeError, match="each comparison between brackets"):
            combine(YES, other)
        with pytest.raises(TypeError, match="each comparison between brackets"):
            combine(other, YES)


@pytest.mark.parametrize(
    ("voorwaarde", "expected"),
    [
        (k.leeftijd >= 18, "(leeftijd >= 18)"),
        (k.leeftijd > 18, "(leeftijd > 18)"),
        (k.leeftijd <= 18, "(leeftijd <= 18)"),
        (k.leeftijd < 18, "(leeftijd < 18)"),
        (k.leeftijd.tussen(18, 21), "leeftijd.tussen(18, 21)"),
        (k.achterstand_cak > Decimal("99.50"), "(achterstand_cak > Decimal('99.50'))"),
        (k.statuscode.een_van("BOE", "GBR"), "statuscode.een_van('BOE', 'GBR')"),
        (k.leeftijd.bekend(), "leeftijd.bekend()"),
        (k.in_premieregime, "in_premieregime"),
        (~k.in_premieregime, "~in_premieregime"),
        (k.in_premieregime.bekend(), "in_premieregime.bekend()"),
        (cak.ALTIJD, "ALTIJD"),
        (
            (k.leeftijd >= 18) & k.in_premieregime | ~k.nieuw_op_lijst,
            "(((leeftijd >= 18) & in_premieregime) | ~nieuw_op_lijst)",
        ),
        (
            k.leeftijd.tussen(18, 21) & k.in_premieregime & cak.ALTIJD,
            "(leeftijd.tussen(18, 21) & in_premieregime & ALTIJD)",
        ),
        (~(k.leeftijd < 18).bekend(), "~(leeftijd < 18).bekend()"),
    ],
)
def test_repr_reads_as_the_rule(voorwaarde: Voorwaarde, expected: str) -> None:
    """``repr`` is what was written, and reading it back gives the same condition."""
    assert repr(voorwaarde) == expected
    names = {name: getattr(k, name) for name in k.__all__} | {"Decimal": Decimal}
    assert eval(expected, names) == voorwaarde  # noqa: S307 - our own text


def test_equality_and_hash() -> None:
    """Conditions that say the same are equal, whatever the brackets between parts of one kind."""
    one = (k.leeftijd >= 18) & k.in_premieregime & YES
    same = (k.leeftijd >= 18) & (k.in_premieregime & YES)
    assert one == same
    assert hash(one) == hash(same)
    assert len({one, same, ~one, ~same, one | YES}) == 3
    others = [
        (k.leeftijd >= 18) | k.in_premieregime | YES,
        k.in_premieregime & (k.leeftijd >= 18) & YES,
        (k.leeftijd >= 19) & k.in_premieregime & YES,
        (k.leeftijd > 18) & k.in_premieregime & YES,
        (k.maanden_in_regeling >= 18) & k.in_premieregime & YES,
        ~one,
        one.bekend(),
        cak.ALTIJD,
    ]
    assert one not in others


@few
@given(voorwaarden(), voorwaarden())
def test_a_condition_is_a_value(one: Voorwaarde, other: Voorwaarde) -> None:
    """Equal conditions have equal hashes, and combining makes a new one that leaves its parts as they were."""
    before = repr(one), repr(other)
    whole = one & other
    assert whole == one & other
    assert hash(whole) == hash(one & other)
    assert (repr(one), repr(other)) == before


def test_a_condition_can_not_be_changed() -> None:
    """What was explained yesterday is what is applied today."""
    voorwaarde = YES & NO
    with pytest.raises(FrozenInstanceError):
        voorwaarde.voorwaarden = ()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("voorwaarde", "names"),
    [
        (cak.ALTIJD, set()),
        (k.leeftijd >= 18, {"GEBOORTEDATUM"}),
        (k.in_premieregime, {"STATUSCODE"}),
        (k.nieuw_op_lijst, {"BSN"}),
        (~k.bijstand, {"BIJSTAND"}),
        ((k.leeftijd >= 18).bekend(), {"GEBOORTEDATUM"}),
        (k.leeftijd.tussen(18, 21) & k.in_premieregime | ~k.bijstand, {"GEBOORTEDATUM", "STATUSCODE", "BIJSTAND"}),
    ],
)
def test_gegevens(voorwaarde: Voorwaarde, names: set[str]) -> None:
    """A condition names every datum that it needs, however deep, before any person is looked at."""
    assert {gegeven.name for gegeven in voorwaarde.gegevens} == names


@few
@given(voorwaarden(), voorwaarden())
def test_footprint_of_a_whole_is_that_of_its_parts(one: Voorwaarde, other: Voorwaarde) -> None:
    """Combining adds up what is needed, and denying or asking whether it is known needs no less."""
    for whole in (one & other, one | other):
        assert whole.gegevens == one.gegevens | other.gegevens
        assert whole.criteria == one.criteria | other.criteria
    assert (~one).gegevens == one.bekend().gegevens == one.gegevens


@pytest.mark.parametrize(
    ("voorwaarde", "nl", "en"),
    [
        (k.leeftijd >= 18, "de leeftijd is ten minste 18 jaar", "the age is at least 18 years"),
        (k.leeftijd > 18, "de leeftijd is meer dan 18 jaar", "the age is more than 18 years"),
        (k.leeftijd <= 18, "de leeftijd is ten hoogste 18 jaar", "the age is at most 18 years"),
        (k.leeftijd < 18, "de leeftijd is minder dan 18 jaar", "the age is less than 18 years"),
        (
            k.leeftijd.tussen(18, 21),
            "de leeftijd is ten minste 18 en minder dan 21 jaar",
            "the age is at least 18 and less than 21 years",
        ),
        (k.leeftijd.is_(18), "de leeftijd is 18 jaar", "the age is 18 years"),
        (k.leeftijd.bekend(), "de leeftijd is bekend", "the age is known"),
        (
            k.achterstand_cak >= Decimal("99.50"),
            "het openstaande bedrag bij het CAK is ten minste 99,50 euro",
            "the amount owed to the CAK is at least 99.50 euro",
        ),
        (
            k.inningswijze.een_van(cak.Inningswijze.CJIB, cak.Inningswijze.BRONINHOUDING),
            "de wijze van inning is cjib of broninhouding",
            "the way of collection is cjib or broninhouding",
        ),
        (
            k.postcode.is_(cak.Postcode("1234 AB")),
            "de postcode is 1234AB",
            "the postcode is 1234AB",
        ),
        (
            k.aantal_aanmeldingen > 1,
            "het aantal aanmeldingen is meer dan 1",
            "the number of aanmeldingen is more than 1",
        ),
        (k.nieuw_op_lijst, "de inwoner is nieuw op de lijst", "the resident is new on the list"),
        (~k.nieuw_op_lijst, "niet (de inwoner is nieuw op de lijst)", "not (the resident is new on the list)"),
        (
            k.nieuw_op_lijst.bekend(),
            "bekend is of (de inwoner is nieuw op de lijst)",
            "it is known whether (the resident is new on the list)",
        ),
        (
            (k.leeftijd < 21) & (k.nieuw_op_lijst | k.bijstand),
            "de leeftijd is minder dan 21 jaar en (de inwoner is nieuw op de lijst of de inwoner ontvangt bijstand)",
            "the age is less than 21 years and (the resident is new on the list or the resident receives bijstand)",
        ),
        (cak.ALTIJD, "dit geldt voor iedereen", "this holds for everyone"),
    ],
)
def test_tekst(voorwaarde: Voorwaarde, nl: str, en: str) -> None:
    """A condition says itself in Dutch and in English."""
    tekst = voorwaarde.tekst()
    assert (tekst.nl, tekst.en) == (nl, en)


@few
@given(voorwaarden())
def test_tekst_never_judges(voorwaarde: Voorwaarde) -> None:
    """What may stand on a case worker's screen does not say *wanbetaler*."""
    tekst = voorwaarde.tekst()
    assert "wanbetaler" not in f"{tekst.nl} {tekst.en}".lower()
    assert "defaulter" not in tekst.en.lower()


@pytest.mark.parametrize("voorwaarde", [k.nieuw_op_lijst, ~k.nieuw_op_lijst & YES, k.nieuw_op_lijst.bekend() | YES])
def test_evaluate_without_earlier_lists(voorwaarde: Voorwaarde) -> None:
    """What needs earlier lists is refused for one person, and not "not known", even where another part decides."""
    with pytest.raises(cak.KaderError, match="nieuw_op_lijst needs vorige="):
        ask(voorwaarde)


@pytest.mark.parametrize("voorwaarde", [k.bijstand, YES | k.bijstand, ~k.bijstand.bekend()])
def test_evaluate_without_the_verrijking(voorwaarde: Voorwaarde) -> None:
    """What needs a verrijking is refused for one person, and names the datum."""
    with pytest.raises(cak.KaderError, match="BIJSTAND"):
        ask(voorwaarde)


@pytest.mark.parametrize("peildatum", ["2023-09-30", None, 2023])
def test_evaluate_needs_a_day(peildatum: object) -> None:
    """The peildatum is a date, and not a text or a number."""
    with pytest.raises(cak.WaardeError, match="peildatum"):
        YES.evaluate(PERSON, peildatum=peildatum)  # type: ignore[arg-type]


def test_reden_is_a_tree_with_the_outcome_of_every_part() -> None:
    """The reason has the shape of the condition, and tells how each part came out."""
    voorwaarde = (YES | UNKNOWN) & ~NO
    tree = k.Reden.of(voorwaarde, PERSON, k.Context(peildatum=PEILDATUM))
    assert (tree.voorwaarde, tree.uitkomst) == (voorwaarde, True)
    alternatives, denial = tree.delen
    assert [deel.uitkomst for deel in alternatives.delen] == [True, None]
    assert denial.uitkomst is True
    assert [(deel.voorwaarde, deel.uitkomst, deel.delen) for deel in denial.delen] == [(NO, False, ())]


def test_reden_names_what_is_not_known() -> None:
    """``onbekend`` gives the comparisons that are not known, and no others."""
    context = k.Context(peildatum=PEILDATUM)
    tree = k.Reden.of((YES & UNKNOWN) | ~(k.leeftijd < 18) | NO, PERSON, context)
    assert tree.uitkomst is None
    assert tree.onbekend == (UNKNOWN, k.leeftijd < 18)
    assert k.Reden.of(UNKNOWN, PERSON, context).onbekend == (UNKNOWN,)
    assert k.Reden.of(YES & ~NO, PERSON, context).onbekend == ()


def test_reden_explains_in_both_languages() -> None:
    """The reason says each comparison with its outcome, and the law that a criterium rests on."""
    tree = k.Reden.of((k.leeftijd < 21) & ~YES & k.in_premieregime, PERSON, k.Context(peildatum=PEILDATUM))
    assert tree.explain() == tree.explain("nl")
    assert tree.explain("nl") == (
        "de leeftijd is minder dan 21 jaar: niet bekend; "
        "en niet (het aantal aanmeldingen is ten minste 1: ja); "
        "en de inwoner is nu de bestuursrechtelijke premie verschuldigd: niet bekend (artikel 18d, eerste lid, Zvw)"
    )
    assert tree.explain("en") == (
        "the age is less than 21 years: not known; "
        "and not (the number of aanmeldingen is at least 1: yes); "
        "and the resident now owes the bestuursrechtelijke premie: not known (artikel 18d, eerste lid, Zvw)"
    )


def test_reden_joins_as_the_condition_does() -> None:
    """An *of* in the rule is an *of* in the reason, and what is nested goes between brackets."""
    tree = k.Reden.of(NO | (YES & YES), PERSON, k.Context(peildatum=PEILDATUM))
    leaf = "het aantal aanmeldingen is ten minste"
    assert tree.explain("nl").count("; of (") == 1
    assert tree.explain("nl").endswith(f"({leaf} 1: ja; en {leaf} 1: ja)")
    assert k.Reden.of(k.ALTIJD, PERSON, k.Context(peildatum=PEILDATUM)).explain("en") == "this holds for everyone"


def test_reden_refuses_another_language() -> None:
    """There are two languages."""
    with pytest.raises(cak.WaardeError, match="'nl' or 'en'"):
        k.Reden.of(YES, PERSON, k.Context(peildatum=PEILDATUM)).explain("fr")  # type: ignore[arg-type]


@few
@given(voorwaarden(), wanbetalers())
def test_reden_agrees_with_evaluate(voorwaarde: Voorwaarde, wanbetaler: cak.Wanbetaler) -> None:
    """Each part of the tree has the outcome that evaluating it gives, and a None always has something to settle."""
    todo = [k.Reden.of(voorwaarde, wanbetaler, k.Context(peildatum=PEILDATUM))]
    while todo:
        tree = todo.pop()
        assert tree.uitkomst is ask(tree.voorwaarde, wanbetaler)
        assert tuple(deel.voorwaarde for deel in tree.delen) == tree.voorwaarde.delen
        assert all(ask(open_point, wanbetaler) is None for open_point in tree.onbekend)
        assert tree.onbekend or tree.uitkomst is not None
        todo.extend(tree.delen)


@pytest.mark.parametrize(
    "written",
    [
        lambda: k.leeftijd >= 18 & k.in_premieregime,  # type: ignore[operator]
        lambda: k.leeftijd >= 18 | k.in_premieregime,  # type: ignore[operator]
        lambda: k.leeftijd >= 18 & (k.achterstand_cak > 100),  # type: ignore[operator]
        lambda: k.in_premieregime & k.leeftijd >= 18,  # type: ignore[operator]
    ],
)
def test_a_comparison_without_brackets_says_so(written: Callable[[], object]) -> None:
    """What binds otherwise than it reads is refused with the remedy."""
    with pytest.raises(TypeError, match="put each comparison between brackets"):
        written()
