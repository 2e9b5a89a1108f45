enum Trouble: Equatable { case hang, status(Int) }
struct HTTPError: Error { let status: Int }

actor PretendAPI {
    private var troubles: [Int: [Trouble]], inside = 0
    private(set) var calls = 0, answered = 0, rejected = 0
    init(_ troubles: [Int: [Trouble]] = [:]) { self.troubles = troubles }

    func ask(_ question: Int) async throws -> String {
        calls += 1
        guard inside < 3 else { rejected += 1; throw HTTPError(status: 429) }
        inside += 1
        defer { inside -= 1 }
        let trouble = troubles[question]?.popLast()
        try await Task.sleep(for: trouble == .hang ? .seconds(60) : .milliseconds(100))
        if case .status(let status) = trouble { throw HTTPError(status: status) }
        answered += 1
        return "answer \(question)"
    }
}
typealias Answer = Result<String, any Error>
func askMany(
    _ questions: ClosedRange<Int>, limit: Int,
    _ ask: @escaping @Sendable (Int) async throws -> String
) async -> [Answer] {
    await withTaskGroup(of: (Int, Answer).self) { group in
        var answers: [Int: Answer] = [:]
        for (index, question) in questions.enumerated() {
            if index >= limit, let (q, answer) = await group.next() {
                answers[q] = answer
            }
            group.addTask {
                do { return (question, .success(try await ask(question))) }
                catch { return (question, .failure(error)) }
            }
        }
        for await (q, answer) in group { answers[q] = answer }
        return questions.map { answers[$0]! }
    }
}
import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A web server on this machine: it takes 100 ms for an answer, has a thread for each call, and is too busy for question 4.
final class LocalServer: Sendable {
    let url: URL

    init() {
        #if os(Linux)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let listener = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian  // 127.0.0.1, and any free port
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(bind(listener, $0, size) == 0 && getsockname(listener, $0, &size) == 0)
            }
        }
        precondition(listen(listener, 64) == 0)
        url = URL(string: "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))")!
        Thread { [self] in
            while case let call = accept(listener, nil, nil), call >= 0 {
                Thread { self.answer(call) }.start()
            }
        }.start()
    }

    private func answer(_ call: Int32) {
        defer { close(call) }
        var buffer = [UInt8](repeating: 0, count: 8192)
        let count = recv(call, &buffer, buffer.count, 0)
        guard count > 0 else { return }
        let path = String(decoding: buffer[..<count], as: UTF8.self).split(separator: " ")[1]
        Thread.sleep(forTimeInterval: 0.1)
        let busy = path == "/question/4"
        let body = busy ? "<h1>Service Unavailable</h1>" : "answer to \(path)"
        let text = "HTTP/1.1 \(busy ? "503 Service Unavailable" : "200 OK")\r\n"
            + "Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
        _ = send(call, text, text.utf8.count, 0)
    }
}

func show(_ results: [Result<String, any Error>]) {
    for result in results {
        switch result {
        case .success(let answer): print(answer)
        case .failure(let error): print("failed:", error)
        }
    }
}

// region client
struct Client: Sendable {
    let base: URL

    func ask(_ question: Int) async throws -> String {
        let url = base.appending(path: "question/\(question)")
        var request = URLRequest(url: url)
        request.timeoutInterval = 5
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard status == 200 else { throw HTTPError(status: status) }
        return String(decoding: data, as: UTF8.self)
    }
}

let client = Client(base: LocalServer().url)
show(await askMany(1...6, limit: 3) { try await client.ask($0) })

let fourth = client.base.appending(path: "question/4")
let (page, _) = try await URLSession.shared.data(from: fourth)
print("without a look at the status:", String(decoding: page, as: UTF8.self))
// endregion
