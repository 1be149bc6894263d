"""What the rules add to trained weights: `ablation.py ROWS READER.pt`; scores on dev with what rules say left out.

Training hides each now and then, so that the weights know what to do without.
"""

import json
import pickle
import sys
from pathlib import Path

import torch
from network import Reader, minilm
from predicting import predict
from scoring import score

LEFT_OUT = {
    "nothing": {},
    "what the grammar says of status": {"hide": True},
}


def main():
    """Print one JSON object: by what is left out, the quick likeness of the score."""
    rows, weights = map(Path, sys.argv[1:3])
    dev = [r for r in pickle.loads(rows.read_bytes()) if r["split"] == "dev"]
    model = Reader(minilm())
    model.load_state_dict(torch.load(weights))
    print(json.dumps({name: score(dev, predict(model, dev, **given)) for name, given in LEFT_OUT.items()}, indent=1))


if __name__ == "__main__":
    main()
