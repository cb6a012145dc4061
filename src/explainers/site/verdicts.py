"""The role ``{verdict}``: how a claim came out and, where the statement needs one, its correction, both as the ledger has them.

``{verdict}`nullspace-means-a-surface` `` is a link to the claim's entry. The words come from the claim, so a page that goes through a
source cannot say anything else than the ledger; ``page_key`` has such a page read again when a claim changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

from explainers.claim import Claim
from explainers.site.ledger import CLASSES, MARKS


class VerdictRole(SphinxRole):
    """``{verdict}`identifier` ``, the identifier of a claim."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The verdict as a link, and the correction behind it; an error if the ledger has no such claim."""
        from explainers import ledger  # noqa: PLC0415  it imports every essay, and few pages judge

        try:
            claim = found(self.text, ledger.all_claims())
        except KeyError as absent:
            message = self.inliner.reporter.error(absent.args[0], line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        words = nodes.inline("", f"{MARKS[claim.verdict]} {claim.verdict.value}")
        target = {"refdomain": "std", "reftype": "ref", "reftarget": f"ledger-{claim.identifier}", "refexplicit": True, "refwarn": True}
        link = pending_xref("", words, refdoc=self.env.docname, **target)
        judged = nodes.inline("", "", link, classes=["judged", f"judged-{CLASSES[claim.verdict]}"])
        if not claim.correction:
            return [judged], []
        correction, messages = self.inliner.parse(claim.correction, self.lineno, None, judged)  # type: ignore[arg-type]  # MyST reads no memo
        return [judged, nodes.Text(". Instead: "), *correction], messages


def found(identifier: str, claims: Iterable[Claim]) -> Claim:
    """The claim of an identifier.

    Raises:
        KeyError: there is none; its message names the nearest.
    """
    known = {claim.identifier: claim for claim in claims}
    if identifier in known:
        return known[identifier]
    near = get_close_matches(identifier, known, n=1)
    raise KeyError(f"verdict: the ledger has no claim {identifier!r}; " + (f"did you mean {near[0]!r}?" if near else "look it up there"))


def setup(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("verdict", VerdictRole())
