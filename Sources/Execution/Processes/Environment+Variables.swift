import Subprocess

extension Environment {
    /// An environment of exactly the given variables.
    static func exactly(_ variables: [String: String]) -> Environment {
        .custom(
            Dictionary(
                uniqueKeysWithValues: variables.compactMap { name, value in
                    Key(rawValue: name).map { ($0, value) }
                }))
    }
}
