# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""How the documentation is built: `make docs`. Warnings are errors."""

import re
from enum import Enum
from importlib import import_module
from importlib.metadata import version as _version
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.pycode import ModuleAnalyzer

from cak_regeling.criteria import Criterium


SOURCE = Path(__file__).parents[1] / "src" / "cak_regeling"
DUTCH = {"beleid", "bevindingen", "cijfers", "jaar", "privacy"}
"""Pages of which the language is Dutch: a screen reader speaks them so, and a browser breaks their words."""
OTHER = {"voor-beleid": "nl", "het-recht": "nl", "english": "en"}
"""Sections in another language than their page."""

project = "cak_regeling"
author = "The cak_regeling developers"
copyright = author  # noqa: A001 - as Sphinx calls it
release = version = _version("cak_regeling")
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"{project} {release}"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["own.css"]
html_show_sphinx = False

default_role = "py:obj"
napoleon_use_ivar = True
napoleon_attr_annotations = False  # the docstrings name the types
autodoc_preserve_defaults = True
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"


def _reference(_app: Sphinx, page: str, source: list[str]) -> None:
    """Write the page of a room: what its `__all__` names, with the data in it, which autodoc does not look for."""
    folder, _, room = page.partition("/")
    if folder != "reference" or not (SOURCE / room).is_dir():
        return
    module = import_module(f"cak_regeling.{room}")
    texts = {
        name: text
        for path in sorted((SOURCE / room).glob("*.py"))
        for (_, name), text in ModuleAnalyzer.for_file(str(path), path.stem).find_attr_docs().items()
    }
    lines = [".. automodule:: " + module.__name__, ""]
    for name in module.__all__:
        value = getattr(module, name)
        if isinstance(value, Criterium):
            lines += [f".. py:data:: {name}", "", *_described(value), ""]
        elif not callable(value):
            lines += [f".. py:data:: {name}", "", *(f"   {text}" for text in texts[name]), ""]
    source[0] += "\n".join(["", "```{eval-rst}", *lines, "```", ""])


def _shorten(*event: Any) -> tuple[str, str | None] | None:
    """Show that a field of an attrs class has a default; its `__init__` is written by attrs and knows no more."""
    signature, returned = event[5:7]
    return None if signature is None else (re.sub(r"attr_dict\['\w+'\]\.default", "...", signature), returned)


def _described(criterium: Criterium) -> list[str]:
    """Say what a criterium is: it is data, so it has no docstring."""
    unit = f", in {criterium.eenheid.en}" if criterium.eenheid.en else ""
    uses = ", ".join(sorted(gegeven.name for gegeven in criterium.gegevens))
    return [f"   {criterium.omschrijving.nl} / {criterium.omschrijving.en}{unit}. Uses {uses}."]


def _keep(_app: Sphinx, what: str, *event: Any) -> bool | None:
    """Show the members of an enum also without a text of their own."""
    return False if what == "class" and isinstance(event[1], Enum) else None


def _find(_app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element) -> nodes.Node | None:
    """Find what docstrings call by its short name, or by its name on the surface, where one object has that name."""
    if node.get("refdomain") != "py":
        return None
    name = node["reftarget"].rpartition(".")[2]
    domain = env.domains.python_domain
    found = [full for full in domain.objects if full.rpartition(".")[2] == name and not domain.objects[full].aliased]
    if len(found) != 1:
        return None
    entry = domain.objects[found[0]]
    builder = env._app.builder  # noqa: SLF001 - the event has no other way to it
    uri = builder.get_relative_uri(node["refdoc"], entry.docname) + "#" + entry.node_id
    return nodes.reference("", "", contnode, internal=True, refuri=uri)


def _accessible(_app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Give what the theme leaves out: the language, levels of headings in the menu, a keyboard for code and tables."""
    if page in DUTCH:
        context["language"] = "nl"
    for section, language in OTHER.items():
        body = context.get("body", "")
        context["body"] = body.replace(f'<section id="{section}">', f'<section id="{section}" lang="{language}">')
    for part, old, new in (
        ("furo_navigation_tree", 'role="heading"', 'role="heading" aria-level="2"'),
        ("body", 'role="heading"', 'role="heading" aria-level="2"'),
        ("body", "<pre>", '<pre tabindex="0">'),
        ("body", '<div class="table-wrapper', '<div tabindex="0" class="table-wrapper'),
    ):
        context[part] = context.get(part, "").replace(old, new)
    context["body"] = re.sub(r'(?<=<span class="pre">)[A-Z_]+(?=</span>)', _breakable, context.get("body", ""))


def _breakable(code: re.Match[str]) -> str:
    """Let a code of a bevinding break at its underscores, as it stands in narrow columns."""
    return code[0].replace("_", "_<wbr>")


def setup(app: Sphinx) -> None:
    """Hook in the functions above."""
    app.connect("source-read", _reference)
    app.connect("autodoc-skip-member", _keep)
    app.connect("autodoc-process-signature", _shorten)
    app.connect("missing-reference", _find)
    app.connect("html-page-context", _accessible, priority=900)  # after the theme
