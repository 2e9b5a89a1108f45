package import Diagnostics

/// A piece of running text, as CommonMark defines it.
package enum Inline: Sendable, Equatable {
    case text(String)
    case softBreak
    case lineBreak
    case code(String)
    case html(String)
    case emphasis([Inline])
    case strong([Inline])
    // What is rare and large stands elsewhere: there are hundreds of thousands of the others.
    indirect case link(Link)
    indirect case image(Image)
    indirect case reference(RunReference)

    /// A link.
    package struct Link: Sendable, Equatable {
        /// Where it leads.
        package var destination: Destination
        /// The text shown on hover; `nil` where none was written.
        package let title: String?
        /// What is clicked.
        package var content: [Inline]
        /// Where it stands in the lesson.
        package let span: SourceSpan

        /// A link as written.
        package init(
            destination: Destination, title: String?, content: [Inline], span: SourceSpan
        ) {
            self.destination = destination
            self.title = title
            self.content = content
            self.span = span
        }
    }

    /// An image.
    package struct Image: Sendable, Equatable {
        /// What is shown.
        package var source: Destination
        /// The text shown on hover; `nil` where none was written.
        package let title: String?
        /// What is read where the image cannot be seen.
        package let alternative: [Inline]
        /// Where it stands in the lesson.
        package let span: SourceSpan

        /// An image as written.
        package init(
            source: Destination, title: String?, alternative: [Inline], span: SourceSpan
        ) {
            self.source = source
            self.title = title
            self.alternative = alternative
            self.span = span
        }
    }

    /// Where a link leads.
    package enum Destination: Sendable, Equatable {
        /// Anything that is not the course's own: shown as it was written.
        case verbatim(String)
        /// A lesson, and the anchor of a heading or a run in it.
        case lesson(LessonID, anchor: String?)
        /// The glossary, and the anchor of an entry or a heading in it.
        case glossary(anchor: String?)
        /// A file that was copied into the site.
        case file(SitePath)
    }
}

extension Array where Element == Inline {
    /// The words without their markup: what an anchor, a title or a search index is made of.
    package var plainText: String {
        map { inline -> String in
            switch inline {
            case .text(let text), .code(let text): text
            case .softBreak, .lineBreak: " "
            case .html: ""
            case .emphasis(let content), .strong(let content): content.plainText
            case .link(let link): link.content.plainText
            case .image(let image): image.alternative.plainText
            case .reference(let reference): reference.value?.text ?? ""
            }
        }
        .joined()
    }
}
