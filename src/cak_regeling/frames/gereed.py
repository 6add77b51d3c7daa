# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Making a frame ready: what each criterium asks, as a column, by the few operations that criteria are made of."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from cak_regeling.criteria.criterium import Criterium, Operation
from cak_regeling.criteria.vergelijking import Getal, JaNee, Keuze
from cak_regeling.errors import KaderError
from cak_regeling.frames import verrijken, vorige
from cak_regeling.frames.compile import Numbers, Outcome, Prepared, exact
from cak_regeling.frames.engine import NwFrame, own, with_made
from cak_regeling.frames.kolommen import require_column


_WHOLE = (
    *(nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.Int128),
    *(nw.UInt8, nw.UInt16, nw.UInt32, nw.UInt64, nw.UInt128),
)
_CENTS = (nw.Decimal, nw.Float32, nw.Float64)
_BIRTH = ("geboren_tot_en_met", "geboren_vanaf")


@frozen
class Peildatums:
    """The days of the lists in a frame.

    Attributes:
        days: *tuple[date, ...]*. Each once.
        column: *nw.Expr*. The day of each row.
    """

    days: tuple[date, ...]
    column: nw.Expr

    def part(self, of_day: Callable[[date], int], of_column: nw.Expr) -> Any:
        """Give a part of the day: as a number when all rows have the same."""
        return of_day(self.days[0]) if len(self.days) == 1 else of_column

    @property
    def months(self) -> Any:
        """The month, counted from year 0."""
        return self.part(lambda day: day.year * 12 + day.month, _months(self.column))

    @property
    def year(self) -> Any:
        """The year."""
        return self.part(lambda day: day.year, _part(self.column, "year"))

    @property
    def month_day(self) -> Any:
        """Month and day, as one number that keeps their order."""
        return self.part(lambda day: day.month * 100 + day.day, _month_day(self.column))


def _part(day: nw.Expr, part: str) -> nw.Expr:
    return getattr(day.dt, part)().cast(nw.Int64())  # type: ignore[no-any-return]  # getattr is Any


def _months(day: nw.Expr) -> nw.Expr:
    return _part(day, "year") * 12 + _part(day, "month")


def _month_day(day: nw.Expr) -> nw.Expr:
    return _part(day, "month") * 100 + _part(day, "day")


def _years(birth: str, peildatums: Peildatums) -> nw.Expr:
    """Count full years; who is born on 29 February turns on 1 March in other years."""
    day = nw.col(birth)
    before_birthday = (_month_day(day) > peildatums.month_day).cast(nw.Int64())
    return _subtracted(_part(day, "year") + before_birthday, peildatums.year)


def _subtracted(what: nw.Expr, of: Any) -> nw.Expr:
    return of - what if isinstance(of, nw.Expr) else what * -1 + of


def _cents(column: str) -> nw.Expr:
    return (nw.col(column).cast(nw.Float64()) * 100).round(0).cast(nw.Int64())


def prepared(
    frame: NwFrame, criteria: Iterable[Criterium], peildatums: Peildatums, verrijkingen: Iterable[Any]
) -> tuple[NwFrame, Prepared]:
    """Add what the criteria ask as columns.

    Args:
        frame: The persons, with what verrijkingen and earlier lists say beside them.
        criteria: What is asked.
        peildatums: The days of their lists.
        verrijkingen: The data that were joined.

    Raises:
        cak_regeling.KaderError: When the frame lacks a column, or a column is of another kind than is asked.
    """
    maker = _Maker(frame.collect_schema(), peildatums, frozenset(verrijkingen))
    for criterium in sorted(criteria, key=lambda c: (c.naam, repr(c.field))):
        maker.add(criterium)
    return with_made(frame, maker.terms), maker.prepared


