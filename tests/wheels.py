"""Small wheels of Deskbook for tests: with its metadata, a module and the list of what it needs."""

from deskbook.jobs.formats import wheel_file
from deskbook.jobs.model.wheel import LOCK, NAME, Wheel

NEEDS = """\
babel==2.18.0 \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
    # via deskbook (pyproject.toml)
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:{c}
    # via click
""".format(a="a" * 64, b="b" * 64, c="c" * 64)


def contents(version: str = "1.2.0", name: str = NAME, **more: bytes) -> dict[str, bytes]:
    """Return the files of a wheel; those of `more` have the suffix `.py`."""
    info = f"{name}-{version}.dist-info"
    return {
        f"{NAME}/__init__.py": b'"""Deskbook."""\n',
        LOCK: NEEDS.encode(),
        f"{info}/METADATA": f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nTag: py3-none-any\n",
        **{f"{NAME}/{key}.py": it for key, it in more.items()},
    }


def wheel(version: str = "1.2.0", **more: bytes) -> Wheel:
    """Return a wheel of that version; `more` are files that others do not have."""
    return wheel_file.parse("a wheel", wheel_file.write(contents(version, **more)))
