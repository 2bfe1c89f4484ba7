"""Two reports -> `Comparison` (`comparison`); more years -> `SeriesComparison` (`series`); two folders ->
`FolderComparison` (`folders`)."""
