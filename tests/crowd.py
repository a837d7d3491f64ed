"""Twenty thousand petitions for measuring plans: rows set directly, without acts, in a database of the test's own."""

from django.db import connections

from doing import unit
from xinfang.demo import cast

FILL = """
insert into petitions_petition (id, number, channel, received_on, state, last_seq, head_hash, office_id, lead_unit_id,
    reachable, concealed, imported_incomplete, anomalies, fold_version, rulebook_digest, calendar_digest)
select md5('p' || i)::uuid, 'T-' || i, 'ONLINE', date '2024-01-01' + i % 700, 'ROUTED', 0, '', %(bureau)s,
    (%(towns)s::int[])[1 + i %% 18], true, false, false, '[]', 1, '', ''
from generate_series(1, %(count)s) i;
insert into petitions_sight (unit_id, petition_id, requests, concealed)
select %(bureau)s, id, null::smallint[], false from petitions_petition
union all select lead_unit_id, id, '{1}'::smallint[], false from petitions_petition;
insert into petitions_text (id, petition_id, requests, role, plain, salt, commitment)
select md5('t' || i)::uuid, md5('p' || i)::uuid, '{1}', 'register.text',
    (%(words)s::text[])[1 + i %% 7] || '请求尽快处理第' || i || '号房屋漏水问题' || md5(i::text), '', ''
from generate_series(1, %(count)s) i;
insert into petitions_request (petition_id, n, class, state, holder_id, text_id, outcome)
select md5('p' || i)::uuid, 1, 'CLAIM', 'ROUTED', (%(towns)s::int[])[1 + i %% 18], md5('t' || i)::uuid, ''
from generate_series(1, %(count)s) i;
insert into petitions_obligation (petition_id, rule, basis, obligor_unit_id, obligor_party, anchor_seq, request_n,
    started_on, length, length_unit, extended_days, due_strict, due, provisional, entered_late, incomplete,
    discharged_on, watchers)
select id, 'R22-23-fwd', 'STATUTORY', lead_unit_id, false, 2, 1, received_on, 15, 'DAY', 0, received_on + 15,
    received_on + 15, false, false, false, case when substr(number, 3)::int %% 7 = 0 then null else received_on + 9 end,
    case when substr(number, 3)::int %% 7 = 0 then array[%(bureau)s] end
from petitions_petition;
"""


def fill(count: int = 20_000) -> None:
    """Fill the database and let the planner know."""
    towns = [unit(f"130426{code:03d}") for code in (1, *range(101, 109), *range(200, 208), 400)]
    words = ["道路塌陷", "欠发工资", "低保待遇", "物业收费", "征地补偿", "噪声扰民", "学校招生"]
    values = {"bureau": unit(cast.BUREAU), "towns": towns, "count": count, "words": words}
    statements = FILL.replace("i % 700", "i %% 700").split(";\n")
    with connections["owner"].cursor() as cursor:
        for statement in filter(str.strip, statements):
            cursor.execute(statement, values)
        cursor.execute("analyze")
