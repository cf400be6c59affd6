package io.gitproc.reconciler.trust;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Times as ssh-keygen(1) takes them: {@code YYYYMMDD[HHMM[SS]][Z]}, without the Z in the time zone of the host. */
final class SignerTime {
    private static final String FULL = "00000000000000";
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private SignerTime() {}

    static Instant parse(String text) throws BadSignatureException {
        boolean utc = text.endsWith("Z");
        String digits = utc ? text.substring(0, text.length() - 1) : text;
        if (!digits.matches("\\d{8}|\\d{12}|\\d{14}")) {
            throw none(text);
        }
        try {
            LocalDateTime time = LocalDateTime.parse(digits + FULL.substring(digits.length()), FORM);
            return time.atZone(utc ? ZoneOffset.UTC : ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException e) {
            throw none(text);
        }
    }

    private static BadSignatureException none(String text) {
        return new BadSignatureException(text + " is not a time such as 20270131Z or 202701311200Z");
    }
}
