package io.daifa.order;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import io.daifa.kernel.Problem;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A receiver's phone as it came, and what it is. The rules run in the order ciphertext (no number starts like one), mask,
 * number with extension, mainland mobile, landline with extension, libphonenumber: libphonenumber drops the stars of a mask
 * without an error, and it rejects mobile numbers with prefixes that it does not know yet, such as 140.
 *
 * <p>A number is personal data: {@link #toString()} shows no more than {@link #masked()} does.
 *
 * @param raw the text as it came, empty where there was none
 * @param kind what it is
 * @param digits the number in E.164 ({@code +8613812345678}), of the kinds PLAIN and VIRTUAL_EXT alone
 * @param extension the extension's digits, of the kinds PLAIN and VIRTUAL_EXT alone
 * @param last4 the number's last four digits, which some carriers ask for when they track a parcel; of the kinds PLAIN, VIRTUAL_EXT
 *     and MASKED
 */
public record PhoneNumber(
        String raw,
        PhoneKind kind,
        @Nullable String digits,
        @Nullable String extension,
        @Nullable String last4) {

    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_CIPHER = 512;

    private static final Pattern MASK = Pattern.compile("(?:\\+?86)?1[3-9]\\d\\*{4}(\\d{4})");
    private static final Pattern VIRTUAL =
            Pattern.compile("(\\+?86)?\\s*(1[3-9]\\d{9})\\s*(?:-|转|轉|,|#|_|\\[)\\s*(\\d{3,6})]?");
    private static final Pattern MOBILE = Pattern.compile("((?:\\+|00)?86)?(1[3-9]\\d{9})");
    private static final Pattern LANDLINE_EXT = Pattern.compile("(0\\d{2,3}[ -]?\\d{7,8})\\s*[-转轉#]\\s*(\\d{1,6})");
    // Platforms' envelopes, ~…~ and #…# and $…$, hold Base64; a bare reference must say what it is, for it looks like
    // anything.
    private static final Pattern CIPHER =
            Pattern.compile("(?i:oaid|caid)[:=][\\w+/=.~#$-]{8,}|[~#$]{1,2}(?=[^A-Za-z]*[A-Za-z])[\\w+/=.~#$-]{16,}");
    // Without this, libphonenumber finds a number in the middle of any text and reads letters as keys.
    private static final Pattern NUMBER_LIKE =
            Pattern.compile("\\+?[(0-9][0-9 ()./-]{3,29}(?:\\s?(?:x|ext\\.?|#|;ext=)\\s?\\d{1,6})?");
    private static final Pattern SPACING = Pattern.compile("[\\s()-]");

    /**
     * Reads a phone, whatever the text is; it never throws.
     *
     * @param defaultRegion the country (ISO 3166-1 alpha-2) whose numbers come without a country code, CN where it is null or blank
     */
    public static PhoneNumber of(@Nullable String raw, @Nullable String defaultRegion) {
        if (raw == null || raw.isBlank() || raw.length() > LONGEST_CIPHER) {
            return unusable(raw == null ? "" : raw, PhoneKind.INVALID);
        }
        var region = defaultRegion == null || defaultRegion.isBlank()
                ? "CN"
                : defaultRegion.strip().toUpperCase(Locale.ROOT);
        var text = Normalizer.normalize(raw, Normalizer.Form.NFKC).strip();
        if (CIPHER.matcher(text).matches()) {
            return unusable(raw, PhoneKind.CIPHER_REF);
        }
        if (text.length() > LONGEST_NUMBER) {
            return unusable(raw, PhoneKind.INVALID);
        }
        var number = SPACING.matcher(text).replaceAll("");
        if (text.indexOf('*') >= 0) {
            var mask = MASK.matcher(number);
            return mask.matches()
                    ? new PhoneNumber(raw, PhoneKind.MASKED, null, null, mask.group(1))
                    : unusable(raw, PhoneKind.INVALID);
        }
        var mainland = region.equals("CN");
        var virtual = VIRTUAL.matcher(text);
        if (virtual.matches() && (mainland || virtual.group(1) != null)) {
            return callable(raw, PhoneKind.VIRTUAL_EXT, "+86" + virtual.group(2), virtual.group(3));
        }
        var mobile = MOBILE.matcher(number);
        if (mobile.matches() && (mainland || mobile.group(1) != null)) {
            return callable(raw, PhoneKind.PLAIN, "+86" + mobile.group(2), null);
        }
        var landline = LANDLINE_EXT.matcher(text);
        return mainland && landline.matches()
                ? byLibrary(raw, landline.group(1), region, landline.group(2))
                : byLibrary(raw, text, region, null);
    }

    /** The problem that this phone is for who must call the receiver, at that field: it is masked, ciphered or invalid. */
    public Optional<Problem> problem(String field) {
        var code = kind.problemCode();
        return code == null ? Optional.empty() : Optional.of(Problem.at(field, code));
    }

    /** The phone as it may be shown: mainland mobiles 3+4+4 ({@code 138****1234}), others less, what is no number not at all. */
    public String masked() {
        if (kind == PhoneKind.MASKED) {
            var mask = SPACING.matcher(Normalizer.normalize(raw, Normalizer.Form.NFKC))
                    .replaceAll("");
            return mask.substring(mask.length() - 11);
        }
        if (digits == null || last4 == null) {
            return "****";
        }
        var shown = digits.startsWith("+861") && digits.length() == 14
                ? digits.substring(3, 6) + "****" + last4
                : digits.length() < 10 ? "****" + last4.substring(2) : digits.substring(0, 3) + "****" + last4;
        return extension == null ? shown : shown + "-***";
    }

    /** The phone as it may be shown to who is asked for its last digits: {@link #masked()} without them ({@code 138********}). */
    public String hidden() {
        var shown = masked();
        var beginning = shown.indexOf('*');
        return shown.substring(0, beginning) + shown.substring(beginning).replaceAll("\\d", "*");
    }

    @Override
    public String toString() {
        return "PhoneNumber[" + kind + " " + masked() + "]";
    }

    private static PhoneNumber byLibrary(String raw, String text, String region, @Nullable String extension) {
        if (!NUMBER_LIKE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return unusable(raw, PhoneKind.INVALID);
        }
        var library = PhoneNumberUtil.getInstance();
        Phonenumber.PhoneNumber found;
        try {
            found = library.parse(text, region);
        } catch (NumberParseException e) {
            return unusable(raw, PhoneKind.INVALID);
        }
        if (!library.isValidNumber(found)) {
            return unusable(raw, PhoneKind.INVALID);
        }
        var ownExtension = found.getExtension().isEmpty() ? null : found.getExtension();
        return callable(
                raw,
                PhoneKind.PLAIN,
                library.format(found, PhoneNumberFormat.E164),
                extension == null ? ownExtension : extension);
    }

    private static PhoneNumber callable(String raw, PhoneKind kind, String digits, @Nullable String extension) {
        return new PhoneNumber(raw, kind, digits, extension, digits.substring(Math.max(1, digits.length() - 4)));
    }

    private static PhoneNumber unusable(String raw, PhoneKind kind) {
        return new PhoneNumber(raw, kind, null, null, null);
    }
}
