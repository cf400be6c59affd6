package io.gitproc.reconciler.notify;

import io.gitproc.reconciler.config.Forge;
import io.gitproc.reconciler.config.NotifyTarget;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Shows at a commit on its forge how far this host is with it, in the context {@code gitproc/<host>}. */
final class ForgeChannel implements Channel {
    private static final int DESCRIPTION_MAX = 140; // GitHub takes no more.

    private final NotifyTarget.CommitStatus target;
    private final String context;
    private final Post post;

    /** @param host the name of this host */
    ForgeChannel(NotifyTarget.CommitStatus target, String host) {
        this.target = target;
        this.context = "gitproc/" + host;
        this.post = new Post(target.name());
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public boolean wants(Event event) {
        return event.stage().isPresent();
    }

    @Override
    public void deliver(Event event) throws IOException, InterruptedException {
        Stage stage = event.stage().orElseThrow();
        String token = Post.secret(target.tokenFile());
        String commit = event.commit().orElseThrow().value();
        String json = EventJson.object(new TreeMap<>(Map.of(
                "state",
                state(stage),
                nameOfContext(),
                context,
                "description",
                Printable.cut(event.message(), DESCRIPTION_MAX))));
        switch (target.forge()) {
            case GITHUB, GITEA ->
                post.send(
                        url("/repos/" + target.repository() + "/statuses/" + commit),
                        json,
                        "Authorization",
                        (target.forge() == Forge.GITHUB ? "Bearer " : "token ") + token);
            case GITLAB ->
                post.send(
                        url("/projects/" + encoded(target.repository()) + "/statuses/" + commit),
                        json,
                        "PRIVATE-TOKEN",
                        token);
        }
    }

    private String nameOfContext() {
        return switch (target.forge()) {
            case GITHUB, GITEA -> "context";
            case GITLAB -> "name";
        };
    }

    private String state(Stage stage) {
        return switch (stage) {
            case PENDING -> "pending";
            case APPLIED, HEALTHY -> "success";
            case FAILED, REFUSED ->
                switch (target.forge()) {
                    case GITHUB, GITEA -> "failure";
                    case GITLAB -> "failed";
                };
        };
    }

    private URI url(String path) {
        return URI.create(target.api() + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
