import { expect, test } from 'vitest'
import { changeNote } from '../../../../web/administration/log/change-note.ts'
import { fieldWords, inOrder } from '../../../../web/administration/log/field-words.ts'
import { valueWords } from '../../../../web/administration/log/value-words.ts'
import { telling } from '../telling.ts'

const words = (field: string, value: unknown) => valueWords(telling, field, value)

test('codes and ids are told by name', () => {
  expect(words('roles', ['member', 'police'])).toBe('Medarbetare, Polis')
  expect(words('classification', 'authorities')).toBe('Kommunen och polisen')
  expect(words('kind', 'temporary')).toBe('Tillfällig kamera')
  expect(words('kind', 'business')).toBe('Näringsliv')
  expect(words('ownerUnitId', 'unit-1')).toBe('Söderhamns kommun, Samhällsservice')
  expect(words('unitId', 'unit-2')).toBe('okänd enhet (unit-2)')
  expect(words('through', 'password')).toBe('lösenord')
  expect(words('through', 'kommunen')).toBe('kommunen')
  expect(words('changed', 'password-by-link')).toBe('lösenordet, genom en länk')
  expect(words('where', 'everywhere')).toBe('överallt')
  expect(words('viewAs', 'reader')).toBe('Läsare')
  expect(words('category', 'something-new')).toBe('something-new')
})

test('times are local, days are days, and nothing is said to be empty', () => {
  expect(words('from', '2026-11-20T20:00:00.000Z')).toBe('20 november 2026 21.00')
  expect(words('decidedOn', '2026-11-24')).toBe('24 november 2026')
  for (const value of [null, undefined, '', []]) expect(words('x', value)).toBe('(tomt)')
  expect(words('indoor', false)).toBe('nej')
  expect(words('radiusM', 1250.5)).toMatch(/^1\s250,5$/)
})

test('shapes come without their coordinates', () => {
  const ring = [
    ...[
      [17, 61],
      [17.1, 61],
      [17.1, 61.1],
      [17, 61],
    ],
  ]
  expect(words('area', { type: 'Polygon', coordinates: [ring] })).toBe('yta med 3 hörn')
  expect(words('shape', { type: 'LineString', coordinates: ring })).toBe('linje med 4 punkter')
  expect(words('position', [17.05, 61.3])).toBe('punkt 61,30000, 17,05000')
})

test('lists of things are told by name, long ones by number', () => {
  expect(
    words('units', [
      { id: '1', name: 'Ljusne' },
      { id: '2', name: 'Sandarne' },
    ]),
  ).toBe('Ljusne, Sandarne')
  expect(words('ids', Array.from({ length: 12 }, String))).toBe('12 poster')
  expect(words('filter', { action: 'update', from: null })).toBe('action: update')
})

test('a move says how far, a redrawn area that it was, a list how much', () => {
  const note = (field: string, before: unknown, after: unknown) =>
    changeNote(telling, { field, before, after })
  expect(note('position', [17, 61], [17, 61.001])).toBe('flyttad 111 m')
  const area = { type: 'Polygon', coordinates: [[]] }
  expect(note('area', area, area)).toBe('ritad om')
  expect(note('placements', [{ id: 1 }], [{ id: 2 }])).toBe('1 till, 1 bort')
  expect(note('name', 'a', 'b')).toBeNull()
})

test('fields stand in the order they are read in, and an unknown one keeps its name', () => {
  const told = ['cell', 'unheard', 'name'].map((field) => ({ field }))
  expect(inOrder(told).map(({ field }) => field)).toEqual(['name', 'cell', 'unheard'])
  expect(fieldWords(telling.t, 'unheard')).toBe('unheard')
  expect(fieldWords(telling.t, 'toString')).toBe('toString')
})
