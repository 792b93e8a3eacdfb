"""Checks a report against itself: sums, shares, growth, two places, counts, names."""
