"""Errors that a person reads."""


class UserError(Exception):
    """A message fit for a person: where, what, what is allowed, what to do.

    Commands print it as one sentence and exit with 2; the page shows it. Anything else is a bug
    and keeps its traceback.
    """
