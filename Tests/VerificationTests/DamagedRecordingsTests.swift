import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import Verification

@Suite("Recordings that cannot be used")
struct DamagedRecordingsTests {
    /// Two lessons, all of whose snippets are recorded.
    private static let bench: Bench = {
        var bench = Bench(snippets: [("k", ""), ("l", "")])
        bench.lessons["02-b.md"] = Bench.fence("id=x")
        return bench.recorded()
    }()

    private static let data = "recordings/a.data.json"
    private static let text = "recordings/a/k.txt"

    /// Something that a hand or a merge did to the recordings of the first lesson.
    struct Damage: Sendable, CustomTestStringConvertible {
        let name: String
        let path: String
        let contents: String
        let summary: String

        var testDescription: String { name }
    }

    static let ofTexts = [
        Damage(
            name: "another text", path: text, contents: "2\n",
            summary: "this recording was changed by hand"),
        Damage(
            name: "conflict in the text", path: text,
            contents: "<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> x\n",
            summary: "a merge left its marks in this recording"),
    ]

    static let ofData = [
        Damage(
            name: "half the data", path: data, contents: "{\"format\": 2",
            summary: "this is no recording: it is no JSON"),
        Damage(
            name: "conflict in the data", path: data, contents: "<<<<<<< HEAD\n{}\n>>>>>>> x\n",
            summary: "a merge left its marks in this recording"),
        Damage(
            name: "other format", path: data, contents: "{\"format\": 1}",
            summary: "this recording has format 1, and this version reads 2"),
    ]

    private static func damaged(_ damage: Damage) -> Bench {
        var bench = bench
        bench.recordings[damage.path] = damage.contents
        return bench
    }

    @Test(
        "Damage is one error, whatever is done with the course, and nothing else is said of it",
        arguments: ofTexts + ofData, [CheckOptions.Purpose.record, .compare, .replay])
    func reported(damage: Damage, purpose: CheckOptions.Purpose) {
        let check = Self.damaged(damage).check([:], .init(purpose: purpose))
        #expect(check.brief == ["content/\(damage.path) damaged-recording"])
        #expect(check.diagnostics.map(\.summary) == [damage.summary])
    }

    @Test("Accepting everything, the lesson or the snippet mends a text", arguments: ofTexts)
    func mendedText(damage: Damage) {
        for names in [[], ["a"], ["a/k"]] {
            let bench = Self.damaged(damage)
            let check = bench.check([:], .init(purpose: .accept(rewordings: false), names: names))
            #expect(check.brief == [])
            #expect(check.acceptances.map(\.difference.summary) == ["‘a/k’ is recorded anew"])
            #expect(bench.keeping(check).recordings == Self.bench.recordings)
        }
    }

    @Test("Accepting everything or the lesson mends data", arguments: ofData)
    func mendedData(damage: Damage) {
        for names in [[], ["a"]] {
            let bench = Self.damaged(damage)
            let check = bench.check([:], .init(purpose: .accept(rewordings: false), names: names))
            #expect(check.brief == [])
            #expect(check.acceptances.map(\.snippet.description) == ["a/k", "a/l"])
            #expect(bench.keeping(check).recordings == Self.bench.recordings)
        }
    }

    @Test(
        "Accepting a part of a lesson that is damaged elsewhere too is an error, and of other lessons it is told"
    )
    func acceptedElsewhere() {
        func brief(_ damage: Damage, _ name: String) -> [String] {
            Self.damaged(damage).check(
                [:], .init(purpose: .accept(rewordings: false), names: [name])
            ).brief
        }
        for damage in Self.ofTexts {
            #expect(brief(damage, "a/l") == ["content/\(Self.text) damaged-recording"])
        }
        for damage in Self.ofTexts + Self.ofData {
            #expect(brief(damage, "b") == ["content/\(damage.path) damaged-recording (warning)"])
        }
        for damage in Self.ofData {
            #expect(brief(damage, "a/l") == ["content/\(damage.path) damaged-recording"])
        }
    }

    @Test("A text that is not its data's is no error where the program has changed: it is recorded")
    func killedBuild() {
        var bench = Self.damaged(Self.ofTexts[0])
        bench.lessons["01-a.md"] = Bench.fence("id=k", "print(2)") + Bench.fence("id=l")
        let check = bench.check(["a/k": Bench.prints("2")])
        #expect(check.brief == [])
        #expect(check.recorded["a/k"] == ["2"])
    }

    @Test("What is absent keeps its sound recording beside a damaged one")
    func absentBesideDamage() {
        let bench = Self.damaged(Self.ofTexts[0])
        let check = bench.check(
            [:], .init(purpose: .accept(rewordings: false), absent: ["a/l"]))
        #expect(check.brief == [])
        #expect(bench.keeping(check).recordings == Self.bench.recordings)
    }

