"""Essay 7, *What training pins down*.

Regions: ``two_class_data``, ``trained_regions``, ``hyperplane_arrangement``, ``region_counts``, ``sawtooth``, ``folding``. Directions:
``representer``, ``normal_directions``. ``experiments`` runs them.
"""
