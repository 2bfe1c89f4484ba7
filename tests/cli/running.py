"""What tests of the command line share."""

from collections.abc import Callable
from typing import NamedTuple

REPORT = "云溪市2023年卫生工作总结\n\n一、医疗服务\n\n全年门诊62236人次，比上年增长17%。\n"


class Run(NamedTuple):
    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")


Bidui = Callable[..., Run]
