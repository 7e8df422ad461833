# Trợ giúp tại chỗ: mỗi trang để làm gì.
help-open = Trợ giúp
help-steps-label = Việc cần làm
help-provisions = Căn cứ đang có hiệu lực
help-nothing-in-force = Chưa có điều khoản nào đang có hiệu lực được nhập cho việc này.
help-all-pages = Mọi trang và sách hướng dẫn
help-title = Trợ giúp
help-lead = Các trang mà tài khoản này mở được, xếp theo công việc. Trang của một đợt, một bước hay một người thì mở từ danh sách của nó.
help-guides = Sách hướng dẫn để in
help-guides-lead = Khổ A4, đen trắng. In sẵn trước hội nghị, phòng khi mất điện.
help-group-own = Tài khoản của mình
help-group-records = Hồ sơ, chức danh, nhập dữ liệu
help-group-review = Quy hoạch và đợt rà soát
help-group-hall = Hội nghị, bỏ phiếu, kiểm phiếu
help-group-law = Quy định và nhật ký
help-group-site = Vận hành
help-guide-officer = Hướng dẫn cán bộ tổ chức (PDF)
help-guide-officer-about = Từ nhập dữ liệu đến phê duyệt
help-guide-counting-team = Hướng dẫn tổ kiểm phiếu (PDF)
help-guide-counting-team-about = Mở hòm, đếm, công bố, xử lý sự cố
help-guide-chair = Hướng dẫn chủ trì hội nghị (PDF)
help-guide-chair-about = Lời dẫn từng phần và cách xử lý tình huống
help-guide-delegate = Hướng dẫn đại biểu (PDF)
help-guide-delegate-about = Một trang chữ lớn, phát tại hội trường
help-board-name = Bảng công việc
help-board-for = Cho biết các đợt rà soát, bổ sung đang ở bước nào và việc nào đang chờ.
help-board-do =
    Xem mục Việc cần làm và mở việc đầu tiên.
    Trong bảng, chọn một ô bước để mở bước ấy.
    Dòng có dấu cảnh báo cần xem trước.
help-plans-name = Các quy hoạch
help-plans-for = Liệt kê quy hoạch của từng đơn vị, theo nhiệm kỳ.
help-plans-do =
    Tìm đơn vị trong danh sách.
    Mở quy hoạch theo nhiệm kỳ cần xem.
help-plan-name = Một quy hoạch
help-plan-for = Danh sách người trong quy hoạch theo chức danh, đối chiếu với số lượng, độ tuổi và cơ cấu theo quy định.
help-plan-do =
    Chọn nhiệm kỳ và loại quy hoạch.
    Xem các số liệu đối chiếu ở đầu trang; mở từng dòng để biết căn cứ.
    Chọn “tính đến ngày” để xem lại quy hoạch của một ngày trước đây.
    Chọn tên một người để xem hồ sơ.
help-open-review-name = Mở đợt rà soát
help-open-review-for = Bắt đầu một đợt rà soát, bổ sung. Ngày mở quyết định quy định nào được áp dụng và có những bước nào.
help-open-review-do =
    Chọn quy hoạch chức danh hay quy hoạch cấp ủy, và nhiệm kỳ.
    Ghi ngày mở theo văn bản của cấp mình.
    Bấm Mở đợt rà soát rồi xem danh sách đề xuất ban đầu.
help-review-name = Đợt rà soát, bổ sung
help-review-for = Toàn cảnh một đợt: các bước, người đề xuất chuyển tiếp, bổ sung, đưa ra, và các văn bản.
help-review-do =
    Mở danh sách để rà soát và sửa trước bước đầu tiên.
    Làm các bước theo thứ tự; bước đang làm được đánh dấu.
    Tải văn bản của từng bước ở mục Văn bản.
    Khi bước cuối đã kết luận, chuyển ban thường vụ phê duyệt.
help-list-name = Danh sách rà soát
help-list-for = Nơi lập danh sách đưa ra hội nghị: ai chuyển tiếp, bổ sung, đưa ra; mỗi lần sửa được đối chiếu ngay với quy định.
help-list-do =
    Xem các số liệu ở đầu trang: dòng chưa đạt cần sửa trước.
    Thêm, bớt hoặc chuyển người; ghi lý do nếu được hỏi.
    Sửa nhầm thì bấm Hoàn tác.
    Lập phương án để thử, rồi so sánh hoặc chọn làm danh sách chính thức.
