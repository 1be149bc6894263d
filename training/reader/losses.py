"""What the network is trained to get right: triggers, types, status, sources, words of parties, parties by code."""

import numpy as np
import torch
from batches import NONE, role_logits, scenes
from torch.nn.functional import binary_cross_entropy_with_logits as bce
from torch.nn.functional import cross_entropy


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
    parts["status"] = weights["status"] * cross_entropy(
        status[pick], torch.tensor([r["status"] for r in rows]), label_smoothing=0.05
    )
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
