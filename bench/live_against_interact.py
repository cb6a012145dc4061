"""Live in a kernel: from a control's change to new pixels, ours beside ``ipywidgets.interact`` with the inline backend.

Measured in a real kernel from outside: a widget's front end is imitated by sending the slider's comm message (the very message that
JupyterLab sends), and the clock stops when the message with the new picture (ours: SVG markup; interact: a PNG) arrives from the kernel.
Both draw the same figure. The changes alternate between the two, so that both meet the same load of the machine, and no state comes twice.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from jupyter_client.manager import KernelManager

CHANGES = 30
LARGEST_RATIO = 0.5

SETUP = """
%matplotlib inline
import matplotlib.pyplot as plt
from IPython.display import display
from ipywidgets import IntSlider, interact
from explainers.explorable.live import Live
from explainers.look import style
from polynomial_fit import DEGREES, draw_fit, fit_polynomial, polynomial_fit
style.use()
live = Live(polynomial_fit())
ours = live.controls["degree"], live.controls["noise"]
def figure(index, noise=0.2):
    fig, ax = plt.subplots(figsize=(4.8, 3.2))
    draw_fit(ax, fit_polynomial(DEGREES[index], noise))
    plt.show()
theirs = IntSlider(value=2, min=0, max=14, continuous_update=True)
noise = IntSlider(value=4, min=0, max=14, continuous_update=True)
"""
SHOW_OURS = "display(live.widget); print(*[chosen.model_id for chosen in ours], sep='\\n')"
SHOW_THEIRS = """
interact(lambda index, noise: figure(index, 0.05 * noise), index=theirs, noise=noise)
print(theirs.model_id, noise.model_id, sep='\\n')
"""


class Kernel:
    """A kernel in its own process, and the two channels that a front end uses."""

    def __init__(self, folder: Path) -> None:
        self.manager = KernelManager(kernel_name="python3")
        # this interpreter, whatever kernels the machine has
        self.manager.kernel_spec.argv[0] = sys.executable
        self.manager.start_kernel(cwd=str(folder), env={**os.environ, "PYTHONPATH": str(folder)})
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def run(self, code: str) -> str:
        """Run ``code`` and return what it printed."""
        printed: list[str] = []
        reply = self.client.execute_interactive(code, timeout=60, output_hook=lambda m: printed.append(m["content"].get("text", "")))
        if reply["content"]["status"] != "ok":
            raise RuntimeError(f"the kernel could not run the benchmark: {reply['content'].get('evalue')}")
        return "".join(printed)

    def seconds(self, model: str, state: dict[str, Any], arrived: Callable[[dict[str, Any]], bool]) -> float:
        """Send a control's new state and wait for the message that ``arrived`` knows; the seconds between."""
        message = self.client.session.msg("comm_msg", {"comm_id": model, "data": {"method": "update", "state": state, "buffer_paths": []}})
        begun = time.perf_counter()
        self.client.shell_channel.send(message)
        while not arrived(self.client.get_iopub_msg(timeout=30)):
            pass
        taken = time.perf_counter() - begun
        time.sleep(0.05)  # let the kernel come to rest, and drop what else it said
        while self.client.iopub_channel.msg_ready():
            self.client.get_iopub_msg(timeout=1)
        return taken

    def stop(self) -> None:
        """End the kernel's process."""
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def svg_arrived(message: dict[str, Any]) -> bool:
    """Whether a widget got a new SVG."""
    state = message["content"].get("data", {}).get("state", {}) if message["msg_type"] == "comm_msg" else {}
    return "<svg" in str(state.get("value", ""))


def png_arrived(message: dict[str, Any]) -> bool:
    """Whether a new PNG was displayed."""
    return message["msg_type"] in ("display_data", "update_display_data") and "image/png" in message["content"]["data"]


def measure(changes: int) -> tuple[list[float], list[float]]:
    """Milliseconds per change: ours, theirs."""
    kernel = Kernel(Path(__file__).parent)
    try:
        kernel.run(SETUP)
        ours = kernel.run(SHOW_OURS).split()[-2:]
        theirs = kernel.run(SHOW_THEIRS).split()[-2:]
        states = [(0, i) for i in (*range(3, 15), *range(2))] + [(1, i) for i in (*range(5, 15), *range(4))]
        states += [(0, i) for i in (0, *range(2, 15))]  # at another noise level: new states again
        taken: tuple[list[float], list[float]] = ([], [])
        for control, position in states[: changes + 2]:
            taken[0].append(1000 * kernel.seconds(ours[control], {"index": position}, svg_arrived))
            taken[1].append(1000 * kernel.seconds(theirs[control], {"value": position}, png_arrived))
        return taken[0][2:], taken[1][2:]  # the first changes load modules and fill caches on both sides
    finally:
        kernel.stop()


def main() -> int:
    """Print the table; 1 if the limit is broken."""
    ours, theirs = measure(CHANGES)
    print("control's change -> new picture leaves the kernel, polynomial fit, every state new, ms")
    print(f"{'':28} {'median':>8} {'p95':>8} {'least':>8}   n")
    for name, taken in (("explorable, live", ours), ("interact, inline backend", theirs)):
        print(f"{name:28} {median(taken):8.1f} {quantiles(taken, n=20)[-1]:8.1f} {min(taken):8.1f} {len(taken):3}")
    ratio = median(ours) / median(theirs)
    held = ratio <= LARGEST_RATIO
    print(f"ratio of the medians {ratio:.2f} (limit {LARGEST_RATIO}): {'held' if held else 'BROKEN'}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
