"""The book behind nginx, with the configuration of examples/hosting, on loopback."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.hosts.host import ROOT

BOOK = ROOT / "_build" / "html"
EXAMPLE = ROOT / "examples" / "hosting" / "nginx.conf"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("nginx")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    site = EXAMPLE.read_text("utf-8").replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/book", str(BOOK))
    assert str(port) in site and str(BOOK) in site
    places = "".join(f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    types = Path("/etc/nginx/mime.types")
    own = f"daemon off; pid {folder}/pid; error_log stderr; events {{}} http {{ include {types}; access_log off; {places} {site} }}"
    (folder / "nginx.conf").write_text(f"user {os.environ.get('USER', 'root')};\n{own}" if os.getuid() == 0 else own)
    program = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
    assert program, "there is no nginx: run .ci/nginx"
    process = subprocess.Popen([program, "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"], stderr=subprocess.PIPE, text=True)
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(100):
            try:
                urlopen(address, timeout=1).close()
                break
            except OSError:
                assert process.poll() is None, process.stderr.read()
                time.sleep(0.05)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)
        process.stderr.close()


def get(address: str, **headers: str) -> HTTPResponse | HTTPError:
    try:
        return urlopen(Request(address, headers=headers), timeout=10)
    except HTTPError as answer:
        return answer


def test_a_page_comes_with_the_headers_that_it_works_under(server):
    answer = get(f"{server}/book/index.html")
    assert answer.status == 200
    assert answer.headers["Content-Security-Policy"] == "default-src 'self'; img-src 'self' data:"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["ETag"]
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_page_that_has_not_changed_is_not_sent_again(server):
    tag = get(f"{server}/_static/book.css").headers["ETag"]
    assert get(f"{server}/_static/book.css", **{"If-None-Match": tag}).status == 304


def test_what_is_named_by_its_content_is_kept_for_a_year(server):
    file = next((BOOK / "_static" / "explorable").glob("player-*.js"))
    answer = get(f"{server}/_static/explorable/{file.name}")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert re.fullmatch(r"(text|application)/javascript; charset=utf-8", answer.headers["Content-Type"])


def test_pages_are_compressed(server):
    answer = get(f"{server}/book/index.html", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.read()) == (BOOK / "book" / "index.html").read_bytes()


def test_a_lost_address_gets_the_books_own_page(server):
    answer = get(f"{server}/notebooks/no-such-essay.html")
    assert answer.status == 404
    assert answer.read() == (BOOK / "404.html").read_bytes()
