"""Essay 2, *Ridges, not peaks*.

Read ``ridge_of_a_product`` (two parameters, one datum), then ``ridge`` (networks) with ``levenberg_marquardt`` and ``complex_step``, which
it uses, ``other_equations`` (other tasks) and ``one_more_neuron`` (pieces joined); then ``polyak_lojasiewicz``, ``training_and_width`` and
``finite_steps`` (why and where descent finds the ridge); then ``level_set`` (where the counting fails), ``functional_dimension`` and
``polynomial_floor`` (how many labels can be met). ``experiments`` runs them.
"""
