"""An author's name is turned round for a list of sources; an organisation's is not."""

from __future__ import annotations

import pytest

from briefwright.own_item import is_group


@pytest.mark.parametrize(
    "name",
    ["Reuters", "Harbour Institute", "Briefwright editors", "Centre for Port Studies", "Port Authority", "Port Ltd."],
)
def test_an_organisation_keeps_its_order(name: str) -> None:
    assert is_group(name)


@pytest.mark.parametrize("name", ["Ana Ruiz", "Herbert Van de Sompel", "William H. Press", "Emily de la Bruyère"])
def test_a_person_is_turned_round(name: str) -> None:
    assert not is_group(name)
