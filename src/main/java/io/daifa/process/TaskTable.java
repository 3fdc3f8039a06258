package io.daifa.process;

import io.daifa.kernel.OpenTasks.Counts;
import io.daifa.kernel.OpenTasks.Filter;
import io.daifa.kernel.OpenTasks.Holder;
import io.daifa.kernel.OpenTasks.OpenTask;
import io.daifa.kernel.OpenTasks.Sort;
import io.daifa.kernel.OpenTasks.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads open tasks with what they are about: one statement over the engine's tables and ours, because the engine's queries know neither shops
 * nor suppliers nor what is wrong. The engine's times are without a zone, in that of the virtual machine, as its own statements read them.
 */
@Component
class TaskTable {

    private static final int PRESSING = 80;

    /** The tasks that the viewer sees. A person's own task is seen even where its group is not the person's. */
    private static final String SEEN = """
            seen as (
                select t.id_ as id, t.task_def_key_ as element, coalesce(g.name, '') as desk, t.create_time_ as created,
                       t.due_date_ as due, t.priority_ as priority, t.assignee_ as assignee,
                       cast(i.business_key_ as uuid) as key, cast(v.text_ as uuid) as parcel
                from public.act_ru_task t
                join public.act_ru_execution i on i.id_ = t.proc_inst_id_
                join public.act_ru_execution e on e.id_ = t.execution_id_
                left join lateral (
                    select min(l.group_id_) as name from public.act_ru_identitylink l
                    where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
                      and (:all or l.group_id_ = any(:groups))) g on true
                left join public.act_ru_variable v on t.task_def_key_ = 'Task_ResolveParcel' and v.name_ = 'parcelId'
                    and v.execution_id_ in (e.id_, e.parent_id_)
                where (g.name is not null or t.assignee_ = :user) and i.business_key_ is not null)
            """;

