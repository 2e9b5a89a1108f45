import Mustache

// Mustache finds values by reflection, which takes most of a large course's time, unless they answer
// to their names themselves.

extension SiteView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "language": language
        case "courseTitle": courseTitle
        case "courseDescription": courseDescription
        case "author": author
        case "generator": generator
        case "home": home
        case "glossary": glossary
        case "feed": feed
        default: nil
        }
    }
}

extension HeadView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "root": root
        case "documentTitle": documentTitle
        case "pageTitle": pageTitle
        case "pageDescription": pageDescription
        case "pageKind": pageKind
        case "canonical": canonical
        default: nil
        }
    }
}

extension PageView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "parts": parts
        case "partTitle": partTitle
        case "lessonNumber": lessonNumber
        case "summary": summary
        case "body": Theme.bodyMark
        case "meanings": meanings
        case "contents": contents
        case "hasContents": hasContents
        case "previous": previous
        case "next": next
        case "editLink": editLink
        case "isGlossary": isGlossary
        case "asksReaders": asksReaders
        default: site.child(named: name) ?? head.child(named: name)
        }
    }
}

extension IndexView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "parts": parts
        case "firstLesson": firstLesson
        case "lessonCount": lessonCount
        case "snippetCount": snippetCount
        default: site.child(named: name) ?? head.child(named: name)
        }
    }
}

extension MissingView: MustacheParent {
    func child(named name: String) -> Any? {
        site.child(named: name) ?? head.child(named: name)
    }
}

extension PartView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "title": title
        case "lessons": lessons
        default: nil
        }
    }
}

extension LessonView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "title": title
        case "href": href
        case "summary": summary
        case "number": number
        default: nil
        }
    }
}

extension SidebarPartView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "title": title
        case "href": href
        case "isOpen": isOpen
        case "entries": entries
        default: nil
        }
    }
}

extension EntryView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "title": title
        case "href": href
        case "number": number
        case "isCurrent": isCurrent
        default: nil
        }
    }
}

extension LinkView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "title": title
        case "href": href
        default: nil
        }
    }
}
