"""The indicators of a report at a glance: joined over its annexes, judged, compared, exported."""
