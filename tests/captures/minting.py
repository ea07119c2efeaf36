"""Time stamps made by hand for a test, so that each part of one can be other than it should."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

TIME = datetime(2026, 11, 25, 1, 2, 3, tzinfo=UTC)
DIGEST = hashlib.sha256(b"words").hexdigest()
DAY = timedelta(days=1)
_HASHES: Mapping[str, hashes.HashAlgorithm] = {
    "sha1": hashes.SHA1(), "sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512(),
}  # fmt: skip
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey


@dataclass(frozen=True)
class Holder:
    """A certificate with its key."""

    key: Key
    certificate: x509.Certificate

    @property
    def pem(self) -> str:
        return self.certificate.public_bytes(serialization.Encoding.PEM).decode()

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)


def holder(
    name: str,
    issuer: Holder | None = None,
    *,
    key: Key | None = None,
    ca: bool | None = None,
    uses: Sequence[x509.ObjectIdentifier] = (),
    critical: bool = True,
    valid: tuple[datetime, datetime] = (TIME - DAY, TIME + DAY),
    named: bool = True,
) -> Holder:
    """A certificate, of its own making where nobody issues it; `ca` None leaves the word of authorities out."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    kind = NameOID.COMMON_NAME if named else NameOID.ORGANIZATION_NAME
    subject = x509.Name([x509.NameAttribute(kind, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid[0])
        .not_valid_after(valid[1])
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if ca is not None:
        made = made.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    if uses:
        made = made.add_extension(x509.ExtendedKeyUsage(uses), critical=critical)
    signing = issuer.key if issuer else key
    how = None if isinstance(signing, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return Holder(key, made.sign(signing, how))


ROOT = holder("Root", ca=True)
STAMPING = (ExtendedKeyUsageOID.TIME_STAMPING,)
CLOCK = holder("Clock", ROOT, uses=STAMPING)


def mint(
    signer: Holder = CLOCK,
    *,
    digest: str = DIGEST,
    imprint: str = "sha256",
    signed_over: str = "sha256",
    content_type: str = "tst_info",
    says: bytes | None = None,
    binding: Mapping[str, object] | None = None,
    signature: bytes | None = None,
    algorithm: Mapping[str, object] | None = None,
    beside: Sequence[Holder] = (),
    leaves_out: bool = False,
    by_key: bool = False,
    signatures: int = 1,
    status: str | None = None,
    outer: str = "signed_data",
) -> bytes:
    """A token, or the answer that holds it where a status is given; every word but the first makes it another."""
    info = tsp.TSTInfo(
        {
            "version": "v1",
            "policy": "1.2.3.4.1",
            "message_imprint": {"hash_algorithm": {"algorithm": imprint}, "hashed_message": bytes.fromhex(digest)},
            "serial_number": 1,
            "gen_time": TIME,
            "nonce": 5,
        }
    ).dump()
    attributes = cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": [content_type]}),
            cms.CMSAttribute({"type": "message_digest", "values": [says or _hashed(signed_over, info)]}),
            *(cms.CMSAttribute({"type": kind, "values": [one]}) for kind, one in (binding or bound(signer)).items()),
        ]
    )
    named = asn1_x509.Certificate.load(signer.der)
    by = (
        cms.SignerIdentifier("subject_key_identifier", named.key_identifier)
        if by_key
        else cms.SignerIdentifier(
            "issuer_and_serial_number", {"issuer": named.issuer, "serial_number": named.serial_number}
        )
    )
    info_of_signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": by,
            "digest_algorithm": {"algorithm": signed_over},
            "signed_attrs": attributes,
            "signature_algorithm": algorithm or {"algorithm": _algorithm(signer.key, signed_over)},
            "signature": signature or _signature(signer.key, attributes.dump(), signed_over, algorithm),
        }
    )
    certificates = [] if leaves_out else [signer]
    signed = cms.SignedData(
        {
            "version": "v3",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": signed_over})],
            "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(info)},
            "certificates": [asn1_x509.Certificate.load(one.der) for one in (*beside, *certificates)],
            "signer_infos": [info_of_signer] * signatures,
        }
    )
    token = cms.ContentInfo({"content_type": "signed_data", "content": signed})
    if outer != "signed_data":
        token = cms.ContentInfo({"content_type": outer, "content": core.OctetString(b"words")})
    if status is None:
        return bytes(token.dump())
    return bytes(tsp.TimeStampResp({"status": {"status": status}, "time_stamp_token": token}).dump())


def bound(signer: Holder, name: str = "sha256") -> dict[str, object]:
    """What binds a signature to its certificate."""
    if name == "sha1":
        cert = tsp.ESSCertID({"cert_hash": hashlib.sha1(signer.der, usedforsecurity=False).digest()})
        return {"signing_certificate": tsp.SigningCertificate({"certs": [cert]})}
    made = tsp.ESSCertIDv2({"hash_algorithm": {"algorithm": name}, "cert_hash": _hashed(name, signer.der)})
    return {"signing_certificate_v2": tsp.SigningCertificateV2({"certs": [made]})}


def _hashed(name: str, content: bytes) -> bytes:
    return hashlib.new(name, content, usedforsecurity=False).digest()


def _algorithm(key: Key, digest: str) -> str:
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519"
    return f"{digest}_ecdsa" if isinstance(key, ec.EllipticCurvePrivateKey) else f"{digest}_rsa"


def _signature(key: Key, told: bytes, digest: str, algorithm: Mapping[str, object] | None) -> bytes:
    over = _HASHES[digest]
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(told)
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.sign(told, ec.ECDSA(over))
    if algorithm and algorithm["algorithm"] == "rsassa_pss":
        return key.sign(told, padding.PSS(padding.MGF1(over), padding.PSS.DIGEST_LENGTH), over)
    return key.sign(told, padding.PKCS1v15(), over)
