package import CourseLoading
package import CourseModel
import Execution
import Planning
import Recordings

/// Finds the snippets that a change of a course touches.
package enum ChangedSnippets {
    /// The snippets of a course whose program, contract, output fence or recording is another than in an
    /// earlier state of it.
    ///
    /// A snippet that has only moved, or that another name made by counting has, is not touched. In a
    /// course with packages, every one that imports anything counts as touched.
    package static func between(
        _ earlier: CourseFiles, and now: CourseFiles
    ) -> Set<SnippetReference> {
        between(CourseLoader.load(earlier), and: CourseLoader.load(now))
    }

    /// The same for files that were read already.
    static func between(
        _ earlier: CourseLoader.Result, and now: CourseLoader.Result
    ) -> Set<SnippetReference> {
        let old = State(earlier)
        let new = State(now)
        let hasPackages = !now.course.settings.packages.isEmpty
        return Set(
            new.programs.filter { program in
                // What has become of a package is not looked at here: the cache knows what still holds.
                if hasPackages, program.recipe.swift != nil,
                    ImportedModules.areNamed(in: program.recipe.text)
                {
                    return true
                }
                return !old.programs(like: program).contains { other in
                    other.recipe == program.recipe
                        && other.contractWords == program.contractWords
                        && other.requirement == program.requirement
                        && other.outputFence?.text == program.outputFence?.text
                        && old.recording(of: other) == new.recording(of: program)
                }
            }
            .map(\.reference))
    }

    private struct State {
        let programs: [Program]
        /// By what equal programs have in common and few others.
        private let likes: [Likeness: [Program]]
        private let recordings: MatchedRecordings

        private struct Likeness: Hashable {
            let lesson: LessonID
            let text: String

            init(_ program: Program) {
                lesson = program.reference.lesson
                text = program.recipe.text
            }
        }

        init(_ loaded: CourseLoader.Result) {
            programs = Planner.plan(loaded.course).programs
            likes = Dictionary(grouping: programs, by: Likeness.init)
            recordings = MatchedRecordings(programs: programs, recordings: loaded.recordings)
        }

        /// The programs of the same lesson that can be the same.
        func programs(like program: Program) -> [Program] { likes[Likeness(program)] ?? [] }

        /// What is recorded of a program, its name left out.
        func recording(of program: Program) -> [Observation]? {
            recordings[program]?.observations
        }
    }
}
