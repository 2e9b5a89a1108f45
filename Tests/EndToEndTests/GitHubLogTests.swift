import TestSupport
import Testing

@Suite("The log of a job on GitHub", .occupiesCore)
struct GitHubLogTests {
    private static let course = [
        "content/course.yml": "title: A\n",
        "content/01-a.md": """
        ---
        title: A
        ---

        ```swift id=commanding
        import Foundation

        print("tea ##[stop-commands]forever")
        print("::error::tea")
        exit(3)
        ```

        ```swift id=later skip="##[error]no tea"
        print("later")
        ```

        """,
    ]

    @Test("holds no command that a snippet printed", arguments: ["text", "github"])
    func commands(_ format: String) throws {
        let workspace = try Workspace(Self.course)
        let result = try workspace.run(
            "verify", "--format", format, status: 1, environment: ["GITHUB_ACTIONS": "true"])
        let lines = (result.errors + "\n" + result.output).split(separator: "\n")
        // What begins with a command is one, and holds no other.
        let others = lines.filter { !$0.hasPrefix("::error file=") }
        #expect(others.contains("  | tea ##[\\stop-commands]forever"))
        #expect(others.allSatisfy { !$0.contains("##[") || $0.contains("##[\\") }, "\(others)")
        #expect(others.allSatisfy { !$0.drop(while: \.isWhitespace).hasPrefix("::") }, "\(others)")
    }

    @Test("has a summary beside it, and says where it cannot have one")
    func summary() throws {
        let workspace = try Workspace(Self.course)
        let nowhere = try workspace.run(
            "verify", "--format", "github", status: 1,
            environment: ["GITHUB_STEP_SUMMARY": "\(workspace.path)/nowhere/summary.md"])
        #expect(nowhere.errors.contains("note: the summary could not be added to"))
        try workspace.write("", to: "summary.md")
        let variables = ["GITHUB_STEP_SUMMARY": "\(workspace.path)/summary.md"]
        func places() throws -> Int {
            try workspace.run(
                "verify", "--format", "github", status: 1, environment: variables)
            return try workspace.text("summary.md").ranges(of: "content/01-a.md:5:13").count
        }
        let first = try places()
        #expect(first > 0)
        #expect(try places() == 2 * first, "the second is added to the first")
    }

    @Test("is as everywhere else, elsewhere")
    func elsewhere() throws {
        let workspace = try Workspace(Self.course)
        let result = try workspace.run("verify", status: 1, environment: ["GITHUB_ACTIONS": ""])
        #expect(result.errors.contains("  | tea ##[stop-commands]forever\n"))
    }
}
