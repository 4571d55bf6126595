"""How well does the bot understand: question sets go in, a report with figures and pictures comes out.

`command` walks: sets (read the files) -> asking, danger, places, talks (ask the bot) -> figures (count) -> report
(write). `benchmark` does the same for question sets of others, beside other matchers.
"""
