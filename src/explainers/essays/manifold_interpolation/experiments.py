"""The runs that figures, prose and claims share, of *Manifold interpolation*."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import cdist

from explainers.data import images
from explainers.essays.manifold_interpolation import (
    autoencoder,
    class_dimensions,
    denoiser,
    few_labels,
    image_paths,
    intrinsic_dimension,
    pixel_shuffles,
    spectral_map,
    surrogates,
    two_denoisers,
)
from explainers.essays.manifold_interpolation.autoencoder import Autoencoder
from explainers.essays.manifold_interpolation.class_dimensions import Classes
from explainers.essays.manifold_interpolation.few_labels import Task
from explainers.essays.manifold_interpolation.image_paths import Gallery, Pairs, Walk
from explainers.essays.manifold_interpolation.two_denoisers import Denoised, Halves, Trial
from explainers.essays.the_arithmetic_of_impossibility import counting, covering

Array = NDArray[np.float64]
T_GRID = np.linspace(0, 1, 11)
MIDDLE = 5
HALFWAY = (float(T_GRID[MIDDLE]),)
"""The share of the way at which claims judge."""
PAIRS, MANY_PAIRS = 150, 600
KNOWN, MNIST_KNOWN = 1200, 2400
"""Images that the ways may use; the rest of the digits, and of MNIST's, is held out to judge."""
CODES = (4, 16)
WAYS = ("straight", "blurred", "data", "4", "16", "denoiser")
"""Ways between two images: the straight line, that between blurred ends, through the data, two codes, and the straight line denoised."""
NEIGHBORS = 20
"""k of the estimates that the prose gives."""
SIZES = (10, 20, 50, 100, 200, 500)
UNLABELED = (100, 300, 600, 1200)
FAINT = 31
"""The principal component whose sign makes the labels that do not follow the manifold."""
IMAGENET_RANGE = counting.IMAGENET_DIMENSION
IMAGENET_IMAGES = int(counting.SAMPLES["ImageNet"])
STEPS = tuple(round(t, 1) for t in T_GRID[1::2])
"""Shares of the way at which a reader may look."""
NOISE = 0.5
"""The standard deviation of the noise that denoisers see through."""
GROUPINGS = 10
"""How often images are dealt out to random groups."""


@cache
def gallery() -> Gallery:
    """1200 known digits of 8 × 8 pixels, and 597 held out to judge."""
    return image_paths.split(images.load("digits"), KNOWN, np.random.default_rng(0))


@cache
def net(m: int, longer: int) -> Autoencoder:
    """An autoencoder with codes of m numbers, trained on the known digits; some times as long as usual."""
    return autoencoder.train(gallery().known, m, np.random.default_rng(0), epochs=longer * autoencoder.EPOCHS)


@cache
def untrained() -> Autoencoder:
    """The same before training: a control."""
    return autoencoder.initialize(64, 128, CODES[0], np.random.default_rng(0))


@cache
def _walk(start: int, end: int) -> Walk:
    last = gallery().typical(end) if end != start else gallery().another(end)
    return image_paths.walk(gallery(), gallery().typical(start), last, T_GRID, net(CODES[0], 1))


def pair_walk(start: int, end: int, t: float) -> Walk:
    """Ways between the most typical images of two digits, at the share t; of one digit, to the one that is least like it."""
    return replace(_walk(start, end), at=int(np.argmin(np.abs(T_GRID - t))))


