"""Pronouns: he, she, they, it to the last salient mention that fits; I, we, our within quotes to the speaker's side.

A pronoun with no fitting antecedent gets no mention. The order of preference (same sentence before the one before,
subjects before others, later before earlier) follows Lappin and Leass, Computational Linguistics 20(4), 1994.
"""

from __future__ import annotations

from vedette.knowledge.actors import reference
from vedette.language.drafts import Cluster, Draft, Page
from vedette.language.quotes import speaker_at

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
ACTORS = frozenset({"state", "government_body", "organization", "armed_group", "military", "news_agency"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})


def join_pronouns(page: Page) -> None:
    """Put every pronoun that has an antecedent into its cluster, in text order."""
    for token in page.parsed.tokens:
        if token.tag not in ("PRP", "PRP$"):
            continue
        found = antecedent(page, token.index)
        if found is None:
            continue
        low = token.lower
        if low in MALE | FEMALE and found.gender is None and found.kind == "person":
            found.gender = "m" if low in MALE else "f"
        draft = Draft(token.index, token.index + 1, token.index, "pronoun", found.kind, token.text)
        page.join(draft, found.key)
        page.mention_at.setdefault(token.index, draft)


def antecedent(page: Page, index: int) -> Cluster | None:
    """The cluster that the pronoun at ``index`` means; None where nothing fits."""
    token = page.parsed.tokens[index]
    low = token.lower
    if low in FIRST:
        speaker = speaker_at(page, index)
        return speaker if speaker is not None and speaker.kind == "person" else None
    if low in FIRST_PLURAL:
        return side_of(page, speaker_at(page, index))
    if low in MALE:
        return search(page, index, lambda c: c.kind == "person" and c.gender != "f" and not c.plural, 3)
    if low in FEMALE:
        return search(page, index, lambda c: c.kind == "person" and c.gender != "m" and not c.plural, 3)
    if low in NEUTRAL:
        if low == "it" and is_expletive(page, index):
            return None
        return search(page, index, lambda c: c.kind in ACTORS and not c.plural, 1)
    if low in PLURAL:
        many = search(page, index, lambda c: c.plural and c.kind in ACTORS | {"population", "person"}, 1)
        return many or search(
            page, index, lambda c: c.kind in ACTORS - {"state", "news_agency"} and c.sector != "JRN", 1
        )
    return None


def side_of(page: Page, speaker: Cluster | None) -> Cluster | None:
    """The side that "we" speaks for: the speaker's state where it is an official's, else the speaker's body."""
    if speaker is None:
        return None
    if speaker.kind in ("state", "organization", "armed_group"):
        return speaker
    state = page.clusters.get(f"state:{speaker.country}") if speaker.country else None
    if state is not None and speaker.sector in ("GOV", "MIL", "LEG", "SPY", None):
        return state
    body = page.clusters.get(speaker.member_of or "")
    return body or (speaker if speaker.country is None and not speaker.named else None)


def is_expletive(page: Page, index: int) -> bool:
    """Whether "it" points to nothing, or to a matter: "it is clear that", "it seems", "denied it"."""
    verb = page.parsed.head(index)
    if verb.lemma.lower() in reference().weather:
        return True
    if verb.lemma.lower() == "be" or verb.pos == "AUX":
        return True
    if page.parsed.tokens[index].dep == "dobj":
        return verb.lemma.lower() in reference().matter_verbs
    return page.parsed.tokens[index].dep not in ("nsubj", "nsubjpass")


def is_co_argument(page: Page, cluster: Cluster, index: int) -> bool:
    """Whether the cluster is the subject of the verb whose object the pronoun is: "X met him" is not X."""
    token = page.parsed.tokens[index]
    if token.tag != "PRP" or token.dep not in ("dobj", "dative"):
        return False
    subject = page.parsed.child(token.head, "nsubj", "nsubjpass")
    return subject is not None and page.cluster_at(subject.index) is cluster


def sayer_of(page: Page, index: int) -> Cluster | None:
    """Whoever "who says that he ..." is said of: the noun of the relative clause that the pronoun's clause hangs on."""
    parsed = page.parsed
    token = parsed.tokens[index]
    for above in parsed.ancestors(index):
        if token.dep == "ccomp" and above.dep == "relcl":
            subject = parsed.child(above.index, "nsubj")
            if subject is not None and subject.tag in ("WP", "WDT"):
                return page.cluster_at(above.head)
        token = above
    return None


def search(page: Page, index: int, fits: object, reach: int) -> Cluster | None:
    """The best fitting cluster that was mentioned before the token, at most ``reach`` sentences back."""
    parsed = page.parsed
    here = parsed.tokens[index].sentence
    clause = {parsed.tokens[index].head}
    best: tuple[float, int, Cluster] | None = None
    speaker = speaker_at(page, index)
    sayer = sayer_of(page, index)
    if sayer is not None and fits(sayer):  # type: ignore[operator]
        return sayer
    for cluster in page.clusters.values():
        if not fits(cluster) or is_co_argument(page, cluster, index):  # type: ignore[operator]
            continue
        for draft in cluster.drafts:
            if draft.head >= index:
                continue
            token = parsed.tokens[draft.head]
            back = here - token.sentence
            if back > reach or (back > 0 and draft.form == "pronoun" and back > 1):
                continue
            if parsed.tokens[index].tag == "PRP" and token.head in clause and back == 0 and token.dep in SUBJECTS:
                continue
            weight = -2.0 * back + (1.5 if token.dep in SUBJECTS else 0.0) + (0.5 if draft.form != "nominal" else 0.0)
            if token.dep in ("poss", "compound", "amod", "nmod"):
                weight -= 1.5
            if speaker is cluster:
                weight -= 3.0
            if best is None or (weight, draft.head) > (best[0], best[1]):
                best = (weight, draft.head, cluster)
    return best[2] if best else None
