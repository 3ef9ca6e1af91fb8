"""A file is written whole or not at all."""

import os
import resource
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from align.errors import OutputError
from align.exchange.atomic import atomic_write, atomic_write_binary


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "out.tsv"
    file.write_text("lama\n", encoding="utf-8")
    return file


@pytest.fixture
def folder_of_another_user() -> Iterator[Path]:
    """A folder that may be read but not written, also where the tests run as root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "out.tsv").write_text("lama\n", encoding="utf-8")
        (folder / "out.tsv").chmod(0o444)
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


def left_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_the_content_is_utf_8_with_newlines(tmp_path: Path) -> None:
    with atomic_write(tmp_path / "out.tsv") as handle:
        handle.write("“halo”\n\r\u2028")
    assert (tmp_path / "out.tsv").read_bytes() == "“halo”\n\r\u2028".encode()
    assert left_in(tmp_path) == ["out.tsv"]


def test_bytes_can_be_written_too(old: Path) -> None:
    with atomic_write_binary(old) as handle:
        handle.write(b"\xff")
    assert old.read_bytes() == b"\xff"


def test_the_old_file_stands_until_the_new_one_is_whole(old: Path) -> None:
    with atomic_write(old) as handle:
        handle.write("baru\n")
        handle.flush()
        assert old.read_text(encoding="utf-8") == "lama\n"
    assert old.read_text(encoding="utf-8") == "baru\n"


@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt])
def test_a_failure_on_the_way_leaves_the_old_file(old: Path, failure: type[BaseException]) -> None:
    with pytest.raises(failure), atomic_write(old) as handle:  # noqa: PT012
        handle.write("baru\n")
        raise failure
    assert old.read_text(encoding="utf-8") == "lama\n"
    assert left_in(old.parent) == ["out.tsv"]


def test_the_mode_of_an_existing_file_is_kept(old: Path) -> None:
    old.chmod(0o640)
    with atomic_write(old) as handle:
        handle.write("baru\n")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_a_new_file_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    with atomic_write(tmp_path / "new"):
        pass
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_symbolic_link_stays_one(old: Path) -> None:
    link = old.with_name("link.tsv")
    link.symlink_to(old)
    with atomic_write(link) as handle:
        handle.write("baru\n")
    assert link.is_symlink()
    assert old.read_text(encoding="utf-8") == "baru\n"


def test_a_dash_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with atomic_write("-") as handle:
        handle.write("“halo”\n")
    assert capfdbinary.readouterr().out == "“halo”\n".encode()


def test_a_device_is_written_to_and_not_replaced() -> None:
    with atomic_write("/dev/null") as handle:
        handle.write("halo\n")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"out\.tsv: .* no folder .*gone; make it first"):  # noqa: SIM117
        with atomic_write(tmp_path / "gone" / "out.tsv"):
            pass


def test_a_directory_is_no_output(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a directory"), atomic_write(tmp_path):
        pass


def test_a_file_in_the_place_of_a_folder_is_named(old: Path) -> None:
    with pytest.raises(OutputError, match="is a file, not a directory"), atomic_write(old / "x"):
        pass


@pytest.mark.parametrize("name", ["out.tsv", "new.tsv"])
def test_what_may_not_be_written_is_refused(folder_of_another_user: Path, name: str) -> None:
    with pytest.raises(OutputError, match="permission denied"):  # noqa: SIM117
        with atomic_write(folder_of_another_user / name) as handle:
            handle.write("baru\n")
    assert left_in(folder_of_another_user) == ["out.tsv"]
    assert (folder_of_another_user / "out.tsv").read_text(encoding="utf-8") == "lama\n"


def test_a_lone_surrogate_is_refused(old: Path) -> None:
    with pytest.raises(OutputError, match="lone surrogate"), atomic_write(old) as handle:
        handle.write("\ud83d")
    assert old.read_text(encoding="utf-8") == "lama\n"


def test_an_error_of_the_body_is_not_blamed_on_the_output(old: Path) -> None:
    with pytest.raises(FileNotFoundError), atomic_write(old):
        open(old.with_name("no-such-input"))  # noqa: SIM115


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_is_reported() -> None:
    with pytest.raises(OutputError, match="/dev/full: cannot write, No space left"):  # noqa: SIM117
        with atomic_write("/dev/full") as handle:
            handle.write("x" * 100_000)


def test_no_room_for_the_file_leaves_the_old_one(old: Path) -> None:
    script = (
        "import sys; from align.errors import OutputError\n"
        "from align.exchange.atomic import atomic_write\n"
        "try:\n"
        "    with atomic_write(sys.argv[1]) as handle:\n"
        "        handle.write('x' * 100_000)\n"
        "except OutputError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, old],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "out.tsv: cannot write, File too large" in done.stdout
    assert old.read_text(encoding="utf-8") == "lama\n"
    assert left_in(old.parent) == ["out.tsv"]
