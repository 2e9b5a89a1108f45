import ArgumentParser
import Foundation
import Lectern

/// The command lectern doctor.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Says what is there, what is missing, and what to do about it.",
        discussion: "Exit status: 0 where everything needed is there, 2 where something is not.")

    func run() async throws {
        let terminal = Terminal(color: .auto)
        let process = ProcessInfo.processInfo
        let searchPath = process.environment["PATH"] ?? "/usr/bin:/bin"
        let temporaryFolder = FileManager.default.temporaryDirectory.path
        try await ExitStatus.guarding(terminal) {
            let findings = await Examination.examine(
                searchPath: searchPath, temporaryFolder: temporaryFolder)
            for finding in findings {
                terminal.print("\(finding.mark) \(finding.name): \(finding.state)")
                if let advice = finding.advice { terminal.print("    \(advice)") }
            }
            if findings.contains(where: \.isFatal) { throw ExitStatus.environmentFailed }
        }
    }
}
