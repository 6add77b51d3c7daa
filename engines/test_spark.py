# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Objects and PySpark in local mode give everyone the same place: generated lists and kaders."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest
from tests.frames_oracle import Engine, drawn, generated, kaders, on_objects


LISTS, KADERS = 130, 4


def no_java() -> str:
    """Why Spark can't run here; empty when it can: it needs Java 17 or later."""
    java = shutil.which("java")
    if java is None:
        return "PySpark is not tested: there is no Java here"
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603 - ours
    version = re.search(r'version "(\d+)', said)
    return "" if version and int(version[1]) >= 17 else "PySpark is not tested: it needs Java 17 or later"


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Give a session in local mode."""
    if reason := no_java():
        pytest.skip(reason)
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only where there is Java

    builder: Any = SparkSession.builder
    options = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "127.0.0.1"}
    for name, value in options.items():
        builder = builder.config(name, value)
    session = builder.master("local[2]").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::UserWarning", "ignore::DeprecationWarning")
def test_spark_gives_what_objects_give(spark: Any) -> None:
    """Of over five hundred pairs of a list and a kader, everyone has the same uitkomst, rule, approach and rang."""
    found, made = generated(LISTS)
    some = drawn(kaders(), KADERS + 1)[1:]  # the first is the smallest there is
    assert len(found) * len(some) >= 500

    def take(frame: pl.DataFrame) -> Any:
        return spark.createDataFrame(frame.to_arrow()).cache()

    engine = Engine(take, type(take(made.persons)))
    for kader in some:
        places = made.apply(kader, found, engine)
        expected = on_objects(kader, found)
        assert [p for p in places if p[2] != "buiten_toestemming"] == [
            p for p in expected if p[2] != "buiten_toestemming"
        ]
        assert sorted(places, key=str) == sorted(expected, key=str)
