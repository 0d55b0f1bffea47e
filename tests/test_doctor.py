"""What the doctor finds, and what it advises."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from newslib import chromium, doctor
from newslib.doctor import EXTRAS, LEAST_SPACE, Finding, examine


def only(findings: list[Finding], what: str) -> Finding:
    (found,) = [finding for finding in findings if finding.what == what]
    return found


def looked(look: str, *arguments: object) -> list[Finding]:
    return list(getattr(doctor, look)(*arguments))


def missing(*packages: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = metadata.version

    def version(name: str) -> str:
        if name in packages:
            raise metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(doctor.metadata, "version", version)


def test_an_installed_suite_has_no_problem_and_advice_stands_where_something_is_missing(tmp_path: Path) -> None:
    findings = examine(tmp_path / "reports")
    assert [finding.what for finding in findings if finding.state == "problem"] == []
    assert all(bool(finding.advice) == (finding.state != "ok") for finding in findings)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("version", "state"), [((3, 10), "problem"), ((3, 11), "ok"), ((3, 14), "problem")])
def test_python_has_to_be_of_a_known_version(
    version: tuple[int, int], state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "sys", SimpleNamespace(version_info=version, executable="/bin/python"))
    found = only(looked("_python"), "Python")
    assert found.state == state
    assert found.found.endswith(", /bin/python")


def test_a_package_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    missing("altair", "rapidfuzz", monkeypatch=monkeypatch)
    problem = next(finding for finding in looked("_packages") if finding.state == "problem")
    assert problem == Finding("packages", "problem", "missing: altair, rapidfuzz", doctor.INSTALL)


def test_a_version_other_than_the_locks_is_no_problem_but_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_locked", lambda: {"altair": ["0.1", "0.2"], "scikit-learn": ["0.3"]})
    told = only(looked("_packages"), "versions")
    assert told.state == "optional"
    assert re.fullmatch(
        r"altair [\d.]+ \(the lock has 0\.1 or 0\.2\); scikit-learn [\d.]+ \(the lock has 0\.3\)", told.found
    )


def test_a_checkout_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> object:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(doctor.metadata, "version", unknown)
    monkeypatch.setattr(doctor.metadata, "requires", unknown)
    found = only(looked("_python"), "newslib")
    assert (found.state, found.advice) == ("problem", "pip install --no-deps -e .")
    assert looked("_packages") == []


def test_what_cannot_be_loaded_is_a_finding_and_the_rest_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nbformat", None)
    monkeypatch.setitem(sys.modules, "jupyter_client.kernelspec", None)
    monkeypatch.delitem(sys.modules, "newslib.notebook_files", raising=False)
    monkeypatch.setattr(doctor, "_model", lambda: iter(()))
    findings = examine()
    assert only(findings, "notebooks").state == only(findings, "kernel").state == "problem"
    assert "jupyter_client" in only(findings, "kernel").found
    assert only(findings, "reports").state == "ok"


def test_a_kernel_whose_python_is_gone_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    def spec(argv: list[str]) -> object:
        return lambda self, name: SimpleNamespace(argv=argv, resource_dir="/kernels/python3")

    monkeypatch.setattr(KernelSpecManager, "get_kernel_spec", spec(["/gone/python", "-m", "ipykernel"]))
    found = only(looked("_kernel"), "kernel")
    assert (found.state, found.found) == ("problem", "python3 starts '/gone/python', which is not there")
    monkeypatch.setattr(KernelSpecManager, "get_kernel_spec", spec(["python", "-m", "ipykernel"]))
    assert only(looked("_kernel"), "kernel").found == "python3, /kernels/python3"

    def none(self: object, name: str) -> object:
        raise NoSuchKernel(name)

    monkeypatch.setattr(KernelSpecManager, "get_kernel_spec", none)
    assert only(looked("_kernel"), "kernel").found == "no kernel named python3"


def test_a_browser_is_missing_or_broken_or_says_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "find_chromium", lambda: None)
    assert only(looked("_chromium"), "Chromium").state == "optional"
    monkeypatch.setattr(chromium, "find_chromium", lambda: str(tmp_path / "gone"))
    assert "does not start" in only(looked("_chromium"), "Chromium").found
    said = SimpleNamespace(stdout="Chromium 99\n")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: said)
    assert only(looked("_chromium"), "Chromium") == Finding("Chromium", "ok", f"Chromium 99, {tmp_path / 'gone'}")


def test_an_extra_is_there_when_all_of_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    missing("tokenizers", "python-docx", monkeypatch=monkeypatch)
    findings = looked("_extras")
    assert [finding.what for finding in findings] == [f"extra {name}" for name in EXTRAS]
    assert only(findings, "extra semantic") == Finding(
        "extra semantic", "optional", "not installed (likeness by meaning)", "make semantic"
    )
    assert only(findings, "extra docx").advice == "make extras"
    assert only(findings, "extra voila").found == f"voila {metadata.version('voila')}"


def test_extras_are_those_that_can_be_installed() -> None:
    asked = metadata.requires("newslib") or []
    for name, (_, packages, _) in EXTRAS.items():
        told = {re.split(r"[^\w.-]", line)[0] for line in asked if re.search(rf"extra == .{name}\b", line)}
        assert told == set(packages), name


def test_reports_need_a_place_with_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    found = only(looked("_place", tmp_path / "file" / "deep"), "reports")
    assert (found.state, found.advice) == ("problem", "name another folder: newslib report STORY --into FOLDER")
    for free, state in ((LEAST_SPACE - 1, "problem"), (LEAST_SPACE, "ok")):
        monkeypatch.setattr(shutil, "disk_usage", lambda place, free=free: SimpleNamespace(free=free))
        assert only(looked("_place", tmp_path / "not" / "yet"), "reports").state == state
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
