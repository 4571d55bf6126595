from pathlib import Path

import pytest

from tests.check.tiny import Tiny


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    """A knowledge folder without a mistake, at knowledge/ as seen from the working folder."""
    monkeypatch.chdir(tmp_path)
    return Tiny.built(Path("knowledge"))
