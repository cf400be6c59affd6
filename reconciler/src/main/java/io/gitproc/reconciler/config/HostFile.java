package io.gitproc.reconciler.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the file that says which host this is. Without it, the host says so itself, and has no labels. */
final class HostFile implements YamlFile.Reader {
    private final YamlFile file;
    private final SortedSet<String> labels = new TreeSet<>();
    private Optional<String> name = Optional.empty();
    private Optional<String> id = Optional.empty();

    private HostFile(YamlFile file) {
        this.file = file;
    }

    static HostIdentity read(Path path) throws ConfigurationException {
        HostFile host = new HostFile(new YamlFile(path));
        if (Files.exists(path)) {
            host.file.read(host);
        }
        return host.identity();
    }

    private HostIdentity identity() {
        String known = name.orElseGet(ThisHost::name);
        return new HostIdentity(known, labels, id.or(ThisHost::id).orElse(known));
    }

    @Override
    public void key(String key, JsonParser parser) throws IOException, ConfigurationException {
        switch (key) {
            case "name" -> name = Optional.of(word(key, parser));
            case "id" -> id = Optional.of(word(key, parser));
            case "labels" -> labels(parser);
            default ->
                throw file.error(parser.currentTokenLocation(), "unknown key " + key, "a host has name, labels and id");
        }
    }

    private void labels(JsonParser parser) throws IOException, ConfigurationException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw file.error(parser.currentTokenLocation(), "labels is not a list", "write labels: [web, eu]");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            labels.add(checked("labels", parser));
        }
    }

    private String word(String key, JsonParser parser) throws IOException, ConfigurationException {
        parser.nextToken();
        return checked(key, parser);
    }

    private String checked(String key, JsonParser parser) throws IOException, ConfigurationException {
        String text = parser.currentToken().isScalarValue() ? parser.getText() : "";
        if (!HostIdentity.isWord(text)) {
            throw file.error(
                    parser.currentTokenLocation(),
                    key + "=" + text + " is not a name",
                    "use letters, digits and . _ -, at most 200, none of . and - first");
        }
        return text;
    }
}
