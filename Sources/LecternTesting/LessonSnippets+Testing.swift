// Where Testing is not there, as in a build with `--static-swift-stdlib`, there is nothing in here: a
// package that has this library among its products must still build as a whole.
#if canImport(Testing)
    public import Testing

    extension LessonSnippets {
        /// Verifies one snippet, and records an issue for everything that is wrong with it.
        ///
        /// A snippet for which this machine lacks something (`min-swift`, `platform`, the program that
        /// runs another language) does not fail: its case is cancelled, with the reason, where Swift
        /// Testing can do that (from 6.3 on), and passes where it cannot.
        ///
        /// - Parameters:
        ///   - snippet: one of ``all``; any other fails.
        ///   - sourceLocation: where an issue is recorded that has no place in the course.
        /// - Throws: only what tells Swift Testing that the case is cancelled.
        public func verify(
            _ snippet: LessonSnippet, sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let findings: CheckOnce.Findings
            do {
                findings = try await check.findings()
            } catch {
                CheckOnce.words(for: error).record(at: sourceLocation)
                return
            }
            if findings.isEmpty {
                for issue in findings.course { issue.record(at: sourceLocation) }
                return
            }
            switch findings.verdicts[snippet.name] {
            case .checked(let issues):
                for issue in issues { issue.record(at: sourceLocation) }
            case .unchecked(let reason):
                try Self.cancel(reason, sourceLocation)
            case nil where all.contains(snippet):
                try Self.cancel("it was not run here; verifyCourse() says why", sourceLocation)
            case nil:
                LessonIssue("there is no snippet ‘\(snippet.name)’").record(at: sourceLocation)
            }
        }

        /// Verifies what no snippet is to blame for, and records an issue for everything that is wrong:
        /// settings, links, fences, damaged recordings, a course that has nothing to verify, and a name
        /// in `LECTERN_ONLY` that nothing has.
        ///
        /// Warnings are recorded as warnings where Swift Testing knows such issues (from 6.3 on), and
        /// are passed over where it does not.
        ///
        /// - Parameter sourceLocation: where an issue is recorded that has no place in the course.
        public func verifyCourse(sourceLocation: SourceLocation = #_sourceLocation) async {
            do {
                for issue in try await check.findings().course { issue.record(at: sourceLocation) }
            } catch {
                CheckOnce.words(for: error).record(at: sourceLocation)
            }
        }

        private static func cancel(_ reason: String, _ sourceLocation: SourceLocation) throws {
            #if compiler(>=6.3)
                try Test.cancel(Comment(rawValue: reason), sourceLocation: sourceLocation)
            #endif
        }
    }

    extension LessonIssue {
        /// Records it for the test that runs, at its own place or else at the one given.
        func record(at otherwise: SourceLocation) {
            let location = place?.sourceLocation ?? otherwise
            let comment = Comment(rawValue: text)
            guard isWarning else {
                Issue.record(comment, sourceLocation: location)
                return
            }
            #if compiler(>=6.3)
                Issue.record(comment, severity: .warning, sourceLocation: location)
            #endif
        }
    }

    extension LessonIssue.Place {
        /// The place as Swift Testing takes it.
        ///
        /// A file's name must there begin with a module's. The folder in which the file lies is in its
        /// place: what is shown of it is the file.
        fileprivate var sourceLocation: SourceLocation {
            let names = path.split(separator: "/").suffix(2)
            return SourceLocation(
                fileID: names.count == 2 ? names.joined(separator: "/") : "content/\(path)",
                filePath: path, line: line, column: column)
        }
    }
#endif
