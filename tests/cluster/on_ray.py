"""A program for a test: reads on a Ray cluster of two nodes of this machine.

    python -m tests.cluster.on_ray CLAIMS INPUT...

It prints, as JSON, what was done.
"""

import json
import os
import sys
from pathlib import Path

from onrecord.acquire import Facts
from onrecord.cluster.engine import QUIET, Engine
from onrecord.cluster.reading import read_with
from tests.cluster.plain import WORK

STORE = 100 << 20
# Where many tests run, half a minute is not enough for a node to start.
PATIENCE = {
    "RAY_raylet_start_wait_time_s": "240",
    "RAY_agent_register_timeout_ms": "240000",
    "RAY_worker_register_timeout_seconds": "240",
}


def main(claims: str, *inputs: str) -> None:
    os.environ.update(QUIET | PATIENCE)
    import ray
    from ray.cluster_utils import Cluster

    node = {"num_cpus": 1, "object_store_memory": STORE}
    cluster = Cluster(initialize_head=True, head_node_args=node | {"include_dashboard": False})
    cluster.add_node(**node)
    engine = Engine(cluster.address)
    done = read_with(WORK, tuple(map(Path, inputs)), claims, engine, Facts())
    print(json.dumps({"jobs": engine.jobs, "reports": done.reports, "counts": done.counts}))  # noqa: T201
    ray.shutdown()
    cluster.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
