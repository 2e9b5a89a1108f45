import CourseModel
import Testing

@testable import Execution

@Suite("What is linked together")
struct LinkGroupsTests {
    private static func object(
        words: [String] = ["-lswiftCore"], exported: Set<String> = [], defined: Set<String> = [],
        undefined: Set<String> = [], isRetroactive: Bool = false
    ) -> ObjectFile {
        ObjectFile(
            linkerWords: words, exportedNames: exported, definedNames: defined,
            undefinedNames: undefined, hasRetroactiveConformance: isRetroactive)
    }

    private static func candidate(
        _ index: Int, _ object: ObjectFile? = object(), name: String? = nil,
        mode: SwiftBuild.LanguageMode = .swift6, isBuiltApart: Bool = false
    ) -> LinkGroups.Candidate {
        LinkGroups.Candidate(
            index: index, moduleName: name ?? "m\(index)", object: object, languageMode: mode,
            isBuiltApart: isBuiltApart)
    }

    @Test("Equal ones stand together, in their order")
    func together() {
        #expect(
            LinkGroups.make((0..<3).map { Self.candidate($0) })
                == [.init(indices: [0, 1, 2], reason: nil)])
        #expect(LinkGroups.make([]) == [])
        #expect(LinkGroups.make([Self.candidate(7)]) == [.init(indices: [7], reason: .noneAlike)])
    }

    @Test(
        "What could change a neighbour stands alone",
        arguments: [
            (candidate(1, nil), .unreadableObject), (candidate(1, isBuiltApart: true), .builtApart),
            (candidate(1, object(exported: ["tea"])), .exportsNames),
            (candidate(1, object(isRetroactive: true)), .retroactiveConformance),
            (candidate(1, object(words: ["-lFoundation"])), .noneAlike),
            (candidate(1, mode: .swift5), .noneAlike), (candidate(1, name: "m0"), .noneAlike),
            (candidate(1, object(undefined: ["$s2m0"])), .borrowsNames),
        ] as [(LinkGroups.Candidate, AloneReason)])
    func alone(candidate: LinkGroups.Candidate, reason: AloneReason) {
        let others = [
            Self.candidate(0, Self.object(defined: ["$s2m0"], undefined: ["$sSS", "$s2m0"])),
            Self.candidate(2),
        ]
        #expect(
            LinkGroups.make([others[0], candidate, others[1]])
                == [.init(indices: [0, 2], reason: nil), .init(indices: [1], reason: reason)])
    }

    @Test("The order of a library's words does not tell programs apart")
    func words() {
        let groups = LinkGroups.make([
            Self.candidate(0, Self.object(words: ["-la", "-lb"])),
            Self.candidate(1, Self.object(words: ["-lb", "-la", "-la"])),
        ])
        #expect(groups == [.init(indices: [0, 1], reason: nil)])
    }

    @Test("Each language mode and each set of libraries has a group of its own")
    func groups() {
        let groups = LinkGroups.make([
            Self.candidate(0), Self.candidate(1, mode: .swift5),
            Self.candidate(2, Self.object(words: ["-lm"])), Self.candidate(3, mode: .swift5),
            Self.candidate(4), Self.candidate(5, Self.object(words: ["-lm"])),
            Self.candidate(6, name: "m0"), Self.candidate(7, name: "m0"),
        ])
        #expect(
            groups == [
                .init(indices: [0, 4], reason: nil), .init(indices: [1, 3], reason: nil),
                .init(indices: [2, 5], reason: nil), .init(indices: [6], reason: .noneAlike),
                .init(indices: [7], reason: .noneAlike),
            ])
    }
}
