"""Fingerprints that new reports have in common with kept ones, by the rules of `compare.reuse.candidates`.

A pair is worth a look where it shares fingerprints that not too many have. What very many have is looked for beside one
text only, the reference: the one with most of such text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from compare.library import joins
from compare.library.database import Database
from compare.reuse import settings
from compare.reuse.fingerprints import Fingerprints
from compare.reuse.folding import Ints


class SharedPrints:
    """``common``: the fingerprints, sorted, that very many have, of all that the library keeps and of the new ones."""

    def __init__(self, database: Database, new: Sequence[Fingerprints]) -> None:
        self._database = database
        self._prints = new
        self._new = [each.hashes for each in new]
        hashes, times = np.unique(np.concatenate(self._new), return_counts=True)
        database.give("new_prints", {"hash": hashes, "times": times})
        database.rows(
            "CREATE OR REPLACE TEMP TABLE held AS"
            " SELECT hash, report FROM fingerprints WHERE hash IN (SELECT hash FROM new_prints)"
        )
        newly = database.columns(
            "SELECT hash FROM (SELECT hash, count(*) AS kept FROM held GROUP BY hash)"
            f" RIGHT JOIN new_prints USING (hash) WHERE times + coalesce(kept, 0) > {settings.COMMON}"
        )["hash"]
        self._own_common = np.sort(np.asarray(newly, dtype=np.int64))
        frequent = database.columns("SELECT hash FROM common_fingerprints")["hash"]
        self.common: Ints = np.union1d(np.asarray(frequent, dtype=np.int64), self._own_common)

    def wanted(self) -> set[int]:
        """The kept reports that a scan of the new ones has to have at hand."""
        return self._sharing_rare() | self._references()

    def _sharing_rare(self) -> set[int]:
        rare = [~np.isin(own, self._own_common) for own in self._new]
        ((first,),) = self._database.rows(
            "SELECT coalesce(max(id), 0) + 1 FROM reports"
        )  # new ones come behind all kept
        columns = {
            "hash": np.concatenate([own[which] for own, which in zip(self._new, rare, strict=True)]),
            "report": np.repeat(np.arange(first, first + len(rare)), [np.count_nonzero(which) for which in rare]),
            "repeats": np.concatenate([each.repeats[which] for each, which in zip(self._prints, rare, strict=True)]),
        }
        self._database.give("rare_prints", columns)
        found = self._database.columns(f"SELECT DISTINCT b FROM ({joins.sharing('rare_prints', 'held')})")
        return _numbers(found["b"])

    def _references(self) -> set[int]:
        """The references of what very many have, where they are kept; where one is new, all that it is the reference of,
        and theirs."""
        if not len(self._own_common):
            return set()
        ranked = self._ranked()
        self._database.give("asked_prints", {"hash": self._own_common})
        best = self._best("held", "asked_prints")
        own = self._best_of_new()
        new_ones = [hash_ for hash_, mine in own.items() if hash_ in best and mine > ranked[best[hash_]]]
        found = set(best.values())
        if new_ones:
            self._database.give("asked_prints", {"hash": np.array(new_ones, dtype=np.int64)})
            users = _numbers(
                self._database.columns("SELECT DISTINCT report FROM held SEMI JOIN asked_prints USING (hash)")["report"]
            )
            self._database.give_numbers("users", users)
            self._database.give("all_common", {"hash": self.common})
            self._database.rows(
                "CREATE OR REPLACE TEMP TABLE prints_of_users AS SELECT DISTINCT hash FROM fingerprints"
                " SEMI JOIN users ON report = users.number SEMI JOIN all_common USING (hash)"
            )
            found |= users | set(self._best("fingerprints", "prints_of_users").values())
        return found

    def _ranked(self) -> dict[int, tuple[int, int]]:
        """Of all kept reports how many common fingerprints each has, and the sum that decides between equals; for queries as
        the table ``ranks``."""
        self._database.give("all_common", {"hash": self.common})
        reports = "(SELECT id AS report, prints_sum FROM reports)"
        query = joins.ranks(reports, "fingerprints", "all_common")
        self._database.rows(f"CREATE OR REPLACE TEMP TABLE ranks AS {query}")
        return {report: (weight, total) for report, total, weight in self._database.rows("SELECT * FROM ranks")}

    def _best(self, holders: str, asked: str) -> dict[int, int]:
        """Of each fingerprint ``asked`` for its reference among those that have it."""
        found = self._database.columns(joins.references(holders, asked, "ranks"))
        return dict(zip(found["hash"].tolist(), found["reference"].tolist(), strict=True))

    def _best_of_new(self) -> dict[int, tuple[int, int]]:
        """Of each common fingerprint the weight and the sum of the new text with most common text that has it."""
        best: dict[int, tuple[int, int]] = {}
        for own in self._new:
            common = own[np.isin(own, self.common)]
            mine = (len(common), int(own.sum()))
            for hash_ in common.tolist():
                best[hash_] = max(mine, best.get(hash_, mine))
        return best


def _numbers(column: Ints) -> set[int]:
    return set(column.tolist())
