"""Daft: spreads tasks over the cores of this machine, or over a Ray cluster. Neither tells anyone of its use."""

import logging
import os
import pickle
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from socket import create_connection
from typing import Any

from onrecord.cluster.passing import Task
from onrecord.cluster.work import Work, Worker
from onrecord.errors import MissingExtraError, UsageError

# Neither statistics of use nor dashboards, and no progress lines but onrecord's own.
QUIET = {
    "DAFT_ANALYTICS_ENABLED": "0",
    "SCARF_NO_ANALYTICS": "true",
    "DO_NOT_TRACK": "true",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DISABLE_DASHBOARD": "1",
    "DAFT_PROGRESS_BAR": "0",
}
PATIENCE = 20.0  # seconds that a cluster may take to answer
WORKERS = QUIET | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Acquirer:
    """Takes inputs apart, each given as a column of Daft can hold it."""

    def __init__(self, work: Work) -> None:
        self._worker = Worker(work)

    def acquire(self, task: bytes) -> list[bytes]:
        """The batches of an input."""
        return self._worker.acquire(pickle.loads(task))


class Engine:
    """Where the work is done: `jobs` workers read at a time, all there is room for if None.

    On this machine, those of the first engine of a process count for later ones as well.
    """

    def __init__(self, ray_address: str | None = None, jobs: int | None = None) -> None:
        """Start Daft, and connect to the cluster if there is an address.

        Raises:
            MissingExtraError: Daft or Ray is not installed.
            UsageError: no cluster answers, or this process has read elsewhere before.
        """
        os.environ.update(QUIET)
        try:
            import daft
            import pyarrow  # noqa: F401

            if ray_address is not None and find_spec("ray") is None:
                raise ModuleNotFoundError("ray")
        except ImportError as error:
            raise MissingExtraError("reading with Daft", "cluster") from error
        self._daft: Any = daft
        self._on_ray = ray_address is not None
        cores = _connect(ray_address) if ray_address is not None else os.cpu_count() or 1
        self.jobs = jobs or max(1, int(cores))
        _set_runner(daft, "ray" if self._on_ray else "native", self.jobs)

    def outcomes(self, tasks: Sequence[Task], work: Work) -> Iterator[bytes]:
        """What becomes of the batches of the tasks, as JSON, in whatever order they are done."""
        if not tasks:
            return
        daft = self._daft
        acquirer = daft.cls(use_process=False)(Acquirer)(work)
        # On Ray, a pool of so many actors; here, the threads of Daft, each of which waits for a process that reads.
        worker = daft.cls(use_process=False, max_concurrency=self.jobs if self._on_ray else None)(Worker)(work)
        # A row at a time: an input, then a batch. Whoever is free takes the next.
        inputs = daft.from_pydict({"task": [pickle.dumps(task) for task in tasks]}).into_batches(1)
        batches = inputs.select(acquirer.acquire(inputs["task"]).alias("batch")).explode("batch")
        batches = batches.where(batches["batch"].not_null()).into_batches(1)
        read = batches.select(worker.read(batches["batch"]).alias("outcome"))
        for row in read.iter_rows(results_buffer_size=2 * self.jobs):
            yield row["outcome"]


def _set_runner(daft: Any, name: str, jobs: int) -> None:
    """Choose where Daft works, which can be done once in a process. Raises UsageError where it works elsewhere."""
    try:
        if name == "ray":
            daft.set_runner_ray(noop_if_initialized=True)
        else:
            daft.set_runner_native(num_threads=jobs)
    except Exception as error:
        from daft.runners import get_or_create_runner

        if get_or_create_runner().name != name:
            said = "Daft works elsewhere in this process already"
            raise UsageError(f"{said}: read here and on a cluster in two processes") from error


def _connect(address: str) -> float:
    """Connect to a Ray cluster, and tell how many cores it has."""
    try:
        _knock(address)
        import ray

        if not ray.is_initialized():
            ray.init(
                address=address,
                log_to_driver=False,
                logging_level=logging.ERROR,
                runtime_env={"env_vars": WORKERS},
            )
        resources: Any = ray.cluster_resources
        return float(resources().get("CPU", 1.0))
    except Exception as error:  # Ray has many for it
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UsageError(
            f"no Ray cluster answers at {address} ({said}): give the address that ray start --head printed, "
            "as 10.0.0.1:6379, or auto on a machine of the cluster"
        ) from error


def _knock(address: str) -> None:
    """Raise OSError where nothing listens at an address; Ray would go on asking for minutes."""
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if port.isdigit():
        with create_connection((host, int(port)), timeout=PATIENCE):
            pass
