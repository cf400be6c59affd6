/*
 * speaker: a service that speaks to its launcher by sd_notify(3), as a test tells it, step by step.
 *
 *     say TEXT           one datagram; \n is a newline, \0 a zero byte
 *     child TEXT         the same, said by a child
 *     descriptor TEXT    the same with a descriptor beside it; then waits until nobody else has that
 *     flood COUNT TEXT   the same so many times
 *     every MS COUNT TEXT  the same so many times, with that time before each
 *     pass PATH          the datagrams in a file
 *     to PATH            from here on to that socket instead of $NOTIFY_SOCKET
 *     wait PATH          until somebody has written to a named pipe
 *     print TEXT         a line of output
 *     variable NAME      the value of a variable as a line of output
 *     ignore ABRT        takes no notice of that signal
 *     loiter             until it is killed
 *
 * What could not be sent is told on the output, with its cause. After the last step it ends with 0.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MESSAGE_MAX = 1 << 16 };

static struct sockaddr_un address = {.sun_family = AF_UNIX};
static int spokesman;

static void fail(const char *what) {
    printf("%s: %s\n", what, strerror(errno));
    exit(1);
}

static void speak_to(const char *path) {
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path == NULL ? "" : path);
}

/* Gives the length of the text in its place. */
static size_t unescape(char *text) {
    char *next = text;
    for (char *from = text; *from != '\0'; from++) {
        bool is_escape = from[0] == '\\' && (from[1] == 'n' || from[1] == '0');
        *next++ = !is_escape ? *from : *++from == 'n' ? '\n' : '\0';
    }
    return (size_t) (next - text);
}

static void send_with(char *text, size_t length, void *control, size_t control_length) {
    struct iovec part = {.iov_base = text, .iov_len = length};
    struct msghdr datagram = {.msg_name = &address,
                              .msg_namelen = sizeof address,
                              .msg_iov = &part,
                              .msg_iovlen = 1,
                              .msg_control = control,
                              .msg_controllen = control_length};
    if (sendmsg(spokesman, &datagram, MSG_NOSIGNAL) < 0)
        printf("not sent: %s\n", strerror(errno));
}

static void say(char *text) {
    send_with(text, unescape(text), NULL, 0);
}

/* It lives on, since a sender is looked for. Comes back when it has spoken. */
static void child(char *text) {
    int ends[2];
    char byte = 0;
    if (pipe(ends) < 0)
        fail("pipe");
    if (fork() == 0) {
        say(text);
        if (write(ends[1], &byte, 1) == 1)
            pause();
        _exit(1);
    }
    if (read(ends[0], &byte, 1) != 1)
        fail("child");
}

static void repeat(const char *millis, const char *count, char *text) {
    size_t length = unescape(text);
    for (long left = strtol(count, NULL, 10); left > 0; left--) {
        usleep((useconds_t) strtol(millis, NULL, 10) * 1000);
        send_with(text, length, NULL, 0);
    }
}

/* Each as its length in two bytes, the high one first, and itself. */
static void pass(const char *path) {
    static char text[MESSAGE_MAX];
    FILE *file = fopen(path, "r");
    if (file == NULL)
        fail(path);
    for (int high, low; (high = getc(file)) != EOF && (low = getc(file)) != EOF;) {
        size_t length = (size_t) high << 8 | (size_t) low;
        if (fread(text, 1, length, file) != length)
            fail(path);
        send_with(text, length, NULL, 0);
    }
    fclose(file);
}

/* The other end of a pipe: once it is closed everywhere, reading ends. */
static void descriptor(char *text) {
    int ends[2];
    char byte;
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(sizeof(int))];
    } control = {.head = {.cmsg_len = CMSG_LEN(sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS}};
    if (pipe(ends) < 0)
        fail("pipe");
    memcpy(CMSG_DATA(&control.head), &ends[1], sizeof(int));
    send_with(text, unescape(text), &control, sizeof control);
    close(ends[1]);
    while (read(ends[0], &byte, 1) > 0)
        continue;
    puts("the descriptor is closed");
}

static void flood(const char *count, char *text) {
    size_t length = unescape(text);
    for (long left = strtol(count, NULL, 10); left > 0; left--)
        send_with(text, length, NULL, 0);
}

static void await(const char *pipe) {
    char byte;
    int file = open(pipe, O_RDONLY);
    if (file < 0 || read(file, &byte, 1) < 0)
        fail(pipe);
    close(file);
}

static char *next(char ***steps) {
    char *word = **steps;
    if (word == NULL)
        exit(64);
    ++*steps;
    return word;
}

static void perform(const char *step, char ***rest) {
    if (strcmp(step, "say") == 0)
        say(next(rest));
    else if (strcmp(step, "child") == 0)
        child(next(rest));
    else if (strcmp(step, "descriptor") == 0)
        descriptor(next(rest));
    else if (strcmp(step, "flood") == 0) {
        const char *count = next(rest);
        flood(count, next(rest));
    } else if (strcmp(step, "every") == 0) {
        const char *millis = next(rest), *count = next(rest);
        repeat(millis, count, next(rest));
    } else if (strcmp(step, "variable") == 0) {
        const char *value = getenv(next(rest));
        puts(value == NULL ? "(null)" : value);
    } else if (strcmp(step, "pass") == 0)
        pass(next(rest));
    else if (strcmp(step, "to") == 0)
        speak_to(next(rest));
    else if (strcmp(step, "wait") == 0)
        await(next(rest));
    else if (strcmp(step, "print") == 0)
        puts(next(rest));
    else if (strcmp(step, "ignore") == 0 && strcmp(next(rest), "ABRT") == 0)
        signal(SIGABRT, SIG_IGN);
    else if (strcmp(step, "loiter") == 0)
        for (;;)
            pause();
    else
        exit(64);
}

int main(int count, char **arguments) {
    char **rest = arguments + (count > 0);
    setvbuf(stdout, NULL, _IOLBF, 0);
    spokesman = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    speak_to(getenv("NOTIFY_SOCKET"));
    while (*rest != NULL)
        perform(next(&rest), &rest);
    return 0;
}
