import Mustache

// Mustache finds values by reflection, which takes most of a large course's time, unless they answer
// to their names themselves.

extension PageView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "language": language
        case "courseTitle": courseTitle
        case "courseDescription": courseDescription
        case "author": author
        case "generator": generator
        case "pageTitle": pageTitle
        case "pageDescription": pageDescription
        case "root": root
        case "home": home
        case "parts": parts
        case "partTitle": partTitle
        case "lessonNumber": lessonNumber
        case "summary": summary
        case "body": body
        case "contents": contents
        case "hasContents": hasContents
        case "previous": previous
        case "next": next
        case "editLink": editLink
        default: nil
        }
    }
}

extension IndexView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "language": language
        case "courseTitle": courseTitle
        case "courseDescription": courseDescription
        case "author": author
        case "generator": generator
        case "pageTitle": pageTitle
        case "pageDescription": pageDescription
        case "root": root
        case "home": home
        case "parts": parts
        case "firstLesson": firstLesson
        case "lessonCount": lessonCount
        case "snippetCount": snippetCount
        default: nil
        }
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

extension ContentsView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "title": title
        case "anchor": anchor
        case "isNested": isNested
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
