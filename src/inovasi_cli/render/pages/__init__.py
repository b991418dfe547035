"""Pages made of blocks (headings, sentences, tables, signatures), laid out by one module per format."""
