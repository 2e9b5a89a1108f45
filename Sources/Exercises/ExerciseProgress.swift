import Coding
package import CourseModel

/// What is remembered in the folder of a course's exercises.
package struct ExerciseProgress: Sendable, Equatable {
    /// The name of its file in the folder.
    package static let name = ".lectern-exercises.json"

    /// A file that holds something else.
    package enum Damage: Error, Equatable {
        /// No JSON, or not of this form.
        case unreadable
        /// Written by a later version.
        case later
    }

    /// The path from the folder to the course's.
    package var content: String
    /// How many hints were given.
    package var hints: [ExerciseReference: Int] = [:]
    /// What was right when it was last checked, with what identifies the program that was.
    package var solved: [ExerciseReference: String] = [:]

    /// The beginning.
    package init(content: String) {
        self.content = content
    }

    /// Reads the file.
    ///
    /// Throws ``Damage``.
    package init(bytes: [UInt8]) throws(Damage) {
        do {
            let json = try JSONReader.read(bytes)
            let format: Int = try json.member("format")
            guard format <= Self.format else { throw Damage.later }
            content = try json.member("content")
            let entries: [Entry] = try json.member("exercises")
            for entry in entries {
                if entry.hints > 0 { hints[entry.reference] = entry.hints }
                solved[entry.reference] = entry.solution
            }
        } catch let damage as Damage {
            throw damage
        } catch {
            throw .unreadable
        }
    }

    /// What identifies a program, as far as chance goes.
    package static func digest(of program: String) -> String { FNV1a.digits(of: program) }

    /// The file, in UTF-8.
    package var bytes: [UInt8] {
        let references = Set(hints.keys).union(solved.keys)
            .sorted { ($0.lesson, $0.name) < ($1.lesson, $1.name) }
        let entries = references.map { reference in
            JSONValue.object([
                ("hints", .number(hints[reference] ?? 0)),
                ("name", .string(reference.description)),
                ("solved", solved[reference].map { .string($0) }),
            ])
        }
        return JSONValue.object([
            ("content", .string(content)), ("exercises", .array(entries)),
            ("format", .number(Self.format)),
        ]).bytes + [0x0A]
    }

    private static let format = 1

    private struct Entry: JSONReadable {
        let reference: ExerciseReference
        let hints: Int
        let solution: String?

        init(json: JSONValue) throws(JSONMismatch) {
            let name: String = try json.member("name")
            guard let reference = ExerciseReference(name) else {
                throw .unexpected(path: ["name"])
            }
            self.reference = reference
            hints = try json.member("hints")
            solution = try json.optionalMember("solved")
        }
    }
}
