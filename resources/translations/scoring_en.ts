<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context><name>qtic</name>
<message><source>评语</source><translation>Comment</translation></message>
<message><source>不适用</source><translation>Not applicable</translation></message>
<message><source>未评</source><translation>Not scored</translation></message>
<message><source>{title}的评语</source><translation>Comment on {title}</translation></message>
<message><source>满分 {points}</source><translation>max. {points}</translation></message>
<message><source>{title}的得分，满分 {points}</source><translation>Points for {title}, at most {points}</translation></message>
<message><source>0 分</source><translation>0 points</translation></message>
<message><source>已评</source><translation>Scored</translation></message>
<message><source>依据 {clause}</source><translation>Clause {clause}</translation></message>
<message><source>会议编号</source><translation>Number of the meeting</translation></message>
<message><source>封存结果</source><translation>Seal the results</translation></message>
<message><source>会议尚未开始。</source><translation>The meeting has not been opened.</translation></message>
<message><source>结果已于 {at} 封存，不能再改。</source><translation>The results were sealed on {at} and cannot change.</translation></message>
<message><source>全部评分和表决完成以后可以封存。</source><translation>Sealing is possible once all scores and votes are in.</translation></message>
<message><source>输入的编号与 {number} 不一致，没有封存。</source><translation>What was typed is not {number}; nothing was sealed.</translation></message>
<message><source>可以封存了；封存由办公室人员操作。</source><translation>Everything is in; sealing is done by the office.</translation></message>
<message><source>封存后评分和表决不能再改。请输入会议编号 {number} 确认。</source><translation>After sealing, scores and votes cannot change. Type the number {number} to confirm.</translation></message>
<message><source>龙头骨干企业牵头</source><translation>Led by a leading enterprise</translation></message>
<message><source>多家单位联合共建</source><translation>Built jointly by several organizations</translation></message>
<message><source>高校院所牵头</source><translation>Led by a university or institute</translation></message>
<message><source>材料</source><translation>Material</translation></message>
<message><source>类别</source><translation>Track</translation></message>
<message><source>依托单位</source><translation>Host</translation></message>
<message><source>领域</source><translation>Field</translation></message>
<message><source>建设方向</source><translation>Direction</translation></message>
<message><source>建设模式</source><translation>Mode</translation></message>
<message><source>模式理由</source><translation>Reason for the mode</translation></message>
<message><source>共建单位</source><translation>Partners</translation></message>
<message><source>原中心</source><translation>Former centre</translation></message>
<message><source>原中心建设成效</source><translation>Results of the former centre</translation></message>
<message><source>中心主任</source><translation>Director</translation></message>
<message><source>人员（总数 / 研发）</source><translation>Staff (total / R&amp;D)</translation></message>
<message><source>本项目没有电子材料，请看纸质材料；下面是登记的主要内容。</source><translation>There is no electronic material; see the paper. Below is what was recorded.</translation></message>
<message><source>第{n}年：{text}</source><translation>Year {n}: {text}</translation></message>
<message><source>建设任务（{n}）</source><translation>Task ({n})</translation></message>
<message><source>评分进度：专家与项目</source><translation>Progress: experts by proposals</translation></message>
<message><source>（组长）</source><translation> (leader)</translation></message>
<message><source>未表决</source><translation>Not voted</translation></message>
<message><source>序号</source><translation>No.</translation></message>
<message><source>项目</source><translation>Proposal</translation></message>
<message><source>评分</source><translation>Score sheet</translation></message>
<message><source>表决</source><translation>Vote</translation></message>
<message><source>我的评分表</source><translation>My score sheets</translation></message>
<message><source>评分表共 {n} 份，未提交 {waiting} 份；未表决 {ballots} 票</source><translation>{n} sheets, {waiting} not handed in; {ballots} ballots missing</translation></message>
<message><source>会议开始以后，这里是您的评分表。</source><translation>Your score sheets are here once the meeting is open.</translation></message>
<message><source>会议开始以后，在这里看评分进度、表决和结果。</source><translation>Progress, votes and results are here once the meeting is open.</translation></message>
<message><source>去评审会议</source><translation>Go to review meetings</translation></message>
<message><source>开始评分</source><translation>Start scoring</translation></message>
<message><source>评分进度</source><translation>Progress</translation></message>
<message><source>结果与封存</source><translation>Results and sealing</translation></message>
<message><source>继续评分</source><translation>Go on scoring</translation></message>
<message><source>共 {n} 个项目，未提交 {left} 个，未表决 {votes} 个</source><translation>{n} proposals, {left} not handed in, {votes} not voted</translation></message>
<message><source>查看评分表</source><translation>View my sheets</translation></message>
<message><source>已登记：{choice}。封存前可以改。</source><translation>Recorded: {choice}. It can be changed until sealing.</translation></message>
<message><source>还没有表决；也可以在讨论以后再表决。</source><translation>No vote yet; voting after the discussion is possible too.</translation></message>
<message><source>依托单位：{host}</source><translation>Host: {host}</translation></message>
<message><source>剩余 {n} 个项目未评</source><translation>{n} proposals left</translation></message>
<message><source>核对并提交</source><translation>Check and submit</translation></message>
<message><source>合计 {total} / {maximum}</source><translation>Total {total} / {maximum}</translation></message>
<message><source>返回列表</source><translation>Back to the list</translation></message>
<message><source>下一个未评项目</source><translation>Next proposal</translation></message>
<message><source>各项已评</source><translation>all scored</translation></message>
<message><source>代录纸质评分表 · {expert}</source><translation>Paper sheet of {expert}</translation></message>
<message><source>缺 {n} 项</source><translation>{n} missing</translation></message>
<message><source>返回修改</source><translation>Back to change</translation></message>
<message><source>提交评分</source><translation>Submit scores</translation></message>
<message><source>手写合计 {sum}，相符。</source><translation>Written sum {sum}: agrees.</translation></message>
<message><source>手写合计 {sum}，与各项之和不符，以各项得分为准。</source><translation>Written sum {sum} differs; the items count.</translation></message>
<message><source>请核对每一项。按 Enter 移到“提交评分”，再按一次 Enter 提交；提交后不能再改。</source><translation>Check every item. Enter goes to Submit scores, Enter again submits; after that nothing can change.</translation></message>
<message><source>已勾选“发现弄虚作假或失信”：{reason}</source><translation>Ticked: falsehood or breach of trust found: {reason}</translation></message>
<message><source>去补评第 {number} 项</source><translation>Go to criterion {number}</translation></message>
<message><source>还有 {n} 项未评，空白不等于 0 分，补齐后才能提交。</source><translation>{n} criteria are blank, which is not 0; fill them to submit.</translation></message>
<message><source>评审结果</source><translation>Results</translation></message>
<message><source>名次</source><translation>Place</translation></message>
<message><source>平均分</source><translation>Mean</translation></message>
<message><source>等次</source><translation>Grade</translation></message>
<message><source>结论</source><translation>Verdict</translation></message>
<message><source>{yes} / {entitled}，须 {needed}</source><translation>{yes} / {entitled}, needs {needed}</translation></message>
<message><source>还有 {n} 项没有完成，全部完成以后才显示分数。</source><translation>{n} things are not done; the figures are shown when all are.</translation></message>
<message><source>代录纸质评分表</source><translation>Key the paper sheet</translation></message>
<message><source>表决票（1 至 4）</source><translation>Ballot (1 to 4)</translation></message>
<message><source>作废评分表…</source><translation>Void the sheet…</translation></message>
<message><source>作废</source><translation>Void</translation></message>
<message><source>登记回避…</source><translation>Record recusal…</translation></message>
<message><source>登记回避</source><translation>Record recusal</translation></message>
<message><source>更正手写合计…</source><translation>Correct the written sum…</translation></message>
<message><source>登记合计</source><translation>Record sum</translation></message>
<message><source>专家更正签字后的合计</source><translation>Sum as corrected and signed</translation></message>
<message><source>原因</source><translation>Reason</translation></message>
<message><source>{act}的原因</source><translation>Reason: {act}</translation></message>
<message><source>已提交，分数已锁定。需要更正时请联系录入员登记。</source><translation>Handed in; the scores are locked. For a correction turn to the clerk.</translation></message>
<message><source>会前由办公室确定为不适用，总分按适用的满分折算。</source><translation>Set as not applicable by the office before the meeting; the total is scaled to the applicable maximum.</translation></message>
<message><source>纸质评分表上的手写合计</source><translation>Sum as written on the paper sheet</translation></message>
<message><source>发现弄虚作假或失信（须写明依据，由监督人员先作处理）</source><translation>Falsehood or breach of trust found (give the grounds; the supervisor decides first)</translation></message>
<message><source>弄虚作假或失信的依据</source><translation>Grounds for the finding</translation></message>
<message><source>依据</source><translation>Grounds</translation></message>
<message><source>弃权…</source><translation>Abstain…</translation></message>
<message><source>登记弃权</source><translation>Record abstention</translation></message>
<message><source>回避…</source><translation>Recuse…</translation></message>
<message><source>分</source><translation>pts</translation></message>
<message><source>照纸面填写；与各项之和不符时以各项为准，由专家签字更正。</source><translation>Copy it from the paper; if it differs the items count and the expert signs the correction.</translation></message>
<message><source>不评这个项目：</source><translation>Not scoring this proposal:</translation></message>
<message><source>撤回弃权</source><translation>Take the abstention back</translation></message>
<message><source>{state}：{reason}。这份表不计入，也不是 0 分。</source><translation>{state}: {reason}. This sheet does not count and is not a 0.</translation></message>
<message><source>{state}，不能填写。</source><translation>{state}: cannot be filled in.</translation></message>
<message><source>方案未选择建设任务（{n}），总分按适用的满分折算。</source><translation>The plan has not chosen task ({n}); the total is scaled to the applicable maximum.</translation></message>
<message><source>表决，按 1 至 4 选择</source><translation>Vote, choose by 1 to 4</translation></message>
<message><source>待定</source><translation>Undecided</translation></message>
<message><source>新建</source><translation>New</translation></message>
<message><source>转建</source><translation>Conversion</translation></message>
<message><source>绩效评估</source><translation>Evaluation</translation></message>
<message><source>{name}（{track}）</source><translation>{name} ({track})</translation></message>
<message><source>同意</source><translation>Agree</translation></message>
<message><source>修改后同意</source><translation>Agree after revision</translation></message>
<message><source>不同意</source><translation>Disagree</translation></message>
<message><source>弃权</source><translation>Abstained</translation></message>
<message><source>未提交</source><translation>Not handed in</translation></message>
<message><source>已提交</source><translation>Handed in</translation></message>
<message><source>回避</source><translation>Recused</translation></message>
<message><source>缺席</source><translation>Absent</translation></message>
<message><source>通过</source><translation>Pass</translation></message>
<message><source>修改后通过</source><translation>Pass after revision</translation></message>
<message><source>不通过</source><translation>Fail</translation></message>
</context>
<context><name>ScoringPanel</name>
<message><source>返回列表</source><translation>Back to the list</translation></message>
<message><source>放大评分区</source><translation>Enlarge the sheet</translation></message>
<message><source>表决（按 1 至 4）</source><translation>Vote (1 to 4)</translation></message>
<message><source>看评分表</source><translation>View the sheet</translation></message>
<message><source>上一项目</source><translation>Previous</translation></message>
<message><source>下一项目</source><translation>Next</translation></message>
<message><source>核对并提交</source><translation>Check and submit</translation></message>
</context>
</TS>
