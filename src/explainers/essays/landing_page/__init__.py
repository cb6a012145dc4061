"""The landing page: ``minimum_norm_fit`` (polynomials through a dozen points) and ``figures``."""
