"""What serves `watch`: what is watched, a round of it, and what a round did."""
