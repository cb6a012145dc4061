"""The claims of *Manifold interpolation*."""

from __future__ import annotations

from functools import cache

import numpy as np

from explainers.claim import BOUND, Evidence, Verdict, claims_of
from explainers.data import images
from explainers.essays.manifold_interpolation import (
    covering,
    dimension_curves,
    experiments,
    intrinsic_dimension,
    moving_blob,
    pixel_space,
    sinusoid,
    synthetic_manifolds,
)
from explainers.essays.the_arithmetic_of_impossibility import counting

claim = claims_of("manifold-interpolation", tolerance_from=BOUND)
SOURCE = "{cite:t}`jablonka2025manifold`"
POPE = "{cite:t}`pope2021intrinsic`"
PATCHES = "four standard errors, as if each neighborhood were a single independent ratio: they overlap"


# --- between two images -----------------------------------------------------------------------------------------------------------------


def _gain(of: experiments.Array, over: experiments.Array) -> Evidence:
    """That the mean of paired differences exceeds four of its standard errors."""
    gap = over - of
    return Evidence(gap.mean(), 4 * gap.std() / np.sqrt(len(gap)), relation=">=")


def _middle(way: str) -> experiments.Array:
    return experiments.pair_scores(way)[:, experiments.MIDDLE]


def _near(scores: experiments.Array) -> Evidence:
    """That the median is at most 1, within four standard errors of a median of normal values."""
    return Evidence(np.median(scores), 1.0, 4 * 1.25 * scores.std() / np.sqrt(len(scores)), "<=")


def _pixel_distances(kind: int) -> Evidence:
    return Evidence(pixel_space.page("digits", "within", 1).away[kind], 2.0, relation=">=")


def _blob_on_pixels(Δ: float, c: float | None) -> float:
    """Distance to the nearest blob, found on a fine grid of pixels; of the faded image, or of a blob at c."""
    x, places = np.linspace(-8, 14, 1101), np.linspace(0, Δ, 401)
    faded = (moving_blob.blob(x, 0) + moving_blob.blob(x, Δ)) / 2 if c is None else moving_blob.blob(x, c)
    return float(np.sqrt(min(np.sum((faded - moving_blob.blob(x, place)) ** 2) for place in places) * (x[1] - x[0])))


HALFWAY = {1: 0.10283, 2: 0.35544, 3: 0.63363}
"""Distances of midpoints from the nearest blob, by the distance of the two blobs."""


def _blobs(c: float | None) -> Evidence:
    return Evidence([_blob_on_pixels(Δ, c) for Δ in HALFWAY], list(HALFWAY.values()), 1e-5)


def _roughness(row: int) -> Evidence:
    return Evidence(sinusoid.compare(np.random.default_rng(42)).roughness[row], [0.5] * 6, relation=">=")


DIGITS, MNIST = images.load("digits"), images.load("mnist_3000")

