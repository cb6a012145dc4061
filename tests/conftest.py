"""Before any test: one thread for a matrix, and no clock for hypothesis. Test processes share the cores, and many threads on few cores are
several times slower than one."""

import os

from hypothesis import settings

os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
settings.register_profile("shared-cores", deadline=None)
settings.load_profile("shared-cores")
