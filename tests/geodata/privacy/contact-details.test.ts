import fc from 'fast-check'
import { isValidPhoneNumber } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { findContactDetails } from '../../../geodata/privacy/contact-details.ts'
import { numberPlan, seriesOf } from '../../../geodata/privacy/number-plan.ts'

const found = (text: string, kind: 'phone' | 'plate') =>
  findContactDetails(text)
    .filter((detail) => detail.kind === kind)
    .map(({ start, end }) => text.slice(start, end))
const phones = (text: string) => found(text, 'phone')
const plates = (text: string) => found(text, 'plate')

// Numbers that PTS keeps free for films and books: they lead to nobody.
describe('a telephone number is found', () => {
  test.each([
    '070-174 06 05',
    '070-1740605',
    '0701740605',
    '070 174 06 05',
    '070 17 40 605',
    '070 1740 605',
    '070-174-06-05',
    '070.174.06.05',
    '070/174 06 05',
    '070 - 174 06 05',
    '070–174 06 05',
    '070\u2011174\u00a006\u00a005',
    '(070) 174 06 05',
    '(070)1740605',
    '0701-74 06 05',
    '0701-740605',
    '+46701740605',
    '+46 70 174 06 05',
    '+46 70-174 06 05',
    '+46 (0)70 174 06 05',
    '+46(0)70-1740605',
    '+46 (0) 70 174 06 05',
    '+4670 174 06 05',
    '+46-70-174 06 05',
    '+46 070-174 06 05',
    '(+46) 70 174 06 05',
    '+ 46 70 174 06 05',
    '0046701740605',
    '0046 70 174 06 05',
    '00 46 70 174 06 05',
    '46701740605',
    '0270-123 45',
    '0270-12345',
    '0270 12 345',
    '0270-12 34 56',
    '(0270) 123 45',
    '027012345',
    '0270/123 45',
    '+46 270 123 45',
    '0046270-12345',
    '08-12 34 56 78',
    '08-123 456 78',
    '08-12 34 56',
    '08-46 500 400',
    '(08) 465 004 00',
    '08 123 45 67',
    '+46 8 465 004 00',
    '031-390 06 00',
    '026-12 34 56',
    '010-456 70 00',
    '020-22 22 22',
    '0771-41 43 00',
    '0900-123 45 67',
    '０７０－１７４　０６　０５',
    '070\u200b-174\u00ad06\u206005',
  ])('%s', (number) => {
    expect(phones(number)).toEqual([number])
    expect(phones(`Vittnet nås på ${number}, helst kvällstid.`)).toEqual([number])
    expect(phones(`Ring Åsa (${number}).`)).toEqual([number])
  })

  test.each([
    ['tel:0701740605', ['0701740605']],
    ['Mob.070-174 06 05', ['070-174 06 05']],
    ['tel0270-12345', ['0270-12345']],
    ['rum 12 070-174 06 05 kl 14', ['070-174 06 05']],
    ['rum 12, 0270-123 45 12 personer', ['0270-123 45']],
    ['070-174 06 05/070-174 06 06', ['070-174 06 05', '070-174 06 06']],
    ['070-1740605,070-1740606', ['070-1740605', '070-1740606']],
    ['Ring 0270-123 45! Eller 08-12 34 56?', ['0270-123 45', '08-12 34 56']],
    ['Öppet 08-17, ring 070-174 06 05', ['070-174 06 05']],
    ['2026-08-12 ringde 070-174 06 05', ['070-174 06 05']],
    ['förut 070-174 06 05\n2026-05-01', ['070-174 06 05']],
  ])('in %s', (text, expected) => expect(phones(text)).toEqual(expected))
})

describe('a plate is found', () => {
  test.each([
    'ABC 123',
    'ABC123',
    'ABC-123',
    'ABC12D',
    'ABC 12D',
    'ABC-12d',
    'abc123',
    'abc 123',
    'abc12d',
    'Abc 123',
    'MLB 84A',
    'RUM123',
    'ABC\u00a0123',
    'ＡＢＣ１２３',
  ])('%s', (plate) => {
    expect(plates(plate)).toEqual([plate])
    expect(plates(`En vit skåpbil (${plate}) stod på gågatan.`)).toEqual([plate])
    expect(plates(`Bilen var ${plate}.`)).toEqual([plate])
  })

  test('beside a telephone number, in the order of the text', () => {
    const text = 'Vit Volvo ABC 12D, föraren nås på 070-174 06 05 eller mob 0270-123 45.'
    expect(findContactDetails(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]))
      // A list of both in one: neither hides the other.
      .toEqual([
        ['plate', 'ABC 12D'],
        ['phone', '070-174 06 05'],
        ['phone', '0270-123 45'],
      ])
  })
})

