imports-title = Nhập tệp
imports-lead = Đưa danh sách từ Excel vào: đơn vị, tổ chức, chức danh, trích ngang cán bộ, danh sách quy hoạch. Tệp được đọc thử trước; chỉ khi đồng chí bấm nhập thì số liệu mới được ghi.
imports-send = Chọn tệp
imports-as-of = Số liệu đúng từ ngày
imports-as-of-help = Ngày mà danh sách phản ánh. Số liệu cũ được giữ lại làm lịch sử.
imports-choose = Chọn một hoặc nhiều tệp .xlsx, .xlsm, .xls, .ods, .csv
imports-limits = Tất cả không quá { $n } MB. Phông chữ cũ (TCVN3, VNI, VIQR) được chuyển sang Unicode và báo từng ô.
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
imports-people = Việc chờ trả lời
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
imports-values = Từ ngữ chưa có trong danh mục
imports-values-waiting = { $n ->
   *[other] { $n } nội dung chưa có trong danh mục, chờ đồng chí cho ý kiến
}
imports-understood = Phần mềm hiểu tệp này thế nào
imports-understood-help = Xem từng cột được đọc là gì, sửa nếu chưa đúng; cách hiểu được lưu cho các tệp sau.
imports-columns = Các cột của { $file }
imports-learnt = { $sheet }: đọc theo cách hiểu đã lưu: { $columns }.
imports-unread = { $sheet }: các cột không đọc: { $columns }.
imports-converted = { $n ->
   *[other] { $n } ô đã chuyển sang Unicode: xem trước và sau
}
imports-converted-help = Nội dung trong tệp gốc được giữ nguyên trong báo cáo của lô nhập.
imports-converted-more = Còn { $n } ô nữa.
imports-before = Trong tệp
imports-after = Đọc là
imports-encoding = Bảng mã, phông
columns-title = Cách hiểu các cột
columns-lead = Đề xuất chỉ là gợi ý. Sau khi đồng chí bấm giữ, các tệp sau có cùng tiêu đề được đọc ngay.
columns-form = Tệp này là bản khai của một người, không có cột để chọn.
columns-sheet = Sheet { $name }
columns-kind = Loại danh sách: { $kind }.
columns-missing = Còn thiếu cột bắt buộc: { $fields }.
columns-header = Tiêu đề cột
columns-examples = Ví dụ
columns-how = Vì sao
columns-meaning = Đọc là
columns-keep = Giữ cách hiểu này
columns-point = Chọn lại loại danh sách và dòng tiêu đề
columns-point-help = Những dòng đầu của sheet; số bên trái là số dòng trong tệp.
columns-list = Loại danh sách
columns-first-row = Tiêu đề từ dòng
columns-last-row = đến dòng
columns-show = Xem các cột
columns-known = Nhận ra
columns-learnt = Đã lưu
columns-dismissed = Không đọc (đã lưu)
columns-proposed = Đề xuất, giống { $n }%
columns-unread = Chưa rõ
columns-not-read = Không đọc
values-title = Từ ngữ chưa có trong danh mục
values-lead = Chưa nội dung nào trong số này được dùng. Đồng chí chọn nghĩa một lần; các tệp sau được đọc theo và báo từng ô.
values-none = Không có nội dung nào chờ ý kiến.
values-again = Đọc thử lại các tệp đang chờ
values-text = Nội dung trong tệp
values-count = Số lần
values-answer = Hiểu là
values-taken = { $n ->
   *[other] { $n } lần trong các lô đã nhập
}
values-waiting = { $n ->
   *[other] { $n } lần trong tệp đang chờ
}
values-near = Hiểu là «{ $label }» (giống { $n }%)
values-other = Giá trị khác trong danh mục
values-choose = Hiểu là
values-open = Không có trong danh mục: để trống
values-more = Còn { $n } nội dung nữa.
values-fill-title = Bổ sung cho hồ sơ đã nhập
values-fill-line = { $list }: «{ $text }» hiểu là «{ $label }», { $n } hồ sơ còn thiếu.
values-fill-help = Chỉ điền chỗ còn trống; ghi thành một lô riêng, có thể hoàn tác ở trang Nhập tệp.
values-fill = { $n ->
   *[other] Bổ sung cho { $n } hồ sơ
}
taught-title = Cách hiểu đã lưu
taught-none = Chưa lưu cách hiểu nào.
taught-text = Nội dung
taught-of = Thuộc
taught-column = Cột trong danh sách: { $kind }
taught-means = Đọc là
taught-open = Để trống
taught-by = Người lưu
taught-forget = Bỏ
work-trial = Đang đọc thử
work-take = Đang nhập
work-lead = Trang này tự cập nhật mỗi giây.
work-reading = { $n ->
   *[other] Đã đọc { $n } dòng
}
work-storing = Đã xử lý { $n } trên { $of } dòng
work-stop = Dừng
work-stop-help = Dừng thì không có gì được ghi; tệp vẫn chờ ở trang Nhập tệp.
