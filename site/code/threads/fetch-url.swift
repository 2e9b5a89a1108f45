import Foundation

let fetchTime = Duration.milliseconds(200)

func fetchURL(_ url: String) -> String {
    Thread.sleep(forTimeInterval: fetchTime / .seconds(1))
    return "<html>\(url)</html>"
}

print(fetchURL("https://www.example.com"))
