package io.gitproc.reconciler.health;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLParameters;

/** A dialogue in secret, with a server whose certificate is trusted, and good for the name that was asked. */
final class TlsSession implements Dialogue {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final Dialogue inner;
    private final ByteBuffer heard;
    private final ByteBuffer plain;
    private ByteBuffer speech = NOTHING;
    private boolean innerIsOpen;

    private TlsSession(SSLEngine engine, Dialogue inner) {
        this.engine = engine;
        this.inner = inner;
        this.heard = ByteBuffer.allocate(2 * engine.getSession().getPacketBufferSize());
        this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    }

    static TlsSession with(SSLContext context, String host, int port, Dialogue inner) {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return new TlsSession(engine, inner);
    }

    @Override
    public Optional<Verdict> opened() throws IOException {
        engine.beginHandshake();
        return advance();
    }

    @Override
    public Optional<Verdict> heard(ByteBuffer bytes) throws IOException {
        Optional<Verdict> verdict = Optional.empty();
        while (bytes.hasRemaining() && verdict.isEmpty()) {
            take(bytes);
            verdict = advance();
        }
        return verdict;
    }

    private void take(ByteBuffer bytes) {
        int length = Math.min(bytes.remaining(), heard.remaining());
        heard.put(bytes.slice(bytes.position(), length));
        bytes.position(bytes.position() + length);
    }

    @Override
    public Optional<Verdict> ended() throws IOException {
        if (!innerIsOpen) {
            throw new IOException("the connection was closed during the handshake");
        }
        return inner.ended();
    }

    /** As far as it goes without the other side. */
    private Optional<Verdict> advance() throws IOException {
        while (true) {
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                engine.getDelegatedTask().run();
            } else if (status == HandshakeStatus.NEED_WRAP) {
                say(NOTHING);
            } else if (status == HandshakeStatus.NOT_HANDSHAKING && !innerIsOpen) {
                innerIsOpen = true;
                inner.opened();
                say(inner.speech());
            } else if (isStuck(understand())) {
                return Optional.empty();
            } else if (plain.position() > 0) {
                Optional<Verdict> verdict = inner.heard(plain.flip());
                plain.clear();
                if (verdict.isPresent()) {
                    return verdict;
                }
            }
        }
    }

    private SSLEngineResult understand() throws IOException {
        heard.flip();
        try {
            return engine.unwrap(heard, plain);
        } finally {
            heard.compact();
        }
    }

    private static boolean isStuck(SSLEngineResult result) {
        return result.getStatus() != SSLEngineResult.Status.OK;
    }

    private void say(ByteBuffer words) throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(words, packet);
        ByteBuffer more = ByteBuffer.allocate(speech.remaining() + packet.flip().remaining());
        speech = more.put(speech).put(packet).flip();
    }

    @Override
    public ByteBuffer speech() {
        return speech;
    }
}
