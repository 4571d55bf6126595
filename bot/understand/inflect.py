"""The regular forms of a Dutch verb, so that a class needs only its infinitive."""

_SEPARABLE = (
    "achter", "buiten", "binnen", "terug", "samen", "kapot", "dood", "door", "neer", "rond", "open", "over", "voor",
    "mee", "aan", "toe", "weg", "los", "uit", "leeg", "vast", "vol", "af", "op", "in",
)  # fmt: skip
_NO_GE = ("be", "ge", "her", "ont", "ver", "mis", "er")
_VOWELS = "aeiou"
_SHORTEST_REST = 4


def inflections(infinitive: str) -> frozenset[str]:
    """Infinitive, present, past and participle of a regular verb; strong forms must be named in the class.

    >>> sorted(inflections("sturen"))
    ['gestuurd', 'sturen', 'stuur', 'stuurd', 'stuurde', 'stuurden', 'stuurt']
    >>> "doorgestuurd" in inflections("doorsturen") and "dreigde" in inflections("dreigen")
    True
    """
    prefix, rest = separated(infinitive)
    return frozenset(prefix + form for form in _forms(rest))


def separated(infinitive: str) -> tuple[str, str]:
    """The loose front of a separable verb, and the rest.

    >>> separated("opblazen"), separated("slapen")
    (('op', 'blazen'), ('', 'slapen'))
    """
    for prefix in _SEPARABLE:
        rest = infinitive.removeprefix(prefix)
        if rest != infinitive and len(rest) >= _SHORTEST_REST and rest.endswith("n"):
            return prefix, rest
    return "", infinitive


def _forms(infinitive: str) -> frozenset[str]:
    root = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")
    stem = _stem(root)
    ending = "t" if root[-1:] in "tkfshpx" else "d"
    past = stem if stem.endswith(ending) else stem + ending
    participle = past if infinitive.startswith(_NO_GE) else "ge" + past
    present = stem if stem.endswith("t") else stem + "t"
    return frozenset({infinitive, stem, present, past, f"{stem}{ending}e", f"{stem}{ending}en", participle})


def _stem(root: str) -> str:
    """The ik-form: stur- becomes stuur, klopp- becomes klop, lev- becomes leef."""
    if len(root) > 2 and root[-1] == root[-2] and root[-1] not in _VOWELS:
        return root[:-1]
    open_syllable = len(root) > 2 and root[-1] not in _VOWELS and root[-2] in "aeou" and root[-3] not in _VOWELS
    if open_syllable:
        root = root[:-1] + root[-2] + root[-1]
    return root[:-1] + {"v": "f", "z": "s"}.get(root[-1], root[-1])
