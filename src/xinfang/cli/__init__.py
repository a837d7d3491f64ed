"""The `xinfang` command: parse, call one service, print."""
