package io.gitproc.model.unit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text in the making, byte by byte where an escape such as {@code \xc3\xa9} gives the bytes of a character. */
final class Utf8 {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(int codePoint) {
        if (codePoint < 0x80) {
            bytes.write(codePoint);
        } else {
            bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        }
    }

    void addByte(int value) {
        bytes.write(value);
    }

    /** Empty when the bytes are not UTF-8. */
    Optional<String> text() {
        return decode(bytes.toByteArray());
    }

    static Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
