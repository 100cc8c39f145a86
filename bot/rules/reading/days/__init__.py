"""When: expressions of time, and which days they mean in China's calendar."""
