import CourseModel

/// Puts the parts of a program together.
enum ProgramText {
    /// The text that is compiled: each part's code under the name of its snippet, so that the
    /// compiler and a trap cite the snippet's own lines, wherever the lesson has them.
    ///
    /// With `separatesOutput`, a call stands between two parts that marks in the output where the
    /// next one begins. It is a plain call of a C function: no suspension, no change of isolation.
    static func assemble(_ parts: [Program.Part], separatesOutput: Bool) -> String {
        let marks = separatesOutput && parts.count > 1
        var text = ""
        if marks {
            text += directive("lectern")
            text += "@_silgen_name(\"lectern_begin_part\") func lectern_begin_part()\n"
        }
        for (index, part) in parts.enumerated() {
            if marks, index > 0 {
                text += directive("lectern")
                text += "lectern_begin_part()\n"
            }
            text += directive(part.label)
            let code = part.lines.map { $0.text + "\n" }.joined()
            // `#!` is a comment on a file's first line, and that is the directive's.
            text += code.hasPrefix("#!") ? "//" + code.dropFirst(2) : code
        }
        return text
    }

    /// The text of a program in another language: each part's code, and between two parts the line
    /// that prints the same mark, which must be given where there are several parts.
    static func assemble(_ parts: [Program.Part], separator: String?) -> String {
        let line = separator.map { $0.replacing("{mark}", with: PartMark.line) + "\n" } ?? ""
        return parts.map { $0.lines.map { $0.text + "\n" }.joined() }.joined(separator: line)
    }

    private static func directive(_ file: String) -> String {
        "#sourceLocation(file: \"\(file)\", line: 1)\n"
    }
}
