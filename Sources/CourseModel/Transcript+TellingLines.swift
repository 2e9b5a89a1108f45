extension Transcript {
    /// The lines that say something to a reader: all but stack traces, and of what a sanitizer
    /// reports the sentence that names the fault and the summary, once.
    ///
    /// How often a sanitizer reports one fault, and what it says of the machine, differs from run to
    /// run.
    package var tellingLines: [Line] {
        var report = ReportState.none
        var hasReported = false
        return lines.filter { line in
            guard line.stream == .standardError else { return true }
            switch report {
            case .none:
                if line.opensReport {
                    defer { hasReported = true }
                    report = hasReported ? .another : .first
                    return !hasReported
                }
                return !line.isStackTrace && !line.framesReport
            case .first, .another:
                let isTelling = report == .first && line.text.hasPrefix("SUMMARY: ")
                if line.isRule { report = .none }
                return isTelling
            }
        }
    }

    private enum ReportState {
        case none, first, another
    }
}

extension Transcript.Line {
    /// Whether it belongs to the stack trace that Swift's runtime prints after a fatal error, which
    /// differs from machine to machine.
    package var isStackTrace: Bool {
        guard stream == .standardError else { return false }
        if text == "Current stack trace:" { return true }
        // `5    crash                              0x… <unavailable> + 4186`, the number in five
        // columns. Most lines begin otherwise, and every check looks at them all.
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = text.utf8.first, digits.contains(first),
            let number = text.split(separator: " ").first, number.count < 5
        else { return false }
        let columns = text.prefix(5)
        return number.allSatisfy(\.isWholeNumber) && text.contains(" 0x")
            && columns.hasPrefix(number) && columns.dropFirst(number.count).allSatisfy { $0 == " " }
            && columns.count == 5
    }

    /// Whether a sanitizer begins to report a fault.
    package var opensReport: Bool {
        text.hasPrefix("WARNING: ThreadSanitizer: ")
            || text.hasPrefix("==") && text.contains("==ERROR: AddressSanitizer: ")
            || text.hasPrefix("==") && text.contains("==ERROR: LeakSanitizer: ")
    }

    /// Whether it stands around reports: a rule, or a count of them.
    fileprivate var framesReport: Bool {
        isRule || text.hasPrefix("ThreadSanitizer: reported ")
            || text == "AddressSanitizer:DEADLYSIGNAL" || text == "ThreadSanitizer:DEADLYSIGNAL"
    }

    /// Whether it is the rule that a sanitizer draws around a report.
    fileprivate var isRule: Bool { text.utf8.count >= 18 && text.utf8.allSatisfy { $0 == 0x3D } }
}
