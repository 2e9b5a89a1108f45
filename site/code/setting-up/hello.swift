print("Swift 6 mode:", isSwift6)
try await Task.sleep(for: .milliseconds(100))
print("hello")

var isSwift6: Bool {
    #if swift(>=6)
    true
    #else
    false
    #endif
}
