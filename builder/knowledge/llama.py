"""llama-index by its side doors: its parts, without the second its front door costs.

`import llama_index.core` imports nearly all of the library: agents, chat engines, SQL. We use a
splitter and a vector store. So a few of its packages are put in place without running their
`__init__`; it runs when somebody asks for something that only it provides. What is imported
meanwhile are the library's own modules, the same ones it would have imported.
"""

from __future__ import annotations

import importlib.util
import sys
import threading
from types import ModuleType
from typing import Any

_PACKAGES = (
    "llama_index.core",
    "llama_index.core.node_parser",
    "llama_index.core.node_parser.text",
    "llama_index.core.indices",
    "llama_index.core.vector_stores",
)
_LOCK = threading.Lock()
_running = threading.local()


class WaitingPackage(ModuleType):
    """A package whose `__init__` has not run yet.

    No lock is held while it runs: two threads may run it at once, which binds the same names
    twice, where a lock could wait for an import that waits for the lock.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if type(self) is WaitingPackage:
            self._run(name)
        return getattr(self, name)

    def _run(self, name: str) -> None:
        here: set[str] = _running.__dict__.setdefault("names", set())
        spec = self.__spec__
        # Inside its own run a missing name is a circle of imports in the library itself.
        if self.__name__ in here or spec is None or spec.loader is None:
            raise AttributeError(name)
        here.add(self.__name__)
        try:
            spec.loader.exec_module(self)
        finally:
            here.discard(self.__name__)
        self.__class__ = ModuleType  # type: ignore[assignment]


def open_side_doors() -> None:
    """Make submodules of llama-index importable alone; call it before importing one.

    Nothing happens to what somebody else has imported already.
    """
    with _LOCK:
        for name in _PACKAGES:
            if name not in sys.modules:
                _put(name)


def sentence_splitter_class() -> Any:
    """llama-index's `SentenceSplitter`."""
    open_side_doors()
    from llama_index.core.node_parser.text.sentence import SentenceSplitter

    return SentenceSplitter


def quiet_callbacks() -> Any:
    """A callback manager that tells nobody: its events would carry whole documents."""
    open_side_doors()
    from llama_index.core.callbacks.base import CallbackManager

    class QuietCallbacks(CallbackManager):  # type: ignore[misc]
        def __init__(self) -> None:
            # Not the parent's: it would pick up handlers that anybody set for the whole process.
            self.handlers: list[Any] = []

        def on_event_start(self, *_args: Any, **_options: Any) -> str:
            return ""

        def on_event_end(self, *_args: Any, **_options: Any) -> None:
            return

    return QuietCallbacks()


def _put(name: str) -> None:
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(name=name)
    package = importlib.util.module_from_spec(spec)
    package.__class__ = WaitingPackage
    if name == "llama_index.core":
        # What its `__init__` would say; asked for whenever callbacks are set up.
        package.__dict__["global_handler"] = None
    sys.modules[name] = package
    parent, _, last = name.rpartition(".")
    setattr(sys.modules[parent], last, package)
