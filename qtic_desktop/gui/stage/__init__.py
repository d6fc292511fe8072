'''The kit that makes a stage a value: list, card, acts, forms, papers and imports come from what a stage says of itself.

How to add a stage
------------------
1. Name it in ``gui/place.py`` (``StageName``) and enter it once in ``gui/catalogue.py`` at its place in the procedure:
   title, icon, clause, section of the manual, cards of 今日待办, and the function that makes its page.
2. Write ``gui/<stage>/page.py``: a function that makes a ``RecordPage`` from a ``Records``; ``reads`` gives all rows,
   ``window`` a window on the database where there may be many::

       def publicity_page(ctx: AppContext) -> RecordPage[NoticeRow]:
           """公示 (三（三）): notices, their dates, and the objections that came."""
           return RecordPage(ctx, Records(
               name="publicity", table=tr("公示名单"),
               reads=lambda _scope: notices.bind(), kinds=frozenset({Kind.NOTICE}), key=lambda row: row.id,
               columns=(Column("title", tr("名单"), lambda row: row.title, pinyin=True, stretch=True), ...),
               filters=by_value(lambda row: row.state, (NoticeState.OPEN, tr("公示中")), (NoticeState.OVER, tr("已期满"))),
               waits=lambda row: row.state is NoticeState.OVER,
               shown=_shown, nothing=Shown(tr("选择一份名单，查看公示期和异议。")),
               begins=(_publish(),), acts=(_objection(), _close()),
               possible=lambda row: for_person(ctx.actor, partial(possible_acts, row)),
               history=lambda row: notice_history.bind(notice_id=row.id),
               papers=(Paper(Act.EXPORT_NOTICE, tr("公示文…"), lambda: tr("公示文"),
                             lambda path: export_notice.bind(out=path), (".pdf",)),),
               empty=Empty(tr("拟支持名单确定以后，在这里发布公示。"), "publicity"),
           ))

   ``tr("...")`` literals are evaluated when the page is made, so every text is there in the language of the window.
3. Say in ``domain/<stage>.py`` what may be done now and why not: ``possible_acts(record, role) -> tuple[Possible, ...]``
   (``domain/possible.py``). Window, command line and robot ask the same function. Without ``possible`` every act is
   offered, grey with its reason where the table of rights (``domain/acts.py``) does not give it to this person.

How to add an act
-----------------
One function in ``gui/<stage>/`` and one name in ``acts``. Questions are typed, and so is the use case they are bound to::

    def _objection() -> Act[NoticeRow]:
        who, what = Line("who", tr("提出人")), Words("what", tr("内容"))
        return Act(
            record_objection,                       # the use case: its name, its right, its word in the audit log
            tr("登记异议…"),                          # on the button; "…" because it asks something first
            lambda row, given: record_objection.bind(notice_id=row.id, who=given[who], what=given[what]),
            "pen-line",                             # icon
            (who, what),                            # questions: Day, MaybeDay, Line, Words, Choice, Tick, File
            fill=lambda row: {"who": row.contact},  # first answers
            done=lambda _row, given, _changes: tr("已登记{who}的异议。").format(who=given[who]),
        )

Name a question like the argument it fills: a use case that raises ``Refused("publicity.too_late").beside("what")`` then
has its sentence beside that field; every other refusal stands above the questions. ``asks`` words the question for an
act that has none of its own, ``touches`` says above the questions what it is going to touch, ``ahead`` asks the storage
for that from what was answered so far; ``wide`` questions stand in a dialog, ``is_next`` keeps the button in sight below
the card; ``look="danger"`` is for what the same person cannot take back; ``group`` is a heading of
its own; an act on several rows is an ``Act[tuple[Row, ...]]`` in ``many`` with ``{n}`` in its title, and
``possible_many`` says which rows fit it. An act with a form of its own making (a wizard) is an ``Own`` in ``begins``.

How to add a paper or an import
-------------------------------
``Paper(act, title, proposed, make, kinds)``: ``make`` binds a job to the chosen path; asking, the ending, the bar, the
size, 打开文件 and every refusal come with it. ``WorkbookImport(kind, act, title, blank, taken)``: the dry run with its
rows and findings, taking in, and the empty workbook come with it.

What is not here on purpose
---------------------------
Anything that is no list of records with acts: the wizard, the scoring panel, the desk of an opinion, the matrix, the
explanation of results. ``RecordPage.body`` is the one hook for a subclass; a stage that needs a flag gets a widget of
its own instead. Places: ``ctx.go(Place("publicity", notice_id))`` lands on the record whatever filter is in force.
'''
