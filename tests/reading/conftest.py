"""The helpers of this folder (made_files, wordml) are found by the tests in the folders below it."""
