"""Spark as the engine of a scan: a session for one scan, on this machine or on a cluster."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from compare.engines.executor import Batches, RowFunction
from compare.model import BiduiError, Document, InputError, Scan, ScanOptions
from compare.reuse.pair_matches import Progress
from compare.reuse.pool import Pool

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

NAME = "--engine spark"
# All processors of this machine.
HERE = "local[*]"
_LONGEST_WHY = 200
# Of a task's input, so that work is shared out evenly where documents are few: a small file counts as four of them.
_MEGABYTES = 16
# Parts of a join for each processor of this machine; a cluster has its own setting.
_PARTITIONS = 4


class SparkExecutor:
    """See `compare.engines.executor.Executor`."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    def read(self, name: str, folder: Path) -> None:
        self._session.read.parquet(folder.as_uri()).createOrReplaceTempView(name)

    def write(self, query: str, folder: Path) -> None:
        self._session.sql(query).write.parquet(folder.as_uri())

    def write_mapped(self, query: str, function: RowFunction, schema: pa.Schema, folder: Path) -> None:
        from pyspark.sql.pandas.types import from_arrow_schema

        def mapped_rows(batches: Batches) -> Iterator[pa.RecordBatch]:  # Spark takes plain functions only
            return function(batches)

        mapped = self._session.sql(query).mapInArrow(mapped_rows, from_arrow_schema(schema))
        mapped.write.parquet(folder.as_uri())


def scan_with_spark(  # noqa: PLR0913, PLR0917 - each is another matter
    documents: Iterable[Document],
    options: ScanOptions,
    workers: Pool,
    progress: Progress | None = None,
    master: str = HERE,
    stages: str | None = None,
) -> Scan:
    """What `compare.scan` finds, in stages on Spark. ``stages``: a folder that all machines see, for what each stage found;
    without one it is kept for the time of the scan only. Raises `InputError`."""
    with session(master) as executor:
        from compare.engines.scanning import scan_in_stages  # what they import comes with the extra
        from compare.engines.stages import stages_in

        if stages is not None:
            return scan_in_stages(executor, documents, options, stages_in(stages), workers, progress)
        with tempfile.TemporaryDirectory(prefix="bidui-") as folder:
            return scan_in_stages(executor, documents, options, stages_in(folder), workers, progress)


@contextmanager
def session(master: str = HERE) -> Iterator[SparkExecutor]:
    """Spark for the time of the block. Raises `InputError` where there is none, and for what goes wrong in it."""
    _look_for_java()
    try:
        from pyspark.errors import PySparkException
    except ImportError:
        raise InputError(NAME, "needs the extra “spark”: pip install 'bidui[spark]'") from None
    from py4j.protocol import Py4JError

    with tempfile.TemporaryFile("w+") as said:
        try:
            with _started(master, said) as started:
                yield SparkExecutor(started)
        except BiduiError:
            raise
        except (PySparkException, Py4JError, ConnectionError) as error:
            raise InputError(NAME, "failed: {why}", why=_why(error, said)) from error


def _look_for_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and shutil.which("java", path=str(Path(home) / "bin")))):
        raise InputError(NAME, "needs Java 17 or newer: apt-get install openjdk-17-jre-headless, or set JAVA_HOME")


@contextmanager
def _started(master: str, said: IO[str]) -> Iterator[SparkSession]:
    """A session whose Java process writes to ``said`` what it has to say, not to the terminal."""
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    conf = SparkConf().setAppName("bidui scan").setMaster(master).setAll(_settings(master).items())
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    gateway = launch_gateway(conf, {"stdin": -1, "stdout": said, "stderr": said})
    context = SparkContext(gateway=gateway, conf=conf)
    try:
        yield SparkSession(context)
    finally:
        context.stop()
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait()


def _settings(master: str) -> dict[str, str]:
    own = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.sql.files.maxPartitionBytes": f"{_MEGABYTES}m",
    }
    if master.startswith("local"):  # nobody else shall reach it
        own |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
        own |= {"spark.sql.shuffle.partitions": str(_PARTITIONS * (os.cpu_count() or 1))}
    return own


def _why(error: Exception, said: IO[str]) -> str:
    """The last line of what a worker or Java says of an error."""
    said.seek(0)
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    named = [line for line in lines if "Error: " in line or "Exception: " in line]
    java = [line.strip() for line in said.read().splitlines() if "Exception" in line or "rror:" in line]
    return (named or java or lines or [type(error).__name__])[-1][:_LONGEST_WHY]
