internal import Detente
internal import Foundation

extension Campaign {
    /// The scripts of the engine.
    /// - Parameter command: the words of the command, the first of them `detente`.
    func scripts(_ command: [String]) -> [Script] {
        let own: [Script] =
            switch engine {
            case .slurm: slurm(command)
            case .parallel: parallel(command)
            case .dask: dask(command)
            }
        return own + [missing, merge]
    }

    /// The program that this is, by its whole path.
    private var program: String {
        let path =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return path.hasPrefix("/") ? path : URL(fileURLWithPath: path).path
    }

    /// Sets `DETENTE`, unless the environment does, in a script that runs in the folder.
    private var preamble: String { "DETENTE=\"${DETENTE:-\(program)}\"" }

    private func words(_ command: [String]) -> String { command.dropFirst().joined(separator: " ") }

    private func slurm(_ command: [String]) -> [Script] {
        let run = """
            #!/bin/bash
            # One part of the study a task. Written by detente \(detenteVersion); edit it as you like, but neither the number of
            # parts nor what is simulated once some are done.
            #SBATCH --job-name=detente
            #SBATCH --array=1-\(shards)
            #SBATCH --time=\(minutes)
            #SBATCH --nodes=1
            #SBATCH --ntasks=1
            #SBATCH --cpus-per-task=\(cpus)
            #SBATCH --mem=\(memory)
            #SBATCH --output=logs/%A_%a.log
            #SBATCH --open-mode=append
            #SBATCH --requeue
            # Before the time is over the part is saved and put into the queue again.
            #SBATCH --signal=B:TERM@\(min(60, 6 * minutes))
            set -u
            cd "${SLURM_SUBMIT_DIR:-.}"
            \(preamble)
            part=$SLURM_ARRAY_TASK_ID

            "$DETENTE" \(words(command)) \\
                --shard "$part/\(shards)" --save "parts/part-$part.sqlite" \\
                --threads "${SLURM_CPUS_PER_TASK:-\(cpus)}" &
            running=$!
            stopped=
            trap 'stopped=yes; kill -TERM "$running"' TERM
            wait "$running"
            status=$?
            if [ -n "$stopped" ]; then
                wait "$running"
                echo "part $part: stopped before its end and saved; it continues in a new run"
                scontrol requeue "$SLURM_JOB_ID"
            fi
            exit "$status"

            """
        let collect = """
            #!/bin/bash
            # Adds the parts up. Written by detente \(detenteVersion).
            #SBATCH --job-name=detente-merge
            #SBATCH --time=\(max(10, minutes))
            #SBATCH --nodes=1
            #SBATCH --ntasks=1
            #SBATCH --mem=\(memory)
            #SBATCH --output=logs/merge.log
            #SBATCH --open-mode=append
            cd "${SLURM_SUBMIT_DIR:-.}"
            ./merge.sh

            """
        let submit = """
            #!/bin/sh
            # Submits all parts, or those that are named, such as 3,7-9, and a job after them that adds the parts up.
            set -eu
            cd "$(dirname "$0")"
            job=$(sbatch --parsable --array="${1:-1-\(shards)}" run.sbatch)
            job=${job%%;*}
            # afterany: a part that was killed and came again would leave afterok waiting for ever. merge.sh is strict.
            sbatch --dependency="afterany:$job" merge.sbatch
            echo "parts: job $job (squeue -j $job; logs in logs/)"

            """
        return [
            Script(name: "run.sbatch", text: run), Script(name: "merge.sbatch", text: collect),
            Script(name: "submit.sh", text: submit),
        ]
    }

    private func parallel(_ command: [String]) -> [Script] {
        let run = """
            #!/bin/sh
            # All parts with GNU parallel, then their sum. Run again, it runs only what failed. Arguments go to parallel:
            # ./run.sh --sshloginfile nodes --workdir "$PWD" for other machines that see this folder.
            # Written by detente \(detenteVersion).
            set -u
            cd "$(dirname "$0")"
            \(preamble)
            export DETENTE
            seq 1 \(shards) | parallel --joblog parts.log --resume-failed \(cpus == 1 ? "" : "--jobs \"$(( ($(nproc) + \(cpus - 1)) / \(cpus) ))\" ")"$@" \\
                --env DETENTE \(shellQuoted("\"$DETENTE\" \(words(command)) --shard {}/\(shards) --save parts/part-{}.sqlite --threads \(cpus)"))
            ./merge.sh

            """
        return [Script(name: "run.sh", text: run)]
    }

