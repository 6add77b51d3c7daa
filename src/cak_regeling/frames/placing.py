# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Applying a kader to a data frame: everyone in their place, as `Afwegingskader.apply` puts them on objects."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

import narwhals.stable.v2 as nw

from cak_regeling.criteria.criterium import Criterium
from cak_regeling.criteria.verrijking import Verrijking
from cak_regeling.criteria.voorwaarde import ALTIJD, Voorwaarde
from cak_regeling.datums import require_date
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik, require_gebruik, require_restriction
from cak_regeling.errors import DoelbindingError, KaderError
from cak_regeling.frames import verrijken
from cak_regeling.frames import vorige as earlier_lists
from cak_regeling.frames.compile import LARGE, Outcome, Prepared, any_of, compiled, lit
from cak_regeling.frames.engine import LIJST, Engine, Frame, NwFrame, own, rows_of
from cak_regeling.frames.gereed import Peildatums, prepared
from cak_regeling.frames.kolommen import GEMEENTE, PEILDATUM
from cak_regeling.frames.ruimte import WACHT, divide, is_limited
from cak_regeling.frames.verrijken import AnyVerrijking, FrameVerrijking
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.prioritering.kader import EERSTE_LIJST, Afwegingskader, Vorige


Gebruik = ToegestaanGebruik | Mapping[Any, ToegestaanGebruik]
"""One permission, or one for each municipality by its code."""

UITKOMSTEN = ("werklijst", "te_beoordelen", "uitgesloten", "zonder_regel", "buiten_toestemming")
"""Where a person can be, in the order in which a frame is sorted."""
RESULT = ("uitkomst", "regel", "aanpak", "rang")
"""The columns that `apply` adds."""

_RESULT_TYPES: Mapping[str, str] = {**dict.fromkeys(RESULT[:3], "string"), RESULT[3]: "int64", WACHT: "bool"}

_CODE, _PLACE, _APART, _RANG = own("code"), own("plaats"), own("apart"), own("rang")


def apply(  # noqa: PLR0913 - the same arguments as on objects, and what a frame adds
    kader: Afwegingskader,
    native: Frame,
    gebruik: Gebruik,
    *,
    op: date,
    peildatum: date | None = None,
    vorige: Frame | Sequence[Frame] | Literal[Vorige.EERSTE_LIJST] = (),
    verrijkingen: Iterable[Verrijking | FrameVerrijking] = (),
    sort: bool = True,
) -> Frame:
    """Put everyone in a frame of persons in their place. It is a proposal for a person to look at, not a besluit.

    The result is of the same kind, with four columns more: *uitkomst* (one of ``UITKOMSTEN``), *regel* (the rule that
    decided, or could not be decided), *aanpak*, and *rang* from 1 for each municipality and peildatum. What is not of
    the werklijst has no aanpak and rang. Where an approach of the kader has room for so many only, that is divided by
    rang in each list, and a fifth column *wacht* says for whom there is none. The permission's restriction is applied;
    who it does not cover is ``buiten_toestemming``, and still a row: leave those out before the frame goes to who works
    with it.

    National figures are counts: each college is the controller of its own list, and permissions are per municipality.

    Args:
        kader: The municipality's choice.
        native: Persons, as `to_frame` and `personen` give, one row each: of Polars, DuckDB, PySpark or pandas (which
            goes through Arrow). Its columns *gemeente* (four digits as text, or null) and *peildatum* may be left out.
        gebruik: One permission, which passes a null gemeente; or one for each gemeentecode, which does not.
        op: The day of use, for which each permission must hold.
        peildatum: The day of the list, where the frame has no column for it, or one with this day alone.
        vorige: Earlier lists as frames of persons of the same engine with a column peildatum, or ``EERSTE_LIJST``. For
            a row, those of its municipality before its peildatum count, so a frame with many months may be its own
            history.
        verrijkingen: What other administrations say, at most one for each datum.
        sort: Whether to sort, at the end: by gemeente, peildatum, uitkomst, and then rang or the order of the kader.
            Counting needs no order.

    Raises:
        cak_regeling.DoelbindingError: When a row has no permission that covers it, or a permission is restricted by a
            verrijking that is not given.
        cak_regeling.KaderError: When the frame lacks a column, or earlier lists or a verrijking are needed and not
            given, or the engine, which is named, can't do what is asked.
    """
    day = require_date(op, "op")
    engine = Engine.of(native)
    given = verrijken.by_gegeven(verrijkingen)
    with engine.named():
        frame = _with_keys(engine.frame, peildatum)
        added = (*RESULT, WACHT) if is_limited(kader) else RESULT
        earlier = _earlier(engine, vorige, kader)
        lists = _lists(frame, peildatum)
        before = _lists_before(earlier)
        permissions = _permissions(kader, gebruik, day, lists.keys() | before.keys(), given)
        if earlier is not None:
            _require_before(lists, before)
        criteria = _criteria(kader, permissions)
        for gegeven, verrijking in given.items():
            asked = [c for c in criteria if c.field.partition(".")[0] == gegeven.value]
            if asked:
                frame = verrijken.join(engine, frame, verrijking, asked, one_gemeente=len(lists) <= 1)
        frame = earlier_lists.join(frame, earlier, criteria)
        columns = engine.frame.collect_schema().names()
        days = Peildatums(tuple(sorted({d for some in lists.values() for d in some})), nw.col(LIJST[1]))
        frame, ready = prepared(frame, criteria, days, given)
        frame = _placed(frame, kader, ready, _allowed(permissions, ready))
        if sort:
            frame = frame.sort(*LIJST, _APART, _RANG)
        return engine.native(frame.select(*columns, *added), {name: _RESULT_TYPES[name] for name in added})


