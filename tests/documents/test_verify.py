"""Genuine files are accepted, by us and by poppler; the verdict says in words what is proven and what is not."""

from __future__ import annotations

import re
import shutil
import string
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from qtic_desktop.documents.signing.authority import Authority
from qtic_desktop.documents.signing.fields import prepare
from qtic_desktop.documents.signing.fingerprints import fingerprint_words, sha256_hex
from qtic_desktop.documents.signing.signer import sign, sign_all
from qtic_desktop.documents.signing.verdict import State, describe
from qtic_desktop.documents.signing.verify import verify
from qtic_desktop.resources import known_messages
from tests.documents.signing_kit import NAMES, WHEN, base_pdf, boxes, office, orders, record, signed_pdf

PACKAGE = Path(__file__).parents[2] / "qtic_desktop" / "documents" / "signing"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return office(tmp_path_factory.mktemp("keys"))


@pytest.mark.parametrize("count", [1, 7, 9, 15])
def test_genuine_files_are_accepted(authority: Authority, count: int) -> None:
    pdf = signed_pdf(authority, count)
    verdict = verify(pdf, trust_roots=[authority.root], expected=record(authority, count, sha256_hex(pdf)), now=WHEN)
    assert (verdict.state, verdict.codes, verdict.missing, verdict.remarks) == (State.VALID, frozenset(), (), ())
    assert [report.signer_name for report in verdict.signatures] == list(NAMES[:count])
    assert all(report.good and report.claimed_time == WHEN for report in verdict.signatures)
    assert verify(pdf, trust_roots=[authority.root]).state is State.VALID


def test_poppler_agrees(authority: Authority, tmp_path: Path) -> None:
    program = shutil.which("pdfsig")
    assert program, "pdfsig (package poppler-utils) is needed to check signatures independently"
    pdf = signed_pdf(authority, 7)
    changed = pdf.replace(b"/Reason", b"/Raeson", 1)
    for name, data, good in (("good.pdf", pdf, 7), ("changed.pdf", changed, 0)):
        (tmp_path / name).write_bytes(data)
        answer = subprocess.run([program, "-nocert", tmp_path / name], capture_output=True, text=True, check=False)
        assert answer.stdout.count("Signature is Valid.") == good
        assert "".join(re.findall(r"Total document signed", answer.stdout)) == "Total document signed"


def test_an_enrolled_certificate_is_a_root_too(authority: Authority, tmp_path: Path) -> None:
    other = office(tmp_path)
    pdf = signed_pdf(other, 1)
    enrolled = other.key_for(NAMES[0], "示例大学", "id-0", when=WHEN).certificate
    assert verify(pdf, trust_roots=[authority.root, enrolled]).state is State.VALID


def test_without_any_root_the_answer_is_undecidable(authority: Authority) -> None:
    verdict = verify(signed_pdf(authority, 2), trust_roots=[])
    assert verdict.state is State.UNDECIDABLE
    assert verdict.codes == {"signing.undecidable.no_roots"}
    words = describe(verdict)
    assert words[0].startswith("无法判断")
    assert sum("证书没有核对" in word for word in words) == 2
    assert not any("未通过" in word or "能证明" in word for word in words)


def test_a_file_the_record_does_not_know_is_undecidable(authority: Authority) -> None:
    pdf = signed_pdf(authority, 2)
    verdict = verify(pdf, trust_roots=[authority.root], record_searched=True)
    assert (verdict.state, verdict.codes) == (State.UNDECIDABLE, {"signing.undecidable.not_in_record"})
    assert verify(base_pdf(), trust_roots=[], record_searched=True).codes == {"signing.invalid.no_signature"}
    known = verify(pdf, trust_roots=[authority.root], expected=record(authority, 2), record_searched=True)
    assert known.state is State.VALID


def test_an_unfinished_file_says_how_many_signatures_are_missing(authority: Authority) -> None:
    verdict = verify(prepare(base_pdf(), boxes(3), list(boxes(3))), trust_roots=[authority.root])
    assert verdict.state is State.INVALID
    assert verdict.missing == tuple(boxes(3))
    assert "signing.invalid.no_signature" in verdict.codes


def test_clocks_and_names_are_remarks_not_verdicts(authority: Authority) -> None:
    verdict = verify(signed_pdf(authority, 1), trust_roots=[authority.root], now=WHEN - timedelta(days=400))
    assert verdict.state is State.VALID
    assert [remark.code for remark in verdict.remarks] == ["signing.remark.future_time"]


