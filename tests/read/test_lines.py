"""Sentences begin at every line, and inside a line only after an end mark."""

from collections.abc import Callable

import pytest

from onrecord.read.reading import Reading
from tests.read.by_words import read_text

Parse = Callable[..., Reading]

# A headline as papers set it (no full stop, in sentence or title case, with labels, figures, quotations), and a lead.
STORIES = [
    ("Malawi deports two foreign miners", "Malawi on Wednesday deported two miners for digging without a licence."),
    ("Zambia recalls envoy from Luanda", "Zambia late on Friday recalled its ambassador to Angola."),
    ("Ferry runs aground off Batam, 12 hurt", "Twelve people were hurt when a ferry ran aground off Batam."),
    ("Peru and Chile to Reopen Border Crossing", "Peruvian officials are to meet Chilean ones to reopen a crossing."),
    ("Court Frees Editor Held Since March", "Jailed editor Amara Sesay has been freed by a court in Freetown."),
    ("Fiji floods: Hundreds moved to shelters", "Hundreds of villagers fled and two bridges were swept away."),
    ("Latvia Sees $2 Billion Hole in Budget", "Riga mayor Janis Ozols issued a warning on spending."),
    ("'We will not pay': Miners defy minister", "Miners and their families are blocking the road to Arequipa."),
    ("Chad army says 40 rebels killed near lake", "Killing of herders by armed men has been on the rise in Chad."),
    (
        "U.S. envoy lands in Muscat",
        "U.S. envoy Laura Bright landed in Muscat to see Gen. Salim Harthy.",
    ),
    ("Two dead in Tbilisi gas blast", "Seven people died, 51 were hurt and a school was closed, the mayor said."),
    ("Brazil Vaccine Maker Halts Exports After Fire", "Exports by a Brazilian vaccine maker have been halted."),
    ("Kenya strikes deal with nurses to end walkout", "All but three of the counties signed the deal."),
    ("Poland Buys 96 Helicopters", "Polish Prime Minister Adam Wilk signed a contract for 96 helicopters."),
    ("Taiwan tracks balloon over strait", "A Tainan-bound flight turned back after a balloon was seen."),
    ("What Laos gets from the new railway", "Together with China, Laos opened a railway in December."),
]


@pytest.mark.parametrize(("headline", "lead"), STORIES)
def test_headline_and_lead_are_a_sentence_each(parsed: Parse, headline: str, lead: str) -> None:
    doc = parsed(f"{headline}\n{lead}\nThe talks go on.").doc
    label = f"{headline.partition(': ')[0]}:"
    found = [sentence.text.strip() for sentence in doc.sents]
    assert lead in found
    assert headline in found or label in found, found


def test_the_doer_of_the_lead_is_kept() -> None:
    text = "Malawi deports two foreign miners\nMalawi on Wednesday deported two Chinese miners to China."
    (claim,) = [c for c in read_text(text, "2024-05-10").claims if "Wednesday" in c.quote]
    assert [party.code for party in claim.actors] == ["MWI"]


def test_real_sentences_still_begin_inside_a_line(parsed: Parse) -> None:
    doc = parsed("He won. She lost! Did they meet? “No.” They left for the U.S. The end came in May.").doc
    assert [s.text[:4].strip() for s in doc.sents] == ["He w", "She", "Did", "“No.", "They", "The"]


def test_an_opening_mark_or_bullet_is_no_sentence(parsed: Parse) -> None:
    doc = parsed("' They made a hard choice,' he said.\n- A company in Minsk was fined.").doc
    assert len(list(doc.sents)) == 2


def test_an_ellipsis_or_quoted_question_does_not_end_the_clause_around_it(parsed: Parse) -> None:
    doc = parsed('They know ... that this is not the end.\n"Will the rules change?" reads the official notice.').doc
    assert len(list(doc.sents)) == 2


def test_the_text_is_untouched(parsed: Parse) -> None:
    text = "\n\nFirst  line\n\n  Second line,\u00a0with odd spaces \n\n"
    assert parsed(text).doc.text == text