def _with_keys(frame: NwFrame, peildatum: date | None) -> NwFrame:
    """Add municipality and day of the list, as columns that join."""
    schema = frame.collect_schema()
    if "bsn" not in schema or "aantal_aanmeldingen" not in schema:
        raise KaderError("expected a frame of persons, as to_frame and personen give, with bsn and aantal_aanmeldingen")
    found = sorted({*RESULT, WACHT} & set(schema))
    if found:
        raise KaderError(f"expected a frame without the columns that are added; found {', '.join(found)}")
    if GEMEENTE in schema and not isinstance(schema[GEMEENTE], nw.String):
        raise KaderError("expected column gemeente as text of four digits: a number has lost its zeros")
    if PEILDATUM in schema and not isinstance(schema[PEILDATUM], nw.Date):
        raise KaderError("expected column peildatum as Date")
    if PEILDATUM not in schema and peildatum is None:
        raise KaderError("expected a column peildatum in the frame, or peildatum=... for all of it")
    gemeente = nw.col(GEMEENTE).fill_null("") if GEMEENTE in schema else nw.lit("")
    lijst = nw.col(PEILDATUM) if PEILDATUM in schema else nw.lit(peildatum, nw.Date())
    return frame.with_columns(gemeente.alias(LIJST[0]), lijst.alias(LIJST[1]))


def _lists(frame: NwFrame, peildatum: date | None) -> dict[str, set[date]]:
    """Give the days of the lists by municipality; an empty one for who has none."""
    if peildatum is not None:
        require_date(peildatum, "peildatum")
    lists: dict[str, set[date]] = {}
    for row in rows_of(frame.select(*LIJST).unique()):
        gemeente, day = row[LIJST[0]], row[LIJST[1]]
        if day is None or (peildatum is not None and day != peildatum):
            raise KaderError("expected every row to have the peildatum of its list, and that of peildatum=... if given")
        lists.setdefault(gemeente, set()).add(day)
    return lists


def _earlier(engine: Engine, vorige: Any, kader: Afwegingskader) -> NwFrame | None:
    """Give the earlier lists as one frame; None when there are none to be looked in."""
    asked = [c for c in kader.criteria if c.operation.needs_vorige]
    some: list[Any] = [*vorige] if isinstance(vorige, list | tuple) else [vorige]
    if not asked or vorige is EERSTE_LIJST:
        return None
    if not some:
        raise KaderError(f"{asked[0].naam} needs vorige=[...] with the earlier lists, or vorige=EERSTE_LIJST")
    frames = [engine.beside(one, "vorige") for one in some]
    columns = earlier_lists.needed(asked)
    for one in frames:
        missing = sorted({"bsn", PEILDATUM, *columns} - set(one.collect_schema()))
        if missing:
            raise KaderError(f"expected columns {', '.join(missing)} in the frames in vorige")
    together: NwFrame = earlier_lists.together(frames, columns)
    return together


def _lists_before(earlier: NwFrame | None) -> dict[str, set[date]]:
    """Give the days of the earlier lists by municipality."""
    known: dict[str, set[date]] = {}
    for row in rows_of(earlier_lists.lists_of(earlier)) if earlier is not None else ():
        known.setdefault(row[own("gemeente")], set()).add(row[own("dag")])
    return known


def _require_before(lists: Mapping[str, set[date]], before: Mapping[str, set[date]]) -> None:
    """Refuse a list without an earlier one of its municipality."""
    without = sum(1 for gemeente, days in lists.items() for day in days if min(before.get(gemeente, {day})) >= day)
    if without and before and ("" in lists) != ("" in before):
        raise KaderError("expected gemeente both in the frame and in vorige, or in neither: read lists with gemeente=")
    if without:
        raise KaderError(f"{without} lists in the frame have no earlier list in vorige: leave them out, or add those")


def _permissions(
    kader: Afwegingskader,
    gebruik: Gebruik,
    op: date,
    gemeenten: set[str],
    given: Mapping[Any, AnyVerrijking],
) -> Mapping[str | None, ToegestaanGebruik]:
    """Give the permissions by municipality, each tested for the use; None for one that is for all rows."""
    permissions: dict[str | None, ToegestaanGebruik]
    if isinstance(gebruik, Mapping):
        permissions = {str(getattr(code, "value", code)): permission for code, permission in gebruik.items()}
        without = sorted(gemeenten - set(permissions))
        if without:
            names = ", ".join(code or "(null)" for code in without)
            raise DoelbindingError(f"expected a permission for each gemeente; there is none for {names}")
        permissions = {code: permissions[code] for code in sorted(gemeenten)}
    else:
        permissions = {None: gebruik}
    for code, permission in permissions.items():
        used = sorted(gemeenten) if code is None else [code]
        for gemeente in used or [""]:
            require_gebruik(
                permission,
                op=op,
                gemeente=Gemeentecode(gemeente) if gemeente else None,
                gegevens=kader.regelgegevens,
                selectie=kader.selectie,
            )
        require_restriction(permission, given)
    return permissions


