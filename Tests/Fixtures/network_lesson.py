"""One step of gradient descent in a 2-2-1 network, without backpropagation.

Each slope is taken by the complex step: L(w + ih) has the imaginary part h dL/dw,
exact to the last digits (Squire & Trapp, "Using complex variables to estimate
derivatives of real functions", 1998). So these numbers share no formula with
the lesson's.

    python3 network_lesson.py > network_lesson.json     (NumPy)
"""

import json

import numpy as np

# The order of the lesson: W11 W12 W21 W22 b1 b2 v1 v2 c.
WEIGHTS = np.array([0.5, -1, -0.5, 1, 0, 0.5, 1, -2, 0.5])
X, Y, RATE = np.array([1.0, 2.0]), 1.0, 0.5


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(w):
    hidden_sums = X @ w[:4].reshape(2, 2) + w[4:6]
    hidden = sigmoid(hidden_sums)
    output_sum = hidden @ w[6:8] + w[8]
    return hidden_sums, hidden, output_sum, sigmoid(output_sum)


def loss(w):
    answer = forward(w)[3]
    return -(Y * np.log(answer) + (1 - Y) * np.log(1 - answer))


def slope(function, w, place, h=1e-30):
    shifted = w.astype(complex)
    shifted[place] += 1j * h
    return function(shifted).imag / h


slopes = np.array([slope(loss, WEIGHTS, place) for place in range(9)])
learnt = WEIGHTS - RATE * slopes
sums, hidden, output_sum, answer = forward(WEIGHTS)
print(
    json.dumps(
        {
            "sums": [*sums, output_sum],
            "outputs": [*hidden, answer],
            # Along a bias the slope is that along the sum.
            "deltas": [slopes[4], slopes[5], slopes[8]],
            "slopes": list(slopes),
            "learnt": list(learnt),
            "loss_before": loss(WEIGHTS),
            "loss_after": loss(learnt),
        },
        indent=1,
    )
)
