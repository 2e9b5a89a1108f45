/// What a client asks for, as far as a server of files looks at it.
package struct HTTPRequest: Sendable, Equatable {
    /// What is to be done.
    package enum Method: Sendable, Equatable {
        case get, head
        /// Anything else that has the form of a method.
        case other(String)
    }

    /// A header's field.
    package struct Field: Sendable, Equatable {
        /// Its name in lower case.
        package let name: String
        /// Its value without white space around it.
        package let value: String
    }

    /// What is to be done.
    package let method: Method
    /// What it is to be done with, as it was sent.
    package let target: String
    /// Whether it is HTTP/1.1, and not 1.0.
    package let isVersion11: Bool
    /// The fields in their order.
    package let fields: [Field]

    /// The values of a field, by its name in lower case; those of several lines one after the other.
    package func values(of name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// The value of a field that stands once; `nil` where it is missing or stands more than once.
    package func value(of name: String) -> String? {
        let values = values(of: name)
        return values.count == 1 ? values[0] : nil
    }

    /// Whether the connection is to be kept for further requests (RFC 9112, 9.3).
    package var keepsConnection: Bool {
        let options = values(of: "connection").flatMap { value in
            value.lowercased().split(separator: ",").map { $0.trimmingSpaces }
        }
        if options.contains("close") { return false }
        return isVersion11 || options.contains("keep-alive")
    }
}

extension Substring {
    /// The text without spaces and tabs around it.
    var trimmingSpaces: Substring {
        var text = self
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
