"""SQL that the migrations need beside the tables."""

# Pairs of neighbouring characters between separators; separators are listed, since a character class would depend on
# the collation. Immutable, so that an index over the expression serves the search.
SEPARATORS = r"""[\s　!"#$%&'()*+,./:;<=>?@\[\\\]^_`{|}~，。、：；（）！？“”‘’《》〈〉【】〔〕「」『』—…·-]+"""
ZH_BIGRAMS = r"""
create or replace function public.zh_bigrams(t text) returns tsvector
language sql immutable strict parallel safe as $$
 select coalesce(array_to_tsvector(array_agg(distinct substr(s, i, 2))), ''::tsvector)
 from regexp_split_to_table(lower(t), '{separators}') s, generate_series(1, greatest(length(s) - 1, 1)) i
 where s <> '' $$
""".replace("{separators}", SEPARATORS.replace("'", "''"))

# An act follows the one before it, in number and in chain, whoever inserts it.
ACT_IN_ORDER = """
create or replace function public.act_in_order() returns trigger language plpgsql as $$
declare
  petition public.petitions_petition%rowtype;
begin
  select * into petition from public.petitions_petition where id = new.petition_id;
  if new.seq <> petition.last_seq + 1 or new.prev <> petition.head_hash then
    raise exception '办理记录的序号或者链接与信访事项不相接。' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger act_in_order before insert on petitions_act for each row execute function act_in_order()
"""

# Contents go under an act of disposal and in no other way, whoever deletes them.
KEEP_CONTENT = """
create or replace function public.keep_content() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.petitions_act where petition_id = old.petition_id and kind = 'dispose') then
    raise exception '表 % 的内容只有在销毁记录之后才能删除。', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;
create trigger keep_content before delete on petitions_text for each row execute function keep_content();
alter table petitions_text enable always trigger keep_content;
create trigger keep_content before delete on petitions_party for each row execute function keep_content();
alter table petitions_party enable always trigger keep_content
"""

KEEP_NOTES = """
create trigger keep_content before delete on petitions_note for each row execute function keep_content();
alter table petitions_note enable always trigger keep_content
"""

KEEP_PAPERS = """
create trigger keep_content before delete on documents_version for each row execute function keep_content();
alter table documents_version enable always trigger keep_content;
create trigger keep_content before delete on documents_step for each row execute function keep_content();
alter table documents_step enable always trigger keep_content
"""

# The petitions with a text in which all pairs occur and all patterns match, and which one of the units may read. For a
# common word the planner would compute the pairs of every text again; with settings of its own the function goes by
# the indexes, and the exact bitmap needs no second look.
FOUND_BY = """
create or replace function public.found_by(pairs tsquery, patterns text[], units bigint[]) returns setof uuid
language sql stable parallel safe rows 25 set enable_seqscan = off set work_mem = '64MB' as $$
 select t.petition_id from public.petitions_text t
 where public.zh_bigrams(t.plain) @@ pairs and lower(t.plain) like all (patterns)
   and exists (select 1 from public.petitions_sight s where s.petition_id = t.petition_id and s.unit_id = any (units)
     and (s.requests is null or s.requests @> t.requests)) $$
"""

# The same, bounded: where more than `most` texts have the pairs, the word is a common one, and none are given.
FOUND_NEAR = """
create or replace function public.found_near(pairs tsquery, patterns text[], units bigint[], most int)
returns table (petitions uuid[], cut boolean)
language sql stable parallel safe set enable_seqscan = off set work_mem = '64MB' as $$
 with near as materialized (
   select t.petition_id, t.requests, t.plain from public.petitions_text t
   where public.zh_bigrams(t.plain) @@ pairs limit most + 1),
 known as materialized (select count(*) > most as cut from near)
 select case when known.cut then '{}' else array(
   select distinct n.petition_id from near n where lower(n.plain) like all (patterns) and exists (
     select 1 from public.petitions_sight s where s.petition_id = n.petition_id and s.unit_id = any (units)
       and (s.requests is null or s.requests @> n.requests))) end, known.cut
 from known $$
"""

KEEP_COMMENTS = """
create trigger keep_content before delete on documents_comment for each row execute function keep_content();
alter table documents_comment enable always trigger keep_content
"""
