/*
 * gitproc-init: starts one service and stays its parent until nothing of it is left.
 *
 *     gitproc-init <invocation folder>
 *     gitproc-init --probe                 say whether services can have pid namespaces here
 *     gitproc-init --check <milliseconds> <length of the orders>
 *                                          run a command that asks a service how it is; see "check"
 *
 * It does what must happen between fork and exec and what must outlive the daemon, so it cannot be part of the
 * daemon. It trusts nothing but <folder>/orders, which only the daemon can write: its own arguments, environment,
 * descriptors, signal dispositions and working directory are discarded.
 *
 * Life, top down:
 *
 *   claim    read the orders and remove them: they hold the environment of the service, and whoever removes them
 *            is the one launcher of this invocation
 *   prepare  be in the cgroup of all launchers, which is not that of the service: what kills a service whole, the OOM
 *            killer too, leaves its launcher to write down how it ended
 *   log      open the log of the unit and a pipe for each stream of the service
 *   announce write the record "launcher"; when the folder is gone the daemon has given this start up: end quietly. This
 *            is where a child of our parent takes our place: born in that cgroup, and as process 1 of a pid namespace
 *   launch   fork; the child goes through the steps of a service, the first of which takes it into the cgroups, and ends
 *            in exec; a step that fails is reported through a pipe that exec closes, so the launcher knows which one it
 *            was, and why
 *   attend   move what the service writes to its log, hear what it says of itself, pass signals on, and reap every
 *            process that becomes ours (we are the subreaper) until the main process ends; then the next command, if
 *            there is one and this one ended well
 *   conclude write the record "exit" at once, and stay until there is no child: our own end tells the daemon that
 *            nothing is left and that everything is in the log
 *   follow   end with the code, or with the signal, of the main process; a process 1, which cannot end of a signal of its
 *            own, with 128 and its number
 *
 * Records are lines of key=value, written under a temporary name and renamed, so that a reader sees all or nothing.
 *
 * To add something that happens to a service before exec: one function and one row in service_steps.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <linux/capability.h>
#include <linux/sched.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    ORDERS_MAX = 4 << 20,
    SUBJECT_MAX = 1024, /* a failure must fit a pipe whole (PIPE_BUF) */
    GROUPS_MAX = 65536, /* NGROUPS_MAX of Linux */
    IO_CLASS_SHIFT = 13, /* ioprio_set(2) has no header */
    IO_LEVEL_MAX = 7,
    IO_WHO_PROCESS = 1,
    EXIT_USAGE = 64,
    FIRST_INHERITED = 3,
    COMMANDS_MAX = 1024,
    SIGNALS = 64,
    LINE_MAXIMUM = 64 << 10,  /* a longer line is cut into such pieces */
    PENDING_MAX = 128 << 10,  /* goes to the log in one write */
    PIPE_ROOM = 1 << 20,      /* of a stream that was found full; what an ordinary user may ask for */
    DATE_LENGTH = 11,         /* "2026-11-22T" */
    TIME_LENGTH = 27,         /* "2026-11-22T20:36:01.123456Z" */
    HEAD_LENGTH = 39,         /* "2026-11-22T20:36:01.123456Z 0123abcd o " */
    LOG_BYTES = 10000000,     /* of a log file before it is rotated, unless ordered otherwise */
    LOG_FILES = 5,            /* rotated ones that are kept, unless ordered otherwise */
    LOG_FILES_MAX = 1000,
    OOM_SCORE_MAX = 1000,
    NICE_MAX = 20,
    CAPABILITIES_MAX = 64,
    RETRY_MILLIS = 1000,
    MESSAGE_MAX = 4096,       /* a longer one is passed over, as systemd does */
    MESSAGES_A_TURN = 64,     /* between two looks at signals and output */
    LAST_MESSAGES = 1024,     /* more than a socket holds, and an end to who never stops */
    STATUS_MAX = 512,
    NOTIFY_MILLIS = 250,      /* between two records of what a service says */
    ANCESTORS_MAX = 1000,
    ERRNO_MAX = 4095,
    CHECK_OUTPUT_MAX = 512,   /* of a check, kept */
    CHECK_MILLIS_MAX = 86400000,
    KILL_MILLIS = 50,         /* between two rounds against what a check left behind */
};

static const char DEFAULT_PATH[] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
static const char LOWEST_OOM_SCORE[] = "-1000";

/* ---- types -------------------------------------------------------------------------------------------------- */

/* Strings that end with a null pointer, as exec wants them. */
struct list {
    char **items;
    size_t count, room;
};

/* One program to run. */
struct command {
    const char *program;
    struct list arguments;
    bool ignores_failure;
};

/* What the daemon asked for, and the state of the steps. Every string points into the text of the orders. */
struct orders {
    char *text;
    struct list homes, cgroups, groups, limits, directories, environment;
    struct command *commands, *current;
    size_t command_count;
    const char *standard_output, *standard_error;
    const char *log_bytes, *log_files, *log_group;
    const char *notify;                                 /* the path of the socket that the service speaks to */
    const char *watchdog;                               /* µs from one sign of life to the next */
    const char *user, *group, *mask;
    const char *directory;
    const char *bounding, *ambient;                     /* sets of capabilities, in hexadecimal */
    const char *nice, *oom, *ioprio, *sched, *affinity; /* NULL leaves it as it is */
    bool directory_is_optional, own_pids, own_users, no_new_privileges, sigpipe;
    bool hears_all, watches_when_ready;
    bool is_heir, is_born_inside;
    pid_t launcher;
    const char *subject; /* what the current step works on, for its failure */
    char oom_score[16];  /* of the daemon, given back to the service; empty when it was not changed */
};

/* One thing done on the way to exec. Returns 0, or -1 with errno. */
struct step {
    const char *name; /* as systemd prints it: 203/EXEC */
    int code;         /* systemd.exec(5), "Process Exit Codes" */
    int (*run)(struct orders *);
};

/* The step is a pointer into our own image, which parent and child share. */
struct failure {
    const struct step *step;
    int error;
    char subject[SUBJECT_MAX];
};

/* A process by its number in our namespace, and in that of the daemon, which /proc and the records go by. */
struct process {
    pid_t pid, on_host; /* 0 when it is not known */
};

/* How a command ended: with a code, by a signal, or before it began. */
struct end {
    bool happened, by_signal, core, never_ran;
    int value; /* the code or the number of the signal */
    struct failure failure;
};

/* ---- small things ------------------------------------------------------------------------------------------- */

static int fail(int error) {
    errno = error;
    return -1;
}

static int list_add(struct list *list, char *item) {
    if (list->count + 2 > list->room) {
        size_t room = list->room == 0 ? 16 : list->room * 2;
        char **items = realloc(list->items, room * sizeof *items);
        if (items == NULL)
            return -1;
        list->items = items;
        list->room = room;
    }
    list->items[list->count++] = item;
    list->items[list->count] = NULL;
    return 0;
}

/* A number up to a separator, which is passed over; anything else is EINVAL. */
static int next_number(const char **text, char separator, int base, unsigned long max, unsigned long *number) {
    char *rest;
    if (!isxdigit((unsigned char) **text))
        return fail(EINVAL);
    errno = 0;
    *number = strtoul(*text, &rest, base);
    if (rest == *text || *rest != separator || errno != 0 || *number > max)
        return fail(EINVAL);
    *text = separator == '\0' ? rest : rest + 1;
    return 0;
}

/* A whole number without a sign. */
static int parse_number(const char *text, int base, unsigned long max, unsigned long *number) {
    return next_number(&text, '\0', base, max, number);
}

/* A whole decimal number of at most max on either side of zero. */
static int parse_signed(const char *text, unsigned long max, int *number) {
    bool negative = *text == '-';
    unsigned long size;
    if (parse_number(text + negative, 10, max, &size) < 0)
        return -1;
    *number = negative ? -(int) size : (int) size;
    return 0;
}

static int write_all(int file, const char *text, size_t length) {
    while (length > 0) {
        ssize_t written = write(file, text, length);
        if (written < 0 && errno != EINTR)
            return -1;
        if (written > 0) {
            text += written;
            length -= (size_t) written;
        }
    }
    return 0;
}

/* The length read, at most size, or -1. */
static ssize_t read_all(int file, char *buffer, size_t size) {
    size_t length = 0;
    while (length < size) {
        ssize_t got = read(file, buffer + length, size - length);
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return -1;
        if (got > 0)
            length += (size_t) got;
    }
    return (ssize_t) length;
}

static int close_with(int file, int result) {
    int error = errno;
    close(file);
    errno = error;
    return result;
}

/* Writes to a file of the kernel that exists. */
static int put(const char *path, const char *text) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    return file < 0 ? -1 : close_with(file, write_all(file, text, strlen(text)));
}

/* Reads a small file of the kernel as text, without the newline at its end. */
static int take(const char *path, char *buffer, size_t size) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return -1;
    ssize_t length = read_all(file, buffer, size - 1);
    close_with(file, 0);
    if (length < 0)
        return -1;
    buffer[length] = '\0';
    buffer[strcspn(buffer, "\n")] = '\0';
    return 0;
}

/* ---- records ------------------------------------------------------------------------------------------------ */

static const char *folder;

/* By path, not by descriptor: a folder that was renamed away must make this fail. */
__attribute__((format(printf, 2, 3))) static int write_record(const char *name, const char *format, ...) {
    char draft[PATH_MAX], path[PATH_MAX];
    if (snprintf(draft, sizeof draft, "%s/.%s", folder, name) >= (int) sizeof draft)
        return fail(ENAMETOOLONG);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return -1;
    va_list values;
    va_start(values, format);
    int written = vdprintf(file, format, values);
    va_end(values);
    if (close_with(file, written < 0 ? -1 : 0) < 0)
        return -1;
    return rename(draft, path);
}

