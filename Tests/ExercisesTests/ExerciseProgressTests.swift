import CourseModel
import Exercises
import Testing

@Suite("What is remembered of exercises")
struct ExerciseProgressTests {
    @Test("It is read as it was written")
    func roundTrip() throws {
        var progress = ExerciseProgress(content: "../content")
        let (first, second) = (
            try #require(ExerciseReference("plants/watering")),
            try #require(ExerciseReference("beds/digging"))
        )
        progress.hints[first] = 2
        progress.solved = [second: ExerciseProgress.digest(of: "print(1)")]
        #expect(try ExerciseProgress(bytes: progress.bytes) == progress)
    }

    @Test(
        "A damaged file, and one of a later version, are told apart",
        arguments: [
            ("", .unreadable), ("{}", .unreadable), (#"{"format": 2}"#, .later),
            (#"{"format": 1, "content": 3, "exercises": []}"#, .unreadable),
            (
                #"{"format": 1, "content": "c", "exercises": [{"name": "x", "hints": 0, "solved": "a"}]}"#,
                .unreadable
            ),
        ] as [(String, ExerciseProgress.Damage)])
    func damage(text: String, damage: ExerciseProgress.Damage) {
        #expect(throws: damage) { try ExerciseProgress(bytes: Array(text.utf8)) }
    }
}

@Suite("Names of exercises")
struct ExerciseReferenceTests {
    @Test("A name is a lesson's and an exercise's, and nothing else is one")
    func names() {
        #expect(ExerciseReference("plants/watering")?.description == "plants/watering")
        for wrong in ["", "watering", "plants/", "/watering", "a/b/c", "A/b", "../x"] {
            #expect(ExerciseReference(wrong) == nil)
        }
    }
}
