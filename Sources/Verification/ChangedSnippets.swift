package import CourseLoading
package import CourseModel
import Planning

/// Finds the snippets that a change of a course touches.
package enum ChangedSnippets {
    /// The snippets of a course whose program, contract, output fence or recording is another than in an
    /// earlier state of it.
    ///
    /// A snippet that has only moved, or that another name made by counting has, is not touched.
    package static func between(
        _ earlier: CourseFiles, and now: CourseFiles
    ) -> Set<SnippetReference> {
        let old = State(earlier)
        let new = State(now)
        return Set(
            new.programs.filter { program in
                !(old.programsByLesson[program.reference.lesson] ?? []).contains { other in
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
        let programsByLesson: [LessonID: [Program]]
        private let recordings: [LessonID: LessonRecordings]

        init(_ files: CourseFiles) {
            let loaded = CourseLoader.load(files)
            programs = Planner.plan(loaded.course).programs
            programsByLesson = Dictionary(grouping: programs, by: \.reference.lesson)
            recordings = loaded.recordings
        }

        /// What is recorded of a program, its name left out.
        func recording(of program: Program) -> [Observation]? {
            let recording =
                recordings[program.reference.lesson]?.recordings[program.reference.snippet]
            return recording?.observations
        }
    }
}