@cache
def pair_scores(way: str, longer: int = 1, n: int = PAIRS, shares: tuple[float, ...] = tuple(T_GRID)) -> Array:
    """Scores at these shares of one way for n random pairs of different digits, shape (n, shares).

    "blurred" is the straight line between what the shorter code makes of the two ends. Codes are trained some times as long as usual.
    """
    g, t = gallery(), np.array(shares)
    found = []
    for start, end in image_paths.pairs(g, n, np.random.default_rng(5)):
        line = image_paths.straight(g, start, end, t)
        if way == "data":
            line, _ = image_paths.through_data(g, start, end, t)
        elif way == "denoiser":
            line = denoiser.denoise(line, g.known)
        elif way == "blurred":
            line = image_paths.blurred(g, start, end, t, net(CODES[0], longer))
        elif way != "straight":
            line = (untrained() if way == "untrained" else net(int(way), longer)).path(g.known[start], g.known[end], t)
        found.append(line)
    return image_paths.nearest(np.clip(np.concatenate(found), 0, 1), g.held_out).reshape(n, len(t)) / g.usual


def many_pairs(way: str, against: str, t: float) -> Pairs:
    """Scores over the 150 pairs at the share t: of one of WAYS, and of the straight line or the one that is as blurred as codes."""
    at = int(np.argmin(np.abs(T_GRID - t)))
    medians = np.array([np.median(pair_scores(each), axis=0) for each in WAYS])
    return Pairs(T_GRID, at, way, against, WAYS, medians, np.stack([pair_scores(way)[:, at], pair_scores(against)[:, at]]))


def noise_score() -> float:
    """Median score of two hundred images of noise."""
    noise = np.random.default_rng(0).random((200, gallery().known.shape[1]))
    return float(np.median(image_paths.nearest(noise, gallery().held_out)) / gallery().usual)


def real_score() -> float:
    """Median score of two hundred known digits, the last ones."""
    return float(np.median(image_paths.nearest(gallery().known[-200:], gallery().held_out)) / gallery().usual)


def scores_of_means(k: int) -> Array:
    """Scores of the means of the k known digits nearest to each of the first 150. Shape (150,)."""
    g = gallery()
    alike = np.argsort(cdist(g.known[:PAIRS], g.known), axis=1)[:, 1 : k + 1]
    return image_paths.nearest(g.known[alike].mean(axis=1), g.held_out) / g.usual


def blur_scores() -> Array:
    """Scores of ten pictures that nobody wrote: the means of all known zeros, of all ones, and so on. Shape (10,)."""
    g = gallery()
    means = np.stack([g.known[g.labels == digit].mean(axis=0) for digit in range(10)])
    return image_paths.nearest(means, g.held_out) / g.usual


def lost(m: int) -> float:
    """The share of the held-out digits' variance that a code of m numbers loses."""
    g = gallery()
    return float(np.sum((net(m, 1).reconstruct(g.held_out) - g.held_out) ** 2) / np.sum((g.held_out - g.known.mean(axis=0)) ** 2))


def edges() -> float:
    """Median number of edges of the paths through the data."""
    g = gallery()
    found = [image_paths.through_data(g, *pair, T_GRID[:1])[1] for pair in image_paths.pairs(g, PAIRS, np.random.default_rng(5))]
    return float(np.median(found))


def midpoints(name: str, known: int) -> Array:
    """Scores of the pictures halfway between random pairs of a data set, the first ``known`` images of which are known. Shape (pairs,)."""
    return image_paths.midpoint_scores(images.load(name), known, PAIRS, np.random.default_rng(0))


@cache
def estimate(name: str, k: int = NEIGHBORS, shuffled: str = "") -> float:
    """m̂ from all images of a set, with pixels shuffled in one of the ways, or from "gaussian" images, of one law or "by class"."""
    rows = images.load(name).rows
    if shuffled == "gaussian":
        rows = surrogates.gaussian(rows, len(rows), np.random.default_rng(0))
    elif shuffled == "by class":
        rows = surrogates.gaussian_by_class(rows, images.load(name).labels, np.random.default_rng(0))
    elif shuffled:
        rows = pixel_shuffles.WAYS[shuffled](rows, np.random.default_rng(0))
    return intrinsic_dimension.maximum_likelihood(intrinsic_dimension.nearest_distances(rows, k))


