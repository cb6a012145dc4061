"""Too Many Parameters: the mathematics, claims and figures behind the book, and the engine of its explorable figures."""
