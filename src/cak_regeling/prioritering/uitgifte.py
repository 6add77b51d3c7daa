# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Handing out a werklijst: for one approach, the columns that it needs and no more.

No amount is handed out, and no BSN outside the municipality or in a letter. Who waits for room is not in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, cast

from attrs import frozen

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.criteria.bestand import nearest
from cak_regeling.criteria.context import Context
from cak_regeling.datums import require_date
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik, admitted, require_gebruik
from cak_regeling.doelbinding.verwerking import Doel
from cak_regeling.errors import DoelbindingError, KaderError, WaardeError
from cak_regeling.gegevens import Gegeven
from cak_regeling.lijst.sheets import Table, Target, format_of, opened, write_tables
from cak_regeling.prioritering.aanpak import Aanpak
from cak_regeling.prioritering.kolommen import BSN, REGEL, Kolom, as_cell, as_plain, kolommen, not_known
from cak_regeling.prioritering.toepassen import require_columns
from cak_regeling.prioritering.werklijst import Apart, Werkitem, Werklijst


Format = Literal["csv", "xlsx", "json"]
"""Csv and xlsx are for people, json for another system."""
VERSIE = 1
"""Of the form in json; it changes when a part is renamed or goes."""


def write(  # noqa: PLR0913 - what `Werklijst.write` takes
    werklijst: Werklijst,
    context: Context,
    target: Target,
    gebruik: ToegestaanGebruik,
    *,
    aanpak: str,
    op: date | None,
    format: Format | None,  # noqa: A002 - as of `write_tables`
    one_per_address: bool,
    lang: Taal,
) -> int:
    """Hand out the items of one approach; see `Werklijst.write`."""
    chosen = _chosen(werklijst, aanpak)
    columns = kolommen(chosen, context)
    day = werklijst.op if op is None else require_date(op, "op")
    needed = {kolom.gegeven for kolom in columns if kolom.gegeven is not None}
    _require(werklijst, gebruik, day, needed)
    _require_approach(gebruik)
    _require_uitvoerder(chosen, gebruik)
    require_columns(f"aanpak “{aanpak}”", needed, werklijst.fields)
    allowed = admitted(gebruik, context)
    items = [i for i in werklijst if i.aanpak == aanpak and not i.wacht and allowed(i.wanbetaler)]
    if one_per_address:
        items = list(_first_at_each_address(items))
    out = _Uitgifte(werklijst=werklijst, gebruik=gebruik, op=day, aanpak=aanpak, columns=columns, items=items)
    explained = _explained(werklijst, chosen, columns, len(items), lang)
    return out.write(target, format, naam=aanpak, explained=explained)