/* Nanoseconds since 1970. */
static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static long long monotonic_millis(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

/* A field of /proc/<pid>/stat behind the third; 0 when it cannot be read. The name of a process may hold blanks and
 * brackets, so fields are counted from its last bracket. */
static unsigned long long stat_field(pid_t process, int wanted) {
    char path[64], stat[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", (int) process);
    if (take(path, stat, sizeof stat) < 0)
        return 0;
    char *field = strrchr(stat, ')');
    for (int number = 2; field != NULL && number < wanted; number++)
        field = strchr(field + 1, ' ');
    return field == NULL ? 0 : strtoull(field + 1, NULL, 10);
}

/* In clock ticks since boot. */
static unsigned long long start_of(pid_t process) {
    return stat_field(process, 22);
}

static pid_t parent_of(pid_t process) {
    return (pid_t) stat_field(process, 4);
}

static char boot_id[64];

static int announce(pid_t launcher) {
    return write_record("launcher", "pid=%d\nstart=%llu\nboot=%s\n", (int) launcher, start_of(launcher), boot_id);
}

static void record_started(pid_t main_process) {
    if (main_process == 0)
        return; /* It was killed before it could say its number. */
    write_record("started", "pid=%d\nstart=%llu\nboot=%s\nat=%lld\n", (int) main_process, start_of(main_process),
                 boot_id, now());
}

/* The cause in the words of strerror(3), lower case, since it ends a sentence. */
static const char *cause_of(int error) {
    static char cause[128];
    snprintf(cause, sizeof cause, "%s", strerror(error));
    if (cause[0] >= 'A' && cause[0] <= 'Z' && cause[1] >= 'a')
        cause[0] += 'a' - 'A';
    return cause;
}

/* A subject comes from a unit file. The daemon reads \\ as one backslash, and a control character must not begin a line. */
static const char *quoted(const char *subject) {
    static char text[2 * SUBJECT_MAX];
    char *next = text;
    for (; *subject != '\0'; subject++) {
        if (*subject == '\\')
            *next++ = '\\';
        *next++ = (unsigned char) *subject < ' ' ? '?' : *subject;
    }
    *next = '\0';
    return text;
}

#define FAILURE_FORMAT "at=%lld\ncode=%d\nstep=%s\nerrno=%d\ncause=%s\nsubject=%s\n"
#define SIGNAL_FORMAT "at=%lld\nsignal=%d\ncore=%d\n"
#define CODE_FORMAT "at=%lld\ncode=%d\n"

static void record_failure(const struct failure *failure) {
    write_record("exit", FAILURE_FORMAT, now(), failure->step->code, failure->step->name, failure->error,
                 cause_of(failure->error), quoted(failure->subject));
}

static void record_end(const struct end *end) {
    if (end->never_ran)
        record_failure(&end->failure);
    else if (end->by_signal)
        write_record("exit", SIGNAL_FORMAT, now(), end->value, end->core);
    else
        write_record("exit", CODE_FORMAT, now(), end->value);
}

/* The same record, to a file that is open. */
static void print_end(int file, const struct end *end) {
    const struct failure *failure = &end->failure;
    if (end->never_ran)
        dprintf(file, FAILURE_FORMAT, now(), failure->step->code, failure->step->name, failure->error,
                cause_of(failure->error), quoted(failure->subject));
    else if (end->by_signal)
        dprintf(file, SIGNAL_FORMAT, now(), end->value, end->core);
    else
        dprintf(file, CODE_FORMAT, now(), end->value);
}

/* ---- orders ------------------------------------------------------------------------------------------------- */

static int set_text(struct orders *orders, size_t place, char *value) {
    const char **text = (const char **) ((char *) orders + place);
    if (*text != NULL)
        return fail(EEXIST);
    *text = value;
    return 0;
}

static int set_flag(struct orders *orders, size_t place, char *value) {
    bool *flag = (bool *) ((char *) orders + place);
    if (strcmp(value, "1") != 0)
        return fail(EINVAL);
    *flag = true;
    return 0;
}

static int add_text(struct orders *orders, size_t place, char *value) {
    return list_add((struct list *) ((char *) orders + place), value);
}

/* Begins a command; what follows is said of it. */
static int add_command(struct orders *orders, size_t place, char *value) {
    (void) place;
    size_t count = orders->command_count;
    if (count == COMMANDS_MAX)
        return fail(E2BIG);
    struct command *commands = realloc(orders->commands, (count + 1) * sizeof *commands);
    if (commands == NULL)
        return -1;
    commands[count] = (struct command){.program = value};
    orders->commands = commands;
    orders->current = &commands[count];
    orders->command_count = count + 1;
    return 0;
}

static int add_argument(struct orders *orders, size_t place, char *value) {
    (void) place;
    return orders->current == NULL ? fail(EINVAL) : list_add(&orders->current->arguments, value);
}

static int ignore_failure(struct orders *orders, size_t place, char *value) {
    (void) place;
    if (orders->current == NULL || strcmp(value, "1") != 0)
        return fail(EINVAL);
    orders->current->ignores_failure = true;
    return 0;
}

#define PLACE(field) offsetof(struct orders, field)

/* Every order there is. */
static const struct {
    const char *name;
    int (*obey)(struct orders *, size_t place, char *value);
    size_t place;
} order_keys[] = {
    {"home", add_text, PLACE(homes)},
    {"cgroup", add_text, PLACE(cgroups)},
    {"pidns", set_flag, PLACE(own_pids)},
    {"userns", set_flag, PLACE(own_users)},
    {"stdout", set_text, PLACE(standard_output)},
    {"stderr", set_text, PLACE(standard_error)},
    {"log_max", set_text, PLACE(log_bytes)},
    {"log_files", set_text, PLACE(log_files)},
    {"log_group", set_text, PLACE(log_group)},
    {"notify", set_text, PLACE(notify)},
    {"notify_all", set_flag, PLACE(hears_all)},
    {"watchdog", set_text, PLACE(watchdog)},
    {"watchdog_when_ready", set_flag, PLACE(watches_when_ready)},
    {"uid", set_text, PLACE(user)},
    {"gid", set_text, PLACE(group)},
    {"group", add_text, PLACE(groups)},
    {"cwd", set_text, PLACE(directory)},
    {"cwd_optional", set_flag, PLACE(directory_is_optional)},
    {"umask", set_text, PLACE(mask)},
    {"directory", add_text, PLACE(directories)},
    {"rlimit", add_text, PLACE(limits)},
    {"nice", set_text, PLACE(nice)},
    {"oom", set_text, PLACE(oom)},
    {"ioprio", set_text, PLACE(ioprio)},
    {"sched", set_text, PLACE(sched)},
    {"affinity", set_text, PLACE(affinity)},
    {"bounding", set_text, PLACE(bounding)},
    {"ambient", set_text, PLACE(ambient)},
    {"nnp", set_flag, PLACE(no_new_privileges)},
    {"sigpipe", set_flag, PLACE(sigpipe)},
    {"env", add_text, PLACE(environment)},
    {"exec", add_command, 0},
    {"arg", add_argument, 0},
    {"ignore_failure", ignore_failure, 0},
};

enum { ORDER_KEYS = sizeof order_keys / sizeof order_keys[0] };

static int obey(struct orders *orders, char *line) {
    char *value = strchr(line, '=');
    orders->subject = line;
    if (value == NULL)
        return fail(EINVAL);
    *value++ = '\0';
    for (size_t i = 0; i < ORDER_KEYS; i++)
        if (strcmp(order_keys[i].name, line) == 0)
            return order_keys[i].obey(orders, order_keys[i].place, value);
    return fail(EINVAL);
}

/* Without these nothing can be started; a user without a group would keep the group of the daemon. */
static int check_complete(struct orders *orders) {
    bool whole = orders->standard_output != NULL && orders->standard_error != NULL && orders->directory != NULL
        && orders->mask != NULL && orders->command_count > 0 && (orders->user == NULL) == (orders->group == NULL)
        && (orders->own_pids || !orders->own_users);
    for (size_t i = 0; i < orders->command_count; i++)
        whole = whole && orders->commands[i].arguments.count > 0;
    orders->subject = "orders";
    return whole ? 0 : fail(EINVAL);
}

static int parse_orders(struct orders *orders, size_t length) {
    if (length == 0 || orders->text[length - 1] != '\0')
        return fail(EINVAL);
    for (char *line = orders->text; line < orders->text + length;) {
        char *next = line + strlen(line) + 1;
        if (obey(orders, line) < 0)
            return -1;
        line = next;
    }
    return check_complete(orders);
}

static int check_file(int file, size_t *length) {
    struct stat stat;
    if (fstat(file, &stat) < 0)
        return -1;
    if (!S_ISREG(stat.st_mode) || stat.st_uid != geteuid())
        return fail(EPERM);
    *length = (size_t) stat.st_size;
    return stat.st_size > ORDERS_MAX ? fail(EFBIG) : 0;
}

static int load(struct orders *orders, int file) {
    size_t length;
    if (check_file(file, &length) < 0)
        return -1;
    orders->text = malloc(length + 1);
    if (orders->text == NULL)
        return -1;
    ssize_t got = read_all(file, orders->text, length);
    return got < 0 ? -1 : parse_orders(orders, (size_t) got);
}

/* Only one process can remove the file, so only one launcher ever serves an invocation. */
static int claim(struct orders *orders) {
    char path[PATH_MAX];
    if (snprintf(path, sizeof path, "%s/orders", folder) >= (int) sizeof path)
        exit(EXIT_USAGE);
    int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0 || unlink(path) < 0)
        exit(EXIT_SUCCESS);
    orders->subject = "orders";
    return close_with(file, load(orders, file));
}

/* The orders hold the secrets of the service: they are not kept for its life. */
static void forget(struct orders *orders) {
    free(orders->homes.items);
    free(orders->cgroups.items);
    free(orders->groups.items);
    free(orders->limits.items);
    free(orders->directories.items);
    free(orders->environment.items);
    for (size_t i = 0; i < orders->command_count; i++)
        free(orders->commands[i].arguments.items);
    free(orders->commands);
    free(orders->text);
    *orders = (struct orders){0};
}

/* ---- log ---------------------------------------------------------------------------------------------------- */

/*
 * Both streams of the service are pipes to us, and we write their lines to the log of the unit, each with a head:
 *
 *     2026-11-22T20:36:01.123456Z 0123abcd o <text>
 *
 * That is the time when it was read, the begin of the invocation's id, and the stream: o and e, or O and E when the
 * line was longer than LINE_MAXIMUM and goes on in the next one of the stream, or - for what we say ourselves. Times
 * and the order between the two streams are as exact as our reads; the order within a stream is kept.
 *
 * The service waits for us only as long as a write to the log takes. A write that fails (a full disk, most often)
 * does not wait: the lines are dropped and counted, and the log says so as soon as it can be written again.
 */

/* A stream of the service, and its last line for as long as that has not ended. */
struct stream {
    int outlet, inlet; /* the pipe: ours, which does not block, and that of the service; -1 without one */
    char letter;
    bool grown;
    size_t held;
    char *text; /* LINE_MAXIMUM of room */
};

/* Apart from what has a value at the start: what is never written to costs no memory. */
static char output_text[LINE_MAXIMUM], errors_text[LINE_MAXIMUM], pending_text[PENDING_MAX];

static struct stream output = {.outlet = -1, .inlet = -1, .letter = 'o', .text = output_text};
static struct stream errors = {.outlet = -1, .inlet = -1, .letter = 'e', .text = errors_text};

/* The file, and whole lines that are still to be written to it. */
static struct {
    const char *path; /* NULL when no stream goes to the log */
    int file;         /* -1 while there is none */
    off_t size, size_max;
    unsigned long count;
    gid_t group; /* of a new file, or -1 */
    time_t second, checked, failed;
    char head[HEAD_LENGTH + 1];
    size_t length, lines;
    char *pending; /* PENDING_MAX of room */
    unsigned long long dropped_lines, dropped_bytes;
    int error;
    bool torn;
} journal = {.file = -1, .group = (gid_t) -1, .pending = pending_text};

/* The civil date of a day since 1970, by counting years from March, so that the leap day is the last of a year.
 * gmtime_r(3) would bring the time zones of the C library into the memory of every launcher. */
static void print_date(char *text, size_t size, long day) {
    long shifted = day + 719468, era = shifted / 146097, of_era = shifted % 146097;
    long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    snprintf(text, size, "%04ld-%02ld-%02ldT", year + era * 400 + (month > 9), month > 9 ? month - 9 : month + 3,
             of_year - (153 * month + 2) / 5 + 1);
}

/* Now, in the head of the lines to come. */
static void stamp(void) {
    struct timespec time;
    char text[64];
    clock_gettime(CLOCK_REALTIME, &time);
    long second = time.tv_sec % 86400;
    print_date(text, sizeof text, time.tv_sec / 86400);
    snprintf(text + DATE_LENGTH, sizeof text - DATE_LENGTH, "%02ld:%02ld:%02ld.%06ldZ", second / 3600,
             second / 60 % 60, second % 60, time.tv_nsec / 1000);
    memcpy(journal.head, text, TIME_LENGTH);
    journal.second = time.tv_sec;
}

/* The rest of the head: the folder ends in the id of the invocation. */
static void name_invocation(void) {
    const char *dash = strrchr(folder, '-');
    snprintf(journal.head + TIME_LENGTH, sizeof journal.head - TIME_LENGTH, " %-8.8s o ", dash == NULL ? "" : dash + 1);
}

static int check_log(int file) {
    struct stat stat;
    if (fstat(file, &stat) < 0)
        return -1;
    if (!S_ISREG(stat.st_mode))
        return fail(EINVAL);
    journal.size = stat.st_size;
    if (stat.st_uid == geteuid() && stat.st_gid != journal.group && journal.group != (gid_t) -1
        && fchown(file, (uid_t) -1, journal.group) < 0)
        journal.group = (gid_t) -1; /* An ordinary user may not be in it: then it is readable by its owner. */
    return 0;
}

static int open_journal(void) {
    int file = open(journal.path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK | O_CLOEXEC, 0640);
    if (file < 0)
        return -1;
    if (check_log(file) < 0)
        return close_with(file, -1);
    journal.file = file;
    return 0;
}

static void close_journal(void) {
    close(journal.file);
    journal.file = -1;
}

/* Whether the name still is that of the file that we write; its size is learnt by the way. */
static bool is_in_place(void) {
    struct stat ours, named;
    if (fstat(journal.file, &ours) < 0 || lstat(journal.path, &named) < 0 || ours.st_ino != named.st_ino
        || ours.st_dev != named.st_dev)
        return false;
    journal.size = ours.st_size;
    return true;
}

/* Somebody may take the file away or put another in its place, which is looked for every second. */
static int ready_journal(void) {
    if (journal.file >= 0 && journal.checked != journal.second && !is_in_place())
        close_journal();
    journal.checked = journal.second;
    return journal.file >= 0 ? 0 : open_journal();
}

static const char *rotated(char *path, size_t size, unsigned long number) {
    snprintf(path, size, "%s.%lu", journal.path, number);
    return path;
}

static void remove_older_than(unsigned long number) {
    char path[PATH_MAX + 24];
    while (unlink(rotated(path, sizeof path, ++number)) == 0)
        continue;
}

/* web.log.1 becomes web.log.2, and so on; a name that is missing is no fault. */
static void make_room_for_first(void) {
    char from[PATH_MAX + 24], to[PATH_MAX + 24];
    for (unsigned long number = journal.count; number > 1; number--)
        rename(rotated(from, sizeof from, number - 1), rotated(to, sizeof to, number));
}

/* No line is lost, since nobody else writes and the file that is moved has whole lines only. When it cannot be moved it
 * grows by once more what it may have, and then is tried again. */
static void rotate(void) {
    char first[PATH_MAX + 24];
    if (journal.file >= 0 && is_in_place()) {
        remove_older_than(journal.count);
        make_room_for_first();
        int moved = journal.count == 0 ? unlink(journal.path) : rename(journal.path, rotated(first, sizeof first, 1));
        if (moved < 0) {
            journal.size = 0;
            return;
        }
    }
    if (journal.file >= 0)
        close_journal();
    journal.size = 0;
}

/* The length that was written; when it is less than asked for, errno says why. */
static size_t append(const char *text, size_t length) {
    size_t done = 0;
    while (done < length) {
        ssize_t written = write(journal.file, text + done, length - done);
        if (written < 0 && errno != EINTR)
            break;
        if (written > 0)
            done += (size_t) written;
    }
    journal.size += (off_t) done;
    return done;
}

/* Takes the begin of a line back whose rest could not be written; unless somebody else has written meanwhile. */
static void take_back(size_t length) {
    struct stat stat;
    if (length == 0)
        return;
    off_t whole = journal.size - (off_t) length;
    bool ours = fstat(journal.file, &stat) == 0 && stat.st_size == journal.size;
    if (ours && ftruncate(journal.file, whole) == 0)
        journal.size = whole;
    else
        journal.torn = true;
}

static void drop(size_t length, size_t count, int error) {
    journal.dropped_lines += count;
    journal.dropped_bytes += length - count * HEAD_LENGTH;
    journal.error = error;
    journal.failed = journal.second;
}

/* Says what was dropped. */
static int confess(void) {
    char text[256];
    if (journal.dropped_lines == 0)
        return 0;
    journal.head[HEAD_LENGTH - 2] = '-';
    int length = snprintf(text, sizeof text, "%s%.*s-- %llu lines (%llu KB) dropped: %s --\n", journal.torn ? "\n" : "",
                          HEAD_LENGTH, journal.head, journal.dropped_lines, (journal.dropped_bytes + 999) / 1000,
                          cause_of(journal.error));
    size_t done = append(text, (size_t) length);
    if (done < (size_t) length) {
        int error = errno;
        take_back(done);
        return fail(error);
    }
    journal.dropped_lines = journal.dropped_bytes = 0;
    journal.torn = false;
    return 0;
}

static size_t count_lines(const char *text, size_t length, size_t *whole) {
    size_t count = 0;
    const char *next = text;
    for (const char *end; (end = memchr(next, '\n', length - (size_t) (next - text))) != NULL; next = end + 1)
        count++;
    *whole = (size_t) (next - text);
    return count;
}

static void write_pending(void) {
    size_t done = 0, whole;
    bool ready = ready_journal() == 0 && confess() == 0;
    if (ready && (done = append(journal.pending, journal.length)) == journal.length)
        return;
    int error = errno;
    size_t lines = count_lines(journal.pending, done, &whole);
    take_back(done - whole);
    drop(journal.length - whole, journal.lines - lines, error);
}

/* A disk that was full is not tried again in the same second: each try can take long. */
static void flush(void) {
    if (journal.dropped_lines > 0 && journal.failed == journal.second)
        drop(journal.length, journal.lines, journal.error);
    else if (journal.length > 0 || journal.dropped_lines > 0)
        write_pending();
    journal.length = journal.lines = 0;
}

static void log_line(char letter, const char *text, size_t length) {
    size_t whole = HEAD_LENGTH + length + 1;
    off_t size = journal.size + (off_t) journal.length;
    bool full = size > 0 && journal.size_max > 0 && size + (off_t) whole > journal.size_max;
    if (full || journal.length + whole > PENDING_MAX)
        flush();
    if (full)
        rotate();
    char *next = journal.pending + journal.length;
    memcpy(next, journal.head, HEAD_LENGTH);
    next[HEAD_LENGTH - 2] = letter;
    memcpy(next + HEAD_LENGTH, text, length);
    next[whole - 1] = '\n';
    journal.length += whole;
    journal.lines++;
}

static void log_lines(struct stream *stream, size_t length) {
    char *line = stream->text, *from = stream->text + stream->held, *end = stream->text + length;
    for (char *stop; (stop = memchr(from, '\n', (size_t) (end - from))) != NULL; from = line = stop + 1)
        log_line(stream->letter, line, (size_t) (stop - line));
    stream->held = (size_t) (end - line);
    memmove(stream->text, line, stream->held);
    if (stream->held == LINE_MAXIMUM) {
        log_line((char) (stream->letter - 'a' + 'A'), stream->text, stream->held);
        stream->held = 0;
    }
}

/* A service that writes faster than we read is given a larger pipe; it costs memory of the kernel, so not before. */
static void grow(struct stream *stream) {
    if (!stream->grown)
        fcntl(stream->outlet, F_SETPIPE_SZ, PIPE_ROOM);
    stream->grown = true;
}

/* Moves what one read gives. Gives its length, or 0 when there is nothing now. */
static size_t pump(struct stream *stream) {
    size_t room = LINE_MAXIMUM - stream->held;
    ssize_t got = read(stream->outlet, stream->text + stream->held, room);
    if (got <= 0)
        return 0;
    if ((size_t) got == room)
        grow(stream);
    stamp();
    log_lines(stream, stream->held + (size_t) got);
    return (size_t) got;
}

/* At the end: what is in the pipe, but not more than it can hold, since a process of somebody else could go on. */
static void drain(struct stream *stream) {
    size_t total = 0, got = 1;
    if (stream->outlet < 0)
        return;
    while (got > 0 && total < PIPE_ROOM)
        total += got = pump(stream);
    if (stream->held > 0)
        log_line(stream->letter, stream->text, stream->held);
    stream->held = 0;
}

static void close_log(void) {
    drain(&output);
    drain(&errors);
    journal.failed = 0; /* the last chance */
    flush();
}

/* What may pass by itself must not keep a service from starting. */
static bool may_pass(int error) {
    return error == ENOSPC || error == EDQUOT || error == EIO || error == EROFS;
}

static int open_stream(struct stream *stream) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0 || fcntl(ends[0], F_SETFL, O_NONBLOCK) < 0)
        return -1;
    stream->outlet = ends[0];
    stream->inlet = ends[1];
    return 0;
}

