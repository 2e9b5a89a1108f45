import Verification

/// Says what can be done for a fence that lacks context, where nothing that was tried mends it.
struct TrialAdvice {
    private let lack: TriedFence.Lack
    private let file: FenceTrial.File

    private let package: FenceTrial.Package?

    /// Advice for a fence of a file.
    init(_ lack: TriedFence.Lack, in file: FenceTrial.File, of trial: FenceTrial) {
        self.lack = lack
        self.file = file
        package = trial.package
    }

    /// A sentence.
    var text: String {
        switch lack.reason {
        case .names(let names): return text(for: names)
        case .modules(let modules): return text(for: modules)
        case .imports(let modules): return "import \(Self.quoted(modules))"
        case .surroundings:
            return "it is the inside of something: write what stands around it on lines that end "
                + "with // hide"
        case .bodies: return "it lists declarations without their bodies: say skip=\"an interface\""
        case .elision(let line):
            return "code is left out at ‘\(line)’: write it, or say skip=\"a sketch\""
        case .manifest: return "say skip=\"a manifest\""
        }
    }

    private func text(for modules: [String]) -> String {
        let those = modules.count == 1 ? "is" : "are"
        if modules.allSatisfy(Self.ofApple.contains) {
            return
                "\(Self.quoted(modules)) \(those) there only on Apple's systems: say platform=macos"
        }
        if modules.allSatisfy(Self.ofOthers.contains) {
            return "\(Self.quoted(modules)) \(those) there only on another system: say skip=\"…\""
        }
        return "\(Self.quoted(modules)) \(those) not here: \(wayToModules)"
    }

    /// How modules are had that are not there.
    private var wayToModules: String {
        package.map { "‘\($0.path)’ does not give it, so say skip=\"…\"" }
            ?? "name the package with --package"
    }

    private func text(for names: [TriedFence.Name]) -> String {
        let imports = Set(names.compactMap(\.module)).sorted().map { module in
            let names = names.filter { $0.module == module }.map(\.text)
            return "‘import \(module)’ gives \(Self.quoted(names))"
        }
        let rest = names.filter { $0.module == nil }
        let given = imports.isEmpty ? [] : [Self.list(imports)]
        return (given + (rest.isEmpty ? [] : [needs(of: rest)])).joined(separator: "; ")
    }

    private func needs(of names: [TriedFence.Name]) -> String {
        let modules = lack.absentModules.filter { !Self.isOfOtherSystem($0) }
        let unknown = names.filter {
            $0.earlierLine == nil && $0.laterLine == nil && !modules.contains($0.text)
        }
        guard unknown.isEmpty else {
            let words = "no fence here declares \(Self.quoted(unknown.map(\.text)))"
            return modules.isEmpty
                ? "\(words): do so above, in a comment if readers need not see it, or say skip=\"…\""
                : "\(words), and \(Self.quoted(modules)) \(modules.count == 1 ? "is" : "are") not "
                    + "here: \(wayToModules)"
        }
        let used = modules.filter { module in names.contains { $0.text == module } }
        guard used.isEmpty else { return text(for: used) }
        if let later = names.first(where: { $0.earlierLine == nil }), let line = later.laterLine {
            return "‘\(later.text)’ is declared only later, by the fence at line \(line): put that "
                + "one above"
        }
        guard let name = names.first, let line = name.earlierLine else { return "" }
        return "‘\(name.text)’ is declared by the fence at line \(line), which \(state(at: line))"
    }

    /// What is the matter with the fence at a line, of which something is missing elsewhere.
    private func state(at line: Int) -> String {
        switch file.fences.first(where: { $0.line == line })?.verdict {
        case .holds: return "is not enough (tried)"
        case .lacksContext(let lack):
            switch lack.reason {
            case .names, .imports: return "is not enough (tried)"
            case .modules(let modules):
                let isOfOther = modules.allSatisfy(Self.isOfOtherSystem)
                return "needs \(Self.quoted(modules))"
                    + (isOfOther ? "" : ": \(wayToModules)")
            case .surroundings, .bodies, .elision, .manifest: return "lacks context itself"
            }
        case .broken, .noSwift, .skipped, nil: return "does not run itself"
        }
    }

    private static func isOfOtherSystem(_ module: String) -> Bool {
        ofApple.contains(module) || ofOthers.contains(module)
    }

    private static func quoted(_ names: [String]) -> String {
        let shown = names.prefix(3).map { "‘\($0)’" }
        return list(shown + (names.count > 3 ? ["\(names.count - 3) more"] : []))
    }

    /// Words in a list, as in ‘a, b and c’.
    static func list(_ texts: [String]) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Modules that stand for an operating system.
    private static let ofOthers: Set<String> = [
        "Android", "Bionic", "CRT", "Glibc", "Musl", "WASILibc", "WinSDK", "ucrt",
    ]

    /// Modules of Apple's systems that other systems do not have.
    private static let ofApple: Set<String> = [
        "ARKit", "AVFoundation", "AVKit", "Accelerate", "ActivityKit", "AppIntents", "AppKit",
        "AuthenticationServices", "Charts", "CloudKit", "Cocoa", "Combine", "Contacts",
        "CoreBluetooth", "CoreData", "CoreGraphics", "CoreImage", "CoreLocation", "CoreML",
        "CoreMedia", "CoreText", "CryptoKit", "Darwin", "EventKit", "FoundationModels", "GameKit",
        "HealthKit", "LocalAuthentication", "MapKit", "MessageUI", "Metal", "MetalKit", "Network",
        "ObjectiveC", "OSLog", "PDFKit", "PassKit", "Photos", "QuartzCore", "RealityKit",
        "SceneKit", "Security", "SpriteKit", "StoreKit", "SwiftData", "SwiftUI", "TipKit", "UIKit",
        "UniformTypeIdentifiers", "UserNotifications", "Vision", "WatchKit", "WeatherKit",
        "WebKit", "WidgetKit", "XPC", "os",
    ]
}
