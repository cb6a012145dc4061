"""The claims of *Manifold interpolation*."""

from __future__ import annotations

from functools import cache

import numpy as np

from explainers.claim import Evidence, Verdict, claims_of
from explainers.data import images
from explainers.essays.manifold_interpolation import (
    autoencoder,
    class_dimensions,
    dimension_curves,
    experiments,
    few_labels,
    intrinsic_dimension,
    linear_denoiser,
    moving_blob,
    sinusoid,
    synthetic_manifolds,
)
from explainers.essays.manifold_interpolation.autoencoder import Autoencoder
from explainers.essays.the_arithmetic_of_impossibility import counting, covering
from explainers.tolerance import INSIDE, bound, rounding, share_errors, standard_errors

claim = claims_of("manifold-interpolation")
SOURCE = "{cite:t}`jablonka2025manifold`"
POPE = "{cite:t}`pope2021intrinsic`"


# --- between two images -----------------------------------------------------------------------------------------------------------------


def _clear(error: experiments.Array | float) -> float:
    """What a mean has to exceed: as many standard errors as a tolerance has."""
    return float(np.asarray(standard_errors(error).size))


def _gain(of: experiments.Array, over: experiments.Array) -> Evidence:
    """That the mean of paired differences exceeds four of its standard errors."""
    gap = over - of
    return Evidence(gap.mean(), _clear(gap.std() / np.sqrt(len(gap))), INSIDE, ">=")


def _middle(way: str, longer: int = 1) -> experiments.Array:
    return experiments.pair_scores(way, longer, experiments.PAIRS, experiments.HALFWAY)[:, 0]


def _of_many(way: str, longer: int = 1) -> experiments.Array:
    """The same for more pairs, where trainings from other starts differ as much as the gain is."""
    return experiments.pair_scores(way, longer, experiments.MANY_PAIRS, experiments.HALFWAY)[:, 0]


def _codes(of: str, longer: int = 1) -> Evidence:
    """That codes are nearer than the straight line, and than the straight line between two pictures that are as blurred."""
    gaps = [_of_many(over, longer) - _of_many(of, longer) for over in ("straight", "blurred")]
    return Evidence([gap.mean() for gap in gaps], [_clear(gap.std() / np.sqrt(len(gap))) for gap in gaps], INSIDE, ">=")


def _farther(scores: experiments.Array, relation: str) -> Evidence:
    """The share of the scores above 1, the median of real digits, beside one half: whether they are farther, without a law of the scores.

    As many real digits made the median, or more, so that the errors of two shares count.
    """
    return Evidence(np.mean(scores > 1), 0.5, standard_errors(np.sqrt(2 * 0.25 / len(scores))), relation)


WIDTHS = (1, 2, 3)
"""Distances of two blobs."""
STEPS = 401


def _blobs(moved: bool) -> Evidence:
    """Distance to the nearest blob, found on a fine grid of pixels: of the faded image, or of a blob that moved."""
    x = np.linspace(-8, 14, 1101)
    found, expected = [], [moving_blob.distance_to_manifold(Δ) for Δ in WIDTHS]
    for Δ in WIDTHS:
        picture = moving_blob.blob(x, Δ / 2) if moved else (moving_blob.blob(x, 0) + moving_blob.blob(x, Δ)) / 2
        nearest = min(np.sum((picture - moving_blob.blob(x, place)) ** 2) for place in np.linspace(0, Δ, STEPS))
        found.append(float(np.sqrt(nearest * (x[1] - x[0]))))
    step = np.array(WIDTHS) / (STEPS - 1)
    return Evidence(found, expected, bound(step**2 / 8 / (2 * np.array(expected)), "half a step of the search for the nearest blob"))


def _far_blobs(Δ: float) -> Evidence:
    return Evidence(
        moving_blob.distance_to_manifold(Δ),
        np.sqrt(0.5),
        bound(float(np.exp(-(12**2) / 4)), "the overlap at twelve widths") + rounding(100),
    )


def _roughness(row: int) -> Evidence:
    return Evidence(sinusoid.compare(np.random.default_rng(42)).roughness[row], [0.5] * 6, INSIDE, ">=")


_NAMES = "labels are names"
_ONE_UNIT = "the mean and its standard error have the same unit"
_ANY_PAIRS = "pairs of known digits, drawn at random as before; the statement asks nothing of what they show"
_ADAM = "Adam divides a gradient by its size"
_USUAL = "distances are in units of the usual one, which is one of them"

RANDOM_PAIRS = {
    "*labels off by one": _NAMES,
    "*labels shuffled": _ANY_PAIRS,
    "*split:known shuffled": _ANY_PAIRS,
    "*image_paths.pairs negated": _ANY_PAIRS,
    "*experiments.pair_scores scaled": _ONE_UNIT,
    "*split:usual scaled": _ONE_UNIT,
}
"""Breaks that cannot matter to a mean gain, in standard errors, over random pairs of digits."""

TRAINED_CODES = {
    "*loss_and_gradient:1 scaled": _ADAM,
    "*backward:? scaled": _ADAM,
    "*autoencoder.parameters negated": "the law of the start is symmetric",
}
"""Breaks that leave the training of an autoencoder, or the law of its start, as it is."""


DIGITS, MNIST = images.load("digits"), images.load("mnist_3000")
TRAINED = "when a step size that falls to zero had done so, after every digit had been seen 150 times"

