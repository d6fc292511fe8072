"""The sample workspace, made once by the command itself and copied for each test that changes it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qtic_desktop.app.main import main


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "示例 工作区"
    assert main(["demo", str(folder), "--seed", "7", "--json"]) == 0
    return folder


@pytest.fixture
def sample(sample_made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sample_made, tmp_path / "workspace")
