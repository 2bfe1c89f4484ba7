"""Results as Word documents: NEW with its changes tracked against OLD, a report with comments on what to mend."""
