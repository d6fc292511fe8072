"""Acts of scoring, sealing and correcting, each with what takes it back."""

from __future__ import annotations

from datetime import date
from typing import Any

from qtic_desktop.domain.scoring.keying import Flaw
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.services import scoring
from qtic_desktop.services.scoring import corrections
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.keying import PaperFlaw
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet, SealedResult, Vote
from qtic_desktop.storage.tables.sealing import Docket, Recheck, Waiver
from tests.helpers.ways_record import BALLOTS, SUPERVISOR, VERIFIER, WHY, Do, Record
from tests.review_story import CLERK, OFFICE


class ScoringWays(Record):
    """Acts of scoring."""

    def save_points(self) -> Any:
        sheet = self.sheet(state="open")
        if sheet is None:
            return None
        number, actor = self.dice.choice("1234567"), self.hand(sheet)
        kept = self.rows(ScoreEntry, sheet_id=sheet.id, criterion=number)
        was = "" if not kept or kept[0].points is None else str(kept[0].points)
        facts = {"sheet_id": sheet.id, "criterion": number}
        do = (actor, scoring.save_points, {**facts, "text": self.dice.choice(("3", "4.5", "0", ""))})
        return do, lambda: [(actor, scoring.save_points, {**facts, "text": was})]

    def save_comment(self) -> Any:
        sheet = self.sheet(state="open")
        if sheet is None:
            return None
        actor, facts = self.hand(sheet), {"sheet_id": sheet.id, "criterion": ""}
        do = (actor, scoring.save_comment, {**facts, "text": "总体可行"})
        return do, lambda: [(actor, scoring.save_comment, {**facts, "text": sheet.comment})]

    def save_veto(self) -> Any:
        sheet = self.sheet(state="open", veto=False)
        if sheet is None:
            return None
        actor, facts = self.hand(sheet), {"sheet_id": sheet.id}
        do = (actor, scoring.save_veto, {**facts, "veto": True, "reason": "合同系伪造"})
        return do, lambda: [(actor, scoring.save_veto, {**facts, "veto": False, "reason": ""})]

    def record_paper_total(self) -> Any:
        sheet = self.sheet(state=self.dice.choice(("open", "submitted")))
        if sheet is None:
            return None
        was = "" if sheet.paper_total is None else str(sheet.paper_total)
        do = (CLERK, scoring.record_paper_total, {"sheet_id": sheet.id, "text": "24"})
        return do, lambda: [(CLERK, scoring.record_paper_total, {"sheet_id": sheet.id, "text": was})]

    def abstain_sheet(self) -> Any:
        sheet = self.sheet(state="open")
        if sheet is None:
            return None
        actor = self.hand(sheet)
        do = (actor, scoring.abstain_sheet, {"sheet_id": sheet.id, "reason": "不熟悉该领域"})
        return do, lambda: [(actor, scoring.resume_sheet, {"sheet_id": sheet.id})]

    def resume_sheet(self) -> Any:
        sheet = self.sheet(state="abstained")
        if sheet is None:
            return None
        actor = self.own(sheet.expert_id) if sheet.hand == "own" else CLERK
        do = (actor, scoring.resume_sheet, {"sheet_id": sheet.id})
        return do, lambda: [(actor, scoring.abstain_sheet, {"sheet_id": sheet.id, "reason": "不熟悉"})]

    def submit_sheet(self) -> Any:
        sheet = self.sheet(state="open")
        if sheet is None:
            return None
        actor, facts = self.hand(sheet), {"sheet_id": sheet.id}
        if self.dice.random() < 0.5:  # else it is mostly refused, for something is still blank
            for number in "12345678":
                self.attempt((actor, scoring.save_points, {**facts, "criterion": number, "text": "5"}))
        back = (actor, corrections.withdraw_sheet, facts)
        if self.dice.random() < 0.5:
            back = (OFFICE, corrections.return_sheet, {**facts, "reason": WHY})
        return (actor, scoring.submit_sheet, facts), lambda: [back]

    def withdraw_sheet(self) -> Any:
        sheet = self.sheet(state="open")
        if sheet is None:
            return None
        actor = self.hand(sheet)
        for number in "12345678":
            self.attempt((actor, scoring.save_points, {"sheet_id": sheet.id, "criterion": number, "text": "5"}))
        self.attempt((actor, scoring.submit_sheet, {"sheet_id": sheet.id}))
        return (actor, corrections.withdraw_sheet, {"sheet_id": sheet.id}), lambda: [
            (actor, scoring.submit_sheet, {"sheet_id": sheet.id})
        ]

    def return_sheet(self) -> Any:
        sheet = self.sheet(state="submitted")
        if sheet is None:
            return None
        actor = self.own(sheet.expert_id) if sheet.hand == "own" else CLERK
        do = (OFFICE, corrections.return_sheet, {"sheet_id": sheet.id, "reason": WHY})
        return do, lambda: [(actor, scoring.submit_sheet, {"sheet_id": sheet.id})]

    def void_sheet(self) -> Any:
        sheet = self.sheet(state="open")
        if sheet is None:
            return None
        do = (CLERK, scoring.void_sheet, {"sheet_id": sheet.id, "reason": "没有签名"})
        return do, lambda: [(OFFICE, corrections.return_sheet, {"sheet_id": sheet.id, "reason": WHY})]

    def cast_vote(self) -> Any:
        vote = self.one(Vote, keyed_by="")
        if vote is None:
            return None
        facts = {"agenda_item_id": vote.agenda_item_id, "expert_id": vote.expert_id}
        actor = self.own(vote.expert_id)
        do = (actor, scoring.cast_vote, {**facts, "choice": self.dice.choice(BALLOTS)})
        return do, lambda: [(actor, scoring.cast_vote, {**facts, "choice": vote.choice})]

    def key_from_paper(self) -> Any:
        begun = self.sheet(state="open", hand="nobody")
        if begun is not None:
            facts = {"sheet_id": begun.id, "criterion": "1", "text": "2"}
            self.attempt((self.own(begun.expert_id), scoring.save_points, facts))
        sheet = self.sheet(state="open", hand="own")
        if sheet is None:
            return None
        do = (CLERK, corrections.key_from_paper, {"sheet_id": sheet.id, "reason": "设备故障"})
        facts = {"sheet_id": sheet.id, "criterion": "1", "text": "3"}
        return do, lambda: [(CLERK, scoring.save_points, facts)]

    def key_second(self) -> Any:
        sheet = self.sheet(state="submitted", hand="desk")
        if sheet is None:
            return None
        points = {str(n): self.dice.choice("33334") for n in range(1, 8)}
        facts = {"sheet_id": sheet.id, "points": points, "ballot": "agree"}
        again = {**facts, "points": dict.fromkeys(points, "3")}
        return (VERIFIER, scoring.key_second, facts), lambda: [(VERIFIER, scoring.key_second, again)]

    def correct_keying(self) -> Any:
        sheet = self.sheet(state="submitted", hand="desk")
        if sheet is None:
            return None
        number = self.dice.choice("1234567")
        kept = self.rows(ScoreEntry, sheet_id=sheet.id, criterion=number)
        if not kept or kept[0].points is None:
            return None
        was = str(kept[0].points)
        facts = {"sheet_id": sheet.id, "field": number}
        read = {"sheet_id": sheet.id, "points": dict.fromkeys("12345678", "3.5"), "ballot": "agree"}
        self.attempt((VERIFIER, scoring.key_second, read))
        other = "1" if was != "1" else "2"  # neither of them is what the second keyer reads
        do = (CLERK, scoring.correct_keying, {**facts, "text": other})
        return do, lambda: [(CLERK, scoring.correct_keying, {**facts, "text": was})]

    def note_flaw(self) -> Any:
        sheet = self.sheet(state="open")
        if sheet is None:
            return None
        facts = {"sheet_id": sheet.id, "kind": Flaw.UNREADABLE, "criterion": "2"}

        def back() -> list[Do]:
            flaw = [one for one in self.rows(PaperFlaw, sheet_id=sheet.id) if not one.settled_by][-1]
            return [(CLERK, scoring.settle_flaw, {"flaw_id": flaw.id, "how": "误登，原件是清楚的，已核对"})]

        return (CLERK, scoring.note_flaw, facts), back

    def settle_flaw(self) -> Any:
        flaw = self.one(PaperFlaw, settled_by="")
        if flaw is None:
            return None
        again = {"sheet_id": flaw.sheet_id, "kind": flaw.kind, "criterion": flaw.criterion}
        do = (CLERK, scoring.settle_flaw, {"flaw_id": flaw.id, "how": "专家当场辨认并签字确认"})
        return do, lambda: [(CLERK, scoring.note_flaw, again)]

    def waive_blocker(self) -> Any:
        item, code = self.item(state="listed"), "scoring.panel_too_small"
        if item is None:
            return None
        facts = {"meeting_id": self.story.meeting_id, "agenda_item_id": item.id, "code": code, "reason": WHY}
        return (SUPERVISOR, scoring.waive_blocker, facts), lambda: [
            (SUPERVISOR, scoring.withdraw_waiver, {"waiver_id": self._waiver().id, "reason": WHY})
        ]

    def _waiver(self) -> Any:
        return next((one for one in self.rows(Waiver)[::-1] if not one.withdrawn_at), None)

    def withdraw_waiver(self) -> Any:
        """One that was just given: where its obstacle is gone there is nothing to waive again."""
        found = self.waive_blocker()
        if found is None or not self.attempt(found[0]):
            return None
        waiver = self._waiver()
        facts = {"meeting_id": waiver.meeting_id, "agenda_item_id": waiver.agenda_item_id, "code": waiver.code}
        do = (SUPERVISOR, scoring.withdraw_waiver, {"waiver_id": waiver.id, "reason": WHY})
        return do, lambda: [(SUPERVISOR, scoring.waive_blocker, {**facts, "reason": WHY})]

    def seal_meeting(self) -> Any:
        ways = ((OFFICE, scoring.ask_reopen, {"reason": WHY}), (SUPERVISOR, scoring.confirm_reopen, {}))
        return self.of_meeting(OFFICE, scoring.seal_meeting, *ways, decision=WHY)

    def ask_seal(self) -> Any:
        return self.of_meeting(OFFICE, scoring.ask_seal, (OFFICE, scoring.withdraw_seal, {"reason": WHY}), decision=WHY)

    def withdraw_seal(self) -> Any:
        self.attempt((OFFICE, scoring.ask_seal, {"meeting_id": self.story.meeting_id, "decision": WHY}))
        return self.of_meeting(OFFICE, scoring.withdraw_seal, (OFFICE, scoring.ask_seal, {"decision": WHY}), reason=WHY)

    def confirm_seal(self) -> Any:
        ways = ((OFFICE, scoring.ask_reopen, {"reason": WHY}), (SUPERVISOR, scoring.confirm_reopen, {}))
        return self.of_meeting(SUPERVISOR, scoring.confirm_seal, *ways)

    def ask_reopen(self) -> Any:
        return self.of_meeting(OFFICE, scoring.ask_reopen, (OFFICE, scoring.withdraw_reopen, {}), reason=WHY)

    def withdraw_reopen(self) -> Any:
        return self.of_meeting(OFFICE, scoring.withdraw_reopen, (OFFICE, scoring.ask_reopen, {"reason": WHY}))

    def confirm_reopen(self) -> Any:
        if self.two:
            ways = ((OFFICE, scoring.ask_seal, {"decision": WHY}), (SUPERVISOR, scoring.confirm_seal, {}))
            return self.of_meeting(SUPERVISOR, scoring.confirm_reopen, *ways)
        return self.of_meeting(SUPERVISOR, scoring.confirm_reopen)

    def _docket(self) -> Any:
        vote = self.one(Vote)
        if vote is None:
            return None
        sheet = self.rows(ScoreSheet, agenda_item_id=vote.agenda_item_id, expert_id=vote.expert_id)[0]
        after = self.dice.choice([one for one in BALLOTS if one != vote.choice])
        return {"sheet_id": sheet.id, "kind": DocketKind.BALLOT, "after": after, "reason": WHY}, str(vote.choice.value)

    def asked(self) -> Any:
        return self.one(Docket, state="asked")

    def ask_docket(self) -> Any:
        found = self._docket()
        if found is None:
            return None
        return (OFFICE, scoring.ask_docket, found[0]), lambda: [
            (OFFICE, scoring.withdraw_docket, {"docket_id": self.asked().id, "reason": WHY})
        ]

    def withdraw_docket(self) -> Any:
        row = self.asked()
        if row is None or self.meeting.status != "sealed":
            return None
        facts = {"sheet_id": row.sheet_id, "kind": row.kind, "after": row.after, "reason": row.reason}
        do = (OFFICE, scoring.withdraw_docket, {"docket_id": row.id, "reason": WHY})
        (sheet,) = self.rows(ScoreSheet, id=row.sheet_id)
        (item,) = self.rows(AgendaItem, id=sheet.agenda_item_id)
        left = item.state != "set_aside" and sheet.state not in ("recused", "absent")  # else nothing is left to correct
        return do, lambda: [(OFFICE, scoring.ask_docket, facts)] if left else []

    def confirm_docket(self) -> Any:
        """Another docket changes it back."""
        found = self._docket()
        if found is None or self.asked() is not None or not self.attempt((OFFICE, scoring.ask_docket, found[0])):
            return None
        facts, was = found
        again = {**facts, "after": was}

        def back() -> list[Do]:
            self.story.do(scoring.ask_docket, **again)
            return [(SUPERVISOR, scoring.confirm_docket, {"docket_id": self.asked().id})]

        return (SUPERVISOR, scoring.confirm_docket, {"docket_id": self.asked().id}), back

    def ask_revision(self) -> Any:
        sealed = {row.agenda_item_id: row.body for row in self.rows(SealedResult)}
        revise = [item for item, body in sealed.items() if '"verdict": "revise"' in body]
        item = self.rows(AgendaItem, id=revise[0])[0] if revise else self.item()
        facts = {"agenda_item_id": item.id, "demands": "补充分年度指标", "due_on": date(2026, 5, 1)}
        return (OFFICE, scoring.ask_revision, facts), lambda: [
            (OFFICE, scoring.withdraw_revision, {"recheck_id": self._recheck("asked").id, "reason": WHY})
        ]

    def _recheck(self, state: str) -> Any:
        return self.one(Recheck, state=state)

    def withdraw_revision(self) -> Any:
        row = self._recheck("asked")
        if row is None or self.meeting.status != "sealed":  # of a result that is open again nothing is asked
            return None
        facts = {"agenda_item_id": row.agenda_item_id, "demands": row.demands, "due_on": row.due_on}
        do = (OFFICE, scoring.withdraw_revision, {"recheck_id": row.id, "reason": WHY})
        return do, lambda: [(OFFICE, scoring.ask_revision, facts)]

    def record_recheck(self) -> Any:
        self.attempt(self.ask_revision()[0])
        row = self._recheck("asked")
        if row is None:
            return None
        facts = {"recheck_id": row.id, "passed": True, "checked_by": "王组长", "note": "已补充"}
        back = (OFFICE, scoring.withdraw_recheck, {"recheck_id": row.id, "reason": WHY})
        return (OFFICE, scoring.record_recheck, facts), lambda: [back]

    def withdraw_recheck(self) -> Any:
        row = self._recheck("passed")
        if row is None:
            return None
        facts = {"recheck_id": row.id, "passed": True, "checked_by": "王组长", "note": "已补充"}
        do = (OFFICE, scoring.withdraw_recheck, {"recheck_id": row.id, "reason": WHY})
        return do, lambda: [(OFFICE, scoring.record_recheck, facts)]

    def return_to_review(self) -> Any:
        proposal = self.one(Proposal, status="reviewed")
        if proposal is None:
            return None
        facts = {"proposal_id": proposal.id, "reason": WHY}
        return (OFFICE, scoring.return_to_review, facts), lambda: [(OFFICE, scoring.withdraw_review, facts)]

    def withdraw_review(self) -> Any:
        proposal = self.one(Proposal, status="accepted")
        if proposal is None:
            return None
        facts = {"proposal_id": proposal.id, "reason": WHY}
        return (OFFICE, scoring.withdraw_review, facts), lambda: [(OFFICE, scoring.return_to_review, facts)]
