"""What may be read of the log: released figures, and verdicts of the review."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "released",
        sa.Column("period", sa.String(8), nullable=False),
        sa.Column("measure", sa.String(12), nullable=False),
        sa.Column("first", sa.String(60), nullable=False),
        sa.Column("second", sa.String(60), nullable=False),
        sa.Column("conversations", sa.Integer()),
        sa.PrimaryKeyConstraint("period", "measure", "first", "second"),
    )
    op.create_table(
        "reviewed",
        sa.Column("form", sa.String(300), nullable=False),
        sa.Column("verdict", sa.String(60), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.PrimaryKeyConstraint("form"),
    )