@frozen(kw_only=True, repr=False)
class _Uitgifte:
    """What is handed out: of whom, and which columns. Made only of what was found to be allowed."""

    werklijst: Werklijst
    gebruik: ToegestaanGebruik
    op: date
    aanpak: str | None
    columns: Sequence[Kolom]
    items: Sequence[Werkitem | Apart]

    def write(self, target: Target, format: Format | None, *, naam: str, explained: Table | None = None) -> int:  # noqa: A002 - as of `Werklijst.write`
        """Write it; a table that explains it goes along where there is room for one. Give how many are in it."""
        chosen = format_of(target) if format is None else format
        if chosen == "json":
            _write_json(target, self.to_dict())
            return len(self.items)
        if chosen not in {"csv", "xlsx"}:
            raise WaardeError(
                Tekst(
                    "verwacht een bestandsnaam die eindigt op .csv, .xlsx of .json",
                    "expected 'csv', 'xlsx' or 'json' as the format, or a path that ends on one of them",
                )
            )
        rows = [[as_cell(kolom.get(item)) for kolom in self.columns] for item in self.items]
        table = Table(naam=naam, headers=[kolom.header for kolom in self.columns], rows=rows)
        sheets = [table] if chosen == "csv" or explained is None else [table, explained]
        write_tables(target, *sheets, format=cast("Literal['csv', 'xlsx']", chosen))
        return len(self.items)

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types: for what it is, until when, what each part is, and the residents."""
        verwerking, until = self.gebruik.verwerking, self.gebruik.geldig_tot
        return {
            "versie": VERSIE,
            "aanpak": self.aanpak,
            "kader": self.werklijst.kader.naam,
            "doel": verwerking.doel.value,
            "gemeente": verwerking.gemeente.value,
            "op": self.op.isoformat(),
            "peildatum": self.werklijst.lijsten[0][0].isoformat(),
            "toestemming_tot": None if until is None else until.isoformat(),
            "let_op": {"nl": _MIND.nl, "en": _MIND.en},
            "kolommen": [
                {
                    "naam": kolom.naam,
                    "gegeven": None if kolom.gegeven is None else kolom.gegeven.value,
                    "waarom": {"nl": kolom.waarom.nl, "en": kolom.waarom.en},
                }
                for kolom in self.columns
            ],
            "inwoners": [{kolom.naam: as_plain(kolom.get(item)) for kolom in self.columns} for item in self.items],
        }


def _write_json(target: Target, data: dict[str, Any]) -> None:
    import json  # noqa: PLC0415 - not needed to import the library

    content = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    with opened(target) as file:
        file.write(content.encode("utf-8", "replace"))


def write_te_beoordelen(  # noqa: PLR0913 - what `Werklijst.write_te_beoordelen` takes
    werklijst: Werklijst,
    context: Context,
    target: Target,
    gebruik: ToegestaanGebruik,
    *,
    op: date | None,
    format: Format | None,  # noqa: A002 - as of `write_tables`
    lang: Taal,
) -> int:
    """Hand out whom a human is to judge; see `Werklijst.write_te_beoordelen`."""
    day = werklijst.op if op is None else require_date(op, "op")
    _require(werklijst, gebruik, day, {Gegeven.BSN})
    allowed = admitted(gebruik, context)
    items = [apart for apart in werklijst.te_beoordelen if allowed(apart.wanbetaler)]
    columns = (BSN, REGEL, not_known(lang))
    out = _Uitgifte(werklijst=werklijst, gebruik=gebruik, op=day, aanpak=None, columns=columns, items=items)
    return out.write(target, format, naam=Tekst("Te beoordelen", "To be judged").in_taal(lang))


def _require(werklijst: Werklijst, gebruik: ToegestaanGebruik, day: date, needed: Iterable[Gegeven]) -> None:
    """Refuse a permission that does not cover whom this werklijst was made of, or what is handed out."""
    selectie = werklijst.kader.selectie
    require_gebruik(gebruik, op=day, gemeente=werklijst.gemeente, gegevens=needed, selectie=selectie)


def _chosen(werklijst: Werklijst, aanpak: str) -> Aanpak:
    """Find an approach of the kader by its name."""
    by_name = {one.naam: one for one in werklijst.kader.aanpakken}
    if aanpak not in by_name:
        kader = werklijst.kader.naam
        said = Tekst(
            f"kader “{kader}” heeft geen aanpak die “{aanpak}” heet", f"kader “{kader}” has no aanpak called “{aanpak}”"
        )
        raise KaderError(said + nearest(aanpak, by_name))
    return by_name[aanpak]


def _require_approach(gebruik: ToegestaanGebruik) -> None:
    """Refuse a permission for figures: nobody is approached by it."""
    doel = gebruik.verwerking.doel
    if doel is Doel.STATISTIEK:
        raise DoelbindingError(
            Tekst(
                "met een toestemming voor statistiek wordt niemand benaderd, dus wordt er niets uitgegeven: toets het "
                "gebruik met doel uitstroombevordering",
                f"a permission with purpose {doel.name} does not cover handing out: test the use with "
                "UITSTROOMBEVORDERING",
            )
        )


def _require_uitvoerder(aanpak: Aanpak, gebruik: ToegestaanGebruik) -> None:
    """Refuse to hand out to who was not named when the use was tested."""
    uitvoerder = aanpak.uitvoerder
    if uitvoerder is not None and not aanpak.binnen and uitvoerder not in gebruik.verwerking.uitvoerders:
        raise DoelbindingError(
            Tekst(
                f"de toestemming noemt uitvoerder “{uitvoerder.naam}” niet: toets het gebruik opnieuw, met de "
                "uitvoerders van het kader",
                f"the permission does not name uitvoerder “{uitvoerder.naam}”: test the use again with "
                "kader.uitvoerders",
            )
        )


def _first_at_each_address(items: Iterable[Werkitem]) -> Iterator[Werkitem]:
    """Give of those at one address only the first by rang; who has no known address is always there."""
    seen: set[object] = set()
    for item in items:
        place = item.wanbetaler.adres.plaats
        if place is None or place not in seen:
            yield item
        seen.add(place)


def _explained(werklijst: Werklijst, aanpak: Aanpak, columns: Sequence[Kolom], count: int, lang: Taal) -> Table:
    """Make the sheet that says what the columns are and why they are there."""
    gebruik = werklijst.gebruik
    until = "" if gebruik.geldig_tot is None else f"{gebruik.geldig_tot:%d-%m-%Y}"
    rows = [
        (Tekst("Aanpak", "Approach"), Tekst(aanpak.naam, aanpak.naam)),
        (Tekst("Kader", "Kader"), Tekst(werklijst.kader.naam, werklijst.kader.naam)),
        (Tekst("Doel", "Purpose"), Tekst(gebruik.verwerking.doel.value, gebruik.verwerking.doel.value)),
        (Tekst("Stand van", "True on"), Tekst(*[f"{werklijst.lijsten[0][0]:%d-%m-%Y}"] * 2)),
        (Tekst("Toestemming tot", "Permission until"), Tekst(until or "geen einddatum", until or "no end")),
        (Tekst("Aantal inwoners", "Number of residents"), Tekst(str(count), str(count))),
        *((Tekst(kolom.header, kolom.header), kolom.waarom) for kolom in columns),
        (Tekst("Let op", "Mind"), _MIND),
    ]
    headers = (Tekst("Onderwerp", "Subject"), Tekst("Toelichting", "Explanation"))
    return Table(
        naam=Tekst("Toelichting", "Explanation").in_taal(lang),
        headers=[header.in_taal(lang) for header in headers],
        rows=[[subject.in_taal(lang), said.in_taal(lang)] for subject, said in rows],
    )


_MIND = Tekst(
    "Dit is een voorstel, geen besluit: kijk ernaar voordat u iemand benadert. Gebruik het alleen voor dit doel en "
    "gooi het daarna weg. Er staat geen bedrag in: wat de inwoner het CAK schuldig is, zegt niet wat er bij de "
    "zorgverzekeraar openstaat.",
    "This is a proposal and no decision: look at it before you approach anyone. Use it for this purpose only, and "
    "throw it away afterwards. There is no amount in it: what the resident owes the CAK does not tell what is owed to "
    "the insurer.",
)
