package io.gitproc.model.unit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Decides whether the content of a file is text at all, and not too much of it. */
final class UnitText {
    static final int SIZE_MAX = 1 << 20;

    private UnitText() {}

    /**
     * Whether a file may be read as to its length; else {@code out} says that it is too long.
     *
     * @param before the length of the unit's other files
     */
    static boolean isSmall(Place file, int length, long before, Diagnostics out) {
        boolean isSmall = length + before <= SIZE_MAX;
        if (!isSmall) {
            String size =
                    before == 0 ? length + " bytes; a unit file has" : length + " bytes; all files of a unit have";
            out.add(Severity.ERROR, file, file.name() + " has " + size + " at most " + SIZE_MAX, "");
        }
        return isSmall;
    }

    /** The text, or empty when the content is none: then {@code out} says why. */
    static Optional<String> decode(Place file, byte[] content, Diagnostics out) {
        CharBuffer text = CharBuffer.allocate(content.length);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        boolean isMalformed =
                StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError();
        int nul = indexOfNul(content);
        int fault = nul >= 0 && nul < bytes.position() ? nul : bytes.position();
        if (isMalformed || nul >= 0) {
            refuse(file, content, fault, out);
            return Optional.empty();
        }
        return Optional.of(text.flip().toString());
    }

    private static int indexOfNul(byte[] content) {
        for (int index = 0; index < content.length; index++) {
            if (content[index] == 0) {
                return index;
            }
        }
        return -1;
    }

    private static void refuse(Place file, byte[] content, int fault, Diagnostics out) {
        int line = 1;
        int start = 0;
        for (int index = 0; index < fault; index++) {
            if (content[index] == '\n') {
                line++;
                start = index + 1;
            }
        }
        String found = "byte 0x" + HexFormat.of().toHexDigits(content[fault]) + " at line " + line;
        Place at = new Place(file.file(), line, fault - start + 1);
        out.add(Severity.ERROR, at, file.name() + " is not text: " + found, "a unit file is text in UTF-8");
    }
}