describe('other figures are left alone', () => {
  test.each([
    '',
    'Stängslet är trasigt sedan 2019 och lagas våren 2026.',
    'Bråk utanför krogen lördag 2026-08-12 kl. 23:45, åter 00.30.',
    'Mellan kl 08 10 och 08 30 stod två mopeder på Köpmangatan.',
    'Kl. 08 10 12 14 går bussen från Resecentrum.',
    'Öppettider: mån–fre 08-17, lör 10-14, jourtid 08.30-10.00.',
    'Tid 08:30–10:00 den 26-08-12 14 30.',
    'Den 08-12-2026 kom beslutet, 08-12-26 14.30 var vi där.',
    'Datum 20260812, 260812 och 08/12 2026.',
    'Skadorna kostade 12 345 678 kr, varav 0,75 procent i ränta.',
    'Priset är 070 kr eller 1 070 123 kr.',
    'Punkten ligger på 61.303700, 17.057500 (61,3037001 17,0701740605).',
    'Läge N 61.0701740605 E 17.0270123456.',
    'SWEREF 99 TM: 6797500, 0612345.',
    'Handlingen skickades till 826 40 Söderhamn, Köpmangatan 12.',
    'Beslut 2026-1234 och dnr 2026/00123 gäller till 2027-01-01.',
    'Dnr 0812345678 samt ärende 027012345 är avslutade.',
    'KS-0812345678 och 2026-0270123456 är andra ärenden.',
    'Anmälan 5000-K123456-22 rör samma plats.',
    'H3-cellen 8a0701234567fff och 8901234567bffff ligger intill.',
    'Id 0190f3c2-0270-7123-8456-701740605123 i registret.',
    'Filen 08123456-a234-4123-9123-0701234567ab.csv lästes in.',
    'Ring 112 vid brott som pågår, annars 114 14 eller 1177.',
    'Pelare 01 02 03 04 05 saknar lampa.',
    'Personnumret 070101-1234 stod i texten.',
    'Org.nr 212000-2346, bankgiro 123-4567.',
    'Version 0.7012345678 av 2.0701234567.',
    'Ip 070.12.34.56 och version 08.123456.',
    'Numret 07017406 är för kort och 070174060512 för långt.',
    'Riktnummer 0123-4 och 0199-123 45 finns inte.',
  ])('no telephone number: %s', (text) => expect(phones(text)).toEqual([]))

  test.each([
    'Kl 123 och buss 123 och väg 123 och OCH 123.',
    'Buss 123 gick förbi, tåg 123 stod still.',
    'Åk väg 583 mot E4, sväg av vid riksväg 301.',
    'I rum 123, hus 12B, port 12A och sal 204 var det lugnt.',
    'Det var 100 personer, max 150, och 200 till.',
    'Vi såg den 100 meter bort, den 25e och den 12a.',
    'Kostar SEK 500 eller EUR 100; ca 250 kr.',
    'LED 100 W, PTZ 360 grader, USB 300, GPS100.',
    'Se dok 123 och ref 456, box 123, 826 22 Söderhamn.',
    'Ärendet KSN-123/26 och TKN 123/2026.',
    'Mät AB 123 och ABCD 123, ABC 1234 och ABC 12.',
    'Plåten AIB 123, AQB 123, AVB 123, ÅBC 123 finns inte, inte heller ABC 12O.',
    'ABC 000 har inget fordon.',
    'Kod abc_123, fil abc123.pdf, adress abc123@example.se, x@abc123.se.',
    'För 100 år sedan, på 123 sätt, när 456 kom.',
    'Fo\u0308r-hoppet: ga\u0308nga 123.',
    'P-hus 123, A-sal 123.',
    'Färgen #abc123, summan SHA-256 och sha256.',
    'TEL 112 och tfn 114 14.',
    'Värdet abc 123,5 och abc 123.5.',
    'H3 8a1fabc123fff, f81d4fae-7dec-11d0-a765-00a0c91abc12.',
  ])('no plate: %s', (text) => expect(plates(text)).toEqual([]))
})

