// Linked into every snippet.

#include <stdio.h>
#include <unistd.h>

// Standard output into a pipe is kept back in blocks: a program that traps would lose what it
// printed, and standard error would overtake it. By lines nothing is lost and the order is right.
__attribute__((constructor)) static void lectern_flush_by_line(void) {
    setvbuf(stdout, NULL, _IOLBF, 0);
}

// Marks in both streams where the code of the next snippet of a chain begins. The byte in front,
// RECORD SEPARATOR, is one that programs do not print.
void lectern_begin_part(void) {
    static const char mark[] = "\x1electern:part\n";
    fflush(stdout);
    (void)!write(1, mark, sizeof mark - 1);
    (void)!write(2, mark, sizeof mark - 1);
}
