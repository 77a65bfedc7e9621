"""The rules of the service, one function each, and the checker that runs them."""
