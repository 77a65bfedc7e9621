"""Plants one fault at a time in the rules and tells which ones no test sees. Not part of the tests."""
