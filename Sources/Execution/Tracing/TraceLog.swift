/// The log of a traced program, as `trace.c` writes it.
struct TraceLog: Sendable {
    /// What the program did, in the order in which places in the log were given out.
    let events: [Event]
    /// When the first event found no place, in nanoseconds; `nil` where all did.
    let cut: Int?

    /// What happened, by the numbers of `trace.c`.
    enum Kind: UInt8, Sendable {
        case create = 1
        case places, enqueue, jobBegin, jobEnd, bodyBegin, bodyEnd, hop, resume, name, print, text
        case threadBegin, threadEnd, exit, executor
    }

    /// Something that happened.
    struct Event: Sendable, Equatable {
        let kind: Kind
        /// Nanoseconds after the start.
        let time: Int
        /// The thread, by the number that the log gives it; 0 is the first one.
        let thread: Int
        /// Whether the task that ran there was cancelled.
        let isCancelled: Bool
        /// The thread's processor time in microseconds, where it was looked at.
        let processorTime: Int?
        /// The task that it concerns; 0 for none.
        let task: UInt64
        let value: UInt64
        /// For a name or an output the text, for a new task the addresses that lead to its making.
        var text: [UInt8] = []
        var addresses: [UInt32] = []
        /// For a new task the one that made it; 0 for none.
        var creator: UInt64 = 0
    }

    /// How many records a log has room for: what a program does after that is not written down.
    static let capacity = 20_480
    /// The size of a log's file in bytes.
    static let size = headerSize + capacity * recordSize

    private static let headerSize = 32
    private static let recordSize = 32
    private static let magic = Array("lectern1".utf8)

    /// The log that a file holds; `nil` where nothing was ever written into it.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.headerSize, Array(bytes.prefix(8)) == Self.magic else {
            return nil
        }
        let asked = bytes.number(at: 8, as: UInt64.self)
        let cut = bytes.number(at: 16, as: UInt64.self)
        let room = (bytes.count - Self.headerSize) / Self.recordSize
        self.cut = cut == 0 ? nil : Int(clamping: cut)
        var events: [Event] = []
        for index in 0..<Int(min(asked, UInt64(room))) {
            let offset = Self.headerSize + index * Self.recordSize
            // What has no kind was not finished when the program ended.
            guard let kind = Kind(rawValue: bytes[offset + 10]) else { continue }
            switch kind {
            case .places:
                guard let last = events.indices.last else { continue }
                events[last].creator = bytes.number(at: offset, as: UInt64.self)
                events[last].addresses = (0..<5).map {
                    bytes.number(at: offset + 12 + 4 * $0, as: UInt32.self)
                }.filter { $0 != 0 }
            case .text:
                let count = min(16, bytes.number(at: offset, as: UInt64.self))
                let text = bytes[offset + 16..<offset + 16 + Int(count)]
                if let last = events.indices.last { events[last].text += text }
            default:
                let flags = bytes[offset + 11]
                events.append(
                    Event(
                        kind: kind,
                        time: Int(clamping: bytes.number(at: offset, as: UInt64.self)),
                        thread: Int(bytes.number(at: offset + 8, as: UInt16.self)),
                        isCancelled: flags & 1 != 0,
                        processorTime: flags & 2 == 0
                            ? nil : Int(bytes.number(at: offset + 12, as: UInt32.self)),
                        task: bytes.number(at: offset + 16, as: UInt64.self),
                        value: bytes.number(at: offset + 24, as: UInt64.self)))
            }
        }
        self.events = events
    }
}

extension [UInt8] {
    /// The number that stands at an offset, its lowest byte first.
    fileprivate func number<Number: FixedWidthInteger>(
        at offset: Int, as type: Number.Type
    ) -> Number {
        var number: Number = 0
        for index in 0..<MemoryLayout<Number>.size {
            number |= Number(truncatingIfNeeded: self[offset + index]) << (8 * index)
        }
        return number
    }
}
