"""A ledger of the examples, the workbench serving it, and Debian's Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]

SERVE = """
import sys
from pathlib import Path
from sayso.settings import Settings
from sayso.show.web.server import serve
port = int(sys.argv[2]) or None
serve(Settings(ledger=Path(sys.argv[1])), port=port, browser=False, say=lambda line: None,
      ready=lambda address: print(address, flush=True))
"""


def skip_without_browser() -> Any:
    """Playwright's module, or a skip that says what is missing."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    return pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


def expect(locator: Any) -> Any:
    """Playwright's assertions, which wait until they hold, on a busy machine too."""
    from playwright.sync_api import expect as playwright_expect

    playwright_expect.set_options(timeout=20_000)
    return playwright_expect(locator)


@dataclass
class Workbench:
    """A running server. `home` is where its pages are, `address` opens a session."""

    ledger: Path
    port: int = 0
    address: str = ""
    process: subprocess.Popen[str] | None = None

    @property
    def home(self) -> str:
        return self.address.split("/?")[0]

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(self.ledger), str(self.port)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), "the workbench did not start"
        self.port = int(self.home.rsplit(":", 1)[1])

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            if self.process.stdout is not None:
                self.process.stdout.close()
            self.process = None


BIDI = "\u202etxet desrever\u202c and \u2066isolated\u2069"
HOSTILE = f"""<script>window.hurt = 1</script> Market shelled

The mayor of Orhal said on Monday that <img src=x onerror="window.hurt=1"> two trucks had burned.
<svg onload="window.hurt=1"> javascript:window.hurt=1 [click](javascript:window.hurt=1) {BIDI}

A resident told Oldeva Today: “<b>Nobody</b> came to help us &lt;here&gt;.” \U0001f69a
\U0001f525 he said.
"""
ARABIC = "قال ساكن من أورهال إن الشاحنات عبرت الجسر ليلا. لم يؤكد أحد ذلك.\n\n" * 3
WORDS = "kamyonlar gece köprüden geçti ve kimse bir şey görmedi"


def long_text() -> str:
    """Some 200,000 words in a language that is not read, so that nothing has to be read."""
    return "\n\n".join(
        f"{number}. paragraf: " + f"{WORDS}, " * 12 + "dedi." for number in range(1820)
    )


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples and three texts that are hard to show, read once."""
    skip_without_browser()
    folder = tmp_path_factory.mktemp("browser")
    more = folder / "more"
    more.mkdir()
    (more / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (more / "arabic.txt").write_text(ARABIC, encoding="utf-8")
    (more / "long.txt").write_text(long_text(), encoding="utf-8")
    made = folder / "walk.sayso"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "sayso",
            "read",
            str(ROOT / "examples"),
            str(more),
            "--ledger",
            str(made),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.exists(), done.stderr
    # Weighed here, once: a workbench that begins to weigh writes while a test decides.
    from sayso.ledger import Ledger
    from sayso.show.weighing import weigh

    with Ledger.open(made, write=True, tool="tests") as opened:
        weigh(opened)
    return made


@pytest.fixture(scope="session")
def workbench(ledger: Path) -> Iterator[Workbench]:
    """One server for the walks that change nothing others look at."""
    made = Workbench(ledger)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def own_workbench(ledger: Path, tmp_path: Path) -> Iterator[Workbench]:
    """A server with a ledger of its own, for a test that writes or breaks something."""
    for path in ledger.parent.iterdir():
        if path.name.startswith(ledger.name):
            to = tmp_path / path.name
            if path.is_dir():
                shutil.copytree(path, to)
            else:
                shutil.copy2(path, to)
    made = Workbench(tmp_path / ledger.name)
    made.start()
    yield made
    made.stop()


@dataclass
class Watched:
    """A page and everything about it that ought not to happen."""

    page: Any
    troubles: list[str] = field(default_factory=list)
    streams: int = 0
    asked: set[Any] = field(default_factory=set)

    def __post_init__(self) -> None:
        def begins(request: Any) -> None:
            if not request.url.endswith("/api/events"):  # never ends
                self.asked.add(request)

        self.page.on("request", begins)
        self.page.on("requestfinished", lambda request: self.asked.discard(request))
        self.page.on("requestfailed", lambda request: self.asked.discard(request))
        self.page.on("response", self.answered)

    def check(self) -> None:
        assert self.troubles == []

    def answered(self, response: Any) -> None:
        self.streams += response.url.endswith("/api/events")

    def listens(self) -> None:
        """Wait until the page hears what others change."""
        for _ in range(400):
            if self.streams:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("the page opened no stream of changes")

    def settles(self) -> None:
        """Wait until the page has asked nothing for 300 ms and nothing is on its way."""
        self.page.wait_for_selector("main h1", state="attached")
        quiet = 0
        for _ in range(400):
            self.page.wait_for_timeout(50)
            quiet = 0 if self.asked else quiet + 1
            if quiet == 6:
                return
        raise AssertionError(f"still waiting for {[one.url for one in self.asked]}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    api = skip_without_browser()
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", CHROMIUM), args=FLAGS
        )
        yield browser
        browser.close()


Open = Callable[..., Watched]


@pytest.fixture
def visit(chromium: Any) -> Iterator[Open]:
    """Open a page of a workbench in a browser context of its own."""
    contexts: list[Any] = []

    def opened(
        bench: Workbench,
        path: str = "/",
        *,
        width: int = 1280,
        dark: bool = False,
        author: str = "",
    ) -> Watched:
        context = chromium.new_context(
            viewport={"width": width, "height": 860}, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        watched = Watched(page)
        home = bench.home
        page.on("pageerror", lambda error: watched.troubles.append(f"error: {error}"))
        page.on(
            "console",
            lambda line: (
                watched.troubles.append(f"console: {line.text}") if line.type == "error" else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((home, "data:"))
                else watched.troubles.append(f"asked elsewhere: {request.url}")
            ),
        )
        if author:
            page.add_init_script(f"sessionStorage.setItem('sayso.author', {author!r})")
        page.goto(bench.address)
        if path != "/":
            page.goto(f"{home}/#{path}")
        return watched

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def ask(workbench: Workbench) -> Callable[[str], Any]:
    """Ask the API, for ids that a walk needs."""
    return asker(workbench)


def asker(bench: Workbench) -> Callable[[str], Any]:
    """A client with a session of its own."""
    import http.cookiejar
    import json
    import urllib.request

    client = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    )
    client.open(bench.address).close()

    def asked(path: str) -> Any:
        with client.open(f"{bench.home}/api{path}") as answer:
            return json.load(answer)

    return asked
