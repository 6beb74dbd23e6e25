from __future__ import annotations

from pathlib import Path

import pytest

from builder.core.errors import ServeError
from builder.server.settings import HostOptions, HostSettings


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.0.1"])
def test_loopback_needs_no_proxy_and_checks_the_name_it_is_called_by(host: str) -> None:
    HostOptions(Path("a.hush"), host=host).check()
    assert HostSettings(host).checks_host
    assert not HostSettings(host, behind_proxy=1).checks_host


@pytest.mark.parametrize("proxies", [0, -1])
@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "shop.example"])
def test_an_address_others_can_reach_needs_a_proxy_with_tls(host: str, proxies: int) -> None:
    with pytest.raises(ServeError) as refused:
        HostOptions(Path("a.hush"), host=host, behind_proxy=proxies).check()
    assert (refused.value.code, refused.value.params) == ("plain_http", {"host": host})
    HostOptions(Path("a.hush"), host=host, behind_proxy=1).check()
    assert not HostSettings(host).checks_host
