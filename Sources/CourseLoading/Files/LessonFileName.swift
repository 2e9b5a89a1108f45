import CourseModel

/// What a lesson's path says: its part, its place in the order, and its name.
struct LessonFileName: Sendable, Equatable, Comparable {
    /// The folder relative to `content/`; empty for lessons that stand directly there.
    let folder: String
    /// The number in front, which only orders.
    let number: Int
    /// The name.
    let lesson: LessonID

    /// Reads `02-runners.md` or `01-basics/02-runners.md`; `nil` for anything else.
    init?(path: String) {
        let components = path.split(separator: "/")
        guard let file = components.last, file.hasSuffix(".md") else { return nil }
        let stem = file.dropLast(3)
        let digits = stem.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), stem.dropFirst(digits.count).first == "-",
            let lesson = LessonID(stem.dropFirst(digits.count + 1))
        else { return nil }
        self.folder = components.dropLast().joined(separator: "/")
        self.number = number
        self.lesson = lesson
    }

    /// The part's title: the folder's name without its number, in words.
    var partTitle: String? {
        guard let name = folder.split(separator: "/").last else { return nil }
        let words = Self.withoutNumber(name).replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// Where a file beside a lesson goes in the site: the same path, without the numbers of folders.
    static func sitePath(ofAsset path: String) -> SitePath? {
        let components = path.split(separator: "/")
        let folders = components.dropLast().map { withoutNumber($0) }
        return SitePath((folders + components.suffix(1).map(String.init)).joined(separator: "/"))
    }

    private static func withoutNumber(_ name: Substring) -> String {
        let digits = name.prefix { $0.isASCII && $0.isNumber }
        let rest = name.dropFirst(digits.count)
        guard !digits.isEmpty, rest.first == "-", rest.count > 1 else { return String(name) }
        return String(rest.dropFirst())
    }

    /// Lessons without a part first, then parts and lessons by number, then by name.
    static func < (left: LessonFileName, right: LessonFileName) -> Bool {
        if left.folder != right.folder {
            let leftNumber = folderNumber(left.folder)
            let rightNumber = folderNumber(right.folder)
            return (leftNumber, left.folder) < (rightNumber, right.folder)
        }
        return (left.number, left.lesson) < (right.number, right.lesson)
    }

    private static func folderNumber(_ folder: String) -> Int {
        if folder.isEmpty { return -1 }
        return Int(folder.prefix { $0.isASCII && $0.isNumber }) ?? .max
    }
}
