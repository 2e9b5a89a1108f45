// Runs programs one after the other, each within limits, and reports what they print and how they
// end. It is the first process of a sandbox, or stands alone where there is none.
//
// It reads requests from standard input and writes frames to standard output; both are pipes that
// only Lectern holds. When standard input is closed, as it is when Lectern dies, everything is ended.
//
// A request is a line of numbers,
//
//   WALL-MS CPU-MS MEMORY-BYTES TASKS OUTPUT-BYTES FILE-BYTES ARGUMENTS VARIABLES LENGTH
//
// followed by LENGTH bytes of strings, each ended by a zero: the folder to run in; a folder whose
// files are copied there first, or nothing; the file to read as standard input, or nothing; the
// program's path; its arguments, the name it sees itself under first; its variables.
//
// A frame is a byte that says what it is, the microseconds since the program's start in 8 bytes, the
// length in 4, least significant first, and the contents:
//
//   o, e   bytes of standard output or standard error
//   i      the program waits rather than computes; told once
//   s      the end: (exit N | signal N | timeout | cpu | memory | tasks | output | cancelled |
//          failed ERRNO) WALL-MICROSECONDS CPU-MICROSECONDS
//
// Built as a library with LECTERN_RESIDENT, it is loaded into a compiler and takes the place of its
// main function. A request for that very compiler is then answered by a copy of the process, which saves
// what the compiler needs to get started: more than a third of a small compilation.
//
// Limits hold for the program with everything it starts. What is left of it when it ends is ended,
// whatever session it hides in: in a sandbox the launcher is process 1, and one call reaches
// everything; outside, on Linux, it adopts what detaches itself.

#define _GNU_SOURCE
#include <dirent.h>
#ifdef LECTERN_RESIDENT
#include <dlfcn.h>
#endif
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

enum { tick_ms = 20, most_strings = 4096 };

struct request {
    long long wall_ms, cpu_ms, memory, tasks, output, file_bytes;
    const char *folder, *copied, *input, *program;
    char *arguments[most_strings + 1];
    char *variables[most_strings + 1];
};

struct usage { // of everything that the program started and that still lives
    long long memory; // bytes
    long long tasks;  // processes and threads
    long long computing; // processes whose first thread computes, or waits for a core
    long long cpu_us;
};

static int wake[2]; // written to by the signal handler, read by poll
static volatile sig_atomic_t asked_to_stop = 0;
static int is_first_process = 0;

static void signalled(int number) {
    int saved = errno;
    if (number != SIGCHLD) asked_to_stop = 1;
    (void)!write(wake[1], "c", 1);
    errno = saved;
}

static long long now_us(void) { // of a clock that is never set
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000LL + time.tv_nsec / 1000;
}

static long long microseconds(struct timeval time) {
    return time.tv_sec * 1000000LL + time.tv_usec;
}

static long long cpu_of_the_dead_us(void) {
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
}

// MARK: Talking with Lectern

static void write_all(const void *bytes, size_t count) {
    const char *rest = bytes;
    while (count > 0) {
        ssize_t written = write(1, rest, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            asked_to_stop = 1; // nobody reads any more
            return;
        }
        rest += written;
        count -= (size_t)written;
    }
}

static void send_frame(char type, long long time, const void *bytes, size_t count) {
    unsigned char header[13];
    header[0] = (unsigned char)type;
    for (int i = 0; i < 8; i++) header[1 + i] = (unsigned char)((uint64_t)time >> (8 * i));
    for (int i = 0; i < 4; i++) header[9 + i] = (unsigned char)((uint32_t)count >> (8 * i));
    write_all(header, sizeof header);
    if (count > 0) write_all(bytes, count);
}

static void send_end(const char *what, long long number, long long wall, long long cpu) {
    char text[128];
    int count = number < 0
        ? snprintf(text, sizeof text, "%s %lld %lld", what, wall, cpu)
        : snprintf(text, sizeof text, "%s %lld %lld %lld", what, number, wall, cpu);
    send_frame('s', wall, text, (size_t)count);
}

