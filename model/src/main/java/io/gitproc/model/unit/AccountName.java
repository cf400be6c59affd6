package io.gitproc.model.unit;

import java.util.Optional;

/** Names of users and groups: whether there is such an account is for the host to say. */
final class AccountName {
    private static final int LENGTH_MAX = 256;
    private static final int DIGITS_MAX = 10;
    /** The last one stands for no account, as does 65535 where numbers have 16 bits. */
    private static final long NUMBER_MAX = 0xffff_fffeL;

    private static final long NO_NUMBER = 0xffff;

    private AccountName() {}

    /** A name, or the number of an account. Source: systemd's {@code valid_user_group_name}, relaxed. */
    static Optional<String> parse(String text) {
        return Ascii.isNumber(text)
                ? Optional.of(text).filter(AccountName::isAccount)
                : Optional.of(text).filter(AccountName::isName);
    }

    private static boolean isAccount(String digits) {
        return digits.length() <= DIGITS_MAX
                && Long.parseLong(digits) <= NUMBER_MAX
                && Long.parseLong(digits) != NO_NUMBER;
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LENGTH_MAX
                && text.charAt(0) != '-'
                && text.chars().noneMatch(c -> Character.isISOControl(c) || c == ':' || c == '/')
                && !text.equals(".")
                && !text.equals("..");
    }
}
