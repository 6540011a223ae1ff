"""Signing in at a provider of our own, as people do it: the page that was asked for, roles, files, codes, the way out."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import urllib.request
from dataclasses import replace
from datetime import UTC, datetime
from urllib.error import HTTPError

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from kit import hiring
from kit.hiring.signin import make_guest_code
from kit.store import open_store

from ..hiring.conftest import found_company
from .conftest import App, settle

pytestmark = pytest.mark.browser

CLAIMS = {
    "chief": {"email": "chief@example.com", "email_verified": True, "name": "Chief"},
    "ada": {"email": "ada@example.com", "email_verified": True, "name": "Ada"},
    "rita": {"email": "rita@example.com", "email_verified": False, "name": "Rita"},
    "eve": {"email": "eve@elsewhere.example", "email_verified": True, "name": "Eve"},
}


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """A company in which one opening waits for Ada's card, who was added by her address, and a guest without one."""
    data = tmp_path_factory.mktemp("signin")
    company = found_company(data)
    office, chief = company.office, company.chief
    company.ada_id = hiring.add_person(office, chief, "Ada B", "ada@example.com")
    hiring.seat_interviewer(office, company.manager, company.interviews["people"], company.ada_id)
    company.card = next(
        seat.card
        for one in hiring.list_interviews(office, company.manager, company.opening)
        for seat in one.seats
        if seat.person == company.cy.person
    )
    today = replace(office, now=lambda: datetime.now(UTC))
    company.code = make_guest_code(today, company.manager, company.card)
    office.store.close()
    return company


@pytest.fixture(scope="module")
def server(company):
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    users = [User(sub=name, claims=claims) for name, claims in CLAIMS.items()]
    with run_server_in_thread(user_claims=users) as provider:
        environment = {
            "HIRING_KIT_AUTH": "oidc",
            "HIRING_KIT_URL": f"http://127.0.0.1:{port}",
            "HIRING_KIT_OIDC_METADATA": f"http://localhost:{provider.server_port}/.well-known/openid-configuration",
            "HIRING_KIT_OIDC_CLIENT": "hiring-kit",
            "HIRING_KIT_OIDC_SECRET": "secret",
            "HIRING_KIT_COOKIE_SECRET": "0123456789abcdef0123456789abcdef",
            "HIRING_KIT_ADMINS": "chief@example.com",
        }
        app = App(company.office.store.folder, environment=environment, port=port)
        app.start()
        yield app
        app.stop()


@pytest.fixture
def fresh(chromium, server):
    """A new browser without any cookie, whose messages about content rules are kept."""
    expect.set_options(timeout=60_000)
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=server.url)
    context.set_default_timeout(60_000)
    page = context.new_page()
    broken: list[str] = []
    page.on("console", lambda m: broken.append(m.text) if "Content Security Policy" in m.text else None)
    yield page
    assert broken == []
    context.close()


def sign_in(page, name, path="/"):
    page.goto(path)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.locator("input[name=sub]").fill(name)
    page.locator("input[name=sub]").press("Enter")
    page.locator("h1").first.wait_for()
    settle(page)


def status(server, path, method="GET", **headers):
    asked = urllib.request.Request(f"{server.url}{path}", headers=headers, method=method)  # noqa: S310 - loopback only
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310 - loopback only
            return answer.status
    except HTTPError as error:
        return error.code


def test_who_signs_in_comes_to_the_page_they_asked_for_and_sees_what_is_theirs(fresh, server):
    sign_in(fresh, "ada", "/score?x=1")
    expect(fresh.locator("h1").first).to_have_text("Score")
    assert re.search(r"/score\b", fresh.url)
    expect(fresh.get_by_text("Ada B", exact=True).first).to_be_visible()
    titles = fresh.get_by_role("link").all_inner_texts()
    assert "Score" in titles
    assert not {"Build a loop", "Impact", "People"} & set(titles)


def test_signing_out_ends_it_in_other_windows_too(fresh, server):
    sign_in(fresh, "ada")
    other = fresh.context.new_page()
    other.goto("/score")
    expect(other.locator("h1").first).to_have_text("Score")
    fresh.get_by_role("button", name="Sign out").click()
    fresh.wait_for_url("**/end_session?**")  # the provider asks whether its own sign-in shall end, too
    other.reload()
    expect(other.get_by_role("button", name="Sign in", exact=True)).to_be_visible()


