import { describe, expect, test } from 'vitest'
import { destinationOf, safeTill, signInAddress, signInPath } from '../../../web/state/till.ts'
import { somebody } from '../people.ts'

describe('where somebody may be sent after sign-in', () => {
  test.each([
    '/arbete',
    '/arbete?del=cameras&vald=incident:0198',
    '/forvaltning/konto#nyckel',
    '/forvaltning?kommun=2182',
  ])('%s is of this service', (till) => {
    expect(safeTill(till)).toBe(till)
  })

  test.each([
    ...[
      'https://evil.example/arbete',
      '//evil.example/arbete',
      '/\\evil.example',
      '\\\\evil.example',
    ],
    ...['/\t/evil.example', 'javascript:alert(1)', 'arbete', '', ' /arbete'],
    ...['/api/session', '/logga-in?till=/arbete', '/arbetets', '/arbete/../api/session'],
    ...['/arbete\\..\\..\\api', '/%2e%2e/api', '/forvaltning/../logga-in'],
  ])('%j is not', (till) => {
    expect(safeTill(till)).toBeNull()
  })

  test('nothing asked is nothing', () => expect(safeTill(null)).toBeNull())
})

describe('where one goes', () => {
  const administrator = somebody({ grants: [{ municipality: '2182', role: 'administrator' }] })

  test('where one was going, or to the map', () => {
    expect(destinationOf(somebody(), '/arbete?del=table')).toBe('/arbete?del=table')
    expect(destinationOf(somebody(), null)).toBe('/arbete')
    expect(destinationOf(somebody(), 'https://evil.example')).toBe('/arbete')
  })

  test('whoever only administers goes to the administration, wherever they were going', () => {
    expect(destinationOf(administrator, null)).toBe('/forvaltning')
    expect(destinationOf(administrator, '/arbete?del=table')).toBe('/forvaltning')
    expect(destinationOf(administrator, '/forvaltning/logg')).toBe('/forvaltning/logg')
  })

  test('a second factor that is required is told of first', () => {
    expect(destinationOf({ ...administrator, needsSecondFactor: true }, null)).toBe('/arbete')
  })
})

describe('the way to the sign-in and back', () => {
  test('carries the whole address, however it is written', () => {
    const place = { pathname: '/arbete', search: "?kallor=O'Brien (x)*~!&vy=16/61,3", hash: '#a' }
    const address = signInAddress(place)
    expect(address).not.toMatch(/['()*~!]/)
    const till = new URL(address, 'https://x.invalid').searchParams.get('till')
    expect(decodeURI(safeTill(till)!)).toBe("/arbete?kallor=O'Brien (x)*~!&vy=16/61,3#a")
  })

  test('leaves out what is not to be come back to', () => {
    expect(signInPath('https://evil.example')).toBe('/logga-in')
    expect(signInPath(null)).toBe('/logga-in')
  })
})
