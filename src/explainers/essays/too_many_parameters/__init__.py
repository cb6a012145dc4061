"""too_many_parameters."""