static int read_all(char *bytes, size_t count) {
    while (count > 0) {
        ssize_t got = read(0, bytes, count);
        if (got < 0 && errno == EINTR && !asked_to_stop) continue;
        if (got <= 0) return 0;
        bytes += got;
        count -= (size_t)got;
    }
    return 1;
}

// Reads the next request; 0 where there is none. Its strings live in *storage.
static int read_request(struct request *request, char **storage) {
    char line[256];
    size_t used = 0;
    while (used + 1 < sizeof line) {
        if (!read_all(line + used, 1)) return 0;
        if (line[used++] == '\n') break;
    }
    line[used] = 0;
    long long arguments, variables, length;
    if (sscanf(
            line, "%lld %lld %lld %lld %lld %lld %lld %lld %lld", &request->wall_ms,
            &request->cpu_ms, &request->memory, &request->tasks, &request->output,
            &request->file_bytes, &arguments, &variables, &length) != 9
        || arguments < 1 || arguments > most_strings || variables < 0 || variables > most_strings)
        return 0;
    char *bytes = malloc((size_t)length + 1);
    if (!bytes || !read_all(bytes, (size_t)length)) return 0;
    bytes[length] = 0;
    *storage = bytes;
    char *end = bytes + length;
    const char *fixed[4];
    for (int i = 0; i < 4; i++) {
        if (bytes >= end) return 0;
        fixed[i] = bytes;
        bytes += strlen(bytes) + 1;
    }
    request->folder = fixed[0];
    request->copied = fixed[1];
    request->input = fixed[2];
    request->program = fixed[3];
    for (long long i = 0; i < arguments + variables; i++) {
        if (bytes >= end) return 0;
        if (i < arguments) request->arguments[i] = bytes;
        else request->variables[i - arguments] = bytes;
        bytes += strlen(bytes) + 1;
    }
    request->arguments[arguments] = NULL;
    request->variables[variables] = NULL;
    return 1;
}

// MARK: Looking at what runs

#ifdef __linux__
// Reads the beginning of a file of /proc into a text; 0 where there is none.
static int read_text(const char *path, char *text, size_t size) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    ssize_t count = read(file, text, size - 1);
    close(file);
    if (count <= 0) return 0;
    text[count] = 0;
    return 1;
}

struct numbers { // of one line of /proc; CPU time with that of children who were waited for
    char state; // R where its first thread computes, or would if it got a core
    long long user, system, children_user, children_system, threads, pages;
};

// Reads the line of a process or thread; 0 where there is none. The name in it may hold anything, so
// that the last parenthesis counts.
static int read_numbers(const char *path, struct numbers *numbers) {
    char text[1024];
    if (!read_text(path, text, sizeof text)) return 0;
    char *rest = strrchr(text, ')');
    return rest
        && sscanf(
               rest + 2,
               "%c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lld %lld %lld %lld %*d %*d %lld %*d "
               "%*u %*u %lld",
               &numbers->state, &numbers->user, &numbers->system, &numbers->children_user,
               &numbers->children_system, &numbers->threads, &numbers->pages) == 7;
}

// The pages of a process whose first thread has ended: its own line has none any more.
static long long pages_of_threads(long process) {
    char path[320];
    snprintf(path, sizeof path, "/proc/%ld/task", process);
    DIR *folder = opendir(path);
    if (!folder) return 0;
    long long pages = 0;
    struct dirent *entry;
    while (pages == 0 && (entry = readdir(folder))) {
        struct numbers numbers;
        snprintf(path, sizeof path, "/proc/%ld/task/%s/stat", process, entry->d_name);
        if (entry->d_name[0] != '.' && read_numbers(path, &numbers)) pages = numbers.pages;
    }
    closedir(folder);
    return pages;
}

