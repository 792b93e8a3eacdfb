"""Readers of file formats: one module a format, each gives a `Clean`."""
