package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The photos that show what a case is about. They belong to the order's personal data, and go when that does. */
@Repository
public class CasePhotos {

    /** How many photos of a kind a case may have. */
    public static final int MOST = 6;

    /** Of a file nobody need read more bytes: it is too large. */
    public static final int ENOUGH = PhotoFile.LARGEST + 1;

    private final JdbcClient jdbc;
    private final CaseTable table;
    private final Cases cases;
    private final Orders orders;
    private final Journal journal;
    private final Clock clock;

    CasePhotos(JdbcClient jdbc, CaseTable table, Cases cases, Orders orders, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.cases = cases;
        this.orders = orders;
        this.journal = journal;
        this.clock = clock;
    }

    /** Photos that were read and not yet kept, by what the files were. */
    public static final class Read {

        private final Map<String, PhotoFile.Seen> byDigest = new LinkedHashMap<>();

        private Read() {}

        /** Whether there is none. */
        public boolean isEmpty() {
            return byDigest.isEmpty();
        }
    }

    /**
     * Reads picture files, outside of any transaction, as it takes its time. Refuses more than {@link #MOST}, and what is too large or no JPEG, PNG
     * or WebP.
     */
    public Read read(List<byte[]> files) throws Refusal {
        if (files.size() > MOST) {
            throw Refusal.at("photo", "photo-too-many", MOST);
        }
        var read = new Read();
        for (var file : files) {
            read.byDigest.put(digest(file), PhotoFile.read(file));
        }
        return read;
    }

    /** Opens cases as {@link Cases#open} does, with these photos; the same request again keeps none twice. */
    @Transactional
    public List<AfterSalesCase> open(NewCase request, Read photos, Actor by) throws Refusal {
        var opened = cases.open(request, by);
        for (var one : opened) {
            if (known(one.id()).isEmpty()) {
                keep(one, CasePhoto.Kind.CLAIM, photos, by);
            }
        }
        return opened.stream().map(one -> table.find(one.id()).orElseThrow()).toList();
    }

    /** Adds photos of what is claimed to a case, as {@link #add(CaseId, CasePhoto.Kind, Read, Actor)} does. */
    @Transactional
    public void add(CaseId id, Read photos, Actor by) throws Refusal {
        add(id, CasePhoto.Kind.CLAIM, photos, by);
    }

    /**
     * Adds photos of that kind; one that the case has is not added twice. What proves that money was paid may come after the case has closed. Refuses no
     * photo, otherwise a closed case, more than {@link #MOST} of a kind, and a photo that the case has as one of another kind.
     */
    @Transactional
    public void add(CaseId id, CasePhoto.Kind kind, Read photos, Actor by) throws Refusal {
        orders.lock(table.find(id).orElseThrow().orderId());
        var shown = table.find(id).orElseThrow();
        if (shown.closedAt() != null && kind != CasePhoto.Kind.RECEIPT) {
            throw Refusal.because("case-closed", shown.number());
        }
        if (photos.isEmpty()) {
            throw Refusal.at("photo", "photo-missing");
        }
        var known = known(id);
        for (var digest : photos.byDigest.keySet()) {
            var before = known.get(digest);
            if (before != null && before != kind) {
                throw Refusal.at("photo", "photo-of-other-kind");
            }
        }
        var news = photos.byDigest.keySet().stream()
                .filter(one -> !known.containsKey(one))
                .count();
        if (of(id).stream().filter(photo -> photo.kind() == kind).count() + news > MOST) {
            throw Refusal.at("photo", "photo-too-many", MOST);
        }
        keep(shown, kind, photos, by);
    }

    /** The photos of a case, the eldest first. */
    public List<CasePhoto> of(CaseId id) {
        return jdbc.sql("""
                        select id, case_id, kind, width, height, added_at, added_kind, added_by
                        from daifa.case_photo where case_id = :case order by id
                        """)
                .param("case", id.value())
                .query((row, number) -> new CasePhoto(
                        row.getObject("id", UUID.class),
                        CaseId.of(row.getObject("case_id", UUID.class)),
                        CasePhoto.Kind.valueOf(row.getString("kind")),
                        row.getInt("width"),
                        row.getInt("height"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        new Actor(Actor.Kind.valueOf(row.getString("added_kind")), row.getString("added_by"))))
                .list();
    }

    /** A photo of one of that order's cases, as JPEG. */
    public Optional<byte[]> jpeg(OrderId orderId, UUID photo) {
        return jdbc.sql("""
                        select p.content from daifa.case_photo p join daifa.after_sales_case c on c.id = p.case_id
                        where p.id = :id and c.order_id = :order
                        """)
                .param("id", photo)
                .param("order", orderId.value())
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    private void keep(AfterSalesCase shown, CasePhoto.Kind kind, Read photos, Actor by) {
        var added = 0;
        for (var photo : photos.byDigest.entrySet()) {
            added += insert(shown.id(), kind, photo.getKey(), photo.getValue(), by);
        }
        if (added > 0) {
            if (kind == CasePhoto.Kind.CLAIM) {
                jdbc.sql("update daifa.after_sales_case set photo = true where id = :id")
                        .param("id", shown.id().value())
                        .update();
            }
            journal.write(Journal.Entry.of(
                    shown.orderId().value(),
                    shown.supplierOrderId().value(),
                    by,
                    "case-photos-added",
                    Map.of("case", shown.number(), "count", Integer.toString(added), "kind", "photoKind." + kind)));
        }
    }

    private int insert(CaseId id, CasePhoto.Kind kind, String digest, PhotoFile.Seen seen, Actor by) {
        return jdbc.sql("""
                        insert into daifa.case_photo
                            (id, case_id, kind, digest, content, width, height, added_at, added_kind, added_by)
                        values (:id, :case, :kind, :digest, :content, :width, :height, :now, :byKind, :by)
                        on conflict do nothing
                        """)
                .param("id", Ids.next())
                .param("case", id.value())
                .param("kind", kind.name())
                .param("digest", HexFormat.of().parseHex(digest))
                .param("content", seen.jpeg())
                .param("width", seen.width())
                .param("height", seen.height())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("byKind", by.kind().name())
                .param("by", by.name())
                .update();
    }

    private Map<String, CasePhoto.Kind> known(CaseId id) {
        var known = new LinkedHashMap<String, CasePhoto.Kind>();
        jdbc.sql("select encode(digest, 'hex') as digest, kind from daifa.case_photo where case_id = :case")
                .param("case", id.value())
                .query(row -> {
                    known.put(row.getString("digest"), CasePhoto.Kind.valueOf(row.getString("kind")));
                });
        return known;
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
