import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf } from '../../../../server/import/incidents/columns.ts'
import {
  type ReadIncidentsOptions,
  readIncidents,
} from '../../../../server/import/incidents/read-incidents.ts'
import { readTextTable } from '../../../../server/import/source/text-table.ts'

const options: ReadIncidentsOptions = {
  timeZone: 'Europe/Stockholm',
  defaultSource: 'Polisen',
  sourceName: 'händelser.csv',
  here: { name: 'Söderhamn', bbox: [16.4, 61.1, 17.6, 61.6] },
}
const read = (input: string | Uint8Array, more: Partial<ReadIncidentsOptions> = {}) => {
  const asked = { ...options, ...more }
  const { columns, rows } = readTextTable(input, asked.sourceName)
  return readIncidents({ columns: columnsOf(columns), rows }, asked)
}

const HEADER = 'kategori,från,till,longitud,latitud,plats,beskrivning'
const ROW =
  'skadegörelse,2026-10-03 22:00,2026-10-04 07:30,17.06,61.3,Strykjärnsparken,Krossat glas å ä ö'
const csv = (...rows: string[]) => [HEADER, ...rows].join('\n')

/** Windows-1252 of letters that are the same in Latin-1. */
const windows1252 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

describe('a row', () => {
  test('becomes an incident between two local times', () => {
    expect(read(csv(ROW)).rows).toEqual([
      {
        category: 'vandalism',
        from: new Date('2026-10-03T20:00:00Z'),
        to: new Date('2026-10-04T05:30:00Z'),
        timePrecision: 'interval',
        position: [17.06, 61.3],
        precision: 'exact',
        radiusM: null,
        setting: 'unknown',
        policeInitiated: false,
        source: 'Polisen',
        externalId: expect.stringMatching(/^sha256:[0-9a-f]{16}#1$/),
        placeName: 'Strykjärnsparken',
        description: 'Krossat glas å ä ö',
        ambiguousTime: false,
        sourceDigest: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ])
  })

  test('may use English headers, in any order and case', () => {
    const text =
      'Lat;LON;External-ID;Police_Initiated;Indoor;Category;Time;Precision;Radius;Source\n' +
      '61,3;17,06;B-1;yes;no;Narkotikabrott;2026-11-23 7:05;place;80;Väktare\n'
    expect(read(text).rows[0]).toMatchObject({
      externalId: 'B-1',
      policeInitiated: true,
      setting: 'outdoor',
      category: 'narcotics',
      from: new Date('2026-11-23T06:05:00Z'),
      timePrecision: 'exact',
      precision: 'place',
      radiusM: 80,
      source: 'Väktare',
    })
  })

  test('may have its date and its clock apart', () => {
    const text =
      'datum,tid,kategori,lon,lat\n2026-11-23,14.30,brand,17,61\n2026-11-24,,brand,17,61\n'
    expect(read(text).rows).toMatchObject([
      { from: new Date('2026-11-23T13:30:00Z'), timePrecision: 'exact' },
      {
        from: new Date('2026-11-23T23:00:00Z'),
        to: new Date('2026-11-24T22:59:59.999Z'),
        timePrecision: 'day',
      },
    ])
  })

  test('at the clock change is read and flagged', () => {
    const text = 'tid,kategori,lon,lat\n2026-10-25 02:30,rån,17,61\n2026-10-25 03:30,rån,17,61\n'
    expect(read(text).rows.map(({ ambiguousTime }) => ambiguousTime)).toEqual([true, false])
  })

  test('of a police file that tells only the month stays a month, and its place a place', () => {
    const text =
      'month,longitude,latitude,location,lsoa_code\n2022-01-01,-1.0943,52.955,Daleside Road East,E01028184\n'
    const result = read(text, {
      timeZone: 'Europe/London',
      here: { name: 'Nottingham', bbox: [-1.3, 52.8, -1, 53.1] },
      sourceName: 'nottingham_robbery.csv',
    })
    expect(result.unusedColumns).toEqual(['lsoa_code'])
    expect(result.rows[0]).toMatchObject({
      category: 'robbery',
      timePrecision: 'month',
      from: new Date('2022-01-01T00:00:00Z'),
      to: new Date('2022-01-31T23:59:59.999Z'),
      precision: 'place',
      placeName: 'Daleside Road East',
    })
    const fire = read(text.replace('-1.0943,52.955', '17,61'), { category: 'fire' })
    expect(fire.rows[0]?.category).toBe('fire')
  })
})

describe('however it was saved', () => {
  const comma = csv(ROW, ROW.replace('skadegörelse', 'klotter'))
  const semicolon = comma.replaceAll(',', ';').replaceAll('.', ',')
  const tab = comma.replaceAll(',', '\t')
  const utf8 = (text: string) => new TextEncoder().encode(text)
  const wanted = read(comma).rows

  test.each<[string, string | Uint8Array]>([
    ['UTF-8', utf8(comma)],
    ['UTF-8 with BOM', utf8(`\uFEFF${comma}`)],
    ['Windows-1252', windows1252(comma)],
    ['semicolon and decimal comma', utf8(semicolon)],
    [
      'semicolon, decimal comma, Windows-1252, CRLF',
      windows1252(semicolon.replaceAll('\n', '\r\n')),
    ],
    ['semicolon with BOM', utf8(`\uFEFF${semicolon}`)],
    ['tab', utf8(tab)],
    ['tab, UTF-16 as Excel saves it', Buffer.from(`\uFEFF${tab}`, 'utf16le')],
    ['a string', comma],
    ['a string with BOM and empty lines', `\uFEFF${comma.replace('\n', '\n\n')}\n\n\n`],
    [
      'quoted',
      comma.replace(
        HEADER,
        HEADER.split(',')
          .map((h) => `"${h}"`)
          .join(','),
      ),
    ],
  ])('the same rows come out: %s', (_, input) => {
    expect(read(input)).toMatchObject({ rows: wanted, refused: [] })
  })
})

describe('identity', () => {
  test('equal rows in one file are all kept, and the same file again gives the same ids', () => {
    const text = csv(ROW, ROW, ROW.replace('glas', 'fönster'), ROW)
    const ids = read(text).rows.map(({ externalId }) => externalId)
    expect(new Set(ids).size).toBe(4)
    expect(ids.map((id) => id.split('#')[1])).toEqual(['1', '2', '1', '3'])
    expect(read(text).rows.map(({ externalId }) => externalId)).toEqual(ids)
  })

  test('every row has an id of its own, and rows in another order have the same ids', () => {
    const row = fc
      .record({
        category: fc.constantFrom('rån', 'brand'),
        hour: fc.integer({ min: 10, max: 12 }),
        place: fc.constantFrom('A', 'B'),
      })
      .map(({ category, hour, place }) => `${category},2026-05-01 ${hour}:00,,17,61,${place},`)
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const ids = (lines: string[]) => read(csv(...lines)).rows.map((one) => one.externalId)
        expect(new Set(ids(rows)).size).toBe(rows.length)
        expect(ids(rows.toReversed()).toSorted()).toEqual(ids(rows).toSorted())
      }),
    )
  })

  test('an id that comes twice is refused the second time', () => {
    const text = 'id,kategori,tid,lon,lat\n7,rån,2026-05-01,17,61\n7,rån,2026-05-02,17,61\n'
    const { rows, refused } = read(text)
    expect(rows.map(({ externalId }) => externalId)).toEqual(['7'])
    expect(refused).toMatchObject([{ row: 3, column: 'id', value: '7' }])
  })
})

