import fc from 'fast-check'
import proj4 from 'proj4'
import { describe, expect, test } from 'vitest'
import { localPlane } from '../../geodata/plane.ts'

const centre = fc.tuple(
  fc.double({ min: -170, max: 170, noNaN: true }),
  fc.double({ min: -75, max: 75, noNaN: true }),
)
const offset = fc.double({ min: -0.05, max: 0.05, noNaN: true })

describe('localPlane', () => {
  test('agrees with PROJ’s transverse Mercator to a millimetre', () => {
    fc.assert(
      fc.property(centre, offset, offset, ([lon0, lat0], dLon, dLat) => {
        const projection = `+proj=tmerc +lat_0=${lat0} +lon_0=${lon0} +k=1 +ellps=WGS84 +units=m`
        const position = [lon0 + dLon, lat0 + dLat] as const
        const [x, y] = localPlane([lon0, lat0]).toPlane(position)
        const [px, py] = proj4('EPSG:4326', projection, [...position])
        expect(Math.hypot(x - px!, y - py!)).toBeLessThan(0.0015)
      }),
    )
  })

  test('there and back is the same place to a millimetre', () => {
    fc.assert(
      fc.property(centre, offset, offset, (at, dLon, dLat) => {
        const plane = localPlane(at)
        const [lon, lat] = plane.toLonLat(plane.toPlane([at[0] + dLon, at[1] + dLat]))
        expect(Math.abs(lon - at[0] - dLon)).toBeLessThan(4e-8)
        expect(Math.abs(lat - at[1] - dLat)).toBeLessThan(1e-8)
      }),
    )
  })

  test('north is up and the centre is the origin', () => {
    const plane = localPlane([17.06, 61.3])
    expect(plane.toPlane([17.06, 61.3])).toEqual([0, 0])
    const [x, y] = plane.toPlane([17.06, 61.301])
    expect(x).toBe(0)
    expect(y).toBeCloseTo(111.43, 1)
  })
})
