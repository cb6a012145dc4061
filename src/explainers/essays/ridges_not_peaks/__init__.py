"""Essay 2, *Ridges, not peaks*.

Read ``ridge_of_a_product`` (two parameters, one datum), then ``ridge`` (networks) with ``levenberg_marquardt`` and ``complex_step``, which
it uses; then ``level_set`` (where the counting fails), ``functional_dimension`` and ``loss_against_labels`` (how many labels can be met),
and ``polyak_lojasiewicz`` (why descent finds the ridge). ``experiments`` runs them.
"""
