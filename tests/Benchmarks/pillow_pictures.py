"""Pictures per second with Pillow, as PictureBenchmark.cs measures them: python3 pillow_pictures.py FOLDER:SIZE,... [processes]

Each process opens a JPEG file, decodes it (once whole, once with draft, which lets libjpeg reduce it to no less than twice the size),
stretches it bilinearly and gives red, green, blue and intensity as bytes.
"""
import glob
import json
import os
import statistics
import sys
import time
from multiprocessing import Pool

from PIL import Image

SECONDS_EACH = 2
REPEATS = 7


def prepare(job):
    file, size, draft = job
    image = Image.open(file)
    if draft:
        image.draft("RGB", (2 * size, 2 * size))
    image = image.convert("RGB").resize((size, size), Image.BILINEAR)
    return sum(len(band.tobytes()) for band in (*image.split(), image.convert("L")))


def measure(pool, files, size, draft):
    def run(count):
        start = time.perf_counter()
        pool.map(prepare, [(files[i % len(files)], size, draft) for i in range(count)], chunksize=4)
        return time.perf_counter() - start

    run(len(files))
    count = max(1, int(SECONDS_EACH / run(len(files)))) * len(files)
    return count / statistics.median(run(count) for _ in range(REPEATS))


if __name__ == "__main__":
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else os.cpu_count()
    with Pool(processes) as pool:
        for pair in sys.argv[1].split(","):
            folder, size = pair.rsplit(":", 1)
            files = sorted(glob.glob(os.path.join(folder, "**", "*.jpg"), recursive=True))
            for draft in (False, True):
                rate = measure(pool, files, int(size), draft)
                print(json.dumps({"pictures": os.path.basename(os.path.dirname(files[0])), "size": int(size), "reduced": draft,
                                  "processes": processes, "pictures_per_second": round(rate, 1)}), flush=True)
