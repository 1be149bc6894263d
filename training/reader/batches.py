"""Batches of reports and scenes as padded tensors."""

import numpy as np
import torch

from onrecord.read.encoder.labels import POS, TYPES

NONE = len(TYPES)
PIECES = 2000  # word pieces to a batch
# Half the digits are as good and, where the processor has them, three times as fast; elsewhere they are slower.
NATIVE = torch.cpu._is_avx512_bf16_supported()
# While training, words are hidden from the encoder by chance, names more often: who is named must not be learnt by heart.
MASK, NAME = 103, POS.index("PROPN") + 1
NAMES_HIDDEN, WORDS_HIDDEN = 0.2, 0.04


def encode(model, reports, device_type="cpu"):
    """States of all words (total, 384), type logits (total, 17) and where each report's words begin."""
    cut, base = [], [0]
    for r in reports:
        w = r["words"]
        cut += [(base[-1], r, x) for x in r["windows"]]
        base.append(base[-1] + len(w.pos))
    chance = np.asarray(torch.rand(model.encoder.bert.config.vocab_size)) if model.training else None
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
        if chance is not None:
            ids[k, :n][torch.from_numpy(hidden(x, r["words"].pos, chance))] = MASK
        at = np.nonzero(x.counts)[0]
        rows.append(np.full(len(at), k))
        cols.append(at)
        words.append(start + x.owner[at])
    rows, cols, words = (torch.from_numpy(np.concatenate(part)) for part in (rows, cols, words))
    with torch.autocast(device_type, dtype=torch.bfloat16, enabled=NATIVE):
        states, _ = model.encoder(ids, mask, known)
    states = states.float()
    flat = states[rows, cols]
    total = torch.zeros(base[-1], flat.shape[1]).index_add_(0, words, flat)
    count = torch.zeros(base[-1]).index_add_(0, words, torch.ones(len(words)))
    states = total / count.clamp(min=1).unsqueeze(1)
    known = torch.from_numpy(np.concatenate([known_of(r["words"], np.arange(len(r["words"].pos))) for r in reports]))
    return states, model.encoder.typed(states, known), base


def hidden(window, pos, chance):
    """(n,): which pieces of a window are hidden; a word is hidden wherever it stands, by its first piece."""
    place = np.arange(len(window.ids))
    first = np.maximum.accumulate(np.where(np.diff(window.owner, prepend=-2) != 0, place, 0))
    often = np.where(pos[window.owner] == NAME, NAMES_HIDDEN, WORDS_HIDDEN)
    return (window.owner >= 0) & (chance[window.ids[first]] < often)


def known_of(words, owner):
    """(n, 6): part of speech, relation, entity, title, quoted, fine tag; 0 for marks."""
    table = np.stack([words.pos, words.dep, words.ent, words.title, words.quoted, words.tag], 1)
    return np.where((owner >= 0)[:, None], table[owner], 0)


def scenes(states, items, hidden=()):
    """Padded tensors of scenes: items are (base, row).

    Of the items numbered in `hidden` what the grammar says of the status is left out.
    """
    n = max(len(row["scene"].words) for _, row in items)
    c = max(1, *(len(row["scene"].codes) for _, row in items))
    b = len(items)
    word = np.zeros((b, n), np.int64)
    numbers = np.zeros((b, n, 7), np.int64)
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
    trigger[list(hidden), :4] = 0
    t = [torch.from_numpy(x) for x in (numbers, flags, mask, member, code_flags)]
    return (states[torch.from_numpy(word)], *t, trigger, trigger_flags), torch.from_numpy(code_mask)


def role_logits(code, nobody, code_mask, role):
    """(b, 1 + c): nobody first, then each code."""
    some = code[:, :, role].masked_fill(code_mask == 0, -30.0)
    return torch.cat([nobody[:, role : role + 1], some], 1)


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