help-compare-name = So sánh người
help-compare-for = Đặt vài người cạnh nhau theo cùng một tiêu chuẩn.
help-compare-do =
    Chọn chức danh và những người cần so sánh.
    Đọc từng dòng; dòng chưa đạt nêu căn cứ và cách khắc phục.
help-decide-name = Phê duyệt
help-decide-for = Ban thường vụ phê duyệt kết quả. Sau khi phê duyệt, quy hoạch được cập nhật và không sửa lại được.
help-decide-do =
    Đọc kết quả từng bước và danh sách cuối cùng.
    Ghi số và ngày của quyết định.
    Bấm Phê duyệt một lần.
help-reprint-name = In lại và đối chiếu
help-reprint-for = In lại mọi văn bản của đợt từ dữ liệu và đối chiếu với bản đã ban hành, để biết có bản nào bị sửa.
help-reprint-do =
    Xem cột kết quả: bằng nhau hay khác.
    Bản khác được nêu rõ chỗ khác; giữ lại cả hai bản để kiểm tra.
help-step-name = Một bước
help-step-for = Mọi việc của một bước: triệu tập, họp, bỏ phiếu, kiểm phiếu, kết luận, văn bản.
help-step-do =
    Làm theo nút chính ở đầu trang; trang chỉ đưa ra việc làm được lúc này.
    Kết quả chỉ hiện sau khi hai thành viên tổ kiểm phiếu công bố.
    Kết luận để chuyển kết quả sang bước sau.
    Nếu kết luận nhầm, mở lại bước và ghi lý do.
help-convene-name = Triệu tập
help-convene-for = Lập danh sách người được triệu tập từ chức danh và tập thể, và chốt mẫu phiếu.
help-convene-do =
    Ghi ngày họp.
    Kiểm tra thành phần triệu tập; thiếu ai thì sửa hồ sơ chức vụ trước.
    Bấm Triệu tập, rồi in giấy mời.
help-conference-name = Hội nghị
help-conference-for = Chuẩn bị và ghi lại hội nghị: chương trình, điểm danh, ý kiến, biên bản, màn hình hội trường.
help-conference-do =
    Ghi chủ trì, thư ký, địa điểm và chương trình.
    Mở màn hình hội trường trên máy chiếu.
    Ghi nội dung thống nhất trong lúc họp.
    Khóa hồ sơ hội nghị rồi in biên bản.
help-attend-name = Điểm danh tại cửa
help-attend-for = Ghi nhận đại biểu đến, vắng có lý do, hoặc người dự thay; đủ số tối thiểu thì mở hội nghị được.
help-attend-do =
    Gõ vài chữ của tên hoặc quét mã trên giấy mời.
    Chọn Có mặt, hoặc ghi vắng có lý do.
    Đại biểu đến muộn vẫn ghi nhận được cho đến khi phát phiếu; cho biết người dự thay không được bỏ phiếu.
help-hold-name = Mở hội nghị
help-hold-for = Chốt số có mặt và kiểm tra số người tối thiểu. Không đủ thì không mở được.
help-hold-do =
    Đối chiếu số có mặt với số đếm trong hội trường.
    Đánh dấu những người vắng.
    Bấm mở hội nghị; nếu thiếu, trang nêu còn thiếu bao nhiêu người.
help-ballot-name = Phiếu giấy
help-ballot-for = Chuẩn bị, xem trước và in phiếu, mỗi phiếu có mã riêng không gắn với người.
help-ballot-do =
    Xem trước mẫu phiếu và đọc lại từng tên.
    In đủ số đại biểu có mặt, thêm vài phiếu dự phòng.
    Phiếu hỏng khi in thì hủy loạt ấy và in loạt mới.
help-vote-desk-name = Bàn bỏ phiếu điện tử
help-vote-desk-for = Mở, theo dõi và kết thúc bỏ phiếu điện tử của một bước.
help-vote-desk-do =
    In thẻ mã đúng bằng số có mặt và để đại biểu tự rút.
    Theo dõi số phiếu đã bỏ; trang không cho biết ai đã bỏ.
    Kết thúc khi mọi người đã bỏ phiếu.
    Hai thành viên lần lượt mở hòm.