def test_signing_out_leaves_nothing_in_the_browser_that_was_typed(fresh, server):
    sign_in(fresh, "ada")
    fresh.evaluate("localStorage.setItem('kit:a/card/note', '{}')")
    fresh.get_by_role("button", name="Sign out").click()
    fresh.wait_for_url("**/end_session?**")
    fresh.goto("/score")
    expect(fresh.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    assert fresh.evaluate("localStorage.getItem('kit:a/card/note')") is None


KEPT = """
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        if (key.startsWith("kit:")) (window.kept ||= []).push(this === localStorage ? "for a week" : "for this tab");
        return set.call(this, key, value);
    };
"""


@pytest.mark.parametrize(("shared", "kept"), [(True, "for this tab"), (False, "for a week")])
def test_on_a_shared_computer_what_is_typed_is_kept_for_this_tab_only(fresh, server, shared, kept):
    fresh.add_init_script(KEPT)
    fresh.goto("/score")
    box = fresh.get_by_role("checkbox", name="This is a shared computer")
    box.set_checked(shared)
    fresh.reload()
    expect(box).to_be_checked(checked=shared)
    sign_in(fresh, "ada", "/score")
    fresh.get_by_label("Key take-aways").press_sequentially("Calm.")
    expect(fresh.get_by_text("Saved", exact=True).first).to_be_visible()
    assert set(fresh.evaluate("window.kept")) == {kept}


@pytest.mark.parametrize(
    ("name", "says"), [("eve", "nobody has added you"), ("rita", "has not verified your e-mail")]
)
def test_who_was_not_added_or_not_verified_stays_outside(fresh, server, name, says):
    sign_in(fresh, name)
    expect(fresh.get_by_text(says)).to_be_visible()
    assert fresh.get_by_role("link", name="Score").count() == 0


def test_the_administrator_adds_people_and_switches_them_off(fresh, server):
    sign_in(fresh, "chief", "/people")
    expect(fresh.locator("h1").first).to_have_text("People")
    fresh.get_by_label("Name", exact=True).fill("New <b>Person</b>")
    fresh.get_by_label("E-mail", exact=True).fill("new@example.com")
    fresh.get_by_role("button", name="Add", exact=True).click()
    expect(fresh.get_by_text("New <b>Person</b>")).to_be_visible()


def test_files_are_for_who_is_signed_in_and_links_for_whom_they_were_made(fresh, server, chromium):
    assert status(server, "/media/anything.pdf") == 401
    assert status(server, "/_stcore/metrics") == 401
    assert status(server, "/dl/forged") == 401
    sign_in(fresh, "ada", "/packets")
    expect(fresh.locator("h1").first).to_have_text("Packets")
    settle(fresh)
    link = fresh.locator("a[href*='/dl/']").first.get_attribute("href")
    assert fresh.request.get(link).status == 200
    assert fresh.request.get("/media/anything.pdf").status == 404
    assert fresh.request.get(link[:-6] + "AAAAAA").status == 403
    assert status(server, link) == 401
    context = chromium.new_context(base_url=server.url)
    page = context.new_page()
    page.set_default_timeout(60_000)
    sign_in(page, "chief")
    assert page.request.get(link).status == 403
    context.close()


def test_a_guest_comes_in_by_a_code_sees_their_card_only_and_the_code_works_once(fresh, server, company):
    fresh.goto("/guest")
    fresh.get_by_label("Code").fill("AAAA-AAAA-AAAA")
    fresh.get_by_role("button", name="Come in").click()
    expect(fresh.get_by_role("alert")).to_contain_text("not valid")
    fresh.get_by_label("Code").fill(company.code)
    fresh.get_by_role("button", name="Come in").click()
    expect(fresh.locator("h1").first).to_have_text("Score")
    settle(fresh)
    titles = set(fresh.get_by_role("link").all_inner_texts())
    assert {"Score", "Packets"} <= titles
    assert not {"Openings", "Compare", "Bank", "Files", "People"} & titles
    expect(fresh.get_by_text("as a guest")).to_be_visible()
    fresh.context.clear_cookies()
    fresh.goto("/guest")
    fresh.get_by_label("Code").fill(company.code)
    fresh.get_by_role("button", name="Come in").click()
    expect(fresh.get_by_role("alert")).to_contain_text("not valid")


def test_who_has_codes_of_two_interviews_sees_the_one_of_the_last_code(fresh, company):
    office = replace(company.office, store=open_store(company.place), now=lambda: datetime.now(UTC))
    seat = hiring.seat_interviewer(office, company.manager, company.interviews["incident"], company.cy.person)
    codes = [make_guest_code(office, company.manager, card) for card in (company.card, seat)]
    office.store.close()
    for code, title in zip(codes, ("People", "Incident"), strict=True):
        fresh.goto("/guest")
        fresh.get_by_label("Code").fill(code)
        fresh.get_by_role("button", name="Come in").click()
        expect(fresh.get_by_role("heading", level=2, name=re.compile(f": {title}$"))).to_be_visible()
        settle(fresh)
        assert fresh.get_by_role("heading", level=2).count() == 1


def test_a_newer_code_ends_what_the_older_one_opened_in_another_browser(fresh, chromium, server, company):
    """Who has a page open there is told at the next thing they write, and it is kept; a reload shows the way in."""

    def come_in(page):
        office = replace(company.office, store=open_store(company.place), now=lambda: datetime.now(UTC))
        code = make_guest_code(office, company.manager, company.card)
        office.store.close()
        page.goto("/guest")
        page.get_by_label("Code").fill(code)
        page.get_by_role("button", name="Come in").click()
        expect(page.locator("h1").first).to_have_text("Score")
        settle(page)

    words = "A newer code was made for this interview"
    come_in(fresh)
    fresh.get_by_label("Key take-aways").fill("Before.")
    expect(fresh.get_by_text("Saved", exact=True)).to_be_visible()
    other = chromium.new_context(base_url=server.url)
    page = other.new_page()
    page.set_default_timeout(60_000)
    come_in(page)
    expect(page.get_by_label("Key take-aways")).to_have_value("Before.")
    fresh.get_by_label("Key take-aways").fill("After.")
    expect(fresh.get_by_text(words).first).to_be_visible()
    page.reload()
    expect(page.get_by_label("Key take-aways")).to_have_value("Before.")
    fresh.reload()
    expect(fresh.get_by_text(words)).to_be_visible()
    expect(fresh.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    other.close()


def test_a_code_sent_from_another_site_is_refused(server):
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert status(server, "/guest", "POST", Origin="https://evil.example", **form) == 403
    assert status(server, "/guest", "POST", **form) == 403


def test_another_site_can_not_talk_to_a_page(server):
    """A page of another site that opens Streamlit's socket is refused; a file without the token of a page, too."""
    address = server.url.replace("http", "ws", 1) + "/_stcore/stream"
    with pytest.raises(InvalidStatus) as refused:
        connect(address, origin="https://evil.example", subprotocols=["streamlit"])
    assert refused.value.response.status_code == 403
    assert status(server, "/_stcore/upload_file/session/file", "PUT") in (400, 403)


def test_a_page_that_was_asked_for_is_never_on_another_site(fresh, server):
    sign_in(fresh, "ada", f"{server.url}//evil.example")
    assert fresh.url.startswith(server.url)


def test_another_name_for_the_server_is_refused_and_headers_are_on_every_answer(server):
    assert status(server, "/healthz", Host="evil.example") == 400
    for path in ("/", "/healthz", "/guest", "/static/nothing.js"):
        asked = urllib.request.Request(f"{server.url}{path}", headers={"Accept": "text/html"})  # noqa: S310 - loopback only
        try:
            answer = urllib.request.urlopen(asked, timeout=30)  # noqa: S310 - loopback only
        except HTTPError as error:
            answer = error
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_the_log_is_json_and_names_nobody(fresh, server):
    sign_in(fresh, "ada", "/score?secret=xylophone")
    lines = [line for line in (server.data / "server.log").read_text().splitlines() if line.startswith("{")]
    assert {json.loads(line)["event"] for line in lines} >= {"request"}
    text = "\n".join(lines)
    for word in ("xylophone", "ada@example.com", "Ada B", "code=", "state="):
        assert word not in text
