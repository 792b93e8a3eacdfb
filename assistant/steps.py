"""Tells whoever listens what reply() is doing, without a parameter through every skill."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_listener: ContextVar[Callable[[str], None] | None] = ContextVar("listener", default=None)


@contextmanager
def listening(tell: Callable[[str], None]) -> Iterator[None]:
    """Within the block, each step of this thread is told to `tell`; others hear nothing of it."""
    token = _listener.set(tell)
    try:
        yield
    finally:
        _listener.reset(token)


def step(words: str) -> None:
    """Say what begins now, in words for people."""
    tell = _listener.get()
    if tell is not None:
        tell(words)
