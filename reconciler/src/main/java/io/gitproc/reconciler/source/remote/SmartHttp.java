package io.gitproc.reconciler.source.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/**
 * HTTP with a server that speaks Git's own protocol, and with bounded answers.
 *
 * <p>From any other JGit would fetch file by file, each whole into the memory, also from hosts that the answer names.
 */
final class SmartHttp implements HttpConnectionFactory {
    private static final List<String> ADVERTISEMENTS =
            List.of("application/x-git-upload-pack-advertisement", "application/x-git-receive-pack-advertisement");
    private static final long ADVERTISEMENT_BYTES_MAX = 16L << 20;

    /** What answers is a web server, but none of Git. */
    static final class NotSmartException extends IOException {
        private static final long serialVersionUID = 1L;

        NotSmartException() {
            super("what answers there is not a Git server");
        }
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return new Connection(url);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return new Connection(url, proxy);
    }

    private static final class Connection extends JDKHttpConnection {
        Connection(URL url) throws IOException {
            super(url);
        }

        Connection(URL url, Proxy proxy) throws IOException {
            super(url, proxy);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            InputStream unbounded = super.getInputStream();
            if (!getRequestMethod().equals("GET")) {
                return new BoundedInput(unbounded, BoundedRepository.PACK_BYTES_MAX);
            }
            if (!ADVERTISEMENTS.contains(Optional.ofNullable(getContentType()).orElse(""))) {
                throw new NotSmartException();
            }
            return new BoundedInput(unbounded, ADVERTISEMENT_BYTES_MAX);
        }
    }
}
