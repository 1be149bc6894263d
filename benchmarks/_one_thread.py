"""One thread for matrix products, as `build` has it in each of its processes: imported before NumPy is."""

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
