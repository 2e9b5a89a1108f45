package import CourseModel

extension OutputContract {
    /// Whether lines of output can stand for recorded ones.
    ///
    /// Rules about their order are judged by themselves, as is what must be contained.
    package func allows(_ actual: [String], insteadOf recorded: [String]) -> Bool {
        switch form {
        case .exact: actual == recorded
        case .unordered, .order: actual.sorted() == recorded.sorted()
        case .contains, .ignored: true
        }
    }
}
