import CourseModel
import Foundation

@testable import Execution

/// A language server of a few lines of Python, which does one thing wrong, or none.
enum ServerScript: String, CaseIterable {
    case right, hangsAtOnce, hangsLater, diesAtOnce, diesLater, writesGarbage, saysNoWords
    case answersBackwards, asksBack, refusesOne, floodsErrors

    /// Its text; words are told of every run of letters, as variables.
    private var text: String {
        """
        #!/usr/bin/python3
        import json, re, sys, time
        mode = "\(rawValue)"
        def send(value):
            body = json.dumps(value).encode()
            sys.stdout.buffer.write(b"Content-Length: %d\\r\\n\\r\\n" % len(body) + body)
            sys.stdout.buffer.flush()
        def read():
            length = 0
            while True:
                line = sys.stdin.buffer.readline().strip()
                if not line: break
                length = int(line.split(b":")[1])
            return json.loads(sys.stdin.buffer.read(length))
        if mode == "hangsAtOnce": time.sleep(1000)
        if mode == "diesAtOnce": sys.exit(3)
        if mode == "floodsErrors": sys.stderr.write("x" * 100000)
        text, held = "", []
        def answer(value):
            if mode != "answersBackwards":
                send(value)
                return
            held.append(value)
            if held[0].get("expected", 1) <= len(held):
                for one in reversed(held): send(one)
                held.clear()
        while True:
            message = read()
            method, id = message["method"], message.get("id")
            if method == "initialize":
                if mode == "asksBack":
                    send({"jsonrpc": "2.0", "id": "q", "method": "workspace/configuration"})
                    assert read()["id"] == "q"
                legend = {"tokenTypes": ["variable"], "tokenModifiers": []}
                provider = {"semanticTokensProvider": {"legend": legend}}
                if mode == "saysNoWords": provider = {}
                send({"jsonrpc": "2.0", "id": id, "result": {"capabilities": provider}})
            elif method == "textDocument/didOpen":
                text = message["params"]["textDocument"]["text"]
                if "poison" in text:
                    if mode == "hangsLater": time.sleep(1000)
                    if mode == "diesLater": sys.exit(3)
                    if mode == "writesGarbage":
                        print("this is no message")
                        sys.stdout.flush()
            elif method == "textDocument/semanticTokens/full":
                if mode == "refusesOne" and "poison" in text:
                    error = {"code": -1, "message": "no"}
                    send({"jsonrpc": "2.0", "id": id, "error": error})
                    continue
                data, line, column, count = [], 0, 0, 0
                for number, content in enumerate(text.split("\\n")):
                    for match in re.finditer("[a-z]+", content):
                        if number != line: column = 0
                        data += [number - line, match.start() - column, len(match.group()), 0, 0]
                        line, column, count = number, match.start(), count + 1
                send({"jsonrpc": "2.0", "id": id, "result": {"data": data}})
                expected = count
            elif method == "textDocument/hover":
                place = message["params"]["position"]
                word = re.match("[a-z]+", text.split("\\n")[place["line"]][place["character"]:])
                value = "```swift\\nlet %s: Int\\n```\\n\\nOn line %d." % (word.group(), place["line"])
                answer({"jsonrpc": "2.0", "id": id, "expected": expected,
                        "result": {"contents": {"kind": "markdown", "value": value}}})
        """ + "\n"
    }

    /// Asks a server of this kind, without a sandbox, in which it would not be seen.
    func ask(_ questions: [CodeQuestion]) async throws -> CodeAnnotator.Report {
        try await TestTools.with(.off) { tools in
            let path = "\(tools.folder)/server"
            try Data(text.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: path)
            return try await CodeAnnotator(
                tools: tools.bench, jobs: 2, server: path, highlighter: nil,
                patience: CodeAnnotator.Patience(start: 3000, question: 0)
            ).ask(questions)
        }
    }
}
