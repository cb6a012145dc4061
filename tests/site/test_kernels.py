"""A kernel of the build reads the build's profile, not the machine's, and is quiet."""

import os
from pathlib import Path
from types import SimpleNamespace

from jupyter_client.manager import start_new_kernel

from explainers.site import kernels


def test_a_kernel_is_quiet_and_has_the_profile_of_the_build(tmp_path: Path, monkeypatch, capfd) -> None:
    monkeypatch.setenv("IPYTHONDIR", "")
    kernels.start(SimpleNamespace(outdir=tmp_path / "build" / "html"))
    assert os.environ["IPYTHONDIR"] == str(tmp_path / "build" / ".ipython")
    manager, client = start_new_kernel()
    said: list[str] = []
    try:
        client.execute_interactive(
            "print(get_ipython().profile_dir.location)",
            timeout=30,
            output_hook=lambda message: said.append(message["content"].get("text", "")),
        )
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert str(tmp_path / "build" / ".ipython" / "profile_default") in "".join(said)
    assert capfd.readouterr().err == ""
