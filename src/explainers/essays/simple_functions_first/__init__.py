"""Essay 4, *Simple functions first*.

Read ``boolean`` (functions as tables), ``lempel_ziv`` (their complexity) and ``parameter_function_map`` (how often a random network is
which), drawn in chunks by ``chunked_sampling``; then ``coins_and_networks``, ``simplicity_bias``, ``fixed_ones``, ``perceptron``; then
``training_set``, ``sgd_ensemble``, ``boolean_symmetries`` and ``bayesian_sampler`` (training against the posterior), ``guess_and_check``,
and ``no_free_lunch``. ``experiments`` runs them.
"""