describe('a row that fails is listed with row, column and reason', () => {
  const bad = (column: string, value: string) => {
    const names = HEADER.split(',')
    const fields = ROW.split(',')
    fields[names.indexOf(column)] = value
    return csv(ROW, fields.join(','), ROW)
  }
  test.each([
    ['kategori', 'trolleri', 'okänd kategori'],
    ['kategori', '', 'saknas'],
    ['från', 'i går', 'inte en tid'],
    ['från', '2026-02-30', 'inte en tid'],
    ['från', '', 'saknas'],
    ['till', '2026-10-01', 'till är före från'],
    ['longitud', '', 'saknas'],
    ['longitud', 'öst', 'inte ett tal'],
    ['latitud', '6803000', 'inte grader'],
    ['plats', 'x'.repeat(201), 'fler än 200 tecken'],
    ['longitud', '13', 'km utanför Söderhamn'],
  ])('%s: %s', (column, value, reason) => {
    const { rows, refused } = read(bad(column, value))
    expect(rows).toHaveLength(2)
    expect(refused).toEqual([
      {
        row: 3,
        column,
        value: value.slice(0, 80),
        reason: { sv: expect.stringContaining(reason), en: expect.any(String) },
      },
    ])
  })

  test('with too many or too few fields', () => {
    const { refused } = read(csv(`${ROW},och mer`, 'rån,2026-05-01'))
    expect(refused.map(({ row, column }) => [row, column])).toEqual([
      [2, ''],
      [3, ''],
    ])
  })

  test('with latitude and longitude swapped, and is told so', () => {
    const { refused } = read('kategori,tid,lon,lat\nrån,2026-05-01,61.3,17.06\n')
    expect(refused).toMatchObject([{ row: 2, column: 'lon', value: '61.3' }])
    expect(refused[0]?.reason.sv).toMatch(/utanför Söderhamn: latitud och longitud omkastade\?$/)
    const far = read('kategori,tid,lon,lat\nrån,2026-05-01,13,55.5\n')
    expect(far.refused[0]?.reason.sv).not.toContain('omkastade')
  })

  test.each([
    ['beskrivning', 'Krossat\0glas'],
    ['plats', 'Torget\0'],
    ['kategori', 'rån\0'],
  ])('with what no database column holds in %s, and nothing of it is kept', (column, value) => {
    const { rows, refused } = read(bad(column, value))
    expect(rows).toHaveLength(2)
    expect(refused).toMatchObject([{ row: 3, column }])
    expect(refused[0]!.value).toMatch(/^[^\0]+$/)
    expect(refused[0]!.value.isWellFormed()).toBe(true)
  })

  test('with a radius where the place is exact', () => {
    const text = 'kategori,tid,lon,lat,precision,radie\nrån,2026-05-01,17,61,exakt,50\n'
    expect(read(text).refused).toMatchObject([{ row: 2, column: 'radie', value: '50' }])
  })

  test('by its line in the file, also after a field of several lines and empty lines', () => {
    const text = csv(ROW.replace('Krossat glas å ä ö', '"två\nrader"'), '', ROW, 'fel')
    const { rows, refused } = read(text)
    expect(rows[0]?.description).toBe('två\nrader')
    expect(refused).toMatchObject([{ row: 6 }])
  })

  test('every row is either read or refused', () => {
    const field = fc.oneof(
      fc.constantFrom('rån', '2026-05-01', '17', '61,5', 'ja', ''),
      fc.string({ maxLength: 12 }),
    )
    const rows = fc.array(fc.array(field, { minLength: 7, maxLength: 7 }), { maxLength: 20 })
    fc.assert(
      fc.property(rows, (lines) => {
        const quoted = lines.map((line) =>
          ['x', ...line.slice(1)].map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
        )
        const result = read(csv(ROW, ...quoted))
        expect(result.rows.length + result.refused.length).toBe(lines.length + 1)
      }),
    )
  })
})

