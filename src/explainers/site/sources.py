"""The list of sources at the end of a page, as they are cited: each begins with the name and the year that stand in the text, leads to the
work by one link, and back to the sections that cite it.

sphinxcontrib-bibtex labels the entries of its list in another way than the author and year of its citations, and puts numbers for links
back. The citations themselves say how a work is called, so both agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

CITED = "bibtex-citation"
"""The class of what cites: ``Belkin et al. [2020]``, or ``[Belkin et al., 2020]``."""

_ARXIV = re.compile(r"https?://arxiv\.org/(?:abs|pdf)/([\w./-]+?)(?:v\d+)?(?:\.pdf)?$")
_LEADS = re.compile(r"(?:,?\s*\b(?:URL|url|doi|DOI):|,)?\s*$")


class ListSources(SphinxPostTransform):
    """Writes the list of each page anew, when the citations are links."""

    default_priority = 20
    formats = ("html",)

    def run(self, **_: object) -> None:
        """Replace the lists of the document."""
        tell_apart(self.document, self.letters())
        names = dict(cited_works(self.document))
        citations = list(self.document.findall(nodes.citation))
        for parent in dict.fromkeys(citation.parent for citation in citations):
            entries = [child for child in parent.children if isinstance(child, nodes.citation)]
            made = [self._entry(entry, names.get(entry["ids"][0], "")) for entry in entries]
            made.sort(key=lambda item: _in_order(item.astext()))
            where = parent.index(entries[0])
            for entry in entries:
                parent.remove(entry)
            parent.insert(where, nodes.bullet_list("", *made, classes=["sources"]))

    def letters(self) -> dict[str, str]:
        """The letter of each work that needs one, by the id of its entry in the document's lists: another document may use the same id."""
        domain: Any = self.env.get_domain("cite")
        found = letters(domain.bibdata.data.entries)
        here = [citation for citation in domain.citations if citation.bibliography_key.docname == self.env.docname]
        return {citation.citation_id: found[citation.key] for citation in here if citation.key in found}

    def _entry(self, entry: nodes.citation, name: str) -> nodes.list_item:
        label = next(iter(entry.findall(nodes.label)), nodes.label())
        paragraph = next(iter(entry.findall(nodes.paragraph)), nodes.paragraph())
        tidy_links(paragraph)
        called = nodes.strong("", name or label.astext(), classes=["source-name"])
        paragraph.insert(0, [called, nodes.Text(" ")])
        back = links_back(self.document, entry)
        return nodes.list_item("", paragraph, *([back] if back else []), ids=entry["ids"], classes=["source"])


def _in_order(text: str) -> str:
    """A text without accents and capitals: Şimşek stands under S."""
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each)).casefold()


def cited_works(document: nodes.document) -> Iterator[tuple[str, str]]:
    """For each citation the id of the work's entry, and the name and year by which the text calls the work."""
    for cited in document.findall(lambda node: isinstance(node, nodes.inline) and CITED in node.get("classes", [])):
        before = ""
        for node in cited.findall(lambda node: isinstance(node, nodes.Text | nodes.reference)):
            if isinstance(node, nodes.reference):
                text = node.astext()
                name, _, year = text.rpartition(", ")
                author = name or before.strip(" [];,")
                yield str(node.get("refid", "")), f"{author} [{year}]" if author else text
                before = ""
            elif not isinstance(node.parent, nodes.reference):
                before += node.astext()


def letters(works: Mapping[str, Any]) -> dict[str, str]:
    """Works with one name and one year get letters, in the order of the bibliography: all of it, so that a work is called the same on every
    page, and where an entry of the ledger is shown on another one.

    Args:
        works: entries of pybtex by their keys.
    """
    called: dict[tuple[str, ...], list[str]] = {}
    for key, work in works.items():
        people = [" ".join(person.last_names) for person in work.persons.get("author", [])]
        authors = people if len(people) < 3 else [people[0], "et al."]
        called.setdefault((*authors, str(work.fields.get("year", ""))), []).append(key)
    return {key: "abcdefgh"[place] for keys in called.values() if len(keys) > 1 for place, key in enumerate(keys)}


def tell_apart(document: nodes.document, letters: Mapping[str, str]) -> None:
    """Write the letters of works, by the ids of their entries, behind the year, in the text and so in the list: ``[2018a]``."""
    for link in document.findall(nodes.reference):
        if (letter := letters.get(link.get("refid", ""))) and re.search(r"\d{4}$", link.astext()):
            text = list(link.findall(nodes.Text))[-1]
            text.parent.replace(text, nodes.Text(text.astext() + letter))


def tidy_links(paragraph: nodes.paragraph) -> None:
    """Each address once, and as what it is: ``arXiv:1903.07571``, ``doi:10.1137/…``, or the name of the site."""
    seen: set[str] = set()
    for link in list(paragraph.findall(nodes.reference)):
        address = str(link.get("refuri", ""))
        name = link_name(address)
        place = link.parent.index(link)
        before = link.parent[place - 1] if place else None
        if isinstance(before, nodes.Text):
            spaced = place > 1 and link.parent[place - 2].astext().endswith(" ")
            gap = "" if name in seen or (spaced and _LEADS.fullmatch(before.astext())) else " "
            link.parent.replace(before, nodes.Text(_LEADS.sub(gap, before.astext(), count=1)))
        if name in seen:
            link.parent.remove(link)
        else:
            link.children = [nodes.Text(name)]
            link.children[0].parent = link
            seen.add(name)


def link_name(address: str) -> str:
    """How a link to a work is called."""
    if arxiv := _ARXIV.match(address):
        return f"arXiv:{arxiv[1]}"
    parts = urlsplit(address)
    return f"doi:{unquote(parts.path.lstrip('/'))}" if parts.netloc.endswith("doi.org") else parts.netloc.removeprefix("www.") or address


def links_back(document: nodes.document, entry: nodes.citation) -> nodes.paragraph | None:
    """Links to the sections that cite a work, each once, to the first place there; the section with the list only if there is no other."""
    places: dict[str, str] = {}
    own = section_of(entry)
    target: str
    for target in entry.get("backrefs", []):
        node = document.ids.get(target) or next((each for each in document.findall(nodes.inline) if target in each["ids"]), None)
        if node is not None:
            places.setdefault(title_of(section_of(node)), target)
    if len(places) > 1:
        places.pop(title_of(own), None)
    if not places:
        return None
    links = [nodes.reference("", title, internal=True, refid=target) for title, target in places.items()]
    made = nodes.paragraph("", "Cited in ", classes=["source-cited"])
    for number, link in enumerate(links):
        made += [nodes.Text(" · "), link] if number else [link]
    return made


def section_of(node: nodes.Node | None) -> nodes.section | None:
    """The section in which a node stands."""
    while node is not None and not isinstance(node, nodes.section):
        node = node.parent
    return node


def title_of(section: nodes.section | None) -> str:
    """The title of a section; of the first one of a page, *the beginning*."""
    title = None if section is None or isinstance(section.parent, nodes.document) else section.next_node(nodes.title)
    return title.astext() if title is not None else "the beginning"


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(ListSources)