@cache
def noise_estimate() -> float:
    """m̂ from as many images of noise, with as many pixels, as we have of MNIST."""
    noise = np.random.default_rng(0).random(images.load("mnist_3000").rows.shape)
    return intrinsic_dimension.maximum_likelihood(intrinsic_dimension.nearest_distances(noise, NEIGHBORS))


def resolutions() -> dict[str, float]:
    """Sides of the cells, one image to a cell, that resolve a cube of each set's dimension: our digits' and the largest of ImageNet."""
    sets = {"digits": (len(images.load("digits").rows), estimate("digits")), "ImageNet": (IMAGENET_IMAGES, IMAGENET_RANGE[1])}
    return {name: covering.resolution(n, d) for name, (n, d) in sets.items()}


@cache
def classes(name: str, k: int) -> Classes:
    """m̂ of each digit alone, beside Gaussian images and random groups."""
    chosen = images.load(name)
    return class_dimensions.compare(chosen.rows, chosen.labels, k, GROUPINGS, np.random.default_rng(0))


@cache
def halves(name: str) -> Halves:
    """Two sets of images for denoisers to learn from, and new ones."""
    return two_denoisers.halves(images.load(name).rows, np.random.default_rng(0))


@cache
def trial(name: str, kind: str, n: int) -> Trial:
    """Two denoisers of one kind, after n images each."""
    return two_denoisers.run(halves(name), kind, n, NOISE, np.random.default_rng(0))


def denoised(name: str, kind: str, n: int, number: int) -> Denoised:
    """What the two make of new image ``number``."""
    trials = [trial(name, kind, size) for size in two_denoisers.SIZES]
    return two_denoisers.denoised(halves(name), trials, kind, n, number)


@cache
def task(name: str) -> Task:
    """Known and held-out digits with one of four kinds of labels: "digit", "parity", "faint" or "coins"."""
    g = gallery()
    order = np.random.default_rng(0).permutation(len(images.load("digits").rows))
    digit, test = g.labels, images.load("digits").labels[order[KNOWN:]]
    coins = np.random.default_rng(9).integers(2, size=len(order))
    labels = {
        "digit": (digit, test),
        "parity": (digit % 2, test % 2),
        "faint": few_labels.faint_direction(g.known, g.held_out, FAINT),
        "coins": (coins[:KNOWN], coins[KNOWN:]),
    }[name]
    return Task(g.known, labels[0], g.held_out, labels[1])


@cache
def learned_coordinates(unlabeled: int) -> tuple[Array, Array]:
    """Coordinates of the known and of the held-out digits, learned from ``unlabeled`` images."""
    learned = spectral_map.learn(gallery().known[:unlabeled])
    return learned(gallery().known), learned(gallery().held_out)


@cache
def right(name: str, features: str, unlabeled: int = KNOWN, longer: int = 1) -> Array:
    """Accuracy for each of ten draws and each number of labels, shape (10, sizes); codes are trained some times as long as usual."""
    t = task(name)
    if features == "map":
        t = Task(learned_coordinates(unlabeled)[0], t.y, learned_coordinates(unlabeled)[1], t.y_test)
    if features == "code":
        t = Task(net(CODES[1], longer).code(t.X), t.y, net(CODES[1], longer).code(t.X_test), t.y_test)
    learner = few_labels.nearest_classifier if features == "neighbor" else few_labels.ridge_classifier
    return few_labels.accuracy(t, learner, SIZES, 10)


def label_curves(name: str, unlabeled: int, labels: int) -> few_labels.Curves:
    """Accuracy against labels with and without coordinates learned from ``unlabeled`` images."""
    pixels, neighbor, learned = right(name, "pixels"), right(name, "neighbor"), right(name, "map", unlabeled)
    counts = np.bincount(task(name).y_test)
    return few_labels.Curves(
        np.array(SIZES),
        pixels.mean(axis=0),
        neighbor.mean(axis=0),
        learned.mean(axis=0),
        learned.std(axis=0) / np.sqrt(len(learned)),
        float(counts.max() / counts.sum()),
        unlabeled,
        SIZES.index(labels),
    )
