"""What is kept between runs: review decisions, and reports of all years."""
