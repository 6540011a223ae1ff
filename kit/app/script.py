"""What Streamlit runs for each rerun when the server of `kit.app.server` serves the app."""

from kit.app.main import run

run()
