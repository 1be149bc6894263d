"""A brief: sentences, each with the passages of reports that it rests on."""

from msgspec import Struct

from onrecord.model import Span


class Piece(Struct, frozen=True):
    """Words of a sentence and the ids of the claims and responses that they rest on; none for what sums these up."""

    text: str
    rests_on: tuple[str, ...] = ()


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence about one event. `plain` is whether it was put together from the record, not by a writer."""

    event: str
    pieces: tuple[Piece, ...]
    plain: bool = True

    @property
    def words(self) -> str:
        """The sentence without the numbers of its sources."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The ids of all that it rests on, each once, in order."""
        return tuple(dict.fromkeys(id for piece in self.pieces for id in piece.rests_on))


class Section(Struct, frozen=True, kw_only=True):
    """Sentences about events that are alike: firm, disputed, new, expected."""

    heading: str
    sentences: tuple[Sentence, ...]


class Chapter(Struct, frozen=True, kw_only=True):
    """What is told of one story: its heading, its days and what it rests on, its sections."""

    heading: str
    basis: str
    sections: tuple[Section, ...]


class Passage(Struct, frozen=True, kw_only=True):
    """A numbered source: the words of a report that a claim or response, whose `id` it is, was read in.

    `citation` is it in words: outlet, title, date, address, the quote and where it stands.
    """

    number: int
    id: str
    report: str
    span: Span
    quote: str
    citation: str = ""


class Replaced(Struct, frozen=True, kw_only=True):
    """A sentence of a writer's that stayed in its plain form: the how manieth it is, the writer's words, and why."""

    at: int
    words: str
    why: str


class Brief(Struct, frozen=True, kw_only=True):
    """An account of a record in sentences that can be checked one by one.

    `notes` say what is to be known of the whole. `rewritten` counts the sentences that a writer changed, `kept_plain`
    those that it was asked for and that stayed in their plain form: `replaced` are its own that did not pass the check,
    `left_as_is` how many it gave back unchanged. `silent` is why it gave no answer, where it gave none, and `misformed`
    an answer that does not have a line for each sentence, with its number.
    """

    title: str
    chapters: tuple[Chapter, ...]
    passages: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()
    rewritten: int = 0
    kept_plain: int = 0
    left_as_is: int = 0
    replaced: tuple[Replaced, ...] = ()
    silent: str = ""
    misformed: str = ""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All its sentences, in order."""
        return tuple(one for chapter in self.chapters for part in chapter.sections for one in part.sentences)

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each passage, by its id."""
        return {passage.id: passage.number for passage in self.passages}
