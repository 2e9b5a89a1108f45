// Keeps cores busy: starts as many processes as its argument says, each of which computes without
// end, and says so with a line. When its standard input is closed, as it is when Lectern dies, it ends
// them all, and then itself.

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { most_spinners = 4096 };

static pid_t spinners[most_spinners];

// Computes until its parent is gone, however that ended: it looks about every millisecond, which is
// too seldom to rest.
static void spin(pid_t parent) {
    while (getppid() == parent) {
        for (volatile int i = 0; i < 1000000; i++) {}
    }
    _exit(0);
}

static void end_all(int count) {
    for (int i = 0; i < count; i++) kill(spinners[i], SIGKILL);
    for (int i = 0; i < count; i++) {
        while (waitpid(spinners[i], NULL, 0) < 0 && errno == EINTR) {}
    }
}

int main(int count, char **arguments) {
    int wanted = count > 1 ? atoi(arguments[1]) : 0;
    if (wanted < 1 || wanted > most_spinners) {
        fprintf(stderr, "%d is no number of cores to keep busy\n", wanted);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    pid_t parent = getpid();
    for (int i = 0; i < wanted; i++) {
        spinners[i] = fork();
        if (spinners[i] == 0) {
            // What is left open here would keep Lectern waiting for the end of it.
            for (int descriptor = 0; descriptor < 3; descriptor++) close(descriptor);
            spin(parent);
        }
        if (spinners[i] < 0) {
            fprintf(stderr, "%s\n", strerror(errno));
            end_all(i);
            return 1;
        }
    }
    (void)!write(1, "busy\n", 5);
    for (;;) {
        char byte;
        ssize_t got = read(0, &byte, 1);
        if (got == 0 || (got < 0 && errno != EINTR)) break;
    }
    end_all(wanted);
    return 0;
}
