/// A snippet of a course, as the argument of a test.
///
/// Test output calls it by its ``name``. The name is also what it is encoded as, so that an editor
/// which runs one case again finds it by its name, whatever else has changed in the course.
public struct LessonSnippet: Sendable, Hashable, Identifiable {
    /// Its name, as `lesson/id`.
    public let name: String

    /// Its name.
    public var id: String { name }
}

extension LessonSnippet: CustomStringConvertible {
    /// Its name.
    public var description: String { name }
}

extension LessonSnippet: Encodable {
    /// Encodes its name as a single value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
