"""What the refreshers compute and draw: ``null_space``, ``taylor``, ``bayes``, ``squares``, ``roc``, and ``figures``."""
