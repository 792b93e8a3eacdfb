"""Reads a question: years, roles, places, the words that matter, the rows and indicators that it names."""
