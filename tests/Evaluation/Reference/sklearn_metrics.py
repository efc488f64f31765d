"""scikit-learn's metrics and SciPy's binomial test: /usr/bin/python3 sklearn_metrics.py > sklearn_metrics.txt

200 label sets, four lines each:
  case KIND CLASSES PICTURES PARTS   a probability is a whole number / PARTS, divided in float32 and taken as float64
  truth                              a digit a picture
  the whole numbers, picture by picture
  NAME=VALUE ...                     nan where scikit-learn throws or the value is not defined; lists are separated by commas
then: mcnemar B C P, SciPy's two-sided binomial test of B among B + C.
"""
import math
import warnings

import numpy as np
from scipy.stats import binomtest
from sklearn.calibration import calibration_curve
from sklearn import metrics

warnings.simplefilter("ignore")
random = np.random.default_rng(20)
KINDS = ["random", "imbalanced", "absent", "ties", "perfect", "worst", "one-answer", "one-truth", "tiny", "rounded"]


def whole_rows(classes, pictures, parts, concentration):
    rows = [random.multinomial(parts, random.dirichlet(np.full(classes, concentration))) for _ in range(pictures)]
    return np.array(rows).reshape(pictures, classes)


def lift(rows, columns, to_top):
    """Swaps each row's greatest (or least) number into a column."""
    for row, column in zip(rows, columns):
        place = row.argmax() if to_top else row.argmin()
        row[[place, column]] = row[[column, place]]


def make(kind, classes):
    pictures = int(random.integers(1, 5)) if kind == "tiny" else int(random.integers(8, 33))
    parts = 1000 if kind == "rounded" else 8 if kind == "ties" else 1024
    truth = random.integers(0, classes, pictures)
    if kind == "imbalanced":
        truth = random.choice(classes, pictures, p=np.array([0.8] + [0.2 / (classes - 1)] * (classes - 1)))
    if kind == "absent":
        truth = truth // 2 * 2
    if kind == "one-truth":
        truth = np.full(pictures, random.integers(0, classes))
    rows = whole_rows(classes, pictures, parts, 0.6)
    if kind == "perfect":
        lift(rows, truth, True)
    if kind == "worst":
        lift(rows, truth, False)
    if kind == "one-answer":
        lift(rows, np.full(pictures, classes - 1), True)
    return truth, rows, parts


def text(value):
    values = np.atleast_1d(value)
    return ",".join("nan" if math.isnan(v) else repr(float(v)) for v in values)


def areas(truth, scores):
    classes = scores.shape[1]
    per_class = [metrics.roc_auc_score(truth == c, scores[:, c]) if 0 < (truth == c).sum() < len(truth) else math.nan
                 for c in range(classes)]
    if any(math.isnan(a) for a in per_class):
        return per_class, math.nan, math.nan
    if classes == 2:  # scikit-learn takes one column then
        area = metrics.roc_auc_score(truth, scores[:, 1])
        return per_class, area, area
    return per_class, *(metrics.roc_auc_score(truth, scores, multi_class="ovr", average=a) for a in ("macro", "weighted"))


def values(truth, scores):
    classes = scores.shape[1]
    labels = list(range(classes))
    answers = scores.argmax(axis=1)
    f1 = {average: metrics.f1_score(truth, answers, average=average) for average in ("macro", "weighted")}
    # Of equal scores scikit-learn ranks the later column first: in reverse order the earlier.
    top2 = metrics.top_k_accuracy_score(classes - 1 - truth, scores[:, ::-1], k=2, labels=labels) if classes > 2 else 1
    per_class, macro, weighted = areas(truth, scores)
    fractions, confidences = calibration_curve(answers == truth, scores.max(axis=1), n_bins=10) \
        if len(set(answers == truth)) == 2 else ([math.nan], [math.nan])
    return {
        "accuracy": metrics.accuracy_score(truth, answers),
        "balanced": metrics.balanced_accuracy_score(truth, answers),
        "macro-f1": f1["macro"],
        "weighted-f1": f1["weighted"],
        "kappa": metrics.cohen_kappa_score(truth, answers),
        "matthews": metrics.matthews_corrcoef(truth, answers),
        "top2": top2,
        "log-loss": metrics.log_loss(truth, scores, labels=labels),
        # Of several classes, each against the others and summed.
        "brier": sum(metrics.brier_score_loss((truth == c).astype(int), scores[:, c], pos_label=1) for c in labels),
        "auc": per_class,
        "auc-macro": macro,
        "auc-weighted": weighted,
        "bin-accuracy": fractions,
        "bin-confidence": confidences,
    }


for number in range(200):
    kind = KINDS[number % len(KINDS)]
    classes = 2 + number // len(KINDS) % 7
    truth, rows, parts = make(kind, classes)
    scores = (rows.astype(np.float32) / np.float32(parts)).astype(np.float64)
    print("case", kind, classes, len(truth), parts)
    print("".join(map(str, truth)))
    print(*rows.ravel())
    print(*(f"{name}={text(value)}" for name, value in values(truth, scores).items()))

pairs = [(0, 1), (1, 0), (0, 5), (1, 9), (5, 5), (7, 6), (12, 30), (3, 40), (100, 80), (250, 333), (600, 500), (900, 1000), (2000, 2100)]
for b, c in pairs:
    print("mcnemar", b, c, repr(binomtest(b, b + c).pvalue))
