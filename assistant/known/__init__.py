"""What is known of a report before any question: its indicators, terms, sentences and lists."""
