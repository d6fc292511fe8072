<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="zh_CN">
    <context>
        <name>CertificateForm</name>
        <message>
            <source>文件留在原处，程序不保存证书和口令。</source>
            <translation>The file stays where it is; the program keeps neither certificate nor password.</translation>
        </message>
        <message>
            <source>证书口令</source>
            <translation>Password of the certificate</translation>
        </message>
        <message>
            <source>证书文件（.p12 或 .pfx）</source>
            <translation>Certificate file (.p12 or .pfx)</translation>
        </message>
        <message>
            <source>输入时不显示，输入法已关闭。</source>
            <translation>Not shown while typing; the input method is off.</translation>
        </message>
        <message>
            <source>选择文件…</source>
            <translation>Choose a file…</translation>
        </message>
    </context>
    <context>
        <name>IntakeDirection</name>
        <message>
            <source>主要方向</source>
            <translation>Main direction</translation>
        </message>
        <message>
            <source>二（一）所列三种组建模式</source>
            <translation>The three modes of section 2 (1)</translation>
        </message>
        <message>
            <source>共建单位</source>
            <translation>Partners</translation>
        </message>
        <message>
            <source>建设模式</source>
            <translation>Mode</translation>
        </message>
        <message>
            <source>选择该模式的理由</source>
            <translation>Why this mode</translation>
        </message>
        <message>
            <source>领域</source>
            <translation>Field</translation>
        </message>
        <message>
            <source>领域、模式与共建单位</source>
            <translation>Field, mode and partners</translation>
        </message>
    </context>
    <context>
        <name>IntakeFunding</name>
        <message>
            <source>万元</source>
            <translation>10,000 yuan</translation>
        </message>
        <message>
            <source>依托单位近三年财务（万元）</source>
            <translation>Finances of the host organization, last three years (10,000 yuan)</translation>
        </message>
        <message>
            <source>分年度经费（万元）</source>
            <translation>Money by year (10,000 yuan)</translation>
        </message>
        <message>
            <source>可以从 WPS、Excel 复制一块数字粘贴到任一格；连表头一起复制的，按表头的项目和年份填入</source>
            <translation>A block of figures copied in WPS or Excel can be pasted into any cell; one copied with its heads goes where they say</translation>
        </message>
        <message>
            <source>照抄申报书；与下表合计不同时会提示</source>
            <translation>As written on the paper; you are told when the table below adds up to something else</translation>
        </message>
        <message>
            <source>申报书所写经费总额</source>
            <translation>Total stated on the paper</translation>
        </message>
        <message>
            <source>经费与财务</source>
            <translation>Money and finances</translation>
        </message>
    </context>
    <context>
        <name>IntakeHost</name>
        <message>
            <source>18 位，边填边核对末位校验码</source>
            <translation>18 characters; the check character is verified while you type</translation>
        </message>
        <message>
            <source>万元</source>
            <translation>10,000 yuan</translation>
        </message>
        <message>
            <source>与法人证书一致，可以是国家高新技术企业、高等学校或科研院所</source>
            <translation>As on the certificate of incorporation; a national high-tech enterprise, a university or a research institute</translation>
        </message>
        <message>
            <source>与注册地址相同可不填</source>
            <translation>Leave blank when it is the registered address</translation>
        </message>
        <message>
            <source>企业填写</source>
            <translation>Enterprises only</translation>
        </message>
        <message>
            <source>依托单位</source>
            <translation>Host organization</translation>
        </message>
        <message>
            <source>依托单位名称</source>
            <translation>Name of the host organization</translation>
        </message>
        <message>
            <source>单位性质</source>
            <translation>Kind of organization</translation>
        </message>
        <message>
            <source>成立日期</source>
            <translation>Founded on</translation>
        </message>
        <message>
            <source>所在区市</source>
            <translation>District or city</translation>
        </message>
        <message>
            <source>所属行业</source>
            <translation>Industry</translation>
        </message>
        <message>
            <source>按国民经济行业分类（GB/T 4754），写名称或代码</source>
            <translation>By the industry classification GB/T 4754, name or code</translation>
        </message>
        <message>
            <source>法定代表人</source>
            <translation>Legal representative</translation>
        </message>
        <message>
            <source>注册地址</source>
            <translation>Registered address</translation>
        </message>
        <message>
            <source>注册资本</source>
            <translation>Registered capital</translation>
        </message>
        <message>
            <source>统一社会信用代码</source>
            <translation>Unified social credit code</translation>
        </message>
        <message>
            <source>联系人</source>
            <translation>Contact person</translation>
        </message>
        <message>
            <source>联系人姓名</source>
            <translation>Contact person</translation>
        </message>
        <message>
            <source>联系人手机</source>
            <translation>Contact mobile</translation>
        </message>
        <message>
            <source>联系人邮箱</source>
            <translation>Contact mail address</translation>
        </message>
        <message>
            <source>联系电话</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>通讯地址</source>
            <translation>Postal address</translation>
        </message>
        <message>
            <source>高企证书发证日期</source>
            <translation>High-tech certificate issued on</translation>
        </message>
        <message>
            <source>高企证书有效期至</source>
            <translation>High-tech certificate valid until</translation>
        </message>
        <message>
            <source>高企证书编号</source>
            <translation>High-tech certificate number</translation>
        </message>
        <message>
            <source>高新技术企业证书</source>
            <translation>High-tech enterprise certificate</translation>
        </message>
    </context>
    <context>
        <name>IntakeOldCenter</name>
        <message>
            <source>万元</source>
            <translation>10,000 yuan</translation>
        </message>
        <message>
            <source>与批准文件一致</source>
            <translation>As in the approval document</translation>
        </message>
        <message>
            <source>原中心名称</source>
            <translation>Name of the former centre</translation>
        </message>
        <message>
            <source>原中心批准文号</source>
            <translation>Approval number of the old centre</translation>
        </message>
        <message>
            <source>原中心批准日期</source>
            <translation>Approval date of the old centre</translation>
        </message>
        <message>
            <source>原中心级别</source>
            <translation>Level of the old centre</translation>
        </message>
        <message>
            <source>原工程技术研究中心</source>
            <translation>Former engineering research centre</translation>
        </message>
        <message>
            <source>可以从 WPS、Excel 连表头一起复制，粘贴到任一格：按表头的项目和年份填入</source>
            <translation>Copy from WPS or Excel with the heads and paste into any cell: figures go where the heads say</translation>
        </message>
        <message>
            <source>承担项目情况</source>
            <translation>Projects carried out</translation>
        </message>
        <message>
            <source>运行情况与以往考核结果</source>
            <translation>Operation and earlier assessment results</translation>
        </message>
        <message>
            <source>近三年承担项目、开放共享和产学研合作情况</source>
            <translation>Projects, open sharing and cooperation in the last three years</translation>
        </message>
        <message>
            <source>近三年服务性收入</source>
            <translation>Service income, last three years</translation>
        </message>
        <message>
            <source>近三年运行数据</source>
            <translation>Work of the last three years</translation>
        </message>
    </context>
    <context>
        <name>IntakePeople</name>
        <message>
            <source>万元</source>
            <translation>10,000 yuan</translation>
        </message>
        <message>
            <source>中心主任</source>
            <translation>Director of the centre</translation>
        </message>
        <message>
            <source>中心主任专业</source>
            <translation>Speciality of the director</translation>
        </message>
        <message>
            <source>中心主任电话</source>
            <translation>Telephone of the director</translation>
        </message>
        <message>
            <source>中心主任职称</source>
            <translation>Title of the director</translation>
        </message>
        <message>
            <source>中心是否为独立法人</source>
            <translation>Is the centre a legal entity of its own</translation>
        </message>
        <message>
            <source>人</source>
            <translation>persons</translation>
        </message>
        <message>
            <source>人员</source>
            <translation>Staff</translation>
        </message>
        <message>
            <source>人员、条件与材料</source>
            <translation>Staff, facilities and materials</translation>
        </message>
        <message>
            <source>人员总数</source>
            <translation>Staff in all</translation>
        </message>
        <message>
            <source>仪器设备原值</source>
            <translation>Original value of equipment</translation>
        </message>
        <message>
            <source>仪器设备台套数</source>
            <translation>Number of instruments</translation>
        </message>
        <message>
            <source>其中固定研发人员</source>
            <translation>R&amp;D staff, permanent</translation>
        </message>
        <message>
            <source>其中流动研发人员</source>
            <translation>R&amp;D staff, visiting</translation>
        </message>
        <message>
            <source>其中研发人员</source>
            <translation>of these in R&amp;D</translation>
        </message>
        <message>
            <source>勾选还没有收到的；只作记录，不影响保存和进入下一页</source>
            <translation>Tick what has not come yet; it is only noted and holds nothing up</translation>
        </message>
        <message>
            <source>博士人数</source>
            <translation>Staff with a doctorate</translation>
        </message>
        <message>
            <source>台套</source>
            <translation>sets</translation>
        </message>
        <message>
            <source>场地面积</source>
            <translation>Floor area</translation>
        </message>
        <message>
            <source>条件</source>
            <translation>Facilities</translation>
        </message>
        <message>
            <source>缺少的纸质件</source>
            <translation>Papers still missing</translation>
        </message>
        <message>
            <source>随附材料</source>
            <translation>Enclosed materials</translation>
        </message>
        <message>
            <source>高级职称人数</source>
            <translation>Staff with senior titles</translation>
        </message>
    </context>
    <context>
        <name>IntakePlan</name>
        <message>
            <source>一般为三年（二（一））</source>
            <translation>Usually three years (二（一）)</translation>
        </message>
        <message>
            <source>保障条件</source>
            <translation>Resources and safeguards</translation>
        </message>
        <message>
            <source>分年度考核指标</source>
            <translation>Yearly indicators</translation>
        </message>
        <message>
            <source>年</source>
            <translation>years</translation>
        </message>
        <message>
            <source>建设方案</source>
            <translation>Construction plan</translation>
        </message>
        <message>
            <source>建设期</source>
            <translation>Period of construction</translation>
        </message>
        <message>
            <source>必要性</source>
            <translation>Why it is needed</translation>
        </message>
        <message>
            <source>现有基础</source>
            <translation>What there is to build on</translation>
        </message>
        <message>
            <source>组织与运行机制</source>
            <translation>Organisation and operation</translation>
        </message>
    </context>
    <context>
        <name>IntakeRecommendation</name>
        <message>
            <source>一般写作“青岛市××技术创新中心”</source>
            <translation>Usually “Qingdao ×× Technology Innovation Centre”</translation>
        </message>
        <message>
            <source>填报日期</source>
            <translation>Date of the form</translation>
        </message>
        <message>
            <source>常年受理：以收到材料的日期为准</source>
            <translation>Accepted all year round: the day of receipt counts</translation>
        </message>
        <message>
            <source>拟建中心名称</source>
            <translation>Name of the proposed centre</translation>
        </message>
        <message>
            <source>推荐信息</source>
            <translation>Recommendation</translation>
        </message>
        <message>
            <source>推荐函文号</source>
            <translation>Letter number</translation>
        </message>
        <message>
            <source>推荐函日期</source>
            <translation>Letter date</translation>
        </message>
        <message>
            <source>推荐单位（主管部门）</source>
            <translation>Recommending department</translation>
        </message>
        <message>
            <source>推荐方式</source>
            <translation>Way of recommendation</translation>
        </message>
        <message>
            <source>收到日期</source>
            <translation>Received on</translation>
        </message>
        <message>
            <source>申报书封面上的日期</source>
            <translation>The date on the cover of the application</translation>
        </message>
        <message>
            <source>申报类型</source>
            <translation>Track</translation>
        </message>
    </context>
    <context>
        <name>IntakeTasks</name>
        <message>
            <source>二（二）：根据建设方向和需要，从六项任务中选择。勾选后写明内容和三年目标。</source>
            <translation>Section 2 (2): choose from the six tasks as the direction requires. Tick a task, then state its content and its targets for three years.</translation>
        </message>
        <message>
            <source>建设任务</source>
            <translation>Tasks</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>示例数据：可以随意填写、打印和删除，不会影响真实的评审</source>
            <translation>Sample data: fill in, print and delete as you like; no real review is affected</translation>
        </message>
        <message>
            <source>青岛市技术创新中心评审工作台</source>
            <translation>Qingdao Technology Innovation Centre Review Workbench</translation>
        </message>
    </context>
    <context>
        <name>MeetingForm</name>
        <message>
            <source>会议名称</source>
            <translation>Name of the meeting</translation>
        </message>
        <message>
            <source>地点</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>建立会议</source>
            <translation>Create the meeting</translation>
        </message>
        <message>
            <source>放弃并返回</source>
            <translation>Give up and go back</translation>
        </message>
        <message>
            <source>新建评审会</source>
            <translation>New review meeting</translation>
        </message>
        <message>
            <source>日期</source>
            <translation>Date</translation>
        </message>
    </context>
    <context>
        <name>RuleForm</name>
        <message>
            <source>2 至 12；填 13 表示当年启动的都要报</source>
            <translation>2 to 12; 13 means that every centre reports in its first year</translation>
        </message>
        <message>
            <source>不合格整改（月）</source>
            <translation>Rectification after a failure (months)</translation>
        </message>
        <message>
            <source>专家组最少人数</source>
            <translation>Smallest panel</translation>
        </message>
        <message>
            <source>专家组签字栏</source>
            <translation>Signatures of the panel</translation>
        </message>
        <message>
            <source>人</source>
            <translation>persons</translation>
        </message>
        <message>
            <source>从几月起启动的中心次年首报</source>
            <translation>Centres starting from this month report a year later</translation>
        </message>
        <message>
            <source>从期满前几个月起列入评估</source>
            <translation>Listed from so many months before the end</translation>
        </message>
        <message>
            <source>份</source>
            <translation>sheets</translation>
        </message>
        <message>
            <source>优秀从几分起</source>
            <translation>Excellent from</translation>
        </message>
        <message>
            <source>优秀最多占比</source>
            <translation>Largest share of excellent</translation>
        </message>
        <message>
            <source>位</source>
            <translation>places</translation>
        </message>
        <message>
            <source>低于它为不合格</source>
            <translation>Below it the grade is Fail</translation>
        </message>
        <message>
            <source>例如：2026年3月局长办公会议定。会写入审计记录</source>
            <translation>For example: decided by the directors' meeting of March 2026. It goes into the audit log</translation>
        </message>
        <message>
            <source>修订的理由和依据</source>
            <translation>Reason and ground of the revision</translation>
        </message>
        <message>
            <source>元</source>
            <translation>yuan</translation>
        </message>
        <message>
            <source>公示发布当日</source>
            <translation>Day of posting</translation>
        </message>
        <message>
            <source>公示天数</source>
            <translation>Days of a notice</translation>
        </message>
        <message>
            <source>公示期按什么计算</source>
            <translation>Days of a notice are</translation>
        </message>
        <message>
            <source>分</source>
            <translation>points</translation>
        </message>
        <message>
            <source>列入评审会以前的复录（双人录入）</source>
            <translation>Second keying before a meeting</translation>
        </message>
        <message>
            <source>到会少于这个人数不能开会</source>
            <translation>With fewer experts present the meeting cannot begin</translation>
        </message>
        <message>
            <source>剩下的少于这个数，须由人书面决定</source>
            <translation>With fewer left a person has to decide in writing</translation>
        </message>
        <message>
            <source>去掉以后至少剩几份</source>
            <translation>Sheets that must be left</translation>
        </message>
        <message>
            <source>去掉最高分和最低分</source>
            <translation>Dropping the highest and lowest</translation>
        </message>
        <message>
            <source>发布公示时可以另填</source>
            <translation>May be changed when publishing</translation>
        </message>
        <message>
            <source>只作提示，不影响结果；0 表示只提示没有自筹的</source>
            <translation>A hint only; 0 means: say it only where there is none</translation>
        </message>
        <message>
            <source>只在最后四舍五入一次</source>
            <translation>Rounded once, at the end</translation>
        </message>
        <message>
            <source>只影响以后开启的年度</source>
            <translation>Only for years opened from now on</translation>
        </message>
        <message>
            <source>只用于以后开启的年度</source>
            <translation>for years opened later</translation>
        </message>
        <message>
            <source>合格从几分起</source>
            <translation>Pass from</translation>
        </message>
        <message>
            <source>咨询费：其他专家（元/人天）</source>
            <translation>Fee: other experts (yuan a day)</translation>
        </message>
        <message>
            <source>咨询费：高级职称（元/人天）</source>
            <translation>Fee: senior titles (yuan a day)</translation>
        </message>
        <message>
            <source>复录的内容</source>
            <translation>What is keyed a second time</translation>
        </message>
        <message>
            <source>工作日，自通知次日起算；登记补正时可以另填</source>
            <translation>Working days from the day after the notice; another number can be entered each time</translation>
        </message>
        <message>
            <source>平均分低于它，结论为不通过</source>
            <translation>With a mean below it the conclusion is not to pass</translation>
        </message>
        <message>
            <source>平均分保留几位小数</source>
            <translation>Decimals of the mean</translation>
        </message>
        <message>
            <source>平均分通过线</source>
            <translation>Pass line of the mean</translation>
        </message>
        <message>
            <source>年度报告截止日</source>
            <translation>Due day of the annual report</translation>
        </message>
        <message>
            <source>年度报告截止月</source>
            <translation>Due month of the annual report</translation>
        </message>
        <message>
            <source>建设期满、尚未办结评估的中心</source>
            <translation>Centers past their period whose evaluation is not closed</translation>
        </message>
        <message>
            <source>建设期的最后一天</source>
            <translation>Last day of a period</translation>
        </message>
        <message>
            <source>意见书、汇总表、签到表、承诺书、会议记录、计票单都照此。签字表：序号、姓名、单位、职称、专业、签字，一人一行</source>
            <translation>Holds for opinions, summary, sign-in, pledges, minutes and count of votes. Table: number, name, organization, title, speciality, signature, one row each</translation>
        </message>
        <message>
            <source>打分的最小单位</source>
            <translation>Smallest step of points</translation>
        </message>
        <message>
            <source>指引未规定。录两遍的，由两人各录一遍，相同才能封存</source>
            <translation>Not set by the guideline. Keyed twice: by two people, and sealing waits until both are the same</translation>
        </message>
        <message>
            <source>按到会且不回避的专家计算，弃权计入分母</source>
            <translation>Of the experts present and not recused; abstentions count among them</translation>
        </message>
        <message>
            <source>按时提报以哪一天为准</source>
            <translation>Which date decides about in time</translation>
        </message>
        <message>
            <source>按每位专家的总分去掉，最高、最低各一个</source>
            <translation>By the total of each expert: one highest and one lowest</translation>
        </message>
        <message>
            <source>无记名：用没有姓名的纸票投入票箱，两人计票，程序只记票数，查不到是谁投的</source>
            <translation>Secret: papers without a name go into a box and two people count; only the numbers are recorded, and nobody can find out whose they are</translation>
        </message>
        <message>
            <source>日</source>
            <translation>day</translation>
        </message>
        <message>
            <source>是否仍应提交年度报告；只用于以后开启的年度</source>
            <translation>Whether they still owe an annual report; used for years opened from now on</translation>
        </message>
        <message>
            <source>月</source>
            <translation>month</translation>
        </message>
        <message>
            <source>有效评分表不到这个数，按全部计算</source>
            <translation>With fewer valid sheets all of them count</translation>
        </message>
        <message>
            <source>期满后几个月以内完成</source>
            <translation>Done within so many months after the end</translation>
        </message>
        <message>
            <source>每组中评为优秀的最多占百分之几；留空为不限</source>
            <translation>At most this share of a group; empty means no limit</translation>
        </message>
        <message>
            <source>没有审查的列入评审会时会写明；不予受理的始终不能列入</source>
            <translation>An unexamined one that goes to a meeting is written down; a refused one never goes</translation>
        </message>
        <message>
            <source>满几份评分表才去掉</source>
            <translation>Sheets needed before dropping</translation>
        </message>
        <message>
            <source>由另一人看着纸面再录一遍；两遍不同的，同一内容录到两次才算数</source>
            <translation>Another person keys it again from the paper; where the two differ, the same value has to come twice</translation>
        </message>
        <message>
            <source>由启动日推算期满日；只用于以后启动、登记和进入的建设期</source>
            <translation>Reckoned from the day of the start; only for periods started, entered or begun later</translation>
        </message>
        <message>
            <source>税后；半天按 60%</source>
            <translation>After tax; half a day counts 60 %</translation>
        </message>
        <message>
            <source>税后；院士为 1.5 倍，半天按 60%</source>
            <translation>After tax; academicians half as much again; half a day counts 60 %</translation>
        </message>
        <message>
            <source>纸质评分表录入</source>
            <translation>Paper score sheets</translation>
        </message>
        <message>
            <source>绩效评估：期满前（月）</source>
            <translation>Evaluation: before the end (months)</translation>
        </message>
        <message>
            <source>绩效评估：期满后（月）</source>
            <translation>Evaluation: after the end (months)</translation>
        </message>
        <message>
            <source>自筹经费低于多少要提示</source>
            <translation>Say it when own money is below</translation>
        </message>
        <message>
            <source>良好从几分起</source>
            <translation>Good from</translation>
        </message>
        <message>
            <source>补正期限</source>
            <translation>Term of a correction</translation>
        </message>
        <message>
            <source>表决方式</source>
            <translation>Voting</translation>
        </message>
        <message>
            <source>表决通过的多数</source>
            <translation>Majority that carries a vote</translation>
        </message>
        <message>
            <source>要求复录时，没有复录的申报须由监督员写明原因同意，才能列入评审会</source>
            <translation>Where it is needed, a proposal without it goes to a meeting only with the supervisor's consent and reason</translation>
        </message>
        <message>
            <source>评分时只能填它的倍数</source>
            <translation>Scores must be multiples of it</translation>
        </message>
        <message>
            <source>评审会以前须形式审查合格</source>
            <translation>Examination passed before a meeting</translation>
        </message>
        <message>
            <source>评审规则</source>
            <translation>Review rules</translation>
        </message>
        <message>
            <source>遇休息日不自动顺延，由人决定</source>
            <translation>Not moved by itself when it is a day of rest; a person decides</translation>
        </message>
        <message>
            <source>限期整改的通常期限，可以逐个改</source>
            <translation>The usual term to rectify; can be changed for each</translation>
        </message>
    </context>
    <context>
        <name>ScoringPanel</name>
        <message>
            <source>上一项目</source>
            <translation>Previous proposal</translation>
        </message>
        <message>
            <source>下一项目</source>
            <translation>Next proposal</translation>
        </message>
        <message>
            <source>放大评分区</source>
            <translation>Enlarge the scoring area</translation>
        </message>
        <message>
            <source>核对并提交</source>
            <translation>Check and submit</translation>
        </message>
        <message>
            <source>看评分表</source>
            <translation>See the score sheet</translation>
        </message>
        <message>
            <source>表决（按 1 至 4）</source>
            <translation>Vote (press 1 to 4)</translation>
        </message>
        <message>
            <source>返回列表</source>
            <translation>Back to the list</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>前一分钟提示；内容都已保存，解锁后回到原来的地方。示例不锁定</source>
            <translation>Says so a minute before, saves all, returns to the same place. Not in a sample</translation>
        </message>
        <message>
            <source>在系统缩放之外再放大或缩小</source>
            <translation>Larger or smaller, on top of the scaling of the system</translation>
        </message>
        <message>
            <source>外观</source>
            <translation>Appearance</translation>
        </message>
        <message>
            <source>文字大小</source>
            <translation>Text size</translation>
        </message>
        <message>
            <source>无人操作时自动锁定</source>
            <translation>Lock by itself after</translation>
        </message>
        <message>
            <source>界面语言</source>
            <translation>Language of the window</translation>
        </message>
        <message>
            <source>立即生效，已填写的内容不变；公文的语言不受影响</source>
            <translation>Takes effect at once; what you have typed stays, and official papers keep their language</translation>
        </message>
        <message>
            <source>高对比度用黑底、白字和黄色，边框加粗</source>
            <translation>High contrast: white and yellow on black, with thicker borders</translation>
        </message>
    </context>
    <context>
        <name>StartForm</name>
        <message>
            <source>从受理申报、组织评审到签署意见和年度报告，全部在这台电脑上完成，不需要网络。</source>
            <translation>From intake and review to signed opinions and annual reports: all on this computer, without a network.</translation>
        </message>
        <message>
            <source>内容都是虚构的，可以随意试用，不会与真实数据混在一起。</source>
            <translation>Everything in it is invented; try what you like, it never mixes with real data.</translation>
        </message>
        <message>
            <source>打开已有工作区…</source>
            <translation>Open a workspace…</translation>
        </message>
        <message>
            <source>打开示例</source>
            <translation>Open the sample</translation>
        </message>
        <message>
            <source>换一个位置…</source>
            <translation>Another place…</translation>
        </message>
        <message>
            <source>新建工作区</source>
            <translation>New workspace</translation>
        </message>
        <message>
            <source>最近用过</source>
            <translation>Recently used</translation>
        </message>
        <message>
            <source>青岛市技术创新中心评审工作台</source>
            <translation>Qingdao Technology Innovation Centre Review Workbench</translation>
        </message>
    </context>
    <context>
        <name>qtic</name>
        <message>
            <source>%1 文件</source>
            <translation>%1 file</translation>
        </message>
        <message>
            <source>- - - - - - - - - - - - - -　沿此线撕开，下半由办公室存档　- - - - - - - - - - - - - -</source>
            <translation>- - - - - - - - - - - - - -　Tear here; the office keeps the lower half　- - - - - - - - - - - - - -</translation>
        </message>
        <message>
            <source>0 分</source>
            <translation>0 points</translation>
        </message>
        <message>
            <source>1 名单已冻结</source>
            <translation>1 Pool frozen</translation>
        </message>
        <message>
            <source>2 已抽取</source>
            <translation>2 Drawn</translation>
        </message>
        <message>
            <source>2 等待现场报数</source>
            <translation>2 Waiting for numbers</translation>
        </message>
        <message>
            <source>3 联系 {n}/{all}</source>
            <translation>3 Asked {n}/{all}</translation>
        </message>
        <message>
            <source>3 联系专家</source>
            <translation>3 Ask the experts</translation>
        </message>
        <message>
            <source>4 列入评审会</source>
            <translation>4 Seat in a meeting</translation>
        </message>
        <message>
            <source>4 已列入 {number}</source>
            <translation>4 Seated in {number}</translation>
        </message>
        <message>
            <source>8 组、每组 5 个数字，照恢复单输入，空格可有可无。</source>
            <translation>Eight groups of five digits, as on the sheet; blanks may be left out.</translation>
        </message>
        <message>
            <source>8 组数字，照恢复单输入，空格可有可无。</source>
            <translation>Eight groups of digits as on the sheet; spaces do not matter.</translation>
        </message>
        <message>
            <source>Alt+↑、Alt+↓ 移动</source>
            <translation>Alt+↑ and Alt+↓ move</translation>
        </message>
        <message>
            <source>Ctrl+S；离开每一项时也会自动保存</source>
            <translation>Ctrl+S; leaving a field saves too</translation>
        </message>
        <message>
            <source>Ctrl+数字或双击采用到这一段，Ctrl+Z 撤销。</source>
            <translation>Ctrl and the number, or a double click, takes it over; Ctrl+Z takes it out.</translation>
        </message>
        <message>
            <source>Excel 工作簿 (*.xlsx)</source>
            <translation>Excel workbook (*.xlsx)</translation>
        </message>
        <message>
            <source>F7：在旁边显示申报表的扫描件，跟着光标走</source>
            <translation>F7: show the scan of the form beside the fields; it follows the cursor</translation>
        </message>
        <message>
            <source>F8：光标所在的项就在纸面的这里；双击纸面也可以</source>
            <translation>F8: the entry at the cursor stands here on the paper; a double click on the paper does the same</translation>
        </message>
        <message>
            <source>PDF 和图片 (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp)</source>
            <translation>PDF and pictures (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp)</translation>
        </message>
        <message>
            <source>PDF 或图片</source>
            <translation>PDF or picture</translation>
        </message>
        <message>
            <source>PDF 或图片，可以不附</source>
            <translation>PDF or picture; may be left out</translation>
        </message>
        <message>
            <source>PDF 或图片，可以不附；随公示保存</source>
            <translation>PDF or picture, may be left out; kept with the notice</translation>
        </message>
        <message>
            <source>PDF 或图片；换新的以后，原来的仍按内容保存</source>
            <translation>A PDF or a picture; one that is replaced stays kept</translation>
        </message>
        <message>
            <source>PDF 文件 (*.pdf)</source>
            <translation>PDF files (*.pdf)</translation>
        </message>
        <message>
            <source>PDF 文件、导出的审计记录 (*.pdf *.xlsx *.sig)</source>
            <translation>PDF files, exported audit logs (*.pdf *.xlsx *.sig)</translation>
        </message>
        <message>
            <source>PDF，可以不附；评分时专家能看到</source>
            <translation>PDF; may be left out; experts read it while scoring</translation>
        </message>
        <message>
            <source>Word 文档 (*.docx)</source>
            <translation>Word document (*.docx)</translation>
        </message>
        <message>
            <source>zj 总结，jh 计划，qb 两份都到；日期不写即今天。先念出来，按 Enter 才登记。</source>
            <translation>zj summary, jh plan, qb both; without a date it is today. It is read out first; Enter notes it.</translation>
        </message>
        <message>
            <source>{about} 条，{filter}</source>
            <translation>{about} entries, {filter}</translation>
        </message>
        <message>
            <source>{acts}；{people}，{first} 至 {last}</source>
            <translation>{acts}; {people}, {first} to {last}</translation>
        </message>
        <message>
            <source>{act} {n} 次</source>
            <translation>{act} ×{n}</translation>
        </message>
        <message>
            <source>{act}的原因</source>
            <translation>Reason to {act}</translation>
        </message>
        <message>
            <source>{amount} 万元</source>
            <translation>{amount} × 10,000 yuan</translation>
        </message>
        <message>
            <source>{amount} 万元，{capitals}</source>
            <translation>{amount} × 10,000 yuan, {capitals}</translation>
        </message>
        <message>
            <source>{batch}的全部材料</source>
            <translation>Everything of {batch}</translation>
        </message>
        <message>
            <source>{batch}限 {most} 项，已有 {used} 项</source>
            <translation>{batch}: {used} of at most {most}</translation>
        </message>
        <message>
            <source>{batch}限 {most} 项，已有 {used} 项，超 {n} 项</source>
            <translation>{batch}: {used} of at most {most}, {n} over</translation>
        </message>
        <message>
            <source>{batch}（要改批次，在窗口最上面一行选择）</source>
            <translation>{batch} (to change the batch, choose it in the top row of the window)</translation>
        </message>
        <message>
            <source>{by}提出撤销{name}的手写签名：{reason}</source>
            <translation>{by} asks to take back the hand signature of {name}: {reason}</translation>
        </message>
        <message>
            <source>{centers} 个中心、{reports} 份报告、{grades} 次评估、{changes} 次变更、{targets} 项指标</source>
            <translation>{centers} centres, {reports} reports, {grades} evaluations, {changes} changes, {targets} tasks</translation>
        </message>
        <message>
            <source>{center}：{state}，不能在这里登记收到。</source>
            <translation>{center}: {state}; its receipt is not noted here.</translation>
        </message>
        <message>
            <source>{center}：{year} 年度{part} {day} 收到。按 Enter 登记。</source>
            <translation>{center}: {part} about {year} received on {day}. Enter notes it.</translation>
        </message>
        <message>
            <source>{center}：已登记 {stands} 收到，{part}改为 {day}。再按一次 Enter 才更正。</source>
            <translation>{center}: {stands} is noted as received; {part} becomes {day}. Enter once more corrects it.</translation>
        </message>
        <message>
            <source>{center}：已登记 {stands} 收到，{part}改为 {day}？要按两次 Enter，单位提交日期会重新计。</source>
            <translation>{center}: {stands} is noted as received; change {part} to {day}? It takes Enter twice, and the day of submission is computed anew.</translation>
        </message>
        <message>
            <source>{center}：已登记 {stands} 收到，没有改动。</source>
            <translation>{center}: {stands} is noted as received; nothing is changed.</translation>
        </message>
        <message>
            <source>{center}：已登记 {stands} 收到；单位提交日期 {submitted} 是另外填写的，请选中它，用“更正…”一并核对。</source>
            <translation>{center}: {stands} is noted as received; the day of submission {submitted} was entered by hand. Choose the report and check both under “Correct…”.</translation>
        </message>
        <message>
            <source>{center}：已退回补正；补正稿请选中它，在右侧“登记收到…”里登记。</source>
            <translation>{center}: returned for correction; choose it and note the corrected report at the right under “Received…”.</translation>
        </message>
        <message>
            <source>{clause}，只作记录</source>
            <translation>{clause}, noted only</translation>
        </message>
        <message>
            <source>{clues}先处理再开始；仍要开始，再按一次 {key}。</source>
            <translation>{clues} Decide first; to begin all the same, press {key} once more.</translation>
        </message>
        <message>
            <source>{days} 调休上班，计入。</source>
            <translation>{days} are worked instead and count.</translation>
        </message>
        <message>
            <source>{day} 公示（名单第 {v} 版第 {n} 次）</source>
            <translation>{day} (list version {v}, no. {n})</translation>
        </message>
        <message>
            <source>{day} 发布的整份公示（{batch}）收回，其中的中心都不能再凭它启动</source>
            <translation>The whole notice of {day} ({batch}) is taken back; no centre on it can be started by it any more</translation>
        </message>
        <message>
            <source>{day} 已决定不予取消资格（{paper}）；报告仍没有按时，请继续催报。</source>
            <translation>On {day} it was decided not to cancel ({paper}); the report is still not in time, go on reminding.</translation>
        </message>
        <message>
            <source>{day} 已答复</source>
            <translation>answered on {day}</translation>
        </message>
        <message>
            <source>{day} 截止</source>
            <translation>until {day}</translation>
        </message>
        <message>
            <source>{day} 期满后办结</source>
            <translation>To be closed after {day}</translation>
        </message>
        <message>
            <source>{day} 起</source>
            <translation>from {day}</translation>
        </message>
        <message>
            <source>{expert}的这一份重新打开，录过的分数还在，改好再提交；已复核的要再复核一次。</source>
            <translation>The sheet of {expert} is opened again; what was keyed stays, hand it in when it is right. One that was verified is verified once more.</translation>
        </message>
        <message>
            <source>{expert}：{fields}与第一次录入不同，已经记下。请对照纸面；录得对的不用改，由第一次录入的人核对。</source>
            <translation>{expert}: {fields} differ from the first keying; this is recorded. Compare with the paper; what is keyed rightly stays, the first keyer checks.</translation>
        </message>
        <message>
            <source>{fields}还没有保存，没有提交。录入的内容还在；腾出空间以后，再按回车就再存一次。</source>
            <translation>{fields}: not saved yet, nothing was submitted. What was keyed is still here; free some space, then press Enter to save it again.</translation>
        </message>
        <message>
            <source>{fields}还没有保存，没有提交。这里显示的是您录入的内容；保存好以后才能提交，请再试一次。</source>
            <translation>{fields}: not saved yet, nothing was submitted. You see what you entered; it can be submitted once it is saved. Please try again.</translation>
        </message>
        <message>
            <source>{file} 第 {n} 页</source>
            <translation>{file} page {n}</translation>
        </message>
        <message>
            <source>{group}组：{n} 个项目，组内排名</source>
            <translation>{group}: {n} proposals, ranked within the group</translation>
        </message>
        <message>
            <source>{items} 个项目和 {experts} 位专家平均分到各场会议：专家按类别分匀，尽量避开回避、靠近本人领域。另几场日期和时间相同，组长暂由各组第一位专家担任。取消其中一场，它的项目就退回“已受理”。</source>
            <translation>{items} proposals and {experts} experts are spread evenly over the meetings: experts even by kind, away from recusals and near their own field where possible. The others have the same date and times; the first expert of each leads for now. Cancelling one of them puts its proposals back to Accepted.</translation>
        </message>
        <message>
            <source>{key}专家{seat}（{about}）：{text}</source>
            <translation>{key}Expert {seat} ({about}): {text}</translation>
        </message>
        <message>
            <source>{mean} 分（有效评分表 {n} 份，通过线 {line} 分）</source>
            <translation>{mean} points ({n} valid sheets, pass line {line})</translation>
        </message>
        <message>
            <source>{names} 暂时离席</source>
            <translation>{names} stepped out</translation>
        </message>
        <message>
            <source>{name} {time} 录入</source>
            <translation>keyed by {name}, {time}</translation>
        </message>
        <message>
            <source>{name} {time} 提出撤销，等另一位工作人员同意：{reason}</source>
            <translation>{name} asked at {time} to take it back; somebody else has to agree: {reason}</translation>
        </message>
        <message>
            <source>{name} · {role}等 {n} 岗</source>
            <translation>{name} · {role} and more ({n} roles)</translation>
        </message>
        <message>
            <source>{name} · 编号 {number} · 第 {n} 版 · 核对码 {code}</source>
            <translation>{name} · {number} · version {n} · check code {code}</translation>
        </message>
        <message>
            <source>{name} 的凭条：{digits}</source>
            <translation>Slip of {name}: {digits}</translation>
        </message>
        <message>
            <source>{name}　待改</source>
            <translation>{name} (to correct)</translation>
        </message>
        <message>
            <source>{name}兼{roles}</source>
            <translation>{name}: {roles}</translation>
        </message>
        <message>
            <source>{name}回避这个项目，已生效。</source>
            <translation>{name} is recused from this proposal; it is in force.</translation>
        </message>
        <message>
            <source>{name}已登记为组长。要改回来，再推选一次即可。</source>
            <translation>{name} is recorded as leader. A further election changes it back.</translation>
        </message>
        <message>
            <source>{name}已登记到会，写入会议记录。登记错了可以“撤销”。</source>
            <translation>The arrival of {name} is recorded for the minutes. If it was a mistake, take it back.</translation>
        </message>
        <message>
            <source>{name}已登记离会，写入会议记录。登记错了可以“撤销”。</source>
            <translation>The leaving of {name} is recorded for the minutes. If it was a mistake, take it back.</translation>
        </message>
        <message>
            <source>{name}已移出专家组；需要时可以再补充进来。</source>
            <translation>{name} is off the panel and can be added again.</translation>
        </message>
        <message>
            <source>{name}拒绝在意见书上签名。原因记入签名情况，其他人继续签名。</source>
            <translation>{name} refuses to sign. The reason goes to the signing record; the others go on signing.</translation>
        </message>
        <message>
            <source>{name}照常参加这个项目。理由写入记录，同一条关联不再提出，可以重新考虑。</source>
            <translation>{name} takes part as usual. The reason is recorded and the same tie is not brought up again; it can be thought over.</translation>
        </message>
        <message>
            <source>{name}的手写签名继续有效，撤销的提出作罢；两者都留在审计日志里。</source>
            <translation>The hand signature of {name} stands and the request is dropped; both stay in the audit log.</translation>
        </message>
        <message>
            <source>{name}签名时不在场。原因记入签名情况，其他人继续签名。</source>
            <translation>{name} is not there to sign. The reason goes to the signing record; the others go on signing.</translation>
        </message>
        <message>
            <source>{name}（{day} 注销，{paper}）</source>
            <translation>{name} (closed {day}, {paper})</translation>
        </message>
        <message>
            <source>{name}（代理）</source>
            <translation>{name} (acting)</translation>
        </message>
        <message>
            <source>{name}（加密）</source>
            <translation>{name} (encrypted)</translation>
        </message>
        <message>
            <source>{name}（半天）</source>
            <translation>{name} (half a day)</translation>
        </message>
        <message>
            <source>{name}（同名）</source>
            <translation>{name} (namesake)</translation>
        </message>
        <message>
            <source>{name}（已并入{into}）</source>
            <translation>{name} (merged into {into})</translation>
        </message>
        <message>
            <source>{name}（组长）</source>
            <translation>{name} (leader)</translation>
        </message>
        <message>
            <source>{name}（重建）</source>
            <translation>{name} (rebuilt)</translation>
        </message>
        <message>
            <source>{name}，有 {n} 类工作等您处理。</source>
            <translation>{name}, {n} kinds of work wait for you.</translation>
        </message>
        <message>
            <source>{name}，现在没有等您处理的事。</source>
            <translation>{name}, nothing waits for you now.</translation>
        </message>
        <message>
            <source>{name}：请写明是 zj（总结）、jh（计划）还是 qb（两份）。</source>
            <translation>{name}: say whether zj (summary), jh (plan) or qb (both).</translation>
        </message>
        <message>
            <source>{number} {center}：平均分 {mean}，名次 {rank}，结论 {verdict}。</source>
            <translation>{number} {center}: mean {mean}, place {rank}, verdict {verdict}.</translation>
        </message>
        <message>
            <source>{number} {name}（{day} 收到）</source>
            <translation>{number} {name} (received {day})</translation>
        </message>
        <message>
            <source>{number} {title}：平均 {mean}，满分 {maximum}</source>
            <translation>{number} {title}: mean {mean} of {maximum}</translation>
        </message>
        <message>
            <source>{number} · 三（二） · 第 {n} 版{code}</source>
            <translation>{number} · 3(2) · version {n}{code}</translation>
        </message>
        <message>
            <source>{number} 可以不复录就列入评审会。</source>
            <translation>{number} may go to a meeting without a second keying.</translation>
        </message>
        <message>
            <source>{number} 复录完成，{n} 项两遍一致。</source>
            <translation>The second keying of {number} is done: both keyings agree on {n} entries.</translation>
        </message>
        <message>
            <source>{number} 已恢复受理。</source>
            <translation>{number} is accepted again.</translation>
        </message>
        <message>
            <source>{number} 已撤回受理，编号保留，可以恢复。</source>
            <translation>{number} was withdrawn; its number is kept and it can be taken in again.</translation>
        </message>
        <message>
            <source>{number} 已撤回，不再审查。</source>
            <translation>{number} was withdrawn and is not examined any more.</translation>
        </message>
        <message>
            <source>{number} 已更正；改动前后的内容和原因在这份申报的经过里。</source>
            <translation>{number} was corrected; what was there before, after and why stands in its history.</translation>
        </message>
        <message>
            <source>{number} 已有</source>
            <translation>{number} taken</translation>
        </message>
        <message>
            <source>{number} 已移到{batch}。</source>
            <translation>{number} was moved to {batch}.</translation>
        </message>
        <message>
            <source>{number} 是您自己录入或更正的，复录要由另一个人做。</source>
            <translation>You keyed or corrected {number} yourself; another person has to key it again.</translation>
        </message>
        <message>
            <source>{number} 的上次更正已撤回，更正和撤回都留在记录里。</source>
            <translation>The last correction of {number} is taken back; both stay in the record.</translation>
        </message>
        <message>
            <source>{number} 的免复录已撤销。</source>
            <translation>The waiver for {number} was taken back.</translation>
        </message>
        <message>
            <source>{number} 的复录已撤销，等待重新复录。</source>
            <translation>The second keying of {number} was taken back; it waits to be keyed again.</translation>
        </message>
        <message>
            <source>{number} 的审查结果已撤销，可以重新审查。</source>
            <translation>The result of {number} was taken back; it can be examined anew.</translation>
        </message>
        <message>
            <source>{number} 的更正已放弃，申报保持受理时的内容。</source>
            <translation>The correction of {number} was given up; the proposal stays as it was accepted.</translation>
        </message>
        <message>
            <source>{number} 空白评分表</source>
            <translation>{number} blank score sheets</translation>
        </message>
        <message>
            <source>{number} 评分汇总表</source>
            <translation>{number} score summary</translation>
        </message>
        <message>
            <source>{number}：已登记为{result}。</source>
            <translation>{number}: recorded as {result}.</translation>
        </message>
        <message>
            <source>{n} 个</source>
            <translation>{n}</translation>
        </message>
        <message>
            <source>{n} 个中心一年内期满，还没有任务书</source>
            <translation>{n} centres end within a year and have no task book</translation>
        </message>
        <message>
            <source>{n} 个中心建设期满前后，等待列入评估</source>
            <translation>{n} centres about the end of their period, to be listed for evaluation</translation>
        </message>
        <message>
            <source>{n} 个中心整改 30 天内到期或已到期</source>
            <translation>{n} rectifications due within 30 days or overdue</translation>
        </message>
        <message>
            <source>{n} 个中心的编号</source>
            <translation>Numbers of {n} centres</translation>
        </message>
        <message>
            <source>{n} 个中心等待决定等次</source>
            <translation>{n} centres waiting for their grade</translation>
        </message>
        <message>
            <source>{n} 个中心经公示无异议，等待启动</source>
            <translation>{n} centres are clear and wait to be started</translation>
        </message>
        <message>
            <source>{n} 个仍未决定：分数相同，由人逐个决定</source>
            <translation>{n} stay undecided: equal scores, decided one by one by a person</translation>
        </message>
        <message>
            <source>{n} 个仍未决定：评审会已启封，没有封存的结果</source>
            <translation>{n} stay undecided: their meeting is reopened, there is no sealed result</translation>
        </message>
        <message>
            <source>{n} 个修改后同意的项目等待复核</source>
            <translation>{n} proposals agreed to after revision wait to be re-checked</translation>
        </message>
        <message>
            <source>{n} 个启动较晚，从下一年度起报</source>
            <translation>{n} started late and report from next year on</translation>
        </message>
        <message>
            <source>{n} 个工作日</source>
            <translation>{n} working days</translation>
        </message>
        <message>
            <source>{n} 个工作日，到 {day}（次日起算，指引未规定）</source>
            <translation>{n} working days, until {day} (counted from the next day; not fixed by the guideline)</translation>
        </message>
        <message>
            <source>{n} 个已经决定的不动</source>
            <translation>{n} that are decided are left alone</translation>
        </message>
        <message>
            <source>{n} 个建设期已满</source>
            <translation>{n} whose period is over</translation>
        </message>
        <message>
            <source>{n} 个未决定的登记为“不支持”：未通过论证，不在名额测算之内</source>
            <translation>{n} undecided are entered as not supported: the panel did not let them pass, they are not counted in the places</translation>
        </message>
        <message>
            <source>{n} 个未决定的登记为“不支持”：通过论证，在名额以外</source>
            <translation>{n} undecided are entered as not supported: passed, outside the places</translation>
        </message>
        <message>
            <source>{n} 个未决定的登记为“拟支持”：名额以内</source>
            <translation>{n} undecided are entered as supported: within the places</translation>
        </message>
        <message>
            <source>{n} 个等次公示期满，等待办结</source>
            <translation>{n} grades published long enough, to be closed</translation>
        </message>
        <message>
            <source>{n} 个绩效评估等待安排评审会</source>
            <translation>{n} evaluations waiting for a meeting</translation>
        </message>
        <message>
            <source>{n} 个自然日</source>
            <translation>{n} calendar days</translation>
        </message>
        <message>
            <source>{n} 个项目</source>
            <translation>Proposals: {n}</translation>
        </message>
        <message>
            <source>{n} 个项目回到这场会议的议程，会议回到取消以前的状态。</source>
            <translation>Proposals that come back to this agenda: {n}. The meeting stands again as before it was called off.</translation>
        </message>
        <message>
            <source>{n} 个项目的无记名票数等待登记</source>
            <translation>{n} secret votes wait for their count</translation>
        </message>
        <message>
            <source>{n} 个项目的评分和表决从此不能再改，分数、名次和结论随即显示，写入会议记录。</source>
            <translation>Proposals whose sheets and ballots can no longer change: {n}. Figures, places and verdicts show at once and go into the minutes.</translation>
        </message>
        <message>
            <source>{n} 个项目等待起草意见书</source>
            <translation>{n} proposals wait for an opinion</translation>
        </message>
        <message>
            <source>{n} 个项目退回“已受理”，可以列入别的会议；编号 {number} 不再用于别的会议。以后可以“恢复会议”。</source>
            <translation>Proposals that are free for another meeting again: {n}. The number {number} is not given to another meeting. It can be taken up again later.</translation>
        </message>
        <message>
            <source>{n} 人</source>
            <translation>{n}</translation>
        </message>
        <message>
            <source>{n} 人拒签</source>
            <translation>{n} refused</translation>
        </message>
        <message>
            <source>{n} 人缺席</source>
            <translation>{n} absent</translation>
        </message>
        <message>
            <source>{n} 件中心变更申请等待决定</source>
            <translation>{n} changes of a centre wait for a decision</translation>
        </message>
        <message>
            <source>{n} 件异议等待处理或答复</source>
            <translation>{n} objections wait to be handled or answered</translation>
        </message>
        <message>
            <source>{n} 份</source>
            <translation>{n}</translation>
        </message>
        <message>
            <source>{n} 份名单正在拟定，等待确定</source>
            <translation>{n} lists are being drawn up and wait to be adopted</translation>
        </message>
        <message>
            <source>{n} 份已受理的申报等待安排评审会</source>
            <translation>{n} accepted proposals wait for a meeting</translation>
        </message>
        <message>
            <source>{n} 份年度报告 30 天内到期</source>
            <translation>{n} annual reports are due within 30 days</translation>
        </message>
        <message>
            <source>{n} 份年度报告已逾期</source>
            <translation>{n} annual reports are overdue</translation>
        </message>
        <message>
            <source>{n} 份年度报告应报而未列入清单</source>
            <translation>{n} annual reports owed but on no list</translation>
        </message>
        <message>
            <source>{n} 份意见书有手写签名等待核实</source>
            <translation>{n} opinions have a hand signature that is questioned</translation>
        </message>
        <message>
            <source>{n} 份意见书有手写签名等待第二人核对</source>
            <translation>{n} opinions have hand signatures that wait for a second person</translation>
        </message>
        <message>
            <source>{n} 份意见书等待签署</source>
            <translation>{n} opinions wait for signatures</translation>
        </message>
        <message>
            <source>{n} 份意见书草稿等待定稿</source>
            <translation>{n} drafted opinions wait for finalizing</translation>
        </message>
        <message>
            <source>{n} 份报告改用新的截止日。</source>
            <translation>{n} reports get the new due day.</translation>
        </message>
        <message>
            <source>{n} 份报告的截止日已更正。</source>
            <translation>The due day of {n} reports was changed.</translation>
        </message>
        <message>
            <source>{n} 份拟取消资格等待陈述和决定</source>
            <translation>{n} drafts to cancel wait for statement and decision</translation>
        </message>
        <message>
            <source>{n} 份拟撤销等待陈述和决定</source>
            <translation>{n} proposed revocations waiting for statement and decision</translation>
        </message>
        <message>
            <source>{n} 份更正还没有完成</source>
            <translation>{n} corrections not finished</translation>
        </message>
        <message>
            <source>{n} 份申报等待复录</source>
            <translation>{n} applications wait for second keying</translation>
        </message>
        <message>
            <source>{n} 份申报等待形式审查</source>
            <translation>{n} applications wait for the formal examination</translation>
        </message>
        <message>
            <source>{n} 份申报还没有填完</source>
            <translation>{n} proposals are not complete</translation>
        </message>
        <message>
            <source>{n} 份申报逾期没有补正</source>
            <translation>{n} applications are late with their corrected papers</translation>
        </message>
        <message>
            <source>{n} 份纸质评分表等待另一人复核录入</source>
            <translation>{n} paper sheets wait to be keyed by another person</translation>
        </message>
        <message>
            <source>{n} 份自评报告已逾期</source>
            <translation>{n} self-reports overdue</translation>
        </message>
        <message>
            <source>{n} 份评分表还没有提交</source>
            <translation>{n} score sheets are not submitted</translation>
        </message>
        <message>
            <source>{n} 位专家的电话，记入审计记录，用后收回</source>
            <translation>telephones of {n} experts, in the audit log; to be taken back after use</translation>
        </message>
        <message>
            <source>{n} 位专家，不含个人信息</source>
            <translation>{n} experts, no personal data</translation>
        </message>
        <message>
            <source>{n} 分钟</source>
            <translation>{n} minutes</translation>
        </message>
        <message>
            <source>{n} 场评审会已安排，等待开会</source>
            <translation>{n} meetings are arranged and wait to be held</translation>
        </message>
        <message>
            <source>{n} 场评审会提出了封存，等待您确认</source>
            <translation>{n} meetings wait for your confirmation of the seal</translation>
        </message>
        <message>
            <source>{n} 场评审会申请启封，等待您确认</source>
            <translation>{n} meetings wait for your confirmation of reopening</translation>
        </message>
        <message>
            <source>{n} 场评审会评分已齐，等待封存</source>
            <translation>{n} meetings are fully scored and wait for sealing</translation>
        </message>
        <message>
            <source>{n} 处不同。</source>
            <translation>{n} differences.</translation>
        </message>
        <message>
            <source>{n} 处与 GB/T 9704-2012 不同（允许 1 毫米）。</source>
            <translation>{n} deviations from GB/T 9704-2012 (1 mm allowed).</translation>
        </message>
        <message>
            <source>{n} 处提示</source>
            <translation>{n} hints</translation>
        </message>
        <message>
            <source>{n} 处要改</source>
            <translation>{n} to correct</translation>
        </message>
        <message>
            <source>{n} 天前备份</source>
            <translation>{n} days ago</translation>
        </message>
        <message>
            <source>{n} 并列</source>
            <translation>{n} tied</translation>
        </message>
        <message>
            <source>{n} 张更正单等待确认</source>
            <translation>{n} correction dockets wait to be confirmed</translation>
        </message>
        <message>
            <source>{n} 条回避等待处理</source>
            <translation>{n} recusals wait for a decision</translation>
        </message>
        <message>
            <source>{n} 格没有填入，原来的内容没有动：{named}{more}。</source>
            <translation>{n} cells were not filled in and keep what they held: {named}{more}.</translation>
        </message>
        <message>
            <source>{n} 次</source>
            <translation>{n} times</translation>
        </message>
        <message>
            <source>{n} 次公示已期满，等待办结</source>
            <translation>{n} notices are over and wait to be closed</translation>
        </message>
        <message>
            <source>{n} 次，一年原则上不超过 {limit} 次</source>
            <translation>{n}; as a rule at most {limit} a year</translation>
        </message>
        <message>
            <source>{n} 组</source>
            <translation>{n} panels</translation>
        </message>
        <message>
            <source>{n} 行</source>
            <translation>{n} rows</translation>
        </message>
        <message>
            <source>{n} 页</source>
            <translation>{n} pages</translation>
        </message>
        <message>
            <source>{n} 页扫描件等待认领</source>
            <translation>{n} scanned pages wait to be placed</translation>
        </message>
        <message>
            <source>{n} 项</source>
            <translation>{n}</translation>
        </message>
        <message>
            <source>{n} 项已转入“{batch}”；要退回，在“推荐与受理”里逐项移回。</source>
            <translation>{n} put into “{batch}”; to put one back, move it in Intake.</translation>
        </message>
        <message>
            <source>{n} 项待办</source>
            <translation>{n} to do</translation>
        </message>
        <message>
            <source>{n} 项须由人裁定，等待您放行</source>
            <translation>{n} points only a person can settle wait for your waiver</translation>
        </message>
        <message>
            <source>{panel}的会议地点</source>
            <translation>Place of the {panel}</translation>
        </message>
        <message>
            <source>{parts}，{shown} 个（应报共 {total} 个）</source>
            <translation>{parts}, {shown} (of {total} owed)</translation>
        </message>
        <message>
            <source>{part}写的{fact}是“{said}”，记录是“{record}”</source>
            <translation>{part} says “{said}” as {fact}; the record says “{record}”</translation>
        </message>
        <message>
            <source>{part}没有写{fact}“{record}”</source>
            <translation>{part} does not name {fact} “{record}”</translation>
        </message>
        <message>
            <source>{person}：第一次录入 {first} 份，第二次录入 {second} 份，比对 {fields} 处，录错 {wrong} 处</source>
            <translation>{person}: {first} sheets keyed first, {second} keyed again, {fields} fields compared, {wrong} wrong</translation>
        </message>
        <message>
            <source>{phase}几分钟</source>
            <translation>Minutes of {phase}</translation>
        </message>
        <message>
            <source>{phase}（分）</source>
            <translation>{phase} (min)</translation>
        </message>
        <message>
            <source>{rank}（并列）</source>
            <translation>{rank} (tied)</translation>
        </message>
        <message>
            <source>{rows} 行记录、{files} 个文件，两边逐一比对相同，全部记录的校验码两边都是 {code}。</source>
            <translation>{rows} rows and {files} files, compared one by one and alike; the check code over all rows is {code} at both places. </translation>
        </message>
        <message>
            <source>{source} 第 {year} 年（万元）</source>
            <translation>{source}, year {year} (10,000 yuan)</translation>
        </message>
        <message>
            <source>{start} 至 {end}（{left}）</source>
            <translation>{start} to {end} ({left})</translation>
        </message>
        <message>
            <source>{start} 至 {end}，{ends}；{last}</source>
            <translation>{start} to {end}, {ends}; {last}</translation>
        </message>
        <message>
            <source>{start} 至 {end}，{way}，{first}（指引未规定）</source>
            <translation>{start} to {end}, {way}, {first} (not in the guideline)</translation>
        </message>
        <message>
            <source>{state}。分数、评语和表决在封存以前只有专家本人看得到。</source>
            <translation>{state}. Until sealing only the expert sees scores, comments and ballot.</translation>
        </message>
        <message>
            <source>{state}。可以导出、打印和核验。</source>
            <translation>{state}. It can be exported, printed and verified.</translation>
        </message>
        <message>
            <source>{state}，不能填写。</source>
            <translation>{state}: cannot be filled in.</translation>
        </message>
        <message>
            <source>{state}：{reason}。这份表不计入，也不是 0 分。</source>
            <translation>{state}: {reason}. This sheet does not count, and it is not a zero.</translation>
        </message>
        <message>
            <source>{step} 分</source>
            <translation>{step} points</translation>
        </message>
        <message>
            <source>{text} —— 不影响：{reason}（{by} {on}）</source>
            <translation>{text} — does not matter: {reason} ({by} {on})</translation>
        </message>
        <message>
            <source>{text} —— 单位已送达，名称写作“{name}”</source>
            <translation>{text} — the host came, called “{name}”</translation>
        </message>
        <message>
            <source>{text} —— 未送达</source>
            <translation>{text} — did not come</translation>
        </message>
        <message>
            <source>{time}  {name}，{n} 条记录</source>
            <translation>{time}  {name}, {n} entries</translation>
        </message>
        <message>
            <source>{title} 的说明</source>
            <translation>Note on {title}</translation>
        </message>
        <message>
            <source>{title}减 {step} 分</source>
            <translation>{title}: {step} less</translation>
        </message>
        <message>
            <source>{title}加 {step} 分</source>
            <translation>{title}: {step} more</translation>
        </message>
        <message>
            <source>{title}的得分，满分 {points}</source>
            <translation>Score for {title}, out of {points}</translation>
        </message>
        <message>
            <source>{title}的评语</source>
            <translation>Comment on {title}</translation>
        </message>
        <message>
            <source>{title}第 {n} 版，{count} 项</source>
            <translation>{title} version {n}, {count} criteria</translation>
        </message>
        <message>
            <source>{title}评分汇总表</source>
            <translation>{title} score summary</translation>
        </message>
        <message>
            <source>{today}（原：{written}）</source>
            <translation>{today} (written: {written})</translation>
        </message>
        <message>
            <source>{told}（没有试读过）</source>
            <translation>{told} (never tried)</translation>
        </message>
        <message>
            <source>{told}，超出 {n} 项；照常登记，由本局决定。</source>
            <translation>{told}; {n} too many. It is registered as usual, the office decides.</translation>
        </message>
        <message>
            <source>{track}名额（通过论证 {n} 个）</source>
            <translation>Places, {track} ({n} passed)</translation>
        </message>
        <message>
            <source>{value}（不变）</source>
            <translation>{value} (unchanged)</translation>
        </message>
        <message>
            <source>{what}（现在 {mine}）</source>
            <translation>{what} (now {mine})</translation>
        </message>
        <message>
            <source>{what}：{n} 条</source>
            <translation>{what}: {n} records</translation>
        </message>
        <message>
            <source>{what}：排队中，前一项做完就开始</source>
            <translation>{what}: waiting its turn; it starts when the work before it is done</translation>
        </message>
        <message>
            <source>{what}：没有单独的记录</source>
            <translation>{what}: no records of its own</translation>
        </message>
        <message>
            <source>{when} 核对：文件、记录链、附件和各项规则都完好。</source>
            <translation>Checked {when}: file, chain, attachments and rules are all sound.</translation>
        </message>
        <message>
            <source>{when} 核对：有 {n} 处不对。数据没有改动，请先停止录入，保留工作区并从备份核对。</source>
            <translation>Checked {when}: {n} things are wrong. Nothing was changed; stop entering, keep the workspace and compare it with a backup.</translation>
        </message>
        <message>
            <source>{who} {at} 改了{places}，已经并入；您写的都在。</source>
            <translation>{who} changed {places} at {at}; it was taken in. All you wrote is there.</translation>
        </message>
        <message>
            <source>{who} {when} 的更正（原因：{why}），以下改回：</source>
            <translation>Correction by {who}, {when} (reason: {why}); this goes back:</translation>
        </message>
        <message>
            <source>{who}于 {at} 提出封存。</source>
            <translation>{who} asked for sealing at {at}.</translation>
        </message>
        <message>
            <source>{who}提出启封，理由：{reason}</source>
            <translation>{who} asks to reopen, because: {reason}</translation>
        </message>
        <message>
            <source>{who}申请启封，等待监督员确认。{reason}</source>
            <translation>{who} asks to reopen; the supervisor has to confirm. {reason}</translation>
        </message>
        <message>
            <source>{who}的回避还没有处理。</source>
            <translation>Nobody has decided about a recusal of {who}.</translation>
        </message>
        <message>
            <source>{who}等 {n} 位专家的回避还没有处理。</source>
            <translation>Nobody has decided about recusals of {who} and others, {n} in all.</translation>
        </message>
        <message>
            <source>{word} {n} 份</source>
            <translation>{word}: {n}</translation>
        </message>
        <message>
            <source>{years} 年度报告没有备案。</source>
            <translation>Annual reports not filed: {years}.</translation>
        </message>
        <message>
            <source>{years} 年放假安排未载入，只按星期推算。请对照放假通知核实期满日。</source>
            <translation>The calendar of {years} is not loaded; days were counted by the week alone. Check the last day against the notice on holidays.</translation>
        </message>
        <message>
            <source>{years} 年放假安排未载入，只按星期推算。请对照放假通知核实补正期限。</source>
            <translation>The holidays of {years} are not loaded; counted by the day of the week alone. Check the last day against the notice.</translation>
        </message>
        <message>
            <source>{year} 年</source>
            <translation>{year}</translation>
        </message>
        <message>
            <source>{year} 年度</source>
            <translation>{year}</translation>
        </message>
        <message>
            <source>{year} 年度报告的拟办理由：{why}</source>
            <translation>Reason of the draft about the report for {year}: {why}</translation>
        </message>
        <message>
            <source>{year} 年度的 {n} 份报告要求全部撤下，清单不再有这一年</source>
            <translation>All {n} reports asked for {year} are taken off; the checklist has that year no more</translation>
        </message>
        <message>
            <source>{year} 年指标：{all} 项任务已登记 {n} 项。</source>
            <translation>Figures of {year}: {n} of {all} tasks noted.</translation>
        </message>
        <message>
            <source>{year} 年放假安排未载入，公示期只按星期推算。</source>
            <translation>The holidays of {year} are not loaded: days counted by the week alone.</translation>
        </message>
        <message>
            <source>{year} 年的新批次已开启；以后的申报可以归入它。</source>
            <translation>A new batch of {year} is open; later proposals can go into it.</translation>
        </message>
        <message>
            <source>{year} 年的日历已收回；已经算出的日期不变。</source>
            <translation>The working days of {year} were taken back; dates counted before stay as they are.</translation>
        </message>
        <message>
            <source>{year} 年第 {n} 批 第 {v} 版</source>
            <translation>{year}, batch {n}, version {v}</translation>
        </message>
        <message>
            <source>{year}年度报告清单</source>
            <translation>Annual reports {year}</translation>
        </message>
        <message>
            <source>{year}年青岛市技术创新中心专家评审会</source>
            <translation>Qingdao Technology Innovation Centre Expert Review {year}</translation>
        </message>
        <message>
            <source>· {field}：第一遍 {before}，现在 {now}</source>
            <translation>· {field}: first {before}, now {now}</translation>
        </message>
        <message>
            <source>· 另有 {n} 处</source>
            <translation>· {n} more</translation>
        </message>
        <message>
            <source>· 还有 {n} 条在审查表里。</source>
            <translation>· {n} more on the sheet.</translation>
        </message>
        <message>
            <source>“{band}”从满分的多少起</source>
            <translation>“{band}” begins at</translation>
        </message>
        <message>
            <source>“{band}”是什么样</source>
            <translation>What “{band}” looks like</translation>
        </message>
        <message>
            <source>“{batch}”推荐限额 {most} 项：各函共列 {listed} 项，已受理 {accepted} 项</source>
            <translation>Quota in “{batch}”: {most}; its letters list {listed}, {accepted} accepted</translation>
        </message>
        <message>
            <source>“{before}”改名为“{after}”。</source>
            <translation>“{before}” is now called “{after}”.</translation>
        </message>
        <message>
            <source>“{field}”两遍不一样：您录的是“{typed}”，第一遍录的暂不显示。请看纸面再录：又录成“{typed}”，就以它为准、记第一遍录错；录成第一遍的值，记为这一遍的笔误。</source>
            <translation>“{field}”: the two keyings differ. You typed “{typed}”; the first keying is not shown yet. Look at the paper and key it again: “{typed}” once more and it stands, the first keying counts as wrong; the value of the first keying, and yours counts as a slip.</translation>
        </message>
        <message>
            <source>“{field}”同样的内容录了两次，以复录的为准，记第一遍录错。再看纸面不对的，按“重录这一项”。</source>
            <translation>“{field}”: the same text came twice, so the second keying stands and the first counts as wrong. If the paper says otherwise, press “Key this entry anew”.</translation>
        </message>
        <message>
            <source>“{field}”和第一遍一致了；前面录的不同，记为这一遍的笔误。</source>
            <translation>“{field}” agrees with the first keying now; what differed before counts as a slip of this keying.</translation>
        </message>
        <message>
            <source>“{field}”您这次录的是“{typed}”，和前面录的都不一样。请看纸面再录：又录成“{typed}”，就以它为准、记第一遍录错；录成第一遍的值，记为这一遍的笔误。</source>
            <translation>“{field}”: this time you typed “{typed}”, which is unlike everything before. Look at the paper and key it again: “{typed}” once more and it stands, the first keying counts as wrong; the value of the first keying, and yours counts as a slip.</translation>
        </message>
        <message>
            <source>“{field}”第 {n} 个字起和第一遍不一样（空格不算）。请看纸面改好；确认没错的，再按一次回车，就以复录的为准。</source>
            <translation>“{field}” differs from the first keying from character {n} on (blanks not counted). Put it right from the paper; if it is right, press Enter once more and the second keying stands.</translation>
        </message>
        <message>
            <source>“{field}”第一遍录了内容，您这里是空的。请看纸面录入；纸面上确实空着，请点“纸面上这一项空着”。</source>
            <translation>“{field}” has something in the first keying and nothing here. Key it from the paper; if the paper is empty there, press “Empty on the paper”.</translation>
        </message>
        <message>
            <source>“{field}”第一遍录的是“{before}”，“{now}”录了两次：以“{now}”为准，记第一遍录错。再看纸面不对的，按“重录这一项”。</source>
            <translation>“{field}”: the first keying says “{before}”, “{now}” came twice: “{now}” stands and the first keying counts as wrong. If the paper says otherwise, press “Key this entry anew”.</translation>
        </message>
        <message>
            <source>“{field}”：{who} {at} 已填 {theirs}，您填的 {mine} 没有写入；要用您的，请再填一次。</source>
            <translation>“{field}”: {who} put {theirs} there at {at}; your {mine} was not written. To use yours, type it again.</translation>
        </message>
        <message>
            <source>“{file}”已收入。文件超过 50 MB，打开和备份会慢；可以请申报单位压缩后再交一份。</source>
            <translation>“{file}” was taken in. It is larger than 50 MB, so opening and backups will be slow; the applicant may hand in a smaller copy.</translation>
        </message>
        <message>
            <source>“{file}”已收入，但在这里打不开，可能已损坏；请向申报单位再要一份。</source>
            <translation>“{file}” was taken in, but cannot be opened here and may be damaged; ask the applicant for another copy.</translation>
        </message>
        <message>
            <source>“{file}”已收入，但设有密码或限制，评审时可能打不开；请向申报单位要一份没有密码的。</source>
            <translation>“{file}” was taken in, but it has a password or restrictions and may not open at the review; ask the applicant for one without.</translation>
        </message>
        <message>
            <source>“{heading}”不同意时的文字</source>
            <translation>Text of “{heading}” when against</translation>
        </message>
        <message>
            <source>“{heading}”的文字</source>
            <translation>Text of “{heading}”</translation>
        </message>
        <message>
            <source>“{heading}”的标题</source>
            <translation>Heading of “{heading}”</translation>
        </message>
        <message>
            <source>“{head}”（不是以万元计，请换算后再填）</source>
            <translation>“{head}” (not in 10,000 yuan, convert it first)</translation>
        </message>
        <message>
            <source>“{head}”（写了两次，不知道取哪一个）</source>
            <translation>“{head}” (written twice, unclear which is meant)</translation>
        </message>
        <message>
            <source>“{head}”（表里没有这一年）</source>
            <translation>“{head}” (no such year in the table)</translation>
        </message>
        <message>
            <source>“{head}”（表里没有这一项）</source>
            <translation>“{head}” (no such line in the table)</translation>
        </message>
        <message>
            <source>“{label}”在纸面的位置还没有记：移到那里按 F8，或双击那里。</source>
            <translation>The place of “{label}” on the paper is not known yet: go there and press F8, or double-click it.</translation>
        </message>
        <message>
            <source>“{label}”记在第 {page} 页，这份只有 {count} 页。</source>
            <translation>“{label}” is noted on page {page}, but this copy has {count}.</translation>
        </message>
        <message>
            <source>“{label}”：第 {page} 页，按这类申报表记的位置；不对就移到那里按 F8。</source>
            <translation>“{label}”: page {page}, as noted for this kind of form; if it is elsewhere, go there and press F8.</translation>
        </message>
        <message>
            <source>“{label}”：第 {page} 页，记的是整张表的位置。</source>
            <translation>“{label}”: page {page}, the place noted for the whole table.</translation>
        </message>
        <message>
            <source>“{list}”的新版已启用，以后用它；已经开始的审查和已有的申报不变。</source>
            <translation>The new version of “{list}” is in force from now on; examinations already begun and existing applications stay as they are.</translation>
        </message>
        <message>
            <source>“{name}”不再兼任{role}，下次登录起有效。</source>
            <translation>“{name}” is no longer {role}, from the next sign-in on.</translation>
        </message>
        <message>
            <source>“{name}”停在公示，不能启动建设；同一份公示里的其他中心不受影响</source>
            <translation>“{name}” stops at its notice and cannot be started; the others on it are not touched</translation>
        </message>
        <message>
            <source>“{name}”又是单独的主管部门。</source>
            <translation>“{name}” is a department of its own again.</translation>
        </message>
        <message>
            <source>“{name}”名下的申报 {proposals} 项（含草稿）、中心 {centers} 个、推荐函 {letters} 份，都改记在留用的主管部门名下，以后导入的名单写“{name}”也认作它；已定稿的意见书、已发布的公示和封存的结果不变。合并可以撤销。</source>
            <translation>{proposals} proposals (drafts too), {centers} centres and {letters} letters of “{name}” become those of the department that stays, and lists that name “{name}” mean it from then on; final opinions, published notices and sealed results stay as they are. Merging can be taken back.</translation>
        </message>
        <message>
            <source>“{name}”在 {time} 的备份，{size} MB。程序不在备份里工作，也不改动它。</source>
            <translation>A backup of “{name}” of {time}, {size} MB. The program does not work in a backup and does not change it.</translation>
        </message>
        <message>
            <source>“{name}”在这一批次不再限额。</source>
            <translation>“{name}” has no quota in this batch any more.</translation>
        </message>
        <message>
            <source>“{name}”已停用：不再参加抽取和新的专家组。</source>
            <translation>{name} is retired: no more draws, no new panels.</translation>
        </message>
        <message>
            <source>“{name}”已在专家库中（姓名和单位都相同），没有重复添加。</source>
            <translation>“{name}” is already registered (same name and organization) and was not added again.</translation>
        </message>
        <message>
            <source>“{name}”已恢复，可以参加抽取和专家组。</source>
            <translation>{name} is back and can be drawn and sit on panels.</translation>
        </message>
        <message>
            <source>“{name}”已改为现在的筛选。</source>
            <translation>“{name}” is the present filter now.</translation>
        </message>
        <message>
            <source>“{name}”已改记为建设意向，录过的内容都保留。</source>
            <translation>“{name}” is an intention again; everything keyed is kept.</translation>
        </message>
        <message>
            <source>“{name}”已暂缓，可以列入别的会议，也可以在这里恢复。</source>
            <translation>“{name}” is set aside: another meeting can judge it, or it is taken up again here.</translation>
        </message>
        <message>
            <source>“{name}”已经有了。要用新生成的文件替换它吗？</source>
            <translation>“{name}” is there already. Replace it with the new file?</translation>
        </message>
        <message>
            <source>“{name}”已转为申报草稿，已登记的内容都在，可以接着录。</source>
            <translation>“{name}” is a draft now with all that was noted; go on keying.</translation>
        </message>
        <message>
            <source>“{name}”没有办好：{why}</source>
            <translation>“{name}” was not done: {why}</translation>
        </message>
        <message>
            <source>“{name}”现在兼任{role}，下次登录起有效。</source>
            <translation>“{name}” is now {role} as well, from the next sign-in on.</translation>
        </message>
        <message>
            <source>“{name}”的内容都已保存，解锁后回到原来的地方。</source>
            <translation>Everything of {name} is saved; unlocking returns to the very place.</translation>
        </message>
        <message>
            <source>“{name}”的凭条还没有打印。号码只显示这一次，接着办就看不到了；没有留下的只能两人补发。</source>
            <translation>The slip of “{name}” has not been printed. Its number is shown only this once and is gone when you go on; without it, two people have to issue another one.</translation>
        </message>
        <message>
            <source>“{name}”的受理时间：{dates}。</source>
            <translation>Dates of “{name}”: {dates}.</translation>
        </message>
        <message>
            <source>“{name}”的口令已设置，可以登录了。</source>
            <translation>The secret of “{name}” is set; the person can sign in.</translation>
        </message>
        <message>
            <source>“{name}”的岗位已由{before}调整为{after}，下次登录起有效；登录办法不变，以前的记录保留原来的身份。调错了，再调整一次即可。</source>
            <translation>The role of “{name}” was changed from {before} to {after}, from the next sign-in on. The way to sign in stays as it is, and earlier entries keep the role of their time. If it was a mistake, change it once more.</translation>
        </message>
        <message>
            <source>“{name}”的推荐限额已定为 {most} 项；超出时提醒，照常办理。</source>
            <translation>“{name}” may recommend {most}; going over is said and not stopped.</translation>
        </message>
        <message>
            <source>“{name}”的等次“{grade}”不能办结公示，要撤回以后由会议重新决定</source>
            <translation>The publication of the grade “{grade}” of “{name}” cannot be closed; it is taken back and decided anew by the meeting</translation>
        </message>
        <message>
            <source>“{name}”的评分和表决从此不能再改；分数仍不显示，直到整场封存。办公室写明原因可以启封。</source>
            <translation>The sheets and ballots of “{name}” can no longer change; its figures stay hidden until the meeting is sealed. The office can reopen it with a reason.</translation>
        </message>
        <message>
            <source>“{name}”还有 {n} 处内容没有保存，都留在锁住的窗口里。请本人解锁后再存；不要关机，也不要关程序。</source>
            <translation>{n} entries of “{name}” are not saved; they stay in the locked window. Unlock to save them; do not shut down and do not close the program.</translation>
        </message>
        <message>
            <source>“{name}”还没有办理的内容留在屏幕上，解锁后继续。</source>
            <translation>What “{name}” has filled in and not carried out yet stays on the screen; unlock to go on.</translation>
        </message>
        <message>
            <source>“{name}”里已有的 {n} 项申报留在原处；截止以后收到的会标明逾期，新受理的直接归入下一批。</source>
            <translation>The {n} applications in “{name}” stay there; what came after the last day is marked late, what is accepted from now on goes into the next batch.</translation>
        </message>
        <message>
            <source>“{name}”里有程序不认识的写法。请指明各是什么意思，程序会记住，下次不再问；以后在这里也能改。</source>
            <translation>“{name}” has words the program does not know. Say what each means; it is remembered and not asked again, and can be changed here.</translation>
        </message>
        <message>
            <source>“{name}”里的“{what}”现在列表里没有，没有按它筛选。</source>
            <translation>“{what}” of “{name}” is not in the list now; it was not filtered by it.</translation>
        </message>
        <message>
            <source>“{name}”（{number}）{what}，不再是在建中心</source>
            <translation>“{name}” ({number}): {what}; it is no running centre any more</translation>
        </message>
        <message>
            <source>“{name}”（{number}）的启动收回，编号不再使用</source>
            <translation>The start of “{name}” ({number}) is taken back; its number is not used again</translation>
        </message>
        <message>
            <source>“{name}”，您刚才用的凭条是办公室发放的。请设一个只有您自己知道的口令，以后用口令登录。</source>
            <translation>{name}, the slip you just used was given out by the office. Choose a secret that only you know; you sign in with it from now on.</translation>
        </message>
        <message>
            <source>“{name}”，现在的身份：{roles}。</source>
            <translation>“{name}”, at present: {roles}.</translation>
        </message>
        <message>
            <source>“{name}（{unit}）”又是单独的一条记录。</source>
            <translation>{name} ({unit}) is a record of its own again.</translation>
        </message>
        <message>
            <source>“{part}”可以采用的专家意见</source>
            <translation>What experts wrote for “{part}”</translation>
        </message>
        <message>
            <source>“{part}”还没有写完（留有“……”或空白）</source>
            <translation>“{part}” is not finished (“……” or a gap is left)</translation>
        </message>
        <message>
            <source>“{title}”的评语</source>
            <translation>Comment on “{title}”</translation>
        </message>
        <message>
            <source>“{typed}”不是数：逗号只能每三位一个</source>
            <translation>“{typed}” is not a number: commas may only stand before groups of three figures</translation>
        </message>
        <message>
            <source>“{typed}”不是日期，请按 2026-3-5 的样子填</source>
            <translation>“{typed}” is not a date; write it like 2026-3-5</translation>
        </message>
        <message>
            <source>“{typed}”不能填在这里：0 至 {maximum} 分，每 {step} 分一档</source>
            <translation>“{typed}” cannot be entered here: 0 to {maximum} points in steps of {step}</translation>
        </message>
        <message>
            <source>“{typed}”不能填在这里：0 至 {most} 分，每 {step} 分一档。原来的内容没有变，按退格键后再录。</source>
            <translation>“{typed}” cannot stand here: 0 to {most} in steps of {step}. What stood there is unchanged; press Backspace, then key again.</translation>
        </message>
        <message>
            <source>“{typed}”有 {n} 个，请从列表中选一个</source>
            <translation>There are {n} of “{typed}”; choose one from the list</translation>
        </message>
        <message>
            <source>“{where}”中共找到 {count} 项，这里列出前 {shown} 项；多输入几个字可以缩小范围。</source>
            <translation>{count} found in “{where}”; the first {shown} are listed here. Type more to narrow it down.</translation>
        </message>
        <message>
            <source>“{where}”本身不是工作区，里面有 {n} 份备份，最新的在最上面。选一份看看，现在什么都不会改动。</source>
            <translation>“{where}” is no workspace itself; it holds {n} backups, the newest on top. Choose one to look at; nothing is changed now.</translation>
        </message>
        <message>
            <source>“{words}”与“{other}”矛盾</source>
            <translation>“{words}” contradicts “{other}”</translation>
        </message>
        <message>
            <source>“{word}”可能是（请核对）</source>
            <translation>“{word}” may be (check it)</translation>
        </message>
        <message>
            <source>“{word}”是</source>
            <translation>“{word}” is</translation>
        </message>
        <message>
            <source>“{word}”是（已记住）</source>
            <translation>“{word}” is (remembered)</translation>
        </message>
        <message>
            <source>“弄虚作假”一栏：勾了按 1，没勾直接回车。按退格键后再录。</source>
            <translation>Line on falsehood: 1 if ticked, Enter if not. Press Backspace, then key again.</translation>
        </message>
        <message>
            <source>　异议 {n}：{text}</source>
            <translation>   Objection {n}: {text}</translation>
        </message>
        <message>
            <source>　收件 {number}  {who}</source>
            <translation>　Slip {number}  {who}</translation>
        </message>
        <message>
            <source>《{center}》在已确定的综合评价名单第 {n} 版上，决定为“{decision}”：名单不变，须拟定新版。</source>
            <translation>“{center}” stands on version {n} of the selection list, which is adopted, as “{decision}”: the list stays as it is; a new version has to be drawn up.</translation>
        </message>
        <message>
            <source>《{center}》在拟定中的综合评价名单第 {n} 版上，尚未决定：分数和名次随之更新。</source>
            <translation>“{center}” stands on version {n} of the selection list, which is being drawn up, undecided: its score and place follow.</translation>
        </message>
        <message>
            <source>《{center}》在拟定中的综合评价名单第 {n} 版上：分数和名次随之更新，决定“{decision}”退回未决定。</source>
            <translation>“{center}” stands on version {n} of the selection list, which is being drawn up: its score and place follow, and the decision “{decision}” goes back to undecided.</translation>
        </message>
        <message>
            <source>《{center}》意见书第 {n} 版作废，已有的 {signed} 个签名一并失效，须起草新版重签。</source>
            <translation>Version {n} of the opinion on {center} falls with its {signed} signatures; a new version must be drafted and signed.</translation>
        </message>
        <message>
            <source>《{center}》有更正单第 {n} 号待确认：确认后分数或结论有变的，决定退回未决定。</source>
            <translation>Docket {n} about “{center}” waits to be confirmed: if it changes the score or the verdict, the decision goes back to undecided.</translation>
        </message>
        <message>
            <source>一个批次办完以后，把它的材料、意见书、名单、公示和数据归成一包，交给档案部门；没有本程序也能打开和核对。</source>
            <translation>When a batch is done, put its materials, opinions, lists, notices and data into one pack for the archive; it can be opened and checked without this program.</translation>
        </message>
        <message>
            <source>一人一岗：录入与复核、办理与决定、三名管理员互相分开；监督员和审计管理员任何时候都不兼其他岗位。录入员和办公室可以是同一人；其他兼任要先声明合并岗位，会显示并印在意见书上。</source>
            <translation>One person, one role: keying and verifying, preparing and deciding, and the three administrators are kept apart; a supervisor and the audit administrator never carry another role. Clerk and office may be one person; any other role on top needs a statement that roles are merged, which is shown and printed on the opinions.</translation>
        </message>
        <message>
            <source>一切回到这一步之前，台账也是；两者都留在记录里</source>
            <translation>Everything goes back to before this step, the ledger too; both stay in the log</translation>
        </message>
        <message>
            <source>一台电脑不够用时，把数据放到会场局域网里的一台 PostgreSQL 服务器上，几台电脑可以同时录入；随时可以移回来。服务器由管理它的人先按手册准备好。</source>
            <translation>When one computer is not enough, the data lie on a PostgreSQL server of the local network and several computers enter at once; it can be undone at any time. Whoever looks after the server prepares it first, as the manual says.</translation>
        </message>
        <message>
            <source>一张更正单更正一处，由另一人确认后生效；确认以前封存的结果不变。</source>
            <translation>A docket corrects one thing and takes effect once another person confirms it; until then the sealed result stands.</translation>
        </message>
        <message>
            <source>一次办理一个人</source>
            <translation>One person at a time</translation>
        </message>
        <message>
            <source>一票可变</source>
            <translation>One ballot decides</translation>
        </message>
        <message>
            <source>一级标题（黑体）</source>
            <translation>First-level headings (Heiti)</translation>
        </message>
        <message>
            <source>一组一行，按组依次抽取；先抽各组正选，再抽候补。指引未规定，打印在名单上。</source>
            <translation>One group a line, drawn in this order: members of all groups first, then alternates. The guideline does not fix this; it is printed with the pool.</translation>
        </message>
        <message>
            <source>一般为三年（二（一）），期满日由程序推算</source>
            <translation>Three as a rule (二（一）); the last day is reckoned</translation>
        </message>
        <message>
            <source>一般为专家组组长</source>
            <translation>The panel leader, as a rule</translation>
        </message>
        <message>
            <source>一行一个：中心名称，空两格或制表符，依托单位；可以从表格里复制两列粘贴</source>
            <translation>One a line: centre, two blanks or a tab, host; two columns of a table can be pasted</translation>
        </message>
        <message>
            <source>一行一种，写明份数和页数，例如：建设方案 3份 120页</source>
            <translation>One kind a line with copies and pages, such as: 建设方案 3份 120页</translation>
        </message>
        <message>
            <source>一行登记</source>
            <translation>One line</translation>
        </message>
        <message>
            <source>一行登记后当即撤销</source>
            <translation>Taken back at once after one line</translation>
        </message>
        <message>
            <source>一行登记里改正收到日期</source>
            <translation>Day of receipt put right by one line</translation>
        </message>
        <message>
            <source>一行登记：中心名称或首字母，zj、jh 或 qb，日期；例如 涂层 zj 3.12</source>
            <translation>One line: centre or its initials, zj, jh or qb, day; e.g. 2026-0012 zj 3.12</translation>
        </message>
        <message>
            <source>一项可变名次</source>
            <translation>One mark: place</translation>
        </message>
        <message>
            <source>一项可变结论</source>
            <translation>One mark: verdict</translation>
        </message>
        <message>
            <source>万元</source>
            <translation>10,000 yuan</translation>
        </message>
        <message>
            <source>三分之二</source>
            <translation>Two thirds</translation>
        </message>
        <message>
            <source>三（四）：未按时提报的，取消市技术创新中心资格。程序只提示，由人决定。</source>
            <translation>Section 3 (4): a centre that does not report in time loses its qualification. The program only points it out; a person decides.</translation>
        </message>
        <message>
            <source>上一个确定的版本（有的话）恢复有效；这一版保留可查</source>
            <translation>The version adopted before, if there is one, is in force again; this one is kept</translation>
        </message>
        <message>
            <source>上一步</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>上一步：{act}（可以撤回）</source>
            <translation>Last step: {act} (can be taken back)</translation>
        </message>
        <message>
            <source>上年度工作总结</source>
            <translation>Summary of last year</translation>
        </message>
        <message>
            <source>上方“收件回执…”打印给送件人。</source>
            <translation>Slip… above is printed for whoever brought it.</translation>
        </message>
        <message>
            <source>上次 {time} · {about}</source>
            <translation>last {time} · {about}</translation>
        </message>
        <message>
            <source>上次保留的内容</source>
            <translation>What was kept</translation>
        </message>
        <message>
            <source>上次填了一半，内容还在这里。</source>
            <translation>You were half-way through; what you entered is still here.</translation>
        </message>
        <message>
            <source>上次备份以后没有新的改动，不用再备份。</source>
            <translation>Nothing was changed since the last backup; no other is needed.</translation>
        </message>
        <message>
            <source>上次封存后写的意见书 {n} 份，重新封存后数字不同的随即作废。</source>
            <translation>Opinions written after the last sealing: {n}; those that state other figures are superseded once it is sealed again.</translation>
        </message>
        <message>
            <source>上次所填</source>
            <translation>As last time</translation>
        </message>
        <message>
            <source>上次有内容没有写进工作区，救急副本在“{file}”。</source>
            <translation>Last time not everything was written to the workspace; the rescue copy is “{file}”.</translation>
        </message>
        <message>
            <source>上次有内容没有写进工作区，救急副本应在“{file}”，现在找不到。副本在 U 盘上的，请插好后重新打开程序。</source>
            <translation>Last time not everything was written to the workspace; the rescue copy should be “{file}” but is not found. If it is on a stick, plug it in and open the program again.</translation>
        </message>
        <message>
            <source>上次核对过的备份：{when}，{name}。</source>
            <translation>Last verified backup: {when}, {name}.</translation>
        </message>
        <message>
            <source>上次退出时“{center}”的意见书正在修改，文字已保存到 {time}，都在这里。</source>
            <translation>When the program ended, the opinion on {center} was being written. Its words were kept up to {time}; they are all here.</translation>
        </message>
        <message>
            <source>上移</source>
            <translation>Move up</translation>
        </message>
        <message>
            <source>下一个到期的中心从 {day} 起列入。</source>
            <translation>The next centre falls due on {day}.</translation>
        </message>
        <message>
            <source>下一个未评项目</source>
            <translation>Next proposal not scored</translation>
        </message>
        <message>
            <source>下一个：第 {n} 个项目（共 {total} 个）</source>
            <translation>Next: proposal {n} of {total}</translation>
        </message>
        <message>
            <source>下一建设期 {start} 至 {end}（{paper}）</source>
            <translation>Next period {start} to {end} ({paper})</translation>
        </message>
        <message>
            <source>下一建设期…</source>
            <translation>Next period…</translation>
        </message>
        <message>
            <source>下一步</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>下一步：{steps}，然后安排评审会。</source>
            <translation>Next: {steps}, then a review meeting.</translation>
        </message>
        <message>
            <source>下一步：安排评审会，组织专家对建设方案咨询论证（三（二））。</source>
            <translation>Next: a review meeting, where experts discuss the construction plan (III(2)).</translation>
        </message>
        <message>
            <source>下一步：安排评审会，组织专家考核目前建设情况（三（二））。</source>
            <translation>Next: a review meeting, where experts assess what has been built (III(2)).</translation>
        </message>
        <message>
            <source>下次删除</source>
            <translation>goes next</translation>
        </message>
        <message>
            <source>下班</source>
            <translation>End the day</translation>
        </message>
        <message>
            <source>下班…</source>
            <translation>End the day…</translation>
        </message>
        <message>
            <source>下班备份做好了：{folder}</source>
            <translation>The backup of the end of the day was made: {folder}</translation>
        </message>
        <message>
            <source>下班备份没有做成</source>
            <translation>The backup of the end of the day was not made</translation>
        </message>
        <message>
            <source>下班：备份到哪个文件夹</source>
            <translation>End of the day: folder for the backup</translation>
        </message>
        <message>
            <source>下移</source>
            <translation>Move down</translation>
        </message>
        <message>
            <source>下面 {n} 处可以由程序写进工作区，写在现在的内容上面；其余的请打开文件照着补录。</source>
            <translation>The program can write the {n} entries below into the workspace, over what is there now; open the file to key the rest.</translation>
        </message>
        <message>
            <source>下面只列前 {n} 行。</source>
            <translation> Only the first {n} rows are listed.</translation>
        </message>
        <message>
            <source>下面是现在保存着的内容，请与纸面核对最后几项。两种选择都不会删除任何内容。</source>
            <translation>This is what is saved now; compare the last entries with the paper. Neither choice deletes anything.</translation>
        </message>
        <message>
            <source>不一致</source>
            <translation>Not as listed</translation>
        </message>
        <message>
            <source>不予取消</source>
            <translation>Do not cancel</translation>
        </message>
        <message>
            <source>不予受理</source>
            <translation>Not taken up</translation>
        </message>
        <message>
            <source>不予受理名单…</source>
            <translation>Refused…</translation>
        </message>
        <message>
            <source>不予受理通知书</source>
            <translation>Notice of refusal</translation>
        </message>
        <message>
            <source>不予受理，不能列入评审会；结果有误可以撤销。</source>
            <translation>Refused; it cannot go to a meeting. A wrong result can be taken back.</translation>
        </message>
        <message>
            <source>不予撤销</source>
            <translation>Not revoked</translation>
        </message>
        <message>
            <source>不再提醒</source>
            <translation>Do not remind me again</translation>
        </message>
        <message>
            <source>不再显示</source>
            <translation>Do not show again</translation>
        </message>
        <message>
            <source>不再逾期</source>
            <translation>no longer overdue</translation>
        </message>
        <message>
            <source>不分组，全部一起抽</source>
            <translation>No groups; all together</translation>
        </message>
        <message>
            <source>不分组，轮流分到各组</source>
            <translation>Not kept together, dealt out in turn</translation>
        </message>
        <message>
            <source>不列入，开启年度时写明</source>
            <translation>Left out, said when a year is opened</translation>
        </message>
        <message>
            <source>不列入：{left}。</source>
            <translation>Left out: {left}.</translation>
        </message>
        <message>
            <source>不列入：{why}（指引未规定）。</source>
            <translation>Left out: {why} (not set by the guideline).</translation>
        </message>
        <message>
            <source>不勾选，则下列各项保留复录改正后的值</source>
            <translation>If not ticked, the entries below keep what the second keying put there</translation>
        </message>
        <message>
            <source>不去掉</source>
            <translation>Drop none</translation>
        </message>
        <message>
            <source>不去最高最低分</source>
            <translation>no trimming</translation>
        </message>
        <message>
            <source>不参加</source>
            <translation>declines</translation>
        </message>
        <message>
            <source>不参加的要写明原因；由同组的下一位候补递补。填错了，改成正确的结果即可</source>
            <translation>Say why who declines; the next alternate of the group moves up. A wrong entry is put right by the right one</translation>
        </message>
        <message>
            <source>不取消</source>
            <translation>Keep the meeting</translation>
        </message>
        <message>
            <source>不合格</source>
            <translation>Failed</translation>
        </message>
        <message>
            <source>不合格待处理</source>
            <translation>Failed, to be dealt with</translation>
        </message>
        <message>
            <source>不合格的处理</source>
            <translation>After a failure</translation>
        </message>
        <message>
            <source>不合格：先限期整改；整改不合格、再次不合格或拒不参加的，才可拟撤销。</source>
            <translation>Failed: rectification first; a revocation can be proposed after a failed re-check, a second failure or an absence.</translation>
        </message>
        <message>
            <source>不同</source>
            <translation>differs</translation>
        </message>
        <message>
            <source>不同之处：{what}</source>
            <translation>What differs: {what}</translation>
        </message>
        <message>
            <source>不同意</source>
            <translation>Disagree</translation>
        </message>
        <message>
            <source>不同意时的初稿</source>
            <translation>First text when the panel is against</translation>
        </message>
        <message>
            <source>不同意见</source>
            <translation>Dissenting opinions</translation>
        </message>
        <message>
            <source>不同意见部分的标题</source>
            <translation>Heading of the dissent</translation>
        </message>
        <message>
            <source>不同意（张）</source>
            <translation>Disagree (ballots)</translation>
        </message>
        <message>
            <source>不同的几行按文件更新，空白的格不改动；原来的内容留在办理记录里</source>
            <translation>Rows that differ take what the file says, blank cells change nothing; what it was stays in the history</translation>
        </message>
        <message>
            <source>不同的几行，点“更新”才按文件改动，空白的格不改动。</source>
            <translation>Rows that differ are changed by “Update” only; blank cells change nothing.</translation>
        </message>
        <message>
            <source>不在会场</source>
            <translation>Not there</translation>
        </message>
        <message>
            <source>不填不改，填“—”清除</source>
            <translation>Blank leaves it, “—” takes it out</translation>
        </message>
        <message>
            <source>不填则按本局设置（指引未规定）</source>
            <translation>Blank: by the setting (not in the guideline)</translation>
        </message>
        <message>
            <source>不填则期满日不变</source>
            <translation>Blank: the last day stays</translation>
        </message>
        <message>
            <source>不填即该年已备案的年度报告；另有出处的写明，例如自评报告第8页</source>
            <translation>Blank: the filed annual report of that year; else say where, e.g. self-report page 8</translation>
        </message>
        <message>
            <source>不填就一律用上面的。“……”处由专家组补写。</source>
            <translation>Empty: the text above is used always. The panel writes in where …… stands.</translation>
        </message>
        <message>
            <source>不填就写“指引未规定”</source>
            <translation>Left blank, it says “not set by the guideline”</translation>
        </message>
        <message>
            <source>不完整</source>
            <translation>Broken</translation>
        </message>
        <message>
            <source>不导入</source>
            <translation>Do not import</translation>
        </message>
        <message>
            <source>不属于所抽类别 {n} 位</source>
            <translation>{n} fit no group</translation>
        </message>
        <message>
            <source>不带私钥的 .cer、.crt、.pem 就够了；文件留在原处，程序只记下持有人和指纹</source>
            <translation>A .cer, .crt or .pem without the private key is enough; the file stays where it is, only holder and fingerprint are kept</translation>
        </message>
        <message>
            <source>不影响…</source>
            <translation>Does not matter…</translation>
        </message>
        <message>
            <source>不成立</source>
            <translation>Dismissed</translation>
        </message>
        <message>
            <source>不批准</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>不支持</source>
            <translation>Not supported</translation>
        </message>
        <message>
            <source>不改</source>
            <translation>Leave it</translation>
        </message>
        <message>
            <source>不是以万元计，请换算后再填</source>
            <translation>is not in 10,000 yuan; convert it first</translation>
        </message>
        <message>
            <source>不是数</source>
            <translation>is not a number</translation>
        </message>
        <message>
            <source>不是确定的数</source>
            <translation>is not a definite number</translation>
        </message>
        <message>
            <source>不替换，另起名字</source>
            <translation>Keep it, choose another name</translation>
        </message>
        <message>
            <source>不涉及</source>
            <translation>None</translation>
        </message>
        <message>
            <source>不确认</source>
            <translation>Not confirmed</translation>
        </message>
        <message>
            <source>不符合</source>
            <translation>Not met</translation>
        </message>
        <message>
            <source>不符合：{text}</source>
            <translation>Not met: {text}</translation>
        </message>
        <message>
            <source>不经抽取，指定…</source>
            <translation>Appoint by hand…</translation>
        </message>
        <message>
            <source>不经评审会</source>
            <translation>Without a meeting</translation>
        </message>
        <message>
            <source>不能导入</source>
            <translation>Rejected</translation>
        </message>
        <message>
            <source>不能收回自己的</source>
            <translation>Not your own</translation>
        </message>
        <message>
            <source>不能核对</source>
            <translation>Cannot be checked</translation>
        </message>
        <message>
            <source>不要求</source>
            <translation>Not required</translation>
        </message>
        <message>
            <source>不计入</source>
            <translation>Does not count</translation>
        </message>
        <message>
            <source>不记入</source>
            <translation>Leave it</translation>
        </message>
        <message>
            <source>不评分、不表决，不计入，也不是 0 分。</source>
            <translation>No score and no vote; it does not count and is not 0.</translation>
        </message>
        <message>
            <source>不评这个项目：</source>
            <translation>Not scoring this proposal:</translation>
        </message>
        <message>
            <source>不该有的票</source>
            <translation>Ballot of one not entitled</translation>
        </message>
        <message>
            <source>不适用</source>
            <translation>Not applicable</translation>
        </message>
        <message>
            <source>不适用的情形</source>
            <translation>Does not apply when</translation>
        </message>
        <message>
            <source>不限地区</source>
            <translation>any place</translation>
        </message>
        <message>
            <source>不限就不填。超过只提醒，不拦</source>
            <translation>Blank for none. Passing it is said and stops nobody</translation>
        </message>
        <message>
            <source>不限类别</source>
            <translation>any kind</translation>
        </message>
        <message>
            <source>不限领域</source>
            <translation>any field</translation>
        </message>
        <message>
            <source>与 GB/T 9704-2012 没有偏差（允许 1 毫米）。</source>
            <translation>No deviation from GB/T 9704-2012 (1 mm allowed).</translation>
        </message>
        <message>
            <source>与上一条不相接</source>
            <translation>does not follow the entry before</translation>
        </message>
        <message>
            <source>与中心主任同名：{unit}</source>
            <translation>Has the name of the director: {unit}</translation>
        </message>
        <message>
            <source>与各项之和 {sum} 相符</source>
            <translation>Agrees with the sum of the items {sum}</translation>
        </message>
        <message>
            <source>与名次不一致的、暂缓的，要写明理由；越过前面名次的，写明为什么选它</source>
            <translation>A departure from the places or a deferral needs a reason; for one raised past others, say why it was this one</translation>
        </message>
        <message>
            <source>与实名、时间、事实所指不一致的必须写明</source>
            <translation>Must be given where it goes against what name, time and facts suggest</translation>
        </message>
        <message>
            <source>与实名、期限、事实三项不一致的，要写明理由</source>
            <translation>Needed where it departs from real name, time and facts</translation>
        </message>
        <message>
            <source>与所选项目有回避或关联的专家不列入名单。只选这一场评审会的项目。</source>
            <translation>Experts recused from or tied to these proposals are left out. Choose the proposals of this meeting only.</translation>
        </message>
        <message>
            <source>与推算等次不同、同分待定或未参加的，必须写明</source>
            <translation>Needed where it differs from the suggestion, in a tie, or after an absence</translation>
        </message>
        <message>
            <source>与推荐汇总表不同</source>
            <translation>Differs from the recommendation list</translation>
        </message>
        <message>
            <source>与记录不符的地方须先改正</source>
            <translation>What is against the record has to be put right first</translation>
        </message>
        <message>
            <source>与记录不符，不能定稿。请返回改正，或者用“恢复标准措辞”：
{what}</source>
            <translation>Against the record, so it cannot be made final. Go back and put it right, or restore the standard wording:
{what}</translation>
        </message>
        <message>
            <source>专业</source>
            <translation>Speciality</translation>
        </message>
        <message>
            <source>专家</source>
            <translation>Expert</translation>
        </message>
        <message>
            <source>专家、申报单位、工作人员和监督人员各一份</source>
            <translation>One each for experts, applicants, and staff with supervisors</translation>
        </message>
        <message>
            <source>专家一方的记录</source>
            <translation>Record of the expert</translation>
        </message>
        <message>
            <source>专家个人意见表、回避申请表、现场记录纸；无记名表决的项目附表决票</source>
            <translation>Opinion of one expert, declaration of a tie, paper for notes; ballots for secret votes</translation>
        </message>
        <message>
            <source>专家人数</source>
            <translation>number of experts</translation>
        </message>
        <message>
            <source>专家人数不够</source>
            <translation>Too few experts</translation>
        </message>
        <message>
            <source>专家全部回避</source>
            <translation>Every expert recused</translation>
        </message>
        <message>
            <source>专家勾选这一栏要写明依据，由监督人员先作处理，结果才生效。不填就写“发现弄虚作假或失信”。</source>
            <translation>An expert who ticks this line states the ground, and the supervisor deals with it before a result is valid. Blank: “Falsehood or breach of trust found”.</translation>
        </message>
        <message>
            <source>专家名单</source>
            <translation>Experts</translation>
        </message>
        <message>
            <source>专家名单（空白表格）</source>
            <translation>Experts (empty workbook)</translation>
        </message>
        <message>
            <source>专家咨询费发放表</source>
            <translation>Fees of experts</translation>
        </message>
        <message>
            <source>专家已列入评审会 {number}。</source>
            <translation>The experts sit on the panel of meeting {number}.</translation>
        </message>
        <message>
            <source>专家已按原内容交了 {n} 份评分表</source>
            <translation>{n} score sheets were handed in on what was there before</translation>
        </message>
        <message>
            <source>专家已补入并登记到会；与项目的关联已核对，见“回避”。</source>
            <translation>The expert is added and present; ties to the proposals were looked for, see Recusals.</translation>
        </message>
        <message>
            <source>专家库</source>
            <translation>Pool of experts</translation>
        </message>
        <message>
            <source>专家库是空的；请先在“专家库”中添加专家。</source>
            <translation>The pool of experts is empty; add experts under Pool of experts first.</translation>
        </message>
        <message>
            <source>专家库还是空的。添加专家，或导入专家名单。</source>
            <translation>No experts yet. Add them one by one or import a list.</translation>
        </message>
        <message>
            <source>专家库里没有可选的专家。</source>
            <translation>The pool has no expert to pick.</translation>
        </message>
        <message>
            <source>专家库里还不在这个专家组的人</source>
            <translation>Experts of the pool without a seat on this panel</translation>
        </message>
        <message>
            <source>专家库里还有同名的专家，请按单位区分：{units}</source>
            <translation>Others in the pool have the same name; tell them apart by unit: {units}</translation>
        </message>
        <message>
            <source>专家建议、与依托单位商定的名称</source>
            <translation>As proposed by the panel and agreed with the host</translation>
        </message>
        <message>
            <source>专家意见</source>
            <translation>Remarks of experts</translation>
        </message>
        <message>
            <source>专家抽取</source>
            <translation>Draw of experts</translation>
        </message>
        <message>
            <source>专家抽取记录 第 {n} 次 {code}</source>
            <translation>Draw of experts, attempt {n}, {code}</translation>
        </message>
        <message>
            <source>专家更正签字后的合计</source>
            <translation>Total after the expert's signed correction</translation>
        </message>
        <message>
            <source>专家本人在填，封存前不显示内容。</source>
            <translation>The expert is filling it in; nothing of it is shown before sealing.</translation>
        </message>
        <message>
            <source>专家类别</source>
            <translation>Kind of expert</translation>
        </message>
        <message>
            <source>专家组</source>
            <translation>Panel</translation>
        </message>
        <message>
            <source>专家组已按抽取结果列入评审会，并重新查找了回避线索。</source>
            <translation>Those drawn are the panel of the meeting now; ties were looked for again.</translation>
        </message>
        <message>
            <source>专家组已更换；与项目的关联已重新核对，见“回避”。</source>
            <translation>The panel is changed; ties to the proposals were looked for again, see Recusals.</translation>
        </message>
        <message>
            <source>专家组的文字</source>
            <translation>The panel's words</translation>
        </message>
        <message>
            <source>专家组签到</source>
            <translation>Sign-in of the panel</translation>
        </message>
        <message>
            <source>专家组至少 {n} 人</source>
            <translation>at least {n} on the panel</translation>
        </message>
        <message>
            <source>专家组（按座次）</source>
            <translation>Panel (in order of seats)</translation>
        </message>
        <message>
            <source>专家联系单（内部）</source>
            <translation>Call sheet (internal)</translation>
        </message>
        <message>
            <source>专家论证意见（新建）</source>
            <translation>Opinion on a plan (new)</translation>
        </message>
        <message>
            <source>专家评审</source>
            <translation>Panel</translation>
        </message>
        <message>
            <source>专家评审，综合得分 {score}</source>
            <translation>Panel: score {score}</translation>
        </message>
        <message>
            <source>丢弃“{name}”的草稿？</source>
            <translation>Discard the draft of “{name}”?</translation>
        </message>
        <message>
            <source>丢弃时间</source>
            <translation>Discarded</translation>
        </message>
        <message>
            <source>丢弃草稿…</source>
            <translation>Discard the draft…</translation>
        </message>
        <message>
            <source>丢弃这份草稿</source>
            <translation>Discard this draft</translation>
        </message>
        <message>
            <source>两个人写了不同的内容</source>
            <translation>Two people wrote different things</translation>
        </message>
        <message>
            <source>两个日期都不填就是常年受理（三（一））</source>
            <translation>Both blank: all year round (3(1))</translation>
        </message>
        <message>
            <source>两人各录一遍</source>
            <translation>Keyed by two people</translation>
        </message>
        <message>
            <source>两台电脑都改过</source>
            <translation>Changed on two computers</translation>
        </message>
        <message>
            <source>两次不同</source>
            <translation>Keyings differ</translation>
        </message>
        <message>
            <source>两次不同的格您可以在“第二次录入（复核）”里照纸面再录；别的格不用再录。</source>
            <translation>Key the entries that differ again under “Second keying”, from the paper; the others need not be keyed again.</translation>
        </message>
        <message>
            <source>两次录入不同的格可以直接改，照纸面录。</source>
            <translation>Fields in which the two keyings differ can be changed here; key what the paper says.</translation>
        </message>
        <message>
            <source>两次录入不同，请对照纸面。</source>
            <translation>The two keyings differ; look at the paper.</translation>
        </message>
        <message>
            <source>两次录入的分数不同</source>
            <translation>Two keyings of scores differ</translation>
        </message>
        <message>
            <source>两次录入的合计不同</source>
            <translation>Two keyings of the sum differ</translation>
        </message>
        <message>
            <source>两次录入的否决项不同</source>
            <translation>Two keyings of the veto line differ</translation>
        </message>
        <message>
            <source>两次录入的表决不同</source>
            <translation>Two keyings of the ballot differ</translation>
        </message>
        <message>
            <source>两版对照</source>
            <translation>Two versions</translation>
        </message>
        <message>
            <source>两版对照…</source>
            <translation>Compare two versions…</translation>
        </message>
        <message>
            <source>两版的事实和文字完全相同。</source>
            <translation>Facts and words of both are the same.</translation>
        </message>
        <message>
            <source>两边都改过</source>
            <translation>Changed on both sides</translation>
        </message>
        <message>
            <source>两边都改过，用哪一边</source>
            <translation>Changed on both sides; which one counts</translation>
        </message>
        <message>
            <source>两遍不一样，没有设置。请再输一遍。</source>
            <translation>The two differ; nothing was set. Enter it once more.</translation>
        </message>
        <message>
            <source>个人信息</source>
            <translation>Personal data</translation>
        </message>
        <message>
            <source>个人信息…</source>
            <translation>Personal data…</translation>
        </message>
        <message>
            <source>个人信息已保存；审计记录里只写改了哪几项，不写内容。</source>
            <translation>Personal data are saved; the audit log says which of them changed, not what they are.</translation>
        </message>
        <message>
            <source>个人有姓名和签字，单位有公章</source>
            <translation>A person's name and signature, or a unit's seal</translation>
        </message>
        <message>
            <source>中</source>
            <translation>Fair</translation>
        </message>
        <message>
            <source>中心</source>
            <translation>Centre</translation>
        </message>
        <message>
            <source>中心主任</source>
            <translation>Director of the centre</translation>
        </message>
        <message>
            <source>中心台账</source>
            <translation>Register of centres</translation>
        </message>
        <message>
            <source>中心台账（空白表格）</source>
            <translation>Centres (empty workbook)</translation>
        </message>
        <message>
            <source>中心名称</source>
            <translation>Name of the centre</translation>
        </message>
        <message>
            <source>中心已终止</source>
            <translation>Centre ended</translation>
        </message>
        <message>
            <source>中心已终止，不再应报。经过见“启动建设”的台账。</source>
            <translation>The centre was ended and owes nothing more; see the ledger under Launch.</translation>
        </message>
        <message>
            <source>中心已终止，不再评估。经过见“启动建设”的台账。</source>
            <translation>The centre has ended and is not evaluated. See the ledger under Launch.</translation>
        </message>
        <message>
            <source>中心或异议</source>
            <translation>Centre or objection</translation>
        </message>
        <message>
            <source>中心编号</source>
            <translation>Centre number</translation>
        </message>
        <message>
            <source>中文</source>
            <translation>Chinese (中文)</translation>
        </message>
        <message>
            <source>为什么不影响</source>
            <translation>Why it does not matter</translation>
        </message>
        <message>
            <source>为什么要合并</source>
            <translation>Why roles are merged</translation>
        </message>
        <message>
            <source>为哪些项目抽取</source>
            <translation>For which proposals</translation>
        </message>
        <message>
            <source>为自己评分、表决、签署意见</source>
            <translation>Scores, votes and signs for oneself</translation>
        </message>
        <message>
            <source>主管部门</source>
            <translation>Department</translation>
        </message>
        <message>
            <source>主管部门推荐</source>
            <translation>Recommended by a department</translation>
        </message>
        <message>
            <source>主管部门：{n} 个</source>
            <translation>Departments: {n}</translation>
        </message>
        <message>
            <source>主管部门：{text}</source>
            <translation>Departments: {text}</translation>
        </message>
        <message>
            <source>主要由技术研发牵引推动、市场还未培育成熟的战略性领域：由高校、科研院所、高水平创新研究院牵头，有关企业参与。</source>
            <translation>Strategic fields driven by research whose market is not mature: led by a university, an institute or a high-level research academy, with companies taking part.</translation>
        </message>
        <message>
            <source>之后的每一笔记录都会写上这个人的名字和身份。</source>
            <translation>Every later entry carries this person's name and role.</translation>
        </message>
        <message>
            <source>事项</source>
            <translation>Item</translation>
        </message>
        <message>
            <source>事项与字典</source>
            <translation>Items and dictionaries</translation>
        </message>
        <message>
            <source>事项共 {n} 项，未审查 {left} 项。</source>
            <translation>{n} items, {left} not looked at.</translation>
        </message>
        <message>
            <source>二级标题（楷体）</source>
            <translation>Second-level headings (Kaiti)</translation>
        </message>
        <message>
            <source>交换包 (*.qtic)</source>
            <translation>Bundle (*.qtic)</translation>
        </message>
        <message>
            <source>交换包_{at}.qtic</source>
            <translation>bundle_{at}.qtic</translation>
        </message>
        <message>
            <source>交换过的包</source>
            <translation>Bundles exchanged</translation>
        </message>
        <message>
            <source>交给下一位专家</source>
            <translation>Hand over to the next expert</translation>
        </message>
        <message>
            <source>人员</source>
            <translation>Staff</translation>
        </message>
        <message>
            <source>人员与材料</source>
            <translation>Staff and materials</translation>
        </message>
        <message>
            <source>人员与条件</source>
            <translation>People and equipment</translation>
        </message>
        <message>
            <source>人员名单</source>
            <translation>List of people</translation>
        </message>
        <message>
            <source>人员（总数 / 研发）</source>
            <translation>Staff (all / R&amp;D)</translation>
        </message>
        <message>
            <source>人员：只登记了您一人；请登记同事，每人用自己的名字和口令</source>
            <translation>People: only you are on the list; add your colleagues, each with a name and a secret of their own</translation>
        </message>
        <message>
            <source>人员：已登记 {n} 人，每人用自己的名字和口令</source>
            <translation>People: {n} registered, each with a name and a secret of their own</translation>
        </message>
        <message>
            <source>人员：已登记 {n} 人，还差 {less} 人设自己的口令：{names}</source>
            <translation>People: {n} on the list, {less} still without a secret of their own: {names}</translation>
        </message>
        <message>
            <source>人工智能</source>
            <translation>Artificial intelligence</translation>
        </message>
        <message>
            <source>人才培养</source>
            <translation>Training of talent</translation>
        </message>
        <message>
            <source>人数或组长有缺</source>
            <translation>Too few or no leader</translation>
        </message>
        <message>
            <source>什么文件</source>
            <translation>Which paper</translation>
        </message>
        <message>
            <source>什么问题</source>
            <translation>What is wrong</translation>
        </message>
        <message>
            <source>今天</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>今天到期</source>
            <translation>due today</translation>
        </message>
        <message>
            <source>今天已备份</source>
            <translation>Backed up today</translation>
        </message>
        <message>
            <source>今天开会</source>
            <translation>Meeting today</translation>
        </message>
        <message>
            <source>今年已满 {n} 次</source>
            <translation>{n} this year</translation>
        </message>
        <message>
            <source>今年的评审次数已到上限，抽取时不列入名单。</source>
            <translation>The limit of reviews this year is reached; a draw leaves this expert out.</translation>
        </message>
        <message>
            <source>今年评审</source>
            <translation>This year</translation>
        </message>
        <message>
            <source>今年评审满几次的不列入</source>
            <translation>Left out with so many reviews this year</translation>
        </message>
        <message>
            <source>今日待办</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>仍要公示的依据</source>
            <translation>Ground for publishing all the same</translation>
        </message>
        <message>
            <source>仍要确定的依据</source>
            <translation>Ground for confirming all the same</translation>
        </message>
        <message>
            <source>从列表选，列表里没有的直接写</source>
            <translation>Choose from the list, or write another one</translation>
        </message>
        <message>
            <source>从哪个项目起</source>
            <translation>From which item on</translation>
        </message>
        <message>
            <source>从哪个项目起参加</source>
            <translation>Takes part from</translation>
        </message>
        <message>
            <source>从备份恢复…</source>
            <translation>Restore from a backup…</translation>
        </message>
        <message>
            <source>从所选项目起不再参加；此前没录完的纸质评分表仍可补录，已提交的保留并计入。</source>
            <translation>Takes no part from the chosen proposal on. Paper sheets before it can still be keyed; what was handed in is kept and counts.</translation>
        </message>
        <message>
            <source>从所选项目起参加评分和表决；此前的项目仍为缺席。</source>
            <translation>Scores and votes from the item picked on; the items before stay absent.</translation>
        </message>
        <message>
            <source>从日志和备份重建到新的文件夹</source>
            <translation>Rebuild from the journal and a backup into a new folder</translation>
        </message>
        <message>
            <source>从本局的常用说明里选一句（Alt+↓）；选后可以再改。在“设置 → 事项与字典”里增减</source>
            <translation>Choose one of the office's usual remarks (Alt+Down) and change it as you like. They are kept in Settings → Items and dictionaries</translation>
        </message>
        <message>
            <source>从第 {n} 个项目起到会：{reason}</source>
            <translation>Present from proposal {n} on: {reason}</translation>
        </message>
        <message>
            <source>从第 {n} 个项目起离会：{reason}</source>
            <translation>Gone from proposal {n} on: {reason}</translation>
        </message>
        <message>
            <source>从这个项目起没有缺席的评分表，请选较前的项目。</source>
            <translation>From this proposal on no sheet is absent; pick an earlier one.</translation>
        </message>
        <message>
            <source>从那以后在这里办的 {n} 件事，备份里没有，恢复出来的工作区里也不会有（现在的工作区里还在）：{acts}。</source>
            <translation>{n} things done here since then are not in the backup and will not be in what is restored (the workspace of now keeps them): {acts}.</translation>
        </message>
        <message>
            <source>代录 {expert} · 剩余 {n} 个</source>
            <translation>For {expert} · {n} left</translation>
        </message>
        <message>
            <source>代录纸质评分表</source>
            <translation>Key a paper score sheet</translation>
        </message>
        <message>
            <source>代录表决票…</source>
            <translation>Key a paper ballot...</translation>
        </message>
        <message>
            <source>代录这一票：{choice}（回车确认）</source>
            <translation>Key this ballot: {choice} (Enter confirms)</translation>
        </message>
        <message>
            <source>代录：{name}</source>
            <translation>Keyed from paper by {name}</translation>
        </message>
        <message>
            <source>代理组长</source>
            <translation>Acting leader</translation>
        </message>
        <message>
            <source>代理组长已撤销。组长不参加的，请另行指定。</source>
            <translation>The acting leader is taken back. Where the leader takes no part, name another.</translation>
        </message>
        <message>
            <source>代码</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>代码 {code}</source>
            <translation>Code {code}</translation>
        </message>
        <message>
            <source>代码 {code}，已复制</source>
            <translation>Code {code}, copied</translation>
        </message>
        <message>
            <source>以“{name}”进入</source>
            <translation>Enter as {name}</translation>
        </message>
        <message>
            <source>以下事项只能由人裁定。写明裁定，输入会议编号 {number} 封存。{after}</source>
            <translation>Only a person can decide the following. Write the decision and type the number of the meeting, {number}, to seal. {after}</translation>
        </message>
        <message>
            <source>以下事项只能由人裁定；裁定和封存由办公室人员操作。</source>
            <translation>Only a person can decide the following; the office records the decision and seals.</translation>
        </message>
        <message>
            <source>以下供程序使用，请不要改动：</source>
            <translation>The following is for the program; please do not change it:</translation>
        </message>
        <message>
            <source>以前的会议、抽取记录和已签的文件不变。</source>
            <translation>Meetings of before, records of draws and signed papers stay as they are.</translation>
        </message>
        <message>
            <source>以区市审核日期为准</source>
            <translation>the district's check decides</translation>
        </message>
        <message>
            <source>以单位提交日期为准</source>
            <translation>the day it was handed in decides</translation>
        </message>
        <message>
            <source>以后一直按这个理由处理，直到所涉内容改动</source>
            <translation>The reason holds until the entry it is about changes</translation>
        </message>
        <message>
            <source>以后不再要求它的年度报告和绩效评估；已经登记的都保留</source>
            <translation>No annual report and no evaluation is asked of it any more; what was recorded stays</translation>
        </message>
        <message>
            <source>以后再定</source>
            <translation>Decide later</translation>
        </message>
        <message>
            <source>以后再看</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>以后再说</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>以后只有这台电脑能用这些数据；要再放到服务器上，随时可以。</source>
            <translation>From then on only this computer can use the data; they can go to a server again at any time.</translation>
        </message>
        <message>
            <source>以后可以重新列入</source>
            <translation>It can be listed again</translation>
        </message>
        <message>
            <source>以后恢复一人一岗。还有人兼任应当分开的岗位时，程序不会结束，并说出是谁。</source>
            <translation>From now on one person has one role again. While somebody still carries roles that should be apart this is not done, and you are told who it is.</translation>
        </message>
        <message>
            <source>以后的每一笔记录都写这个名字</source>
            <translation>Every entry from now on carries this name</translation>
        </message>
        <message>
            <source>以后要改，走更正单；或由办公室提出、监督员确认启封。</source>
            <translation>Later changes take a correction docket, or the office asks to reopen and the supervisor confirms.</translation>
        </message>
        <message>
            <source>以后要连得上服务器才能录入；管理服务器的人看得到表里的记录（附件是加密的）。随时可以移回来。</source>
            <translation>From then on nothing can be entered without the server; whoever looks after it can read the rows (attachments are encrypted). It can be undone at any time.</translation>
        </message>
        <message>
            <source>以市局备案日期为准</source>
            <translation>the city's filing decides</translation>
        </message>
        <message>
            <source>以数字结尾，按清单顺序往后编号</source>
            <translation>ends in figures; counted up in the order of the list</translation>
        </message>
        <message>
            <source>以选中的版本为草稿</source>
            <translation>Begin a draft from the chosen version</translation>
        </message>
        <message>
            <source>任务</source>
            <translation>Tasks</translation>
        </message>
        <message>
            <source>任务 {n}</source>
            <translation>Task {n}</translation>
        </message>
        <message>
            <source>任务 {n}  {title}</source>
            <translation>Task {n}  {title}</translation>
        </message>
        <message>
            <source>任务 {n} 内容</source>
            <translation>Content of task {n}</translation>
        </message>
        <message>
            <source>任务 {n} 第 {year} 年目标</source>
            <translation>Task {n}, target for year {year}</translation>
        </message>
        <message>
            <source>任务{n}</source>
            <translation>Task {n}</translation>
        </message>
        <message>
            <source>任务{n} {content}：{years}</source>
            <translation>Task {n} {content}: {years}</translation>
        </message>
        <message>
            <source>任务{task}与上一年一字不差</source>
            <translation>task {task} is word for word that of the year before</translation>
        </message>
        <message>
            <source>任务{task}与上一年相差三倍以上</source>
            <translation>task {task} is three times more or less than the year before</translation>
        </message>
        <message>
            <source>任务{task}为 0，此前有数</source>
            <translation>task {task} is 0 after other figures</translation>
        </message>
        <message>
            <source>任务{task}写的是累计数，别的年份不是</source>
            <translation>task {task} is cumulative, the other years are not</translation>
        </message>
        <message>
            <source>任务{task}完成</source>
            <translation>Reached of task {task}</translation>
        </message>
        <message>
            <source>任务{task}第{n}年</source>
            <translation>task {task} year {n}</translation>
        </message>
        <message>
            <source>任务{task}第{n}年与上一年一字不差</source>
            <translation>task {task} year {n} is word for word that of the year before</translation>
        </message>
        <message>
            <source>任务{task}第{n}年为 0，此前有数</source>
            <translation>task {task} year {n} is 0 after figures before</translation>
        </message>
        <message>
            <source>任务{task}第{n}年写的是累计数，别的年份不是</source>
            <translation>task {task} year {n} is a running sum, other years are not</translation>
        </message>
        <message>
            <source>任务{task}：{figure}（目标：{target}）</source>
            <translation>Task {task}: {figure} (target: {target})</translation>
        </message>
        <message>
            <source>任务{task}：目标 {target}；已登记 {figure}；上年 {before}</source>
            <translation>Task {task}: target {target}; noted {figure}; year before {before}</translation>
        </message>
        <message>
            <source>任务书</source>
            <translation>Task book</translation>
        </message>
        <message>
            <source>任务书…</source>
            <translation>Task book…</translation>
        </message>
        <message>
            <source>任务书没有这一年的目标</source>
            <translation>none in the task book for this year</translation>
        </message>
        <message>
            <source>任务书（{n} 项任务，评估时以此为准）</source>
            <translation>Task book ({n} tasks, the yardstick of the evaluation)</translation>
        </message>
        <message>
            <source>任务内容</source>
            <translation>Content</translation>
        </message>
        <message>
            <source>任务内容与目标、考核指标</source>
            <translation>Content and targets of tasks, indicators</translation>
        </message>
        <message>
            <source>任务指标</source>
            <translation>Targets</translation>
        </message>
        <message>
            <source>任务（只对指标）</source>
            <translation>Task (targets only)</translation>
        </message>
        <message>
            <source>企业</source>
            <translation>Enterprise</translation>
        </message>
        <message>
            <source>企业牵头</source>
            <translation>Led by an enterprise</translation>
        </message>
        <message>
            <source>休息从</source>
            <translation>Pause from</translation>
        </message>
        <message>
            <source>休息到</source>
            <translation>Pause to</translation>
        </message>
        <message>
            <source>优</source>
            <translation>Excellent</translation>
        </message>
        <message>
            <source>优势企业具有突出地位、行业集中度较高的领域：主要由企业牵头，产业链有关企业、高校、科研院所等参与。</source>
            <translation>Fields of high concentration with a dominant company: led by the enterprise; companies of the chain, universities and institutes take part.</translation>
        </message>
        <message>
            <source>会前由办公室确定为不适用，总分按适用的满分折算。</source>
            <translation>Set as not applicable by the office before the meeting; the total is scaled to the applicable maximum.</translation>
        </message>
        <message>
            <source>会场</source>
            <translation>Room</translation>
        </message>
        <message>
            <source>会场大屏</source>
            <translation>Projector</translation>
        </message>
        <message>
            <source>会场有几台电脑时，用 U 盘交换评分表和表决：先在这台电脑备份，在另一台电脑上“打开已有”并恢复，两边就是同一个工作区；以后每台电脑导出交换包，到另一台导入。重复导入、顺序颠倒都不会出错；两边都改过的同一张评分表，由人来决定。</source>
            <translation>Where the room has several computers, score sheets and ballots are exchanged on a stick: back up on this computer, choose “Open existing” on the other and restore, and both hold the same workspace; from then on each exports bundles and takes in those of the other. Taking one in twice or in another order does no harm; a sheet changed on both sides is decided by a person.</translation>
        </message>
        <message>
            <source>会场要点</source>
            <translation>A note for the minutes</translation>
        </message>
        <message>
            <source>会场记录</source>
            <translation>Notes of the room</translation>
        </message>
        <message>
            <source>会场里的专家</source>
            <translation>Experts in the room</translation>
        </message>
        <message>
            <source>会搬运：{tables} 张表共 {rows} 行记录，{files} 个文件（{size} MB）；现在全部记录的校验码 {code}。</source>
            <translation>To be moved: {rows} rows of {tables} tables and {files} files ({size} MB); the check code over all rows is {code} now.</translation>
        </message>
        <message>
            <source>会议</source>
            <translation>Meeting</translation>
        </message>
        <message>
            <source>会议列表</source>
            <translation>Meetings</translation>
        </message>
        <message>
            <source>会议名称</source>
            <translation>Name of the meeting</translation>
        </message>
        <message>
            <source>会议回到“待召开”，请重新签到。</source>
            <translation>The meeting is prepared again; sign in anew.</translation>
        </message>
        <message>
            <source>会议地点</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>会议封存以后才用更正单。</source>
            <translation>Dockets are for sealed meetings.</translation>
        </message>
        <message>
            <source>会议封存后</source>
            <translation>After a sealing</translation>
        </message>
        <message>
            <source>会议尚未开始</source>
            <translation>Not opened yet</translation>
        </message>
        <message>
            <source>会议尚未开始。</source>
            <translation>The meeting has not begun.</translation>
        </message>
        <message>
            <source>会议尚未开始；由录入员或办公室签到开会。</source>
            <translation>The meeting has not begun; a clerk or the office signs in and opens it.</translation>
        </message>
        <message>
            <source>会议已取消，项目可以列入别的会议。</source>
            <translation>The meeting is called off; its proposals are free for another one.</translation>
        </message>
        <message>
            <source>会议已启封，评分和表决可以更正；更正完请重新封存。</source>
            <translation>The meeting is reopened; sheets and ballots can be corrected. Seal it again afterwards.</translation>
        </message>
        <message>
            <source>会议已封存</source>
            <translation>Meeting sealed</translation>
        </message>
        <message>
            <source>会议已延期，项目和专家组都保留。</source>
            <translation>The meeting is put off; its proposals and panel are kept.</translation>
        </message>
        <message>
            <source>会议已延期，项目和专家组都保留。定了日期以后在这里恢复。</source>
            <translation>The meeting is put off; its proposals and panel are kept. Give the new day here.</translation>
        </message>
        <message>
            <source>会议已恢复，项目回到它的议程。</source>
            <translation>The meeting is taken up again with its proposals.</translation>
        </message>
        <message>
            <source>会议已更改，原来的写在办理记录里。</source>
            <translation>The meeting is changed; the history keeps what it was.</translation>
        </message>
        <message>
            <source>会议已经开始，每位到会专家的评分表已备好。</source>
            <translation>The meeting has begun; the sheets of everybody present are ready.</translation>
        </message>
        <message>
            <source>会议已重新开放，第 {n} 版因此作废。请先在“评分与表决”中重新封存，再起草新版。</source>
            <translation>The meeting was reopened, so version {n} is void. Seal it again under “Scoring and vote”, then draft a new version.</translation>
        </message>
        <message>
            <source>会议开始以后，可以在这里暂缓、单独封存、指定代理组长。</source>
            <translation>Once the meeting is open, a proposal can be set aside or sealed by itself here, and an acting leader named.</translation>
        </message>
        <message>
            <source>会议开始以后，在这里看评分进度、表决和结果。</source>
            <translation>Progress, votes and results appear here when the meeting has begun.</translation>
        </message>
        <message>
            <source>会议开始以后，这里是您的评分表。</source>
            <translation>Your score sheets appear here when the meeting has begun.</translation>
        </message>
        <message>
            <source>会议恢复为“待召开”，日期 {on}。</source>
            <translation>The meeting is prepared again, for {on}.</translation>
        </message>
        <message>
            <source>会议或文号</source>
            <translation>Meeting or document number</translation>
        </message>
        <message>
            <source>会议日期</source>
            <translation>Day of the meeting</translation>
        </message>
        <message>
            <source>会议暂不召开，新日期以后再定。项目、专家组和承诺书都保留。</source>
            <translation>The meeting is put off without a new day. Proposals, panel and pledges are kept.</translation>
        </message>
        <message>
            <source>会议正在进行；到会、离会、回避和每个项目在“打开会议”里，评分、表决和封存在“评分与表决”。</source>
            <translation>The meeting is running. Arrivals, leavings, recusals and each proposal are under “Open the meeting”; scoring, voting and sealing under Scoring and vote.</translation>
        </message>
        <message>
            <source>会议没有在进行，没有可以代录的评分表。</source>
            <translation>The meeting is not running, so there is no sheet to copy.</translation>
        </message>
        <message>
            <source>会议用纸</source>
            <translation>Papers of the meeting</translation>
        </message>
        <message>
            <source>会议用纸_{number}_{when}</source>
            <translation>Papers_{number}_{when}</translation>
        </message>
        <message>
            <source>会议用纸…</source>
            <translation>Papers of the meeting…</translation>
        </message>
        <message>
            <source>会议用纸放在哪个文件夹里</source>
            <translation>Which folder should hold the papers</translation>
        </message>
        <message>
            <source>会议纪要</source>
            <translation>Minutes of the meeting</translation>
        </message>
        <message>
            <source>会议编号</source>
            <translation>Meeting number</translation>
        </message>
        <message>
            <source>会议议程</source>
            <translation>Agenda</translation>
        </message>
        <message>
            <source>会议记录</source>
            <translation>Minutes</translation>
        </message>
        <message>
            <source>会议记录…</source>
            <translation>Minutes…</translation>
        </message>
        <message>
            <source>会议评分尚未封存。请先在“评分与表决”中封存，再起草意见书。</source>
            <translation>The scores of the meeting are not sealed. Seal them under “Scoring and vote”, then draft the opinions.</translation>
        </message>
        <message>
            <source>会议还没有开始：开会时这个项目的评分表直接记为回避。</source>
            <translation>The meeting is not open yet: the sheet for this proposal is recused from the start.</translation>
        </message>
        <message>
            <source>会议进行时，在这里主持会场。</source>
            <translation>While the meeting runs, the room is led from here.</translation>
        </message>
        <message>
            <source>会议通知</source>
            <translation>Notice</translation>
        </message>
        <message>
            <source>传统优势产业</source>
            <translation>Traditional strong industries</translation>
        </message>
        <message>
            <source>但它最后改动于 {time}，早于上次打开，可能是旧的副本：请先找找原来的，或看看备份。</source>
            <translation> But it was changed last at {time}, before the last opening, and may be an old copy: look for the original first, or at the backups.</translation>
        </message>
        <message>
            <source>位数太多</source>
            <translation>has too many digits</translation>
        </message>
        <message>
            <source>低于“中”的起点就是“差”。等级按钮先填该等级的中间分，专家可以再改。</source>
            <translation>Below the bound of fair is poor. A band button fills in the middle of its band, which the expert may change.</translation>
        </message>
        <message>
            <source>作废</source>
            <translation>Void</translation>
        </message>
        <message>
            <source>作废只涉及这张评分表：分数不计入，{vote}，应表决人数不变。票也不该计的，改用“登记回避”。作废以后可以“退回修改”。</source>
            <translation>Void concerns this sheet alone: its points do not count, {vote}, and as many are entitled to vote. Where the ballot should not count either, register a recusal. A void sheet can be returned for correction.</translation>
        </message>
        <message>
            <source>作废的原因</source>
            <translation>Why it is given up</translation>
        </message>
        <message>
            <source>作废评分表…</source>
            <translation>Void the score sheet…</translation>
        </message>
        <message>
            <source>作废，待封存</source>
            <translation>Void, to be sealed</translation>
        </message>
        <message>
            <source>使用恢复单</source>
            <translation>Use the recovery sheet</translation>
        </message>
        <message>
            <source>使用手册</source>
            <translation>Manual</translation>
        </message>
        <message>
            <source>例如 09:00；空着就取消排好的时间</source>
            <translation>For example 09:00; blank takes the times away</translation>
        </message>
        <message>
            <source>例如 12:00；不休息就空着</source>
            <translation>For example 12:00; blank: no pause</translation>
        </message>
        <message>
            <source>例如 192.168.1.10</source>
            <translation>e.g. 192.168.1.10</translation>
        </message>
        <message>
            <source>例如不可抗力</source>
            <translation>for example force majeure</translation>
        </message>
        <message>
            <source>例如局网站通知公告栏</source>
            <translation>For instance the notices of the bureau's site</translation>
        </message>
        <message>
            <source>例如已通过省级或国家级评估，写明文号</source>
            <translation>For instance passed the province's or the state's evaluation; give the number</translation>
        </message>
        <message>
            <source>例如挂号信寄注册地址，或电话告知联系人</source>
            <translation>For instance by registered letter to the registered address, or by telephone to the contact</translation>
        </message>
        <message>
            <source>例如申报单位来函的文号</source>
            <translation>For example the number of the unit's letter</translation>
        </message>
        <message>
            <source>例如申报单位来函的文号；撤回后可以恢复</source>
            <translation>For example the number of the unit's letter; it can be admitted again</translation>
        </message>
        <message>
            <source>例如申报通知的文号</source>
            <translation>Such as the number of the call</translation>
        </message>
        <message>
            <source>例如通知的文号；改动前后的日期和原因都留在记录里</source>
            <translation>For example the number of the notice; both days and the reason are kept in the record</translation>
        </message>
        <message>
            <source>例如：一号柜 2026 年第一批</source>
            <translation>Such as: cabinet 1, first batch of 2026</translation>
        </message>
        <message>
            <source>例如：三年内曾在依托单位任职</source>
            <translation>For example: worked for the host within three years</translation>
        </message>
        <message>
            <source>例如：专家当场辨认为 7 分并签字；误登，原件清楚</source>
            <translation>E.g. the expert read it as 7 and signed; noted by mistake, the original is clear</translation>
        </message>
        <message>
            <source>例如：像 7 又像 1</source>
            <translation>E.g. 7 or perhaps 1</translation>
        </message>
        <message>
            <source>例如：原定组长未到，专家组推选</source>
            <translation>For example: the planned leader did not come; elected by the panel</translation>
        </message>
        <message>
            <source>例如：发放咨询费</source>
            <translation>For example: paying the fee</translation>
        </message>
        <message>
            <source>例如：另有公务，15:20 离会</source>
            <translation>For example: other duties, left at 15:20</translation>
        </message>
        <message>
            <source>例如：已核实不是同一单位，只是名称相近</source>
            <translation>For example: checked, another unit with a similar name</translation>
        </message>
        <message>
            <source>例如：录入台 2。写在交换包、两边都改过的评分表和这里的清单上</source>
            <translation>For example: desk 2. Said in bundles, on sheets changed on two computers, and in this list</translation>
        </message>
        <message>
            <source>例如：抽签结果；申报单位晚到</source>
            <translation>For example: lots drawn; applicant late</translation>
        </message>
        <message>
            <source>例如：本人当面出示，单位统一申领</source>
            <translation>For example: shown by the person, applied for by the unit</translation>
        </message>
        <message>
            <source>例如：某专家未到，递补候补专家</source>
            <translation>For example: an expert did not come; replaced by an alternate</translation>
        </message>
        <message>
            <source>例如：登记时选错了，或工作调整。写进审计记录</source>
            <translation>For example: chosen wrongly, or other duties. It goes into the audit log</translation>
        </message>
        <message>
            <source>例如：登记有误；计票以后有人回避，重新表决</source>
            <translation>For example: entered wrongly; somebody was recused after the count and the vote is held again</translation>
        </message>
        <message>
            <source>例如：登记错了人</source>
            <translation>For example: the wrong person was recorded</translation>
        </message>
        <message>
            <source>例如：第 3 项看错一行，照纸面重录</source>
            <translation>For example: item 3 was read one line off, keyed again from paper</translation>
        </message>
        <message>
            <source>例如：背面空白页。图片保留，可以退回待认领</source>
            <translation>For example: blank back. The picture is kept and can be put back to the queue</translation>
        </message>
        <message>
            <source>例如：证书作废、换了新证书</source>
            <translation>For example: revoked, replaced by a new one</translation>
        </message>
        <message>
            <source>例如：遗失。写进审计记录</source>
            <translation>For example: lost. It goes into the audit log</translation>
        </message>
        <message>
            <source>依托单位</source>
            <translation>Host organization</translation>
        </message>
        <message>
            <source>依托单位同意日期</source>
            <translation>Host agreed on</translation>
        </message>
        <message>
            <source>依托单位自筹</source>
            <translation>Host's own money</translation>
        </message>
        <message>
            <source>依托单位：{host}</source>
            <translation>Host organization: {host}</translation>
        </message>
        <message>
            <source>依据</source>
            <translation>Basis</translation>
        </message>
        <message>
            <source>依据 {clause}</source>
            <translation>Basis: {clause}</translation>
        </message>
        <message>
            <source>依据条款</source>
            <translation>Clause</translation>
        </message>
        <message>
            <source>依据，例如组长回避，专家组推举</source>
            <translation>Ground, e.g. leader recused, chosen by the panel</translation>
        </message>
        <message>
            <source>保存</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>保存专家组</source>
            <translation>Save the panel</translation>
        </message>
        <message>
            <source>保存名称</source>
            <translation>Save the name</translation>
        </message>
        <message>
            <source>保存拟办稿</source>
            <translation>Save the draft proposal</translation>
        </message>
        <message>
            <source>保存更改</source>
            <translation>Save the changes</translation>
        </message>
        <message>
            <source>保存更正</source>
            <translation>Save correction</translation>
        </message>
        <message>
            <source>保存现在的筛选</source>
            <translation>Keep the present filter</translation>
        </message>
        <message>
            <source>保存现在的筛选…</source>
            <translation>Keep the present filter…</translation>
        </message>
        <message>
            <source>保存的筛选</source>
            <translation>Kept filters</translation>
        </message>
        <message>
            <source>保存的筛选、选择列、导出屏幕上的列表</source>
            <translation>Kept filters, columns, the list as a file</translation>
        </message>
        <message>
            <source>保存草稿</source>
            <translation>Save the draft</translation>
        </message>
        <message>
            <source>保存议程</source>
            <translation>Save the agenda</translation>
        </message>
        <message>
            <source>保存诊断信息</source>
            <translation>Save diagnostics</translation>
        </message>
        <message>
            <source>保存顺序</source>
            <translation>Save the order</translation>
        </message>
        <message>
            <source>保留</source>
            <translation>Kept</translation>
        </message>
        <message>
            <source>保留更正</source>
            <translation>Keep the correction</translation>
        </message>
        <message>
            <source>保留草稿</source>
            <translation>Keep the draft</translation>
        </message>
        <message>
            <source>保留规则…</source>
            <translation>Rule for keeping…</translation>
        </message>
        <message>
            <source>信用代码</source>
            <translation>Credit code</translation>
        </message>
        <message>
            <source>修改</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>修改口令</source>
            <translation>Change secret</translation>
        </message>
        <message>
            <source>修改后同意</source>
            <translation>Agree after revision</translation>
        </message>
        <message>
            <source>修改后同意的复核</source>
            <translation>Re-checks after revision</translation>
        </message>
        <message>
            <source>修改后同意的复核（各场会议）</source>
            <translation>Re-checks after revision (all meetings)</translation>
        </message>
        <message>
            <source>修改后同意（张）</source>
            <translation>Agree after revision (ballots)</translation>
        </message>
        <message>
            <source>修改措辞和常用语…</source>
            <translation>Change wording and phrases…</translation>
        </message>
        <message>
            <source>修改时间</source>
            <translation>Date modified</translation>
        </message>
        <message>
            <source>修改的依据</source>
            <translation>Ground of the change</translation>
        </message>
        <message>
            <source>修改要求</source>
            <translation>What to revise</translation>
        </message>
        <message>
            <source>修改要求已撤销，可以另行登记。</source>
            <translation>The demand was taken back; another one can be noted.</translation>
        </message>
        <message>
            <source>候补</source>
            <translation>Alternate</translation>
        </message>
        <message>
            <source>候补递补</source>
            <translation>Moved up</translation>
        </message>
        <message>
            <source>候选不到名额的三倍，选择余地小。</source>
            <translation>Fewer than three candidates a place: the lot has little to choose from.</translation>
        </message>
        <message>
            <source>做一场演练…</source>
            <translation>Make a practice meeting…</translation>
        </message>
        <message>
            <source>做一次备份</source>
            <translation>Make a backup</translation>
        </message>
        <message>
            <source>做了新的恢复单，这一张就作废，请销毁。</source>
            <translation>Once a new recovery sheet is made this one is void; destroy it then.</translation>
        </message>
        <message>
            <source>做成时间</source>
            <translation>Made</translation>
        </message>
        <message>
            <source>停在这里</source>
            <translation>Stopped here</translation>
        </message>
        <message>
            <source>停止</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>停用</source>
            <translation>Retire</translation>
        </message>
        <message>
            <source>停用“{name}”：名单里不再出现，口令或凭条立即作废；以前的记录保留原名。以后可以恢复，恢复后由两人补发凭条。</source>
            <translation>Retire “{name}”: the name leaves the list, and the secret or slip is void at once; earlier entries keep the name. The person can be restored later; two people then give a new slip.</translation>
        </message>
        <message>
            <source>停用…</source>
            <translation>Retire…</translation>
        </message>
        <message>
            <source>停用原因</source>
            <translation>Why retired</translation>
        </message>
        <message>
            <source>停用后不参加抽取和新的专家组，也不能登录评分；以前的评审不变，可以恢复。</source>
            <translation>Retired, the expert is in no draw and no new panel and cannot sign in to score; earlier reviews stay, and it can be undone.</translation>
        </message>
        <message>
            <source>停用的原因</source>
            <translation>Why retired</translation>
        </message>
        <message>
            <source>催报</source>
            <translation>Reminder</translation>
        </message>
        <message>
            <source>催报或通知…</source>
            <translation>Reminder or notice…</translation>
        </message>
        <message>
            <source>先不决定：这里保持不变，以后再导入</source>
            <translation>Not now: nothing changes here, take it in later</translation>
        </message>
        <message>
            <source>先交到区市的填交到区市的日期；不填则以总结和计划收齐之日为准</source>
            <translation>Where it went to the district first, the day it reached the district; left blank, the day both parts had come counts</translation>
        </message>
        <message>
            <source>先停下的：只能查看的其他窗口请先关闭；这个窗口在搬运时不能录入。</source>
            <translation>To be stopped first: close other windows that only read; nothing can be entered in this one meanwhile.</translation>
        </message>
        <message>
            <source>先停下的：服务器上还有别的电脑在用（{who}），请先退出；没有退出的，移走以后不能再写入，没有写完的会说明。</source>
            <translation>To be stopped first: other computers are on the server ({who}); let them leave. Those that do not cannot write once the data are gone, and are told what was not written.</translation>
        </message>
        <message>
            <source>先在上面选一份草稿</source>
            <translation>Choose a draft above first</translation>
        </message>
        <message>
            <source>先在下面选一个主管部门</source>
            <translation>Choose a department below first</translation>
        </message>
        <message>
            <source>先在下面选一个别名</source>
            <translation>First choose another name below</translation>
        </message>
        <message>
            <source>先在下面选一个批次</source>
            <translation>First choose a batch below</translation>
        </message>
        <message>
            <source>先在下面选一个筛选</source>
            <translation>Select a filter below first</translation>
        </message>
        <message>
            <source>先在列表里选一份备份</source>
            <translation>Choose a backup in the list first</translation>
        </message>
        <message>
            <source>先在列表里选一份申报。</source>
            <translation>Choose a proposal in the list first.</translation>
        </message>
        <message>
            <source>先填好更正的内容，看过影响。</source>
            <translation>Fill in the correction and read its effect first.</translation>
        </message>
        <message>
            <source>先打开证书，核对是谁的</source>
            <translation>Open the certificate first and check whose it is</translation>
        </message>
        <message>
            <source>先把光标放到要记位置的项上。</source>
            <translation>Put the cursor into the entry first.</translation>
        </message>
        <message>
            <source>先把恢复单打印或抄写下来</source>
            <translation>Print the recovery sheet or copy it out first</translation>
        </message>
        <message>
            <source>先按“先看看会怎样”</source>
            <translation>Press “See what it would do” first</translation>
        </message>
        <message>
            <source>先改正</source>
            <translation>Put right</translation>
        </message>
        <message>
            <source>先登记该中心的陈述申辩，才能登记决定。补报的材料照常登记。</source>
            <translation>Note the centre's statement first, then the decision. What comes late is noted as usual.</translation>
        </message>
        <message>
            <source>先登记陈述申辩，再登记会议的决定。程序只准备，由人决定。</source>
            <translation>First the statement, then the decision of the meeting. The program prepares, people decide.</translation>
        </message>
        <message>
            <source>先看看会怎样</source>
            <translation>See what it would do</translation>
        </message>
        <message>
            <source>先选一位签名人</source>
            <translation>Choose a signer first</translation>
        </message>
        <message>
            <source>先选择一个人</source>
            <translation>Choose a person first</translation>
        </message>
        <message>
            <source>先选项目，并写明正选几名。</source>
            <translation>First choose proposals and the number of members.</translation>
        </message>
        <message>
            <source>先通知，再收自评报告。选几行可以一起通知。</source>
            <translation>First the notice, then the self-report. Select several rows to notify them together.</translation>
        </message>
        <message>
            <source>免复录</source>
            <translation>Waived</translation>
        </message>
        <message>
            <source>免复录的原因</source>
            <translation>Why it may be left out</translation>
        </message>
        <message>
            <source>全套</source>
            <translation>The whole set</translation>
        </message>
        <message>
            <source>全文（两边用的措辞不同）</source>
            <translation>The whole text (the two use different wordings)</translation>
        </message>
        <message>
            <source>全是数字，还差 {n} 个；加上文字就可以短些。</source>
            <translation>Only digits: {n} more are needed, or fewer with letters.</translation>
        </message>
        <message>
            <source>全程</source>
            <translation>The whole road</translation>
        </message>
        <message>
            <source>全程：九个环节已办 {n} 个</source>
            <translation>The whole road: {n} of nine stations</translation>
        </message>
        <message>
            <source>全部</source>
            <translation>All</translation>
        </message>
        <message>
            <source>全部 {n} 个</source>
            <translation>all {n}</translation>
        </message>
        <message>
            <source>全部 {n} 个项目已结束</source>
            <translation>All {n} proposals are over</translation>
        </message>
        <message>
            <source>全部主管部门</source>
            <translation>All departments</translation>
        </message>
        <message>
            <source>全部人员</source>
            <translation>Everybody</translation>
        </message>
        <message>
            <source>全部到会</source>
            <translation>All present</translation>
        </message>
        <message>
            <source>全部勾选</source>
            <translation>Tick all</translation>
        </message>
        <message>
            <source>全部城市</source>
            <translation>All cities</translation>
        </message>
        <message>
            <source>全部对象</source>
            <translation>All subjects</translation>
        </message>
        <message>
            <source>全部打成一套，附页数清单；再打一次会注明重印</source>
            <translation>All of them with a list of pages; made again they are marked as a reprint</translation>
        </message>
        <message>
            <source>全部批次</source>
            <translation>All batches</translation>
        </message>
        <message>
            <source>全部时间</source>
            <translation>Any time</translation>
        </message>
        <message>
            <source>全部结束，去关口</source>
            <translation>All over, to the gate</translation>
        </message>
        <message>
            <source>全部记入</source>
            <translation>Take all in</translation>
        </message>
        <message>
            <source>全部记录</source>
            <translation>all entries</translation>
        </message>
        <message>
            <source>全部评分和表决完成以后可以封存。</source>
            <translation>Sealing is possible when all scores and votes are done.</translation>
        </message>
        <message>
            <source>全部送达</source>
            <translation>All came</translation>
        </message>
        <message>
            <source>全部领域</source>
            <translation>All fields</translation>
        </message>
        <message>
            <source>全部，没有筛选</source>
            <translation>Everything, no filter</translation>
        </message>
        <message>
            <source>公布</source>
            <translation>Publication</translation>
        </message>
        <message>
            <source>公布在{place}，公示到 {until}</source>
            <translation>Published at {place}, until {until}</translation>
        </message>
        <message>
            <source>公布地方</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>公布日期</source>
            <translation>Published on</translation>
        </message>
        <message>
            <source>公布的天数按公示规则计算。</source>
            <translation>The days are counted by the rules of publicity.</translation>
        </message>
        <message>
            <source>公布等次 {n} 项…</source>
            <translation>Publish {n} grades…</translation>
        </message>
        <message>
            <source>公布等次…</source>
            <translation>Publish the grade…</translation>
        </message>
        <message>
            <source>公文字体</source>
            <translation>Fonts of papers</translation>
        </message>
        <message>
            <source>公文按字体的用途和每个字的字形选字体：先用本局加入的，再用系统的，最后用开源的。没有字体能印的字会点名停下，不会印成方框。</source>
            <translation>Papers choose fonts by use and, for each character, by what a font draws: first those the office added, then those of the system, then the open ones. A character no font can print stops the paper by name; it never prints as a box.</translation>
        </message>
        <message>
            <source>公示</source>
            <translation>Publicity</translation>
        </message>
        <message>
            <source>公示不能恢复；名单可以重新公示，公示期重新计算</source>
            <translation>The notice cannot be restored; the list can be published again, with its days counted anew</translation>
        </message>
        <message>
            <source>公示中</source>
            <translation>In public</translation>
        </message>
        <message>
            <source>公示保留可查，名单可以重新公示</source>
            <translation>The notice is kept; the list may be published anew</translation>
        </message>
        <message>
            <source>公示到 {day}，第二天起办结。</source>
            <translation>Public until {day}; closed from the next day on.</translation>
        </message>
        <message>
            <source>公示办结</source>
            <translation>Notice closed</translation>
        </message>
        <message>
            <source>公示办结 {n} 项…</source>
            <translation>Close {n} publications…</translation>
        </message>
        <message>
            <source>公示办结…</source>
            <translation>Close the notice…</translation>
        </message>
        <message>
            <source>公示办结以后，在这里启动无异议的中心；已有的中心可以登记，或从表格导入台账。</source>
            <translation>Once a notice is closed, start its centres here; centres that run already are entered, or imported from a workbook.</translation>
        </message>
        <message>
            <source>公示办结：{outcome}</source>
            <translation>Publication closed: {outcome}</translation>
        </message>
        <message>
            <source>公示名单和异议</source>
            <translation>Published list and objections</translation>
        </message>
        <message>
            <source>公示和补正的期限按工作日计算，要用当年的放假通知。没有载入的年份只按星期推算，并在推算的地方写明。新一年的通知印发以后，按空白表格填好放假和调休上班的日子，从这里导入。</source>
            <translation>Terms of notices and corrections count working days, by the notice on public holidays of the year. A year that is not loaded is counted by the day of the week alone, and this is said where it is counted. Once the notice of a new year is out, fill the empty workbook with the days off and the weekend days worked, and take it in here.</translation>
        </message>
        <message>
            <source>公示已办结，无异议的中心可以启动建设。</source>
            <translation>The notice is closed; centres without objection may be started.</translation>
        </message>
        <message>
            <source>公示已收回</source>
            <translation>Notice taken back</translation>
        </message>
        <message>
            <source>公示情况表</source>
            <translation>How the publication went</translation>
        </message>
        <message>
            <source>公示情况表…</source>
            <translation>Outcome sheet…</translation>
        </message>
        <message>
            <source>公示收回：{why}</source>
            <translation>Taken back: {why}</translation>
        </message>
        <message>
            <source>公示文</source>
            <translation>Notice</translation>
        </message>
        <message>
            <source>公示文…</source>
            <translation>Notice…</translation>
        </message>
        <message>
            <source>公示文号</source>
            <translation>Number of the notice</translation>
        </message>
        <message>
            <source>公示期 {start} 至 {end}（{way}，{first}）；{next} 起可以办结。</source>
            <translation>In public from {start} to {end} ({way}, {first}); it can be closed from {next} on.</translation>
        </message>
        <message>
            <source>公示期以后提出</source>
            <translation>Sent after the time</translation>
        </message>
        <message>
            <source>公示期已满，登记发布证明后可以办结。</source>
            <translation>The time has passed; record the proof of posting, then close it.</translation>
        </message>
        <message>
            <source>公示结果</source>
            <translation>Outcome</translation>
        </message>
        <message>
            <source>共 {n} 个日期</source>
            <translation>{n} days</translation>
        </message>
        <message>
            <source>共 {n} 个项目，未提交 {left} 个，未表决 {votes} 个</source>
            <translation>{n} proposals, {left} not submitted, {votes} votes open</translation>
        </message>
        <message>
            <source>共 {n} 人，定稿后签名</source>
            <translation>{n} persons, to sign after finalizing</translation>
        </message>
        <message>
            <source>共 {n} 份申报</source>
            <translation>{n} applications</translation>
        </message>
        <message>
            <source>共 {n} 处改动；原来的内容和原因都留在记录里。</source>
            <translation>{n} changes; what was there and the reason are kept in the record.</translation>
        </message>
        <message>
            <source>共 {n} 项：符合 {met}，不符合 {failed}，不适用 {na}，未审查 {open}。未处理的提示 {hints} 条。每标一项即时保存。</source>
            <translation>{n} items: met {met}, not met {failed}, not applicable {na}, not looked at {open}. Open hints: {hints}. Every mark is saved at once.</translation>
        </message>
        <message>
            <source>共 {rows} 行：将新导入 {new} 行，已有且相同 {same} 行，已有但不同 {different} 行（不会改动），不能导入 {bad} 行。现在什么都还没有写入。</source>
            <translation>{rows} rows: {new} to be taken in, {same} there already, {different} there but different (left as they are), {bad} rejected. Nothing has been written yet.</translation>
        </message>
        <message>
            <source>共 {sheets} 张评分表：{taken} 张将更新到交换包里的内容，{same} 张相同，{ours} 张这里的较新（不动），{both} 张两边都改过（要决定）。现在什么都还没有写入。</source>
            <translation>{sheets} sheets: {taken} will be brought to what the bundle holds, {same} are the same, {ours} are newer here (left as they are), {both} were changed at both places (to be decided). Nothing has been written yet.</translation>
        </message>
        <message>
            <source>共 {total} 个中心，显示 {shown} 个</source>
            <translation>{total} centres, {shown} shown</translation>
        </message>
        <message>
            <source>共 {total} 个项目，显示 {shown} 个</source>
            <translation>{total} proposals, {shown} shown</translation>
        </message>
        <message>
            <source>共 {total} 人，显示 {shown} 人</source>
            <translation>Experts: {total}, shown: {shown}</translation>
        </message>
        <message>
            <source>共 {total} 份申报，显示 {shown} 份</source>
            <translation>{total} applications, {shown} shown</translation>
        </message>
        <message>
            <source>共 {total} 位专家，显示 {shown} 位</source>
            <translation>Experts: {total}, shown: {shown}</translation>
        </message>
        <message>
            <source>共 {total} 场</source>
            <translation>Meetings: {total}</translation>
        </message>
        <message>
            <source>共 {total} 条记录，符合条件 {matching} 条，已读入 {shown} 条</source>
            <translation>{total} entries, {matching} match, {shown} read</translation>
        </message>
        <message>
            <source>共 {total} 条，显示 {shown} 条</source>
            <translation>Entries: {total}, shown: {shown}</translation>
        </message>
        <message>
            <source>共 {total} 行，显示 {shown} 行</source>
            <translation>{total} lines, {shown} shown</translation>
        </message>
        <message>
            <source>共 {total} 页，显示 {shown} 页</source>
            <translation>{total} pages, {shown} shown</translation>
        </message>
        <message>
            <source>共 {total} 项，显示 {shown} 项</source>
            <translation>{total} in all, {shown} shown</translation>
        </message>
        <message>
            <source>共建单位</source>
            <translation>Partners</translation>
        </message>
        <message>
            <source>共建单位 {n} 出资（万元）</source>
            <translation>Partner {n}: contribution (10,000 yuan)</translation>
        </message>
        <message>
            <source>共建单位 {n} 分工</source>
            <translation>Partner {n}: share of the work</translation>
        </message>
        <message>
            <source>共建单位 {n} 名称</source>
            <translation>Partner {n}: name</translation>
        </message>
        <message>
            <source>共建或合作协议</source>
            <translation>Agreement of the partners</translation>
        </message>
        <message>
            <source>关于本程序</source>
            <translation>About this program</translation>
        </message>
        <message>
            <source>关口</source>
            <translation>Gate</translation>
        </message>
        <message>
            <source>关联</source>
            <translation>Tie</translation>
        </message>
        <message>
            <source>关联未处理</source>
            <translation>Tie not decided</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>关闭并重新打开…</source>
            <translation>Close and open again…</translation>
        </message>
        <message>
            <source>其中 {n} 个评估期限已过，也列入，不会漏掉。</source>
            <translation>Of {n} the window has passed; they are listed too, nobody is left out.</translation>
        </message>
        <message>
            <source>其中 {n} 份不再逾期。</source>
            <translation>{n} of them are no longer overdue.</translation>
        </message>
        <message>
            <source>其中 {n} 份立即列为逾期。</source>
            <translation>{n} of them become overdue at once.</translation>
        </message>
        <message>
            <source>其中 {n} 位还没有答复。</source>
            <translation>{n} of them have not answered yet.</translation>
        </message>
        <message>
            <source>其中 {n} 种以前打印过同样的内容。</source>
            <translation> {n} of them were printed before with the same words.</translation>
        </message>
        <message>
            <source>其中录错</source>
            <translation>Of these wrong</translation>
        </message>
        <message>
            <source>其中第 {n} 个项目已投的票收起，撤销离会时还回。</source>
            <translation>Ballots cast on proposal {n} are put away and come back if the leaving is taken back.</translation>
        </message>
        <message>
            <source>其他</source>
            <translation>Other</translation>
        </message>
        <message>
            <source>其他人签完再签</source>
            <translation>Signs last</translation>
        </message>
        <message>
            <source>其他工作区</source>
            <translation>Other workspaces</translation>
        </message>
        <message>
            <source>其他工作区、恢复备份</source>
            <translation>Other workspaces, restore a backup</translation>
        </message>
        <message>
            <source>其他提示</source>
            <translation>Further hints</translation>
        </message>
        <message>
            <source>其余各页也照上次填</source>
            <translation>Fill the other pages likewise</translation>
        </message>
        <message>
            <source>其余都符合</source>
            <translation>All others are met</translation>
        </message>
        <message>
            <source>其间 {days} 不是工作日，不计。</source>
            <translation>{days} are no working days and do not count.</translation>
        </message>
        <message>
            <source>兼任</source>
            <translation>Grant</translation>
        </message>
        <message>
            <source>兼任…</source>
            <translation>Further role…</translation>
        </message>
        <message>
            <source>兼任说明</source>
            <translation>Merged roles</translation>
        </message>
        <message>
            <source>内容</source>
            <translation>Content</translation>
        </message>
        <message>
            <source>内容与校验码不符</source>
            <translation>the content does not match its check code</translation>
        </message>
        <message>
            <source>内容和送达</source>
            <translation>Content and service</translation>
        </message>
        <message>
            <source>再加一组</source>
            <translation>Another group</translation>
        </message>
        <message>
            <source>再担任</source>
            <translation>Further role</translation>
        </message>
        <message>
            <source>再次公示</source>
            <translation>Published again</translation>
        </message>
        <message>
            <source>再次公示…</source>
            <translation>Publish again…</translation>
        </message>
        <message>
            <source>再次公示的原因</source>
            <translation>Why it is published again</translation>
        </message>
        <message>
            <source>再看一次</source>
            <translation>Look again</translation>
        </message>
        <message>
            <source>再看一遍。确认以后：</source>
            <translation>Look once more. Once confirmed:</translation>
        </message>
        <message>
            <source>再试一次</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>再读 500 条更早的</source>
            <translation>Read 500 older ones</translation>
        </message>
        <message>
            <source>再输一遍口令</source>
            <translation>Secret once more</translation>
        </message>
        <message>
            <source>再输一遍新口令</source>
            <translation>New secret once more</translation>
        </message>
        <message>
            <source>写任务编号 1 到 6，空格分开；没有选的任务，对应的指标不适用</source>
            <translation>Numbers 1 to 6 with blanks between; criteria of other tasks do not apply</translation>
        </message>
        <message>
            <source>写全称，或只对应一个部门的几个字</source>
            <translation>In full, or a part that fits one department alone</translation>
        </message>
        <message>
            <source>写成符合时的说法，例如：推荐函已到，写明文号和日期</source>
            <translation>Word it as it reads when met, such as: the letter has come with number and date</translation>
        </message>
        <message>
            <source>写明情况和文号，例如并入哪个中心</source>
            <translation>The ground and the paper, for example into which centre</translation>
        </message>
        <message>
            <source>写明错在哪里、依据什么更正，至少 10 个字</source>
            <translation>What is wrong and on what ground it is corrected, at least 10 characters</translation>
        </message>
        <message>
            <source>写给申报单位看的话，写明缺什么、怎么补</source>
            <translation>Words for the applicant: what is missing and what to do</translation>
        </message>
        <message>
            <source>写编号或全称，与台账一致</source>
            <translation>Number or whole name as in the ledger</translation>
        </message>
        <message>
            <source>写编号或全称；该中心本年度还没有任何登记</source>
            <translation>Its number or whole name; nothing may be noted for it this year</translation>
        </message>
        <message>
            <source>写进审计记录，例如：机构改革，或同一单位登记了两次</source>
            <translation>Goes into the audit log, for example: a reform, or one unit registered twice</translation>
        </message>
        <message>
            <source>写进审计记录，显示在这里，印在意见书上</source>
            <translation>It goes into the audit log, is shown here and printed on the opinions</translation>
        </message>
        <message>
            <source>写进审计记录；没有申报、推荐函和中心用到它时才能移出</source>
            <translation>It goes into the audit log; possible while no proposal, letter or centre uses it</translation>
        </message>
        <message>
            <source>写进这份申报的办理记录</source>
            <translation>Goes into the history of this proposal</translation>
        </message>
        <message>
            <source>决定</source>
            <translation>Decision</translation>
        </message>
        <message>
            <source>决定 {n} 个…</source>
            <translation>Decide {n}…</translation>
        </message>
        <message>
            <source>决定不予取消：{paper}。拟办理由：{draft}；陈述申辩：{said}</source>
            <translation>Decided not to cancel: {paper}. Draft: {draft}; statement: {said}</translation>
        </message>
        <message>
            <source>决定不予撤销：{paper}</source>
            <translation>Decided not to revoke: {paper}</translation>
        </message>
        <message>
            <source>决定取消资格：{paper}</source>
            <translation>Cancelled by decision: {paper}</translation>
        </message>
        <message>
            <source>决定撤销：{paper}</source>
            <translation>Revoked: {paper}</translation>
        </message>
        <message>
            <source>决定日期</source>
            <translation>Date of the decision</translation>
        </message>
        <message>
            <source>决定有误的，用“撤回上一步…”撤销，两次都留在记录里</source>
            <translation>A mistaken decision is undone by “Take back the last step…”; both stay in the log</translation>
        </message>
        <message>
            <source>决定等次…</source>
            <translation>Decide the grade…</translation>
        </message>
        <message>
            <source>冻结名单</source>
            <translation>Freeze the pool</translation>
        </message>
        <message>
            <source>冻结时 {n} 次</source>
            <translation>{n} when frozen</translation>
        </message>
        <message>
            <source>凭条</source>
            <translation>Slip</translation>
        </message>
        <message>
            <source>凭条与解锁</source>
            <translation>Slips and unlocking</translation>
        </message>
        <message>
            <source>凭条与解锁…</source>
            <translation>Slips and unlocking…</translation>
        </message>
        <message>
            <source>凭条签收</source>
            <translation>Receipt for a slip</translation>
        </message>
        <message>
            <source>凭条，待改口令</source>
            <translation>Slip, to be changed</translation>
        </message>
        <message>
            <source>出资（万元）</source>
            <translation>Contribution (10,000 yuan)</translation>
        </message>
        <message>
            <source>函件日期</source>
            <translation>Dated</translation>
        </message>
        <message>
            <source>分</source>
            <translation>points</translation>
        </message>
        <message>
            <source>分值</source>
            <translation>Points</translation>
        </message>
        <message>
            <source>分工</source>
            <translation>Share of the work</translation>
        </message>
        <message>
            <source>分年度经费</source>
            <translation>Money by year</translation>
        </message>
        <message>
            <source>分年度考核指标</source>
            <translation>Yearly indicators</translation>
        </message>
        <message>
            <source>分成几组</source>
            <translation>How many panels</translation>
        </message>
        <message>
            <source>分成几组同时评…</source>
            <translation>Split into panels…</translation>
        </message>
        <message>
            <source>分数不计入；表决票照计。</source>
            <translation>The points do not count; the ballot does.</translation>
        </message>
        <message>
            <source>分数已锁定；需要更正时请办公室“退回修改”。</source>
            <translation>The scores are locked; for a correction ask the office to return the sheet.</translation>
        </message>
        <message>
            <source>分数相同、不能由程序取舍的 {n} 个：{names}。</source>
            <translation>{n} with equal scores that the program does not part: {names}.</translation>
        </message>
        <message>
            <source>分数看不清</source>
            <translation>A figure cannot be read</translation>
        </message>
        <message>
            <source>分组</source>
            <translation>Split</translation>
        </message>
        <message>
            <source>列</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>列为逾期</source>
            <translation>overdue</translation>
        </message>
        <message>
            <source>列入会议时没有通过形式审查（{state}）；规则不要求等审查，不影响开会和封存。</source>
            <translation>When it was put on the meeting it had not passed the formal examination ({state}); the rules do not wait for it, and neither opening nor sealing does.</translation>
        </message>
        <message>
            <source>列入到期中心</source>
            <translation>List centres due</translation>
        </message>
        <message>
            <source>列入到期中心…</source>
            <translation>List centres due…</translation>
        </message>
        <message>
            <source>列入名单</source>
            <translation>List</translation>
        </message>
        <message>
            <source>列入评审会</source>
            <translation>Seat in the meeting</translation>
        </message>
        <message>
            <source>列入评审会…</source>
            <translation>Seat in a meeting…</translation>
        </message>
        <message>
            <source>列表</source>
            <translation>List tools</translation>
        </message>
        <message>
            <source>刚才的按键没有提交。请先核对，停顿一下再按“{act}”。</source>
            <translation>That key handed in nothing. Check first, then press “{act}” after a pause.</translation>
        </message>
        <message>
            <source>刚试过，完整</source>
            <translation>Tried now, whole</translation>
        </message>
        <message>
            <source>创新创业孵化</source>
            <translation>Incubation of ventures</translation>
        </message>
        <message>
            <source>删去常用语</source>
            <translation>Drop a phrase</translation>
        </message>
        <message>
            <source>删除演练…</source>
            <translation>Delete a practice…</translation>
        </message>
        <message>
            <source>删除示例</source>
            <translation>Delete the sample</translation>
        </message>
        <message>
            <source>删除示例…</source>
            <translation>Delete the sample…</translation>
        </message>
        <message>
            <source>删除第 {n} 行</source>
            <translation>Delete line {n}</translation>
        </message>
        <message>
            <source>删除这一行（Ctrl+Delete）</source>
            <translation>Delete this line (Ctrl+Delete)</translation>
        </message>
        <message>
            <source>删除选中的</source>
            <translation>Remove the selected one</translation>
        </message>
        <message>
            <source>利润（亏损填负数）</source>
            <translation>Profit (a loss as a negative number)</translation>
        </message>
        <message>
            <source>别名</source>
            <translation>Other name</translation>
        </message>
        <message>
            <source>别处接着办过</source>
            <translation>Worked on elsewhere</translation>
        </message>
        <message>
            <source>到 {when}（第 {n} 条记录）为止，备份和现在的工作区一样。</source>
            <translation>Up to {when} (entry {n}) the backup and the workspace of now are the same.</translation>
        </message>
        <message>
            <source>到了哪些材料</source>
            <translation>Which papers came</translation>
        </message>
        <message>
            <source>到会</source>
            <translation>Present</translation>
        </message>
        <message>
            <source>到会 {present} 人，应到 {all} 人。</source>
            <translation>{present} of {all} present.</translation>
        </message>
        <message>
            <source>到会 {present} 人，应到 {all} 人；其中提前离会 {left} 人。</source>
            <translation>{present} of {all} came; {left} of them left early.</translation>
        </message>
        <message>
            <source>到会 {present} 人，应到 {all} 人；规则要求至少 {minimum} 人（指引未规定），可以开会。</source>
            <translation>{present} of {all} present; the rules ask for at least {minimum} (not in the guideline): the meeting can begin.</translation>
        </message>
        <message>
            <source>到会 {present} 人，应到 {all} 人；规则要求至少 {minimum} 人（指引未规定），还不能开会。</source>
            <translation>{present} of {all} present; the rules ask for at least {minimum} (not in the guideline), so the meeting cannot begin yet.</translation>
        </message>
        <message>
            <source>到会专家的实发、扣税、应发；同月几次的合并计税</source>
            <translation>Net, tax and gross of those who came; meetings of one month are taxed together</translation>
        </message>
        <message>
            <source>到会和回避</source>
            <translation>Presence and recusal</translation>
        </message>
        <message>
            <source>到公示</source>
            <translation>Go to the notice</translation>
        </message>
        <message>
            <source>到关口</source>
            <translation>To the gate</translation>
        </message>
        <message>
            <source>到关口确认</source>
            <translation>Confirm at the gate</translation>
        </message>
        <message>
            <source>到推荐与受理</source>
            <translation>Go to intake</translation>
        </message>
        <message>
            <source>到绩效评估</source>
            <translation>To Evaluation</translation>
        </message>
        <message>
            <source>到综合评价</source>
            <translation>Go to selection</translation>
        </message>
        <message>
            <source>到议程登记</source>
            <translation>Enter on the agenda</translation>
        </message>
        <message>
            <source>到评审会</source>
            <translation>To the meetings</translation>
        </message>
        <message>
            <source>到评审会议</source>
            <translation>To the meetings</translation>
        </message>
        <message>
            <source>到达日期</source>
            <translation>Came on</translation>
        </message>
        <message>
            <source>制作并试开</source>
            <translation>Make and try it</translation>
        </message>
        <message>
            <source>前后一致</source>
            <translation>Consistency</translation>
        </message>
        <message>
            <source>剩余 {n} 个项目未评</source>
            <translation>{n} proposals not scored yet</translation>
        </message>
        <message>
            <source>剩余天数</source>
            <translation>Days left</translation>
        </message>
        <message>
            <source>办公室</source>
            <translation>Office</translation>
        </message>
        <message>
            <source>办公室人员</source>
            <translation>Person of the office</translation>
        </message>
        <message>
            <source>办公室登记</source>
            <translation>Registered here</translation>
        </message>
        <message>
            <source>办公室退回修改：{reason}</source>
            <translation>Returned by the office: {reason}</translation>
        </message>
        <message>
            <source>办理</source>
            <translation>Decided</translation>
        </message>
        <message>
            <source>办理中</source>
            <translation>Under way</translation>
        </message>
        <message>
            <source>办理人</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>办理人 {name}：更换、锁定、口令</source>
            <translation>At work: {name}; change, lock, secret</translation>
        </message>
        <message>
            <source>办理人：{name}  时间：{time}</source>
            <translation>Person: {name}  Time: {time}</translation>
        </message>
        <message>
            <source>办理备案</source>
            <translation>File</translation>
        </message>
        <message>
            <source>办理记录</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>办理退回补正</source>
            <translation>Return for correction</translation>
        </message>
        <message>
            <source>办结公示</source>
            <translation>Close the notice</translation>
        </message>
        <message>
            <source>办结日期</source>
            <translation>Closed on</translation>
        </message>
        <message>
            <source>功能区</source>
            <translation>Zone</translation>
        </message>
        <message>
            <source>加一条</source>
            <translation>Add an entry</translation>
        </message>
        <message>
            <source>加一部分</source>
            <translation>Add a part</translation>
        </message>
        <message>
            <source>加入 {n} 个项目</source>
            <translation>{n} added</translation>
        </message>
        <message>
            <source>加入字体文件…</source>
            <translation>Add a font file…</translation>
        </message>
        <message>
            <source>加指标</source>
            <translation>Add criterion</translation>
        </message>
        <message>
            <source>加细目</source>
            <translation>Add sub-item</translation>
        </message>
        <message>
            <source>勾了</source>
            <translation>ticked</translation>
        </message>
        <message>
            <source>勾选了否决项</source>
            <translation>Veto ticked</translation>
        </message>
        <message>
            <source>勾选在打印的意见书上手写签了名的人，附上签名页的扫描件；一份扫描件上有几个人的签名，就勾几个人。另一位工作人员核对确认后才算签名。</source>
            <translation>Tick who signed the printed opinion by hand and attach the scan of the signed page; tick as many people as signed on that one scan. They count once somebody else has compared and confirmed them.</translation>
        </message>
        <message>
            <source>包里有：申报材料、评分表和汇总表、更正单、各版意见书和签名情况、扫描回来的签字页、名单、公示件、建设档案，全部数据（两种通用的数据格式），SHA-256 清单，卷内目录和备考表，以及一个可以在任何电脑上打开的核对页。没有封存的评分和表决、没有定稿的意见书不会收入，备考表里写明。异议人不会收入。</source>
            <translation>The pack holds the materials, score sheets and summaries, dockets, every version of the opinions with its sheet of signatures, signed pages that came back as scans, lists, notices, files of centres, all data (JSON and CSV), a SHA-256 list, contents and remarks on paper, and a page that any computer opens to check it. Scores and votes that are not sealed and opinions that are drafts stay out, and the remarks say so. Who objected stays out.</translation>
        </message>
        <message>
            <source>区市</source>
            <translation>District or city</translation>
        </message>
        <message>
            <source>区市填 6 位代码，其他不填</source>
            <translation>Six digits for a district or city; leave empty for others</translation>
        </message>
        <message>
            <source>区市审核</source>
            <translation>District's check</translation>
        </message>
        <message>
            <source>区市审核 {n} 项…</source>
            <translation>District check of {n}…</translation>
        </message>
        <message>
            <source>区市审核…</source>
            <translation>District's check…</translation>
        </message>
        <message>
            <source>区市审核日期</source>
            <translation>Date of the district's check</translation>
        </message>
        <message>
            <source>区市审核有自己的日期，可以早于本局收到的日期。</source>
            <translation>The district's check has its own date and may precede the bureau's receipt.</translation>
        </message>
        <message>
            <source>区市审核：{text}</source>
            <translation>District's check: {text}</translation>
        </message>
        <message>
            <source>区市意见</source>
            <translation>District's opinion</translation>
        </message>
        <message>
            <source>区市意见…</source>
            <translation>District's opinion…</translation>
        </message>
        <message>
            <source>区市科技主管部门、功能区，或自行推荐的高校、院所</source>
            <translation>A district's science department, a zone, or a university or institute that recommends its own</translation>
        </message>
        <message>
            <source>区市科技主管部门审核</source>
            <translation>Check by the district's science department</translation>
        </message>
        <message>
            <source>区市科技主管部门审核后，才能备案。</source>
            <translation>It can be filed after the district's check.</translation>
        </message>
        <message>
            <source>区市科技主管部门审核：{opinion}</source>
            <translation>District's check: {opinion}</translation>
        </message>
        <message>
            <source>单位</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>单位信用代码与依托单位相同：{unit}</source>
            <translation>Same credit code as the host: {unit}</translation>
        </message>
        <message>
            <source>单位全称</source>
            <translation>Full name of the unit</translation>
        </message>
        <message>
            <source>单位别名</source>
            <translation>Other names of units</translation>
        </message>
        <message>
            <source>单位别名…</source>
            <translation>Other names of units…</translation>
        </message>
        <message>
            <source>单位同意名称</source>
            <translation>Name agreed on</translation>
        </message>
        <message>
            <source>单位名单</source>
            <translation>Lists of units</translation>
        </message>
        <message>
            <source>单位名单…</source>
            <translation>Lists…</translation>
        </message>
        <message>
            <source>单位名单（空白表格）</source>
            <translation>Lists of units (blank)</translation>
        </message>
        <message>
            <source>单位名称</source>
            <translation>Name of the organization</translation>
        </message>
        <message>
            <source>单位提交日期</source>
            <translation>Day the centre submitted</translation>
        </message>
        <message>
            <source>单位提报日期</source>
            <translation>day the centre submitted it</translation>
        </message>
        <message>
            <source>单位数</source>
            <translation>Units</translation>
        </message>
        <message>
            <source>单位统一社会信用代码</source>
            <translation>Credit code of the unit</translation>
        </message>
        <message>
            <source>单号</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>单机</source>
            <translation>Stand-alone</translation>
        </message>
        <message>
            <source>单独列入…</source>
            <translation>List one…</translation>
        </message>
        <message>
            <source>单独存放，不出现在名单和打印件上</source>
            <translation>Kept apart; not shown in lists or on paper</translation>
        </message>
        <message>
            <source>单独封存</source>
            <translation>Seal it by itself</translation>
        </message>
        <message>
            <source>单独封存…</source>
            <translation>Seal it by itself…</translation>
        </message>
        <message>
            <source>印在公示文里</source>
            <translation>Printed on the notice</translation>
        </message>
        <message>
            <source>印在抽取记录上，写明不经抽取；指定可以撤销</source>
            <translation>Printed on the record as not drawn; it can be taken back</translation>
        </message>
        <message>
            <source>印在抽取记录上；这一次的名单和结果原样保留</source>
            <translation>Printed on the record; pool and result of this attempt are kept</translation>
        </message>
        <message>
            <source>印在文件上。</source>
            <translation>Printed on papers.</translation>
        </message>
        <message>
            <source>印在页脚；评分表写 1</source>
            <translation>Printed at the foot; 1 for a score sheet</translation>
        </message>
        <message>
            <source>历年台账</source>
            <translation>Past years</translation>
        </message>
        <message>
            <source>历年台账…</source>
            <translation>Past years…</translation>
        </message>
        <message>
            <source>历年台账（空白表格）</source>
            <translation>Ledgers of past years (empty)</translation>
        </message>
        <message>
            <source>历年台账：试运行</source>
            <translation>Past years: dry run</translation>
        </message>
        <message>
            <source>历次版本</source>
            <translation>Versions</translation>
        </message>
        <message>
            <source>压缩文件 (*.zip)</source>
            <translation>Archive (*.zip)</translation>
        </message>
        <message>
            <source>原中心</source>
            <translation>Former centre</translation>
        </message>
        <message>
            <source>原中心建设成效</source>
            <translation>Achievements of the former centre</translation>
        </message>
        <message>
            <source>原中心批准文件</source>
            <translation>Approval of the former centre</translation>
        </message>
        <message>
            <source>原中心的名称</source>
            <translation>name of the former centre</translation>
        </message>
        <message>
            <source>原中心考核评价材料</source>
            <translation>Evaluations of the old centre</translation>
        </message>
        <message>
            <source>原中心近三年运行数据</source>
            <translation>Old centre's last three years</translation>
        </message>
        <message>
            <source>原中心近三年运行数据：全部</source>
            <translation>Three years of the former centre: everything</translation>
        </message>
        <message>
            <source>原中心近三年运行数据：年度和金额</source>
            <translation>Three years of the former centre: years and amounts</translation>
        </message>
        <message>
            <source>原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>原因和时间，例如航班延误，10:20 到会</source>
            <translation>Reason and time, e.g. flight delayed, came at 10:20</translation>
        </message>
        <message>
            <source>原因（重抽时填）</source>
            <translation>Reason (for a further lot)</translation>
        </message>
        <message>
            <source>原因：{reason}</source>
            <translation>Reason: {reason}</translation>
        </message>
        <message>
            <source>原工作单位</source>
            <translation>Former units</translation>
        </message>
        <message>
            <source>原截止 {day}，延期批准：{who}</source>
            <translation>First due {day}, extension approved: {who}</translation>
        </message>
        <message>
            <source>原来封存的结果保留可查</source>
            <translation>The sealed result is kept</translation>
        </message>
        <message>
            <source>原来按收齐之日计的，改了收到日期会重新计；与此不同的请在这里填写</source>
            <translation>A day computed from the dates of receipt follows them; state here what differs</translation>
        </message>
        <message>
            <source>原来的内容和原因都留在记录里</source>
            <translation>What stood there and why is kept in the record</translation>
        </message>
        <message>
            <source>原来的内容留在记录里，可以重新补录</source>
            <translation>What stood there is kept in the log; it can be entered anew</translation>
        </message>
        <message>
            <source>原来的凭条或口令已作废。</source>
            <translation> The slip or secret given before is void.</translation>
        </message>
        <message>
            <source>原来的数据库留在 backups 文件夹里备查。请重新打开工作区；其他电脑怎样接上，见手册。</source>
            <translation>The database of before stays in the folder backups. Open the workspace again; the manual says how other computers join.</translation>
        </message>
        <message>
            <source>原来的格式没有保留，只有表格内容。</source>
            <translation>Its own look could not be kept, only the table.</translation>
        </message>
        <message>
            <source>原来的登记留在记录里</source>
            <translation>What was noted stays in the log</translation>
        </message>
        <message>
            <source>原组长</source>
            <translation>leader named at first</translation>
        </message>
        <message>
            <source>原结果保留在记录里；已发出的通知书请一并收回</source>
            <translation>The result stays in the log; call back a notice that went out</translation>
        </message>
        <message>
            <source>去办理</source>
            <translation>Go and settle it</translation>
        </message>
        <message>
            <source>去启动建设</source>
            <translation>Start the centre</translation>
        </message>
        <message>
            <source>去处理</source>
            <translation>Decide</translation>
        </message>
        <message>
            <source>去处理回避</source>
            <translation>Decide on recusals</translation>
        </message>
        <message>
            <source>去复录</source>
            <translation>Key again</translation>
        </message>
        <message>
            <source>去复核</source>
            <translation>Go to the re-checks</translation>
        </message>
        <message>
            <source>去复核录入</source>
            <translation>Key them again</translation>
        </message>
        <message>
            <source>去审查</source>
            <translation>Examine</translation>
        </message>
        <message>
            <source>去录入申报</source>
            <translation>Key an application</translation>
        </message>
        <message>
            <source>去意见书</source>
            <translation>Go to opinions</translation>
        </message>
        <message>
            <source>去打开…</source>
            <translation>Open it…</translation>
        </message>
        <message>
            <source>去掉</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>去掉高低分后不够</source>
            <translation>Too few left after trimming</translation>
        </message>
        <message>
            <source>去更正单</source>
            <translation>To the correction dockets</translation>
        </message>
        <message>
            <source>去签署</source>
            <translation>Go to signing</translation>
        </message>
        <message>
            <source>去补评第 {number} 项</source>
            <translation>Go to criterion {number}</translation>
        </message>
        <message>
            <source>去认领</source>
            <translation>Place them</translation>
        </message>
        <message>
            <source>去评分</source>
            <translation>Go to scoring</translation>
        </message>
        <message>
            <source>去评分与表决</source>
            <translation>Go to scoring and vote</translation>
        </message>
        <message>
            <source>去评审会议</source>
            <translation>Go to review meetings</translation>
        </message>
        <message>
            <source>参加</source>
            <translation>comes</translation>
        </message>
        <message>
            <source>参加 {n} 人</source>
            <translation>{n} take part</translation>
        </message>
        <message>
            <source>参加 {n} 人，少于规则要求的 {minimum} 人（指引未规定）；封存时已由人裁定。</source>
            <translation>{n} take part, fewer than the {minimum} the rules ask for (not set by the guideline); a person decided it at the sealing.</translation>
        </message>
        <message>
            <source>参加 {n} 人，少于规则要求的 {minimum} 人（指引未规定）；封存时须由人裁定。</source>
            <translation>{n} take part, fewer than the {minimum} the rules ask for (not set by the guideline); a person has to decide at sealing.</translation>
        </message>
        <message>
            <source>参加 {n} 人，规则要求至少 {minimum} 人</source>
            <translation>{n} take part, the rules ask for {minimum}</translation>
        </message>
        <message>
            <source>参加本项目评审的专家 {n} 人</source>
            <translation>{n} experts take part in this proposal</translation>
        </message>
        <message>
            <source>参评</source>
            <translation>Judged</translation>
        </message>
        <message>
            <source>双击或按 Enter，到这条记录。</source>
            <translation>A double click or Enter goes to the record.</translation>
        </message>
        <message>
            <source>发出什么</source>
            <translation>What was sent</translation>
        </message>
        <message>
            <source>发出日期</source>
            <translation>Sent on</translation>
        </message>
        <message>
            <source>发布位置</source>
            <translation>Where posted</translation>
        </message>
        <message>
            <source>发布公示</source>
            <translation>Publish</translation>
        </message>
        <message>
            <source>发布公示…</source>
            <translation>Publish…</translation>
        </message>
        <message>
            <source>发布当日计入</source>
            <translation>day of posting counted</translation>
        </message>
        <message>
            <source>发布日期</source>
            <translation>Posted on</translation>
        </message>
        <message>
            <source>发布次日起算</source>
            <translation>counted from the next day</translation>
        </message>
        <message>
            <source>发布证明</source>
            <translation>Proof of posting</translation>
        </message>
        <message>
            <source>发布证明…</source>
            <translation>Proof of posting…</translation>
        </message>
        <message>
            <source>发布证明：{text}</source>
            <translation>Proof of posting: {text}</translation>
        </message>
        <message>
            <source>发布：{place}</source>
            <translation>Posted: {place}</translation>
        </message>
        <message>
            <source>发放凭条</source>
            <translation>Issue a slip</translation>
        </message>
        <message>
            <source>发放凭条（{n} 人）</source>
            <translation>Give slips ({n} people)</translation>
        </message>
        <message>
            <source>发放时间：{time}</source>
            <translation>Given: {time}</translation>
        </message>
        <message>
            <source>发现弄虚作假或失信</source>
            <translation>Falsehood or breach of trust found</translation>
        </message>
        <message>
            <source>取下 {n} 个项目，退回“已受理”</source>
            <translation>{n} taken off, back to Accepted</translation>
        </message>
        <message>
            <source>取下的项目退回“已受理”，可以列入别的会议；加入的项目与专家的关联随即核对。</source>
            <translation>What is taken out is free for another meeting; ties of the panel to what is added are looked for at once.</translation>
        </message>
        <message>
            <source>取出扫描件…</source>
            <translation>Take the scan out…</translation>
        </message>
        <message>
            <source>取回</source>
            <translation>Take in</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>取消会议</source>
            <translation>Call the meeting off</translation>
        </message>
        <message>
            <source>取消会议…</source>
            <translation>Call it off…</translation>
        </message>
        <message>
            <source>取消公告…</source>
            <translation>Cancellations…</translation>
        </message>
        <message>
            <source>取消的记录保留，中心仍用原编号</source>
            <translation>the decision stays on record; the centre keeps its number</translation>
        </message>
        <message>
            <source>取消资格</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>取消资格公告</source>
            <translation>Notice of cancellations</translation>
        </message>
        <message>
            <source>取证日期</source>
            <translation>Day of the proof</translation>
        </message>
        <message>
            <source>受理</source>
            <translation>Acceptance</translation>
        </message>
        <message>
            <source>受理以后</source>
            <translation>After acceptance</translation>
        </message>
        <message>
            <source>受理以后的申报在这里审查：资格、材料、盖章、日期和前后一致。</source>
            <translation>Accepted applications are examined here: eligibility, papers, seals, dates and consistency.</translation>
        </message>
        <message>
            <source>受理到批次</source>
            <translation>Goes into batch</translation>
        </message>
        <message>
            <source>受理审查</source>
            <translation>Examination</translation>
        </message>
        <message>
            <source>受理审查…</source>
            <translation>Examine…</translation>
        </message>
        <message>
            <source>受理异议的联系方式</source>
            <translation>Where objections are sent</translation>
        </message>
        <message>
            <source>受理时间</source>
            <translation>Dates</translation>
        </message>
        <message>
            <source>受理时间…</source>
            <translation>Dates…</translation>
        </message>
        <message>
            <source>变更</source>
            <translation>Changes</translation>
        </message>
        <message>
            <source>变更事项</source>
            <translation>What is changed</translation>
        </message>
        <message>
            <source>变更决定…</source>
            <translation>Decide the change…</translation>
        </message>
        <message>
            <source>变更后</source>
            <translation>New</translation>
        </message>
        <message>
            <source>口令</source>
            <translation>Secret</translation>
        </message>
        <message>
            <source>口令或凭条</source>
            <translation>Secret or slip</translation>
        </message>
        <message>
            <source>口令条</source>
            <translation>Slip</translation>
        </message>
        <message>
            <source>口令还没有设置，离开后要重新输入。</source>
            <translation>The secret is not set yet; after leaving it has to be typed again.</translation>
        </message>
        <message>
            <source>口令，评审专家输入凭条上的数字</source>
            <translation>Secret; experts enter the digits on their slip</translation>
        </message>
        <message>
            <source>另一算法</source>
            <translation>Second way</translation>
        </message>
        <message>
            <source>另几组的会议名称</source>
            <translation>Title of the other meetings</translation>
        </message>
        <message>
            <source>另存</source>
            <translation>Set aside</translation>
        </message>
        <message>
            <source>另存 {n} 页…</source>
            <translation>Set {n} pages aside…</translation>
        </message>
        <message>
            <source>另存…</source>
            <translation>Set aside…</translation>
        </message>
        <message>
            <source>另存一份对方自己的表，把有问题的格标红、标黄并写明原因，可以直接发回去改</source>
            <translation>Save a copy of their own workbook with what is wrong in red and yellow and the reason beside it, ready to be sent back</translation>
        </message>
        <message>
            <source>另存一份自己的表，每一格的问题、每个中心缺什么都写在旁边</source>
            <translation>Save a copy of your own workbook with every reason and every gap written beside it</translation>
        </message>
        <message>
            <source>另存救急副本…</source>
            <translation>Save a rescue copy…</translation>
        </message>
        <message>
            <source>另存的原因</source>
            <translation>Why it is set aside</translation>
        </message>
        <message>
            <source>另存空白表格</source>
            <translation>Save an empty workbook</translation>
        </message>
        <message>
            <source>另存空白表格…</source>
            <translation>Save an empty workbook…</translation>
        </message>
        <message>
            <source>另开一个只能查看的窗口</source>
            <translation>Another window, for reading</translation>
        </message>
        <message>
            <source>另有 {m} 场评审会没有封存：{names}，其中 {n} 个项目不在名单里。</source>
            <translation>Meetings not sealed: {names} ({m}); {n} of their proposals are not on the list.</translation>
        </message>
        <message>
            <source>另有 {n} 场评审会没有封存，评分不计。</source>
            <translation> {n} meetings are not sealed; their scores are not counted.</translation>
        </message>
        <message>
            <source>另有 {n} 处</source>
            <translation>and {n} more</translation>
        </message>
        <message>
            <source>另有 {n} 处待改。</source>
            <translation>{n} more to correct.</translation>
        </message>
        <message>
            <source>另有 {n} 处待补。</source>
            <translation>{n} more to complete.</translation>
        </message>
        <message>
            <source>另有 {n} 行没有导入：已有且相同 {same} 行，已有但不同 {different} 行，不能导入 {bad} 行。</source>
            <translation> {n} further rows were not taken in: {same} there already, {different} there but different, {bad} rejected.</translation>
        </message>
        <message>
            <source>只从推荐汇总表导入、还没有填收到日期的草稿不算送达。</source>
            <translation>A draft that only came with a recommendation list and has no day of receipt yet does not count as delivered.</translation>
        </message>
        <message>
            <source>只作记录</source>
            <translation>Noted only</translation>
        </message>
        <message>
            <source>只作记录：不符合也可以登记合格</source>
            <translation>Noted only: an application can pass without it</translation>
        </message>
        <message>
            <source>只保存为拟办稿，由有权的人在纸上决定；中心的状态不会改变。</source>
            <translation>Saved as a draft only; the person entitled decides on paper. The centre's state does not change.</translation>
        </message>
        <message>
            <source>只公示有变动的</source>
            <translation>Only what changed</translation>
        </message>
        <message>
            <source>只列{batch}和草稿</source>
            <translation>{batch} and drafts only</translation>
        </message>
        <message>
            <source>只列名称或单位有变动的和新列入的</source>
            <translation>Only centres whose name or host changed, and new ones</translation>
        </message>
        <message>
            <source>只在名单确定以后结果又更正过，或意见书没有签齐时填写，例如哪次会议同意</source>
            <translation>Only where results were corrected after the list was confirmed, or an opinion is not signed by all; for example which meeting agreed</translation>
        </message>
        <message>
            <source>只在有同名的人时需要，用来区分</source>
            <translation>Only needed to tell people of one name apart</translation>
        </message>
        <message>
            <source>只在还没有评审会排进这个项目时。项目回到“已评审”，封存的结果和意见书不变。</source>
            <translation>Only while no meeting has the proposal on its agenda. It counts as reviewed again; the sealed result and the opinion stay as they are.</translation>
        </message>
        <message>
            <source>只对一个项目：已评的分保留但不计入，已投的票收起，撤销回避时还回。</source>
            <translation>For one proposal only: points given are kept and do not count; a ballot is put away and comes back if the recusal is taken back.</translation>
        </message>
        <message>
            <source>只对这一个项目。已评的分保留但不计入，已投的票收起；撤销回避时都还回。</source>
            <translation>For this proposal only. Points given are kept and do not count, a ballot is put away; taking the recusal back restores both.</translation>
        </message>
        <message>
            <source>只改先后，评分表、表决和回避不变。印好的评分表上的次序请以新的为准。</source>
            <translation>Only the order changes; sheets, ballots and recusals stay. On sheets printed before, the new order holds.</translation>
        </message>
        <message>
            <source>只改名称，代号 {code} 不变；清空就不用名称。</source>
            <translation>Only the name changes, the code {code} stays; leave it empty for none.</translation>
        </message>
        <message>
            <source>只改这三项。专家组、议程和已登记的承诺书不变。</source>
            <translation>Only these three change. Panel, agenda and pledges stay.</translation>
        </message>
        <message>
            <source>只放行这一项：数字不变，封存时不再等它，理由印在结果上。</source>
            <translation>Only this obstacle is waived: no figure changes, sealing no longer waits for it, and the reason is printed with the result.</translation>
        </message>
        <message>
            <source>只数复录过的内容。第一遍：复录的人两次录入相同、与第一遍不同；第二遍：重新看纸面后改了的。</source>
            <translation>Counts what was keyed twice. First keying: the second person keyed the same other value twice; second keying: changed after another look at the paper.</translation>
        </message>
        <message>
            <source>只是回到“待处理”，评分表不变，等待确认或排除。</source>
            <translation>It waits for a decision again; no sheet changes.</translation>
        </message>
        <message>
            <source>只是线索，由人判断；没有处理以前，有关联的专家不能悄悄通过，封存会等着。</source>
            <translation>Only a hint, for a person to judge; until somebody decides no expert with a tie slips through, and sealing waits.</translation>
        </message>
        <message>
            <source>只是计划的时间；实际的起止由会场记录。</source>
            <translation>Planned times only; what really happened is noted in the room.</translation>
        </message>
        <message>
            <source>只有 .p12、.pfx 需要，由本人输入</source>
            <translation>Only for .p12 and .pfx; the person types it</translation>
        </message>
        <message>
            <source>只有{roles}能办理这件事，您的身份只能查看。</source>
            <translation>Only {roles} can do this; in your role you can look.</translation>
        </message>
        <message>
            <source>只有一块显示屏，大屏先放在这里；接上投影仪（选“扩展”），它自己移过去。</source>
            <translation>There is one display, so the big screen waits here; plug in the projector (choose “Extend”) and it moves there by itself.</translation>
        </message>
        <message>
            <source>只有两次不同的格要改，在“第一次录入”里照纸面录；别的格不用再录。</source>
            <translation>Only the entries that differ are to be put right, under “First keying”, from the paper; the others need not be keyed again.</translation>
        </message>
        <message>
            <source>只有对方改过。</source>
            <translation>Only the other person changed it.</translation>
        </message>
        <message>
            <source>只有您改过。</source>
            <translation>Only you changed it.</translation>
        </message>
        <message>
            <source>只有您自己的评分，没有别人的，也没有平均分和名次。要改的，在评分表上改；提交以后一分钟内可以撤回。</source>
            <translation>Only your own marks, none of anybody else, no mean and no rank. Change a mark on its sheet; a sheet handed in can be taken back within a minute.</translation>
        </message>
        <message>
            <source>只有还没有任何登记的年度可以收回；以后可以重新开启</source>
            <translation>Only a year with no entry at all can be taken back; it can be opened again later</translation>
        </message>
        <message>
            <source>只有须由人裁定、监督员又没有放行的事项才要写：由谁、依据什么决定，至少 {n} 个字</source>
            <translation>Only where something is left that a person must decide and the supervisor did not waive: who decided, on what ground, at least {n} characters</translation>
        </message>
        <message>
            <source>只查看审计记录</source>
            <translation>Only looks at the audit log</translation>
        </message>
        <message>
            <source>只用于席位给错了：空白的评分表一并取消。来了又走的请登记离会，不参加某个项目的请登记回避。</source>
            <translation>Only for a seat given by mistake: its blank sheets go with it. For one who came and went record leaving; for one proposal record a recusal.</translation>
        </message>
        <message>
            <source>只用于记错；真实的变更请走变更</source>
            <translation>For slips alone; a real change goes by Changes</translation>
        </message>
        <message>
            <source>只用这一次，不保存，也不写入记录</source>
            <translation>Used this once, kept nowhere and not in the log</translation>
        </message>
        <message>
            <source>只留在本机，不上公示文，不进审计内容</source>
            <translation>Kept here alone: not on the notice, not in the audit record</translation>
        </message>
        <message>
            <source>只登记要求，不会马上回避；办公室写明理由确认或排除。没有处理以前不能封存。</source>
            <translation>Only the wish is noted, nobody is recused yet; the office confirms or dismisses it with a reason. Sealing waits for that.</translation>
        </message>
        <message>
            <source>只看一看，不改动</source>
            <translation>Only look at it</translation>
        </message>
        <message>
            <source>只看不同的</source>
            <translation>Only what differs</translation>
        </message>
        <message>
            <source>只管程序自动做的备份。多出来的，等下一份备份做成并核对以后才删除，删除了哪些写在审计日志里；最新的两份总会留下。</source>
            <translation>Only for the backups that the program makes by itself. What is too many goes once the next backup was made and checked, and the audit log tells which; the two newest always stay.</translation>
        </message>
        <message>
            <source>只能查看的窗口不签名</source>
            <translation>a window for reading signs nothing</translation>
        </message>
        <message>
            <source>只能查看：办理的窗口已经关闭。要办理，请从右上角“其他工作区、恢复备份”重新打开这个工作区</source>
            <translation>Reading only: the window at work has been closed. To act, open this workspace again from the menu of your name</translation>
        </message>
        <message>
            <source>只能查看：工作区正由另一个窗口办理（{holder}），那边写入的内容这里会自动更新</source>
            <translation>Reading only: the workspace is at work in another window ({holder}); what is written there appears here by itself</translation>
        </message>
        <message>
            <source>只能由人裁定：监督员写明理由放行，或在封存时写明裁定。</source>
            <translation>Only a person can decide: the supervisor waives it with a reason, or the decision is written when sealing.</translation>
        </message>
        <message>
            <source>可以做什么</source>
            <translation>May do</translation>
        </message>
        <message>
            <source>可以办理</source>
            <translation>What can be done now</translation>
        </message>
        <message>
            <source>可以安全拔出。</source>
            <translation> It can be taken out safely.</translation>
        </message>
        <message>
            <source>可以封存</source>
            <translation>Ready to be sealed</translation>
        </message>
        <message>
            <source>可以封存了；封存由办公室人员操作。</source>
            <translation>Ready for sealing, which the office staff does.</translation>
        </message>
        <message>
            <source>可以空着：空着就不印这一句。</source>
            <translation>May be empty: then nothing is printed there.</translation>
        </message>
        <message>
            <source>可能是文件夹改了名或移走了，U 盘或网络盘没有接上。</source>
            <translation>The folder may have been renamed or moved, or a stick or share is not connected.</translation>
        </message>
        <message>
            <source>可能有关联</source>
            <translation>Possibly tied</translation>
        </message>
        <message>
            <source>台账</source>
            <translation>Ledger</translation>
        </message>
        <message>
            <source>台账里没有它的任务书，提交评审时要写明选择的任务。</source>
            <translation>Its task book is not recorded; say its tasks when putting it on the docket.</translation>
        </message>
        <message>
            <source>台账里还没有中心，也没有封存的评分。</source>
            <translation>There is no centre in the ledger and no sealed score yet.</translation>
        </message>
        <message>
            <source>台账里还没有在建的中心。请先到“启动建设”导入台账，再开启年度。</source>
            <translation>The register holds no running centre yet. Import it under Launch first, then open the year.</translation>
        </message>
        <message>
            <source>右边的版本</source>
            <translation>Version at the right</translation>
        </message>
        <message>
            <source>各中心带来什么、缺什么</source>
            <translation>What comes of each centre, and what is missing</translation>
        </message>
        <message>
            <source>各去掉一个</source>
            <translation>Drop one of each</translation>
        </message>
        <message>
            <source>各台电脑平时用的用户；不填就用属主，不建议</source>
            <translation>As whom the computers come; blank means the owner, which is not advised</translation>
        </message>
        <message>
            <source>各版…</source>
            <translation>Versions...</translation>
        </message>
        <message>
            <source>各组名称后面自动加“第二组”“第三组”</source>
            <translation>“second panel”, “third panel” is added by itself</translation>
        </message>
        <message>
            <source>各部分</source>
            <translation>The parts</translation>
        </message>
        <message>
            <source>各页向右转四分之一圈，按住 Ctrl 只转这一页；只影响查看，文件不变</source>
            <translation>Every page a quarter to the right, with Ctrl this page alone; only what is shown, the file stays as it is</translation>
        </message>
        <message>
            <source>各项已评</source>
            <translation>All criteria scored</translation>
        </message>
        <message>
            <source>各项目的平均分、名次和结论都不变。</source>
            <translation>No mean, place or verdict changes.</translation>
        </message>
        <message>
            <source>合并</source>
            <translation>Merge</translation>
        </message>
        <message>
            <source>合并…</source>
            <translation>Merge…</translation>
        </message>
        <message>
            <source>合并到</source>
            <translation>Merge into</translation>
        </message>
        <message>
            <source>合并原因</source>
            <translation>Why merged</translation>
        </message>
        <message>
            <source>合并后这条记录不再出现在抽取和新的专家组里，它今年的 {n} 次评审算在留用的记录名下；已参加的会议和已签的文件不变，合并可以撤销。</source>
            <translation>Merged, this record is in no draw and no new panel, and its {n} reviews of this year count with the one that stays; meetings and signed papers stay as they are, and it can be undone.</translation>
        </message>
        <message>
            <source>合并的原因</source>
            <translation>Why merged</translation>
        </message>
        <message>
            <source>合并重复记录…</source>
            <translation>Merge a double record…</translation>
        </message>
        <message>
            <source>合格</source>
            <translation>Passed</translation>
        </message>
        <message>
            <source>合计</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>合计 {total} / {maximum}</source>
            <translation>Total {total} / {maximum}</translation>
        </message>
        <message>
            <source>合计：先录手写合计</source>
            <translation>Total: key the written sum first</translation>
        </message>
        <message>
            <source>同一人录了两遍</source>
            <translation>Keyed twice by one person</translation>
        </message>
        <message>
            <source>同一单位至多 1 名</source>
            <translation>At most one of a unit</translation>
        </message>
        <message>
            <source>同一领域排在一起</source>
            <translation>Proposals of one field together</translation>
        </message>
        <message>
            <source>同分踩在比例线上，程序不取舍，由会议决定</source>
            <translation>Equal scores at the cap: not parted by the program, a meeting decides</translation>
        </message>
        <message>
            <source>同分，正在界线上</source>
            <translation>Equal, right at a line</translation>
        </message>
        <message>
            <source>同名专家按单位区分</source>
            <translation>Experts of the same name are told apart by organization</translation>
        </message>
        <message>
            <source>同意</source>
            <translation>Agree</translation>
        </message>
        <message>
            <source>同意以后：</source>
            <translation>Once agreed:</translation>
        </message>
        <message>
            <source>同意免复录…</source>
            <translation>Waive the second keying…</translation>
        </message>
        <message>
            <source>同意撤销</source>
            <translation>Agree to take it back</translation>
        </message>
        <message>
            <source>同意撤销…</source>
            <translation>Agree to take it back…</translation>
        </message>
        <message>
            <source>同意撤销手写签名</source>
            <translation>Agree to take a hand signature back</translation>
        </message>
        <message>
            <source>同意时的初稿</source>
            <translation>First text</translation>
        </message>
        <message>
            <source>同意（张）</source>
            <translation>Agree (ballots)</translation>
        </message>
        <message>
            <source>同时公布的其他中心不受影响；结论有误的，用“撤回异议的上一步…”撤销</source>
            <translation>The others published with it are not touched; a mistaken outcome is undone by “Take back the last step of the objection…”</translation>
        </message>
        <message>
            <source>名单</source>
            <translation>List</translation>
        </message>
        <message>
            <source>名单…</source>
            <translation>List…</translation>
        </message>
        <message>
            <source>名单上拟支持 {n} 个。</source>
            <translation>{n} on the list are supported.</translation>
        </message>
        <message>
            <source>名单不能恢复；可以拟定新版，原来的决定和名称会带过去</source>
            <translation>The list cannot be restored; a new version can be drawn up and takes over its decisions and names</translation>
        </message>
        <message>
            <source>名单以外：{number} {name} 也引用了本函</source>
            <translation>Beyond the list: {number} {name} quotes the letter too</translation>
        </message>
        <message>
            <source>名单作废…</source>
            <translation>Give the pool up…</translation>
        </message>
        <message>
            <source>名单内</source>
            <translation>In the pool</translation>
        </message>
        <message>
            <source>名单已冻结。请打印出来，由监督员核对校验码并签字，再现场报数。</source>
            <translation>The pool is frozen. Print it, let the supervisor compare the fingerprint and sign, then let the room speak numbers.</translation>
        </message>
        <message>
            <source>名单已拟定，逐个登记决定后确定。</source>
            <translation>The list is drawn up; note every decision, then adopt it.</translation>
        </message>
        <message>
            <source>名单已登记，右侧逐行写明是否送达。</source>
            <translation>The list is recorded; whether each came stands at the right.</translation>
        </message>
        <message>
            <source>名单已确定，可以公示。以前的版本保留可查。</source>
            <translation>The list is adopted and can be published. Earlier versions are kept.</translation>
        </message>
        <message>
            <source>名单校验码：{code}</source>
            <translation>Fingerprint of the pool: {code}</translation>
        </message>
        <message>
            <source>名单校验码：{code}（冻结于 {at}）</source>
            <translation>Fingerprint of the pool: {code} (frozen {at})</translation>
        </message>
        <message>
            <source>名单核对表…</source>
            <translation>List against what came…</translation>
        </message>
        <message>
            <source>名单版本</source>
            <translation>Version of the list</translation>
        </message>
        <message>
            <source>名单状态：{state}</source>
            <translation>The list is: {state}</translation>
        </message>
        <message>
            <source>名单确定以前都能改：逐个用“登记决定…”，或选中多个用“决定 n 个…”改回“未决定”</source>
            <translation>All can be changed until the list is confirmed: one by one by “Note decision…”, or several at once set back to undecided</translation>
        </message>
        <message>
            <source>名单确定以后又封存了 {n} 个项目，不在这一版里：{names}。要列入的，请拟定新版。</source>
            <translation>{n} more were sealed after this list was confirmed and are not on it: {names}. Draw up a new version to take them in.</translation>
        </message>
        <message>
            <source>名单确定以后，{names} 的结果又更正过：请先拟定新版，或写明仍用原名单的依据。</source>
            <translation>The results of {names} were corrected after the list was confirmed: draw up a new version first, or give the ground for keeping this one.</translation>
        </message>
        <message>
            <source>名单里没有“{text}”。请输入姓名或单位的几个字，或者拼音、拼音首字母。</source>
            <translation>Nobody in the list is “{text}”. Type part of a name or unit, or its pinyin or initials.</translation>
        </message>
        <message>
            <source>名单里没有“{typed}”，请从列表中选</source>
            <translation>“{typed}” is not in the list; please choose from it</translation>
        </message>
        <message>
            <source>名单里没有您的名字？请办公室进入后，在“设置 → 人员”里登记。</source>
            <translation>Your name is not on the list? The office adds it under Settings → People.</translation>
        </message>
        <message>
            <source>名单里的人不够：{groups}。</source>
            <translation>The pool does not yield enough: {groups}.</translation>
        </message>
        <message>
            <source>名单里的人不够：抽完至少还{lacking}。可以补充专家、减少名额或放宽条件，再冻结。</source>
            <translation>The pool is too small: after the draw there are at least {lacking}. Add experts, ask for fewer or loosen the conditions before you freeze it.</translation>
        </message>
        <message>
            <source>名次</source>
            <translation>Rank</translation>
        </message>
        <message>
            <source>名次只在“{group}”组内比较，组内 {n} 个项目；各组评分表不同，不混合排名。</source>
            <translation>Places are counted within the group {group} of {n} proposals; each group has its own score sheet, so they are not ranked together.</translation>
        </message>
        <message>
            <source>名次在前的有项目未予支持，这个项目越过它们拟支持：请写明为什么选它，名单上印这条理由。</source>
            <translation>Others with a better place are not supported and this one is: write why it was this one; the list prints the reason.</translation>
        </message>
        <message>
            <source>名次按同类型通过论证项目的平均分排列，得分相同的并列。</source>
            <translation>Places go by the mean among those that passed within a track; equal means share a place.</translation>
        </message>
        <message>
            <source>名称</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>名称与代码</source>
            <translation>Names and codes</translation>
        </message>
        <message>
            <source>名称与申报一致的可以不填</source>
            <translation>May stay blank where the name is as proposed</translation>
        </message>
        <message>
            <source>名称太长，请不超过 40 个字。</source>
            <translation>The name is too long; 40 characters at most.</translation>
        </message>
        <message>
            <source>名称总是显示</source>
            <translation>The name is always shown</translation>
        </message>
        <message>
            <source>名额以内 {n} 个，以外 {m} 个。</source>
            <translation>{n} inside, {m} outside.</translation>
        </message>
        <message>
            <source>名额测算</source>
            <translation>Try a cut</translation>
        </message>
        <message>
            <source>名额测算…</source>
            <translation>Try a cut…</translation>
        </message>
        <message>
            <source>后来又改过，不退回：{names}</source>
            <translation>Changed again since, stays: {names}</translation>
        </message>
        <message>
            <source>后续支持依据名单</source>
            <translation>List for support</translation>
        </message>
        <message>
            <source>否</source>
            <translation>no</translation>
        </message>
        <message>
            <source>否决栏的说法</source>
            <translation>Words of the veto line</translation>
        </message>
        <message>
            <source>启动名单…</source>
            <translation>Start list…</translation>
        </message>
        <message>
            <source>启动已收回</source>
            <translation>Start taken back</translation>
        </message>
        <message>
            <source>启动建设</source>
            <translation>Launch</translation>
        </message>
        <message>
            <source>启动建设…</source>
            <translation>Start…</translation>
        </message>
        <message>
            <source>启动建设名单</source>
            <translation>Start list</translation>
        </message>
        <message>
            <source>启动文号</source>
            <translation>Started by</translation>
        </message>
        <message>
            <source>启动日期</source>
            <translation>Started on</translation>
        </message>
        <message>
            <source>启封</source>
            <translation>Reopen</translation>
        </message>
        <message>
            <source>启封…</source>
            <translation>Reopen…</translation>
        </message>
        <message>
            <source>启封以后分数、名次重新隐藏，评分和表决又可以更正；这一版封存保留可查，再次封存为新的一版。</source>
            <translation>Figures and places are hidden again, sheets and ballots can be corrected; this version of the seal is kept, and sealing again makes a new one.</translation>
        </message>
        <message>
            <source>启封以后评分和表决又可以更正；原来写的都在。</source>
            <translation>Sheets and ballots can be corrected again; everything written is still there.</translation>
        </message>
        <message>
            <source>启封已提出，等待监督员确认；确认以前结果仍然封存。</source>
            <translation>Reopening is asked for; until the supervisor confirms, the results stay sealed.</translation>
        </message>
        <message>
            <source>启封申请已撤回，结果照旧封存。</source>
            <translation>The request is taken back; the results stay sealed.</translation>
        </message>
        <message>
            <source>启封的理由</source>
            <translation>Reason to reopen</translation>
        </message>
        <message>
            <source>启封要由办公室提出、监督员确认。只改一两处的，走更正单更好。</source>
            <translation>The office asks and the supervisor confirms. For one or two corrections a docket is better.</translation>
        </message>
        <message>
            <source>启封：{who}提出，{second}确认。{reason}</source>
            <translation>Reopened: asked by {who}, confirmed by {second}. {reason}</translation>
        </message>
        <message>
            <source>启用与版本</source>
            <translation>Put in force, versions</translation>
        </message>
        <message>
            <source>启用中的是“{now}”，还没有改动。</source>
            <translation>In force: “{now}”, nothing changed yet.</translation>
        </message>
        <message>
            <source>启用中的第 {m} 版，还没有改动。</source>
            <translation>Version {m}, in force; nothing changed yet.</translation>
        </message>
        <message>
            <source>启用新版本</source>
            <translation>Put a new version in force</translation>
        </message>
        <message>
            <source>启用日期</source>
            <translation>In force since</translation>
        </message>
        <message>
            <source>启用过的名称不改：旧申报里写着它。要改名就停用它，另加一条，再把它并入新的。</source>
            <translation>A name in force stays, older applications hold it. To rename, add the new name and merge the old entry into it.</translation>
        </message>
        <message>
            <source>告知函…</source>
            <translation>Letters…</translation>
        </message>
        <message>
            <source>周一</source>
            <translation>Mon</translation>
        </message>
        <message>
            <source>周三</source>
            <translation>Wed</translation>
        </message>
        <message>
            <source>周二</source>
            <translation>Tue</translation>
        </message>
        <message>
            <source>周五</source>
            <translation>Fri</translation>
        </message>
        <message>
            <source>周六</source>
            <translation>Sat</translation>
        </message>
        <message>
            <source>周四</source>
            <translation>Thu</translation>
        </message>
        <message>
            <source>周年日</source>
            <translation>The anniversary</translation>
        </message>
        <message>
            <source>周年日的前一天</source>
            <translation>The day before the anniversary</translation>
        </message>
        <message>
            <source>周日</source>
            <translation>Sun</translation>
        </message>
        <message>
            <source>和备份各自办过不同的事：那里有 {here} 条记录，备份有 {there} 条，哪一边都不全。</source>
            <translation>and each has what the other lacks: {here} entries there, {there} in the backup; neither is complete.</translation>
        </message>
        <message>
            <source>和备份相比哪边的内容多，现在看不出来：恢复以后请先对照，不要删那里的。</source>
            <translation>and it cannot be told now which of the two has more: compare them after restoring, and delete nothing there.</translation>
        </message>
        <message>
            <source>咨询费发放表</source>
            <translation>Fee sheet</translation>
        </message>
        <message>
            <source>哪一张清单</source>
            <translation>Which list</translation>
        </message>
        <message>
            <source>哪一次抽取</source>
            <translation>Which draw</translation>
        </message>
        <message>
            <source>哪一种意见书</source>
            <translation>Which kind of opinion</translation>
        </message>
        <message>
            <source>哪一类项目的评分表</source>
            <translation>Score sheet of which track</translation>
        </message>
        <message>
            <source>哪一项</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>哪份文件</source>
            <translation>Which paper</translation>
        </message>
        <message>
            <source>商定名称…</source>
            <translation>Agree on the name…</translation>
        </message>
        <message>
            <source>四分之三</source>
            <translation>Three quarters</translation>
        </message>
        <message>
            <source>四组数字，空格可有可无。</source>
            <translation>Four groups of digits; spaces do not matter.</translation>
        </message>
        <message>
            <source>回到“待处理”，请确认或排除。</source>
            <translation>It waits again; confirm or dismiss it.</translation>
        </message>
        <message>
            <source>回到等待补正，这一轮已审的事项另存备查</source>
            <translation>Back to waiting; what was marked in this round is kept aside</translation>
        </message>
        <message>
            <source>回避</source>
            <translation>Recused</translation>
        </message>
        <message>
            <source>回避 {n}</source>
            <translation>Recusals {n}</translation>
        </message>
        <message>
            <source>回避 {n} 人</source>
            <translation>{n} recused</translation>
        </message>
        <message>
            <source>回避 {n} 位</source>
            <translation>{n} recused</translation>
        </message>
        <message>
            <source>回避…</source>
            <translation>Recuse…</translation>
        </message>
        <message>
            <source>回避专家</source>
            <translation>recused expert</translation>
        </message>
        <message>
            <source>回避原因</source>
            <translation>Reason of the recusal</translation>
        </message>
        <message>
            <source>回避哪个项目</source>
            <translation>Recused from</translation>
        </message>
        <message>
            <source>回避已撤销，评分表和票回到回避以前的样子。</source>
            <translation>The recusal is taken back; sheet and ballot are as before it.</translation>
        </message>
        <message>
            <source>回避已登记，只对这一个项目。登记错了在“回避”里撤销。</source>
            <translation>The recusal is recorded, for this proposal only. If it was a mistake, take it back under Recusals.</translation>
        </message>
        <message>
            <source>回避已登记，只对这一个项目。登记错了在这里撤销。</source>
            <translation>The recusal is recorded, for this proposal only. If it was a mistake, take it back here.</translation>
        </message>
        <message>
            <source>回避的原因</source>
            <translation>Ground of the recusal</translation>
        </message>
        <message>
            <source>回避说明</source>
            <translation>Recusals</translation>
        </message>
        <message>
            <source>因更正作废</source>
            <translation>void by a correction</translation>
        </message>
        <message>
            <source>因更正作废，须起草新版</source>
            <translation>Void by a correction: draft a new version</translation>
        </message>
        <message>
            <source>国家级</source>
            <translation>National level</translation>
        </message>
        <message>
            <source>图片保留，这一页重新等待认领</source>
            <translation>The picture is kept; the page waits again</translation>
        </message>
        <message>
            <source>在“{folder}”做一份加密的副本，核对一致后改用它；原来的留着，不再打开。</source>
            <translation>An encrypted copy is made in “{folder}”, compared, and used from then on; the old one stays and is no longer opened.</translation>
        </message>
        <message>
            <source>在专家写的意见里找不到出处：“{words}”</source>
            <translation>No expert wrote: “{words}”</translation>
        </message>
        <message>
            <source>在主管部门任职：{unit}</source>
            <translation>Works for the recommending department: {unit}</translation>
        </message>
        <message>
            <source>在依托单位任职：{unit}</source>
            <translation>Works for the host: {unit}</translation>
        </message>
        <message>
            <source>在共建单位任职：{unit}</source>
            <translation>Works for a partner: {unit}</translation>
        </message>
        <message>
            <source>在同一个地方找到“{name}”，是同一个工作区。</source>
            <translation>“{name}” in the same place is the same workspace.</translation>
        </message>
        <message>
            <source>在名单上按空格标记到会。</source>
            <translation>Press Space on the list to mark who is present.</translation>
        </message>
        <message>
            <source>在备份之后又办了事：那里比备份多 {more} 条记录，备份里没有。</source>
            <translation>and it went on after the backup: it has {more} entries more, which the backup lacks.</translation>
        </message>
        <message>
            <source>在左侧选一项，看它的要点和下一步。</source>
            <translation>Choose one on the left to see its main points and the next step.</translation>
        </message>
        <message>
            <source>在席</source>
            <translation>In the room</translation>
        </message>
        <message>
            <source>在库</source>
            <translation>In the pool</translation>
        </message>
        <message>
            <source>在建</source>
            <translation>Running</translation>
        </message>
        <message>
            <source>在建中心台账：{n} 个</source>
            <translation>Ledger of centres: {n}</translation>
        </message>
        <message>
            <source>在未结束的评审会 {seats} 的专家组里：那里改用新的资料，改了单位的，重新查找回避线索。</source>
            <translation>On the panel of {seats}, not over yet: it takes the new record, and after a new unit ties are looked for again. </translation>
        </message>
        <message>
            <source>在用</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>在纸上审查，事项见纸质审查表；这里只登记了结果。</source>
            <translation>Examined on paper, its items are on the paper sheet; only the result is noted here.</translation>
        </message>
        <message>
            <source>在这台电脑上找到的工作区</source>
            <translation>Workspaces found on this computer</translation>
        </message>
        <message>
            <source>地区</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>地方财政</source>
            <translation>Local public funds</translation>
        </message>
        <message>
            <source>地点</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>场地证明</source>
            <translation>Proof of premises</translation>
        </message>
        <message>
            <source>城市</source>
            <translation>City</translation>
        </message>
        <message>
            <source>培养高层次科技创新人才，吸引国内外人才来中心联合开展技术创新活动，加强青年人才培养。</source>
            <translation>Train high-level talent, attract people from home and abroad to joint work, and foster young talent.</translation>
        </message>
        <message>
            <source>填了的，按代码核对回避</source>
            <translation>Where it is given, ties are looked for by it</translation>
        </message>
        <message>
            <source>填写的内容</source>
            <translation>What was entered</translation>
        </message>
        <message>
            <source>填好更正的内容，这里就显示影响。</source>
            <translation>Fill in the correction; its effect is shown here.</translation>
        </message>
        <message>
            <source>填过的内容还没有办理，关闭就没有了。</source>
            <translation>What was entered has not been recorded yet; closing throws it away.</translation>
        </message>
        <message>
            <source>填过的内容（{what}）还没有办理，关闭就没有了。</source>
            <translation>What was entered ({what}) has not been carried out and is gone when this is closed.</translation>
        </message>
        <message>
            <source>声明</source>
            <translation>State it</translation>
        </message>
        <message>
            <source>声明合并岗位…</source>
            <translation>Merge roles…</translation>
        </message>
        <message>
            <source>处室</source>
            <translation>Section</translation>
        </message>
        <message>
            <source>处理</source>
            <translation>Decision</translation>
        </message>
        <message>
            <source>处理人</source>
            <translation>Decided by</translation>
        </message>
        <message>
            <source>处理异议</source>
            <translation>See the objection</translation>
        </message>
        <message>
            <source>处理纸表问题…</source>
            <translation>Settle a flaw…</translation>
        </message>
        <message>
            <source>备份</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>备份 {name} 做好了，打开核对过，和工作区一致；下班单 {page} 放在备份旁边。</source>
            <translation>The backup {name} was made, opened and found to hold the same as the workspace; the page of the day {page} lies beside it.</translation>
        </message>
        <message>
            <source>备份 {name} 试恢复成功，核对完整，里面有：{holds}。试恢复用的临时文件已经删除，备份没有改动。</source>
            <translation>The backup {name} was restored for a trial and found whole. It holds {holds}. The trial was deleted; the backup is unchanged.</translation>
        </message>
        <message>
            <source>备份保留规则</source>
            <translation>Rule for keeping backups</translation>
        </message>
        <message>
            <source>备份做好了，已经打开核对过：{name}。</source>
            <translation>The backup was made, opened and checked: {name}.</translation>
        </message>
        <message>
            <source>备份列表</source>
            <translation>Backups</translation>
        </message>
        <message>
            <source>备份到 U 盘，打开备份核对，再写一页下班单；都做完了，会告诉您可以拔出</source>
            <translation>Back up to a stick, open and check the backup, write a page about the day; when all is done it says that the stick may be pulled out</translation>
        </message>
        <message>
            <source>备份到另一块盘</source>
            <translation>Back up to another drive</translation>
        </message>
        <message>
            <source>备份到另一块盘…</source>
            <translation>Back up to another drive…</translation>
        </message>
        <message>
            <source>备份到哪个文件夹</source>
            <translation>Folder for the backup</translation>
        </message>
        <message>
            <source>备份在 {folder}。</source>
            <translation>The backup is in {folder}.</translation>
        </message>
        <message>
            <source>备份完成，已读回核对：{name}，{files} 个文件，{size} MB，记录链完整（末条校验码 {code}）。</source>
            <translation>Backup made and read back: {name}, {files} files, {size} MB, the audit chain is whole (last code {code}).</translation>
        </message>
        <message>
            <source>备份里数目不一样的：{list}。</source>
            <translation>Numbers that differ in the backup: {list}.</translation>
        </message>
        <message>
            <source>备份里有 {n} 件事是现在的工作区没有的，恢复以后会有：{acts}。</source>
            <translation>The backup has {n} things that the workspace of now lacks; a restore brings them: {acts}.</translation>
        </message>
        <message>
            <source>备份里有文件与做成时不一样：不能恢复，请换一份。</source>
            <translation>Files in the backup are not as they were made: it cannot be restored, use another one.</translation>
        </message>
        <message>
            <source>备份：最近一次 {time}</source>
            <translation>Backup: last {time}</translation>
        </message>
        <message>
            <source>备份：还没有做过</source>
            <translation>Backup: none yet</translation>
        </message>
        <message>
            <source>备案 {n} 项…</source>
            <translation>File {n}…</translation>
        </message>
        <message>
            <source>备案…</source>
            <translation>File…</translation>
        </message>
        <message>
            <source>备案号</source>
            <translation>Filing number</translation>
        </message>
        <message>
            <source>备案号收回，可以再用；收到的材料和审核不变</source>
            <translation>the number is free again; what has come and the check stay</translation>
        </message>
        <message>
            <source>备案日期</source>
            <translation>Filed on</translation>
        </message>
        <message>
            <source>复制到这台电脑再打开</source>
            <translation>Copy to this computer and open</translation>
        </message>
        <message>
            <source>复制这句话和它的代码，便于询问</source>
            <translation>Copy this sentence and its code, to ask about it</translation>
        </message>
        <message>
            <source>复录</source>
            <translation>Second keying</translation>
        </message>
        <message>
            <source>复录 {number}（{track}）</source>
            <translation>Second keying of {number} ({track})</translation>
        </message>
        <message>
            <source>复录中</source>
            <translation>Being keyed again</translation>
        </message>
        <message>
            <source>复录改正过 {n} 项，不恢复就保持现在的值：</source>
            <translation>The second keying put {n} entries right; unless restored they stay as they are now:</translation>
        </message>
        <message>
            <source>复录（{number}）</source>
            <translation>Second keying ({number})</translation>
        </message>
        <message>
            <source>复核</source>
            <translation>Re-check</translation>
        </message>
        <message>
            <source>复核不合格：{note}</source>
            <translation>Re-check failed: {note}</translation>
        </message>
        <message>
            <source>复核人</source>
            <translation>Checked by</translation>
        </message>
        <message>
            <source>复核原来不符合的事项，再登记结果。</source>
            <translation>Check again what was not met, then record the result.</translation>
        </message>
        <message>
            <source>复核合格：{note}</source>
            <translation>Re-check passed: {note}</translation>
        </message>
        <message>
            <source>复核情况</source>
            <translation>What was found</translation>
        </message>
        <message>
            <source>复核意见</source>
            <translation>What was found</translation>
        </message>
        <message>
            <source>复核日期</source>
            <translation>Checked on</translation>
        </message>
        <message>
            <source>复核未通过</source>
            <translation>Not passed</translation>
        </message>
        <message>
            <source>复核结果</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>复核结果已撤销，重新等待复核。</source>
            <translation>The outcome was taken back; the re-check waits again.</translation>
        </message>
        <message>
            <source>复核通过</source>
            <translation>Passed</translation>
        </message>
        <message>
            <source>复核通过已登记。</source>
            <translation>Noted as passed.</translation>
        </message>
        <message>
            <source>外地</source>
            <translation>outside the city</translation>
        </message>
        <message>
            <source>外观</source>
            <translation>Appearance</translation>
        </message>
        <message>
            <source>多台电脑</source>
            <translation>Several computers</translation>
        </message>
        <message>
            <source>多家企业均衡竞争、行业集中度较低的领域：由多家行业骨干企业联合相关高等学校、科研院所。</source>
            <translation>Fields of low concentration with evenly matched companies: several key enterprises join with universities and institutes.</translation>
        </message>
        <message>
            <source>多家企业联合</source>
            <translation>Alliance of enterprises</translation>
        </message>
        <message>
            <source>多家单位联合共建</source>
            <translation>Alliance of several organizations</translation>
        </message>
        <message>
            <source>大写锁定开着。</source>
            <translation>Caps Lock is on.</translation>
        </message>
        <message>
            <source>大小</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>大小（MB）</source>
            <translation>Size (MB)</translation>
        </message>
        <message>
            <source>大屏</source>
            <translation>Projector</translation>
        </message>
        <message>
            <source>大屏换到另一块屏</source>
            <translation>Big screen to another display</translation>
        </message>
        <message>
            <source>天数</source>
            <translation>Days</translation>
        </message>
        <message>
            <source>失信</source>
            <translation>Not in good standing</translation>
        </message>
        <message>
            <source>如 2026-3-5</source>
            <translation>such as 2026-3-5</translation>
        </message>
        <message>
            <source>姓名</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>姓名、单位，或拼音（全拼、首字母都可以）</source>
            <translation>Name, unit, or pinyin (whole or initials)</translation>
        </message>
        <message>
            <source>姓名和单位</source>
            <translation>Name and unit</translation>
        </message>
        <message>
            <source>字体文件</source>
            <translation>Font file</translation>
        </message>
        <message>
            <source>字体文件 (*.ttf *.ttc *.otf)</source>
            <translation>Font files (*.ttf *.ttc *.otf)</translation>
        </message>
        <message>
            <source>字数超出，已全部保留。请删短后再办理。</source>
            <translation>Too long; all of it is kept. Shorten it, then hand it in.</translation>
        </message>
        <message>
            <source>存入</source>
            <translation>Keep</translation>
        </message>
        <message>
            <source>存入扫描件…</source>
            <translation>Keep a scan…</translation>
        </message>
        <message>
            <source>存成一个压缩文件…</source>
            <translation>Save as one zip file…</translation>
        </message>
        <message>
            <source>存成文件夹…</source>
            <translation>Save as a folder…</translation>
        </message>
        <message>
            <source>存放位置</source>
            <translation>Where it lies</translation>
        </message>
        <message>
            <source>存放位置：{folder}</source>
            <translation>It lies in: {folder}</translation>
        </message>
        <message>
            <source>它和数据在同一块盘上，这块盘坏了，数据和备份都会没有；请再备份一份到 U 盘。</source>
            <translation> It lies on the same drive as the data: if that drive fails, both are gone. Make another backup on a stick.</translation>
        </message>
        <message>
            <source>安排评审会</source>
            <translation>Arrange a meeting</translation>
        </message>
        <message>
            <source>完好</source>
            <translation>Whole</translation>
        </message>
        <message>
            <source>完成</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>完整</source>
            <translation>Whole</translation>
        </message>
        <message>
            <source>定向组织</source>
            <translation>Directed organization</translation>
        </message>
        <message>
            <source>定新日期</source>
            <translation>Set a new day</translation>
        </message>
        <message>
            <source>定新日期…</source>
            <translation>Set a new day…</translation>
        </message>
        <message>
            <source>定稿</source>
            <translation>Finalize</translation>
        </message>
        <message>
            <source>定稿…</source>
            <translation>Finalize…</translation>
        </message>
        <message>
            <source>定稿后文字和事实不再改动，文件上生成全部签名栏。以后需要修改时，可以起草新的一版。</source>
            <translation>After finalizing, words and facts no longer change and all signature fields are made. For a later change, draft a new version.</translation>
        </message>
        <message>
            <source>定稿后由 {n} 位专家签名，组长{leader}最后签。</source>
            <translation>Once final, {n} experts sign; the leader {leader} signs last.</translation>
        </message>
        <message>
            <source>定稿后签名</source>
            <translation>Sign after finalizing</translation>
        </message>
        <message>
            <source>定稿并生成签名栏</source>
            <translation>Finalize and make the signature fields</translation>
        </message>
        <message>
            <source>实名</source>
            <translation>Real name</translation>
        </message>
        <message>
            <source>实名、在期限内、有事实依据</source>
            <translation>Real name, in time, with facts</translation>
        </message>
        <message>
            <source>审完登记结果。</source>
            <translation>Record the result when all is looked at.</translation>
        </message>
        <message>
            <source>审查</source>
            <translation>State</translation>
        </message>
        <message>
            <source>审查中</source>
            <translation>Under way</translation>
        </message>
        <message>
            <source>审查事项（新建）</source>
            <translation>Items of the examination (new)</translation>
        </message>
        <message>
            <source>审查事项（转建）</source>
            <translation>Items of the examination (conversion)</translation>
        </message>
        <message>
            <source>审查什么</source>
            <translation>What is looked at</translation>
        </message>
        <message>
            <source>审查合格，可以列入评审会（三（二））。</source>
            <translation>Passed; it can go to a meeting (3 (2)).</translation>
        </message>
        <message>
            <source>审查日期</source>
            <translation>Examined on</translation>
        </message>
        <message>
            <source>审查结果</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>审查表…</source>
            <translation>Sheet…</translation>
        </message>
        <message>
            <source>审核已登记，可以备案。</source>
            <translation>The check is recorded; it can be filed.</translation>
        </message>
        <message>
            <source>审核意见</source>
            <translation>Opinion of the check</translation>
        </message>
        <message>
            <source>审核日期</source>
            <translation>Checked on</translation>
        </message>
        <message>
            <source>审计</source>
            <translation>Audit</translation>
        </message>
        <message>
            <source>审计记录</source>
            <translation>Audit record</translation>
        </message>
        <message>
            <source>审计记录_{day}</source>
            <translation>audit_log_{day}</translation>
        </message>
        <message>
            <source>对应哪些评分指标</source>
            <translation>Criteria it speaks of</translation>
        </message>
        <message>
            <source>对照…</source>
            <translation>Compare…</translation>
        </message>
        <message>
            <source>对照表…</source>
            <translation>Targets…</translation>
        </message>
        <message>
            <source>对结果的影响</source>
            <translation>What it decides</translation>
        </message>
        <message>
            <source>对象</source>
            <translation>Object</translation>
        </message>
        <message>
            <source>导入</source>
            <translation>Take in</translation>
        </message>
        <message>
            <source>导入 {n} 张</source>
            <translation>Take in {n}</translation>
        </message>
        <message>
            <source>导入 {n} 行</source>
            <translation>Import {n} rows</translation>
        </message>
        <message>
            <source>导入 {n} 行并更新 {m} 行</source>
            <translation>Take in {n}, update {m}</translation>
        </message>
        <message>
            <source>导入之前自动</source>
            <translation>Before an import</translation>
        </message>
        <message>
            <source>导入交换包</source>
            <translation>Take in a bundle</translation>
        </message>
        <message>
            <source>导入交换包…</source>
            <translation>Take in a bundle…</translation>
        </message>
        <message>
            <source>导入单位名单…</source>
            <translation>Load lists of units…</translation>
        </message>
        <message>
            <source>导入台账</source>
            <translation>Import the ledger</translation>
        </message>
        <message>
            <source>导入台账…</source>
            <translation>Import the register…</translation>
        </message>
        <message>
            <source>导入名单…</source>
            <translation>Load a list…</translation>
        </message>
        <message>
            <source>导入或更新…</source>
            <translation>Import or update…</translation>
        </message>
        <message>
            <source>导入推荐汇总表…</source>
            <translation>Import recommendations…</translation>
        </message>
        <message>
            <source>导入放假通知…</source>
            <translation>Take in the notice on holidays…</translation>
        </message>
        <message>
            <source>导入预览</source>
            <translation>Import preview</translation>
        </message>
        <message>
            <source>导出</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>导出 PDF</source>
            <translation>Export PDF</translation>
        </message>
        <message>
            <source>导出 PDF…</source>
            <translation>Export PDF…</translation>
        </message>
        <message>
            <source>导出{name}…</source>
            <translation>Export: {name}…</translation>
        </message>
        <message>
            <source>导出专家名单…</source>
            <translation>Export the list of experts…</translation>
        </message>
        <message>
            <source>导出中心任务书…</source>
            <translation>Task book of a centre…</translation>
        </message>
        <message>
            <source>导出交换包</source>
            <translation>Export a bundle</translation>
        </message>
        <message>
            <source>导出交换包…</source>
            <translation>Export a bundle…</translation>
        </message>
        <message>
            <source>导出全部意见书…</source>
            <translation>Export all opinions…</translation>
        </message>
        <message>
            <source>导出取消资格公告…</source>
            <translation>Export the notice of cancellations…</translation>
        </message>
        <message>
            <source>导出可以重新演算的抽取记录…</source>
            <translation>Export the record of the draw for repeating…</translation>
        </message>
        <message>
            <source>导出台账…</source>
            <translation>Ledger…</translation>
        </message>
        <message>
            <source>导出名单…</source>
            <translation>Export the list…</translation>
        </message>
        <message>
            <source>导出审计记录</source>
            <translation>Export audit log</translation>
        </message>
        <message>
            <source>导出审计记录…</source>
            <translation>Export audit log…</translation>
        </message>
        <message>
            <source>导出年度报告清单…</source>
            <translation>Export the annual checklist…</translation>
        </message>
        <message>
            <source>导出意见书</source>
            <translation>Export the opinions</translation>
        </message>
        <message>
            <source>导出拟支持名单和综合评价表…</source>
            <translation>Export the list and the table of assessment…</translation>
        </message>
        <message>
            <source>导出日程…</source>
            <translation>Export the calendar…</translation>
        </message>
        <message>
            <source>导出清单…</source>
            <translation>Export…</translation>
        </message>
        <message>
            <source>导出申报清单</source>
            <translation>Export the list of applications</translation>
        </message>
        <message>
            <source>导出的记录或它的签名 (*.xlsx *.sig)</source>
            <translation>Exported log or its signature (*.xlsx *.sig)</translation>
        </message>
        <message>
            <source>导出记录…</source>
            <translation>Export log…</translation>
        </message>
        <message>
            <source>导出评分汇总表…</source>
            <translation>Export the score summary…</translation>
        </message>
        <message>
            <source>导出这 {n} 份…</source>
            <translation>Export these {n}…</translation>
        </message>
        <message>
            <source>封存</source>
            <translation>Seal</translation>
        </message>
        <message>
            <source>封存以前空白，封存以后是封存的票数</source>
            <translation>Blank before sealing, then the votes as sealed</translation>
        </message>
        <message>
            <source>封存以前要办的事都列在这里；现在没有。</source>
            <translation>Whatever stands before sealing is listed here; there is nothing now.</translation>
        </message>
        <message>
            <source>封存以后才能导出评分汇总表。</source>
            <translation>The score summary can be exported after sealing.</translation>
        </message>
        <message>
            <source>封存以后要改，用更正单，或由两人启封。</source>
            <translation>After sealing, corrections go by a docket, or two people reopen the meeting.</translation>
        </message>
        <message>
            <source>封存前的关口</source>
            <translation>The gate before sealing</translation>
        </message>
        <message>
            <source>封存已提出，等待监督员在“评审会议”的关口确认。</source>
            <translation>Sealing is asked for; the supervisor confirms it at the gate of the meeting.</translation>
        </message>
        <message>
            <source>封存已提出，等待监督员确认。这期间有改动的，要撤回重提。</source>
            <translation>Sealing is asked for; the supervisor has to confirm. If anything changes meanwhile, take the request back and ask again.</translation>
        </message>
        <message>
            <source>封存已提出，等待监督员确认；这期间有改动的，要撤回重提。</source>
            <translation>Sealing is asked for and waits for the supervisor; after any change it has to be taken back and asked for again.</translation>
        </message>
        <message>
            <source>封存得分已更正为 {now}，等次是按 {score} 分决定的。</source>
            <translation>The sealed score was corrected to {now}; the grade was decided on {score}.</translation>
        </message>
        <message>
            <source>封存时未处理</source>
            <translation>Not decided at sealing</translation>
        </message>
        <message>
            <source>封存申请已撤回，可以继续录入和更正。</source>
            <translation>The request is taken back; entering and correcting go on.</translation>
        </message>
        <message>
            <source>封存结果</source>
            <translation>Seal the result</translation>
        </message>
        <message>
            <source>封存结果…</source>
            <translation>Seal the results…</translation>
        </message>
        <message>
            <source>将从磁盘上删除这个示例工作区的整个文件夹，包括在里面录入的内容和它自己的备份，不能恢复：
{folder}
真实的工作区不受影响；需要时可以在第一页再“打开示例”，重新做一个。</source>
            <translation>The whole folder of this sample will be deleted from the disk, with what was entered in it and its own backups, and cannot be brought back:
{folder}
Real workspaces are not touched; the first page makes a new sample when you want one.</translation>
        </message>
        <message>
            <source>将列入 {n} 个中心，不改动台账。</source>
            <translation>{n} centres will be listed; the ledger is not changed.</translation>
        </message>
        <message>
            <source>将导入</source>
            <translation>To be taken in</translation>
        </message>
        <message>
            <source>将撤回 {brought}。记入以后又办过事的，程序会逐个说明，不会撤回。</source>
            <translation>{brought} go back. Where something was done since, it is named and nothing goes back.</translation>
        </message>
        <message>
            <source>将放在：{folder}</source>
            <translation>Will lie in: {folder}</translation>
        </message>
        <message>
            <source>将更新</source>
            <translation>Will be updated</translation>
        </message>
        <message>
            <source>小于 0</source>
            <translation>is below 0</translation>
        </message>
        <message>
            <source>少候补 {n} 名</source>
            <translation>{n} alternates too few</translation>
        </message>
        <message>
            <source>少正选 {n} 名</source>
            <translation>{n} members too few</translation>
        </message>
        <message>
            <source>尚未签完</source>
            <translation>Not complete</translation>
        </message>
        <message>
            <source>展开或收起指引原文</source>
            <translation>Show or hide the text of the guideline</translation>
        </message>
        <message>
            <source>属主的口令</source>
            <translation>Password of the owner</translation>
        </message>
        <message>
            <source>工作人员第一次登录后要改成自己的口令；评审专家一直用凭条。凭条只显示这一次，撕下的一半由本人签收。按住 Ctrl 选几个人，可以一次发放，每人打印一页。</source>
            <translation>Staff change the slip into a secret of their own at the first sign-in; experts keep the slip. A slip is shown this once; the torn half is signed for. Hold Ctrl to choose several people: their slips are given together, a page for each person.</translation>
        </message>
        <message>
            <source>工作区</source>
            <translation>workspace</translation>
        </message>
        <message>
            <source>工作区加密保存，放在：{folder}</source>
            <translation>The workspace is kept encrypted, in: {folder}</translation>
        </message>
        <message>
            <source>工作区所在的盘快满了，只剩 {mb} MB；满了以后录入的内容存不上。请尽快腾出空间，或告诉办公室。</source>
            <translation>The disk of the workspace is nearly full: {mb} MB left. Once it is full nothing can be saved. Please free some space soon, or tell the office.</translation>
        </message>
        <message>
            <source>工作区：{name}</source>
            <translation>Workspace: {name}</translation>
        </message>
        <message>
            <source>工作单位</source>
            <translation>Organization</translation>
        </message>
        <message>
            <source>工作日</source>
            <translation>Working days</translation>
        </message>
        <message>
            <source>工作日历</source>
            <translation>Working days</translation>
        </message>
        <message>
            <source>工作日，发布当日计入</source>
            <translation>Working days, day of posting counted</translation>
        </message>
        <message>
            <source>工作日，发布次日起算</source>
            <translation>Working days, from the next day</translation>
        </message>
        <message>
            <source>工作表</source>
            <translation>Sheet</translation>
        </message>
        <message>
            <source>左右键移动一天，PgUp、PgDn 移动一周</source>
            <translation>Arrows move it by a day, PgUp and PgDn by a week</translation>
        </message>
        <message>
            <source>左边是{who} {at} 写的，已在记录里；右边是您写的，还没有写入。没有选用的一份留在审计记录里。</source>
            <translation>On the left what {who} wrote at {at}, which is on record; on the right yours, not written yet. What is not chosen stays in the audit log.</translation>
        </message>
        <message>
            <source>左边的版本</source>
            <translation>Version at the left</translation>
        </message>
        <message>
            <source>差</source>
            <translation>Poor</translation>
        </message>
        <message>
            <source>已一致</source>
            <translation>agrees</translation>
        </message>
        <message>
            <source>已一致 {done} 项，共 {all} 项</source>
            <translation>{done} of {all} entries agree</translation>
        </message>
        <message>
            <source>已下班，并锁定</source>
            <translation>The day is over, and locked</translation>
        </message>
        <message>
            <source>已丢弃的草稿</source>
            <translation>Discarded drafts</translation>
        </message>
        <message>
            <source>已丢弃的草稿…</source>
            <translation>Discarded drafts…</translation>
        </message>
        <message>
            <source>已代录：{choice}。登记有误时先撤回提交再改。</source>
            <translation>Keyed: {choice}. If it is wrong, take the sheet back first.</translation>
        </message>
        <message>
            <source>已保存 {name}（{size}），里面没有任何人的资料。</source>
            <translation>Saved {name} ({size}); it holds nothing about anybody.</translation>
        </message>
        <message>
            <source>已保存 {time}</source>
            <translation>Saved {time}</translation>
        </message>
        <message>
            <source>已保存“{name}”。</source>
            <translation>“{name}” is kept.</translation>
        </message>
        <message>
            <source>已停止。</source>
            <translation>Stopped. </translation>
        </message>
        <message>
            <source>已停止打印。已经印出的纸不完整，请作废。</source>
            <translation>Printing was stopped. What came out is not complete; throw it away.</translation>
        </message>
        <message>
            <source>已停止，没有留下做了一半的示例。</source>
            <translation>Stopped; no half-made sample was left behind.</translation>
        </message>
        <message>
            <source>已停用</source>
            <translation>Retired</translation>
        </message>
        <message>
            <source>已停用“{name}”，口令和凭条已作废。可以随时恢复。</source>
            <translation>“{name}” is retired; secret and slip are void. The person can be restored at any time.</translation>
        </message>
        <message>
            <source>已分成 {n} 场会议，各有自己的议程、专家组和会场页，没有共同的专家。请分别核对，需要时再换人。</source>
            <translation>Split into {n} meetings, each with its own agenda, panel and room page and no expert in two of them. Check each of them and change people where needed.</translation>
        </message>
        <message>
            <source>已列入 {n} 个建设期满前后的中心。</source>
            <translation>{n} centres about the end of their period are listed.</translation>
        </message>
        <message>
            <source>已列入的 {n} 个不变。</source>
            <translation>{n} already listed stay as they are.</translation>
        </message>
        <message>
            <source>已列入的 {n} 个不变，截止日仍为 {due}；要改整年的截止日，请用“更正截止日”。</source>
            <translation>The {n} listed already stay as they are, due {due}; use “Change due day” for the whole year.</translation>
        </message>
        <message>
            <source>已列入评审会。会议封存评分后可以起草意见书。</source>
            <translation>On the agenda of a meeting. The opinion can be drafted once its scores are sealed.</translation>
        </message>
        <message>
            <source>已删去常用语“{text}”。</source>
            <translation>The phrase “{text}” is no longer kept.</translation>
        </message>
        <message>
            <source>已删除“{name}”。</source>
            <translation>“{name}” was removed.</translation>
        </message>
        <message>
            <source>已删除第 {n} 行</source>
            <translation>Line {n} was deleted</translation>
        </message>
        <message>
            <source>已办</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>已办好</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>已办好 {done} 份，都保存了；还有 {left} 份，再按一次从这里接着办。</source>
            <translation>{done} are done and saved; {left} are left. Press again to go on from here.</translation>
        </message>
        <message>
            <source>已办结</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>已办结 {n} 个。</source>
            <translation>{n} closed.</translation>
        </message>
        <message>
            <source>已办结。合格的可以进入下一建设期。</source>
            <translation>Done. A centre that passed can begin the next period.</translation>
        </message>
        <message>
            <source>已办结，并进入下一建设期。</source>
            <translation>Done, and the next period has begun.</translation>
        </message>
        <message>
            <source>已加入字体“{file}”，以后的公文会先用它。</source>
            <translation>The font “{file}” was added; papers made from now on try it first.</translation>
        </message>
        <message>
            <source>已勾选“{asked}”：{reason}</source>
            <translation>Ticked “{asked}”: {reason}</translation>
        </message>
        <message>
            <source>已单独封存</source>
            <translation>Sealed by itself</translation>
        </message>
        <message>
            <source>已发出催报或通知 {n} 次，没有一次确知送达。{why}</source>
            <translation>Reminded or notified {n} times; none is known to have been served. {why}</translation>
        </message>
        <message>
            <source>已取消</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>已取消任务 {n}，填过的内容可以用撤销找回</source>
            <translation>Task {n} was unticked; Undo brings back what was filled in</translation>
        </message>
        <message>
            <source>已取消资格</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>已受理</source>
            <translation>Accepted</translation>
        </message>
        <message>
            <source>已受理的项目</source>
            <translation>Accepted proposal</translation>
        </message>
        <message>
            <source>已受理，正在核查</source>
            <translation>taken up, being looked into</translation>
        </message>
        <message>
            <source>已受理，编号 {number}。{step}</source>
            <translation>Accepted, number {number}. {step}</translation>
        </message>
        <message>
            <source>已合并</source>
            <translation>Merged</translation>
        </message>
        <message>
            <source>已合并“{name}”，可以撤销。</source>
            <translation>“{name}” is merged; this can be taken back.</translation>
        </message>
        <message>
            <source>已合并“{name}（{unit}）”这条记录，可以撤销。</source>
            <translation>The record {name} ({unit}) is merged; this can be taken back.</translation>
        </message>
        <message>
            <source>已启动 {n} 个经公示无异议的中心，编号依次编排。</source>
            <translation>{n} centres published without objection are started, numbered in order.</translation>
        </message>
        <message>
            <source>已启封</source>
            <translation>Reopened</translation>
        </message>
        <message>
            <source>已声明合并岗位。现在可以让一个人兼任几个岗位，监督和审计除外。</source>
            <translation>It is stated that roles are merged. One person may now carry several, except supervisor and auditor.</translation>
        </message>
        <message>
            <source>已备案</source>
            <translation>Filed</translation>
        </message>
        <message>
            <source>已备案 {filed}/{owed}</source>
            <translation>filed {filed} of {owed}</translation>
        </message>
        <message>
            <source>已备案 {n} 项。</source>
            <translation>Filed {n}.</translation>
        </message>
        <message>
            <source>已备案。发现记错时在下面更正，原来的内容和原因都会保留。</source>
            <translation>Filed. If something is wrong, correct it below; what was there and the reason are kept.</translation>
        </message>
        <message>
            <source>已备案。发现记错时请转告办公室更正。</source>
            <translation>Filed. If something is wrong, ask the office to correct it.</translation>
        </message>
        <message>
            <source>已复制 {done} / {total} 个文件</source>
            <translation>{done} of {total} files copied</translation>
        </message>
        <message>
            <source>已复录</source>
            <translation>Keyed twice</translation>
        </message>
        <message>
            <source>已复核</source>
            <translation>Verified</translation>
        </message>
        <message>
            <source>已存为常用语。</source>
            <translation>Kept as a phrase.</translation>
        </message>
        <message>
            <source>已存为常用语，起草意见书时也能用。</source>
            <translation>Kept as a phrase; it can be used in opinions, too.</translation>
        </message>
        <message>
            <source>已定稿</source>
            <translation>Final</translation>
        </message>
        <message>
            <source>已定稿或已签名的 {n} 份暂停签名；重新封存后数字不同的作废，要重新签。</source>
            <translation>Finished or signed opinions: {n}. Nobody signs meanwhile; those that state other figures are superseded once it is sealed again and have to be signed anew.</translation>
        </message>
        <message>
            <source>已定稿或已签名的意见书 {n} 份，文字仍是原内容，需要时请起草新版</source>
            <translation>{n} final or signed opinions still say what was there before; draft a new version where needed</translation>
        </message>
        <message>
            <source>已定稿，文字不再改动。请各位专家签名，组长最后签。</source>
            <translation>Finalized, the words no longer change. The experts sign, the leader last.</translation>
        </message>
        <message>
            <source>已定稿，文字不再改动。请组长和各位专家签名，组长最后签。</source>
            <translation>Finalized, the words no longer change. The experts sign, the leader last.</translation>
        </message>
        <message>
            <source>已导入 {n} 份申报草稿，请逐份补齐后提交。</source>
            <translation>{n} drafts imported. Complete each of them and hand it in.</translation>
        </message>
        <message>
            <source>已导入 {n} 位专家。</source>
            <translation>{n} experts imported.</translation>
        </message>
        <message>
            <source>已导入 {n} 行放假和上班的日子。</source>
            <translation>{n} rows of days off and days worked were taken in.</translation>
        </message>
        <message>
            <source>已导入站点 {station} 的第 {n} 个交换包，写入 {written} 张评分表。</source>
            <translation>Bundle {n} of station {station} was taken in; {written} score sheets were written.</translation>
        </message>
        <message>
            <source>已导出 {name}（{size}）。</source>
            <translation>Exported {name} ({size}).</translation>
        </message>
        <message>
            <source>已导出 {name}（{size}）：{told}。</source>
            <translation>Exported {name} ({size}): {told}.</translation>
        </message>
        <message>
            <source>已导出 {n} 份到“{folder}”。</source>
            <translation>{n} exported to “{folder}”.</translation>
        </message>
        <message>
            <source>已封存</source>
            <translation>Sealed</translation>
        </message>
        <message>
            <source>已并入</source>
            <translation>Merged</translation>
        </message>
        <message>
            <source>已延期</source>
            <translation>Put off</translation>
        </message>
        <message>
            <source>已开启 {year} 年度，新列入 {n} 个中心。</source>
            <translation>Year {year} is open, {n} centres newly listed.</translation>
        </message>
        <message>
            <source>已归位</source>
            <translation>Found</translation>
        </message>
        <message>
            <source>已归档，并已读回核对：{name}，{files} 个文件，{size} MB。</source>
            <translation>Filed and read back: {name}, {files} files, {size} MB.</translation>
        </message>
        <message>
            <source>已录的都保留，可以以后接着录。要离开请按“返回列表”。</source>
            <translation>What was keyed is kept and can be gone on with later. To leave, press “Back to the list”.</translation>
        </message>
        <message>
            <source>已恢复“{name}”。原来的口令已经作废，请在“凭条与解锁”里补发凭条（两人办理）。</source>
            <translation>“{name}” is restored. The former secret is void; give a new slip under “Slips and unlocking” (two people).</translation>
        </message>
        <message>
            <source>已恢复一人一岗。</source>
            <translation>One person has one role again.</translation>
        </message>
        <message>
            <source>已打分</source>
            <translation>Scored</translation>
        </message>
        <message>
            <source>已打印或抄写，放进保险柜</source>
            <translation>Printed or copied out, and in the safe</translation>
        </message>
        <message>
            <source>已打印或抄写，放进保险柜；原来的一张已销毁</source>
            <translation>Printed or copied out and in the safe; the former sheet is destroyed</translation>
        </message>
        <message>
            <source>已批准延期或已作决定的 {n} 份不变。</source>
            <translation>{n} with an approved extension or a decision stay as they are.</translation>
        </message>
        <message>
            <source>已抄给本人，继续</source>
            <translation>Copied by hand, go on</translation>
        </message>
        <message>
            <source>已把 {n} 行的问题和缺项标在 {name} 里；改好后整份再导入。</source>
            <translation>The remarks and gaps of {n} rows are marked in {name}; take the whole in again once it is put right.</translation>
        </message>
        <message>
            <source>已把 {n} 行的问题标在 {name} 里，可以发回去改；改好后再导入，只会导入新的行。</source>
            <translation>Remarks on {n} rows are marked in {name}; send it back to be put right. Imported again, only new rows come in.</translation>
        </message>
        <message>
            <source>已把 {n} 项标为符合，可以逐项改。</source>
            <translation>{n} items are marked as met; each can be changed.</translation>
        </message>
        <message>
            <source>已把“{name}”移出名单；需要时再登记。</source>
            <translation>“{name}” is off the list; register it again when it is needed.</translation>
        </message>
        <message>
            <source>已投的票照样计入表决</source>
            <translation>the ballot that was cast counts all the same</translation>
        </message>
        <message>
            <source>已投票</source>
            <translation>Voted</translation>
        </message>
        <message>
            <source>已抽取。按抽中的顺序逐个联系，结果登记在各人名下。</source>
            <translation>Drawn. Ask in drawn order and record each answer.</translation>
        </message>
        <message>
            <source>已抽取，作废</source>
            <translation>Drawn, replaced</translation>
        </message>
        <message>
            <source>已拟办 {n} 天</source>
            <translation>drafted {n} days ago</translation>
        </message>
        <message>
            <source>已指定{name}（{unit}），抽取记录上写明是指定。</source>
            <translation>{name} ({unit}) is appointed; the record says it was by hand.</translation>
        </message>
        <message>
            <source>已按名额填写 {n} 个。</source>
            <translation>{n} filled from the places.</translation>
        </message>
        <message>
            <source>已按推算等次登记 {n} 个。</source>
            <translation>{n} decided as suggested.</translation>
        </message>
        <message>
            <source>已按文件更新 {n} 行，原来的内容留在办理记录里。</source>
            <translation>{n} rows are updated from the file; what they were stays in the history.</translation>
        </message>
        <message>
            <source>已按要求修改，通过</source>
            <translation>Revised as asked, passed</translation>
        </message>
        <message>
            <source>已换用{version}：没有改动过的句子换成新版，写过的文字没有动。</source>
            <translation>Taken over into {version}: sentences nobody touched are those of it, what was written stayed.</translation>
        </message>
        <message>
            <source>已排除</source>
            <translation>Dismissed</translation>
        </message>
        <message>
            <source>已排除或撤销</source>
            <translation>Dismissed or taken back</translation>
        </message>
        <message>
            <source>已排除，理由记录在案；同一条关联不再提出。</source>
            <translation>Dismissed, with the reason on record; the same tie is not brought up again.</translation>
        </message>
        <message>
            <source>已提交</source>
            <translation>Submitted</translation>
        </message>
        <message>
            <source>已提交的评分表退出统计。</source>
            <translation>The sheet handed in no longer counts.</translation>
        </message>
        <message>
            <source>已提交评审 {n} 个，可以在“评审会议”里选入议程。</source>
            <translation>{n} are on the docket and can be put on an agenda under Meetings.</translation>
        </message>
        <message>
            <source>已提交评审（{number}），等待会议</source>
            <translation>On the docket ({number}), waiting for a meeting</translation>
        </message>
        <message>
            <source>已提交评审，可以在“评审会议”里选入议程。</source>
            <translation>On the docket; it can be put on an agenda under Meetings.</translation>
        </message>
        <message>
            <source>已提交，分数已锁定。需要更正时请办公室“退回修改”。</source>
            <translation>Handed in, the scores are locked. For a correction ask the office to return the sheet.</translation>
        </message>
        <message>
            <source>已提出封存，等待监督员确认</source>
            <translation>Sealing asked for, to be confirmed by the supervisor</translation>
        </message>
        <message>
            <source>已提出撤销手写签名，请另一位工作人员核对后同意或维持。</source>
            <translation>Asked to take the hand signature back; somebody else compares it and agrees, or lets it stand.</translation>
        </message>
        <message>
            <source>已撤回</source>
            <translation>Withdrawn</translation>
        </message>
        <message>
            <source>已撤回“{name}”；需要时可以再开启。</source>
            <translation>“{name}” was taken back; it can be opened again.</translation>
        </message>
        <message>
            <source>已撤回受理，不再列入评审；编号保留。误撤的可以恢复。</source>
            <translation>Withdrawn, so it is not reviewed; the number is kept. A mistaken withdrawal can be taken back.</translation>
        </message>
        <message>
            <source>已撤销</source>
            <translation>Taken back</translation>
        </message>
        <message>
            <source>已撤销“{file}”载入的名单。</source>
            <translation>What “{file}” brought was taken back.</translation>
        </message>
        <message>
            <source>已撤销。如属误决定，由办公室写明原因撤回上一步。</source>
            <translation>Revoked. A mistaken decision is taken back by the office with a reason.</translation>
        </message>
        <message>
            <source>已撤销别名“{alias}”，需要时可以重新登记。</source>
            <translation>The other name {alias} is taken back; it can be recorded again.</translation>
        </message>
        <message>
            <source>已撤销对{name}（{unit}）的指定。</source>
            <translation>The appointment of {name} ({unit}) is taken back.</translation>
        </message>
        <message>
            <source>已撤销手写签名，这一行重新等待签名。</source>
            <translation>The hand signature was taken back; the line waits again.</translation>
        </message>
        <message>
            <source>已撤销登记，这一行重新等待签名。</source>
            <translation>Withdrawn; the line waits for a signature again.</translation>
        </message>
        <message>
            <source>已撤销，评分表和票回到登记以前的样子。</source>
            <translation>Taken back; sheets and ballots are as before.</translation>
        </message>
        <message>
            <source>已撤销：{center} 恢复原样，两次都留在记录里。</source>
            <translation>Taken back: {center} is as before; both stay in the record.</translation>
        </message>
        <message>
            <source>已撤销：{field}</source>
            <translation>Undone: {field}</translation>
        </message>
        <message>
            <source>已撤销：{n} 项回到未审查。</source>
            <translation>Taken back: {n} items are unexamined again.</translation>
        </message>
        <message>
            <source>已撤销：第 {number} 项恢复为 {points}</source>
            <translation>Undone: item {number} is {points} again</translation>
        </message>
        <message>
            <source>已收件</source>
            <translation>Taken in</translation>
        </message>
        <message>
            <source>已收回</source>
            <translation>Taken back</translation>
        </message>
        <message>
            <source>已收回“{name}”的凭条或口令。</source>
            <translation>The slip or secret of “{name}” is withdrawn.</translation>
        </message>
        <message>
            <source>已改好，再看一次</source>
            <translation>Set right, look again</translation>
        </message>
        <message>
            <source>已放行</source>
            <translation>Waived</translation>
        </message>
        <message>
            <source>已放行，封存不再等这一项。放行以前的情况：{sentence}</source>
            <translation>Let pass: sealing no longer waits for this. Before that it was: {sentence}</translation>
        </message>
        <message>
            <source>已放行，理由会印在结果上。封存以前可以收回。</source>
            <translation>Waived; the reason is printed with the result. It can be taken back until sealing.</translation>
        </message>
        <message>
            <source>已整份撤回“{file}”。改正后可以再记入。</source>
            <translation>All of “{file}” was taken back. Put right, it can be taken in again.</translation>
        </message>
        <message>
            <source>已暂缓</source>
            <translation>Set aside</translation>
        </message>
        <message>
            <source>已更正</source>
            <translation>Corrected</translation>
        </message>
        <message>
            <source>已更正“{name}”的资料，原来的内容留在办理记录里。</source>
            <translation>The record of {name} is corrected; what it was stays in the history.</translation>
        </message>
        <message>
            <source>已更正为“{name}”，有关的申报一并显示新名称。</source>
            <translation>Corrected to “{name}”; the proposals concerned show the new name.</translation>
        </message>
        <message>
            <source>已更正为“{name}”；以前的记录保留原名。</source>
            <translation>Corrected to “{name}”; earlier entries keep the old name.</translation>
        </message>
        <message>
            <source>已有</source>
            <translation>There already</translation>
        </message>
        <message>
            <source>已有分数 {points}。要改为“{band}”的 {middle} 分吗？</source>
            <translation>There is a score, {points}. Change it to {middle} for "{band}"?</translation>
        </message>
        <message>
            <source>已有拟办稿，由办公室听取陈述申辩、登记决定。</source>
            <translation>A draft to cancel is open; the office notes the statement and the decision.</translation>
        </message>
        <message>
            <source>已有文件，不缺。</source>
            <translation>There is a file; it is not missing.</translation>
        </message>
        <message>
            <source>已有，不同</source>
            <translation>There, different</translation>
        </message>
        <message>
            <source>已期满 {n} 天</source>
            <translation>{n} days past the end</translation>
        </message>
        <message>
            <source>已注销</source>
            <translation>Withdrawn</translation>
        </message>
        <message>
            <source>已注销“{owner}”的证书；已经签的仍然有效。</source>
            <translation>The certificate of “{owner}” is withdrawn; what it signed stays valid.</translation>
        </message>
        <message>
            <source>已添加“{name}”（{unit}），可以接着填下一位。</source>
            <translation>“{name}” ({unit}) was added; go on with the next one.</translation>
        </message>
        <message>
            <source>已生成 {n} 种会议用纸，共 {pages} 页，另有一页清单：{folder}。</source>
            <translation>{n} papers made, {pages} pages and a list: {folder}.</translation>
        </message>
        <message>
            <source>已生效</source>
            <translation>In force</translation>
        </message>
        <message>
            <source>已登记 {number}。收到材料时登记收件，打印回执。</source>
            <translation>{number} is registered. Note what comes with it and print the slip.</translation>
        </message>
        <message>
            <source>已登记 {n} 人的手写签名和扫描件，请另一位工作人员核对后确认。</source>
            <translation>Recorded the hand signatures of {n} people and their scan; somebody else compares and confirms them.</translation>
        </message>
        <message>
            <source>已登记“{host}”的建设意向。收到建设方案后转为申报草稿。</source>
            <translation>The intention of “{host}” is registered. It becomes a draft when the plan comes.</translation>
        </message>
        <message>
            <source>已登记“{name}”。</source>
            <translation>“{name}” was added.</translation>
        </message>
        <message>
            <source>已登记“{name}”。下次开始工作时可以选这个名字。</source>
            <translation>“{name}” was added and can be chosen when work begins next time.</translation>
        </message>
        <message>
            <source>已登记“{name}”，还不能登录：请接着在“凭条与解锁…”里发放凭条，或让本人当面设口令。</source>
            <translation>“{name}” is registered and cannot sign in yet: give a slip under Slips and unlocking…, or let the person choose a secret here.</translation>
        </message>
        <message>
            <source>已登记“{owner}”的证书，可以在“{name}”的签名行签名。</source>
            <translation>The certificate of “{owner}” is registered and may sign in the line of “{name}”.</translation>
        </message>
        <message>
            <source>已登记公布 {n} 个等次。</source>
            <translation>{n} grades noted as published.</translation>
        </message>
        <message>
            <source>已登记公示，期满日见右侧。公示文可以导出。</source>
            <translation>The notice is recorded; its last day stands at the right, and it can be exported.</translation>
        </message>
        <message>
            <source>已登记再次公示，在上方选择公示可以看到。</source>
            <translation>Published again; choose the notice above to see it.</translation>
        </message>
        <message>
            <source>已登记区市审核 {n} 项。</source>
            <translation>Noted the district's check of {n}.</translation>
        </message>
        <message>
            <source>已登记对“{name}”的异议。</source>
            <translation>The objection concerning “{name}” is registered.</translation>
        </message>
        <message>
            <source>已登记拒签。</source>
            <translation>Refusal recorded.</translation>
        </message>
        <message>
            <source>已登记收件。选中推荐函下面的这一行，可以打印回执。</source>
            <translation>The delivery is noted. Choose its row below the letter to print the slip.</translation>
        </message>
        <message>
            <source>已登记收到 {n} 项。</source>
            <translation>Noted receipt of {n}.</translation>
        </message>
        <message>
            <source>已登记未通过；可以退回重新评审。</source>
            <translation>Noted as not passed; the proposal can be returned to review.</translation>
        </message>
        <message>
            <source>已登记的异议随这份公示保留，不带到新的公示里</source>
            <translation>Objections recorded stay with this notice and do not go over to a new one</translation>
        </message>
        <message>
            <source>已登记的推荐函：{numbers}{more}。按 ↓ 选一封，函件日期和推荐方式一并填上</source>
            <translation>Registered letters: {numbers}{more}. Down opens them; date and way come with the one you take</translation>
        </message>
        <message>
            <source>已登记缺席。</source>
            <translation>Absence recorded.</translation>
        </message>
        <message>
            <source>已登记通知 {n} 个中心。</source>
            <translation>{n} centres noted as notified.</translation>
        </message>
        <message>
            <source>已登记，{on} 前复核。</source>
            <translation>Noted; to be re-checked by {on}.</translation>
        </message>
        <message>
            <source>已登记：{center} {part} {day}。</source>
            <translation>Noted: {center}, {part}, {day}.</translation>
        </message>
        <message>
            <source>已登记：{choice}。封存前可以改。</source>
            <translation>Recorded: {choice}. It can be changed until sealing.</translation>
        </message>
        <message>
            <source>已登记：{name}（{unit}）{answer}。</source>
            <translation>Recorded: {name} ({unit}) {answer}.</translation>
        </message>
        <message>
            <source>已登记：“{alias}”即“{name}”。</source>
            <translation>Recorded: {alias} is {name}.</translation>
        </message>
        <message>
            <source>已盖章</source>
            <translation>Sealed</translation>
        </message>
        <message>
            <source>已确定</source>
            <translation>Adopted</translation>
        </message>
        <message>
            <source>已确定的综合评价名单上有 {n} 个项目，名单不变；重新封存后数字不同的，须拟定新版。</source>
            <translation> {n} proposals stand on an adopted selection list, which stays as it is; if the new sealing gives other figures, a new version has to be drawn up.</translation>
        </message>
        <message>
            <source>已确认 {n} 人的手写签名。</source>
            <translation>Confirmed the hand signatures of {n} people.</translation>
        </message>
        <message>
            <source>已离会</source>
            <translation>Left</translation>
        </message>
        <message>
            <source>已离席</source>
            <translation>Outside</translation>
        </message>
        <message>
            <source>已移除 {kind}：{file}</source>
            <translation>Removed {kind}: {file}</translation>
        </message>
        <message>
            <source>已移除“{file}”，在下面可以恢复。</source>
            <translation>“{file}” was removed; it can be brought back below.</translation>
        </message>
        <message>
            <source>已等 {n} 天</source>
            <translation>waiting {n} days</translation>
        </message>
        <message>
            <source>已答复：{text}</source>
            <translation>Answered: {text}</translation>
        </message>
        <message>
            <source>已签</source>
            <translation>Signed</translation>
        </message>
        <message>
            <source>已签名</source>
            <translation>Signed</translation>
        </message>
        <message>
            <source>已签名的 {n} 人须重新签名：{names}</source>
            <translation>{n} who have signed must sign again: {names}</translation>
        </message>
        <message>
            <source>已签名的人</source>
            <translation>Who signed</translation>
        </message>
        <message>
            <source>已签名，文件已保存。</source>
            <translation>Signed, the file is saved.</translation>
        </message>
        <message>
            <source>已签齐（{gaps}）</source>
            <translation>All signed ({gaps})</translation>
        </message>
        <message>
            <source>已签齐，缺 {n} 人</source>
            <translation>All signed, {n} without</translation>
        </message>
        <message>
            <source>已签，手机已交</source>
            <translation>Signed, phone handed in</translation>
        </message>
        <message>
            <source>已终止</source>
            <translation>Ended</translation>
        </message>
        <message>
            <source>已经发放过的没有再发：{names}。</source>
            <translation>Had one already and got no other: {names}.</translation>
        </message>
        <message>
            <source>已经发放过；遗失的用“补发凭条…”，两人办理</source>
            <translation>Given before; a lost one is replaced by two people</translation>
        </message>
        <message>
            <source>已经撤回</source>
            <translation>Taken back already</translation>
        </message>
        <message>
            <source>已经有这个名称，请换一个。</source>
            <translation>There is one of this name; please choose another.</translation>
        </message>
        <message>
            <source>已补正，待复核</source>
            <translation>papers came, to be checked</translation>
        </message>
        <message>
            <source>已被新版取代</source>
            <translation>Superseded</translation>
        </message>
        <message>
            <source>已被替代</source>
            <translation>Superseded</translation>
        </message>
        <message>
            <source>已被第 {n} 版替代</source>
            <translation>Superseded by version {n}</translation>
        </message>
        <message>
            <source>已解除“{name}”的锁定。</source>
            <translation>{name} is unlocked.</translation>
        </message>
        <message>
            <source>已认领</source>
            <translation>Placed</translation>
        </message>
        <message>
            <source>已认领，归到哪份文件见右侧；认错了可以退回。</source>
            <translation>Placed; the card says where. A mistake can be put back.</translation>
        </message>
        <message>
            <source>已记住“{label}”在第 {page} 页这里。Shift+F8 取消。</source>
            <translation>Noted: “{label}” stands here on page {page}. Shift+F8 takes it back.</translation>
        </message>
        <message>
            <source>已记入</source>
            <translation>Taken in</translation>
        </message>
        <message>
            <source>已记入台账 {n} 个中心。</source>
            <translation>{n} centres entered in the register.</translation>
        </message>
        <message>
            <source>已记录：{pages} 页，{copies} 份。</source>
            <translation>Noted: {pages} pages, {copies} copies.</translation>
        </message>
        <message>
            <source>已评</source>
            <translation>Scored</translation>
        </message>
        <message>
            <source>已评审</source>
            <translation>Reviewed</translation>
        </message>
        <message>
            <source>已起草 {n} 份。请逐份核对文字后定稿。</source>
            <translation>{n} drafted. Check the words of each, then make it final.</translation>
        </message>
        <message>
            <source>已起草的意见书 {n} 份，请重新核对</source>
            <translation>{n} drafted opinions should be checked again</translation>
        </message>
        <message>
            <source>已载入 {n} 个单位，形式审查按名单提示。</source>
            <translation>{n} units are loaded; the examination hints by them.</translation>
        </message>
        <message>
            <source>已载入的年份</source>
            <translation>Years loaded</translation>
        </message>
        <message>
            <source>已迁出</source>
            <translation>Moved away</translation>
        </message>
        <message>
            <source>已过 {n} 天</source>
            <translation>{n} days past</translation>
        </message>
        <message>
            <source>已进入下一建设期，台账的期满日已改。任务书的新目标请在“启动建设”登记变更。</source>
            <translation>The next period has begun and the ledger has its last day. Note new targets as changes under Launch.</translation>
        </message>
        <message>
            <source>已退回：{reason}</source>
            <translation>Put back: {reason}</translation>
        </message>
        <message>
            <source>已送打印机：{pages} 页，{copies} 份。请到打印机核对，纸张齐全后确认；不齐可以再打印一次。</source>
            <translation>Sent to the printer: {pages} pages, {copies} copies. Look at the paper and confirm when it is complete; if not, print it again.</translation>
        </message>
        <message>
            <source>已送达</source>
            <translation>Served</translation>
        </message>
        <message>
            <source>已选 {n} / {all}</source>
            <translation>{n} / {all} chosen</translation>
        </message>
        <message>
            <source>已选 {n} 项</source>
            <translation>{n} selected</translation>
        </message>
        <message>
            <source>已重做：{field}</source>
            <translation>Redone: {field}</translation>
        </message>
        <message>
            <source>已重做：第 {number} 项改回 {points}</source>
            <translation>Redone: item {number} is {points} again</translation>
        </message>
        <message>
            <source>已锁定</source>
            <translation>Locked</translation>
        </message>
        <message>
            <source>已验证</source>
            <translation>Verified</translation>
        </message>
        <message>
            <source>市局备案日期</source>
            <translation>Date of the city's filing</translation>
        </message>
        <message>
            <source>市科技局备案，备案号 {number}</source>
            <translation>Filed with the city, number {number}</translation>
        </message>
        <message>
            <source>市级</source>
            <translation>City level</translation>
        </message>
        <message>
            <source>带来</source>
            <translation>Brought</translation>
        </message>
        <message>
            <source>席卡</source>
            <translation>Seat cards</translation>
        </message>
        <message>
            <source>常年受理</source>
            <translation>All year round</translation>
        </message>
        <message>
            <source>常用语</source>
            <translation>Phrases</translation>
        </message>
        <message>
            <source>常用说明</source>
            <translation>Usual remarks</translation>
        </message>
        <message>
            <source>平均分</source>
            <translation>Mean score</translation>
        </message>
        <message>
            <source>平均分 {points} 以上</source>
            <translation>mean of {points} or more</translation>
        </message>
        <message>
            <source>年</source>
            <translation>years</translation>
        </message>
        <message>
            <source>年份</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>年度</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>年度已收回，撤下 {n} 个中心。</source>
            <translation>The year was taken back; {n} centres were removed from it.</translation>
        </message>
        <message>
            <source>年度报告</source>
            <translation>Annual reports</translation>
        </message>
        <message>
            <source>年度报告文书</source>
            <translation>Letter about the report</translation>
        </message>
        <message>
            <source>年度报告文书的送达回证…</source>
            <translation>Proof of service of the letter…</translation>
        </message>
        <message>
            <source>年度报告清单</source>
            <translation>Annual checklist</translation>
        </message>
        <message>
            <source>年度报告的备案单、通知或决定…</source>
            <translation>Filing slip, notice or decision about the report…</translation>
        </message>
        <message>
            <source>年数</source>
            <translation>Years</translation>
        </message>
        <message>
            <source>并入</source>
            <translation>Merge into</translation>
        </message>
        <message>
            <source>并入{into}</source>
            <translation>Merged into {into}</translation>
        </message>
        <message>
            <source>并入后这一条停用：列表、筛选和统计按并入的算，申报里保留原来写的；以后导入的名单写它，认作并入的那一条</source>
            <translation>Once merged, this entry is retired: lists, filters and statistics count it as the other one, applications keep what was written, and a list imported later that names it is taken to mean the other one</translation>
        </message>
        <message>
            <source>序号</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>序号不连续</source>
            <translation>the numbers are not consecutive</translation>
        </message>
        <message>
            <source>应到的 {n} 位都已答复，可以新建评审会，或列入已有的评审会。</source>
            <translation>All {n} have answered; convene a meeting, or seat them in one there is.</translation>
        </message>
        <message>
            <source>应报</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>应表决 {entitled}：同意 {agree}，修改后同意 {revise}，不同意 {against}，弃权 {abstain}（须 {needed}）</source>
            <translation>Entitled {entitled}: agree {agree}, agree after revision {revise}, disagree {against}, abstain {abstain} ({needed} needed)</translation>
        </message>
        <message>
            <source>应记入的中心</source>
            <translation>Right centre</translation>
        </message>
        <message>
            <source>应评</source>
            <translation>All</translation>
        </message>
        <message>
            <source>废票（张）</source>
            <translation>Spoiled (ballots)</translation>
        </message>
        <message>
            <source>座次</source>
            <translation>Seat</translation>
        </message>
        <message>
            <source>延期…</source>
            <translation>Extend…</translation>
        </message>
        <message>
            <source>延期原因</source>
            <translation>Reason for the extension</translation>
        </message>
        <message>
            <source>延期由人批准，程序只登记</source>
            <translation>people approve; the program only notes it</translation>
        </message>
        <message>
            <source>建表、搬运时用，平时不用</source>
            <translation>For making tables and moving, not for daily work</translation>
        </message>
        <message>
            <source>建设</source>
            <translation>Construction</translation>
        </message>
        <message>
            <source>建设任务</source>
            <translation>Tasks</translation>
        </message>
        <message>
            <source>建设任务（{n}）</source>
            <translation>Tasks ({n})</translation>
        </message>
        <message>
            <source>建设周期一般为三年（二（一））；期满前后进行绩效评估（三（四））。</source>
            <translation>Construction usually takes three years (section 2 (1)); performance is evaluated around its end (section 3 (4)).</translation>
        </message>
        <message>
            <source>建设周期（年）</source>
            <translation>Period (years)</translation>
        </message>
        <message>
            <source>建设意向</source>
            <translation>Intention</translation>
        </message>
        <message>
            <source>建设方向</source>
            <translation>Direction</translation>
        </message>
        <message>
            <source>建设方案</source>
            <translation>Construction plan</translation>
        </message>
        <message>
            <source>建设期</source>
            <translation>Period of construction</translation>
        </message>
        <message>
            <source>建设期满</source>
            <translation>End of construction</translation>
        </message>
        <message>
            <source>建设期满前 {before} 个月至期满后 {after} 个月评估（指引未规定，见“设置”里的评审规则）。</source>
            <translation>Evaluated from {before} months before to {after} months after the end of the period (not in the guideline; see Rules under Settings).</translation>
        </message>
        <message>
            <source>建设期满前后的中心在这里评估。先列入到期的中心，程序按台账的期满日推算，不改动台账。</source>
            <translation>Centres about the end of their period are evaluated here. List those that fall due first: the program reckons from the ledger and does not change it.</translation>
        </message>
        <message>
            <source>建设档案</source>
            <translation>File of a centre</translation>
        </message>
        <message>
            <source>建设档案…</source>
            <translation>File…</translation>
        </message>
        <message>
            <source>建设模式</source>
            <translation>Mode</translation>
        </message>
        <message>
            <source>开会以前按方案选定的任务（二（二））自动确定，总分按适用的满分折算成百分制。</source>
            <translation>Fixed before the meeting from the tasks chosen in the plan; totals are rescaled to a hundred by what applies.</translation>
        </message>
        <message>
            <source>开单</source>
            <translation>Written</translation>
        </message>
        <message>
            <source>开单人</source>
            <translation>Written by</translation>
        </message>
        <message>
            <source>开启 {year} 年的下一个批次？没有申报的批次可以撤回。</source>
            <translation>Open the next batch of {year}? A batch without proposals can be taken back.</translation>
        </message>
        <message>
            <source>开启以后立即逾期的中心</source>
            <translation>Centres overdue at once</translation>
        </message>
        <message>
            <source>开启年度</source>
            <translation>Open a year</translation>
        </message>
        <message>
            <source>开启年度…</source>
            <translation>Open year…</translation>
        </message>
        <message>
            <source>开启年度补列</source>
            <translation>Open the year to list them</translation>
        </message>
        <message>
            <source>开启新批次</source>
            <translation>Open a new batch</translation>
        </message>
        <message>
            <source>开头</source>
            <translation>Opening</translation>
        </message>
        <message>
            <source>开始前的六件事</source>
            <translation>Six things before the start</translation>
        </message>
        <message>
            <source>开始受理</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>开始工作时从这份名单里选人。停用的人不再出现，以前的记录保留原名。</source>
            <translation>Whoever begins work is chosen from this list. Retired people no longer appear; earlier entries keep their names.</translation>
        </message>
        <message>
            <source>开始第 {n} 个项目</source>
            <translation>Call proposal {n}</translation>
        </message>
        <message>
            <source>开始评分</source>
            <translation>Start scoring</translation>
        </message>
        <message>
            <source>开户行</source>
            <translation>Bank</translation>
        </message>
        <message>
            <source>开放合作</source>
            <translation>Open cooperation</translation>
        </message>
        <message>
            <source>开更正单</source>
            <translation>Write the docket</translation>
        </message>
        <message>
            <source>开更正单…</source>
            <translation>Write a docket…</translation>
        </message>
        <message>
            <source>开源</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>异议</source>
            <translation>Objections</translation>
        </message>
        <message>
            <source>异议 {n}（{day}）</source>
            <translation>Objection {n} ({day})</translation>
        </message>
        <message>
            <source>异议 {n}：{name}</source>
            <translation>Objection {n}: {name}</translation>
        </message>
        <message>
            <source>异议不成立</source>
            <translation>Not upheld</translation>
        </message>
        <message>
            <source>异议人</source>
            <translation>Who objects</translation>
        </message>
        <message>
            <source>异议人已撤回</source>
            <translation>taken back by whoever made it</translation>
        </message>
        <message>
            <source>异议人撤回…</source>
            <translation>Objector withdraws…</translation>
        </message>
        <message>
            <source>异议内容</source>
            <translation>What it says</translation>
        </message>
        <message>
            <source>异议成立</source>
            <translation>Objection upheld</translation>
        </message>
        <message>
            <source>异议成立的只停止这一个中心，其他照常</source>
            <translation>Upheld stops this one centre; the others go on</translation>
        </message>
        <message>
            <source>异议成立，这个中心停止；名单变动的，拟定新版后再次公示。</source>
            <translation>The objection is upheld and this centre stops; if the list changes, draw up a new version and publish again.</translation>
        </message>
        <message>
            <source>异议成立：请撤回公布，由会议重新决定等次</source>
            <translation>upheld: take the publication back, and let the meeting decide the grade anew</translation>
        </message>
        <message>
            <source>异议有结论以前，这个中心不能启动；其他中心不受影响。</source>
            <translation>This centre is not started before the outcome; the others are not affected.</translation>
        </message>
        <message>
            <source>异议答复函</source>
            <translation>Answer to an objection</translation>
        </message>
        <message>
            <source>异议答复函…</source>
            <translation>Answer…</translation>
        </message>
        <message>
            <source>异议：{what}</source>
            <translation>Objection: {what}</translation>
        </message>
        <message>
            <source>弃权</source>
            <translation>Abstained</translation>
        </message>
        <message>
            <source>弃权…</source>
            <translation>Abstain…</translation>
        </message>
        <message>
            <source>弃权（张）</source>
            <translation>Abstain (ballots)</translation>
        </message>
        <message>
            <source>弄虚作假</source>
            <translation>Falsehood</translation>
        </message>
        <message>
            <source>弄虚作假一栏勾了…</source>
            <translation>The line on falsehood is ticked…</translation>
        </message>
        <message>
            <source>弄虚作假或失信的依据</source>
            <translation>Evidence of fraud or dishonesty</translation>
        </message>
        <message>
            <source>弄虚作假（勾了按 1）</source>
            <translation>Falsehood (1 if ticked)</translation>
        </message>
        <message>
            <source>归到</source>
            <translation>Belongs to</translation>
        </message>
        <message>
            <source>归在</source>
            <translation>Heading</translation>
        </message>
        <message>
            <source>归档</source>
            <translation>Filing</translation>
        </message>
        <message>
            <source>归档_{batch}</source>
            <translation>Filing_{batch}</translation>
        </message>
        <message>
            <source>归档包放在哪个文件夹里</source>
            <translation>Which folder should hold the pack</translation>
        </message>
        <message>
            <source>归档包没有加密，里面有专家姓名、评分和申报材料，请按档案管理规定保管。</source>
            <translation>The pack is not encrypted and holds names of experts, scores and materials; keep it by the rules for archives.</translation>
        </message>
        <message>
            <source>当前</source>
            <translation>Current</translation>
        </message>
        <message>
            <source>当前 · {lack}</source>
            <translation>Current · {lack}</translation>
        </message>
        <message>
            <source>当场登记抽签号，抽签人签名</source>
            <translation>Lots are written down on the spot and signed</translation>
        </message>
        <message>
            <source>当面核实是本人</source>
            <translation>Check in person who it is</translation>
        </message>
        <message>
            <source>当面设口令…</source>
            <translation>Set a secret here…</translation>
        </message>
        <message>
            <source>录一遍</source>
            <translation>Keyed once</translation>
        </message>
        <message>
            <source>录下一个项目</source>
            <translation>Key the next proposal</translation>
        </message>
        <message>
            <source>录入中</source>
            <translation>Being keyed</translation>
        </message>
        <message>
            <source>录入员</source>
            <translation>Clerk</translation>
        </message>
        <message>
            <source>录入员的全部工作，并封存会议、定稿意见书</source>
            <translation>All the clerk's work, and sealing meetings and finalizing opinions</translation>
        </message>
        <message>
            <source>录入差错统计</source>
            <translation>Keying errors</translation>
        </message>
        <message>
            <source>录入差错统计…</source>
            <translation>Keying errors…</translation>
        </message>
        <message>
            <source>录入申报、组织会议、登记评分和报告</source>
            <translation>Keys proposals, runs meetings, records scores and reports</translation>
        </message>
        <message>
            <source>录入统计</source>
            <translation>Keying figures</translation>
        </message>
        <message>
            <source>录完接着录同一项目的下一位专家</source>
            <translation>Then the next expert, same project</translation>
        </message>
        <message>
            <source>录错了：复核的人照纸面录对，不同的格就会打开给您改；要整份重录，请办公室在这里“退回重录”。</source>
            <translation>Keyed wrongly: when the second keyer keys what the paper says, the fields that differ open for you; to key the whole sheet anew ask the office to give it back here.</translation>
        </message>
        <message>
            <source>录错了：撤回以后照纸面改，再提交。</source>
            <translation>Keyed wrongly: take it back, change it as the paper says and hand it in again.</translation>
        </message>
        <message>
            <source>录错了：点“退回重录…”写明原因，这一列就可以改。</source>
            <translation>Keyed wrongly: press Give back… and say why; the column can be changed then.</translation>
        </message>
        <message>
            <source>录错了：请办公室在这里“退回重录”。</source>
            <translation>Keyed wrongly: ask the office to give it back here.</translation>
        </message>
        <message>
            <source>形式审查</source>
            <translation>Examination</translation>
        </message>
        <message>
            <source>形式审查不予受理名单</source>
            <translation>Refused applications</translation>
        </message>
        <message>
            <source>形式审查不予受理，不列入评审会。</source>
            <translation>Refused at the formal examination; it goes to no review meeting.</translation>
        </message>
        <message>
            <source>形式审查写说明的地方提供，选了可以再改（Alt+↓）。已经写下的说明不随这里改动。</source>
            <translation>Offered where a remark of the examination is typed (Alt+Down) and changed freely there. Remarks already written stay as they are.</translation>
        </message>
        <message>
            <source>形式审查名单</source>
            <translation>List of examinations</translation>
        </message>
        <message>
            <source>形式审查表</source>
            <translation>Examination sheet</translation>
        </message>
        <message>
            <source>形式审查表  ·  {number}</source>
            <translation>Examination sheet  ·  {number}</translation>
        </message>
        <message>
            <source>形式审查要求补正，等待申报单位的材料。</source>
            <translation>The formal examination asked for corrections; waiting for the applicant's papers.</translation>
        </message>
        <message>
            <source>形式审查：{name}</source>
            <translation>Formal examination: {name}</translation>
        </message>
        <message>
            <source>待公布</source>
            <translation>To be published</translation>
        </message>
        <message>
            <source>待办</source>
            <translation>To do</translation>
        </message>
        <message>
            <source>待区市审核</source>
            <translation>At district</translation>
        </message>
        <message>
            <source>待受理</source>
            <translation>To be examined</translation>
        </message>
        <message>
            <source>待召开</source>
            <translation>To be held</translation>
        </message>
        <message>
            <source>待填</source>
            <translation>to be given</translation>
        </message>
        <message>
            <source>待处理</source>
            <translation>To decide</translation>
        </message>
        <message>
            <source>待处理 {n} 条</source>
            <translation>To decide: {n}</translation>
        </message>
        <message>
            <source>待备案</source>
            <translation>To file</translation>
        </message>
        <message>
            <source>待复录</source>
            <translation>Not keyed again</translation>
        </message>
        <message>
            <source>待复核</source>
            <translation>To be re-checked</translation>
        </message>
        <message>
            <source>待安排评审</source>
            <translation>Needs a meeting</translation>
        </message>
        <message>
            <source>待定等次</source>
            <translation>Grade to decide</translation>
        </message>
        <message>
            <source>待审查</source>
            <translation>To examine</translation>
        </message>
        <message>
            <source>待封存</source>
            <translation>To be sealed</translation>
        </message>
        <message>
            <source>待开始</source>
            <translation>Not started</translation>
        </message>
        <message>
            <source>待手写签名</source>
            <translation>Waits, on paper</translation>
        </message>
        <message>
            <source>待批准的变更：{kind}改为“{after}”。先登记区市意见，再登记决定。</source>
            <translation>A change waits: {kind} to be “{after}”. Note the district's opinion, then the decision.</translation>
        </message>
        <message>
            <source>待确认</source>
            <translation>To be confirmed</translation>
        </message>
        <message>
            <source>待签 {made}/{all}</source>
            <translation>To sign {made}/{all}</translation>
        </message>
        <message>
            <source>待签 {n} 人</source>
            <translation>{n} to sign</translation>
        </message>
        <message>
            <source>待签到</source>
            <translation>To sign in</translation>
        </message>
        <message>
            <source>待签名</source>
            <translation>To be signed</translation>
        </message>
        <message>
            <source>待联系</source>
            <translation>to be asked</translation>
        </message>
        <message>
            <source>待自评报告</source>
            <translation>Report awaited</translation>
        </message>
        <message>
            <source>待补</source>
            <translation>to do</translation>
        </message>
        <message>
            <source>待补发</source>
            <translation>To be replaced</translation>
        </message>
        <message>
            <source>待补正</source>
            <translation>Papers awaited</translation>
        </message>
        <message>
            <source>待补正，期限 {day}：等待申报单位的材料，到了在形式审查登记。</source>
            <translation>Correction asked for, due {day}: waiting for the applicant's papers; note them under Formal examination when they come.</translation>
        </message>
        <message>
            <source>待认领</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>待通知</source>
            <translation>To be notified</translation>
        </message>
        <message>
            <source>待通知和自评</source>
            <translation>Notice and report</translation>
        </message>
        <message>
            <source>得分</source>
            <translation>Score</translation>
        </message>
        <message>
            <source>得票（同意、修改后同意、不同意、弃权）{votes}。</source>
            <translation>Votes (for, after revision, against, abstained) {votes}.</translation>
        </message>
        <message>
            <source>必须符合：不符合就不能登记合格</source>
            <translation>Must be met</translation>
        </message>
        <message>
            <source>忘记口令，使用恢复单…</source>
            <translation>Secret forgotten: use the recovery sheet…</translation>
        </message>
        <message>
            <source>快捷方式</source>
            <translation>Shortcut</translation>
        </message>
        <message>
            <source>怎样处理由会议决定</source>
            <translation>What follows a meeting decides</translation>
        </message>
        <message>
            <source>怎样处理的</source>
            <translation>How it was settled</translation>
        </message>
        <message>
            <source>怎样撤回的</source>
            <translation>How it was withdrawn</translation>
        </message>
        <message>
            <source>怎样核对的</source>
            <translation>How it was checked</translation>
        </message>
        <message>
            <source>怎样登录</source>
            <translation>Signs in with</translation>
        </message>
        <message>
            <source>怎样终止</source>
            <translation>How it ends</translation>
        </message>
        <message>
            <source>思源黑体</source>
            <translation>Source Han Sans SC</translation>
        </message>
        <message>
            <source>总体意见</source>
            <translation>Overall</translation>
        </message>
        <message>
            <source>总校验码 {code}，备考表上印的是同一个。</source>
            <translation>Code of the whole {code}; the remarks on paper carry the same.</translation>
        </message>
        <message>
            <source>总结</source>
            <translation>Summary</translation>
        </message>
        <message>
            <source>总结和计划</source>
            <translation>summary and plan</translation>
        </message>
        <message>
            <source>总结和计划收齐后，才能登记区市审核和备案。</source>
            <translation>The district's check and the filing can be recorded once summary and plan have come.</translation>
        </message>
        <message>
            <source>总结收到日期</source>
            <translation>Summary received on</translation>
        </message>
        <message>
            <source>总结的年度</source>
            <translation>Year covered by the summary</translation>
        </message>
        <message>
            <source>总评</source>
            <translation>overall</translation>
        </message>
        <message>
            <source>恢复</source>
            <translation>Restore</translation>
        </message>
        <message>
            <source>恢复…</source>
            <translation>Take back into the pool…</translation>
        </message>
        <message>
            <source>恢复为现行规则</source>
            <translation>Back to the rules in force</translation>
        </message>
        <message>
            <source>恢复会怎样</source>
            <translation>What a restore would do</translation>
        </message>
        <message>
            <source>恢复会议</source>
            <translation>Take it up again</translation>
        </message>
        <message>
            <source>恢复会议…</source>
            <translation>Take it up again…</translation>
        </message>
        <message>
            <source>恢复使用</source>
            <translation>Offer again</translation>
        </message>
        <message>
            <source>恢复到这台电脑</source>
            <translation>Restore to this computer</translation>
        </message>
        <message>
            <source>恢复单</source>
            <translation>Recovery sheet</translation>
        </message>
        <message>
            <source>恢复单上的数字</source>
            <translation>Digits of the recovery sheet</translation>
        </message>
        <message>
            <source>恢复单放在保险柜里：所有人都忘记口令时，只有它能打开工作区；它也可以代替补发凭条时的第二个人。程序先用新的一张试开，打得开才启用，原来的一张随即作废。新的一张只显示这一次。</source>
            <translation>The recovery sheet lies in the safe: when everybody has forgotten their secret, it alone opens the workspace; it may also stand in for the second person when a slip is replaced. The program tries the new sheet first; only if it opens is it in force, and the former one is void from then on. The new one is shown this once.</translation>
        </message>
        <message>
            <source>恢复单没有错。请选自己的姓名，并给自己设一个新口令。使用会留下记录。</source>
            <translation>The recovery sheet is right. Choose your name and give yourself a new secret. The use is recorded.</translation>
        </message>
        <message>
            <source>恢复原因</source>
            <translation>Reason for restoring</translation>
        </message>
        <message>
            <source>恢复原来的截止日</source>
            <translation>the first due day is in force again</translation>
        </message>
        <message>
            <source>恢复受理…</source>
            <translation>Admit again…</translation>
        </message>
        <message>
            <source>恢复在建</source>
            <translation>Take up again</translation>
        </message>
        <message>
            <source>恢复在建…</source>
            <translation>Take up again…</translation>
        </message>
        <message>
            <source>恢复成一个新的文件夹：{folder}。原有的文件夹都不动。</source>
            <translation>It is restored as a new folder: {folder}. No existing folder is touched.</translation>
        </message>
        <message>
            <source>恢复推荐函</source>
            <translation>Bring the letter back</translation>
        </message>
        <message>
            <source>恢复提示</source>
            <translation>Take up again</translation>
        </message>
        <message>
            <source>恢复时放进一个新的文件夹，现在的工作区原样留着；恢复得不合适，打开原来的工作区接着用就行。</source>
            <translation>A restore goes into a new folder and the workspace of now stays as it is; if the restored one is not what you want, open the old one and go on with it.</translation>
        </message>
        <message>
            <source>恢复标准措辞</source>
            <translation>Restore the standard wording</translation>
        </message>
        <message>
            <source>恢复的原因</source>
            <translation>Reason for admitting again</translation>
        </message>
        <message>
            <source>恢复的工作区</source>
            <translation>Restored workspace</translation>
        </message>
        <message>
            <source>恢复第一遍录入的值</source>
            <translation>Restore what was keyed first</translation>
        </message>
        <message>
            <source>恢复评审</source>
            <translation>Take it up again</translation>
        </message>
        <message>
            <source>恢复评审…</source>
            <translation>Take it up again…</translation>
        </message>
        <message>
            <source>恢复资格…</source>
            <translation>Restore…</translation>
        </message>
        <message>
            <source>恢复这次收件</source>
            <translation>Bring the delivery back</translation>
        </message>
        <message>
            <source>恢复默认</source>
            <translation>As the program has it</translation>
        </message>
        <message>
            <source>恢复鼠标大小</source>
            <translation>Back to the size for a mouse</translation>
        </message>
        <message>
            <source>您录过第一遍，请换另一人复核。</source>
            <translation>You keyed this sheet first; let another person verify it.</translation>
        </message>
        <message>
            <source>您改过这几格，请换另一人在“第二次录入（复核）”里再录。</source>
            <translation>You changed these entries; let another person key them again under “Second keying”.</translation>
        </message>
        <message>
            <source>您是{role}：{rights}。现在没有等您处理的事。</source>
            <translation>You are {role}: {rights}. Nothing waits for you now.</translation>
        </message>
        <message>
            <source>您是哪一位</source>
            <translation>Who are you</translation>
        </message>
        <message>
            <source>您是监督员：不录入，封存、更正和放行时作第二人，现在没有等您处理的事。每一笔改动都在审计里。</source>
            <translation>You are a supervisor: you key nothing and are the second person at sealing, corrections and waivers. Nothing waits for you now. Every change is in the audit log.</translation>
        </message>
        <message>
            <source>您现在能录的都录了。这个项目还有：{counts}。</source>
            <translation>Everything you can key now is keyed. Left of this proposal: {counts}.</translation>
        </message>
        <message>
            <source>您的姓名</source>
            <translation>Your name</translation>
        </message>
        <message>
            <source>您的姓名（办公室）</source>
            <translation>Your name (of the office)</translation>
        </message>
        <message>
            <source>您的身份没有这一页。需要时请换由有此权限的人办理。</source>
            <translation>Your role has no such page. If it is needed, let somebody with the right do it.</translation>
        </message>
        <message>
            <source>您自己录的，由另一人复录</source>
            <translation>Keyed by you; for another person</translation>
        </message>
        <message>
            <source>您还没有退出，离开前请锁定。</source>
            <translation> You are still signed in; lock before you leave.</translation>
        </message>
        <message>
            <source>情况</source>
            <translation>What happened</translation>
        </message>
        <message>
            <source>情形</source>
            <translation>Ground</translation>
        </message>
        <message>
            <source>意见书</source>
            <translation>Opinions</translation>
        </message>
        <message>
            <source>意见书变为“待签 {made}/{all}”，须补签；已经导出、打印、归档的意见书和签名情况表不再完整，须重新导出。</source>
            <translation>The opinion goes back to {made} of {all} signatures and has to be signed again; what was exported, printed or archived of it and its sheet of signatures is no longer complete and has to be exported again.</translation>
        </message>
        <message>
            <source>意见书定稿</source>
            <translation>Finalize an opinion</translation>
        </message>
        <message>
            <source>意见书已经作废，没有新版：{names}。请先起草新版并签齐，或写明仍要公示的依据。</source>
            <translation>The opinion is void and there is no newer version: {names}. Draft one and have it signed first, or give the ground for publishing all the same.</translation>
        </message>
        <message>
            <source>意见书措辞</source>
            <translation>Wording of opinions</translation>
        </message>
        <message>
            <source>意见书措辞草稿（{kind}）</source>
            <translation>Draft of the wording of opinions ({kind})</translation>
        </message>
        <message>
            <source>意见书有手写签名等待核实：{names}。请先核实，或写明仍要公示的依据。</source>
            <translation>A hand signature on the opinion is questioned: {names}. Settle it first, or give the ground for publishing all the same.</translation>
        </message>
        <message>
            <source>意见书没有签齐：{names}。请先签齐，或写明仍要公示的依据。</source>
            <translation>The opinion is not signed by all: {names}. Have it signed first, or give the ground for publishing all the same.</translation>
        </message>
        <message>
            <source>意见书清单</source>
            <translation>List of opinions</translation>
        </message>
        <message>
            <source>意见书的各句</source>
            <translation>Sentences of the opinion</translation>
        </message>
        <message>
            <source>意见书还是草稿，没有定稿：{names}。请先签齐，或写明仍要公示的依据。</source>
            <translation>The opinion is still a draft: {names}. Have it signed first, or give the ground for publishing all the same.</translation>
        </message>
        <message>
            <source>意见书里不由专家组写的文字，由本局定。双花括号里的名称由记录填入。启用的版本不再改动：已起草的意见书仍用原来的版本，可在意见书里换用新版；已定稿、已签名的永远不变。</source>
            <translation>What of an opinion the panel does not write, the office decides. Names in double braces are filled in from the record. A version in force never changes: opinions drafted before keep theirs, and can be taken over; final and signed ones never change.</translation>
        </message>
        <message>
            <source>意见书（{name}）</source>
            <translation>Opinion ({name})</translation>
        </message>
        <message>
            <source>成果中试与产业化</source>
            <translation>Pilot production and industrialization</translation>
        </message>
        <message>
            <source>成立</source>
            <translation>Upheld</translation>
        </message>
        <message>
            <source>我的评分对照</source>
            <translation>My marks side by side</translation>
        </message>
        <message>
            <source>我的评分表</source>
            <translation>My score sheets</translation>
        </message>
        <message>
            <source>我看过这份扫描件，上面印的就是：{which}</source>
            <translation>I looked at the scan; printed on it is: {which}</translation>
        </message>
        <message>
            <source>战略研究与技术开发</source>
            <translation>Strategic research and development</translation>
        </message>
        <message>
            <source>截图或照片</source>
            <translation>Screenshot or photograph</translation>
        </message>
        <message>
            <source>截止 {day}，{counts}（指引未规定）</source>
            <translation>Due {day}; {counts} (not set by the guideline)</translation>
        </message>
        <message>
            <source>截止以后收到</source>
            <translation>Came after the last day</translation>
        </message>
        <message>
            <source>截止受理</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>截止日</source>
            <translation>Due date</translation>
        </message>
        <message>
            <source>截止日已过 {days} 天：开启以后这 {n} 个中心立即列为逾期。</source>
            <translation>The due day passed {days} days ago: these {n} centres become overdue at once.</translation>
        </message>
        <message>
            <source>截止日是周末。程序不自动顺延，需要顺延时请办理延期。</source>
            <translation>The due day is a weekend. It is not moved; extend it if it should be.</translation>
        </message>
        <message>
            <source>截止日是周末（该年放假安排未载入）。程序不自动顺延。</source>
            <translation>The due day is a weekend (that year's holidays are not loaded). It is not moved.</translation>
        </message>
        <message>
            <source>截止日是法定假日。程序不自动顺延，需要顺延时请办理延期。</source>
            <translation>The due day is a public holiday. It is not moved; extend it if it should be.</translation>
        </message>
        <message>
            <source>所在城市</source>
            <translation>City</translation>
        </message>
        <message>
            <source>所在的一页：{page}</source>
            <translation>Page: {page}</translation>
        </message>
        <message>
            <source>所有事项</source>
            <translation>All items</translation>
        </message>
        <message>
            <source>所有人都忘记口令时，只有这张恢复单能打开工作区“{name}”。程序已用它试开过一次。它不存在任何地方，只显示这一次：请打印或抄写，放进保险柜，不要放在这台电脑里。</source>
            <translation>When everybody has forgotten their secret, only this sheet opens the workspace “{name}”. The program has tried it once. It is kept nowhere and shown this once: print it or copy it out and put it in the safe, not on this computer.</translation>
        </message>
        <message>
            <source>所有文件 (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>所选各项没有可以一起办理的事。请逐项查看。</source>
            <translation>Nothing can be done with these together. Look at each.</translation>
        </message>
        <message>
            <source>手册里的这一节</source>
            <translation>This section of the manual</translation>
        </message>
        <message>
            <source>手册：放到服务器上</source>
            <translation>Manual: on a server</translation>
        </message>
        <message>
            <source>手写合计</source>
            <translation>Written sum</translation>
        </message>
        <message>
            <source>手写合计 {sum}，与各项之和不符，以各项得分为准。</source>
            <translation>Hand-written total {sum} differs from the sum; the scores of the criteria count.</translation>
        </message>
        <message>
            <source>手写合计 {sum}，相符。</source>
            <translation>Hand-written total {sum} agrees.</translation>
        </message>
        <message>
            <source>手写合计 {written}，各项之和 {sum}，相差 {by}。请先核对有没有录错；合计录错的，按退格键再录。</source>
            <translation>Written sum {written}, sum of the items {sum}, {by} apart. Check the keying first; where the sum itself is mistyped, press Backspace and key it again.</translation>
        </message>
        <message>
            <source>手写合计 {written}，各项之和 {sum}，相差 {difference}。请先核对有没有录错。</source>
            <translation>Written sum {written}, items add up to {sum}, {difference} apart. Check first whether something was keyed wrongly.</translation>
        </message>
        <message>
            <source>手写合计不一致</source>
            <translation>Written sum differs</translation>
        </message>
        <message>
            <source>手写合计改为</source>
            <translation>Hand-written sum becomes</translation>
        </message>
        <message>
            <source>手写合计更正为</source>
            <translation>Sum written by hand becomes</translation>
        </message>
        <message>
            <source>手写合计：{before} → {after}</source>
            <translation>Hand-written sum: {before} → {after}</translation>
        </message>
        <message>
            <source>手写待确认 {n} 人</source>
            <translation>{n} by hand, to be confirmed</translation>
        </message>
        <message>
            <source>手写签名</source>
            <translation>Signed by hand</translation>
        </message>
        <message>
            <source>手写签名继续有效。</source>
            <translation>The hand signature stands.</translation>
        </message>
        <message>
            <source>手写，待撤销</source>
            <translation>By hand, questioned</translation>
        </message>
        <message>
            <source>手写，待确认</source>
            <translation>By hand, to confirm</translation>
        </message>
        <message>
            <source>手动备份</source>
            <translation>By hand</translation>
        </message>
        <message>
            <source>手机等已交存</source>
            <translation>Telephone handed in</translation>
        </message>
        <message>
            <source>打勾的列显示在列表里，也进入打印和导出。空格打勾，Alt+↑ 和 Alt+↓ 调整次序。只影响您自己的屏幕。</source>
            <translation>Ticked columns are shown, printed and exported. Space ticks; Alt+↑ and Alt+↓ move. Only your own screen changes.</translation>
        </message>
        <message>
            <source>打印</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>打印…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>打印专家抽取的名单和记录…</source>
            <translation>Print pool and record of the draw…</translation>
        </message>
        <message>
            <source>打印凭条…</source>
            <translation>Print the slip…</translation>
        </message>
        <message>
            <source>打印或导出屏幕上的列表</source>
            <translation>Print or export the list</translation>
        </message>
        <message>
            <source>打印或导出屏幕上的列表…</source>
            <translation>Print or export the list…</translation>
        </message>
        <message>
            <source>打印更正单…</source>
            <translation>Print the docket…</translation>
        </message>
        <message>
            <source>打印申报表</source>
            <translation>Print the form</translation>
        </message>
        <message>
            <source>打印联系专家用的电话单…</source>
            <translation>Print the sheet for telephoning experts…</translation>
        </message>
        <message>
            <source>打印试算证书…</source>
            <translation>Print the certificate…</translation>
        </message>
        <message>
            <source>打开</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>打开“{name}”</source>
            <translation>Open “{name}”</translation>
        </message>
        <message>
            <source>打开会议</source>
            <translation>Open the meeting</translation>
        </message>
        <message>
            <source>打开工作区</source>
            <translation>Open the workspace</translation>
        </message>
        <message>
            <source>打开意见书</source>
            <translation>Open opinion</translation>
        </message>
        <message>
            <source>打开所在文件夹</source>
            <translation>Open its folder</translation>
        </message>
        <message>
            <source>打开扫描件</source>
            <translation>Open the scan</translation>
        </message>
        <message>
            <source>打开数据文件夹</source>
            <translation>Open data folder</translation>
        </message>
        <message>
            <source>打开文件</source>
            <translation>Open the file</translation>
        </message>
        <message>
            <source>打开证书</source>
            <translation>Open the certificate</translation>
        </message>
        <message>
            <source>打造开放合作平台，开展国内外科技合作和交流，通过联合研究、项目合作等方式集聚全球创新资源，提升协同创新水平。</source>
            <translation>Build an open platform for cooperation at home and abroad; gather resources by joint research and projects, and raise collaborative innovation.</translation>
        </message>
        <message>
            <source>扩展区生僻字</source>
            <translation>Rare characters, extensions</translation>
        </message>
        <message>
            <source>扫描件</source>
            <translation>Scan</translation>
        </message>
        <message>
            <source>扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
            <translation>Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
        </message>
        <message>
            <source>扫描件 (*.pdf *.jpg *.jpeg *.png)</source>
            <translation>Scans (*.pdf *.jpg *.jpeg *.png)</translation>
        </message>
        <message>
            <source>扫描件上没有读到二维码</source>
            <translation>No code could be read on the scan</translation>
        </message>
        <message>
            <source>扫描件上没有读到二维码：请看编号和版次是不是这一份。</source>
            <translation>No code could be read on the scan: see whether number and version are those of this opinion.</translation>
        </message>
        <message>
            <source>扫描件上的二维码就是这一份。</source>
            <translation>The code on the scan is that of this opinion.</translation>
        </message>
        <message>
            <source>扫描回收</source>
            <translation>Scans</translation>
        </message>
        <message>
            <source>扫描页</source>
            <translation>Scanned page</translation>
        </message>
        <message>
            <source>扫码或输入编码 F3</source>
            <translation>Scan or type a code F3</translation>
        </message>
        <message>
            <source>批准</source>
            <translation>Approved</translation>
        </message>
        <message>
            <source>批准人或批准文件</source>
            <translation>Approved by, or paper</translation>
        </message>
        <message>
            <source>批准人或文号</source>
            <translation>Allowed by</translation>
        </message>
        <message>
            <source>批次</source>
            <translation>Batch</translation>
        </message>
        <message>
            <source>批次与主管部门</source>
            <translation>Batches and departments</translation>
        </message>
        <message>
            <source>批次名称</source>
            <translation>Name of the batch</translation>
        </message>
        <message>
            <source>批次已更名为“{name}”。</source>
            <translation>The batch is now called “{name}”.</translation>
        </message>
        <message>
            <source>批次：{name}</source>
            <translation>Batch: {name}</translation>
        </message>
        <message>
            <source>批次：还没有</source>
            <translation>Batch: none yet</translation>
        </message>
        <message>
            <source>批量办理</source>
            <translation>All at once</translation>
        </message>
        <message>
            <source>批量办理…</source>
            <translation>All at once…</translation>
        </message>
        <message>
            <source>批量办理意见书</source>
            <translation>All opinions at once</translation>
        </message>
        <message>
            <source>找回这份草稿</source>
            <translation>Bring this draft back</translation>
        </message>
        <message>
            <source>承担项目（项）</source>
            <translation>Projects</translation>
        </message>
        <message>
            <source>承诺书</source>
            <translation>Pledge</translation>
        </message>
        <message>
            <source>技术</source>
            <translation>Technology</translation>
        </message>
        <message>
            <source>技术创新中心日程</source>
            <translation>Duties of the centres</translation>
        </message>
        <message>
            <source>技术创新中心评审</source>
            <translation>Technology innovation centre review</translation>
        </message>
        <message>
            <source>技术参数在右上角姓名菜单的“保存诊断信息”里。</source>
            <translation>Technical figures are in the diagnostics of the menu at the top right.</translation>
        </message>
        <message>
            <source>技术服务与开放共享</source>
            <translation>Technical services and open sharing</translation>
        </message>
        <message>
            <source>抄下末条校验码，可与以后的导出核对。</source>
            <translation>Copy the code of the last entry to compare it with later exports.</translation>
        </message>
        <message>
            <source>把全部数据移到 {where}？</source>
            <translation>Move all data to {where}?</translation>
        </message>
        <message>
            <source>把全部数据移回这台电脑的文件夹？</source>
            <translation>Move all data back into the folder on this computer?</translation>
        </message>
        <message>
            <source>把本系统以前的中心连同历年的年度报告、评估等次、变更和任务书指标，从一份表格一次记入：先试运行，逐格说明问题，逐个中心说明缺什么；要么全部记入，要么一行也不记。记入以后没有再办事以前，可以整份撤回。</source>
            <translation>Centres from before this program come in from one workbook with their annual reports, grades, changes and task books. A dry run comes first: every reason beside its cell, what is missing for each centre; all of it or nothing. Until something is done on top of it the whole goes back.</translation>
        </message>
        <message>
            <source>把缺席、并列、票数刚好等难办情形按这场会议的规则先算一遍，结果可以打印</source>
            <translation>Absences, ties, votes that just suffice and the like, computed beforehand by the rules of this meeting; the result can be printed</translation>
        </message>
        <message>
            <source>把选中的文字存为常用语</source>
            <translation>Keep the marked text as a phrase</translation>
        </message>
        <message>
            <source>投影屏断开了，大屏先放在这里；再接上，它自己回去。</source>
            <translation>The projector was disconnected, so the big screen waits here; it goes back by itself when it is there again.</translation>
        </message>
        <message>
            <source>投资</source>
            <translation>Investment</translation>
        </message>
        <message>
            <source>报出的数字</source>
            <translation>Number spoken</translation>
        </message>
        <message>
            <source>报告总结这一年的工作。</source>
            <translation>The report sums up the work of this year.</translation>
        </message>
        <message>
            <source>报数：{said}</source>
            <translation>Numbers spoken: {said}</translation>
        </message>
        <message>
            <source>抽取</source>
            <translation>Draw</translation>
        </message>
        <message>
            <source>抽取以后才有。</source>
            <translation>Only after the draw.</translation>
        </message>
        <message>
            <source>抽取几名</source>
            <translation>How many</translation>
        </message>
        <message>
            <source>抽取名单</source>
            <translation>Those in the draw</translation>
        </message>
        <message>
            <source>抽取名称</source>
            <translation>Title of the draw</translation>
        </message>
        <message>
            <source>抽取时按领域选人；几个领域之间用顿号隔开，例如：现代海洋、人工智能</source>
            <translation>Draws choose by field; separate several by a comma, for example 现代海洋、人工智能</translation>
        </message>
        <message>
            <source>抽取的组</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>抽签</source>
            <translation>Draw</translation>
        </message>
        <message>
            <source>抽签定顺序…</source>
            <translation>Draw lots for the order…</translation>
        </message>
        <message>
            <source>抽签记录</source>
            <translation>Record of the lots</translation>
        </message>
        <message>
            <source>抽签验证网页…</source>
            <translation>Page of proof of the lots…</translation>
        </message>
        <message>
            <source>拒签</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>拒签 {n} 人</source>
            <translation>{n} refused</translation>
        </message>
        <message>
            <source>拒绝参加</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>拒绝或未参加…</source>
            <translation>Refused or absent…</translation>
        </message>
        <message>
            <source>拟取消资格…</source>
            <translation>Propose cancellation…</translation>
        </message>
        <message>
            <source>拟取消资格的理由</source>
            <translation>Reasons for the draft</translation>
        </message>
        <message>
            <source>拟取消资格：{reason}</source>
            <translation>Cancellation drafted: {reason}</translation>
        </message>
        <message>
            <source>拟定中</source>
            <translation>Being drawn up</translation>
        </message>
        <message>
            <source>拟定中的综合评价名单上 {n} 个项目撤下分数，决定退回未决定，重新封存后再决定。</source>
            <translation> On the selection list that is being drawn up, {n} proposals lose their scores and go back to undecided; decide after the new sealing.</translation>
        </message>
        <message>
            <source>拟定名单</source>
            <translation>Draw up the list</translation>
        </message>
        <message>
            <source>拟定名单…</source>
            <translation>Draw up the list…</translation>
        </message>
        <message>
            <source>拟定名单以后又封存了 {n} 个项目，还不在名单里：{names}。</source>
            <translation>{n} more were sealed after this list was drawn up and are not on it yet: {names}.</translation>
        </message>
        <message>
            <source>拟建中心名称</source>
            <translation>Name of the proposed centre</translation>
        </message>
        <message>
            <source>拟撤销</source>
            <translation>Revocation proposed</translation>
        </message>
        <message>
            <source>拟撤销…</source>
            <translation>Propose revocation…</translation>
        </message>
        <message>
            <source>拟撤销的理由</source>
            <translation>Why to revoke</translation>
        </message>
        <message>
            <source>拟撤销的理由：{why}</source>
            <translation>Reason of the draft: {why}</translation>
        </message>
        <message>
            <source>拟撤销：{reason}</source>
            <translation>Revocation proposed: {reason}</translation>
        </message>
        <message>
            <source>拟支持</source>
            <translation>Supported</translation>
        </message>
        <message>
            <source>拟支持名单</source>
            <translation>Centres to be supported</translation>
        </message>
        <message>
            <source>拟支持名单确定以后，在这里发布公示，登记异议，期满办结。</source>
            <translation>Once a list is adopted, publish it here, register objections, and close the notice after its time.</translation>
        </message>
        <message>
            <source>拟支持名额</source>
            <translation>the places for support</translation>
        </message>
        <message>
            <source>拟：{grade}</source>
            <translation>Sug.: {grade}</translation>
        </message>
        <message>
            <source>持其他证件的不填</source>
            <translation>Leave empty for other documents</translation>
        </message>
        <message>
            <source>持有人</source>
            <translation>Holder</translation>
        </message>
        <message>
            <source>持有人不是“{name}”：登记以后，它可以在“{name}”的签名行签名，签名处写持有人“{owner}”。确认无误再登记。</source>
            <translation>The holder is not “{name}”: once registered it may sign in the line of “{name}”, and the signature names the holder “{owner}”. Register it only if that is right.</translation>
        </message>
        <message>
            <source>指定</source>
            <translation>Appointed</translation>
        </message>
        <message>
            <source>指定代理组长</source>
            <translation>Name an acting leader</translation>
        </message>
        <message>
            <source>指定代理组长…</source>
            <translation>Name an acting leader…</translation>
        </message>
        <message>
            <source>指定的理由</source>
            <translation>Why appointed</translation>
        </message>
        <message>
            <source>指引 {clause}</source>
            <translation>Guideline {clause}</translation>
        </message>
        <message>
            <source>指引一-1 写明的产业领域；申报表里也可以直接写别的领域。停用的在旧申报里照样显示，新申报不再提供。</source>
            <translation>Fields named by clause 1-1; another one can be typed in the form. Retired ones still show in older applications and are not offered for new ones.</translation>
        </message>
        <message>
            <source>指引二（一）列明三种情形，并写明“可采取多种组建模式”，本局可以另加。停用的在旧申报里照样显示；并入的，列表和统计跟着走，申报里保留原来写的。</source>
            <translation>The guideline, 二（一）, describes three cases and says that several ways can be taken, so the office may add its own. Retired ones still show in old applications; lists and statistics follow a merge, applications keep what was written.</translation>
        </message>
        <message>
            <source>指引二（二）写明从“以下任务”中选择，六项是指引定的，不能另加；可以停用，可以改说明。</source>
            <translation>The guideline, 二（二）, has applicants choose from the tasks it lists: the six are fixed and none can be added; they can be retired and explained otherwise.</translation>
        </message>
        <message>
            <source>指引未规定，由办公室确定</source>
            <translation>Not set by the guideline; the office decides</translation>
        </message>
        <message>
            <source>指引没有规定评分表（指引未规定），由本局制定，各项合计 100 分。启用的版本不再改动：已列入议程的项目一直用原来的版本，以后列入的用新版，下一年照旧沿用，直到启用更新的版本。打分的最小单位在“评审规则”里定。</source>
            <translation>The guideline gives no score sheet; the office writes it, adding up to 100. A version in force never changes: proposals already on an agenda keep theirs, later ones take the newest, next year too, until a newer one is put in force. The step of points is set in the review rules.</translation>
        </message>
        <message>
            <source>指引没有规定这些数字（指引未规定），由本局决定。修订产生新的版本，只用于以后召集的会议和以后开启的年度。</source>
            <translation>The guideline does not set these figures; the office decides. A revision makes a new version, used only for meetings convened and years opened from then on.</translation>
        </message>
        <message>
            <source>指明各列和各主管部门的写法是什么意思，程序会记住</source>
            <translation>Say what columns and departments mean; it is remembered</translation>
        </message>
        <message>
            <source>指标</source>
            <translation>Criterion</translation>
        </message>
        <message>
            <source>指标 {number}</source>
            <translation>Criterion {number}</translation>
        </message>
        <message>
            <source>指标 {number} 未评</source>
            <translation>Criterion {number} blank</translation>
        </message>
        <message>
            <source>指标 {number} 的分数不能采用</source>
            <translation>Points of {number} unusable</translation>
        </message>
        <message>
            <source>指标名称</source>
            <translation>Name of the criterion</translation>
        </message>
        <message>
            <source>指纹</source>
            <translation>Fingerprint</translation>
        </message>
        <message>
            <source>按 GB/T 9704-2012 量这份文件：版心、行数、字数、字号、页码</source>
            <translation>Measures this paper against GB/T 9704-2012: text area, lines, characters, sizes, page numbers</translation>
        </message>
        <message>
            <source>按 {number} 上次所填补上了 {n} 项空着的内容，已标明，请对照纸面。</source>
            <translation>{n} blank entries were filled as in {number}, and marked; please check them with the paper.</translation>
        </message>
        <message>
            <source>按{column}从大到小</source>
            <translation>by {column}, descending</translation>
        </message>
        <message>
            <source>按{column}从小到大</source>
            <translation>by {column}, ascending</translation>
        </message>
        <message>
            <source>按“撤销”回到刚才的草稿；要启用，写明依据。</source>
            <translation>Undo brings the draft of before back; say on what ground to put it in force.</translation>
        </message>
        <message>
            <source>按全天的 60%</source>
            <translation>60 % of a whole day</translation>
        </message>
        <message>
            <source>按原规则冻结新名单</source>
            <translation>Freeze anew by the same rule</translation>
        </message>
        <message>
            <source>按台账将列入 {n} 个中心，不改动台账。</source>
            <translation>{n} centres of the register will be listed; the register is not changed.</translation>
        </message>
        <message>
            <source>按名称、拼音或首字母查找</source>
            <translation>Find by name, pinyin or initials</translation>
        </message>
        <message>
            <source>按天移动日期</source>
            <translation>Move the date by days</translation>
        </message>
        <message>
            <source>按平均分从高到低；平均分相同的名次并列，下一名次空出。</source>
            <translation>By mean score, highest first; equal means share a place and the next one stays empty.</translation>
        </message>
        <message>
            <source>按座次，姓名、单位、职称、专业、组长；没有电话和证件号码</source>
            <translation>In seat order: name, unit, title, speciality, leader; no telephones or numbers of cards</translation>
        </message>
        <message>
            <source>按得分和比例推算为“{grade}”；由会议决定，请选择。</source>
            <translation>Score and cap come to “{grade}”; the meeting decides, so please choose.</translation>
        </message>
        <message>
            <source>按所选的写入</source>
            <translation>Write as chosen</translation>
        </message>
        <message>
            <source>按推算等次登记 {n} 项…</source>
            <translation>Decide {n} as suggested…</translation>
        </message>
        <message>
            <source>按早了：计时回到上一步，过去的时间算在上一步里  Shift+F8</source>
            <translation>Pressed too early: the clock goes back a step, and the time that passed counts there  Shift+F8</translation>
        </message>
        <message>
            <source>按更正后各项之和填好；纸面签字更正的合计不同，照纸面改</source>
            <translation>Filled in with the sum of the items as corrected; where the sum signed on paper is another, write that one</translation>
        </message>
        <message>
            <source>按本局设置</source>
            <translation>By the setting</translation>
        </message>
        <message>
            <source>按本局设置推算（指引未规定）；当年通知另有规定的，在这里改。</source>
            <translation>from the office's settings (not set by the guideline); if this year's notice says otherwise, change it here</translation>
        </message>
        <message>
            <source>按此填写未决定的…</source>
            <translation>Fill the open decisions…</translation>
        </message>
        <message>
            <source>按空格键，或用鼠标点</source>
            <translation>Press the space bar, or click</translation>
        </message>
        <message>
            <source>按规则，封存要由经办人提出、监督员确认。</source>
            <translation>By the rules the organizer asks for sealing and the supervisor confirms.</translation>
        </message>
        <message>
            <source>按这个顺序入座：{names}。</source>
            <translation>Seated in this order: {names}.</translation>
        </message>
        <message>
            <source>按选中的筛选</source>
            <translation>Apply the selected one</translation>
        </message>
        <message>
            <source>按钮上的数字是其中可以办理的项数；不合适的几项不受影响。</source>
            <translation>The numbers say how many of them it fits; the others are left alone.</translation>
        </message>
        <message>
            <source>按项目代录…</source>
            <translation>Key the pile…</translation>
        </message>
        <message>
            <source>换回来</source>
            <translation>Take it back</translation>
        </message>
        <message>
            <source>换用{version}</source>
            <translation>Take {version}</translation>
        </message>
        <message>
            <source>授权知识产权（件）</source>
            <translation>Rights granted</translation>
        </message>
        <message>
            <source>排在一起</source>
            <translation>Kept together</translation>
        </message>
        <message>
            <source>排定时间</source>
            <translation>Set times</translation>
        </message>
        <message>
            <source>排定时间…</source>
            <translation>Set the times…</translation>
        </message>
        <message>
            <source>排版 {n} 处</source>
            <translation>Layout: {n}</translation>
        </message>
        <message>
            <source>排版无偏差</source>
            <translation>Layout OK</translation>
        </message>
        <message>
            <source>排版核对</source>
            <translation>Layout</translation>
        </message>
        <message>
            <source>排除</source>
            <translation>Dismiss</translation>
        </message>
        <message>
            <source>排除…</source>
            <translation>Dismiss…</translation>
        </message>
        <message>
            <source>接着写</source>
            <translation>Go on writing</translation>
        </message>
        <message>
            <source>接着办（{n} 份）</source>
            <translation>Go on ({n})</translation>
        </message>
        <message>
            <source>接着填写</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>接着填写，核对后提交受理。编号在受理时给出。</source>
            <translation>Go on filling in, check, then submit. The number is given at intake.</translation>
        </message>
        <message>
            <source>推动重大技术成果中试熟化与工程化产业化，加快共性关键技术转移扩散，促进技术成果示范应用，推动形成行业技术标准。</source>
            <translation>Bring major results through pilot production into industry, spread key common technologies, demonstrate applications and help form technical standards.</translation>
        </message>
        <message>
            <source>推算等次</source>
            <translation>Suggested grade</translation>
        </message>
        <message>
            <source>推算等次只供参考，由会议决定。</source>
            <translation>The suggestion is a help only; a meeting decides.</translation>
        </message>
        <message>
            <source>推荐与受理</source>
            <translation>Intake</translation>
        </message>
        <message>
            <source>推荐信息</source>
            <translation>Recommendation</translation>
        </message>
        <message>
            <source>推荐函</source>
            <translation>Letter of recommendation</translation>
        </message>
        <message>
            <source>推荐函与收件</source>
            <translation>Letters and deliveries</translation>
        </message>
        <message>
            <source>推荐函和收件</source>
            <translation>Letters and deliveries</translation>
        </message>
        <message>
            <source>推荐函或收件</source>
            <translation>Letter or delivery</translation>
        </message>
        <message>
            <source>推荐函扫描件</source>
            <translation>Scan of the letter</translation>
        </message>
        <message>
            <source>推荐单位</source>
            <translation>Recommending department</translation>
        </message>
        <message>
            <source>推荐单位在“{batch}”限推荐 {most} 项，这是第 {n} 项，超出 {over} 项；只作提醒，照常可以提交。</source>
            <translation>In “{batch}” the department may recommend {most}; this is number {n}, {over} over. It is a reminder only, you can hand it in.</translation>
        </message>
        <message>
            <source>推荐名单</source>
            <translation>List</translation>
        </message>
        <message>
            <source>推荐名单核对表</source>
            <translation>List against what came</translation>
        </message>
        <message>
            <source>推荐意见</source>
            <translation>Opinion</translation>
        </message>
        <message>
            <source>推荐方式</source>
            <translation>Way of recommendation</translation>
        </message>
        <message>
            <source>推荐汇总表</source>
            <translation>Recommendation list</translation>
        </message>
        <message>
            <source>推荐汇总表为：{text}</source>
            <translation>The recommendation list says: {text}</translation>
        </message>
        <message>
            <source>推荐汇总表写的是“{text}”</source>
            <translation>the list says “{text}”</translation>
        </message>
        <message>
            <source>推荐汇总表（空白表格）</source>
            <translation>Recommendations (empty workbook)</translation>
        </message>
        <message>
            <source>推荐限额</source>
            <translation>Quota</translation>
        </message>
        <message>
            <source>推荐限额…</source>
            <translation>Quota…</translation>
        </message>
        <message>
            <source>推荐项目</source>
            <translation>Proposals</translation>
        </message>
        <message>
            <source>推选为组长…</source>
            <translation>Elect as leader…</translation>
        </message>
        <message>
            <source>推选组长…</source>
            <translation>Elect a leader…</translation>
        </message>
        <message>
            <source>措辞</source>
            <translation>Wording</translation>
        </message>
        <message>
            <source>措辞：{version}</source>
            <translation>Wording: {version}</translation>
        </message>
        <message>
            <source>提交受理</source>
            <translation>Submit for intake</translation>
        </message>
        <message>
            <source>提交评分</source>
            <translation>Submit the scores</translation>
        </message>
        <message>
            <source>提交评审</source>
            <translation>Put on the docket</translation>
        </message>
        <message>
            <source>提交评审 {n} 项</source>
            <translation>Put {n} on the docket</translation>
        </message>
        <message>
            <source>提交评审…</source>
            <translation>Put on the docket…</translation>
        </message>
        <message>
            <source>提交评审后，在“评审会议”里选入议程，评分、表决、封存和意见书与论证相同。</source>
            <translation>Once on the docket, put it on an agenda under Meetings; scoring, vote, seal and opinion are as for a proposal.</translation>
        </message>
        <message>
            <source>提供技术服务、技术开发、技术转让、技术咨询等服务，面向行业推动科技资源开放共享，解决产业和企业实际技术难题。</source>
            <translation>Offer technical services, development, transfer and consulting, share resources with the industry and solve its practical problems.</translation>
        </message>
        <message>
            <source>提出和同意撤销须由两个人办理</source>
            <translation>Two people: one asks, another one agrees</translation>
        </message>
        <message>
            <source>提出封存</source>
            <translation>Ask for sealing</translation>
        </message>
        <message>
            <source>提出封存…</source>
            <translation>Ask for sealing…</translation>
        </message>
        <message>
            <source>提出撤销</source>
            <translation>Ask to take it back</translation>
        </message>
        <message>
            <source>提出撤销{name}已确认的手写签名。另一位工作人员同意以前，签名照旧有效；同意以后：</source>
            <translation>Ask to take back the confirmed hand signature of {name}. It stands until somebody else agrees; then:</translation>
        </message>
        <message>
            <source>提出撤销手写签名</source>
            <translation>Ask to take a hand signature back</translation>
        </message>
        <message>
            <source>提出撤销手写签名…</source>
            <translation>Ask to take it back…</translation>
        </message>
        <message>
            <source>提出日期</source>
            <translation>Sent on</translation>
        </message>
        <message>
            <source>提出日期 {day} 在公示期满（{last}）以后 {n} 天；邮寄的以邮戳为准，请核对</source>
            <translation>Its date {day} is {n} days after the last day of the notice ({last}); for what was posted the postmark counts. Please check it</translation>
        </message>
        <message>
            <source>提前评估的原因</source>
            <translation>Why early</translation>
        </message>
        <message>
            <source>提示</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>提示不影响的理由</source>
            <translation>Why a hint does not matter</translation>
        </message>
        <message>
            <source>提示：{text}</source>
            <translation>Hint: {text}</translation>
        </message>
        <message>
            <source>插入名称</source>
            <translation>Insert a name</translation>
        </message>
        <message>
            <source>搜索</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>搜索  Ctrl+F</source>
            <translation>Search  Ctrl+F</translation>
        </message>
        <message>
            <source>搜索“{text}”</source>
            <translation>search “{text}”</translation>
        </message>
        <message>
            <source>搬运数据</source>
            <translation>Moving the data</translation>
        </message>
        <message>
            <source>搭建创新创业孵化服务载体，支持科研人员开展以科技成果转化为核心的科技型创新创业，培育孵化细分领域的科技型中小企业。</source>
            <translation>Build incubation services, support researchers in ventures around the transfer of results, and raise small technology firms in the field.</translation>
        </message>
        <message>
            <source>撤回</source>
            <translation>Take back</translation>
        </message>
        <message>
            <source>撤回“{name}”：它从批次名单里去掉。已有申报归入的批次不能撤回；需要时可以再开启。</source>
            <translation>“{name}” is taken off the list of batches. A batch that has proposals cannot be taken back; it can be opened again.</translation>
        </message>
        <message>
            <source>撤回上一步</source>
            <translation>Take back the last step</translation>
        </message>
        <message>
            <source>撤回上一步…</source>
            <translation>Take back the last step…</translation>
        </message>
        <message>
            <source>撤回上次更正…</source>
            <translation>Take the last correction back…</translation>
        </message>
        <message>
            <source>撤回受理…</source>
            <translation>Withdraw…</translation>
        </message>
        <message>
            <source>撤回变更申请…</source>
            <translation>Withdraw the change…</translation>
        </message>
        <message>
            <source>撤回启封申请…</source>
            <translation>Take the request back…</translation>
        </message>
        <message>
            <source>撤回启封申请，结果照旧封存，什么都不变。</source>
            <translation>The request to reopen is taken back; the results stay sealed and nothing changes.</translation>
        </message>
        <message>
            <source>撤回封存申请…</source>
            <translation>Take the request back…</translation>
        </message>
        <message>
            <source>撤回异议的上一步…</source>
            <translation>Take back the last step of the objection…</translation>
        </message>
        <message>
            <source>撤回弃权</source>
            <translation>Withdraw the abstention</translation>
        </message>
        <message>
            <source>撤回批次</source>
            <translation>Take the batch back</translation>
        </message>
        <message>
            <source>撤回批次…</source>
            <translation>Take back…</translation>
        </message>
        <message>
            <source>撤回拟办稿…</source>
            <translation>Withdraw the draft…</translation>
        </message>
        <message>
            <source>撤回提交（还有 {n} 秒）</source>
            <translation>Take back ({n} s left)</translation>
        </message>
        <message>
            <source>撤回新版…</source>
            <translation>Take the new version back…</translation>
        </message>
        <message>
            <source>撤回更正</source>
            <translation>Take back</translation>
        </message>
        <message>
            <source>撤回更正单…</source>
            <translation>Take the docket back…</translation>
        </message>
        <message>
            <source>撤回更正的原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>撤回最近一次催报…</source>
            <translation>Take back the newest reminder…</translation>
        </message>
        <message>
            <source>撤回理由</source>
            <translation>Reason for withdrawing</translation>
        </message>
        <message>
            <source>撤回申请</source>
            <translation>Withdraw</translation>
        </message>
        <message>
            <source>撤回登记</source>
            <translation>Take back</translation>
        </message>
        <message>
            <source>撤回的原因</source>
            <translation>Reason for withdrawal</translation>
        </message>
        <message>
            <source>撤回纸面环节…</source>
            <translation>Take back a station…</translation>
        </message>
        <message>
            <source>撤回补录的任务…</source>
            <translation>Take an entered task back…</translation>
        </message>
        <message>
            <source>撤回这一步</source>
            <translation>Take back this step</translation>
        </message>
        <message>
            <source>撤回这项任务</source>
            <translation>Take the task back</translation>
        </message>
        <message>
            <source>撤销</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>撤销“{what}”。它留在办理记录里，不写入会议记录。</source>
            <translation>Takes back “{what}”. It stays in the record and not in the minutes.</translation>
        </message>
        <message>
            <source>撤销一条会场记录…</source>
            <translation>Take a note of the room back…</translation>
        </message>
        <message>
            <source>撤销代理组长</source>
            <translation>Take the acting leader back</translation>
        </message>
        <message>
            <source>撤销代理组长…</source>
            <translation>Take the acting leader back…</translation>
        </message>
        <message>
            <source>撤销修改要求…</source>
            <translation>Take the demand back…</translation>
        </message>
        <message>
            <source>撤销免复录…</source>
            <translation>Take back the waiver…</translation>
        </message>
        <message>
            <source>撤销别名</source>
            <translation>Take back</translation>
        </message>
        <message>
            <source>撤销别名…</source>
            <translation>Take another name back…</translation>
        </message>
        <message>
            <source>撤销办结</source>
            <translation>Take the closing back</translation>
        </message>
        <message>
            <source>撤销办结…</source>
            <translation>Take the closing back…</translation>
        </message>
        <message>
            <source>撤销原因</source>
            <translation>Reason for taking back</translation>
        </message>
        <message>
            <source>撤销变更</source>
            <translation>Undo the change</translation>
        </message>
        <message>
            <source>撤销合并</source>
            <translation>Undo the merging</translation>
        </message>
        <message>
            <source>撤销合并…</source>
            <translation>Undo the merging…</translation>
        </message>
        <message>
            <source>撤销名单</source>
            <translation>Take back</translation>
        </message>
        <message>
            <source>撤销后每一项都要重新复录</source>
            <translation>Every entry has to be keyed a second time again</translation>
        </message>
        <message>
            <source>撤销回避</source>
            <translation>Take the recusal back</translation>
        </message>
        <message>
            <source>撤销回避…</source>
            <translation>Take the recusal back…</translation>
        </message>
        <message>
            <source>撤销备案…</source>
            <translation>Take back filing…</translation>
        </message>
        <message>
            <source>撤销复录…</source>
            <translation>Take back the second keying…</translation>
        </message>
        <message>
            <source>撤销复核结果…</source>
            <translation>Take the outcome back…</translation>
        </message>
        <message>
            <source>撤销审查结果…</source>
            <translation>Take the result back…</translation>
        </message>
        <message>
            <source>撤销对{name}的登记，这一行重新等待签名；原登记留在审计日志里。</source>
            <translation>Withdraw what is recorded for {name}; the line waits again. The audit log keeps the record.</translation>
        </message>
        <message>
            <source>撤销延期…</source>
            <translation>Take back extension…</translation>
        </message>
        <message>
            <source>撤销承诺书登记…</source>
            <translation>Take the pledge back…</translation>
        </message>
        <message>
            <source>撤销指定</source>
            <translation>Take back</translation>
        </message>
        <message>
            <source>撤销指定…</source>
            <translation>Take the appointment back…</translation>
        </message>
        <message>
            <source>撤销收件</source>
            <translation>Take back</translation>
        </message>
        <message>
            <source>撤销无记名票数…</source>
            <translation>Take back secret ballots…</translation>
        </message>
        <message>
            <source>撤销最近一次到会或离会…</source>
            <translation>Take back the last arrival or leaving…</translation>
        </message>
        <message>
            <source>撤销最近一次变更…</source>
            <translation>Undo the newest change…</translation>
        </message>
        <message>
            <source>撤销最近一步，原来的内容保留在记录里</source>
            <translation>Undoes the last step; what stood there is kept in the record</translation>
        </message>
        <message>
            <source>撤销材料登记…</source>
            <translation>Take the receipt back…</translation>
        </message>
        <message>
            <source>撤销登记</source>
            <translation>Withdraw the record</translation>
        </message>
        <message>
            <source>撤销登记…</source>
            <translation>Withdraw record...</translation>
        </message>
        <message>
            <source>撤销的原因</source>
            <translation>Why it is taken back</translation>
        </message>
        <message>
            <source>撤销票数</source>
            <translation>Take back the count</translation>
        </message>
        <message>
            <source>撤销结果</source>
            <translation>Take back</translation>
        </message>
        <message>
            <source>撤销这一次</source>
            <translation>Take this one back</translation>
        </message>
        <message>
            <source>撤销这份名单</source>
            <translation>Take this list back</translation>
        </message>
        <message>
            <source>撤销这次收件…</source>
            <translation>Take this delivery back…</translation>
        </message>
        <message>
            <source>撤销退回</source>
            <translation>Take the return back</translation>
        </message>
        <message>
            <source>撤销退回…</source>
            <translation>Take the return back…</translation>
        </message>
        <message>
            <source>撤销退回的原因</source>
            <translation>Why the return is taken back</translation>
        </message>
        <message>
            <source>撤销选中的…</source>
            <translation>Take back…</translation>
        </message>
        <message>
            <source>撤销选中的一条…</source>
            <translation>Take it back…</translation>
        </message>
        <message>
            <source>撤销（Ctrl+Z）：{field}</source>
            <translation>Undo (Ctrl+Z): {field}</translation>
        </message>
        <message>
            <source>撤销：{movement} 评分表和票回到登记以前的样子。</source>
            <translation>Takes back: {movement} Sheets and ballots are then as before.</translation>
        </message>
        <message>
            <source>支持…</source>
            <translation>Support…</translation>
        </message>
        <message>
            <source>收件</source>
            <translation>Deliveries</translation>
        </message>
        <message>
            <source>收件 {number}</source>
            <translation>Slip {number}</translation>
        </message>
        <message>
            <source>收件回执</source>
            <translation>Slip</translation>
        </message>
        <message>
            <source>收件回执…</source>
            <translation>Slip…</translation>
        </message>
        <message>
            <source>收件日期</source>
            <translation>Handed in on</translation>
        </message>
        <message>
            <source>收件记录保留；可以恢复</source>
            <translation>Its deliveries stay; it can be brought back</translation>
        </message>
        <message>
            <source>收到上年度工作总结</source>
            <translation>Summary of last year received</translation>
        </message>
        <message>
            <source>收到主管部门的推荐函，在这里登记文号、盖章和名单，收件时打印回执。</source>
            <translation>Register a department's letter here with number, seal and list; print a slip for what is handed in.</translation>
        </message>
        <message>
            <source>收到建设方案后，转为申报草稿接着录；已登记的内容都会带过去。</source>
            <translation>When the plan comes, take it up as a draft; what was noted goes along.</translation>
        </message>
        <message>
            <source>收到异议：{text}</source>
            <translation>Objection received: {text}</translation>
        </message>
        <message>
            <source>收到日期</source>
            <translation>Received on</translation>
        </message>
        <message>
            <source>收到日期、期限、逾期和审计都按电脑的时间写，写错了要逐条更正。请先在系统里改好，再看一次；已保存的内容都在，没有改动。</source>
            <translation>Dates of receipt, terms, delays and the log are all written by the clock of the computer, and a wrong one is corrected entry by entry. Set it right in the system, then look again; everything saved is there and unchanged.</translation>
        </message>
        <message>
            <source>收到日期在“{batch}”截止（{day}）以后，转入“{next}”。</source>
            <translation>It came after the last day of “{batch}” ({day}) and goes into “{next}”.</translation>
        </message>
        <message>
            <source>收到日期在“{batch}”截止（{day}）以后，还没有下一批，先归入本批并标明逾期。</source>
            <translation>It came after the last day of “{batch}” ({day}); there is no next batch yet, so it goes in here marked late.</translation>
        </message>
        <message>
            <source>收到本年度工作计划</source>
            <translation>Plan for this year received</translation>
        </message>
        <message>
            <source>收到的材料</source>
            <translation>Papers that came</translation>
        </message>
        <message>
            <source>收到自评报告</source>
            <translation>Self-report received</translation>
        </message>
        <message>
            <source>收到自评报告…</source>
            <translation>Self-report received…</translation>
        </message>
        <message>
            <source>收回</source>
            <translation>Withdraw</translation>
        </message>
        <message>
            <source>收回“{name}”的凭条或口令：从现在起不能登录，已经录入的内容都保留。以后要再登录，由两人补发凭条。</source>
            <translation>Withdraw the slip or secret of “{name}”: from now on the person cannot sign in; what was entered stays. To sign in again two people give a new slip.</translation>
        </message>
        <message>
            <source>收回…</source>
            <translation>Withdraw…</translation>
        </message>
        <message>
            <source>收回公示</source>
            <translation>Take the notice back</translation>
        </message>
        <message>
            <source>收回公示…</source>
            <translation>Take the notice back…</translation>
        </message>
        <message>
            <source>收回兼任…</source>
            <translation>Take a role off…</translation>
        </message>
        <message>
            <source>收回名单</source>
            <translation>Take the list back</translation>
        </message>
        <message>
            <source>收回名单…</source>
            <translation>Take the list back…</translation>
        </message>
        <message>
            <source>收回后保留可查；上一个确定的版本恢复有效</source>
            <translation>It is kept; the version adopted before is in force again</translation>
        </message>
        <message>
            <source>收回启动</source>
            <translation>Take the start back</translation>
        </message>
        <message>
            <source>收回启动…</source>
            <translation>Take the start back…</translation>
        </message>
        <message>
            <source>收回年度…</source>
            <translation>Take back year…</translation>
        </message>
        <message>
            <source>收回放行</source>
            <translation>Take the waiver back</translation>
        </message>
        <message>
            <source>收回放行…</source>
            <translation>Take the waiver back…</translation>
        </message>
        <message>
            <source>收回有误、还没有重新启动的，用“恢复在建…”撤销</source>
            <translation>Taken back by mistake and not started anew, it is undone by “Take up again…”</translation>
        </message>
        <message>
            <source>收回的原因</source>
            <translation>Reason for taking back</translation>
        </message>
        <message>
            <source>收回的岗位</source>
            <translation>Role to take off</translation>
        </message>
        <message>
            <source>收回这一年…</source>
            <translation>Take this year back…</translation>
        </message>
        <message>
            <source>收起大屏</source>
            <translation>Close the big screen</translation>
        </message>
        <message>
            <source>收起纸面</source>
            <translation>Put the paper away</translation>
        </message>
        <message>
            <source>收起纸面（F7）</source>
            <translation>Put the paper away (F7)</translation>
        </message>
        <message>
            <source>收进</source>
            <translation>Taken in</translation>
        </message>
        <message>
            <source>收进扫描件</source>
            <translation>Take in scans</translation>
        </message>
        <message>
            <source>收进扫描件…</source>
            <translation>Take in scans…</translation>
        </message>
        <message>
            <source>改为 {middle}</source>
            <translation>Change to {middle}</translation>
        </message>
        <message>
            <source>改为代录</source>
            <translation>Key from paper</translation>
        </message>
        <message>
            <source>改为代录纸质表…</source>
            <translation>Key from paper instead...</translation>
        </message>
        <message>
            <source>改为加密的</source>
            <translation>Encrypt</translation>
        </message>
        <message>
            <source>改为加密的工作区</source>
            <translation>Make it an encrypted workspace</translation>
        </message>
        <message>
            <source>改为加密的工作区…</source>
            <translation>Make this workspace an encrypted one…</translation>
        </message>
        <message>
            <source>改了姓名，这位专家的登录姓名随之改变</source>
            <translation>The name this expert signs in under changes with it</translation>
        </message>
        <message>
            <source>改动前后的内容和原因都留在记录里</source>
            <translation>what was, what is and why stay on record</translation>
        </message>
        <message>
            <source>改动都已保留，申报还没有更正。要离开请按“返回列表”。</source>
            <translation>Everything typed is kept; the proposal is not corrected yet. To leave, press “Back to the list”.</translation>
        </message>
        <message>
            <source>改名额，下面随之变化；测算本身不作决定。名额指引未规定。</source>
            <translation>Change the places and see what follows; trying decides nothing. The guideline sets no number of places.</translation>
        </message>
        <message>
            <source>改回去</source>
            <translation>Change it back</translation>
        </message>
        <message>
            <source>改期以后</source>
            <translation>With the new day</translation>
        </message>
        <message>
            <source>改期以后变动的报告</source>
            <translation>Reports that turn with the new day</translation>
        </message>
        <message>
            <source>改规则，重新抽取</source>
            <translation>Another rule, draw again</translation>
        </message>
        <message>
            <source>改规则，重新抽取…</source>
            <translation>Another rule, draw again…</translation>
        </message>
        <message>
            <source>改记为建设意向</source>
            <translation>Put back as an intention</translation>
        </message>
        <message>
            <source>放假天数</source>
            <translation>Days off</translation>
        </message>
        <message>
            <source>放大</source>
            <translation>Larger</translation>
        </message>
        <message>
            <source>放大评分区</source>
            <translation>Enlarge the scoring area</translation>
        </message>
        <message>
            <source>放弃…</source>
            <translation>Give up…</translation>
        </message>
        <message>
            <source>放弃以后，上面这些内容哪里都没有了。</source>
            <translation>Once given up, the above is nowhere any more.</translation>
        </message>
        <message>
            <source>放弃填写</source>
            <translation>Discard the entry</translation>
        </message>
        <message>
            <source>放弃更正</source>
            <translation>Give up correction</translation>
        </message>
        <message>
            <source>放弃更正…</source>
            <translation>Give up correction…</translation>
        </message>
        <message>
            <source>放弃草稿</source>
            <translation>Give up draft</translation>
        </message>
        <message>
            <source>放弃还没有完成的更正？申报保持受理时的内容；已经改的留在审计记录里。</source>
            <translation>Give up the unfinished correction? The proposal stays as it was accepted; what was changed is kept in the audit log.</translation>
        </message>
        <message>
            <source>放行</source>
            <translation>Waive</translation>
        </message>
        <message>
            <source>放行…</source>
            <translation>Waive…</translation>
        </message>
        <message>
            <source>放行已收回，这一项又要办。</source>
            <translation>The waiver is taken back; the obstacle stands again.</translation>
        </message>
        <message>
            <source>放行理由</source>
            <translation>Reason of the waiver</translation>
        </message>
        <message>
            <source>放行的理由</source>
            <translation>Reason of the waiver</translation>
        </message>
        <message>
            <source>救急副本</source>
            <translation>Rescue copy</translation>
        </message>
        <message>
            <source>救急副本 {name} {time}</source>
            <translation>rescue copy {name} {time}</translation>
        </message>
        <message>
            <source>救急副本存到哪里</source>
            <translation>Where to save the rescue copy</translation>
        </message>
        <message>
            <source>数字</source>
            <translation>Figures</translation>
        </message>
        <message>
            <source>数字录入，回车到下一项，方向键移动，Esc 还原这一格。没有分的空着，空白不是 0 分。录完的一列有错：移到那一列，这里写着怎样改。</source>
            <translation>Type figures, Enter goes on, arrows move, Esc restores the field. Leave out what has no mark: blank is not 0. A finished column is wrong: move to it, and the way to put it right stands here.</translation>
        </message>
        <message>
            <source>数据与备份</source>
            <translation>Data and backup</translation>
        </message>
        <message>
            <source>数据已移到服务器 {where}：</source>
            <translation>The data are on the server now, {where}: </translation>
        </message>
        <message>
            <source>数据已移回这台电脑的文件夹：</source>
            <translation>The data are back in the folder on this computer: </translation>
        </message>
        <message>
            <source>数据库</source>
            <translation>Database</translation>
        </message>
        <message>
            <source>数据库属主的用户名</source>
            <translation>User who owns the database</translation>
        </message>
        <message>
            <source>数据文件夹</source>
            <translation>Data folder</translation>
        </message>
        <message>
            <source>数据格式 {schema}，审计记录 {n} 条</source>
            <translation>Data format {schema}, {n} audit entries</translation>
        </message>
        <message>
            <source>数据都在一个文件夹里，只在这台电脑上。备份是整个文件夹的副本，读回核对以后才算数。</source>
            <translation>All data is in one folder on this computer alone. A backup is a copy of the whole folder and counts once it was read back.</translation>
        </message>
        <message>
            <source>整份公示</source>
            <translation>The whole notice</translation>
        </message>
        <message>
            <source>整份名单</source>
            <translation>The whole list</translation>
        </message>
        <message>
            <source>整份名单收回，不只是这一个项目；名单上的决定都不再有效，不能据此公示</source>
            <translation>The whole list is taken back, not this proposal alone; its decisions count no more and cannot be published</translation>
        </message>
        <message>
            <source>整份打开（评语等）F2</source>
            <translation>Whole sheet (comments) F2</translation>
        </message>
        <message>
            <source>整份撤回</source>
            <translation>Take all back</translation>
        </message>
        <message>
            <source>整份撤回…</source>
            <translation>Take all back…</translation>
        </message>
        <message>
            <source>整份评分表的评语</source>
            <translation>Comment on the whole sheet</translation>
        </message>
        <message>
            <source>整场会议</source>
            <translation>The meeting as a whole</translation>
        </message>
        <message>
            <source>整张评分表</source>
            <translation>The whole sheet</translation>
        </message>
        <message>
            <source>整改中</source>
            <translation>Rectifying</translation>
        </message>
        <message>
            <source>整改到 {day}，收到整改报告后复核。</source>
            <translation>To be rectified by {day}; then the re-check.</translation>
        </message>
        <message>
            <source>整改到期</source>
            <translation>Re-check due</translation>
        </message>
        <message>
            <source>整改和撤销</source>
            <translation>Rectification</translation>
        </message>
        <message>
            <source>整改复核…</source>
            <translation>Re-check…</translation>
        </message>
        <message>
            <source>整改期限</source>
            <translation>Rectify by</translation>
        </message>
        <message>
            <source>整改期限已过，请复核。</source>
            <translation>The term has passed; re-check it.</translation>
        </message>
        <message>
            <source>整改要求</source>
            <translation>To rectify</translation>
        </message>
        <message>
            <source>整次抽取</source>
            <translation>The whole draw</translation>
        </message>
        <message>
            <source>文书…</source>
            <translation>Letter…</translation>
        </message>
        <message>
            <source>文件</source>
            <translation>File</translation>
        </message>
        <message>
            <source>文件夹</source>
            <translation>Folder</translation>
        </message>
        <message>
            <source>文件页面</source>
            <translation>Pages of the file</translation>
        </message>
        <message>
            <source>文件：{names}</source>
            <translation>Files: {names}</translation>
        </message>
        <message>
            <source>文号</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>文号与证书号</source>
            <translation>Numbers of papers</translation>
        </message>
        <message>
            <source>文号或纪要</source>
            <translation>Number or minutes</translation>
        </message>
        <message>
            <source>文号的年份用六角括号，已写成 {written}（录入的是 {typed}）</source>
            <translation>The year of a paper's number stands in 〔〕: written as {written} (typed: {typed})</translation>
        </message>
        <message>
            <source>文字</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>文本 (*.txt)</source>
            <translation>Text (*.txt)</translation>
        </message>
        <message>
            <source>新</source>
            <translation>New</translation>
        </message>
        <message>
            <source>新一代高端装备制造</source>
            <translation>New-generation high-end equipment manufacturing</translation>
        </message>
        <message>
            <source>新产品收入</source>
            <translation>Income from new products</translation>
        </message>
        <message>
            <source>新口令</source>
            <translation>New secret</translation>
        </message>
        <message>
            <source>新建</source>
            <translation>New</translation>
        </message>
        <message>
            <source>新建、转建分别排在一起</source>
            <translation>New building and conversion each together</translation>
        </message>
        <message>
            <source>新建工作区</source>
            <translation>New workspace</translation>
        </message>
        <message>
            <source>新建申报</source>
            <translation>New proposal</translation>
        </message>
        <message>
            <source>新建的空数据库</source>
            <translation>A new, empty database</translation>
        </message>
        <message>
            <source>新建评审会</source>
            <translation>New review meeting</translation>
        </message>
        <message>
            <source>新建评审会…</source>
            <translation>Convene a meeting…</translation>
        </message>
        <message>
            <source>新恢复单</source>
            <translation>New recovery sheet</translation>
        </message>
        <message>
            <source>新恢复单…</source>
            <translation>New recovery sheet…</translation>
        </message>
        <message>
            <source>新版措辞已启用，以后起草的意见书用它；已起草的仍用原来的版本。</source>
            <translation>The new wording is in force for opinions drafted from now on; those drafted before keep theirs.</translation>
        </message>
        <message>
            <source>新版的原因</source>
            <translation>Why a new version</translation>
        </message>
        <message>
            <source>新版评分表已启用，以后列入议程的项目用它；已列入议程的仍用原来的版本。</source>
            <translation>The new score sheet is in force for proposals put on an agenda from now on; those on one keep theirs.</translation>
        </message>
        <message>
            <source>新的岗位</source>
            <translation>New role</translation>
        </message>
        <message>
            <source>新的截止日</source>
            <translation>New due day</translation>
        </message>
        <message>
            <source>新的抽取</source>
            <translation>New draw</translation>
        </message>
        <message>
            <source>新的抽取…</source>
            <translation>New draw…</translation>
        </message>
        <message>
            <source>新的日期</source>
            <translation>New day</translation>
        </message>
        <message>
            <source>新的期限</source>
            <translation>New last day</translation>
        </message>
        <message>
            <source>新的顺序</source>
            <translation>New order</translation>
        </message>
        <message>
            <source>新组长</source>
            <translation>New leader</translation>
        </message>
        <message>
            <source>新组长已登记。要改回来，再推选一次即可。</source>
            <translation>The new leader is recorded. A further election changes it back.</translation>
        </message>
        <message>
            <source>新能源新材料</source>
            <translation>New energy and new materials</translation>
        </message>
        <message>
            <source>方向</source>
            <translation>Way</translation>
        </message>
        <message>
            <source>方式和去处</source>
            <translation>How and where to</translation>
        </message>
        <message>
            <source>方案未选择建设任务（{n}），总分按适用的满分折算。</source>
            <translation>The proposal did not choose task ({n}); the total is scaled to the applicable maximum.</translation>
        </message>
        <message>
            <source>方案没有选建设任务 {n} 的不适用</source>
            <translation>The plan does not name task {n}</translation>
        </message>
        <message>
            <source>旁边另有供程序重新演算的 {name}</source>
            <translation>beside it {name} for programs</translation>
        </message>
        <message>
            <source>旁边的 .sig 是它的签名，请一起保存</source>
            <translation>the .sig beside it is its signature, keep both</translation>
        </message>
        <message>
            <source>旋转</source>
            <translation>Turn</translation>
        </message>
        <message>
            <source>无名单</source>
            <translation>No list</translation>
        </message>
        <message>
            <source>无异议</source>
            <translation>No objection</translation>
        </message>
        <message>
            <source>无法判断</source>
            <translation>Cannot be decided</translation>
        </message>
        <message>
            <source>无法送达的写明原因，例如查无此人、已搬迁</source>
            <translation>If undeliverable, say why: unknown there, moved away</translation>
        </message>
        <message>
            <source>无法送达，退回</source>
            <translation>Undeliverable, returned</translation>
        </message>
        <message>
            <source>无记名</source>
            <translation>Secret</translation>
        </message>
        <message>
            <source>无记名投在票箱里的票照样计入</source>
            <translation>a secret ballot in the box counts all the same</translation>
        </message>
        <message>
            <source>无记名票数未登记</source>
            <translation>Secret ballots not entered</translation>
        </message>
        <message>
            <source>无记名表决</source>
            <translation>Secret vote</translation>
        </message>
        <message>
            <source>无记名；票数已登记，封存前不显示</source>
            <translation>Secret; the ballots are entered and hidden until sealing</translation>
        </message>
        <message>
            <source>无记名；票数还没有登记</source>
            <translation>Secret; the ballots are not entered yet</translation>
        </message>
        <message>
            <source>日历文件 (*.ics)</source>
            <translation>Calendar (*.ics)</translation>
        </message>
        <message>
            <source>日历（Alt+↓）</source>
            <translation>Calendar (Alt+↓)</translation>
        </message>
        <message>
            <source>日期</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>日期不存在，或在今天以后。</source>
            <translation>There is no such day, or it lies ahead.</translation>
        </message>
        <message>
            <source>日期先后的说明</source>
            <translation>Why the dates run so</translation>
        </message>
        <message>
            <source>日期和情况都清空，即撤销这次登记</source>
            <translation>Clear both to take it back</translation>
        </message>
        <message>
            <source>日期和文号都清空即撤销</source>
            <translation>Clear both to take it back</translation>
        </message>
        <message>
            <source>日期在 {n} 天后</source>
            <translation>dated {n} days from now</translation>
        </message>
        <message>
            <source>旧格式的表格，请先另存 (*.xls *.et)</source>
            <translation>Tables in old formats, to be saved anew first (*.xls *.et)</translation>
        </message>
        <message>
            <source>时间</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>时间、地点、参加人员、要求，附评审项目</source>
            <translation>When, where, who and what to bring, with the proposals</translation>
        </message>
        <message>
            <source>时间不明</source>
            <translation>time unknown</translation>
        </message>
        <message>
            <source>时间已排定，顺序改变时自动跟着改，印在议程上。</source>
            <translation>The times are set; they follow the order when it changes, and are printed on the agenda.</translation>
        </message>
        <message>
            <source>时间没有错，继续（会留下记录）</source>
            <translation>The time is right, go on (this is recorded)</translation>
        </message>
        <message>
            <source>是</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>是否受理</source>
            <translation>Take it up</translation>
        </message>
        <message>
            <source>是否受理…</source>
            <translation>Take up or not…</translation>
        </message>
        <message>
            <source>是百分数，这里填金额</source>
            <translation>is a percentage; an amount belongs here</translation>
        </message>
        <message>
            <source>显示</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>显示材料</source>
            <translation>Show the materials</translation>
        </message>
        <message>
            <source>显示输入的内容</source>
            <translation>Show what was entered</translation>
        </message>
        <message>
            <source>暂代，没有专用字体</source>
            <translation>Stands in; no font of its own</translation>
        </message>
        <message>
            <source>暂停  F7</source>
            <translation>Pause  F7</translation>
        </message>
        <message>
            <source>暂缓</source>
            <translation>Put off</translation>
        </message>
        <message>
            <source>暂缓的 {n} 个不在内。</source>
            <translation> Set aside and not among them: {n}. </translation>
        </message>
        <message>
            <source>暂缓评审</source>
            <translation>Set aside</translation>
        </message>
        <message>
            <source>暂缓评审…</source>
            <translation>Set aside…</translation>
        </message>
        <message>
            <source>更多</source>
            <translation>More</translation>
        </message>
        <message>
            <source>更换专家组…</source>
            <translation>Change the panel…</translation>
        </message>
        <message>
            <source>更换办理人</source>
            <translation>Change person</translation>
        </message>
        <message>
            <source>更改名称、日期、地点…</source>
            <translation>Change name, day, place…</translation>
        </message>
        <message>
            <source>更改议程…</source>
            <translation>Change the agenda…</translation>
        </message>
        <message>
            <source>更新 {m} 行</source>
            <translation>Update {m}</translation>
        </message>
        <message>
            <source>更早的 {n} 份没有列出；要用它们，请直接选择那一份的文件夹。</source>
            <translation>{n} older ones are not listed; to use one of them choose its own folder.</translation>
        </message>
        <message>
            <source>更正</source>
            <translation>Correct</translation>
        </message>
        <message>
            <source>更正 {year} 年度的截止日</source>
            <translation>Change the due day of {year}</translation>
        </message>
        <message>
            <source>更正…</source>
            <translation>Correct…</translation>
        </message>
        <message>
            <source>更正与复核</source>
            <translation>Corrections and re-checks</translation>
        </message>
        <message>
            <source>更正为</source>
            <translation>Becomes</translation>
        </message>
        <message>
            <source>更正什么</source>
            <translation>What is corrected</translation>
        </message>
        <message>
            <source>更正内容</source>
            <translation>Correction</translation>
        </message>
        <message>
            <source>更正单</source>
            <translation>Correction dockets</translation>
        </message>
        <message>
            <source>更正单和修改后同意的复核</source>
            <translation>Correction dockets and re-checks</translation>
        </message>
        <message>
            <source>更正单已开出，由监督人员确认后生效；确认以前结果不变。</source>
            <translation>The docket is written and takes effect once the supervisor confirms it; until then the result stands.</translation>
        </message>
        <message>
            <source>更正单第 {n} 号</source>
            <translation>Correction docket No. {n}</translation>
        </message>
        <message>
            <source>更正单第 {n} 号  {project}
{expert}，{what}
理由：{reason}
确认以后：</source>
            <translation>Correction docket No. {n}  {project}
{expert}, {what}
Reason: {reason}
Once confirmed:</translation>
        </message>
        <message>
            <source>更正单第 {n} 号已撤回，封存的结果没有变。</source>
            <translation>Correction docket No. {n} was taken back; the sealed result stands.</translation>
        </message>
        <message>
            <source>更正单第 {n} 号已生效，结果封存为新的一版。</source>
            <translation>Correction docket No. {n} is in force; the result is sealed as a new version.</translation>
        </message>
        <message>
            <source>更正单第 {n} 号待确认：确认后分数或结论有变的，决定退回未决定。</source>
            <translation>Docket {n} waits to be confirmed: if it changes the score or the verdict, the decision goes back to undecided.</translation>
        </message>
        <message>
            <source>更正单第{n}号</source>
            <translation>Correction docket {n}</translation>
        </message>
        <message>
            <source>更正原因</source>
            <translation>Reason for the correction</translation>
        </message>
        <message>
            <source>更正和停用</source>
            <translation>Correcting and retiring</translation>
        </message>
        <message>
            <source>更正和延期</source>
            <translation>Corrections, extension</translation>
        </message>
        <message>
            <source>更正姓名…</source>
            <translation>Correct the name…</translation>
        </message>
        <message>
            <source>更正得分</source>
            <translation>Points</translation>
        </message>
        <message>
            <source>更正截止日</source>
            <translation>Change due day</translation>
        </message>
        <message>
            <source>更正截止日…</source>
            <translation>Change due day…</translation>
        </message>
        <message>
            <source>更正手写合计</source>
            <translation>Sum written by hand</translation>
        </message>
        <message>
            <source>更正手写合计…</source>
            <translation>Correct the hand-written total…</translation>
        </message>
        <message>
            <source>更正批次名称…</source>
            <translation>Rename batch…</translation>
        </message>
        <message>
            <source>更正未完</source>
            <translation>Correction begun</translation>
        </message>
        <message>
            <source>更正申报</source>
            <translation>Correct the proposal</translation>
        </message>
        <message>
            <source>更正的原因</source>
            <translation>Why it is corrected</translation>
        </message>
        <message>
            <source>更正的影响</source>
            <translation>Effect of the correction</translation>
        </message>
        <message>
            <source>更正的理由</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>更正表决票</source>
            <translation>Ballot</translation>
        </message>
        <message>
            <source>更正资料…</source>
            <translation>Correct the record…</translation>
        </message>
        <message>
            <source>曾在这个单位任职：{unit}</source>
            <translation>Worked there before: {unit}</translation>
        </message>
        <message>
            <source>替换</source>
            <translation>Replace</translation>
        </message>
        <message>
            <source>替换 {file}</source>
            <translation>Replace {file}</translation>
        </message>
        <message>
            <source>替换…</source>
            <translation>Replace…</translation>
        </message>
        <message>
            <source>替换后，原来的文件就没有了。</source>
            <translation>The old file is gone then.</translation>
        </message>
        <message>
            <source>替换文件</source>
            <translation>Replace the file</translation>
        </message>
        <message>
            <source>最多 {maximum}</source>
            <translation>at most {maximum}</translation>
        </message>
        <message>
            <source>最多保存 50 个筛选，请先删除不用的。</source>
            <translation>50 filters at most; please remove one first.</translation>
        </message>
        <message>
            <source>最多推荐几项</source>
            <translation>How many at most</translation>
        </message>
        <message>
            <source>最少 {panel} 人 · 表决 {majority} · 通过线 {line} · 高低分{trim}</source>
            <translation>at least {panel} experts · vote {majority} · pass line {line} · {trim}</translation>
        </message>
        <message>
            <source>最终通知</source>
            <translation>Final notice</translation>
        </message>
        <message>
            <source>最终通知（告知可以陈述申辩）</source>
            <translation>Final notice (with the right to be heard)</translation>
        </message>
        <message>
            <source>最近 30 天</source>
            <translation>Last 30 days</translation>
        </message>
        <message>
            <source>最近 7 天</source>
            <translation>Last 7 days</translation>
        </message>
        <message>
            <source>最近一年</source>
            <translation>Last year</translation>
        </message>
        <message>
            <source>最高等次名额</source>
            <translation>the places of the first grade</translation>
        </message>
        <message>
            <source>有 {n} 个中心：{names}……请再多写几个字母，或写编号。</source>
            <translation>{n} centres: {names}… Please add a few letters or write the number.</translation>
        </message>
        <message>
            <source>有 {n} 处内容还没有写进工作区，现在离开就没有了。</source>
            <translation>{n} entries are not in the workspace yet; leaving now would lose them.</translation>
        </message>
        <message>
            <source>有 {n} 条提示没有处理，在审查表里逐条说明。</source>
            <translation>{n} hints are open; answer each on the sheet.</translation>
        </message>
        <message>
            <source>有事实依据</source>
            <translation>With facts</translation>
        </message>
        <message>
            <source>有人提出撤销一份手写签名。请另一位工作人员在签名情况里核对，同意撤销或者维持。</source>
            <translation>Somebody asks to take a hand signature back. Somebody else compares it on the board and agrees, or lets it stand.</translation>
        </message>
        <message>
            <source>有关联 {n} 位</source>
            <translation>{n} tied</translation>
        </message>
        <message>
            <source>有同名</source>
            <translation>Namesakes</translation>
        </message>
        <message>
            <source>有同名的人，请再写您的单位或处室，写法同凭条上的一样。</source>
            <translation>Somebody else has the same name: give your unit or section too, as it stands on the slip.</translation>
        </message>
        <message>
            <source>有异议待办</source>
            <translation>Objection waits</translation>
        </message>
        <message>
            <source>有待改的地方，下面还是改动以前的页面。</source>
            <translation>Something has to be corrected; the page below is that of before the change.</translation>
        </message>
        <message>
            <source>有效</source>
            <translation>In force</translation>
        </message>
        <message>
            <source>有效评分表不够</source>
            <translation>Too few valid sheets</translation>
        </message>
        <message>
            <source>有效评分表不足，不显示平均分</source>
            <translation>Too few valid sheets, no mean is shown</translation>
        </message>
        <message>
            <source>有未保存修改</source>
            <translation>Unsaved changes</translation>
        </message>
        <message>
            <source>有权表决的 {n} 人，每人一张，加起来须是 {n}。只记票数，不记是谁投的；封存以后才显示。</source>
            <translation>{n} are entitled to vote, one ballot each: the numbers add up to {n}. Only how many is recorded, not whose; shown after sealing.</translation>
        </message>
        <message>
            <source>有签名栏空着</source>
            <translation>Empty fields</translation>
        </message>
        <message>
            <source>服务企业（家）</source>
            <translation>Enterprises served</translation>
        </message>
        <message>
            <source>服务器</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>服务器 {host}</source>
            <translation>Server {host}</translation>
        </message>
        <message>
            <source>服务器上原来的内容已放到一边，别的电脑不能再写入；请管理服务器的人按规定销毁。请重新打开工作区。</source>
            <translation>What the server held is put aside there and no other computer can write to it; let whoever looks after the server destroy it by the rules. Open the workspace again.</translation>
        </message>
        <message>
            <source>服务器上现在没有别的电脑在用。</source>
            <translation>No other computer is on the server now.</translation>
        </message>
        <message>
            <source>服务器地址</source>
            <translation>Address of the server</translation>
        </message>
        <message>
            <source>服务器没有回答。屏幕上的内容都在，连上以后自动接着保存；一直连不上时，会说明哪些没有保存。</source>
            <translation>The server does not answer. Everything on screen stays; the save goes on by itself once it is back. If it stays away, what was not saved is said.</translation>
        </message>
        <message>
            <source>服务器证书</source>
            <translation>Certificate of the server</translation>
        </message>
        <message>
            <source>服务性收入（万元）</source>
            <translation>Service income (10,000 yuan)</translation>
        </message>
        <message>
            <source>期满待办结</source>
            <translation>To be closed</translation>
        </message>
        <message>
            <source>期满日</source>
            <translation>Ends on</translation>
        </message>
        <message>
            <source>期满日 {day}（启动日起算，最后一天是周年日的前一天）</source>
            <translation>Ends on {day} (from the day of the start to the day before its anniversary)</translation>
        </message>
        <message>
            <source>期满日 {day}（启动日起算，最后一天是周年日）</source>
            <translation>Ends on {day} (from the day of the start to its anniversary)</translation>
        </message>
        <message>
            <source>期满日以后；有异议的中心不受影响，仍等结论</source>
            <translation>After the last day; centres with an objection still wait for its outcome</translation>
        </message>
        <message>
            <source>期满日写日期；指标写三年的，用“；”分开</source>
            <translation>A date for the last day; three years of targets, parted by ；</translation>
        </message>
        <message>
            <source>期满日由程序推算</source>
            <translation>The last day is reckoned</translation>
        </message>
        <message>
            <source>期限</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>期限指引未规定，由办公室确定。</source>
            <translation>The guideline sets no day; the office does.</translation>
        </message>
        <message>
            <source>未予支持告知函</source>
            <translation>Letters to those not supported</translation>
        </message>
        <message>
            <source>未交齐</source>
            <translation>Incomplete</translation>
        </message>
        <message>
            <source>未作陈述的，写“已告知，逾期未陈述”</source>
            <translation>if it said nothing, write that it was told and let the time pass</translation>
        </message>
        <message>
            <source>未决定</source>
            <translation>Undecided</translation>
        </message>
        <message>
            <source>未列入</source>
            <translation>Left out</translation>
        </message>
        <message>
            <source>未办</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>未勾选</source>
            <translation>not ticked</translation>
        </message>
        <message>
            <source>未参加</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>未命名</source>
            <translation>Unnamed</translation>
        </message>
        <message>
            <source>未填</source>
            <translation>Not given</translation>
        </message>
        <message>
            <source>未复核</source>
            <translation>Not verified</translation>
        </message>
        <message>
            <source>未审查</source>
            <translation>Not looked at</translation>
        </message>
        <message>
            <source>未录</source>
            <translation>Not keyed</translation>
        </message>
        <message>
            <source>未按要求修改，不通过</source>
            <translation>Not revised as asked, not passed</translation>
        </message>
        <message>
            <source>未按通知参加</source>
            <translation>Did not come</translation>
        </message>
        <message>
            <source>未提交</source>
            <translation>Not submitted</translation>
        </message>
        <message>
            <source>未提报</source>
            <translation>Not reported</translation>
        </message>
        <message>
            <source>未盖章</source>
            <translation>Not sealed</translation>
        </message>
        <message>
            <source>未签到</source>
            <translation>Not signed in</translation>
        </message>
        <message>
            <source>未签承诺书</source>
            <translation>No pledge</translation>
        </message>
        <message>
            <source>未经形式审查</source>
            <translation>not examined</translation>
        </message>
        <message>
            <source>未署名</source>
            <translation>No name</translation>
        </message>
        <message>
            <source>未联系</source>
            <translation>not asked</translation>
        </message>
        <message>
            <source>未表决</source>
            <translation>Not voted</translation>
        </message>
        <message>
            <source>未设口令</source>
            <translation>No secret yet</translation>
        </message>
        <message>
            <source>未评</source>
            <translation>Not scored</translation>
        </message>
        <message>
            <source>未起草</source>
            <translation>Not drafted</translation>
        </message>
        <message>
            <source>未通过论证、不在测算之内的 {n} 个：按此填写时登记为不支持。</source>
            <translation>{n} did not pass and are not counted here: filling enters them as not supported.</translation>
        </message>
        <message>
            <source>未通过论证的不能拟支持（三（三））</source>
            <translation>What did not pass cannot be supported (三（三）)</translation>
        </message>
        <message>
            <source>未验证</source>
            <translation>Unverified</translation>
        </message>
        <message>
            <source>未齐</source>
            <translation>Incomplete</translation>
        </message>
        <message>
            <source>本人在填</source>
            <translation>Own hand</translation>
        </message>
        <message>
            <source>本人已收到凭条。签名：________________　日期：________________</source>
            <translation>I have received the slip. Signature: ________________　Date: ________________</translation>
        </message>
        <message>
            <source>本人或办公室申报</source>
            <translation>Declared</translation>
        </message>
        <message>
            <source>本人提交</source>
            <translation>Handed in</translation>
        </message>
        <message>
            <source>本单位一人一岗，没有合并岗位。</source>
            <translation>One person has one role here; no roles are merged.</translation>
        </message>
        <message>
            <source>本单位已声明合并岗位。原因：{reason}。</source>
            <translation>This office has stated that roles are merged. Reason: {reason}. </translation>
        </message>
        <message>
            <source>本场不评这个项目，它退回“已受理”，可以列入别的会议。已写的评分表和表决留着，不计入；恢复后照旧。</source>
            <translation>It is not judged in this meeting and is free for another one. What stands on its sheets and ballots is kept and does not count, until it is taken up again.</translation>
        </message>
        <message>
            <source>本场会议结论为“修改后同意”的项目</source>
            <translation>Proposals of this meeting agreed after revision</translation>
        </message>
        <message>
            <source>本场会议退回重新评审、还可以撤销的项目</source>
            <translation>Proposals of this meeting that were returned for another review and can still be taken back</translation>
        </message>
        <message>
            <source>本局加入</source>
            <translation>Office</translation>
        </message>
        <message>
            <source>本年度工作计划</source>
            <translation>Plan for this year</translation>
        </message>
        <message>
            <source>本年度没有这样的中心等着交报告。</source>
            <translation>No such centre waits with its report this year.</translation>
        </message>
        <message>
            <source>本批次第一版不用填</source>
            <translation>Not needed for the first version of a batch</translation>
        </message>
        <message>
            <source>本月多场</source>
            <translation>Several this month</translation>
        </message>
        <message>
            <source>本月已参加 {n} 场评审会（{numbers}），咨询费合并计税。</source>
            <translation>Came to {n} meetings this month ({numbers}); the fees are taxed together.</translation>
        </message>
        <message>
            <source>本次办理</source>
            <translation>This time</translation>
        </message>
        <message>
            <source>本次打开以后还没有核对。</source>
            <translation>Not checked since the program was opened.</translation>
        </message>
        <message>
            <source>本程序不联网，不发送任何数据。请勿在本程序中处理涉密信息。</source>
            <translation>This program uses no network and sends nothing. Do not enter classified information.</translation>
        </message>
        <message>
            <source>本项目没有电子材料，请看纸质材料；下面是登记的主要内容。</source>
            <translation>This proposal has no electronic materials, please see the paper; below is what was recorded.</translation>
        </message>
        <message>
            <source>本项目的名称</source>
            <translation>name of the centre</translation>
        </message>
        <message>
            <source>材料</source>
            <translation>Materials</translation>
        </message>
        <message>
            <source>材料不齐</source>
            <translation>Materials incomplete</translation>
        </message>
        <message>
            <source>材料已登记，请复核原来不符合的事项。</source>
            <translation>The papers are noted. Check again what was not met.</translation>
        </message>
        <message>
            <source>材料种类</source>
            <translation>Kind of material</translation>
        </message>
        <message>
            <source>材料齐全</source>
            <translation>Completeness</translation>
        </message>
        <message>
            <source>条件（如果…否则…结束）</source>
            <translation>Condition (如果 … 否则 … 结束)</translation>
        </message>
        <message>
            <source>条数</source>
            <translation>Entries</translation>
        </message>
        <message>
            <source>条目</source>
            <translation>Entry</translation>
        </message>
        <message>
            <source>来源</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>查找</source>
            <translation>Find</translation>
        </message>
        <message>
            <source>查找它在哪里…</source>
            <translation>Find it…</translation>
        </message>
        <message>
            <source>查找结果</source>
            <translation>Results</translation>
        </message>
        <message>
            <source>查看…</source>
            <translation>Look…</translation>
        </message>
        <message>
            <source>查看、更正个人信息…</source>
            <translation>Look at or correct personal data…</translation>
        </message>
        <message>
            <source>查看个人信息</source>
            <translation>Look at personal data</translation>
        </message>
        <message>
            <source>查看全部、不录入；作为第二人确认封存、更正和放行</source>
            <translation>Sees everything, keys nothing; confirms sealing, corrections and waivers as the second person</translation>
        </message>
        <message>
            <source>查看全部过程和结果、导出文件，不改动</source>
            <translation>Sees all work and results and exports papers, changes nothing</translation>
        </message>
        <message>
            <source>查看和取回…</source>
            <translation>Look and take in…</translation>
        </message>
        <message>
            <source>查看和更正申报表</source>
            <translation>Look at and correct the form</translation>
        </message>
        <message>
            <source>查看审计记录</source>
            <translation>Look at the audit log</translation>
        </message>
        <message>
            <source>查看年度报告</source>
            <translation>See annual reports</translation>
        </message>
        <message>
            <source>查看意见书</source>
            <translation>Look at the opinion</translation>
        </message>
        <message>
            <source>查看拟办稿</source>
            <translation>Look at the drafts</translation>
        </message>
        <message>
            <source>查看更正单</source>
            <translation>Look at the dockets</translation>
        </message>
        <message>
            <source>查看服务器</source>
            <translation>Looking at the server</translation>
        </message>
        <message>
            <source>查看电话…</source>
            <translation>See the telephone…</translation>
        </message>
        <message>
            <source>查看结果</source>
            <translation>Look at the results</translation>
        </message>
        <message>
            <source>查看绩效评估</source>
            <translation>Show evaluations</translation>
        </message>
        <message>
            <source>查看草稿</source>
            <translation>Look at the draft</translation>
        </message>
        <message>
            <source>查看补正</source>
            <translation>See the corrections</translation>
        </message>
        <message>
            <source>查看评分表</source>
            <translation>See the score sheet</translation>
        </message>
        <message>
            <source>标为符合</source>
            <translation>Mark as met</translation>
        </message>
        <message>
            <source>标准没有规定的</source>
            <translation>Not set by the standard</translation>
        </message>
        <message>
            <source>标准用语没有改动：“{words}”</source>
            <translation>Standard wording nobody touched: “{words}”</translation>
        </message>
        <message>
            <source>标注后退回</source>
            <translation>Give back with remarks</translation>
        </message>
        <message>
            <source>标注后退回…</source>
            <translation>Give back with remarks…</translation>
        </message>
        <message>
            <source>标题</source>
            <translation>Heading</translation>
        </message>
        <message>
            <source>标题（小标宋）</source>
            <translation>Titles (Xiaobiaosong)</translation>
        </message>
        <message>
            <source>校验码和规则</source>
            <translation>Fingerprint and rule</translation>
        </message>
        <message>
            <source>核对</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>核对中</source>
            <translation>Checking</translation>
        </message>
        <message>
            <source>核对主管部门</source>
            <translation>Check the departments</translation>
        </message>
        <message>
            <source>核对全部数据</source>
            <translation>Check all data</translation>
        </message>
        <message>
            <source>核对压缩文件…</source>
            <translation>Check a zip file…</translation>
        </message>
        <message>
            <source>核对并定稿</source>
            <translation>Check and finalise</translation>
        </message>
        <message>
            <source>核对并提交</source>
            <translation>Check and submit</translation>
        </message>
        <message>
            <source>核对归档包</source>
            <translation>Check a pack</translation>
        </message>
        <message>
            <source>核对录入的内容、确认纸面签名，不录入</source>
            <translation>Checks what was keyed and confirms signatures on paper, keys nothing</translation>
        </message>
        <message>
            <source>核对手写签名</source>
            <translation>Check a hand signature</translation>
        </message>
        <message>
            <source>核对批次</source>
            <translation>Check the batch</translation>
        </message>
        <message>
            <source>核对数据</source>
            <translation>Check of the data</translation>
        </message>
        <message>
            <source>核对整条记录链</source>
            <translation>Check the whole chain</translation>
        </message>
        <message>
            <source>核对文件夹…</source>
            <translation>Check a folder…</translation>
        </message>
        <message>
            <source>核对文字后定稿，再由专家签名。</source>
            <translation>Check the words and finalize; then the experts sign.</translation>
        </message>
        <message>
            <source>核对时还有 {n} 处不对，请打开后“核对全部数据”。</source>
            <translation>The check finds {n} things that are not right; open it and check all data.</translation>
        </message>
        <message>
            <source>核对时间</source>
            <translation>Checked</translation>
        </message>
        <message>
            <source>核对码</source>
            <translation>Check code</translation>
        </message>
        <message>
            <source>核查中</source>
            <translation>Inquiry</translation>
        </message>
        <message>
            <source>核查情况</source>
            <translation>What was found</translation>
        </message>
        <message>
            <source>核查结论</source>
            <translation>Finding</translation>
        </message>
        <message>
            <source>核查结论…</source>
            <translation>Outcome…</translation>
        </message>
        <message>
            <source>核验</source>
            <translation>Verify</translation>
        </message>
        <message>
            <source>核验导出的记录…</source>
            <translation>Verify an exported log…</translation>
        </message>
        <message>
            <source>核验文件</source>
            <translation>Verify a file</translation>
        </message>
        <message>
            <source>核验文件…</source>
            <translation>Verify…</translation>
        </message>
        <message>
            <source>核验结果</source>
            <translation>Verification</translation>
        </message>
        <message>
            <source>模式理由</source>
            <translation>Reason for the mode</translation>
        </message>
        <message>
            <source>次</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>次序</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>次数已满 {n} 位</source>
            <translation>{n} at the limit</translation>
        </message>
        <message>
            <source>正在保存…</source>
            <translation>Saving…</translation>
        </message>
        <message>
            <source>正在写入并核对</source>
            <translation>Writing and reading back</translation>
        </message>
        <message>
            <source>正在写空白表格</source>
            <translation>Writing the blank workbook</translation>
        </message>
        <message>
            <source>正在准备演练</source>
            <translation>Preparing the practice</translation>
        </message>
        <message>
            <source>正在准备示例，约半分钟</source>
            <translation>Preparing the sample, about half a minute</translation>
        </message>
        <message>
            <source>正在制作并试开</source>
            <translation>Making and trying it</translation>
        </message>
        <message>
            <source>正在办</source>
            <translation>At work</translation>
        </message>
        <message>
            <source>正在办理…</source>
            <translation>Working…</translation>
        </message>
        <message>
            <source>正在参加</source>
            <translation>On the panel of</translation>
        </message>
        <message>
            <source>正在备份</source>
            <translation>Backing up</translation>
        </message>
        <message>
            <source>正在备份并另行打开核对</source>
            <translation>Backing up, opening the copy and comparing</translation>
        </message>
        <message>
            <source>正在备份并读回核对</source>
            <translation>Backing up and reading back</translation>
        </message>
        <message>
            <source>正在定稿…</source>
            <translation>Finalizing…</translation>
        </message>
        <message>
            <source>正在导入交换包</source>
            <translation>Taking in the bundle</translation>
        </message>
        <message>
            <source>正在归档</source>
            <translation>Filing</translation>
        </message>
        <message>
            <source>正在归档并读回核对</source>
            <translation>Filing and reading back</translation>
        </message>
        <message>
            <source>正在恢复…</source>
            <translation>Restoring…</translation>
        </message>
        <message>
            <source>正在打印…</source>
            <translation>Printing…</translation>
        </message>
        <message>
            <source>正在打开…</source>
            <translation>Opening…</translation>
        </message>
        <message>
            <source>正在打开备份…</source>
            <translation>Opening the backup…</translation>
        </message>
        <message>
            <source>正在打开工作区…</source>
            <translation>Opening the workspace…</translation>
        </message>
        <message>
            <source>正在打开扫描件…</source>
            <translation>Opening the scan…</translation>
        </message>
        <message>
            <source>正在按台账推算……</source>
            <translation>Reckoning from the ledger…</translation>
        </message>
        <message>
            <source>正在搬运并比对</source>
            <translation>Moving and comparing</translation>
        </message>
        <message>
            <source>正在查找…</source>
            <translation>Searching…</translation>
        </message>
        <message>
            <source>正在查看 {time} 的备份，不能改动；要继续工作请先恢复</source>
            <translation>Looking at the backup of {time}; nothing can be changed. To work on, restore it first</translation>
        </message>
        <message>
            <source>正在查看交换包</source>
            <translation>Looking at the bundle</translation>
        </message>
        <message>
            <source>正在查看备份</source>
            <translation>Looking at the backups</translation>
        </message>
        <message>
            <source>正在查看字体</source>
            <translation>Looking at the fonts</translation>
        </message>
        <message>
            <source>正在标注 {name}</source>
            <translation>Marking {name}</translation>
        </message>
        <message>
            <source>正在核对…</source>
            <translation>Checking…</translation>
        </message>
        <message>
            <source>正在核对全部数据</source>
            <translation>Checking all data</translation>
        </message>
        <message>
            <source>正在核对并保存扫描件…</source>
            <translation>Reading and keeping the scan…</translation>
        </message>
        <message>
            <source>正在核对归档包</source>
            <translation>Checking the pack</translation>
        </message>
        <message>
            <source>正在核对记录链…</source>
            <translation>Checking the chain of entries…</translation>
        </message>
        <message>
            <source>正在核验…</source>
            <translation>Verifying…</translation>
        </message>
        <message>
            <source>正在比较</source>
            <translation>Comparing</translation>
        </message>
        <message>
            <source>正在生成 {name}</source>
            <translation>Making {name}</translation>
        </message>
        <message>
            <source>正在生成会议用纸</source>
            <translation>Making the papers</translation>
        </message>
        <message>
            <source>正在生成页面…</source>
            <translation>Drawing pages…</translation>
        </message>
        <message>
            <source>正在签名…</source>
            <translation>Signing…</translation>
        </message>
        <message>
            <source>正在签名，请稍候</source>
            <translation>Signing, please wait</translation>
        </message>
        <message>
            <source>正在统计……</source>
            <translation>Counting…</translation>
        </message>
        <message>
            <source>正在试恢复并核对</source>
            <translation>Restoring on trial and checking</translation>
        </message>
        <message>
            <source>正在试算</source>
            <translation>Rehearsing</translation>
        </message>
        <message>
            <source>正在读取 {name}</source>
            <translation>Reading {name}</translation>
        </message>
        <message>
            <source>正在读取…</source>
            <translation>Reading…</translation>
        </message>
        <message>
            <source>正在读取扫描件</source>
            <translation>Reading the scans</translation>
        </message>
        <message>
            <source>正在读取结果。</source>
            <translation>The result is being read.</translation>
        </message>
        <message>
            <source>正在连接服务器并清点</source>
            <translation>Reaching the server and counting</translation>
        </message>
        <message>
            <source>正文（仿宋）</source>
            <translation>Text (Fangsong)</translation>
        </message>
        <message>
            <source>正选</source>
            <translation>Member</translation>
        </message>
        <message>
            <source>正选共 {n} 名，少于规则要求的专家组 {minimum} 人（指引未规定）：抽完还不能建会，要再指定专家。请加名额，或先想好指定谁。</source>
            <translation>{n} members, fewer than the {minimum} the rules ask a panel to have (not set by the guideline): after the draw no meeting can be made until experts are appointed by hand. Ask for more, or think first of whom to appoint.</translation>
        </message>
        <message>
            <source>此前不合格</source>
            <translation>Failed before</translation>
        </message>
        <message>
            <source>步骤</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>每 {step} 分一档</source>
            <translation>in steps of {step}</translation>
        </message>
        <message>
            <source>每一次写入都会在这里留下一行：谁、什么时候、做了什么。现在还没有记录。</source>
            <translation>Every write leaves a line here: who, when and what. There are none yet.</translation>
        </message>
        <message>
            <source>每一项都已审查。</source>
            <translation>Every item is looked at.</translation>
        </message>
        <message>
            <source>每个项目一页</source>
            <translation>A page for each proposal</translation>
        </message>
        <message>
            <source>每个项目几分钟</source>
            <translation>Minutes of each proposal</translation>
        </message>
        <message>
            <source>每个项目都适用</source>
            <translation>Never; it applies to all</translation>
        </message>
        <message>
            <source>每位专家一张，对折立在桌上，两面都有姓名</source>
            <translation>One for each expert, folded to stand on the table with the name on both sides</translation>
        </message>
        <message>
            <source>每位专家一页，当场签名</source>
            <translation>A page for each expert to sign</translation>
        </message>
        <message>
            <source>每周一份，保留几周</source>
            <translation>One a week, for how many weeks</translation>
        </message>
        <message>
            <source>每天一份，保留几天</source>
            <translation>One a day, for how many days</translation>
        </message>
        <message>
            <source>每张清单都分版本：启用的版本一直沿用，下一年也是，直到启用更新的版本。</source>
            <translation>Each list has versions: the one in force goes on, also in the next year, until a newer one is put in force.</translation>
        </message>
        <message>
            <source>每日自动</source>
            <translation>Daily, by itself</translation>
        </message>
        <message>
            <source>每月一份，保留几个月</source>
            <translation>One a month, for how many months</translation>
        </message>
        <message>
            <source>汇报</source>
            <translation>Talk</translation>
        </message>
        <message>
            <source>汇报、质询和打分合计</source>
            <translation>Talk, questions and scoring together</translation>
        </message>
        <message>
            <source>汇报计时</source>
            <translation>Start the talk</translation>
        </message>
        <message>
            <source>没有</source>
            <translation>None</translation>
        </message>
        <message>
            <source>没有丢弃过草稿。</source>
            <translation>No draft was discarded.</translation>
        </message>
        <message>
            <source>没有事实依据</source>
            <translation>No facts</translation>
        </message>
        <message>
            <source>没有人可以表决</source>
            <translation>Nobody entitled to vote</translation>
        </message>
        <message>
            <source>没有保存</source>
            <translation>Not saved</translation>
        </message>
        <message>
            <source>没有其他内容。</source>
            <translation>Nothing further.</translation>
        </message>
        <message>
            <source>没有写进工作区的内容（救急副本）</source>
            <translation>Not in the workspace (rescue copy)</translation>
        </message>
        <message>
            <source>没有列入</source>
            <translation>Left out</translation>
        </message>
        <message>
            <source>没有勾选任何人</source>
            <translation>Nobody is ticked</translation>
        </message>
        <message>
            <source>没有印在纸上，写成了文件 {file}：谁拿到它，谁就能用。请印出来，再删除这个文件。</source>
            <translation>It is not on paper; the file {file} was written: whoever gets it can use it. Print it, then delete this file.</translation>
        </message>
        <message>
            <source>没有可以写入的行</source>
            <translation>No row can be written</translation>
        </message>
        <message>
            <source>没有可以列入的项目；请先受理，并在“形式审查”里登记合格。</source>
            <translation>There is no application for the agenda; accept one first and record it as passed under Examination.</translation>
        </message>
        <message>
            <source>没有可以撤回的更正。</source>
            <translation>No correction can be taken back.</translation>
        </message>
        <message>
            <source>没有可以收回的凭条或口令</source>
            <translation>There is no slip or secret to withdraw</translation>
        </message>
        <message>
            <source>没有可显示的文件</source>
            <translation>No file to show</translation>
        </message>
        <message>
            <source>没有可显示的页面</source>
            <translation>No page to show</translation>
        </message>
        <message>
            <source>没有填写</source>
            <translation>Left empty</translation>
        </message>
        <message>
            <source>没有审查的也可以</source>
            <translation>Unexamined ones may go too</translation>
        </message>
        <message>
            <source>没有已受理、等待评审的项目。</source>
            <translation>No accepted proposal waits for a review.</translation>
        </message>
        <message>
            <source>没有已受理的项目。</source>
            <translation>There is no accepted proposal.</translation>
        </message>
        <message>
            <source>没有异议写“无异议”；有异议的，写明内容和处理结果</source>
            <translation>Write that there was no objection, or what came in and what became of it</translation>
        </message>
        <message>
            <source>没有录入，这里仍是{kept}。请看一眼，按退格键后重新输入。</source>
            <translation>Nothing was entered; this is still {kept}. Take a look, press Backspace and type again.</translation>
        </message>
        <message>
            <source>没有待处理的</source>
            <translation>Nothing to decide</translation>
        </message>
        <message>
            <source>没有得分的不填</source>
            <translation>Blank without a score</translation>
        </message>
        <message>
            <source>没有意见书因此作废。</source>
            <translation>No opinion falls.</translation>
        </message>
        <message>
            <source>没有找到“{text}”。可以只输入名称的一部分，或拼音首字母。</source>
            <translation>Nothing found for “{text}”. A part of the name or pinyin initials are enough.</translation>
        </message>
        <message>
            <source>没有找到上次的工作区“{name}”（{folder}，最后打开于 {time}）。里面的数据程序没有动过。</source>
            <translation>The last workspace “{name}” was not found ({folder}, last opened {time}). The program has not touched its data.</translation>
        </message>
        <message>
            <source>没有找到单位是“{unit}”的“{name}”，没有进入。请照凭条上的单位写。</source>
            <translation>Nobody called “{name}” of “{unit}” was found; nobody came in. Write the unit as it stands on the slip.</translation>
        </message>
        <message>
            <source>没有抽取，作废</source>
            <translation>Not drawn, given up</translation>
        </message>
        <message>
            <source>没有撤销过的改动</source>
            <translation>Nothing was undone</translation>
        </message>
        <message>
            <source>没有收入的：</source>
            <translation>Left out:</translation>
        </message>
        <message>
            <source>没有改动</source>
            <translation>No changes</translation>
        </message>
        <message>
            <source>没有改动、没有出处或矛盾的 {n} 处：{where}。照这样定稿的，写明依据，例如“会上讨论一致，见会议记录”。</source>
            <translation>{n} places nobody touched, without a source or contradicting: {where}. To make it final as it is, give the ground, e.g. “agreed in discussion, see the minutes”.</translation>
        </message>
        <message>
            <source>没有改动过的句子换成新版，写过的文字原样保留；可以换回来</source>
            <translation>Sentences nobody touched follow, what was written stays; it can be taken back</translation>
        </message>
        <message>
            <source>没有更多可以撤销或重做的分数</source>
            <translation>No more points to undo or redo</translation>
        </message>
        <message>
            <source>没有未提交的评分表受影响；已提交的保留并计入。</source>
            <translation>No open sheet is touched; what was handed in is kept and counts.</translation>
        </message>
        <message>
            <source>没有申报的回避，也没有查出专家与项目的关联。</source>
            <translation>No recusal was declared and no tie was found.</translation>
        </message>
        <message>
            <source>没有登记回席</source>
            <translation>Return not noted</translation>
        </message>
        <message>
            <source>没有登记结束</source>
            <translation>End not noted</translation>
        </message>
        <message>
            <source>没有登记过的证书</source>
            <translation>No certificate is registered</translation>
        </message>
        <message>
            <source>没有第二个人，用保险柜里的恢复单</source>
            <translation>No second person: the recovery sheet from the safe</translation>
        </message>
        <message>
            <source>没有等待起草的意见书</source>
            <translation>No opinion waits to be drafted</translation>
        </message>
        <message>
            <source>没有签名</source>
            <translation>No signature</translation>
        </message>
        <message>
            <source>没有签名的不用选</source>
            <translation>Not asked for where the signature is missing</translation>
        </message>
        <message>
            <source>没有综合评价名单因此变动。</source>
            <translation>No selection list is touched.</translation>
        </message>
        <message>
            <source>没有自评分的不填</source>
            <translation>Blank without a score of its own</translation>
        </message>
        <message>
            <source>没有要写入的评分表</source>
            <translation>There is no sheet to be written</translation>
        </message>
        <message>
            <source>没有记录</source>
            <translation>No record</translation>
        </message>
        <message>
            <source>没有读到页脚的码。</source>
            <translation>No code was found at the foot.</translation>
        </message>
        <message>
            <source>没有通过形式审查</source>
            <translation>Examination not passed</translation>
        </message>
        <message>
            <source>没有锁定</source>
            <translation>Not locked</translation>
        </message>
        <message>
            <source>法人证书或营业执照</source>
            <translation>Certificate of incorporation or business licence</translation>
        </message>
        <message>
            <source>注销</source>
            <translation>Withdraw</translation>
        </message>
        <message>
            <source>注销原中心…</source>
            <translation>Close the former centre…</translation>
        </message>
        <message>
            <source>注销吊销</source>
            <translation>No more</translation>
        </message>
        <message>
            <source>注销后，“{owner}”的这张证书不能再在“{name}”的签名行签新的文件；已经签的仍然有效，可以重新登记。</source>
            <translation>This certificate of “{owner}” will sign nothing new in the line of “{name}”; what it signed stays valid, and it can be registered again.</translation>
        </message>
        <message>
            <source>注销文号</source>
            <translation>Paper of the closing</translation>
        </message>
        <message>
            <source>注销日期</source>
            <translation>Closed on</translation>
        </message>
        <message>
            <source>注销的原因</source>
            <translation>Reason for withdrawing</translation>
        </message>
        <message>
            <source>注销证书…</source>
            <translation>Withdraw the certificate…</translation>
        </message>
        <message>
            <source>浅色</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>涂改没有签章</source>
            <translation>Struck out without initials</translation>
        </message>
        <message>
            <source>深色</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>添加</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>添加“{file}”</source>
            <translation>adding “{file}”</translation>
        </message>
        <message>
            <source>添加专家…</source>
            <translation>Add an expert…</translation>
        </message>
        <message>
            <source>添加文件…</source>
            <translation>Add files…</translation>
        </message>
        <message>
            <source>添加申报表扫描件</source>
            <translation>Add a scan of the form</translation>
        </message>
        <message>
            <source>添加申报表扫描件…</source>
            <translation>Add a scan of the form…</translation>
        </message>
        <message>
            <source>清单的条目</source>
            <translation>Entries of the list</translation>
        </message>
        <message>
            <source>满 {n} 份去一个最高分、一个最低分</source>
            <translation>from {n} sheets on, one highest and one lowest are dropped</translation>
        </message>
        <message>
            <source>满分</source>
            <translation>Maximum</translation>
        </message>
        <message>
            <source>满分 {points}</source>
            <translation>Out of {points}</translation>
        </message>
        <message>
            <source>演练_{number}_{when}</source>
            <translation>practice_{number}_{when}</translation>
        </message>
        <message>
            <source>演练“{name}”已删除，正式数据没有变化。</source>
            <translation>The practice “{name}” was deleted; the real data are as they were.</translation>
        </message>
        <message>
            <source>演练已备好：{folder}。从右上角姓名的菜单选“其他工作区、恢复备份”打开它，谁来练习就选谁。用完可以留着，也可以删除。</source>
            <translation>The practice is ready: {folder}. Open it through Other workspaces in the menu of your name, and choose whoever is to practise. Keep it afterwards, or delete it.</translation>
        </message>
        <message>
            <source>演练放在哪个文件夹里</source>
            <translation>Folder for the practice</translation>
        </message>
        <message>
            <source>演练：人和项目都是虚构的，规则和评分表与正式会议相同，做什么都不会进入正式数据</source>
            <translation>Practice: people and proposals are invented, rules and score sheets those of the real meeting; nothing done here reaches the real data</translation>
        </message>
        <message>
            <source>照 {number} 填了 {n} 处空着的内容，已标明；金额、日期和推荐信息没有照填。</source>
            <translation>{n} blank places were filled as in {number}, and marked; amounts by year, dates and the recommendation were not.</translation>
        </message>
        <message>
            <source>照专家组意见写，申报单位据此修改</source>
            <translation>As the panel wrote it; the applicant revises by it</translation>
        </message>
        <message>
            <source>照常列入</source>
            <translation>Listed like the others</translation>
        </message>
        <message>
            <source>照抄区市科技主管部门写在纸上的意见</source>
            <translation>Copy what the district department wrote on the paper</translation>
        </message>
        <message>
            <source>照抄区市科技主管部门的意见</source>
            <translation>As the district wrote it</translation>
        </message>
        <message>
            <source>照抄申报单位写的理由</source>
            <translation>As the applicant wrote it</translation>
        </message>
        <message>
            <source>照抄；没有可不填</source>
            <translation>As written; leave blank where there is none</translation>
        </message>
        <message>
            <source>照样输入会议编号，以免弄错会议</source>
            <translation>Type the number of the meeting, so that it is the right one</translation>
        </message>
        <message>
            <source>照纸面填写，不看各项之和；不符时以各项为准，由专家签字更正。</source>
            <translation>As written on paper, without looking at the sum. Where they differ the items count, and the expert signs the correction.</translation>
        </message>
        <message>
            <source>照纸面录；纸面没有写依据的，请专家补写</source>
            <translation>As on the paper; where no ground is written, let the expert add it</translation>
        </message>
        <message>
            <source>照页脚抄 12 位核对码；评分表抄二维码旁的 10 位数字；意见书也可以写申报编号</source>
            <translation>Copy the 12 characters at the foot; of a score sheet the 10 digits beside its code; of an opinion the number of the proposal will do</translation>
        </message>
        <message>
            <source>版本</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>版次</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>状态</source>
            <translation>State</translation>
        </message>
        <message>
            <source>环节</source>
            <translation>Station</translation>
        </message>
        <message>
            <source>现代海洋</source>
            <translation>Modern marine industry</translation>
        </message>
        <message>
            <source>现任组长：{who}。新组长主持全部项目，并在意见书上签字。</source>
            <translation>Leader now: {who}. The new one leads for every proposal and signs the opinions.</translation>
        </message>
        <message>
            <source>现在兼任的：{whom}。</source>
            <translation>Merged now: {whom}.</translation>
        </message>
        <message>
            <source>现在冻结：名单 {n} 位。</source>
            <translation>Frozen now: {n} in the pool.</translation>
        </message>
        <message>
            <source>现在备份</source>
            <translation>Back up now</translation>
        </message>
        <message>
            <source>现在工作区里的记录，备份里都有，恢复不会少什么。</source>
            <translation>The backup has every entry of the workspace of now; a restore loses nothing.</translation>
        </message>
        <message>
            <source>现在归档，要先知道：</source>
            <translation>Before a pack is made now:</translation>
        </message>
        <message>
            <source>现在是 {value}</source>
            <translation>{value} now</translation>
        </message>
        <message>
            <source>现在是 {value}，满分 {most}</source>
            <translation>{value} now, {most} at most</translation>
        </message>
        <message>
            <source>现在是“{name}”的评分。要换人，请办公室的人选自己的姓名、输入口令；已填的内容都已保存。谁收回了这个座位，会留下记录。</source>
            <translation>This is the scoring of “{name}”. For somebody else to sit down, let a person of the office choose their name and enter their secret; everything filled in is saved. Who took the seat back is recorded.</translation>
        </message>
        <message>
            <source>现在是“{state}”，只能查看。要改先在右侧撤销结果或登记补正材料。</source>
            <translation>It stands at “{state}” and can only be read. Take the result back or note the papers in the list first.</translation>
        </message>
        <message>
            <source>现在没有您要评分的项目；评审会开始后，再来这里评分。</source>
            <translation>There is nothing for you to score now; come back here when the meeting is open.</translation>
        </message>
        <message>
            <source>现在没有等您处理的事。收到推荐函后，从新建申报开始。</source>
            <translation>Nothing waits for you now. When a letter comes, start with a new proposal.</translation>
        </message>
        <message>
            <source>现在没有等您处理的事。评审会开始后，待评的项目会出现在这里。</source>
            <translation>Nothing waits for you now. Once a meeting is open, what you are to score appears here.</translation>
        </message>
        <message>
            <source>现在由谁操作？</source>
            <translation>Who is at work now?</translation>
        </message>
        <message>
            <source>现在的口令</source>
            <translation>Secret in force</translation>
        </message>
        <message>
            <source>现在的筛选：{words}</source>
            <translation>The filter now: {words}</translation>
        </message>
        <message>
            <source>现在的限额：{told}</source>
            <translation>Quota now: {told}</translation>
        </message>
        <message>
            <source>现在还不能启封：{names}已在重新评审或进入后续环节。</source>
            <translation>It cannot be reopened now: {names} is judged anew or has gone further.</translation>
        </message>
        <message>
            <source>现在：数据在{server}上，密钥、日志和备份在每台电脑的文件夹里。</source>
            <translation>Now: the data are on the {server}; keys, logs and backups are in the folder on each computer.</translation>
        </message>
        <message>
            <source>现在：数据在这台电脑的工作区文件夹里。</source>
            <translation>Now: the data are in the folder of the workspace on this computer.</translation>
        </message>
        <message>
            <source>现场报数</source>
            <translation>Numbers spoken</translation>
        </message>
        <message>
            <source>现场报数，抽取…</source>
            <translation>Numbers spoken, draw…</translation>
        </message>
        <message>
            <source>现场考察</source>
            <translation>Site visit</translation>
        </message>
        <message>
            <source>现场考察…</source>
            <translation>Site visit…</translation>
        </message>
        <message>
            <source>现场考察表</source>
            <translation>Site visit</translation>
        </message>
        <message>
            <source>现状</source>
            <translation>Now</translation>
        </message>
        <message>
            <source>现行截止日 {day}。填写或滑到新的日期，这里先说明哪些报告会变。</source>
            <translation>Due now on {day}. Type or slide to a new day; which reports would turn is said here first.</translation>
        </message>
        <message>
            <source>理由</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>理由：{why}</source>
            <translation>Reason: {why}</translation>
        </message>
        <message>
            <source>生僻字（宋体）</source>
            <translation>Rare characters (Songti)</translation>
        </message>
        <message>
            <source>生成归档包</source>
            <translation>Make a pack</translation>
        </message>
        <message>
            <source>生成未予支持告知函…</source>
            <translation>Make letters to those not supported…</translation>
        </message>
        <message>
            <source>生成页面</source>
            <translation>Drawing pages</translation>
        </message>
        <message>
            <source>生物医药</source>
            <translation>Biomedicine</translation>
        </message>
        <message>
            <source>用“{station}”的</source>
            <translation>Take what “{station}” has</translation>
        </message>
        <message>
            <source>用于会议</source>
            <translation>Meetings</translation>
        </message>
        <message>
            <source>用交换包的</source>
            <translation>The bundle's is used</translation>
        </message>
        <message>
            <source>用保险柜里的恢复单打开“{name}”。先输入恢复单，再选自己的姓名、设一个新口令。使用会留下记录。</source>
            <translation>Open “{name}” with the recovery sheet out of the safe. Enter the sheet first, then choose your name and a new secret. The use is recorded.</translation>
        </message>
        <message>
            <source>用到</source>
            <translation>Used</translation>
        </message>
        <message>
            <source>用哪一份意见书预览</source>
            <translation>Which opinion to look at</translation>
        </message>
        <message>
            <source>用在</source>
            <translation>Used for</translation>
        </message>
        <message>
            <source>用对方的</source>
            <translation>Use theirs</translation>
        </message>
        <message>
            <source>用工作区的密钥加密后存在 server.secret 里，以后不再显示</source>
            <translation>Kept in server.secret, encrypted with the key of the workspace, and never shown again</translation>
        </message>
        <message>
            <source>用已经扫描回来的第 {come} 页</source>
            <translation>Use the scan that came back: page {come}</translation>
        </message>
        <message>
            <source>用已经扫描回来的第 {come} 页（共 {n} 页）</source>
            <translation>Use the scan that came back: page {come} of {n}</translation>
        </message>
        <message>
            <source>用我的</source>
            <translation>Use mine</translation>
        </message>
        <message>
            <source>用证书文件签名</source>
            <translation>Sign with a certificate file</translation>
        </message>
        <message>
            <source>用证书文件签名…</source>
            <translation>Sign with a certificate file…</translation>
        </message>
        <message>
            <source>用这些列</source>
            <translation>Use these columns</translation>
        </message>
        <message>
            <source>用这台电脑上的</source>
            <translation>Use the one on this computer</translation>
        </message>
        <message>
            <source>用这场会议的规则和评分表，把内置的难办情形（缺席、回避、并列、漏填、超过满分、票数刚好等）用两种算法各算一遍。专家都是假设的，不涉及任何项目的分数。</source>
            <translation>The built-in awkward cases (absence, recusal, ties, blanks, points above the maximum, votes that just suffice and so on) are computed in two ways by the rules and score sheets of this meeting. The experts are invented; no score of a proposal is touched.</translation>
        </message>
        <message>
            <source>用这里的</source>
            <translation>Ours is used</translation>
        </message>
        <message>
            <source>用途</source>
            <translation>Use</translation>
        </message>
        <message>
            <source>由人决定，程序只登记</source>
            <translation>people decide; the program only notes it</translation>
        </message>
        <message>
            <source>由会议决定等次，写明理由。</source>
            <translation>A meeting decides the grade and says why.</translation>
        </message>
        <message>
            <source>由会议决定，程序只登记</source>
            <translation>A meeting decides; the program notes it</translation>
        </message>
        <message>
            <source>由办公室收回</source>
            <translation>The office takes it back</translation>
        </message>
        <message>
            <source>由办公室登记等次。</source>
            <translation>The office notes the grade.</translation>
        </message>
        <message>
            <source>由国家高新技术企业、高等学校、科研院所新建，组织专家对建设方案咨询论证。</source>
            <translation>Newly built by a national high-tech enterprise, a university or an institute; experts review the construction plan.</translation>
        </message>
        <message>
            <source>由工程技术研究中心转建，组织专家对目前建设情况考核，提出是否同意转建意见。</source>
            <translation>Converted from an engineering research centre; experts assess its present state and say whether they agree.</translation>
        </message>
        <message>
            <source>由本人输入。在这里输错不会把本人锁定，但要等一等才能再试。</source>
            <translation>Entered by that person. A wrong one here locks nobody, but the seat has to wait before the next try.</translation>
        </message>
        <message>
            <source>由第二个人自己输入；输错不会把本人锁定。恢复单上的数字不在这里输入。</source>
            <translation>Entered by the second person; a wrong one locks nobody. The digits of the recovery sheet do not belong here.</translation>
        </message>
        <message>
            <source>由表决结果得出，不能改写</source>
            <translation>Follows from the vote and cannot be rewritten</translation>
        </message>
        <message>
            <source>申报</source>
            <translation>Proposals</translation>
        </message>
        <message>
            <source>申报列表</source>
            <translation>List of proposals</translation>
        </message>
        <message>
            <source>申报单位撤回</source>
            <translation>Withdrawn by the applicant</translation>
        </message>
        <message>
            <source>申报单位撤回…</source>
            <translation>Withdrawn by the applicant…</translation>
        </message>
        <message>
            <source>申报单位撤回；在“推荐与受理”里可以恢复</source>
            <translation>Withdrawn by the applicant; it can be admitted again under Intake</translation>
        </message>
        <message>
            <source>申报单位未到场</source>
            <translation>Applicant absent</translation>
        </message>
        <message>
            <source>申报单位的理由</source>
            <translation>Reason of the applicant</translation>
        </message>
        <message>
            <source>申报单位的要求已登记，等待办公室确认或排除。</source>
            <translation>The wish of the applicant is noted; the office confirms or dismisses it.</translation>
        </message>
        <message>
            <source>申报单位要求</source>
            <translation>Wished by the applicant</translation>
        </message>
        <message>
            <source>申报单位要求…</source>
            <translation>Wish of the applicant…</translation>
        </message>
        <message>
            <source>申报名称</source>
            <translation>Name proposed</translation>
        </message>
        <message>
            <source>申报按批次受理（三（一））；主管部门是推荐单位，高校、院所可以自己推荐。</source>
            <translation>Proposals come in batches (3 (1)); departments recommend, universities and institutes may recommend their own.</translation>
        </message>
        <message>
            <source>申报清单_{day}</source>
            <translation>applications_{day}</translation>
        </message>
        <message>
            <source>申报的更正（{name}）</source>
            <translation>Correction of an application ({name})</translation>
        </message>
        <message>
            <source>申报编号</source>
            <translation>Application no.</translation>
        </message>
        <message>
            <source>申报草稿</source>
            <translation>application draft</translation>
        </message>
        <message>
            <source>申报表</source>
            <translation>Application form</translation>
        </message>
        <message>
            <source>申报表扫描件</source>
            <translation>Scan of the application form</translation>
        </message>
        <message>
            <source>申报项目</source>
            <translation>Proposal</translation>
        </message>
        <message>
            <source>申报（{name}）</source>
            <translation>Application ({name})</translation>
        </message>
        <message>
            <source>申请启封</source>
            <translation>Ask to reopen</translation>
        </message>
        <message>
            <source>申请启封…</source>
            <translation>Ask to reopen…</translation>
        </message>
        <message>
            <source>申请撤销</source>
            <translation>Given up</translation>
        </message>
        <message>
            <source>申请日期</source>
            <translation>Asked on</translation>
        </message>
        <message>
            <source>电子证书</source>
            <translation>Certificates</translation>
        </message>
        <message>
            <source>电子证书…</source>
            <translation>Certificates…</translation>
        </message>
        <message>
            <source>电脑</source>
            <translation>Computer</translation>
        </message>
        <message>
            <source>电脑现在的时间是 {now}，早于这个工作区里最后一次保存（{last}）。</source>
            <translation>The computer says {now}, which is before the last entry of this workspace ({last}).</translation>
        </message>
        <message>
            <source>电脑现在的时间是 {now}，离这个工作区里最后一次保存（{last}）已经过了 {days} 天。</source>
            <translation>The computer says {now}, {days} days after the last entry of this workspace ({last}).</translation>
        </message>
        <message>
            <source>电脑用的口令</source>
            <translation>Password of the computers</translation>
        </message>
        <message>
            <source>电脑用的用户名</source>
            <translation>User of the computers</translation>
        </message>
        <message>
            <source>电脑的时间还是 {now}。</source>
            <translation>The computer still says {now}.</translation>
        </message>
        <message>
            <source>电话</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>电话、身份证号、银行账号单独存放；查看要写明用途，并记入审计记录。</source>
            <translation>Phone, identity card and account are kept apart; looking needs a purpose and leaves a trace in the audit log.</translation>
        </message>
        <message>
            <source>电话、身份证号、银行账号只供办事需要。查看的人、时间和用途记入审计记录。</source>
            <translation>Phone, identity card and account are there for the work alone. Who looks, when and what for goes into the audit log.</translation>
        </message>
        <message>
            <source>留在抽取记录上；改好以后重新冻结，算下一次抽取</source>
            <translation>Stays on the record; the next pool is the next attempt</translation>
        </message>
        <message>
            <source>留在这里</source>
            <translation>Stay here</translation>
        </message>
        <message>
            <source>留用的主管部门</source>
            <translation>The department that stays</translation>
        </message>
        <message>
            <source>留用的那条记录</source>
            <translation>The record that stays</translation>
        </message>
        <message>
            <source>登录</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>登录和签名时输入这 16 个数字，空格可有可无。只给本人，不要拍照或转交；遗失请马上告诉办公室。</source>
            <translation>Type these 16 digits to sign in and to sign, with or without spaces. For this person only; do not photograph it or pass it on. If it is lost, tell the office at once.</translation>
        </message>
        <message>
            <source>登记</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>登记 {n} 人</source>
            <translation>Record {n} people</translation>
        </message>
        <message>
            <source>登记一张证书</source>
            <translation>Register a certificate</translation>
        </message>
        <message>
            <source>登记专家已签承诺书。本场一旦登记过承诺书，到会而没有签的会列在关口上。</source>
            <translation>Notes that the expert has signed the pledge. Once pledges are noted in a meeting, those present without one are listed at the gate.</translation>
        </message>
        <message>
            <source>登记中心</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>登记中心…</source>
            <translation>Enter…</translation>
        </message>
        <message>
            <source>登记为没有盖章：请主管部门补章，换来以后在这里更正。</source>
            <translation>Recorded as not sealed: ask the department for the seal and correct it here.</translation>
        </message>
        <message>
            <source>登记主管部门…</source>
            <translation>Add a department…</translation>
        </message>
        <message>
            <source>登记了结果，有 {n} 条提示没有逐条说明；要补充说明，先撤销审查结果。</source>
            <translation>The result was noted with {n} hints not explained one by one; to explain them, take the result back first.</translation>
        </message>
        <message>
            <source>登记人员</source>
            <translation>Register people</translation>
        </message>
        <message>
            <source>登记人员…</source>
            <translation>Add a person…</translation>
        </message>
        <message>
            <source>登记以后按“公示期以后提出”审查是否受理；日期有误的，现在返回修改</source>
            <translation>Once registered it is examined as one that came late; where the date is wrong, go back now and put it right</translation>
        </message>
        <message>
            <source>登记以后，它可以在“{name}”的签名行签名。请核对是本人的证书。</source>
            <translation>Once registered it may sign in the line of “{name}”. Check that it is the person's own.</translation>
        </message>
        <message>
            <source>登记修改要求</source>
            <translation>Note the demand</translation>
        </message>
        <message>
            <source>登记公布</source>
            <translation>Note the publication</translation>
        </message>
        <message>
            <source>登记决定</source>
            <translation>Note the decision</translation>
        </message>
        <message>
            <source>登记决定…</source>
            <translation>Note decision…</translation>
        </message>
        <message>
            <source>登记别名…</source>
            <translation>Record another name…</translation>
        </message>
        <message>
            <source>登记到会</source>
            <translation>Record the arrival</translation>
        </message>
        <message>
            <source>登记到会…</source>
            <translation>Record arrival…</translation>
        </message>
        <message>
            <source>登记办结</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>登记区市审核</source>
            <translation>Record the district's check</translation>
        </message>
        <message>
            <source>登记单位的简称、曾用名。查找回避线索时，专家的单位与申报单位按别名对照；已经决定的回避不因此改变。</source>
            <translation>Short and former names of units. The search for ties compares units by them; recusals already decided stay as they are.</translation>
        </message>
        <message>
            <source>登记发出</source>
            <translation>Note that it was sent</translation>
        </message>
        <message>
            <source>登记变更申请…</source>
            <translation>Note a change asked for…</translation>
        </message>
        <message>
            <source>登记合计</source>
            <translation>Record the total</translation>
        </message>
        <message>
            <source>登记名单</source>
            <translation>Record the list</translation>
        </message>
        <message>
            <source>登记名单…</source>
            <translation>Record the list…</translation>
        </message>
        <message>
            <source>登记名称</source>
            <translation>Note the name</translation>
        </message>
        <message>
            <source>登记和确认须由两个人办理</source>
            <translation>Recording and confirming take two people</translation>
        </message>
        <message>
            <source>登记回席</source>
            <translation>Record returning</translation>
        </message>
        <message>
            <source>登记回避</source>
            <translation>Record a recusal</translation>
        </message>
        <message>
            <source>登记回避…</source>
            <translation>Record a recusal…</translation>
        </message>
        <message>
            <source>登记处理</source>
            <translation>Note it</translation>
        </message>
        <message>
            <source>登记复核</source>
            <translation>Note the re-check</translation>
        </message>
        <message>
            <source>登记复核…</source>
            <translation>Note the re-check…</translation>
        </message>
        <message>
            <source>登记完成情况</source>
            <translation>Note what was reached</translation>
        </message>
        <message>
            <source>登记完成情况…</source>
            <translation>What was reached…</translation>
        </message>
        <message>
            <source>登记审查结果</source>
            <translation>Note the result</translation>
        </message>
        <message>
            <source>登记审查结果…</source>
            <translation>Record the result…</translation>
        </message>
        <message>
            <source>登记年度指标…</source>
            <translation>Figures of the year…</translation>
        </message>
        <message>
            <source>登记延期</source>
            <translation>Note extension</translation>
        </message>
        <message>
            <source>登记建设意向…</source>
            <translation>Register an intention…</translation>
        </message>
        <message>
            <source>登记异议</source>
            <translation>Register the objection</translation>
        </message>
        <message>
            <source>登记异议…</source>
            <translation>Register an objection…</translation>
        </message>
        <message>
            <source>登记弃权</source>
            <translation>Record an abstention</translation>
        </message>
        <message>
            <source>登记意见</source>
            <translation>Note the opinion</translation>
        </message>
        <message>
            <source>登记手写签名</source>
            <translation>Record a hand signature</translation>
        </message>
        <message>
            <source>登记手写签名…</source>
            <translation>Signed by hand...</translation>
        </message>
        <message>
            <source>登记承诺书</source>
            <translation>Note the pledge</translation>
        </message>
        <message>
            <source>登记承诺书…</source>
            <translation>Note the pledge…</translation>
        </message>
        <message>
            <source>登记拒签</source>
            <translation>Record a refusal</translation>
        </message>
        <message>
            <source>登记拒签…</source>
            <translation>Refused...</translation>
        </message>
        <message>
            <source>登记指标</source>
            <translation>Note the figures</translation>
        </message>
        <message>
            <source>登记推荐函…</source>
            <translation>Register a letter…</translation>
        </message>
        <message>
            <source>登记推选</source>
            <translation>Record the election</translation>
        </message>
        <message>
            <source>登记撤回</source>
            <translation>Note the withdrawal</translation>
        </message>
        <message>
            <source>登记撤销决定…</source>
            <translation>Decision about revocation…</translation>
        </message>
        <message>
            <source>登记收件</source>
            <translation>Note the delivery</translation>
        </message>
        <message>
            <source>登记收件…</source>
            <translation>Note a delivery…</translation>
        </message>
        <message>
            <source>登记收到</source>
            <translation>Record receipt</translation>
        </message>
        <message>
            <source>登记收到 {n} 项…</source>
            <translation>Note receipt of {n}…</translation>
        </message>
        <message>
            <source>登记收到…</source>
            <translation>Record receipt…</translation>
        </message>
        <message>
            <source>登记整改</source>
            <translation>Note the order</translation>
        </message>
        <message>
            <source>登记无记名票数…</source>
            <translation>Enter secret ballots…</translation>
        </message>
        <message>
            <source>登记时间</source>
            <translation>Registered at</translation>
        </message>
        <message>
            <source>登记有误的，用“恢复在建…”撤销，两次都留在记录里</source>
            <translation>A mistaken entry is undone by “Take up again…”; both stay in the log</translation>
        </message>
        <message>
            <source>登记材料</source>
            <translation>Note the papers</translation>
        </message>
        <message>
            <source>登记注销</source>
            <translation>Note the closing</translation>
        </message>
        <message>
            <source>登记理由</source>
            <translation>Note the reason</translation>
        </message>
        <message>
            <source>登记申请</source>
            <translation>Note it</translation>
        </message>
        <message>
            <source>登记的主要内容</source>
            <translation>What was registered</translation>
        </message>
        <message>
            <source>登记票数</source>
            <translation>Enter the count</translation>
        </message>
        <message>
            <source>登记离会</source>
            <translation>Record the leaving</translation>
        </message>
        <message>
            <source>登记离会…</source>
            <translation>Record leaving…</translation>
        </message>
        <message>
            <source>登记离席</source>
            <translation>Record leaving the room</translation>
        </message>
        <message>
            <source>登记等次</source>
            <translation>Note the grade</translation>
        </message>
        <message>
            <source>登记等次异议…</source>
            <translation>Objection against the grade…</translation>
        </message>
        <message>
            <source>登记答复</source>
            <translation>Note the answer</translation>
        </message>
        <message>
            <source>登记答复…</source>
            <translation>Note the answer…</translation>
        </message>
        <message>
            <source>登记纸表问题…</source>
            <translation>Note a flaw of the paper…</translation>
        </message>
        <message>
            <source>登记纸面环节…</source>
            <translation>Station on paper…</translation>
        </message>
        <message>
            <source>登记纸面评估…</source>
            <translation>Evaluated on paper…</translation>
        </message>
        <message>
            <source>登记终止</source>
            <translation>Note the ending</translation>
        </message>
        <message>
            <source>登记结果</source>
            <translation>Record the result</translation>
        </message>
        <message>
            <source>登记结果以后，申报内容有更正，请核对结果是否仍然成立。</source>
            <translation>The application was corrected after the result; check that the result still holds.</translation>
        </message>
        <message>
            <source>登记结论</source>
            <translation>Note the outcome</translation>
        </message>
        <message>
            <source>登记缓评</source>
            <translation>Put off</translation>
        </message>
        <message>
            <source>登记缺席</source>
            <translation>Record an absence</translation>
        </message>
        <message>
            <source>登记缺席…</source>
            <translation>Absent...</translation>
        </message>
        <message>
            <source>登记考察</source>
            <translation>Note the visit</translation>
        </message>
        <message>
            <source>登记联系结果…</source>
            <translation>Record the answer…</translation>
        </message>
        <message>
            <source>登记要求</source>
            <translation>Note the wish</translation>
        </message>
        <message>
            <source>登记视为合格</source>
            <translation>Note as passed</translation>
        </message>
        <message>
            <source>登记证书…</source>
            <translation>Register a certificate…</translation>
        </message>
        <message>
            <source>登记证明</source>
            <translation>Note the proof</translation>
        </message>
        <message>
            <source>登记这张证书</source>
            <translation>Register this certificate</translation>
        </message>
        <message>
            <source>登记送达…</source>
            <translation>Service…</translation>
        </message>
        <message>
            <source>登记通知</source>
            <translation>Note the notice</translation>
        </message>
        <message>
            <source>登记通知 {n} 项…</source>
            <translation>Notify {n}…</translation>
        </message>
        <message>
            <source>登记通知…</source>
            <translation>Notice…</translation>
        </message>
        <message>
            <source>登记错了，或材料已退回；编号不再使用，可以恢复</source>
            <translation>Noted by mistake, or given back; the number is not used again, it can be brought back</translation>
        </message>
        <message>
            <source>登记陈述申辩</source>
            <translation>Note statement</translation>
        </message>
        <message>
            <source>登记：{name} {time}</source>
            <translation>Recorded: {name} {time}</translation>
        </message>
        <message>
            <source>监督员</source>
            <translation>Supervisor</translation>
        </message>
        <message>
            <source>监督员已在打印的名单上签字以后，请至少两位不同的人各报一个一至九位的数字，按报出的先后照写，开头的 0 也写。报数和名单校验码一起决定结果，谁都可以重新演算。</source>
            <translation>When the supervisor has signed the printed pool, at least two different people speak a number of one to nine digits each. Type them as spoken, in their order, leading zeros too. Numbers and fingerprint decide together, and anybody can repeat it.</translation>
        </message>
        <message>
            <source>监督员已放行 {n} 项，理由会印在结果上。</source>
            <translation> The supervisor has waived {n}; the reasons are printed with the result.</translation>
        </message>
        <message>
            <source>监票人</source>
            <translation>Watched by</translation>
        </message>
        <message>
            <source>盖章</source>
            <translation>Seal</translation>
        </message>
        <message>
            <source>盖章签字</source>
            <translation>Seals and signatures</translation>
        </message>
        <message>
            <source>目录</source>
            <translation>Contents</translation>
        </message>
        <message>
            <source>目标任务完成对照表</source>
            <translation>Targets against what was reached</translation>
        </message>
        <message>
            <source>目标完成：{all} 项年度目标已登记 {n} 项。</source>
            <translation>Targets: {n} of {all} noted.</translation>
        </message>
        <message>
            <source>省级</source>
            <translation>Provincial level</translation>
        </message>
        <message>
            <source>看上去是空白页。</source>
            <translation>It seems to be blank.</translation>
        </message>
        <message>
            <source>看不清、多选的，和没有交回的；没有写 0</source>
            <translation>Unreadable, more than one choice, or not handed back; 0 if none</translation>
        </message>
        <message>
            <source>看变更申请</source>
            <translation>See the change</translation>
        </message>
        <message>
            <source>看哪一张统计</source>
            <translation>Which statistics</translation>
        </message>
        <message>
            <source>看回避</source>
            <translation>See the recusals</translation>
        </message>
        <message>
            <source>看图，照页脚的核对码认领；不属于任何文件的另存。</source>
            <translation>Look at the picture and place it by the code at its foot; set aside what belongs to no paper.</translation>
        </message>
        <message>
            <source>看它的公示</source>
            <translation>See its notice</translation>
        </message>
        <message>
            <source>看它的台账</source>
            <translation>Its ledger entry</translation>
        </message>
        <message>
            <source>看它的年度报告</source>
            <translation>See its annual report</translation>
        </message>
        <message>
            <source>看它的意见书</source>
            <translation>See its opinion</translation>
        </message>
        <message>
            <source>看它的申报</source>
            <translation>See its application</translation>
        </message>
        <message>
            <source>看它的评分表</source>
            <translation>See its sheets</translation>
        </message>
        <message>
            <source>看第 {number} 项（录了 {points}）</source>
            <translation>Look at item {number} (keyed {points})</translation>
        </message>
        <message>
            <source>看第 {n} 项（录了 {points}）</source>
            <translation>Look at {n} ({points} keyed)</translation>
        </message>
        <message>
            <source>看过了，确认{name}已签名</source>
            <translation>Seen: {name} has signed</translation>
        </message>
        <message>
            <source>知识产权证明</source>
            <translation>Proof of intellectual property</translation>
        </message>
        <message>
            <source>码 {code} 在本工作区没有对应的文件。草稿和别处的文件不登记。</source>
            <translation>The code {code} is of no paper of this workspace. Drafts and papers of others are not registered.</translation>
        </message>
        <message>
            <source>码所指的文件</source>
            <translation>Paper its code names</translation>
        </message>
        <message>
            <source>研发人员名单与社保</source>
            <translation>R&amp;D staff list with social insurance</translation>
        </message>
        <message>
            <source>研发人员（人）</source>
            <translation>R&amp;D staff</translation>
        </message>
        <message>
            <source>研发投入</source>
            <translation>R&amp;D spending</translation>
        </message>
        <message>
            <source>研发投入占营业收入</source>
            <translation>R&amp;D share of revenue</translation>
        </message>
        <message>
            <source>破产或注销</source>
            <translation>Bankrupt or dissolved</translation>
        </message>
        <message>
            <source>确定名单</source>
            <translation>Adopt the list</translation>
        </message>
        <message>
            <source>确定名单…</source>
            <translation>Adopt the list…</translation>
        </message>
        <message>
            <source>确定放弃这些内容</source>
            <translation>Give these up for good</translation>
        </message>
        <message>
            <source>确定规则</source>
            <translation>Decide the rules</translation>
        </message>
        <message>
            <source>确认{does}</source>
            <translation>Confirm: {does}</translation>
        </message>
        <message>
            <source>确认启封</source>
            <translation>Confirm the reopening</translation>
        </message>
        <message>
            <source>确认启封…</source>
            <translation>Confirm the reopening…</translation>
        </message>
        <message>
            <source>确认回避</source>
            <translation>Confirm the recusal</translation>
        </message>
        <message>
            <source>确认回避…</source>
            <translation>Confirm the recusal…</translation>
        </message>
        <message>
            <source>确认填写</source>
            <translation>Confirm and fill</translation>
        </message>
        <message>
            <source>确认封存</source>
            <translation>Confirm and seal</translation>
        </message>
        <message>
            <source>确认封存…</source>
            <translation>Confirm and seal…</translation>
        </message>
        <message>
            <source>确认已印好</source>
            <translation>Printed and complete</translation>
        </message>
        <message>
            <source>确认手写签名</source>
            <translation>Confirm hand signature</translation>
        </message>
        <message>
            <source>确认更正…</source>
            <translation>Confirm the correction…</translation>
        </message>
        <message>
            <source>确认，结果更正为新版</source>
            <translation>Confirm, seal a new version</translation>
        </message>
        <message>
            <source>确认：{name}</source>
            <translation>Confirmed: {name}</translation>
        </message>
        <message>
            <source>磁盘</source>
            <translation>Drive</translation>
        </message>
        <message>
            <source>示例：不同意</source>
            <translation>Sample: disagree</translation>
        </message>
        <message>
            <source>示例：修改后同意</source>
            <translation>Sample: agree after revision</translation>
        </message>
        <message>
            <source>示例：同意</source>
            <translation>Sample: agree</translation>
        </message>
        <message>
            <source>票</source>
            <translation>Vote</translation>
        </message>
        <message>
            <source>票数</source>
            <translation>number of votes</translation>
        </message>
        <message>
            <source>票数与人数不符</source>
            <translation>Ballots do not match people</translation>
        </message>
        <message>
            <source>票数已撤销，请重新计票登记；原来的留在办理记录里。</source>
            <translation>The count is taken back; count and enter anew. The old one stays in the record.</translation>
        </message>
        <message>
            <source>票数已登记，封存前不显示；登记错了可以撤销重登。</source>
            <translation>The count is entered and hidden until sealing; if it is wrong, take it back and enter it anew.</translation>
        </message>
        <message>
            <source>离线，正在重新连接…</source>
            <translation>Offline, reconnecting…</translation>
        </message>
        <message>
            <source>科研诚信承诺书</source>
            <translation>Pledge of research integrity</translation>
        </message>
        <message>
            <source>科研院所</source>
            <translation>Research institute</translation>
        </message>
        <message>
            <source>移出</source>
            <translation>Take off</translation>
        </message>
        <message>
            <source>移出专家组</source>
            <translation>Take off the panel</translation>
        </message>
        <message>
            <source>移出专家组…</source>
            <translation>Take off the panel…</translation>
        </message>
        <message>
            <source>移出名单</source>
            <translation>Take off the list</translation>
        </message>
        <message>
            <source>移出名单…</source>
            <translation>Take off the list…</translation>
        </message>
        <message>
            <source>移出的原因</source>
            <translation>Why it is taken off</translation>
        </message>
        <message>
            <source>移到另一批次…</source>
            <translation>Move to another batch…</translation>
        </message>
        <message>
            <source>移到哪一批次</source>
            <translation>To which batch</translation>
        </message>
        <message>
            <source>移到服务器</source>
            <translation>Move to the server</translation>
        </message>
        <message>
            <source>移到服务器…</source>
            <translation>Move to the server…</translation>
        </message>
        <message>
            <source>移到这个中心</source>
            <translation>Move to this centre</translation>
        </message>
        <message>
            <source>移动</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>移动原因</source>
            <translation>Reason for moving</translation>
        </message>
        <message>
            <source>移动的原因</source>
            <translation>Reason for moving</translation>
        </message>
        <message>
            <source>移回来</source>
            <translation>Move back</translation>
        </message>
        <message>
            <source>移回这台电脑</source>
            <translation>Move back to this computer</translation>
        </message>
        <message>
            <source>移回这台电脑…</source>
            <translation>Move back to this computer…</translation>
        </message>
        <message>
            <source>移除</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>程序和项目，回避的专家写在项目旁</source>
            <translation>Order of the day and proposals, with who is recused</translation>
        </message>
        <message>
            <source>程序已用这张恢复单试开过；原来的一张已作废。</source>
            <translation>The program has opened the workspace with this sheet; the former one is void.</translation>
        </message>
        <message>
            <source>程序查出</source>
            <translation>Found by the program</translation>
        </message>
        <message>
            <source>程序每天自动备份一次，每次导入之前再备份一次，放在数据文件夹里，多出来的按规则删除；您自己做的和最新的两份不会自动删除。每份备份做成时都打开核对过；写着“未验证”的没有核对过，请先“试恢复并核对”再用。</source>
            <translation>The program makes a backup each day and one before each import, beside the data, and deletes what is too many by the rule; what you made yourself and the two newest are never deleted by it. Each backup was opened and checked when it was made; one marked “Unverified” was not: try to restore it before you rely on it.</translation>
        </message>
        <message>
            <source>程序自带</source>
            <translation>Comes with the program</translation>
        </message>
        <message>
            <source>程序自带的年份不能收回</source>
            <translation>A year that comes with the program cannot be taken back</translation>
        </message>
        <message>
            <source>程序里没有意见书：{names}。意见书在纸面上的，请自行核对。</source>
            <translation>No opinion in the program: {names}. Where it lies on paper, check it yourself.</translation>
        </message>
        <message>
            <source>税收</source>
            <translation>Tax</translation>
        </message>
        <message>
            <source>稳固</source>
            <translation>Firm</translation>
        </message>
        <message>
            <source>稳固程度</source>
            <translation>How firm</translation>
        </message>
        <message>
            <source>空格选用或放下，Alt+↑、Alt+↓ 移动</source>
            <translation>Space chooses or drops, Alt+↑ and Alt+↓ move</translation>
        </message>
        <message>
            <source>空白</source>
            <translation>blank</translation>
        </message>
        <message>
            <source>空白用表</source>
            <translation>Blank forms</translation>
        </message>
        <message>
            <source>空白表</source>
            <translation>Blank forms</translation>
        </message>
        <message>
            <source>空白表格…</source>
            <translation>Blank workbook…</translation>
        </message>
        <message>
            <source>空白表格已存为 {name}。填好后从“历年台账”导入。</source>
            <translation>The empty workbook is saved as {name}. Fill it in and take it in under “Past years”.</translation>
        </message>
        <message>
            <source>空白表格已存为 {name}。填好后从这里导入。</source>
            <translation>The empty workbook is saved as {name}. Fill it in and import it here.</translation>
        </message>
        <message>
            <source>空白评分表…</source>
            <translation>Blank score sheets…</translation>
        </message>
        <message>
            <source>立即备份…</source>
            <translation>Back up now…</translation>
        </message>
        <message>
            <source>站点 {station} 第 {n} 个交换包，{at} 由{by}导出。</source>
            <translation>Bundle {n} of station {station}, exported at {at} by {by}.</translation>
        </message>
        <message>
            <source>章程或管理制度</source>
            <translation>Statutes or rules</translation>
        </message>
        <message>
            <source>端口</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>符合</source>
            <translation>Met</translation>
        </message>
        <message>
            <source>第 1 年</source>
            <translation>Year 1</translation>
        </message>
        <message>
            <source>第 2 年</source>
            <translation>Year 2</translation>
        </message>
        <message>
            <source>第 3 年</source>
            <translation>Year 3</translation>
        </message>
        <message>
            <source>第 {groups} 组的候选不到名额的三倍，选择余地小。</source>
            <translation>Group {groups} has fewer than three candidates a place: the lot has little to choose from.</translation>
        </message>
        <message>
            <source>第 {group} 组可选 {n} 位，抽 {members} 名</source>
            <translation>group {group}: {members} of {n}</translation>
        </message>
        <message>
            <source>第 {group} 组少{what} {n} 名</source>
            <translation>group {group} lacks {n} ({what})</translation>
        </message>
        <message>
            <source>第 {number} 条</source>
            <translation>Entry {number}</translation>
        </message>
        <message>
            <source>第 {number} 条细目</source>
            <translation>Sub-item {number}</translation>
        </message>
        <message>
            <source>第 {number} 项</source>
            <translation>Criterion {number}</translation>
        </message>
        <message>
            <source>第 {n} 个数字</source>
            <translation>Number {n}</translation>
        </message>
        <message>
            <source>第 {n} 个项目仍为缺席。</source>
            <translation>Proposal {n} stays absent.</translation>
        </message>
        <message>
            <source>第 {n} 个项目可以评分和表决。</source>
            <translation>Proposal {n} can be scored and voted on.</translation>
        </message>
        <message>
            <source>第 {n} 个项目将少于规则要求的 {minimum} 人（指引未规定）。</source>
            <translation>Proposal {n} then has fewer than the {minimum} experts the rules ask for (not set by the guideline).</translation>
        </message>
        <message>
            <source>第 {n} 个项目已回避，不参加。</source>
            <translation>Recused from {n}: takes no part there.</translation>
        </message>
        <message>
            <source>第 {n} 个项目开始</source>
            <translation>Proposal {n} called</translation>
        </message>
        <message>
            <source>第 {n} 个项目未提交的评分表转为缺席。</source>
            <translation>The open sheet of proposal {n} becomes absent.</translation>
        </message>
        <message>
            <source>第 {n} 个项目由{name}代理组长。</source>
            <translation>{name} is acting leader for item {n}.</translation>
        </message>
        <message>
            <source>第 {n} 个项目的评分表仍可按纸质表补录。</source>
            <translation>The sheet of proposal {n} can still be keyed from paper.</translation>
        </message>
        <message>
            <source>第 {n} 个项目结束</source>
            <translation>Proposal {n} over</translation>
        </message>
        <message>
            <source>第 {n} 个项目（共 {total} 个）</source>
            <translation>Proposal {n} of {total}</translation>
        </message>
        <message>
            <source>第 {n} 个项目：{name}回席</source>
            <translation>Proposal {n}: {name} returns</translation>
        </message>
        <message>
            <source>第 {n} 个项目：{name}离席</source>
            <translation>Proposal {n}: {name} leaves the room</translation>
        </message>
        <message>
            <source>第 {n} 个项目：{sentence}</source>
            <translation>Proposal {n}: {sentence}</translation>
        </message>
        <message>
            <source>第 {n} 个项目：{who}的回避还没有处理（{ground}）。请在“回避”里确认回避，或写明理由排除。</source>
            <translation>Proposal {n}: nobody has decided about a recusal of {who} ({ground}). Confirm it under Recusals, or dismiss it with a reason.</translation>
        </message>
        <message>
            <source>第 {n} 个项目：{words}</source>
            <translation>Proposal {n}: {words}</translation>
        </message>
        <message>
            <source>第 {n} 位报数的人</source>
            <translation>Speaker {n}</translation>
        </message>
        <message>
            <source>第 {n} 次　{title}</source>
            <translation>Attempt {n}  {title}</translation>
        </message>
        <message>
            <source>第 {n} 次抽取已作废，原因：{reason}</source>
            <translation>Attempt {n} was replaced, because: {reason}</translation>
        </message>
        <message>
            <source>第 {n} 次抽取的名单已冻结，打印出来请监督员签字，再现场报数。</source>
            <translation>The pool of attempt {n} is frozen; print it for the supervisor to sign, then let the room speak numbers.</translation>
        </message>
        <message>
            <source>第 {n} 版</source>
            <translation>Version {n}</translation>
        </message>
        <message>
            <source>第 {n} 版 · {state}</source>
            <translation>Version {n} · {state}</translation>
        </message>
        <message>
            <source>第 {n} 版封存（更正单第 {docket} 号）：{who}开单，{second}确认</source>
            <translation>Version {n} sealed by docket {docket}: written by {who}, confirmed by {second}</translation>
        </message>
        <message>
            <source>第 {n} 版封存：{who}</source>
            <translation>Version {n} sealed by {who}</translation>
        </message>
        <message>
            <source>第 {n} 版封存：{who}提出，{second}确认</source>
            <translation>Version {n} sealed: asked by {who}, confirmed by {second}</translation>
        </message>
        <message>
            <source>第 {n} 版已撤回，上一版重新启用。</source>
            <translation>Version {n} was taken back; the one before is in force again.</translation>
        </message>
        <message>
            <source>第 {n} 版措辞</source>
            <translation>version {n} of the wording</translation>
        </message>
        <message>
            <source>第 {n} 版规则已启用；已召集的会议仍按原来的版本。</source>
            <translation>Version {n} of the rules is in force; meetings already convened keep theirs.</translation>
        </message>
        <message>
            <source>第 {n} 版还没有列入任何议程。撤回后启用上一版，第 {n} 版的内容留作草稿。</source>
            <translation>Version {n} is on no agenda yet. Once it is taken back the one before is in force, and what version {n} says stays as a draft.</translation>
        </message>
        <message>
            <source>第 {n} 版还没有用过。撤回后启用上一版，第 {n} 版的内容留作草稿。</source>
            <translation>Version {n} has not been used. Taken back, the one before is in force again and what version {n} said is kept as the draft.</translation>
        </message>
        <message>
            <source>第 {n} 版：</source>
            <translation>Version {n}:</translation>
        </message>
        <message>
            <source>第 {n} 版：{who}提出封存，已撤回</source>
            <translation>Version {n}: sealing asked for by {who}, taken back</translation>
        </message>
        <message>
            <source>第 {n} 版：{who}提出封存，等待监督员确认</source>
            <translation>Version {n}: sealing asked for by {who}, to be confirmed</translation>
        </message>
        <message>
            <source>第 {n} 组{what}</source>
            <translation>Group {n}: {what}</translation>
        </message>
        <message>
            <source>第 {n} 部分</source>
            <translation>Part {n}</translation>
        </message>
        <message>
            <source>第 {n} 页</source>
            <translation>Page {n}</translation>
        </message>
        <message>
            <source>第 {n} 页，共 {of} 页</source>
            <translation>Page {n} of {of}</translation>
        </message>
        <message>
            <source>第 {n} 页，共 {total} 页</source>
            <translation>Page {n} of {total}</translation>
        </message>
        <message>
            <source>第 {n} 项</source>
            <translation>Criterion {n}</translation>
        </message>
        <message>
            <source>第 {n} 项评语</source>
            <translation>Comment on item {n}</translation>
        </message>
        <message>
            <source>第 {n} 项还空着，没有提交。空白不是 0 分。</source>
            <translation>{n} still blank, not handed in. Blank is not 0.</translation>
        </message>
        <message>
            <source>第 {places} 个项目没有通过形式审查（{state}）就列入了会议；规则不要求等审查，不影响开会和封存。</source>
            <translation>Proposal {places} came here without having passed the formal examination ({state}); the rules do not wait for it, and neither opening nor sealing does.</translation>
        </message>
        <message>
            <source>第 {row} 行第 {column} 列“{text}”{why}</source>
            <translation>row {row} column {column} “{text}” {why}</translation>
        </message>
        <message>
            <source>第 {seq} 条起记录链不完整（{what}）。</source>
            <translation>The chain is broken from entry {seq} ({what}).</translation>
        </message>
        <message>
            <source>第 {seq} 条起记录链不完整（{what}）。数据没有被程序改动；请停止录入，保留工作区并从备份核对。</source>
            <translation>The chain is broken from entry {seq} ({what}). The program changed nothing; stop entering, keep the workspace and compare with a backup.</translation>
        </message>
        <message>
            <source>第 {seq} 条，校验码 {code}</source>
            <translation>Entry {seq}, code {code}</translation>
        </message>
        <message>
            <source>第 {year} 年目标</source>
            <translation>Target for year {year}</translation>
        </message>
        <message>
            <source>第{n}年完成</source>
            <translation>Reached in year {n}</translation>
        </message>
        <message>
            <source>第{n}年目标</source>
            <translation>Target of year {n}</translation>
        </message>
        <message>
            <source>第{n}年：{text}</source>
            <translation>Year {n}: {text}</translation>
        </message>
        <message>
            <source>第一个中心编号</source>
            <translation>First number</translation>
        </message>
        <message>
            <source>第一个项目开始</source>
            <translation>First proposal begins</translation>
        </message>
        <message>
            <source>第一位使用者，先兼办公室、系统管理员和安全管理员；以后可以分给别人。</source>
            <translation>The first person; holds the roles of office, system and security officer for now; others can take them later.</translation>
        </message>
        <message>
            <source>第一年 {a}；第二年 {b}；第三年 {c}</source>
            <translation>first year {a}; second year {b}; third year {c}</translation>
        </message>
        <message>
            <source>第一次录入</source>
            <translation>First keying</translation>
        </message>
        <message>
            <source>第一次抽签空着</source>
            <translation>leave blank for the first lot</translation>
        </message>
        <message>
            <source>第一遍录入</source>
            <translation>Keyed first</translation>
        </message>
        <message>
            <source>第一遍录的是“{text}”</source>
            <translation>First keyed as “{text}”</translation>
        </message>
        <message>
            <source>第一遍录错</source>
            <translation>First keying wrong</translation>
        </message>
        <message>
            <source>第一遍录错 {n} 项，已按复录改正：{entries}{more}。</source>
            <translation>The first keying had {n} entries wrong, now as keyed again: {entries}{more}. </translation>
        </message>
        <message>
            <source>第三组</source>
            <translation>third panel</translation>
        </message>
        <message>
            <source>第二个人</source>
            <translation>Second person</translation>
        </message>
        <message>
            <source>第二个人自己的口令</source>
            <translation>The second person's own secret</translation>
        </message>
        <message>
            <source>第二次录入还有没提交的列，离开后要重录。再按一次就离开。</source>
            <translation>Some columns of the second keying are not handed in and would have to be keyed again. Press once more to leave.</translation>
        </message>
        <message>
            <source>第二次录入（{center}，{expert}）</source>
            <translation>Second keying ({center}, {expert})</translation>
        </message>
        <message>
            <source>第二次录入（复核）</source>
            <translation>Second keying (verify)</translation>
        </message>
        <message>
            <source>第二组</source>
            <translation>second panel</translation>
        </message>
        <message>
            <source>第二遍录入</source>
            <translation>Keyed second</translation>
        </message>
        <message>
            <source>第二遍录错 {n} 次。</source>
            <translation> The second keying was wrong {n} times.</translation>
        </message>
        <message>
            <source>第几个</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>第几页</source>
            <translation>Which page</translation>
        </message>
        <message>
            <source>第四组</source>
            <translation>fourth panel</translation>
        </message>
        <message>
            <source>等</source>
            <translation>and more</translation>
        </message>
        <message>
            <source>等 {n} 位</source>
            <translation> and others, {n} in all</translation>
        </message>
        <message>
            <source>等 {n} 封</source>
            <translation> of {n}</translation>
        </message>
        <message>
            <source>等 {n} 项</source>
            <translation> and others, {n} in all</translation>
        </message>
        <message>
            <source>等待上年度工作总结</source>
            <translation>Waiting for last year's summary</translation>
        </message>
        <message>
            <source>等待专家评审</source>
            <translation>Waiting for the panel</translation>
        </message>
        <message>
            <source>等待会议决定</source>
            <translation>Waiting for the decision of the meeting</translation>
        </message>
        <message>
            <source>等待公布</source>
            <translation>Waiting for publication</translation>
        </message>
        <message>
            <source>等待公示期满办结</source>
            <translation>Waiting for the end of publication</translation>
        </message>
        <message>
            <source>等待决定等次</source>
            <translation>Waiting for the grade</translation>
        </message>
        <message>
            <source>等待区市审核</source>
            <translation>Waiting for the district</translation>
        </message>
        <message>
            <source>等待区市科技主管部门审核</source>
            <translation>Waiting for the district's check</translation>
        </message>
        <message>
            <source>等待发布证明</source>
            <translation>Waiting for the proof of posting</translation>
        </message>
        <message>
            <source>等待处理和答复</source>
            <translation>Waiting for outcome and answer</translation>
        </message>
        <message>
            <source>等待安排评审会</source>
            <translation>Waiting for a meeting</translation>
        </message>
        <message>
            <source>等待审查是否受理</source>
            <translation>waits to be taken up or not</translation>
        </message>
        <message>
            <source>等待市科技局备案</source>
            <translation>Waiting for filing with the city</translation>
        </message>
        <message>
            <source>等待整改复核</source>
            <translation>Waiting for the re-check</translation>
        </message>
        <message>
            <source>等待本年度工作计划</source>
            <translation>Waiting for this year's plan</translation>
        </message>
        <message>
            <source>等待自评报告</source>
            <translation>Waiting for the self-report</translation>
        </message>
        <message>
            <source>等待补正 {n} 件，最早 {day} 到期</source>
            <translation>{n} corrections awaited, the first due {day}</translation>
        </message>
        <message>
            <source>等待补正：{awaited}。列入会议不改变期限，登记补正、延期或审查结果以前，“今日待办”一直提醒。</source>
            <translation>Papers are awaited: {awaited}. A meeting does not change the term; Today goes on to remind until papers, another day or a result is noted.</translation>
        </message>
        <message>
            <source>等待通知</source>
            <translation>Waiting for the notice</translation>
        </message>
        <message>
            <source>等待陈述申辩</source>
            <translation>Waiting for the centre's statement</translation>
        </message>
        <message>
            <source>等次</source>
            <translation>Grade</translation>
        </message>
        <message>
            <source>等次异议</source>
            <translation>Objection against the grade</translation>
        </message>
        <message>
            <source>等次：{grade}（{paper}，{way}{score}）</source>
            <translation>Grade: {grade} ({paper}, {way}{score})</translation>
        </message>
        <message>
            <source>等申报单位补正；材料到了先登记，再复核。</source>
            <translation>The applicant is to correct; note the papers when they come, then check again.</translation>
        </message>
        <message>
            <source>答复内容</source>
            <translation>Answer</translation>
        </message>
        <message>
            <source>答复日期</source>
            <translation>Answered on</translation>
        </message>
        <message>
            <source>答复的方式和文号</source>
            <translation>How it was answered, and its number</translation>
        </message>
        <message>
            <source>答辩抽签表</source>
            <translation>Lots</translation>
        </message>
        <message>
            <source>筛选：{name}</source>
            <translation>Filter: {name}</translation>
        </message>
        <message>
            <source>签到以后开会，每位到会专家得到每个项目的评分表。</source>
            <translation>The meeting begins after sign-in; every expert present gets a sheet for every proposal.</translation>
        </message>
        <message>
            <source>签到和空白的评分表清空，到会、离会的登记清空；回避仍然有效。还没有人打分或表决时才能退回。</source>
            <translation>The sign-in, the blank sheets and the record of arrivals and leavings are cleared; recusals stay in force. Possible only while nobody has scored or voted.</translation>
        </message>
        <message>
            <source>签到在会议列表的右侧。</source>
            <translation>Signing in is done beside the list of meetings.</translation>
        </message>
        <message>
            <source>签到完毕，开会</source>
            <translation>Sign-in done, begin</translation>
        </message>
        <message>
            <source>签到表</source>
            <translation>Sign-in sheets</translation>
        </message>
        <message>
            <source>签到，空格标记到会</source>
            <translation>Sign-in: Space marks who is present</translation>
        </message>
        <message>
            <source>签名</source>
            <translation>Sign</translation>
        </message>
        <message>
            <source>签名 {n} 人</source>
            <translation>{n} signed</translation>
        </message>
        <message>
            <source>签名人（{n}）：{names}</source>
            <translation>Signers ({n}): {names}</translation>
        </message>
        <message>
            <source>签名人：{name}</source>
            <translation>Signer: {name}</translation>
        </message>
        <message>
            <source>签名处：成员</source>
            <translation>Signature: member</translation>
        </message>
        <message>
            <source>签名处：组长</source>
            <translation>Signature: leader</translation>
        </message>
        <message>
            <source>签名待核实</source>
            <translation>Signature questioned</translation>
        </message>
        <message>
            <source>签名情况</source>
            <translation>Signing</translation>
        </message>
        <message>
            <source>签名无效</source>
            <translation>Not valid</translation>
        </message>
        <message>
            <source>签名时间（本机）：{time}</source>
            <translation>Signed (clock of this computer): {time}</translation>
        </message>
        <message>
            <source>签名有效</source>
            <translation>Valid</translation>
        </message>
        <message>
            <source>签名栏</source>
            <translation>Signature block</translation>
        </message>
        <message>
            <source>签名齐全</source>
            <translation>Everybody has signed</translation>
        </message>
        <message>
            <source>签字表</source>
            <translation>Table</translation>
        </message>
        <message>
            <source>签过字的纸扫描成 PDF 或图片，从这里收进来，次序和方向都不要紧。</source>
            <translation>Scan signed papers as PDF or pictures and take them in here, in any order and direction.</translation>
        </message>
        <message>
            <source>简称、曾用名、印章上的名称</source>
            <translation>Short form, former name, name on the seal</translation>
        </message>
        <message>
            <source>算出的结果</source>
            <translation>What came out</translation>
        </message>
        <message>
            <source>管理</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>管理人员、岗位、口令和凭条，不看评审内容</source>
            <translation>Keeps people, roles, secrets and slips; sees no reviews</translation>
        </message>
        <message>
            <source>管理保存的筛选…</source>
            <translation>Manage kept filters…</translation>
        </message>
        <message>
            <source>管理服务器的人给的证书文件（.pem）。服务器不在这台电脑上时必须加密连接；证书已装进系统的不用选</source>
            <translation>The certificate file (.pem) from whoever looks after the server. To any other computer the line must be encrypted; none is needed where the system trusts it already</translation>
        </message>
        <message>
            <source>类别</source>
            <translation>Category</translation>
        </message>
        <message>
            <source>类型</source>
            <translation>Track</translation>
        </message>
        <message>
            <source>粘贴：填入 {n} 格。</source>
            <translation>Pasted: {n} cells filled in. </translation>
        </message>
        <message>
            <source>粘贴：按表头填入 {n} 格。</source>
            <translation>Pasted: {n} cells filled by their heads.</translation>
        </message>
        <message>
            <source>系于个别专家</source>
            <translation>Hangs on one expert</translation>
        </message>
        <message>
            <source>系统</source>
            <translation>System</translation>
        </message>
        <message>
            <source>系统没有打开它。文件在：{path}</source>
            <translation>The system did not open it. The file is at: {path}</translation>
        </message>
        <message>
            <source>纸表有问题</source>
            <translation>Paper flaw</translation>
        </message>
        <message>
            <source>纸表有问题… F6</source>
            <translation>Flaw of the paper… F6</translation>
        </message>
        <message>
            <source>纸质办结</source>
            <translation>On paper</translation>
        </message>
        <message>
            <source>纸质评分表上的手写合计</source>
            <translation>Hand-written total on the paper sheet</translation>
        </message>
        <message>
            <source>纸质评分表：指标与专家</source>
            <translation>Paper sheets: criteria by experts</translation>
        </message>
        <message>
            <source>纸面</source>
            <translation>Paper</translation>
        </message>
        <message>
            <source>纸面上这一项空着</source>
            <translation>Empty on the paper</translation>
        </message>
        <message>
            <source>纸面任务书的文号或日期</source>
            <translation>Number or date of the task book on paper</translation>
        </message>
        <message>
            <source>纸面写的依据</source>
            <translation>Ground as written</translation>
        </message>
        <message>
            <source>纸面只录了一次</source>
            <translation>Paper keyed only once</translation>
        </message>
        <message>
            <source>纸面就是这样</source>
            <translation>The paper says so</translation>
        </message>
        <message>
            <source>纸面扫描件</source>
            <translation>Scans of the paper</translation>
        </message>
        <message>
            <source>组</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>组织单位</source>
            <translation>organizer</translation>
        </message>
        <message>
            <source>组织开展重大共性关键技术、前沿引领技术、现代工程技术、颠覆性技术等战略研究和技术开发，提升技术创新原始能力。</source>
            <translation>Strategic research and development of key common, leading-edge, modern engineering and disruptive technologies, to raise the capacity for original innovation.</translation>
        </message>
        <message>
            <source>组长</source>
            <translation>Leader</translation>
        </message>
        <message>
            <source>组长不参加的项目，没有代理组长就不能起草意见书。</source>
            <translation>Where the leader takes no part, no opinion can be drafted without an acting leader.</translation>
        </message>
        <message>
            <source>组长不参加这个项目，请指定代理组长。</source>
            <translation>The leader takes no part in this item; name an acting leader.</translation>
        </message>
        <message>
            <source>组长回避或缺席的项目，由所选专家主持并在意见书上作为组长签字。</source>
            <translation>Where the leader is recused or absent, this expert leads and signs the opinion as leader.</translation>
        </message>
        <message>
            <source>组长已用密钥签名，文件已经封闭：这一行以后只能在纸上补签。</source>
            <translation>The leader has signed with a key and the file is closed: this line can only be signed on paper again.</translation>
        </message>
        <message>
            <source>细目只提示分值怎样分布，专家按整项打分；各条细目合计等于这一项的满分。</source>
            <translation>Sub-items only hint how points spread; experts score the criterion as a whole. They add up to its maximum.</translation>
        </message>
        <message>
            <source>细目名称</source>
            <translation>Name of the sub-item</translation>
        </message>
        <message>
            <source>终止</source>
            <translation>Ended</translation>
        </message>
        <message>
            <source>终止…</source>
            <translation>End…</translation>
        </message>
        <message>
            <source>经公示无异议，可以启动建设（三（三））。</source>
            <translation>Published without objection; it may be started (三（三）).</translation>
        </message>
        <message>
            <source>经费</source>
            <translation>Money</translation>
        </message>
        <message>
            <source>经费与财务</source>
            <translation>Money and finances</translation>
        </message>
        <message>
            <source>经费合计</source>
            <translation>Money in all</translation>
        </message>
        <message>
            <source>经费来源（万元）</source>
            <translation>Sources of money (10,000 yuan)</translation>
        </message>
        <message>
            <source>经过</source>
            <translation>History</translation>
        </message>
        <message>
            <source>结束合并</source>
            <translation>End merging</translation>
        </message>
        <message>
            <source>结束合并岗位…</source>
            <translation>End merged roles…</translation>
        </message>
        <message>
            <source>结束这个项目</source>
            <translation>End the proposal</translation>
        </message>
        <message>
            <source>结果</source>
            <translation>Outcome</translation>
        </message>
        <message>
            <source>结果与封存</source>
            <translation>Result and sealing</translation>
        </message>
        <message>
            <source>结果已于 {at} 封存。以后发现有误，用“更正与复核”里的更正单。</source>
            <translation>The result was sealed on {at}. Whatever turns out wrong later is put right by a docket under Corrections and re-checks.</translation>
        </message>
        <message>
            <source>结果已封存</source>
            <translation>Results sealed</translation>
        </message>
        <message>
            <source>结果已封存。</source>
            <translation>The results are sealed.</translation>
        </message>
        <message>
            <source>结果已封存：评完以后才发现的回避走更正单，或由办公室和监督员启封。</source>
            <translation>The results are sealed: a recusal found afterwards takes a correction docket, or office and supervisor reopen the meeting.</translation>
        </message>
        <message>
            <source>结果已封存；下一步起草专家意见书。</source>
            <translation>The result is sealed; next, draft the opinions.</translation>
        </message>
        <message>
            <source>结果已更正（原 {was}，现 {now}），须拟定新版。</source>
            <translation>The result was corrected ({was} before, {now} now); a new version has to be drawn up.</translation>
        </message>
        <message>
            <source>结论</source>
            <translation>Conclusion</translation>
        </message>
        <message>
            <source>结论部分的标题</source>
            <translation>Heading of the conclusion</translation>
        </message>
        <message>
            <source>结论：{word}</source>
            <translation>Conclusion: {word}</translation>
        </message>
        <message>
            <source>结论：不同意</source>
            <translation>Conclusion: disagree</translation>
        </message>
        <message>
            <source>结论：修改后同意</source>
            <translation>Conclusion: agree after revision</translation>
        </message>
        <message>
            <source>结论：同意</source>
            <translation>Conclusion: agree</translation>
        </message>
        <message>
            <source>给“{name}”补发一张凭条：原来的凭条或口令立即作废，已经录入的内容都保留。要两个人办理：您，和下面的第二个人。</source>
            <translation>Give “{name}” another slip: the former slip or secret is void at once, and what was entered stays. It takes two people: you, and the second person below.</translation>
        </message>
        <message>
            <source>给这台电脑起名…</source>
            <translation>Name this computer…</translation>
        </message>
        <message>
            <source>给选中的改成这个名称</source>
            <translation>Give the selected one this name</translation>
        </message>
        <message>
            <source>统计图</source>
            <translation>Charts</translation>
        </message>
        <message>
            <source>统计图…</source>
            <translation>Charts…</translation>
        </message>
        <message>
            <source>统计日期 {day}。点一条，右边列出它的记录；与统计表的工作簿和 PDF 同一口径。</source>
            <translation>As of {day}. Click a bar to list its records at the right; the figures are those of the workbook and the PDF.</translation>
        </message>
        <message>
            <source>统计表</source>
            <translation>Statistics</translation>
        </message>
        <message>
            <source>统计表…</source>
            <translation>Statistics…</translation>
        </message>
        <message>
            <source>继续</source>
            <translation>Continue</translation>
        </message>
        <message>
            <source>继续  F7</source>
            <translation>Go on  F7</translation>
        </message>
        <message>
            <source>继续填写</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>继续复录</source>
            <translation>Go on with the second keying</translation>
        </message>
        <message>
            <source>继续更正</source>
            <translation>Go on correcting</translation>
        </message>
        <message>
            <source>继续评分</source>
            <translation>Go on scoring</translation>
        </message>
        <message>
            <source>绩效评估</source>
            <translation>Evaluation</translation>
        </message>
        <message>
            <source>绩效评估名单</source>
            <translation>List of evaluations</translation>
        </message>
        <message>
            <source>绩效评估意见</source>
            <translation>Opinion on an evaluation</translation>
        </message>
        <message>
            <source>绩效评估通知</source>
            <translation>Notice of evaluation</translation>
        </message>
        <message>
            <source>维护工作区、字体和备份，不看评审内容</source>
            <translation>Keeps workspace, fonts and backups; sees no reviews</translation>
        </message>
        <message>
            <source>维持手写签名</source>
            <translation>Let the hand signature stand</translation>
        </message>
        <message>
            <source>维持签名</source>
            <translation>Let it stand</translation>
        </message>
        <message>
            <source>维持签名…</source>
            <translation>Let it stand…</translation>
        </message>
        <message>
            <source>综合得分</source>
            <translation>Score</translation>
        </message>
        <message>
            <source>综合评价</source>
            <translation>Selection</translation>
        </message>
        <message>
            <source>综合评价名单</source>
            <translation>List of assessment</translation>
        </message>
        <message>
            <source>绿色门槛自查表与审查意见表</source>
            <translation>Green-threshold self-check and review</translation>
        </message>
        <message>
            <source>缓评</source>
            <translation>Put off</translation>
        </message>
        <message>
            <source>缓评…</source>
            <translation>Put off…</translation>
        </message>
        <message>
            <source>缓评到</source>
            <translation>Put off until</translation>
        </message>
        <message>
            <source>缓评到 {until}（{paper}）：{why}</source>
            <translation>Put off until {until} ({paper}): {why}</translation>
        </message>
        <message>
            <source>缓评到期后自动回到原来的一步。</source>
            <translation>It goes back to its step by itself on that day.</translation>
        </message>
        <message>
            <source>缓评原因</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>编号</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>编号 {number}，第 {n} 版，核对码 {code}</source>
            <translation>{number}, version {n}, check code {code}</translation>
        </message>
        <message>
            <source>编号不再使用，这个项目可以重新启动</source>
            <translation>The number is not given again; the proposal can be started anew</translation>
        </message>
        <message>
            <source>编号不再给别的中心；决定有误的，用“恢复资格…”连同依据撤销，两次都留在记录里</source>
            <translation>Its number is given to no other centre; a mistaken decision is undone by “Restore…” with its ground, and both stay in the log</translation>
        </message>
        <message>
            <source>编号按名单的先后给：先新建、后转建，各按名次（指引未规定）。可以移动。</source>
            <translation>Numbers follow the list: new centres first, then conversions, each by place (not set by the guideline). They can be moved.</translation>
        </message>
        <message>
            <source>缘由</source>
            <translation>Ground</translation>
        </message>
        <message>
            <source>缩小</source>
            <translation>Smaller</translation>
        </message>
        <message>
            <source>缩略图</source>
            <translation>Thumbnails</translation>
        </message>
        <message>
            <source>缺</source>
            <translation>abs</translation>
        </message>
        <message>
            <source>缺 {n} 项</source>
            <translation>{n} missing</translation>
        </message>
        <message>
            <source>缺什么</source>
            <translation>Missing</translation>
        </message>
        <message>
            <source>缺什么、哪里不一致，写在通知书上</source>
            <translation>What is missing or does not agree; it goes on the notice</translation>
        </message>
        <message>
            <source>缺件：{names}</source>
            <translation>Missing papers: {names}</translation>
        </message>
        <message>
            <source>缺席</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>缺席 {n} 人</source>
            <translation>{n} absent</translation>
        </message>
        <message>
            <source>缺席专家</source>
            <translation>absent expert</translation>
        </message>
        <message>
            <source>缺席或离会</source>
            <translation>Absent or left</translation>
        </message>
        <message>
            <source>缺席未签</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>缺理由</source>
            <translation>Reason missing</translation>
        </message>
        <message>
            <source>缺项可以用同一份文件再试运行查看，或“标注后退回”。</source>
            <translation> The gaps can be seen by trying the same file again, or in its marked copy.</translation>
        </message>
        <message>
            <source>缺：{names}。</source>
            <translation>Missing: {names}.</translation>
        </message>
        <message>
            <source>网站栏目、网址或张贴地点</source>
            <translation>Web page, address or board</translation>
        </message>
        <message>
            <source>网页 (*.html)</source>
            <translation>Web page (*.html)</translation>
        </message>
        <message>
            <source>网页截图、张贴照片及存放位置；日期和内容都清空即撤销</source>
            <translation>Screenshot or photograph and where it is kept; clear both to take it back</translation>
        </message>
        <message>
            <source>考察情况</source>
            <translation>What was found</translation>
        </message>
        <message>
            <source>考察日期</source>
            <translation>Day of the visit</translation>
        </message>
        <message>
            <source>考核指标 {n} 名称</source>
            <translation>Indicator {n}, name</translation>
        </message>
        <message>
            <source>考核指标 {n} 现状</source>
            <translation>Indicator {n}, now</translation>
        </message>
        <message>
            <source>考核指标 {n} 第 1 年</source>
            <translation>Indicator {n}, year 1</translation>
        </message>
        <message>
            <source>考核指标 {n} 第 2 年</source>
            <translation>Indicator {n}, year 2</translation>
        </message>
        <message>
            <source>考核指标 {n} 第 3 年</source>
            <translation>Indicator {n}, year 3</translation>
        </message>
        <message>
            <source>考核指标（写明单位）</source>
            <translation>Indicator (with its unit)</translation>
        </message>
        <message>
            <source>职务</source>
            <translation>Duty</translation>
        </message>
        <message>
            <source>职称</source>
            <translation>Title</translation>
        </message>
        <message>
            <source>联系不上</source>
            <translation>cannot be reached</translation>
        </message>
        <message>
            <source>联系人</source>
            <translation>Contact person</translation>
        </message>
        <message>
            <source>联系单…</source>
            <translation>Call sheet…</translation>
        </message>
        <message>
            <source>联系方式</source>
            <translation>Contacts</translation>
        </message>
        <message>
            <source>联系电话</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>联系结果</source>
            <translation>Answer</translation>
        </message>
        <message>
            <source>自动备份：最近 {d} 天每天留一份，最近 {w} 周每周留一份，最近 {m} 个月每月留一份。</source>
            <translation>Automatic backups: one a day of the last {d} days, one a week of the last {w} weeks, one a month of the last {m} months.</translation>
        </message>
        <message>
            <source>自然日</source>
            <translation>Calendar days</translation>
        </message>
        <message>
            <source>自然日，发布当日计入</source>
            <translation>Calendar days, day of posting counted</translation>
        </message>
        <message>
            <source>自然日，发布次日起算</source>
            <translation>Calendar days, from the next day</translation>
        </message>
        <message>
            <source>自评分</source>
            <translation>Own score</translation>
        </message>
        <message>
            <source>自评截止</source>
            <translation>Report due</translation>
        </message>
        <message>
            <source>自评报告截止日</source>
            <translation>Self-report due</translation>
        </message>
        <message>
            <source>自评报告文件</source>
            <translation>File of the self-report</translation>
        </message>
        <message>
            <source>自评报告经区市审核后报送。</source>
            <translation>The self-report comes after the district's check.</translation>
        </message>
        <message>
            <source>自评报告过了截止日。可以催报，或登记缓评、未参加。</source>
            <translation>The self-report is overdue. Remind the centre, put it off, or note its absence.</translation>
        </message>
        <message>
            <source>自评逾期</source>
            <translation>Report overdue</translation>
        </message>
        <message>
            <source>至少 {n} 个字符，全是数字时至少 {digits} 个；可以是一句容易记的话，不要用姓名或单位名称。</source>
            <translation>At least {n} characters, or {digits} where all are digits; a sentence that is easy to remember will do. Do not use a name or that of the office.</translation>
        </message>
        <message>
            <source>至少 {n} 个字，写明为什么可以这样封存；会印在结果上</source>
            <translation>At least {n} characters: why it may be sealed like this; printed with the result</translation>
        </message>
        <message>
            <source>至少 {n} 个字，写明谁发现了什么</source>
            <translation>At least {n} characters: who found what</translation>
        </message>
        <message>
            <source>良</source>
            <translation>Good</translation>
        </message>
        <message>
            <source>草稿</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>草稿·旧措辞</source>
            <translation>Draft, old wording</translation>
        </message>
        <message>
            <source>草稿保存于</source>
            <translation>Draft saved at</translation>
        </message>
        <message>
            <source>草稿将从列表中消失，以后可以从“已丢弃的草稿”里找回。</source>
            <translation>The draft leaves the list; it can be brought back from “Discarded drafts”.</translation>
        </message>
        <message>
            <source>草稿已保留。要离开请按“返回列表”。</source>
            <translation>The draft is kept. To leave, press “Back to the list”.</translation>
        </message>
        <message>
            <source>草稿已找回，可以接着填写。</source>
            <translation>The draft is back and can be continued.</translation>
        </message>
        <message>
            <source>草稿已放弃，显示的是启用中的版本。按“撤销”可以把草稿找回来。</source>
            <translation>The draft was given up; the version in force is shown. Undo brings the draft back.</translation>
        </message>
        <message>
            <source>草稿现在是第 {n} 版的措辞。</source>
            <translation>The draft is version {n} now. </translation>
        </message>
        <message>
            <source>草稿现在是随程序提供的措辞。</source>
            <translation>The draft is the wording of the program now. </translation>
        </message>
        <message>
            <source>草稿，从“{from_}”改起；启用以前，起草意见书仍用“{now}”。</source>
            <translation>A draft, begun from “{from_}”; until it is in force, opinions are drafted in “{now}”.</translation>
        </message>
        <message>
            <source>草稿，从第 {n} 版改起；启用以前，仍用第 {m} 版。</source>
            <translation>Draft, begun from version {n}; until it is in force, version {m} is used.</translation>
        </message>
        <message>
            <source>草稿，从第 {n} 版改起；启用以前，评审仍用第 {m} 版。</source>
            <translation>Draft, begun from version {n}; until it is put in force, reviews use version {m}.</translation>
        </message>
        <message>
            <source>营业收入</source>
            <translation>Revenue</translation>
        </message>
        <message>
            <source>行</source>
            <translation>Row</translation>
        </message>
        <message>
            <source>行政区划代码</source>
            <translation>Division code</translation>
        </message>
        <message>
            <source>补充</source>
            <translation>Further</translation>
        </message>
        <message>
            <source>补充专家</source>
            <translation>Add the expert</translation>
        </message>
        <message>
            <source>补充专家…</source>
            <translation>Add an expert…</translation>
        </message>
        <message>
            <source>补充项目</source>
            <translation>Add the proposal</translation>
        </message>
        <message>
            <source>补充项目…</source>
            <translation>Add a proposal…</translation>
        </message>
        <message>
            <source>补入名单</source>
            <translation>Take them in</translation>
        </message>
        <message>
            <source>补入的专家从所选项目起有评分表；此前的项目记为缺席。还没有打分时可以移出。</source>
            <translation>The expert has sheets from the chosen proposal on and is absent before it. The seat can be taken back while nothing is scored.</translation>
        </message>
        <message>
            <source>补发凭条</source>
            <translation>Replace the slip</translation>
        </message>
        <message>
            <source>补发凭条…</source>
            <translation>Replace a slip…</translation>
        </message>
        <message>
            <source>补录任务书</source>
            <translation>Enter the task book</translation>
        </message>
        <message>
            <source>补录任务书…</source>
            <translation>Enter the task book…</translation>
        </message>
        <message>
            <source>补录这项任务</source>
            <translation>Enter this task</translation>
        </message>
        <message>
            <source>补正</source>
            <translation>Correction</translation>
        </message>
        <message>
            <source>补正写明缺什么，不予受理写明原因；印在通知书上</source>
            <translation>What is missing, or why it is refused; printed on the notice</translation>
        </message>
        <message>
            <source>补正期限</source>
            <translation>Term of a correction</translation>
        </message>
        <message>
            <source>补正期限 {day}</source>
            <translation>due {day}</translation>
        </message>
        <message>
            <source>补正期限 {day}，已逾期 {n} 天</source>
            <translation>due {day}, {n} days overdue</translation>
        </message>
        <message>
            <source>补正期限已过 {n} 天：材料到了照实登记，不再等的登记不予受理，或调整期限。</source>
            <translation>The papers are {n} days late: note them as they come, record a refusal, or change the last day.</translation>
        </message>
        <message>
            <source>补正期限（工作日）</source>
            <translation>Term in working days</translation>
        </message>
        <message>
            <source>补正材料已到…</source>
            <translation>Papers came…</translation>
        </message>
        <message>
            <source>补正通知书</source>
            <translation>Notice of correction</translation>
        </message>
        <message>
            <source>补登回避</source>
            <translation>Late recusal</translation>
        </message>
        <message>
            <source>补登回避：{reason}</source>
            <translation>Late recusal: {reason}</translation>
        </message>
        <message>
            <source>补签不了的，由监督员写明理由放行。</source>
            <translation>Where it cannot be signed any more, the supervisor waives it with a reason.</translation>
        </message>
        <message>
            <source>表决</source>
            <translation>Vote</translation>
        </message>
        <message>
            <source>表决 1 至 4</source>
            <translation>Ballot 1 to 4</translation>
        </message>
        <message>
            <source>表决只有 1 同意、2 修改后同意、3 不同意、4 弃权。按退格键后再录。</source>
            <translation>Ballots are 1 agree, 2 agree after revision, 3 disagree, 4 abstain. Press Backspace, then key again.</translation>
        </message>
        <message>
            <source>表决或合格线未通过</source>
            <translation>vote or pass mark missed</translation>
        </message>
        <message>
            <source>表决票已登记，封存前不显示。</source>
            <translation>The ballot is recorded and not shown before sealing.</translation>
        </message>
        <message>
            <source>表决结果</source>
            <translation>Votes</translation>
        </message>
        <message>
            <source>表决结果（有修改后同意票时）</source>
            <translation>Votes (where some agree after revision)</translation>
        </message>
        <message>
            <source>表决计票单</source>
            <translation>Count of votes</translation>
        </message>
        <message>
            <source>表决须达 {majority}</source>
            <translation>vote needs {majority}</translation>
        </message>
        <message>
            <source>表决，按 1 至 4 选择</source>
            <translation>Vote: choose with 1 to 4</translation>
        </message>
        <message>
            <source>表决：已投票，封存前不显示</source>
            <translation>Ballot: cast, not shown before sealing</translation>
        </message>
        <message>
            <source>表决：已投票，见“结果与封存”</source>
            <translation>Ballot: cast, see Results and sealing</translation>
        </message>
        <message>
            <source>表决：无记名，票投在票箱里</source>
            <translation>Vote: secret, ballots go into the box</translation>
        </message>
        <message>
            <source>表决：未表决</source>
            <translation>Ballot: not cast</translation>
        </message>
        <message>
            <source>表头</source>
            <translation>Headings</translation>
        </message>
        <message>
            <source>表头对不上、没有填入的：{heads}。</source>
            <translation>Heads that fit nothing, left out: {heads}.</translation>
        </message>
        <message>
            <source>表格 (*.xlsx *.csv *.tsv *.txt)</source>
            <translation>Tables (*.xlsx *.csv *.tsv *.txt)</translation>
        </message>
        <message>
            <source>裁定说明</source>
            <translation>Decision in writing</translation>
        </message>
        <message>
            <source>裁定说明至少写 {n} 个字，没有封存。</source>
            <translation>The decision needs at least {n} characters; nothing was sealed.</translation>
        </message>
        <message>
            <source>裁定说明（写明由谁、依据什么决定）</source>
            <translation>Decision (who decided, and on what ground)</translation>
        </message>
        <message>
            <source>裁定说明：{text}。</source>
            <translation>Decision: {text}. </translation>
        </message>
        <message>
            <source>要办的事</source>
            <translation>To be settled</translation>
        </message>
        <message>
            <source>要恢复：右上角姓名的菜单 → “其他工作区、恢复备份” → 打开 {folder}。</source>
            <translation>To restore: menu of your name → Other workspaces, restore a backup → open {folder}.</translation>
        </message>
        <message>
            <source>要求</source>
            <translation>Required</translation>
        </message>
        <message>
            <source>要求修改…</source>
            <translation>Ask for a revision…</translation>
        </message>
        <message>
            <source>要求回避的专家</source>
            <translation>Expert to be recused</translation>
        </message>
        <message>
            <source>要补正的内容</source>
            <translation>What has to be corrected</translation>
        </message>
        <message>
            <source>要补齐或更正，不能放行。</source>
            <translation>It has to be entered or corrected and cannot be waived.</translation>
        </message>
        <message>
            <source>规则第 {n} 版（指引未规定，可在设置中调整）：</source>
            <translation>Rules, version {n} (not in the guideline, adjustable in the settings):</translation>
        </message>
        <message>
            <source>规则要求至少 {n} 人（指引未规定）。留下的专家保留承诺书；换上的专家与项目的关联随即核对。</source>
            <translation>The rules ask for at least {n} experts (not set by the guideline). Who stays keeps the pledge; ties of those who are new are looked for at once.</translation>
        </message>
        <message>
            <source>规则试算</source>
            <translation>Rehearse the rules</translation>
        </message>
        <message>
            <source>规则说明</source>
            <translation>Note on the rules</translation>
        </message>
        <message>
            <source>规则：{rule}</source>
            <translation>Rule: {rule}</translation>
        </message>
        <message>
            <source>视为合格…</source>
            <translation>Deemed passed…</translation>
        </message>
        <message>
            <source>角色</source>
            <translation>Role</translation>
        </message>
        <message>
            <source>解锁</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>解除锁定</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>触摸屏：放大按钮</source>
            <translation>Touch screen: larger buttons</translation>
        </message>
        <message>
            <source>计入</source>
            <translation>Counted</translation>
        </message>
        <message>
            <source>计划</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>计划收到日期</source>
            <translation>Plan received on</translation>
        </message>
        <message>
            <source>计票人</source>
            <translation>Counted by</translation>
        </message>
        <message>
            <source>计票单</source>
            <translation>Vote count</translation>
        </message>
        <message>
            <source>计算方法</source>
            <translation>Count</translation>
        </message>
        <message>
            <source>认可其他评估</source>
            <translation>Other evaluation</translation>
        </message>
        <message>
            <source>认可日期</source>
            <translation>Accepted on</translation>
        </message>
        <message>
            <source>认识这份表</source>
            <translation>Understand this list</translation>
        </message>
        <message>
            <source>认识这份表…</source>
            <translation>Explain this list…</translation>
        </message>
        <message>
            <source>认领</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>认领…</source>
            <translation>Place…</translation>
        </message>
        <message>
            <source>议程</source>
            <translation>Agenda</translation>
        </message>
        <message>
            <source>议程和原来一样，没有变动。</source>
            <translation>The agenda is as it was; nothing changed.</translation>
        </message>
        <message>
            <source>议程已更改：{what}。</source>
            <translation>Agenda changed: {what}.</translation>
        </message>
        <message>
            <source>记一条要点，回车写入会议记录</source>
            <translation>A note; Enter keeps it</translation>
        </message>
        <message>
            <source>记住位置</source>
            <translation>Note the place</translation>
        </message>
        <message>
            <source>记住并重新读取</source>
            <translation>Remember and read again</translation>
        </message>
        <message>
            <source>记入日期</source>
            <translation>Taken in on</translation>
        </message>
        <message>
            <source>记录</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>记录与备份一致。</source>
            <translation>and its entries are those of the backup.</translation>
        </message>
        <message>
            <source>记录中的事实（不能改写）</source>
            <translation>Facts of the record (cannot be rewritten)</translation>
        </message>
        <message>
            <source>记录和附件在本单位的服务器上，密钥、日志和备份在这个文件夹里。备份把服务器上的也取回来，读回核对以后才算数。</source>
            <translation>Records and attachments lie on the office's server; keys, journal and backups lie in this folder. A backup brings what is on the server along, and counts once it was read back.</translation>
        </message>
        <message>
            <source>记录链完整，共 {n} 条，末条校验码 {code}。</source>
            <translation>The chain of {n} entries is whole; last code {code}.</translation>
        </message>
        <message>
            <source>记错中心…</source>
            <translation>Wrong centre…</translation>
        </message>
        <message>
            <source>论证</source>
            <translation>Panel</translation>
        </message>
        <message>
            <source>论证结果</source>
            <translation>Outcome of the panel</translation>
        </message>
        <message>
            <source>论证结论</source>
            <translation>Conclusion of the review</translation>
        </message>
        <message>
            <source>设为组长</source>
            <translation>Make leader</translation>
        </message>
        <message>
            <source>设备清单</source>
            <translation>List of equipment</translation>
        </message>
        <message>
            <source>设定</source>
            <translation>Set</translation>
        </message>
        <message>
            <source>设置</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>设置口令</source>
            <translation>Set the secret</translation>
        </message>
        <message>
            <source>设置：{part}</source>
            <translation>Settings: {part}</translation>
        </message>
        <message>
            <source>证书 (*.pem *.crt)</source>
            <translation>Certificates (*.pem *.crt)</translation>
        </message>
        <message>
            <source>证书上写的就是这位专家的，不必登记。证书是别的名字（例如由单位统一申领），或有同名的专家时，由办公室当面核对后登记。</source>
            <translation>A certificate in this expert's own name needs no registration. One in another name (for example applied for by the unit), or where there are namesakes, is registered by the office after a look at person and certificate.</translation>
        </message>
        <message>
            <source>证书写的是别的名字，或有同名的专家时，先在这里登记，才能在本人的签名行签名。</source>
            <translation>A certificate in another name, or of one of several namesakes, signs in the person's line only once it is registered here.</translation>
        </message>
        <message>
            <source>证书口令</source>
            <translation>Password of the certificate</translation>
        </message>
        <message>
            <source>证书属于“{owner}”（{organization}），指纹 {words}。请核对是本人的证书后签名。</source>
            <translation>The certificate belongs to “{owner}” ({organization}), fingerprint {words}. Check that it is the signer's own, then sign.</translation>
        </message>
        <message>
            <source>证书属于“{owner}”（{unit}），有效期到 {day}，指纹 {words}。</source>
            <translation>The certificate belongs to “{owner}” ({unit}), is valid until {day}, fingerprint {words}.</translation>
        </message>
        <message>
            <source>证书指纹：{words}</source>
            <translation>Fingerprint of the certificate: {words}</translation>
        </message>
        <message>
            <source>证书文件</source>
            <translation>Certificate file</translation>
        </message>
        <message>
            <source>证书文件 (*.cer *.crt *.pem *.der *.p12 *.pfx)</source>
            <translation>Certificate files (*.cer *.crt *.pem *.der *.p12 *.pfx)</translation>
        </message>
        <message>
            <source>证书文件 (*.p12 *.pfx)</source>
            <translation>Certificate files (*.p12 *.pfx)</translation>
        </message>
        <message>
            <source>评为“{band}”</source>
            <translation>Rate as “{band}”</translation>
        </message>
        <message>
            <source>评估</source>
            <translation>Evaluation</translation>
        </message>
        <message>
            <source>评估决定文书</source>
            <translation>Letter of evaluation</translation>
        </message>
        <message>
            <source>评估后撤销</source>
            <translation>Revoked</translation>
        </message>
        <message>
            <source>评估年度</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>评估应在 {day} 前完成（指引未规定）</source>
            <translation>to be evaluated by {day} (not in the guideline)</translation>
        </message>
        <message>
            <source>评估期限已过 {n} 天，还没有等次。</source>
            <translation>The window passed {n} days ago and there is no grade.</translation>
        </message>
        <message>
            <source>评分</source>
            <translation>Scoring</translation>
        </message>
        <message>
            <source>评分与表决</source>
            <translation>Scoring and vote</translation>
        </message>
        <message>
            <source>评分和表决又可以录入、更正，以后重新提出封存。</source>
            <translation>Sheets and ballots can be entered and corrected again; ask for sealing anew afterwards.</translation>
        </message>
        <message>
            <source>评分和表决已完成，有 {n} 项须由人裁定，封存以后才显示分数。</source>
            <translation>Scores and votes are complete; {n} points need a person's decision. The figures appear once it is sealed.</translation>
        </message>
        <message>
            <source>评分和表决已经完成。封存以后显示分数、名次和结论。</source>
            <translation>Scoring and voting are done. Scores, ranks and conclusions are shown after sealing.</translation>
        </message>
        <message>
            <source>评分封存后有更正，第 {n} 版因此作废，仍可查看。请起草新版，再定稿、签名。</source>
            <translation>The sealed scores were corrected, so version {n} is void; it can still be read. Draft a new version, then finalise and sign it.</translation>
        </message>
        <message>
            <source>评分已封存，可以起草意见书。</source>
            <translation>The scores are sealed; the opinion can be drafted.</translation>
        </message>
        <message>
            <source>评分汇总表…</source>
            <translation>Summary…</translation>
        </message>
        <message>
            <source>评分表</source>
            <translation>score sheet</translation>
        </message>
        <message>
            <source>评分表上没有写意见。会上口头说的，写下来，定稿时写明依据。</source>
            <translation>No remarks were written on the sheets. Write down what was said in the room and give the ground when making it final.</translation>
        </message>
        <message>
            <source>评分表共 {n} 份，未提交 {waiting} 份；未表决 {ballots} 票</source>
            <translation>{n} score sheets, {waiting} not submitted; {ballots} votes open</translation>
        </message>
        <message>
            <source>评分表和已投的票回到回避以前的样子；这期间离会的，记为缺席。</source>
            <translation>Sheet and ballot come back as before the recusal; one who has left meanwhile is absent.</translation>
        </message>
        <message>
            <source>评分表张数</source>
            <translation>Sheets</translation>
        </message>
        <message>
            <source>评分表未提交</source>
            <translation>Sheet not handed in</translation>
        </message>
        <message>
            <source>评分表的序号，空格隔开；起草时旁边就列出这些指标的平均分和专家意见。</source>
            <translation>Numbers of the score sheet, parted by blanks; their means and what the experts wrote stand beside the draft.</translation>
        </message>
        <message>
            <source>评分表的指标</source>
            <translation>Criteria of the score sheet</translation>
        </message>
        <message>
            <source>评分表编码</source>
            <translation>Code of the sheet</translation>
        </message>
        <message>
            <source>评分表草稿（{title}）</source>
            <translation>Draft of a score sheet ({title})</translation>
        </message>
        <message>
            <source>评分表还没有提交，回避以后不再填写。</source>
            <translation>The sheet is not handed in and will not be filled in any more.</translation>
        </message>
        <message>
            <source>评分表（{center}，{expert}）</source>
            <translation>Score sheet ({center}, {expert})</translation>
        </message>
        <message>
            <source>评分表（指引未规定）：</source>
            <translation>Rubrics (not in the guideline):</translation>
        </message>
        <message>
            <source>评分进度</source>
            <translation>Progress of scoring</translation>
        </message>
        <message>
            <source>评分进度：专家与项目</source>
            <translation>Progress of scoring: experts and proposals</translation>
        </message>
        <message>
            <source>评审</source>
            <translation>Review</translation>
        </message>
        <message>
            <source>评审专家承诺书</source>
            <translation>Pledges of experts</translation>
        </message>
        <message>
            <source>评审专家用凭条，不设口令</source>
            <translation>Experts use a slip, not a secret</translation>
        </message>
        <message>
            <source>评审专家输入凭条上的四组数字；口令可以粘贴。</source>
            <translation>Experts enter the four groups of digits on their slip; a secret may be pasted.</translation>
        </message>
        <message>
            <source>评审中</source>
            <translation>Under review</translation>
        </message>
        <message>
            <source>评审会</source>
            <translation>Meeting</translation>
        </message>
        <message>
            <source>评审会封存以后，在这里拟定名单：逐个登记拟支持、不支持或暂缓，由会议确定。</source>
            <translation>Once a meeting is sealed, draw up the list here: note for each proposal whether it is supported, and let a meeting adopt it.</translation>
        </message>
        <message>
            <source>评审会封存得分以后，回到这里决定等次。</source>
            <translation>Once the meeting has sealed the score, decide the grade here.</translation>
        </message>
        <message>
            <source>评审会已启封，没有封存的结果；重新封存后再决定。</source>
            <translation>The meeting is reopened and there is no sealed result; decide after it is sealed again.</translation>
        </message>
        <message>
            <source>评审会已启封，结果待重新封存（原 {was}）；结果不同的，须拟定新版。</source>
            <translation>The meeting is reopened and its result waits to be sealed again ({was} before); if it differs, a new version has to be drawn up.</translation>
        </message>
        <message>
            <source>评审会已新建，项目和专家组按这次抽取。请到“评审会议”核对。</source>
            <translation>The meeting is convened with the proposals and those drawn. Look at it under Review meetings.</translation>
        </message>
        <message>
            <source>评审会已重新打开，等次是按 {score} 分决定的。</source>
            <translation>The meeting was reopened; the grade was decided on a score of {score}.</translation>
        </message>
        <message>
            <source>评审会的评分封存后，在这里为每个项目起草论证（考核）意见。</source>
            <translation>When the scores of a meeting are sealed, the opinion on each proposal is drafted here.</translation>
        </message>
        <message>
            <source>评审会议</source>
            <translation>Review meetings</translation>
        </message>
        <message>
            <source>评审会：{title}</source>
            <translation>Meeting: {title}</translation>
        </message>
        <message>
            <source>评审内容仅供内部使用；请勿在本程序中处理涉密信息。</source>
            <translation>What is reviewed is for internal use; do not enter classified information.</translation>
        </message>
        <message>
            <source>评审已结束。综合评价在后续阶段进行。</source>
            <translation>The review is over. Selection follows at a later stage.</translation>
        </message>
        <message>
            <source>评审没有结论，由会议决定</source>
            <translation>No result of the panel; a meeting decides</translation>
        </message>
        <message>
            <source>评审结果</source>
            <translation>Results of the review</translation>
        </message>
        <message>
            <source>评审规则</source>
            <translation>Review rules</translation>
        </message>
        <message>
            <source>评审规则：已由本局确定</source>
            <translation>Review rules: decided by the office</translation>
        </message>
        <message>
            <source>评审规则：还是默认的，指引没有规定，由本局确定</source>
            <translation>Review rules: still the defaults; the guideline leaves them to the office</translation>
        </message>
        <message>
            <source>评审项目（按答辩顺序）</source>
            <translation>Proposals (in order of presentation)</translation>
        </message>
        <message>
            <source>评语</source>
            <translation>Comment</translation>
        </message>
        <message>
            <source>评错了可以撤回重评，不影响已登记的表决。</source>
            <translation>A mistake can be taken back and scored again; a ballot already recorded stays.</translation>
        </message>
        <message>
            <source>诊断信息-{time}.zip</source>
            <translation>diagnostics-{time}.zip</translation>
        </message>
        <message>
            <source>试开时间：{time}</source>
            <translation>Tried at: {time}</translation>
        </message>
        <message>
            <source>试恢复</source>
            <translation>Trial of a restore</translation>
        </message>
        <message>
            <source>试恢复并核对</source>
            <translation>Try to restore and check</translation>
        </message>
        <message>
            <source>试算的情形</source>
            <translation>Cases of the rehearsal</translation>
        </message>
        <message>
            <source>试算证书</source>
            <translation>Rehearsal certificate</translation>
        </message>
        <message>
            <source>该年放假安排未载入，只按星期判断。</source>
            <translation>That year's holidays are not loaded; only the day of the week is known.</translation>
        </message>
        <message>
            <source>说明</source>
            <translation>Remarks</translation>
        </message>
        <message>
            <source>说明或理由</source>
            <translation>Note or reason</translation>
        </message>
        <message>
            <source>请 {names} 专家回席</source>
            <translation>{names}: please return</translation>
        </message>
        <message>
            <source>请 {names} 专家离席</source>
            <translation>{names}: please leave the room</translation>
        </message>
        <message>
            <source>请{name}本人输入签到时领到的口令条，用本人的密钥签名。</source>
            <translation>Let {name} type the words of the slip given out at sign-in; they give out the person's own key.</translation>
        </message>
        <message>
            <source>请“{name}”本人坐到这里，自己设置口令；以后用它登录。不用先发凭条。</source>
            <translation>Let “{name}” sit here and choose a secret to sign in with. No slip is needed first.</translation>
        </message>
        <message>
            <source>请先写一个名称。</source>
            <translation>Please write a name first.</translation>
        </message>
        <message>
            <source>请先写明依据（至少 4 个字）</source>
            <translation>Give the ground first (at least 4 characters)</translation>
        </message>
        <message>
            <source>请先写明原因</source>
            <translation>Give the reason first</translation>
        </message>
        <message>
            <source>请先勾选签了名的人</source>
            <translation>Tick who signed first</translation>
        </message>
        <message>
            <source>请先在列表里选一行，再按“{act}”。</source>
            <translation>Choose a row in the list first, then press {act}</translation>
        </message>
        <message>
            <source>请先在列表里选择一个中心</source>
            <translation>Choose a centre in the list first</translation>
        </message>
        <message>
            <source>请先在台账里选择一个中心</source>
            <translation>Choose a centre in the ledger first</translation>
        </message>
        <message>
            <source>请先在清单里选择一个中心</source>
            <translation>Choose a centre in the checklist first</translation>
        </message>
        <message>
            <source>请先填写一项内容，草稿保存后即可添加材料。</source>
            <translation>Fill in one field first; materials can be added once the draft is saved.</translation>
        </message>
        <message>
            <source>请先核对电脑的日期和时间</source>
            <translation>Check the date and time of this computer first</translation>
        </message>
        <message>
            <source>请先核对编号和版次</source>
            <translation>Compare number and version first</translation>
        </message>
        <message>
            <source>请先输入口令条</source>
            <translation>Type the slip first</translation>
        </message>
        <message>
            <source>请先选择扫描件</source>
            <translation>Choose the scan first</translation>
        </message>
        <message>
            <source>请写中心的首字母、名称或编号。</source>
            <translation>Type initials, name or number of the centre.</translation>
        </message>
        <message>
            <source>请写明原因。</source>
            <translation>Give the reason.</translation>
        </message>
        <message>
            <source>请写明原因并键入编号</source>
            <translation>Give the reason and type the number</translation>
        </message>
        <message>
            <source>请填会议名称</source>
            <translation>Enter the name of the meeting</translation>
        </message>
        <message>
            <source>请填会议地点</source>
            <translation>Enter the place of the meeting</translation>
        </message>
        <message>
            <source>请填会议日期，例如 2026-3-5</source>
            <translation>Enter the date of the meeting, such as 2026-3-5</translation>
        </message>
        <message>
            <source>请填写{label}。</source>
            <translation>Fill in: {label}.</translation>
        </message>
        <message>
            <source>请填写。</source>
            <translation>Please fill this in.</translation>
        </message>
        <message>
            <source>请填写日期。</source>
            <translation>Please enter the date.</translation>
        </message>
        <message>
            <source>请填写重新抽取的原因。</source>
            <translation>Say why it is drawn again.</translation>
        </message>
        <message>
            <source>请备份到 U 盘或另一台电脑的文件夹，并妥善保管：里面有全部数据和签名密钥。恢复时选“打开已有”，打开备份文件夹的副本。</source>
            <translation>Back up to a stick or to another computer and keep it safe: it holds all data and the signing keys. To restore, choose Open existing and open a copy of the backup folder.</translation>
        </message>
        <message>
            <source>请打印名单，由监督员核对校验码并签字；然后请至少两位在场的人各报一个数字。</source>
            <translation>Print the pool for the supervisor to compare the fingerprint and sign; then at least two people in the room speak a number each.</translation>
        </message>
        <message>
            <source>请打印或抄给本人，撕下的一半由本人签收。</source>
            <translation>Print it, or copy it by hand for its owner, who signs for the half that is torn off.</translation>
        </message>
        <message>
            <source>请把电脑交给下一位专家。上一位填的内容都已保存，这里看不到。下一位选自己的姓名，输入凭条上的数字。</source>
            <translation>Hand the computer to the next expert. What the one before filled in is saved and not to be seen here. The next one chooses the name and enters the digits of the slip.</translation>
        </message>
        <message>
            <source>请放进保险柜。使用时在登录页选“忘记口令，使用恢复单”。</source>
            <translation>Keep it in the safe. To use it, choose “Secret forgotten: use the recovery sheet” where one signs in.</translation>
        </message>
        <message>
            <source>请核对每一项，核对无误后按空格键提交（回车不提交）；提交后一分钟内可以撤回。</source>
            <translation>Check every line, then press Space to submit (Enter does not); it can be taken back within a minute.</translation>
        </message>
        <message>
            <source>请核对：{what}。</source>
            <translation>To be looked at: {what}.</translation>
        </message>
        <message>
            <source>请核对：文件“{file}”和{center}{year}年度报告附上的是同一个文件。</source>
            <translation>Please check: the file “{file}” is the very file that came with the report of {center} for {year}.</translation>
        </message>
        <message>
            <source>请照样输入 {text}，现在没有办理。</source>
            <translation>Type {text} as it stands; nothing was done.</translation>
        </message>
        <message>
            <source>请看着纸面逐项录入，回车到下一项；纸面上空着的直接回车。第一遍录的内容在这里看不到。</source>
            <translation>Key every entry from the paper; Enter goes to the next one, also where the paper is blank. The first keying cannot be seen here.</translation>
        </message>
        <message>
            <source>请看签名页：各人的位置上有没有本人的手写签名。看到谁的签名，就勾谁；没有看到的不要勾。都不对就点“不确认”。</source>
            <translation>Look at the signature page: does each place hold the hand signature of its person? Tick those whose signature you see and nobody else; where none is right choose “Not confirmed”.</translation>
        </message>
        <message>
            <source>请联系：{names}{more}。</source>
            <translation>Ask now: {names}{more}.</translation>
        </message>
        <message>
            <source>请至少两位不同的人各报一个一至九位的数字，照报出的写，开头的 0 也写。只改先后，项目、专家和回避不变。</source>
            <translation>At least two different people speak a number of one to nine digits each; write them as spoken, leading zeros too. Only the order changes; proposals, experts and recusals stay.</translation>
        </message>
        <message>
            <source>请输入会议编号 {number} 确认封存。{after}</source>
            <translation>Type the number of the meeting, {number}, to seal. {after}</translation>
        </message>
        <message>
            <source>请选择</source>
            <translation>Please choose</translation>
        </message>
        <message>
            <source>请选择一项。</source>
            <translation>Choose one.</translation>
        </message>
        <message>
            <source>请选择文件。</source>
            <translation>Choose a file.</translation>
        </message>
        <message>
            <source>请选择证书文件。</source>
            <translation>Please choose the certificate file.</translation>
        </message>
        <message>
            <source>读了 {n} 页：按码归位 {found} 页，待认领 {waiting} 页。</source>
            <translation>{n} pages read: {found} found by their code, {waiting} wait for you.</translation>
        </message>
        <message>
            <source>读作 {day}，今年还没到这一天，没有登记。如果是往年的，请写上年份，例如 {year}-{month}-{number}。</source>
            <translation>Read as {day}, a day not reached this year; nothing is noted. For an earlier year write the year, e.g. {year}-{month}-{number}.</translation>
        </message>
        <message>
            <source>读作 {text}</source>
            <translation>Read as {text}</translation>
        </message>
        <message>
            <source>谁报的</source>
            <translation>Who spoke</translation>
        </message>
        <message>
            <source>谁登记、谁确认、用的哪份扫描件，都留在审计日志里。</source>
            <translation>Who recorded it, who confirmed it and on which scan stays in the audit log.</translation>
        </message>
        <message>
            <source>调休上班天数</source>
            <translation>Weekend days worked</translation>
        </message>
        <message>
            <source>调整</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>调整了先后顺序</source>
            <translation>order changed</translation>
        </message>
        <message>
            <source>调整岗位…</source>
            <translation>Change the role…</translation>
        </message>
        <message>
            <source>调整期限</source>
            <translation>Change the last day</translation>
        </message>
        <message>
            <source>调整补正期限…</source>
            <translation>Change the last day…</translation>
        </message>
        <message>
            <source>调整顺序…</source>
            <translation>Change the order…</translation>
        </message>
        <message>
            <source>财务</source>
            <translation>Finance</translation>
        </message>
        <message>
            <source>财务或专项审计报告</source>
            <translation>Financial or special audit report</translation>
        </message>
        <message>
            <source>账号</source>
            <translation>account</translation>
        </message>
        <message>
            <source>质询</source>
            <translation>Questions</translation>
        </message>
        <message>
            <source>质询计时</source>
            <translation>Start the questions</translation>
        </message>
        <message>
            <source>资格已取消。如属误取消，由办公室写明原因和依据后恢复。</source>
            <translation>Cancelled. If that was a mistake, the office restores it with reason and ground.</translation>
        </message>
        <message>
            <source>资格条件</source>
            <translation>Eligibility</translation>
        </message>
        <message>
            <source>起草</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>起草中的意见书 {n} 份随即作废。</source>
            <translation>Opinions in draft, superseded at once: {n}.</translation>
        </message>
        <message>
            <source>起草以后措辞有了新版。打开意见书可以换用新版，写过的文字保留；也可以照原来的定稿。</source>
            <translation>A newer wording is in force since this was drafted. Open it to take the newer one, keeping what was written; or make it final as it is.</translation>
        </message>
        <message>
            <source>起草意见书</source>
            <translation>Draft the opinion</translation>
        </message>
        <message>
            <source>起草新版</source>
            <translation>Draft a new version</translation>
        </message>
        <message>
            <source>起草新版…</source>
            <translation>New version…</translation>
        </message>
        <message>
            <source>起草新版以后，这一版标为“已被替代”，文件和签名都保留，仍可打开。专家组写过的各段带到新版，没人改过的句子和结论按现在的记录重写；新版须重新定稿、重新签名。</source>
            <translation>After a new version is drafted this one is marked as superseded; its file and signatures stay and can still be opened. Parts that the panel wrote go over into the new version, sentences nobody touched and the conclusion are drafted from the record as it is now; the new version has to be made final and signed again.</translation>
        </message>
        <message>
            <source>起草这 {n} 份</source>
            <translation>Draft these {n}</translation>
        </message>
        <message>
            <source>超 {n}</source>
            <translation>{n} over</translation>
        </message>
        <message>
            <source>超出表格</source>
            <translation>lies outside the table</translation>
        </message>
        <message>
            <source>越过名次在前的项目而拟支持、没有写明理由的 {n} 个：{names}。名单上的理由栏会是空的，请先写明为什么选它。</source>
            <translation>Supported past others with a better place, without a reason ({n}): {names}. The list would print no reason; write first why it was this one.</translation>
        </message>
        <message>
            <source>距期满 {n} 天</source>
            <translation>{n} days to the end</translation>
        </message>
        <message>
            <source>距期满还有 {n} 天。</source>
            <translation>{n} days until the last day.</translation>
        </message>
        <message>
            <source>身份</source>
            <translation>Role</translation>
        </message>
        <message>
            <source>身份证</source>
            <translation>identity card</translation>
        </message>
        <message>
            <source>身份证号</source>
            <translation>Identity card number</translation>
        </message>
        <message>
            <source>转为申报草稿</source>
            <translation>Take up as a draft</translation>
        </message>
        <message>
            <source>转入“{batch}”：{named}{more}。编号不变；已列入评审会的不动。</source>
            <translation>Into “{batch}”: {named}{more}. Numbers stay; what is on an agenda is left alone.</translation>
        </message>
        <message>
            <source>转入下一批</source>
            <translation>Roll over</translation>
        </message>
        <message>
            <source>转入的原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>转建</source>
            <translation>Conversion</translation>
        </message>
        <message>
            <source>转建考核意见</source>
            <translation>Opinion on a conversion</translation>
        </message>
        <message>
            <source>转建项目无记名</source>
            <translation>Secret for conversions</translation>
        </message>
        <message>
            <source>载入日期</source>
            <translation>Loaded on</translation>
        </message>
        <message>
            <source>输入名称、拼音或首字母</source>
            <translation>Type a name, pinyin or initials</translation>
        </message>
        <message>
            <source>输入的编号与 {number} 不一致，没有封存。</source>
            <translation>The number typed is not {number}; nothing was sealed.</translation>
        </message>
        <message>
            <source>过半数</source>
            <translation>More than half</translation>
        </message>
        <message>
            <source>近三年财务</source>
            <translation>Finances of three years</translation>
        </message>
        <message>
            <source>近三年财务（万元）</source>
            <translation>Finances, last three years (10,000 yuan)</translation>
        </message>
        <message>
            <source>近年工作过的单位，一行一个；与申报单位相同的，按回避线索提示</source>
            <translation>Units of recent years, one a line; one that applies is shown as a tie</translation>
        </message>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>返回修改</source>
            <translation>Back to editing</translation>
        </message>
        <message>
            <source>返回列表</source>
            <translation>Back to the list</translation>
        </message>
        <message>
            <source>还差 {n} 个字符。</source>
            <translation>{n} more characters are needed.</translation>
        </message>
        <message>
            <source>还差 {n} 位，候补已用完：可以不经抽取指定，或说明原因重新抽取。</source>
            <translation>{n} are missing and no alternate is left: appoint by hand, or draw again with a reason.</translation>
        </message>
        <message>
            <source>还是我，接着评</source>
            <translation>Still me; go on scoring</translation>
        </message>
        <message>
            <source>还有 {n} 个同分待定或没有结论，请逐个决定并写明理由。</source>
            <translation>{n} are tied or without a result; decide each with a reason.</translation>
        </message>
        <message>
            <source>还有 {n} 个未决定，请逐个决定。</source>
            <translation>{n} are still undecided; decide them one by one.</translation>
        </message>
        <message>
            <source>还有 {n} 处必须先处理</source>
            <translation>{n} points must be settled first</translation>
        </message>
        <message>
            <source>还有 {n} 天</source>
            <translation>{n} days left</translation>
        </message>
        <message>
            <source>还有 {n} 张没有导入，两边的内容都在；两边都改过的会列在评审会议的“封存前的关口”里，等您决定。</source>
            <translation> {n} were not taken in, and both contents are kept; those changed at both places stand on the board before sealing of the meeting until you decide.</translation>
        </message>
        <message>
            <source>还有 {n} 条提示没有处理。确定不影响结果，再登记；要逐条说明，先取消，再点“逐项审查”。</source>
            <translation>{n} hints are still open. Note the result only if they do not matter; to explain them one by one, cancel and press “Items…”.</translation>
        </message>
        <message>
            <source>还有 {n} 项</source>
            <translation>Left: {n}</translation>
        </message>
        <message>
            <source>还有 {n} 项未评，空白不等于 0 分，补齐后才能提交。</source>
            <translation>{n} criteria are not scored. A blank is not a zero; fill them in before submitting.</translation>
        </message>
        <message>
            <source>还有 {n} 项没有完成，全部完成并封存以后才显示分数。点一项即到该评分表。</source>
            <translation>{n} points are open; scores are shown when all are done and sealed. Click one to go to its sheet.</translation>
        </message>
        <message>
            <source>还有 {n} 项没有审查。</source>
            <translation>{n} items are not examined yet.</translation>
        </message>
        <message>
            <source>还有 {n} 项没有审查，要一次全部标为符合吗？已标的不动，标了可以撤销。</source>
            <translation>{n} items are not examined yet. Mark them all as met at once? What is marked stays, and it can be taken back.</translation>
        </message>
        <message>
            <source>还有 {n} 项要补齐或处理，不能封存。</source>
            <translation>Still to be entered or settled: {n}; it cannot be sealed.</translation>
        </message>
        <message>
            <source>还有内容没有保存</source>
            <translation>Not everything is saved</translation>
        </message>
        <message>
            <source>还有内容没有保存，先由本人解锁、存好，再更换办理人。</source>
            <translation>Not everything is saved: the person first unlocks and saves it, then somebody else sits down.</translation>
        </message>
        <message>
            <source>还有内容没有保存，没有关闭。请本人解锁，存好或另存救急副本以后再关。</source>
            <translation>Not everything is saved, so it stays open. The person unlocks, saves it or keeps a rescue copy, then closes.</translation>
        </message>
        <message>
            <source>还有没有选的。</source>
            <translation>Some are not chosen yet.</translation>
        </message>
        <message>
            <source>还有评审会没有封存时填写，例如哪次会议同意</source>
            <translation>Only while a meeting is not sealed, e.g. which meeting agreed</translation>
        </message>
        <message>
            <source>还没到期的 {n} 个不列入。</source>
            <translation>{n} not due yet are not listed.</translation>
        </message>
        <message>
            <source>还没有</source>
            <translation>None yet</translation>
        </message>
        <message>
            <source>还没有一次催报确知送达。决定取消资格以前，请先核实。</source>
            <translation>No reminder is known to have been served. Make sure before a cancellation is decided.</translation>
        </message>
        <message>
            <source>还没有任务书：期满评估时没有目标可以对照。</source>
            <translation>No task book yet: the evaluation would have no targets to be held against.</translation>
        </message>
        <message>
            <source>还没有会议，没有可导出的。</source>
            <translation>There is no meeting yet, so there is nothing to export.</translation>
        </message>
        <message>
            <source>还没有修改要求。</source>
            <translation>Nothing was asked to be revised yet.</translation>
        </message>
        <message>
            <source>还没有做{steps}；按本局规则可以不做。</source>
            <translation> Not done yet: {steps}; by the rules of the office it may be left out.</translation>
        </message>
        <message>
            <source>还没有公示，没有可导出的。</source>
            <translation>There is no notice yet to export.</translation>
        </message>
        <message>
            <source>还没有写明依据；请写明依据，或取消勾选。</source>
            <translation>The ground is missing; write it, or clear the tick.</translation>
        </message>
        <message>
            <source>还没有列入中心，没有可导出的名单</source>
            <translation>No centre is listed yet; there is nothing to export</translation>
        </message>
        <message>
            <source>还没有发放过凭条或口令</source>
            <translation>No slip or secret was given yet</translation>
        </message>
        <message>
            <source>还没有可以对照的评分表。</source>
            <translation>There is no sheet to compare yet.</translation>
        </message>
        <message>
            <source>还没有可以撤销的改动</source>
            <translation>Nothing to undo yet</translation>
        </message>
        <message>
            <source>还没有可以显示的扫描件。</source>
            <translation>There is no scan to show yet.</translation>
        </message>
        <message>
            <source>还没有名单，没有可以测算的。</source>
            <translation>There is no list yet to try a cut on.</translation>
        </message>
        <message>
            <source>还没有名单，没有可导出的。</source>
            <translation>There is no list yet to export.</translation>
        </message>
        <message>
            <source>还没有名称</source>
            <translation>no name yet</translation>
        </message>
        <message>
            <source>还没有备份</source>
            <translation>No backup yet</translation>
        </message>
        <message>
            <source>还没有复录过的申报。</source>
            <translation>No proposal was keyed a second time yet.</translation>
        </message>
        <message>
            <source>还没有定的可以不填</source>
            <translation>May be left empty while undecided</translation>
        </message>
        <message>
            <source>还没有定稿。办公室核对文字、定稿以后，请您来签名。</source>
            <translation>Not final yet. Once the office has checked and finalized the text, you will be asked to sign.</translation>
        </message>
        <message>
            <source>还没有常用说明</source>
            <translation>No remarks yet</translation>
        </message>
        <message>
            <source>还没有开启年度</source>
            <translation>No year is open yet</translation>
        </message>
        <message>
            <source>还没有开启年度，没有可导出的清单</source>
            <translation>No year is open, so there is no checklist to export</translation>
        </message>
        <message>
            <source>还没有开启年度，没有截止日可以更正。</source>
            <translation>No year is open, so there is no due day to change.</translation>
        </message>
        <message>
            <source>还没有开的评审会；原来的专家组换成抽取的，按抽中的顺序入座</source>
            <translation>A meeting that has not begun; those drawn replace its panel, in drawn order</translation>
        </message>
        <message>
            <source>还没有录手写合计。纸面没有写合计的，再按一次回车。</source>
            <translation>The written sum is not keyed. If the paper has none, press Enter once more.</translation>
        </message>
        <message>
            <source>还没有录表决。纸面没有表决票的，再按一次回车。</source>
            <translation>The ballot is not keyed. If the paper has none, press Enter once more.</translation>
        </message>
        <message>
            <source>还没有录过两次的评分表。</source>
            <translation>No sheet was keyed twice yet.</translation>
        </message>
        <message>
            <source>还没有意见书</source>
            <translation>There is no opinion yet</translation>
        </message>
        <message>
            <source>还没有意见书按第 {n} 版起草。撤回后启用上一版，第 {n} 版的内容留作草稿。</source>
            <translation>No opinion is written in version {n}. After it is taken back the version before is in force, and what version {n} said stays as a draft.</translation>
        </message>
        <message>
            <source>还没有批次</source>
            <translation>No batch yet</translation>
        </message>
        <message>
            <source>还没有批次，没有可以归档的内容。</source>
            <translation>There is no batch yet, so there is nothing to file.</translation>
        </message>
        <message>
            <source>还没有抽取。先按条件冻结名单，打印出来由监督员签字，再用现场报出的数字抽取。</source>
            <translation>Nothing drawn yet. Freeze a pool by rule, print it for the supervisor to sign, then draw with numbers spoken in the room.</translation>
        </message>
        <message>
            <source>还没有抽取，没有可打印的。</source>
            <translation>Nothing drawn yet, nothing to print.</translation>
        </message>
        <message>
            <source>还没有改动</source>
            <translation>Nothing was changed yet</translation>
        </message>
        <message>
            <source>还没有更正单。</source>
            <translation>There is no docket yet.</translation>
        </message>
        <message>
            <source>还没有材料。纸质件没有电子版的，可以以后补。</source>
            <translation>No materials yet. Where there is only paper, they can be added later.</translation>
        </message>
        <message>
            <source>还没有核对过的备份。建议每天下班前、每场评审会后备份一次。</source>
            <translation>There is no verified backup yet. Make one at the end of each day and after each meeting.</translation>
        </message>
        <message>
            <source>还没有申报。收到主管部门的推荐函后，在这里逐页录入建设方案。</source>
            <translation>No proposals yet. When a department's letter has come, key the construction plan here page by page.</translation>
        </message>
        <message>
            <source>还没有登记名单；登记以后逐行核对是否送达。</source>
            <translation>No list yet; with it every line is held against what came.</translation>
        </message>
        <message>
            <source>还没有登记过催报或最终通知。</source>
            <translation>No reminder and no final notice was noted.</translation>
        </message>
        <message>
            <source>还没有表决票；照纸面选一项，再按回车确认。</source>
            <translation>No ballot yet. Choose as on paper, then confirm with Enter.</translation>
        </message>
        <message>
            <source>还没有表决；也可以在讨论以后再表决。</source>
            <translation>No vote yet; voting after the discussion is possible too.</translation>
        </message>
        <message>
            <source>还没有记入过。</source>
            <translation>Nothing was taken in yet.</translation>
        </message>
        <message>
            <source>还没有评审会。</source>
            <translation>No meetings yet.</translation>
        </message>
        <message>
            <source>还没有轮到这位候补：正选有人不参加时才递补。</source>
            <translation>It is not this alternate's turn: alternates step in when a regular member declines.</translation>
        </message>
        <message>
            <source>还没有载入名单。</source>
            <translation>No list is loaded yet.</translation>
        </message>
        <message>
            <source>还缺</source>
            <translation>Lacks</translation>
        </message>
        <message>
            <source>还缺第 {pages} 页。</source>
            <translation>Still missing: page {pages}.</translation>
        </message>
        <message>
            <source>还要登记对异议人的答复；结论有误的，用“退回上一步…”撤销</source>
            <translation>The answer to whoever objected remains to be recorded; a mistaken outcome is undone by “One step back…”</translation>
        </message>
        <message>
            <source>这一份已经录过第一遍，请在“第二次录入（复核）”里再录一遍。</source>
            <translation>This sheet was keyed once; key it again under Second keying (verify).</translation>
        </message>
        <message>
            <source>这一格现在不能录：{state}。</source>
            <translation>Nothing can be keyed here now: {state}.</translation>
        </message>
        <message>
            <source>这一次已作废，原样保留。原因：{reason}</source>
            <translation>This attempt was replaced and is kept as it was. Reason: {reason}</translation>
        </message>
        <message>
            <source>这一版名单已收回。</source>
            <translation>This version was taken back.</translation>
        </message>
        <message>
            <source>这一版已被新的一版替代。</source>
            <translation>A later version has taken the place of this one.</translation>
        </message>
        <message>
            <source>这一版意见书已不再有效：已被新版替代，或因更正作废。</source>
            <translation>This version of the opinion no longer holds: a newer one took its place, or a correction made it void.</translation>
        </message>
        <message>
            <source>这一版还没有人签名。</source>
            <translation>Nobody has signed this version yet.</translation>
        </message>
        <message>
            <source>这一页无法显示。</source>
            <translation>This page cannot be shown.</translation>
        </message>
        <message>
            <source>这一页的其他操作</source>
            <translation>What else can be done on this page</translation>
        </message>
        <message>
            <source>这一页还没有填写任何内容。</source>
            <translation>Nothing was entered on this page yet.</translation>
        </message>
        <message>
            <source>这一项又成为封存前要办的事。</source>
            <translation>The obstacle stands before sealing again.</translation>
        </message>
        <message>
            <source>这一项已经全部办好</source>
            <translation>All of these are done</translation>
        </message>
        <message>
            <source>这不是日期，请写成 2026-3-5 的样子。</source>
            <translation>This is not a date; write it like 2026-3-5.</translation>
        </message>
        <message>
            <source>这个决定与名次不一致，或为暂缓，要写明理由才能确定名单。</source>
            <translation>This decision departs from the place or puts it off; the list is adopted only with a reason.</translation>
        </message>
        <message>
            <source>这个席位</source>
            <translation>This seat</translation>
        </message>
        <message>
            <source>这个文件夹和工作区在同一块盘上，这块盘坏了，数据和备份都会没有；请再备份一份到 U 盘。</source>
            <translation> This folder lies on the drive of the workspace: if that drive fails, data and backup are gone. Make another backup on a stick.</translation>
        </message>
        <message>
            <source>这个文件载入的都撤销；改正后可以再导入</source>
            <translation>Everything this file brought is taken back; a corrected one can be loaded</translation>
        </message>
        <message>
            <source>这个窗口只能查看，不能办理。</source>
            <translation>This window only reads; nothing can be done here.</translation>
        </message>
        <message>
            <source>这个项目</source>
            <translation>This proposal</translation>
        </message>
        <message>
            <source>这个项目又没有票数，登记以前不能封存。</source>
            <translation>This case is without a count again and cannot be sealed before one is entered.</translation>
        </message>
        <message>
            <source>这个项目只剩 {n} 人参加，少于规则要求的 {minimum} 人（指引未规定），封存时须由人裁定。</source>
            <translation>Only {n} experts remain for this proposal, fewer than the {minimum} the rules ask for (not set by the guideline); a person has to decide when sealing.</translation>
        </message>
        <message>
            <source>这个项目回到“经公示无异议、待启动”，可以重新启动，使用新的编号</source>
            <translation>The proposal waits to be started again, under a new number</translation>
        </message>
        <message>
            <source>这个项目已列入评审会或已评审，但没有登记为审查合格。</source>
            <translation>This one is on an agenda or judged already, but is not recorded as passed.</translation>
        </message>
        <message>
            <source>这个项目已经公示（{start} 至 {end}），公示不会自动收回。</source>
            <translation>The proposal was published ({start} to {end}); the notice is not taken back by itself.</translation>
        </message>
        <message>
            <source>这个项目所在的综合评价名单已经确定，名单不会自动改动。</source>
            <translation>The selection list with this proposal is in force; it does not change by itself.</translation>
        </message>
        <message>
            <source>这个项目无记名表决：请在没有姓名的表决票上打勾，投进票箱。这里不记您投了什么。</source>
            <translation>The vote on this case is secret: tick the ballot without a name and put it into the box. Nothing of it is recorded here.</translation>
        </message>
        <message>
            <source>这个项目的评分表都录完了。</source>
            <translation>All sheets of this proposal are keyed.</translation>
        </message>
        <message>
            <source>这个项目还有 {n} 人参加。</source>
            <translation>{n} experts remain for this proposal.</translation>
        </message>
        <message>
            <source>这些内容工作区里没有。可以照着重新录入；下次打开工作区时，程序也会提醒您。</source>
            <translation>The workspace does not have these. They can be keyed again from here; the program also reminds you at the next start.</translation>
        </message>
        <message>
            <source>这份名单已作废，原样保留。点“重新抽取”冻结新的名单。</source>
            <translation>This pool is given up and kept as it was. Draw again to freeze a new one.</translation>
        </message>
        <message>
            <source>这份备份没有校验清单，看不出文件是否完整；请先点“试恢复并核对”。</source>
            <translation>This backup has no list of digests, so it cannot be seen whether its files are whole; press Try to restore and check first.</translation>
        </message>
        <message>
            <source>这份文件的 {n} 页都到齐了。</source>
            <translation>All {n} pages of this paper have come.</translation>
        </message>
        <message>
            <source>这份文件的这一页以前已经收到过，没有替换。</source>
            <translation>This page of the paper has come before; nothing was replaced.</translation>
        </message>
        <message>
            <source>这份文件记入的中心、报告、评估、变更和指标整份撤回；改正后可以再记入</source>
            <translation>The centres, reports, evaluations, changes and tasks of this file all go back; put right, it can be taken in again</translation>
        </message>
        <message>
            <source>这份草稿由{keyed}。您接着填写的，记在您的名下。</source>
            <translation>This draft was {keyed}. What you go on to fill in is recorded in your name.</translation>
        </message>
        <message>
            <source>这份表里的表头和主管部门程序都认识。</source>
            <translation>All headings and departments of this list are known.</translation>
        </message>
        <message>
            <source>这份评分表不是“未提交”状态，不能代录；未作任何改动。</source>
            <translation>This sheet is not waiting to be handed in and cannot be keyed; nothing was changed.</translation>
        </message>
        <message>
            <source>这位专家主持这个项目，请另外指定代理组长。</source>
            <translation>This expert leads for the proposal; name an acting leader.</translation>
        </message>
        <message>
            <source>这位专家仍可表决</source>
            <translation>this expert can still vote</translation>
        </message>
        <message>
            <source>这台电脑</source>
            <translation>This computer</translation>
        </message>
        <message>
            <source>这台电脑上的“{folder}”是同一个工作区，{told}</source>
            <translation>“{folder}” on this computer is the same workspace, {told}</translation>
        </message>
        <message>
            <source>这台电脑还没有名称，交换包里只写代号 {name}</source>
            <translation>This computer has no name yet; bundles say its code {name} alone</translation>
        </message>
        <message>
            <source>这台电脑：{name}</source>
            <translation>This computer: {name}</translation>
        </message>
        <message>
            <source>这场会议没有专家组。</source>
            <translation>This meeting has no panel.</translation>
        </message>
        <message>
            <source>这场会议没有项目。</source>
            <translation>This meeting has no proposals.</translation>
        </message>
        <message>
            <source>这家单位申报过 {number}。</source>
            <translation>This host handed in {number} before.</translation>
        </message>
        <message>
            <source>这封推荐函已撤销，可以恢复。</source>
            <translation>This letter was taken back and can be brought back.</translation>
        </message>
        <message>
            <source>这张恢复单还没有打印或抄写，关闭后无法再显示。请先打印或抄写并打勾；仍要关闭，请再按一次。</source>
            <translation>This recovery sheet is not on paper yet and cannot be shown again. Print it or copy it out and tick; to close all the same, press once more.</translation>
        </message>
        <message>
            <source>这张恢复单还没有打印或抄写，离开后无法再显示。请先打印或抄写，在下面打勾；仍要离开，请再关闭一次窗口。</source>
            <translation>This recovery sheet was not printed or copied yet, and it cannot be shown again. Print or copy it and tick below; to leave all the same, close the window once more.</translation>
        </message>
        <message>
            <source>这是一份备份</source>
            <translation>This is a backup</translation>
        </message>
        <message>
            <source>这是最后一页。核对无误后，用 Tab 移到“{act}”，再按 Enter。</source>
            <translation>This is the last page. When it is checked, go to “{act}” with Tab and press Enter.</translation>
        </message>
        <message>
            <source>这是最后一页，还不能按“{act}”：{why}。</source>
            <translation>This is the last page; “{act}” cannot be pressed yet: {why}.</translation>
        </message>
        <message>
            <source>这是示例：将以{name}的名义签名，只为看看签名以后的样子。真实的工作区里只有本人用凭条才能签。</source>
            <translation>This is a sample: it will be signed in the name of {name}, only to see what a signed paper looks like. In a real workspace nobody but the person can sign, with the slip.</translation>
        </message>
        <message>
            <source>这条提示不影响</source>
            <translation>This hint does not matter</translation>
        </message>
        <message>
            <source>这条记录刚有改动，请对照上面的内容再办理。</source>
            <translation>This record has just changed. Compare with what stands above before you go on.</translation>
        </message>
        <message>
            <source>这次抽中的 {n} 位（已联系 {m} 位）不再作数，名单、报数和结果原样保留。</source>
            <translation>The {n} drawn (of whom {m} were asked) count no longer; pool, numbers and result are kept as they are.</translation>
        </message>
        <message>
            <source>这里列出当年应提交年度报告的中心。先开启一个年度，程序按台账列出应报的中心和截止日。</source>
            <translation>The centres that owe an annual report are listed here. Open a year first; the program lists them with their due dates from the register.</translation>
        </message>
        <message>
            <source>这里填一个数；粘贴的是一段文字，没有放进来</source>
            <translation>A number goes here; what was pasted is text and was not put in</translation>
        </message>
        <message>
            <source>这里填数，小数最多 {places} 位；“{typed}”没有整个放进来，请核对这里的数</source>
            <translation>A number with at most {places} decimals goes here; “{typed}” was not put in as a whole: check what stands here</translation>
        </message>
        <message>
            <source>这里填整数；“{typed}”没有整个放进来，请核对这里的数</source>
            <translation>A whole number goes here; “{typed}” was not put in as a whole: check what stands here</translation>
        </message>
        <message>
            <source>这里填过的内容还没有办理，会议没有换。请先办理或取消，再换会议。</source>
            <translation>What was filled in here has not been carried out, so the meeting was not changed. Carry it out or cancel it first.</translation>
        </message>
        <message>
            <source>这里正在办理“{meeting}”，会议没有换。要换会议，请先返回列表。</source>
            <translation>“{meeting}” is being worked on here, so the meeting was not changed. Go back to the list first.</translation>
        </message>
        <message>
            <source>这里没有</source>
            <translation>Not here</translation>
        </message>
        <message>
            <source>这里较新</source>
            <translation>Newer here</translation>
        </message>
        <message>
            <source>进入</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>进入下一建设期</source>
            <translation>Begin the next period</translation>
        </message>
        <message>
            <source>进入工作区</source>
            <translation>Enter the workspace</translation>
        </message>
        <message>
            <source>进行中</source>
            <translation>Under way</translation>
        </message>
        <message>
            <source>退休、调离、本人要求等</source>
            <translation>Retired, moved, own wish …</translation>
        </message>
        <message>
            <source>退出程序</source>
            <translation>Leave the program</translation>
        </message>
        <message>
            <source>退回</source>
            <translation>Return</translation>
        </message>
        <message>
            <source>退回上一步</source>
            <translation>One step back</translation>
        </message>
        <message>
            <source>退回上一步…</source>
            <translation>One step back…</translation>
        </message>
        <message>
            <source>退回修改…</source>
            <translation>Return for correction…</translation>
        </message>
        <message>
            <source>退回到待召开</source>
            <translation>Back to prepared</translation>
        </message>
        <message>
            <source>退回到待召开…</source>
            <translation>Back to prepared…</translation>
        </message>
        <message>
            <source>退回已撤销，封存的结果照旧有效。</source>
            <translation>The return is taken back; the sealed result counts as before.</translation>
        </message>
        <message>
            <source>退回待认领…</source>
            <translation>Put back to the queue…</translation>
        </message>
        <message>
            <source>退回日期</source>
            <translation>Returned on</translation>
        </message>
        <message>
            <source>退回的原因</source>
            <translation>Why it goes back</translation>
        </message>
        <message>
            <source>退回补正</source>
            <translation>Returned</translation>
        </message>
        <message>
            <source>退回补正…</source>
            <translation>Return for correction…</translation>
        </message>
        <message>
            <source>退回补正：{why}</source>
            <translation>Returned for correction: {why}</translation>
        </message>
        <message>
            <source>退回重录…</source>
            <translation>Give back…</translation>
        </message>
        <message>
            <source>退回重新评审</source>
            <translation>Return to review</translation>
        </message>
        <message>
            <source>退回重新评审…</source>
            <translation>Return to review…</translation>
        </message>
        <message>
            <source>送件人</source>
            <translation>Brought by</translation>
        </message>
        <message>
            <source>送达 {n}/{all}</source>
            <translation>{n} of {all} came</translation>
        </message>
        <message>
            <source>送达凭证</source>
            <translation>Proof of service</translation>
        </message>
        <message>
            <source>送达回证</source>
            <translation>Proof of service</translation>
        </message>
        <message>
            <source>送达回证…</source>
            <translation>Proof of service…</translation>
        </message>
        <message>
            <source>适合宽度</source>
            <translation>Fit width</translation>
        </message>
        <message>
            <source>选中专家按空格：离席，再按：回席。</source>
            <translation>Space on an expert: leaves the room; again: returns.</translation>
        </message>
        <message>
            <source>选择一个中心或一件异议，查看公示期和处理经过。</source>
            <translation>Choose a centre or an objection to see its time and its way.</translation>
        </message>
        <message>
            <source>选择一个中心，查看建设期和下一步。</source>
            <translation>Choose a centre to see its construction period and the next step.</translation>
        </message>
        <message>
            <source>选择一个中心，查看报告的经过和下一步。</source>
            <translation>Choose a centre to see the history of its report and the next step.</translation>
        </message>
        <message>
            <source>选择一个中心，查看评估的经过和下一步。</source>
            <translation>Choose a centre to see its evaluation and the next step.</translation>
        </message>
        <message>
            <source>选择一个空文件夹</source>
            <translation>Choose an empty folder</translation>
        </message>
        <message>
            <source>选择一个项目，查看得分、名次和决定。</source>
            <translation>Choose a proposal to see its score, place and decision.</translation>
        </message>
        <message>
            <source>选择一个项目，查看意见书的进度。</source>
            <translation>Choose a proposal to see the progress of its opinion.</translation>
        </message>
        <message>
            <source>选择一个项目，查看谁参加、谁主持。</source>
            <translation>Choose a proposal to see who takes part and who leads.</translation>
        </message>
        <message>
            <source>选择一份申报，查看审查情况。</source>
            <translation>Choose an application to see its examination.</translation>
        </message>
        <message>
            <source>选择一位专家，查看资料和可以办理的事。</source>
            <translation>Choose an expert to see the record and what can be done.</translation>
        </message>
        <message>
            <source>选择一位专家，登记到会、离会、回避。</source>
            <translation>Choose an expert to record arrival, leaving or recusal.</translation>
        </message>
        <message>
            <source>选择一场会议，查看签到和下一步。</source>
            <translation>Choose a meeting to see the sign-in and the next step.</translation>
        </message>
        <message>
            <source>选择一封推荐函，查看名单和收件。</source>
            <translation>Choose a letter to see its list and deliveries.</translation>
        </message>
        <message>
            <source>选择一条记录，查看改动了什么。</source>
            <translation>Choose an entry to see what was changed.</translation>
        </message>
        <message>
            <source>选择一条，确认回避或写明理由排除。</source>
            <translation>Choose one to confirm or dismiss it with a reason.</translation>
        </message>
        <message>
            <source>选择一行，查看读到的内容。</source>
            <translation>Select a row to see what was read.</translation>
        </message>
        <message>
            <source>选择一页看图</source>
            <translation>Choose a page to see it</translation>
        </message>
        <message>
            <source>选择一页，看图和它归到哪份文件。</source>
            <translation>Choose a page to see its picture and its paper.</translation>
        </message>
        <message>
            <source>选择一项，去办理；只能由人裁定的，监督员可以写明理由放行。</source>
            <translation>Choose one and settle it; what only a person can decide, the supervisor waives with a reason.</translation>
        </message>
        <message>
            <source>选择列</source>
            <translation>Choose columns</translation>
        </message>
        <message>
            <source>选择列…</source>
            <translation>Choose columns…</translation>
        </message>
        <message>
            <source>选择备份</source>
            <translation>Choose a backup</translation>
        </message>
        <message>
            <source>选择字体文件</source>
            <translation>Choose a font file</translation>
        </message>
        <message>
            <source>选择存放意见书的文件夹</source>
            <translation>Choose the folder for the opinions</translation>
        </message>
        <message>
            <source>选择工作区或备份的文件夹</source>
            <translation>Choose the folder of a workspace or of a backup</translation>
        </message>
        <message>
            <source>选择扫描件，可以一次选多个</source>
            <translation>Choose scans, several at once if you like</translation>
        </message>
        <message>
            <source>选择文件…</source>
            <translation>Choose a file…</translation>
        </message>
        <message>
            <source>选择的任务</source>
            <translation>Tasks</translation>
        </message>
        <message>
            <source>选择要删除的演练文件夹；只有演练才会被删除</source>
            <translation>Choose the practice to delete; nothing but a practice is deleted</translation>
        </message>
        <message>
            <source>选择要核验的文件</source>
            <translation>Choose the file to verify</translation>
        </message>
        <message>
            <source>选择要核验的记录</source>
            <translation>Choose the log to verify</translation>
        </message>
        <message>
            <source>选择证书文件</source>
            <translation>Choose the certificate file</translation>
        </message>
        <message>
            <source>选择项（主管部门、单位性质、领域、模式、任务等）</source>
            <translation>Choices (department, kind of unit, field, mode, tasks and others)</translation>
        </message>
        <message>
            <source>选用</source>
            <translation>Choose</translation>
        </message>
        <message>
            <source>逐个文件与包内目录比对，并查它的总校验码是不是从这个工作区归档时记下的。</source>
            <translation>Each file is compared with the list in the pack, and its code with what this workspace noted when it was filed.</translation>
        </message>
        <message>
            <source>逐格说明</source>
            <translation>Remarks cell by cell</translation>
        </message>
        <message>
            <source>逐行签字</source>
            <translation>Lines</translation>
        </message>
        <message>
            <source>逐行说明</source>
            <translation>Remarks row by row</translation>
        </message>
        <message>
            <source>逐项审查</source>
            <translation>Examine items</translation>
        </message>
        <message>
            <source>逐项审查…</source>
            <translation>Items…</translation>
        </message>
        <message>
            <source>逐项审查时看的事项（指引未规定，由本局制定）。已经开始的审查一直用原来的事项，以后开始的用新版。</source>
            <translation>What an examination looks at (not set by the guideline, the office decides). Examinations already begun keep their items; later ones take the new version.</translation>
        </message>
        <message>
            <source>逐项审查；在纸上审查过的，直接登记结果。</source>
            <translation>Go item by item; if it was examined on paper, record the result at once.</translation>
        </message>
        <message>
            <source>通知…</source>
            <translation>Notice…</translation>
        </message>
        <message>
            <source>通知书…</source>
            <translation>Notice…</translation>
        </message>
        <message>
            <source>通知书文号</source>
            <translation>Number of the notice</translation>
        </message>
        <message>
            <source>通知文号</source>
            <translation>Number of the notice</translation>
        </message>
        <message>
            <source>通知文号或会议纪要</source>
            <translation>Number of the notice or minutes</translation>
        </message>
        <message>
            <source>通知日期</source>
            <translation>Date of the notice</translation>
        </message>
        <message>
            <source>通知评估（{number}），自评报告 {due} 前报送</source>
            <translation>Notified ({number}), self-report due {due}</translation>
        </message>
        <message>
            <source>通过线</source>
            <translation>the pass mark</translation>
        </message>
        <message>
            <source>逾期</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>逾期 {batch}</source>
            <translation>Late {batch}</translation>
        </message>
        <message>
            <source>逾期 {n} 天</source>
            <translation>{n} days overdue</translation>
        </message>
        <message>
            <source>逾期到达的照实填写，由办理人决定是否采用</source>
            <translation>Enter a late day as it is; whoever examines decides</translation>
        </message>
        <message>
            <source>逾期后备案</source>
            <translation>Filed late</translation>
        </message>
        <message>
            <source>逾期收到：本批 {day} 截止；可以移到下一批次</source>
            <translation>Came late: this batch closed on {day}; it can be moved to the next batch</translation>
        </message>
        <message>
            <source>逾期未补正。</source>
            <translation>The papers did not come in time.</translation>
        </message>
        <message>
            <source>逾期的转入下一批…</source>
            <translation>Late ones into the next batch…</translation>
        </message>
        <message>
            <source>避</source>
            <translation>rec</translation>
        </message>
        <message>
            <source>那台电脑再也来不了的，由监督员写明理由放行，以这里的为准。</source>
            <translation>Where that computer cannot come back, the supervisor waives it with a reason and what is here counts.</translation>
        </message>
        <message>
            <source>那里有 {here} 条记录，备份有 {there} 条。那里另外办过、没有导出的（例如刚录的表决），备份里不会有；恢复以后请先对照。</source>
            <translation>with {here} entries, and {there} in the backup. What was done there alone and not exported, such as a vote just keyed, is not in the backup; compare them after restoring.</translation>
        </message>
        <message>
            <source>邮寄的以邮戳为准</source>
            <translation>By post: the postmark</translation>
        </message>
        <message>
            <source>部门、电话和地址，印在公示文里</source>
            <translation>Office, telephone and address as printed on the notice</translation>
        </message>
        <message>
            <source>都无记名</source>
            <translation>All secret</translation>
        </message>
        <message>
            <source>都记名</source>
            <translation>All by name</translation>
        </message>
        <message>
            <source>里面有全角字符，请核对输入法。</source>
            <translation>There are full-width characters in it; check the input method.</translation>
        </message>
        <message>
            <source>重做</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>重做（Ctrl+Y）：{field}</source>
            <translation>Redo (Ctrl+Y): {field}</translation>
        </message>
        <message>
            <source>重录这一项</source>
            <translation>Key this entry anew</translation>
        </message>
        <message>
            <source>重新开启时按当时的台账和设置重新列出</source>
            <translation>Opened again, it is listed by the ledger and the settings of that day</translation>
        </message>
        <message>
            <source>重新抽取…</source>
            <translation>Draw again…</translation>
        </message>
        <message>
            <source>重新抽取的原因</source>
            <translation>Why it is drawn again</translation>
        </message>
        <message>
            <source>重新考虑</source>
            <translation>Think it over</translation>
        </message>
        <message>
            <source>重新考虑…</source>
            <translation>Think it over…</translation>
        </message>
        <message>
            <source>重新评审的原因</source>
            <translation>Why it is reviewed again</translation>
        </message>
        <message>
            <source>金额</source>
            <translation>Amounts</translation>
        </message>
        <message>
            <source>银行账号</source>
            <translation>Account number</translation>
        </message>
        <message>
            <source>锁定</source>
            <translation>Lock</translation>
        </message>
        <message>
            <source>键入编号 {number} 确认</source>
            <translation>Type the number {number} to confirm</translation>
        </message>
        <message>
            <source>长文字：{name}</source>
            <translation>Long text: {name}</translation>
        </message>
        <message>
            <source>问题</source>
            <translation>Flaw</translation>
        </message>
        <message>
            <source>附上</source>
            <translation>Attach</translation>
        </message>
        <message>
            <source>附上文件…</source>
            <translation>Attach a file…</translation>
        </message>
        <message>
            <source>陈述申辩…</source>
            <translation>Statement…</translation>
        </message>
        <message>
            <source>陈述申辩内容</source>
            <translation>What the centre said</translation>
        </message>
        <message>
            <source>陈述申辩已登记，可以登记会议的决定。补报的材料照常登记。</source>
            <translation>The statement is noted; the decision can be noted. What comes late is noted as usual.</translation>
        </message>
        <message>
            <source>陈述申辩日期</source>
            <translation>Date of the statement</translation>
        </message>
        <message>
            <source>陈述申辩（{day}）：{said}</source>
            <translation>Statement ({day}): {said}</translation>
        </message>
        <message>
            <source>陈述申辩：{text}</source>
            <translation>Statement: {text}</translation>
        </message>
        <message>
            <source>限期整改…</source>
            <translation>Order to rectify…</translation>
        </message>
        <message>
            <source>限期整改到 {due}（{paper}）：{what}</source>
            <translation>To rectify by {due} ({paper}): {what}</translation>
        </message>
        <message>
            <source>限额</source>
            <translation>Quota</translation>
        </message>
        <message>
            <source>随“{name}”并入“{into}”的申报、中心和推荐函回到“{name}”名下；合并以后另行更正过的，和合并以后新来的，留在原处。</source>
            <translation>Proposals, centres and letters that followed “{name}” into “{into}” are those of “{name}” again; what was corrected to another one since, and what came since, stays where it is.</translation>
        </message>
        <message>
            <source>随凭条发放</source>
            <translation>Came with the slip</translation>
        </message>
        <message>
            <source>随申报送来的材料。停用的在旧申报里照样显示，新申报不再提供。</source>
            <translation>Papers that come with an application. Retired ones still show in older applications and are not offered for new ones.</translation>
        </message>
        <message>
            <source>随程序提供</source>
            <translation>As supplied</translation>
        </message>
        <message>
            <source>随程序提供的措辞</source>
            <translation>the wording as supplied</translation>
        </message>
        <message>
            <source>随附材料</source>
            <translation>Enclosed materials</translation>
        </message>
        <message>
            <source>需要处理的问题</source>
            <translation>Problems to settle</translation>
        </message>
        <message>
            <source>青岛市技术创新中心建设申报表（{track}）</source>
            <translation>Qingdao Technology Innovation Centre application form ({track})</translation>
        </message>
        <message>
            <source>青岛市技术创新中心评审工作台</source>
            <translation>Qingdao Technology Innovation Centre Review Workbench</translation>
        </message>
        <message>
            <source>非实名</source>
            <translation>Anonymous</translation>
        </message>
        <message>
            <source>页码</source>
            <translation>Page</translation>
        </message>
        <message>
            <source>页面、项目、专家或操作，可用拼音或首字母</source>
            <translation>Page, project, expert or act; pinyin or initials will do</translation>
        </message>
        <message>
            <source>页面上有两份文件的码。</source>
            <translation>The page bears the codes of two papers.</translation>
        </message>
        <message>
            <source>项目</source>
            <translation>Proposal</translation>
        </message>
        <message>
            <source>项目回到本场的议程，暂缓以前写的评分表和表决照旧有效。</source>
            <translation>The proposal is judged here again; sheets and ballots from before count as they did.</translation>
        </message>
        <message>
            <source>项目已单独封存，分数在整场封存以后显示。</source>
            <translation>The proposal is sealed by itself; its figures show once the meeting is sealed.</translation>
        </message>
        <message>
            <source>项目已启封，评分和表决可以更正。</source>
            <translation>The proposal is reopened; sheets and ballots can be corrected.</translation>
        </message>
        <message>
            <source>项目已排在最后，到会专家都有它的评分表。不评的，可以暂缓。</source>
            <translation>The proposal is last on the agenda and every expert present has a sheet for it. It can be set aside.</translation>
        </message>
        <message>
            <source>项目已退回，可以排进另一场评审会；原结果保留。</source>
            <translation>The proposal can be put on the agenda of another meeting; its result is kept.</translation>
        </message>
        <message>
            <source>项目恢复评审，评分表和表决照旧。</source>
            <translation>The proposal is judged again; its sheets and ballots are as they were.</translation>
        </message>
        <message>
            <source>项目排在议程最后，每位到会专家得到它的评分表，不在场的记为缺席。</source>
            <translation>It comes last on the agenda; every expert present gets a sheet, who is not there is absent.</translation>
        </message>
        <message>
            <source>项目立项文件</source>
            <translation>Project approvals</translation>
        </message>
        <message>
            <source>项目经费（万元）</source>
            <translation>Money of projects (10,000 yuan)</translation>
        </message>
        <message>
            <source>项目：{names}</source>
            <translation>Proposals: {names}</translation>
        </message>
        <message>
            <source>顺序已按抽签排好，见“议程”。报数和校验码写在办理记录和答辩抽签表里，谁都可以重新演算。</source>
            <translation>The order follows the lot, see the agenda. Numbers and check code stand in the history and on the sheet of lots, so that anybody can draw it again.</translation>
        </message>
        <message>
            <source>顺序已调整，评分和表决不受影响。</source>
            <translation>The order is changed; scores and ballots are not touched.</translation>
        </message>
        <message>
            <source>顺序：先做一份核对过的备份；再搬运，逐张表、逐个文件比对；两边相同以后才换地方。中途停下或出错，一切照旧。</source>
            <translation>In this order: a verified backup; then everything is copied and compared, table by table and file by file; the place changes only when both are alike. If it stops or fails, everything is as it was.</translation>
        </message>
        <message>
            <source>须写明依据，由监督人员先作处理。</source>
            <translation>Give the grounds; the supervisor decides first.</translation>
        </message>
        <message>
            <source>须审查合格</source>
            <translation>It must have passed</translation>
        </message>
        <message>
            <source>须离席</source>
            <translation>To leave</translation>
        </message>
        <message>
            <source>须裁定</source>
            <translation>To be decided</translation>
        </message>
        <message>
            <source>须起草新版</source>
            <translation>New version due</translation>
        </message>
        <message>
            <source>预览</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>领域</source>
            <translation>Field</translation>
        </message>
        <message>
            <source>领域与模式</source>
            <translation>Field and mode</translation>
        </message>
        <message>
            <source>领域：{text}</source>
            <translation>Fields: {text}</translation>
        </message>
        <message>
            <source>首个备案号</source>
            <translation>First filing number</translation>
        </message>
        <message>
            <source>首档比例已满，列入下一档</source>
            <translation>behind the cap on the first grade</translation>
        </message>
        <message>
            <source>验证网页…</source>
            <translation>Page of proof…</translation>
        </message>
        <message>
            <source>高对比度</source>
            <translation>High contrast</translation>
        </message>
        <message>
            <source>高新技术企业</source>
            <translation>High-tech enterprises</translation>
        </message>
        <message>
            <source>高新技术企业、失信、注销吊销名单由本局载入；形式审查时按信用代码或名称核对依托单位，只作提示。</source>
            <translation>The office loads the register of high-tech enterprises, units not in good standing and units that are no more; the host is compared by code or name, as a hint only.</translation>
        </message>
        <message>
            <source>高新技术企业证书</source>
            <translation>High-tech enterprise certificate</translation>
        </message>
        <message>
            <source>高校院所</source>
            <translation>University or institute</translation>
        </message>
        <message>
            <source>高校院所牵头</source>
            <translation>Led by a university or institute</translation>
        </message>
        <message>
            <source>高等学校</source>
            <translation>University</translation>
        </message>
        <message>
            <source>龙头骨干企业牵头</source>
            <translation>Led by a leading enterprise</translation>
        </message>
        <message>
            <source>（{years} 逾期）</source>
            <translation> ({years} overdue)</translation>
        </message>
        <message>
            <source>（不并入）</source>
            <translation>(not merged)</translation>
        </message>
        <message>
            <source>（不用这一列）</source>
            <translation>(column not used)</translation>
        </message>
        <message>
            <source>（关闭后还有 {n} 条）</source>
            <translation> (close this to see {n} more)</translation>
        </message>
        <message>
            <source>（可不填）</source>
            <translation> (optional)</translation>
        </message>
        <message>
            <source>（回避）</source>
            <translation>(recused)</translation>
        </message>
        <message>
            <source>（已撤销：{reason}）</source>
            <translation> (taken back: {reason})</translation>
        </message>
        <message>
            <source>（未命名）</source>
            <translation>(unnamed)</translation>
        </message>
        <message>
            <source>（未命名，{other}）</source>
            <translation>(unnamed, {other})</translation>
        </message>
        <message>
            <source>（没有标题）</source>
            <translation>(no heading)</translation>
        </message>
        <message>
            <source>（空）</source>
            <translation>(blank)</translation>
        </message>
        <message>
            <source>（第 {n} 版）</source>
            <translation> (version {n})</translation>
        </message>
        <message>
            <source>（纸面上空着）</source>
            <translation>(blank on paper)</translation>
        </message>
        <message>
            <source>（组长）</source>
            <translation>(leader)</translation>
        </message>
        <message>
            <source>（还不知道）</source>
            <translation>(not known yet)</translation>
        </message>
        <message>
            <source>（还没有名称）</source>
            <translation>(no name yet)</translation>
        </message>
        <message>
            <source>，L 设为组长</source>
            <translation>, L makes the leader</translation>
        </message>
        <message>
            <source>，另暂缓 {n} 个</source>
            <translation>, set aside: {n}</translation>
        </message>
        <message>
            <source>，已选 {n} 个</source>
            <translation>, {n} selected</translation>
        </message>
        <message>
            <source>，已选 {n} 页</source>
            <translation>, {n} pages chosen</translation>
        </message>
        <message>
            <source>，已选 {n} 项</source>
            <translation>, {n} selected</translation>
        </message>
        <message>
            <source>，得分 {score}</source>
            <translation>, score {score}</translation>
        </message>
        <message>
            <source>，核对码 {code}</source>
            <translation>, check code {code}</translation>
        </message>
        <message>
            <source>，自评 {score} 分</source>
            <translation>, own score {score}</translation>
        </message>
        <message>
            <source>，超出 {n} 字，已全部保留</source>
            <translation>, {n} characters over, all kept</translation>
        </message>
        <message>
            <source>；{day} 已送达</source>
            <translation>; served on {day}</translation>
        </message>
        <message>
            <source>；{day} 无法送达（{why}）</source>
            <translation>; undeliverable on {day} ({why})</translation>
        </message>
        <message>
            <source>；上年：{before}</source>
            <translation>; year before: {before}</translation>
        </message>
        <message>
            <source>；另有 {n} 格</source>
            <translation>; {n} more cells</translation>
        </message>
        <message>
            <source>；无记名表决的票数在会议的“议程”里登记</source>
            <translation>; secret ballots are entered on the agenda of the meeting</translation>
        </message>
        <message>
            <source>；无记名，废票 {n}</source>
            <translation>; secret, {n} spoiled</translation>
        </message>
        <message>
            <source>；是否送达还没有登记</source>
            <translation>; whether it was served is not noted</translation>
        </message>
        <message>
            <source>；缺席和回避的 {n} 份不填</source>
            <translation>; {n} of absent and recused experts are not filled</translation>
        </message>
        <message>
            <source>；议程的顺序在抽签以后改过</source>
            <translation>; the order of the agenda was changed after the lots</translation>
        </message>
    </context>
</TS>
