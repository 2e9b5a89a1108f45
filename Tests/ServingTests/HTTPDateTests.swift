import Testing

@testable import Serving

@Suite("Moments as answers tell them")
struct HTTPDateTests {
    @Test(
        "They have the form of RFC 9110, 5.6.7",
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        ])
    func text(seconds: Int, text: String) {
        #expect(HTTPDate.text(of: seconds) == text)
    }
}
