"""How surely a claim can fail: the code that it measures is broken on purpose, one function at a time, and the claim should notice.

Read ``kinds`` (what a break is), ``functions`` (of what), ``child`` (in a process of its own), ``trial`` (whether it is noticed), ``seeds``
(other random numbers), ``seed_trial`` (whether claims stand them), ``record`` (the committed results). ``make mutants`` and ``make seeds``
run them.
"""
