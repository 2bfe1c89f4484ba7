"""Characters and words: folding, sentences, words."""
