"""What the documentation says of the rules is what the rules say of themselves."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).parents[3] / "packaging"


@pytest.fixture(scope="module")
def policy_page() -> ModuleType:
    spec = importlib.util.spec_from_file_location("_policy_page", PACKAGING / "policy_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_rules_is_as_it_would_be_made_now(policy_page: ModuleType) -> None:
    assert policy_page.PAGE.read_text("utf-8") == policy_page.page()


def test_the_table_of_the_readme_is_as_it_would_be_made_now(policy_page: ModuleType) -> None:
    text = policy_page.README.read_text("utf-8")
    assert policy_page.BEGIN in text
    assert policy_page.with_table(text) == text


def test_every_rule_and_each_of_its_values_is_on_the_page(policy_page: ModuleType) -> None:
    from builder.core import setting

    text = policy_page.page()
    for entry in setting.catalogue():
        if entry.name.startswith("privacy."):
            assert f"`{entry.name}`" in text
            assert all(f"(`{word}`)" in text for word in entry.choices)
