"""What do we keep: anonymous rows of what was asked, and what may be read of them."""
