/// Which words of the compiler's driver a snippet may ask for: those that say how code is compiled,
/// and none that say what is made of it, of which files, and where.
enum CompilerFlags {
    /// Why flags cannot be used, and the way out.
    struct Refusal: Sendable, Equatable {
        let summary: String
        let help: String
    }

    /// What is wrong with the flags of one fence; none where they can be used.
    static func refusals(of flags: [String]) -> [Refusal] {
        var refusals: [Refusal] = []
        var rest = flags[...]
        while let flag = rest.popFirst() {
            if let help = help(against: flag) {
                refusals.append(Refusal(summary: "‘\(flag)’ cannot be a flag here", help: help))
                // What stands behind it is its value, most likely.
                if rest.first?.hasPrefix("-") == false { rest.removeFirst() }
            } else if takesValue.contains(flag) {
                guard let value = rest.popFirst() else {
                    refusals.append(
                        Refusal(
                            summary: "‘\(flag)’ needs a value",
                            help: "write it behind the flag: flags=\"\(flag) VALUE\""))
                    break
                }
                if let help = help(against: value, handedOnBy: flag) {
                    refusals.append(
                        Refusal(summary: "‘\(flag) \(value)’ cannot be a flag here", help: help))
                }
            }
        }
        return refusals
    }

    private static func help(against flag: String, handedOnBy passing: String) -> String? {
        switch passing {
        case "-Xfrontend" where flag.hasPrefix("-"): help(against: flag)
        case "-Xlinker" where flag == "-o" || flag.hasPrefix("--output"): ownBusiness
        default: nil
        }
    }

    private static let ownBusiness =
        "take it out: Lectern itself says what is made of a snippet, and where"

    /// What to do instead; `nil` for a flag that can be used.
    private static func help(against flag: String) -> String? {
        guard flag.hasPrefix("-") else {
            return flag.hasPrefix("@")
                ? "it names a file of flags: write them out"
                : "the compiler would take it for a file: after=ID puts other code before this"
        }
        let name = String(flag.prefix { $0 != "=" })
        switch name {
        case "-swift-version": return "write swift=5 or swift=6 for the language mode"
        case "-sanitize": return "write sanitize=thread or sanitize=address beside flags"
        case "-module-name": return "write id=NAME: the module is called like the snippet"
        case "-parse-as-library": return "mark a type @main: Lectern sees that"
        case "-typecheck", "-parse":
            return "write the word compile beside flags: code is then compiled in full, and not run"
        case "-wmo", "-whole-module-optimization", "-no-whole-module-optimization",
            "-force-single-frontend-invocation", "-incremental", "-num-threads",
            "-enable-batch-mode", "-disable-batch-mode":
            return "take it out: a snippet is compiled as one file"
        default: break
        }
        let isRefused =
            name.hasPrefix("--") || refused.contains(name)
            || refusedBeginnings.contains { name.hasPrefix($0) }
            || (name.hasPrefix("-j") && name.dropFirst(2).allSatisfy(\.isNumber))
        return isRefused ? ownBusiness : nil
    }

    /// Flags that say what is made, where it goes, or what else the driver is to do.
    private static let refused: Set<String> = [
        "-", "-###", "-S", "-c", "-cache-compile-job", "-clang-scanner-module-cache-path",
        "-compare-to-baseline-path", "-deprecated-integrated-repl", "-disallow-use-new-driver",
        "-e", "-embed-bitcode", "-embed-bitcode-marker", "-explain-module-dependency",
        "-explain-module-dependency-detailed", "-explicit-module-build", "-filelist", "-fixit-all",
        "-frontend", "-gen-reproducer", "-h", "-help", "-help-hidden", "-i", "-interpret",
        "-ir-output-dir", "-lldb-repl", "-main-file-name", "-module-abi-name",
        "-module-cache-path", "-o", "-output-file-map", "-parse-sil", "-parseable-output",
        "-pch-output-dir", "-primary-file", "-repl", "-resolve-imports", "-scan-dependencies",
        "-sdk-module-cache-path", "-sil-output-dir", "-stats-output-dir",
        "-strict-memory-safety:migrate", "-trace-stats-events", "-track-system-dependencies",
        "-update-code", "-use-frontend-parseable-output", "-v", "-version", "-working-directory",
    ]

    private static let refusedBeginnings = [
        "-api-", "-digester-", "-driver-", "-dump-", "-emit-", "-experimental-emit-", "-index-",
        "-migrat", "-print-", "-save-", "-serialize-", "-supplementary-output-",
    ]

    /// Flags whose value is the word behind them.
    private static let takesValue: Set<String> = [
        "-D", "-F", "-Fsystem", "-I", "-Isystem", "-L", "-l", "-framework", "-Xcc", "-Xfrontend",
        "-Xlinker", "-Xllvm", "-Xclang-linker", "-Wwarning", "-Werror", "-access-notes-path",
        "-assert-config", "-clang-target", "-coverage-prefix-map", "-debug-prefix-map",
        "-default-isolation", "-define-availability", "-diagnostic-style",
        "-disable-experimental-feature", "-disable-upcoming-feature",
        "-enable-experimental-feature", "-enable-upcoming-feature", "-file-prefix-map",
        "-gcc-toolchain", "-import-objc-header", "-load-plugin-executable", "-load-plugin-library",
        "-locale", "-module-alias", "-package-name", "-plugin-path", "-resource-dir",
        "-runtime-compatibility-version", "-sdk", "-sysroot", "-target", "-target-cpu",
        "-tools-directory", "-typo-correction-limit", "-value-recursion-threshold", "-vfsoverlay",
    ]
}
