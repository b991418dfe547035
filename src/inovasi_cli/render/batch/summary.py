"""What a run came to, without layout: the counts in sentences, what stops most, and what to do next."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.report import ELIGIBLE, NO_GATES, NOT_ELIGIBLE, UNDECIDED
from inovasi_cli.batch.outcome import FAILED, PASSED, UNJUDGED, Bar
from inovasi_cli.batch.titles import Twins
from inovasi_cli.numbers import plain, points
from inovasi_cli.render.batch import words
from inovasi_cli.text import LANGUAGES, Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from inovasi_cli.batch.outcome import Mark, Trouble
    from inovasi_cli.batch.tally import Tally
    from inovasi_cli.rubric.model import Score

REASONS: Final = 5
"""So many of the requirements that stop most are told."""

TROUBLES: Final = 20
"""So many of the files that could not be judged are told."""

TWINS: Final = 10
"""So many of the titles that several files share are told."""
ALIKE: Final = 5
"""So many of the files that share one."""

VERDICTS: Final = (ELIGIBLE, NO_GATES, NOT_ELIGIBLE, UNDECIDED, UNJUDGED)
"""What may be said of a result, in the order in which the counts are told."""

# A file name that a shell takes as it is written, but for spaces.
_TAME: Final = re.compile(r"[\w./\\][\w./\\:+, -]*", re.ASCII)


class Summary(NamedTuple):
    """What a run came to; ``ranked`` says that ``rows`` are a ranking that was asked for, in its order.

    Otherwise ``rows`` is empty, and what the tally keeps is shown. Of each ranking ``top`` rows are shown, and those
    that share the last place; all of them where it is None. ``twins`` are files whose innovations share a title.
    """

    tally: Tally
    rows: tuple[Mark, ...] = ()
    ranked: bool = False
    top: int | None = None
    twins: Twins = Twins()


class Reason(NamedTuple):
    """A requirement, and how many of the results that were judged by its rubric it stops."""

    title: Text
    rubric: str
    times: int
    judged: int


def number(count: int) -> Text:
    """A count as people write it: ``10.000``."""
    return Text(f"{count:,}".replace(",", "."), f"{count:,}")


def named(tally: Tally) -> list[str]:
    """The ids of the rubrics that judged, in their order."""
    return [rubric for rubric in tally.sums if rubric in tally.rubrics]


def counts(tally: Tally, rubric: str) -> dict[str, int]:
    """How many results of a rubric came to each of ``VERDICTS``."""
    sums, known = tally.sums[rubric], tally.rubrics.get(rubric)
    found = dict.fromkeys(VERDICTS, 0) | dict(sums.verdicts) | {UNJUDGED: sums.states[UNJUDGED]}
    if known and not known.gates:
        found |= {ELIGIBLE: 0, NO_GATES: found[ELIGIBLE]}
    return found


def opening(tally: Tally) -> Text:
    """How many there are, and what they came to."""
    if not tally.results:
        return words.NOTHING
    rubrics = named(tally)
    head = words.BY_NONE if not rubrics else words.BY_ONE if len(rubrics) == 1 else words.BY_MANY
    total: Counter[str] = sum((Counter(counts(tally, each)) for each in tally.sums), Counter())
    values = {"all": number(tally.results), "rubrics": len(rubrics), "rubric": rubrics[0] if rubrics else ""}
    return head.fill(**values, counts=counted(total))


def counted(found: dict[str, int]) -> Text:
    """Counts in one breath, those that are nought left out."""
    told = [words.COUNTS[verdict].fill(count=number(found[verdict])) for verdict in VERDICTS if found[verdict]]
    return join(told)


def by_verdict_alone(tally: Tally) -> bool:
    """Whether passing means to be eligible and nothing else, for every rubric."""
    rubrics = [tally.rubrics[each] for each in named(tally) if each in tally.rubrics]
    plainly = all(each.gates and not (each.score and each.score.pass_mark) for each in rubrics)
    return plainly and tally.bar._replace(proven=False, mean=None) == Bar()


def bar(tally: Tally) -> Iterator[Text]:
    """How many pass, where that is not to be eligible, and how many fail for want of points alone."""
    if not by_verdict_alone(tally):
        note = words.UNDECIDED_PASSES if tally.bar.undecided_passes else Text("", "")
        yield words.PASSED.fill(count=number(tally.count(PASSED)), all=number(tally.results), note=note)
    likely = (ELIGIBLE, NO_GATES, *((UNDECIDED,) if tally.bar.undecided_passes else ()))
    able = sum(counts(tally, each)[verdict] for each in tally.sums for verdict in likely)
    short = able - tally.count(PASSED)
    mark = _minimum(tally)
    if able and (tally.bar.minimum is not None or short):
        who = words.WHO_POSSIBLE if tally.bar.undecided_passes else words.WHO_ELIGIBLE
        told = words.SHORT if short else words.ALL_REACH
        yield told.fill(mark=mark, short=number(short), able=number(able), who=who)
    elif tally.bar.minimum is not None:
        yield words.MINIMUM_ONLY.fill(mark=mark)


def stopped(tally: Tally) -> Iterator[Text]:
    """That somebody left before the end."""
    if tally.stopped:
        done, total = tally.stopped
        yield words.STOPPED.fill(done=number(done), total=number(total))


def mean_asked(tally: Tally) -> Iterator[Text]:
    """Whether the mean that is asked for is reached, and where not."""
    if tally.bar.mean is None:
        return
    least = _written(tally.bar.mean)
    told = [words.MEAN_OF.fill(rubric=rubric, mean=_points(mean)) for rubric, mean in tally.below.items()]
    yield (words.MEAN_BELOW.fill(least=least, means=join(told)) if told else words.MEAN_REACHED.fill(least=least))


def absent(tally: Tally) -> Iterator[Text]:
    """How many proofs are named that are not there."""
    if tally.absent:
        yield words.ABSENT.fill(count=number(tally.absent), files=number(tally.bare))


def _minimum(tally: Tally) -> Text:
    minimum, proven = tally.bar.minimum, tally.bar.proven
    if minimum is None:
        return words.PASS_MARK_PROVEN if proven else words.PASS_MARK
    return (words.MINIMUM_PROVEN if proven else words.MINIMUM).fill(points=_written(minimum))


def _written(value: Fraction) -> Text:
    if value.denominator == 1:
        return Text(str(value))
    return _points(value)


def _points(value: Fraction) -> Text:
    return Text(*(points(value.numerator, value.denominator, language) for language in LANGUAGES))


def most(score: Score) -> Text:
    """The points that there are at most."""
    return Text(*(plain(score.out_of, language) for language in LANGUAGES))


def mean(tally: Tally, rubric: str) -> Text | None:
    """The mean of the lowest points under a rubric, where there are any: ``61,50``."""
    value = tally.sums[rubric].mean
    return None if value is None else _points(value)


def average(tally: Tally, rubric: str) -> Text | None:
    """The same as a sentence."""
    value, known = mean(tally, rubric), tally.rubrics.get(rubric)
    if value is None or not known or not known.score:
        return None
    return (words.AVERAGE_PROVEN if tally.bar.proven else words.AVERAGE).fill(mean=value, most=most(known.score))


def reasons(tally: Tally, *, unmet: bool) -> tuple[list[Reason], int]:
    """The requirements that are unmet (else: undecided) most often, and how many more there are."""
    found = []
    for rubric in named(tally):
        sums, known = tally.sums[rubric], tally.rubrics.get(rubric)
        stopped = sums.unmet if unmet else sums.unknown
        judged = sums.results - sums.states[UNJUDGED]
        gates = known.gates if known else ()
        found += [Reason(gate.title, rubric, stopped[gate.id], judged) for gate in gates if stopped[gate.id]]
    found.sort(key=lambda each: -each.times)
    return found[:REASONS], len(found[REASONS:])


def troubles(tally: Tally) -> tuple[list[tuple[str, Text]], int]:
    """The files that could not be judged, each once with its first problem, and how many results are left untold."""
    told: Counter[tuple[str, Trouble | None]] = Counter((each.file, each.trouble) for each in tally.unjudged)
    shown = list(told)[:TROUBLES]
    return [_told(*each) for each in shown], tally.count(UNJUDGED) - sum(told[each] for each in shown)


def _told(file: str, trouble: Trouble | None) -> tuple[str, Text]:
    """The file with the place of its first problem, and that problem."""
    if trouble is None:
        return file, Text("")
    message = Text(trouble.message)
    if trouble.more:
        message = words.MORE_PROBLEMS.fill(message=message, count=number(trouble.more))
    at_start = (trouble.line, trouble.column) == (1, 1)
    return (file if at_start else f"{file}:{trouble.line}:{trouble.column}"), message


def wanting(tally: Tally, mark: Mark) -> Text | None:
    """How many requirements a result does not meet yet, and the first of them."""
    ids = (*mark.unmet, *mark.unknown)
    known = tally.rubrics.get(mark.rubric)
    titles = {gate.id: gate.title for gate in known.gates} if known else {}
    return words.WANTING.fill(count=len(ids), title=titles[ids[0]]) if ids and ids[0] in titles else None


def twins(summary: Summary) -> tuple[list[tuple[list[str], int]], int]:
    """The files that share a title, of each group the first ones and how many more; and how many more groups."""
    groups, more = summary.twins
    shown = [(list(each[:ALIKE]), len(each[ALIKE:])) for each in groups[:TWINS]]
    return shown, more + len(groups[TWINS:])


def next_steps(summary: Summary) -> Iterator[Text]:
    """The command that explains one result that failed, and that for one that could not be judged."""
    tally = summary.tally
    seen = (*summary.rows, *tally.marks, *tally.worst, *tally.best, *tally.unjudged)
    for state, told in ((FAILED, words.NEXT), (UNJUDGED, words.NEXT_BARE)):
        chosen = next((each for each in seen if each.state == state), None)
        if chosen:
            tame = _TAME.fullmatch(chosen.file)
            file = Text(f'"{chosen.file}"' if " " in chosen.file else chosen.file) if tame else words.FILE
            yield told.fill(file=file, rubric=chosen.rubric)
