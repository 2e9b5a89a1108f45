package import CourseModel

/// The files in which learners work on the exercises of a course, by path relative to the folder.
package struct ExerciseFolder: Sendable, Equatable {
    /// What learners work in, and what it needs when it runs: never written where something is.
    package private(set) var work: [String: [UInt8]] = [:]
    /// What is written anew whenever the exercises are: readmes, and the manifest for editors.
    package private(set) var guides: [String: [UInt8]] = [:]
    /// The path of the program that belongs to each exercise.
    package private(set) var places: [ExerciseReference: String] = [:]

    /// The files of a course's exercises.
    ///
    /// - Parameters:
    ///   - programs: all programs of the course.
    ///   - content: the path from the folder to the course's.
    package init(of course: Course, programs: [Program], content: String) {
        let planned = Dictionary(
            programs.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
        var package = ExercisePackage()
        for exercise in course.exercises {
            guard let starter = planned[exercise.reference(to: exercise.starter)] else { continue }
            let runner = course.runner(of: exercise.starter)
            let file = ProgramFile(of: starter, runner: runner)
            let folder = exercise.reference.description
            let settings = exercise.solution.request.settings
            for companion in settings.files {
                work["\(folder)/\(companion.name)"] = companion.contents
            }
            let path = ProgramFile.path(of: exercise, named: file.name)
            work[path] = file.bytes
            places[exercise.reference] = path
            let guide = ExerciseGuide(exercise: exercise, file: file, content: "../../\(content)")
            guides["\(folder)/\(ExerciseGuide.name)"] = Array(guide.text.utf8)
            if runner == nil {
                let companions = settings.files.map(\.name).filter { $0 != file.name }
                package.add(exercise, others: [ExerciseGuide.name] + companions)
            }
        }
        guard !guides.isEmpty else { return }
        guides[ExerciseGuide.name] = Array(ExerciseGuide.overview(of: course).utf8)
        if !package.isEmpty { guides["Package.swift"] = Array(package.manifest.utf8) }
    }
}
