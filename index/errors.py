"""What can go wrong with an index or a model, as a person reads it."""

from corpus.errors import UserError


class StaleIndexError(UserError):
    """The index on disk cannot be used; the message says why. It is rebuilt, never trusted."""


class ModelError(UserError):
    """The embedding model is missing, damaged or of another kind."""
