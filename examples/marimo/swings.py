import marimo

app = marimo.App()


@app.cell
def _():
    import numpy as np
    from explainers.explorable import Slider, explorable

    def swing(damping):
        time = np.linspace(0, 10, 200)
        return {"time": time, "angle": np.exp(-damping * time) * np.cos(2 * time), "left": np.exp(-10 * damping)}

    def draw(ax, result):
        ax.plot(result["time"], result["angle"])
        ax.set(xlim=(0, 10), ylim=(-1.1, 1.1), xlabel="time in seconds", ylabel="angle")

    explorable("swing", compute=swing, draw=draw, controls=[Slider("damping", [0, 0.1, 0.2, 0.4, 0.8], start=0.2)],
               describe="After ten seconds {left:.0%} of the swing is left.", alt="A swing that dies down.")
    return explorable, np


@app.cell
def _(explorable, np):
    from explainers.explorable import Choice, Question, Seed
    from explainers.look import palette, style

    style.use()

    def walk(step, seed):
        rng = np.random.default_rng(seed)
        path = np.cumsum(rng.choice([-1, 1], 600) if step == "coin" else rng.normal(size=600))
        return {"path": path, "end": path[-1], "far": np.abs(path).max()}

    def draw_walk(ax, result):
        spread = 2 * np.sqrt(np.arange(600))
        ax.plot(spread, color=palette.TRUTH, label="two standard deviations")
        ax.plot(-spread, color=palette.TRUTH)
        ax.plot(result["path"], color=palette.FIT, label="the walk")
        ax.set(xlim=(0, 600), ylim=(-60, 60), xlabel="step")
        ax.legend(loc="upper left")

    explorable(
        "walk",
        compute=walk,
        draw=draw_walk,
        describe="The walk ends at {end:.1f}; it has been as far as {far:.1f}.",
        alt="A random walk between two parabolas that lie on their side.",
        controls=[Choice("step", {"coin": "a coin decides", "normal": "normal steps"}, start="coin"), Seed(20)],
        asks=Question("Do the steps have to be coins?", ["yes", "no"], right=lambda result: "no", at={"step": "normal"}),
    )
    return


if __name__ == "__main__":
    app.run()