static int parse_size(const char *text, unsigned long max, unsigned long *number) {
    return text == NULL ? 0 : parse_number(text, 10, max, number);
}

static int set_up_journal(struct orders *orders) {
    unsigned long bytes = LOG_BYTES, group = (gid_t) -1;
    journal.count = LOG_FILES;
    if (parse_size(orders->log_bytes, LONG_MAX, &bytes) < 0
        || parse_size(orders->log_files, LOG_FILES_MAX, &journal.count) < 0
        || parse_size(orders->log_group, UINT_MAX - 1, &group) < 0)
        return -1;
    journal.size_max = (off_t) bytes;
    journal.group = (gid_t) group;
    name_invocation();
    stamp();
    return 0;
}

/* Where a stream goes: <kind>:<path>; a path alone is that of the log. */
static const char *log_of(const char *stream) {
    if (stream[0] == '/')
        return stream;
    return strncmp(stream, "log:", strlen("log:")) == 0 ? stream + strlen("log:") : NULL;
}

/* There is one log, whichever streams go to it. */
static int log_to(struct orders *orders, const char *path, struct stream *stream) {
    if (path == NULL)
        return 0;
    orders->subject = path;
    if (journal.path != NULL && strcmp(journal.path, path) != 0)
        return fail(EINVAL);
    if (journal.path == NULL)
        journal.path = strdup(path); /* the orders are forgotten when the service runs */
    return journal.path == NULL ? -1 : open_stream(stream);
}