def test_a_name_too_long_for_a_certificate_is_not_called_another_name(authority: Authority) -> None:
    name = "阿卜杜热合曼·买买提依明·艾合买提·玉素甫·阿卜杜热合曼"
    key = authority.key_for(name, "示例大学", "long", when=WHEN)
    assert key.owner.endswith("…")
    prepared = prepare(base_pdf(), boxes(1), list(boxes(1)))
    for written, state in ((name, State.VALID), ("阿卜杜", State.UNDECIDABLE)):
        pdf = sign(prepared, "Expert_00", key, signer_name=written, reason="r", location="l", when=WHEN)
        verdict = verify(pdf, trust_roots=[authority.root])
        assert verdict.state is state
        assert verdict.codes == (set() if state is State.VALID else {"signing.undecidable.name_differs"})


def test_the_words_name_people_and_limits(authority: Authority) -> None:
    pdf = signed_pdf(authority, 2)
    verdict = verify(pdf, trust_roots=[authority.root])
    words = "\n".join(describe(verdict))
    for part in (
        "有效",
        "王䶮",
        "颁发者“工作区自签证书（示例评审办公室）”",
        "签署电脑的时钟 2026-11-20 09:30:00 (UTC+00:00)",
        fingerprint_words(verdict.signatures[0].fingerprint),
        "没有证明：签名人的真实身份",
    ):
        assert part in words
    assert "未与工作区记录比对" in words
    bound = verify(pdf, trust_roots=[authority.root], expected=record(authority, 2, sha256_hex(pdf)))
    assert "未与工作区记录比对" not in "\n".join(describe(bound))
    english = "\n".join(describe(bound, "en"))
    assert "Not proven: who the person is" in english
    assert not re.search(r"[{}]", words + english)


def test_the_words_of_a_changed_file_name_the_signatures_that_are_hit(authority: Authority) -> None:
    pdf = signed_pdf(authority, 3)
    at = pdf.rindex(b"/Reason") + 1
    words = describe(verify(pdf[:at] + b"X" + pdf[at + 1 :], trust_roots=[authority.root]))
    assert words[0].startswith("无效")
    assert [("未通过" in word, "证书没有核对" in word) for word in words if word.startswith("签名 ")] == [
        (False, True), (False, True), (True, False),
    ]  # fmt: skip
    assert words[1] == "原因：已经签名的内容在签名之后被改动过（涉及签名 3）。"
    assert sum("被改动过" in word for word in words) == 2


def test_a_genuine_file_with_an_empty_field_is_undecidable_without_any_record(authority: Authority) -> None:
    """Somebody was absent: the file alone cannot tell, so it is called neither valid nor invalid, and what is missing is said."""
    steps = list(sign_all(base_pdf(), boxes(3), orders(authority, 3), reason="r", location="l", when=WHEN))
    alone = verify(steps[1].pdf, trust_roots=[])
    assert alone.state is State.UNDECIDABLE
    assert alone.codes == {"signing.undecidable.no_roots", "signing.undecidable.fields_empty"}
    words = describe(alone)
    assert words[0].startswith("无法判断")
    assert any("有 1 个签名栏空着" in word and "请指定工作区" in word for word in words)
    assert verify(steps[1].pdf, trust_roots=[authority.root]).state is State.INVALID
    at = steps[1].pdf.rindex(b"/Reason") + 1
    changed = verify(steps[1].pdf[:at] + b"X" + steps[1].pdf[at + 1 :], trust_roots=[])
    assert changed.state is State.INVALID


def test_every_code_has_its_sentence_in_both_languages() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py"))
    used = set(re.findall(r'(?:Finding|Refused|EnvironmentTrouble|MissingGlyph|message)\(\s*"(signing\.[\w.]+)"', text))
    used |= {f"signing.invalid.{name}" for name in re.findall(r'_fail\("(\w+)"', text)}
    used |= {f"signing.verdict.{state}" for state in State}
    used |= {f"signing.signature.{result}" for result in ("good", "bad", "open")}
    used |= {f"signing.proves.{compared}" for compared in ("bound", "signers", "not_bound")}
    assert len(used) > 40
    known = known_messages()
    assert sorted(used - known.keys()) == []
    for code in (code for code in known if code.startswith("signing.")):
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(known[code][lang]) if name} for lang in ("zh", "en")
        ]
        assert fields[0] == fields[1], code
