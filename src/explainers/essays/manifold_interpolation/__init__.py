"""manifold_interpolation."""