help-count-name = Nhập kết quả kiểm phiếu
help-count-for = Mỗi người trong tổ đếm và nhập độc lập. Một lần đếm không thấy lần kia.
help-count-do =
    Đổ hòm, trộn phiếu, xếp tập và đánh số mặt sau.
    Xác định các loại phiếu không hợp lệ trước phiếu đầu tiên.
    Nhập từng phiếu; mỗi phiếu được lưu ngay khi nhấn Enter.
    Chốt lần đếm khi đủ số phiếu thu về.
    Hai lần lệch nhau thì người thứ ba đọc lại phiếu.
help-scans-name = Phiếu quét
help-scans-for = Nhận ảnh phiếu từ máy quét, đọc các ô, và đưa chỗ còn ngờ cho người quyết định.
help-scans-do =
    Gửi các tệp quét của cả hòm.
    Xử lý từng chỗ còn ngờ; cần hai người cùng ý.
    So số phiếu đọc được với số đếm tay.
    Hết chỗ ngờ thì chốt thành một lần đếm.
help-release-name = Công bố kết quả
help-release-for = Hai thành viên tổ kiểm phiếu cùng xác nhận một bộ số liệu; trước đó không ai khác thấy kết quả.
help-release-do =
    Xem các lần đếm đã khớp hay chưa.
    Gộp các cách viết của cùng một tên ghi thêm, nếu có.
    Người thứ nhất đề nghị; người thứ hai kiểm tra số liệu rồi xác nhận.
    In biên bản kiểm phiếu.
help-scan-log-name = Quyết định về phiếu quét
help-scan-log-for = Cho kiểm tra, giám sát xem những chỗ ngờ đã được quyết định thế nào.
help-scan-log-do =
    Mở từng ảnh và đọc các ý kiến.
    Trang này không sửa được gì.
help-voter-name = Bỏ phiếu
help-voter-for = Đại biểu bỏ phiếu kín bằng thẻ mã. Thẻ rút ngẫu nhiên; chương trình không biết ai giữ thẻ nào.
help-voter-do =
    Nhập mã trên thẻ hoặc quét mã QR.
    Chọn ở từng dòng rồi xem lại.
    Bấm Gửi phiếu một lần và chép lại mã biên nhận.
    Mất kết nối thì gửi lại: phiếu chỉ tính một lần.
help-people-name = Cán bộ
help-people-for = Tìm và lọc cán bộ theo tên, đơn vị, tuổi, trình độ, chức vụ.
help-people-do =
    Gõ tên có dấu hoặc không dấu.
    Thêm điều kiện lọc; lưu lại nếu hay dùng.
    Tải danh sách về dạng bảng tính nếu cần.
help-person-name = Hồ sơ cán bộ
help-person-for = Thông tin của một người, chức vụ, quy hoạch và việc đối chiếu tiêu chuẩn. Mỗi lần xem được ghi vào nhật ký.
help-person-do =
    Chọn chức danh để đối chiếu tiêu chuẩn.
    Dòng “chưa xác định” nêu thiếu thông tin gì.
    Thông tin sai thì sửa ở bảng tính gốc và nhập lại.
help-search-name = Tìm kiếm
help-search-for = Tìm người, đơn vị, chức danh, quy hoạch và đợt rà soát cùng một lúc.
help-search-do =
    Gõ ít nhất hai chữ; không cần dấu.
    Chọn một kết quả để mở.
help-posts-name = Chức danh và nguồn
help-posts-for = Cây đơn vị, chức danh, người đang giữ và người được quy hoạch cho từng chức danh.
help-posts-do =
    Chọn đơn vị.
    Xem chức danh nào chưa đủ nguồn.
    Mở một chức danh để xem chi tiết.
help-post-name = Một chức danh
help-post-for = Người đang giữ, ngày nghỉ hưu dự kiến, người trong quy hoạch và mức độ sẵn sàng.
help-post-do =
    Xem số người quy hoạch so với quy định.
    Ghi mức độ sẵn sàng của từng người; đánh giá có thời hạn.
