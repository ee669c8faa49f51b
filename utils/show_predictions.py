"""show_predictions.py LOGITS.npy LABELS.npy: the first pictures of Fashion-MNIST by name, and how many are right."""
import sys

import numpy as np

NAMES = ("T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot")

logits, labels = np.load(sys.argv[1]), np.load(sys.argv[2])
found = logits.argmax(axis=1)
print(f"{'picture':>7}  {'the model says':<14}  it is")
for i in range(10):
    print(f"{i:>7}  {NAMES[found[i]]:<14}  {NAMES[labels[i]]}")
print(f"right: {(found == labels).sum()} of {len(labels)} pictures ({(found == labels).mean():.1%})")
