"""Claims that do not keep a rule yet, by the rule; the lists only get shorter.

``python -m tests.house.claim_rules`` prints this file for the present book.
"""

UNCONVERTED: dict[str, set[str]] = {
    "tolerance": set(),
    "control": set(),
    "apart": set(),
    "package": set(),
    "says": set(),
    "second opinion": set(),
    "training": set(),
    "row": set(),
    "seeds": set(),
    "notices": set(),
}