help-lineage-name = Dòng kế cận
help-lineage-for = Những chức danh cấp dưới là nguồn cho chức danh này.
help-lineage-do =
    Đọc từ trên xuống: mỗi tầng là một cấp.
    Mở một tên để xem hồ sơ.
help-coverage-name = Mức độ bảo đảm nguồn
help-coverage-for = Chức danh nào thiếu, đủ hoặc nhiều nguồn. Đây là cách nhìn của cơ quan, không phải quy định.
help-coverage-do =
    Lọc theo đơn vị hoặc mức độ.
    Tải bảng về để báo cáo.
help-imports-name = Nhập dữ liệu
help-imports-for = Đưa bảng tính đơn vị, cán bộ, quy hoạch hoặc sơ yếu lý lịch 2C vào chương trình.
help-imports-do =
    Chọn tệp và ngày mà số liệu có giá trị.
    Bấm gửi: chương trình đọc thử, chưa ghi gì.
    Xem kết quả đọc thử rồi mới nhận.
    Nhận nhầm thì hoàn tác cả lô.
help-import-check-name = Xem trước khi nhận
help-import-check-for = Cho biết tệp sẽ thêm gì, khác gì và dòng nào không đọc được; chưa có gì được ghi.
help-import-check-do =
    Xem số dòng đọc được của từng trang tính.
    Tải bảng các dòng lỗi về cho đơn vị sửa.
    Bấm Nhận nếu đúng, Bỏ nếu chưa.
help-import-words-name = Cách hiểu cột và giá trị
help-import-words-for = Dạy chương trình hiểu tên cột và cách ghi riêng của cơ quan, một lần cho mọi lần sau.
help-import-words-do =
    Chọn ý nghĩa của từng cột hoặc giá trị lạ.
    Lưu lại; lần nhập sau tự hiểu.
    Dạy nhầm thì xóa cách hiểu ấy.
help-setup-name = Thiết lập ban đầu
help-setup-for = Dựng cây đơn vị, tổ chức, chức danh của nơi dùng mới từ một mô hình.
help-setup-do =
    Chọn mô hình tổ chức rồi ghi tên, mã đơn vị.
    Dán tên ban, sở và đơn vị cấp dưới, mỗi dòng một tên.
    Sửa số ghế trong mẫu theo quyết định của cấp mình.
    Xem cây tổ chức, rồi nhận ở trang xem trước.
help-who-name = Hồ sơ có thể trùng
help-who-for = Những cặp hồ sơ có thể là một người. Chương trình không tự gộp.
help-who-do =
    Mở từng cặp và so từng dòng.
    Gộp nếu là một người; ghi là hai người nếu khác nhau.
    Gộp nhầm thì hoàn tác ở mục Nhập dữ liệu.
help-differences-name = Điểm khác
help-differences-for = Những chỗ tệp mới ghi khác hồ sơ đang có.
help-differences-do =
    Xem hai giá trị cạnh nhau.
    Lấy theo tệp hoặc giữ như cũ; chưa chắc thì để lại.
help-law-name = Quy định đang có hiệu lực
help-law-for = Mỗi số liệu mà chương trình dùng, với điều khoản đã đặt ra nó và mức độ tin cậy.
help-law-do =
    Chọn đơn vị và ngày.
    Xem điều khoản quyết định và các điều khoản trước nó.
    Có nguyên văn thì so từng giá trị rồi xác nhận.
    “Chưa cấu hình” nghĩa là chưa có điều khoản nào được nhập; chương trình không tự đoán.
help-journal-name = Nhật ký
help-journal-for = Ai đã làm gì, khi nào, căn cứ gì; mỗi dòng nối với dòng trước nên sửa lén sẽ lộ.
help-journal-do =
    Lọc theo ngày hoặc người.
    Xem kết quả kiểm tra chuỗi ở đầu trang.
help-operating-name = Vận hành máy
help-operating-for = Tình trạng máy chủ: dung lượng, sao lưu, chứng thư, đường ra Internet.
help-operating-do =
    Xem các dòng cảnh báo trước.
    Sao lưu và diễn tập phục hồi đúng hạn.
    Máy phải ngắt khỏi Internet.
