"""Makes the screenshots beside this file: `python docs/screenshots/make.py [FOLDER]`.

Reads the examples into a ledger of its own, serves it, and takes each page in Chromium, light and
dark, wide and as on a telephone. Needs Chromium and the packages of the extra `dev`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

SIZES = {"": (1440, 900, "light"), "-dark": (1440, 900, "dark"), "-phone": (390, 844, "light")}


def main(folder: Path) -> None:
    """Every page in every size."""
    import subprocess

    from browser.conftest import CHROMIUM, FLAGS, Workbench, asker
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        ledger = Path(temporary) / "examples.sayso"
        # Under a short name: the handling log shows where files came from.
        shutil.copytree(ROOT / "examples", Path(temporary) / "examples")
        (Path(temporary) / "examples" / "torn-page.pdf").write_bytes(b"%PDF-1.7 torn")
        read = [sys.executable, "-m", "sayso", "read", "examples", "--ledger", str(ledger)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(read, cwd=temporary, check=False, **quiet)  # noqa: S603
        bench = Workbench(ledger)
        bench.start()
        try:
            ask = asker(bench)
            reports = ask("/reports?limit=100")["items"]
            report = next(
                one["id"] for one in reports if one["source"].endswith("defector-interview.txt")
            )
            claims = ask(f"/claims?report={report}&limit=100")["items"]
            claim = max(
                (one for one in claims if one["chain"] and one["remarks"] and not one["heading"]),
                key=lambda one: (len(one["chain"]["hops"]), len(one["words"])),
            )
            person = ask("/entities?kind=person&limit=1")["items"][0]["key"]
            pages = {
                "home": "/",
                "report": f"/report/{report}",
                "claims": "/claims",
                "reports": "/reports",
                "claim": f"/claim/{claim['id']}?report={report}",
                "entity": f"/entity/{quote(person, safe='')}",
                "sources": "/sources",
                "map": "/map",
                "review": f"/review?report={report}",
                "log": "/log",
                "failures": "/failures",
            }
            for _ in range(60):  # they are weighed behind the scenes after reading
                if ask("/allegations?limit=1")["items"]:
                    break
                time.sleep(1)
            if not ask("/allegations?limit=1").get("absent"):
                pages["allegations"] = "/allegations"
                some = ask("/allegations?sort=reports&limit=1")["items"]
                if some:
                    pages["allegation"] = f"/allegation/{quote(some[0]['id'], safe='')}"
                themes = ask("/themes?limit=1")["items"]
                if themes:
                    pages["theme"] = f"/theme/{quote(themes[0]['id'], safe='')}"
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                for size, (width, height, scheme) in SIZES.items():
                    context = browser.new_context(
                        viewport={"width": width, "height": height},
                        color_scheme=scheme,  # type: ignore[arg-type]
                    )
                    page = context.new_page()
                    page.add_init_script("sessionStorage.setItem('sayso.author', 'Ada Reader')")
                    page.goto(bench.address)
                    for name, path in pages.items():
                        page.goto(f"{bench.home}/#{path}")
                        page.wait_for_selector("main h1", state="attached")
                        page.wait_for_timeout(1200)
                        page.screenshot(path=folder / f"{name}{size}.png")
                    context.close()
                browser.close()
        finally:
            bench.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