    /** What they are about. A refund of a case is about the case's supplier order; a change concerns the order. */
    private static final String TASKS = "with " + SEEN + """
            , about as (
                select t.*, o.id as order_id, s.id as supplier_order, s.supplier_id, o.shop_id, p.name as supplier, h.name as shop,
                       coalesce(r.amount, c.asked_amount, o.total) as amount, o.shop_order_number, o.buyer_nick, o.receiver_phone_last4,
                       coalesce(c.number, b.number, x.number, s.number) as number,
                       case t.element
                           when 'Task_ConfirmOrder' then array(
                               select 'findingName.' || (f ->> 'code') from jsonb_array_elements(o.findings) f
                               where f ->> 'remedy' <> 'NONE' and not cast(f ->> 'confirmed' as boolean))
                           when 'Task_ChooseSupplier' then array_remove(array['rejectionReason.' || s.rejection_reason], null)
                           when 'Task_CorrectShipment' then array(
                               select distinct 'doubt.' || d.doubt from daifa.parcel d
                               where d.supplier_order_id = s.id and d.doubt is not null and d.state <> 'VOIDED')
                           when 'Task_ResolveParcel' then array_remove(array['trouble.' || k.trouble], null)
                           when 'Task_DecideChange' then array['changeKind.' || x.kind]
                           when 'Task_RefundByHand' then array['refundReason.' || r.reason]
                           else array_remove(array['caseProblem.' || c.problem], null)
                       end as problems
                from seen t
                left join daifa.after_sales_case c on c.id = t.key
                left join daifa.refund r on r.id = t.key
                left join daifa.after_sales_case b on b.id = r.about
                left join daifa.order_change x on x.id = t.key
                left join daifa.supplier_order s on s.id = coalesce(c.supplier_order_id, b.supplier_order_id, t.key)
                join daifa.customer_order o on o.id = coalesce(s.order_id, r.order_id, x.order_id)
                join daifa.shop h on h.id = o.shop_id
                left join daifa.supplier p on p.id = s.supplier_id
                left join daifa.parcel_track k on k.parcel_id = t.parcel)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<OpenTask> list(Viewer viewer, Filter filter, Sort sort, int offset, int limit) {
        var parameters = parameters(viewer);
        parameters.put("offset", offset);
        parameters.put("limit", limit);
        return jdbc.sql(TASKS + "select * from about" + where(filter, parameters) + " order by " + by(sort)
                        + ", id offset :offset limit :limit")
                .params(parameters)
                .query(TaskTable::task)
                .list();
    }

    int count(Viewer viewer, Filter filter) {
        var parameters = parameters(viewer);
        return jdbc.sql(TASKS + "select count(*) from about" + where(filter, parameters))
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    List<OpenTask> find(Viewer viewer, Collection<String> ids) {
        var parameters = parameters(viewer);
        parameters.put("ids", ids.toArray(String[]::new));
        return jdbc.sql(TASKS + "select * from about where id = any(:ids)")
                .params(parameters)
                .query(TaskTable::task)
                .list();
    }

    Counts counts(Viewer viewer, Filter filter) {
        var parameters = parameters(viewer);
        parameters.put("now", Timestamp.from(clock.instant()));
        parameters.put("today", Timestamp.from(filter.today() == null ? clock.instant() : filter.today()));
        parameters.put("desk", filter.group());
        parameters.put("kind", filter.element());
        var of = new HashMap<String, Map<String, Integer>>();
        jdbc.sql(TASKS + """
                        , mine as (select * from about where cast(:desk as text) is null or desk = :desk)
                        , of_kind as (select * from mine where cast(:kind as text) is null or element = :kind)
                        select 'group' as what, desk as value, count(*) as tasks from about group by desk
                        union all select 'element', element, count(*) from mine group by element
                        union all select 'problem', problem, count(*) from of_kind, unnest(problems) problem group by problem
                        union all select 'supplier', cast(supplier_id as text), count(*) from of_kind where supplier_id is not null group by supplier_id
                        union all select 'shop', cast(shop_id as text), count(*) from of_kind group by shop_id
                        union all select 'due', case when due < :now then 'OVERDUE' when due < :today then 'TODAY' else 'LATER' end, count(*)
                            from of_kind group by 2
                        union all select 'holder', case when assignee is null then 'UNCLAIMED' else 'MINE' end, count(*)
                            from of_kind where assignee is null or assignee = :user group by 2
                        order by 3 desc, 2
                        """).params(parameters).query(row -> {
            of.computeIfAbsent(row.getString("what"), what -> new LinkedHashMap<>())
                    .put(row.getString("value"), row.getInt("tasks"));
        });
        return new Counts(
                of.getOrDefault("group", Map.of()),
                of.getOrDefault("element", Map.of()),
                of.getOrDefault("problem", Map.of()),
                of.getOrDefault("supplier", Map.of()),
                of.getOrDefault("shop", Map.of()),
                of.getOrDefault("due", Map.of()),
                of.getOrDefault("holder", Map.of()));
    }

    private static Map<String, @Nullable Object> parameters(Viewer viewer) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("all", viewer.all());
        parameters.put("groups", viewer.groups().toArray(String[]::new));
        parameters.put("user", viewer.user());
        return parameters;
    }

    private String where(Filter filter, Map<String, @Nullable Object> parameters) {
        var where = new StringBuilder(" where true");
        also(where, parameters, "desk", filter.group(), " and desk = :desk");
        also(where, parameters, "kind", filter.element(), " and element = :kind");
        also(where, parameters, "problem", filter.problem(), " and :problem = any(problems)");
        also(where, parameters, "supplier", filter.supplier(), " and supplier_id = :supplier");
        also(where, parameters, "shop", filter.shop(), " and shop_id = :shop");
        if (filter.due() != null) {
            var now = clock.instant();
            parameters.put("now", Timestamp.from(now));
            parameters.put(
                    "today", Timestamp.from(filter.today() == null ? now.plus(Duration.ofDays(1)) : filter.today()));
            where.append(
                    switch (filter.due()) {
                        case OVERDUE -> " and due < :now";
                        case TODAY -> " and due >= :now and due < :today";
                        case LATER -> " and (due is null or (due >= :today and due >= :now))";
                    });
        }
        if (filter.urgent()) {
            where.append(" and priority >= ").append(PRESSING);
        }
        if (filter.holder() != null) {
            where.append(filter.holder() == Holder.MINE ? " and assignee = :user" : " and assignee is null");
        }
        if (filter.words() != null) {
            parameters.put("words", filter.words());
            parameters.put("beginning", escaped(filter.words()) + "%");
            parameters.put(
                    "end", escaped(new StringBuilder(filter.words()).reverse().toString()) + "%");
            where.append("""
                     and (shop_order_number like :beginning or number like :beginning or buyer_nick ilike :beginning
                        or receiver_phone_last4 = :words
                        or (length(:words) >= 6 and exists (
                            select 1 from daifa.parcel w where w.order_id = about.order_id and reverse(w.tracking_number) like :end)))
                    """);
        }
        return where.toString();
    }

    private static void also(
            StringBuilder where,
            Map<String, @Nullable Object> parameters,
            String name,
            @Nullable Object value,
            String condition) {
        if (value != null) {
            parameters.put(name, value);
            where.append(condition);
        }
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String by(Sort sort) {
        return switch (sort) {
            case PRESSING -> "priority desc, due nulls last";
            case DUE -> "due nulls last, priority desc";
            case NEWEST -> "created desc";
            case SUPPLIER -> "supplier nulls last, supplier_id, due nulls last, priority desc";
            case SHOP -> "shop, due nulls last";
            case AMOUNT -> "amount desc, due nulls last";
        };
    }

    private static OpenTask task(ResultSet row, int number) throws SQLException {
        var due = row.getTimestamp("due");
        return new OpenTask(
                row.getString("id"),
                row.getString("element"),
                row.getString("desk"),
                row.getObject("key", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getString("shop_order_number"),
                row.getObject("supplier_order", UUID.class),
                row.getString("number"),
                row.getObject("parcel", UUID.class),
                List.of((String[]) row.getArray("problems").getArray()),
                row.getTimestamp("created").toInstant(),
                due == null ? null : due.toInstant(),
                row.getInt("priority"),
                row.getString("assignee"));
    }
}
