import {
  dictionary,
  float32,
  float64,
  int16,
  tableFromArrays,
  tableToIPC,
  uint8,
  uint32,
  utf8,
} from '@uwdata/flechette'
import { expect, test } from 'vitest'
import { decodeIncidentColumns } from '../../../web/api/columns.ts'

const types = {
  cellHi: uint32(),
  cellLo: uint32(),
  lon: float64(),
  lat: float64(),
  fromMs: float64(),
  toMs: float64(),
  hourOfWeek: int16(),
  category: uint8(),
  precision: uint8(),
  timePrecision: uint8(),
  setting: uint8(),
  policeInitiated: uint8(),
  radiusM: float32(),
  classification: uint8(),
  source: dictionary(utf8()),
}

const stream = (n: number, without = '') => {
  const arrays = Object.fromEntries(
    Object.keys(types)
      .filter((name) => name !== without)
      .map((name) => [
        name,
        Array.from({ length: n }, (_, i) => (name === 'source' ? ['Polisen', 'Åsa'][i % 2]! : i)),
      ]),
  )
  const bytes = tableToIPC(tableFromArrays(arrays, { types }), { format: 'stream' })
  return (bytes as Uint8Array).slice().buffer as ArrayBuffer // a whole buffer, as fetch gives it
}

test('columns come out as the arrays the counting wants', () => {
  const columns = decodeIncidentColumns(stream(5))
  expect(columns.length).toBe(5)
  expect(columns.cellHi).toEqual(Uint32Array.of(0, 1, 2, 3, 4))
  expect(columns.fromMs).toEqual(Float64Array.of(0, 1, 2, 3, 4))
  expect(columns.hourOfWeek).toBeInstanceOf(Int16Array)
  expect(columns.radiusM).toBeInstanceOf(Float32Array)
  expect(columns.sources).toEqual(['Polisen', 'Åsa'])
  expect(columns.source).toEqual(Uint16Array.of(0, 1, 0, 1, 0))
})

test('a town without incidents has empty columns', () => {
  const columns = decodeIncidentColumns(stream(0))
  expect(columns.length).toBe(0)
  expect(columns.cellLo).toEqual(new Uint32Array())
  expect(columns.sources).toEqual([])
})

test('a missing column is named', () => {
  expect(() => decodeIncidentColumns(stream(2, 'lat'))).toThrow('lat')
})
