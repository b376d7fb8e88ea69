"""Where what is said parts: an accusation and its denial, and a rendering that says other than the words it renders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vedette.knowledge.wording import opposite_ideas
from vedette.reconcile.bags import overlap_of
from vedette.reconcile.sheet import Actor, alike, apart, best_alike
from vedette.reconcile.tellings import Telling
from vedette.reconcile.utterances import Utterance
from vedette.records.case import Conflict, Repeated
from vedette.records.ids import make_id

CHARGES = frozenset({"accuse", "blame", "criticise"})
DUTIES = frozenset({"=agreement", "=commitment"})
COMMON_IDEAS = 0.2  # of the smaller of two contents, by weight: what an accusation and its denial have in common
LONGEST_GAP = 21  # days between a charge and the answer to it
MOST_RECORDS = 8


def account_conflicts(
    utterances: Sequence[Utterance], tellings: Sequence[Telling], of_one: Mapping[str, set[str]]
) -> Iterator[Conflict]:
    """Charges that the charged side denies, or answers with the opposite; claimed deeds that the doer's side denies.

    ``of_one`` gives each repeated statement its utterance's reports: they all stand in the records.
    """
    for c in [*_charges_and_answers(utterances), *denied_deeds(utterances, tellings)]:
        records = with_repeats(c.records, of_one)
        yield Conflict(make_id("c", "account", *records), c.kind, c.what, records, c.reason)


def with_repeats(records: Iterable[str], of_one: Mapping[str, set[str]]) -> tuple[str, ...]:
    return tuple(sorted({x for r in records for x in (of_one.get(r) or {r})}))


def _charges_and_answers(utterances: Sequence[Utterance]) -> Iterator[Conflict]:
    charges = [u for u in utterances if u.statement.act in CHARGES and u.targets]
    answers: dict[str, list[Utterance]] = {}
    for u in utterances:
        if not u.speaker:
            continue
        against = [c for c in charges if answers_charge(u, c)]
        if against:
            answers.setdefault(charged_side(u, against[0]), []).append(u)
    yield from grouped_answers(answers, charges)


def charged_side(answer: Utterance, charge: Utterance) -> str:
    """The key of whom a charge is against, as the answer's side."""
    return min(t.key for t in charge.targets if best_alike(answer.speaker, (t,)) or 0.0 > 0)


def answers_charge(answer: Utterance, charge: Utterance) -> bool:
    """Whether a statement is the charged side's denial of a charge, or says the opposite on the same matter."""
    if not on_side(answer.speaker, charge.targets) or on_side(answer.speaker, charge.speaker):
        return False
    if answer.days and charge.days and apart(answer.days, charge.days) > LONGEST_GAP:
        return False
    if on_side(charge.targets, charge.speaker):
        return False
    ideas_a, ideas_c = set(answer.ideas), set(charge.ideas)
    common, _ = overlap_of(answer.ideas, charge.ideas)
    if answer.statement.act == "deny":
        return common >= COMMON_IDEAS
    turned = any(
        (x in ideas_a and y in ideas_c) or (y in ideas_a and x in ideas_c) for x, y in map(tuple, opposite_ideas())
    )
    same_matter = bool(ideas_a & DUTIES and ideas_c & DUTIES) or common >= COMMON_IDEAS
    return turned and same_matter and answer.statement.act not in CHARGES


