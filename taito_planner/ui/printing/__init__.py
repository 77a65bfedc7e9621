"""Vector pages of the views and papers: cut into pages here, painted by the painters of the screen."""
