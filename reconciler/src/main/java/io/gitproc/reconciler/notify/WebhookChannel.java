package io.gitproc.reconciler.notify;

import io.gitproc.reconciler.config.NotifyTarget;
import java.io.IOException;

/** Posts each event as JSON. */
final class WebhookChannel implements Channel {
    private final NotifyTarget.Webhook target;
    private final EventJson json;
    private final Post post;

    WebhookChannel(NotifyTarget.Webhook target, EventJson json) {
        this.target = target;
        this.json = json;
        this.post = new Post(target.name());
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public void deliver(Event event) throws IOException, InterruptedException {
        if (target.secretFile().isPresent()) {
            String secret = Post.secret(target.secretFile().get());
            post.send(target.url(), json.of(event), "Authorization", "Bearer " + secret);
        } else {
            post.send(target.url(), json.of(event));
        }
    }
}
