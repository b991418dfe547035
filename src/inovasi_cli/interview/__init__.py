"""The interview: what to ask next, and how it is asked; only ``prompts`` knows questionary."""
