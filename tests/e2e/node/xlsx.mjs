// A small XLSX file, as a program other than ours would write it.
import { execFileSync } from 'node:child_process';

const SCRIPT = `
import json, sys, zipfile
from xml.sax.saxutils import escape

sheets = json.load(sys.stdin)

def cell(column, row, value):
    name = f'{chr(65 + column)}{row}'
    if value is None or value == '':
        return ''
    if isinstance(value, (int, float)):
        return f'<c r="{name}"><v>{value}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'

def body(rows):
    return ''.join(
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
        + ''.join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
            for n in range(len(sheets))
        )
        + '</Types>',
    '_rels/.rels': f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        + ''.join(f'<sheet name="{escape(name)}" sheetId="{n + 1}" r:id="r{n}"/>' for n, name in enumerate(sheets))
        + '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{package}/relationships">'
        + ''.join(
            f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(len(sheets))
        )
        + '</Relationships>',
}
for n, rows in enumerate(sheets.values()):
    parts[f'xl/worksheets/sheet{n}.xml'] = f'<worksheet xmlns="{main}"><sheetData>{body(rows)}</sheetData></worksheet>'
with zipfile.ZipFile(sys.stdout.buffer, 'w', zipfile.ZIP_DEFLATED) as archive:
    for name, text in parts.items():
        archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
`;

/** The bytes of a workbook with these sheets by name. Numbers become numbers, other values text. */
export function workbook(sheets) {
  return execFileSync('python3', ['-c', SCRIPT], { input: JSON.stringify(sheets), timeout: 10_000 });
}

/** The same for one sheet. */
export const xlsx = (rows) => workbook({ Sheet1: rows });
