import Coding
package import CourseModel

extension CodeQuestion {
    /// What the answer is recorded under.
    package var key: String { FNV1a.digits(of: words) }
}
