import CourseModel

/// Decides which programs of a lesson are linked into one file.
///
/// Linking takes longer than compiling a small program. But what stands in one file with a program can
/// change it: only what was seen to change nothing is put together, and everything else stands alone.
enum LinkGroups {
    /// A compiled program that is to be linked.
    struct Candidate: Sendable {
        /// Which of the lesson's programs it is.
        let index: Int
        /// The name of its module, under which it is found in a common file.
        let moduleName: String
        /// What its object file holds; `nil` where that could not be read.
        let object: ObjectFile?
        /// The language mode, which the runtime may ask for.
        let languageMode: SwiftBuild.LanguageMode
        /// Whether packages are linked with it.
        var importsPackages = false
        /// Whether it is linked in a way of its own: with flags, or with a sanitizer.
        let isBuiltApart: Bool
    }

    /// Programs that are linked together; one by itself is linked alone.
    struct Group: Sendable, Equatable {
        /// The programs.
        let indices: [Int]
        /// Why it is a single one; `nil` for several.
        let reason: AloneReason?
    }

    /// The groups, in the order of their first programs.
    static func make(_ candidates: [Candidate]) -> [Group] {
        var reasons: [AloneReason?] = candidates.map(reasonOfItsOwn)
        refuseBorrowing(candidates, reasons: &reasons)
        var groups: [Growing] = []
        for (candidate, reason) in zip(candidates, reasons) {
            let words = Set(candidate.object?.linkerWords ?? [])
            let place = groups.firstIndex { group in
                reason == nil && group.reason == nil && group.words == words
                    && group.languageMode == candidate.languageMode
                    && group.importsPackages == candidate.importsPackages
                    && !group.names.contains(candidate.moduleName)
            }
            if let place {
                groups[place].indices.append(candidate.index)
                groups[place].names.insert(candidate.moduleName)
            } else {
                groups.append(
                    Growing(
                        words: words, languageMode: candidate.languageMode,
                        importsPackages: candidate.importsPackages,
                        names: [candidate.moduleName], indices: [candidate.index], reason: reason))
            }
        }
        return groups.map { group in
            let isAlone = group.indices.count == 1
            return Group(
                indices: group.indices, reason: isAlone ? group.reason ?? .noneAlike : nil)
        }
    }

    private struct Growing {
        let words: Set<String>
        let languageMode: SwiftBuild.LanguageMode
        let importsPackages: Bool
        var names: Set<String>
        var indices: [Int]
        let reason: AloneReason?
    }

    private static func reasonOfItsOwn(_ candidate: Candidate) -> AloneReason? {
        guard let object = candidate.object else { return .unreadableObject }
        if candidate.isBuiltApart { return .builtApart }
        if !object.exportedNames.isEmpty { return .exportsNames }
        if object.hasRetroactiveConformance { return .retroactiveConformance }
        if object.looksUpTypes { return .looksUpTypes }
        return nil
    }

    /// Programs that name what only a neighbour defines, which fails by hand, stand alone too.
    private static func refuseBorrowing(
        _ candidates: [Candidate], reasons: inout [AloneReason?]
    ) {
        var owners: [String: Int] = [:]
        for (position, candidate) in candidates.enumerated() where reasons[position] == nil {
            for name in candidate.object?.definedNames ?? [] { owners[name] = position }
        }
        for (position, candidate) in candidates.enumerated() where reasons[position] == nil {
            let isBorrowing = (candidate.object?.undefinedNames ?? []).contains { name in
                owners[name] != nil && owners[name] != position
            }
            if isBorrowing { reasons[position] = .borrowsNames }
        }
    }
}

/// Why a program is linked alone.
package enum AloneReason: String, Sendable, Hashable, CaseIterable {
    /// No other program of its lesson needs the same libraries.
    case noneAlike = "no other needs the same libraries"
    /// It has flags or a sanitizer.
    case builtApart = "flags or a sanitizer"
    /// It defines names that C could call.
    case exportsNames = "exports C names"
    /// It makes others' types conform to others' protocols.
    case retroactiveConformance = "a retroactive conformance"
    /// It asks for types by their names, and would find a neighbour's.
    case looksUpTypes = "looks up types by name"
    /// It expects names that only a neighbour defines.
    case borrowsNames = "needs a neighbour's names"
    /// Its object file is of a kind that Lectern cannot read.
    case unreadableObject = "an object file of another kind"
    /// The linker refused the whole group.
    case groupRefused = "the linker refused them together"
}
