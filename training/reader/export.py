"""Write trained weights as the three ONNX files that ship: `export.py READER.pt OUT`; encoder and scenes int8."""

import argparse
from pathlib import Path

import torch
from network import Reader, minilm
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

SCENE = (
    "states", "known", "words", "numbers", "flags", "mask", "member", "code_flags", "trigger", "trigger_flags",
)  # fmt: skip


class States(nn.Module):
    """A window's states; there is no padding, so no mask."""

    def __init__(self, model):
        super().__init__()
        self.encoder = model.encoder

    def forward(self, ids, known):
        """Ids (1, n), known (1, n, 6) → (1, n, 384)."""
        bert = self.encoder.bert
        return bert.encoder(bert.embeddings(inputs_embeds=self.encoder.given(ids, known))).last_hidden_state


class Types(nn.Module):
    """Words' type probabilities."""

    def __init__(self, model):
        super().__init__()
        self.encoder = model.encoder

    def forward(self, states, known):
        """States (n, 384), known (n, 6) → (n, 17)."""
        return self.encoder.typed(states, known).softmax(-1)


class Scenes(nn.Module):
    """Scenes of one report; what is the same of a word in each of them is worked out once."""

    def __init__(self, model):
        super().__init__()
        self.scene = model.scene

    def forward(self, states, known, words, *of_scene):
        """States (w, 384) and known (w, 4) of the report's words, words (b, n) their places in it, … → answers."""
        return self.scene.answers(self.scene.word(states, known)[words], states[words[:, 0]], *of_scene)


def shrink(full, target, whole, tables=True):
    """Eight bits a weight, or all of them if `whole`; `full` is gone after.

    What is multiplied takes seven of the eight: where a processor has no instructions for eight-bit products, two of
    full range are added up in sixteen bits and overflow, and reports would be read otherwise on another machine.
    `tables`, in which is only looked up, take all eight.
    """
    if whole:
        full.rename(target)
        return
    products = target.with_suffix(".products") if tables else target
    quantize_dynamic(
        str(full), str(products), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul"],
    )  # fmt: skip
    full.unlink()
    if tables:
        quantize_dynamic(str(products), str(target), op_types_to_quantize=["Gather"])
        products.unlink()


def write(model, folder, whole=False):
    """Write a network; `whole` keeps every weight as it is."""
    model.eval()
    options = {"opset_version": 17, "dynamo": False}
    full = folder / "full.onnx"
    n = {1: "piece"}
    torch.onnx.export(
        States(model), (torch.zeros(1, 9, dtype=torch.long), torch.zeros(1, 9, 6, dtype=torch.long)), str(full),
        input_names=["ids", "known"], output_names=["states"],
        dynamic_axes={"ids": n, "known": n, "states": n}, **options,
    )  # fmt: skip
    shrink(full, folder / "encoder.onnx", whole)
    torch.onnx.export(
        Types(model), (torch.zeros(5, 384), torch.zeros(5, 6, dtype=torch.long)), str(folder / "words.onnx"),
        input_names=["states", "known"], output_names=["types"],
        dynamic_axes={"states": {0: "word"}, "known": {0: "word"}, "types": {0: "word"}}, **options,
    )  # fmt: skip
    from onrecord.read.decide.scene import CODE_FLAGS, FLAGS, TRIGGER_FLAGS

    b, n, c = 3, 7, 4
    given = (
        torch.zeros(9, 384), torch.zeros(9, 4, dtype=torch.long), torch.zeros(b, n, dtype=torch.long),
        torch.zeros(b, n, 3, dtype=torch.long), torch.zeros(b, n, FLAGS), torch.ones(b, n), torch.ones(b, c, n),
        torch.zeros(b, c, CODE_FLAGS), torch.zeros(b, 7, dtype=torch.long), torch.zeros(b, TRIGGER_FLAGS),
    )  # fmt: skip
    axes = {name: {0: "report's word"} for name in ("states", "known")}
    axes |= {name: {0: "scene", 1: "word"} for name in ("words", "numbers", "flags", "mask")}
    axes |= {"member": {0: "scene", 1: "code", 2: "word"}, "code_flags": {0: "scene", 1: "code"}}
    axes |= {name: {0: "scene"} for name in ("trigger", "trigger_flags")}
    outputs = ["again", "status", "sourced", "nobody", "code", "role"]
    axes |= {name: {0: "scene"} for name in outputs[:4]}
    axes |= {"code": {0: "scene", 1: "code"}, "role": {0: "scene", 1: "word"}}
    torch.onnx.export(
        Scenes(model), given, str(full), input_names=list(SCENE), output_names=outputs, dynamic_axes=axes, **options
    )
    # Only the products: what is looked up (kinds, paths) is small, and decides.
    shrink(full, folder / "scenes.onnx", whole, tables=False)


def main():
    """Write the three files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("output", type=Path)
    args = parser.parse_args()
    args.output.mkdir(parents=True, exist_ok=True)
    model = Reader(minilm(), attention="eager")
    model.load_state_dict(torch.load(args.weights))
    write(model, args.output)
    for path in sorted(args.output.glob("*.onnx")):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
