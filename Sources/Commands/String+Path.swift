extension String {
    /// A folder's path without slashes behind it.
    var withoutSlashBehind: String {
        var path = self
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }
}
