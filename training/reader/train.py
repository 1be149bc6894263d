"""Train the reader's network on annotated reports: `train.py ROWS MODEL_FOLDER OUT [options]`; seeded, on CPU."""

import argparse
import json
import pickle
import random
import time
from pathlib import Path

import numpy as np
import torch
from network import Reader
from scoring import score
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits as bce
from torch.nn.functional import cross_entropy

from onrecord.read.encoder.labels import TYPES

NONE = len(TYPES)
PIECES = 2000  # word pieces to a batch


def encode(model, reports, device_type="cpu"):
    """States of all words (total, 384), type logits (total, 17) and where each report's words begin."""
    cut, base = [], [0]
    for r in reports:
        w = r["words"]
        cut += [(base[-1], r, x) for x in r["windows"]]
        base.append(base[-1] + len(w.pos))
    longest = max(len(x.ids) for _, _, x in cut)
    ids = torch.zeros(len(cut), longest, dtype=torch.long)
    mask = torch.zeros(len(cut), longest)
    known = torch.zeros(len(cut), longest, 6, dtype=torch.long)
    rows, cols, words = [], [], []
    for k, (start, r, x) in enumerate(cut):
        n = len(x.ids)
        ids[k, :n] = torch.from_numpy(x.ids)
        mask[k, :n] = 1
        known[k, :n] = torch.from_numpy(known_of(r["words"], x.owner))
        at = np.nonzero(x.counts)[0]
        rows.append(np.full(len(at), k))
        cols.append(at)
        words.append(start + x.owner[at])
    rows, cols, words = (torch.from_numpy(np.concatenate(part)) for part in (rows, cols, words))
    with torch.autocast(device_type, dtype=torch.bfloat16):
        states, _ = model.encoder(ids, mask, known)
    states = states.float()
    flat = states[rows, cols]
    total = torch.zeros(base[-1], flat.shape[1]).index_add_(0, words, flat)
    count = torch.zeros(base[-1]).index_add_(0, words, torch.ones(len(words)))
    states = total / count.clamp(min=1).unsqueeze(1)
    known = torch.from_numpy(np.concatenate([known_of(r["words"], np.arange(len(r["words"].pos))) for r in reports]))
    return states, model.encoder.typed(states, known), base


def known_of(words, owner):
    """(n, 6): part of speech, relation, entity, the rules' type, title, quoted; 0 for marks."""
    table = np.stack([words.pos, words.dep, words.ent, words.rule, words.title, words.quoted], 1)
    return np.where((owner >= 0)[:, None], table[owner], 0)


def scenes(states, items):
    """Padded tensors of scenes: items are (base, row)."""
    n = max(len(row["scene"].words) for _, row in items)
    c = max(1, max(len(row["scene"].codes) for _, row in items))
    b = len(items)
    word = np.zeros((b, n), np.int64)
    numbers = np.zeros((b, n, 8), np.int64)
    flags = np.zeros((b, n, items[0][1]["scene"].flags.shape[1]), np.float32)
    mask = np.zeros((b, n), np.float32)
    member = np.zeros((b, c, n), np.float32)
    code_flags = np.zeros((b, c, items[0][1]["scene"].code_flags.shape[1]), np.float32)
    code_mask = np.zeros((b, c), np.float32)
    for k, (base, row) in enumerate(items):
        s = row["scene"]
        m, d = len(s.words), len(s.codes)
        word[k, :m] = base + s.words
        numbers[k, :m], flags[k, :m], mask[k, :m] = s.numbers, s.flags, 1
        member[k, :d, :m], code_flags[k, :d], code_mask[k, :d] = s.member, s.code_flags, 1
    trigger = torch.from_numpy(np.stack([row["scene"].trigger for _, row in items]))
    trigger_flags = torch.from_numpy(np.stack([row["scene"].trigger_flags for _, row in items]))
    t = [torch.from_numpy(x) for x in (numbers, flags, mask, member, code_flags)]
    return (states[torch.from_numpy(word)], *t, trigger, trigger_flags), torch.from_numpy(code_mask)


def role_logits(code, nobody, code_mask, role):
    """(b, 1 + c): nobody first, then each code."""
    some = code[:, :, role].masked_fill(code_mask == 0, -30.0)
    return torch.cat([nobody[:, role : role + 1], some], 1)


