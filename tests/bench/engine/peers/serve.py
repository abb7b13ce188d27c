"""A simulator that answers a line of JSON for each line: serve.py <name> <threads>.

    {"do": "load", "task": {"kind": "state", "file": …, "indices": …}}  -> {"ok": true}
    {"do": "run", "times": 9}  -> {"ms": …, "call_ms": …}, medians
    {"do": "answer"}           -> {"answer": [numbers, null for what it does not say]}

`ms` is the time of the simulator by itself and `call_ms` that of the whole call from Python; what
each contains is written where it is measured.
"""

import json
import os
import statistics
import sys


def simulator(name):
    """The module is imported here, after the number of threads is known to all libraries."""
    match name:
        case "aer":
            from with_aer import Aer

            return Aer()
        case "qulacs_light" | "qulacs_opt2":
            from with_qulacs import Qulacs

            return Qulacs(name.removeprefix("qulacs_"))
        case "lightning":
            from with_lightning import Lightning

            return Lightning()
        case "qsim":
            from with_qsim import Qsim

            return Qsim()
    raise ValueError(name)


def answer(simulator, request):
    match request["do"]:
        case "load":
            simulator.load(request["task"])
            return {"ok": True}
        case "run":
            runs = [simulator.run() for _ in range(request["times"])]
            ms, call_ms = (1000 * statistics.median(times) for times in zip(*runs))
            return {"ms": ms, "call_ms": call_ms}
        case "answer":
            return {"answer": simulator.answer()}


def main(name, threads):
    for variable in ("OMP", "QULACS", "OPENBLAS", "MKL", "RAYON"):
        os.environ[f"{variable}_NUM_THREADS"] = threads
    os.environ["QISKIT_PARALLEL"] = "FALSE"
    # What libraries print must not come between the answers.
    out, sys.stdout = sys.stdout, sys.stderr
    ours = None
    for line in sys.stdin:
        try:
            ours = ours or simulator(name)
            reply = answer(ours, json.loads(line))
        except ModuleNotFoundError as error:
            reply = {"missing": str(error)}
        except Exception as error:  # Whatever goes wrong in a simulator belongs in its row.
            reply = {"error": repr(error)[:500]}
        print(json.dumps(reply), file=out, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
