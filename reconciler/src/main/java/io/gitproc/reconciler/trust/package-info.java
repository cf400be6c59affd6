/**
 * Who may change this host: signatures of commits, and the keys that count.
 *
 * <p>The keys are those of a file of the host, never of the repository: whoever can push would else authorise himself. The
 * file is read whole, once a look; its guards, its digest and its keys are of the same bytes. Everything here is a function
 * of bytes: a commit as Git keeps it goes in, a {@code Verdict} comes out. No Git configuration is read, of nobody.
 *
 * <p>SSH signatures are checked with the cryptography of the JDK, in the format of OpenSSH (PROTOCOL.sshsig). The library's
 * own verifier would read the keys by itself, at another moment than they were guarded, and tells less of what it saw.
 *
 * <p>May import: {@code model}, {@code reconciler.config}, {@code reconciler.os}, {@code reconciler.text}. Knows
 * Jackson.
 */
@NullMarked
package io.gitproc.reconciler.trust;

import org.jspecify.annotations.NullMarked;
