"""What `pyproject.toml` cannot say of the archives: the latest release, and a README that can stand alone."""

import json
import re
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

_RELATIVE_LINK = re.compile(r"\[([^\]]+)\]\((?!https?://|#)([^)#]+)[^)]*\)")
"""`[how](docs/releases.md#making)`: a link to a file of the checkout."""


class StandaloneReadme(MetadataHookInterface):
    """Gives the package's page the README with the names of the files that it links to: there they are no links."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the readme."""
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": _RELATIVE_LINK.sub(_named, text)}


def _named(link: re.Match[str]) -> str:
    words, path = link.groups()
    return f"`{path}` of the source archive" if words == path else f"{words} (`{path}` of the source archive)"


class LatestRelease(BuildHookInterface):
    """Adds the latest release to the wheel; before the first, the tables as they were built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folders for the wheel. An editable install has them by its links."""
        if version == "editable":
            return
        root = Path(self.root)
        releases = json.loads((root / "dataset/releases/index.json").read_text(encoding="utf-8"))["releases"]
        names = ["tables"] if not releases else ["releases/index.json", f"releases/{releases[-1]['version']}"]
        for name in names:
            build_data["force_include"][str(root / "dataset" / name)] = f"onrecord/dataset/{name}"
