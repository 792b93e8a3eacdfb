"""Answers from running text: the clauses that say it, and what their figures give."""
