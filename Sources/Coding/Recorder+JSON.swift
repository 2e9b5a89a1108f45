package import CourseModel

extension Recorder: JSONReadable {
    /// Reads the value.
    package init(json: JSONValue) throws(JSONMismatch) {
        self.init(tool: try json.member("tool"), platform: try json.member("platform"))
    }

    /// The value as it is written.
    package var json: JSONValue {
        .object([("platform", .string(platform)), ("tool", .string(tool))])
    }
}
