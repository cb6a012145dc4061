"""Essay 6, *Manifold interpolation*.

Read ``pixel_space`` and ``pixel_shuffles`` (images by chance); ``image_paths`` (ways between two images) with ``geodesic``,
``autoencoder`` and ``denoiser``; ``moving_blob`` and ``sinusoid`` (closed forms); ``intrinsic_dimension``, ``synthetic_manifolds`` and
``dimension_curves``, with ``class_dimensions`` and ``surrogates`` (how many dimensions); ``two_denoisers`` with ``linear_denoiser``;
``spectral_map`` and ``few_labels``. ``experiments`` runs them.
"""
