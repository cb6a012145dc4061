"""initialization_is_a_prior."""
