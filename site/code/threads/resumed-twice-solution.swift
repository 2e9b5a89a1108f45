struct NotFound: Error {}

func load(_ name: String, done: (String?, (any Error)?) -> Void) {
    if name == "kale" { done("page kale", nil) } else { done(nil, NotFound()) }
}

func load(_ name: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
        load(name) { page, error in
            if let error {
                continuation.resume(throwing: error)
            } else {
                continuation.resume(returning: page ?? "")
            }
        }
    }
}

for name in ["kale", "rocket"] {
    do { print(try await load(name)) } catch { print(name, "failed:", error) }
}
