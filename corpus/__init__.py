"""What a report says: reads a file into a `Report`. Knows no search and no questions."""
