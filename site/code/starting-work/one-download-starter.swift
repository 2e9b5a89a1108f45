import Synchronization

let downloads = Atomic(0)

func download() async throws -> String {
    downloads.add(1, ordering: .sequentiallyConsistent)
    try await Task.sleep(for: .milliseconds(100))
    return "the page"
}

func read(_ reader: String) async throws -> String {
    let page = try await download()
    return "\(reader) reads \(page)"
}

async let a = read("Ada")
async let b = read("Ben")
async let c = read("Cleo")
for line in try await [a, b, c] { print(line) }
print("downloads:", downloads.load(ordering: .sequentiallyConsistent))
