from pathlib import Path

import pytest

from bot.config import TOKEN_VARIABLE, load_config
from bot.errors import ConfigError
from tests.conftest import ROOT


def write(folder: Path, text: str) -> Path:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_config_is_read_and_holds_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)
    config = load_config(ROOT / "config.yaml")
    assert config.token is None
    assert config.knowledge == ROOT / "knowledge"


def test_an_unknown_key_is_named_with_the_nearest_right_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"'telegram\.poll_second'.*bedoel je 'telegram\.poll_seconds'"):
        load_config(write(tmp_path, "telegram: {poll_second: 3}"))


def test_every_mistake_is_named_in_one_go(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as failure:
        load_config(write(tmp_path, "log_level: luid\nconversation: {minutes: 90}\n"))
    assert len(str(failure.value).splitlines()) == 2


def test_a_token_in_the_file_is_refused_without_being_shown(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as failure:
        load_config(write(tmp_path, "token: 123:geheim"))
    assert "geheim" not in str(failure.value)


def test_a_token_from_the_environment_never_shows_in_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, "123:geheim")
    config = load_config(write(tmp_path, "log_level: info"))
    assert config.token is not None
    assert "geheim" not in repr(config)


@pytest.mark.parametrize("text", ["a: [", "- lijst", "understanding: {answer_from: 0.1, clarify_from: 0.3}"])
def test_a_file_that_makes_no_sense_is_a_clear_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match=r"config\.yaml"):
        load_config(write(tmp_path, text))


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="kan niet gelezen worden"):
        load_config(tmp_path / "config.yaml")


def test_the_log_lies_beside_the_settings_unless_the_environment_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("query_log: {words: never}\n", encoding="utf-8")
    assert load_config(path).query_log.url == f"sqlite:///{tmp_path}/state/query_log.db"
    monkeypatch.setenv("QUERY_LOG_URL", "postgresql://bot:geheim@db/vragen")
    assert load_config(path).query_log.url == "postgresql://bot:geheim@db/vragen"
    assert load_config(path).query_log.words == "never"


def test_a_password_of_the_log_is_refused_in_the_file_and_never_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("query_log: {url: 'postgresql://bot:geheim@db/vragen'}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="QUERY_LOG_URL") as refused:
        load_config(path)
    path.write_text("", encoding="utf-8")
    monkeypatch.setenv("QUERY_LOG_URL", "mysql://bot:geheim@db/vragen")
    with pytest.raises(ConfigError, match=r"query_log\.url") as wrong:
        load_config(path)
    assert "geheim" not in f"{refused.value}{wrong.value}"
