"""Who trades in the demo."""

from collections import Counter

from deploy.local.simulateur.population import Account, fictive, fictive_transitaires, populate
from shared import ice
from tests.simulateur.conftest import BROKER, EXPORTER, IMPORTER


def test_fictitious_companies_have_valid_ices_that_nobody_has():
    ices = [one.ice for one in fictive()] + [number for number, _ in fictive_transitaires()]

    assert all(ice.is_valid(number) and number.startswith("9992") for number in ices)
    assert len(set(ices)) == len(ices)
    assert len({one.raison_sociale for one in fictive()}) == len(fictive())


def test_the_sizes_are_those_of_the_country():
    sizes = Counter(one.taille for one in fictive())

    assert sizes == {"L": 2, "M": 10, "S": 21, "XS": 27}


def test_the_demo_trades_in_the_name_of_its_accounts(monde):
    assert {one.ice for one in monde.population.demo} == {IMPORTER, EXPORTER}
    assert monde.population.transitaires[0] == BROKER


def test_an_account_that_does_not_trade_brings_no_company():
    assert populate([Account(ice=IMPORTER, profil="TRA")]).demo == ()


def test_no_two_companies_share_a_range_of_numbers(monde):
    rangs = [one.rang for one in monde.population.entreprises]

    assert len(set(rangs)) == len(rangs)
    assert all(10 <= rang < 90 for rang in rangs)
