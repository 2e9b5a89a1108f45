for name in ["response", "request"]:
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error)
