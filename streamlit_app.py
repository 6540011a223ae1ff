"""The entry of the browser app: `streamlit run streamlit_app.py`, or better `hiring-kit app`."""

from kit.app.main import run

run()
