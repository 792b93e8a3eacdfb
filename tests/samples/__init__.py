"""Makes files of every format from a report's clean text, with real tools, for the tests."""
