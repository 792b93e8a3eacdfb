"""Learning a report: items made from it, graded without doubt, repeated when they fade."""
