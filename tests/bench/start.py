"""Start to usable window with the 12-group sample: ``python tests/bench/start.py`` prints one JSON line.

Each start is a program of its own; the first is a warm-up. Seconds from the process's first line to the window
painted and answering.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile

RUNS = 5
PROGRAM = """
import time
begun = time.perf_counter()
from taito_planner import app
from taito_planner.texts import texts_for
from taito_planner.ui.main_window import MainWindow
application, texts = app.make_application(), texts_for("fi")
document, _ = app.first_document(None, sample=True)
window = MainWindow(document, app.window_services(document, texts), texts, app.window_settings())
window.show()
application.processEvents()
window.grab()
print(time.perf_counter() - begun)
app.close_document(document)
"""


def main() -> None:
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        # Compiled modules are kept, as on a user's machine: the warm-up makes them.
        kept = {"PYTHONPYCACHEPREFIX": f"{folder}/compiled", "PYTHONDONTWRITEBYTECODE": ""}
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "TAITO_PLANNER_DATA": folder} | kept
        for _ in range(RUNS + 1):
            command = [sys.executable, "-c", PROGRAM]
            ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
            seconds.append(float(ran.stdout))
    warm = seconds[1:]
    print(json.dumps({"runs": RUNS, "start_s": round(statistics.median(warm), 3), "worst_s": round(max(warm), 3)}))


if __name__ == "__main__":
    main()