static int open_log(struct orders *orders) {
    if (set_up_journal(orders) < 0 || log_to(orders, log_of(orders->standard_output), &output) < 0
        || log_to(orders, log_of(orders->standard_error), &errors) < 0)
        return -1;
    return journal.path == NULL || open_journal() == 0 || may_pass(errno) ? 0 : -1;
}

/* ---- what a service says of itself -------------------------------------------------------------------------- */

/*
 * sd_notify(3): datagrams of lines KEY=VALUE to a socket of this service alone, whose path it has in NOTIFY_SOCKET. Only
 * the user of the service can send to it, and the kernel tells from whom a datagram is: it counts when it is from the main
 * process or, with NotifyAccess=all, from any process that descends from us. Each process of the service does, since we
 * are the subreaper; and in a pid namespace of ours there is nobody else. What others send is passed over.
 *
 * What was said is kept in the record "notified", in which 0 is what was not said: that it is ready at once, the rest every
 * NOTIFY_MILLIS at most, however much is said. WATCHDOG=1 is a sign of life: it is not kept, but that the main process gave
 * none for as long as it may be silent.
 */
static struct {
    int socket; /* -1 without one */
    char *path;
    bool hears_all, is_alone;
    pid_t main_process;               /* 0 while there is none */
    long long ready, stopping, extended; /* ns since 1970 */
    long long extension;                 /* ns from then on */
    unsigned long error;
    char status[STATUS_MAX + 1];
    bool is_new, is_urgent, refused_main;
    long long written;                /* monotonic ms */
    long long watchdog, alive, hung;  /* ms, 0 without one; monotonic ms, 0 while it does not count; ns since 1970 */
    bool watches_when_ready;
} notices = {.socket = -1};

/* Its mode keeps others out from the first moment on. */
static int bind_privately(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (snprintf(address.sun_path, sizeof address.sun_path, "%s", path) >= (int) sizeof address.sun_path)
        return fail(ENAMETOOLONG);
    mode_t before = umask(0177);
    int bound = bind(notices.socket, (const struct sockaddr *) &address, sizeof address);
    umask(before);
    return bound;
}

static int open_notices(struct orders *orders) {
    unsigned long user = 0, micros = 0;
    static const int yes = 1;
    orders->subject = orders->notify;
    if (orders->notify == NULL)
        return 0;
    notices.hears_all = orders->hears_all;
    notices.is_alone = orders->own_pids;
    notices.watches_when_ready = orders->watches_when_ready;
    if (orders->watchdog != NULL && parse_number(orders->watchdog, 10, LONG_MAX, &micros) < 0)
        return -1;
    notices.watchdog = (long long) ((micros + 999) / 1000);
    notices.path = strdup(orders->notify);
    notices.socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (notices.path == NULL || notices.socket < 0
        || setsockopt(notices.socket, SOL_SOCKET, SO_PASSCRED, &yes, sizeof yes) < 0 || bind_privately(orders->notify) < 0)
        return -1;
    if (orders->user == NULL)
        return 0;
    return parse_number(orders->user, 10, UINT_MAX - 1, &user) < 0 ? -1 : lchown(orders->notify, (uid_t) user, (gid_t) -1);
}

static void close_notices(void) {
    if (notices.socket >= 0)
        unlink(notices.path);
}

static void heed_ready(const char *value) {
    if (strcmp(value, "1") != 0 || notices.ready != 0)
        return;
    notices.ready = now();
    notices.alive = monotonic_millis();
    notices.is_new = notices.is_urgent = true;
}

static void note_hung(void) {
    notices.hung = now();
    notices.is_new = notices.is_urgent = true;
}

static void heed_watchdog(const char *value) {
    if (strcmp(value, "1") == 0 && notices.alive != 0)
        notices.alive = monotonic_millis();
    else if (strcmp(value, "trigger") == 0 && notices.watchdog != 0 && notices.hung == 0)
        note_hung();
}

static void heed_stopping(const char *value) {
    if (strcmp(value, "1") != 0 || notices.stopping != 0)
        return;
    notices.stopping = now();
    notices.is_new = true;
}

/* A character of several bytes is not cut in two. */
static void heed_status(const char *value) {
    size_t length = strnlen(value, STATUS_MAX + 1);
    if (length > STATUS_MAX)
        for (length = STATUS_MAX; length > 0 && ((unsigned char) value[length] & 0xc0) == 0x80;)
            length--;
    if (strlen(notices.status) == length && memcmp(notices.status, value, length) == 0)
        return;
    memcpy(notices.status, value, length);
    notices.status[length] = '\0';
    notices.is_new = true;
}

static void heed_error(const char *value) {
    if (parse_number(value, 10, ERRNO_MAX, &notices.error) == 0)
        notices.is_new = true;
}

static void heed_extension(const char *value) {
    unsigned long micros;
    if (parse_number(value, 10, LONG_MAX / 2000, &micros) < 0)
        return;
    notices.extended = now();
    notices.extension = (long long) micros * 1000;
    notices.is_new = true;
}

/* The one that we started is the one that we can vouch for. */
static void refuse_main(const char *value) {
    static const char words[] = "-- MAINPID= is ignored: the main process is the one that was started --";
    (void) value;
    if (!notices.refused_main && journal.path != NULL) {
        stamp();
        log_line('-', words, sizeof words - 1);
    }
    notices.refused_main = true;
}

/* Every key that is heeded. */
static const struct {
    const char *name;
    void (*heed)(const char *value);
} notice_keys[] = {
    {"READY", heed_ready},
    {"STATUS", heed_status},
    {"STOPPING", heed_stopping},
    {"ERRNO", heed_error},
    {"EXTEND_TIMEOUT_USEC", heed_extension},
    {"WATCHDOG", heed_watchdog},
    {"MAINPID", refuse_main},
};

enum { NOTICE_KEYS = sizeof notice_keys / sizeof notice_keys[0] };

static void heed_line(char *line) {
    char *value = strchr(line, '=');
    if (value == NULL)
        return;
    *value++ = '\0';
    for (size_t i = 0; i < NOTICE_KEYS; i++)
        if (strcmp(notice_keys[i].name, line) == 0)
            notice_keys[i].heed(value);
}

/* One that is too long, or has a zero byte but at its end, is nobody's honest word. */
static void heed(char *message, size_t length) {
    if (length > 0 && length <= MESSAGE_MAX && message[length - 1] == '\0')
        length--;
    if (length > MESSAGE_MAX || memchr(message, '\0', length) != NULL)
        return;
    message[length] = '\0';
    for (char *line, *rest = message; (line = strsep(&rest, "\n")) != NULL;)
        heed_line(line);
}

static bool descends_from_us(pid_t process) {
    for (int i = 0; i < ANCESTORS_MAX && process > 1; i++)
        if ((process = parent_of(process)) == getpid())
            return true;
    return false;
}

/* By the number that the kernel gives a sender, 0 for one whom we cannot see. */
static bool may_speak(pid_t sender) {
    if (sender <= 0)
        return false;
    return sender == notices.main_process || (notices.hears_all && (notices.is_alone || descends_from_us(sender)));
}

/* The length of the next datagram, or -1 when there is none. There is room for the credentials of its sender alone: the
 * kernel closes descriptors that came with it, which is all that BARRIER=1 waits for. */
static ssize_t receive(char *message, size_t size, pid_t *sender) {
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(sizeof(struct ucred))];
    } control;
    struct iovec part = {.iov_base = message, .iov_len = size};
    struct msghdr datagram = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    struct ucred credentials = {0};
    ssize_t length = recvmsg(notices.socket, &datagram, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    struct cmsghdr *head = length < 0 ? NULL : CMSG_FIRSTHDR(&datagram);
    if (head != NULL && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_CREDENTIALS)
        memcpy(&credentials, CMSG_DATA(head), sizeof credentials);
    *sender = credentials.pid;
    return length;
}

static void hear(int at_most) {
    char message[MESSAGE_MAX + 1];
    pid_t sender;
    for (ssize_t length; at_most > 0 && (length = receive(message, sizeof message, &sender)) >= 0; at_most--)
        if (may_speak(sender))
            heed(message, (size_t) length);
}

/* How long it may still be silent; -1 when nothing says so, or the main process is not there. */
static int silence_due(void) {
    if (notices.watchdog == 0 || notices.alive == 0 || notices.hung != 0 || notices.main_process == 0)
        return -1;
    long long left = notices.alive + notices.watchdog - monotonic_millis();
    return left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int) left;
}

/* How long the record of what is new has to wait; -1 when there is nothing new. */
static int notices_due(void) {
    long long left = notices.written + NOTIFY_MILLIS - monotonic_millis();
    return !notices.is_new ? -1 : notices.is_urgent || left < 0 ? 0 : (int) left;
}

/* What could not be written is tried again. */
static void record_notices(void) {
    notices.written = monotonic_millis();
    notices.is_urgent = false;
    notices.is_new = write_record("notified", "ready=%lld\nstopping=%lld\nextended=%lld\nextension=%lld\nhung=%lld\n"
                                              "errno=%lu\nstatus=%s\n",
                                  notices.ready, notices.stopping, notices.extended, notices.extension, notices.hung,
                                  notices.error, quoted(notices.status))
        < 0;
}

/* Before an end is told all is told that was said before it. */
static void hear_the_last(void) {
    hear(LAST_MESSAGES);
    notices.main_process = 0;
    if (notices.is_new)
        record_notices();
}

/* ---- steps of the launcher ---------------------------------------------------------------------------------- */

