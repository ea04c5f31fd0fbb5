"""What of the dataset goes into the wheel: the latest release, and the list of all of them."""

import json
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


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