WAYS = (
    claim(
        "noise-is-far-from-digits",
        "pixel-space",
        "Images of dice are more than twice as far from the nearest digit as digits are from each other.",
        source=f"{SOURCE}: every sample of pixel space is noise",
        expected_from="a bound, in units of the usual distance between a digit and the nearest other",
        tolerance_from="none: the measured value is far above the bound",
        measure=lambda: _pixel_distances(0),
        control_statement="real digits",
        control=lambda: _pixel_distances(2),
    ),
    claim(
        "straight-lines-leave-the-data",
        "two-ways",
        "Halfway between two different digits the straight line is farther from held-out digits than the path through the data.",
        source=f"{SOURCE}, who compares noise with structure; here both ways join the same digits",
        expected_from=f"a bound: four standard errors over {experiments.PAIRS} random pairs",
        measure=lambda: _gain(_middle("data"), _middle("straight")),
        control_statement="one half of the straight lines against the other half",
        control=lambda: _gain(_middle("straight")[: experiments.PAIRS // 2], _middle("straight")[experiments.PAIRS // 2 :]),
    ),
    claim(
        "codes-stay-nearer",
        "two-ways",
        f"Halfway, a straight line between codes of {experiments.CODES[0]} numbers is nearer to held-out digits than "
        "a straight line between pixels.",
        expected_from=f"a bound: four standard errors over {experiments.PAIRS} random pairs",
        measure=lambda: _gain(_middle("4"), _middle("straight")),
        control_statement="the same network before training",
        control=lambda: _gain(_middle("untrained"), _middle("straight")),
    ),
    claim(
        "longer-codes-bend-less",
        "two-ways",
        f"Halfway, codes of {experiments.CODES[0]} numbers are nearer to held-out digits than codes of {experiments.CODES[1]}.",
        expected_from=f"a bound: four standard errors over {experiments.PAIRS} random pairs",
        measure=lambda: _gain(_middle("4"), _middle("16")),
        control_statement="at the start of the way, where the longer code reproduces better",
        control=lambda: _gain(experiments.pair_scores("4")[:, 0], experiments.pair_scores("16")[:, 0]),
    ),
    claim(
        "near-means-real",
        "a-judge-that-likes-blur",
        "A picture that is farther from the held-out digits than real digits usually are is no digit, and one that is nearer is one.",
        source="the score of this essay, taken at its word",
        expected_from="if it were so, nothing made by averaging would score below a real digit: a median of at least 1",
        tolerance_from=f"four standard errors of a median over {experiments.PAIRS} pairs",
        verdict=Verdict.FAILS,
        measure=lambda: Evidence(
            np.median(_middle("denoiser")), 1.0, 4 * 1.25 * _middle("denoiser").std() / np.sqrt(experiments.PAIRS), ">="
        ),
        control_statement="the straight line, before it is denoised",
        control=lambda: Evidence(
            np.median(_middle("straight")), 1.0, 4 * 1.25 * _middle("straight").std() / np.sqrt(experiments.PAIRS), ">="
        ),
        correction="Averages lie in the middle of the data and are near to everything: the distance rewards blur.",
    ),
    claim(
        "mnist-midpoints-pass",
        "a-judge-that-likes-blur",
        f"In {MNIST.side} × {MNIST.side} pixels with {len(MNIST.rows) - experiments.MNIST_KNOWN} held-out digits, "
        "the midpoint of a straight line is no farther from the nearest than real digits "
        "usually are.",
        expected_from="a bound: the usual distance of real digits",
        tolerance_from=f"four standard errors of a median over {experiments.PAIRS} pairs",
        measure=lambda: _near(experiments.midpoints("mnist_3000", experiments.MNIST_KNOWN)),
        control_statement=f"in {DIGITS.side} × {DIGITS.side} pixels, where data are denser, it is farther",
        control=lambda: _near(experiments.midpoints("digits", experiments.KNOWN)),
    ),
    claim(
        "blob-midpoints",
        "moving-blob",
        "The midpoint of the straight line between two blobs {}, {} and {} widths apart is at a distance of {}, {} and {} from "
        "the nearest blob.".format(*HALFWAY, *HALFWAY.values()),
        expected_from="closed form",
        tolerance_from="half a unit of the last digit, and a search for the nearest blob in steps of less than a hundredth",
        measure=lambda: _blobs(None),
        control_statement="the blob that moved instead is at distance zero",
        control=lambda: _blobs(0.75),
    ),
    claim(
        "blob-limit",
        "moving-blob",
        "For blobs far apart the distance of the midpoint tends to $\\sqrt{1/2}$.",
        expected_from="closed form",
        tolerance_from="rounding: at twelve widths the overlap is lost in it",
        measure=lambda: Evidence(moving_blob.distance_to_manifold(12.0), moving_blob.LIMIT, 1e-7),
        control_statement="at three widths it is not there yet",
        control=lambda: Evidence(moving_blob.distance_to_manifold(3.0), moving_blob.LIMIT, 1e-7),
    ),
    claim(
        "linear-interpolation-yields-noise",
        "the-sources-own-figure",
        "Linear interpolation yields noise throughout, while the pictures of the post's second row have structure at every step.",
        source=f"{SOURCE}, Figure 1",
        expected_from="noise has a roughness of about 1; at least one half is asked of every step",
        tolerance_from=BOUND,
        verdict=Verdict.FAILS,
        measure=lambda: _roughness(2),
        control_statement="between two images of noise, as in the post's first row, it is so",
        control=lambda: _roughness(0),
        correction="The rows differ in their ends: between the second row's own ends a straight line is as smooth as the post's formula.",
    ),
)

# --- how many dimensions ----------------------------------------------------------------------------------------------------------------


NEIGHBORS = (3, 5, 10, 20)
FEW, MANY = dimension_curves.SIZES[0], dimension_curves.SIZES[-1]
CUBE = 30


@cache
def _sphere() -> experiments.Array:
    points = synthetic_manifolds.sphere(2, dimension_curves.PIXELS, dimension_curves.POINTS, np.random.default_rng(0))
    return intrinsic_dimension.nearest_distances(points, NEIGHBORS[-1])


def _sphere_estimates(degrees: int) -> Evidence:
    found = [intrinsic_dimension.maximum_likelihood(_sphere()[:, :neighbors], degrees) for neighbors in NEIGHBORS]
    return Evidence(found, [2.0] * len(NEIGHBORS), 4 * 2 / float(np.sqrt(dimension_curves.POINTS)))


def _growth(name: str) -> Evidence:
    few, many = (dimension_curves.curves(name, n, experiments.NEIGHBORS) for n in (FEW, MANY))
    return Evidence(many.estimate - few.estimate, 4 * few.estimate / FEW**0.5, relation=">=")


def _reaches(name: str) -> Evidence:
    found = dimension_curves.curves(name, MANY, experiments.NEIGHBORS)
    return Evidence(found.estimate, found.truth, 4 * found.truth / float(np.sqrt(MANY)))


DIMENSION = (
    claim(
        "sphere-has-two-dimensions",
        "how-many-dimensions",
        f"For {dimension_curves.POINTS:,} points on a sphere in {dimension_curves.PIXELS} pixels, $(k-1)/\\bar S$ gives two dimensions "
        f"for every $k$ from {NEIGHBORS[0]} to {NEIGHBORS[-1]}.",
        source="{cite:t}`levina2004maximum`, averaged as {cite:t}`mackay2005comments` say",
        expected_from="the dimension of the sphere",
        tolerance_from=PATCHES,
        measure=lambda: _sphere_estimates(1),
        control_statement="with $k - 2$ in place of $k - 1$ it does not",
        control=lambda: _sphere_estimates(2),
    ),
    claim(
        "averaged-inverses-over-k-minus-two",
        "a-factor-in-the-code",
        "Dividing by $k - 2$ and averaging inverses estimates the dimension of a sphere.",
        source=f"the code published with {POPE}",
        expected_from="the dimension of the sphere",
        tolerance_from=PATCHES,
        verdict=Verdict.FAILS,
        measure=lambda: _sphere_estimates(2),
        control_statement="dividing by $k - 1$ does",
        control=lambda: _sphere_estimates(1),
        correction="It is too small by the factor $(k-2)/(k-1)$ exactly, one half at $k = 3$.",
    ),
    claim(
        "shuffled-digits-have-more-dimensions",
        "how-many-dimensions",
        "Exchange each pixel among the images, and the estimate for the digits more than doubles.",
        expected_from="a bound: twice the estimate for the digits",
        measure=lambda: Evidence(experiments.estimate("digits", shuffled="across"), 2 * experiments.estimate("digits"), relation=">="),
        control_statement="one order of the pixels for all images, which keeps all distances",
        control=lambda: Evidence(experiments.estimate("digits", shuffled="alike"), 2 * experiments.estimate("digits"), relation=">="),
    ),
    claim(
        "high-dimensions-are-underestimated",
        "what-k-and-n-do",
        f"With {MANY:,} points the estimator finds the {CUBE} dimensions of a cube.",
        source="what one would like",
        expected_from="the dimension of the cube",
        tolerance_from=PATCHES,
        verdict=Verdict.FAILS,
        measure=lambda: _reaches(f"cube-{CUBE}"),
        control_statement="the two dimensions of a sphere are found",
        control=lambda: _reaches("sphere-2"),
        correction="It finds about two thirds of them: the neighbors are too far away for the cube to look even and without an edge.",
    ),
    claim(
        "estimates-grow-with-n",
        "what-k-and-n-do",
        f"The estimate for the digits is larger with {MANY:,} images than with {FEW}.",
        expected_from=f"a bound: {PATCHES}",
        measure=lambda: _growth("digits"),
        control_statement="for a sphere it does not grow",
        control=lambda: _growth("sphere-2"),
    ),
    claim(
        "dimensions-in-the-hundreds",
        "published-values",
        "The intrinsic dimensions of standard image sets are in the hundreds to low thousands.",
        source=f"{SOURCE}, citing {POPE}",
        expected_from=f"a bound: at least {counting.POST_LOWEST_DIMENSION}, "
        "for the range quoted for ImageNet and for our estimates of two sets of digits",
        tolerance_from="none: the values are far below",
        verdict=Verdict.FAILS,
        measure=lambda: Evidence(
            [*counting.IMAGENET_DIMENSION, experiments.estimate("digits"), experiments.estimate("mnist_3000")],
            [float(counting.POST_LOWEST_DIMENSION)] * 4,
            relation=">=",
        ),
        control_statement="the same estimator for {:,} images of noise with {} pixels".format(*MNIST.rows.shape),
        control=lambda: Evidence([experiments.noise_estimate()] * 4, [float(counting.POST_LOWEST_DIMENSION)] * 4, relation=">="),
        correction="They are in the tens: {} to {} for ImageNet, by a quotation of the paper.".format(*counting.IMAGENET_DIMENSION),
    ),
)

# --- covering ---------------------------------------------------------------------------------------------------------------------------


CELLS = (16, 32)


def _exponents(order: int, s: int) -> Evidence:
    found = [covering.error_exponent(d, order, CELLS, np.random.default_rng(0)) for d in (1, 2, 3)]
    return Evidence(found, [-s / d for d in (1, 2, 3)], 0.1 * s / 3)


HALF = 0.5
ATOMS = round(np.log10(counting.ATOMS))

COVERING = (
    claim(
        "a-thousand-dimensions-are-merely-many",
        "covering",
        f"On a manifold of dimension {counting.POST_DIMENSION:,} "
        "the number of samples is merely large: for $\\varepsilon = 1/2$ fewer than the atoms in the "
        "universe.",
        source=f"{SOURCE}: it “drops from astronomical to merely large”",
        expected_from=f"a bound: 10 to the power {ATOMS}",
        tolerance_from="none: the numbers are exact",
        verdict=Verdict.FAILS,
        measure=lambda: Evidence(covering.log10_samples(HALF, counting.POST_DIMENSION), np.log10(counting.ATOMS), relation="<="),
        control_statement="for functions with eight bounded derivatives it is so",
        control=lambda: Evidence(covering.log10_samples(HALF, counting.POST_DIMENSION, 8), np.log10(counting.ATOMS), relation="<="),
        correction=f"It takes 10 to the power {covering.log10_samples(HALF, counting.POST_DIMENSION):.0f}. "
        "Low dimension alone does not rescue counting; smoothness has to help.",
    ),
    claim(
        "imagenet-covers-its-cube",
        "covering",
        f"The images of ImageNet cover a cube of {experiments.IMAGENET.d} dimensions to $\\varepsilon = 1/2$.",
        source=f"{SOURCE}: “coverage of that structure is tractable”",
        expected_from="closed form: the samples needed are at most the samples there are, in powers of ten",
        tolerance_from="none: the numbers are exact",
        verdict=Verdict.FAILS,
        measure=lambda: Evidence(covering.log10_samples(HALF, experiments.IMAGENET.d), np.log10(experiments.IMAGENET.n), relation="<="),
        control_statement="with four bounded derivatives they do",
        control=lambda: Evidence(covering.log10_samples(HALF, experiments.IMAGENET.d, 4), np.log10(experiments.IMAGENET.n), relation="<="),
        correction=f"They cover it to about {covering.resolution(experiments.IMAGENET.n, experiments.IMAGENET.d):.2f}.",
    ),
    claim(
        "smoothness-earns-the-exponent",
        "smoothness-has-to-help",
        "Between samples on a grid in one, two and three dimensions, cubic splines err like $n^{-4/d}$.",
        expected_from="closed form: the exponent $-s/d$ with $s = 4$",
        tolerance_from="a tenth of the smallest exponent: at {} to {} cells the next order still counts".format(*CELLS),
        measure=lambda: _exponents(3, 4),
        control_statement="broken lines err like $n^{-2/d}$",
        control=lambda: _exponents(1, 4),
    ),
)

# --- few labels -------------------------------------------------------------------------------------------------------------------------


def _more(name: str, features: str, over: tuple[str, ...], labels: int) -> Evidence:
    """That the mean accuracy exceeds each of the others by four standard errors of the paired differences."""
    at = experiments.SIZES.index(labels)
    gaps = [experiments.right(name, features)[:, at] - experiments.right(name, other)[:, at] for other in over]
    return Evidence([float(gap.mean()) for gap in gaps], [float(4 * gap.std() / np.sqrt(len(gap))) for gap in gaps], relation=">=")


def _coins(name: str) -> Evidence:
    found = [float(experiments.right(name, features)[:, -1].mean()) for features in ("pixels", "neighbor", "map")]
    return Evidence(found, [0.5] * 3, 4 * 0.5 / float(np.sqrt(len(experiments.gallery().held_out))))


FEWER, MORE = 100, 200

LABELS = (
    claim(
        "unlabeled-images-help",
        "few-labels",
        f"With {FEWER} labels, a linear classifier on coordinates learned from unlabeled digits is right more often than on pixels, "
        "and more often than the nearest labeled image.",
        source=f"{SOURCE}: pretraining as learning the manifold; the method is that of {{cite:t}}`belkin2004semi`",
        expected_from="a bound: four standard errors over ten draws of the labels",
        measure=lambda: _more("digit", "map", ("pixels", "neighbor"), FEWER),
        control_statement="labels by a faint direction of the pixels",
        control=lambda: _more("faint", "map", ("pixels", "neighbor"), FEWER),
    ),
    claim(
        "structure-need-not-transfer",
        "when-structure-does-not-transfer",
        f"For labels by a faint direction of the pixels, {MORE} labels are worth more without the learned coordinates than with them.",
        expected_from="a bound: four standard errors over ten draws of the labels",
        measure=lambda: _more("faint", "pixels", ("map",), MORE),
        control_statement="for the digits themselves it is the reverse",
        control=lambda: _more("digit", "pixels", ("map",), MORE),
    ),
    claim(
        "any-code-helps",
        "when-structure-does-not-transfer",
        "Whatever is learned from unlabeled images makes few labels go further: a linear classifier does better on an autoencoder's codes "
        f"of {experiments.CODES[1]} numbers than on pixels.",
        source="a generous reading of the argument",
        expected_from=f"a bound: four standard errors over ten draws of {FEWER} labels",
        verdict=Verdict.FAILS,
        measure=lambda: _more("digit", "code", ("pixels",), FEWER),
        control_statement="on coordinates along the neighbor graph it does",
        control=lambda: _more("digit", "map", ("pixels",), FEWER),
        correction="An autoencoder's code reproduces images without bringing like to like; the classifier does no better on it.",
    ),
    claim(
        "coins-cannot-be-learned",
        "when-structure-does-not-transfer",
        "If coins label the digits, no learner is right on more than half of the held-out ones, whatever it was shown before.",
        expected_from="symmetry: the coins of held-out images are independent of everything seen",
        tolerance_from="four standard errors over the held-out images",
        measure=lambda: _coins("coins"),
        control_statement="odd and even digits can be learned",
        control=lambda: _coins("parity"),
    ),
)

CLAIMS = (*WAYS, *DIMENSION, *COVERING, *LABELS)
