"""ridges_not_peaks."""
