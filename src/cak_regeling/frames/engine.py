# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Engines: from a native frame to one that can be interpreted, and back to the same kind.

No engine is imported here but the one whose frame was given, or whose name was.
"""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from cak_regeling._extra import needed
from cak_regeling.errors import CakRegelingError, KaderError
from cak_regeling.frames.kolommen import TYPES


Frame = Any
"""A native frame: of Polars (eager or lazy), DuckDB, PySpark, or pandas."""
NwFrame = nw.DataFrame[Any] | nw.LazyFrame[Any]

_OWN = "_cak_"
"""Before the names of columns that are there only while it works."""


def own(name: str) -> str:
    """Name a column that is there only while it works."""
    return f"{_OWN}{name}"


LIJST = (own("gemeente"), own("peildatum"))
"""The columns that tell lists apart while it works: municipality (empty text for none) and day."""


@frozen
class Engine:
    """Where a frame came from, and how to give one back.

    Attributes:
        frame: *NwFrame*. The frame, to be interpreted.
        naam: *str*. What the engine is called.
    """

    frame: NwFrame
    naam: str

    @classmethod
    def of(cls, native: Frame) -> "Engine":
        """Take a native frame; one of pandas goes through Arrow, so that null stays null and days stay days.

        Raises:
            cak_regeling.KaderError: For what is no data frame, or has columns whose names are kept for the work.
        """
        try:
            frame: NwFrame = nw.from_native(native)
        except TypeError:
            raise KaderError(f"expected a data frame, not {type(native).__name__}") from None
        if frame.implementation.is_pandas() and isinstance(frame, nw.DataFrame):
            frame = nw.from_native(_through_arrow(frame))
        schema = frame.collect_schema()
        if any(name.startswith(_OWN) for name in schema):
            raise KaderError(f"expected no column whose name starts with {_OWN}")
        other = {name: nw.col(name).cast(kind) for name, kind in TYPES.items() if fits(schema.get(name), kind)}
        return cls(with_made(frame, other), str(frame.implementation.value))

    @property
    def kind(self) -> str:
        """Say what kind of frame it is."""
        return f"{'a lazy' if isinstance(self.frame, nw.LazyFrame) else 'an eager'} frame of {self.naam}"

    def beside(self, native: Frame, what: str) -> NwFrame:
        """Take another native frame, to go together with this one.

        Args:
            native: The frame.
            what: What it is, as the message says.

        Raises:
            cak_regeling.KaderError: For one of another engine, or of which only one is lazy.
        """
        other = Engine.of(native)
        if other.kind != self.kind:
            raise KaderError(f"expected {what} as {self.kind}, as the persons are, not {other.kind}")
        return other.frame

    def columns(self, data: Mapping[str, list[Any]], schema: Mapping[str, Any]) -> NwFrame:
        """Make a frame of the same engine from columns."""
        if isinstance(self.frame, nw.DataFrame):
            return of_columns(data, schema, self.naam)
        if self.frame.implementation.is_polars():
            return of_columns(data, schema, self.naam).lazy()
        session = getattr(self.frame.to_native(), "sparkSession", None)
        return of_columns(data, schema, "pyarrow").lazy(self.naam, session=session)  # type: ignore[arg-type]  # any session

    def native(self, frame: NwFrame, added: Mapping[str, str]) -> Frame:
        """Give a frame back as the engine has it; in pandas, the columns that were added are of Arrow too.

        Args:
            frame: The frame.
            added: By column that was added: the name of its type in Arrow.
        """
        native: Any = frame.to_native()
        if not frame.implementation.is_pandas():
            return native
        arrow = native[list(added)].convert_dtypes(dtype_backend="pyarrow")
        types = {name: f"{kind}[pyarrow]" for name, kind in added.items()}
        return native.assign(**arrow.astype(types)).reset_index(drop=True)

    @contextmanager
    def named(self) -> Generator[None]:
        """Say which engine it is, where it can't do what is asked.

        Raises:
            cak_regeling.KaderError: Instead of what the engine raises, without its words: they may hold a cell.
        """

        def refusal(error: Exception) -> CakRegelingError:
            about_the_engine = isinstance(error, NotImplementedError)  # and about no cell
            return KaderError(f"{self.naam} can't do this: {error if about_the_engine else type(error).__name__}")

        with instead(refusal):
            yield


@contextmanager
def instead(refusal: Callable[[Exception], CakRegelingError]) -> Generator[None]:
    """Raise a refusal of our own instead of what an engine raises: its words may hold a cell."""
    try:
        yield
    except (CakRegelingError, OSError, ImportError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - every engine raises kinds of its own
        raise refusal(error) from None


def package(name: str) -> Any:
    """Import an engine; where it is not there, the error says what to install."""
    with needed():
        return import_module(name)


def with_made(frame: Any, made: Mapping[str, nw.Expr]) -> Any:
    """Add columns, by their names; a lazy engine refuses to add nothing, so then it is the frame itself."""
    return frame.with_columns(**made) if made else frame


def fits(found: Any, kind: Any) -> bool:
    """Whether a column is not of its type but can be: a moment as its day, and a column without any value."""
    return isinstance(found, nw.Unknown) or (isinstance(found, nw.Datetime) and isinstance(kind, nw.Date))


def _through_arrow(frame: Any) -> Any:
    pandas = nw.get_native_namespace(frame)
    return frame.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)


def of_columns(data: Mapping[str, list[Any]], schema: Mapping[str, Any], backend: str) -> nw.DataFrame[Any]:
    """Make an eager frame from columns.

    Raises:
        cak_regeling.KaderError: For an engine that has no eager frames, or can't hold a value: an amount of more than
            sixteen digits before the comma.
    """
    if backend not in {"polars", "pyarrow", "pandas"}:
        raise KaderError("expected polars, pyarrow or pandas as backend; other engines read Arrow")
    eager: Any = "pyarrow" if backend == "pandas" else backend
    package(eager)
    try:
        frame = nw.from_dict(data, schema=schema, backend=eager)
    except Exception as error:  # noqa: BLE001 - every engine raises kinds of its own, which hold the value
        raise KaderError(f"{backend} can't hold one of the values ({type(error).__name__})") from None
    if backend != "pandas":
        return frame
    pandas = package("pandas")
    return nw.from_native(frame.to_native().to_pandas(types_mapper=pandas.ArrowDtype), eager_only=True)


def rows_of(frame: NwFrame) -> list[dict[str, Any]]:
    """Carry a frame out, and give its rows as plain values."""
    eager: Any = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    if eager.implementation.is_pandas():
        eager = nw.from_native(eager.to_arrow(), eager_only=True)
    return list(eager.iter_rows(named=True))
