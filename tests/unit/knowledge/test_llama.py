from __future__ import annotations

import subprocess
import sys

import pytest

WAITING = "type(sys.modules['llama_index.core']).__name__"


def _run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_splitter_comes_without_the_rest_of_the_library() -> None:
    said = _run(
        "import sys\nfrom builder.knowledge.chunking import warm_up\nwarm_up()\n"
        f"print({WAITING}, 'llama_index.core.agent' in sys.modules, 'nltk' in sys.modules,"
        " 'tiktoken' in sys.modules)"
    )

    assert said == "WaitingPackage False False False"


@pytest.mark.parametrize(
    "other",
    [
        "from llama_index.core import VectorStoreIndex as thing",
        "import llama_index.core as core; thing = core.VectorStoreIndex",
        "from llama_index.core.node_parser import SentenceSplitter as thing",
        "from llama_index.vector_stores.chroma import ChromaVectorStore as thing",
    ],
)
def test_the_whole_library_can_still_be_had_and_is_the_same(other: str) -> None:
    said = _run(
        "import sys, warnings\nwarnings.simplefilter('ignore')\n"
        "from builder.knowledge.llama import sentence_splitter_class\n"
        f"splitter = sentence_splitter_class()\n{other}\n"
        "from llama_index.core.node_parser import SentenceSplitter\n"
        "print(thing.__name__, splitter is SentenceSplitter)"
    )

    assert said.endswith("True")


def test_what_nobody_has_is_still_missing() -> None:
    said = _run(
        "import warnings\nwarnings.simplefilter('ignore')\n"
        "from builder.knowledge.llama import open_side_doors\nopen_side_doors()\n"
        "import llama_index.core as core\n"
        "print(hasattr(core, '__wrapped__'), hasattr(core, 'no_such_thing'))"
    )

    assert said == "False False"


def test_a_library_that_is_there_already_is_left_alone() -> None:
    said = _run(
        "import sys, warnings\nwarnings.simplefilter('ignore')\nimport llama_index.core\n"
        "from builder.knowledge.llama import open_side_doors\nopen_side_doors()\n"
        f"print({WAITING})"
    )

    assert said == "module"


def test_a_handler_for_the_whole_process_hears_nothing_of_a_document() -> None:
    said = _run(
        "import warnings\nwarnings.simplefilter('ignore')\n"
        "import llama_index.core as core\n"
        "from llama_index.core.callbacks.simple_llm_handler import SimpleLLMHandler\n"
        "class Spy(SimpleLLMHandler):\n"
        "    def on_event_start(self, *a, **k): print('heard')\n"
        "    def on_event_end(self, *a, **k): print('heard')\n"
        "core.global_handler = Spy()\n"
        "from builder.core.document import LoadedDocument, Section\n"
        "from builder.knowledge.chunking import split\n"
        "split(LoadedDocument((Section('Text. ' * 500),)), document_id='d', name='n')\n"
        "print('done')"
    )

    assert said == "done"
