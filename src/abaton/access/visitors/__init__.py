"""Who looked at somebody's record: what the account shows to the one it is about."""
