import { type Table, tableFromIPC } from '@uwdata/flechette'
import type { IncidentColumns } from '../../geodata/model/incident-columns.ts'
import { ask } from './http.ts'

/** All incidents of a municipality that one may see, as columns. Called in the worker. */
export async function fetchIncidentColumns(
  municipality: string,
  signal?: AbortSignal,
): Promise<IncidentColumns> {
  const response = await ask(`/api/m/${municipality}/incidents/columns`, { signal })
  return decodeIncidentColumns(await response.arrayBuffer())
}

/**
 * Reads the Arrow stream of incidents.
 *
 * @throws {TypeError} when a column is missing or of another type than the contract says
 */
export function decodeIncidentColumns(stream: ArrayBuffer): IncidentColumns {
  const table = tableFromIPC(new Uint8Array(stream), { useBigInt: false })
  const { sources, index } = indexed(strings(table, 'source'))
  return {
    length: table.numRows,
    cellHi: numbers(table, 'cellHi', Uint32Array),
    cellLo: numbers(table, 'cellLo', Uint32Array),
    lon: numbers(table, 'lon', Float64Array),
    lat: numbers(table, 'lat', Float64Array),
    fromMs: numbers(table, 'fromMs', Float64Array),
    toMs: numbers(table, 'toMs', Float64Array),
    hourOfWeek: numbers(table, 'hourOfWeek', Int16Array),
    category: numbers(table, 'category', Uint8Array),
    precision: numbers(table, 'precision', Uint8Array),
    timePrecision: numbers(table, 'timePrecision', Uint8Array),
    setting: numbers(table, 'setting', Uint8Array),
    policeInitiated: numbers(table, 'policeInitiated', Uint8Array),
    radiusM: numbers(table, 'radiusM', Float32Array),
    classification: numbers(table, 'classification', Uint8Array),
    source: index,
    sources,
  }
}

type NumberArray = { new (length: number): { length: number } }

function numbers<Kind extends NumberArray>(
  table: Table,
  name: string,
  Kind: Kind,
): InstanceType<Kind> {
  const values: unknown = column(table, name)
  // An empty stream has no batches to tell the type of its columns.
  if (table.numRows === 0) return new Kind(0) as InstanceType<Kind>
  if (values instanceof Kind) return values as InstanceType<Kind>
  throw new TypeError(`column ${name} is not a ${Kind.name}`)
}

const strings = (table: Table, name: string) => column(table, name) as ArrayLike<string>

function column(table: Table, name: string): unknown {
  const found = table.getChild(name)
  if (!found) throw new TypeError(`column ${name} is missing`)
  return found.toArray()
}

function indexed(values: ArrayLike<string>): { sources: string[]; index: Uint16Array } {
  const known = new Map<string, number>()
  const index = Uint16Array.from(values, (value) => {
    const at = known.get(value) ?? known.size
    if (at === known.size) known.set(value, at)
    return at
  })
  return { sources: [...known.keys()], index }
}