describe('quotation marks', () => {
  test.each([
    ['Ett 5" rör', 'Ett 5" rör'],
    ['"Sade ""hej"" och gick"', 'Sade "hej" och gick'],
    ['"Krossat, glas"', 'Krossat, glas'],
  ])('%s', (written, description) => {
    const { rows, refused } = read(csv(ROW, ROW.replace('Krossat glas å ä ö', written), ROW))
    expect(refused).toEqual([])
    expect(rows[1]?.description).toBe(description)
  })

  test('one that never ends is told by its line', () => {
    const several = ROW.replace('Krossat glas å ä ö', '"två\nrader"')
    const text = csv(several, '', ROW.replace('Krossat', '"Krossat'), ROW, ROW)
    expect(() => read(text)).toThrow('citattecknet på rad 5 saknar sitt par')
  })
})

describe('a setting that is not told', () => {
  const settings = (text: string) => read(text).rows.map(({ setting }) => setting)

  test('is indoors for shoplifting and unknown for the rest', () => {
    const head = 'kategori,tid,lon,lat'
    const rows = ['snatteri', 'inbrott', 'rån'].map((kind) => `${kind},2026-05-01,17,61`)
    expect(settings([head, ...rows].join('\n'))).toEqual(['indoor', 'unknown', 'unknown'])
  })

  test('is left as told', () => {
    const text = 'kategori,tid,lon,lat,inomhus\nsnatteri,2026-05-01,17,61,nej\n'
    expect(settings(text)).toEqual(['outdoor'])
  })

  test('is no part of what a row is known by: what was assumed may change, its id may not', () => {
    const [row] = read('kategori,tid,lon,lat\nsnatteri,2026-05-01,17,61\n').rows
    expect(row?.externalId).toBe('sha256:8677afdefd18d540#1')
  })
})

