"""What serves alerts: what is to be told, in which words, and to whom."""
