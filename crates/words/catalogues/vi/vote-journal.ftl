# Bỏ phiếu điện tử trong nhật ký.

journal-action-open-vote = Mở bỏ phiếu điện tử
journal-action-print-cards = In thẻ mã
journal-action-close-vote = Kết thúc bỏ phiếu điện tử
journal-action-open-box = Mở hòm phiếu điện tử
journal-action-propose-withdrawal = Đề nghị hủy cuộc bỏ phiếu
journal-action-keep-vote = Giữ lại cuộc bỏ phiếu
journal-action-withdraw-vote = Hủy cuộc bỏ phiếu
