"""Stands in for a project's own recorder of results: prints them as one line of JSON."""

import json


def write_csv(file, epochs=None, accuracy=None, loss=None, time=None):
    numbers = {"epochs": epochs, "accuracy": accuracy, "loss": loss, "time": time}
    print("recorded " + json.dumps({key: None if value is None else float(value) for key, value in numbers.items()}))