describe('personal identity numbers', () => {
  test('in a header stop the whole file', () => {
    const reading = () => read('kategori,tid,lon,lat,880320-0016\nrån,2026-05-01,17,61,x\n')
    expect(reading).toThrow(expect.objectContaining({ code: 'personal-number' }))
    expect(reading).toThrow(/kolumn 5/)
    expect(reading).not.toThrow(/0016/)
  })

  test.each(['880320-0016', '8803200016', '19880320 0016', '701063-2391'])(
    'a row that holds %s is refused, and the number is not repeated',
    (number) => {
      const { rows, refused } = read(csv(ROW.replace('Krossat glas', `Ring ${number}`)))
      expect(rows).toEqual([])
      expect(refused).toMatchObject([{ row: 2, column: 'beskrivning', value: '' }])
      expect(JSON.stringify(refused)).not.toContain(number)
      expect(refused[0]?.reason.sv).toContain(`tecken 6–${5 + number.length}`)
    },
  )

  test('in a field that fails for another reason is not repeated either', () => {
    const { refused } = read(csv(ROW.replace('skadegörelse', '880320-0016')))
    expect(refused).toMatchObject([{ column: 'kategori', value: '' }])
  })
})

describe('a file that cannot be read gives one clear error', () => {
  test.each([
    ['', 'file-empty'],
    ['\n\n', 'file-empty'],
    ['a,b,c\n1,2,3\n', 'no-columns'],
    ['kategori,tid,lon\nrån,2026-05-01,17\n', 'no-columns'],
    [`${HEADER}\n"rån,2026-05-01\n`, 'file-unreadable'],
  ])('%j', (text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code, name: 'ImportError' }))
  })

  test('that names every column that is missing', () => {
    const missing = () => read('plats,latitud\nA,61\n')
    expect(missing).toThrow('longitud och tid, från eller månad och kategori')
  })
})

test('100 000 rows are read within seconds', () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => {
    const day = String(1 + (i % 28)).padStart(2, '0')
    return `rån,2026-05-${day} ${10 + (i % 10)}:15,,17.0${i % 97},61.${i % 89},Plats ${i % 500},`
  })
  const started = performance.now()
  expect(read(csv(...rows)).rows).toHaveLength(100_000)
  expect(performance.now() - started).toBeLessThan(15_000)
})
