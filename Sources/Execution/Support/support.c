// Linked into every Swift program.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// MARK: Output

#ifdef __GLIBC__
// A trap ends a program without flushing: what stands on a line that was not ended would be lost.
// Reading the buffer needs no lock and no allocation, so it is safe where nothing else is. The
// handler is gone by then (SA_RESETHAND): the same signal, raised again, ends the program.
static void lectern_flush_before_the_end(int number) {
    ssize_t count = stdout->_IO_write_ptr - stdout->_IO_write_base;
    if (count > 0) (void)!write(1, stdout->_IO_write_base, (size_t)count);
    stdout->_IO_write_ptr = stdout->_IO_write_base;
    raise(number);
}
#endif

// Standard output into a pipe is kept back in blocks: a program that traps would lose what it
// printed, and standard error would overtake it. By lines nothing is lost and the order is right.
__attribute__((constructor)) static void lectern_flush_by_line(void) {
    setvbuf(stdout, NULL, _IOLBF, 0);
#ifdef __GLIBC__
    struct sigaction action = {0};
    action.sa_handler = lectern_flush_before_the_end;
    action.sa_flags = (int)SA_RESETHAND;
    const int traps[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
    for (unsigned i = 0; i < sizeof traps / sizeof *traps; i++) sigaction(traps[i], &action, NULL);
#endif
}

// Marks in both streams where the code of the next snippet of a chain begins. The byte in front,
// RECORD SEPARATOR, is one that programs do not print.
void lectern_begin_part(void) {
    static const char mark[] = "\x1electern:part\n";
    fflush(stdout);
    (void)!write(1, mark, sizeof mark - 1);
    (void)!write(2, mark, sizeof mark - 1);
}

// MARK: The order of tasks

// Swift's default pool promises no order among the jobs that it is handed, but on a quiet machine it
// mostly keeps one. Where the variable LECTERN_SHUFFLE is set, every second job is handed over up to
// a millisecond later, so that an output which relies on that order shows itself in a few runs.
typedef __attribute__((swiftcall)) void swift_enqueue(void *job);
typedef __attribute__((swiftcall)) void swift_enqueue_hook(void *job, swift_enqueue *original);

struct held_job {
    void *job;
    swift_enqueue *original;
    struct timespec delay;
};

static atomic_int held_jobs;
static atomic_uint_fast32_t shuffle_state;

static uint_fast32_t next_random(void) {
    // Marsaglia's xorshift; that two threads draw one number twice does no harm.
    uint32_t state = (uint32_t)atomic_load(&shuffle_state);
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    atomic_store(&shuffle_state, state);
    return state;
}

static void *hand_over(void *argument) {
    struct held_job held = *(struct held_job *)argument;
    free(argument);
    nanosleep(&held.delay, NULL);
    held.original(held.job);
    atomic_fetch_sub(&held_jobs, 1);
    return NULL;
}

static __attribute__((swiftcall)) void shuffle(void *job, swift_enqueue *original) {
    uint_fast32_t random = next_random();
    // Each held job has a thread, of which a program of many tasks gets no more than these.
    if ((random & 1) && atomic_fetch_add(&held_jobs, 1) < 16) {
        struct held_job *held = malloc(sizeof *held);
        pthread_attr_t attributes;
        pthread_t thread;
        pthread_attr_init(&attributes);
        pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
        if (held) {
            *held = (struct held_job){job, original, {0, (long)((random >> 1) % 1000000)}};
            int refused = pthread_create(&thread, &attributes, hand_over, held);
            pthread_attr_destroy(&attributes);
            if (!refused) return;
            free(held);
        }
        atomic_fetch_sub(&held_jobs, 1);
    } else if (random & 1) {
        atomic_fetch_sub(&held_jobs, 1);
    }
    original(job);
}

__attribute__((constructor)) static void lectern_shuffle_tasks(void) {
    if (!getenv("LECTERN_SHUFFLE")) return;
    // The program is to see the variables that it always sees.
    unsetenv("LECTERN_SHUFFLE");
    swift_enqueue_hook **hook = dlsym(RTLD_DEFAULT, "swift_task_enqueueGlobal_hook");
    if (!hook || *hook) return;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    atomic_store(&shuffle_state, (uint_fast32_t)now.tv_nsec | 1);
    *hook = shuffle;
}

// MARK: The beginning

typedef int entry_point(int, char **);

__attribute__((noinline)) static entry_point *lectern_find_entry(int argc, char **argv) {
    const char *slash = argc > 0 ? strrchr(argv[0], '/') : NULL;
    const char *name = slash ? slash + 1 : argc > 0 ? argv[0] : "";
    char symbol[512];
    snprintf(symbol, sizeof symbol, "lectern_entry_%s", name);
    entry_point *entry = (entry_point *)dlsym(RTLD_DEFAULT, symbol);
    if (!entry) {
        fprintf(stderr, "lectern: there is no program ‘%s’ in this file\n", name);
        exit(127);
    }
    return entry;
}

// Several programs can stand in one file. Which one is meant says the name under which the file was
// started, so that the arguments are those that the program would see by itself. The program takes
// this function's place on the stack, so that it is called from nowhere but where `main` is.
int main(int argc, char **argv) {
    __attribute__((musttail)) return lectern_find_entry(argc, argv)(argc, argv);
}