WAYS = (
    claim(
        "noise-is-far-from-digits",
        "pixel-space",
        "Images of dice are more than twice as far from the nearest digit as digits are from each other.",
        source=SOURCE,
        says="An image drawn evenly from all images of a format is noise, however often one draws; images that people would recognize "
        "are a set of measure zero.",
        expected_from="a bound, in units of the usual distance between a digit and the nearest held-out one",
        measure=lambda: Evidence(experiments.noise_score(), 2.0, INSIDE, ">="),
        control_statement="real digits",
        control=lambda: Evidence(experiments.real_score(), 2.0, INSIDE, ">="),
        indifferent_to={
            "*load:labels *": "nobody asks what the images show",
            "*image_paths.nearest scaled": _USUAL,
            "*image_paths.nearest negated": _USUAL,
            "*image_paths.nearest shuffled": "a median has no order",
            "*images.* shuffled": "the images are dealt out at random",
            "*split:known shuffled": "the known images are in random order",
        },
    ),
    claim(
        "straight-lines-leave-the-data",
        "two-ways",
        "Halfway between two different digits the straight line is farther from held-out digits than the path through the data.",
        source=f"{SOURCE}, who compares noise with structure; here both ways join the same digits",
        says="The straight line between two random points of pixel space is noise at every step; along the data, the pictures between two "
        "real images look like images.",
        expected_from=f"a bound: four standard errors over {experiments.PAIRS} random pairs",
        measure=lambda: _gain(_middle("data"), _middle("straight")),
        control_statement="one half of the straight lines against the other half",
        control=lambda: _gain(_middle("straight")[: experiments.PAIRS // 2], _middle("straight")[experiments.PAIRS // 2 :]),
        indifferent_to={
            "*labels off by one": _NAMES,
            "*image_paths.pairs shuffled": "random pairs have no order",
            "*experiments.pair_scores shuffled": "random pairs have no order, and both ways keep the same",
            "*experiments.pair_scores scaled": _ONE_UNIT,
            "*split:usual scaled": _ONE_UNIT,
        },
    ),
    claim(
        "codes-stay-nearer",
        "two-ways",
        f"Halfway, a straight line between codes of {experiments.CODES[0]} numbers is nearer to held-out digits than "
        "a straight line between pixels, also if the ends of that are what the codes make of the two digits.",
        expected_from=f"two bounds: four standard errors over {experiments.MANY_PAIRS} random pairs",
        measure=lambda: _codes("4"),
        control_statement="the same network before training",
        control=lambda: _codes("untrained"),
        training=TRAINED,
        longer=lambda: _codes("4", 2),
        indifferent_to={
            **RANDOM_PAIRS,
            **TRAINED_CODES,
            "*images.* shuffled": _ANY_PAIRS,
        },
    ),
    claim(
        "longer-codes-bend-less",
        "two-ways",
        f"Halfway, codes of {experiments.CODES[0]} numbers are nearer to held-out digits than codes of {experiments.CODES[1]}.",
        expected_from=f"a bound: four standard errors over {experiments.MANY_PAIRS} random pairs",
        measure=lambda: _gain(_of_many("4"), _of_many("16")),
        control_statement="the shorter code before training",
        control=lambda: _gain(_of_many("untrained"), _of_many("16")),
        training=TRAINED,
        longer=lambda: _gain(_of_many("4", 2), _of_many("16", 2)),
        indifferent_to=RANDOM_PAIRS | TRAINED_CODES,
    ),
    claim(
        "near-means-real",
        "a-judge-that-likes-blur",
        "A picture that nobody wrote, the mean of ten digits that are alike, is farther from held-out digits than real digits are.",
        source="the score of this essay, taken at its word",
        says="A picture that is farther from the held-out digits than real digits usually are is no digit, and one that is nearer is one.",
        expected_from=f"if it were so, at least half of {experiments.PAIRS} such means would score above 1",
        verdict=Verdict.FAILS,
        measure=lambda: _farther(experiments.scores_of_means(10), ">="),
        control_statement="midpoints of the straight lines between different digits",
        control=lambda: _farther(_middle("straight"), ">="),
        correction="Averages lie in the middle of the data and are near to everything: the distance rewards blur.",
        indifferent_to={
            "*load:labels negated": _NAMES,
            "*load:labels off by one": _NAMES,
            "*load:labels shuffled": "labels choose only the pairs of the control, and any two random digits do as well",
            "*images.* shuffled": "labels choose only the pairs of the control, and any two random digits do as well",
            "*split:known shuffled": "labels choose only the pairs of the control, and any two random digits do as well",
            "*split:held_out shuffled": "the nearest one is asked, in no order",
            "*scores_of_means shuffled": "a share has no order",
            "*image_paths.nearest scaled": _USUAL,
            "*image_paths.nearest negated": _USUAL,
        },
    ),
    claim(
        "mnist-midpoints-pass",
        "a-judge-that-likes-blur",
        f"In {MNIST.side} × {MNIST.side} pixels with {len(MNIST.rows) - experiments.MNIST_KNOWN} held-out digits, "
        "the midpoint of a straight line is no farther from the nearest than real digits "
        "usually are.",
        expected_from=f"a bound: no more than half of {experiments.PAIRS} midpoints are farther",
        measure=lambda: _farther(experiments.midpoints("mnist_3000", experiments.MNIST_KNOWN), "<="),
        control_statement=f"in {DIGITS.side} × {DIGITS.side} pixels, where data are denser, it is farther",
        control=lambda: _farther(experiments.midpoints("digits", experiments.KNOWN), "<="),
        indifferent_to={
            "*load:labels negated": _NAMES,
            "*load:labels off by one": _NAMES,
            "*images.* scaled": _USUAL,
            "*images.* negated": "negatives of pictures are as far from each other",
            "*images.* shuffled": "the images are dealt out at random, and the statement asks nothing of what they show",
            "*midpoint_scores shuffled": "a share has no order",
            "*image_paths.nearest scaled": _USUAL,
            "*image_paths.nearest negated": _USUAL,
            "*image_paths.nearest shuffled": "a median and a share have no order",
        },
    ),
    claim(
        "blob-midpoints",
        "moving-blob",
        "The midpoint of the straight line between two blobs {}, {} and {} widths apart is at a distance of {:.5f}, {:.5f} and {:.5f} from "
        "the nearest blob.".format(*WIDTHS, *(moving_blob.distance_to_manifold(Δ) for Δ in WIDTHS)),
        expected_from="closed form, minimized over the blob; measured on pixels, by trying blobs",
        measure=lambda: _blobs(moved=False),
        control_statement="the blob that moved instead is at distance zero",
        control=lambda: _blobs(moved=True),
    ),
    claim(
        "blob-limit",
        "moving-blob",
        "For blobs far apart the distance of the midpoint tends to $\\sqrt{1/2}$.",
        expected_from="closed form",
        measure=lambda: _far_blobs(12.0),
        control_statement="at three widths it is not there yet",
        control=lambda: _far_blobs(3.0),
    ),
    claim(
        "linear-interpolation-yields-noise",
        "two-ways",
        "A straight line between two images of noise is noise at every step.",
        source=f"{SOURCE}, Figure 1",
        says="In the upper row a straight line between random points yields noise throughout; in the lower row interpolation along a "
        "learned manifold has structure at every step.",
        expected_from="independent pixels have a roughness of about 1; at least one half is asked of every step",
        verdict=Verdict.CAVEAT,
        measure=lambda: _roughness(0),
        control_statement="a straight line between the ends of the post's second row",
        control=lambda: _roughness(2),
        correction="The rows differ in their ends and not in the way between them: between the second row's own ends a straight line is as "
        "smooth as that row, which is a formula and was not learned.",
        indifferent_to={
            "*compare:formula scaled": "roughness has no unit",
            "*compare:formula negated": "roughness has no sign",
            "*compare:* shuffled": "the bound is asked of every step, in any order",
        },
    ),
)

# --- how many dimensions ----------------------------------------------------------------------------------------------------------------


NEIGHBORS = (3, 5, 10, 20)
FEW, MANY = dimension_curves.SIZES[0], dimension_curves.SIZES[-1]
CUBE = 30
PATCHES = "as if each neighborhood were a single independent ratio: they overlap"


_RATIOS = "ratios of distances have no unit"
_MEAN = "the mean over points has no order"
_CANCELS = "a common factor cancels between the two estimates"

ESTIMATE = {"*nearest_distances scaled": _RATIOS, "*nearest_distances shuffled": _MEAN}
"""Breaks that no estimate of a dimension can show."""

ON_A_SPHERE = {
    **ESTIMATE,
    "*synthetic_manifolds.* scaled": "a dimension has no unit",
    "*synthetic_manifolds.* negated": "a turned sphere has the same distances",
    "*synthetic_manifolds.* shuffled": "points and coordinates in another order have the same distances",
}
"""The same, and breaks of the points on a sphere."""

ANY_IMAGES = {
    "*images.* scaled": "a dimension has no unit",
    "*images.* negated": "a turned cloud of points has the same distances",
    "*images.* shuffled": _MEAN,
}
"""Breaks of the images that an estimate of their dimension cannot show."""


@cache
def _sphere() -> experiments.Array:
    points = synthetic_manifolds.sphere(2, dimension_curves.PIXELS, dimension_curves.POINTS, np.random.default_rng(0))
    return intrinsic_dimension.nearest_distances(points, NEIGHBORS[-1])


@cache
def _torus() -> experiments.Array:
    """As many points on a product of two circles, the sphere's equal in dimension, and of a third."""
    angle = np.random.default_rng(0).uniform(0, 2 * np.pi, (dimension_curves.POINTS, 3))
    return intrinsic_dimension.nearest_distances(np.hstack([np.cos(angle), np.sin(angle)]), NEIGHBORS[-1])


def _two(found: list[float]) -> Evidence:
    return Evidence(found, [2.0] * len(found), standard_errors(2 / np.sqrt(dimension_curves.POINTS)))


def _likelihood(T: experiments.Array) -> Evidence:
    return _two([intrinsic_dimension.maximum_likelihood(T[:, :neighbors]) for neighbors in NEIGHBORS])


def _published_code(which: str) -> Evidence:
    """The two numbers that the code returns: the mean of (k − 2)/S, and (k − 2) over the mean of S."""
    estimate = (
        intrinsic_dimension.mean_of_estimates if which == "mean of ratios" else lambda T: intrinsic_dimension.maximum_likelihood(T, 2)
    )
    return _two([estimate(_sphere()[:, :neighbors]) for neighbors in NEIGHBORS[1:]])


def _shuffled(way: str) -> Evidence:
    return Evidence(experiments.estimate("digits", shuffled=way), 2 * experiments.estimate("digits", shuffled=""), INSIDE, ">=")


def _thinner(shuffled: str, *names: str) -> Evidence:
    """Estimates for Gaussian images, one law for each digit, over those for real images (or for other Gaussian images)."""
    found = [experiments.estimate(name, shuffled="by class") / experiments.estimate(name, shuffled=shuffled) for name in names]
    return Evidence(found, [1 + _clear(np.sqrt(2 / len(images.load(name).rows))) for name in names], INSIDE, ">=")


def _growth(name: str) -> Evidence:
    """The estimate from all points, over the mean of those from separate sets of few."""
    points, k = dimension_curves.cloud(name)[:MANY], experiments.NEIGHBORS
    parts = [points[first : first + FEW] for first in range(0, MANY - FEW + 1, FEW)]
    few = np.array([intrinsic_dimension.maximum_likelihood(intrinsic_dimension.nearest_distances(part, k)) for part in parts])
    many = dimension_curves.curves(name, MANY, k).estimate
    return Evidence(many - few.mean(), _clear(float(np.hypot(few.std(ddof=1) / np.sqrt(len(few)), many / np.sqrt(MANY)))), INSIDE, ">=")


def _falls_short(name: str) -> Evidence:
    found = dimension_curves.curves(name, MANY, experiments.NEIGHBORS)
    return Evidence(found.estimate, found.truth * (1 - _clear(1 / np.sqrt(MANY))), INSIDE, "<=")


@cache
def _groups() -> experiments.Array:
    """Estimates of random groups, of which the first set stands for the classes in the control."""
    labels = images.load("digits").labels
    return class_dimensions.of_random_groups(images.load("digits").rows, labels, experiments.NEIGHBORS, 21, np.random.default_rng(1))


def _spread(estimates: experiments.Array) -> Evidence:
    """The spread of ten estimates beside that of ten random groups: its mean and four standard deviations over twenty sets of groups."""
    usual = _groups()[1:].std(axis=1)
    return Evidence(estimates.std(), usual.mean() + _clear(usual.std(ddof=1)), INSIDE, ">=")


def _classes() -> Evidence:
    chosen = images.load("digits")
    return _spread(class_dimensions.by_class(chosen.rows, chosen.labels, experiments.NEIGHBORS))


def _hundreds(*found: float) -> Evidence:
    return Evidence(found, [float(counting.POST_LOWEST_DIMENSION)] * len(found), INSIDE, ">=")


DIMENSION = (
    claim(
        "sphere-has-two-dimensions",
        "how-many-dimensions",
        f"For {dimension_curves.POINTS:,} points on a sphere in {dimension_curves.PIXELS} pixels, $(k-1)/\\bar S$ gives two dimensions "
        f"for every $k$ from {NEIGHBORS[0]} to {NEIGHBORS[-1]}.",
        source="{cite:t}`levina2004maximum`, averaged as {cite:t}`mackay2005comments` say",
        says="If density is constant near each point, the log ratios of its neighbors' distances give the dimension by maximum likelihood; "
        "of many points one should average the inverses.",
        expected_from=f"the dimension of the sphere, within four standard errors, {PATCHES}",
        measure=lambda: _likelihood(_sphere()),
        control_statement="as many points on a product of three circles",
        control=lambda: _likelihood(_torus()),
        indifferent_to=ON_A_SPHERE,
    ),
    claim(
        "averaged-inverses-over-k-minus-two",
        "what-k-and-n-do",
        "Of the two estimates that the published code returns, the mean of $(k-2)/S$ gives the dimension of a sphere.",
        source=f"the code published with {POPE}",
        says="The code divides $S$ by $k - 2$ and returns the mean of the inverse, as Levina and Bickel's estimate, and the inverse of the "
        "mean, as the correction by MacKay and Ghahramani.",
        expected_from=f"the dimension of the sphere, within four standard errors, {PATCHES}; k = 5, 10 and 20",
        verdict=Verdict.CAVEAT,
        measure=lambda: _published_code("mean of ratios"),
        control_statement="the other estimate, which divides by $k - 2$ and averages $S$",
        control=lambda: _published_code("inverse of the mean"),
        correction="The other is too small by the factor $(k-2)/(k-1)$ exactly, one half at $k = 3$. Which of the two the paper's tables "
        "show, we do not know.",
        indifferent_to=ON_A_SPHERE,
    ),
    claim(
        "shuffled-digits-have-more-dimensions",
        "how-many-dimensions",
        "Exchange each pixel among the images, and the estimate for the digits more than doubles.",
        expected_from="a bound: twice the estimate for the digits",
        measure=lambda: _shuffled("across"),
        control_statement="one order of the pixels for all images, which keeps all distances",
        control=lambda: _shuffled("alike"),
        indifferent_to={
            **ESTIMATE,
            "*images.* shuffled": "the images have no order",
            "*pixel_shuffles.across scaled": "a dimension has no unit",
            "*pixel_shuffles.across negated": "a turned cloud of points has the same distances",
            "*pixel_shuffles.across shuffled": _MEAN,
            "*log_ratio_sums scaled": _CANCELS,
            "*maximum_likelihood scaled": _CANCELS,
        },
    ),
    claim(
        "digits-are-thinner-than-gaussians",
        "how-many-dimensions",
        "Digits have fewer dimensions than Gaussian images with the mean and the covariance of each of the ten digits.",
        expected_from="a bound: four standard errors of a ratio of two estimates above 1, for the small digits and for MNIST",
        measure=lambda: _thinner("", "digits", "mnist_3000"),
        control_statement="other Gaussian images, of one law, in the place of the small digits",
        control=lambda: _thinner("gaussian", "digits"),
        indifferent_to={
            **ESTIMATE,
            "*load:labels off by one": _NAMES,
            "*load:labels negated": _NAMES,
            "*log_ratio_sums scaled": _CANCELS,
            "*log_ratio_sums negated": _CANCELS,
            "*log_ratio_sums shuffled": _MEAN,
            "*maximum_likelihood scaled": _CANCELS,
            "*maximum_likelihood negated": _CANCELS,
            "*surrogates.* scaled": "a dimension has no unit",
            "*surrogates.* negated": "a turned cloud of points has the same distances",
            "*surrogates.* shuffled": _MEAN,
        },
    ),
    claim(
        "digits-differ-in-dimension",
        "one-sheet-or-several",
        "Each alone, the ten small digits differ more in estimated dimension than ten random groups of the same sizes do.",
        source="{cite:t}`brown2023verifying`, confirmed for these digits",
        says="Images of one data set lie on several sheets that do not meet, and the intrinsic dimension of the classes is not the same.",
        expected_from="a bound: the mean spread of twenty sets of ten random groups and four of its standard deviations",
        measure=_classes,
        control_statement="another set of ten random groups",
        control=lambda: _spread(_groups()[0]),
        indifferent_to={
            "*:labels negated": _NAMES,
            "*:labels off by one": _NAMES,
            "*images.* negated": "a turned cloud of points has the same distances",
            "*images.* scaled": "a dimension has no unit",
            "* negated": "a spread has no sign",
            "*by_class shuffled": "a spread has no order",
            "*groups shuffled": "random groups have no order",
            "*log_ratio_sums s*": "a common factor cancels between classes and groups, and a mean has no order",
            "*maximum_likelihood scaled": "a common factor cancels between classes and groups",
            "*by_class scaled": "a common factor cancels between classes and groups",
            "*nearest_distances s*": "ratios of distances have no unit, and their mean has no order",
        },
    ),
    claim(
        "high-dimensions-are-underestimated",
        "what-k-and-n-do",
        f"With {MANY:,} points the estimator finds fewer than the {CUBE} dimensions of a cube.",
        expected_from=f"a bound: four standard errors below the dimension, {PATCHES}",
        measure=lambda: _falls_short(f"cube-{CUBE}"),
        control_statement="the two dimensions of a sphere are found",
        control=lambda: _falls_short("sphere-2"),
        indifferent_to={
            **ESTIMATE,
            "*synthetic_manifolds.frame scaled": "a dimension has no unit",
            "*synthetic_manifolds.frame negated": "a turned cloud of points has the same distances",
            "*synthetic_manifolds.frame shuffled": "coordinates have no order",
            "*synthetic_manifolds.cube shuffled": "points that are drawn alike have no order",
        },
    ),
    claim(
        "estimates-grow-with-n",
        "what-k-and-n-do",
        f"The estimate for the digits is larger with {MANY:,} images than with {FEW}, on average over {MANY // FEW} separate sets of them.",
        expected_from="a bound: four standard errors of the difference",
        measure=lambda: _growth("digits"),
        control_statement="for a sphere it does not grow",
        control=lambda: _growth("sphere-2"),
        indifferent_to={
            **ESTIMATE,
            "*load:labels *": "nobody asks what the images show",
            "*images.* shuffled": "the images are taken in random order",
            "*dimension_curves.cloud shuffled": "the points are in random order",
            "*log_ratio_sums scaled": "a common factor cancels: the difference and its error have it",
            "*maximum_likelihood scaled": "a common factor cancels: the difference and its error have it",
        },
    ),
    claim(
        "dimensions-in-the-hundreds",
        "how-many-dimensions",
        "The intrinsic dimensions of standard image sets are in the hundreds to low thousands.",
        source=f"{SOURCE}, citing {POPE}",
        says="Pope and others measured the intrinsic dimensions of standard image sets and found hundreds to low thousands, far fewer than "
        "pixels.",
        expected_from=f"a bound: at least {counting.POST_LOWEST_DIMENSION}, for our estimates of the small digits and of MNIST",
        verdict=Verdict.FAILS,
        measure=lambda: _hundreds(*(experiments.estimate(name, shuffled="") for name in ("digits", "mnist_3000"))),
        control_statement="the same estimator for {:,} images of noise with {} pixels".format(*MNIST.rows.shape),
        control=lambda: _hundreds(experiments.noise_estimate()),
        correction="They are in the tens. So are the published ones: {} to {} for ImageNet, by a quotation of the paper.".format(
            *counting.IMAGENET_DIMENSION
        ),
        indifferent_to=ESTIMATE | ANY_IMAGES,
    ),
)

# --- are they few enough ----------------------------------------------------------------------------------------------------------------


HALF = 0.5
DIGIT_SETS = (("digits", len(DIGITS.rows)), ("mnist_3000", int(counting.SAMPLES["MNIST"])))
"""Names of the images whose dimension we measured, and how many of them there are."""
REACHED = covering.resolution(experiments.IMAGENET_IMAGES, experiments.IMAGENET_RANGE[1])


def _covers(*sets: tuple[float, float]) -> Evidence:
    """Cells of half a side for a dimension, and images that there are, in powers of ten."""
    return Evidence([covering.log10_cells(HALF, d) for d, _ in sets], [np.log10(n) for _, n in sets], INSIDE, "<=")


COVERING = (
    claim(
        "coverage-is-tractable",
        "covering",
        "Data near a manifold of low dimension can be covered: the small digits and MNIST have more images than cells of half a side in a "
        "cube of their dimension.",
        source=SOURCE,
        says="The counting argument asks for coverage of all inputs; data concentrate on a structure of low dimension, and coverage of "
        "that is tractable.",
        expected_from="a bound, in powers of ten: the images that there are",
        verdict=Verdict.CAVEAT,
        measure=lambda: _covers(*((experiments.estimate(name, shuffled=""), n) for name, n in DIGIT_SETS)),
        control_statement=f"ImageNet, with {experiments.IMAGENET_RANGE[1]} dimensions",
        control=lambda: _covers((experiments.IMAGENET_RANGE[1], experiments.IMAGENET_IMAGES)),
        correction=f"The images of ImageNet cover theirs to about {REACHED:.2f}, hardly less than the whole side.",
        indifferent_to=ESTIMATE | ANY_IMAGES,
    ),
)

# --- from memory to knowledge -----------------------------------------------------------------------------------------------------------


MOST = 700
NEW_NOISE = 40
"""How often noise is drawn over the images that a linear denoiser has learned from."""


def _excess(of: experiments.Array, over: experiments.Array) -> tuple[float, float]:
    """Mean difference, and four of its standard errors."""
    gap = of - over
    return float(gap.mean()), _clear(gap.std() / np.sqrt(len(gap)))


def _affine(rows: experiments.Array, σ: float) -> tuple[experiments.Array, experiments.Array]:
    """B and a of the best affine map z ↦ a + zB for the rows, from their covariance."""
    C, center = np.cov(rows.T, bias=True), rows.mean(axis=0)
    B = np.asarray(np.linalg.solve(C + σ**2 * np.eye(len(C)), C), float)
    return B, center - center @ B


def _over_the_noise() -> tuple[experiments.Array, experiments.Array]:
    """Squared error of the first affine map on each new image, and squared distance between the two, each averaged over all noise.

    The mean of ‖a + (x + σε)B − y‖² over ε is ‖a + xB − y‖² + σ²‖B‖².
    """
    sets, σ = experiments.halves("mnist_3000"), experiments.NOISE
    (B, a), (B2, a2) = (_affine(rows, σ) for rows in (sets.first, sets.second))
    maps = (a - sets.new + sets.new @ B, B), (a - a2 + sets.new @ (B - B2), B - B2)
    error, apart = (np.asarray(np.sum(at_x**2, axis=1) + σ**2 * np.sum(of_noise**2)) for at_x, of_noise in maps)
    return error, apart


def _agree(kind: str) -> Evidence:
    """By how much two denoisers err more than they differ, and a memory more than the first of them, on the same new images.

    And that error and distance of two linear ones are, within four standard errors, those of an affine map averaged over the noise.
    """
    found, memory, linear = (experiments.trial("mnist_3000", each, MOST) for each in (kind, "memory", "linear"))
    gaps = (_excess(found.new, found.apart), _excess(memory.new, found.new))
    off = [_excess(one, other) for one, other in zip((linear.new, linear.apart), _over_the_noise(), strict=True)]
    measured = [gap for gap, _ in gaps] + [-abs(gap) for gap, _ in off]
    return Evidence(measured, [least for _, least in gaps] + [-most for _, most in off], INSIDE, ">=")


def _memory(name: str) -> Evidence:
    """By how much the memory errs less than a linear denoiser on what they have seen, and more on what they have not."""
    memory, linear = (experiments.trial(name, kind, MOST) for kind in ("memory", "linear"))
    gaps = (_excess(linear.own, memory.own), _excess(memory.new, linear.new))
    return Evidence([gap for gap, _ in gaps], [least for _, least in gaps], INSIDE, ">=")


def _own_error(seen: bool) -> Evidence:
    """Error of a linear denoiser of MNIST on the images it has learned from (or on new ones), over many draws of noise."""
    sets, σ, rng = experiments.halves("mnist_3000"), experiments.NOISE, np.random.default_rng(3)
    rows = sets.first[:100]
    net, judged = linear_denoiser.learn(rows, σ), rows if seen else sets.new[:100]
    errors = [np.mean(np.sum((net(judged + σ * rng.standard_normal(judged.shape)) - judged) ** 2, axis=1)) for _ in range(NEW_NOISE)]
    λ = np.linalg.eigvalsh((rows - rows.mean(axis=0)) @ (rows - rows.mean(axis=0)).T / len(rows))
    return Evidence(np.mean(errors), σ**2 * float(np.sum(λ / (λ + σ**2))), standard_errors(np.std(errors, ddof=1) / np.sqrt(NEW_NOISE)))


OTHER_IMAGES = {
    "*data.images.* negated": "denoisers of negatives make negatives, for the noise has no sign",
    "*data.images.* shuffled": "the images are dealt out at random",
}
"""Images of which it is as true what two kinds of denoisers make of new ones."""

KADKHODAIE = "{cite:t}`kadkhodaie2024generalization`"

DENOISERS = (
    claim(
        "two-denoisers-agree",
        "from-memory-to-knowledge",
        f"Two linear denoisers that learned from {MOST} images of MNIST each, none in common, are nearer to each other than to the image "
        "beneath the noise, and nearer to that than a memory is; both distances are those of the closed form, averaged over the noise.",
        source=f"{KADKHODAIE}, confirmed for another denoiser",
        says="Two deep denoisers trained on parts of a data set that do not overlap learn nearly the same function if there are enough "
        "images; with few, each reproduces its own.",
        expected_from="two bounds, and the closed form of the best affine map: four standard errors over new images",
        measure=lambda: _agree("linear"),
        control_statement="two memories of as many images",
        control=lambda: _agree("memory"),
        indifferent_to={
            **OTHER_IMAGES,
            "*directions negated": "a direction has no sign",
            "*_squared shuffled": "a mean has no order",
            "*halves:* shuffled": "each of the three sets of images is in random order",
            "*run:new shuffled": "a difference of means has no order",
            "*run:apart shuffled": "a difference of means has no order",
        },
    ),
    claim(
        "a-memory-knows-what-it-has-seen",
        "from-memory-to-knowledge",
        f"After {MOST} images of MNIST the memory errs less than a linear denoiser on the images that both have seen, and more on "
        "new ones.",
        expected_from="two bounds: four standard errors over images",
        measure=lambda: _memory("mnist_3000"),
        control_statement=f"{DIGITS.side} × {DIGITS.side} pixels, where {MOST} images are dense enough for a memory",
        control=lambda: _memory("digits"),
        indifferent_to={
            **OTHER_IMAGES,
            "*halves:first shuffled": "the images are in random order",
            "*halves:new shuffled": "the images are in random order",
            "*_squared scaled": _ONE_UNIT,
        },
    ),
    claim(
        "noise-gets-through-in-the-datas-dimensions",
        "from-memory-to-knowledge",
        "The best affine denoiser errs on its own images by $\\sigma^2 \\sum_i \\lambda_i/(\\lambda_i + \\sigma^2)$ on average, with the "
        "eigenvalues $\\lambda_i$ of their covariance.",
        expected_from=f"closed form; measured with {NEW_NOISE} draws of noise on a hundred images of MNIST",
        measure=lambda: _own_error(seen=True),
        control_statement="images that it has not seen",
        control=lambda: _own_error(seen=False),
        indifferent_to={
            "*data.images.* *": "it holds for any images",
            "*halves:first *": "it holds for any images",
            "*directions negated": "a direction has no sign",
        },
    ),
)

# --- few labels -------------------------------------------------------------------------------------------------------------------------


def _gap(name: str, features: str, over: str, labels: int) -> tuple[float, float]:
    """Mean accuracy above that of others, over ten draws of the labels; and four standard errors of it, or one held-out image."""
    at = experiments.SIZES.index(labels)
    gap = experiments.right(name, features)[:, at] - experiments.right(name, over)[:, at]
    return float(gap.mean()), max(_clear(gap.std() / np.sqrt(len(gap))), 1 / len(experiments.task(name).y_test))


def _more(name: str, labels: int, *which: tuple[str, str]) -> Evidence:
    """That of each two features the first ones are worth more."""
    gaps = [_gap(name, *each, labels) for each in which]
    return Evidence([gap for gap, _ in gaps], [least for _, least in gaps], INSIDE, ">=")


def _right_by_codes(net: Autoencoder) -> experiments.Array:
    """Accuracy on codes for each draw of ``FEWER`` labels."""
    t = experiments.task("digit")
    coded = few_labels.Task(net.code(t.X), t.y, net.code(t.X_test), t.y_test)
    return few_labels.accuracy(coded, few_labels.ridge_classifier, (FEWER,), len(experiments.right("digit", "pixels")))[:, 0]


def _lost_to_components(net: Autoencoder) -> experiments.Array:
    """By how much more of each held-out digit is lost to ``net`` than to as many principal components of the known ones."""
    g, center = experiments.gallery(), experiments.gallery().known.mean(axis=0)
    V = np.linalg.eigh(np.cov(g.known.T))[1][:, -net.m :]
    Z = g.held_out - center
    return np.asarray(np.sum((net.reconstruct(g.held_out) - g.held_out) ** 2, axis=1) - np.sum((Z - Z @ V @ V.T) ** 2, axis=1))


def _not_more(features: str, longer: int = 1) -> Evidence:
    """That features are no better than pixels, though codes are better than before training, and lose less than principal components."""
    net, at = experiments.net(experiments.CODES[1], longer), experiments.SIZES.index(FEWER)
    start = autoencoder.initialize(DIGITS.side**2, net.encoder.widths[0], net.m, np.random.default_rng(0))
    gap = experiments.right("digit", features, longer=longer)[:, at] - experiments.right("digit", "pixels")[:, at]
    sides = [gap, _right_by_codes(start) - _right_by_codes(net), _lost_to_components(net)]
    least = [sign * _clear(each.std() / np.sqrt(len(each))) for sign, each in zip((1, -1, -1), sides, strict=True)]
    return Evidence([each.mean() for each in sides], least, INSIDE, "<=")


def _coins(name: str) -> Evidence:
    found = [float(experiments.right(name, features)[:, -1].mean()) for features in ("pixels", "neighbor", "map")]
    return Evidence(found, [0.5] * 3, share_errors(0.5, len(experiments.gallery().held_out)))


FEWER, MORE = 100, 200
HELPED = ("map", "pixels"), ("map", "neighbor"), ("neighbor", "pixels")
"""Features that unlabeled images, or the distances of images, make better than others."""

_USUAL_UNASKED = "how far digits usually are from each other is not asked"
_ONE_MORE = "coordinates of a new image are as well a mean over eleven neighbors"

CLASSIFIED = {
    "*load:labels negated": _NAMES,
    "*load:labels off by one": _NAMES,
    "*few_labels.accuracy shuffled": "draws of the labels have no order, and all learners see the same",
    "*few_labels.*_classifier scaled": "a classifier returns whole numbers, which are not scaled",
    "*image_paths.nearest *": _USUAL_UNASKED,
}
"""Breaks that no comparison of classifiers can show."""

MAPPED = {
    "*SpectralMap.__call__ scaled": "the classifier asks for no unit of its features",
    "*SpectralMap.__call__ negated": "the classifier asks for no sign of its features",
    "*_largest:1 scaled": "the classifier asks for no unit of its features",
    "*_largest:1 negated": "an eigenvector has no sign",
    "*spectral_map.learn:φ scaled": "the classifier asks for no unit of its features",
    "*spectral_map.learn:φ negated": "an eigenvector has no sign",
    "*spectral_map.learn:k off by one": _ONE_MORE,
}
"""Breaks of learned coordinates that leave them as good for a linear classifier."""

ANY_UNIT = {
    "*few_labels.accuracy scaled": _ONE_UNIT,
    "*images.* scaled": "all that is learned from pixels asks for no unit of them",
    "*images.* negated": "negatives have the same distances, and a linear classifier turns with them",
    "*spectral_map.learn:reach scaled": "the weights of neighbors may as well fall off a little more slowly",
}
"""Breaks of the pixels and of the shares that a comparison of classifiers cannot show."""

LABELS = (
    claim(
        "unlabeled-images-help",
        "few-labels",
        f"With {FEWER} labels, a linear classifier on coordinates learned from unlabeled digits is right more often than on pixels, "
        "and more often than the nearest labeled image, which in turn is right more often than the classifier on pixels.",
        source=f"{SOURCE}; the method is that of {{cite:t}}`belkin2004semi`",
        says="Pretraining can be read as learning the data manifold. A pretrained network knows it already, so that it only has to learn "
        "the task's function on it.",
        expected_from="a bound: four standard errors over ten draws of the labels, and at least one held-out image",
        measure=lambda: _more("digit", FEWER, *HELPED),
        control_statement="labels by a faint direction of the pixels",
        control=lambda: _more("faint", FEWER, *HELPED),
        indifferent_to=CLASSIFIED | MAPPED | ANY_UNIT,
    ),
    claim(
        "structure-need-not-transfer",
        "when-structure-does-not-transfer",
        f"For labels by a faint direction of the pixels, {MORE} labels are worth more without the learned coordinates than with them.",
        expected_from="a bound: four standard errors over ten draws of the labels, and at least one held-out image",
        measure=lambda: _more("faint", MORE, ("pixels", "map")),
        control_statement="for the digits themselves it is the reverse",
        control=lambda: _more("digit", MORE, ("pixels", "map")),
        indifferent_to=CLASSIFIED | MAPPED | ANY_UNIT,
    ),
    claim(
        "any-code-helps",
        "when-structure-does-not-transfer",
        f"Not everything that is learned from unlabeled images makes few labels go further: on an autoencoder's codes of "
        f"{experiments.CODES[1]} numbers a linear classifier does no better than on pixels, although it does better than before training, "
        "and the codes lose less of held-out digits than as many principal components do.",
        expected_from=f"bounds: four standard errors over ten draws of {FEWER} labels, and over held-out digits",
        measure=lambda: _not_more("code"),
        control_statement="on coordinates along the neighbor graph it does",
        control=lambda: _not_more("map"),
        training=TRAINED,
        longer=lambda: _not_more("code", 2),
        indifferent_to={
            **CLASSIFIED,
            **TRAINED_CODES,
            "*few_labels.accuracy scaled": _ONE_UNIT,
            "*images.Images.side negated": "only its square is asked, the number of pixels",
            "*images.* scaled": "brighter digits are coded as well, and the classifier asks for no unit",
            "*images.* negated": "negatives are coded as well, for the law of the start is symmetric",
        },
    ),
    claim(
        "coins-cannot-be-learned",
        "when-structure-does-not-transfer",
        "If coins label the digits, no learner is right on more than half of the held-out ones, whatever it was shown before.",
        expected_from="symmetry: the coins of held-out images are independent of everything seen",
        measure=lambda: _coins("coins"),
        control_statement="odd and even digits can be learned",
        control=lambda: _coins("parity"),
        indifferent_to={
            **CLASSIFIED,
            "*load:labels zeroed": "coins stand in the place of the digits, which only the control asks for",
            "*split:labels *": "coins stand in the place of the digits, which only the control asks for",
            "*images.Images.rows *": "whatever a learner is shown of the images, a coin is independent of it",
            "*load:images *": "whatever a learner is shown of the images, a coin is independent of it",
            "*split:held_out *": "whatever a learner is shown of the images, a coin is independent of it",
            "*split:known *": "whatever a learner is shown of the images, a coin is independent of it",
            "*experiments.learned_coordinates:? *": "whatever a learner is shown of the images, a coin is independent of it",
            "*experiments.task:X *": "whatever a learner is shown of the images, a coin is independent of it",
            "*experiments.task:X_test *": "whatever a learner is shown of the images, a coin is independent of it",
            "*spectral_map.*": "whatever a learner is shown of the images, a coin is independent of it",
            "*few_labels.*_classifier *": "no learner can, a worse one neither",
        },
    ),
)

CLAIMS = (*WAYS, *DIMENSION, *COVERING, *DENOISERS, *LABELS)
