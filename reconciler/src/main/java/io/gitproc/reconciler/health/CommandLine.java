package io.gitproc.reconciler.health;

import io.gitproc.executors.Launch;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The command in an {@code exec:} URL: {@code exec:///usr/bin/pg_isready?arg=-q&arg=-h&arg=/run/my%20socket}. */
public final class CommandLine {
    private static final String ARGUMENT = "arg=";

    private CommandLine() {}

    public static Launch.Command of(URI target) {
        String program = target.getPath();
        List<String> arguments = new ArrayList<>();
        arguments.add(program);
        Optional.ofNullable(target.getRawQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&", -1)))
                .map(parameter -> decoded(parameter.substring(ARGUMENT.length())))
                .forEach(arguments::add);
        return new Launch.Command(program, arguments, false);
    }

    /** As in any URL but a form, where a plus sign is a blank. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
