"""scikit-learn's logistic regression: /usr/bin/python3 sklearn_regression.py > sklearn_regression.txt

Cases of four kinds of lines:
  case CLASSES ROWS COLUMNS L2     l2 of the mean cross-entropy: C = 1 / (rows l2)
  truth                            a digit a row
  row by row whole numbers         the features; the last column is constant; the last FIVE rows are not trained on
  row by row probabilities         StandardScaler and LogisticRegression(multinomial, lbfgs), all rows
"""
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

FIVE = 5
random = np.random.default_rng(31)
for classes, rows, columns, l2 in [(2, 20, 3, 1.0), (3, 30, 6, 0.1), (7, 60, 12, 0.01), (7, 40, 90, 1.0), (4, 25, 60, 0.001)]:
    truth = np.arange(rows) % classes
    centers = random.normal(0, 12, (classes, columns))
    scales = random.integers(1, 8, columns)  # features of very different size
    features = np.rint((centers[truth] + random.normal(0, 14, (rows, columns))) * scales).astype(int)
    features[:, -1] = 77
    training = slice(0, rows - FIVE)
    scaler = StandardScaler().fit(features[training])
    model = LogisticRegression(C=1 / ((rows - FIVE) * l2), multi_class="multinomial", solver="lbfgs", tol=1e-12, max_iter=100000)
    model.fit(scaler.transform(features[training]), truth[training])
    print("case", classes, rows, columns, l2)
    print("".join(map(str, truth)))
    print(*features.ravel())
    print(*(f"{p:.9f}" for p in model.predict_proba(scaler.transform(features)).ravel()))
