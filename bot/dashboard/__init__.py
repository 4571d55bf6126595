"""What coordinators see: a page on this machine, made of released figures and the knowledge; nothing from elsewhere."""
