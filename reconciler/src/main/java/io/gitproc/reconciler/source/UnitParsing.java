package io.gitproc.reconciler.source;

import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.UnitParser;
import io.gitproc.model.unit.UnitRule;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;

/** Parses units, each content once: a file that moved to another folder is read again, and means the same. For one thread. */
final class UnitParsing {
    private static final long SIZE_MAX = 1024 * 1024;
    private static final int CACHED_MAX = 16_384;

    private final UnitRule rule;
    private final Lru<UnitFiles, ParsedUnit> parsed = new Lru<>(CACHED_MAX);

    /** @param rule what the host demands besides */
    UnitParsing(UnitRule rule) {
        this.rule = rule;
    }

    UnitRule rule() {
        return rule;
    }

    ParsedUnit parse(ObjectReader reader, UnitFiles files) throws IOException {
        Optional<ParsedUnit> known = parsed.find(files);
        return known.isPresent() ? known.get() : parsed.keep(files, read(reader, files));
    }

    private ParsedUnit read(ObjectReader reader, UnitFiles files) throws IOException {
        UnitParser parser = UnitParser.of(files.unit(), rule);
        for (SourceFile file : files.all().toList()) {
            add(reader, file, parser);
        }
        return parser.parsed();
    }

    private static void add(ObjectReader reader, SourceFile file, UnitParser parser) throws IOException {
        switch (file.kind()) {
            case FILE -> load(reader, file, parser);
            case SYMLINK ->
                parser.refuse(file.path(), "is a symbolic link, and links are not followed", "commit the file itself");
            case SUBMODULE -> parser.refuse(file.path(), "is a submodule, not a file", "commit the file itself");
        }
    }

    /** The size is asked first: it costs nothing, and the bytes may not fit. */
    private static void load(ObjectReader reader, SourceFile file, UnitParser parser) throws IOException {
        long size = reader.getObjectSize(file.content(), Constants.OBJ_BLOB);
        if (size > SIZE_MAX) {
            String why = "has " + size + " bytes; a unit file has at most " + SIZE_MAX;
            parser.refuse(file.path(), why, "is it a unit file?");
        } else {
            parser.add(
                    file.path(), reader.open(file.content(), Constants.OBJ_BLOB).getBytes());
        }
    }
}