    @Test("A damaged recording of a program that fails is the failure's, and the rest is recorded")
    func damagedAndFailing() {
        let bench = Self.damaged(Self.ofTexts[0])
        let check = bench.check(
            ["a/k": Bench.prints("1", ending: .exit(1))], .init(purpose: .compare))
        #expect(
            check.diagnostics.map(\.id.rawValue).sorted() == ["damaged-recording", "wrong-exit"])
    }

    // MARK: Orphans

    @Test(
        "The recording of a snippet that is gone is an error of a comparison, and goes in a build")
    func orphan() {
        var bench = Self.bench
        bench.lessons["01-a.md"] = Bench.fence("id=l")
        for purpose in [CheckOptions.Purpose.compare, .replay] {
            let check = bench.check([:], .init(purpose: purpose))
            #expect(check.brief == ["content/recordings/a/k.txt orphan-recording"])
            #expect(check.diagnostics.first?.help == "lectern build removes it")
        }
        for purpose in [CheckOptions.Purpose.record, .accept(rewordings: false)] {
            let check = bench.check([:], .init(purpose: purpose))
            #expect(check.brief == [])
            #expect(
                bench.keeping(check).recordings.keys.sorted() == [
                    "recordings/a.data.json", "recordings/a/l.txt", "recordings/b.data.json",
                    "recordings/b/x.txt",
                ])
        }
    }

    @Test("The recordings of a lesson that is gone go with it")
    func orphanedLesson() {
        var bench = Self.bench
        bench.lessons["02-b.md"] = nil
        #expect(
            bench.check([:], .init(purpose: .compare)).brief
                == ["content/recordings/b/x.txt orphan-recording"])
        #expect(bench.check([:], .init(purpose: .compare, names: ["a"])).brief == [])
        let kept = bench.keeping(bench.check()).recordings.keys
        #expect(!kept.contains { $0.hasPrefix("recordings/b") })
    }

    @Test("A text without data is an error of a comparison, a warning of a build, and left alone")
    func textWithoutData() {
        var bench = Self.bench
        bench.recordings["recordings/a/gone.txt"] = "mine\n"
        let place = "content/recordings/a/gone.txt orphan-recording"
        #expect(bench.check([:], .init(purpose: .compare)).brief == [place])
        #expect(bench.check().brief == ["\(place) (warning)"])
        #expect(bench.keeping(bench.check()).recordings == bench.recordings)
    }

    @Test("A text without data of a snippet that shows the same is a build that was killed")
    func textBeforeData() {
        var bench = Self.bench
        bench.lessons["01-a.md"]? += Bench.fence("id=new", "print(3)")
        let whole = bench.keeping(bench.check()).recordings
        bench.recordings["recordings/a/new.txt"] = "1\n"
        #expect(bench.check([:], .init(purpose: .compare)).brief == ["a/new not-recorded"])
        let check = bench.check()
        #expect(check.brief == [])
        #expect(bench.keeping(check).recordings == whole)
    }

    @Test("A text without data of a snippet that shows something else, or nothing here, is damaged")
    func otherTextWithoutData() {
        var bench = Self.bench
        bench.lessons["01-a.md"]? += Bench.fence("id=new", "print(3)")
        bench.recordings["recordings/a/new.txt"] = "mine\n"
        let damage = ["content/recordings/a/new.txt damaged-recording"]
        for purpose in [CheckOptions.Purpose.record, .compare, .replay] {
            #expect(bench.check([:], .init(purpose: purpose)).brief == damage, "\(purpose)")
        }
        #expect(bench.check([:], .init(absent: ["a/new"])).brief == damage)
        let check = bench.check([:], .init(purpose: .accept(rewordings: false)))
        #expect(check.brief == [])
        let shown = check.acceptances.map(\.difference.quotation)
        #expect(shown == [["--- what was there", "+++ now", "-mine", "+1"]])
    }

    @Test("Data without their text are written whole again where the program shows the same")
    func missingText() {
        var bench = Self.bench
        bench.recordings[Self.text] = nil
        #expect(bench.check([:], .init(purpose: .compare)).brief == ["a/k not-recorded"])
        let check = bench.check()
        #expect(check.brief == [])
        #expect(bench.keeping(check).recordings[Self.text] == Self.bench.recordings[Self.text])
    }

    @Test(
        "Data without their text of a program that shows something else, or nothing here, are damaged"
    )
    func lostText() {
        var bench = Self.bench
        bench.recordings[Self.text] = nil
        let damage = ["content/\(Self.text) damaged-recording"]
        let other = ["a/k": Bench.prints("other")]
        for purpose in [CheckOptions.Purpose.record, .compare] {
            #expect(bench.check(other, .init(purpose: purpose)).brief == damage, "\(purpose)")
            let absent = bench.check([:], .init(purpose: purpose, absent: ["a/k"]))
            #expect(absent.brief == damage, "\(purpose)")
        }
        #expect(bench.check([:], .init(purpose: .replay)).brief == damage)
        #expect(bench.check(other, .init(purpose: .accept(rewordings: false))).brief == [])
    }

    @Test("Where several are damaged, the help names what mends them together")
    func several() {
        var bench = Self.bench
        for id in ["k", "l"] { bench.recordings["recordings/a/\(id).txt"] = "mine\n" }
        let helps = bench.check().diagnostics.map(\.help)
        #expect(
            helps
                == Array(
                    repeating: "lectern accept a records them anew; or take them back from version "
                        + "control", count: 2))
    }

    @Test("Data without a text of a snippet that is gone are an orphan")
    func orphanedData() {
        var bench = Self.bench
        bench.recordings[Self.text] = nil
        bench.lessons["01-a.md"] = Bench.fence("id=l")
        #expect(
            bench.check([:], .init(purpose: .compare)).brief == [
                "content/recordings/a.data.json orphan-recording"
            ])
    }

    @Test("While anything else is wrong, nobody knows what is of no snippet")
    func unknownOrphans() {
        var bench = Self.bench
        bench.lessons["01-a.md"] = Bench.fence("id=l") + Bench.fence("id=K")
        #expect(
            bench.check([:], .init(purpose: .compare)).diagnostics.map(\.id.rawValue)
                == ["invalid-word-value"])
    }

    @Test("What is skipped now has no recording any more")
    func skippedNow() {
        var bench = Self.bench
        bench.lessons["01-a.md"] = Bench.fence("id=k skip=why") + Bench.fence("id=l")
        #expect(
            bench.check([:], .init(purpose: .compare)).brief
                == ["content/recordings/a/k.txt orphan-recording"])
        #expect(bench.check().recorded.keys.sorted() == ["a/l", "b/x"])
    }
}
