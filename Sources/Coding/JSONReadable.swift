/// Something that can be read from a value of a data file.
package protocol JSONReadable {
    /// Reads a value.
    init(json: JSONValue) throws(JSONMismatch)
}

/// A value is missing, or none of the kind that belongs at its place.
package enum JSONMismatch: Error, Equatable {
    case missing(key: String)
    /// The keys that lead to the value, the outermost first.
    case unexpected(path: [String])

    /// The same, seen from an object that has the value below a key.
    fileprivate func below(_ key: String) -> JSONMismatch {
        switch self {
        case .missing: self
        case .unexpected(let path): .unexpected(path: [key] + path)
        }
    }
}

extension JSONValue {
    /// A member of an object.
    package func member<Member: JSONReadable>(_ key: String) throws(JSONMismatch) -> Member {
        guard let member: Member = try optionalMember(key) else { throw .missing(key: key) }
        return member
    }

    /// A member that an object can lack.
    package func optionalMember<Member: JSONReadable>(_ key: String) throws(JSONMismatch) -> Member?
    {
        guard case .object(let members) = self else { throw .unexpected(path: []) }
        guard let value = members.first(where: { $0.key == key })?.value else { return nil }
        if case .null = value { return nil }
        return try Member(json: value, below: key)
    }
}

extension JSONReadable {
    fileprivate init(json: JSONValue, below key: String) throws(JSONMismatch) {
        do {
            try self.init(json: json)
        } catch {
            throw error.below(key)
        }
    }
}

extension String: JSONReadable {
    /// Reads a value.
    package init(json: JSONValue) throws(JSONMismatch) {
        guard case .string(let text) = json else { throw .unexpected(path: []) }
        self = text
    }
}

extension Int: JSONReadable {
    /// Reads a value.
    package init(json: JSONValue) throws(JSONMismatch) {
        guard case .number(let number) = json else { throw .unexpected(path: []) }
        self = number
    }
}

extension Bool: JSONReadable {
    /// Reads a value.
    package init(json: JSONValue) throws(JSONMismatch) {
        guard case .boolean(let truth) = json else { throw .unexpected(path: []) }
        self = truth
    }
}

extension Array: JSONReadable where Element: JSONReadable {
    /// Reads a value.
    package init(json: JSONValue) throws(JSONMismatch) {
        guard case .array(let elements) = json else { throw .unexpected(path: []) }
        self = []
        for (index, element) in elements.enumerated() {
            append(try Element(json: element, below: "Index \(index)"))
        }
    }
}

extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
    /// The members of an object; of two with one key the first.
    package init(json: JSONValue) throws(JSONMismatch) {
        guard case .object(let members) = json else { throw .unexpected(path: []) }
        self = [:]
        for (key, value) in members where self[key] == nil {
            self[key] = try Value(json: value ?? .null, below: key)
        }
    }
}

extension JSONReadable where Self: RawRepresentable<String> {
    /// Reads a value.
    package init(json: JSONValue) throws(JSONMismatch) {
        guard let word = Self(rawValue: try String(json: json)) else {
            throw .unexpected(path: [])
        }
        self = word
    }
}
