package io.gitproc.reconciler.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the file that says who is told: {@code notify:}, a list of receivers. */
final class NotifyFile implements YamlFile.Reader {
    static final String KEY = "notify";

    private static final int TARGETS_MAX = 16;

    private final YamlFile file;
    private final Base base;
    private final List<NotifyTarget> targets = new ArrayList<>();

    private NotifyFile(YamlFile file, Base base) {
        this.file = file;
        this.base = base;
    }

    /** Paths are relative to the file. */
    static List<NotifyTarget> read(Path path, Path home) throws ConfigurationException {
        Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(Path.of("/"));
        NotifyFile notify = new NotifyFile(new YamlFile(path), new Base(folder, home));
        notify.file.read(notify);
        return List.copyOf(notify.targets);
    }

    @Override
    public void key(String key, JsonParser parser) throws IOException, ConfigurationException {
        JsonLocation place = parser.currentTokenLocation();
        if (!key.equals(KEY) || parser.nextToken() != JsonToken.START_ARRAY) {
            throw file.error(place, "not a list notify", "write notify: and below it a line such as - webhook: URL");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            targets.add(target(parser));
        }
        if (targets.size() > TARGETS_MAX) {
            throw file.error(place, "more than " + TARGETS_MAX + " receivers", "let one of them pass it on");
        }
    }

    private NotifyTarget target(JsonParser parser) throws IOException, ConfigurationException {
        JsonLocation place = parser.currentTokenLocation();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw file.error(place, "a receiver is a mapping", "write - webhook: URL");
        }
        SortedMap<String, List<String>> fields = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            fields.put(parser.currentName(), words(parser));
        }
        try {
            return new NotifyEntry(fields, base).target();
        } catch (BadValueException e) {
            throw file.error(place, String.valueOf(e.getMessage()), e.hint());
        }
    }

    /** A text, or a list of texts. */
    private List<String> words(JsonParser parser) throws IOException, ConfigurationException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return List.of(word(parser));
        }
        List<String> words = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            words.add(word(parser));
        }
        return words;
    }

    private String word(JsonParser parser) throws IOException, ConfigurationException {
        if (!parser.currentToken().isScalarValue()) {
            throw file.error(parser.currentTokenLocation(), "neither a text nor a list of texts", "write it in quotes");
        }
        return parser.getText();
    }
}
