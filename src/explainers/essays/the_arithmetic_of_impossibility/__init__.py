"""Essay 5, *The arithmetic of impossibility*.

Read ``counting`` (how many inputs there are) with ``interactions`` (what a table is, and what shares), then ``context_learners`` (a table
and two learners that share, on sequences with a rule), ``covering`` (cells of a cube) and ``smoothness`` (what bounded derivatives buy, and
what they cost). ``experiments`` runs them.
"""