def losses(model, states, logits, bases, reports, rng, weights):
    """The parts of the loss, for one batch."""
    labels = torch.full((len(logits),), NONE)
    keep = torch.from_numpy(np.concatenate([r["words"].space == 0 for r in reports]))
    for base, r in zip(bases, reports, strict=False):
        keep[base + r["ignore"]] = False
    items = []
    for base, r in zip(bases, reports, strict=False):
        for t, row in r["scenes"].items():
            labels[base + t] = row["type"]
            items.append((base, row))
        others = list(r["others"].items())
        rng.shuffle(others)
        items += [(base, row) for _, row in others[: 2 + len(r["scenes"])]]
    trigger = cross_entropy(logits[keep], labels[keep], reduction="sum", label_smoothing=0.02) / 60
    parts = {"trigger": trigger}
    if not items:
        return parts
    given, code_mask = scenes(states, items)
    type, status, sourced, nobody, code, role = model.scene(*given)
    want = torch.tensor([row["type"] for _, row in items])
    parts["type"] = weights["type"] * cross_entropy(type, want, label_smoothing=0.05)
    real = [k for k, (_, row) in enumerate(items) if row["type"] != NONE]
    if not real:
        return parts
    rows = [items[k][1] for k in real]
    pick = torch.tensor(real)
    parts["status"] = weights["status"] * cross_entropy(status[pick], torch.tensor([r["status"] for r in rows]), label_smoothing=0.05)
    told = torch.tensor([r["sourced"] is not None for r in rows])
    want = torch.tensor([float(r["sourced"] or 0) for r in rows])
    parts["sourced"] = weights["sourced"] * (bce(sourced[pick], want, reduction="none") * told).mean()
    targets = torch.zeros(len(rows), code.shape[1], 2)
    for k, r in enumerate(rows):
        targets[k, : len(r["codes"])] = torch.from_numpy(r["codes"])
    words = torch.zeros(len(rows), role.shape[1], 3)
    for k, r in enumerate(rows):
        words[k, : len(r["words"])] = torch.from_numpy(r["words"])
    mask = given[3][pick]
    worded = torch.tensor([float(r["worded"]) for r in rows])[:, None, None]
    weight = mask.unsqueeze(-1) * (1 + 3 * words) * worded
    parts["words"] = weights["words"] * (bce(role[pick], words, reduction="none") * weight).sum() / len(rows) / 4
    party = 0.0
    for k in (0, 1):
        line = role_logits(code[pick], nobody[pick], code_mask[pick], k)
        want = torch.cat([1 - targets[:, :, k].amax(1, keepdim=True), targets[:, :, k]], 1)
        lost = torch.tensor([bool(r["some"][k]) and not r["codes"][:, k].any() for r in rows])
        want = want / want.sum(1, keepdim=True)
        each = cross_entropy(line, want, reduction="none")
        party = party + (each * (~lost)).sum() / len(rows)
        also = bce(code[pick][:, :, 2 + k], targets[:, :, k], reduction="none") * code_mask[pick]
        party = party + 0.5 * also.sum() / len(rows)
    parts["party"] = weights["party"] * party
    return parts


@torch.no_grad()
def predict(model, reports, floor=0.05):
    """For each report the scenes' answers for triggers that either head may take, as plain numbers."""
    model.eval()
    out = []
    order = sorted(range(len(reports)), key=lambda k: size_of(reports[k]))
    result = [None] * len(reports)
    for at in range(0, len(order), 16):
        batch = [reports[k] for k in order[at : at + 16]]
        states, logits, bases = encode(model, batch)
        probs = logits.softmax(-1).numpy()
        items, owners = [], []
        for k, (base, r) in enumerate(zip(bases, batch, strict=False)):
            for t, row in {**r["others"], **r["scenes"]}.items():
                if 1 - probs[base + t, NONE] > floor:
                    items.append((base, row))
                    owners.append((order[at + k], t, probs[base + t]))
        for k in range(len(batch)):
            result[order[at + k]] = []
        for s in range(0, len(items), 256):
            given, code_mask = scenes(states, items[s : s + 256])
            type, status, sourced, nobody, code, role = model.scene(*given)
            lines = [role_logits(code, nobody, code_mask, k).softmax(-1).numpy() for k in (0, 1)]
            also = torch.sigmoid(code[:, :, 2:]).numpy()
            type, status, sourced = type.softmax(-1).numpy(), status.softmax(-1).numpy(), torch.sigmoid(sourced).numpy()
            role = torch.sigmoid(role).numpy()
            for k, (_, row) in enumerate(items[s : s + 256]):
                owner, t, first = owners[s + k]
                c = len(row["scene"].codes)
                result[owner].append(
                    {"trigger": t, "first": first, "type": type[k], "status": status[k], "sourced": float(sourced[k]),
                     "roles": [line[k, : 1 + c] for line in lines], "also": also[k, :c], "codes": row["scene"].codes,
                     "words": role[k, : len(row["scene"].words)], "at": row["scene"].words}
                )  # fmt: skip
    del out
    return result


