"""How a model over HTTP is set up; what goes over the wire is in tests/integration."""

from __future__ import annotations

import subprocess
import sys

import pytest

from builder.answering.models import ModelRequest
from builder.core.errors import UsageError
from builder.core.policy import PrivacyPolicy
from builder.privacy.gate import Gate
from builder.privacy.pii import build_detector
from tests.support.chat_models import make_model, make_request


@pytest.mark.parametrize(
    ("typed", "root", "host"),
    [
        ("http://127.0.0.1:11434", "http://127.0.0.1:11434/v1", "127.0.0.1:11434"),
        (" https://llm.example.com/v1/ ", "https://llm.example.com/v1", "llm.example.com"),
        ("https://llm.example.com/api", "https://llm.example.com/api", "llm.example.com"),
        (
            "https://llm.example.com/v1/chat/completions",
            "https://llm.example.com/v1",
            "llm.example.com",
        ),
        ("https://user:pass@llm.example.com", "https://user:pass@llm.example.com/v1",
         "llm.example.com"),
    ],
)  # fmt: skip
def test_address_is_taken_as_people_paste_it(typed: str, root: str, host: str) -> None:
    model = make_model(typed)

    assert (model._root, model.host) == (root, host)


@pytest.mark.parametrize(
    "typed",
    ["", "llm.example.com", "ftp://llm.example.com", "http://", "http://[broken", "http://a:0"],
)
def test_what_is_no_web_address_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as caught:
        make_model(typed)

    assert caught.value.code == "bad_value"
    assert caught.value.params["name"] == "answers.base_url"


def test_model_takes_text_cleared_for_a_model_only() -> None:
    gate = Gate(PrivacyPolicy(), build_detector())
    transcript, text = gate.clear("Hello", "transcript"), gate.clear("Hello", "model")

    with pytest.raises(TypeError):
        ModelRequest(system=text, turns=(("user", transcript),))
    with pytest.raises(TypeError):
        ModelRequest(system="Hello", turns=())  # type: ignore[arg-type]
    assert make_request("Hello").turns[0][1].text == "Hello"


def test_importing_it_loads_no_heavy_library() -> None:
    code = (
        "import sys, builder.answering.models.openai_compatible;"
        "heavy = {'llama_index', 'openai', 'httpx', 'phonenumbers'};"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
