"""Decides from what is asked against what is there whether the report answers, and says why not."""
