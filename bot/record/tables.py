"""The tables of the query log: what is kept, column by column. What has no column here cannot leak.

No chat id, no name, no moment finer than a week, no text as typed. docs/privacy.md explains each column in Dutch.
"""

from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, MetaData, SmallInteger, String, Table, Text

metadata = MetaData()

_RANDOM_NUMBER = BigInteger().with_variant(Integer, "sqlite")

questions = Table(
    "questions",
    metadata,
    Column("id", _RANDOM_NUMBER, primary_key=True, autoincrement=False),  # random, so that it tells no order
    Column("week", String(8), nullable=False, index=True),  # ISO week: 2026-W48
    Column("event", String(10), nullable=False),  # question · rejected (thumbs down) · taught ("Ja, leer hiervan")
    Column("arrondissement", String(40)),  # name; NULL when no place was said
    Column("topic", String(60)),  # the topic whose answer was given, if any
    Column("outcome", String(12), nullable=False),  # OutcomeKind, never crisis
    Column("score", Float, nullable=False),  # probability of the best topic, rounded to 0.05
    Column("candidates", Text, nullable=False),  # "topic:0.45 topic:0.20 …", at most three
    Column("contact_kinds", Text, nullable=False),  # kinds referred to, sorted, separated by spaces
    Column("local", Boolean),  # was a contact point named that is not for all of Flanders; NULL: no place was known
    Column("language", String(2), nullable=False),
    Column("asker", String(12)),  # jongere · ouder · professional; NULL when not said
    Column("channel", String(10), nullable=False),  # telegram · terminal · lines · demo (invented)
    Column("conversation", _RANDOM_NUMBER, nullable=False, index=True),  # random, lives in memory for 30 minutes
    Column("position", SmallInteger, nullable=False),  # 1 for the first question of the conversation
    Column("words", Text),  # the question with every word outside the public vocabulary as ▢; NULL when not kept
)

crisis_counts = Table(
    "crisis_counts",
    metadata,
    Column("quarter", String(7), primary_key=True),  # 2026-Q4
    Column("category", String(40), primary_key=True),
    Column("times", Integer, nullable=False),
)

released = Table(
    "released",
    metadata,
    Column("period", String(8), primary_key=True),  # a closed week (2026-W48) or a closed term (2026-09)
    Column("measure", String(12), primary_key=True),  # what is counted: bot/record/release.py
    Column("first", String(60), primary_key=True),
    Column("second", String(60), primary_key=True),
    Column("conversations", Integer),  # NULL for a week that is withheld; other withheld cells have no row
)

reviewed = Table(
    "reviewed",
    metadata,
    Column("form", String(300), primary_key=True),  # words of the vocabulary, in the shape that likeness is judged by
    Column("verdict", String(60), nullable=False),  # a topic id · nieuw-onderwerp · niet-voor-ons
    Column("week", String(8), nullable=False),
)
