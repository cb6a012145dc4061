"""Essay 3, *Initialization is a prior*.

Read ``sample_then_optimize`` (linear models, where the statement is exact), ``noise_as_parameters`` (the source's regression),
``curved_ridge`` and ``label_noise`` (ab = 1, where it is not), then ``ridge_of_a_wide_product`` and ``lazy_training`` (what width does).
``experiments`` runs them.
"""
