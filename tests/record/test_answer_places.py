"""Which claims a reaction may answer tell of one deed, and where they stand."""

from onrecord.model import Claim, Party
from onrecord.record.answer_places import Placed, accuses, one_deed, trigger_at
from onrecord.record.facts import facts
from tests.record.made import a_claim, a_report

SYLDAVIA, BORDURIA, RURITANIA = Party("SYL", "Syldavia"), Party("BOR", "Borduria"), Party("RUR", "Ruritania")
TEXT = "The envoy had offered to share the harbour, said Syldavia. Borduria shelled the post; shells fell on the town."
REPORT = a_report("one", TEXT)


def placed(claim: Claim) -> Placed:
    return Placed(facts(claim, REPORT), trigger_at(claim, TEXT))


def test_one_stretch_of_words_may_tell_of_an_offer_and_of_what_is_offered() -> None:
    words = "had offered to share the harbour"
    offer = placed(a_claim(REPORT, words, "AGREE", actors=(BORDURIA,), trigger="offered"))
    gift = placed(a_claim(REPORT, words, "AID", actors=(BORDURIA,), trigger="share"))
    inner = placed(a_claim(REPORT, "share the harbour", "AID", actors=(BORDURIA,), trigger="share"))
    assert one_deed(offer, gift)
    assert not one_deed(offer, inner), "the offer is not told in the words of what is offered"


def test_claims_of_one_type_are_of_one_deed_unless_a_side_is_wholly_another_s() -> None:
    def struck(*by: Party) -> Placed:
        return placed(a_claim(REPORT, "shelled the post", "ASSAULT", actors=by, trigger="shelled"))

    fell = placed(a_claim(REPORT, "shells fell on the town", "ASSAULT", actors=(BORDURIA, SYLDAVIA), trigger="fell"))
    assert one_deed(struck(BORDURIA), fell)
    assert not one_deed(struck(RURITANIA), fell)

    assert one_deed(struck(), fell), "whoever is not known is nobody else"


def test_a_claim_without_a_trigger_stands_where_its_words_do() -> None:
    claim = a_claim(REPORT, "shelled the post", "ASSAULT")
    assert TEXT[trigger_at(claim, TEXT) :].startswith("shelled")


def test_who_is_accused_of_a_deed_is_accused_beside_it_and_did_it() -> None:
    text = "Syldavia accused Borduria of shelling the post. Borduria burnt the fields."
    report = a_report("two", text)

    def stands(quote: str, type: str, trigger: str, *, by: Party, of: tuple[Party, ...] = ()) -> Placed:
        claim = a_claim(report, quote, type, actors=(by,), recipients=of, trigger=trigger)
        return Placed(facts(claim, report), trigger_at(claim, text))

    accused = stands("Syldavia accused Borduria", "ACCUSE", "accused", by=SYLDAVIA, of=(BORDURIA,))
    shelled = stands("shelling the post", "ASSAULT", "shelling", by=BORDURIA)
    burnt = stands("Borduria burnt the fields", "ASSAULT", "burnt", by=BORDURIA)
    by_another = stands("shelling the post", "ASSAULT", "shelling", by=RURITANIA)
    assert accuses(text, accused, shelled)
    assert not accuses(text, shelled, accused)
    assert not accuses(text, accused, burnt), "another sentence tells of it"
    assert not accuses(text, accused, by_another), "who is accused did not do it"