/*
 * A process that is born in a cgroup of version 2 is there at once. One that moves there makes the kernel wait for every
 * processor (an RCU grace period, 8 ms and more), and so it does in version 1 by cgroup.procs, but not by tasks, which
 * moves one thread; we have only one. Source: clone(2), CLONE_INTO_CGROUP, Linux 5.7; cgroup_procs_write_start in
 * kernel/cgroup/cgroup.c. Where that cannot be, the move is left.
 */
static bool can_be_born_in(const char *entry) {
    const char *file = strrchr(entry, '/');
    return file != NULL && strcmp(file, "/cgroup.procs") == 0;
}

static int enter(struct orders *orders, const struct list *cgroups, bool (*is_due)(const char *entry)) {
    for (size_t i = 0; i < cgroups->count; i++) {
        orders->subject = cgroups->items[i];
        if (is_due(orders->subject) && put(orders->subject, "0") < 0)
            return -1;
    }
    return 0;
}

static bool cannot_be_born_in(const char *entry) {
    return !can_be_born_in(entry);
}

static bool any(const char *entry) {
    (void) entry;
    return true;
}

static bool none(const char *entry) {
    (void) entry;
    return false;
}

static const char *birthplace(const struct list *cgroups) {
    for (size_t i = 0; i < cgroups->count; i++)
        if (can_be_born_in(cgroups->items[i]))
            return cgroups->items[i];
    return NULL;
}

static bool has_birthplace(const struct list *cgroups) {
    return birthplace(cgroups) != NULL;
}

