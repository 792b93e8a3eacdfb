"""Answers questions in Chinese about a report, with citations and checked numbers."""
