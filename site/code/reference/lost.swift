struct Refused: Error {}

func fetch(_ page: String, after pause: Duration = .milliseconds(20)) async throws -> String {
    try await Task.sleep(for: pause)
    return "page " + page
}

func fail() async throws -> String { throw Refused() }
let task = Task { print(try await fetch("A", after: .seconds(5))) }
print("main ends; cancelled:", task.isCancelled)
