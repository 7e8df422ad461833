imports-title = Nhập tệp
imports-lead = Đưa danh sách từ Excel vào: đơn vị, tổ chức, chức danh, trích ngang cán bộ, danh sách quy hoạch. Tệp được đọc thử trước; chỉ khi đồng chí bấm nhập thì số liệu mới được ghi.
imports-send = Chọn tệp
imports-as-of = Số liệu đúng từ ngày
imports-as-of-help = Ngày mà danh sách phản ánh. Số liệu cũ được giữ lại làm lịch sử.
imports-choose = Chọn một hoặc nhiều tệp .xlsx, .xlsm, .xls, .ods, .csv
imports-limits = Tất cả không quá { $n } MB. Phông chữ cũ (TCVN3, VNI) được chuyển sang Unicode và báo từng ô.
imports-check = Đọc thử
imports-waiting = Đang chờ đồng chí xem: { $files }.
imports-look = Xem kết quả đọc thử
imports-batches = Các lô đã nhập
imports-none = Chưa nhập tệp nào.
imports-file = Tệp
imports-holds-from = Đúng từ ngày
imports-recorded = Nhập lúc
imports-undo = Hoàn tác
imports-undo-help = Mọi số liệu của lô này sẽ được lấy ra. Nếu đã có việc dựa trên số liệu đó thì không hoàn tác được.
imports-undo-really = Hoàn tác lô này
imports-check-title = Kết quả đọc thử
imports-check-lead = Chưa có gì được ghi. Số liệu sẽ đúng từ ngày { $day }.
imports-would-take = { $n ->
   *[other] { $n } bản ghi sẽ được nhập.
}
imports-would-refuse = { $n ->
   *[other] { $n } dòng không nhận được; các dòng khác vẫn nhập bình thường.
}
imports-take = Nhập { $n } bản ghi
imports-discard = Bỏ, không nhập
imports-sheet = Sheet
imports-kind = Loại danh sách
imports-seen = Dòng
imports-new = Mới
imports-changed = Thay đổi
imports-unchanged = Như cũ
imports-refused = Không nhận
imports-other = Dòng khác
imports-skipped = Không phải danh sách, không đọc: { $sheets }.
imports-problems = Cần xem
imports-faulty = Tải các dòng cần sửa (.xlsx)
imports-place = Ô
imports-header = Cột
imports-value = Nội dung
imports-why = Vì sao
imports-row-refused = Không nhận dòng
imports-row-asked = Cần hỏi lại
imports-row-noted = Để biết
imports-more = Còn { $n } mục nữa; tệp .xlsx ở trên có đủ những dòng cần sửa.
imports-too-large = Các tệp lớn hơn { $n } MB. Hãy nhập từng tệp, hoặc tách tệp.
imports-no-file = Chưa chọn tệp nào.
imports-none-waiting = Không còn tệp nào chờ nhập. Hãy chọn tệp lại.
imports-people = Hồ sơ cán bộ
imports-differences = { $n ->
    [0] Điểm khác: không có điểm nào chờ trả lời
   *[other] Điểm khác: { $n } điểm chờ trả lời
}
imports-who = Ai là ai: hồ sơ có thể trùng người
imports-would-ask = { $n ->
   *[other] { $n } chỗ ghi khác với hồ sơ đang có sẽ được hỏi lại; hồ sơ giữ nguyên cho đến khi có câu trả lời.
}
imports-take-questions = Nhập và để lại các điểm khác chờ trả lời
imports-otherwise = Khác với hồ sơ đang có
imports-otherwise-lead = Chưa giá trị nào bị thay. Sau khi nhập, hãy trả lời ở trang Điểm khác.
imports-person = Cán bộ
