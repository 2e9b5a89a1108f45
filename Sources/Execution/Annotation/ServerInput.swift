import FoundationEssentials
import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A pipe with a name, which a program reads as its standard input while it is talked to.
///
/// It is open for reading here too: so writing into it never ends this process, and nobody waits for
/// the other to open it.
struct ServerInput {
    private let pipe: FileDescriptor
    private var pending: [UInt8] = []
    /// How many bytes it holds that nobody has read.
    let capacity: Int

    /// Makes a pipe at a path.
    ///
    /// Throws ``ExecutionFailure``.
    init(path: String) throws {
        do {
            guard mkfifo(path, 0o600) == 0 else { throw Errno(rawValue: errno) }
            pipe = try FileDescriptor.open(path, .readWrite, options: [.nonBlocking, .closeOnExec])
        } catch {
            throw ExecutionFailure(attempt: "making the pipe \(path)", cause: "\(error)")
        }
        #if os(Linux)
            let size = fcntl(pipe.rawValue, Self.setSize, Int32(1 << 20))
            capacity = size > 0 ? Int(size) : 1 << 16
        #else
            capacity = 1 << 16
        #endif
    }

    /// `F_SETPIPE_SZ`, which the overlay of the C library lacks.
    private static let setSize: Int32 = 1031

    /// Writes bytes, behind what could not be written before, as far as the pipe takes them.
    ///
    /// Throws ``ExecutionFailure``.
    mutating func send(_ bytes: [UInt8]) throws {
        pending += bytes
        do {
            while !pending.isEmpty {
                let count = try pending.withUnsafeBytes { try pipe.write($0) }
                pending.removeFirst(count)
            }
        } catch Errno.resourceTemporarilyUnavailable, Errno.wouldBlock {
            // The rest follows when the other has something to say.
        } catch {
            throw ExecutionFailure(attempt: "writing to a language server", cause: "\(error)")
        }
    }

    /// Closes it.
    func close() {
        do {
            try pipe.close()
        } catch {
            // It is gone either way.
        }
    }
}
