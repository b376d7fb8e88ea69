"""Copies: shared passages found, their kind told, chance left alone, pages counted as origins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pages_by_hand import Page

from vedette.knowledge.standins import seats_as_states
from vedette.reconcile.copies import find_copies, words_of_pages
from vedette.reconcile.origins import find_origins, origins_of
from vedette.records.case import Copy
from vedette.records.reading import Reading
from vedette.records.spans import Span

WIRE = (
    "The fishing fleet had been working the bank for a week when the squadron opened fire shortly after midnight, "
    "sinking one trawler and damaging five others before the searchlights were turned away."
)
BRITISH = (
    "The ministry recognised that the armoured squadron had mistaken harmless trawlers for torpedo boats in the dark."
)
AMERICAN = (
    "The ministry recognized that the armored squadron had mistaken harmless trawlers for torpedo boats in the dark."
)


def copies(*readings: Reading) -> tuple[Copy, ...]:
    return find_copies(readings, words_of_pages(readings, seats_as_states()))


def test_a_shared_paragraph_is_a_wire_with_its_words_on_both_sides() -> None:
    a = Page("a", f"From our own pen. {WIRE}", agencies=("Reuters",)).reading()
    b = Page("b", f"{WIRE} Crowds gathered in the port of Hull.").reading()
    (copy,) = copies(b, a)
    assert copy.documents == ("d-a", "d-b")
    assert copy.kind == "wire"
    assert "Reuters" in copy.reason
    for left, right in copy.passages:
        assert left.quotes(a.document.text)
        assert right.quotes(b.document.text)
    assert copy.passages[0][0].text.startswith("The fishing fleet")


def test_spelling_doesn_t_hide_a_copy() -> None:
    (copy,) = copies(Page("a", BRITISH).reading(), Page("b", AMERICAN).reading())
    assert len(copy.passages) == 1
    assert copy.passages[0][0].text == BRITISH.rstrip(".")


def test_a_seat_put_for_its_state_doesn_t_hide_a_copy() -> None:
    a = Page(
        "a", "In return Russia offered to refer the whole matter to a court of inquiry at once and without conditions."
    )
    b = Page(
        "b", "In return Moscow offered to refer the whole matter to a court of inquiry at once and without conditions."
    )
    (copy,) = copies(a.reading(), b.reading())
    assert copy.passages[0][1].text.startswith("In return Moscow offered")


def test_furniture_is_no_copy() -> None:
    text = f"{WIRE}\nThe harbour was quiet."
    readings = [
        Page("a", text, furniture=(Span(0, len(WIRE), WIRE),)).reading(),
        Page("b", text.replace("harbour", "market"), furniture=(Span(0, len(WIRE), WIRE),)).reading(),
    ]
    assert copies(*readings) == ()


def test_names_and_small_words_in_common_are_chance() -> None:
    a = Page("a", "Foreign Secretary Lord Lansdowne spoke in the House of Lords on Friday about trade.")
    b = Page("b", "A banquet was given for Foreign Secretary Lord Lansdowne in the House of Lords, guests recalled.")
    assert copies(a.reading(), b.reading()) == ()


def test_the_same_translation_of_spoken_words_is_a_quotation() -> None:
    words = "our ships saw two suspicious vessels without lights and were obliged to fire upon them"
    a = Page("a", f"The admiral told the court that {words}. The session closed.")
    b = Page("b", f"Weeks later a historian repeated the claim: {words}. Few believed it.")
    a.say("general of Beland", words, kind="direct")
    b.say("general of Beland", words, kind="direct")
    (copy,) = copies(a.reading(), b.reading())
    assert copy.kind == "quotation"
    origins = find_origins(["d-a", "d-b"], [copy])
    assert len(origins) == 2


def test_words_that_their_speaker_published_are_nobody_s_copy() -> None:
    words = "today we handed over all the prisoners in our care to the neutral committee at the border crossing"
    made = []
    for key in ("a", "b"):
        one = Page(key, f"Page {key} reports a post: {words}. That was all it said.")
        one.say("rebels", words, kind="direct", channel=("Twitter",))
        made.append(one.reading())
    assert copies(*made) == ()


def test_one_outlet_repeating_its_background_is_a_house_copy() -> None:
    a = Page("a", f"Monday's news was this. {WIRE}", outlet="The Evening Paper").reading()
    b = Page("b", f"Tuesday's news was that. {WIRE}", outlet="The Evening Paper").reading()
    (copy,) = copies(a, b)
    assert copy.kind == "house"


def test_five_reprints_of_one_text_are_one_origin() -> None:
    readings = [Page(f"{n}", f"Edition {n} of the day. {WIRE}").reading() for n in range(5)]
    alone = Page(
        "x", "A correspondent watched the funeral procession wind through the narrow streets of the old town."
    ).reading()
    found = copies(*readings, alone)
    origins = find_origins([r.document.id for r in (*readings, alone)], found)
    assert sorted(len(o.documents) for o in origins) == [1, 5]
    assert origins_of({"d-0", "d-3", "d-x"}, origins) == 2


@given(st.permutations(range(4)))
def test_the_order_of_pages_changes_no_copy(order: list[int]) -> None:
    texts = [
        f"One. {WIRE}",
        f"Two. {WIRE} {BRITISH}",
        f"Three. {AMERICAN}",
        "Four. Nothing in common with the rest at all.",
    ]
    readings = [Page(str(n), t).reading() for n, t in enumerate(texts)]
    assert copies(*[readings[n] for n in order]) == copies(*readings)
