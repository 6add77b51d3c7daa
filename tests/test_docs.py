# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Every page leads somewhere: links and anchors exist, addresses have their form, and a newcomer finds every page."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cak_regeling import Afwegingskader, KaderError
from cak_regeling.bevinding import Bevindingsoort
from cak_regeling.uitwisseling import soorten


ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)?)\)|<(https?:[^>\s]+)>")


def links(page: Path) -> list[str]:
    """Give where the links of a page lead, without those in code."""
    text = CODE.sub("", page.read_text("utf-8"))
    return [inner or outer for inner, outer in LINK.findall(text)]


def anchors(page: Path) -> set[str]:
    """Give the anchors of the headings of a page, as GitHub and Sphinx make them."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#{1,3} (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.casefold()).replace(" ", "-") for title in titles}


def broken(page: Path, target: str) -> bool:
    """Tell whether a link leads nowhere: no such file or anchor, or no form of an address. Asks no network."""
    parts = urlsplit(target)
    if parts.scheme:
        return parts.scheme != "https" or not re.fullmatch(r"[\w-]+(\.[\w-]+)+", parts.netloc)
    file = (page.parent / parts.path).resolve() if parts.path else page
    if not file.is_relative_to(ROOT) or not file.exists():
        return True
    return bool(parts.fragment) and parts.fragment not in anchors(file)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_leads_nowhere(page: Path) -> None:
    """What a page links to is there, with its anchor; an address elsewhere is https and names a place."""
    assert [target for target in links(page) if broken(page, target)] == []


@pytest.mark.parametrize(
    "target",
    [
        "nergens.md",
        "why.md#nergens",
        "#nergens",
        "../../elders.md",
        "http://example.org",
        "https://",
        "https:/example.org",
    ],
)
def test_a_link_that_leads_nowhere_is_seen(target: str) -> None:
    """The look at links sees a file or anchor that is not there, and an address that is none."""
    assert broken(DOCS / "index.md", target)


def test_links_in_code_are_none() -> None:
    """A page has links outside its code only, with or without brackets in them."""
    assert not broken(DOCS / "index.md", "why.md#nothing-is-lost")
    assert "kader.md#the-criteria" in links(DOCS / "beleid.md")
    assert any(target.startswith("https://wetten.overheid.nl/") for target in links(DOCS / "bronnen.md"))


def test_every_page_is_on_the_index() -> None:
    """Each page stands in a menu, and each page about a job in the table of jobs."""
    index = (DOCS / "index.md").read_text("utf-8")
    menus = {
        caption: set(names.split())
        for caption, names in re.findall(r":caption: (.+)\n:hidden:\n\n([\w/\-\n]+?)```", index)
    }
    named = {str(page.relative_to(DOCS).with_suffix("")) for page in DOCS.glob("*.md")} - {"index"}
    assert named | {"reference/index"} == set().union(*menus.values())
    jobs = {target.removesuffix(".md") for target in links(DOCS / "index.md")}
    assert menus["Start"] | menus["How to"] | menus["Voor beleid en privacy"] | {"why", "pitfalls"} <= jobs


def test_the_page_for_policy_shows_an_error_as_it_is() -> None:
    """The error that its reader is shown is what the library says in Dutch of that file with that fault."""
    page = (DOCS / "beleid.md").read_text("utf-8")
    toml = re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)[0]
    with pytest.raises(KaderError) as raised:
        Afwegingskader.from_toml(toml.replace('"leeftijd"', '"leeftyd"'))
    assert f"`{raised.value.explain('nl')}`" in page


def test_no_page_installs_from_an_index() -> None:
    """The package is on no index, so a page that tells how to install it does so from a checkout."""
    asked = [words for page in PAGES for words in re.findall(r"pip install (\S+)", page.read_text("utf-8"))]
    assert len(asked) >= 4
    assert [words for words in asked if not words.strip("`'").startswith(".")] == []
    assert "pip install" in (DOCS / "index.md").read_text("utf-8")


def test_every_code_has_a_page() -> None:
    """Codes of an exchange stand on the page of bevindingen, with their cause; other rooms have tests of their own."""
    page = (DOCS / "bevindingen.md").read_text("utf-8")
    kinds = [kind for kind in vars(soorten).values() if isinstance(kind, Bevindingsoort)]
    assert len(kinds) >= 7
    for kind in kinds:
        cause = kind.oorzaak.nl.replace("{field}", "…")
        assert f"| `{kind.code}` | {kind.ernst.value} | {cause} | {kind.oplossing.nl} |" in page