static int open_birthplace(const struct list *cgroups) {
    char path[PATH_MAX];
    if (!has_birthplace(cgroups))
        return -1;
    snprintf(path, sizeof path, "%s", birthplace(cgroups));
    *strrchr(path, '/') = '\0';
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* As fork(2), into that one of the cgroups in which a process can be born; says there whether it was. */
static pid_t be_born(const struct list *cgroups, unsigned long flags, int end_signal, bool *is_inside) {
    *is_inside = false;
#ifdef SYS_clone3
    int place = open_birthplace(cgroups);
    if (place >= 0) {
        struct clone_args birth = {.flags = flags | CLONE_INTO_CGROUP,
                                   .exit_signal = (unsigned) end_signal,
                                   .cgroup = (unsigned) place};
        pid_t child = (pid_t) syscall(SYS_clone3, &birth, sizeof birth);
        *is_inside = child >= 0;
        close(place);
        if (child >= 0)
            return child;
    }
#endif
    return (pid_t) syscall(SYS_clone, flags | (unsigned) end_signal, NULL, NULL, NULL, NULL);
}

/* Home of a launcher that needs no heir; the others are born there. */
static int enter_home(struct orders *orders) {
    return enter(orders, &orders->homes, cannot_be_born_in);
}

static int learn_boot(struct orders *orders) {
    orders->subject = "/proc/sys/kernel/random/boot_id";
    return take(orders->subject, boot_id, sizeof boot_id);
}

/* The kernel should rather kill the service than its parent. A wish: it needs CAP_SYS_RESOURCE. */
static int avoid_oom_killer(struct orders *orders) {
    if (take("/proc/self/oom_score_adj", orders->oom_score, sizeof orders->oom_score) < 0
        || put("/proc/self/oom_score_adj", LOWEST_OOM_SCORE) < 0)
        orders->oom_score[0] = '\0';
    return 0;
}

static int adopt_orphans(struct orders *orders) {
    orders->subject = "subreaper";
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

static int signals = -1;

/* All signals are blocked and taken one by one, so nothing but SIGKILL ends a launcher before its service. */
static int open_signals(struct orders *orders) {
    sigset_t all;
    sigfillset(&all);
    orders->subject = "signals";
    signals = signalfd(-1, &all, SFD_NONBLOCK | SFD_CLOEXEC);
    return signals < 0 ? -1 : 0;
}

/* A signal that was sent to us, or 0. */
static int take_signal(void) {
    struct signalfd_siginfo taken;
    return read(signals, &taken, sizeof taken) == sizeof taken ? (int) taken.ssi_signo : 0;
}

/* ---- pid namespace ------------------------------------------------------------------------------------------ */

/*
 * A pid namespace begins with a new process. It is a child of our parent, so that the daemon hears of its end, and takes
 * over from us: it is process 1 of the namespace, gets the orphans there, and takes everything with it when it is killed.
 * It stays outside the mount namespace of the service: its /proc is the host's, and so are the numbers in its records,
 * but its own, which we alone know and write down before it begins.
 *
 * An ordinary user makes it inside a user namespace, in which there is nobody but that user.
 */
/* What was sent to us before anybody could know of our heir is meant for it. */
_Noreturn static void hand_over(pid_t heir, int go) {
    if (announce(heir) < 0 || write_all(go, "1", 1) < 0)
        _exit(EXIT_SUCCESS);
    for (int number; (number = take_signal()) > 0;)
        if (number != SIGCHLD)
            kill(heir, number);
    _exit(EXIT_SUCCESS);
}

/* The heir of a launcher that was killed, or that has given up, does nothing. */
static void await_go(int go[2]) {
    char byte;
    close(go[1]);
    if (read_all(go[0], &byte, 1) != 1)
        _exit(EXIT_SUCCESS);
    close(go[0]);
}

static int map_identity(uid_t user, gid_t group) {
    char users[64], groups[64];
    snprintf(users, sizeof users, "%u %u 1", user, user);
    snprintf(groups, sizeof groups, "%u %u 1", group, group);
    return put("/proc/self/setgroups", "deny") < 0 || put("/proc/self/uid_map", users) < 0 ? -1
                                                                                          : put("/proc/self/gid_map", groups);
}

static bool needs_heir(const struct orders *orders) {
    return orders->own_pids || has_birthplace(&orders->homes);
}

static unsigned long heritage(const struct orders *orders) {
    return CLONE_PARENT | (orders->own_pids ? CLONE_NEWPID : 0) | (orders->own_users ? CLONE_NEWUSER : 0);
}

static int hand_over_to_heir(struct orders *orders) {
    int go[2];
    uid_t user = geteuid();
    gid_t group = getegid();
    orders->subject = "of process ids";
    if (!needs_heir(orders))
        return 0;
    if (pipe2(go, O_CLOEXEC) < 0)
        return -1;
    pid_t heir = be_born(&orders->homes, heritage(orders), 0, &orders->is_born_inside);
    if (heir < 0)
        return -1;
    if (heir > 0)
        hand_over(heir, go[1]);
    await_go(go);
    orders->is_heir = true;
    orders->launcher = getpid();
    return orders->own_users ? map_identity(user, group) : 0;
}

/* Last, since it is the heir who has to be there. */
static int settle_home(struct orders *orders) {
    return enter(orders, &orders->homes, orders->is_born_inside ? none : can_be_born_in);
}

static int mount_proc(struct orders *orders);

/* What keeps us from making such namespaces, or 0. */
static int try_namespaces(unsigned long flags) {
    struct orders orders = {.own_pids = true};
    uid_t user = geteuid();
    gid_t group = getegid();
    int status;
    pid_t child = (pid_t) syscall(SYS_clone, flags | CLONE_NEWPID | SIGCHLD, NULL, NULL, NULL, NULL);
    if (child < 0)
        return errno;
    if (child == 0)
        _exit((flags != 0 && map_identity(user, group) < 0) || mount_proc(&orders) < 0 ? errno : 0);
    return waitpid(child, &status, 0) < 0 ? errno : WEXITSTATUS(status);
}

/* Says which way to a pid namespace is open, in the words of the orders. Root has no use for a user namespace, in which
 * there is no other user. */
static int probe(void) {
    int error = try_namespaces(0);
    if (error == 0)
        puts("pidns");
    else if (geteuid() != 0 && try_namespaces(CLONE_NEWUSER) == 0)
        puts("userns");
    else
        puts(cause_of(error));
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static const struct step launcher_steps[] = {
    {"ORDERS", 1, claim},
    {"CGROUP", 219, enter_home},
    {"BOOT", 1, learn_boot},
    {"OOM_ADJUST", 206, avoid_oom_killer},
    {"SUBREAPER", 1, adopt_orphans},
    {"SIGNALS", 1, open_signals},
    {"STDOUT", 209, open_log},
    {"NAMESPACE", 226, hand_over_to_heir},
    {"CGROUP", 219, settle_home},
    {NULL, 0, NULL},
};

/* What leaves something outside the folder: once we are on record, the daemon knows of it. */
static const struct step announced_steps[] = {
    {"NOTIFY", 1, open_notices},
    {NULL, 0, NULL},
};

/* ---- steps of a service ------------------------------------------------------------------------------------- */

static int enter_cgroups(struct orders *orders) {
    return enter(orders, &orders->cgroups, orders->is_born_inside ? cannot_be_born_in : any);
}

static int lead_session(struct orders *orders) {
    orders->subject = "session";
    return setsid() < 0 ? -1 : 0;
}

/* Owned by the user of the service, who else could not open /dev/stdout; a wish. */
static int connect_log(struct orders *orders, const struct stream *stream, int descriptor) {
    unsigned long user;
    if (orders->user != NULL && parse_number(orders->user, 10, UINT_MAX - 1, &user) == 0
        && fchown(stream->inlet, (uid_t) user, (gid_t) -1) < 0)
        orders->subject = "pipe";
    return dup2(stream->inlet, descriptor) < 0 ? -1 : 0;
}

/* systemd.exec(5), StandardOutput=; the rest of the word is a path. Nothing is done for null: it is there already. */
static const struct {
    const char *kind;
    int flags;
} file_kinds[] = {{"file:", O_CREAT}, {"append:", O_CREAT | O_APPEND}, {"truncate:", O_CREAT | O_TRUNC}};

enum { FILE_KINDS = sizeof file_kinds / sizeof file_kinds[0] };

static int parse_mask(const struct orders *orders, unsigned long *mask) {
    return parse_number(orders->mask, 8, 0777, mask);
}

static int open_file(struct orders *orders, const char *path, int flags, int descriptor) {
    unsigned long mask;
    orders->subject = path;
    if (path[0] != '/' || parse_mask(orders, &mask) < 0)
        return fail(EINVAL);
    int file = open(path, O_WRONLY | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC | flags, 0666 & ~mask);
    return file < 0 ? -1 : close_with(file, dup2(file, descriptor) < 0 ? -1 : 0);
}

static int connect_stream(struct orders *orders, const char *target, const struct stream *stream, int descriptor) {
    orders->subject = target;
    if (stream->inlet >= 0)
        return connect_log(orders, stream, descriptor);
    if (strcmp(target, "null") == 0 || strcmp(target, "null:") == 0)
        return 0;
    if (strcmp(target, "inherit") == 0 || strcmp(target, "inherit:") == 0)
        return dup2(STDOUT_FILENO, descriptor) < 0 ? -1 : 0;
    for (size_t i = 0; i < FILE_KINDS; i++) {
        size_t length = strlen(file_kinds[i].kind);
        if (strncmp(target, file_kinds[i].kind, length) == 0)
            return open_file(orders, target + length, file_kinds[i].flags, descriptor);
    }
    return fail(EINVAL);
}

static int open_output(struct orders *orders) {
    return connect_stream(orders, orders->standard_output, &output, STDOUT_FILENO);
}

static int open_error(struct orders *orders) {
    return connect_stream(orders, orders->standard_error, &errors, STDERR_FILENO);
}

static int give_oom_score_back(struct orders *orders) {
    orders->subject = "/proc/self/oom_score_adj";
    return orders->oom_score[0] == '\0' ? 0 : put(orders->subject, orders->oom_score);
}

/* One that is forbidden is left as it is, as systemd does. */
static int set_oom_score(struct orders *orders) {
    int score;
    if (orders->oom == NULL)
        return 0;
    orders->subject = orders->oom;
    if (parse_signed(orders->oom, OOM_SCORE_MAX, &score) < 0)
        return -1;
    return put("/proc/self/oom_score_adj", orders->oom) == 0 || errno == EACCES || errno == EPERM ? 0 : -1;
}

/* A /proc that shows the namespace. Mounts of the host still come to the service, and none of its own goes out. */
static int mount_proc(struct orders *orders) {
    orders->subject = "of mounts";
    if (!orders->own_pids)
        return 0;
    if (unshare(CLONE_NEWNS) < 0 || mount("none", "/", "none", MS_REC | MS_SLAVE, NULL) < 0)
        return -1;
    orders->subject = "/proc";
    return mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
}

static int own_directory(int directory, mode_t mode, uid_t user, gid_t group) {
    struct stat stat;
    if (fstat(directory, &stat) < 0)
        return -1;
    if ((stat.st_uid != user || stat.st_gid != group) && fchown(directory, user, group) < 0)
        return -1;
    return fchmod(directory, mode);
}

/* Opens a directory, made if it is missing; what is there may be anything but a link. */
static int open_directory(int parent, const char *name, mode_t mode, int flags) {
    if (strcmp(name, "..") == 0)
        return fail(EINVAL);
    if (mkdirat(parent, name, mode) < 0 && errno != EEXIST)
        return -1;
    return openat(parent, name, flags | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The last directory of an absolute path; nobody but us may enter it before it is given to its owner. */
static int open_path(const char *path) {
    char names[PATH_MAX], *rest = names;
    if (path[0] != '/' || snprintf(names, sizeof names, "%s", path) >= (int) sizeof names)
        return fail(EINVAL);
    int directory = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
    for (char *name = strtok_r(names, "/", &rest); name != NULL && directory >= 0; name = strtok_r(NULL, "/", &rest)) {
        bool is_last = rest == NULL || rest[strspn(rest, "/")] == '\0';
        int below = open_directory(directory, name, is_last ? 0700 : 0755, is_last ? O_RDONLY : O_PATH);
        directory = close_with(directory, below);
    }
    return directory;
}

static int make_directory(struct orders *orders, const char *order) {
    unsigned long mode, user, group;
    orders->subject = order;
    if (next_number(&order, ':', 8, 07777, &mode) < 0 || next_number(&order, ':', 10, UINT_MAX - 1, &user) < 0
        || next_number(&order, ':', 10, UINT_MAX - 1, &group) < 0)
        return -1;
    orders->subject = order;
    int directory = open_path(order);
    return directory < 0 ? -1
                         : close_with(directory, own_directory(directory, (mode_t) mode, (uid_t) user, (gid_t) group));
}

/* The places of systemd.exec(5), each with a step, and so an exit code, of its own; the first has what is elsewhere. */
static const char *const places[] = {"/", "/var/lib/", "/var/cache/", "/var/log/", "/etc/"};

enum { RUNTIME, STATE, CACHE, LOGS, CONFIGURATION, PLACES };

static int place_of(const char *order) {
    const char *path = strchr(order, '/');
    int place = PLACES - 1;
    while (place > RUNTIME && (path == NULL || strncmp(path, places[place], strlen(places[place])) != 0))
        place--;
    return place;
}

static int make_directories(struct orders *orders, int place) {
    for (size_t i = 0; i < orders->directories.count; i++)
        if (place_of(orders->directories.items[i]) == place && make_directory(orders, orders->directories.items[i]) < 0)
            return -1;
    return 0;
}

static int make_runtime_directories(struct orders *orders) {
    return make_directories(orders, RUNTIME);
}

static int make_state_directories(struct orders *orders) {
    return make_directories(orders, STATE);
}

static int make_cache_directories(struct orders *orders) {
    return make_directories(orders, CACHE);
}

static int make_logs_directories(struct orders *orders) {
    return make_directories(orders, LOGS);
}

static int make_configuration_directories(struct orders *orders) {
    return make_directories(orders, CONFIGURATION);
}

static int set_nice(struct orders *orders) {
    int nice;
    if (orders->nice == NULL)
        return 0;
    orders->subject = orders->nice;
    return parse_signed(orders->nice, NICE_MAX, &nice) < 0 ? -1 : setpriority(PRIO_PROCESS, 0, nice);
}

static int set_io_priority(struct orders *orders) {
    unsigned long class, level;
    const char *text = orders->subject = orders->ioprio;
    if (text == NULL)
        return 0;
    if (next_number(&text, ':', 10, 3, &class) < 0 || parse_number(text, 10, IO_LEVEL_MAX, &level) < 0)
        return -1;
    return (int) syscall(SYS_ioprio_set, IO_WHO_PROCESS, 0, class << IO_CLASS_SHIFT | level);
}

static int set_scheduler(struct orders *orders) {
    unsigned long policy, priority, reset;
    const char *text = orders->subject = orders->sched;
    if (text == NULL)
        return 0;
    if (next_number(&text, ':', 10, 0xff, &policy) < 0 || next_number(&text, ':', 10, 99, &priority) < 0
        || parse_number(text, 10, 1, &reset) < 0)
        return -1;
    struct sched_param parameters = {.sched_priority = (int) priority};
    return sched_setscheduler(0, (int) policy | (reset == 1 ? SCHED_RESET_ON_FORK : 0), &parameters);
}

/* A number or a range of them, up to the next comma, which is passed over. */
static int next_processors(const char **text, cpu_set_t *set) {
    unsigned long first, last;
    char *rest;
    strtoul(*text, &rest, 10);
    bool is_range = *rest == '-';
    if (is_range && next_number(text, '-', 10, CPU_SETSIZE - 1, &first) < 0)
        return -1;
    char end = strchr(*text, ',') == NULL ? '\0' : ',';
    if (next_number(text, end, 10, CPU_SETSIZE - 1, &last) < 0)
        return -1;
    if ((is_range && first > last) || (end == ',' && **text == '\0'))
        return fail(EINVAL);
    for (unsigned long each = is_range ? first : last; each <= last; each++)
        CPU_SET(each, set);
    return 0;
}

static int set_affinity(struct orders *orders) {
    cpu_set_t set;
    const char *text = orders->subject = orders->affinity;
    CPU_ZERO(&set);
    if (text == NULL)
        return 0;
    do
        if (next_processors(&text, &set) < 0)
            return -1;
    while (*text != '\0');
    return sched_setaffinity(0, sizeof set, &set);
}

static int next_limit(const char **text, char separator, rlim_t *limit) {
    static const char unlimited[] = "infinity";
    size_t length = strlen(unlimited);
    unsigned long number = RLIM_INFINITY;
    if (strncmp(*text, unlimited, length) == 0 && (*text)[length] == separator)
        *text += length + (separator != '\0');
    else if (next_number(text, separator, 10, ULONG_MAX, &number) < 0)
        return -1;
    *limit = number;
    return 0;
}

static rlim_t lower(rlim_t one, rlim_t other) {
    return one < other ? one : other;
}

/* What is above the hard limit, without the right to raise that, is cut down to it, as systemd does. */
static int set_limit(struct orders *orders, const char *order) {
    unsigned long resource;
    struct rlimit wanted, present;
    orders->subject = order;
    if (next_number(&order, ':', 10, RLIM_NLIMITS - 1, &resource) < 0 || next_limit(&order, ':', &wanted.rlim_cur) < 0
        || next_limit(&order, '\0', &wanted.rlim_max) < 0)
        return -1;
    if (setrlimit(resource, &wanted) == 0)
        return 0;
    if (errno != EPERM || getrlimit(resource, &present) < 0)
        return -1;
    wanted.rlim_max = lower(wanted.rlim_max, present.rlim_max);
    wanted.rlim_cur = lower(wanted.rlim_cur, wanted.rlim_max);
    return setrlimit(resource, &wanted);
}

static int set_limits(struct orders *orders) {
    for (size_t i = 0; i < orders->limits.count; i++)
        if (set_limit(orders, orders->limits.items[i]) < 0)
            return -1;
    return 0;
}

/* The sets of capabilities of this process; its bounding and ambient ones are bit by bit in prctl(2). */
struct capabilities {
    unsigned long effective, permitted, inheritable;
};

static int read_capabilities(struct capabilities *own) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct low_high[2];
    if (syscall(SYS_capget, &header, low_high) < 0)
        return -1;
    own->effective = low_high[0].effective | (unsigned long) low_high[1].effective << 32;
    own->permitted = low_high[0].permitted | (unsigned long) low_high[1].permitted << 32;
    own->inheritable = low_high[0].inheritable | (unsigned long) low_high[1].inheritable << 32;
    return 0;
}

static int write_capabilities(const struct capabilities *own) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct low_high[2] = {
        {(unsigned) own->effective, (unsigned) own->permitted, (unsigned) own->inheritable},
        {(unsigned) (own->effective >> 32), (unsigned) (own->permitted >> 32), (unsigned) (own->inheritable >> 32)},
    };
    return (int) syscall(SYS_capset, &header, low_high);
}

/* What exec may give; also what it would pass on. */
static int bound_capabilities(struct orders *orders) {
    unsigned long kept;
    struct capabilities own;
    orders->subject = orders->bounding;
    if (orders->bounding == NULL)
        return 0;
    if (parse_number(orders->bounding, 16, ULONG_MAX, &kept) < 0 || read_capabilities(&own) < 0)
        return -1;
    for (int each = 0, has; (has = prctl(PR_CAPBSET_READ, each, 0, 0, 0)) >= 0; each++)
        if (has == 1 && (kept >> each & 1) == 0 && prctl(PR_CAPBSET_DROP, each, 0, 0, 0) < 0)
            return -1;
    own.inheritable &= kept;
    return write_capabilities(&own);
}

static int keep_capabilities(struct orders *orders) {
    orders->subject = orders->ambient;
    return orders->ambient == NULL ? 0 : prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0);
}

/* A capability is ambient only while it is permitted and inheritable. An ordinary user of the service keeps no other. */
static int raise_ambient(struct orders *orders) {
    unsigned long raised;
    struct capabilities own;
    orders->subject = orders->ambient;
    if (orders->ambient == NULL)
        return 0;
    if (parse_number(orders->ambient, 16, ULONG_MAX, &raised) < 0 || read_capabilities(&own) < 0)
        return -1;
    own.inheritable = raised;
    if (geteuid() != 0)
        own.effective = own.permitted = raised;
    if (write_capabilities(&own) < 0)
        return -1;
    for (int each = 0; each < CAPABILITIES_MAX; each++)
        if ((raised >> each & 1) == 1 && prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, each, 0, 0) < 0)
            return -1;
    return 0;
}

static int forbid_new_privileges(struct orders *orders) {
    orders->subject = "no_new_privs";
    return orders->no_new_privileges ? prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) : 0;
}

