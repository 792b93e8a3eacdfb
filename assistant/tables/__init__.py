"""Answers from the annex tables: cells, judgements, comparisons, rankings, whole tables."""
