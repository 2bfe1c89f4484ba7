"""Results as one HTML file that opens offline: no request, nothing from elsewhere, text of reports never markup."""
