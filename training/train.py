"""Fine-tunes all-MiniLM-L6-v2 on our own sentences: who does what to whom, and which words are triggers.

Needs torch, transformers and a folder with the model's weights (Apache-2.0), so it runs apart from the project:

    python training/train.py MODEL_FOLDER OUT_FOLDER

writes `typer.onnx` (int8, about 22 MB) and `vocab.txt`, which go to `src/onrecord/knowledge/models/`.

A row is a sentence with one event's actor and recipient between markers. Two heads learn together: the event's type
from the mean and the markers' states, and the type of each word from its own state ("none" for words that are no
trigger).
"""

import argparse
import random
from pathlib import Path

import markup
import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

MARKS = {"source": ("[unused1]", "[unused2]"), "target": ("[unused3]", "[unused4]")}
KINDS = [*markup.TYPES.values()]
BARE = 0.25  # the share of rows shown without markers, so that words can be typed where no parties are known


def rows() -> list[tuple[str, tuple[int, int] | None, tuple[int, int] | None, int, list[tuple[int, int, int]]]]:
    """(text, source, target, type, words) for every event of the sentences; words are (start, end, label)."""
    found = []
    for sentence in markup.sentences():
        labels = [(*event.trigger, KINDS.index(event.type)) for event in sentence.events]
        labels += [(*span, -100) for span in sentence.left_out]
        for event in sentence.events:
            source = event.actors[0] if event.actors else None
            target = event.recipients[0] if event.recipients else None
            if target is None and len(event.actors) > 1:
                target = event.actors[1]
            if source == target:
                target = None
            found.append((sentence.text, source, target, KINDS.index(event.type), labels))
        if not sentence.events:
            found.append((sentence.text, None, None, len(KINDS), labels))
    return found


def mark(text, source, target, labels=()):
    """The text with markers put around source and target, and the labels moved along."""
    cuts = []
    for span, (left, right) in ((source, MARKS["source"]), (target, MARKS["target"])):
        if span:
            cuts += [(span[0], 1, left + " "), (span[1], 0, " " + right)]
    cuts.sort()
    out, last, moved, shift = "", 0, [], []
    for place, _, piece in cuts:
        out += text[last:place] + piece
        last = place
        shift.append((place, len(piece)))
    out += text[last:]
    for start, end, label in labels:
        by = sum(size for place, size in shift if place <= start)
        moved.append((start + by, end + by, label))
    return out, moved


class Typer(nn.Module):
    """The encoder with both heads."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder)
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:2]):
            part.requires_grad_(False)
        size = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.whole = nn.Linear(3 * size, len(KINDS) + 1)
        self.word = nn.Linear(size, len(KINDS) + 1)

    def forward(self, ids, mask, first, second):
        """Type logits, word logits and the features that the first head sees."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).float()
        mean = (states * weight).sum(1) / weight.sum(1)
        wide = (-1, 1, states.shape[2])
        marks = [states.gather(1, at.view(-1, 1, 1).expand(*wide)).squeeze(1) for at in (first, second)]
        features = torch.cat([mean, *marks], 1)
        return self.whole(self.drop(features)), self.word(self.drop(states)), features


def tensors(tokenizer, batch):
    """A batch of rows as tensors."""
    marked = [mark(text, source, target, labels) for text, source, target, _, labels in batch]
    coded = tokenizer(
        [text for text, _ in marked],
        padding=True,
        truncation=True,
        max_length=128,
        return_offsets_mapping=True,
        return_tensors="pt",
    )
    ids = coded["input_ids"]
    one, two = (tokenizer.convert_tokens_to_ids(MARKS[name][0]) for name in ("source", "target"))
    first = torch.tensor([(row == one).nonzero()[0, 0].item() if (row == one).any() else 0 for row in ids])
    second = torch.tensor([(row == two).nonzero()[0, 0].item() if (row == two).any() else 0 for row in ids])
    words = torch.full(ids.shape, len(KINDS))
    words[coded["attention_mask"] == 0] = -100
    for r, (_, labels) in enumerate(marked):
        spans = coded["offset_mapping"][r].tolist()
        for c, (start, end) in enumerate(spans):
            for s, e, label in labels:
                if end > start and s <= start < e:
                    words[r, c] = label
    return ids, coded["attention_mask"], first, second, torch.tensor([row[3] for row in batch]), words


