"""Essay 8, *Where it breaks*.

``extrapolation``, ``off_the_sheet``, ``one_gradient_step``, ``nearest_example``, ``shortcut_learning``, ``missing_negatives``,
``familiarity``, ``reactions``, ``generate_and_verify``, ``verify_or_generate``, ``transfer``, ``evolution``; ``experiments`` runs them.
"""
