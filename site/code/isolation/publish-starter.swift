final class Draft {
    var text = "kale soup"
}

func publish(_ draft: Draft) -> Task<Void, Never> {
    Task {
        draft.text += ", with bread"
        print("published:", draft.text)
    }
}

await publish(Draft()).value
