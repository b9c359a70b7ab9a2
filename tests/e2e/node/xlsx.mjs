// A small XLSX file, as a program other than ours would write it.
import { execFileSync } from 'node:child_process';

const SCRIPT = `
import json, sys, zipfile
from xml.sax.saxutils import escape

rows = json.load(sys.stdin)

def cell(column, row, value):
    name = f'{chr(65 + column)}{row}'
    if value is None or value == '':
        return ''
    if isinstance(value, (int, float)):
        return f'<c r="{name}"><v>{value}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'

body = ''.join(
    f'<row r="{r}">' + ''.join(cell(c, r, value) for c, value in enumerate(row)) + '</row>'
    for r, row in enumerate(rows, 1)
)
main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
package = 'http://schemas.openxmlformats.org/package/2006'
office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
parts = {
    '[Content_Types].xml': f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
    '_rels/.rels': f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>',
}
with zipfile.ZipFile(sys.stdout.buffer, 'w', zipfile.ZIP_DEFLATED) as archive:
    for name, text in parts.items():
        archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
`;

/** The bytes of a workbook with one sheet. Numbers become numbers, other values text. */
export function xlsx(rows) {
  return execFileSync('python3', ['-c', SCRIPT], { input: JSON.stringify(rows), timeout: 10_000 });
}
