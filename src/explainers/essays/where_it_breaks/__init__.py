"""Essay 8, *Where it breaks*.

``extrapolation``, ``off_the_sheet``, ``one_gradient_step``, ``shortcut_learning``, ``nearest_example``, ``missing_negatives``, ``familiarity``,
``reactions``, ``generate_and_verify``; ``experiments`` runs them.
"""
