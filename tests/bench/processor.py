"""How much did a process work? Processor time says it even where other work disturbs."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """Return a process and all it started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += family(int(child))
    return found


def processor_seconds(pid: int) -> float:
    """Return the processor time that a process and its children have used, those that ended too."""
    ticks = 0
    for each in family(pid):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(int(each) for each in fields[11:15])
    return ticks / TICKS


def busy_seconds() -> float:
    """Return the processor time that the whole machine has used."""
    fields = [int(each) for each in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / TICKS


def resident_mebibytes(pid: int) -> float:
    """Return the memory that a process and its children hold."""
    return (
        sum(
            int(line.split()[1])
            for each in family(pid)
            for line in Path(f"/proc/{each}/status").read_text().splitlines()
            if line.startswith("VmRSS:")
        )
        / 1024
    )


def shared_mebibytes(pid: int) -> float:
    """Return the memory that a process and its children hold, shared pages counted once."""
    return (
        sum(
            int(line.split()[1])
            for each in family(pid)
            for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
            if line.startswith("Pss:")
        )
        / 1024
    )
