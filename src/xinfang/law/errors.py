"""What the law core says when it cannot answer: whole Chinese sentences."""


class LawError(Exception):
    """A refusal of the law core; its text is a Chinese sentence that a user may read."""


class RuleRefused(LawError):
    """A rule that cannot be taken into the rulebook, with its id and the reason."""

    def __init__(self, rule_id: str, why: str) -> None:
        """Keep `rule_id` and `why` apart, and say both in one sentence."""
        super().__init__(f"规则“{rule_id}”不予采用：{why}")
        self.rule_id = rule_id
        self.why = why
