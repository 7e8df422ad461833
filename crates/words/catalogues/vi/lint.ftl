lint-severity-error = lỗi
lint-severity-warning = lưu ý
lint-line = { $file }, dòng { $line }, cột { $column }: { $severity }: { $sentence } { $mend }
lint-everywhere = mọi đơn vị
lint-too-large = Tệp có { $bytes } byte; chỉ đọc tệp không quá { $limit } byte.
lint-too-large-mend = Để bản chụp và phụ lục ở nơi khác; tệp văn bản chỉ giữ lời văn, khối edit và ví dụ.
lint-too-many = { $what ->
        [blocks] Tệp có quá { $limit } khối.
        [headings] Tệp có quá { $limit } tiêu đề.
        [heading-characters] Tiêu đề dài quá { $limit } ký tự.
        [addresses] Danh sách có quá { $limit } địa chỉ.
       *[questions] Một ví dụ hỏi quá { $limit } lần (số ngày nhân số giá trị).
    }
lint-too-many-mend = Tách ra: mỗi văn bản một tệp, mỗi nội dung một khối.
lint-too-deep = Dấu ngoặc hoặc khóa có dấu chấm lồng nhau quá { $limit } tầng.
lint-too-deep-mend = Đóng các dấu ngoặc; không khối nào cần quá ba tầng.
lint-not-utf8 = Byte { $byte } không phải chữ Unicode (UTF-8).
lint-not-utf8-mend = Lưu lại tệp dạng UTF-8; chữ theo bảng mã TCVN3, VNI phải chuyển mã trước.
lint-control-character = Có ký tự điều khiển { $code }.
lint-control-character-mend = Xóa ký tự ấy; trong tệp chỉ được có dấu xuống dòng và dấu tab.
lint-no-instrument = Tệp không có khối instrument.
lint-no-instrument-mend = Mở đầu bằng khối ```instrument có id, number, date, issuer, title_vi, title_en, status.
lint-second-instrument = Có khối instrument thứ hai.
lint-second-instrument-mend = Mỗi tệp là một văn bản: chuyển văn bản kia sang tệp riêng.
lint-unknown-block = Không có loại khối «{ $kind }».
lint-unknown-block-mend = Khối chỉ có ba loại: instrument, edit, example.
lint-open-block = Khối { $kind } chưa đóng.
lint-open-block-mend = Đóng khối bằng ``` trên một dòng riêng.
lint-unreadable = Không đọc được dòng này: «{ $message }».
lint-unreadable-mend = Sửa lại dòng ấy: khóa = giá trị, chữ để trong dấu ngoặc kép.
lint-unknown-key = Có khóa không dùng ở đây: «{ $message }».
lint-unknown-key-mend = Sửa tên khóa; khóa viết sai mà bỏ qua thì không ai biết.
lint-id-without-date = Mã «{ $id }» không kết thúc bằng ngày { $date }.
lint-id-without-date-mend = Gọi văn bản theo số và ngày, ví dụ 06-HD-BTCTW-2017-02-24; số văn bản có khi trùng nhau.
lint-id-twice = Văn bản { $id } đã có ở tệp { $other }.
lint-id-twice-mend = Bỏ một trong hai tệp.
lint-provision-twice = Văn bản có hai quy định cùng địa chỉ «{ $slug }».
lint-provision-twice-mend = Đặt địa chỉ riêng cho một quy định: {"{"}#dia-chi{"}"} ở cuối tiêu đề.
lint-outside-provision = Khối { $kind } không nằm dưới quy định nào.
lint-outside-provision-mend = Đặt khối dưới tiêu đề của quy định nói điều ấy.
lint-no-words = Quy định «{ $heading }» chưa có lời văn mà đã có giá trị.
lint-no-words-mend = Trích lời văn ở các dòng bắt đầu bằng >, hoặc tóm tắt trong một đoạn bắt đầu bằng «Tóm tắt».
lint-unknown-parameter = Không có tham số «{ $name }».
lint-unknown-parameter-mend = Dùng tên trong danh sách tham số.
lint-wrong-type = Giá trị ghi cho { $parameter } không đúng kiểu: «{ $why }».
lint-wrong-type-mend = Ghi giá trị theo đúng kiểu của tham số.
lint-not-one-act = Mỗi khối edit làm đúng một việc: set (hoặc [[row]]), repeal = true, hoặc delegate.
lint-not-one-act-mend = Giữ một việc; việc kia viết thành khối edit khác.
lint-dates-reversed = Hiệu lực kết thúc ngày { $to }, trước khi bắt đầu ngày { $from }.
lint-dates-reversed-mend = Sửa from hoặc to.
lint-bad-address = «{ $text }» không phải địa chỉ của một quy định.
lint-bad-address-mend = Viết "mã văn bản/địa chỉ quy định".
lint-replaces-nothing = { $target } không có nội dung nào về { $parameter } còn hiệu lực ngày { $on }.
lint-replaces-nothing-mend = Nêu quy định đang đặt, giao hoặc bãi bỏ tham số ấy vào ngày ấy.
lint-replaces-later = { $target } không thuộc văn bản ban hành trước.
lint-replaces-later-mend = Văn bản chỉ thay được văn bản ban hành trước nó.
lint-cycle = Các quy định thay lẫn nhau thành vòng: { $ring }.
lint-cycle-mend = Bỏ một dòng replaces trong vòng; văn bản chỉ thay được văn bản ban hành trước nó.
lint-replaces-outside = Văn bản của đơn vị không thay được { $target }, là quy định của cấp rộng hơn.
lint-replaces-outside-mend = Bỏ replaces: quy định của phạm vi hẹp được áp dụng trong khuôn khổ đã giao.
lint-repeals-nothing = Khối bãi bỏ không nói bãi bỏ điều gì.
lint-repeals-nothing-mend = Thêm replaces = "mã văn bản/địa chỉ quy định", hoặc instruments = ["mã văn bản"] khi bãi bỏ cả văn bản.
lint-silent-repeal = Quy định bị bãi bỏ từng thay { $target }; chưa nói điều ấy có trở lại hay không.
lint-silent-repeal-mend = Thêm revives = "{ $target }", hoặc gap = true nếu không có gì thay.
lint-revives-nothing = { $target } không phải là điều mà quy định bị bãi bỏ đã thay.
lint-revives-nothing-mend = Sửa revives.
lint-bad-bounds = Khuôn khổ giao cho { $parameter } không nhận giá trị nào, hoặc đặt mức cho loại giá trị không có thứ bậc.
lint-bad-bounds-mend = Với số và tỷ lệ: min không lớn hơn max; với lựa chọn: dùng one_of.
lint-unreachable = Nội dung này không có ngày nào, đơn vị nào được áp dụng: { $by } luôn đứng trước.
lint-unreachable-mend = Sửa thời hạn hoặc phạm vi, hoặc xóa nội dung này.
lint-never-live = Nội dung này không có hiệu lực ở đơn vị nào: { $unit } không thuộc cơ quan ban hành.
lint-never-live-mend = Sửa unit; văn bản chỉ có hiệu lực trong phạm vi của cơ quan ban hành.
lint-no-reference = Chưa ghi giá trị này đọc ở đâu.
lint-no-reference-mend = Thêm ref = "…": văn bản, điều, điểm, hoặc tài liệu đã dựa vào.
lint-overlapping-dates = Từ ngày { $on }, nội dung này và { $other } cùng có hiệu lực đối với { $unit } mà không bên nào thay bên nào.
lint-overlapping-dates-mend = Ghi replaces ở văn bản sau, hoặc cho văn bản trước hết hiệu lực bằng to.
lint-undeclared-gap = Từ ngày { $on }, { $unit } không còn quy định nào về nội dung này mà chưa có ví dụ nào nói rõ.
lint-undeclared-gap-mend = Thêm ví dụ có expect = "gap" vào ngày ấy, hoặc đặt giá trị mới.
lint-undeclared-excess = Từ ngày { $on }, quy định của { $unit } vượt khuôn khổ được giao mà chưa có ví dụ nào nói rõ.
lint-undeclared-excess-mend = Sửa giá trị, cho hết hiệu lực bằng to, hoặc thêm ví dụ có expect = "out-of-bounds".
lint-no-witness = Sửa sai một bậc mà không ví dụ nào hỏng: { $parts }.
lint-no-witness-mend = Thêm ví dụ nêu đúng giá trị, đúng hàng ấy, hoặc giá trị riêng của đơn vị ở đúng mức giới hạn.
lint-example-fails = Ví dụ chờ { $expected }, còn theo các văn bản thì là { $found }.
lint-example-fails-mend = Sửa ví dụ hoặc sửa nội dung.
lint-provision-without-words = Quy định «{ $heading }» chưa có lời văn.
lint-provision-without-words-mend = Trích lời văn ở các dòng bắt đầu bằng >, tóm tắt bằng «Tóm tắt», hoặc bỏ tiêu đề.
lint-unfilled = Ở đây còn chỗ chưa điền.
lint-unfilled-mend = Chép đúng như văn bản đã ký.
lint-long-unconfirmed = Từ ngày { $since } đến nay chưa có ai đối chiếu giá trị này với văn bản.
lint-long-unconfirmed-mend = Đối chiếu với văn bản rồi xác nhận, hoặc ghi checked = {"{"} on = ngày, by = "người đối chiếu" {"}"}.
lint-not-examined = Tham số này có { $edits } nội dung, nhiều quá nên không thử hết mọi ngày, mọi đơn vị.
lint-not-examined-mend = Bỏ hoặc cho hết hiệu lực những nội dung không còn cần.
