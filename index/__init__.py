"""Finds passages of a report: chunks, FAISS and BM25. Knows no questions."""
