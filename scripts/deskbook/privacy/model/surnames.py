"""Family names of China, Japan and Korea, which tell a name where no blank and no capital does.

Sources: the name report of the Ministry of Public Security of China for 2020 (most frequent),
Myoji-Yurai's list for Japan, and the census of Statistics Korea for 2015.
"""

from typing import Final

CHINESE: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭"
    "陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖樊温庄殷"
    "施洪颜梅倪左祝毕章鲁关耿葛柴单骆岳季焦齐牛尚邢路裴管席臧房聂劳谷涂俞詹申欧欣连冉宁辛管蓝纪柯阮翟游桂卜甘佟"
    "陳張劉楊黃趙吳孫馬鄭謝許韓鄧馮蕭葉蘇呂盧鍾譚陸範賈鄒龍賀顧龔錢嚴湯喬賴溫莊齊"
)
CHINESE_DOUBLE: Final = "欧阳 上官 司马 诸葛 司徒 东方 夏侯 皇甫 尉迟 公孙 慕容 令狐 歐陽 司馬".split()
CHINESE_OTHERS: Final = frozenset(
    "高中生 高年级 管理员 高校生 石油 金融 金融系 方便 万分 马上 单位 常客 文学院 江苏人 齐 向您 白天 武汉人 祝好 祝您 "
    "任何 任课 连接 路过 温馨 康复 关于 许多 曾经 程序员 何时 高级 应届生 房客 祝顺利 祝您好 安好 管理人 史学系 马来人".split()
)
"""Words that begin like a name and are none."""

JAPANESE: Final = (
    "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 清水 山崎 "
    "池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 斉藤 斎藤 齋藤 福田 太田 "
    "西村 藤井 金子 岡本 藤原 中野 三浦 原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 柴田 酒井 工藤 横山 宮崎 "
    "宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 久保 松井 小島 岩崎 桜井 野口 "
    "松尾 野村 木下 菊地 佐野 大西 杉本 新井 浜田 菅原 市川 水野 小松 島田 古川 小山 高野 山内 西田 菊池 西川 五十嵐 北村 "
    "安田 中田 川口 平田 川崎 飯田 吉川 本田 久保田 沢田 辻 関 吉村 渡部 岩田 中西 服部 樋口 福島 川上 永井 松岡 田口 大島 "
    "山中 森本 川村 広瀬 大橋 小池 津田 若松 江古田 宇野 笹田 三宅 加納 山岸 喜嶋 廣川 桐山 井高 浜 林 森 原 東 笹 関口"
).split()
JAPANESE_SHORT: Final = frozenset("林 森 原 東 笹 関 辻 浜".split())
"""Family names of one sign: they count with a given name of two signs or behind a clear phrase."""

KOREAN: Final = (
    "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반"
)
KOREAN_OTHERS: Final = frozenset(
    "이용자 신입생 장학생 유학생 편입생 재학생 전공자 연구원 연구생 이공계 조교수 강사진 고학년 고등학 한국인 방문자 주인공 "
    "문과생 이과생 박사생 석사생 학부생 도서관 수강생 수험생 고객님 여러분 감사해 안녕히 교환학 졸업생 대학원 하나요 지금은 이상 "
    "구성원 임직원 기자입 사서입 연구자 이것은 정보원 조사원 지원자 신청자 전문가 하지만 우리는 "
    "문제는 주소는 성함은 전화는".split()
)
