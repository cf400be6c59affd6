/**
 * What happens from time to time: Quartz, with its store in memory.
 *
 * <p>May import: nothing of ours. The only package that knows Quartz.
 */
@NullMarked
package io.gitproc.reconciler.schedule;

import org.jspecify.annotations.NullMarked;
