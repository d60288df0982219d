"""Strategies that build any report that the types allow, however odd."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import strategies as st

from sayso.model import (
    Antecedent,
    Attribution,
    Chain,
    Claim,
    Commitment,
    Count,
    Declaration,
    Entity,
    EntityName,
    Hop,
    Journey,
    Mention,
    Paragraph,
    Parsed,
    Place,
    Quotation,
    Reading,
    Remark,
    Report,
    Resolved,
    Sentence,
    Stated,
    Stop,
    Text,
    TieStated,
    Time,
    Tokens,
    text_hash,
)
from sayso.model.leanings import COLUMNS
from sayso.vocabulary import (
    Act,
    Basis,
    Caveat,
    Certainty,
    How,
    JourneyStatus,
    MentionKind,
    Modality,
    Mode,
    NameRole,
    Naming,
    ParagraphKind,
    Polarity,
    RemarkStatus,
    Role,
    Tie,
    TimePrecision,
    TimexType,
)

names = st.text(st.characters(exclude_categories=()), max_size=12)
ids = st.text("abcdef0123456789", min_size=1, max_size=8)
numbers = st.integers(0, 2**31 - 1)
spans = st.tuples(numbers, numbers)
many_spans = st.lists(spans, max_size=3).map(tuple)
scores = st.floats(allow_nan=False, width=64)
some_id = st.none() | ids


def tuples(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=most).map(tuple)


def one_of(vocabulary: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(vocabulary))


hops = st.builds(Hop, names, some_id, one_of(Naming), one_of(Role), one_of(How), st.none() | spans)
chain_strategy = st.builds(
    Chain, st.lists(hops, max_size=4).map(tuple), st.none() | st.integers(0, 5)
)
counts = st.builds(Count, st.none() | st.integers(), st.none() | st.integers(), names)


@st.composite
def tokens(draw: st.DrawFn) -> Tokens:
    count = draw(st.integers(0, 6))
    raw = draw(st.binary(min_size=16 * count, max_size=16 * count))
    wide = len(COLUMNS) * draw(st.sampled_from((0, count)))
    leanings = np.frombuffer(draw(st.binary(min_size=wide, max_size=wide)), np.int8)
    cut = [0, 4 * count, 8 * count, 12 * count, 13 * count, 14 * count, 16 * count]
    parts = [raw[a:b] for a, b in pairwise(cut)]
    return Tokens(
        np.frombuffer(parts[0], np.int32), np.frombuffer(parts[1], np.int32),
        np.frombuffer(parts[3], np.uint8), np.frombuffer(parts[2], np.int32),
        np.frombuffer(parts[4], np.uint8), np.frombuffer(parts[5], np.float16),
        leanings.reshape(-1, len(COLUMNS)),
    )  # fmt: skip


@st.composite
def parsed_reports(draw: st.DrawFn) -> Parsed:
    """Any report that the types allow, lone surrogates and NULs included."""
    text = draw(st.text(st.characters(exclude_categories=()), max_size=60))
    report = draw(
        st.builds(
            Report,
            ids,
            st.just(text_hash(text)),
            names,
            st.none() | names,
            st.none() | names,
            st.none() | names,
            st.none() | names,
            st.none() | names,
            st.none() | st.text(st.characters(exclude_categories=()), max_size=8),
            st.none() | names,
            st.none() | names,
            tuples(st.builds(Declaration, names, one_of(Tie), names, some_id, some_id, names)),
        )
    )
    whole = Text(
        text, "plain 1",
        draw(tuples(st.builds(Paragraph, numbers, numbers, one_of(ParagraphKind)))),
        draw(tuples(names)),
    )  # fmt: skip
    inside = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda pair: (min(pair), max(pair))
    )
    mentions = draw(tuples(st.builds(Mention, numbers, numbers, one_of(MentionKind), scores)))
    attributions = draw(
        tuples(
            st.builds(
                Attribution, ids, many_spans, many_spans, many_spans, many_spans, one_of(Mode),
                some_id, scores,
            )
        )
    )  # fmt: skip
    reading = Reading(
        whole.sha256, "en", "reader 1", draw(names),
        draw(
            tuples(
                st.builds(
                    Sentence, numbers, numbers, numbers, numbers, st.binary(max_size=5)
                )
            )
        ),
        draw(tokens()),
        draw(tuples(st.builds(Quotation, numbers, numbers, st.booleans(), st.integers(0, 9)))),
        mentions, attributions, draw(tuples(st.builds(Antecedent, spans, spans, scores))),
    )  # fmt: skip
    resolved = Resolved(
        reading,
        draw(
            tuples(
                st.builds(
                    Entity, ids, one_of(MentionKind), names,
                    tuples(st.builds(EntityName, names, one_of(NameRole), st.none() | spans)),
                    st.none() | names, tuples(names),
                )
            )
        ),
        tuple(draw(some_id) for _ in mentions),
        draw(st.dictionaries(st.just("") | ids, chain_strategy, max_size=3)),
        draw(
            tuples(
                st.builds(
                    Time, numbers, numbers, st.none() | names, one_of(TimePrecision),
                    one_of(TimexType), names,
                )
            )
        ),
        draw(
            tuples(
                st.builds(
                    Place, numbers, numbers, names, ids, st.none() | scores, st.none() | scores,
                    st.none() | numbers, st.none() | names, st.integers(1, 7),
                )
            )
        ),
        draw(tuples(st.builds(TieStated, ids, one_of(Tie), ids, st.none() | spans))),
    )  # fmt: skip
    stated = Stated(
        draw(
            tuples(
                st.builds(
                    Claim, ids, some_id, inside, st.none() | one_of(Act), some_id, some_id, some_id,
                    some_id, some_id, st.none() | counts, st.none() | spans, st.none() | spans,
                    one_of(Polarity), one_of(Certainty), one_of(Modality), one_of(Basis),
                    tuples(one_of(Caveat)),
                )
            )
        ),
        draw(
            tuples(
                st.builds(
                    Remark, numbers, numbers, some_id, one_of(RemarkStatus), tuples(ids)
                )
            )
        ),
        draw(
            tuples(
                st.builds(
                    Journey, ids, tuples(st.builds(Stop, ids, st.booleans())), st.none() | spans,
                    st.none() | names, one_of(JourneyStatus), some_id,
                )
            )
        ),
        draw(
            st.dictionaries(
                ids,
                st.builds(
                    Commitment, one_of(Basis), one_of(Polarity), one_of(Certainty), one_of(Modality)
                ),
                max_size=3,
            )
        ),
    )  # fmt: skip
    return Parsed(report, whole, resolved, stated)
