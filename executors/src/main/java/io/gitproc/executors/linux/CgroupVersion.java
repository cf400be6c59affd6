package io.gitproc.executors.linux;

/** The two kinds of cgroup hierarchy, cgroups(7). */
enum CgroupVersion {
    V1,
    V2
}
