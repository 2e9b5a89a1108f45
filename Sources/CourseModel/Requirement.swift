/// What a snippet needs of the machine that runs it; elsewhere it is not run.
package struct Requirement: Sendable, Equatable {
    /// An operating system on which snippets run.
    package enum Platform: String, Sendable, Equatable, CaseIterable {
        case linux, macos

        /// The name as its makers write it.
        package var name: String {
            switch self {
            case .linux: "Linux"
            case .macos: "macOS"
            }
        }
    }

    /// The oldest compiler that will do.
    package let minimumSwift: SwiftVersion?
    /// The only operating system that will do.
    package let platform: Platform?

    /// A requirement; without arguments, any machine will do.
    package init(minimumSwift: SwiftVersion? = nil, platform: Platform? = nil) {
        self.minimumSwift = minimumSwift
        self.platform = platform
    }

    /// What is missing on a machine, as in ‘needs Swift 6.4’; `nil` where nothing is.
    ///
    /// A compiler whose version is not known is taken to be new enough.
    package func shortcoming(of swift: SwiftVersion?, on platform: Platform) -> String? {
        if let wanted = self.platform, wanted != platform { return "needs \(wanted.name)" }
        if let minimumSwift, let swift, swift < minimumSwift {
            return "needs Swift \(minimumSwift)"
        }
        return nil
    }
}

/// The version of a Swift compiler.
package struct SwiftVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let numbers: [Int]

    /// A version of one to three numbers with dots between them; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = pieces.compactMap { piece in
            piece.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(piece) : nil
        }
        guard (1...3).contains(pieces.count), numbers.count == pieces.count else { return nil }
        self.numbers = numbers
    }

    /// The version that a compiler states of itself, as in `Swift version 6.3.1 (…)`.
    package init?(statedBy compiler: String) {
        let words = compiler.split(separator: " ")
        guard let index = words.firstIndex(of: "version"), index + 1 < words.count else {
            return nil
        }
        // `6.4-dev` is as good as 6.4.
        self.init(words[index + 1].prefix { $0.isNumber || $0 == "." })
    }

    /// For example `6.2`.
    package var description: String { numbers.map(String.init).joined(separator: ".") }

    /// Whether a version came before another; missing numbers are zeros.
    package static func < (left: SwiftVersion, right: SwiftVersion) -> Bool {
        for index in 0..<3 {
            let (l, r) = (left.number(index), right.number(index))
            if l != r { return l < r }
        }
        return false
    }

    private func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }
}
