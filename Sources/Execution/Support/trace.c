// Linked into a program whose schedule is to be recorded: writes down what Swift's runtime does with
// its tasks, and which task prints what. See docs/TIMELINES.md.
//
// The log is a file of Lectern's, mapped into memory: an event costs no system call and survives
// whatever ends the program. Nothing is put in the runtime's way: its hooks hand on what they are
// given, and so does every function here that stands in front of one of the runtime's or of the C
// library's.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// MARK: The log

enum kind {
    // A task was made by the current task; value: the runtime's flags for it.
    EVENT_CREATE = 1,
    // Behind EVENT_CREATE: in place of the time the task that made it, and from the processor's time on
    // return addresses, innermost first, as offsets into the program.
    EVENT_PLACES,
    // A task or an actor's work was handed to a pool; value: which.
    EVENT_ENQUEUE,
    // A thread begins, or ends, a job.
    EVENT_JOB_BEGIN,
    EVENT_JOB_END,
    // A task's closure begins, or returned.
    EVENT_BODY_BEGIN,
    EVENT_BODY_END,
    // A task asks to go on at an executor; value: the executor. Then it does.
    EVENT_HOP,
    EVENT_RESUME,
    // A task has a name. The text stands in the records behind.
    EVENT_NAME,
    // Output; value: file descriptor. The text stands in the records behind.
    EVENT_PRINT,
    // Text that belongs to the record before.
    EVENT_TEXT,
    // A thread that the program started itself begins, or ends.
    EVENT_THREAD_BEGIN,
    EVENT_THREAD_END,
    // The program calls exit, or returns from main.
    EVENT_EXIT,
    // What an executor is called; value: the executor; task: 1 for one that is no actor.
    EVENT_EXECUTOR,
};

struct event {
    // Nanoseconds after the start.
    uint64_t time;
    // Which thread, from 0 for the main thread; for texts the number of bytes.
    uint16_t thread;
    uint8_t kind;
    // 1: the current task is cancelled; 2: the processor's time is known.
    uint8_t flags;
    // Microseconds of processor time of the thread.
    uint32_t cpu;
    uint64_t task;
    uint64_t value;
};

struct header {
    char magic[8];
    // Records that were asked for; more than there are places where the log was cut.
    _Atomic uint64_t count;
    // When the first record that found no place was to be written.
    _Atomic uint64_t cut;
    uint64_t capacity;
};

_Static_assert(sizeof(struct event) == 32 && sizeof(struct header) == 32, "the form of the log");

static struct header *header;
static struct event *events;
static uint64_t start;
static atomic_bool is_on;
static atomic_uint threads;
static __thread int thread_number = -1;

static uint64_t now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

// MARK: The runtime

typedef struct task task;
typedef struct async_context {
    struct async_context *parent;
    void *resume;
} async_context;

#define SWIFT __attribute__((swiftcall))
#define ASYNC __attribute__((swiftasynccall))
#define CONTEXT __attribute__((swift_context))
#define ASYNC_CONTEXT __attribute__((swift_async_context))

typedef struct {
    void *identity;
    void *implementation;
} executor;
typedef struct {
    void *task;
    void *context;
} task_and_context;
typedef struct {
    const char *data;
    uintptr_t length;
} type_name;

typedef SWIFT void enqueue(void *job);
typedef SWIFT void enqueue_hook(void *job, enqueue *original);

static SWIFT uint64_t (*job_task_id)(void *);
static SWIFT void *(*current_task)(void);
static SWIFT uint64_t (*job_flags)(void *);
static SWIFT const char *(*current_task_name)(void);
static SWIFT _Bool (*is_cancelled)(void *);
static SWIFT executor (*main_executor)(void);
static SWIFT executor (*current_executor)(void);
static SWIFT type_name (*type_name_of)(void *metadata, _Bool qualified);

static void (*real_dispatch_async_f)(void *, void *, void (*)(void *));
static size_t (*real_fwrite)(const void *, size_t, size_t, FILE *);
static ssize_t (*real_write)(int, const void *, size_t);

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

