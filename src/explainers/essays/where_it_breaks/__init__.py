"""Essay 8, *Where it breaks*.

``extrapolation``, ``shortcut_learning``, ``missing_negatives``, ``generate_and_verify``; ``experiments`` runs them.
"""
