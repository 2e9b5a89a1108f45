import Dispatch

func kale(_ suffix: String) async -> String {
    "hello " + suffix
}

let done = DispatchSemaphore(value: 0)
print("start")
Task {
    print(await kale("1"))
    done.signal()
}
done.wait()
print("end")
