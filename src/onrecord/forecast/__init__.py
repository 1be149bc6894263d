"""What is likely next, and how well that was said before."""
