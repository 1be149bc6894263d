"""What the network is trained to get right: triggers, types, status, sources, words of parties, parties by code."""

import numpy as np
import torch
from batches import NONE, role_logits, scenes
from torch.nn.functional import binary_cross_entropy_with_logits as bce
from torch.nn.functional import cross_entropy

HIDDEN = 0.25  # share of scenes for which the grammar's view of status is kept back, so that it is not leant on
CHUNK = 24  # scenes of about one length that are played together: little is wasted on padding


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
        items += [(base, row) for _, row in others[: 1 + len(r["scenes"]) // 2]]
    parts = {"trigger": cross_entropy(logits[keep], labels[keep], reduction="sum", label_smoothing=0.02) / 60}
    real = sum(row["type"] != NONE for _, row in items)
    items.sort(key=lambda item: len(item[1]["scene"].words))
    for at in range(0, len(items), CHUNK):
        some = items[at : at + CHUNK]
        unseen = [k for k in range(len(some)) if rng.random() < HIDDEN]
        given, code_mask = scenes(states, some, unseen)
        for name, part in scene_losses(model.scene(*given), given[3], code_mask, [row for _, row in some]).items():
            of = len(items) if name == "type" else real
            parts[name] = parts.get(name, 0.0) + weights[name] * part / of
    return parts


def scene_losses(answers, mask, code_mask, rows):
    """The parts of the loss of some scenes, summed over them."""
    type, status, sourced, nobody, code, role = answers
    want = torch.tensor([row["type"] for row in rows])
    parts = {"type": cross_entropy(type, want, reduction="sum", label_smoothing=0.05)}
    real = [k for k, row in enumerate(rows) if row["type"] != NONE]
    if not real:
        return parts
    rows, pick = [rows[k] for k in real], torch.tensor(real)
    want = torch.tensor([r["status"] for r in rows])
    parts["status"] = cross_entropy(status[pick], want, reduction="sum", label_smoothing=0.05)
    told = torch.tensor([r["sourced"] is not None for r in rows])
    want = torch.tensor([float(r["sourced"] or 0) for r in rows])
    parts["sourced"] = (bce(sourced[pick], want, reduction="none") * told).sum()
    words = torch.zeros(len(rows), role.shape[1], 4)
    for k, r in enumerate(rows):
        words[k, : len(r["words"])] = torch.from_numpy(r["words"])
    worded = torch.tensor([[float(r["worded"])] * 3 + [float(r["dated"])] for r in rows])[:, None, :]
    weight = mask[pick].unsqueeze(-1) * (1 + 3 * words) * worded
    parts["words"] = (bce(role[pick], words, reduction="none") * weight).sum() / 4
    parts["party"] = party_loss(code[pick], nobody[pick], code_mask[pick], rows)
    return parts


def party_loss(code, nobody, code_mask, rows):
    """How far the codes' answers are from the marked parties: as one choice for each role, and code by code."""
    targets = torch.zeros(len(rows), code.shape[1], 2)
    for k, r in enumerate(rows):
        targets[k, : len(r["codes"])] = torch.from_numpy(r["codes"])
    total = 0.0
    for k in (0, 1):
        line = role_logits(code, nobody, code_mask, k)
        want = torch.cat([1 - targets[:, :, k].amax(1, keepdim=True), targets[:, :, k]], 1)
        lost = torch.tensor([bool(r["some"][k]) and not r["codes"][:, k].any() for r in rows])
        each = cross_entropy(line, want / want.sum(1, keepdim=True), reduction="none")
        also = bce(code[:, :, 2 + k], targets[:, :, k], reduction="none") * code_mask
        total = total + (each * (~lost)).sum() + 0.8 * also.sum()
    return total
