// Runs one program, waits for it, ends whatever it leaves behind, and reports how it ended.
//
//   launcher STATUS-FILE MILLISECONDS PROGRAM ARGUMENT-0 [ARGUMENT ...] < CONTROL
//
// The program gets a session and process group of its own and reads from /dev/null. It is ended
// when it runs longer than MILLISECONDS, when CONTROL, a pipe that nobody writes to, is closed, and
// when the launcher gets SIGTERM, SIGINT or SIGHUP: so it cannot outlive the process that asked for
// it, however that one ends. On Linux descendants that left the group are adopted and ended too, and
// the program dies with a launcher that is killed. Only then is STATUS-FILE written, as one line:
//
//   (exit N | signal N | timeout | cancelled | exec ERRNO) WALL-MILLISECONDS CPU-MILLISECONDS
//
// The launcher itself returns 0, or 125 where it could not do its work.

#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

static int wake[2]; // written to by the signal handler, read by poll
static volatile sig_atomic_t asked_to_stop = 0;

static void signalled(int number) {
    int saved = errno;
    if (number != SIGCHLD) asked_to_stop = 1;
    (void)!write(wake[1], "c", 1);
    errno = saved;
}

static long now(void) { // milliseconds of a clock that is never set
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000L + time.tv_nsec / 1000000L;
}

// Sends a signal to every child, adopted ones included. Returns how many there were.
static int signal_children(int number) {
    int count = 0;
#ifdef __linux__
    char path[64];
    snprintf(path, sizeof path, "/proc/self/task/%d/children", getpid());
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    int child;
    while (fscanf(file, "%d", &child) == 1) {
        kill(child, number);
        count++;
    }
    fclose(file);
#else
    (void)number;
#endif
    return count;
}

// Ends the group and every adopted descendant: at once with SIGKILL, since the grace was given.
static void end_everything(pid_t group) {
    long deadline = now() + 5000;
    do {
        kill(-group, SIGKILL);
        signal_children(SIGKILL);
        while (waitpid(-1, NULL, WNOHANG) > 0) {}
        if (waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD) return;
        struct timespec pause = {0, 2000000};
        nanosleep(&pause, NULL);
    } while (now() < deadline);
}

static void report(const char *path, const char *what, int number, long wall) {
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    long cpu = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000L
        + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000L;
    FILE *file = fopen(path, "w");
    if (!file) _exit(125);
    if (number >= 0) {
        fprintf(file, "%s %d %ld %ld\n", what, number, wall, cpu);
    } else {
        fprintf(file, "%s %ld %ld\n", what, wall, cpu);
    }
    if (fclose(file) != 0) _exit(125);
}

static void start_program(int error_pipe, char **argv) {
    setsid();
    int null = open("/dev/null", O_RDONLY);
    dup2(null, 0);
    if (null > 0) close(null);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    execv(argv[3], argv + 4);
    int reason = errno;
    (void)!write(error_pipe, &reason, sizeof reason);
    _exit(127);
}

int main(int argc, char **argv) {
    if (argc < 5) return 125;
    long limit = atol(argv[2]);
    int error_pipe[2];
    if (pipe(wake) != 0 || pipe(error_pipe) != 0) return 125;
    for (int i = 0; i < 2; i++) {
        fcntl(wake[i], F_SETFD, FD_CLOEXEC);
        fcntl(wake[i], F_SETFL, O_NONBLOCK);
        fcntl(error_pipe[i], F_SETFD, FD_CLOEXEC);
    }
#ifdef __linux__
    prctl(PR_SET_CHILD_SUBREAPER, 1);
#endif
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = signalled;
    action.sa_flags = SA_RESTART | SA_NOCLDSTOP;
    const int signals[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP};
    for (int i = 0; i < 4; i++) sigaction(signals[i], &action, NULL);

    long start = now();
    pid_t program = fork();
    if (program < 0) return 125;
    if (program == 0) start_program(error_pipe[1], argv);
    close(error_pipe[1]);

    const char *reason = NULL;
    int status = 0;
    int ended = 0;
    long deadline = start + limit;
    while (!ended) {
        pid_t child;
        int child_status;
        while ((child = waitpid(-1, &child_status, WNOHANG)) > 0) {
            if (child == program) {
                status = child_status;
                ended = 1;
            }
        }
        if (ended) break;
        long rest = deadline - now();
        if (rest <= 0) {
            // First a request that the program may answer, after 200 ms an order.
            if (!reason) {
                reason = "timeout";
                kill(-program, SIGTERM);
            } else {
                kill(-program, SIGKILL);
            }
            deadline = now() + 200;
            continue;
        }
        struct pollfd waits[2] = {{wake[0], POLLIN, 0}, {reason ? -1 : 0, POLLIN, 0}};
        poll(waits, 2, (int)rest);
        if (waits[0].revents) {
            char bytes[64];
            while (read(wake[0], bytes, sizeof bytes) > 0) {}
        }
        if (!reason && (waits[1].revents || asked_to_stop)) {
            reason = "cancelled";
            kill(-program, SIGTERM);
            deadline = now() + 200;
        }
    }
    long wall = now() - start;
    end_everything(program);

    int exec_error = 0;
    if (read(error_pipe[0], &exec_error, sizeof exec_error) == (ssize_t)sizeof exec_error) {
        report(argv[1], "exec", exec_error, wall);
    } else if (reason) {
        report(argv[1], reason, -1, wall);
    } else if (WIFSIGNALED(status)) {
        report(argv[1], "signal", WTERMSIG(status), wall);
    } else {
        report(argv[1], "exit", WEXITSTATUS(status), wall);
    }
    return 0;
}
