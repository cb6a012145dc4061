"""A wing for each essay: its mathematics (one noun a file), ``experiments``, ``figures``, ``claims``."""