def size_of(report):
    """The word pieces of a report's windows."""
    return sum(len(window.ids) for window in report["windows"])


def packed(data, size, rng):
    """Batches of at most `size` reports of about one length, fewer where they are long."""
    order = sorted(range(len(data)), key=lambda i: size_of(data[i]) * (0.85 + 0.3 * rng.random()))
    batches, batch = [], []
    for i in order:
        if batch and (len(batch) == size or (len(batch) + 1) * min(size_of(data[i]), 320) > PIECES):
            batches.append(batch)
            batch = []
        batch.append(i)
    batches.append(batch)
    rng.shuffle(batches)
    return batches


def older(weights):
    """Weights under the names that they have today."""
    return {name.replace("scene.layers.layers.", "scene.layers."): value for name, value in weights.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("model")
    parser.add_argument("output", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--start", help="weights to begin with, as of an earlier run")
    parser.add_argument("--hold-out", default="", help="K/N: leave the K-th of N parts of the training reports out")
    parser.add_argument("--parts", default="train", help="parts to train on, of train, own, gold")
    parser.add_argument("--weights", default="{}")
    args = parser.parse_args()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    rows = pickle.loads(args.rows.read_bytes())
    dev = [r for r in rows if r["split"] == "dev"]
    data = [r for r in rows if r["split"] in set(args.parts.split(","))]
    held = []
    began = time.time()
    if args.hold_out:
        k, n = map(int, args.hold_out.split("/"))
        ids = sorted(r["id"] for r in data if r["split"] == "train")[k::n]
        held = [r for r in data if r["id"] in set(ids)]
        data = [r for r in data if r["id"] not in set(ids)]
    weights = {"type": 0.5, "status": 1.0, "sourced": 0.4, "words": 1.0, "party": 1.0} | json.loads(args.weights)
    model = Reader(args.model)
    if args.start:
        print(model.load_state_dict(older(torch.load(args.start)), strict=False))
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.bert")]
    # The table of word pieces stays as it is: half of the weights, and what few reports would teach it is noise.
    model.encoder.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    slow = [p for p in model.encoder.bert.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": args.rate}, {"params": fast, "lr": 1e-3}], weight_decay=0.01
    )
    steps = args.epochs * len(packed(data, args.batch, random.Random(0)))
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, s / 100) * max(0.02, 1 - s / steps))
    mean = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998))
    for epoch in range(args.epochs):
        model.train()
        began, sums = time.time(), {}
        batches = packed(data, args.batch, rng)
        for k, batch in enumerate(batches):
            reports = [data[i] for i in batch]
            states, logits, bases = encode(model, reports)
            parts = losses(model, states, logits, bases, reports, rng, weights)
            cost = sum(parts.values())
            optimiser.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            plan.step()
            mean.update_parameters(model)
            for name, part in parts.items():
                sums[name] = sums.get(name, 0.0) + part.item()
            if k == 20 and not epoch:
                print(f"{(time.time() - began) / 21 * len(batches):.0f} s an epoch", flush=True)
        told = {name: round(value / len(batches), 3) for name, value in sums.items()}
        args.output.mkdir(parents=True, exist_ok=True)
        torch.save(mean.module.state_dict(), args.output / "reader.pt")
        print(epoch + 1, f"{time.time() - began:.0f} s", told, score(dev, predict(mean.module, dev)), flush=True)
    model = mean.module
    (args.output / "dev.pkl").write_bytes(pickle.dumps(([r["id"] for r in dev], predict(model, dev))))
    (args.output / "held.json").write_text(json.dumps([r["id"] for r in held]), encoding="utf-8")


if __name__ == "__main__":
    main()
