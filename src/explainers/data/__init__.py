"""The data sets that come with the package (README.md says where each is from), and ``images``, which reads those of digits."""
