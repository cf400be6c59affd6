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

    /** That a commit is on its way is of interest to its forge alone; that it is refused is told as what lasts. */
    @Override
    public boolean wants(Event event) {
        return event.stage()
                .filter(stage -> stage == Stage.PENDING || stage == Stage.REFUSED)
                .isEmpty();
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