// Libraries can call these before any constructor of the program has run.
#define ORIGINAL(function) \
    do { \
        if (!real_##function) real_##function = next(#function); \
    } while (0)

static void turn_off(void);

static uint64_t current_id(void *task) { return task ? job_task_id(task) : 0; }

// Each thread takes places for so many records at a time, so that threads seldom meet there. Those that
// it does not use stay empty.
enum { block_size = 32 };
static __thread struct event *free_places;
static __thread unsigned free_count;

// Places for records that belong together, or NULL once the log is full.
static struct event *reserve(unsigned count) {
    if (count > free_count) {
        unsigned wanted = count > block_size ? count : block_size;
        uint64_t index = atomic_fetch_add_explicit(&header->count, wanted, memory_order_relaxed);
        if (index + wanted > header->capacity) {
            uint64_t none = 0;
            atomic_compare_exchange_strong(&header->cut, &none, now(CLOCK_MONOTONIC) - start);
            turn_off();
            return NULL;
        }
        free_places = events + index;
        free_count = wanted;
    }
    struct event *places = free_places;
    free_places += count;
    free_count -= count;
    return places;
}

static void fill(struct event *event, enum kind kind, void *current, uint64_t task, uint64_t value,
                 int wants_cpu) {
    if (thread_number < 0) thread_number = (int)atomic_fetch_add(&threads, 1);
    event->time = now(CLOCK_MONOTONIC) - start;
    event->thread = (uint16_t)thread_number;
    event->flags = current && is_cancelled(current) ? 1 : 0;
    if (wants_cpu) {
        event->cpu = (uint32_t)(now(CLOCK_THREAD_CPUTIME_ID) / 1000);
        event->flags |= 2;
    }
    event->task = task;
    event->value = value;
    // The kind comes last: a record without one was not finished.
    atomic_store_explicit((_Atomic uint8_t *)&event->kind, (uint8_t)kind, memory_order_release);
}

static void note(enum kind kind, uint64_t task, uint64_t value, int wants_cpu) {
    struct event *event = reserve(1);
    if (event) fill(event, kind, current_task(), task, value, wants_cpu);
}

static void note_text(enum kind kind, uint64_t task, uint64_t value, const char *text,
                      size_t length, int wants_cpu) {
    enum { room = sizeof(struct event) - 16 };
    unsigned parts = (unsigned)((length + room - 1) / room);
    struct event *event = reserve(1 + parts);
    if (!event) return;
    for (unsigned part = 0; part < parts; part++) {
        size_t from = (size_t)part * room;
        size_t count = length - from < room ? length - from : room;
        struct event *place = event + 1 + part;
        place->time = count;
        memcpy(&place->task, text + from, count);
        place->kind = EVENT_TEXT;
    }
    fill(event, kind, current_task(), task, value, wants_cpu);
}

// MARK: Executors

static void *main_identity;

// What the log knows an executor by: 0 for the default pool, 1 for the main actor, else an address.
//
// Its type's name is told when it is not among the last ones told. What is no actor, and so brings a way
// to enqueue of its own, has a 1 as its task.
static uint64_t executor_id(void *identity, void *implementation) {
    static _Atomic(void *) told[64];
    if (!identity) return 0;
    if (identity == main_identity) return 1;
    unsigned place = (unsigned)((uintptr_t)identity >> 4) % 64;
    if (type_name_of && atomic_exchange(&told[place], identity) != identity) {
        type_name name = type_name_of(*(void **)identity, 0);
        note_text(EVENT_EXECUTOR, implementation != NULL, (uint64_t)identity, name.data, name.length, 0);
    }
    return (uint64_t)identity;
}

static uint64_t current_executor_id(void) {
    if (!current_executor) return 0;
    executor current = current_executor();
    return executor_id(current.identity, current.implementation);
}

// MARK: Jobs

static __thread void *handed_on;
static void (*run_by_dispatch)(void *);
static void *library;
static void *main_queue;

static void run(void *job, uint64_t where) {
    if (!atomic_load_explicit(&is_on, memory_order_relaxed)) return run_by_dispatch(job);
    // Work of an actor is no task's.
    int is_task = (job_flags(job) & 0xFF) == 0;
    note(EVENT_JOB_BEGIN, is_task ? job_task_id(job) : 0, where, 1);
    run_by_dispatch(job);
    if (atomic_load_explicit(&is_on, memory_order_relaxed)) note(EVENT_JOB_END, 0, 0, 1);
}
static void run_pool_job(void *job) { run(job, 0); }
static void run_main_job(void *job) { run(job, 1); }

static void note_enqueue(void *job, uint64_t where);

// Whether a function that a queue is to call is the one of Swift's runtime that runs jobs.
static int is_of_runtime(void (*function)(void *)) {
    if (function == run_by_dispatch) return 1;
    Dl_info info;
    return !run_by_dispatch && dladdr((void *)function, &info) && info.dli_fbase == library;
}

// The runtime hands its jobs to the same queues as ever; only what a queue's thread then calls is ours.
void dispatch_async_f(void *queue, void *context, void (*function)(void *)) {
    ORIGINAL(dispatch_async_f);
    if (atomic_load_explicit(&is_on, memory_order_relaxed) && is_of_runtime(function)) {
        int is_main = queue == main_queue;
        // Jobs of the main actor pass no hook.
        if (handed_on != context) note_enqueue(context, (uint64_t)is_main);
        run_by_dispatch = function;
        function = is_main ? run_main_job : run_pool_job;
    }
    real_dispatch_async_f(queue, context, function);
}

struct creation {
    uint32_t places[5];
    int is_told;
    uint64_t flags;
};
static __thread struct creation *creation;

static void tell_creation(void *job) {
    if (!creation || creation->is_told) return;
    creation->is_told = 1;
    struct event *event = reserve(2);
    if (!event) return;
    event[1].time = current_id(current_task());
    memcpy(&event[1].cpu, creation->places, sizeof creation->places);
    event[1].kind = EVENT_PLACES;
    fill(event, EVENT_CREATE, current_task(), job_task_id(job), job_flags(job) | creation->flags, 0);
}

static void note_enqueue(void *job, uint64_t where) {
    if ((job_flags(job) & 0xFF) != 0) return;
    tell_creation(job);
    note(EVENT_ENQUEUE, job_task_id(job), where | current_id(current_task()) << 1, 0);
}

static void hand_on(void *job, enqueue *original, uint64_t where) {
    if (!atomic_load_explicit(&is_on, memory_order_relaxed)) return original(job);
    note_enqueue(job, where);
    handed_on = job;
    original(job);
    handed_on = NULL;
}

static SWIFT void on_enqueue(void *job, enqueue *original) { hand_on(job, original, 0); }
static SWIFT void on_enqueue_main(void *job, enqueue *original) { hand_on(job, original, 1); }

typedef SWIFT void job_run(void *, void *, void *);
SWIFT void swift_job_run(void *job, void *identity, void *implementation) {
    static job_run *original;
    if (!original) original = (job_run *)dlsym(RTLD_NEXT, "swift_job_run");
    if (!atomic_load_explicit(&is_on, memory_order_relaxed))
        return original(job, identity, implementation);
    note(EVENT_JOB_BEGIN, job_task_id(job), executor_id(identity, implementation), 1);
    original(job, identity, implementation);
    if (atomic_load_explicit(&is_on, memory_order_relaxed)) note(EVENT_JOB_END, 0, 0, 1);
}

// MARK: Bodies of tasks

// A task's closure is called by an asynchronous function of ours, as a compiler's thunk would call it:
// with a context of its own whose way back leads through us.

typedef ASYNC void closure(void *result, ASYNC_CONTEXT async_context *, CONTEXT void *self);
typedef ASYNC void continuation(ASYNC_CONTEXT async_context *);
typedef ASYNC void return_point(ASYNC_CONTEXT async_context *, CONTEXT void *error);

struct async_function {
    int32_t function;
    uint32_t context_size;
};
struct thunk_context {
    async_context context;
};

static SWIFT void *(*task_alloc)(size_t);
static SWIFT void (*task_dealloc)(void *);

enum { most_closures = 128 };
static _Atomic(const struct async_function *) originals[most_closures];
static struct async_function thunks[most_closures];

static ASYNC void body_end(ASYNC_CONTEXT async_context *raw, CONTEXT void *error) {
    struct thunk_context *context = (struct thunk_context *)raw->parent;
    task_dealloc(raw);
    if (atomic_load_explicit(&is_on, memory_order_relaxed))
        note(EVENT_BODY_END, current_id(current_task()), error != NULL, 1);
    return ((return_point *)context->context.resume)(&context->context, error);
}

static ASYNC void body_begin(int number, void *result, ASYNC_CONTEXT async_context *raw,
                             CONTEXT void *self) {
    const struct async_function *original = atomic_load(&originals[number]);
    async_context *callee = task_alloc((original->context_size + 15) & ~15u);
    callee->parent = raw;
    callee->resume = (void *)body_end;
    if (atomic_load_explicit(&is_on, memory_order_relaxed)) {
        void *task = current_task();
        const char *name = current_task_name ? current_task_name() : NULL;
        if (name) note_text(EVENT_NAME, current_id(task), 0, name, strlen(name), 0);
        // The thread's processor time was looked at when it began the job.
        note(EVENT_BODY_BEGIN, current_id(task), current_executor_id(), 0);
    }
    closure *function = (closure *)((intptr_t)&original->function + original->function);
    return function(result, callee, self);
}

#define THUNK(n) \
    static ASYNC void thunk_##n(void *result, ASYNC_CONTEXT async_context *context, \
                                CONTEXT void *self) { \
        return body_begin(0x##n, result, context, self); \
    }
#define THUNKS(n) \
    THUNK(n##0) THUNK(n##1) THUNK(n##2) THUNK(n##3) THUNK(n##4) THUNK(n##5) THUNK(n##6) THUNK(n##7) \
    THUNK(n##8) THUNK(n##9) THUNK(n##A) THUNK(n##B) THUNK(n##C) THUNK(n##D) THUNK(n##E) THUNK(n##F)
THUNKS(0) THUNKS(1) THUNKS(2) THUNKS(3) THUNKS(4) THUNKS(5) THUNKS(6) THUNKS(7)
#define NAMES(n) \
    thunk_##n##0, thunk_##n##1, thunk_##n##2, thunk_##n##3, thunk_##n##4, thunk_##n##5, \
    thunk_##n##6, thunk_##n##7, thunk_##n##8, thunk_##n##9, thunk_##n##A, thunk_##n##B, \
    thunk_##n##C, thunk_##n##D, thunk_##n##E, thunk_##n##F
static closure *const thunk_functions[most_closures] = {NAMES(0), NAMES(1), NAMES(2), NAMES(3),
                                                        NAMES(4), NAMES(5), NAMES(6), NAMES(7)};

// What the runtime is to call for a closure: ours, or the closure itself where there are too many.
static void *wrapped(void *entry) {
    for (int number = 0; number < most_closures; number++) {
        const struct async_function *known = atomic_load(&originals[number]);
        if (!known) {
            const struct async_function *none = NULL;
            struct async_function *thunk = &thunks[number];
            if (atomic_compare_exchange_strong(&originals[number], &none, entry)) {
                thunk->context_size = sizeof(struct thunk_context);
                __atomic_store_n(&thunk->function,
                    (int32_t)((intptr_t)thunk_functions[number] - (intptr_t)&thunk->function),
                    __ATOMIC_RELEASE);
                return thunk;
            }
            known = none;
        }
        if (known == entry) {
            // Another thread is about to fill it in.
            while (!__atomic_load_n(&thunks[number].function, __ATOMIC_ACQUIRE)) sched_yield();
            return &thunks[number];
        }
    }
    return entry;
}

extern char __executable_start, etext;

// Where a task is made: addresses of the calls under way, as far as they stand on the stack.
static void find_places(uint32_t *places, unsigned count, void *first, void **frame) {
    unsigned found = 0;
    void *address = first;
    for (int depth = 0; depth < 24 && found < count; depth++) {
        if ((char *)address > &__executable_start && (char *)address < &etext)
            places[found++] = (uint32_t)((char *)address - &__executable_start);
        void **next = (void **)((uintptr_t)*frame & ~((uintptr_t)1 << 60));
        if (next <= frame || (char *)next > (char *)frame + (1 << 20)) break;
        address = next[1];
        frame = next;
    }
}

typedef SWIFT task_and_context task_create(size_t, void *, void *, void *, void *);
SWIFT task_and_context swift_task_create(size_t flags, void *options, void *type, void *entry,
                                         void *self) {
    static task_create *original;
    if (!original) original = (task_create *)dlsym(RTLD_NEXT, "swift_task_create");
    if (!atomic_load_explicit(&is_on, memory_order_relaxed))
        return original(flags, options, type, entry, self);
    struct creation own = {.flags = (uint64_t)flags << 32}, *outer = creation;
    void **frame = __builtin_frame_address(0);
    find_places(own.places, 5, frame[1], frame);
    creation = &own;
    task_and_context made = original(flags, options, type, wrapped(entry), self);
    tell_creation(made.task);
    creation = outer;
    return made;
}

typedef SWIFT void let_begin(void *, void *, void *, void *, void *, void *);
SWIFT void swift_asyncLet_begin(void *let, void *options, void *type, void *entry, void *self,
                                void *result) {
    static let_begin *original;
    if (!original) original = (let_begin *)dlsym(RTLD_NEXT, "swift_asyncLet_begin");
    if (!atomic_load_explicit(&is_on, memory_order_relaxed))
        return original(let, options, type, entry, self, result);
    struct creation own = {0}, *outer = creation;
    void **frame = __builtin_frame_address(0);
    find_places(own.places, 5, frame[1], frame);
    creation = &own;
    original(let, options, type, wrapped(entry), self, result);
    creation = outer;
}

// MARK: Changes of executor

struct hop_context {
    async_context *context;
    continuation *function;
};

static ASYNC void hop_end(ASYNC_CONTEXT async_context *raw) {
    struct hop_context *hop = (struct hop_context *)raw;
    async_context *context = hop->context;
    continuation *function = hop->function;
    task_dealloc(hop);
    if (atomic_load_explicit(&is_on, memory_order_relaxed))
        note(EVENT_RESUME, current_id(current_task()), current_executor_id(), 0);
    return function(context);
}

typedef ASYNC void task_switch(ASYNC_CONTEXT async_context *, continuation *, void *, void *);
static task_switch *real_switch;
ASYNC void swift_task_switch(ASYNC_CONTEXT async_context *context, continuation *function,
                             void *identity, void *implementation) {
    if (!real_switch) real_switch = (task_switch *)next("swift_task_switch");
    if (!atomic_load_explicit(&is_on, memory_order_relaxed))
        return real_switch(context, function, identity, implementation);
    note(EVENT_HOP, current_id(current_task()), executor_id(identity, implementation), 1);
    struct hop_context *hop = task_alloc(sizeof *hop);
    hop->context = context;
    hop->function = function;
    return real_switch((async_context *)hop, hop_end, identity, implementation);
}

// MARK: Output

static void note_output(int descriptor, const void *bytes, size_t length) {
    if (!atomic_load_explicit(&is_on, memory_order_relaxed)) return;
    void *task = current_task();
    note_text(EVENT_PRINT, current_id(task), (uint64_t)descriptor, bytes, length, 1);
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file) {
    ORIGINAL(fwrite);
    if (file != stdout && file != stderr) return real_fwrite(bytes, size, count, file);
    flockfile(file);
    note_output(file == stdout ? 1 : 2, bytes, size * count);
    size_t written = real_fwrite(bytes, size, count, file);
    funlockfile(file);
    return written;
}

int fputs(const char *text, FILE *file) {
    return fwrite(text, 1, strlen(text), file) == strlen(text) ? 1 : EOF;
}

int puts(const char *text) {
    flockfile(stdout);
    int result = fputs(text, stdout) < 0 || fwrite("\n", 1, 1, stdout) < 1 ? EOF : 1;
    funlockfile(stdout);
    return result;
}

int fputc(int character, FILE *file) {
    unsigned char byte = (unsigned char)character;
    return fwrite(&byte, 1, 1, file) == 1 ? byte : EOF;
}

int putchar(int character) { return fputc(character, stdout); }

// What a thread's own handler writes of stdout's buffer when the program traps was noted before.
static int is_buffered(const void *bytes) {
    return (char *)bytes >= stdout->_IO_write_base && (char *)bytes <= stdout->_IO_write_ptr;
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
    ORIGINAL(write);
    if ((descriptor == 1 || descriptor == 2) && !is_buffered(bytes))
        note_output(descriptor, bytes, length);
    return real_write(descriptor, bytes, length);
}

// MARK: Threads of the program's own

struct thread_start {
    void *(*function)(void *);
    void *argument;
};

static void end_thread(void *unused) {
    (void)unused;
    if (atomic_load(&is_on)) note(EVENT_THREAD_END, 0, 0, 1);
}

static void *begin_thread(void *raw) {
    struct thread_start start = *(struct thread_start *)raw;
    free(raw);
    if (atomic_load(&is_on)) note(EVENT_THREAD_BEGIN, 0, 0, 1);
    void *result;
    pthread_cleanup_push(end_thread, NULL);
    result = start.function(start.argument);
    pthread_cleanup_pop(1);
    return result;
}

typedef int thread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
static thread_create *real_pthread_create;
static void *dispatch_library;

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*function)(void *),
                   void *argument) {
    ORIGINAL(pthread_create);
    Dl_info info;
    struct thread_start *start;
    // The threads of Dispatch's pools are known by what they run.
    if (!atomic_load(&is_on) || !dladdr(__builtin_return_address(0), &info) ||
        info.dli_fbase == dispatch_library || !(start = malloc(sizeof *start)))
        return real_pthread_create(thread, attributes, function, argument);
    *start = (struct thread_start){function, argument};
    int refusal = real_pthread_create(thread, attributes, begin_thread, start);
    if (refusal) free(start);
    return refusal;
}

// MARK: The beginning

static enqueue_hook **hooks[2];

static void turn_off(void) {
    atomic_store(&is_on, 0);
    for (int i = 0; i < 2; i++)
        if (hooks[i]) *hooks[i] = NULL;
}

static void at_exit(void) {
    if (atomic_load(&is_on)) note(EVENT_EXIT, 0, 0, 1);
}

static void *need(const char *name) { return dlsym(RTLD_DEFAULT, name); }

__attribute__((constructor)) static void lectern_trace(void) {
    const char *path = getenv("LECTERN_TRACE");
    if (!path) return;
    int file = open(path, O_RDWR | O_CLOEXEC);
    unsetenv("LECTERN_TRACE");
    struct stat state;
    if (file < 0 || fstat(file, &state) || state.st_size < 4096) return;
    void *map = mmap(NULL, (size_t)state.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (map == MAP_FAILED) return;
    ORIGINAL(dispatch_async_f);
    real_switch = (task_switch *)next("swift_task_switch");
    job_task_id = need("swift_task_getJobTaskId");
    current_task = need("swift_task_getCurrent");
    job_flags = need("swift_task_getJobFlags");
    current_task_name = need("swift_task_getCurrentTaskName");
    is_cancelled = need("swift_task_isCancelled");
    main_executor = need("swift_task_getMainExecutor");
    current_executor = need("swift_task_getCurrentExecutor");
    type_name_of = need("swift_getTypeName");
    task_alloc = need("swift_task_alloc");
    task_dealloc = need("swift_task_dealloc");
    hooks[0] = need("swift_task_enqueueGlobal_hook");
    hooks[1] = need("swift_task_enqueueMainExecutor_hook");
    if (!job_task_id || !current_task || !job_flags || !is_cancelled || !main_executor || !task_alloc ||
        !task_dealloc || !hooks[0] || !hooks[1] || !real_switch || !real_dispatch_async_f)
        return;
    Dl_info info;
    if (dladdr((void *)real_switch, &info)) library = info.dli_fbase;
    if (dladdr((void *)real_dispatch_async_f, &info)) dispatch_library = info.dli_fbase;
    main_queue = need("_dispatch_main_q");
    header = map;
    events = (struct event *)(header + 1);
    header->capacity = ((uint64_t)state.st_size - sizeof *header) / sizeof *events;
    memcpy(header->magic, "lectern1", 8);
    start = now(CLOCK_MONOTONIC);
    main_identity = main_executor().identity;
    *hooks[0] = on_enqueue;
    *hooks[1] = on_enqueue_main;
    atomic_store(&is_on, 1);
    atexit(at_exit);
}
