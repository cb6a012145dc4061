"""A wing for each essay: its mathematics (one noun a file), ``experiments``, ``figures``, ``claims``."""

from explainers.needs import need

need("explainers.essays", "book", "scipy", "joblib", "tqdm")
