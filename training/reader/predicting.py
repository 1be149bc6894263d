"""What a network answers about reports, as plain numbers."""

import torch
from batches import NONE, encode, role_logits, scenes, size_of


@torch.no_grad()
def predict(model, reports, floor=0.05, hide=False):
    """For each report the scenes' answers for triggers that either head may take, as plain numbers.

    With `hide` what the grammar says of the status is not told.
    """
    model.eval()
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
            some = items[s : s + 256]
            given, code_mask = scenes(states, some, range(len(some)) if hide else ())
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
    return result
