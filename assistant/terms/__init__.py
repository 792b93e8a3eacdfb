"""Answers what a term means: its definition, its members, its parts, the term to a description."""
