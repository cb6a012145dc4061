"""Essay 9, *The price of smoothness*.

Read ``one_pixel`` (curves through points on a line) and ``lipschitz``; ``memorization`` (how few parameters fit); ``robustness_law`` with
``isoperimetry`` and ``random_points_on_a_sphere``; the two constructions ``linear_interpolant`` and ``bump_interpolant``;
``robustness_sweep``, ``power_law`` and ``smallest_chi_square``, which measure them; ``blocks``, ``where_the_law_fails`` and ``families``,
which judges all alike; ``fooled_digits``, ``lean_digits`` and ``smoothness_and_generalization``. ``experiments`` runs them.
"""
