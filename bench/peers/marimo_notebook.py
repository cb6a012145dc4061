"""Figure A as a marimo notebook, for marimo-book."""

import marimo

app = marimo.App()


@app.cell(hide_code=True)
def _():
    import marimo as mo
    from bench.peers.drawings import draw_curve
    from bench.peers.figures import square_wave
    from matplotlib.figure import Figure

    return Figure, draw_curve, mo, square_wave


@app.cell(hide_code=True)
def _(mo):
    terms = mo.ui.slider(start=1, stop=20, step=1, value=1, label="terms")
    terms
    return (terms,)


@app.cell(hide_code=True)
def _(Figure, draw_curve, square_wave, terms):
    figure = Figure(figsize=(4.8, 3.2))
    draw_curve(figure.subplots(), square_wave(terms.value))
    figure
    return


if __name__ == "__main__":
    app.run()
