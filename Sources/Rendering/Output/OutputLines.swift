import CourseModel

/// Writes lines that a program printed, the two streams told apart and coloured as on a terminal.
struct OutputLines {
    private var standardOutput = ANSIText()
    private var standardError = ANSIText()
    /// The places of lines to be marked, among all that are written.
    private let marks: Set<Int>
    /// How many lines were written.
    private var count = 0

    /// A writer that marks the lines at the given places.
    init(marks: Set<Int> = []) {
        self.marks = marks
    }

    /// Writes lines; neighbouring ones of one stream stand in one element.
    mutating func write(_ lines: some Sequence<Transcript.Line>, to html: inout HTMLBuffer) {
        var open: Transcript.Stream?
        for line in lines {
            if line.stream != open {
                if open != nil { html.markup("</samp>") }
                switch line.stream {
                case .standardOutput: html.markup("<samp class=\"stdout\">")
                case .standardError: html.markup("<samp class=\"stderr\">")
                }
                open = line.stream
            }
            let isMarked = marks.contains(count)
            count += 1
            if isMarked { html.markup("<mark class=\"differs\">") }
            switch line.stream {
            case .standardOutput: Self.write(standardOutput.stretches(of: line.text), to: &html)
            case .standardError: Self.write(standardError.stretches(of: line.text), to: &html)
            }
            if isMarked { html.markup("</mark>") }
            html.markup("\n")
        }
        if open != nil { html.markup("</samp>") }
    }

    private static func write(_ stretches: [ANSIText.Stretch], to html: inout HTMLBuffer) {
        for stretch in stretches {
            let text = stretch.text.withVisibleControls
            guard stretch.look != ANSIText.Look() else {
                html.text(text)
                continue
            }
            html.markup("<span")
            html.attribute("class", stretch.look.classes)
            html.markup(">")
            html.text(text)
            html.markup("</span>")
        }
    }
}

extension ANSIText.Look {
    /// The look as classes of the stylesheet.
    fileprivate var classes: String {
        // An inverse stretch without colours of its own has those of the page, exchanged.
        let (front, back) =
            isInverse
            ? (background.map(String.init) ?? "paper", foreground.map(String.init) ?? "ink")
            : (foreground.map(String.init), background.map(String.init))
        return [
            front.map { "fg-\($0)" }, back.map { "bg-\($0)" }, isBold ? "bold" : nil,
            isFaint ? "faint" : nil, isItalic ? "italic" : nil,
            isUnderlined ? "underlined" : nil, isStruck ? "struck" : nil,
        ].compactMap(\.self).joined(separator: " ")
    }
}

extension String {
    /// The text with control characters, and marks that turn the direction of what follows, shown as
    /// their numbers: they would else work on the page.
    fileprivate var withVisibleControls: String {
        guard unicodeScalars.contains(where: \.isInvisibleControl) else { return self }
        return unicodeScalars.map { scalar in
            scalar.isInvisibleControl
                ? "⟨\(String(scalar.value, radix: 16, uppercase: true))⟩" : String(scalar)
        }
        .joined()
    }
}

extension Unicode.Scalar {
    fileprivate var isInvisibleControl: Bool {
        switch value {
        case 0x09: false
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
