"""Files from strangers, and what becomes of them: ``python tests/hostile/run.py``."""
