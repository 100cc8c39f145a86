"""How many: figures and what the words, signs and places around them make of them; and money, which is none."""
