"""The workbench: a page in the browser, on loopback only, over the same code as the commands.

docs/api.md describes every address; `app.make_app` joins them.
"""