help-accounts-name = Tài khoản
help-accounts-for = Tạo tài khoản theo vai trò, cấp liên kết dùng một lần, khóa và mở. Quản trị không xem được dữ liệu cá nhân.
help-accounts-do =
    Tạo tài khoản với đúng vai trò, đơn vị và độ mật.
    Đưa liên kết tận tay; liên kết dùng một lần, trong 72 giờ.
    Gắn tài khoản với người trong danh sách nếu họ có thể được quy hoạch.
    Ngừng tài khoản khi người ấy chuyển công tác.
help-access-name = Rà soát quyền
help-access-for = Mỗi năm ít nhất một lần, đi qua mọi tài khoản và ghi kết quả.
help-access-do =
    Xem ai có quyền gì, ai chưa từng dùng.
    Báo quản trị sửa những chỗ không đúng.
    Ghi kết quả rà soát.
help-account-name = Tài khoản của tôi
help-account-for = Mật khẩu, xác thực hai lớp, phiên đang mở và ủy quyền.
help-account-do =
    Bật xác thực hai lớp và cất mã khôi phục.
    Kết thúc các phiên lạ.
    Đi vắng thì ủy quyền có thời hạn.
help-sign-in-name = Đăng nhập
help-sign-in-for = Vào chương trình bằng tài khoản của riêng mình.
help-sign-in-do =
    Nhập tên và mật khẩu, rồi mã xác thực nếu có bật.
    Sai năm lần thì tài khoản khóa 15 phút.
    Quên mật khẩu thì xin quản trị liên kết mới.
help-welcome-name = Đặt mật khẩu lần đầu
help-welcome-for = Liên kết dùng một lần để đặt mật khẩu đầu tiên.
help-welcome-do =
    Đặt mật khẩu ít nhất 14 ký tự, không có tên tài khoản hay tên cơ quan.
    Đăng nhập, rồi bật xác thực hai lớp.
help-help-name = Trợ giúp
help-help-for = Mọi trang mà vai trò này mở được, theo công việc, và sách hướng dẫn để in.
help-help-do =
    Chọn một trang trong danh sách.
    Ở mọi trang, nút Trợ giúp trên đầu nói trang ấy để làm gì.
help-files-name = Hồ sơ nhân sự của danh sách
help-files-for = Ghi giấy tờ của từng người trong danh sách: có hay thiếu, ngày nào. Thiếu giấy tờ bắt buộc thì chưa triệu tập hoặc chưa phê duyệt được.
help-files-do =
    Đánh dấu giấy tờ đã có; giấy tờ có hạn thì ghi cả ngày.
    Chọn “chỉ người còn thiếu” để biết còn phải đòi ai.
    Bấm Lưu; bảng cho biết ai còn thiếu gì.
help-boxes-name = Chín ô
help-boxes-for = Xếp người trong danh sách theo hai tiêu chí tự chọn, để nhìn toàn cảnh. Đây không phải là quy định và không thay cho đối chiếu.
help-boxes-do =
    Chọn hai tiêu chí và các ngưỡng.
    Chọn một tên để mở hồ sơ; bảng bên dưới có đủ số liệu.
help-secrecy-name = Độ mật của đợt rà soát
help-secrecy-for = Đặt độ mật của một đợt và các văn bản phát hành sau đó. Nâng độ mật thì một người làm; hạ độ mật phải có người thứ hai xác nhận.
help-secrecy-do =
    Chọn độ mật mới, ghi lý do và căn cứ.
    Nếu là hạ độ mật, chờ ban thường vụ xác nhận.
help-corrections-name = Đề nghị sửa hồ sơ
help-corrections-for = Những điểm mà chính cán bộ đề nghị sửa trong hồ sơ của mình.
help-corrections-do =
    Xem điều đang ghi, điều đề nghị và lý do.
    Chấp nhận thì hồ sơ được sửa thành một lô, hoàn tác được; không thì trả lời lý do.
help-my-file-name = Hồ sơ của tôi
help-my-file-for = Cho biết cơ quan đang lưu gì về mình và ai đã xem; từ đây đề nghị sửa điểm sai.
help-my-file-do =
    Đọc từng mục.
    Chọn mục sai, ghi điều đúng và lý do rồi gửi.
    Xem lại trả lời của cơ quan ở cuối trang.
