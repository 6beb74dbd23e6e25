#!/usr/bin/env bash
# Writes the lock files anew: every dependency of every platform and Python we support, with hashes, naming no index.
# Needs uv (`pip install uv`); the installs themselves need only pip.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {  # name, the lock file it must agree with or "-", extras...
    local name=$1 larger=$2; shift 2
    local extras=(); for extra in "$@"; do extras+=(--extra "$extra"); done
    [ "$larger" = - ] || extras+=(--constraint "packaging/locks/$larger.txt")
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-header --no-annotate pyproject.toml packaging/build-requirements.in "${extras[@]}" \
        --output-file "packaging/locks/$name.txt"
}
compile bench - author ocr providers desktop models dev bench
compile dev bench author ocr providers desktop models dev
compile desktop dev author ocr providers desktop models
compile host dev
