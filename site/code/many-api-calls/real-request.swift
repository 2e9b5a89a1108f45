import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

func fetchURL(_ url: URL) async throws -> String {
    let (data, response) = try await URLSession.shared.data(from: url)
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    guard status == 200 else { throw URLError(.badServerResponse) }
    return String(decoding: data, as: UTF8.self)
}
