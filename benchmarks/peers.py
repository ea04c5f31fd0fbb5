"""Other readers to measure onrecord against, installed from the registries into a folder that is gone afterwards."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from onrecord.errors import OnrecordError

_SCRIPT = Path(__file__).parent / "compromise.mjs"
_PACKAGE = "compromise@14"
_INSTALL_SECONDS = 300


class NoPeer(OnrecordError):
    """A peer cannot be installed here."""


class Compromise:
    """The npm package compromise, the fastest reader of names and quotations that needs no model, under Node.js."""

    def __init__(self, folder: Path) -> None:
        """Install the package into `folder`.

        Raises:
            NoPeer: node or npm is missing, or npm could not install the package.
        """
        npm, node = shutil.which("npm"), shutil.which("node")
        if not npm or not node:
            missing = "npm" if node else "node"
            raise _no_peer("node and npm on the PATH", f"no {missing}", "Install Node.js.")
        install = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), _PACKAGE]
        try:
            done = subprocess.run(install, capture_output=True, text=True, timeout=_INSTALL_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise _no_peer("npm to finish", f"nothing after {_INSTALL_SECONDS} s", "Check the network.") from None
        if done.returncode:
            said = (done.stderr.strip() or done.stdout.strip()).splitlines()
            raise _no_peer("npm to succeed", said[0] if said else "no message", "Check the network and npm.")
        self._command = [node, str(shutil.copy(_SCRIPT, folder))]
        manifest = json.loads((folder / "node_modules" / "compromise" / "package.json").read_text(encoding="utf-8"))
        self.name = f"compromise {manifest['version']}"

    def seconds(self, texts: Sequence[str]) -> float:
        """How long the package takes for the people, places, organizations and quotations of `texts`, in seconds."""
        lines = "".join(json.dumps(text) + "\n" for text in texts)
        done = subprocess.run(self._command, input=lines, capture_output=True, text=True, check=True)
        return float(json.loads(done.stdout)["seconds"])


def _no_peer(expected: str, found: str, remedy: str) -> NoPeer:
    done = "The comparison with compromise is left out."
    return NoPeer.at("compromise", expected=expected, found=found, done=done, remedy=remedy)
