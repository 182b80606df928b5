//! Small files of every kind, made by hand where no writer of ours makes them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A compound file with one stream.
pub fn ole(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    let size = stream.len().max(4096);
    stream.resize(size.div_ceil(512) * 512, 0);
    let sectors = stream.len() / 512;
    let mut out = vec![0_u8; 512];
    let mut put = |at: usize, bytes: &[u8]| out[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(56, &4096_u32.to_le_bytes());
    put(60, &u32::MAX.wrapping_sub(1).to_le_bytes());
    put(68, &u32::MAX.wrapping_sub(1).to_le_bytes());
    put(76, &0_u32.to_le_bytes());
    (1..109).for_each(|at| put(76 + 4 * at, &u32::MAX.to_le_bytes()));
    // The table of sectors, the directory, the stream.
    let mut fat = vec![0xFFFF_FFFD_u32, 0xFFFF_FFFE];
    fat.extend((0..sectors).map(|at| if at + 1 == sectors { 0xFFFF_FFFE } else { at as u32 + 3 }));
    fat.resize(128, u32::MAX);
    out.extend(fat.iter().flat_map(|n| n.to_le_bytes()));
    let entry = |name: &str, kind: u8, start: u32, size: u32| {
        let mut raw = vec![0_u8; 128];
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        raw[..wide.len()].copy_from_slice(&wide);
        raw[64] = wide.len() as u8 + 2;
        raw[66] = kind;
        raw[116..120].copy_from_slice(&start.to_le_bytes());
        raw[120..124].copy_from_slice(&size.to_le_bytes());
        raw
    };
    out.extend(entry("Root Entry", 5, 0xFFFF_FFFE, 0));
    out.extend(entry(name, 2, 2, size as u32));
    out.extend(vec![0; 256]);
    out.extend(stream);
    out
}

/// A record of an .xls workbook.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat()
}

