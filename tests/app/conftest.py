"""What tests of several pages stand on."""

from __future__ import annotations

import pytest

from kit.app import office as shared


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    """The app's office on a folder of its own, with the sample."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIRING_KIT_DATA", str(tmp_path_factory.mktemp("data")))
        shared.close()
        shared.add_sample(shared.the_office())
        yield shared.the_office()
        shared.close()
