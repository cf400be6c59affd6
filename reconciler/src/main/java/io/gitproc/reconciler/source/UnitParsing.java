package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Diagnostics;
import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import io.gitproc.model.unit.UnitRule;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** Parses unit files, each content once. For one thread. */
final class UnitParsing {
    private static final long SIZE_MAX = 1024 * 1024;
    private static final int CACHED_MAX = 16_384;

    private final UnitRule rule;
    private final Lru<Key, ParsedUnit> parsed = new Lru<>(CACHED_MAX);

    /** @param rule what the host demands besides */
    UnitParsing(UnitRule rule) {
        this.rule = rule;
    }

    ParsedUnit parse(ObjectReader reader, UnitEntry file) throws IOException {
        return switch (file.kind()) {
            case FILE -> parse(reader, file.name(), file.content());
            case SYMLINK ->
                reject(file.name(), "is a symbolic link, and links are not followed", "commit the file itself");
            case SUBMODULE -> reject(file.name(), "is a submodule, not a file", "commit the file itself");
        };
    }

    private ParsedUnit parse(ObjectReader reader, UnitName name, ObjectId content) throws IOException {
        Key key = new Key(name, content);
        Optional<ParsedUnit> known = parsed.find(key);
        return known.isPresent() ? known.get() : parsed.keep(key, load(reader, name, content));
    }

    /** The size is asked first: it costs nothing, and the bytes may not fit. */
    private ParsedUnit load(ObjectReader reader, UnitName name, ObjectId content) throws IOException {
        long size = reader.getObjectSize(content, Constants.OBJ_BLOB);
        return size > SIZE_MAX
                ? reject(name, "has " + size + " bytes; a unit file has at most " + SIZE_MAX, "is it a unit file?")
                : UnitParser.parse(
                        name, reader.open(content, Constants.OBJ_BLOB).getBytes(), rule);
    }

    private static ParsedUnit reject(UnitName name, String why, String hint) {
        Diagnostics diagnostics = new Diagnostics(name);
        diagnostics.error(1, 1, name + " " + why, hint);
        return new ParsedUnit(name, Optional.empty(), diagnostics.list());
    }

    /** The name is part of it: specifiers make the same text mean different things. */
    private record Key(UnitName name, ObjectId content) {}
}
