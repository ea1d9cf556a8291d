"""Parts of `verify physiology`: table, scenarios, runs, readings, scores."""