// Adds what one process uses.
static void add_process(long process, struct usage *usage) {
    char path[64];
    struct numbers numbers;
    snprintf(path, sizeof path, "/proc/%ld/stat", process);
    if (!read_numbers(path, &numbers)) return;
    if (numbers.pages == 0 && numbers.threads > 1) numbers.pages = pages_of_threads(process);
    usage->memory += numbers.pages * sysconf(_SC_PAGESIZE);
    usage->tasks += numbers.threads;
    usage->computing += numbers.state == 'R';
    usage->cpu_us +=
        (numbers.user + numbers.system + numbers.children_user + numbers.children_system)
        * (1000000 / sysconf(_SC_CLK_TCK));
}

// Adds what a process and its descendants use, as far as their main threads started them.
static void add_tree(long process, struct usage *usage, int depth) {
    add_process(process, usage);
    if (depth > 64) return;
    char path[80];
    snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", process, process);
    FILE *file = fopen(path, "re");
    if (!file) return;
    long child;
    while (fscanf(file, "%ld", &child) == 1) add_tree(child, usage, depth + 1);
    fclose(file);
}

// How many tasks live in the sandbox, or a number beyond the limit. The kernel tells the number that it
// gave last, and signal 0 asks whether a task has a number: unlike looking into /proc, that takes no lock
// for which tasks that multiply would make it wait for seconds.
static long long living_tasks(long long most) {
    static long highest = 1; // of all numbers that were ever given
    char text[128];
    if (!read_text("/proc/loadavg", text, sizeof text)) return 0;
    const char *last = strrchr(text, ' ');
    if (last && atol(last) > highest) highest = atol(last);
    if (highest <= most) return highest - 1;
    long long living = 0;
    for (long number = 2; number <= highest && living <= most; number++) {
        if (kill((pid_t)number, 0) == 0 || errno != ESRCH) living++;
    }
    return living;
}

static struct usage usage_now(long long most_tasks) {
    struct usage usage = {0};
    if (!is_first_process) {
        char path[64];
        snprintf(path, sizeof path, "/proc/self/task/%d/children", getpid());
        FILE *file = fopen(path, "re");
        if (!file) return usage;
        long child;
        while (fscanf(file, "%ld", &child) == 1) add_tree(child, &usage, 0);
        fclose(file);
        return usage;
    }
    usage.tasks = living_tasks(most_tasks);
    if (usage.tasks > most_tasks) return usage;
    usage.tasks = 0;
    DIR *folder = opendir("/proc");
    if (!folder) return usage;
    struct dirent *entry;
    while (usage.tasks <= most_tasks && (entry = readdir(folder))) {
        long process = atol(entry->d_name);
        if (process > 1) add_process(process, &usage);
    }
    closedir(folder);
    return usage;
}
#else
static struct usage usage_now(long long most_tasks) { (void)most_tasks; return (struct usage){0}; }
#endif

// MARK: Ending what runs

// Sends a signal to everything that the program started. In a sandbox nothing can escape it.
static void kill_everything(pid_t group) {
    if (is_first_process) {
        kill(-1, SIGKILL);
        return;
    }
    if (group > 0) kill(-group, SIGKILL);
#ifdef __linux__
    char path[64];
    snprintf(path, sizeof path, "/proc/self/task/%d/children", getpid());
    FILE *file = fopen(path, "re");
    if (!file) return;
    int child;
    while (fscanf(file, "%d", &child) == 1) kill(child, SIGKILL);
    fclose(file);
#endif
}

static void end_everything(pid_t group) {
    long long deadline = now_us() + 5000000;
    do {
        kill_everything(group);
        while (waitpid(-1, NULL, WNOHANG) > 0) {}
        if (waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD) return;
        struct timespec pause = {0, 1000000};
        nanosleep(&pause, NULL);
    } while (now_us() < deadline);
}

// MARK: Starting a program

#ifdef LECTERN_RESIDENT
static const char *resident_path; // of the program that this library was loaded into
static int (*resident_main)(int, char **, char **);

// Becomes the resident program, if that is the one to run: everything that starting it would do by
// way of the dynamic linker is done.
static void become_resident(const struct request *request) {
    if (!resident_path || strcmp(request->program, resident_path) != 0) return;
    prctl(PR_SET_DUMPABLE, 1);
    for (int descriptor = 3; descriptor < 64; descriptor++) close(descriptor);
    int count = 0;
    while (request->arguments[count]) count++;
    environ = (char **)request->variables;
    exit(resident_main(count, (char **)request->arguments, environ));
}
#endif

