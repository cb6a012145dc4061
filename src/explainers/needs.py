"""What a part of the package needs beside the engine's requirements: an extra of the distribution."""

from __future__ import annotations

from importlib.util import find_spec


def need(part: str, extra: str, *modules: str) -> None:
    """Check that ``modules`` can be imported before ``part`` does so.

    Raises:
        ImportError: some are not installed; the message says which, and that ``extra`` brings them.
    """
    if missing := [name for name in modules if find_spec(name) is None]:
        raise ImportError(f"{part} needs {', '.join(missing)}: pip install 'explainers[{extra}]'; the engine of the figures does without")
