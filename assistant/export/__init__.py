"""Conversations as files that people send on: Markdown, and Word with footnotes."""
