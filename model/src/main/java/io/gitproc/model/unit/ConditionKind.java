package io.gitproc.model.unit;

/** What can be asked of a host, each with a directive {@code Condition…=} and {@code Assert…=} of systemd.unit(5). */
public enum ConditionKind {
    HOST("Host", ConditionForm.TEXT, "Whether the host has this name, * ? [ ] being wild, or this machine id."),
    ARCHITECTURE("Architecture", ConditionForm.TEXT, "Whether the processor is of this kind: x86-64, arm64, native."),
    VIRTUALIZATION(
            "Virtualization",
            ConditionForm.TEXT,
            "Whether the host is a guest: yes, no, vm, container, or a name such as kvm or docker."),
    KERNEL_COMMAND_LINE(
            "KernelCommandLine", ConditionForm.TEXT, "Whether the kernel was booted with this word, or word=value."),
    KERNEL_VERSION(
            "KernelVersion",
            ConditionForm.VERSIONS,
            "Whether the version of the kernel is so: \">=5.10 <6\", or 5.* with wild cards."),
    ENVIRONMENT("Environment", ConditionForm.TEXT, "Whether the daemon has this variable: NAME, or NAME=value."),
    USER("User", ConditionForm.TEXT, "Whether the daemon runs as this user: a name, a number or @system."),
    GROUP("Group", ConditionForm.TEXT, "Whether the daemon is in this group: a name or a number."),
    MEMORY("Memory", ConditionForm.SIZE, "Whether the machine has so much memory: 4G, which is >=4G; or <4G."),
    CPUS("CPUs", ConditionForm.COUNT, "Whether the daemon has so many processors: 4, which is >=4; or <4."),
    PATH_EXISTS("PathExists", ConditionForm.PATH, "Whether there is something at this absolute path."),
    PATH_EXISTS_GLOB(
            "PathExistsGlob", ConditionForm.PATH, "Whether a path fits: an absolute one with * ? [ ] and { , }."),
    PATH_IS_DIRECTORY("PathIsDirectory", ConditionForm.PATH, "Whether a directory is at this absolute path."),
    PATH_IS_SYMBOLIC_LINK(
            "PathIsSymbolicLink", ConditionForm.PATH, "Whether a symbolic link is at this absolute path."),
    PATH_IS_MOUNT_POINT("PathIsMountPoint", ConditionForm.PATH, "Whether this absolute path is a mount point."),
    PATH_IS_READ_WRITE(
            "PathIsReadWrite", ConditionForm.PATH, "Whether this absolute path is on a file system to write to."),
    PATH_IS_SOCKET("PathIsSocket", ConditionForm.PATH, "Whether a socket is at this absolute path."),
    DIRECTORY_NOT_EMPTY(
            "DirectoryNotEmpty",
            ConditionForm.PATH,
            "Whether a directory with a file in it, not a hidden one or a backup, is at this absolute path."),
    FILE_NOT_EMPTY("FileNotEmpty", ConditionForm.PATH, "Whether a file with something in it is at this path."),
    FILE_IS_EXECUTABLE(
            "FileIsExecutable", ConditionForm.PATH, "Whether a file that somebody may execute is at this path.");

    private final String word;
    private final ConditionForm form;
    private final String doc;

    ConditionKind(String word, ConditionForm form, String doc) {
        this.word = word;
        this.form = form;
        this.doc = doc;
    }

    /** Behind {@code Condition} and {@code Assert}: {@code PathExists}. */
    public String word() {
        return word;
    }

    String doc() {
        return doc;
    }

    /** The parameter in its plain form, or what is wrong with it. */
    Outcome<String> form(String parameter) {
        return form.read(parameter);
    }
}
