/// What a program is given when it is run.
package struct RunSettings: Sendable, Equatable {
    /// A variable of the environment.
    package struct Variable: Sendable, Equatable {
        /// Its name, without `=`.
        package let name: String
        /// Its value.
        package let value: String

        /// A variable.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A file that lies in the folder in which the program runs.
    package struct File: Sendable, Equatable {
        /// Its name, without any folder.
        package let name: String
        /// Its bytes.
        package let contents: [UInt8]

        /// A file.
        package init(name: String, contents: [UInt8]) {
            self.name = name
            self.contents = contents
        }
    }

    /// How long a run may take unless the fence says otherwise, in milliseconds of wall time.
    package static let defaultTimeLimit = 10_000

    /// The arguments behind the program's name.
    package let arguments: [String]
    /// Variables besides those of every run, in the order in which they were written.
    package let environment: [Variable]
    /// What the program reads from standard input; `nil` for nothing.
    package let standardInput: String?
    /// Files that are copied into the run's folder.
    package let files: [File]
    /// Milliseconds of wall time after which it is ended.
    package let timeLimit: Int

    /// Settings; the defaults are those of a fence without words.
    package init(
        arguments: [String] = [], environment: [Variable] = [], standardInput: String? = nil,
        files: [File] = [], timeLimit: Int = defaultTimeLimit
    ) {
        self.arguments = arguments
        self.environment = environment
        self.standardInput = standardInput
        self.files = files
        self.timeLimit = timeLimit
    }
}