static int join_other_groups(struct orders *orders) {
    if (orders->groups.count > GROUPS_MAX)
        return fail(EINVAL);
    gid_t *groups = calloc(orders->groups.count + 1, sizeof *groups);
    if (groups == NULL)
        return -1;
    for (size_t i = 0; i < orders->groups.count; i++) {
        unsigned long number;
        orders->subject = orders->groups.items[i];
        if (parse_number(orders->subject, 10, UINT_MAX - 1, &number) < 0)
            return -1;
        groups[i] = (gid_t) number;
    }
    return setgroups(orders->groups.count, groups);
}

static int join_groups(struct orders *orders) {
    unsigned long number;
    orders->subject = orders->group;
    if (orders->group == NULL)
        return 0;
    if (parse_number(orders->group, 10, UINT_MAX - 1, &number) < 0 || join_other_groups(orders) < 0)
        return -1;
    orders->subject = orders->group;
    return setresgid((gid_t) number, (gid_t) number, (gid_t) number);
}

static int become_user(struct orders *orders) {
    unsigned long number;
    orders->subject = orders->user;
    if (orders->user == NULL)
        return 0;
    if (parse_number(orders->user, 10, UINT_MAX - 1, &number) < 0)
        return -1;
    return setresuid((uid_t) number, (uid_t) number, (uid_t) number);
}

static int enter_directory(struct orders *orders) {
    orders->subject = orders->directory;
    if (chdir(orders->directory) == 0)
        return 0;
    return orders->directory_is_optional ? chdir("/") : -1;
}

static int set_mask(struct orders *orders) {
    unsigned long mask;
    orders->subject = orders->mask;
    if (parse_mask(orders, &mask) < 0)
        return -1;
    umask((mode_t) mask);
    return 0;
}

/* Without its parent a service has neither an exit record nor, for an ordinary user, a way to be found. Set after the
 * change of user, which clears it. */
static int die_with_parent(struct orders *orders) {
    orders->subject = "launcher";
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0)
        return -1;
    return getppid() == orders->launcher ? 0 : fail(ESRCH);
}

/* systemd.exec(5): IgnoreSIGPIPE=yes is the default; everything else is at its default, and nothing is blocked. */
static int reset_signals(struct orders *orders) {
    sigset_t none;
    sigemptyset(&none);
    orders->subject = "signals";
    if (!orders->sigpipe && signal(SIGPIPE, SIG_IGN) == SIG_ERR)
        return -1;
    return sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Like execvpe(3), but with the default path of systemd whatever PATH= says, and no shell for a script without #!. */
static int search_and_execute(struct orders *orders) {
    int error = ENOENT;
    for (const char *directory = DEFAULT_PATH; directory != NULL;) {
        char path[PATH_MAX];
        const char *end = strchr(directory, ':');
        int length = end == NULL ? (int) strlen(directory) : (int) (end - directory);
        if (snprintf(path, sizeof path, "%.*s/%s", length, directory, orders->subject) < (int) sizeof path)
            execve(path, orders->current->arguments.items, orders->environment.items);
        if (errno != ENOENT && errno != ENOTDIR)
            error = errno;
        directory = end == NULL ? NULL : end + 1;
    }
    return fail(error);
}

/* What nobody but us can know: its number, and where it is heard. */
static int add_own_variables(struct orders *orders) {
    static char self[40], notify[PATH_MAX], interval[40], watched[40];
    snprintf(self, sizeof self, "SYSTEMD_EXEC_PID=%d", (int) getpid());
    snprintf(notify, sizeof notify, "NOTIFY_SOCKET=%s", orders->notify == NULL ? "" : orders->notify);
    snprintf(interval, sizeof interval, "WATCHDOG_USEC=%s", orders->watchdog == NULL ? "" : orders->watchdog);
    snprintf(watched, sizeof watched, "WATCHDOG_PID=%d", (int) getpid());
    if (list_add(&orders->environment, self) < 0 || (orders->notify != NULL && list_add(&orders->environment, notify) < 0))
        return -1;
    if (orders->watchdog == NULL)
        return 0;
    return list_add(&orders->environment, interval) < 0 ? -1 : list_add(&orders->environment, watched);
}

static int execute(struct orders *orders) {
    orders->subject = orders->current->program;
    if (add_own_variables(orders) < 0)
        return -1;
    if (strchr(orders->subject, '/') == NULL)
        return search_and_execute(orders);
    return execve(orders->subject, orders->current->arguments.items, orders->environment.items);
}

/* First what needs the rights of the daemon, then the user, then what the user must be allowed to do. */
static const struct step service_steps[] = {
    {"CGROUP", 219, enter_cgroups},
    {"SETSID", 220, lead_session},
    {"STDOUT", 209, open_output},
    {"STDERR", 222, open_error},
    {"OOM_ADJUST", 206, give_oom_score_back},
    {"OOM_ADJUST", 206, set_oom_score},
    {"NAMESPACE", 226, mount_proc},
    {"RUNTIME_DIRECTORY", 233, make_runtime_directories},
    {"STATE_DIRECTORY", 238, make_state_directories},
    {"CACHE_DIRECTORY", 239, make_cache_directories},
    {"LOGS_DIRECTORY", 240, make_logs_directories},
    {"CONFIGURATION_DIRECTORY", 241, make_configuration_directories},
    {"NICE", 201, set_nice},
    {"IOPRIO", 211, set_io_priority},
    {"SETSCHEDULER", 214, set_scheduler},
    {"CPUAFFINITY", 215, set_affinity},
    {"LIMITS", 205, set_limits},
    {"CAPABILITIES", 218, bound_capabilities},
    {"CAPABILITIES", 218, keep_capabilities},
    {"GROUP", 216, join_groups},
    {"USER", 217, become_user},
    {"CAPABILITIES", 218, raise_ambient},
    {"NO_NEW_PRIVILEGES", 227, forbid_new_privileges},
    {"CHDIR", 200, enter_directory},
    {"UMASK", 1, set_mask},
    {"PDEATHSIG", 1, die_with_parent},
    {"SIGNAL_MASK", 207, reset_signals},
    {"EXEC", 203, execute},
    {NULL, 0, NULL},
};

/* fork itself can fail; as systemd counts it, for lack of memory. */
static const struct step fork_step = {"FORK", 204, NULL};

/* ---- launch ------------------------------------------------------------------------------------------------- */

static void describe(struct failure *failure, const struct step *step, int error, const char *subject) {
    *failure = (struct failure){.step = step, .error = error};
    snprintf(failure->subject, sizeof failure->subject, "%s", subject == NULL ? "" : subject);
}

static int run(const struct step *step, struct orders *orders, struct failure *failure) {
    for (; step->name != NULL; step++) {
        if (step->run(orders) < 0) {
            describe(failure, step, errno, orders->subject);
            return -1;
        }
    }
    return 0;
}

/* As the /proc of the host calls us; 0 when it does not. */
static pid_t number_on_host(void) {
    char self[32];
    ssize_t length = readlink("/proc/self", self, sizeof self - 1);
    self[length < 0 ? 0 : length] = '\0';
    return (pid_t) strtol(self, NULL, 10);
}

/* What goes through the report: first the number of the service, then its failure, if there is one. */
_Noreturn static void be_service(struct orders *orders, int report) {
    struct failure failure;
    pid_t self = number_on_host();
    write_all(report, (const char *) &self, sizeof self);
    run(service_steps, orders, &failure);
    write_all(report, (const char *) &failure, sizeof failure);
    _exit(failure.step->code);
}

/* Gives the main process once it runs the program, or -1 with the failure. */
static int launch(struct orders *orders, struct process *child, struct failure *failure) {
    int report[2];
    *child = (struct process){.pid = -1};
    if (pipe2(report, O_CLOEXEC) == 0)
        child->pid = be_born(&orders->cgroups, 0, SIGCHLD, &orders->is_born_inside);
    if (child->pid < 0) {
        describe(failure, &fork_step, errno, orders->current->program);
        return -1;
    }
    if (child->pid == 0)
        be_service(orders, report[1]);
    close(report[1]);
    read_all(report[0], (char *) &child->on_host, sizeof child->on_host);
    ssize_t length = read_all(report[0], (char *) failure, sizeof *failure);
    close(report[0]);
    if (length != sizeof *failure)
        return 0;
    waitpid(child->pid, NULL, 0);
    return -1;
}

/* ---- attend ------------------------------------------------------------------------------------------------- */

static void note_end(const siginfo_t *info, struct end *end) {
    end->happened = true;
    end->by_signal = info->si_code != CLD_EXITED;
    end->core = info->si_code == CLD_DUMPED;
    end->value = info->si_status;
}

/* Reaps what has ended; false when no child is left. */
static bool reap(pid_t main_process, struct end *end) {
    for (;;) {
        siginfo_t info = {0};
        if (waitid(P_ALL, 0, &info, WEXITED | WNOHANG) < 0)
            return errno != ECHILD;
        if (info.si_pid == 0)
            return true;
        if (info.si_pid == main_process)
            note_end(&info, end);
    }
}

static int sooner(int one, int other) {
    return one < 0 || (other >= 0 && other < one) ? other : one;
}

/* In milliseconds, for poll(2); -1 is for ever. */
static int patience(void) {
    return sooner(sooner(notices_due(), silence_due()), journal.dropped_lines > 0 ? RETRY_MILLIS : -1);
}

/* Sleeps until there is output, which goes to the log, or word of the service, or a signal, which is given; else gives 0.
 * Each turn takes at most one read of each stream and some datagrams, so that a flood of them keeps no signal waiting. */
static int next_signal(void) {
    struct pollfd awaited[] = {{.fd = signals, .events = POLLIN},
                               {.fd = output.outlet, .events = POLLIN},
                               {.fd = errors.outlet, .events = POLLIN},
                               {.fd = notices.socket, .events = POLLIN}};
    if (poll(awaited, sizeof awaited / sizeof awaited[0], patience()) == 0)
        stamp();
    if (awaited[1].revents != 0)
        pump(&output);
    if (awaited[2].revents != 0)
        pump(&errors);
    if (awaited[3].revents != 0)
        hear(MESSAGES_A_TURN);
    if (silence_due() == 0)
        note_hung();
    if (notices_due() == 0)
        record_notices();
    flush();
    return awaited[0].revents == 0 ? 0 : take_signal();
}

/* Signals are passed on; also one that came before the service was there. */
static void attend(pid_t main_process, struct end *end) {
    while (reap(main_process, end) && !end->happened) {
        int number = next_signal();
        if (number > 0 && number != SIGCHLD)
            kill(main_process, number);
    }
}

static void outlive_the_rest(void) {
    struct end unused;
    while (reap(0, &unused))
        next_signal();
}

/* ---- commands ----------------------------------------------------------------------------------------------- */

static bool ended_well(const struct end *end) {
    return !end->never_ran && !end->by_signal && end->value == 0;
}

static void perform(struct orders *orders, bool is_last, struct end *end) {
    *end = (struct end){0};
    struct process main_process;
    int launched = launch(orders, &main_process, &end->failure);
    if (is_last)
        forget(orders);
    if (launched < 0) {
        end->never_ran = true;
        end->value = end->failure.step->code;
        return;
    }
    record_started(main_process.on_host);
    notices.main_process = main_process.pid;
    notices.alive = notices.watches_when_ready ? 0 : monotonic_millis();
    attend(main_process.pid, end);
    hear_the_last();
}

static bool has_record(const char *name) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return access(path, F_OK) == 0;
}

