"""Leaving a run that has results to write: between two of them, never within one."""

from __future__ import annotations

import signal
import threading

import pytest

from inovasi_cli.cli.leaving import Leaving


def test_a_signal_is_a_leaving_at_once_where_nothing_is_held() -> None:
    with pytest.raises(KeyboardInterrupt), Leaving():
        signal.raise_signal(signal.SIGTERM)


def test_a_signal_waits_until_what_is_held_is_done() -> None:
    with Leaving() as leaving:
        leaving.hold()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            leaving.release()


def test_a_second_signal_does_not_wait_since_what_is_written_to_may_never_take_it() -> None:
    with Leaving() as leaving:
        leaving.hold()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_nothing_is_raised_where_no_signal_came() -> None:
    with Leaving() as leaving:
        leaving.hold()
        leaving.release()


def test_the_signals_are_left_to_whom_they_were_before(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM)
    try:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        with Leaving():
            assert signal.getsignal(signal.SIGTERM) == signal.SIG_IGN
            assert signal.getsignal(signal.SIGINT) not in {signal.SIG_IGN, signal.default_int_handler}
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    monkeypatch.setattr(threading, "current_thread", lambda: None)
    with Leaving():
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
