package io.gitproc.reconciler.trust;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.gitproc.model.unit.Nearest;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a policy file: YAML, of which JSON is a part. What is not understood refuses it. For one thread. */
final class PolicyReader {
    private static final List<String> KEYS =
            List.of("allowed_users", "deny_root", "allowed_exec_prefixes", "protected_units", "signers");

    private final Path file;
    private final SortedSet<String> seen = new TreeSet<>();
    private Optional<SortedSet<String>> users = Optional.empty();
    private boolean denyRoot;
    private Optional<List<Path>> prefixes = Optional.empty();
    private SortedMap<String, List<String>> protectedUnits = new TreeMap<>();
    private SortedMap<String, List<String>> signers = new TreeMap<>();

    private PolicyReader(Path file) {
        this.file = file;
    }

    /** @param own the user of the daemon */
    static Policy read(Path file, byte[] content, String own) throws TrustException {
        PolicyReader reader = new PolicyReader(file);
        try (JsonParser parser = new YAMLFactory().createParser(content)) {
            reader.mapping(parser);
            return reader.policy(own);
        } catch (JsonProcessingException e) {
            throw reader.error(e.getLocation(), "syntax error: " + Printable.line(firstLine(e)), "");
        } catch (IOException e) {
            throw new TrustException("cannot read " + file + ": " + e.getMessage(), "");
        }
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    private void mapping(JsonParser parser) throws IOException, TrustException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return;
        }
        require(parser, JsonToken.START_OBJECT, "the policy", "a mapping of keys to values");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            key(parser);
        }
        if (parser.nextToken() != null) {
            throw error(parser.currentTokenLocation(), "more than one mapping", "keep one");
        }
    }

    private void key(JsonParser parser) throws IOException, TrustException {
        String key = parser.currentName();
        JsonLocation place = parser.currentTokenLocation();
        if (!seen.add(key)) {
            throw error(place, Printable.line(key) + " is given twice", "keep one of them");
        }
        parser.nextToken();
        switch (key) {
            case "allowed_users" -> users = Optional.of(new TreeSet<>(texts(parser, key)));
            case "deny_root" -> denyRoot = flag(parser, key);
            case "allowed_exec_prefixes" -> prefixes = Optional.of(folders(parser, key));
            case "protected_units" -> protectedUnits = protectedUnits(parser, key);
            case "signers" -> signers = lists(parser, key);
            default -> throw error(place, "unknown key " + Printable.line(key), suggestion(key));
        }
    }

    private Policy policy(String own) {
        return new Policy(
                file, new UserRule(file, users, denyRoot, own), new ExecRule(file, prefixes), protectedUnits, signers);
    }

    private List<Path> folders(JsonParser parser, String key) throws IOException, TrustException {
        JsonLocation place = parser.currentTokenLocation();
        List<Path> folders = texts(parser, key).stream().map(Path::of).toList();
        if (!folders.stream().allMatch(folder -> folder.isAbsolute() && folder.equals(folder.normalize()))) {
            throw error(place, key + " has an entry that is no absolute path", "write folders such as /opt/app");
        }
        return folders;
    }

    private static String suggestion(String key) {
        return Nearest.to(key, KEYS.stream())
                .map(name -> "did you mean " + name + "?")
                .orElse("there are " + String.join(", ", KEYS));
    }

    private boolean flag(JsonParser parser, String key) throws TrustException {
        if (parser.currentToken() != JsonToken.VALUE_TRUE && parser.currentToken() != JsonToken.VALUE_FALSE) {
            throw error(parser.currentTokenLocation(), key + " is neither true nor false", "write one of them");
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** A list says: by nobody. A mapping says by whom. */
    private SortedMap<String, List<String>> protectedUnits(JsonParser parser, String key)
            throws IOException, TrustException {
        SortedMap<String, List<String>> units = new TreeMap<>();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            lists(parser, key).forEach((unit, by) -> units.merge(named(unit), by, (one, other) -> List.of()));
        } else {
            texts(parser, key).forEach(unit -> units.put(named(unit), List.of()));
        }
        return units;
    }

    /** {@code ssh} is {@code ssh.service}, as everywhere: a word that fits no unit would protect nothing, and say nothing. */
    private static String named(String pattern) {
        return Stream.of(pattern.split(",", -1))
                .map(word -> word.endsWith(".service") || word.endsWith("*") ? word : word + ".service")
                .collect(Collectors.joining(","));
    }

    private SortedMap<String, List<String>> lists(JsonParser parser, String key) throws IOException, TrustException {
        require(parser, JsonToken.START_OBJECT, key, "a mapping of names to lists");
        SortedMap<String, List<String>> lists = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonLocation place = parser.currentTokenLocation();
            parser.nextToken();
            if (lists.put(name, texts(parser, name)) != null) {
                throw error(place, Printable.line(name) + " is given twice", "keep one of them");
            }
        }
        return lists;
    }

    private List<String> texts(JsonParser parser, String key) throws IOException, TrustException {
        require(parser, JsonToken.START_ARRAY, key, "a list");
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isScalarValue() || parser.getText().isBlank()) {
                throw error(parser.currentTokenLocation(), Printable.line(key) + " has an entry that is no text", "");
            }
            texts.add(parser.getText());
        }
        return texts;
    }

    private void require(JsonParser parser, JsonToken token, String what, String form) throws TrustException {
        if (parser.currentToken() != token) {
            throw error(parser.currentTokenLocation(), Printable.line(what) + " is not " + form, "");
        }
    }

    private TrustException error(JsonLocation at, String message, String hint) {
        return new TrustException(file + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": error: " + message, hint);
    }
}
