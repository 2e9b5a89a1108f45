import CourseModel

/// Writes where a recording comes from: the command, what ran it, within what limits, and what of it
/// holds for every run.
enum ProvenanceRenderer {
    /// Writes a fold with all of it, of a snippet with the fence below it that states its output.
    static func write(
        _ recording: Recording, contract: OutputContract, fence: OutputFence?, file: ProgramFile,
        lesson: LessonID, packages: [PackageDependency] = [], to html: inout HTMLBuffer
    ) {
        let transcript = recording.transcript
        html.markup("<details class=\"provenance\"><summary>")
        html.text(transcript.ending.isOfRun ? "How this was run" : "How this was compiled")
        html.markup("</summary>\n<dl>\n<div><dt>Program</dt><dd><a download href=\"")
        html.url(file.path.text)
        html.markup("\">")
        html.text(file.name)
        html.markup("</a>")
        for companion in ProgramFile.companions(of: recording, in: lesson) {
            html.markup(", with <a download href=\"")
            html.url(companion.path.text)
            html.markup("\">")
            html.text(companion.file.name)
            html.markup("</a> beside it")
        }
        html.markup("</dd></div>\n<div><dt>By hand</dt><dd><code>")
        let products = packages.flatMap(\.products).filter(recording.recipe.text.imports)
        if products.isEmpty {
            html.text(file.command)
            html.markup("</code>")
        } else {
            html.markup("swift run</code>")
            html.text(", in a package that depends on \(products.joined(separator: " and "))")
        }
        html.markup("</dd></div>\n")
        row("Recorded with", recording.recorder.words, to: &html)
        if transcript.ending.isOfRun {
            row("Took", Milliseconds.text(transcript.duration), to: &html)
            row("Limits", limits(of: recording.recipe), to: &html)
            row("Every run", contract.promise(statedBy: fence), to: &html)
        }
        html.markup("</dl>\n</details>\n")
    }

    private static func row(_ name: String, _ value: String, to html: inout HTMLBuffer) {
        guard !value.isEmpty else { return }
        html.markup("<div><dt>")
        html.text(name)
        html.markup("</dt><dd>")
        html.text(value)
        html.markup("</dd></div>\n")
    }

    private static func limits(of recipe: Recipe) -> String {
        let limits = RunLimits.standard.run(wallTime: recipe.settings.timeLimit)
        return [
            Milliseconds.text(limits.wallTime),
            "\(Milliseconds.text(limits.cpuTime)) of CPU time",
            "\(limits.memory >> 20) MiB of memory", "\(limits.tasks) processes and threads",
            "\(limits.output >> 20) MiB of output",
        ].joined(separator: ", ")
    }
}

extension Recorder {
    /// The tool and the platform, those that are known.
    fileprivate var words: String {
        [tool, platform].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension OutputContract {
    /// What holds for every run, as a sentence.
    fileprivate func promise(statedBy fence: OutputFence?) -> String {
        // What is shown is one of the outputs that a fence with gaps allows.
        let leavesOpen = fence?.hasWildcards ?? false
        let these = leavesOpen ? "the lines that the lesson states" : "these lines"
        let lines =
            switch form {
            case .exact: "prints \(these) in this order"
            case .unordered: "prints \(these), in any order"
            case .contains: "prints the lines that the lesson states, among others"
            case .order(let rules):
                "prints \(these), \(rules.map(\.description).joined(separator: ", "))"
            case .ignored: "may print something else"
            }
        guard !masks.isEmpty, form != .ignored else { return lines }
        return "\(lines); \(masks.map(\.plural).joined(separator: ", ")) may differ"
    }
}

extension OutputMask {
    fileprivate var plural: String {
        switch self {
        case .time: "times"
        case .number: "numbers"
        case .path: "paths"
        case .id: "addresses and UUIDs"
        }
    }
}

extension String {
    /// Whether a line of a program imports a module; a package's library is mostly called as its module is.
    fileprivate func imports(_ module: String) -> Bool {
        utf8.split(separator: UInt8(ascii: "\n")).contains { line in
            let words = line.split(separator: UInt8(ascii: " "))
            return words.last?.elementsEqual(module.utf8) == true
                && words.dropLast().last?.elementsEqual("import".utf8) == true
        }
    }
}
