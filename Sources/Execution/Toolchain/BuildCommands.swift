/// The commands that compile and link a program, with places for a snippet's own names.
///
/// The compiler's driver is asked for them once, and `clang` for the linker's; calling the frontend and
/// the linker directly saves most of the time of a small program.
struct BuildCommands: Sendable, Equatable, Codable {
    private let compilation: [String]
    /// The linker that `clang` would call.
    private let linking: [String]
    /// A faster one, where the toolchain brings it.
    private let fastLinking: [String]?

    /// What stands in a command in place of a snippet's own names.
    enum Place: String, CaseIterable {
        case source = "{source}"
        case module = "{module}"
        case object = "{object}"
        case executable = "{executable}"
        /// Where the words stand that the compiler left for the linker.
        case autolink = "{autolink}"
    }

    /// The files about which the driver is asked.
    struct Probe: Sendable {
        let source: String
        let module: String
        let executable: String
        /// An empty file that stands for the object file.
        let object: String

        /// A library that is not there, whose place in a command shows where libraries belong.
        static let autolink = "-llectern_autolink_probe"
    }

    /// What `swiftc -### …` printed, as the compilation and the words of the link with the probe's
    /// object file and library in them; `nil` where it does something else than compile and link.
    static func jobs(
        driverOutput: [String], probe: Probe
    ) -> (compilation: [String], link: [String])? {
        let commands = driverOutput.map { ShellWords.split($0) }.filter { !$0.isEmpty }
        guard commands.count >= 2, let first = commands.first, let last = commands.last,
            first.contains("-frontend"), first.contains("-c"), first.contains(probe.source),
            first.contains(probe.module), last.contains(probe.executable),
            let output = first.firstIndex(of: "-o"), output + 1 < first.count
        else { return nil }
        let object = first[output + 1]
        guard last.contains(object), !last.contains("-shared") else { return nil }
        let compilation = first.map { word in
            switch word {
            case probe.source: Place.source.rawValue
            case probe.module: Place.module.rawValue
            case object: Place.object.rawValue
            default: word
            }
        }
        let link = last.map { word in
            if word == object { return probe.object }
            return word.hasPrefix("@") && word.hasSuffix(".autolink") ? Probe.autolink : word
        }
        return (compilation, link)
    }

    /// The commands, from the driver's compilation and the linker's own words, or those of the
    /// program that calls the linker.
    init(compilation: [String], link: [String], fastLink: [String]?, probe: Probe) {
        func withPlaces(_ word: String) -> String {
            switch word {
            case probe.object: Place.object.rawValue
            case probe.executable: Place.executable.rawValue
            case Probe.autolink: Place.autolink.rawValue
            default: word
            }
        }
        self.compilation = compilation
        linking = link.map(withPlaces)
        fastLinking = fastLink?.map(withPlaces)
    }

    /// Whether there is a faster linker than the one that is used by hand.
    var hasFastLinker: Bool { fastLinking != nil }

    /// The command that compiles a file.
    ///
    /// - Parameter entry: the name of the function at which the program begins.
    func compilation(
        source: String, module: String, object: String, diagnostics: String, entry: String,
        isLibrary: Bool
    ) -> [String] {
        let words = compilation.map { word in
            switch Place(rawValue: word) {
            case .source: source
            case .module: module
            case .object: object
            case .executable, .autolink, nil: word
            }
        }
        return words + [
            "-serialize-diagnostics-path", diagnostics, "-entry-point-function-name", entry,
        ] + (isLibrary ? ["-parse-as-library"] : [])
    }

    /// The command that links object files, with the support code among them, into one file in which
    /// the given entry points can be found by name.
    ///
    /// The faster linker makes the same of the same objects; only the linker that is used by hand has
    /// the words that are shown where it refuses.
    func linking(
        objects: [String], autolink: [String], entries: [String], executable: String, isFast: Bool
    ) -> [String] {
        let words = isFast ? fastLinking ?? linking : linking
        // Where the linker's own command is not known, clang hands the words on.
        let prefix = words.first?.hasSuffix("/clang") == true ? "-Wl," : ""
        return words.flatMap { word in
            switch Place(rawValue: word) {
            case .object: objects
            case .executable: [executable]
            case .autolink: autolink
            case .source, .module, nil: [word]
            }
        } + entries.map { "\(prefix)--export-dynamic-symbol=\($0)" } + ["-ldl"]
    }
}
