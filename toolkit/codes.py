"""The catalogue of findings: every code with its severity, wording, hint and explanation.

Codes are grouped by stage and never reused. Messages and hints are templates; `finding` fills them.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.errors import UsageProblem
from toolkit.findings import Finding, Severity, Span


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding; `explanation` is what `taizhang explain` prints."""

    code: str
    slug: str
    severity: Severity
    message: str
    hint: str
    explanation: str


CATALOGUE: tuple[Code, ...] = (
    # --- reading and damage of the source ---
    Code(
        "SRC001",
        "undecodable-bytes",
        "error",
        "第 {offset} 字节起无法解码（{bytes}）：不是完整的 {expected} 文字",
        "请用原来的软件打开，另存为 UTF-8 文本后重试。",
        "文件里有不属于任何已知中文编码的字节。为避免错字，本工具不用替代字符硬读，而是停下来说明位置。",
    ),
    Code(
        "SRC002",
        "empty-source",
        "error",
        "文件里没有文字",
        "请确认文件是否选对、是否已保存。",
        "源文件为空，或只有空白字符，没有可以分解的内容。",
    ),
    Code(
        "SRC003",
        "binary-source",
        "error",
        "{name} 不是文本文件（{kind}）",
        "请改用对应格式，或先另存为纯文本。taizhang formats 列出可读的格式。",
        "文件内容是二进制数据，不是文字。",
    ),
    Code(
        "SRC004",
        "too-large",
        "error",
        "{name} 有 {size}，超过 {limit} 的上限",
        "请把文件拆开，或确认是否选错了文件。",
        "单份讲话不会有几十兆文字；上限用来防止误选的文件耗尽内存。",
    ),
    Code(
        "SRC005",
        "legacy-encoding",
        "info",
        "按 {encoding} 解码",
        "如有乱码，请另存为 UTF-8 后重试。",
        "文件不是 UTF-8，已严格按所列编码解码，没有任何替代字符。",
    ),
    Code(
        "SRC006",
        "control-characters",
        "warning",
        "有 {count} 个不可见的控制字符",
        "原文保留；写入表格和文档时会去掉。",
        "从网页或数据库复制的文字常带不可见字符，Excel 和 Word 不接受。",
    ),
    Code(
        "SRC010",
        "masked-term",
        "warning",
        "“{text}”像是被遮盖或替换的文字",
        "请对照原稿补全后再下发。",
        "网上流传的稿件常把人名、地名、届次等替换成 XX、**、×、20D 之类。本工具只标出，不猜测。",
    ),
    Code(
        "SRC011",
        "placeholder",
        "warning",
        "“{text}”像是改写者留下的占位文字",
        "请对照原稿补全。",
        "范文网站改写稿件时会留下“名称替换”之类的占位文字。",
    ),
    Code(
        "SRC012",
        "lost-bracket",
        "warning",
        "发文字号“{text}”缺少括号",
        "规范写法如“国发〔2022〕5号”，请核对。",
        "发文字号的年份应使用六角括号（GB/T 9704—2012 第 7.2.5 条），复制时常丢失或变成别的括号。",
    ),
    Code(
        "SRC013",
        "glued-date",
        "warning",
        "“{text}”像是丢了年月日的日期",
        "请对照原稿补全日期。",
        "网页样式中的数字与“年、月、日”分开存放，复制后会粘连或丢失。",
    ),
    Code(
        "SRC014",
        "blank-in-word",
        "info",
        "“{text}”词中有空格",
        "不影响识别；下发前请核对。",
        "排版或复制留下的空格把一个词分成两半。",
    ),
    Code(
        "SRC015",
        "page-residue",
        "warning",
        "“{text}”像是页码残留",
        "请对照原稿删去。",
        "文档分享网站按页拼接文字，页码会夹在句子中间，容易被误认为序数。",
    ),
    Code(
        "SRC016",
        "injected-noise",
        "warning",
        "“{text}”像是混入的干扰字符",
        "请对照原稿删去。",
        "有的网站在正文里混入拼音、表情或乱码防止复制。",
    ),
    Code(
        "SRC017",
        "doubled-punctuation",
        "info",
        "标点重复：“{text}”",
        "不影响识别；下发前请核对。",
        "两个标点连用多为编辑时的笔误。",
    ),
    Code(
        "SRC018",
        "spun-phrase",
        "warning",
        "“{text}”疑为固定提法“{expected}”被改写",
        "请对照权威文本核对。",
        "洗稿网站用同义词替换固定提法，这样的稿件不可直接引用。",
    ),
    Code(
        "SRC019",
        "several-documents",
        "info",
        "文件里有 {count} 篇文稿",
        "已分篇处理；如只需其中一篇，请拆开后重试。",
        "网页合集常把多篇讲话放在一页。",
    ),
    Code(
        "SRC020",
        "site-chrome",
        "info",
        "有 {count} 处网页残留未作为正文",
        "清单见“原文对照”中性质为“网页残留”的各行。",
        "导航、计数、推荐阅读等不是讲话内容，保留在原文对照里但不进台账和简报。",
    ),
    Code(
        "SRC021",
        "wrapped-lines",
        "info",
        "有 {count} 处段内硬换行，识别时已接续",
        "原文位置不变，无需处理。",
        "PDF 或网页按显示宽度断行，句子被拆到两行。",
    ),
    Code(
        "SRC030",
        "reader-chosen",
        "info",
        "按{label}读取",
        "格式由内容判断，与扩展名无关；如不对，请用 --from 指定。",
        "扩展名常与内容不符（名为 .doc 的网页、名为 .docx 的 RTF），因此由内容决定读法并告知。",
    ),
    Code(
        "SRC031",
        "damaged-file",
        "error",
        "{name} 已损坏或不完整（{reason}）",
        "请用原来的软件打开，另存一份后重试；打不开时请向来文单位索取原件。",
        "文件缺了一部分、传输中断，或内部结构不合标准。本工具不读一半、丢一半。",
    ),
    Code(
        "SRC032",
        "over-budget",
        "error",
        "{name} 展开后过大（{reason}）",
        "正常公文不会这样大，请确认来源是否可靠；确需处理时请另存为纯文本。",
        "很小的压缩文件可以展开成几十 GB，用来耗尽内存。展开的大小和层数都有上限。",
    ),
    Code(
        "SRC033",
        "encrypted-file",
        "error",
        "{name} 有密码保护",
        "请用原来的软件打开并取消密码，再重试。",
        "加密的文件没有密码无法读取；本工具不询问、不保存密码。",
    ),
    Code(
        "SRC034",
        "tracked-changes",
        "warning",
        "有 {count} 处修订，已按全部接受后的文字读取；删去的有：{text}",
        "请确认修订是否已经定稿。",
        "Word 的修订痕迹里同时有删去和增加的文字。默认读取接受全部修订后的文字，并告知有修订。",
    ),
    Code(
        "SRC035",
        "comments",
        "info",
        "有 {count} 条批注未作为正文：{text}",
        "如批注里有修改意见，请先在原文中处理。",
        "批注是审稿人的话，不是讲话内容。",
    ),
    Code(
        "SRC036",
        "hidden-text",
        "warning",
        "有 {count} 处隐藏文字未作为正文：{text}",
        "请对照原稿，确认是否应当删去或显示。",
        "隐藏文字在屏幕和纸面上看不到，可能是旧稿残留，也可能涉及不宜公开的内容。",
    ),
    Code(
        "SRC037",
        "no-text-layer",
        "error",
        "{name} 没有可读的文字，{pages}是图片",
        "扫描件需要文字识别：pip install 'taizhang[ocr]'，再用 --from scan 重试。",
        "扫描件只有图像，没有文字层；文字识别在本机进行，不上传。",
    ),
    Code(
        "SRC038",
        "glyph-paths",
        "warning",
        "{pages}的文字是图形轮廓，没有可读的文字",
        "请向来文单位索取文字版，或打印成 PDF 后用 --from scan 识别。",
        "有的版式文件把文字转成曲线，看得见却没有文字编码，无法直接读取。",
    ),
    Code(
        "SRC039",
        "part-not-read",
        "info",
        "有 {count} 处{what}未读取",
        "如其中有任务内容，请另行补录。",
        "图片、图表、嵌入的文件等不是文字，或由其他文字自动生成（如目录），不作为正文。",
    ),
    Code(
        "SRC040",
        "uncertain-recognition",
        "warning",
        "“{text}”由图片识别得到，把握仅 {confidence}%",
        "请对照原件核对这一行。",
        "文字识别对模糊、盖章、手写的文字容易出错；把握低的行逐行列出。",
    ),
    Code(
        "SRC041",
        "recognised-text",
        "warning",
        "全文由图片识别得到（{pages} 页，平均把握 {confidence}%）",
        "下发前请对照原件核对，尤其是数字、日期和单位名称。",
        "文字识别不可能全对，识别得到的文稿不宜不经核对直接下发。",
    ),
    Code(
        "SRC042",
        "no-ledger-header",
        "warning",
        "工作表“{sheet}”没有认出台账表头",
        "表头应有任务和责任单位或时限的栏目名，例如“工作任务、责任单位、完成时限”。",
        "按栏目名识别别的单位的台账；认不出表头的工作表照样读出文字，但不当作任务。",
    ),
    Code(
        "SRC043",
        "ledger-columns",
        "info",
        "工作表“{sheet}”第 {row} 行是表头，栏目对应：{columns}",
        "如对应有误，请把表头改成常用名称后重试。",
        "别的单位的台账按栏目名和同义词对应到本工具的栏目。",
    ),
    Code(
        "SRC044",
        "page-order",
        "info",
        "第 {pages} 页分栏排版，按先左栏后右栏读取",
        "请抽查分栏处的文字是否连贯。",
        "版式文件只记每个字的位置，不记阅读顺序；分栏由版面空隙判断。",
    ),
    # --- numbering ---
    Code(
        "NUM001",
        "number-gap",
        "warning",
        "序数不连续：{before}之后是{after}",
        "请核对是否漏了一点，或编号有误。",
        "同一层次的序数中间缺号，可能漏抄一点，也可能编号写错。",
    ),
    Code(
        "NUM002",
        "number-repeat",
        "warning",
        "序数重复：{marker}出现两次",
        "请核对编号。",
        "同一层次出现相同的序数。",
    ),
    Code(
        "NUM003",
        "number-order",
        "warning",
        "序数倒退：{before}之后是{after}",
        "请核对编号和层次。",
        "同一层次的序数变小，可能是编号写错或层次混乱。",
    ),
    Code(
        "NUM004",
        "level-jump",
        "warning",
        "层次跳级：{before}之下直接是{after}",
        "规范顺序为一、（一）1.（1），请核对。",
        "GB/T 9704—2012 第 7.3.3 条：结构层次序数依次为一、（一）1.（1）。",
    ),
    Code(
        "NUM005",
        "mixed-style",
        "warning",
        "序数样式不一致：{before}之后是{after}",
        "按先后顺序仍归入同一层次，请核对原文。",
        "同一层次前后用了不同的序数样式，例如“一、二、”之后写“第三”。",
    ),
    Code(
        "NUM006",
        "first-missing",
        "warning",
        "列举从{marker}开始，前面的几点缺失",
        "请核对是否漏抄。",
        "列举没有从第一点开始，常见于分页的网页只复制了后半部分。",
    ),
    Code(
        "NUM007",
        "empty-heading",
        "info",
        "标题“{heading}”下没有内容",
        "请核对是否漏抄。",
        "层次标题之后没有任何正文或下级标题。",
    ),
    Code(
        "NUM008",
        "glued-marker",
        "warning",
        "序数“{marker}”后缺少标点",
        "已按序数处理，请核对。",
        "序数与文字粘连，例如“一坚持”“3加快”。",
    ),
    Code(
        "NUM009",
        "no-outline",
        "info",
        "没有找到层次标题",
        "任务按原文顺序编号。",
        "全文没有序数或小标题，任务直接按句列出。",
    ),
    # --- announced counts ---
    Code(
        "ANN001",
        "count-mismatch",
        "warning",
        "预告“{text}”共 {announced} 点，实际列出 {found} 点",
        "请核对是否漏抄，或预告数目有误。",
        "讲话常先说“讲几点意见”，再逐点展开；两个数目不一致时，往往漏了一点。",
    ),
    Code(
        "ANN002",
        "nothing-listed",
        "info",
        "预告“{text}”，之后没有列出",
        "请核对是否缺页。",
        "预告了数目，但后文没有对应的列举。",
    ),
    Code(
        "ANN003",
        "members-mismatch",
        "info",
        "“{text}”应有 {announced} 项，原文列出 {found} 项",
        "请核对缩略语的内容。",
        "数字缩略语与其展开的项数不一致。",
    ),
    # --- tasks ---
    Code(
        "TSK001",
        "no-unit",
        "info",
        "{place}有 {count} 项任务没有写明责任单位",
        "请明确责任单位；台账中标为“待明确”。",
        "领导讲话多不点名责任单位，分解时须逐项明确，防止任务悬空。",
    ),
    Code(
        "TSK002",
        "several-leads",
        "warning",
        "任务 {task} 有 {count} 个牵头单位：{units}",
        "请明确由谁总牵头。",
        "一项任务宜只有一个牵头单位，多个牵头容易推诿。",
    ),
    Code(
        "TSK003",
        "no-year",
        "info",
        "时限“{text}”没有年份，文中也没有日期可依",
        "请用 --date 给出会议日期。",
        "没有年份的时限要靠会议或成文日期推算。",
    ),
    Code(
        "TSK004",
        "past-deadline",
        "warning",
        "时限“{text}”（{date}）早于文件日期 {today}",
        "请核对年份。",
        "时限在文件日期之前，多为年份推算或原文有误。",
    ),
    Code(
        "TSK005",
        "vague-deadline",
        "info",
        "时限“{text}”没有具体日期",
        "请明确完成日期；台账中标为“待明确”。",
        "“尽快”“抓紧”之类不能考核，分解时应给出日期。",
    ),
    Code(
        "TSK006",
        "no-lead",
        "info",
        "任务 {task} 有 {count} 个责任单位，没有写明牵头",
        "请明确牵头单位。",
        "几个单位共同负责而不分主次时，须指定一个牵头。",
    ),
    Code(
        "TSK007",
        "borderline-task",
        "info",
        "“{text}”是否列为任务有疑问",
        "请人工判断是否列入台账。",
        "句子带有要求，但更像表态或号召。",
    ),
    Code(
        "TSK008",
        "unresolved-deadline",
        "info",
        "时限“{text}”不能由原文算出日期（起算：{anchor}）",
        "请在台账中填写日期。",
        "相对某个事件的时限，在事件日期未知时不编造日期。",
    ),
    Code(
        "TSK009",
        "repeated-task",
        "info",
        "任务 {task} 与 {other} 文字相同",
        "请核对是否重复下达。",
        "同一要求在文中出现两次。",
    ),
    # --- invariants ---
    Code(
        "SPN001",
        "text-mismatch",
        "error",
        "{subject_name}的文字与原文位置不符",
        "文件可能被手工改过，请从原文重新生成。",
        "规范化结构里每处引文都必须与原文逐字相同。",
    ),
    Code(
        "SPN002",
        "overlap",
        "error",
        "{subject_name}与前一处重叠或次序颠倒",
        "文件可能被手工改过，请从原文重新生成。",
        "句子、任务按原文顺序排列，互不重叠。",
    ),
    Code(
        "SPN003",
        "not-covered",
        "error",
        "原文第 {line} 行有文字不属于任何句子",
        "请报告此问题，并附上原文。",
        "任何文字都不得丢失：句子和空白必须拼成全文。",
    ),
    Code(
        "SPN004",
        "not-nested",
        "error",
        "层次 {section} 的范围超出上级",
        "文件可能被手工改过，请从原文重新生成。",
        "下级层次必须完整落在上级之内。",
    ),
    Code(
        "SPN005",
        "broken-reference",
        "error",
        "{subject_name}引用了不存在的编号 {target}",
        "文件可能被手工改过，请从原文重新生成。",
        "任务、句子和层次之间按编号互相引用。",
    ),
    # --- schema ---
    Code(
        "SCH001",
        "schema-violation",
        "error",
        "{path} 不符合结构定义（{rule}：{expected}）",
        "请从原文重新生成，或用 taizhang schema 查看定义。",
        "数据与 JSON Schema 不一致。",
    ),
    Code(
        "SCH002",
        "broken-json",
        "error",
        "{name} 不是有效的 JSON：第 {line} 行第 {column} 列起无法读下去",
        "请检查文件是否完整，或从原文重新生成。",
        "JSON 文件缺了一部分，或被手工改坏。",
    ),
    Code(
        "SCH003",
        "no-speech",
        "error",
        "{name} 不是本版本能读的讲话结构：{reason}",
        "请用 taizhang parse 从原文生成；结构版本较新时请升级 taizhang。",
        "只有 taizhang 生成的 JSON 才能当作来源；旧版本会自动升级，新版本须升级工具。",
    ),
    # --- progress ---
    Code(
        "LDG001",
        "unknown-task",
        "warning",
        "{file}的任务 {task}（{date}）在讲话中找不到，没有采用",
        "请核对进展记录是否属于这篇讲话；任务文字改过的，请重新登记。",
        "进展按任务文字的指纹对应；指纹不符说明讲话换了版本，或进展属于别的讲话。",
    ),
    # --- writing ---
    Code(
        "OUT001",
        "characters-removed",
        "warning",
        "写入时去掉了 {count} 个控制字符",
        "原文和 JSON 中仍保留。",
        "Excel 和 Word 不接受控制字符。",
    ),
    Code(
        "OUT002",
        "text-cut",
        "warning",
        "{place}的文字超过 {limit} 字，单元格放不下，已截断",
        "完整文字见 JSON 和原文。",
        "Excel 单元格最多 32,767 字。",
    ),
    Code(
        "OUT003",
        "unknown-placeholder",
        "warning",
        "模板里的占位符“{name}”没有内容，原样保留；可用：{known}",
        "请改用可用的占位符，或从模板里删去。",
        "用户模板里的占位符要用约定的名称，写错的不会被悄悄当作空白。",
    ),
    Code(
        "OUT004",
        "tasks-for-nobody",
        "warning",
        "{count} 项任务没有责任单位，没有列入任何督办通知：{tasks}",
        "请先明确责任单位，或用任务分解通知统一下达。",
        "督办通知按单位分发，没有写明单位的任务无处可发。",
    ),
)

BY_CODE: dict[str, Code] = {entry.code: entry for entry in CATALOGUE}


def explain(code: str) -> Code:
    """The catalogue entry of a code, in any case, or of a slug. Raises UsageProblem if unknown."""
    wanted = code.strip()
    for entry in CATALOGUE:
        if wanted.upper() == entry.code or wanted.lower() == entry.slug:
            return entry
    message = f"没有代码“{code}”。代码形如 NUM001；taizhang explain 不带参数列出全部代码。"
    raise UsageProblem(message)


def finding(
    code: str, *, span: Span | None = None, subject: str | None = None, **data: object
) -> Finding:
    """A finding of the catalogue; `data` fills the message and is kept with it, as strings."""
    entry = BY_CODE[code]
    words = {key: str(value) for key, value in data.items()}
    return Finding(
        code=code,
        severity=entry.severity,
        message=entry.message.format_map(words),
        span=span,
        hint=entry.hint.format_map(words),
        subject=subject,
        data=words,
    )
