"""What Streamlit runs for each rerun when `kit.app.server` serves the app."""

from kit.app.main import run

if __name__ == "__main__":  # the solver's process imports this file under another name
    run()