    private func dask(_ command: [String]) -> [Script] {
        let list = command.dropFirst().map { "    \(pythonQuoted($0))," }.joined(separator: "\n")
        let run = """
            #!/usr/bin/env python3
            \"\"\"All parts with Dask, then their sum. Run again, it runs only what is missing.

            ./run.py                          on this machine
            ./run.py tcp://scheduler:8786     on a cluster whose workers see this folder

            Written by detente \(detenteVersion).
            \"\"\"
            import os
            import shlex
            import subprocess
            import sys

            from dask.distributed import Client, as_completed

            FOLDER = os.path.dirname(os.path.abspath(__file__))
            DETENTE = os.environ.get("DETENTE", \(pythonQuoted(program)))
            SHARDS = \(shards)
            CPUS = \(cpus)
            # Words as a shell would take them.
            COMMAND = [
            \(list)
            ]


            def run(part: int) -> str:
                \"\"\"Simulates one part, or continues it; two that do so at once are no harm.\"\"\"
                words = [DETENTE] + [word for text in COMMAND for word in shlex.split(text)]
                words += ["--shard", f"{part}/{SHARDS}", "--save", f"parts/part-{part}.sqlite", "--threads", str(CPUS)]
                done = subprocess.run(words, cwd=FOLDER, capture_output=True, text=True, check=False)
                if done.returncode != 0:
                    raise RuntimeError(f"part {part} ended with status {done.returncode}: {done.stderr.strip()}")
                return done.stdout.strip()


            def missing() -> list[int]:
                \"\"\"The numbers of the parts that are missing or not finished.\"\"\"
                text = subprocess.run(["./missing.sh"], cwd=FOLDER, capture_output=True, text=True, check=True).stdout.strip()
                ranges = [part.split("-") for part in text.split(",") if part]
                return [number for ends in ranges for number in range(int(ends[0]), int(ends[-1]) + 1)]


            def main() -> int:
                address = sys.argv[1] if len(sys.argv) > 1 else None
                workers = max(1, (os.cpu_count() or 1) // CPUS)
                client = Client(address) if address else Client(n_workers=workers, threads_per_worker=1)
                failed = 0
                with client:
                    # A task whose worker dies is run again by another.
                    futures = [client.submit(run, part, pure=False, retries=3) for part in missing()]
                    for future in as_completed(futures):
                        if future.status == "error":
                            failed += 1
                            print(future.exception(), file=sys.stderr)
                        else:
                            print(future.result(), flush=True)
                return failed or subprocess.run(["./merge.sh"], cwd=FOLDER, check=False).returncode


            if __name__ == "__main__":
                sys.exit(main())

            """
        return [Script(name: "run.py", text: run)]
    }

    private var missing: Script {
        Script(
            name: "missing.sh",
            text: """
                #!/bin/sh
                # Prints the numbers of the parts that are missing or not finished, such as 3,7-9; nothing once all are there.
                # With Slurm: ./submit.sh "$(./missing.sh)"
                set -eu
                cd "$(dirname "$0")"
                \(preamble)
                set -- parts/part-*.sqlite
                if [ -e "$1" ]; then "$DETENTE" merge --missing "$@"; else echo "1-\(shards)"; fi

                """)
    }

    private var merge: Script {
        Script(
            name: "merge.sh",
            text: """
                #!/bin/sh
                # Adds the parts up to whole.sqlite, a study like any other, and writes its report as a page.
                set -eu
                cd "$(dirname "$0")"
                \(preamble)
                if "$DETENTE" merge parts/part-*.sqlite --save whole.sqlite --replace; then
                    "$DETENTE" report whole.sqlite --output report.html
                else
                    echo "missing: $(./missing.sh)\(engine == .slurm ? "; submit them again: ./submit.sh \\\"\\$(./missing.sh)\\\"" : "; run ./\(engine.start) again")" >&2
                    exit 1
                fi

                """)
    }
}

/// A text as a Python literal.
private func pythonQuoted(_ text: String) -> String {
    let data = try? JSONSerialization.data(withJSONObject: [text], options: .withoutEscapingSlashes)
    return data.map { String(String(decoding: $0, as: UTF8.self).dropFirst().dropLast()) } ?? "\"\""
}
