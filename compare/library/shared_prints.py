"""Fingerprints that new reports have in common with kept ones, by the rules of `compare.reuse.candidates`.

A pair is worth a look where it shares fingerprints that not too many have. What very many have is looked for beside one
text only, the reference: the one with most of such text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from compare.library.database import Database
from compare.reuse import settings
from compare.reuse.folding import Ints

# One fingerprint alone is a run too short to matter.
_LEAST = 2


class SharedPrints:
    """``common``: the fingerprints, sorted, that very many have, of all that the library keeps and of the new ones."""

    def __init__(self, database: Database, new: Sequence[Ints]) -> None:
        self._database = database
        self._new = new
        hashes, times = np.unique(np.concatenate(new), return_counts=True)
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
        rare = [own[~np.isin(own, self._own_common)] for own in self._new]
        texts = np.repeat(np.arange(len(rare)), [len(own) for own in rare])
        self._database.give("rare_prints", {"hash": np.concatenate(rare), "text": texts})
        return _numbers(
            self._database.columns(
                "SELECT DISTINCT report FROM (SELECT report FROM held JOIN rare_prints USING (hash)"
                f" GROUP BY report, text HAVING count(*) >= {_LEAST})"
            )["report"]
        )

    def _references(self) -> set[int]:
        """The references of what very many have, where they are kept; where one is new, all that it is the reference of,
        and theirs."""
        if not len(self._own_common):
            return set()
        ranked, weights, contents = self._ranked()
        self._database.give("asked_prints", {"hash": self._own_common})
        best = self._best("held", "asked_prints")
        own = self._best_of_new()
        new_ones = [
            hash_
            for hash_, mine in own.items()
            if hash_ in best and mine > (weights[best[hash_]], contents[best[hash_]])
        ]
        found = {int(ranked[rank]) for rank in best.values()}
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
            found |= users | {int(ranked[rank]) for rank in self._best("fingerprints", "prints_of_users").values()}
        return found

    def _ranked(self) -> tuple[Ints, Ints, Ints]:
        """All kept reports, the one with most common text last, with how much each has and with the sum that decides
        between equals; for queries as the table ``ranks``."""
        self._database.give("all_common", {"hash": self.common})
        found = self._database.columns(
            "SELECT r.id, r.prints_sum, coalesce(c.weight, 0) AS weight FROM reports r LEFT JOIN"
            " (SELECT report, count(*) AS weight FROM fingerprints SEMI JOIN all_common USING (hash) GROUP BY report) c"
            " ON c.report = r.id ORDER BY r.id"
        )
        order = np.lexsort((found["prints_sum"], found["weight"]))
        ranked = found["id"][order]
        self._database.give("ranks", {"report": ranked, "rank": np.arange(len(ranked))})
        return ranked, found["weight"][order], found["prints_sum"][order]

    def _best(self, holders: str, asked: str) -> dict[int, int]:
        """Of each fingerprint ``asked`` for the highest rank of those that have it."""
        found = self._database.columns(
            f"SELECT hash, max(rank) AS rank FROM {holders} SEMI JOIN {asked} USING (hash)"
            " JOIN ranks USING (report) GROUP BY hash"
        )
        return dict(zip(found["hash"].tolist(), found["rank"].tolist(), strict=True))

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
