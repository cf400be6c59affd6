package io.gitproc.model.unit;

import java.util.Optional;

/** A variable of a program's environment. */
record Variable(String name, String value) {

    /** {@code name=value} with a name and a value that systemd takes. */
    static Optional<Variable> parse(String assignment) {
        int equals = assignment.indexOf('=');
        return equals < 0 ? Optional.empty() : of(assignment.substring(0, equals), assignment.substring(equals + 1));
    }

    static Optional<Variable> of(String name, String value) {
        return isName(name) && isValue(value) ? Optional.of(new Variable(name, value)) : Optional.empty();
    }

    static boolean isName(String name) {
        return !name.isEmpty() && !Ascii.isDigit(name.charAt(0)) && name.chars().allMatch(Variable::isNamePart);
    }

    private static boolean isNamePart(int c) {
        return Ascii.isAlphanumeric(c) || c == '_';
    }

    private static boolean isValue(String value) {
        return value.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\t' || c == '\n');
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
