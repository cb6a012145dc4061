"""``make serve``."""

import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from tools import serve

ROOT = Path(__file__).parents[2]


def test_a_taken_port_is_told_with_what_to_do(capsys):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert serve.main(str(port)) == 1
    assert capsys.readouterr().err == f"Port {port} is taken by another program. Say make serve PORT=<another>, for example {port + 1}.\n"


def test_what_is_no_port_is_told(capsys):
    assert serve.main("eight") == 2
    assert "'eight' is no port" in capsys.readouterr().err


def test_the_book_is_served():
    server = subprocess.Popen([sys.executable, ROOT / "tools" / "serve.py", "0"], stdout=subprocess.PIPE, text=True)
    try:
        address = server.stdout.readline().split()[4].rstrip(";")
        assert b"Too Many Parameters" in urlopen(f"{address}/book/index.html", timeout=10).read()
    finally:
        server.kill()
        server.wait()
        server.stdout.close()
