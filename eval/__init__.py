"""Judges the assistant on gold cases."""
