func answer() async -> String {
    await withCheckedContinuation { _ in
        print("asked")
    }
}

let waiting = Task(name: "waiting") { print("got", await answer()) }
try await Task.sleep(for: .milliseconds(150))
print("the program ends")
