"""What a file is, its bytes say; a refusal names the file."""

import io

import pytest
from pypdf import PdfWriter

from xinfang.files.content import media_type, plain_name, whole
from xinfang.kernel.errors import Refused

PDF = b"%PDF-1.7\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(24) + b"IEND"
JPEG = b"\xff\xd8\xff\xe0" + bytes(24) + b"\xff\xd9"
ZIP = b"PK\x03\x04" + bytes(24)
HTML = b"<html><script>1</script></html>"


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (PDF, "意见书.pdf", "application/pdf"),
        (PNG, "照片.PNG", "image/png"),
        (JPEG, "照片.jpg", "image/jpeg"),
        (JPEG, "照片.jpeg", "image/jpeg"),
        (JPEG, "照片", "image/jpeg"),
    ],
)
def test_the_type_comes_from_the_content(data: bytes, name: str, found: str) -> None:
    assert media_type(data, name=name) == found


def test_a_pdf_without_a_page_is_refused_and_one_that_cannot_be_read_is_kept_as_it_is() -> None:
    made = io.BytesIO()
    PdfWriter().write(made)
    with pytest.raises(Refused, match=r"文件“说明\.pdf”里一页也没有"):
        media_type(made.getvalue(), name="说明.pdf")
    assert media_type(PDF, name="说明.pdf") == "application/pdf"


@pytest.mark.parametrize(("data", "name"), [(PNG, "意见书.pdf"), (PDF, "照片.jpg"), (PDF, "意见书.exe")])
def test_an_ending_that_says_another_type_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(Refused, match=f"文件“{name}”的内容是 .*，与扩展名不符，请核对后重新上传。"):
        media_type(data, name=name)


@pytest.mark.parametrize(
    ("data", "name"), [(ZIP, "材料.pdf"), (HTML, "材料.png"), (b"MZ" + bytes(64), "a"), (b"GIF89a", "x.gif")]
)
def test_other_types_are_refused_whatever_they_are_called(data: bytes, name: str) -> None:
    with pytest.raises(Refused, match=f"文件“{name}”不是 PDF、JPG 或者 PNG 文件，不能接收。"):
        media_type(data, name=name)


@pytest.mark.parametrize(("data", "name"), [(PDF[:-7], "诉状.pdf"), (PNG[:-4], "照片.png"), (JPEG[:-2], "照片.jpg")])
def test_half_a_file_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(Refused, match=f"文件“{name}”不完整，可能上传中断或者已经损坏，请重新上传。"):
        media_type(data, name=name)


def test_a_program_may_write_more_after_the_end_of_a_photograph() -> None:
    assert media_type(JPEG + b"taken on a telephone", name="照片.jpg") == "image/jpeg"


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Refused, match=r"文件“空\.pdf”是空的，请重新选择。"):
        whole(b"", name="空.pdf")


def test_twenty_megabytes_are_taken_and_one_byte_more_is_not() -> None:
    largest = bytes(20 * 1024 * 1024)
    assert whole(io.BytesIO(largest), name="大.pdf") == largest
    with pytest.raises(Refused, match=r"文件“大\.pdf”超过 20 MB，请压缩或者拆分后再上传。"):
        whole(io.BytesIO(largest + b"\0"), name="大.pdf")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("张三的诉状.pdf", "张三的诉状.pdf"),
        ("C:\\Users\\zhang\\诉状.pdf", "诉状.pdf"),
        ("../../etc/诉状.pdf", "诉状.pdf"),
        ("诉\u202e状\n.pdf", "诉状.pdf"),
        ("", "未命名"),
        ("长" * 300 + ".pdf", "长" * 196 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_folders_and_invisible_characters(sent: str, kept: str) -> None:
    assert plain_name(sent) == kept
