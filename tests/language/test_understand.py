"""Who is who on a page: names, bodies, roles, acronyms, pronouns. The sentences are ours, on history or on nobody."""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vedette.knowledge.actors import Actor, ActorGroup, shipped
from vedette.language.lexicon import Lexicon
from vedette.language.understand import Language, who_is_who
from vedette.records.boundary import faults_of_spans
from vedette.records.documents import Document
from vedette.records.parsed import Parsed

Read = Callable[[str], Parsed]
Who = Callable[[str, str], str | None]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Russia's defence ministry denied it. The ministry gave no figure.", "The ministry",
         "Russian Ministry of Defence"),
        ("The foreign ministry of Norway denied it.", "The foreign ministry of Norway",
         "Norwegian Ministry of Foreign Affairs"),
        ("Kenya sent troops to the border.", "troops", "Kenyan Armed Forces"),
        ("Libyan rebels fought regime forces near the port. The Libyan regime denied it.", "regime forces",
         "Libyan government forces"),
        ("The Greek navy left. Greek sailors waved.", "Greek sailors", "Greek Navy"),
        ("Chinese troops left the island.", "Chinese troops", "People's Liberation Army"),
    ],
)  # fmt: skip
def test_bodies_are_those_of_their_state(text: str, words: str, name: str, who: Who) -> None:
    assert who(text, words) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("British Prime Minister Winston Churchill spoke. Churchill said so twice.", "Churchill", "Winston Churchill"),
        ("French President Charles de Gaulle spoke in Paris. The French leader left.", "The French leader",
         "Charles de Gaulle"),
        ("Soviet Foreign Minister Andrei Gromyko met US Secretary of State Cyrus Vance. Gromyko left.", "Gromyko",
         "Andrei Gromyko"),
        ("Kofi Annan, the UN secretary-general, condemned the raid. Annan left.", "Annan", "Kofi Annan"),
    ],
)  # fmt: skip
def test_persons_are_known_again_by_name_part_and_by_role(text: str, words: str, name: str, who: Who) -> None:
    assert who(text, words) == name


def test_a_role_on_the_page_gives_country_and_sector_and_beats_any_list(read: Read) -> None:
    parsed = read("Kremlin spokesman Georgy Zhukov denied it. Kenyan Defence Minister Georgy Zhukovsky denied it too.")
    by_name = {e.name: e for e in parsed.entities}
    assert by_name["Georgy Zhukov"].country == "RU"
    assert by_name["Georgy Zhukov"].roles[0].role == "Kremlin spokesman"
    assert by_name["Georgy Zhukovsky"].country == "KE"
    assert by_name["Georgy Zhukovsky"].sector == "MIL"


def test_the_mention_of_a_person_holds_the_title(read: Read) -> None:
    parsed = read("Egyptian President Anwar Sadat flew to Jerusalem.")
    assert "Egyptian President Anwar Sadat" in {m.span.text for m in parsed.mentions}


def test_an_acronym_in_brackets_names_the_same_body_later(read: Read) -> None:
    parsed = read("The Front for the Liberation of the Coast (FLC) took the port. The FLC burned it.")
    mentions = {m.span.text: m.entity for m in parsed.mentions}
    assert mentions["FLC"] == next(e for words, e in mentions.items() if words.endswith("Coast"))


def test_a_title_alone_is_the_person_of_that_role_and_not_of_another(who: Who) -> None:
    text = (
        "Turkish Foreign Minister Ismet Inonu met British Foreign Secretary George Curzon. "
        "The Turkish foreign minister refused."
    )
    assert who(text, "The Turkish foreign minister") == "Ismet Inonu"
    other = "Turkish Defence Minister Fevzi Cakmak left. Turkey's vice-president stayed."
    assert who(other, "Turkey's vice-president") != "Fevzi Cakmak"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Golda Meir met the envoys. She refused the plan.", "She", "Golda Meir"),
        ("Chad closed the border. It gave no reason.", "It", "Chad"),
        ("Chad closed its border.", "its", "Chad"),
        ('"We will not leave our posts," Kenyan President Jomo Kenyatta said.', "We", "Kenya"),
        ('"I will not leave," Kenyan President Jomo Kenyatta said.', "I", "Jomo Kenyatta"),
    ],
)
def test_pronouns_mean_the_last_that_fits(text: str, words: str, name: str, read: Read) -> None:
    parsed = read(text)
    found = {m.span.text: parsed.entity_by_id[m.entity].name for m in parsed.mentions}
    assert found.get(words) == name, found


@pytest.mark.parametrize("text", ["It is raining.", "He said so.", "They left.", "It seems that nothing was lost."])
def test_a_pronoun_without_an_antecedent_is_nobody(text: str, read: Read) -> None:
    assert not [m for m in read(text).mentions if m.form == "pronoun"]


def test_the_party_of_a_subject_a_possessive_and_a_pronoun_is_the_entity(read: Read) -> None:
    parsed = read("Norway's ministers met. Norway closed its ports.")
    subject = next(t for t in parsed.tokens if t.text == "Norway" and t.dep == "nsubj")
    possessive = next(t for t in parsed.tokens if t.text == "Norway" and t.dep == "poss")
    pronoun = next(t for t in parsed.tokens if t.text == "its")
    parties = [parsed.party(t.index) for t in (subject, possessive, pronoun)]
    assert [p.name for p in parties if p] == ["Norway", "Norway", "Norway"]


def test_state_capital_government_and_army_stay_apart(read: Read) -> None:
    parsed = read(
        "Troops marched through Athens. Greece denied it. The Greek government resigned. The Greek army left Athens."
    )
    assert {(e.name, e.kind) for e in parsed.entities} >= {
        ("Athens", "place"), ("Greece", "state"), ("Greek government", "government_body"),
        ("Greek Armed Forces", "military"),
    }  # fmt: skip


