"""The rows of single replicates agree with the report, however they are read."""

from pathlib import Path

import pandas as pd
import pytest
from conftest import FIRST_STEPS, MANDATE

import detente


def test_the_rows_are_the_report() -> None:
    results = detente.run(FIRST_STEPS, replicates=1000, draws=True)
    frame = results.draws.frame
    assert len(frame) == len(results.draws) == 1000
    for outcome in results.outcomes:
        assert (frame["outcome"] == outcome.name).sum() == outcome.count
    assert frame["done.visas"].notna().sum() == results.issues["visas"].done.count
    assert frame["event.incident"].notna().mean() == results.events["incident"].happened.probability
    assert results.draws.inputs == ["start.trust(north, south)", "start.trust(south, north)"]
    assert list(frame.columns) == results.draws.columns
    assert repr(results.draws).startswith("Draws of 1000 replicates, with 2 inputs: ")


def test_csv_sqlite_and_parquet_have_the_same_rows(tmp_path: Path) -> None:
    frames = []
    for name in ("rows.csv", "rows.sqlite"):
        draws = detente.run(FIRST_STEPS, replicates=300, draws=tmp_path / name).draws
        assert draws.path == tmp_path / name and draws.path.exists()
        frames.append(draws.frame)
        assert len(draws) == 300 and list(draws.frame.columns) == draws.columns
        assert [row["replicate"] for row in draws] == list(range(1, 301))
        draws.to_parquet(tmp_path / f"{name}.parquet")
        frames.append(pd.read_parquet(tmp_path / f"{name}.parquet"))
        draws.to_csv(tmp_path / f"{name}.again.csv")
        frames.append(pd.read_csv(tmp_path / f"{name}.again.csv", float_precision="round_trip"))
    for frame in frames[1:]:
        pd.testing.assert_frame_equal(frame, frames[0], check_exact=True)


def test_a_comparison_has_the_rows_of_all_its_scenarios() -> None:
    results = detente.sweep(MANDATE, vary={"mandate": [0.2, 0.9]}, replicates=200, draws=True)
    frame = results.draws.frame
    shares = frame.groupby("scenario")["success"].mean()
    assert {name: float(share) for name, share in shares.items()} == {
        point.name: point.success.probability for point in results.scenarios if point.success
    }


def test_the_rows_live_as_long_as_the_results() -> None:
    results = detente.run(FIRST_STEPS, replicates=100, draws=True)
    draws, folder = results.draws, results.draws.path.parent
    del results
    assert len(draws) == 100
    del draws
    assert not folder.exists()


def test_without_draws_the_error_says_how_to_have_them() -> None:
    with pytest.raises(AttributeError, match="draws=True"):
        _ = detente.run(FIRST_STEPS, replicates=100).draws
    with pytest.raises(detente.SettingError, match="CSV"):
        detente.run(FIRST_STEPS, replicates=100, draws="rows.parquet")


def test_a_file_of_rows_is_replaced_only_if_it_may_be(tmp_path: Path) -> None:
    detente.run(FIRST_STEPS, replicates=100, draws=tmp_path / "rows.csv")
    with pytest.raises(detente.SettingError, match="replace it"):
        detente.run(FIRST_STEPS, replicates=50, draws=tmp_path / "rows.csv")
    assert len(detente.run(FIRST_STEPS, replicates=50, draws=tmp_path / "rows.csv", replace=True).draws) == 50
