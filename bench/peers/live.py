"""Live in a kernel: a control's change until the new picture leaves the kernel, as ``interact``, ipympl and this engine do it.

The front end is imitated as in ``live_against_interact.py``. ipympl's asks for a picture when the kernel says that the figure is stale;
the message that carries the picture, or what of it has changed, ends the change. All three draw the polynomial fit. The author of the
ipympl figure keeps its artists and sets their data, which is the quickest way there.
"""

from __future__ import annotations

import time
from typing import Any

from bench.live_against_interact import SETUP, SHOW_OURS, SHOW_THEIRS, Kernel, png_arrived, svg_arrived

IPYMPL = """
%matplotlib widget
import ipympl.backend_nbagg
plt.ioff()
canvas_figure, canvas_ax = plt.subplots(figsize=(4.8, 3.2))
drawn = fit_polynomial(3, 0.2)
upright = canvas_ax.vlines(drawn.x, drawn.y - drawn.residuals, drawn.y, color="gray", linewidth=0.8)
truth, fitted = canvas_ax.plot(drawn.fine, drawn.truth, "--", drawn.fine, drawn.fit)
points = canvas_ax.scatter(drawn.x, drawn.y, s=18, zorder=3)
canvas_ax.set(xlim=(-1, 1), ylim=(-3, 3), xlabel="x", ylabel="y")
kept_index, kept_noise = IntSlider(value=2, min=0, max=14), IntSlider(value=4, min=0, max=14)
def update(change):
    fit = fit_polynomial(DEGREES[kept_index.value], 0.05 * kept_noise.value)
    fitted.set_ydata(fit.fit)
    points.set_offsets(list(zip(fit.x, fit.y)))
    upright.set_segments([[(x, y - r), (x, y)] for x, y, r in zip(fit.x, fit.y, fit.residuals)])
    canvas_figure.canvas.draw_idle()
kept_index.observe(update, "value")
kept_noise.observe(update, "value")
display(canvas_figure.canvas)
print(canvas_figure.canvas.model_id, kept_index.model_id, kept_noise.model_id, sep="\\n")
"""
IPYMPL_STARTS = ["send_image_mode", "refresh", "initialized", "draw"]
"""What ipympl's front end says when it has been made."""


class Canvas:
    """ipympl's front end: asks for a picture when the kernel says that there is a new one."""

    def __init__(self, kernel: Kernel, model: str) -> None:
        self.kernel, self.model = kernel, model
        for kind in IPYMPL_STARTS:
            self.say(kind)

    def say(self, kind: str) -> None:
        """Send one of matplotlib's own messages to the canvas."""
        data = {"method": "custom", "content": {"type": kind, "figure_id": ""}}
        self.kernel.client.shell_channel.send(self.kernel.client.session.msg("comm_msg", {"comm_id": self.model, "data": data}))

    def arrived(self, message: dict[str, Any]) -> bool:
        """Whether ``message`` brings a picture; if it says that there is a new one, ask for it."""
        if message["msg_type"] != "comm_msg" or message["content"]["comm_id"] != self.model:
            return False
        content = message["content"]["data"].get("content", {})
        said = str(content.get("data", "")) if isinstance(content, dict) else ""
        if '"draw"' in said:
            self.say("draw")
        return bool(message.get("buffers")) and "binary" in str(content)


def rest(kernel: Kernel, seconds: float = 1.0) -> None:
    """Drop what the kernel says until it has been quiet for a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if kernel.client.iopub_channel.msg_ready():
            kernel.client.get_iopub_msg(timeout=1)
        else:
            time.sleep(0.02)


def measure(folder: Any, changes: int, order: list[str]) -> dict[str, list[float]]:
    """Milliseconds a change in a new kernel, in turn; every state is new to all three, and the first two changes are left out."""
    kernel = Kernel(folder)
    try:
        kernel.run(SETUP)
        models = {"engine": kernel.run(SHOW_OURS).split()[-2:], "interact": kernel.run(SHOW_THEIRS).split()[-2:]}
        canvas, *models["ipympl"] = kernel.run(IPYMPL).split()[-3:]
        front = Canvas(kernel, canvas)
        rest(kernel)
        keys = {"engine": "index", "interact": "value", "ipympl": "value"}
        arrived = {"engine": svg_arrived, "interact": png_arrived, "ipympl": front.arrived}
        taken: dict[str, list[float]] = {name: [] for name in order}
        states = [(0, i) for i in (*range(3, 15), *range(2))] + [(1, i) for i in (*range(5, 15), *range(4))]
        for control, position in states[: changes + 2]:
            for name in order:
                taken[name].append(1000 * kernel.seconds(models[name][control], {keys[name]: position}, arrived[name]))
        return {name: values[2:] for name, values in taken.items()}
    finally:
        kernel.stop()
