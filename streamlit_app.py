"""The entry of the browser app: `streamlit run streamlit_app.py`, or better `hiring-kit app`."""

from kit.app.main import run

if __name__ == "__main__":  # the solver's process imports this file under another name
    run()
