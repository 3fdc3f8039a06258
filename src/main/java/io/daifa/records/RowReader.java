package io.daifa.records;

import io.daifa.kernel.Money;
import io.daifa.order.PhoneKind;
import io.daifa.order.PhoneNumber;
import io.daifa.order.Receiver;
import io.daifa.order.ReceiverView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a row in the reader's words. */
record RowReader(ResultSet row, RecordWords words) {

    @Nullable
    String text(String column) throws SQLException {
        return row.getString(column);
    }

    @Nullable
    Integer number(String column) throws SQLException {
        var number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    /** An amount in that column's currency. */
    @Nullable
    Money amount(String column, String currency) throws SQLException {
        var amount = row.getBigDecimal(column);
        return amount == null ? null : new Money(amount, row.getString(currency));
    }

    @Nullable
    Instant moment(String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /** The word for the code in that column. */
    @Nullable
    String word(String kind, String column) throws SQLException {
        var code = row.getString(column);
        return code == null ? null : words.word(kind, code);
    }

    /** A carrier by its code, or as it was declared. */
    @Nullable
    String carrier() throws SQLException {
        var code = row.getString("carrier");
        return words.carrier(code == null ? row.getString("declared_carrier") : code);
    }

    /** Yes, or nothing. */
    @Nullable
    String yes(String column) throws SQLException {
        return row.getBoolean(column) ? words.text("records.yes") : null;
    }

    /** The receiver, masked unless the reader may see it; what is a platform's ciphertext, or not there any more, is said to be. */
    ReceiverView receiver() throws SQLException {
        var receiver = new Receiver(
                text("receiver_name"),
                text("receiver_phone"),
                row.getString("receiver_country"),
                text("receiver_province"),
                text("receiver_city"),
                text("receiver_district"),
                text("receiver_address"));
        if (receiver.name() == null && receiver.phone() == null && receiver.address() == null) {
            var gone = words.text("records.receiver.gone");
            return new ReceiverView(gone, gone, gone);
        }
        var district = text("district_code");
        var view = words.receivers()
                ? words.addresses().clear(receiver, district)
                : words.addresses().masked(receiver, district, text("province_code"));
        return new ReceiverView(
                orCipher(receiver.name(), view.name()),
                orCipher(receiver.phone(), view.phone()),
                orCipher(receiver.address(), view.address()));
    }

    /** A phone of somebody whom we work with, masked like the receivers' unless the reader may see those. */
    @Nullable
    String phone(String column) throws SQLException {
        var phone = row.getString(column);
        return phone == null || phone.isBlank() || words.receivers()
                ? phone
                : PhoneNumber.of(phone, "CN").masked();
    }

    /** The same of a mail address: its first letter and its host. */
    @Nullable
    String email(String column) throws SQLException {
        var email = row.getString(column);
        return email == null || words.receivers() ? email : email.replaceFirst("^(.?)[^@]*", "$1***");
    }

    private String orCipher(@Nullable String sent, String shown) {
        return PhoneNumber.of(sent, "CN").kind() == PhoneKind.CIPHER_REF
                ? words.text("records.receiver.cipher")
                : shown;
    }
}
