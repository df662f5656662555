import { expect, test } from 'vitest'
import { incidentReportText, LISTED, townReportText } from '../../../server/import/report.ts'

const counts = {
  buildings: 2193,
  walls: 3,
  trees: 0,
  lamps: 586,
  cameras: 221,
  indoorCameras: 4,
  places: 114,
  entrances: 1048,
  outdoorSeating: 12,
  schools: 3,
  roads: 323,
  obstacles: 2204,
}

test('a town is told in Swedish, with what was mended and what was left out', () => {
  const text = townReportText({
    counts,
    heights: { tagged: 17, levels: 149, estimated: 2027 },
    repaired: 9,
    repairedIds: [],
    repairedDrawn: 1,
    refused: [{ id: 'way/7', reason: { sv: 'formen har ingen yta', en: 'no area' } }],
  })
  expect(text).toMatch(/byggnader +2\u00a0193/)
  expect(text).toContain('varav inomhus')
  expect(text).toMatch(/entréer +1\u00a0048\n +uteserveringar +12\n +skolor och förskolor +3/)
  expect(text).toContain('Lagade former: 9 byggnader och murar')
  expect(text).toContain('Kom inte med: 1\n  way/7: formen har ingen yta')
})

test('refused rows are told with row, column, reason and value; long lists are cut', () => {
  const reason = { sv: 'okänd kategori', en: 'unknown category' }
  const refused = Array.from({ length: LISTED + 5 }, (_, i) => ({
    row: i + 2,
    column: 'kategori',
    reason,
    value: 'troll\u001b[31meri',
  }))
  const text = incidentReportText(1234, refused, ['lsoa_code'])
  expect(text).toContain('Lästa händelser: 1\u00a0234')
  expect(text).toContain('Kolumner som inte används: lsoa_code')
  expect(text).toContain('rad 2, kolumnen kategori: okänd kategori (”troll [31meri”)')
  expect(text).toContain('… och 5 till')
  expect(incidentReportText(3, [])).toContain('Alla rader kom med.')
})