def train(model_folder: str, out: Path, epochs: int = 6, rate: float = 2e-4, seed: int = 7) -> None:
    """Train and save."""
    random.seed(seed)
    torch.manual_seed(seed)
    tokenizer = AutoTokenizer.from_pretrained(model_folder)
    tokenizer.add_special_tokens({"additional_special_tokens": [m for pair in MARKS.values() for m in pair]})
    model = Typer(model_folder)
    data = rows()
    counts = np.bincount([row[3] for row in data], minlength=len(KINDS) + 1)
    weights = torch.tensor((counts.mean() / counts) ** 0.4, dtype=torch.float)
    loss = nn.CrossEntropyLoss(weight=weights, label_smoothing=0.1)
    word_loss = nn.CrossEntropyLoss(ignore_index=-100)
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder")]
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": rate},
            {"params": heads, "lr": 1e-3},
        ]
    )
    steps = epochs * (len(data) // 16 + 1)
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, s / 60) * max(0.02, 1 - s / steps))
    for epoch in range(epochs):
        model.train()
        order = sorted(range(len(data)), key=lambda i: len(data[i][0]) + random.random() * 40)
        batches = [order[i : i + 16] for i in range(0, len(order), 16)]
        random.shuffle(batches)
        total = right = seen = 0.0
        for batch in batches:
            chosen = [data[i] if random.random() > BARE else (data[i][0], None, None, -100, data[i][4]) for i in batch]
            ids, mask, first, second, labels, words = tensors(tokenizer, chosen)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                whole, word, _ = model(ids, mask, first, second)
            whole, word = whole.float(), word.float()
            typed = labels != -100
            cost = (loss(whole[typed], labels[typed]) if typed.any() else 0) + word_loss(
                word.flatten(0, 1), words.flatten()
            )
            optimiser.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            plan.step()
            total += cost.item()
            right += (whole.argmax(1) == labels).sum().item()
            seen += (labels != -100).sum().item()
        print(f"epoch {epoch + 1}: loss {total / len(batches):.3f}, types right {right / seen:.3f}", flush=True)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), out / "typer.pt")
    export(model, tokenizer, out)


class Answers(nn.Module):
    """What the shipped model gives: types and words as probabilities, and the features behind the types."""

    def __init__(self, model: Typer) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids, mask, first, second):
        """Type probabilities, word probabilities, features."""
        whole, word, features = self.model(ids, mask, first, second)
        return whole.softmax(1), word.softmax(2), features


def export(model: Typer, tokenizer, out: Path) -> None:
    """Write the model as ONNX with int8 weights, and its vocabulary."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    example = tensors(tokenizer, [("Kyiv thanked Oslo.", (0, 4), (13, 17), 0, [])])[:4]
    names = {"ids": {0: "row", 1: "word"}, "mask": {0: "row", 1: "word"}, "first": {0: "row"}, "second": {0: "row"}}
    outputs = {"types": {0: "row"}, "words": {0: "row", 1: "word"}, "features": {0: "row"}}
    torch.onnx.export(
        Answers(model), tuple(example), str(out / "full.onnx"), input_names=list(names), output_names=list(outputs),
        dynamic_axes=names | outputs, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(out / "full.onnx"), str(out / "typer.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    words = sorted(tokenizer.get_vocab().items(), key=lambda pair: pair[1])
    (out / "vocab.txt").write_text("".join(f"{word}\n" for word, _ in words), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    train(given.model, given.out)
