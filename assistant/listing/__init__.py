"""Answers with lists and outlines: enumerations, entries of a 专栏, headings, where something stands."""
