print("kale")
