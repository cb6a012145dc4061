"""These tests need PyTorch, which nothing else does: without it there are none of them here, and ``pytest tests/torch`` fails."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("torch") else ["test_replica_against_torch.py"]
