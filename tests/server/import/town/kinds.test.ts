import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Feature } from 'geojson'
import { describe, expect, test } from 'vitest'
import { readTown } from '../../../../server/import/town/read-town.ts'
import { madeKinds, makeFile } from '../made-files.ts'
import { OsmFile, scratchFolder, square } from '../support.ts'

const folder = scratchFolder()
const house: Feature = {
  type: 'Feature',
  properties: { hojd: 7.5, namn: 'Rådhuset å' },
  geometry: {
    type: 'Polygon',
    coordinates: [square(0, 0, 20).map((corner) => OsmFile.lonLat(corner))],
  },
}
const near = [16.4, 61.1, 17.6, 61.6] as const

describe('houses are read out of', () => {
  const { xlsx, ods, kml, ...kinds } = madeKinds
  test.each(Object.entries(kinds))('%s', async (kind, made) => {
    const epsg = kind.startsWith('geojson') ? 4326 : 3006
    const name = `byggnader-${kind}`
    const path = await makeFile(folder(), name, made, [house], { epsg, layer: 'byggnader' })
    const { town, report } = await readTown(path, { name: 'X' })
    expect(report.refused).toEqual([])
    expect(town.obstacles).toHaveLength(1)
    expect(town.obstacles[0]).toMatchObject({
      kind: 'building',
      heightM: 7.5,
      heightSource: 'tagged',
    })
    expect(town.bbox[0]).toBeCloseTo(17.06, 3)
    expect(town.bbox[1]).toBeCloseTo(61.3, 3)
  })

  test('KML, whose shapes have a name alone', async () => {
    const path = await makeFile(folder(), 'byggnader', kml, [house])
    const { town } = await readTown(path, { name: 'X' })
    expect(town.obstacles).toHaveLength(1)
  })
})

/** A closed line on a drawing's own layer, in metres of SWEREF 99 TM; drawings never say of what system. */
const drawing = (layer: string, corners: readonly (readonly [number, number])[]) =>
  [
    ...['0', 'SECTION', '2', 'ENTITIES', '0', 'LWPOLYLINE', '8', layer],
    ...['90', String(corners.length), '70', '1'],
    ...corners.flatMap(([x, y]) => ['10', String(x), '20', String(y)]),
    ...['0', 'ENDSEC', '0', 'EOF', ''],
  ].join('\n')

describe('a drawing', () => {
  const corners = [
    [610_000, 6_797_000],
    [610_020, 6_797_000],
    [610_020, 6_797_020],
  ] as const

  test('is asked about, with the likeliest coordinate systems', async () => {
    const path = join(folder(), 'ritning.dxf')
    await writeFile(path, drawing('MURAR', corners))
    const refused = await readTown(path, { name: 'X', near }).catch((error) => error)
    expect(refused.code).toBe('no-coordinate-system')
    expect(refused.asks.likely[0]).toMatchObject({ epsg: 3006, isSwapped: false })
  })

  test('is told by the names of its layers, where somebody says the system', async () => {
    const path = join(folder(), 'murar.dxf')
    await writeFile(path, drawing('MURAR', corners))
    const placing = { epsg: 3006, isSwapped: false }
    const { town, report } = await readTown(path, { name: 'X', near, placing })
    expect(report.counts.walls).toBe(1)
    expect(town.bbox[0]).toBeCloseTo(17.05288, 4)
    expect(town.bbox[1]).toBeCloseTo(61.29163, 4)
  })

  test('with north first is read where that is said', async () => {
    const path = join(folder(), 'norr.dxf')
    await writeFile(
      path,
      drawing(
        'MURAR',
        corners.map(([x, y]) => [y, x] as const),
      ),
    )
    const refused = await readTown(path, { name: 'X', near }).catch((error) => error)
    expect(refused.asks.likely[0]).toMatchObject({ epsg: 3006, isSwapped: true })
    const { town } = await readTown(path, { name: 'X', near, placing: refused.asks.likely[0] })
    expect(town.bbox[1]).toBeCloseTo(61.2916, 2)
  })
})