static void limit(int resource, long long value) {
    struct rlimit limit = {(rlim_t)value, (rlim_t)value};
    setrlimit(resource, &limit);
}

// Copies the files of a folder, none of its folders, into another one.
static int copy_files(const char *from, const char *to) {
    DIR *folder = opendir(from);
    if (!folder) return errno;
    int problem = 0;
    struct dirent *entry;
    while (!problem && (entry = readdir(folder))) {
        char source[4096], target[4096], bytes[65536];
        snprintf(source, sizeof source, "%s/%s", from, entry->d_name);
        snprintf(target, sizeof target, "%s/%s", to, entry->d_name);
        struct stat status;
        if (stat(source, &status) != 0 || !S_ISREG(status.st_mode)) continue;
        int in = open(source, O_RDONLY | O_CLOEXEC);
        int out = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        ssize_t count = -1;
        while (in >= 0 && out >= 0 && (count = read(in, bytes, sizeof bytes)) > 0) {
            if (write(out, bytes, (size_t)count) != count) {
                count = -1;
                break;
            }
        }
        if (count < 0) problem = errno ? errno : EIO;
        if (in >= 0) close(in);
        if (out >= 0) close(out);
    }
    closedir(folder);
    return problem;
}

#ifdef __linux__
#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif
#endif

// Refuses what would hold memory that no process is seen to hold, and so no limit: shared memory and
// messages of System V, files without a name, and file systems, for which a namespace is needed.
// Returns an error's number, or 0.
static int close_side_doors(void) {
#ifdef OWN_ARCHITECTURE
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define REFUSE(error) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
#define REFUSE_CALL(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), REFUSE(ENOSYS)
    struct sock_filter filter[] = {
        LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0), REFUSE(ENOSYS),
        LOAD(nr),
        // Calls of x86-64 with 32-bit addresses have numbers of their own.
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), REFUSE(ENOSYS),
        REFUSE_CALL(SYS_memfd_create), REFUSE_CALL(SYS_shmget), REFUSE_CALL(SYS_msgget),
#ifdef SYS_memfd_secret
        REFUSE_CALL(SYS_memfd_secret),
#endif
        // Its flags lie in memory, where a filter cannot look: the C library then takes clone.
        REFUSE_CALL(435 /* clone3 */),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 1, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_unshare, 0, 3), LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_NEWUSER, 0, 1), REFUSE(EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) return errno;
#endif
    return 0;
}

static void become_program(const struct request *request, int out, int err, int failure) {
    setsid();
#ifdef __linux__
    // The launcher may have been started so that it always gets its turn; the program is like any.
    sched_setscheduler(0, SCHED_OTHER, &(struct sched_param){0});
#endif
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, request->file_bytes);
    // The launcher looks at CPU time every few milliseconds; this is for the day it cannot.
    limit(RLIMIT_CPU, request->cpu_ms / 1000 + 5);
    // Outside a sandbox this would count all that the user runs.
    if (is_first_process) limit(RLIMIT_NPROC, request->tasks * 2);
#ifdef __linux__
    if (!is_first_process) prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    int problem = 0;
    int in = open(request->input[0] ? request->input : "/dev/null", O_RDONLY);
    if (in < 0) problem = errno;
    else if (chdir(request->folder) != 0) problem = errno;
    else if (request->copied[0]) problem = copy_files(request->copied, request->folder);
    if (!problem && is_first_process) problem = close_side_doors();
    if (!problem) {
        dup2(in, 0);
        dup2(out, 1);
        dup2(err, 2);
        if (in > 2) close(in);
        for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
#ifdef LECTERN_RESIDENT
        become_resident(request);
#endif
        execve(request->program, request->arguments, request->variables);
        problem = errno;
    }
    (void)!write(failure, &problem, sizeof problem);
    _exit(127);
}

// MARK: Running a program

