package luotu.filing;

import java.util.List;
import luotu.analyse.Input;

/** A report to be filed. */
public record FileRequest(
    @Input(
            zh = "为哪个市、区县、功能区或镇街归档：其代码",
            en = "code of the city, district, functional zone or street that it is for",
            required = true)
        String zone,
    @Input(
            zh = "哪一天的情况，写作 2025-03-05，不晚于今天；不写就是今天",
            en = "the day it is about, such as 2025-03-05, not after today; today by default")
        String asOf,
    @Input(zh = "标准的代号；不写就是全部", en = "ids of standards; all by default", maximumSize = 1_000)
        List<String> standards,
    @Input(zh = "由谁归档：岗位，不写姓名", en = "who files it: a role, not a name", required = true)
        String filedBy,
    @Input(zh = "备注", en = "a remark") String remark,
    @Input(
            zh = "current：那天之后又改过的数据按现在的算，报告中写明；不写就拒绝",
            en =
                "current: take data that was written after that day as it is now, and say so in the"
                    + " report; by default that is refused",
            choices = {"current"})
        String data) {}
