"""Run a script of this folder with Node and the tools of the audit."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def run(tools: Path, script: str, *arguments: str) -> list[dict[str, Any]]:
    """What ``script`` prints, a line of JSON each.

    Raises:
        AssertionError: it ended with an error, which is shown.
    """
    environment = {**os.environ, "AUDIT_TOOLS": str(tools.parent)}
    command = ["node", str(HERE / script), *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert ended.returncode == 0, f"{script} ended with an error:\n{ended.stderr[-3000:]}"
    return [json.loads(line) for line in ended.stdout.splitlines() if line.startswith("{")]