def on_side(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    return any(alike(a, b) >= 0.5 for a in some for b in others)


def grouped_answers(answers: Mapping[str, list[Utterance]], charges: Sequence[Utterance]) -> Iterator[Conflict]:
    """One conflict for each side and matter: the charges that have answers, and the answers."""
    for side in sorted(answers):
        for matter in matters(answers[side]):
            met = [c for c in charges if any(answers_charge(a, c) for a in matter)]
            records = tuple(sorted({u.statement.id for u in (*matter[:MOST_RECORDS], *met[:MOST_RECORDS])}))
            first, charge = matter[0], met[0]
            yield Conflict(
                make_id("c", "account", *records),
                "account",
                f"{charge.speaker[0].name if charge.speaker else 'an accuser'} against "
                f"{' and '.join(t.name for t in charge.targets)}: {charge.statement.content[0].text}",
                records,
                f"{first.speaker[0].name} {'denies' if first.statement.act == 'deny' else 'says the opposite of'} "
                f"what {charge.speaker[0].name if charge.speaker else 'the page'} accuses "
                f"{' and '.join(t.name for t in charge.targets)} of.",
            )


def matters(answers: Sequence[Utterance]) -> list[list[Utterance]]:
    """Answers of one side apart by matter: those that share few ideas are about different things."""
    out: list[list[Utterance]] = []
    for u in sorted(answers, key=lambda u: u.statement.id):
        for group in out:
            if any(
                overlap_of(u.ideas, v.ideas)[0] >= COMMON_IDEAS or set(u.ideas) & set(v.ideas) & DUTIES for v in group
            ):
                group.append(u)
                break
        else:
            out.append([u])
    return out


def denied_deeds(utterances: Sequence[Utterance], tellings: Sequence[Telling]) -> Iterator[Conflict]:
    """Denials by a side of deeds that others say it did."""
    claimed = [t for t in tellings if t.event.status in ("claimed", "disputed", "denied") and t.actors]
    found: dict[str, tuple[list[Utterance], list[Telling]]] = {}
    for u in utterances:
        if u.statement.act != "deny" or not u.speaker:
            continue
        deeds = [
            t
            for t in claimed
            if on_side(u.speaker, t.actors)
            and not says_it_itself(u, t)
            and overlap_of(u.ideas, t.ideas)[0] >= COMMON_IDEAS + 0.1
            and len(set(u.ideas) & set(t.ideas)) >= 2
            and any(i.startswith("=") for i in set(u.ideas) & set(t.ideas))
        ]
        if deeds:
            key = min(a.key for t in deeds for a in t.actors)
            group = found.setdefault(key, ([], []))
            group[0].append(u)
            group[1].extend(t for t in deeds if t not in group[1])
    for key in sorted(found):
        denials, deeds = found[key]
        records = tuple(
            sorted({u.statement.id for u in denials[:MOST_RECORDS]} | {t.event.id for t in deeds[:MOST_RECORDS]})
        )
        yield Conflict(
            make_id("c", "account", *records),
            "account",
            f"whether {deeds[0].actors[0].name} did it: {deeds[0].event.evidence[0].text}",
            records,
            f"{denials[0].speaker[0].name} denies what others say {deeds[0].actors[0].name} did.",
        )


def says_it_itself(u: Utterance, t: Telling) -> bool:
    """Whether the telling comes from the denier's own words."""
    names = {a.name for a in u.speaker}
    return t.event.said_in == u.statement.id or any(p.name in names for p in t.event.according_to)


def wording_conflicts(repeated: Sequence[Repeated], utterances: Sequence[Utterance]) -> Iterator[Conflict]:
    """Renderings that accuse another side than the quoted words do."""
    by_id = {u.statement.id: u for u in utterances}
    for group in repeated:
        members = [by_id[i] for i in group.statements]
        charges = [u for u in members if u.statement.act in CHARGES and u.targets and u.targets[0].governs]
        quotes = [u for u in charges if u.statement.kind == "direct"]
        others = [u for u in charges if u.statement.kind != "direct"]
        for quote in quotes:
            off = [
                u
                for u in others
                if u.statement.act == quote.statement.act and not on_side(u.targets, quote.targets[:1])
            ]
            if off:
                records = tuple(sorted({quote.statement.id, *(u.statement.id for u in off)}))
                yield Conflict(
                    make_id("c", "wording", *records),
                    "wording",
                    f"whom {quote.speaker[0].name if quote.speaker else 'the speaker'} means: "
                    f"{quote.statement.content[0].text}",
                    records,
                    f"The quoted words name {quote.targets[0].name}, the rendering {off[0].targets[0].name}.",
                )
                break
