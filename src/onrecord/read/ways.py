"""What a mention's words are, how it came by its codes, how grammar presents an event: what stages ask of each other.

`Mention.rule` and `Factuality.rule` tell a person the same in a sentence, which is shown and which no code reads.
"""

from typing import Literal

from onrecord.knowledge.actors import FactKind

# By the gazetteer, by the noun that heads the words (see `roles.tsv`), or by the parser's label alone.
What = FactKind | Literal["", "force", "land", "asset", "body", "ORG", "NORP", "GPE"]

# A name that stands for itself, a pronoun, and words that only the decision saw have none.
How = Literal[
    "",
    # A name that only modifies, or that only says where.
    "detached", "as place",
    # A person, by the words around the name or by what else the report says.
    "office holder", "title before name", "title", "role before name", "name", "apposition", "as introduced",
    "family name of office holder",
    # A noun, by the words around it.
    "group before noun", "possessor", "name before noun", "group after noun", "name after of", "place after in",
    "armed group in a state", "of an armed group", "noun alone",
    # A noun, by what else the report says.
    "apposed name", "owner's state", "the other state", "the two named together", "the two last named",
    "the two that the report is about", "the state and the group it fights", "so called in the news",
    "most present state", "the state most present", "the report's main state", "body of states named last",
    "most present group", "the report's only armed group", "same noun as before", "who launched it",
    "whose they are, by the verb's subject", "where it happens",
    # By who speaks.
    "the speaker's", "goes on speaking",
    # A party that no words name.
    "unsaid",
]  # fmt: skip

# What decided how grammar presents an event, where views above ask for it; nothing where more than one thing did.
Form = Literal[
    "", "present tense", "present passive", "future of the past", "negation", "negated modal", "negated future",
    "conditional", "condition", "modal", "obligation", "imperative", "wanted", "without", "reversed", "yet to",
    "stopped short", "neg-raising",
]  # fmt: skip

# Denials that leave standing what others say: named in passing ("without firing"), of what is to come or was hoped for.
PARTIAL: frozenset[Form] = frozenset(
    {"without", "reversed", "negated modal", "negated future", "yet to", "stopped short", "wanted", "neg-raising"}
)
