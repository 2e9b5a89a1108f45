package import CourseLoading

/// A small course that changes, file by file, as an author's does: what fits together for a while is
/// broken and mended by chance, the same in every run.
package struct CourseWalk: Sequence, IteratorProtocol {
    private var random: SeededGenerator
    private var steps: Int
    private let variants: [String: [String?]]
    private var files: [String: String] = [:]

    /// A walk of so many steps, with further files by path, each as it may be; `nil` is missing.
    package init(seed: UInt64, steps: Int, adding more: [String: [String?]] = [:]) {
        random = SeededGenerator(seed: seed)
        self.steps = steps
        variants = Self.variants.merging(more) { $1 }
        for (path, variants) in variants { files[path] = variants[0] }
    }

    /// The course after the next change.
    package mutating func next() -> CourseFiles? {
        guard steps > 0 else { return nil }
        steps -= 1
        // Several files change at once now and then, as with a branch that is switched.
        for _ in 0..<random.pick([1, 1, 1, 2, 4]) {
            let path = random.pick(variants.keys.sorted())
            files[path] = random.pick(variants[path, default: []])
        }
        return CourseFiles(
            root: "content",
            files: files.sorted { $0.key < $1.key }.map {
                CourseFiles.File(path: $0.key, bytes: Array($0.value.utf8))
            })
    }

    private static func lesson(_ title: String, _ text: String) -> String {
        "---\ntitle: \(title)\n---\n\(text)\n"
    }

    private static let variants: [String: [String?]] = [
        "course.yml": [
            "title: T\n", "title: U\n", "title: T\nunmarked: skip\n", "title: T\nraw-html: true\n",
            "title: T\nbase-url: https://e.org/\n", "tittle: T\n",
        ],
        "01-one.md": [
            lesson("One", "Text, [two](p/02-two.md#here), <b>kale</b>."),
            lesson("One", "Other text, [two](p/02-two.md#there), a promise."),
            lesson("First", "```swift id=kale\nprint(1)\n```\nIt says {{kale.line(1)}}."),
            lesson("One", "```swift id=kale\nprint(1)\n```\n```swift id=kale\n```"),
            lesson("One", "```swift id=leek with=p/02-two.md\nprint(1)\n```"), nil,
        ],
        "p/02-two.md": [
            lesson("Two", "# Here\n\n```swift file=../code/a.swift\n```"),
            lesson("Two", "# There\n\n```swift file=../code/a.swift region=r\n```"),
            lesson("Two", "# Here\n\n```swift file=../01-one.md\n```"),
            lesson("Two", "# Here\n\n```swift\nprint(2)\n```\n\n```output\n2\n```"),
            lesson("Two", "# Here\n\n{{one/kale.line(1)}}, [a picture](../a.png)"), "no lesson",
        ],
        "03-three.md": [
            lesson("Three", "A promise. [The glossary](glossary.md)"),
            lesson("Three", "```swift id=c after=one/kale\nprint(3)\n```"), nil,
        ],
        "code/a.swift": ["print(1)\n", "// region r\nprint(1)\n// endregion\n", "\u{FEFF}x", nil],
        "a.png": [nil, "p", "q"],
        "00-zero.md": [nil, lesson("Zero", "A page in front.")],
        "glossary.md": [
            nil, "## promise\n\nWhat is said.\n", "## promise\n\nWhat is kept.\n", "x",
        ],
        "theme/style.css": [nil, "p {}\n"],
    ]
}
