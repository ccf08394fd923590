"""Words of mail programs in languages of Asia and of the Near East."""

from collections.abc import Mapping
from typing import Final

from deskbook.mail.model.words.record import MailWords

LANGUAGES: Final[Mapping[str, MailWords]] = {
    "he": MailWords(
        sender="מאת", sent="נשלח | תאריך | נשלח בתאריך", to="אל | ל", copy="עותק | העתק",
        subject="נושא",
        wrote="… כתב | … כתבה | … כתב/ה | בתאריך … מאת … | בתאריך … כתב | ב-… כתב …",
        original="הודעה מקורית | ההודעה המקורית",
        forwarded="הודעה שהועברה | תחילת ההודעה שהועברה | התחל הודעה שהועברה | הודעה מועברת",
        absent="תשובה אוטומטית | מענה אוטומטי | מחוץ למשרד | הודעת היעדרות | היעדרות | לא במשרד"
        " | בחופשה",
        device="נשלח מה-… | נשלח מ-… | נשלח מ… | נשלח באמצעות …",
        answers="השב | תגובה", forwards="הועבר | העברה",
    ),
    "ar": MailWords(
        sender="من", sent="تم الإرسال | التاريخ | أرسلت | تاريخ الإرسال | مرسل", to="إلى",
        copy="نسخة | نسخة إلى", subject="الموضوع",
        wrote="في … كتب … | … كتب | في … تمت كتابة ما يلي بواسطة … | … كتب/كتبت | كتب … في …"
        " | في … كتب/كتبت …",
        original="الرسالة الأصلية | رسالة أصلية",
        forwarded="رسالة معاد توجيهها | الرسالة المعاد توجيهها | بدء الرسالة المعاد توجيهها"
        " | بداية الرسالة المعاد توجيهها | رسالة محولة",
        absent="رد تلقائي | الرد التلقائي | خارج المكتب | رد آلي | في إجازة | أنا في إجازة",
        device="تم الإرسال من … | أرسلت من … | مرسل من … | أُرسلت من …",
        answers="رد | ردّ", forwards="إعادة توجيه | تحويل",
    ),
    "fa": MailWords(
        sender="از | فرستنده", sent="ارسال شده | تاریخ | ارسال", to="به | گیرنده", copy="رونوشت",
        subject="موضوع",
        wrote="… نوشت | در تاریخ … نوشت | در … نوشت",
        original="پیام اصلی | پیغام اصلی",
        forwarded="پیام هدایت‌شده | پیام فوروارد شده | پیام ارسال‌شده",
        absent="پاسخ خودکار | جواب خودکار | خارج از دفتر | در مرخصی",
        device="ارسال شده از … | فرستاده شده از …",
        answers="پاسخ", forwards="هدایت",
    ),
    "hi": MailWords(
        sender="प्रेषक | से", sent="भेजा गया | दिनांक | तारीख", to="प्रति | प्राप्तकर्ता", copy="प्रतिलिपि",
        subject="विषय",
        wrote="… ने लिखा | … को … ने लिखा | … बजे … ने लिखा",
        original="मूल संदेश",
        forwarded="अग्रेषित संदेश | फ़ॉरवर्ड किया गया संदेश",
        absent="स्वचालित उत्तर | स्वचालित प्रत्युत्तर | कार्यालय से बाहर | अवकाश पर",
        device="मेरे … से भेजा गया | … से भेजा गया",
    ),
    "ja": MailWords(
        sender="差出人 | 送信者 | 送信元", sent="送信日時 | 日時 | 日付 | 送信済み | 送信日",
        to="宛先 | 受信者", copy="ＣＣ | 写し", subject="件名",
        wrote="… のメール | …のメール | … さんは書きました | …さんは書きました | … は書きました"
        " | …が書きました | …に…が書きました",
        original="元のメッセージ | オリジナルメッセージ | 元のメール | 元メッセージ",
        forwarded="転送メッセージ | 転送されたメッセージ | 転送メール | 転送されたメール",
        absent="自動応答 | 自動返信 | 自動返答 | 不在通知 | 不在 | 不在のお知らせ | 外出中 | 休暇中"
        " | 休暇のお知らせ | 不在連絡",
        device="…から送信 | … から送信 | …から送信されました | …用 Outlook を入手 | …からのメール",
        answers="返信 | 回答", forwards="転送",
    ),
    "zh": MailWords(
        sender="发件人 | 寄件者 | 寄件人 | 發件人", sent="发送时间 | 日期 | 发送日期 | 寄件日期"
        " | 傳送時間 | 發送時間 | 发件日期 | 时间 | 時間 | 已发送",
        to="收件人 | 收件者", copy="抄送 | 副本", subject="主题 | 主旨 | 主題",
        wrote="… 写道 | …写道 | … 寫道 | …寫道 | 在 … 写道 | 于… 写道 | … 于…写道 | … 於…寫道"
        " | 在…，… 写道 | …的原始邮件",
        original="原始邮件 | 邮件原件 | 原始郵件 | 原始訊息 | 原邮件 | 原始信息",
        forwarded="转发的邮件 | 转发邮件 | 转发的消息 | 轉寄的郵件 | 轉寄郵件 | 轉寄的訊息"
        " | 开始转发的邮件 | 開始轉寄郵件 | 转发邮件信息 | 被转发的邮件",
        absent="自动答复 | 自动回复 | 自動回覆 | 自動答覆 | 自动回信 | 外出 | 不在办公室"
        " | 不在辦公室 | 休假 | 休假中 | 外出通知 | 我在休假",
        device="从我的…发送 | 从我的 … 发送 | 发自我的… | 发自我的 … | 發自我的… | 發自我的 …"
        " | 從我的…傳送 | 从 … 发送 | 获取适用于 … 的 Outlook | 取得 … 版 Outlook | 来自我的…",
        answers="回复 | 答复 | 回覆 | 答覆", forwards="转发 | 轉寄",
    ),
    "ko": MailWords(
        sender="보낸 사람 | 보낸사람 | 발신", sent="보낸 날짜 | 날짜 | 보낸날짜 | 보냄",
        to="받는 사람 | 받는사람 | 수신", copy="참조", subject="제목",
        wrote="…님이 작성 | … 님이 작성 | … 작성 | …이(가) 쓴 글 | … 이(가) 쓴 글 | …가 작성",
        original="원본 메시지 | 원본 메일 | 원본메일 | 원본 이메일",
        forwarded="전달된 메시지 | 전달된 메일 | 전달한 메시지의 시작 | 전달 메시지",
        absent="자동 회신 | 자동 응답 | 자동회신 | 자동응답 | 부재중 | 부재 중 | 자리 비움"
        " | 부재중 알림 | 휴가 중 | 휴가중",
        device="나의 …에서 보냄 | 내 …에서 보냄 | …에서 보냄 | … 에서 보냄 | …에서 발송",
        answers="회신 | 답장", forwards="전달",
    ),
    "vi": MailWords(
        sender="Từ", sent="Đã gửi | Ngày | Gửi | Đã gửi lúc", to="Đến | Tới", copy="Đồng gửi",
        subject="Chủ đề | Tiêu đề",
        wrote="Vào … đã viết | … đã viết | Vào … viết | … viết",
        original="Thư gốc | Tin nhắn gốc | Thư ban đầu",
        forwarded="Thư đã chuyển tiếp | Thư được chuyển tiếp | Bắt đầu thư được chuyển tiếp"
        " | Tin nhắn được chuyển tiếp",
        absent="Trả lời tự động | Thư trả lời tự động | Vắng mặt | Ngoài văn phòng | Đang nghỉ phép"
        " | Nghỉ phép",
        device="Đã gửi từ … | Được gửi từ … | Gửi từ … | Tải Outlook cho …",
        answers="Trả lời", forwards="Chuyển tiếp",
    ),
    "th": MailWords(
        sender="จาก", sent="ส่ง | วันที่ | วันที่ส่ง | ส่งเมื่อ", to="ถึง", copy="สำเนา | สำเนาถึง",
        subject="เรื่อง | หัวเรื่อง | หัวข้อ",
        wrote="… เขียนว่า | เมื่อ … เขียนว่า | ในวันที่ … เขียนว่า | … เขียน",
        original="ข้อความดั้งเดิม | ข้อความต้นฉบับ | ข้อความเดิม",
        forwarded="ข้อความที่ส่งต่อ | เริ่มข้อความที่ส่งต่อ | ข้อความที่ถูกส่งต่อ",
        absent="ตอบกลับอัตโนมัติ | การตอบกลับอัตโนมัติ | ไม่อยู่ที่สำนักงาน | ไม่อยู่ที่ทำงาน | ลาพักร้อน",
        device="ส่งจาก … | ส่งจาก… | รับ Outlook สำหรับ …",
        answers="ตอบ | ตอบกลับ", forwards="ส่งต่อ",
    ),
    "id": MailWords(
        sender="Dari | Pengirim", sent="Dikirim | Tanggal | Terkirim", to="Kepada | Ke | Untuk",
        copy="Tembusan", subject="Subjek | Perihal | Judul",
        wrote="Pada … menulis | … menulis | Pada tanggal … menulis",
        original="Pesan asli | Pesan Asli",
        forwarded="Pesan terusan | Pesan yang diteruskan | Mulai pesan yang diteruskan"
        " | Pesan diteruskan",
        absent="Balasan otomatis | Jawaban otomatis | Di luar kantor | Sedang cuti | Cuti"
        " | Tidak di kantor",
        device="Dikirim dari … | Dikirim melalui … | Terkirim dari …",
        answers="Bls | BLS", forwards="TRS | Trs",
    ),
    "ms": MailWords(
        sender="Daripada | Dari", sent="Dihantar | Tarikh", to="Kepada | Ke", copy="Salinan",
        subject="Subjek | Perkara",
        wrote="Pada … menulis | … menulis | Pada … telah menulis",
        original="Mesej asal | Mesej Asal",
        forwarded="Mesej dimajukan | Mesej yang dimajukan",
        absent="Balasan automatik | Jawapan automatik | Luar pejabat | Di luar pejabat | Bercuti",
        device="Dihantar dari … | Dihantar daripada …",
        answers="Bls", forwards="Maju",
    ),
}  # fmt: skip
"""Most often written words first; a name of a field is without its colon."""
