"""Reads a conversation: follow-ups, several questions in one message, which report is meant."""
