struct Withered: Error {}

func water(_ plant: String) async throws -> String {
    try await Task.sleep(for: .milliseconds(100))
    if plant == "fern" { throw Withered() }
    return plant + " is watered"
}

@main
struct Greenhouse {
    static func main() async {
        do {
            print(try await water("kale"))
            print(try await water("fern"))
        } catch {
            print("sorry:", error)
        }
    }
}
