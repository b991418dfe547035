"""The sections below the index of a region: what stands in the way, what raises it, and what it rests on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_cli.region.region import covered
from inovasi_cli.render import labels
from inovasi_cli.render.region import words
from inovasi_cli.render.region.shown import Line, Section
from inovasi_cli.text import Text, join, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.conditions import Truth
    from inovasi_cli.region.advice import Advice, More, Step
    from inovasi_cli.region.members import Judged, Member
    from inovasi_cli.region.model import Index
    from inovasi_cli.region.region import Region
    from inovasi_cli.rubric.model import Basis

FIRST_STEPS: Final = 4
FIRST_LINES: Final = 10
"""So many of a list are shown unless all are asked for."""
MOST_TITLES: Final = 3
MOST_HINTS: Final = 2
MOST_PROBLEMS: Final = 3


def sections_of(region: Region, advice: Advice, *, all_steps: bool) -> tuple[Section, ...]:
    """Every section in which there is something to say."""
    most = None if all_steps else FIRST_LINES
    sections = (
        _affairs(region, advice),
        *_steps(advice, None if all_steps else FIRST_STEPS),
        Section("saran-terbatas", words.LIMITED, () if advice.whole else (Line(words.NOT_WHOLE),)),
        _row_gates(region),
        _unread(region),
        _kept_out(region, "tidak-dihitung", words.OUT, counts=False),
        _kept_out(region, "belum-pasti", words.OPEN, counts=None),
        _twins(region),
        _more(region, advice),
        _spare(advice, most),
        _later(region),
        _members(region, most),
        _parameters(region),
    )
    return tuple(section for section in sections if section.lines)


def title_of(judged: Judged) -> Text:
    """The title of an innovation, not too long, or what stands for one."""
    if not judged.title:
        return labels.UNTITLED
    title = visible(judged.title)
    return Text(title if len(title) <= words.LONGEST else f"{title[: words.LONGEST]}...")


def _affairs(region: Region, advice: Advice) -> Section:
    affairs = region.edition.affairs
    if not affairs:
        return Section("urusan", words.AFFAIRS, ())
    states = [covered(region, place) for place in range(len(affairs.every))]
    lines = [Line(each.title, state=state, signed=True) for each, state in zip(affairs.every, states, strict=True)]
    if advice.waiting > 0:
        lines.append(Line(words.AFFAIRS_CLOSED.fill(gain=words.change(advice.waiting))))
    unasked = sum(member.counts is not False and None in member.affairs for member in region.members)
    if unasked:
        lines.append(Line(words.AFFAIRS_UNASKED.fill(count=unasked)))
    title = words.AFFAIRS.fill(covered=states.count(True), all=len(states), needed=affairs.needed)
    return Section("urusan", title, tuple(lines))


def _steps(advice: Advice, most: int | None) -> Iterator[Section]:
    """In innovations, in rows, and by documents alone, each in the order of what it raises."""
    proofs = [step for step in advice.steps if not step.claimed]
    rising = [step for step in advice.steps if step.claimed]
    found = {
        "inovasi": [step for step in rising if step.member],
        "baris-daerah": [step for step in rising if not step.member],
        "dokumen": proofs,
    }
    for kind, steps in found.items():
        lines = [_step(step, named=kind != "baris-daerah") for step in steps]
        yield Section(kind, words.STEPS[kind], _some(lines, most), numbered=True)


def _some(lines: list[Line], most: int | None) -> tuple[Line, ...]:
    """The first lines, and how many more there are."""
    hidden = 0 if most is None else len(lines) - most
    return tuple(lines) if hidden <= 0 else (*lines[:most], Line(words.OTHERS.fill(count=hidden)))


def _step(step: Step, *, named: bool) -> Line:
    whose = title_of(step.judged) if step.member else words.OWN_ROWS
    proofs = [step.rubric.questions[key].proof for key in step.action.proofs]
    hints = list(dict.fromkeys(proof.hint for proof in proofs if proof))[:MOST_HINTS]
    prepare = (labels.PREPARE.fill(hints=join(hints, "; ")),) if hints else ()
    text = words.STEP.fill(whose=whose, title=step.action.title) if named else step.action.title
    return Line(text, details=(gain_told(step), *prepare, Text(step.judged.file)))


def gain_told(step: Step) -> Text:
    """What a step brings to the region."""
    sentence = words.GAIN if step.claimed else words.GAIN_PROVEN
    told = sentence.fill(claimed=words.change(step.claimed), proven=words.change(step.evidenced))
    if step.reaches:
        told = words.REACHES.fill(gain=told, band=step.reaches.title)
    return words.ENTERS.fill(gain=told) if step.enters else told


def _row_gates(region: Region) -> Section:
    gates = region.rows.standing.eligibility.gates if region.rows else ()
    lines = tuple(Line(each.gate.title, state=each.met, signed=True) for each in gates if not each.met)
    return Section("baris", words.ROW_GATES, lines)


def _kept_out(region: Region, id_: str, title: Text, *, counts: Truth) -> Section:
    lines = tuple(_with_gates(member, counts) for member in region.members if member.counts is counts)
    return Section(id_, title, lines)


def _with_gates(member: Member, counts: Truth) -> Line:
    gates = [each.gate.title for each in member.judged.standing.eligibility.gates if each.met is counts]
    told = join(gates[:MOST_TITLES], "; ")
    if len(gates) > MOST_TITLES:
        told = words.MORE_GATES.fill(titles=told, count=len(gates) - MOST_TITLES)
    details = (words.GATES[counts].fill(titles=told), Text(member.judged.file))
    return Line(title_of(member.judged), _maturity(member), details, state=counts, signed=True)


def _maturity(member: Member) -> Text:
    claimed, evidenced = member.judged.claimed, member.judged.evidenced
    low, proven = (words.number(_over(each.low, each.per)) for each in (claimed, evidenced))
    return words.MATURITY.fill(points=low, proven=proven)


def _over(numerator: int, per: int) -> Fraction:
    return Fraction(numerator, per)


def _unread(region: Region) -> Section:
    lines = []
    for each in region.unread:
        told = [Text(str(problem)) for problem in each.problems] or [Text(each.message)]
        lines.append(Line(Text(each.file), details=tuple(told[:MOST_PROBLEMS]), state=False, signed=True, whole=True))
    return Section("gagal", words.UNREAD, tuple(lines))


def _twins(region: Region) -> Section:
    lines = [
        Line(title_of(group[0].judged), details=tuple(Text(member.judged.file) for member in group))
        for group in region.twins
    ]
    return Section("kembar", words.TWINS, (*lines, *((Line(words.TWINS_CURE),) if lines else ())))


def _more(region: Region, advice: Advice) -> Section:
    return Section("satu-lagi", words.MORE, tuple(_one_more(region, each) for each in advice.more))


def _one_more(region: Region, more: More) -> Line:
    affairs = region.edition.affairs
    titles = [affairs.every[place].title for place in more.affairs] if affairs else []
    where = words.MORE_IN.fill(title=join(titles)) if titles else words.MORE_ANY
    most = region.edition.innovations.most
    told = words.MORE_BOTH.fill(
        where=where,
        nothing=words.change(more.nothing),
        best=words.change(more.best),
        most=words.written(most),
    )
    pays = words.PAYS_FROM.fill(points=more.pays_from) if more.pays_from else words.PAYS_ALWAYS
    return Line(told, details=(pays,))


def _spare(advice: Advice, most: int | None) -> Section:
    lines = []
    for each in advice.spare:
        claimed = each.member.judged.claimed
        points = words.number(_over(claimed.low, claimed.per))
        gain = words.SPARE_GAIN.fill(points=points, gain=words.change(each.gain))
        lines.append(Line(title_of(each.member.judged), details=(gain, Text(each.member.judged.file))))
    return Section("menurunkan", words.SPARE, _some(lines, most))


def _later(region: Region) -> Section:
    lines = []
    for outlook, (low, high, proven) in region.later:
        sentence = words.YEAR_AFFAIRS if outlook.needed else words.YEAR
        name = sentence.fill(year=outlook.year, divisor=outlook.least_divisor, needed=outlook.needed)
        index = words.number(low.value)
        if low.value != high.value:
            index = words.SPAN.fill(low=index, span=labels.UNICODE.span, high=words.number(high.value))
        lines.append(Line(name, words.YEAR_FIGURES.fill(index=index, proven=words.number(proven.value))))
    return Section("prognosis", words.LATER, (*lines, *((Line(words.NO_BANDS_LATER),) if lines else ())))


def _members(region: Region, most: int | None) -> Section:
    counted = sorted(
        (member for member in region.members if member.counts),
        key=lambda member: -_over(member.judged.claimed.low, member.judged.claimed.per),
    )
    lines = [
        Line(title_of(each.judged), _maturity(each), (Text(each.judged.file),), state=True, signed=True)
        for each in counted
    ]
    return Section("dihitung", words.MEMBERS, _some(lines, most))


def _parameters(region: Region) -> Section:
    edition = region.edition
    formula = words.FORMULA.fill(divisor=edition.mean.least_divisor, out_of=words.written(edition.out_of))
    told = [
        words.PARAMETER.fill(name=join([words.NAMES[key] for key in keys], "; "), basis=basis)
        for basis, keys in _bases(edition).items()
    ]
    notes = [note.text for note in edition.notes]
    addresses = [Text(source.url) for source in edition.sources if source.url]
    lines = [Line(each) for each in (formula, *told, *notes)] + [Line(each, whole=True) for each in addresses]
    return Section("rumus", words.PARAMETERS, tuple(lines))


def _bases(edition: Index) -> dict[Text, list[str]]:
    """What the parameters rest on, each with those that do."""
    bases = [(key, getattr(edition, key).basis) for key in ("region", "innovations", "mean", "number")]
    bases += [("affairs", edition.affairs.basis)] if edition.affairs else []
    bases += [(key, each[0].basis) for key, each in (("bands", edition.bands), ("outlook", edition.outlook)) if each]
    found: dict[Text, list[str]] = {}
    for key, basis in bases:
        found.setdefault(_basis(basis), []).append(key)
    return found


def _basis(basis: Basis) -> Text:
    if not basis.source:
        return words.OURS
    sentence = words.INFERRED if basis.derived else words.CITED
    return sentence.fill(source=basis.source.title, confidence=labels.CONFIDENCES[basis.source.confidence])
