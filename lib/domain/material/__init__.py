"""What slides and papers are made of, before any of them is drawn: sentences, numbers, tables and pictures."""