fn wide(text: &str) -> Vec<u8> {
    [vec![1], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat()
}

/// Where a cell stands and its style.
fn place(row: u16, col: u16, style: u16) -> Vec<u8> {
    [row.to_le_bytes(), col.to_le_bytes(), style.to_le_bytes()].concat()
}

/// The table of `main.rs` as an .xls, its sheet hidden; `pass` puts the mark of encryption in.
pub fn xls(pass: bool) -> Vec<u8> {
    let mut texts = [0_u32.to_le_bytes(), 2_u32.to_le_bytes()].concat();
    for text in ["昵称", "阿青"] {
        texts.extend((text.encode_utf16().count() as u16).to_le_bytes());
        texts.extend(wide(text));
    }
    let format =
        [164_u16.to_le_bytes().to_vec(), 5_u16.to_le_bytes().to_vec(), vec![0], b"0.00%".to_vec()].concat();
    let style =
        |format: u16| record(0x00E0, &[vec![0, 0], format.to_le_bytes().to_vec(), vec![0; 16]].concat());
    let globals = |sheet: u32| {
        let mut out = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        if pass {
            out.extend(record(0x002F, &[0, 0, 1, 2, 3, 4]));
        }
        out.extend(record(0x041E, &format));
        [0, 164, 14, 20].iter().for_each(|f| out.extend(style(*f)));
        let name = [sheet.to_le_bytes().to_vec(), vec![1, 0, 2], wide("日报")].concat();
        out.extend(record(0x0085, &name));
        out.extend(record(0x00FC, &texts));
        out.extend(record(0x000A, &[]));
        out
    };
    let start = globals(0).len() as u32;
    let mut out = globals(start);
    out.extend(record(0x0809, &[0, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    out.extend(record(0x0208, &[0; 16]));
    out.extend(record(0x00FD, &[place(0, 0, 0), 0_u32.to_le_bytes().to_vec()].concat()));
    out.extend(record(0x00FD, &[place(2, 0, 0), 1_u32.to_le_bytes().to_vec()].concat()));
    // 38.2 in hundredths, 87 as a whole number.
    let short = |value: u32| value.to_le_bytes().to_vec();
    let pairs = [
        2_u16.to_le_bytes().to_vec(),
        1_u16.to_le_bytes().to_vec(),
        vec![0, 0],
        short(3820 << 2 | 3),
        vec![0, 0],
        short(87 << 2 | 2),
        vec![2, 0],
    ];
    out.extend(record(0x00BD, &pairs.concat()));
    let number = |value: f64| value.to_le_bytes().to_vec();
    out.extend(record(0x0203, &[place(2, 3, 1), number(0.955)].concat()));
    out.extend(record(0x0203, &[place(2, 4, 2), number(46143.0)].concat()));
    out.extend(record(0x0203, &[place(2, 5, 3), number(0.5)].concat()));
    out.extend(record(0x0205, &[place(2, 6, 0), vec![1, 0]].concat()));
    out.extend(record(0x0205, &[place(2, 7, 0), vec![0x2A, 1]].concat()));
    // A formula whose stored result is a text.
    let result = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0];
    out.extend(record(0x0006, &[place(2, 8, 0), result.to_vec()].concat()));
    out.extend(record(0x0207, &[2_u16.to_le_bytes().to_vec(), wide("好评")].concat()));
    out.extend(record(0x000A, &[]));
    out
}

const CONTENT: &str = r#"<?xml version="1.0"?><office:document-content>
<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>
<table:table table:name="日报" table:style-name="ta1"><table:table-row><table:table-cell office:value-type="string"><text:p>昵称</text:p></table:table-cell></table:table-row>
<table:table-row/><table:table-row table:visibility="filter"><table:table-cell office:value-type="string"><text:p>阿青</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="38.2"/><table:table-cell office:value-type="float" office:value="87"/>
<table:table-cell office:value-type="percentage" office:value="0.955"/><table:table-cell office:value-type="date" office:date-value="2026-05-01"/>
<table:table-cell office:value-type="time" office:time-value="PT12H00M00S"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/>
<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>
<table:table-cell table:formula="of:=A1" office:value-type="string" office:string-value="好评"/></table:table-row></table:table></office:document-content>"#;

pub fn ods(encrypted: bool) -> Vec<u8> {
    let open =
        "<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"/></manifest:manifest>";
    let secret = open.replace(
        "/></manifest:manifest>",
        "><manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
    );
    // Old writers name a DTD here, and mean no harm.
    let manifest = ["<!DOCTYPE manifest:manifest>", if encrypted { &secret } else { open }].concat();
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", CONTENT.as_bytes()),
    ])
}

pub fn xlsx() -> Vec<u8> {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
    let mut book = Workbook::new();
    book.add_worksheet().set_name("空").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("日报").unwrap().set_hidden(true);
    sheet.write(0, 0, "昵称").unwrap();
    sheet.write(2, 0, "阿青").unwrap();
    sheet.write(2, 1, 38.2).unwrap();
    sheet.write(2, 2, 87).unwrap();
    sheet.write_with_format(2, 3, 0.955, &Format::new().set_num_format("0.00%")).unwrap();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_with_format(2, 4, ExcelDateTime::from_ymd(2026, 5, 1).unwrap(), &date).unwrap();
    sheet.write_with_format(2, 5, 0.5, &Format::new().set_num_format("hh:mm")).unwrap();
    sheet.write(2, 6, true).unwrap();
    sheet.write(2, 7, Formula::new("=NA()").set_result("#N/A")).unwrap();
    sheet.write(2, 8, Formula::new("=\"好\"&\"评\"").set_result("好评")).unwrap();
    sheet.set_row_hidden(2).unwrap();
    sheet.set_column_hidden(1).unwrap();
    book.save_to_buffer().unwrap()
}

pub fn xml_2003() -> Vec<u8> {
    let cell = |attributes: &str, kind: &str, value: &str| {
        format!("<Cell {attributes}><Data ss:Type=\"{kind}\">{value}</Data></Cell>")
    };
    let cells = [
        cell("", "String", "阿青"),
        cell("", "Number", "38.2"),
        cell("", "Number", "87"),
        cell("ss:StyleID=\"p\"", "Number", "0.955"),
        cell("", "DateTime", "2026-05-01T00:00:00.000"),
        cell("", "DateTime", "1899-12-31T12:00:00.000"),
        cell("", "Boolean", "1"),
        cell("", "Error", "#N/A"),
        cell("ss:Formula=\"=A1\"", "String", "好评"),
    ];
    let text = format!(
        "<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Style ss:ID=\"p\">\
         <NumberFormat ss:Format=\"Percent\"/></Style><Worksheet ss:Name=\"日报\"><Table><Row>{}</Row><Row ss:Index=\"3\" \
         ss:Hidden=\"1\">{}</Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>",
        cell("", "String", "昵称"),
        cells.concat()
    );
    text.into_bytes()
}
