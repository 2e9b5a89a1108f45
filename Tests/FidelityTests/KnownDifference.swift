/// A program that may show something else in Lectern than by hand, and why.
struct KnownDifference: Sendable {
    /// Why, as the second half of a sentence.
    let reason: String
    /// Whether it may also show the same.
    var isByChance = false

    /// The programs that differ, by their names.
    static let all: [String: KnownDifference] = [
        // What is Lectern's own in the program.
        "c_symbol_support": .init(
            reason: "it defines a C name that is Lectern's own, which no two can"),
        "loaded_symbols": .init(
            reason: "it asks the loader for a C name that is Lectern's own"),
        "signal_handlers": .init(
            reason: "Lectern catches the signals of traps, so that no output is lost"),
        "c_symbol_named_main": .init(
            reason:
                "its C name main is where Lectern's own code begins: the linker refuses it, and "
                + "by hand the compiler"),
        "entry_directive_first": .init(
            reason: "Lectern shows no place of a diagnostic that a #sourceLocation has moved"),
        "entry_directive_reset": .init(
            reason: "#sourceLocation() brings back the file's own name and lines, and in Lectern "
                + "those are main.swift and one more"),

        // Output is written line by line, as on a terminal, and not in blocks, as into a pipe.
        "end_quick_exit": .init(
            reason: "it ends by _exit, which by hand loses what was kept back"),
        "print_direct": .init(
            reason: "what it writes past the buffer of print comes first by hand"),
        "print_bytes": .init(
            reason: "it prints bytes that are no text, which no lesson can show"),
        "print_too_much": .init(
            reason: "it prints more than a run may"),

        // Where it runs: a sandbox, and a folder without the program.
        "arguments": .init(
            reason: "Foundation puts the program's path in place of its first argument, and the "
                + "program lies outside the folder that it runs in"),
        "files_listed": .init(
            reason: "it lists the folder it runs in, where by hand the program lies"),
        "files_own": .init(
            reason: "it looks for itself in the folder it runs in"),
        "host_name": .init(
            reason: "every sandbox is called localhost"),
        "limits_of_the_sandbox": .init(
            reason: "no file that it writes can be larger than a limit"),

        // Chance.
        "b7_semaphore_deadlock": .init(
            // By hand on a busy machine, 3 of 400 runs were seen to end well.
            reason: "its tasks block each other only where both begin before either's own task",
            isByChance: true),
        "p2_priority_order": .init(
            reason: "it prints in one line in which order the pool took its tasks",
            isByChance: true),
        "x2_cancel_tree": .init(
            reason: "two children are cancelled at one moment, and either can print first",
            isByChance: true),
    ]
}