describe('whatever the figures', () => {
  const figures = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
  const national = fc.constantFrom(...numberPlan).chain((series) =>
    fc
      .integer({ min: series.shortest, max: series.longest })
      .chain((length) => figures(length - series.code.length))
      .map((rest) => ({ code: series.code, rest: rest.join('') })),
  )

  test('a number that Google’s library knows is found, in every usual form', () => {
    fc.assert(
      fc.property(national, ({ code, rest }) => {
        // The library lets a zero begin a number within an area; the plan has none such.
        fc.pre(isValidPhoneNumber(`+46${code}${rest}`) && rest[0] !== '0')
        const odd = rest.length % 2 === 1 ? 3 : 2
        const grouped = [rest.slice(0, odd), ...(rest.slice(odd).match(/../g) ?? [])].join(' ')
        for (const written of [
          `0${code}${rest}`,
          `0${code}-${rest}`,
          `0${code}-${grouped}`,
          `(0${code}) ${grouped}`,
          `+46${code}${rest}`,
          `+46 ${code} ${grouped}`,
          `+46 (0)${code}-${grouped}`,
          `0046 ${code} ${grouped}`,
        ])
          expect(phones(`nås på ${written} i dag`)).toEqual([written])
      }),
      { numRuns: 3_000 },
    )
  })

  test('the plan is the library’s: no series of it is empty, and none is missing', () => {
    const tries = ['1234567', '123456', '12345', '2345678', '234567', '34567', '67890', '6543210']
    const isKnown = (code: string) => tries.some((rest) => isValidPhoneNumber(`+46${code}${rest}`))
    expect(numberPlan.filter(({ code }) => !isKnown(code))).toEqual([])
    expect(numberPlan.filter(({ isPlace }) => isPlace)).toHaveLength(264)
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 9_999_999_999 }).map(String), (digits) => {
        fc.pre(isValidPhoneNumber(`+46${digits}`))
        const series = seriesOf(digits)
        expect(digits.length).toBeGreaterThanOrEqual(series?.shortest ?? 99)
        expect(digits.length).toBeLessThanOrEqual(series?.longest ?? 0)
      }),
      { numRuns: 3_000 },
    )
  })

  test('times and dates are none', () => {
    const moment = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2040-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moment, fc.constantFrom(':', '.'), (date, sign) => {
        const [day, time] = date.toISOString().slice(0, 19).split('T') as [string, string]
        const clock = time.replaceAll(':', sign)
        const short = clock.slice(0, 5)
        const compact = day.slice(2).replaceAll('-', '')
        for (const text of [
          `${day} ${clock}`,
          `${day}T${time}Z`,
          `${day}, kl. ${short}`,
          `${day.slice(2)} ${short}-${short}`,
          `${short}–${short}`,
          `kl ${short} den ${day.slice(5)}`,
          `${day.slice(5)} ${day.slice(0, 4)}`,
          `${day.slice(5)}-${day.slice(0, 4)}`,
          compact,
          `${compact} ${short}`,
          `${compact}-${time.slice(0, 2)}${time.slice(3, 5)}`,
        ])
          expect(findContactDetails(text)).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  test('places in degrees and ids are none', () => {
    const degrees = fc.integer({ min: 3, max: 9 }).chain((decimals) => {
      const told = (min: number, max: number) =>
        fc.double({ min, max, noNaN: true }).map((value) => value.toFixed(decimals))
      return fc.tuple(told(55, 69), told(11, 24), fc.constantFrom(', ', ',', ' ', ' / ', '\n'))
    })
    fc.assert(
      fc.property(degrees, fc.uuid(), ([lat, lon, between], uuid) => {
        expect(findContactDetails(`${lat}${between}${lon}`)).toEqual([])
        expect(findContactDetails(`${lat}${between}${lon}`.replaceAll('.', ','))).toEqual([])
        expect(findContactDetails(`id ${uuid}`)).toEqual([])
        expect(findContactDetails(uuid.toUpperCase())).toEqual([])
      }),
      { numRuns: 3_000 },
    )
  })

  test('any plate is found in any form, and one letter or figure more makes it none', () => {
    const letter = fc.constantFrom(...'ABCDEFGHJKLMNOPRSTUWXYZ')
    const last = fc.oneof(
      fc.constantFrom(...'0123456789'),
      fc.constantFrom(...'ABCDEFGHJKLMNPRSTUWXYZ'),
    )
    // No word or measure has these in its middle.
    const middle = fc.constantFrom(...'XZ')
    const plate = fc.tuple(letter, middle, letter, fc.integer({ min: 1, max: 99 }), last)
    fc.assert(
      fc.property(plate, fc.constantFrom('', ' ', '-'), ([a, b, c, two, end], joint) => {
        const written = `${a}${b}${c}${joint}${String(two).padStart(2, '0')}${end}`
        for (const text of [written, written.toLowerCase()]) {
          expect(plates(`bil ${text}.`)).toEqual([text])
          expect(plates(`bil x${text}`)).toEqual([])
          expect(plates(`bil ${text}4`)).toEqual([])
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('spans lie in the text, in order, and never overlap', () => {
    const piece = fc.constantFrom(
      ...[
        '070-174 06 05',
        'ABC 123',
        '0270',
        '(',
        ')',
        '+46',
        ' ',
        '-',
        '/',
        '12',
        'å',
        '\u200b',
        '０',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('')
        let last = 0
        for (const { start, end } of findContactDetails(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
