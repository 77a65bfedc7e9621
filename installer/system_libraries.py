"""The libraries and the font that Qt needs from a Linux system, and how Debian and Ubuntu install them."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from installer.failures import SetupError

# What Qt's core, its window system plugin (xcb) and its offscreen plugin load, and Debian's package of each.
PACKAGE_BY_LIBRARY = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
FONT_ENDINGS = {".ttf", ".otf", ".ttc"}


def provide_system_libraries() -> None:
    """Installs what is missing on Debian and Ubuntu, or names it; does nothing on other systems."""
    if not sys.platform.startswith("linux"):
        return
    libraries = missing_libraries()
    font = has_font()
    if not libraries and font:
        return
    if is_debian():
        install_debian_packages(
            [*(PACKAGE_BY_LIBRARY[name] for name in libraries), *([] if font else [FONT_PACKAGE])]
        )
        if still := missing_libraries():
            raise SetupError(f"Qt's system libraries are installed and yet not found: {', '.join(still)}.")
    else:
        names = ", ".join([*libraries, *([] if font else ["a font such as DejaVu Sans"])])
        raise SetupError(
            f"This system lacks what Qt needs: {names}. Install its packages for them and run again."
        )


def missing_libraries() -> list[str]:
    """The libraries of the table that the loader cannot find."""
    return [name for name in PACKAGE_BY_LIBRARY if not is_loadable(name)]


def is_loadable(library: str) -> bool:
    """Whether the dynamic loader finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font(folders: Iterable[str] = FONT_FOLDERS) -> bool:
    """Whether any font that Qt can draw with is installed."""
    files = (file for folder in folders for file in Path(folder).expanduser().rglob("*"))
    return any(file.suffix.lower() in FONT_ENDINGS for file in files)


def is_debian() -> bool:
    """Whether packages come from apt-get here."""
    return shutil.which("apt-get") is not None


def install_debian_packages(packages: Sequence[str]) -> None:
    """Installs Debian packages as root; anyone else is told the command. Raises SetupError."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        raise SetupError(f"Some system packages are missing. Run this first: sudo {' '.join(command)}")
    print(f"Installing system packages: {', '.join(packages)}.", flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update"], command):
        done = subprocess.run(step, env=quiet, text=True, capture_output=True, check=False)
        if done.returncode:
            last_lines = "\n".join((done.stdout + done.stderr).strip().splitlines()[-5:])
            raise SetupError(
                f"{last_lines}\nThe system packages could not be installed. "
                f"Check the network, run this by hand and try again: {' '.join(command)}"
            )
