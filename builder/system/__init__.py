"""The machine underneath: paths, files, resources, texts, jobs, logs and settings."""
