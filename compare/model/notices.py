"""What a reader must know before she trusts a result."""

from __future__ import annotations

from dataclasses import dataclass, field

from compare.model.spans import INTERNAL


@dataclass(frozen=True, slots=True)
class Notice:
    """``code`` names the kind (``years-reversed``). ``template`` is an English sentence with ``{names}`` for
    ``arguments``, marked for the catalogues; ``message`` is the English."""

    code: str
    template: str = field(metadata=INTERNAL)
    message: str = field(init=False)
    arguments: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", self.template.format(**self.arguments))
