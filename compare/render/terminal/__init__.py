"""Results as text for people, laid out by terminal cells. Every view is an iterator of lines."""