struct stream {
    int descriptor; // -1 once it has ended
    char type;
    long long count;
};

// Passes on what is to be read; 0 where it is more than the limit, and the rest is thrown away.
static int pass_on(struct stream *stream, long long limit, long long start) {
    char bytes[65536];
    for (;;) {
        ssize_t count = read(stream->descriptor, bytes, sizeof bytes);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno == EAGAIN) return 1;
        if (count <= 0) {
            close(stream->descriptor);
            stream->descriptor = -1;
            return 1;
        }
        long long room = limit - stream->count;
        long long kept = count < room ? count : room;
        if (kept > 0) send_frame(stream->type, now_us() - start, bytes, (size_t)kept);
        stream->count += count;
        if (stream->count > limit) return 0;
        if (count < (ssize_t)sizeof bytes) return 1;
    }
}

// What the program did wrong by now, if anything.
static const char *violation(
    const struct request *request, long long elapsed, long long cpu, struct usage usage) {
    if (elapsed >= request->wall_ms * 1000) return "timeout";
    if (cpu > request->cpu_ms * 1000) return "cpu";
    // Processes that were only just copied share their memory, and it is counted for each.
    if (usage.tasks > request->tasks) return "tasks";
    if (usage.memory > request->memory) return "memory";
    return NULL;
}

#ifdef __linux__
// The memory that belongs to one process alone, roughly: what it has, without what it shares with files.
static long long own_memory(long process) {
    char path[64], text[128];
    snprintf(path, sizeof path, "/proc/%ld/statm", process);
    if (!read_text(path, text, sizeof text)) return 0;
    long long resident, shared;
    if (sscanf(text, "%*d %lld %lld", &resident, &shared) != 2) return 0;
    return (resident - shared) * sysconf(_SC_PAGESIZE);
}

// The memory of everything in the sandbox with what files back counted for nobody: many copies of one
// program have that in common, and it is counted for each of them elsewhere.
static long long own_memory_of_all(void) {
    DIR *folder = opendir("/proc");
    if (!folder) return 0;
    long long memory = 0;
    struct dirent *entry;
    while ((entry = readdir(folder))) {
        long process = atol(entry->d_name);
        if (process > 1) memory += own_memory(process);
    }
    closedir(folder);
    return memory;
}
#endif

