"""Essay 7, *What training pins down, and where it breaks*.

The first half: ``two_class_data``, ``trained_regions``, ``hyperplane_arrangement``, ``region_counts``, ``sawtooth``, ``folding``,
``representer``, ``normal_directions``. The second: ``extrapolation``, ``shortcut_learning``, ``missing_negatives``,
``generate_and_verify``. ``experiments`` runs them.
"""
