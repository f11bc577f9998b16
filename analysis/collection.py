"""Reading and reconciling make many small objects and no cycles among them, so Python need not look for any meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Pause the cyclic garbage collector, and leave it as it was found; also a decorator.

    Without it a tenth of the time goes to looking through what was made.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