class _Maker:
    """Makes the columns of one criterium after another."""

    def __init__(self, schema: Mapping[str, Any], peildatums: Peildatums, given: frozenset[Any]) -> None:
        self._schema = schema
        self._peildatums = peildatums
        self._given = given
        self._n = 0
        self.terms: dict[str, nw.Expr] = {}
        self._numbers: dict[Criterium, Numbers] = {}
        self._columns: dict[Criterium, str] = {}
        self._answers: dict[Criterium, tuple[str, str]] = {}
        self._of_all_rows: set[Criterium] = set()
        self._none: dict[Criterium, str] = {}

    @property
    def prepared(self) -> Prepared:
        """What was made."""
        return Prepared(self._answers, self._numbers, self._columns, frozenset(self._of_all_rows), self._none)

    def add(self, criterium: Criterium) -> None:
        """Make the columns of a criterium."""
        if isinstance(criterium, Getal):
            self._numbers[criterium] = self._number(criterium)
        elif isinstance(criterium, Keuze):
            self._choice(criterium)  # pyright: ignore[reportUnknownArgumentType] - of any type
        elif isinstance(criterium, JaNee):
            outcome = self._yes_no(criterium)
            self._answers[criterium] = (self._term(outcome.ja), self._term(outcome.nee))
        else:
            raise KaderError(f"{criterium.naam}: frames can't interpret a criterium of its kind")

    def _term(self, expression: nw.Expr) -> str:
        self._n += 1
        name = own(f"k{self._n}")
        self.terms[name] = expression
        return name

    def _require(self, criterium: Criterium, column: str, *kinds: Any, what: str = "the frame") -> nw.Expr:
        require_column(self._schema, column, kinds, what=what, naam=criterium.naam)
        return nw.col(column)

    def _exact(self, expression: nw.Expr, **other: Any) -> Numbers:
        name = self._term(expression)
        return Numbers(name, name, **other)

    def _number(self, criterium: Getal) -> Numbers:  # noqa: PLR0911 - one for each operation
        match criterium.operation:
            case Operation.YEARS_SINCE if criterium.field == "geboortedatum":
                low, high = _BIRTH
                for birth in _BIRTH:
                    self._require(criterium, birth, nw.Date)
                return Numbers(self._term(_years(low, self._peildatums)), self._term(_years(high, self._peildatums)))
            case Operation.MONTHS_SINCE:
                return self._months_since(self._require(criterium, _column(criterium), nw.Date))
            case Operation.COUNT if criterium.field == "aanmeldingen":
                return self._exact(self._require(criterium, "aantal_aanmeldingen", *_WHOLE))
            case Operation.FIELD:
                return self._counted(criterium, _column(criterium))
            case Operation.MONTHLY_PREMIUMS:
                self._require(criterium, _column(criterium), *_CENTS, *_WHOLE)
                return self._exact(_cents(_column(criterium)), units=tuple(self._premiums()))
            case Operation.MONTHS_UNCHANGED:
                since = _subtracted(_months(nw.col(vorige.FIRST)), self._peildatums.months)
                return self._exact(since.fill_null(0))
            case Operation.IN_VERRIJKING:
                return self._verrijking_number(criterium)
            case Operation.MONTHS_SINCE_VERRIJKING:
                day, looked_up = self._said(criterium, nw.Date)
                return self._months_since(day, none=self._term(day.is_null() & looked_up))
            case _:
                raise _cannot(criterium)

    def _months_since(self, day: nw.Expr, **other: Any) -> Numbers:
        return self._exact(_subtracted(_months(day), self._peildatums.months), **other)

    def _counted(self, criterium: Criterium, column: str) -> Numbers:
        value = self._require(criterium, column, *_WHOLE, *_CENTS)
        if isinstance(self._schema[column], _WHOLE):
            return self._exact(value)
        return self._exact(_cents(column), units=((None, 100),))

    def _premiums(self) -> Iterable[tuple[nw.Expr | None, Any]]:
        """Give the premie in cents, with the days of which it is that."""
        from cak_regeling.regeling.premie import maandpremie  # noqa: PLC0415 - its tables are read when they are needed

        by_amount: dict[Any, list[date]] = {}
        for day in self._peildatums.days:
            by_amount.setdefault(maandpremie(day).bedrag * 100, []).append(day)
        for amount, days in by_amount.items():
            yield self._peildatums.column.is_in(days), amount

    def _said(self, criterium: Criterium, *kinds: Any) -> tuple[nw.Expr, nw.Expr]:
        gegeven = verrijken.gegeven_of(criterium)
        if gegeven not in self._given:
            raise KaderError(f"needs a Verrijking with {gegeven.name} in verrijkingen=[...]")
        waarde = verrijken.waarde_of(gegeven)
        value = self._require(criterium, waarde, *kinds, what=f"the waarden of {gegeven.name}")
        return value, nw.col(verrijken.nagegaan_of(gegeven))

    def _verrijking_number(self, criterium: Criterium) -> Numbers:
        _, looked_up = self._said(criterium, *_WHOLE, *_CENTS)
        waarde = verrijken.waarde_of(verrijken.gegeven_of(criterium))
        whole = isinstance(self._schema[waarde], _WHOLE)
        value = nw.col(waarde).cast(nw.Int64()) if whole else _cents(waarde)
        value = nw.when(looked_up).then(value.fill_null(0)).otherwise(value)
        return self._exact(value, units=((None, 1 if whole else 100),))

    def _choice(self, criterium: Keuze[Any]) -> None:
        match criterium.operation:
            case Operation.ROWS:
                column = self._require(criterium, vorige.all_rows(criterium), nw.String)
                self._of_all_rows.add(criterium)
                self._columns[criterium] = self._term(_folded(column))
            case Operation.FIELD:
                column = self._require(criterium, _column(criterium))
                text = isinstance(self._schema[_column(criterium)], nw.String)
                self._columns[criterium] = self._term(_folded(column) if text else column)
            case Operation.IN_VERRIJKING:
                value, looked_up = self._said(criterium, nw.String)
                codes = nw.concat_str([nw.lit("|"), _folded(value), nw.lit("|")])
                self._of_all_rows.add(criterium)
                self._columns[criterium] = self._term(codes)
                self._none[criterium] = self._term(value.is_null() & looked_up)
            case _:
                raise _cannot(criterium)

    def _yes_no(self, criterium: JaNee) -> Outcome:
        match criterium.operation:
            case Operation.FIELD:
                return exact(self._require(criterium, _column(criterium), nw.Boolean))
            case Operation.NOT_IN_EARLIER_LIST:
                return Outcome(~nw.col(vorige.IN_BEFORE), nw.col(vorige.IN_BEFORE))
            case Operation.RETURNED:
                returned = nw.col(vorige.OLDEST) & ~nw.col(vorige.IN_BEFORE)
                return Outcome(returned, ~returned)
            case Operation.CHANGED:
                return self._changed(criterium)
            case Operation.IN_VERRIJKING:
                return self._verrijking_yes_no(criterium)
            case _:
                raise _cannot(criterium)

    def _verrijking_yes_no(self, criterium: JaNee) -> Outcome:
        value, looked_up = self._said(criterium, nw.String, nw.Boolean)
        said = Outcome(nw.lit(True), nw.lit(False))
        if "." in criterium.field:
            said = exact(self._require(criterium, verrijken.part_of(criterium), nw.Boolean))
        elif isinstance(self._schema[verrijken.waarde_of(verrijken.gegeven_of(criterium))], nw.Boolean):
            said = exact(value)
        none = value.is_null()
        return Outcome(said.ja & ~none, (said.nee & ~none) | (none & looked_up))

    def _changed(self, criterium: Criterium) -> Outcome:
        column = vorige.all_rows(criterium)
        now = _folded(self._require(criterium, column, nw.String)).fill_null("||")
        then = _folded(nw.col(vorige.before(column))).fill_null("||")
        known = ~now.str.contains("||", literal=True) & ~then.str.contains("||", literal=True)
        in_before = nw.col(vorige.IN_BEFORE)
        return Outcome(in_before & known & (now != then), ~in_before | (known & (now == then)))


def _folded(text: nw.Expr) -> nw.Expr:
    """Give text without its case, as far as letters of the Latin alphabet go."""
    return text.str.to_lowercase().str.replace_all("ß", "ss", literal=True)


def _column(criterium: Criterium) -> str:
    """Name the column of a field of a person: the last part of where it is."""
    return criterium.field.rpartition(".")[2]


def _cannot(criterium: Criterium) -> KaderError:
    return KaderError(f"{criterium.naam}: frames can't ask {criterium.operation.value} of “{criterium.field}”")
