import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Says in a few words what a file system's error means.
package enum Reason {
    /// The operating system's own words where the error has its number, else the error's.
    package static func text(of error: any Error) -> String {
        guard let error = error as? CocoaError else { return "\(error)" }
        if let underlying = error.underlying as? POSIXError {
            return String(cString: strerror(underlying.code.rawValue))
        }
        switch error.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: return "there is no such file"
        case .fileReadNoPermission, .fileWriteNoPermission: return "permission denied"
        case .fileWriteOutOfSpace: return "there is no space left"
        case .fileWriteFileExists: return "there is a file already"
        case .fileWriteVolumeReadOnly: return "the file system is read-only"
        default: return "\(error)"
        }
    }
}
