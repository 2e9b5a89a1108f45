/// An element of an XML 1.0 document: the one place where its text is escaped.
struct XMLElement {
    private let name: String
    private let attributes: [(name: String, value: String)]
    private let content: Content

    private enum Content {
        case elements([XMLElement])
        case text(String)
    }

    /// An element with elements in it.
    init(_ name: String, _ attributes: [(String, String)], _ children: [XMLElement] = []) {
        self.name = name
        self.attributes = attributes.map { ($0, $1) }
        self.content = .elements(children)
    }

    /// An element with text in it.
    init(_ name: String, _ attributes: [(String, String)] = [], text: String) {
        self.name = name
        self.attributes = attributes.map { ($0, $1) }
        self.content = .text(text)
    }

    /// A document of which this is the root.
    var document: String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        append(to: &text, indentation: "")
        return text
    }

    private func append(to text: inout String, indentation: String) {
        text += "\(indentation)<\(name)"
        for (name, value) in attributes {
            text += " \(name)=\"\(Self.escape(value, isAttribute: true))\""
        }
        switch content {
        case .elements(let elements) where elements.isEmpty: text += "/>\n"
        case .elements(let elements):
            text += ">\n"
            for element in elements { element.append(to: &text, indentation: indentation + "  ") }
            text += "\(indentation)</\(name)>\n"
        case .text(let inner):
            text += ">\(Self.escape(inner, isAttribute: false))</\(name)>\n"
        }
    }

    /// Text as it stands in an element or in an attribute.
    ///
    /// What XML does not allow, and what would steer a terminal, is made visible; whitespace in
    /// attributes is written so that it survives.
    private static func escape(_ text: String, isAttribute: Bool) -> String {
        var result = ""
        for scalar in VisibleText.of(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where isAttribute: result += "&quot;"
            case "\n" where isAttribute: result += "&#10;"
            case "\t" where isAttribute: result += "&#9;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
