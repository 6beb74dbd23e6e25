"""The verbs of Ollama on the owner's computer: which models it has, and having it fetch one."""

from __future__ import annotations

from builder.answering.models.ollama import Ollama
from builder.core.errors import ModelError
from builder.core.progress import CancelToken, Progress, silent
from builder.studio.bots import Workbench

SUGGESTED = ("llama3.2:3b", "qwen2.5:7b", "gemma3:4b", "mistral:7b")
"""Models that answer from passages well and run on an ordinary computer with 8 to 16 GB."""


def installed(bench: Workbench, address: str = "") -> tuple[str, ...] | None:
    """The models that Ollama has at `address`, on this computer by default; None if none runs.

    Raises:
        UsageError: `bad_value` for what is no web address.
        ModelError, PolicyError: it answers, but otherwise than Ollama does, or must not be asked.
    """
    try:
        return tuple(_at(bench, address, "").models())
    except ModelError as error:
        if error.code == "model_unreachable":
            return None
        raise


def fetch(
    bench: Workbench,
    model: str,
    address: str = "",
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> None:
    """Have Ollama fetch `model`: it goes to the internet for it, nothing of the bot does.

    Raises:
        ModelError: `model_not_found` for an unknown name, `model_unreachable`, `model_failed`.
        Cancelled: when `token` asked for it; the next time goes on from there.
    """
    _at(bench, address, model).pull(progress=progress, token=token)
    bench.file.audit.record("model_fetched", model=model)


def _at(bench: Workbench, address: str, model: str) -> Ollama:
    return Ollama(model_name=model, base_url=address, door=bench.door)
