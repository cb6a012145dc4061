"""Serve the built book on this machine: ``make serve``, or ``make serve PORT=8001``."""

from __future__ import annotations

import errno
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BUILT = Path(__file__).parents[1] / "_build" / "html"


def main(port: str = "8000") -> int:
    """Serve until Ctrl-C; a port that is taken is said, with what to do."""
    if not port.isdecimal() or int(port) > 65535:
        print(f"{port!r} is no port. Say make serve PORT=8001, a number up to 65535.", file=sys.stderr)
        return 2
    try:
        server = ThreadingHTTPServer(("127.0.0.1", int(port)), partial(SimpleHTTPRequestHandler, directory=BUILT))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        why = "is taken by another program" if error.errno == errno.EADDRINUSE else "is not for everybody"
        print(f"Port {port} {why}. Say make serve PORT=<another>, for example {max(int(port), 8000) + 1}.", file=sys.stderr)
        return 1
    with server:
        print(f"The book is on http://localhost:{server.server_port}; Ctrl-C ends it", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
