"""The encoder's exported graph, made quicker: `fused` takes it as `export.py` has it, and gives it as it ships.

Attention is one operation in place of a dozen, and of the last layer only the pieces that count in their window are
worked out: of title and context that a window is merely shown, the layers before make all that the others look at.
Both move nothing but last digits, and the ranges by which the last layer's inputs are rounded to eight bits.

Of a file: `fuse.py ENCODER.onnx OUT.onnx`.
"""

import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper

HEADS = 12  # of all-MiniLM-L6-v2
SELF = "/encoder/layer.{}/attention/self/"
BELOW = "/encoder/layer.{}/output/LayerNorm/LayerNormalization_output_0"


def fused(model):
    """The encoder's model (ids, known) → states, with `counts` as a third input: the places that states are given of."""
    nodes = list(model.graph.node)
    layers = 1 + max(int(node.name.split("/")[2].removeprefix("layer.")) for node in nodes if "/layer." in node.name)
    nodes = [node for layer in range(layers) for node in attending(nodes, layer)] + rest(nodes, layers)
    nodes += counted(model.graph, nodes, layers - 1)
    del model.graph.node[:], model.graph.value_info[:]
    model.graph.node.extend(needed(nodes, [output.name for output in model.graph.output]))
    used = {name for node in model.graph.node for name in node.input}
    kept = [table for table in model.graph.initializer if table.name in used]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.checker.check_model(model)
    return model


def attending(nodes, layer):
    """The node that does a layer's attention, from its queries, keys and values to what goes into its last product."""
    within = SELF.format(layer)
    given = [f"{within}{name}/Add_output_0" for name in ("query", "key", "value")]
    made = f"{within}Reshape_3_output_0"
    if not any(made in node.output for node in nodes):
        raise ValueError(f"the graph of layer {layer} is not as it was when this was written: no {made}")
    return [helper.make_node("MultiHeadAttention", given, [made], domain="com.microsoft", num_heads=HEADS)]


def rest(nodes, layers):
    """The nodes that are not replaced by those."""
    gone = {f"{SELF.format(layer)}Reshape_3_output_0" for layer in range(layers)}
    return [node for node in nodes if not gone & set(node.output)]


def counted(graph, nodes, layer):
    """Let a layer's queries, and what is added to their answers, be those that count; the nodes that take these out."""
    below = BELOW.format(layer - 1)
    graph.input.append(helper.make_tensor_value_info("counts", TensorProto.INT64, ["counted"]))
    graph.output[0].type.tensor_type.shape.dim[1].dim_param = "counted"
    of_queries, added = f"{SELF.format(layer)}query/MatMul_quant", f"/encoder/layer.{layer}/attention/output/Add"
    for name, source in ((of_queries, f"{below}_quantized"), (added, below)):
        (node,) = (node for node in nodes if node.name == name)
        node.input[list(node.input).index(source)] = f"{source}_counted"
    sources = (below, f"{below}_quantized")
    return [helper.make_node("Gather", [source, "counts"], [f"{source}_counted"], axis=1) for source in sources]


def needed(nodes, outputs):
    """The nodes that outputs need, each after those that it needs."""
    maker = {name: node for node in nodes for name in node.output}
    order, seen, waiting = [], set(), [(name, False) for name in outputs]
    while waiting:
        name, ready = waiting.pop()
        node = maker.get(name)
        if node is None or (id(node) in seen and not ready):
            continue
        if ready:
            order.append(node)
            continue
        seen.add(id(node))
        waiting += [(name, True), *((one, False) for one in node.input)]
    return order


if __name__ == "__main__":
    onnx.save(fused(onnx.load(sys.argv[1])), str(Path(sys.argv[2])))
