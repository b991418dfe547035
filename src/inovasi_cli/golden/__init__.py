"""Golden cases: what a rubric must say of given facts, checked against what it says, and what no case has tried yet."""
