"""What a registration says besides: when the matter was first raised is no later than the day on which it came in."""

from law.words import allowed, case, refusal, register


def test_a_first_time_after_the_receipt_is_refused_and_the_day_itself_is_not() -> None:
    late = refusal(case(), register(on="2026-03-02", first_on="2026-03-03"))
    assert (late.field, late.why) == ("first_on", "首次信访日期不能晚于收到信访事项的日期。")
    assert allowed(case(), register(on="2026-03-02", first_on="2026-03-02"))
    assert allowed(case(), register(on="2026-03-02"))
