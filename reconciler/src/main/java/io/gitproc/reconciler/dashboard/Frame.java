package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.Program;

/**
 * What stands round every page.
 *
 * @param title in the browser's tab
 * @param mark shown as the page's own sign there
 * @param seen when the page was made
 */
public record Frame(String title, Tone mark, String host, String version, Stamp seen, Assets assets) {

    static Frame of(String title, Tone mark, Program program, Times times, Assets assets) {
        return new Frame(title, mark, program.host().name(), program.version(), times.at(times.now()), assets);
    }
}
