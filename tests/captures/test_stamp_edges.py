"""Time stamps at their edges: each part that is other than it should is told, and the twin of it holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from asn1crypto import cms, tsp
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from tests.captures.minting import CLOCK, DAY, DIGEST, ROOT, STAMPING, TIME, Holder, bound, holder, mint

from briefwright.captures import stamp_reading
from briefwright.captures.stamp import Stamp, Standing

RSA = rsa.generate_private_key(65537, 2048)
SECOND = timedelta(seconds=1)


def read(token: bytes, *anchors: Holder, digest: str = DIGEST) -> Stamp:
    return stamp_reading.read(token, digest, [one.certificate for one in anchors or (ROOT,)])


def broken(token: bytes) -> str:
    """Why a stamp does not hold."""
    found = read(token)
    assert found.standing is Standing.BROKEN
    assert (found.time, found.authority) == ("", "")
    return found.problem


def test_what_is_whole_holds_with_its_time_and_its_authority() -> None:
    assert read(mint()) == Stamp(Standing.HOLDS, "2026-11-25T01:02:03Z", "Clock")
    assert read(mint(status="granted")).standing is Standing.HOLDS
    assert read(mint(status="granted_with_mods")).standing is Standing.HOLDS
    assert read(mint(by_key=True)).standing is Standing.HOLDS
    assert read(mint(beside=(holder("Other"),))).standing is Standing.HOLDS


@pytest.mark.parametrize("digest", ["sha256", "sha384", "sha512"])
@pytest.mark.parametrize("key", [None, RSA], ids=["ec", "rsa"])
def test_safe_digests_hold(digest: str, key: rsa.RSAPrivateKey | None) -> None:
    clock = holder("Clock", ROOT, key=key, uses=STAMPING)
    assert read(mint(clock, signed_over=digest, binding=bound(clock, digest))).standing is Standing.HOLDS


PSS = {
    "algorithm": "rsassa_pss",
    "parameters": {
        "hash_algorithm": {"algorithm": "sha256"},
        "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": {"algorithm": "sha256"}},
        "salt_length": 32,
    },
}


def test_other_ways_to_sign_hold() -> None:
    edwards = holder("Clock", ROOT, key=ed25519.Ed25519PrivateKey.generate(), uses=STAMPING)
    assert read(mint(edwards)).standing is Standing.HOLDS
    assert broken(mint(edwards, signature=bytes(64))) == "the signature is not that of its certificate"
    plain = holder("Clock", ROOT, key=RSA, uses=STAMPING)
    for algorithm in ({"algorithm": "rsassa_pkcs1v15"}, PSS):
        assert read(mint(plain, algorithm=algorithm)).standing is Standing.HOLDS
    assert read(mint(CLOCK, binding=bound(CLOCK, "sha1"))).standing is Standing.HOLDS


@pytest.mark.parametrize(
    ("token", "problem"),
    [
        (mint(digest="0" * 64), "it is over other bytes than those of the capture"),
        (mint(imprint="sha512"), "it is over another kind of digest than SHA-256"),
        (mint(status="rejection"), "the authority refused: rejection"),
        (mint(status="waiting"), "the authority refused: waiting"),
        (mint(outer="data"), "it is not signed"),
        (mint(signatures=2), "it has not one signature"),
        (mint(signatures=0), "it has not one signature"),
        (mint(leaves_out=True), "the certificate of whoever signed it is not in it"),
        (mint(leaves_out=True, by_key=True, beside=(ROOT,)), "the certificate of whoever signed it is not in it"),
        (mint(content_type="data"), "what is signed is no time stamp"),
        (mint(says=bytes(32)), "what it says was changed after it was signed"),
        (mint(signed_over="sha1"), "it is signed over a digest that is not taken for safe: sha1"),
        (mint(algorithm={"algorithm": "sha1_ecdsa"}), "it is signed over a digest that is not taken for safe: sha1"),
        (mint(binding=bound(ROOT)), "the signature names another certificate"),
        (mint(binding=bound(ROOT, "sha1")), "the signature names another certificate"),
        (mint(binding={"signing_time": cms.Time({"utc_time": TIME})}), "the signature names no certificate"),
        (mint(signature=bytes(70)), "the signature is not that of its certificate"),
        (mint() + bytes(262_144), "it is larger than a time stamp"),
        (b"", "it cannot be read"),
    ],
)
def test_each_part_that_is_other_than_it_should_is_told(token: bytes, problem: str) -> None:
    assert broken(token) == problem


def test_nothing_stands_behind_a_stamp() -> None:
    assert broken(mint() + b"x") == "it cannot be read"
    assert broken(mint(status="granted") + b"x") == "it cannot be read"


def test_a_stamp_may_be_so_large_and_no_larger() -> None:
    padded = mint(beside=[ROOT] * 600)
    most = 256 * 1024
    assert len(padded) < most
    assert read(padded).standing is Standing.HOLDS
    assert broken(bytes(most)) != "it is larger than a time stamp"
    assert broken(bytes(most + 1)) == "it is larger than a time stamp"


@pytest.mark.parametrize(
    ("clock", "problem"),
    [
        (holder("Clock", ROOT), "its certificate is not for time stamps"),
        (holder("Clock", ROOT, uses=STAMPING, critical=False), "its certificate is not for time stamps"),
        (holder("Clock", ROOT, uses=[ExtendedKeyUsageOID.SERVER_AUTH]), "its certificate is not for time stamps"),
        (
            holder("Clock", ROOT, uses=[*STAMPING, ExtendedKeyUsageOID.SERVER_AUTH]),
            "its certificate is not for time stamps",
        ),
        (
            holder("Clock", ROOT, uses=STAMPING, valid=(TIME - DAY, TIME - SECOND)),
            "its certificate was not valid at that time",
        ),
        (
            holder("Clock", ROOT, uses=STAMPING, valid=(TIME + SECOND, TIME + DAY)),
            "its certificate was not valid at that time",
        ),
    ],
)
def test_a_certificate_has_to_be_for_stamps_and_for_that_time(clock: Holder, problem: str) -> None:
    assert broken(mint(clock)) == problem


def test_a_certificate_is_valid_from_its_first_second_to_its_last() -> None:
    for valid in ((TIME, TIME + DAY), (TIME - DAY, TIME)):
        assert read(mint(holder("Clock", ROOT, uses=STAMPING, valid=valid))).standing is Standing.HOLDS


def test_a_chain_leads_over_authorities_that_are_valid_and_are_authorities() -> None:
    def through(**words: object) -> Standing:
        middle = holder("Middle", ROOT, **{"ca": True, **words})  # type: ignore[arg-type]  # words of `holder`
        return read(mint(holder("Clock", middle, uses=STAMPING), beside=(middle,))).standing

    assert through() is Standing.HOLDS
    assert through(ca=False) is Standing.UNTRUSTED
    assert through(ca=None) is Standing.UNTRUSTED
    assert through(valid=(TIME - DAY, TIME - SECOND)) is Standing.UNTRUSTED


def test_an_authority_of_the_same_name_with_another_key_issued_nothing() -> None:
    other = holder("Root", ca=True)
    found = read(mint(), other)
    assert (found.standing, found.authority) == (Standing.UNTRUSTED, "Clock")
    assert (found.time, found.problem) == (
        "2026-11-25T01:02:03Z", "no certificate in the folder of authorities leads to it",
    )  # fmt: skip
    assert read(mint(), other, ROOT).standing is Standing.HOLDS


def test_the_certificate_itself_may_be_trusted() -> None:
    assert read(mint(), CLOCK).standing is Standing.HOLDS


def test_a_chain_has_so_many_steps_and_no_more() -> None:
    def through(steps: int) -> Standing:
        chain = [ROOT]
        for at in range(steps - 1):
            chain.append(holder(f"Step {at}", chain[-1], ca=True))
        return read(mint(holder("Clock", chain[-1], uses=STAMPING), beside=chain[1:])).standing

    assert through(8) is Standing.HOLDS
    assert through(9) is Standing.UNTRUSTED


def test_authorities_that_issue_each_other_come_to_an_end() -> None:
    first = holder("First", ca=True)
    second = holder("Second", first, ca=True)
    again = holder("First", second, key=first.key, ca=True)
    token = mint(holder("Clock", second, uses=STAMPING), beside=(first, second, again))
    assert read(token).standing is Standing.UNTRUSTED


def test_an_authority_without_a_common_name_is_named_by_all_of_its_name() -> None:
    assert read(mint(holder("Clock Ltd", ROOT, uses=STAMPING, named=False))).authority == "O=Clock Ltd"


def test_a_key_of_another_kind_is_not_known() -> None:
    with pytest.raises(ValueError, match="not known here"):
        stamp_reading._checked(
            dsa.generate_private_key(1024).public_key(), _signer_info(mint()), b"", "sha256"
        )


def _signer_info(token: bytes) -> cms.SignerInfo:
    return cms.ContentInfo.load(token)["content"]["signer_infos"][0]


def test_the_number_of_a_request_is_repeated_by_its_answer() -> None:
    assert stamp_reading.nonce_of(stamp_reading.request(DIGEST, 5)) == 5
    assert stamp_reading.nonce_of(b"no request") is None
    bare = tsp.TimeStampReq(
        {"version": "v1", "message_imprint": {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": bytes(32)}}
    )
    assert stamp_reading.nonce_of(bare.dump()) is None
    assert stamp_reading.repeats(mint(), 5)
    assert not stamp_reading.repeats(mint(), 6)
    assert not stamp_reading.repeats(b"no answer", 5)


def test_a_request_asks_for_the_certificate_and_holds_the_digest() -> None:
    asked = tsp.TimeStampReq.load(stamp_reading.request(DIGEST, 5))
    assert asked["cert_req"].native is True
    assert asked["message_imprint"]["hashed_message"].native.hex() == DIGEST


def test_of_files_with_authorities_those_that_can_be_read_count() -> None:
    pem = ROOT.certificate.public_bytes(serialization.Encoding.PEM).decode()
    unreadable = "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----"
    found = stamp_reading.trusted(["nothing", pem + CLOCK.pem, unreadable])
    assert list(found) == [ROOT.certificate, CLOCK.certificate]
