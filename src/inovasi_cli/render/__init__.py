"""One module per format, each a function from a report to text; nothing here prints or reads the environment."""
