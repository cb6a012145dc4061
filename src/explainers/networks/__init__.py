"""Small networks that several essays use.

Read ``activation`` and ``one_hidden_layer`` first (a network as a map of all its parameters, with derivatives), then ``relu_network``
(layers of ReLU) with ``backpropagation`` and ``adam``, which train it; ``relu_batch`` trains many at once. ``linear_pieces`` and
``linear_regions`` take a ReLU network apart into the pieces on which it is affine.
"""

from explainers.needs import need

need("explainers.networks", "book", "scipy")
