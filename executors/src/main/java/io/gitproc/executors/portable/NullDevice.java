package io.gitproc.executors.portable;

import java.io.File;

/** The file that is always empty and takes everything. */
final class NullDevice {
    static final File FILE = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");

    private NullDevice() {}
}
