"""Many fact files: found, judged in order on any ``concurrent.futures`` executor, and counted."""
