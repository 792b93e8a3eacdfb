"""Conversations that last: turns, titles, search, and what people think of the answers."""
