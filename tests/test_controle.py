# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Whatever a caller gives to the room of the law gets an answer or one of our errors, never one from the inside."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import fields

import cak_regeling as cak
from cak_regeling import Bron, Inningswijze, regeling, termijnen
from cak_regeling._controle import require_all
from cak_regeling.bevinding import Tekst
from cak_regeling.regeling import RedenAfmelding, RedenTerugkeer, Trede
from cak_regeling.regeling.gebeurtenis import Afmelding, Melding, Terugkeer
from cak_regeling.regeling.traject import TERMIJN_AANBOD


Call = tuple[Callable[..., Any], dict[str, Any]]

DAY, LATER, EURO = date(2024, 5, 1), date(2024, 8, 1), Decimal("1.00")
WRONG: list[Any] = [
    *(None, 5, -5, 1.5, True, "x", "2024-05-01", b"x", datetime(2024, 5, 1, tzinfo=UTC), date.min, date.max),
    *(
        Decimal(-1),
        Decimal("NaN"),
        Decimal("Infinity"),
        [],
        ["x"],
        (1,),
        ((1,),),
        {},
        {"a": 1},
        frozenset({1}),
        object(),
    ),
    *(RedenAfmelding.WSNP, RedenTerugkeer.WSNP_BEEINDIGD, int),
]
"""Values that belong almost nowhere."""

ACHTERSTAND = regeling.Achterstand(vervallen=(regeling.Boeking(DAY, EURO),))
REGISTRATIE = cak.Registratie.gemeld(date(2024, 3, 20))
BRON = RedenAfmelding.WSNP.bron
SITUATIE = cak.Situatie(op=DAY, eigen_premie=EURO)
TABEL = cak.Premietabel.standaard()
UITWEG = cak.uitwegen(SITUATIE)[0]
WSNP_BEEINDIGD = RedenTerugkeer.WSNP_BEEINDIGD


def again(value: Any) -> Call:
    """Make a value anew from its own attributes."""
    return type(value), {one.name: getattr(value, one.name) for one in fields(type(value)) if one.init}


