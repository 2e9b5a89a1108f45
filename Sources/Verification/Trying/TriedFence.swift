package import CourseModel
package import Diagnostics

/// A Swift fence of any Markdown, and what came of compiling and running it as it stands there.
package struct TriedFence: Sendable, Equatable {
    /// The 1-based line of its file on which it opens.
    package let line: Int
    /// What came of it.
    package internal(set) var verdict: Verdict
    /// What the compiler warned of, and words of the fence that are not Lectern's.
    package let remarks: [Diagnostic]

    /// What came of a fence.
    package enum Verdict: Sendable, Equatable {
        /// It does what a fence without words should, or what its words say.
        case holds(Manner)
        /// Something is missing that is not in it.
        case lacksContext(Lack)
        /// The compiler refuses it for what is in it, or it does not end well.
        case broken(Fault)
        /// Its text is no Swift.
        case noSwift(OtherText)
        /// It is not run, for the reason given.
        case skipped(String)
    }

    /// How a fence holds.
    package enum Manner: Sendable, Equatable {
        /// It prints something, and exits with 0.
        case runs
        /// It exits with 0 and prints nothing.
        case printsNothing
        /// The same, and there is nothing in it but declarations.
        case onlyDeclares
        /// What its own words say comes true.
        case asItsWordsSay
    }

    /// What text is that is no Swift.
    package enum OtherText: String, Sendable, Equatable {
        case shell, output
    }

    /// What a fence lacks.
    package struct Lack: Sendable, Equatable {
        /// What kind of thing that is.
        package internal(set) var reason: Reason
        /// What the compiler says of it first, in its words.
        package internal(set) var sentence: Diagnostic
        /// Modules that the file speaks of and that are not there: what is missing can be theirs.
        package internal(set) var absentModules: [String] = []
        /// What mends it; `nil` where nothing that was tried does.
        package internal(set) var mend: Mend?
    }

    /// What kind of thing a fence lacks.
    package enum Reason: Sendable, Equatable {
        /// Something that these names stand for.
        case names([Name])
        /// Modules that are not there.
        case modules([String])
        /// Modules that are there and that it does not import.
        case imports([String])
        /// Code around it: it is the inside of a type, of a function or of an expression.
        case surroundings
        /// The bodies of what it declares.
        case bodies
        /// Code that is left out, in the words of the line that says so.
        case elision(String)
        /// The rest of a package's manifest, or SwiftPM to read it.
        case manifest
    }

    /// A name that a fence uses and does not declare.
    package struct Name: Sendable, Equatable {
        /// The name.
        package let text: String
        /// The line of the last fence in front that declares it; `nil` where none does.
        package let earlierLine: Int?
        /// The line of the first fence behind that declares it; `nil` where none does.
        package let laterLine: Int?
        /// The module that would give it, which was tried; `nil` where none does.
        package internal(set) var module: String?
    }

    /// What is wrong with a fence.
    package struct Fault: Sendable, Equatable {
        /// The first thing that is.
        package let sentence: Diagnostic
        /// How many more things the compiler says are wrong.
        package let others: Int
        /// What stood in front when it said so, where that was not the fence alone.
        package internal(set) var behind: Mend?
        /// What mends it; `nil` where nothing that was tried does.
        package internal(set) var mend: Mend?
    }

    /// A change with which a fence was compiled and run again.
    package struct Mend: Sendable, Equatable {
        /// The fences whose code was put in front, in their order.
        package let after: [Neighbour]
        /// The modules that were imported.
        package let imports: [String]
        /// The language mode, where it was another one.
        package let languageMode: SwiftBuild.LanguageMode?
        /// How it ended then, as the rest of a sentence, where it was not as it should be.
        package internal(set) var ending: String?
    }

    /// Another fence of the same file.
    package struct Neighbour: Sendable, Equatable {
        /// The line on which it opens.
        package let line: Int
        /// Its name, where its author gave it one.
        package let name: SnippetID?
    }
}