def _criteria(kader: Afwegingskader, permissions: Mapping[str | None, ToegestaanGebruik]) -> frozenset[Criterium]:
    """Give what the kader and the restrictions of the permissions ask."""
    restrictions = {criterium for gebruik in permissions.values() for criterium in gebruik.beperking.criteria}
    return kader.criteria | restrictions


def _allowed(permissions: Mapping[str | None, ToegestaanGebruik], ready: Prepared) -> nw.Expr:
    """Give for whom the permissions hold; not known is no."""
    by_restriction: dict[Voorwaarde, list[str]] = {}
    for code, gebruik in permissions.items():
        if code is None:
            return compiled(gebruik.beperking, ready).ja
        by_restriction.setdefault(gebruik.beperking, []).append(code)
    if len(by_restriction) <= 1:
        return compiled(next(iter(by_restriction), ALTIJD), ready).ja
    return any_of(
        nw.col(LIJST[0]).is_in(codes) & compiled(beperking, ready).ja for beperking, codes in by_restriction.items()
    )


def _placed(frame: NwFrame, kader: Afwegingskader, ready: Prepared, allowed: nw.Expr) -> NwFrame:
    """Add uitkomst, regel, aanpak and rang: the first rule that is not False decides, exclusions first."""
    regels = (*kader.uitsluiten, *kader.regels)
    n, excluding = len(regels), len(kader.uitsluiten)
    code = _first(allowed, [compiled(regel.als, ready) for regel in regels])
    at = nw.col(_CODE)
    frame = frame.with_columns(code.alias(_CODE), *_order(kader, ready))
    places = [(at < excluding, n + 1), (at < n, at), (at < 2 * n, n), (at == 2 * n, n + 2)]
    uitkomsten = [
        (at < excluding, UITKOMSTEN[2]),
        (at < n, UITKOMSTEN[0]),
        (at < 2 * n, UITKOMSTEN[1]),
        (at == 2 * n, UITKOMSTEN[3]),
    ]
    rule = nw.when(at < n).then(at).otherwise(at - n)
    frame = frame.with_columns(
        _chain(places, n + 3).alias(_PLACE),
        _chain(uitkomsten, UITKOMSTEN[4]).alias("uitkomst"),
        _chain([(rule == i, regel.naam) for i, regel in enumerate(regels)]).alias("regel"),
        ((at < excluding) | (at >= n)).alias(_APART),
    )
    # What is counted is not ordered by too: pandas would then order by the count.
    rang = nw.col(_CODE).cum_count().over(*LIJST, _APART, order_by=[_PLACE, *_order_names(kader), "bsn"])
    frame = frame.with_columns(rang.cast(nw.Int64()).alias(_RANG)).with_columns(
        nw.when(~nw.col(_APART)).then(nw.col(_RANG)).alias("rang")
    )
    return divide(frame, kader, key=LIJST, code=_CODE, rang=_RANG)


def _first(allowed: nw.Expr, outcomes: list[Outcome]) -> nw.Expr:
    """Number where each person is: the rule that holds; above those, the rule that is not known; then none; outside."""
    n = len(outcomes)
    result: nw.Expr = nw.lit(2 * n)
    for i, outcome in reversed(list(enumerate(outcomes))):
        undecided = nw.when(~outcome.nee).then(nw.lit(n + i)).otherwise(result)
        result = nw.when(outcome.ja).then(nw.lit(i)).otherwise(undecided)
    return nw.when(allowed).then(result).otherwise(nw.lit(2 * n + 1)).cast(nw.Int64())


def _chain(steps: Iterable[tuple[nw.Expr, Any]], otherwise: Any = None) -> nw.Expr:
    """Give the value of the first step that holds; null when none does and nothing is given for that."""
    result = otherwise
    for holds, value in reversed(list(steps)):
        then = nw.when(holds).then(lit(value))
        result = then if result is None else then.otherwise(lit(result))
    return lit(result)


def _order(kader: Afwegingskader, ready: Prepared) -> list[nw.Expr]:
    """Give what persons are ordered by, smallest first; who has no number comes last in either direction."""
    terms: list[nw.Expr] = []
    for name, volgorde in zip(_order_names(kader), kader.volgorde, strict=True):
        number = nw.col(ready.numbers[volgorde.criterium].low)
        terms.append((number * -1 if volgorde.aflopend else number).cast(nw.Int64()).fill_null(LARGE).alias(name))
    return terms


def _order_names(kader: Afwegingskader) -> list[str]:
    return [own(f"volgorde{i}") for i in range(len(kader.volgorde))]
