// Linked into every Swift program.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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
