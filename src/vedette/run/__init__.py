"""The list of stages, and how they are driven: workers, progress, resuming, rebuilding the links."""
