"""Does NATS start wherever its files are to lie?"""

from pathlib import Path

from deploy.local import nats as local_nats
from tests.conftest import free_port


def test_nats_starts_in_a_directory_with_spaces_and_accents(tmp_path: Path) -> None:
    directory = tmp_path / "données de l'été"
    admin = local_nats.admin_user("secret")

    running = local_nats.start_nats(directory, free_port(), [admin])

    try:
        assert (directory / "store").is_dir()
    finally:
        running.stop()
