var hits = 0

func record() {
    hits += 1
}

record()
print(hits)
