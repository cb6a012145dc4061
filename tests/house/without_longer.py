"""Claims that run steps of training and need no evidence after twice the steps, each with the reason."""

STEP = "a law of each step, for any number of them"
END = "the descent ends when its gradient is below 10⁻¹⁰, and where it ends is known in closed form"
SHARES = "nothing that it measures was trained; it shares a function with claims that train"

WITHOUT_LONGER: dict[str, str] = {
    "product-flow-end": END,
    "product-saddle": END,
    "kernel-is-better-conditioned-with-width": "it takes no step: the kernel is that of the start",
    "steps-multiply-the-residual": STEP,
    "minibatch-step-identity": STEP,
    "noisy-step-identity": STEP,
    "label-noise-drift": "the law is one of the number of steps, and twice as many drift further",
    "symmetric-functions-equally-likely": SHARES,
    "the-bias-pays-on-simple-targets": SHARES,
    "straight-lines-leave-the-data": SHARES,
    "near-means-real": SHARES,
    "unlabeled-images-help": SHARES,
    "structure-need-not-transfer": SHARES,
    "coins-cannot-be-learned": "half is what any learner has on coins, trained for however long",
    "random-features-are-not-the-law": SHARES,
    "local-gradients-follow-the-law": SHARES,
    "blocks-are-steep-far-away": SHARES,
}
