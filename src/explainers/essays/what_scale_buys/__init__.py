"""Essay 10, *What scale buys*.

Read ``rings`` (a picture learned from samples), then ``torus`` and ``sphere`` (how far the nearest of n samples is, and what that costs),
``learners`` (four learners on a sphere) and ``pieces`` (what a fit by flat pieces costs). ``budget`` splits a budget between parameters and
data, ``yardstick`` looks at one smooth curve through an all-or-nothing measure, ``parity`` and ``clock`` are tasks whose step is real.
``experiments`` runs them.
"""
