"""Questions written by people who had not seen the program, over the shipped and invented reports."""
