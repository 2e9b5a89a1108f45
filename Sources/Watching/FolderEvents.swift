import Dispatch

#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// What the kernel tells of a folder and all below it (inotify).
    struct FolderEvents {
        private let folder: String
        private let name: Substring
        private let descriptor: Int32
        /// Tells that the kernel has something to tell; `nil` where it tells nothing, as where others watch
        /// as much as is allowed: then the folder is to be looked at four times a second.
        private let source: (any DispatchSourceRead)?
        private var readable: AsyncStream<Void>.Iterator
        /// The folders by the numbers that the kernel gave them.
        private var folders: [Int32: String] = [:]
        /// The number of the folder in which the watched one lies: so it is seen when that comes again.
        private var parent: Int32 = -1

        init(_ folder: String) {
            let resolved = realpath(folder, nil).map { path in
                defer { free(path) }
                return String(cString: path)
            }
            self.folder = resolved ?? folder
            name = self.folder.split(separator: "/").last ?? "."
            descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
            let (stream, continuation) = AsyncStream<Void>.makeStream(
                bufferingPolicy: .bufferingNewest(1))
            readable = stream.makeAsyncIterator()
            let descriptor = descriptor
            guard descriptor >= 0 else {
                source = nil
                return
            }
            // A queue of its own has a thread also where tasks keep all others busy.
            let source = DispatchSource.makeReadSource(
                fileDescriptor: descriptor, queue: DispatchQueue(label: "FolderEvents"))
            self.source = source
            source.setEventHandler { continuation.yield() }
            source.setCancelHandler {
                continuation.finish()
                close(descriptor)
            }
            source.resume()
            watchParent()
            watch(self.folder)
        }

        /// Waits until the kernel tells something; `false` where the task is cancelled.
        mutating func wait(_ clock: any Clock<Duration>) async -> Bool {
            guard let source else {
                do {
                    try await clock.sleep(for: .milliseconds(250))
                    return true
                } catch {
                    return false
                }
            }
            let came = await readable.next() != nil
            if Task.isCancelled || !came { source.cancel() }
            return came && !Task.isCancelled
        }

        /// Takes what the kernel tells; says whether any of it concerns the folder.
        mutating func drain() -> Bool {
            guard source != nil else { return true }
            var buffer = [UInt8](repeating: 0, count: 16 * 1024)
            var concerns = false
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                guard count > 0 else { return concerns }
                for event in Self.events(buffer[..<count]) where take(event) { concerns = true }
            }
        }

        // MARK: Events

        private struct Event {
            let folder: Int32
            let mask: UInt32
            let name: String
        }

        /// The events in bytes of the kernel's: `struct inotify_event`, each with its name behind it.
        private static func events(_ bytes: ArraySlice<UInt8>) -> [Event] {
            var events: [Event] = []
            var rest = bytes
            func number(_ offset: Int) -> UInt32 {
                (0..<4).reduce(0) { $0 | UInt32(rest[rest.startIndex + offset + $1]) << ($1 * 8) }
            }
            while rest.count >= head {
                let length = Int(number(12))
                let name = rest.dropFirst(head).prefix(length).prefix { $0 != 0 }
                events.append(
                    Event(
                        folder: Int32(bitPattern: number(0)), mask: number(4),
                        name: String(decoding: name, as: UTF8.self)))
                rest = rest.dropFirst(head + length)
            }
            return events
        }

        private static let head = 16

        private mutating func take(_ event: Event) -> Bool {
            if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
                watch(folder)
                return true
            }
            if event.folder == parent {
                guard event.name == name else { return false }
                watch(folder)
                return true
            }
            guard let path = folders[event.folder] else { return false }
            if event.mask & UInt32(IN_IGNORED) != 0 {
                folders[event.folder] = nil
                return false
            }
            let isNew = event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0
            if event.mask & UInt32(IN_ISDIR) != 0, isNew { watch("\(path)/\(event.name)") }
            return true
        }

        // MARK: Folders

        private static let mask =
            UInt32(IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)
            | UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB)

        private mutating func watchParent() {
            let above = folder.contains("/") ? String(folder.dropLast(name.count)) : "."
            parent = inotify_add_watch(
                descriptor, above.isEmpty ? "/" : above,
                UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO))
        }

        /// Watches a folder and all that lie in it; what is no folder any more is passed over.
        private mutating func watch(_ path: String) {
            let number = inotify_add_watch(
                descriptor, path, Self.mask | UInt32(IN_ONLYDIR | IN_DONT_FOLLOW))
            guard number >= 0 else { return }
            folders[number] = path
            guard let stream = opendir(path) else { return }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                // Some file systems do not say what a thing is; then the kernel finds out.
                guard [DT_DIR, DT_UNKNOWN].contains(Int(entry.pointee.d_type)) else { continue }
                let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                if !name.hasPrefix(".") { watch("\(path)/\(name)") }
            }
        }
    }
#else
    /// That time passes: the folder may have changed.
    struct FolderEvents {
        init(_ folder: String) {}

        /// Waits a quarter of a second; `false` where the task is cancelled.
        mutating func wait(_ clock: any Clock<Duration>) async -> Bool {
            do {
                try await clock.sleep(for: .milliseconds(250))
                isOpen = true
                return true
            } catch {
                return false
            }
        }

        /// Whether it was waited since the last time.
        mutating func drain() -> Bool {
            defer { isOpen = false }
            return isOpen
        }

        private var isOpen = false
    }
#endif