static void run(const struct request *request) {
    int out[2], err[2], failure[2];
    if (pipe(out) != 0 || pipe(err) != 0 || pipe(failure) != 0) {
        send_end("failed", errno, 0, 0);
        return;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(out[i], F_SETFD, FD_CLOEXEC);
        fcntl(err[i], F_SETFD, FD_CLOEXEC);
        fcntl(failure[i], F_SETFD, FD_CLOEXEC);
    }
    long long dead_before = cpu_of_the_dead_us();
    long long start = now_us();
    pid_t program = fork();
    if (program == 0) become_program(request, out[1], err[1], failure[1]);
    int fork_error = program < 0 ? errno : 0;
    close(out[1]);
    close(err[1]);
    close(failure[1]);
    struct stream streams[2] = {{out[0], 'o', 0}, {err[0], 'e', 0}};
    for (int i = 0; i < 2; i++) fcntl(streams[i].descriptor, F_SETFL, O_NONBLOCK);

    const char *reason = NULL;
    int status = 0, ended = program < 0, told_idle = 0;
    long long tick = start + tick_ms * 1000, last_cpu = 0, last_time = start;
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
        long long rest_ms = (tick - now_us() + 999) / 1000;
        struct pollfd waits[4] = {
            {wake[0], POLLIN, 0}, {0, 0, 0}, {streams[0].descriptor, POLLIN, 0},
            {streams[1].descriptor, POLLIN, 0}};
        poll(waits, 4, rest_ms < 0 ? 0 : (int)rest_ms);
        if (waits[0].revents) {
            char bytes[64];
            while (read(wake[0], bytes, sizeof bytes) > 0) {}
        }
        for (int i = 0; i < 2; i++) {
            if (streams[i].descriptor >= 0 && waits[2 + i].revents
                && !pass_on(&streams[i], request->output, start))
                reason = "output";
        }
        if (waits[1].revents || asked_to_stop) reason = "cancelled";
        long long time = now_us();
        if (!reason && time >= tick) {
            struct usage usage = usage_now(request->tasks);
            long long cpu = usage.cpu_us + cpu_of_the_dead_us() - dead_before;
#ifdef __linux__
            if (is_first_process && usage.memory > request->memory && usage.tasks > 16)
                usage.memory = own_memory_of_all();
#endif
            reason = violation(request, time - start, cpu, usage);
            // Waiting is computing for less than a fifth of 40 ms: the kernel counts in steps of 10.
            if (!told_idle && time - last_time >= 40000) {
                if (usage.computing == 0 && cpu - last_cpu < (time - last_time) / 5) {
                    send_frame('i', time - start, NULL, 0);
                    told_idle = 1;
                }
                last_cpu = cpu;
                last_time = time;
            }
            tick = time + tick_ms * 1000;
        }
        if (reason) {
            kill_everything(program);
            waitpid(program, &status, 0);
            break;
        }
    }
    long long wall = now_us() - start;
    if (program > 0) end_everything(program);
    // Everything that could write is dead: what is in the pipes is all there is.
    for (int i = 0; i < 2; i++) {
        while (streams[i].descriptor >= 0 && streams[i].count <= request->output) {
            struct pollfd wait = {streams[i].descriptor, POLLIN, 0};
            if (poll(&wait, 1, 1000) <= 0) break;
            if (!pass_on(&streams[i], request->output, start) && !reason) reason = "output";
        }
        if (streams[i].descriptor >= 0) close(streams[i].descriptor);
    }
    long long cpu = cpu_of_the_dead_us() - dead_before;
    int exec_error = fork_error;
    if (read(failure[0], &exec_error, sizeof exec_error) < 0) exec_error = errno;
    close(failure[0]);
    if (exec_error) send_end("failed", exec_error, wall, cpu);
    else if (reason) send_end(reason, -1, wall, cpu);
    else if (WIFSIGNALED(status)) send_end("signal", WTERMSIG(status), wall, cpu);
    else send_end("exit", WEXITSTATUS(status), wall, cpu);
}

static int serve(void) {
    is_first_process = getpid() == 1;
    if (pipe(wake) != 0) return 125;
    for (int i = 0; i < 2; i++) {
        fcntl(wake[i], F_SETFD, FD_CLOEXEC);
        fcntl(wake[i], F_SETFL, O_NONBLOCK);
    }
#ifdef __linux__
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    prctl(PR_SET_DUMPABLE, 0); // no program of the same user may look into it, or write its frames
#endif
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = signalled;
    action.sa_flags = SA_NOCLDSTOP;
    // The first process of a sandbox gets no signal that it does not ask for, and its programs could
    // send these.
    const int signals[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP};
    for (int i = 0; i < (is_first_process ? 1 : 4); i++) sigaction(signals[i], &action, NULL);
    signal(SIGPIPE, SIG_IGN);

    static struct request request;
    char *storage = NULL;
    while (!asked_to_stop && read_request(&request, &storage)) {
        run(&request);
        free(storage);
        storage = NULL;
    }
    return 0;
}

#ifdef LECTERN_RESIDENT
static int serve_instead(int count, char **arguments, char **variables) {
    (void)count, (void)variables;
    resident_path = arguments[0];
    return serve();
}

// Stands before the C library's own, which calls what it is given as the main function.
int __libc_start_main(
    int (*program)(int, char **, char **), int count, char **arguments, void (*initialize)(void),
    void (*finish)(void), void (*finish_loader)(void), void *stack_end) {
    typedef int start(
        int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void),
        void (*)(void), void *);
    start *real = (start *)dlsym(RTLD_NEXT, "__libc_start_main");
    resident_main = program;
    return real(
        serve_instead, count, arguments, initialize, finish, finish_loader, stack_end);
}
#else
int main(void) { return serve(); }
#endif
