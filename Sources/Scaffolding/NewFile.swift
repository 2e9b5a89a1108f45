/// A file that is to be made.
package struct NewFile: Sendable, Equatable {
    /// Where, relative to the folder that everything is made in.
    package let path: String
    /// What stands in it.
    package let text: String
    /// Whether it is a program.
    package let isExecutable: Bool

    /// A file that is to be made.
    package init(path: String, text: String, isExecutable: Bool = false) {
        self.path = path
        self.text = text
        self.isExecutable = isExecutable
    }
}
