"""What stands on the invented papers that the tour keys (示例)."""

from __future__ import annotations

from typing import Final

NEW_PAPER: Final = {
    "track": "新建",
    "centerName": "青岛市海底管缆巡检技术创新中心",
    "departmentId": "崂山",
    "letterNumber": "示例科函〔2026〕18号",
    "letterDate": "2026-03-10",
    "receivedOn": "2026-03-18",
    "hostName": "青岛银海水下机器人有限公司",
    "creditCode": "91350100M000100Y43",
    "hostKind": "企业",
    "legalRepresentative": "赵𫖯",
    "address": "青岛市示例路18号",
    "contactName": "周祎",
    "contactPhone": "13800000000",
    "field": "现代海洋",
    "direction": "面向海底管缆巡检需求，研发长航时自主水下机器人与缺陷识别技术，开展中试与应用示范。",
    "mode": "企业牵头",
    "directorName": "陈𬭚",
    "directorTitle": "正高级工程师",
    "staffTotal": "86",
    "staffRd": "41",
    "task1": "攻关长航时自主导航与管缆缺陷识别",
    "task3": "为中小企业提供检测与试验服务",
}

CONVERSION_PAPER: Final = {
    "track": "转建",
    "centerName": "青岛市海洋涂层材料技术创新中心",
    "departmentId": "即墨",
    "letterNumber": "示例科函〔2026〕21号",
    "letterDate": "2026-03-11",
    "receivedOn": "2026-03-20",
    "hostName": "青岛海涂新材料股份有限公司",
    "creditCode": "11320000MB151840XJ",
    "hostKind": "企业",
    "legalRepresentative": "阿依古丽·买买提",
    "address": "青岛市示例路21号",
    "contactName": "孙犇",
    "contactPhone": "13900000000",
    "field": "新能源新材料",
    "direction": "面向海洋工程装备长效防护，开展低表面能涂层材料研发、检测与成果转化。",
    "mode": "企业牵头",
    "directorName": "刘𠅤",
    "directorTitle": "研究员",
    "staffTotal": "64",
    "staffRd": "35",
    "task1": "研发低表面能长效防污涂层",
    "task3": "开放海洋环境试验站",
    "oldCenterName": "青岛市海洋涂层工程技术研究中心",
    "oldCenterLevel": "市级",
    "oldApprovalNumber": "示例科技〔2016〕9号",
    "oldApprovalDate": "2016-11-08",
}
