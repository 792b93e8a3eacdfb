"""Reads sentences: which one answers, which clause, whose figure is whose, what the figures make together."""
