"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Go forward."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "questions",
        sa.Column("id", number, autoincrement=False, nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("event", sa.String(10), nullable=False),
        sa.Column("arrondissement", sa.String(40)),
        sa.Column("topic", sa.String(60)),
        sa.Column("outcome", sa.String(12), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("candidates", sa.Text(), nullable=False),
        sa.Column("contact_kinds", sa.Text(), nullable=False),
        sa.Column("local", sa.Boolean()),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("asker", sa.String(12)),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("conversation", number, nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("words", sa.Text()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_questions_week", "questions", ["week"])
    op.create_index("ix_questions_conversation", "questions", ["conversation"])
    op.create_table(
        "crisis_counts",
        sa.Column("quarter", sa.String(7), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("quarter", "category"),
    )
