"""A quick likeness of the claims' score, over sentences instead of quotes, to choose by while training."""

from onrecord.read.encoder.labels import STATUSES, TYPES

MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}


def decode(row, floor, mix=0.5, also=0.5):
    """One answer as a claim, or None where it states no event."""
    p = mix * row["first"] + (1 - mix) * row["type"]
    if 1 - p[-1] < floor:
        return None
    type = int(p[:-1].argmax())
    sides = []
    for k, line in enumerate(row["roles"]):
        best = int(line.argmax())
        side = set()
        if best:
            side = {row["codes"][best - 1]} | {
                c
                for c, q in zip(row["codes"], row["also"][:, k], strict=True)
                if q > also and line[1:][row["codes"].index(c)] > 0.05
            }
        sides.append(frozenset(side))
    return (
        row["trigger"],
        TYPES[type],
        sides[0],
        sides[1],
        STATUSES[int(row["status"].argmax())],
        row["sourced"] > 0.5,
        float(p[type]),
    )


def parties(gold, guess):
    """The scorer's rule."""
    same = lambda a, b: bool(a & b) if a and b else not a and not b  # noqa: E731
    union = gold[2] | gold[3]
    return (same(gold[2], guess[2]) and same(gold[3], guess[3])) or (
        gold[1] in MUTUAL and len(union) > 1 and union == guess[2] | guess[3]
    )


def score(reports, answers, floor=0.5, **options):
    """F1 of events, claims; status and sourced among those found; strict parties."""
    gold_n = guess_n = hits = claims = status = sourced = record = strict = 0
    for r, rows in zip(reports, answers, strict=True):
        sent = r["words"].sentence
        golds = [(m.trigger, m.type, m.actors, m.recipients, m.status, bool(m.sources)) for m in r["marked"]]
        guesses = [g for g in (decode(row, floor, **options) for row in rows) if g]
        gold_n += len(golds)
        guess_n += len(guesses)
        pairs = []
        for i, g in enumerate(golds):
            for j, p in enumerate(guesses):
                if g[1] == p[1] and sent[g[0]] == sent[p[0]]:
                    pairs.append((-(2 * parties(g, p) + (g[4] == p[4]) + (g[5] == p[5])), abs(g[0] - p[0]), i, j))
        used_i, used_j = set(), set()
        for _, _, i, j in sorted(pairs):
            if i in used_i or j in used_j:
                continue
            used_i.add(i)
            used_j.add(j)
            g, p = golds[i], guesses[j]
            hits += 1
            right = parties(g, p)
            claims += right
            status += g[4] == p[4]
            sourced += g[5] == p[5]
            record += right and g[4] == p[4] and g[5] == p[5]
            strict += (g[2] == p[2] and g[3] == p[3]) or (g[1] in MUTUAL and g[2] | g[3] == p[2] | p[3])
    f = lambda n: round(200 * n / max(1, gold_n + guess_n), 1)  # noqa: E731
    s = lambda n: round(100 * n / max(1, hits), 1)  # noqa: E731
    return {"event": f(hits), "p": round(100 * hits / max(1, guess_n), 1), "r": round(100 * hits / gold_n, 1),
            "claim": f(claims), "rec": f(record), "status": s(status), "sourced": s(sourced), "strict": s(strict)}  # fmt: skip
