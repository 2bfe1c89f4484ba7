"""What is kept between runs: review decisions."""
