"""The two files for Docker Compose, by their structure: where the tests run there is no engine for them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.running.service import GRACE
from config.settings import Settings
from corpus.store.engine import open_engine
from tests.deploy.dockerfile import ROOT, stages

PASSWORD = "${POSTGRES_PASSWORD:?write POSTGRES_PASSWORD into .env}"  # noqa: S105  where it is looked up


def _read(name: str) -> Any:  # noqa: ANN401  YAML
    return YAML(typ="safe").load((ROOT / name).read_text(encoding="utf-8"))


WITH_SQLITE, WITH_POSTGRES = _read("compose.yaml"), _read("compose.postgres.yaml")
PROGRAM = WITH_SQLITE["services"]["communique"]
UPON_IT = WITH_POSTGRES["services"]["communique"]
DATABASE = WITH_POSTGRES["services"]["database"]


@pytest.mark.parametrize("service", [PROGRAM, DATABASE], ids=["communique", "database"])
class TestEachService:
    def test_has_nothing_to_write_but_volumes_and_memory(self, service: dict[str, Any]) -> None:
        assert service["read_only"] is True
        assert any(one.startswith("/tmp:") for one in service["tmpfs"])  # noqa: S108  in the container
        written = [one["target"] for one in service["volumes"] if not one.get("read_only")]
        assert len(written) == 1

    def test_has_no_right_that_it_does_not_need(self, service: dict[str, Any]) -> None:
        assert service["cap_drop"] == ["ALL"]
        assert "cap_add" not in service
        assert "privileged" not in service
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["user"] not in {"root", "0"}
        assert service["pids_limit"] <= 256

    def test_opens_no_port_to_the_outside(self, service: dict[str, Any]) -> None:
        assert "ports" not in service
        assert "network_mode" not in service

    def test_says_whether_it_is_healthy_without_a_shell(self, service: dict[str, Any]) -> None:
        assert service["healthcheck"]["test"][0] == "CMD"
        assert {"interval", "timeout", "start_period", "retries"} <= set(service["healthcheck"])

    def test_is_started_again_and_keeps_a_log_that_ends(self, service: dict[str, Any]) -> None:
        assert service["restart"] == "unless-stopped"
        assert set(service["logging"]["options"]) == {"max-size", "max-file"}


def test_it_has_longer_to_end_than_it_takes() -> None:
    assert PROGRAM["stop_grace_period"] == "1m"
    assert timedelta(minutes=1) > GRACE


def test_it_runs_as_the_user_and_with_the_health_check_of_the_image() -> None:
    last = {one.name: one for one in stages(ROOT / "Dockerfile")[-1]}
    assert PROGRAM["user"] == last["USER"].words
    assert PROGRAM["healthcheck"]["test"] == ["CMD", *last["HEALTHCHECK"].executed]
    (home,) = (one["target"] for one in PROGRAM["volumes"] if one["type"] == "volume")
    assert home == last["VOLUME"].words


def test_secrets_come_from_a_file_beside_it_and_have_no_default() -> None:
    assert PROGRAM["env_file"] == [".env"]
    assert "environment" not in PROGRAM
    assert UPON_IT["environment"]["PGPASSWORD"] == DATABASE["environment"]["POSTGRES_PASSWORD"] == PASSWORD
    for name in ("compose.yaml", "compose.postgres.yaml"):
        assert not re.search(r"\$\{\w+:?-", (ROOT / name).read_text(encoding="utf-8"))


def test_a_missing_file_is_a_mistake_and_not_a_folder_that_root_makes() -> None:
    bound = [one for one in PROGRAM["volumes"] if one["type"] == "bind"]
    assert [one["source"] for one in bound] == ["./communique.yaml", "./documents"]
    for one in bound:
        assert one["read_only"] is True
        assert one["bind"] == {"create_host_path": False}


def test_relative_paths_mean_the_same_inside_and_beside_the_file() -> None:
    config = PROGRAM["command"][1]
    targets = {one["source"]: one["target"] for one in PROGRAM["volumes"] if one["type"] == "bind"}
    folder = config.rpartition("/")[0]
    assert PROGRAM["command"] == ["--config", targets["./communique.yaml"], "run"]
    assert targets["./documents"] == f"{folder}/documents"


def test_it_waits_for_a_database_that_answers() -> None:
    assert UPON_IT["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert "--host=127.0.0.1" in DATABASE["healthcheck"]["test"]  # not the socket, which answers too early


def test_the_database_is_reached_by_the_program_alone() -> None:
    assert WITH_POSTGRES["networks"] == {"database": {"internal": True}}
    assert DATABASE["networks"] == ["database"]
    assert UPON_IT["networks"] == ["default", "database"]


def test_the_image_for_postgresql_has_its_driver_and_an_address_that_it_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("psycopg")
    lock = UPON_IT["build"]["args"]["LOCK"]
    assert re.search(r"^psycopg-binary==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    monkeypatch.setenv("COMMUNIQUE_DATABASE_URL", UPON_IT["environment"]["COMMUNIQUE_DATABASE_URL"])
    url = Settings.read(env_file=None).database_url
    assert url is not None
    engine = open_engine(url.get_secret_value())
    assert (engine.url.host, engine.url.username, engine.url.password) == ("database", "communique", None)


def test_the_images_of_others_are_pinned_by_a_tag() -> None:
    assert re.fullmatch(r"postgres:\d+-\w+", DATABASE["image"])
