"""Who is likeliest to be at the other end: all parties ranked for "X does R to whom on day T" and "who does R to Y"."""
