"""Stock Presidio on the same texts, in a process of its own; see `personal_data.py`.

    python tests/benchmarks/peer_personal_data.py TEXTS.json

TEXTS.json holds lists of texts by set. Presidio runs with its default recognisers and a blank
English pipeline, as its documentation writes it; with a large model of spaCy's it would find names
too, and be many times slower. Only its fetching of a list from the network is turned off.
"""

from __future__ import annotations

import json
import logging
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def main() -> None:
    """Print one JSON object: by set the findings of each text, and seconds."""
    logging.disable(logging.WARNING)
    sets: dict[str, list[str]] = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    analyzer = _analyzer()
    found: dict[str, Any] = {}
    for name, texts in sets.items():
        started = time.process_time()
        rows = [
            [[r.start, r.end, r.entity_type] for r in analyzer.analyze(text, language="en")]
            for text in texts
        ]
        found[name] = {"rows": rows, "seconds": time.process_time() - started}
    sys.stdout.write(json.dumps(found) + "\n")


def _analyzer() -> Any:
    import spacy
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    offline = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    vars(tldextract)["extract"] = offline
    with tempfile.TemporaryDirectory() as folder:
        spacy.blank("en").to_disk(folder)
        configuration = {
            "nlp_engine_name": "spacy",
            "models": [{"lang_code": "en", "model_name": folder}],
        }
        engine = NlpEngineProvider(nlp_configuration=configuration).create_engine()
        engine.load()
        return AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])


if __name__ == "__main__":
    main()
