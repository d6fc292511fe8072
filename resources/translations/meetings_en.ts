<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context><name>qtic</name>
<message><source>全部到会</source><translation>All present</translation></message>
<message><source>在名单上按空格标记到会。</source><translation>Press Space on the list to mark who came.</translation></message>
<message><source>回避的项目</source><translation>Proposal of the recusal</translation></message>
<message><source>回避的专家</source><translation>Expert to be recused</translation></message>
<message><source>回避原因，例如三年内曾在依托单位任职</source><translation>Reason, e.g. worked for the host within three years</translation></message>
<message><source>回避原因</source><translation>Reason of the recusal</translation></message>
<message><source>登记回避</source><translation>Record recusal</translation></message>
<message><source>评审项目</source><translation>Proposals</translation></message>
<message><source>专家组签到</source><translation>Sign-in of the panel</translation></message>
<message><source>回避（只对一个项目）</source><translation>Recusal (one proposal only)</translation></message>
<message><source>签到完毕，开会</source><translation>Sign-in done, open the meeting</translation></message>
<message><source>待召开</source><translation>Planned</translation></message>
<message><source>进行中</source><translation>Running</translation></message>
<message><source>已封存</source><translation>Sealed</translation></message>
<message><source>签到以后开会，每位到会专家得到每个项目的评分表。</source><translation>Opening gives every expert present a score sheet for every proposal.</translation></message>
<message><source>签到人数够了才能开会。</source><translation>The meeting can be opened once enough experts have signed in.</translation></message>
<message><source>会议正在进行；评分、表决和封存在“评分与表决”。</source><translation>The meeting is running; scores, votes and sealing are under Scoring and vote.</translation></message>
<message><source>去评分与表决</source><translation>Go to scoring and vote</translation></message>
<message><source>结果已封存；下一步起草专家意见书。</source><translation>The results are sealed; next the opinion is drafted.</translation></message>
<message><source>去意见书</source><translation>Go to opinions</translation></message>
<message><source>评审项目（按答辩顺序）</source><translation>Proposals (in running order)</translation></message>
<message><source>没有已受理的项目；请先在“推荐与受理”中受理。</source><translation>No accepted proposal; accept one under Intake first.</translation></message>
<message><source>专家组（按座次）</source><translation>Panel (in seat order)</translation></message>
<message><source>专家库是空的；请先在“专家与抽取”中添加专家。</source><translation>The pool is empty; add experts under Experts and draw first.</translation></message>
<message><source>不去最高最低分</source><translation>no trimming</translation></message>
<message><source>满 {n} 份去一个最高分、一个最低分</source><translation>from {n} sheets one highest and one lowest are dropped</translation></message>
<message><source>规则第 {n} 版（指引未规定，可在设置中调整）：</source><translation>Rules version {n} (not set by the guideline, changeable in the settings): </translation></message>
<message><source>请填会议日期，例如 2026-3-5</source><translation>Give the date, for example 2026-3-5</translation></message>
<message><source>请填会议地点</source><translation>Give the place</translation></message>
<message><source>请填会议名称</source><translation>Give the title</translation></message>
<message><source>{year}年青岛市技术创新中心专家评审会</source><translation>Expert review of Qingdao technology innovation centres {year}</translation></message>
<message><source>专家组至少 {n} 人</source><translation>panel of at least {n}</translation></message>
<message><source>平均分 {points} 以上</source><translation>mean of at least {points}</translation></message>
<message><source>表决须达 {majority}</source><translation>vote of {majority}</translation></message>
<message><source>每 {step} 分一档</source><translation>steps of {step}</translation></message>
<message><source>{title}第 {n} 版，{count} 项</source><translation>{title}, version {n}, {count} criteria</translation></message>
<message><source>评分表（指引未规定）：</source><translation>Score sheets (not set by the guideline): </translation></message>
<message><source>；</source><translation>; </translation></message>
<message><source>空格选用或放下，Alt+↑、Alt+↓ 移动</source><translation>Space picks or drops, Alt+Up and Alt+Down move</translation></message>
<message><source>按名称或拼音首字母查找</source><translation>Find by name or pinyin initials</translation></message>
<message><source>选用</source><translation>Pick</translation></message>
<message><source>上移</source><translation>Up</translation></message>
<message><source>下移</source><translation>Down</translation></message>
<message><source>设为组长</source><translation>Leader</translation></message>
<message><source>（组长）</source><translation> (leader)</translation></message>
<message><source>已选 {n} / {all}</source><translation>{n} of {all} picked</translation></message>
<message><source>，L 设为组长</source><translation>, L names the leader</translation></message>
<message><source>还没有评审会。</source><translation>There is no review meeting yet.</translation></message>
<message><source>编号</source><translation>Number</translation></message>
<message><source>会议</source><translation>Meeting</translation></message>
<message><source>日期</source><translation>Date</translation></message>
<message><source>状态</source><translation>State</translation></message>
<message><source>评审会议</source><translation>Review meetings</translation></message>
<message><source>新建评审会</source><translation>New meeting</translation></message>
<message><source>会议已经开始，每位到会专家的评分表已备好。</source><translation>The meeting is open; the score sheets of all experts present are ready.</translation></message>
<message><source>回避已登记，只对这一个项目。</source><translation>The recusal is recorded, for this proposal only.</translation></message>
<message><source>共 {n} 场</source><translation>{n} meetings</translation></message>
<message><source>签到，空格标记到会</source><translation>Sign-in, Space marks who came</translation></message>
<message><source>到会 {present} 人，应到 {all} 人。</source><translation>{present} of {all} experts present.</translation></message>
<message><source>到会</source><translation>Present</translation></message>
<message><source>到会 {present} 人，应到 {all} 人；规则要求至少 {minimum} 人（指引未规定），可以开会。</source><translation>{present} of {all} present; the rules ask for at least {minimum} (not set by the guideline): the meeting can be opened.</translation></message>
<message><source>到会 {present} 人，应到 {all} 人；规则要求至少 {minimum} 人（指引未规定），还不能开会。</source><translation>{present} of {all} present; the rules ask for at least {minimum} (not set by the guideline): not yet enough.</translation></message>
<message><source>缺席</source><translation>Absent</translation></message>
<message><source>未签到</source><translation>Not signed in</translation></message>
</context>
<context><name>MeetingForm</name>
<message><source>新建评审会</source><translation>New review meeting</translation></message>
<message><source>放弃并返回</source><translation>Discard and go back</translation></message>
<message><source>建立会议</source><translation>Make the meeting</translation></message>
<message><source>日期</source><translation>Date</translation></message>
<message><source>地点</source><translation>Place</translation></message>
<message><source>会议名称</source><translation>Title</translation></message>
</context>
</TS>
