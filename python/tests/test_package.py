"""What `pip install` installs."""

from importlib import metadata, resources

import detente


def test_the_distribution_is_typed_and_needs_nothing() -> None:
    assert resources.files("detente").joinpath("py.typed").is_file()
    assert metadata.version("detente-sim") == detente.__version__
    needed = metadata.requires("detente-sim") or []
    assert needed and all("extra ==" in one for one in needed)
    assert set(metadata.metadata("detente-sim").get_all("Provides-Extra") or []) == {"pandas", "parquet", "test"}


def test_all_that_is_public_is_documented() -> None:
    for name in detente.__all__:
        one = getattr(detente, name)
        assert name == "__version__" or name == "ScenarioLike" or (one.__doc__ or "").strip(), name