def test_the_kinds_of_sentences_are_told_where_the_page_shows_them(read: Read) -> None:
    parsed = read(
        "Fleet leaves the harbour\n\nThe fleet left the harbour on Monday, the port authority said.\n\n"
        "A long silence\n\nNothing was heard of it for three weeks, and then it came back.\n\n"
        "File photo of the harbour. Photo: Port Authority\n"
    )
    assert [s.kind for s in parsed.sentences][:4] == ["headline", "body", "subhead", "body"]
    assert parsed.sentences[-1].kind == "caption"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            ["Russia", "the", "Kremlin", "spokesman", "(", ")", "“", "”", "said", "its", "troops", "he", "we", ",", ".",
             "Russian", "President", "Ivan", "Petrov", "-", "'s", "\n", "rebels", "deal", "of", "UN", "officials"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_words_give_mentions_that_stand_on_the_page(language: Language, words: list[str]) -> None:
    text = " ".join(words)
    parsed = language.understand(Document("d-0", text))
    assert faults_of_spans(parsed.entities, text) == []
    assert all(e.mentions for e in parsed.entities)
    for mention in parsed.mentions:
        head = parsed.tokens[mention.head]
        assert mention.span.quotes(text)
        assert mention.span.start <= head.start < mention.span.end
        assert mention.span in parsed.entity_by_id[mention.entity].mentions


def test_the_same_page_gives_the_same_entities_again(read: Read) -> None:
    text = "Kenyan officials met Ugandan officials. They signed a deal. The deal was secret."
    first, second = read(text), read(text)
    assert (first.entities, first.mentions) == (second.entities, second.mentions)


@pytest.mark.parametrize(
    "text",
    ["(" * 1500, "“" * 1500, "the " * 1500, "Kremlin spokesman " * 700, "A, " * 1000, "-".join(["Port"] * 700)],
    ids=["brackets", "quotes", "articles", "titles", "commas", "hyphens"],
)
def test_hostile_text_takes_time_in_proportion(text: str, language: Language) -> None:
    document = Document("d-0", text)
    began = time.perf_counter()
    language.parser.parse(document)
    parsing = time.perf_counter() - began
    began = time.perf_counter()
    language.understand(document)
    assert time.perf_counter() - began < 3 * parsing + 1.0


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Peru and Ecuador fought on the Peru-Ecuador border. The two countries signed in 1998.",
         "the Peru-Ecuador border", "Peru-Ecuador border"),
        ("The frigate HMS Amethyst was shelled on the Yangtze in 1949. The frigate escaped.", "The frigate",
         "HMS Amethyst"),
        ("The M/V Rachel Corrie left Dundalk. The Rachel Corrie was stopped by the navy.", "The Rachel Corrie",
         "M/V Rachel Corrie"),
        ("Golda Meir resigned in 1974. The prime minister had won an election.", "The prime minister", "Golda Meir"),
        ("Kinshasa sent envoys. Congolese ministers left.", "Congolese", "Democratic Republic of the Congo"),
        ("Brazzaville sent envoys. Congolese ministers left.", "Congolese", "Republic of the Congo"),
        ("The Soviet Union tested a bomb. Moscow said so.", "Moscow", "Soviet Union"),
        ("The Harbour Workers' League (HWL) met. The HWL voted.", "HWL", "Harbour Workers' League"),
        ("Mali lies inland. Talks were held in north-western Mali.", "north-western Mali", "north-western Mali"),
        ("Katanga seceded in 1960. The region was rich in copper.", "The region", "Katanga"),
        ("Boko Haram took the town. The group burned it.", "The group", "Boko Haram"),
    ],
)  # fmt: skip
def test_who_is_meant_by_general_words(text: str, words: str, name: str, who: Who) -> None:
    assert who(text, words) == name


@pytest.mark.parametrize("phrase", ["The two countries", "Both states"])
def test_two_countries_are_both_of_them(phrase: str, read: Read) -> None:
    parsed = read(f"Peru attacked Ecuador in 1941. {phrase} signed in Rio de Janeiro.")
    both = {parsed.entity_by_id[m.entity].name for m in parsed.mentions if m.span.text == phrase}
    assert both == {"Peru", "Ecuador"}


def test_small_words_in_capitals_are_no_acronyms(read: Read) -> None:
    parsed = read("THE MAYOR WHO IS AWAY TOLD US THAT IT IS CALM")
    assert {e.name for e in parsed.entities}.isdisjoint({"World Health Organization", "Islamic State", "United States"})
    assert "US" not in {m.span.text for m in parsed.mentions}


def test_a_ship_is_no_place_and_no_person(read: Read) -> None:
    parsed = read("The trawler Gaul sank off Norway in 1974. USS Liberty was attacked in 1967.")
    kinds = {e.name: e.kind for e in parsed.entities}
    assert (kinds["Gaul"], kinds["USS Liberty"]) == ("facility", "weapon")


def test_an_own_actor_file_names_actors_before_the_shipped_ones(language: Language) -> None:
    own = Actor("Free Harbour Front", aliases=("FHF",))
    group = ActorGroup("armed_group", (own,), country="CL")
    lexicon = Lexicon(msgspec.structs.replace(shipped(), groups=(group, *shipped().groups)))
    page = language.parser.parse(Document("d-0", "The FHF took the harbour."))
    assert [(e.name, e.kind, e.country) for e in who_is_who(page, lexicon).entities][:1] == [
        ("Free Harbour Front", "armed_group", "CL")
    ]
