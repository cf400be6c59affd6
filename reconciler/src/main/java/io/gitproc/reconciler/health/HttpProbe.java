package io.gitproc.reconciler.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;

/** {@code GET}; passed is any status from 200 to 399. Redirects are not followed: the service itself is asked. */
final class HttpProbe implements Probe {
    private static final int OK = 200;
    private static final int BAD = 400;

    @Override
    public Verdict check(URI target, Duration timeout) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("User-Agent", "GitProc");
        connection.setUseCaches(false);
        try {
            int status = connection.getResponseCode();
            return status >= OK && status < BAD
                    ? Verdict.passed(Integer.toString(status))
                    : Verdict.failed("HTTP " + status);
        } finally {
            connection.disconnect();
        }
    }
}
