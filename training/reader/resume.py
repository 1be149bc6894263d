"""Weights to go on training from, out of the ONNX files that ship: `resume.py MODELS OUT.pt`.

What ships has eight bits a weight, so that these are near the weights that were exported, not the same.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Reader, minilm
from onnx.numpy_helper import to_array

from export import write

PARTS = {"encoder": ("encoder", "encoder."), "words": ("words", "encoder."), "scenes": ("scenes", "scene.")}


def constants(path):
    """The tables of an ONNX file by name; those kept with eight bits a number are scaled back."""
    found = {table.name: to_array(table) for table in onnx.load(path).graph.initializer}
    for name in [name for name in found if name.endswith("_quantized")]:
        stem = name.removesuffix("_quantized")
        whole, scale, zero = (found[f"{stem}_{part}"] for part in ("quantized", "scale", "zero_point"))
        found[stem] = (whole.astype(np.float32) - zero.astype(np.float32)) * scale
    return found


def names(model, folder):
    """For each weight of the network (file, table, whether it lies transposed), found by writing random weights out."""
    with torch.no_grad():
        for weight in model.parameters():
            weight.copy_(torch.randn_like(weight))
    write(model, folder, whole=True)
    places = {}
    for file in PARTS:
        for name, table in constants(folder / f"{file}.onnx").items():
            for turned, form in ((False, table), (True, table.T)):
                places.setdefault(signature(form), (file, name, turned))
    return {name: at(weight.detach().numpy(), places) for name, weight in model.named_parameters()}


def at(weight, places):
    """The tables that make up a weight: itself, or its three thirds, as attention is written out."""
    whole = places.get(signature(weight))
    if whole is not None or weight.shape[0] % 3:
        return [whole] if whole else None
    thirds = [places.get(signature(part)) for part in np.split(weight, 3)]
    return thirds if all(thirds) else None


def signature(table):
    """What tells a table of random numbers from all others, and from itself lying transposed."""
    return (table.shape, *(float(table.flat[k]) for k in (0, min(1, table.size - 1), -1)))


def laid(values, turned, form):
    """A table as the network has it; what is small lies the other way round with eight bits than whole."""
    return values.T if turned or values.shape != form else values


def main():
    """Read the files, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path)
    parser.add_argument("output", type=Path)
    args = parser.parse_args()
    shipped = {file: constants(args.models / f"{file}.onnx") for file in PARTS}
    model, first = Reader(minilm(), attention="eager"), Reader(minilm()).state_dict()
    with tempfile.TemporaryDirectory() as made:
        found = names(model, Path(made))
    state = {}
    for name, start in first.items():
        places = found.get(name)
        if places is None:
            print("as it was before any training:", name, tuple(start.shape))
            state[name] = start
            continue
        form = (start.shape[0] // len(places), *start.shape[1:])
        parts = [laid(shipped[file][table], turned, form) for file, table, turned in places]
        state[name] = torch.from_numpy(np.concatenate(parts)).reshape(start.shape)
    # The table of word pieces is never trained: the package has it whole.
    table = "encoder.bert.embeddings.word_embeddings.weight"
    print("word pieces differ by at most", float((state[table] - first[table]).abs().max()))
    state[table] = first[table]
    torch.save(state, args.output)


if __name__ == "__main__":
    main()
