"""Proves an answer: every quotation and every number against the evidence that it cites."""