CALLS: list[Call] = [
    *map(
        again,
        (
            cak.maandpremie(DAY),
            TABEL,
            ACHTERSTAND,
            ACHTERSTAND.vervallen[0],
            regeling.Brieven(),
            regeling.Meldingsgegevens(op=DAY),
            regeling.Inkomen(regeling.Inkomenssoort.LOON, EURO),
            Melding(op=DAY, per=LATER),
            Afmelding(reden=RedenAfmelding.WSNP, op=DAY, per=LATER),
            Terugkeer(reden=WSNP_BEEINDIGD, op=DAY, per=LATER),
            REGISTRATIE,
            SITUATIE,
            regeling.Vervolgstap(naam="a", routes=frozenset(), tekst=Tekst("a", "b"), bron=BRON),
            TERMIJN_AANBOD,
            BRON,
        ),
    ),
    *(
        (function, {first: DAY, **more, "tabel": None})
        for function, first, more in (
            (cak.maandpremie, "maand", {"soort": regeling.Premiesoort.ARTIKEL_18D}),
            (cak.premie_verschuldigd, "van", {"tot": LATER, "soort": regeling.Premiesoort.ARTIKEL_18D}),
            (regeling.premiedelen, "van", {"tot": LATER, "soort": regeling.Premiesoort.ARTIKEL_18D}),
            (cak.besparing_bij_uitstroom, "maand", {"eigen_premie": EURO}),
            (REGISTRATIE.delen, "van", {"tot": LATER}),
            (REGISTRATIE.verschuldigd, "van", {"tot": LATER}),
        )
    ),
    (TABEL.maandpremie, {"maand": DAY, "soort": regeling.Premiesoort.ARTIKEL_18E}),
    (TABEL.extend_from_csv, {"lines": ["a"], "soort": regeling.Premiesoort.ARTIKEL_18E}),
    (cak.ingangsdatum, {"melding_ontvangen": DAY}),
    *((method, {"trede": Trede.AANBOD, "dag": DAY}) for method in (ACHTERSTAND.drempel, ACHTERSTAND.bereikt)),
    *((method, {"trede": Trede.AANBOD, "dag": DAY}) for method in (ACHTERSTAND.sinds, ACHTERSTAND.ooit_bereikt)),
    (ACHTERSTAND.op, {"dag": DAY}),
    (regeling.Brieven().einde, {"termijn": TERMIJN_AANBOD, "vanaf": DAY}),
    (regeling.tijdlijn, {"achterstand": ACHTERSTAND, "brieven": regeling.Brieven(), "op": DAY}),
    (regeling.toets_melding, {"gegevens": regeling.Meldingsgegevens(op=DAY)}),
    (
        regeling.bepaal_inning,
        {
            "inkomens": (),
            "maandpremie": EURO,
            "verzekeringnemer": True,
            "zorgtoeslag": None,
            "nog_verschuldigd": True,
            "op": None,
        },
    ),
    (RedenAfmelding.WSNP.einddatum, {"op": DAY}),
    (RedenAfmelding.WSNP.bron_op, {"dag": DAY}),
    (WSNP_BEEINDIGD.ingangsdatum, {"op": DAY, "na": RedenAfmelding.WSNP}),
    (WSNP_BEEINDIGD.vraagt_medeondertekening, {"na": RedenAfmelding.WSNP}),
    (RedenTerugkeer.na_einde, {"reden": RedenAfmelding.WSNP}),
    (cak.Registratie.gemeld, {"op": DAY}),
    (REGISTRATIE.afgemeld, {"reden": RedenAfmelding.OVERLIJDEN, "op": DAY, "per": LATER}),
    (
        REGISTRATIE.afgemeld(RedenAfmelding.WSNP, op=DAY).teruggekeerd,
        {"reden": WSNP_BEEINDIGD, "op": LATER, "medeondertekend": None},
    ),
    (REGISTRATIE.afgemeld(RedenAfmelding.SCHULD_AFGELOST, op=DAY).opnieuw_gemeld, {"op": LATER}),
    (REGISTRATIE.geind, {"wijze": Inningswijze.CJIB, "vanaf": DAY}),
    (REGISTRATIE.verschuldigd_in, {"maand": DAY}),
    (REGISTRATIE.inningswijze_op, {"dag": DAY}),
    (REGISTRATIE.dagen_onafgebroken, {"op": DAY}),
    (REGISTRATIE.dagen_totaal, {"op": DAY}),
    (cak.uitwegen, {"situatie": SITUATIE, "stappen": (), "tabel": None}),
    (regeling.read_vervolgstappen, {"lines": ["naam,routes,tekst_nl,tekst_en,bron"]}),
    (UITWEG.vragen, {"lang": "nl"}),
    (UITWEG.explain, {"lang": "nl"}),
    (termijnen.feestdagen, {"jaar": 2024}),
    (termijnen.is_werkdag, {"dag": DAY, "gelijkgesteld": ()}),
    (TERMIJN_AANBOD.einde, {"vanaf": DAY, "gelijkgesteld": ()}),
    (BRON.geldend, {"van": DAY, "tot": LATER}),
    (BRON.geldt_op, {"dag": DAY}),
]


@pytest.mark.parametrize(("function", "given"), CALLS, ids=lambda one: getattr(one, "__qualname__", None))
def test_nonsense_is_refused_as_such(function: Callable[..., Any], given: dict[str, Any]) -> None:
    """Each argument in turn is replaced by values that belong almost nowhere; every error is ours, and names it."""
    for name in given:
        refusals = []
        for value in WRONG:
            try:
                function(**{**given, name: value})
            except (cak.WaardeError, cak.NietVastgesteldError) as error:
                refusals.append(str(error))
        assert len(refusals) > len(WRONG) / 2, name
        assert any(re.search(rf"\b(geldig_)?{name}\b", message) for message in refusals), (name, set(refusals))
        assert not any(message.endswith("as None") for message in refusals), name


def test_the_calls_are_those_of_the_room() -> None:
    """Every function of the room is among them, but for those that take nothing."""
    functions = {value for name, value in vars(regeling).items() if name in regeling.__all__ and callable(value)}
    functions = {value for value in functions if not isinstance(value, type)}
    assert functions - {regeling.feiten, regeling.bronnentabel} <= {function for function, _ in CALLS}


def test_several_values_are_given_as_a_tuple() -> None:
    """Any iterable will do, but one bare text does not, and each item is looked at."""
    assert require_all(iter([1, 2]), int, "getallen") == (1, 2)
    with pytest.raises(cak.WaardeError, match=r"^expected int as getallen$"):
        require_all([1, "2"], int, "getallen")
    with pytest.raises(cak.WaardeError, match=r"^expected a tuple, list or other iterable as getallen$"):
        require_all("12", str, "getallen")


def test_sources_are_checked() -> None:
    """A Bron of one's own is refused where a part of it is of another kind."""
    with pytest.raises(cak.WaardeError, match=r"^expected int \| None as lid$"):
        Bron(regeling="Zvw", lid="1")  # type: ignore[arg-type]
