/// The names of the signals that end programs.
package enum SignalName {
    /// For example `SIGILL` for 4, on Linux and Darwin alike; `nil` for signals whose numbers differ.
    package static func of(_ number: Int) -> String? {
        switch number {
        case 1: "SIGHUP"
        case 2: "SIGINT"
        case 3: "SIGQUIT"
        case 4: "SIGILL"
        case 5: "SIGTRAP"
        case 6: "SIGABRT"
        case 8: "SIGFPE"
        case 9: "SIGKILL"
        case 11: "SIGSEGV"
        case 13: "SIGPIPE"
        case 14: "SIGALRM"
        case 15: "SIGTERM"
        default: nil
        }
    }
}