/* The daemon writes these records before it asks a service to end. */
static bool is_stopped(void) {
    return has_record("stop") || has_record("kill");
}

/* One after the other, for as long as they end well or may fail. */
static void perform_all(struct orders *orders, struct end *end) {
    bool goes_on = true;
    size_t count = orders->command_count;
    for (size_t i = 0; i < count && goes_on; i++) {
        orders->current = &orders->commands[i];
        bool may_fail = orders->current->ignores_failure;
        perform(orders, i + 1 == count, end);
        if (may_fail)
            *end = (struct end){.happened = true};
        goes_on = ended_well(end) && !is_stopped();
    }
}

/* Our own end says to our parent what the end of the service was; without a second core file. */
_Noreturn static void follow(const struct end *end) {
    sigset_t none;
    if (!end->by_signal)
        _exit(end->value);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    raise(end->value);
    _exit(128 + end->value);
}

/* ---- what is inherited, and main ---------------------------------------------------------------------------- */

/* By system call: the C library keeps two signals for itself, which posix_spawn(3) sets to be ignored. */
static void block_and_default_signals(void) {
    static const char default_action[64]; /* a struct sigaction of the kernel that is all zero */
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    for (int number = 1; number <= SIGNALS; number++)
        syscall(SYS_rt_sigaction, number, default_action, NULL, SIGNALS / 8);
}

static void close_descriptors(void) {
#ifdef SYS_close_range
    if (syscall(SYS_close_range, FIRST_INHERITED, ~0U, 0) == 0)
        return;
#endif
    long count = sysconf(_SC_OPEN_MAX);
    for (int file = FIRST_INHERITED; file < count; file++)
        close(file);
}

static void detach_streams(void) {
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        close(file);
    if (open("/dev/null", O_RDONLY | O_NOCTTY) != STDIN_FILENO || open("/dev/null", O_WRONLY | O_NOCTTY) != STDOUT_FILENO
        || dup(STDOUT_FILENO) != STDERR_FILENO)
        _exit(EXIT_FAILURE);
}

static void leave(void) {
    detach_streams();
    setsid();
    umask(0);
    if (chdir("/") < 0)
        _exit(EXIT_FAILURE);
}

static void discard_inheritance(void) {
    block_and_default_signals();
    close_descriptors();
    leave();
}

/* ---- check -------------------------------------------------------------------------------------------------- */

/*
 * A check is a command that asks a service how it is, and runs as that service does: the same orders, the same steps, in
 * the cgroups of the service, whose limits bind it and whose end is its end. The orders come through our input, which the
 * daemon then keeps open for as long as it wants to know: at its end, or when the time is over, the check is killed. In
 * any case nothing that it has started is left behind. The answer goes to our output: the record of an end, an empty line,
 * and the begin of what the check wrote.
 */
static struct {
    int control, answer; /* what our input and our output were */
    int outlet;          /* of the pipe that the check writes to; it does not block */
    long long deadline;
    size_t length;
    char output[CHECK_OUTPUT_MAX];
} check = {.control = -1, .answer = -1, .outlet = -1};

static int load_check(struct orders *orders, size_t length) {
    orders->subject = "orders";
    orders->text = malloc(length + 1);
    if (orders->text == NULL)
        return -1;
    if (read_all(check.control, orders->text, length) != (ssize_t) length)
        _exit(EXIT_SUCCESS); /* nobody wants to know any more */
    return parse_orders(orders, length);
}

/* Both streams of the check go to a pipe; what does not fit is passed over. */
static int open_check_output(struct orders *orders) {
    int ends[2];
    orders->subject = "pipe";
    if (pipe2(ends, O_CLOEXEC) < 0 || fcntl(ends[0], F_SETFL, O_NONBLOCK) < 0 || dup2(ends[1], STDOUT_FILENO) < 0)
        return -1;
    check.outlet = ends[0];
    return close_with(ends[1], 0);
}

static const struct step check_steps[] = {
    {"CGROUP", 219, enter_home},
    {"OOM_ADJUST", 206, avoid_oom_killer},
    {"SUBREAPER", 1, adopt_orphans},
    {"SIGNALS", 1, open_signals},
    {"STDOUT", 209, open_check_output},
    {NULL, 0, NULL},
};

/* True as long as there may be more. */
static bool collect_output(void) {
    char text[4096];
    ssize_t got = read(check.outlet, text, sizeof text);
    if (got <= 0)
        return false;
    size_t room = sizeof check.output - check.length, kept = (size_t) got < room ? (size_t) got : room;
    memcpy(check.output + check.length, text, kept);
    check.length += kept;
    return true;
}

/* Waits for something to happen; false when the check is to end: its time is over, or the daemon has closed our input or
 * is gone, or somebody asks us to end. */
static bool await_check(void) {
    struct pollfd awaited[] = {{.fd = signals, .events = POLLIN},
                               {.fd = check.outlet, .events = POLLIN},
                               {.fd = check.control, .events = POLLIN}};
    long long left = check.deadline - monotonic_millis();
    if (left <= 0 || (poll(awaited, sizeof awaited / sizeof awaited[0], (int) left) > 0 && awaited[2].revents != 0))
        return false;
    if ((awaited[1].revents & POLLIN) != 0)
        collect_output();
    int number = awaited[0].revents == 0 ? SIGCHLD : take_signal();
    return number == SIGCHLD || number == 0;
}

/* What they have started is ours when they are dead, and killed in the next round. */
static void kill_children(void) {
    DIR *processes = opendir("/proc");
    if (processes == NULL)
        return;
    for (struct dirent *each; (each = readdir(processes)) != NULL;) {
        pid_t process = (pid_t) strtol(each->d_name, NULL, 10);
        if (process > 0 && parent_of(process) == getpid())
            kill(process, SIGKILL);
    }
    closedir(processes);
}

static void end_the_rest(pid_t main_process, struct end *end) {
    struct pollfd awaited = {.fd = signals, .events = POLLIN};
    while (reap(main_process, end)) {
        kill_children();
        poll(&awaited, 1, KILL_MILLIS);
        while (take_signal() > 0)
            continue;
    }
}

static void run_check(struct orders *orders, struct end *end) {
    struct process main_process;
    orders->current = &orders->commands[0];
    if (launch(orders, &main_process, &end->failure) < 0) {
        end->never_ran = true;
        return;
    }
    while (reap(main_process.pid, end) && !end->happened && await_check())
        continue;
    end_the_rest(main_process.pid, end);
    while (check.length < sizeof check.output && collect_output())
        continue;
}

static int check_service(const char *milliseconds, const char *length) {
    struct orders orders = {.launcher = getpid()};
    struct end end = {0};
    unsigned long millis, size;
    if (parse_number(milliseconds, 10, CHECK_MILLIS_MAX, &millis) < 0 || parse_number(length, 10, ORDERS_MAX, &size) < 0)
        return EXIT_USAGE;
    check.deadline = monotonic_millis() + (long long) millis;
    block_and_default_signals();
    close_descriptors();
    check.control = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, FIRST_INHERITED);
    check.answer = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, FIRST_INHERITED);
    leave();
    static const struct step load_step = {"ORDERS", 1, NULL};
    if (load_check(&orders, size) < 0) {
        end.never_ran = true;
        describe(&end.failure, &load_step, errno, orders.subject);
    } else if (run(check_steps, &orders, &end.failure) < 0)
        end.never_ran = true;
    else
        run_check(&orders, &end);
    print_end(check.answer, &end);
    write_all(check.answer, "\n", 1);
    write_all(check.answer, check.output, check.length);
    return EXIT_SUCCESS;
}

_Noreturn static void give_up(const struct failure *failure) {
    record_failure(failure);
    _exit(failure->step->code);
}

int main(int count, char **arguments) {
    struct orders orders = {.launcher = getpid()};
    struct failure failure;
    struct end end = {0};

    if (count == 2 && strcmp(arguments[1], "--probe") == 0)
        return probe();
    if (count == 4 && strcmp(arguments[1], "--check") == 0)
        return check_service(arguments[2], arguments[3]);
    if (count != 2 || arguments[1][0] != '/') {
        fprintf(stderr, "usage: gitproc-init <absolute path of an invocation folder>\n");
        return EXIT_USAGE;
    }
    folder = arguments[1];
    discard_inheritance();

    if (run(launcher_steps, &orders, &failure) < 0)
        give_up(&failure);
    if (!orders.is_heir && announce(getpid()) < 0)
        return EXIT_SUCCESS;
    if (run(announced_steps, &orders, &failure) < 0)
        give_up(&failure);

    perform_all(&orders, &end);
    record_end(&end);
    outlive_the_rest();
    close_notices();
    close_log();
    follow(&end);
}
