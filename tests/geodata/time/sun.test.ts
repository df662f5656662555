import { expect, test } from 'vitest'
import type { LonLat } from '../../../geodata/position.ts'
import { isDark, sunAltitudeDeg } from '../../../geodata/time/sun.ts'

const söderhamn: LonLat = [17.06, 61.3]
const at = (iso: string) => sunAltitudeDeg(Date.parse(iso), söderhamn)

// At noon by the sun its height is 90° − latitude + declination; the clock is off by the equation of time.
test.each([
  ['midsummer noon', '2026-06-21T10:53:40Z', 90 - 61.3 + 23.44],
  ['midwinter noon', '2026-12-21T10:50:00Z', 90 - 61.3 - 23.44],
  ['midsummer midnight', '2026-06-20T22:53:40Z', 61.3 + 23.44 - 90],
])('at %s it stands where the year has it', (_, iso, deg) => {
  expect(at(iso)).toBeCloseTo(deg, 1)
})

test('at the equinox it rises in the east at six by the sun, whatever the latitude', () => {
  // 20 March 2026, equation of time −7.4 min, and 4 min a degree from the meridian.
  const rise = Date.UTC(2026, 2, 20, 6) + (7.4 - 4 * 17.06) * 60_000
  for (const lat of [-40, 0, 30, 61]) expect(sunAltitudeDeg(rise, [17.06, lat])).toBeCloseTo(0, 0)
})

test('Swedish midsummer nights are no dark ones here, and November afternoons are', () => {
  expect(isDark(Date.parse('2026-06-20T22:50:00Z'), söderhamn)).toBe(false)
  expect(isDark(Date.parse('2026-11-29T16:00:00Z'), söderhamn)).toBe(true)
  expect(isDark(Date.parse('2026-11-29T12:00:00Z'), söderhamn)).toBe(false)
})
