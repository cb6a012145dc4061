"""A panel's function draws on the axes that it is given; what it draws through pyplot would land on another figure, in silence."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from matplotlib.figure import Figure

REMEDY = (
    "draw on ax, not through pyplot; ax.figure.tight_layout() and ax.figure.colorbar(...) are there for plt.tight_layout() and "
    "plt.colorbar(...)"
)


@contextmanager
def no_strays(own: Figure, refuse: Callable[[str, str], Exception]) -> Iterator[None]:
    """While a panel draws on the figure ``own``, watch the figures of pyplot; in the main thread, where nobody else draws on them.

    Raises:
        Exception: one was made or changed; ``refuse(what, remedy)`` makes the exception.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {figure: figure.stale for figure in _figures_of_pyplot()}
    for figure in before:
        figure.stale = False
    try:
        yield
        strays = [figure for figure in _figures_of_pyplot() if figure is not own and (figure not in before or figure.stale)]
    finally:
        for figure, stale in before.items():
            if stale and not figure.stale:
                figure.stale = True
    for figure in _figures_of_pyplot():
        if figure not in before:  # pyplot would show it, and warn when there are twenty; plt.sca(ax) gives it the panel's own
            sys.modules["matplotlib._pylab_helpers"].Gcf.destroy_fig(figure)
    if strays:
        raise refuse("draws through pyplot, on another figure", REMEDY)


def _figures_of_pyplot() -> list[Figure]:
    helpers = sys.modules.get("matplotlib._pylab_helpers")  # there once pyplot was imported
    return [manager.canvas.figure for manager in helpers.Gcf.figs.values()] if helpers else []
