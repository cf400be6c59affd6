package io.gitproc.reconciler.source;

/**
 * A commit that nobody vouches for whom the host trusts.
 *
 * @param why a clause: "it is not signed"
 */
record Untrusted(Revision commit, String why) {}
