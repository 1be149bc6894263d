"""Questions: what is asked, which events bear on it, what they amount to, and how that is told."""
