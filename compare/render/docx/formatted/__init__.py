"""NEW's own Word file with its changes tracked: its styles, tables, headers and pictures stay as they are."""
